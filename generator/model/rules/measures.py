"""An amount is of its indicator's sort: counts and money are whole numbers, rates have a «%»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from generator.model.campaign import Measure
from generator.model.fields import Number
from generator.model.rules.finding import Finding, Path
from generator.model.rules.shown import shown
from generator.problems import Message, say

_WORDS = {
    Measure.COUNT: (say("chỉ tiêu thống kê tính bằng số lượng"), say("ghi số nguyên, ví dụ 1.775")),
    Measure.MONEY: (say("chỉ tiêu thống kê tính bằng tiền"), say("ghi số tiền bằng đồng")),
    Measure.RATE: (say("chỉ tiêu thống kê tính bằng tỷ lệ"), say("ghi tỷ lệ, ví dụ 52,2%")),
}


def check_amount(measure: Measure | None, value: Number | None, path: Path) -> Iterator[Finding]:
    """A finding when the amount is not of the measure; none for an unknown measure."""
    if measure is None or value is None:
        return
    if isinstance(value, int) == (measure is Measure.RATE):
        what, remedy = _WORDS[measure]
        yield Finding("E-MEASURE", path, _fact(what, value), remedy)


def check_amounts(
    measure: Measure | None, values: Mapping[str, Number], path: Path
) -> Iterator[Finding]:
    """`check_amount` for each value of a mapping."""
    right = {Fraction if measure is Measure.RATE else int}
    if set(map(type, values.values())) - right:
        for key, value in values.items():
            yield from check_amount(measure, value, (*path, key))


def _fact(what: Message, value: Number) -> Message:
    return say("{what}; đang là «{value}»", what=what, value=shown(value))
