"""A column of rates in which nobody wrote «%»: what its numbers are is asked once, for all of them.

85,5 and 90 are percent; 0,855 and 0,9 may be shares of one, or less than one percent. Under a title that says «%»
a column is percent unless all of it may be shares; those few are asked about that may be shares among percents:
0,885 beside 87,3 and 90,1.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction

from generator.problems import Place, Problem, say
from generator.sheets.doubts import Ask, first_few, settle
from generator.sheets.grid import CellKind, SheetCell
from generator.wording import in_full
from generator.workspace import regex

_FEWEST = 2
_SHOWN = 3
_WRITTEN = regex(r"[0-9]{1,4}(?:[.,][0-9]{1,9})?")
_HUNDRED = 100
_EACH = 0
"""Percents, and beside them parts of one."""
_TENFOLD = 10
"""What a share of one hardly ever is: ten times the whole."""
_FAR = 5
"""So many times as large as those that may be shares are the percents beside them."""
_ABOVE = Decimal("1.25")
"""So many times the largest percent may a share come to."""
_HINT = say("định dạng cột là phần trăm, hoặc gõ cả dấu %, ví dụ 52,2%")


class BareRates:
    """The numbers of a column of rates, by their rows; `place` tells where a row has its cell.

    `title` is the row of the title, which says «%» where it `is_percent`; `most` is beyond what no rate goes, in wholes.
    """

    def __init__(
        self,
        cells: Sequence[tuple[int, SheetCell]],
        place: Callable[[int], Place],
        title: int,
        ask: Ask,
        *,
        is_percent: bool = False,
        most: int = 1,
    ) -> None:
        found = [(row, value) for row, cell in cells if (value := bare_number(cell))]
        self._values = [value for _, value in found]
        self._low = _low(self._values, most)
        self._place, self._title, self._ask = place, title, ask
        self._first_low = next((row for row, value in found if value in self._low), title)
        self._are_percent = is_percent and any(value > _TENFOLD for value in self._values)
        self._parts: int | Problem | None = None
        self._parts_of_low: int | Problem | None = None

    def read(self, cell: SheetCell) -> Fraction | Problem | None:
        """The rate of a bare number; nothing where it is none, or stands alone in its column."""
        value = bare_number(cell)
        if value is None or (value and not self._are_percent and len(self._values) < _FEWEST):
            return None
        parts = self._parts_of(value) if value else 1
        return parts if isinstance(parts, Problem) else Fraction(value) / parts

    def _parts_of(self, value: Decimal) -> int | Problem:
        if self._parts is None and self._are_percent:
            self._parts = _HUNDRED
        elif self._parts is None:
            settled = self._asked()
            self._parts = _HUNDRED if settled == _EACH else settled
            if settled == _EACH:
                self._parts_of_low = 1
            else:
                self._low -= {*self._values[:_SHOWN]}
        if self._parts != _HUNDRED or value not in self._low:
            return self._parts
        if self._parts_of_low is None:
            self._parts_of_low = self._asked_of_low()
        return self._parts_of_low

    def _asked(self) -> int | Problem:
        """What the numbers are parts of: a hundred, or one; or each what makes it like the others."""
        values = self._values
        said = say(
            "{count} ô tỷ lệ trong cột không có dấu %: {shown}",
            count=len(values),
            shown=_shown(values),
        )
        choices = [(say("là {shown}", shown=_shown(values, 1, "%")), _HUNDRED)]
        if all(value <= 1 for value in values):
            choices.insert(0, (say("là {shown}", shown=_shown(values, _HUNDRED, "%")), 1))
        elif self._low:
            each = first_few(f"{in_full(one * (_HUNDRED if one in self._low else 1))}%" for one in values)  # fmt: skip
            choices.append((say("là {shown}", shown=each), _EACH))
        return settle(
            self._ask, Problem("E-XLS-RATES", self._place(self._title), said, _HINT), choices
        )

    def _asked_of_low(self) -> int | Problem:
        """The same of the few that may be parts of one."""
        low = [value for value in self._values if value in self._low]
        others = [value for value in self._values if value not in self._low]
        said = say(
            "không rõ {shown} là bao nhiêu phần trăm: các ô khác trong cột ghi {others}",
            shown=_shown(low),
            others=_shown(others),
        )
        choices = [
            (say("là {shown}", shown=_shown(low, _HUNDRED, "%")), 1),
            (say("là {shown}", shown=_shown(low, 1, "%")), _HUNDRED),
        ]
        return settle(
            self._ask, Problem("E-XLS-RATE", self._place(self._first_low), said, _HINT), choices
        )


def _low(values: Sequence[Decimal], most: int) -> frozenset[Decimal]:
    """Those of some percents that stand far below all others, and would stand among them as parts of one."""
    below, above = ([one for one in values if (one <= most) is is_low] for is_low in (True, False))
    if not below or not above or min(above) <= _FAR * max(below):
        return frozenset()
    return frozenset(one for one in below if one * _HUNDRED <= max(above) * _ABOVE)


def _shown(values: Sequence[Decimal], times: int = 1, sign: str = "") -> str:
    return first_few(f"{in_full(value * times)}{sign}" for value in values)


def bare_number(cell: SheetCell) -> Decimal | None:
    """The number of a cell that has nothing but a number."""
    if cell.kind is CellKind.NUMBER and _WRITTEN.fullmatch(cell.text):
        return Decimal(cell.text)
    if cell.kind is CellKind.TEXT and _WRITTEN.fullmatch(cell.words):
        return Decimal(cell.words.replace(",", "."))
    return None
