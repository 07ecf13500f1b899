"""How large a base is (đoàn viên, CĐCS …): as declared, as the units add up, as targets imply.

A target given both ways tells the size of its base, and every such pair must tell the same: 600 sáng
kiến that are 5% of the members make 12.000 members; then 15% cannot be «trên 2.000».
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from fractions import Fraction

from generator.model.campaign import Base, Measure, TargetLevel
from generator.model.coded import codes_of, column_of
from generator.model.fields import Number
from generator.model.results import Precision
from generator.model.rules.amounts import Bounds, added, disagreement
from generator.model.rules.flaw import Flaw, placed, shown
from generator.model.rules.known import Known
from generator.model.rules.targets import Goal, GroupKey, Groups, goal_groups
from generator.problems import Message, say
from generator.workspace import unchanging

_BINDING = (TargetLevel.PLANNED, TargetLevel.ASSIGNED)


@unchanging(frozen=True)
class Size:
    """The size of a base and how exactly it is known."""

    value: Number
    precision: Precision = Precision.EXACT


def base_size(known: Known, code: str) -> Size | None:
    """The declared total, else the sum when every unit has the base; `None` when neither is known."""
    base = known.bases.get(code)
    if base and base.total is not None:
        return Size(base.total, base.precision)
    parts = added(known, unit_bases(known, code), known.campaign.ends)
    return Size(parts.value) if parts.is_complete else None


def unit_bases(known: Known, code: str) -> dict[str, Number]:
    """What each unit has of a base."""
    units = known.campaign.units
    given = zip(codes_of(units), column_of(units, "bases"), strict=True)
    return {unit: bases[code] for unit, bases in given if code in bases}


@unchanging(frozen=True)
class Implied:
    """The size of a base that a count and a rate of one target make, or that is declared."""

    bounds: Bounds
    said: Message
    goal: Goal | None = None


def check_totals(known: Known) -> Iterator[Flaw]:
    """Declared totals that the units contradict, on the first and on the last day of the campaign.

    Units come and go; a total that holds on one of the two days is taken as right.
    """
    for base, at in placed(known.campaign.bases, "bases"):
        days = (known.campaign.starts, known.campaign.ends)
        facts = [_fault(known, base, day) for day in days]
        if all(facts) and facts[-1]:
            remedy = say(
                "sửa tổng («total:») của cơ sở tính «{name}» hoặc số của đơn vị", name=base.name
            )
            yield Flaw("E-BASE-SUM", (*at, "total"), facts[-1], remedy)


def _fault(known: Known, base: Base, day: datetime.date) -> Message | None:
    if base.total is None:
        return None
    absent = known.absent(day)
    counts = unit_bases(known, base.code)
    there = {code: count for code, count in counts.items() if code not in absent}
    return disagreement(base.total, base.precision, added(known, there, day))


def check_targets(known: Known) -> Iterator[Flaw]:
    """Pairs of count and rate that do not fit the declared base, or the first pair."""
    first: dict[str, Implied] = {}
    for base in known.bases:
        if declared := _declared(known, base):
            first[base] = declared
    for base, implied in _pairs(known):
        other = first.setdefault(base, implied)
        if not implied.bounds.meets(other.bounds):
            yield _finding(known, base, implied, other)


def _declared(known: Known, base: str) -> Implied | None:
    size = base_size(known, base)
    if size is None:
        return None
    said = say("đã khai {size}", size=shown(size.value, size.precision))
    return Implied(Bounds.of(size.value, size.precision), said)


def _pairs(known: Known) -> Iterator[tuple[str, Implied]]:
    groups = goal_groups(known)
    for key, periods in groups.items():
        if key.of not in known.bases or known.measure(key.indicator) is not Measure.COUNT:
            continue
        for phase, rates in periods.items():
            amounts = _amounts(groups, key, phase)
            if len(rates) == len(amounts) == 1 and rates[0].bounds.low:
                yield from _implied(str(key.of), amounts[0], rates[0])


def _amounts(groups: Groups, key: GroupKey, phase: str | None) -> list[Goal]:
    """The counts of a period that a rate speaks of: of its own level, else as planned or assigned."""
    levels = [key.level, *(_BINDING if key.level in _BINDING else ())]
    for level in levels:
        if amounts := groups.get(GroupKey(key.indicator, level, None), {}).get(phase):
            return amounts
    return []


def _implied(base: str, amount: Goal, rate: Goal) -> Iterator[tuple[str, Implied]]:
    target, high = amount.target, Fraction(rate.bounds.high or rate.bounds.low)
    if target.count is None or target.precision is Precision.ABOUT:
        return
    low_base = max(amount.bounds.low - 1, 0) / high
    top = amount.bounds.high
    high_base = None if top is None else Fraction(top + 1) / rate.bounds.low
    said = say(
        "{count} bằng {rate} thì cơ sở tính là {size}",
        count=amount.text,
        rate=rate.text,
        size=_size(target.count, target.precision, rate),
    )
    yield base, Implied(Bounds(low_base, high_base), said, amount)


def _size(count: Number, precision: Precision, rate: Goal) -> str:
    low, high = rate.bounds.low, rate.bounds.high or rate.bounds.low
    smallest, largest = (shown(round(Fraction(count) / part), precision) for part in (high, low))
    return smallest if smallest == largest else f"{smallest} - {largest}"


def _finding(known: Known, base: str, implied: Implied, other: Implied) -> Flaw:
    goal = implied.goal
    fact = say(
        "mục tiêu không cùng một cơ sở tính «{base}»: {one}, nhưng {two}",
        base=known.bases[base].name if base in known.bases else base,
        one=other.said,
        two=implied.said,
    )
    remedy = say("kiểm tra lại số, tỷ lệ và cơ sở tính")
    return Flaw("W-TARGET-BASE", goal.path if goal else ("bases",), fact, remedy)
