"""A column of counts with more decimals than its indicator has: asked once whether the indicator takes as many as the file.

To round each before they are added up makes another sum. What may be thousands with a comma (1,775) is no such
count: it is asked about at its cell.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction

from generator.model.campaign import MOST_DECIMALS, Indicator
from generator.problems import Place, Problem, say
from generator.sheets.cell_amounts import amount_of_bare
from generator.sheets.doubts import Ask, first_few, settle
from generator.sheets.grid import SheetCell
from generator.wording import in_full

_NEAR = Decimal("1e-9")
_THOUSAND, _OF_THOUSANDS = 1_000, 3
_HINT = say("làm tròn rồi gõ lại, hoặc sửa số chữ số thập phân («decimals:»)")


class FineCounts:
    """The counts of a column that have more decimals than their indicator; `place` is that of the title."""

    def __init__(
        self,
        cells: Sequence[SheetCell],
        indicator: Indicator,
        place: Callable[[], Place],
        ask: Ask,
    ) -> None:
        values = [value for cell in cells if (value := near_decimal(cell)) is not None]
        self._fine = [one for one in values if self._is_fine(one, indicator)]
        self._indicator, self._place, self._ask = indicator, place, ask
        self._settled: int | Problem | None = None

    @staticmethod
    def _is_fine(value: Decimal, indicator: Indicator) -> bool:
        places = _places(value)
        is_like_thousands = places == _OF_THOUSANDS and value < _THOUSAND
        return value > 0 and indicator.decimals < places <= MOST_DECIMALS and not is_like_thousands

    def decimals(self, cell: SheetCell) -> int | Problem:
        """How many decimals the indicator has where this cell is read, or the doubt that nobody settled."""
        value = near_decimal(cell)
        if value is None or not self._is_fine(value, self._indicator):
            settled = self._settled
            return settled if isinstance(settled, int) else self._indicator.decimals
        if self._settled is None:
            self._settled = self._asked()
        return self._settled

    def _asked(self) -> int | Problem:
        most = max(map(_places, self._fine))
        said = say(
            "{count} ô trong cột có quá {decimals} chữ số thập phân: {shown}",
            count=len(self._fine),
            decimals=self._indicator.decimals,
            shown=first_few(map(in_full, self._fine)),
        )
        kept = say(
            "lấy đúng như tệp: từ nay «{name}» ghi {most} chữ số thập phân, in {decimals} chữ số (làm tròn một lần sau khi cộng), in đủ chữ số ở chỗ cần để các số khớp nhau",
            name=self._indicator.name,
            most=most,
            decimals=self._indicator.printed_decimals,
        )
        doubt = Problem("E-XLS-DECIMALS", self._place(), said, _HINT)
        return settle(self._ask, doubt, [(kept, most)])


def near_decimal(cell: SheetCell) -> Decimal | None:
    """The number of a cell that has nothing but a number, without what a formula adds beyond nine decimals."""
    found = amount_of_bare(cell)
    if found is None or abs(found) >= Fraction(10) ** 15:
        return None
    value = Decimal(found.numerator) / Decimal(found.denominator)
    return value.quantize(_NEAR).normalize()


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
