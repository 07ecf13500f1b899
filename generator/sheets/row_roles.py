"""What each row of a table is: a unit's, a total, a heading, a remark, or spoiled by merged cells.

A row is known by what it calls itself: totals, headings of groups and remarks are no unit's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum, auto
from typing import Any

from generator.model.campaign import Group
from generator.sheets.column_titles import core_of, likeness_to_named, plain_title
from generator.sheets.doubts import COLUMN_CAP, damaged
from generator.sheets.grid import CellKind, Grid, SheetCell, SheetRow
from generator.sheets.matching import UnitIndex
from generator.sheets.table_columns import Columns
from generator.sheets.usual_words import usual
from generator.wording import fold
from generator.workspace import regex

_WHOLE = r"(?:tong(?: cong| so)?|cong(?: chung| don)?)"
_PART = r"(?:toan|cac|ca|khoi|nhom|cum|muc|phan|[ivx]+|[0-9]+)"
_TOTAL = regex(rf"{_WHOLE}(?: {_PART}\b.*)?|toan (?:tinh|thanh pho|nganh|huyen|don vi)")
_LEAD = regex(rf"^(?:{_WHOLE}|[ivx]+[.)])\s+")
_MARK = regex(r"[IVX]{1,5}|[A-ZĐ]")
_FRINGE = " .:*"
_SURE = 2


class RowRole(Enum):
    """What a row is to be read as."""

    NAMED = auto()
    TOTAL = auto()
    FIGURES_OF_NOBODY = auto()
    REMARK = auto()
    MERGED = auto()


class GroupLabels:
    """The groups of a campaign by what a row may call them."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self._codes = {
            fold(name): group.code for group in groups for name in (group.name, group.code)
        }

    def find(self, label: str) -> str | None:
        """The code of the group that a label names, also after `Cộng` or a Roman number."""
        said = fold(label)
        known = self._codes.get(said.strip(_FRINGE))
        return known or self._codes.get(_LEAD.sub("", said).strip(_FRINGE))


class RowSorter:
    """Tells rows apart before their figures are read."""

    def __init__(self, grid: Grid, columns: Columns, units: UnitIndex, groups: GroupLabels) -> None:
        self.columns = columns
        self._units = units
        self._groups = groups
        self._watched = sorted({*columns.named, *columns.counts.values()})
        self._merged = _merged_cells(grid, self._watched, columns.first_row)

    def role(self, row: SheetRow) -> RowRole:
        """What a row is."""
        named = any(column in row.cells for column in self.columns.named)
        figures = self.figures(row)
        if (named or figures) and self.spoiled(row) is not None:
            return RowRole.TOTAL if is_total(self.label(row)) else RowRole.MERGED
        if self.has_code(row):
            return RowRole.NAMED
        if self._is_total(self.label(row)):
            return RowRole.TOTAL
        if named:
            return RowRole.NAMED
        return RowRole.FIGURES_OF_NOBODY if has_numbers(figures) else RowRole.REMARK

    def has_titles(self, row: SheetRow) -> bool:
        """Whether a row is one of titles: words alone, over units and over what is counted or the ordinals."""
        label = self.label(row)
        if likeness_to_named(plain_title(label)) != _SURE or has_numbers(row.cells):
            return False
        titles = {fold(cell.words) for cell in self.figures(row).values()}
        ordinal = row.cells.get(self.columns.ordinal or 0)
        is_over = titles or (ordinal and plain_title(ordinal.words) in usual("ordinal"))
        is_named = self._units.find(label).sure or self._groups.find(label) is not None
        return bool(is_over) and usual("silent").isdisjoint(titles) and not is_named

    def is_line(self, row: SheetRow) -> bool:
        """Whether a row is a line of words that is no unit's, as stands above a table."""
        (cell, *others) = row.cells.values()
        is_words = not others and cell.kind is CellKind.TEXT
        return is_words and not self._units.find(cell.words).sure

    def repeats_titles(self, row: SheetRow, *, is_headed: bool) -> bool:
        """Whether a row of titles says over each column what stands over it already, as on a new page.

        Below a heading of its own it must name what is counted: «Kết quả» may be of another thing there.
        """
        over = self.columns.titles
        names = all(core_of(over.get(one, "")) for one in self.columns.counts.values())
        return (names or not is_headed) and all(
            plain_title(cell.words) in {*map(plain_title, over.get(column, "").split(" / "))}
            for column, cell in row.cells.items()
        )

    def spoiled(self, row: SheetRow) -> int | None:
        """The first column that is read and lies in a merge in this row."""
        return next(
            (column for column in self._watched if (row.number, column) in self._merged), None
        )

    def figures(self, row: SheetRow) -> dict[str, SheetCell]:
        """The cells of counts that are not empty, by indicator."""
        return {
            code: row.cells[column]
            for code, column in self.columns.counts.items()
            if column in row.cells
        }

    def group(self, row: SheetRow) -> str | None:
        """The group that a total or heading is of."""
        return self._groups.find(self.label(row))

    def is_heading(self, row: SheetRow) -> bool:
        """Whether the row is numbered as groups are: by a Roman number or a capital letter."""
        ordinal = row.cells.get(self.columns.ordinal or 0)
        return ordinal is not None and _MARK.fullmatch(ordinal.words.strip(" .)")) is not None

    def has_code(self, row: SheetRow) -> bool:
        """Whether the code alone says that this is a unit's row, whatever its name."""
        code = row.cells.get(self.columns.code or 0)
        return code is not None and self._units.by_code(code.text).sure

    def is_numbered(self, row: SheetRow) -> bool:
        """Whether the row has an ordinal, as units have."""
        return self.columns.ordinal in row.cells

    def label(self, row: SheetRow) -> str:
        """What the row calls itself: in the columns of the unit, else in the first words of it."""
        for column in (self.columns.unit, self.columns.code):
            if column is not None and column in row.cells:
                return row.cells[column].words
        first = min(self.columns.counts.values(), default=COLUMN_CAP)
        before = sorted(column for column in row.cells if column < first)
        words = (row.cells[column] for column in before)
        return next((cell.words for cell in words if cell.kind is CellKind.TEXT), "")

    def _is_total(self, label: str) -> bool:
        """A total or a group; a unit that bears such a name is a unit."""
        if not is_total(label) and self._groups.find(label) is None:
            return False
        return not self._units.find(label).sure


def is_total(label: str) -> bool:
    """Tổng, Tổng cộng, Cộng khối II, Toàn tỉnh …"""
    return _TOTAL.fullmatch(fold(label).strip(_FRINGE)) is not None


def has_numbers(figures: Mapping[Any, SheetCell]) -> bool:
    """Whether any of the cells holds more than words: a number, or a text that begins like one."""
    return any(
        cell.kind is not CellKind.TEXT or cell.words[:1].isdigit() for cell in figures.values()
    )


def _merged_cells(grid: Grid, columns: Iterable[int], first: int) -> set[tuple[int, int]]:
    """The cells of some columns that merging has spoiled: only the first of a merge keeps a value.

    Those count that belong to a merge over rows, or lie behind another cell. Merges that cover more
    than the table has rows were not made by people.
    """
    last = grid.rows[-1].number if grid.rows else 0
    spoiled: set[tuple[int, int]] = set()
    for column in columns:
        covered = 0
        for merge in grid.merges:
            is_first = merge.top == merge.bottom and merge.left == column
            if is_first or not merge.left <= column <= merge.right:
                continue
            rows = range(max(merge.top, first), min(merge.bottom, last) + 1)
            covered += len(rows)
            if covered > last:
                raise damaged(grid.file, grid.sheet)
            spoiled |= {(row, column) for row in rows}
    return spoiled
