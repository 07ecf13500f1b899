"""Quotas (chỉ tiêu giao): what they name exists, amounts are of their indicator's sort and add up.

They add up to the published total, over the phases to each unit's whole, and to the target.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.campaign import Measure, Quota, TargetLevel
from generator.model.fields import Number
from generator.model.results import Precision
from generator.model.rules.amounts import Added, check_amount, check_amounts, disagreement
from generator.model.rules.days import make_up_the_whole
from generator.model.rules.flaw import Flaw, Path, first_names, placed, repeated, shown
from generator.model.rules.known import Known
from generator.model.rules.targets import Goal, goal_groups
from generator.problems import say
from generator.wording import number

_BINDING = frozenset((TargetLevel.ASSIGNED, TargetLevel.PLANNED))

Placed = tuple[Quota, Path]
Period = tuple[str, str | None]
Periods = dict[Period, list[Placed]]


def check(known: Known) -> Iterator[Flaw]:
    """Faults of single tables of quotas."""
    for quota, at in placed(known.campaign.quotas, "quotas"):
        yield from known.check(quota, at, "indicator", "phase", "document")
        yield from _units(known, quota, at)
        indicator = known.indicator(quota.indicator)
        yield from check_amount(indicator, quota.total, (*at, "total"))
        yield from check_amounts(indicator, quota.counts, (*at, "counts"))
        yield from _left_out(known, quota, at)
    yield from _rivals(known)


def _units(known: Known, quota: Quota, at: Path) -> Iterator[Flaw]:
    unit = known.codes["unit"]
    yield from unit.check_keys(quota.counts, (*at, "counts"))
    reasons = ((code, (*at, "reasons", code)) for code in quota.reasons)
    for code, path in (*placed(quota.fixed, *at, "fixed"), *reasons):
        yield from unit.check(code, path)
        if code in known.units and code not in quota.counts:
            name = known.unit_name(code)
            fact = say("đơn vị «{name}» không có chỉ tiêu trong bảng này", name=name)
            remedy = say("ghi chỉ tiêu ở counts hoặc bỏ dòng này")
            yield Flaw("W-QUOTA-UNUSED", path, fact, remedy)


def _left_out(known: Known, quota: Quota, at: Path) -> Iterator[Flaw]:
    """Units taking part at the end of the period that are given nothing while others are."""
    if not any(code in known.units for code in quota.counts):
        return
    phase = known.phases.get(quota.phase) if quota.phase else None
    active = known.active(phase.ends if phase else known.campaign.ends)
    bare = known.tree.without(quota.counts, active)
    if bare:
        fact = say(
            "{count} đơn vị chưa có chỉ tiêu: {names}",
            count=number(len(bare)),
            names=first_names([unit.label for unit in bare]),
        )
        remedy = say("ghi chỉ tiêu của các đơn vị này; đơn vị không giao thì ghi 0")
        yield Flaw("W-QUOTA-MISSING", (*at, "counts"), fact, remedy)


def _rivals(known: Known) -> Iterator[Flaw]:
    """Two tables for one indicator and period need codes, or nobody can say which is meant."""
    tables = placed(known.campaign.quotas, "quotas")
    for (quota, at), (other, first) in repeated((_period(known, one[0]), one) for one in tables):
        if not (quota.code and other.code):
            fact = say(
                "bảng chỉ tiêu thứ {place} đã giao cùng chỉ tiêu thống kê của cùng thời kỳ",
                place=int(first[-1]) + 1,
            )
            remedy = say("ghi code cho cả hai bảng để cột của bảng biểu nêu được bảng nào")
            yield Flaw("W-QUOTA-TWICE", at, fact, remedy)


def _period(known: Known, quota: Quota) -> Period:
    return known.indicator_code(quota.indicator), quota.phase


def check_sums(known: Known) -> Iterator[Flaw]:
    """Tables of quotas that do not add up; rates are never added."""
    periods: Periods = {}
    for quota, at in placed(known.campaign.quotas, "quotas"):
        if known.measure(quota.indicator) not in {Measure.RATE, None}:
            periods.setdefault(_period(known, quota), []).append((quota, at))
            yield from _total(known, quota, at)
    yield from _targets(known, periods)
    if make_up_the_whole(known):
        for indicator in known.indicators:
            yield from _phases(known, indicator, periods)


def _total(known: Known, quota: Quota, at: Path) -> Iterator[Flaw]:
    if quota.total is None:
        return
    parts = Added(known.total(quota.counts), len(quota.counts), is_complete=True)
    if fact := disagreement(quota.total, Precision.EXACT, parts):
        remedy = say("sửa total hoặc chỉ tiêu của đơn vị")
        yield Flaw("E-QUOTA-SUM", (*at, "total"), fact, remedy)


def _targets(known: Known, periods: Periods) -> Iterator[Flaw]:
    for key, goals in goal_groups(known).items():
        if key.level not in _BINDING or key.of is not None:
            continue
        for phase, rivals in goals.items():
            tables = periods.get((key.indicator, phase), [])
            if len(rivals) == len(tables) == 1:
                yield from _short(known, tables[0], rivals[0])


def _short(known: Known, table: Placed, goal: Goal) -> Iterator[Flaw]:
    quota, at = table
    given = known.total(quota.counts)
    if given < goal.bounds.low:
        fact = say(
            "cộng chỉ tiêu các đơn vị được {sum}, thấp hơn «{name}» {target}; thiếu {gap}",
            sum=shown(given),
            name=goal.target.name,
            target=goal.text,
            gap=shown(goal.bounds.low - given),
        )
        remedy = say("giao thêm chỉ tiêu cho các đơn vị hoặc sửa mục tiêu")
        yield Flaw("W-QUOTA-SHORT", (*at, "counts"), fact, remedy)


def _phases(known: Known, indicator: str, periods: Periods) -> Iterator[Flaw]:
    """Each unit's quotas of all phases against its quota of the whole."""
    wholes = periods.get((indicator, None), [])
    tables = [periods.get((indicator, phase.code), []) for phase in known.campaign.phases]
    if len(wholes) != 1 or any(len(table) != 1 for table in tables):
        return
    whole, at = wholes[0]
    parts = [table[0][0].counts for table in tables]
    for unit, count in whole.counts.items():
        given = [part[unit] for part in parts if unit in part]
        if len(given) == len(parts) and sum(given, start=0) != count:
            yield _uneven(known, unit, (*at, "counts", unit), count, given)


def _uneven(known: Known, unit: str, at: Path, count: Number, given: list[Number]) -> Flaw:
    fact = say(
        "«{name}»: cả chương trình {whole}, nhưng cộng các giai đoạn được {sum} ({parts})",
        name=known.unit_name(unit),
        whole=shown(count),
        sum=shown(sum(given, start=0)),
        parts=" + ".join(shown(part) for part in given),
    )
    remedy = say("sửa chỉ tiêu của giai đoạn hoặc của cả chương trình")
    return Flaw("E-QUOTA-PHASES", at, fact, remedy)
