"""An amount is of its indicator's sort, and is hedged only when it is round.

Counts and money are whole numbers, rates have a «%». «hơn 163.532» has a word for «about» beside a
figure that is exact to the unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from generator.model.campaign import Measure
from generator.model.fields import Number
from generator.model.results import Precision
from generator.model.rules.flaw import Flaw, Path, placed
from generator.model.rules.known import Known
from generator.model.rules.shown import shown
from generator.problems import say

_WORDS = {
    Measure.COUNT: (say("chỉ tiêu thống kê tính bằng số lượng"), say("ghi số nguyên, ví dụ 1.775")),
    Measure.MONEY: (say("chỉ tiêu thống kê tính bằng tiền"), say("ghi số tiền bằng đồng")),
    Measure.RATE: (say("chỉ tiêu thống kê tính bằng tỷ lệ"), say("ghi tỷ lệ, ví dụ 52,2%")),
}
_SMALL = 100
_ROUND = 10


def check_amount(measure: Measure | None, value: Number | None, path: Path) -> Iterator[Flaw]:
    """A finding when the amount is not of the measure; none for an unknown measure."""
    if measure is None or value is None:
        return
    if isinstance(value, int) == (measure is Measure.RATE):
        what, remedy = _WORDS[measure]
        fact = say("{what}; đang là «{value}»", what=what, value=shown(value))
        yield Flaw("E-MEASURE", path, fact, remedy)


def check_amounts(
    measure: Measure | None, values: Mapping[str, Number], path: Path
) -> Iterator[Flaw]:
    """`check_amount` for each value of a mapping."""
    right = {Fraction if measure is Measure.RATE else int}
    if set(map(type, values.values())) - right:
        for key, value in values.items():
            yield from check_amount(measure, value, (*path, key))


def check_hedges(known: Known) -> Iterator[Flaw]:
    """Hedged figures that are not round: a target, the size of a base, a published total."""
    for value, precision, path in _hedged(known):
        if precision is Precision.EXACT or not isinstance(value, int):
            continue
        if value > _SMALL and value % _ROUND:
            fact = say("«{text}»: số đúng đến từng đơn vị", text=shown(value, precision))
            remedy = say("bỏ precision nếu số này chính xác; nếu không, ghi số tròn")
            yield Flaw("W-HEDGE", (*path, "precision"), fact, remedy)


def _hedged(known: Known) -> Iterator[tuple[Number | None, Precision, Path]]:
    for target, path in placed(known.campaign.targets, "targets"):
        yield target.count, target.precision, path
    for base, path in placed(known.campaign.bases, "bases"):
        yield base.total, base.precision, path
    for _, result, path in known.results:
        yield result.total, result.precision, path
