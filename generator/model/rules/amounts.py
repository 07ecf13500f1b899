"""Figures that are known more or less, of the sort that their indicator has, and added up.

A figure that is exact, «trên», «gần» or «khoảng» lies between bounds; figures that agree have a value
in common, which is all that tells a contradiction from a hedge. A total is equal to its units when all
are there, and never less than some. Arithmetic with precision is left to `generator.figures`.

Money is whole đồng, rates have a «%», and counts have decimals where their indicator says so. «hơn 163.532» has a word for «about» beside a
figure that is exact to the unit.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from fractions import Fraction

from generator.model.campaign import Indicator, Measure
from generator.model.fields import DecimalCount, Dong, Number
from generator.model.results import Precision
from generator.model.rules.flaw import Flaw, Path, placed, shown, shown_gap
from generator.model.rules.known import Known
from generator.problems import Message, say
from generator.wording import number
from generator.workspace import unchanging

_WORDS = {
    Measure.COUNT: (
        say("chỉ số tính bằng số lượng"),
        say("ghi số, ví dụ 1.775; nếu là tiền, ghi «measure: money» ở chỉ số"),
    ),
    Measure.MONEY: (say("chỉ số tính bằng tiền"), say("ghi số tiền chẵn đồng")),
    Measure.RATE: (say("chỉ số tính bằng tỷ lệ"), say("ghi tỷ lệ, ví dụ 52,2%")),
}
_OF_A_BASE = say(
    "ghi số, ví dụ 1.775: chỉ số này đếm số lượng, dấu % không nói là của số nào; giao theo phần trăm của một cơ sở tính thì dùng «vanthu allocate» với --rate"
)
_RIGHT: Mapping[Measure, frozenset[type]] = {
    Measure.COUNT: frozenset((int, DecimalCount)),
    Measure.MONEY: frozenset((int, Dong)),
    Measure.RATE: frozenset((Fraction,)),
}
_THOUSANDS = 3
_MOST = 12
_SMALL = 100
_ROUND = 10


@unchanging(frozen=True)
class Bounds:
    """Every value from `low` to `high`, both included; without `high` there is no upper end."""

    low: Number
    high: Number | None

    @classmethod
    def of(cls, value: Number, precision: Precision = Precision.EXACT) -> Bounds:
        """What a recorded figure says: «trên 2.200» is 2.200 or more, «khoảng» says nothing sure."""
        low = value if precision in {Precision.EXACT, Precision.OVER} else 0
        high = value if precision in {Precision.EXACT, Precision.NEARLY} else None
        return cls(low, high)

    def meets(self, other: Bounds) -> bool:
        """Whether both can be true at once."""
        return not self.is_below(other) and not other.is_below(self)

    def is_below(self, other: Bounds) -> bool:
        """Whether every value here is smaller than every value there."""
        return self.high is not None and self.high < other.low

    def plus(self, other: Bounds) -> Bounds:
        """The sum of two figures."""
        high = None if self.high is None or other.high is None else self.high + other.high
        return Bounds(self.low + other.low, high)

    def minus(self, other: Bounds) -> Bounds:
        """What a figure exceeds a smaller one by; never below zero."""
        low = 0 if other.high is None else max(self.low - other.high, 0)
        return Bounds(low, None if self.high is None else self.high - other.low)


@unchanging(frozen=True)
class Added:
    """The counts of units added up; `is_complete` when every unit taking part has one."""

    value: Number
    count: int
    is_complete: bool

    @property
    def bounds(self) -> Bounds:
        """What the whole is, as far as the units tell."""
        return Bounds(self.value, self.value if self.is_complete else None)


def added(known: Known, counts: Mapping[str, Number], day: datetime.date) -> Added:
    """The sum of counts as of a day."""
    is_complete = bool(known.active(day)) and not known.bare(counts.keys(), day)
    return Added(known.total(counts), known.summed(counts, day), is_complete)


def disagreement(total: Number, precision: Precision, parts: Added) -> Message | None:
    """What is wrong between a published total and the sum of its units, if anything is."""
    if Bounds.of(total, precision).meets(parts.bounds):
        return None
    sentence = (
        say("tổng ghi {total}, nhưng cộng {count} đơn vị được {sum}; lệch {gap}")
        if parts.is_complete
        else say("tổng ghi {total}, nhưng mới cộng {count} đơn vị đã được {sum}; vượt {gap}")
    )
    values = {
        "total": shown(total, precision),
        "count": number(parts.count),
        "sum": shown(parts.value),
        "gap": shown_gap(parts.value, total),
    }
    return Message(sentence.source, values)


def check_amount(indicator: Indicator | None, value: Number | None, path: Path) -> Iterator[Flaw]:
    """A finding when the amount is not what the indicator measures; none for an unknown indicator."""
    if indicator is None or value is None:
        return
    is_whole_money = indicator.measure is Measure.MONEY and isinstance(value, DecimalCount)
    if is_whole_money and value.denominator == 1:
        return
    if type(value) not in _RIGHT[indicator.measure]:
        what, remedy = _WORDS[indicator.measure]
        if indicator.measure is Measure.COUNT and type(value) is Fraction:
            remedy = _OF_A_BASE
        fact = say("{what}; đang là «{value}»", what=what, value=_written(value))
        yield Flaw("E-MEASURE", path, fact, remedy)
    elif isinstance(value, DecimalCount):
        yield from _decimals(indicator, value, path)
    elif indicator.is_rate and value > 1 and not indicator.may_exceed:
        fact = say("tỷ lệ {rate} vượt 100%", rate=shown(value))
        remedy = say(
            "sửa số; nếu tỷ lệ này có thể vượt 100%, ghi «may_exceed: có» ở chỉ số «{code}»",
            code=indicator.code,
        )
        yield Flaw("E-RATE-RANGE", path, fact, remedy)


def _decimals(indicator: Indicator, value: DecimalCount, path: Path) -> Iterator[Flaw]:
    """More decimals than the indicator has; of a whole number the comma may have parted thousands."""
    needed = _THOUSANDS if value.as_written else decimals_of(value)
    if needed <= indicator.decimals and indicator.decimals:
        return
    text = value.as_written or shown(value)
    whole = say("chỉ số này tính bằng số nguyên; đang là «{value}»", value=text)
    fewer = say(
        "chỉ số này có {decimals} chữ số thập phân; đang là «{value}»",
        decimals=indicator.decimals,
        value=text,
    )
    remedy = say(
        "ghi «decimals: {count}» ở chỉ số «{code}», hoặc sửa số",
        count=max(needed, 1),
        code=indicator.code,
    )
    if value.as_written:
        meant = number(int(value * 10**needed))
        remedy = say("nếu là {meant}, viết {meant}; {otherwise}", meant=meant, otherwise=remedy)
    yield Flaw("E-DECIMALS", path, fewer if indicator.decimals else whole, remedy)


def decimals_of(value: Number) -> int:
    """How many decimals it takes to write a number exactly."""
    return next((count for count in range(_MOST) if (value * 10**count).denominator == 1), _MOST)


def _written(value: Number) -> str:
    return f"{shown(value)} đồng" if isinstance(value, Dong) else shown(value)


def check_amounts(
    indicator: Indicator | None, values: Mapping[str, Number], path: Path
) -> Iterator[Flaw]:
    """`check_amount` for each value of a mapping."""
    if indicator is None or not values:
        return
    kinds = set(map(type, values.values()))
    bounded = indicator.is_rate and not indicator.may_exceed
    usual = kinds == ({Fraction} if indicator.is_rate else {int})
    if not usual or (bounded and max(values.values()) > 1):
        for key, value in values.items():
            yield from check_amount(indicator, value, (*path, key))


def check_hedges(known: Known) -> Iterator[Flaw]:
    """Hedged figures that are not round: a target, the size of a base, a published total."""
    for value, precision, path in _hedged(known):
        if precision is Precision.EXACT or not isinstance(value, int):
            continue
        if value > _SMALL and value % _ROUND:
            fact = say("«{text}»: số đúng đến từng đơn vị", text=shown(value, precision))
            remedy = say("bỏ dòng «precision:» nếu số này chính xác; nếu không, ghi số tròn")
            yield Flaw("W-HEDGE", (*path, "precision"), fact, remedy)


def _hedged(known: Known) -> Iterator[tuple[Number | None, Precision, Path]]:
    for target, path in placed(known.campaign.targets, "targets"):
        yield target.count, target.precision, path
    for base, path in placed(known.campaign.bases, "bases"):
        yield base.total, base.precision, path
    for _, result, path in known.results:
        yield result.total, result.precision, path
