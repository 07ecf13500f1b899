"""Cells that say another unit of measure than is recorded, or can hardly be in it: asked about once for their column.

«1.200.000 đồng» in each cell of a column that counts millions is 1,2 of them; a bare 1.200.000 there would be a million
millions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Context, Decimal
from fractions import Fraction

from generator.model.campaign import Indicator
from generator.problems import Message, Place, Problem, say
from generator.sheets.cell_amounts import amount_of_bare, said_elsewhere
from generator.sheets.doubts import Ask, first_few, settle
from generator.sheets.grid import CellKind, SheetCell
from generator.sheets.measures import Behind, money_tens
from generator.sheets.rescaling import rescaled_cell
from generator.wording import in_full
from generator.workspace import quoted

_SEVERAL = 2
_MANY = 100_000
_MUCH = 10**11
"""So many đồng few units give or spend."""
_EXACT = Context(prec=100)


class SaidMeasures:
    """The cells of a column by what they say of their unit of measure; `place` is that of its title."""

    def __init__(
        self,
        cells: Sequence[SheetCell],
        indicator: Indicator,
        place: Callable[[], Place],
        ask: Ask,
    ) -> None:
        self._indicator, self._place, self._ask = indicator, place, ask
        said = [cell for cell in cells if self._behind(cell)]
        self._said = said if len(said) >= _SEVERAL else []
        self._large = [cell for cell in cells if self._is_too_much(cell)]
        self._settled: dict[bool, bool | Problem] = {}

    def read(self, cell: SheetCell) -> SheetCell | Problem:
        """The cell in the unit of measure that is recorded, once that is settled; else the doubt. Any other as it is."""
        behind = self._behind(cell) if self._said else None
        if behind is None and not (self._large and self._is_too_much(cell)):
            return cell
        is_said = behind is not None
        if is_said not in self._settled:
            self._settled[is_said] = self._asked_said() if is_said else self._asked_large()
        settled = self._settled[is_said]
        if isinstance(settled, Problem):
            return settled
        return self._converted(cell) if settled else cell

    def read_total(self, cell: SheetCell) -> SheetCell:
        """A total, where the column was settled before."""
        is_said = bool(self._said) and self._behind(cell) is not None
        is_large = bool(self._large) and self._is_too_much(cell)
        is_settled = (is_said and self._settled.get(True) is True) or (is_large and self._settled.get(False) is True)  # fmt: skip
        return self._converted(cell) if is_settled else cell

    def _behind(self, cell: SheetCell) -> Behind | None:
        """The other unit of measure that a cell says, where it can be converted."""
        behind = said_elsewhere(cell, self._indicator)
        return (
            behind if behind and behind.tens is not None and _number(behind) is not None else None
        )

    def _is_too_much(self, cell: SheetCell) -> bool:
        tens, amount = money_tens(self._indicator.recorded_in), amount_of_bare(cell)
        return bool(tens) and amount is not None and amount >= _MANY and amount * 10**tens >= _MUCH

    def _converted(self, cell: SheetCell) -> SheetCell:
        behind = self._behind(cell)
        if behind is None:
            return rescaled_cell(cell, -money_tens(self._indicator.recorded_in))
        value = _number(behind) or Fraction(0)
        exact = _EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))
        return rescaled_cell(
            SheetCell(CellKind.NUMBER, f"{exact:f}", cell.formula), behind.tens or 0
        )

    def _asked_said(self) -> bool | Problem:
        words = next(behind.words for cell in self._said if (behind := self._behind(cell)))
        said = say(
            "{count} ô trong cột ghi theo «{words}», chỉ số tính bằng «{measure}»: {shown}",
            count=len(self._said),
            words=quoted(words),
            measure=self._indicator.recorded_in,
            shown=first_few(map(_shown, self._said)),
        )
        hint = say("đổi các số ra {measure} rồi nhập lại", measure=self._indicator.recorded_in)
        doubt = Problem("E-XLS-MEASURE", self._place(), said, hint)
        return settle(self._ask, doubt, [(self._example(self._said[0]), True)])

    def _asked_large(self) -> bool | Problem:
        measure = self._indicator.recorded_in
        said = say(
            "{shown} trong cột: quá lớn nếu tính bằng {measure}",
            shown=first_few(map(_shown, self._large)),
            measure=measure,
        )
        hint = say("đổi các số ra {measure} rồi nhập lại", measure=measure)
        kept = say("các số trong cột đã tính bằng {measure}", measure=measure)
        doubt = Problem("E-XLS-MEASURE", self._place(), said, hint)
        return settle(self._ask, doubt, [(self._example(self._large[0]), True), (kept, False)])

    def _example(self, cell: SheetCell) -> Message:
        return say(
            "đổi ra {measure}, ví dụ {before} thành {after}",
            measure=self._indicator.recorded_in,
            before=quoted(_shown(cell)),
            after=in_full(Decimal(self._converted(cell).text)),
        )


def _number(behind: Behind) -> Fraction | None:
    return amount_of_bare(SheetCell(CellKind.TEXT, behind.number))


def _shown(cell: SheetCell) -> str:
    """A number as people write it, a text as it stands."""
    return in_full(Decimal(cell.text)) if cell.kind is CellKind.NUMBER else cell.words
