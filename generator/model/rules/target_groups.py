"""Targets that belong together: one indicator, one level, counts or rates of one base.

Two targets of one group and one period must say which of them holds; those of the phases make up that of
the whole: 4.000 + 6.000 = 10.000, 5% + 4% + 6% = 15%.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

from generator.model.campaign import Measure, Target, TargetLevel
from generator.model.rules.days import make_up_the_whole
from generator.model.rules.flaw import Flaw, Path
from generator.model.rules.known import Known
from generator.model.rules.shown import shown, shown_gap
from generator.model.rules.sums import Bounds
from generator.problems import Message, say
from generator.wording import percent_range


@dataclass(frozen=True)
class Goal:
    """A target with its place in the list and what its amount may mean."""

    place: int
    target: Target
    bounds: Bounds

    @property
    def path(self) -> Path:
        """The way to its amount."""
        return ("targets", self.place, "rate" if self.target.count is None else "count")

    @property
    def text(self) -> str:
        """Its amount for a message: `600`, `trên 2.000`, `15%`, `8% - 10%`."""
        target = self.target
        if target.count is not None:
            return shown(target.count, target.precision)
        if target.rate is not None and target.rate_to is not None:
            return percent_range(target.rate, target.rate_to, 3)
        return shown(target.rate or 0)


@dataclass(frozen=True)
class GroupKey:
    """What the targets of a group have in common; `of` is `None` for absolute amounts."""

    indicator: str
    level: TargetLevel
    of: str | None


Periods = dict[str | None, list[Goal]]
Groups = dict[GroupKey, Periods]


def goal_groups(known: Known) -> Groups:
    """The targets in force, by group and period; one replaced within its level is left out."""
    groups: Groups = {}
    replaced = _replaced(known)
    for place, target in enumerate(known.campaign.targets):
        bounds = _bounds(target)
        if bounds is None or (target.code, target.level) in replaced:
            continue
        of = target.of if target.count is None else None
        key = GroupKey(known.indicator_code(target.indicator), target.level, of)
        goals = groups.setdefault(key, {}).setdefault(target.phase, [])
        goals.append(Goal(place, target, bounds))
    return groups


def check_rivals(known: Known) -> Iterator[Flaw]:
    """Targets of one period and group of which none replaces the other."""
    for periods in goal_groups(known).values():
        for first, *others in periods.values():
            for other in others:
                yield _rival(first, other)
    yield from _unfounded(known)


def _rival(first: Goal, other: Goal) -> Flaw:
    fact = say(
        "hai mục tiêu cùng cấp của cùng một thời kỳ: «{first}» {one} và «{other}» {two}",
        first=first.target.name,
        one=first.text,
        other=other.target.name,
        two=other.text,
    )
    remedy = say(
        "nếu mục tiêu sau thay mục tiêu trước, ghi replaces: {code}", code=first.target.code
    )
    return Flaw("W-TARGET-TWICE", other.path, fact, remedy)


def _unfounded(known: Known) -> Iterator[Flaw]:
    """A target said to be raised must say from what, when there is another to choose from."""
    periods = {
        (known.indicator_code(target.indicator), target.phase): target
        for target in known.campaign.targets
        if target.level is not TargetLevel.RAISED
    }
    for place, target in enumerate(known.campaign.targets):
        old = periods.get((known.indicator_code(target.indicator), target.phase))
        if target.level is TargetLevel.RAISED and not target.replaces and old:
            fact = say(
                "mục tiêu «{name}» được nâng lên nhưng không nói thay mục tiêu nào",
                name=target.name,
            )
            remedy = say("ghi replaces, ví dụ replaces: {code}", code=old.code)
            yield Flaw("W-TARGET-RAISED", ("targets", place, "level"), fact, remedy)


def _replaced(known: Known) -> set[tuple[str, TargetLevel]]:
    return {(target.replaces, target.level) for target in known.campaign.targets if target.replaces}


def _bounds(target: Target) -> Bounds | None:
    if target.count is not None:
        return None if target.rate is not None else Bounds.of(target.count, target.precision)
    if target.rate is None or target.of is None:
        return None
    return Bounds(target.rate, target.rate_to if target.rate_to is not None else target.rate)


def check_sums(known: Known) -> Iterator[Flaw]:
    """Wholes that differ from the sum of their phases; only where each has exactly one target.

    Indicators that measure a rate are left alone, and so are phases that do not make up the whole.
    """
    if not make_up_the_whole(known):
        return
    for key, periods in goal_groups(known).items():
        if known.measure(key.indicator) is not Measure.RATE:
            yield from _compare(known, periods)


def _compare(known: Known, periods: Periods) -> Iterator[Flaw]:
    parts = [periods.get(phase.code, []) for phase in known.campaign.phases]
    wholes = periods.get(None, [])
    if len(wholes) != 1 or any(len(part) != 1 for part in parts):
        return
    whole, goals = wholes[0], [part[0] for part in parts]
    added = reduce(Bounds.plus, (goal.bounds for goal in goals))
    if not added.meets(whole.bounds):
        code = "E-TARGET-SUM" if _are_exact([whole, *goals]) else "W-TARGET-SUM"
        remedy = say("sửa mục tiêu của giai đoạn hoặc của cả chương trình")
        yield Flaw(code, whole.path, _fact(whole, goals, added), remedy)


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
