"""Cells that merging has spoiled: of all that a merge covers only its first cell keeps a value."""

from __future__ import annotations

from collections.abc import Iterable

from generator.sheets.grid import Grid
from generator.sheets.refusal import damaged


class MergedCells:
    """The cells of some columns that belong to a merge over rows, or lie behind another cell."""

    def __init__(self, grid: Grid, columns: Iterable[int], first_row: int) -> None:
        self._grid = grid
        self._spoiled: set[tuple[int, int]] = set()
        last = grid.rows[-1].number if grid.rows else 0
        for column in columns:
            self._add(column, first_row, last)

    def __contains__(self, cell: tuple[int, int]) -> bool:
        return cell in self._spoiled

    def __bool__(self) -> bool:
        return bool(self._spoiled)

    def _add(self, column: int, first: int, last: int) -> None:
        covered = 0
        for merge in self._grid.merges:
            if not merge.left <= column <= merge.right:
                continue
            if merge.top == merge.bottom and merge.left == column:
                continue
            rows = range(max(merge.top, first), min(merge.bottom, last) + 1)
            covered += len(rows)
            if covered > last:
                raise damaged(self._grid.file, self._grid.sheet)
            self._spoiled |= {(row, column) for row in rows}
