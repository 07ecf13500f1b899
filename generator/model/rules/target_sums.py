"""The targets of the phases make up that of the whole: 4.000 + 6.000 = 10.000, 5% + 4% + 6% = 15%."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from generator.model.campaign import Measure
from generator.model.rules.bounds import Bounds
from generator.model.rules.finding import Finding
from generator.model.rules.known import Known
from generator.model.rules.shown import shown, shown_gap
from generator.model.rules.spans import make_up_the_whole
from generator.model.rules.target_groups import Goal, Periods, goal_groups
from generator.problems import Message, say


def check(known: Known) -> Iterator[Finding]:
    """Wholes that differ from the sum of their phases; only where each has exactly one target.

    Indicators that measure a rate are left alone, and so are phases that do not make up the whole.
    """
    if not make_up_the_whole(known):
        return
    for key, periods in goal_groups(known).items():
        if known.measure(key.indicator) is not Measure.RATE:
            yield from _compare(known, periods)


def _compare(known: Known, periods: Periods) -> Iterator[Finding]:
    parts = [periods.get(phase.code, []) for phase in known.campaign.phases]
    wholes = periods.get(None, [])
    if len(wholes) != 1 or any(len(part) != 1 for part in parts):
        return
    whole, goals = wholes[0], [part[0] for part in parts]
    added = reduce(Bounds.plus, (goal.bounds for goal in goals))
    if not added.meets(whole.bounds):
        code = "E-TARGET-SUM" if _are_exact([whole, *goals]) else "W-TARGET-SUM"
        remedy = say("sửa mục tiêu của giai đoạn hoặc của cả chương trình")
        yield Finding(code, whole.path, _fact(whole, goals, added), remedy)


def _are_exact(goals: list[Goal]) -> bool:
    return all(goal.bounds.low == goal.bounds.high for goal in goals)


def _fact(whole: Goal, goals: list[Goal], added: Bounds) -> Message:
    return say(
        "mục tiêu cả chương trình là {whole}, nhưng cộng các giai đoạn được {sum} ({parts}); lệch {gap}",
        whole=whole.text,
        sum=shown(added.low),
        parts=" + ".join(goal.text for goal in goals),
        gap=shown_gap(added.low, whole.bounds.low),
    )
