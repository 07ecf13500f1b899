"""Puts the cells of merged rows on the grid: which column each starts in, what continues above.

Header and body are laid out apart, so that no merged cell reaches from one into the other.
Widths and XML are left to others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.problems import Message, say
from generator.word.tables.table import (
    Alignment,
    Cells,
    MergedCell,
    TableMisshapen,
    are_texts,
)
from generator.workspace import unchanging


@unchanging(frozen=True, slots=True)
class Placed:
    """A cell on the grid; `merge` is Word's vertical merge: "", "restart" or "continue"."""

    text: str
    column: int
    span: int = 1
    merge: str = ""
    alignment: Alignment | None = None


def lay_out(rows: Sequence[Cells], columns: int) -> list[list[Placed]]:
    """Every row as placed cells that fill the columns; `TableMisshapen` when one cannot."""
    grid = _Grid(columns)
    placed = [grid.place(number, cells) for number, cells in enumerate(rows, start=1)]
    if grid.open:
        raise _misshapen(len(rows), columns, say("ô gộp dọc vượt quá dòng cuối"))
    return placed


class _Grid:
    """Vertical merges still open: first column → (columns covered, rows still to cover)."""

    def __init__(self, columns: int) -> None:
        self.columns = columns
        self.open: dict[int, tuple[int, int]] = {}

    def place(self, number: int, cells: Cells) -> list[Placed]:
        if not self.open and len(cells) == self.columns and are_texts(cells):
            return [Placed(str(text), column) for column, text in enumerate(cells)]
        return self._place_merged(number, iter(cells))

    def _place_merged(self, number: int, cells: Iterator[str | MergedCell]) -> list[Placed]:
        placed: list[Placed] = []
        column = 0
        while column < self.columns:
            cell = self._continued(column) if column in self.open else self._next(cells, column)
            if cell is None:
                raise _misshapen(number, self.columns, say("thiếu ô"))
            if any(covered in self.open for covered in range(column + 1, column + cell.span)):
                raise _misshapen(number, self.columns, say("ô gộp chồng lên nhau"))
            placed.append(cell)
            column += cell.span
        if column > self.columns or next(cells, None) is not None:
            raise _misshapen(number, self.columns, say("thừa ô"))
        return placed

    def _continued(self, column: int) -> Placed:
        span, left = self.open.pop(column)
        if left > 1:
            self.open[column] = (span, left - 1)
        return Placed("", column, span, "continue")

    def _next(self, cells: Iterator[str | MergedCell], column: int) -> Placed | None:
        cell = next(cells, None)
        if cell is None or isinstance(cell, str):
            return None if cell is None else Placed(cell, column)
        if cell.rowspan > 1:
            self.open[column] = (cell.colspan, cell.rowspan - 1)
        merge = "restart" if cell.rowspan > 1 else ""
        return Placed(cell.text, column, cell.colspan, merge, cell.alignment)


def _misshapen(row: int, columns: int, fault: Message) -> TableMisshapen:
    return TableMisshapen(
        say(
            "dòng {row} của bảng không lấp vừa {columns} cột: {fault}",
            row=row,
            columns=columns,
            fault=fault,
        )
    )
