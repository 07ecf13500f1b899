"""Quotas add up: to the published total, over the phases to each unit's whole, and to the target."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.campaign import Measure, Quota, TargetLevel
from generator.model.fields import Number
from generator.model.results import Precision
from generator.model.rules.finding import Finding
from generator.model.rules.known import Known
from generator.model.rules.shown import shown
from generator.model.rules.spans import make_up_the_whole
from generator.model.rules.sums import Added, disagreement
from generator.model.rules.target_groups import Goal, goal_groups
from generator.problems import say

_BINDING = frozenset((TargetLevel.ASSIGNED, TargetLevel.PLANNED))

Placed = tuple[int, Quota]


def check(known: Known) -> Iterator[Finding]:
    """Tables of quotas that do not add up; rates are never added."""
    quotas = [
        (place, quota)
        for place, quota in enumerate(known.campaign.quotas)
        if known.measure(quota.indicator) not in {Measure.RATE, None}
    ]
    for place, quota in quotas:
        yield from _total(known, quota, place)
    periods = _periods(known, quotas)
    yield from _targets(known, periods)
    if make_up_the_whole(known):
        for indicator in known.indicators:
            yield from _phases(known, indicator, periods)


def _total(known: Known, quota: Quota, place: int) -> Iterator[Finding]:
    if quota.total is None:
        return
    parts = Added(known.total(quota.counts), len(quota.counts), is_complete=True)
    if fact := disagreement(quota.total, Precision.EXACT, parts):
        remedy = say("sửa total hoặc chỉ tiêu của đơn vị")
        yield Finding("E-QUOTA-SUM", ("quotas", place, "total"), fact, remedy)


def _periods(known: Known, quotas: list[Placed]) -> dict[tuple[str, str | None], list[Placed]]:
    periods: dict[tuple[str, str | None], list[Placed]] = {}
    for place, quota in quotas:
        key = known.indicator_code(quota.indicator), quota.phase
        periods.setdefault(key, []).append((place, quota))
    return periods


def _targets(
    known: Known, periods: dict[tuple[str, str | None], list[Placed]]
) -> Iterator[Finding]:
    for key, goals in goal_groups(known).items():
        if key.level not in _BINDING or key.of is not None:
            continue
        for phase, rivals in goals.items():
            tables = periods.get((key.indicator, phase), [])
            if len(rivals) == len(tables) == 1:
                yield from _short(known, tables[0], rivals[0])


def _short(known: Known, placed: Placed, goal: Goal) -> Iterator[Finding]:
    place, quota = placed
    given = known.total(quota.counts)
    if given < goal.bounds.low:
        yield Finding(
            "W-QUOTA-SHORT",
            ("quotas", place, "counts"),
            say(
                "cộng chỉ tiêu các đơn vị được {sum}, thấp hơn «{name}» {target}; thiếu {gap}",
                sum=shown(given),
                name=goal.target.name,
                target=goal.text,
                gap=shown(goal.bounds.low - given),
            ),
            say("giao thêm chỉ tiêu cho các đơn vị hoặc sửa mục tiêu"),
        )


def _phases(
    known: Known, indicator: str, periods: dict[tuple[str, str | None], list[Placed]]
) -> Iterator[Finding]:
    """Each unit's quotas of all phases against its quota of the whole."""
    wholes = periods.get((indicator, None), [])
    tables = [periods.get((indicator, phase.code), []) for phase in known.campaign.phases]
    if len(wholes) != 1 or any(len(table) != 1 for table in tables):
        return
    place, whole = wholes[0]
    parts = [table[0][1].counts for table in tables]
    for unit, count in whole.counts.items():
        given = [part[unit] for part in parts if unit in part]
        if len(given) == len(parts) and sum(given, start=0) != count:
            yield _uneven(known, unit, place, count, given)


def _uneven(known: Known, unit: str, place: int, count: Number, given: list[Number]) -> Finding:
    return Finding(
        "E-QUOTA-PHASES",
        ("quotas", place, "counts", unit),
        say(
            "«{name}»: cả chương trình {whole}, nhưng cộng các giai đoạn được {sum} ({parts})",
            name=known.unit_name(unit),
            whole=shown(count),
            sum=shown(sum(given, start=0)),
            parts=" + ".join(shown(part) for part in given),
        ),
        say("sửa chỉ tiêu của giai đoạn hoặc của cả chương trình"),
    )
