"""Rows that are hidden or filtered away: wanted, left out, or refused one by one."""

from __future__ import annotations

from generator.problems import Place, Problem, say
from generator.sheets.doubts import Ask, settle
from generator.sheets.grid import Grid


class HiddenRows:
    """What becomes of hidden rows; asked once for a sheet, when the first of them has figures."""

    def __init__(self, grid: Grid, ask: Ask, *, wanted: bool) -> None:
        self._grid = grid
        self._ask = ask
        self._settled: bool | Problem | None = True if wanted else None

    def take(self, place: Place) -> bool | Problem:
        """Whether the row at a place is to be read; nobody to ask makes it a problem."""
        if self._settled is None:
            self._settled = self._asked()
        if isinstance(self._settled, bool):
            return self._settled
        hint = say("bỏ ẩn (bỏ lọc) rồi lưu lại, hoặc thêm --hidden-rows")
        return Problem("E-XLS-HIDDEN", place, say("dòng đang ẩn"), hint)

    def _asked(self) -> bool | Problem:
        count = sum(row.hidden for row in self._grid.rows)
        said = say("có {count} dòng ẩn", count=count)
        doubt = Problem("E-XLS-HIDDEN", self._grid.whole, said)
        choices = ((say("nhập cả các dòng ẩn"), True), (say("bỏ các dòng ẩn"), False))
        return settle(self._ask, doubt, choices)
