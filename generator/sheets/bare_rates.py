"""A column of rates in which nobody wrote «%»: what its numbers are is asked once, for all of them.

85,5 and 90 are percent; 0,855 and 0,9 may be shares of one, or less than one percent. Under a title that says «%»
a column is percent unless all of it may be shares.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from generator.problems import Place, Problem, say
from generator.sheets.doubts import Ask, settle
from generator.sheets.grid import CellKind, SheetCell
from generator.wording import in_full
from generator.workspace import regex

_FEWEST = 2
_SHOWN = 3
_WRITTEN = regex(r"[0-9]{1,4}(?:[.,][0-9]{1,9})?")
_HUNDRED = 100
_TENFOLD = 10
"""What a share of one hardly ever is: ten times the whole."""


class BareRates:
    """The numbers of a column of rates; `place` is where its title stands, which says «%» where it `is_percent`."""

    def __init__(
        self, cells: Sequence[SheetCell], place: Place, ask: Ask, *, is_percent: bool = False
    ) -> None:
        self._values = [value for cell in cells if (value := bare_number(cell)) is not None]
        self._place, self._ask = place, ask
        self._are_percent = is_percent and any(value > _TENFOLD for value in self._values)
        self._parts: int | Problem | None = None
        self._is_told = False

    def read(self, cell: SheetCell) -> Fraction | Problem | None:
        """The rate of a bare number; nothing where it is none, or stands alone in its column."""
        value = bare_number(cell)
        if value is None:
            return None
        if self._are_percent:
            return Fraction(value) / _HUNDRED
        if len(self._values) < _FEWEST:
            return None
        if self._parts is None:
            self._parts = self._asked()
        if isinstance(self._parts, Problem):
            return self._parts
        return Fraction(value) / self._parts

    def _asked(self) -> int | Problem:
        """What the numbers are parts of: a hundred, or one."""
        said = say(
            "{count} ô tỷ lệ trong cột không có dấu %: {shown}",
            count=len(self._values),
            shown=self._shown(1),
        )
        hint = say("định dạng cột là phần trăm, hoặc gõ cả dấu %, ví dụ 52,2%")
        choices = [(say("là {shown}", shown=self._shown(1, "%")), _HUNDRED)]
        if all(0 <= value <= 1 for value in self._values):
            choices.insert(0, (say("là {shown}", shown=self._shown(_HUNDRED, "%")), 1))
        return settle(self._ask, Problem("E-XLS-RATES", self._place, said, hint), choices)

    def _shown(self, times: int, sign: str = "") -> str:
        shown = "; ".join(f"{in_full(value * times)}{sign}" for value in self._values[:_SHOWN])
        return shown if len(self._values) <= _SHOWN else f"{shown} …"


def bare_number(cell: SheetCell) -> Decimal | None:
    """The number of a cell that has nothing but a number."""
    if cell.kind is CellKind.NUMBER and _WRITTEN.fullmatch(cell.text):
        return Decimal(cell.text)
    if cell.kind is CellKind.TEXT and _WRITTEN.fullmatch(cell.words):
        return Decimal(cell.words.replace(",", "."))
    return None
