"""Targets that belong together: one indicator, one level, counts or rates of one base.

Two targets of one group and one period must say which of them holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.campaign import Target, TargetLevel
from generator.model.rules.bounds import Bounds
from generator.model.rules.finding import Finding, Path
from generator.model.rules.known import Known
from generator.model.rules.shown import shown
from generator.problems import say
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


def check(known: Known) -> Iterator[Finding]:
    """Targets of one period and group of which none replaces the other."""
    for periods in goal_groups(known).values():
        for first, *others in periods.values():
            for other in others:
                yield _rival(first, other)
    yield from _unfounded(known)


def _rival(first: Goal, other: Goal) -> Finding:
    return Finding(
        "W-TARGET-TWICE",
        other.path,
        say(
            "hai mục tiêu cùng cấp của cùng một thời kỳ: «{first}» {one} và «{other}» {two}",
            first=first.target.name,
            one=first.text,
            other=other.target.name,
            two=other.text,
        ),
        say("nếu mục tiêu sau thay mục tiêu trước, ghi replaces: {code}", code=first.target.code),
    )


def _unfounded(known: Known) -> Iterator[Finding]:
    """A target said to be raised must say from what, when there is another to choose from."""
    periods = {
        (known.indicator_code(target.indicator), target.phase): target
        for target in known.campaign.targets
        if target.level is not TargetLevel.RAISED
    }
    for place, target in enumerate(known.campaign.targets):
        old = periods.get((known.indicator_code(target.indicator), target.phase))
        if target.level is TargetLevel.RAISED and not target.replaces and old:
            yield Finding(
                "W-TARGET-RAISED",
                ("targets", place, "level"),
                say(
                    "mục tiêu «{name}» được nâng lên nhưng không nói thay mục tiêu nào",
                    name=target.name,
                ),
                say("ghi replaces, ví dụ replaces: {code}", code=old.code),
            )


def _replaced(known: Known) -> set[tuple[str, TargetLevel]]:
    return {(target.replaces, target.level) for target in known.campaign.targets if target.replaces}


def _bounds(target: Target) -> Bounds | None:
    if target.count is not None:
        return None if target.rate is not None else Bounds.of(target.count, target.precision)
    if target.rate is None or target.of is None:
        return None
    return Bounds(target.rate, target.rate_to if target.rate_to is not None else target.rate)
