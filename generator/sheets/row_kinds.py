"""What kind of row each is: a unit's, a total, a heading, a remark, or spoiled by merged cells."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from generator.sheets.column_choice import Columns
from generator.sheets.grid import Cell, Grid, Kind, Row
from generator.sheets.labels import GroupLabels, is_group_mark, is_total
from generator.sheets.matching import UnitIndex
from generator.sheets.merged_cells import MergedCells


class RowKind(Enum):
    """What a row is to be read as."""

    NAMED = auto()
    TOTAL = auto()
    FIGURES_OF_NOBODY = auto()
    REMARK = auto()
    MERGED = auto()


class RowSorter:
    """Tells rows apart before their figures are read."""

    def __init__(self, grid: Grid, columns: Columns, units: UnitIndex, groups: GroupLabels) -> None:
        self.columns = columns
        self._units = units
        self._groups = groups
        self._watched = sorted({*columns.named, *columns.counts.values()})
        self._merged = MergedCells(grid, self._watched, columns.first_row)

    def kind(self, row: Row) -> RowKind:
        """What a row is."""
        named = any(column in row.cells for column in self.columns.named)
        figures = self.figures(row)
        if self._merged and (named or figures) and self.spoiled(row) is not None:
            return RowKind.TOTAL if is_total(self.label(row)) else RowKind.MERGED
        if self._has_code(row):
            return RowKind.NAMED
        if self._is_total(self.label(row)):
            return RowKind.TOTAL
        if named:
            return RowKind.NAMED
        return RowKind.FIGURES_OF_NOBODY if has_numbers(figures) else RowKind.REMARK

    def spoiled(self, row: Row) -> int | None:
        """The first column that is read and lies in a merge in this row."""
        return next(
            (column for column in self._watched if (row.number, column) in self._merged), None
        )

    def figures(self, row: Row) -> dict[str, Cell]:
        """The cells of counts that are not empty, by indicator."""
        return {
            code: row.cells[column]
            for code, column in self.columns.counts.items()
            if column in row.cells
        }

    def group(self, row: Row) -> str | None:
        """The group that a total or heading is of."""
        return self._groups.find(self.label(row))

    def is_heading(self, row: Row) -> bool:
        """Whether the row is numbered as groups are: I, II, A, B."""
        ordinal = row.cells.get(self.columns.ordinal or 0)
        return ordinal is not None and is_group_mark(ordinal.words)

    def is_numbered(self, row: Row) -> bool:
        """Whether the row has an ordinal, as units have."""
        return self.columns.ordinal in row.cells

    def label(self, row: Row) -> str:
        """What the row calls itself: in the columns of the unit, else in the first words of it."""
        for column in (self.columns.unit, self.columns.code):
            if column is not None and column in row.cells:
                return row.cells[column].words
        first = min(self.columns.counts.values())
        before = sorted(column for column in row.cells if column < first)
        words = (row.cells[column] for column in before)
        return next((cell.words for cell in words if cell.kind is Kind.TEXT), "")

    def _has_code(self, row: Row) -> bool:
        """Whether the code alone says that this is a unit's row, whatever its name."""
        code = row.cells.get(self.columns.code or 0)
        return code is not None and self._units.by_code(code.text).sure

    def _is_total(self, label: str) -> bool:
        """A total or a group; a unit that bears such a name is a unit."""
        if not is_total(label) and self._groups.find(label) is None:
            return False
        return not self._units.find(label).sure


def has_numbers(figures: Mapping[str, Cell]) -> bool:
    """Whether any of the cells holds more than words: a number, or a text that begins like one."""
    return any(cell.kind is not Kind.TEXT or cell.words[:1].isdigit() for cell in figures.values())
