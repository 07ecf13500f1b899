"""Where a row, a cell or a letter stands: whose figures, of which indicator, in which phase, as of when.

Every figure has these coordinates. A name that says fewer of them means those of where it stands:
in the row of a unit the unit's, in a subtotal those of its rows together, in a letter those of whom it
is for. What is summed counts each unit once: one that stands below another is a part of it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from generator import figures as exact
from generator.model.campaign import Campaign, Quota
from generator.model.fields import Number


@dataclass(frozen=True)
class Joint(exact.Progress):
    """What several rows make together, or what a published total has beyond all units."""

    growth: exact.Figure | None = None
    share: exact.Figure | None = None
    previous: exact.Figure | None = None


EMPTY = exact.Progress(None, None)


class Whose(ABC):
    """Whose figures are meant."""

    @abstractmethod
    def progress(self, tally: exact.Tally) -> exact.Progress | None:
        """Their part of a tally; `None` where they have none."""

    def bases(self, tally: exact.Tally, /) -> Mapping[str, exact.Figure]:
        """The sizes of their bases by code."""
        return getattr(self.progress(tally), "bases", {})

    def codes(self, _tally: exact.Tally, /) -> Iterator[str]:
        """The units that stand for them, none of them below another."""
        yield from ()


@dataclass(frozen=True)
class Everyone(Whose):
    """The whole campaign."""

    def progress(self, tally: exact.Tally) -> exact.Progress:
        return Joint(tally.count, tally.quota, growth=tally.growth, previous=tally.previous)

    def codes(self, tally: exact.Tally, /) -> Iterator[str]:
        yield from topmost(tally.campaign, [row.code for row in tally.units])


@dataclass(frozen=True)
class OneUnit(Whose):
    """A unit, with all that stands below it."""

    code: str

    def progress(self, tally: exact.Tally) -> exact.Progress | None:
        return tally.unit.get(self.code)

    def codes(self, _tally: exact.Tally, /) -> Iterator[str]:
        yield self.code


@dataclass(frozen=True)
class OneGroup(Whose):
    """A group of units; no code: the units that belong to none."""

    code: str
    name: str = ""

    def progress(self, tally: exact.Tally) -> exact.Progress | None:
        if self.code:
            return next((group for group in tally.groups if group.code == self.code), None)
        loose = tuple(row for row in tally.units if row.unit.group is None)
        return tally.subtotal(loose, None, self.name)

    def codes(self, tally: exact.Tally, /) -> Iterator[str]:
        group = self.code or None
        yield from topmost(
            tally.campaign, [row.code for row in tally.units if row.unit.group == group]
        )


@dataclass(frozen=True)
class TheRest(Whose):
    """What a published total has beyond all units; nothing of it is asked for."""

    def progress(self, tally: exact.Tally) -> exact.Progress:
        return Joint(tally.remainder, None, share=tally.remainder_share)


@dataclass(frozen=True)
class OnePart(Whose):
    """A part of a split («trong đó»), by the name that it has in it."""

    split: str
    name: str

    def progress(self, tally: exact.Tally) -> exact.Progress | None:
        split = tally.breakdowns.get(self.split)
        named = (part for part in (split.rows if split else ()) if part.name == self.name)
        part = next(named, None)
        return Joint(part.count, None, share=part.share) if part else None


@dataclass(frozen=True)
class Several(Whose):
    """Some rows together."""

    members: tuple[Whose, ...]

    def progress(self, tally: exact.Tally) -> exact.Progress:
        return together(member.progress(tally) or EMPTY for member in self.members)

    def bases(self, tally: exact.Tally, /) -> Mapping[str, exact.Figure]:
        counted = [member for member in self.members if not isinstance(member, TheRest)]
        known = [member.bases(tally) for member in counted]
        shared = set.intersection(*map(set, known)) if known else set()
        return {code: exact.total(one[code] for one in known) for code in sorted(shared)}

    def codes(self, tally: exact.Tally, /) -> Iterator[str]:
        for member in self.members:
            yield from member.codes(tally)


def whose_of(names: Mapping[str, Any]) -> Whose:
    """Whom a document is for, by the names that it may use: a unit, a group, or all."""
    if unit := names.get("unit"):
        return OneUnit(unit.code)
    if group := names.get("group"):
        return OneGroup(group.code)
    return Everyone()


def together(parts: Iterable[exact.Progress]) -> Joint:
    """What different rows of one indicator make together; what is not known of a row adds nothing."""
    rows = list(parts)
    return Joint(
        exact.added(row.count for row in rows),
        exact.added(row.goal for row in rows),
        growth=exact.added(getattr(row, "growth", None) for row in rows),
        previous=exact.added(getattr(row, "previous", None) for row in rows),
    )


def against(progress: exact.Progress, goal: exact.Figure | None) -> exact.Progress:
    """The same count against another goal."""
    return exact.Progress(progress.count, goal)


def topmost(campaign: Campaign, codes: Iterable[str]) -> list[str]:
    """Those of some units that do not stand below another one of them."""
    chosen = list(dict.fromkeys(codes))
    parents = {unit.code: unit.parent for unit in campaign.units if unit.parent}
    if not parents:
        return chosen
    among = set(chosen)
    return [code for code in chosen if among.isdisjoint(_above(code, parents))]


def _above(code: str, parents: Mapping[str, str]) -> Iterator[str]:
    seen = {code}
    while (code := parents.get(code, "")) and code not in seen:
        seen.add(code)
        yield code


@dataclass(frozen=True)
class Standpoint:
    """Whose figures, of which indicator, in which phase (or the whole), as of which moment."""

    figures: exact.Figures
    whose: Whose
    indicator: str
    phase: str | None = None

    @cached_property
    def tally(self) -> exact.Tally:
        """The result that it looks at."""
        return exact.tally_of(self.figures, self.indicator, self.phase)

    @cached_property
    def progress(self) -> exact.Progress | None:
        """How far they are in it."""
        return self.whose.progress(self.tally)

    @property
    def bases(self) -> Mapping[str, exact.Figure]:
        """The sizes of their bases by code."""
        if isinstance(self.whose, Everyone):
            return {code: size for code, size in self.figures.bases.items() if size is not None}
        return self.whose.bases(self.tally)

    def moved(
        self,
        *,
        figures: exact.Figures | None = None,
        indicator: str | None = None,
        phase: str | None = None,
    ) -> Standpoint:
        """The same of another moment, indicator or phase; what is not said stays."""
        return replace(
            self,
            figures=figures or self.figures,
            indicator=indicator or self.indicator,
            phase=phase or self.phase,
        )

    def in_whole(self) -> Standpoint:
        """The same over the whole campaign."""
        return replace(self, phase=None)


@dataclass(frozen=True)
class QuotaTable:
    """A table of quotas that is named: what it asks of each standpoint."""

    campaign: Campaign
    quota: Quota

    def goal(self, stand: Standpoint) -> exact.Figure | None:
        """What it asks of them; `None` where it asks nothing."""
        if isinstance(stand.whose, Everyone) and self.quota.total is not None:
            return self._figure(self.quota.total)
        given = map(self._given, stand.whose.codes(stand.tally))
        return exact.added(None if one is None else self._figure(one) for one in given)

    def _figure(self, value: Number) -> exact.Figure:
        code = self.campaign.indicator_code(self.quota.indicator)
        rates = any(one.code == code and one.is_rate for one in self.campaign.indicators)
        return exact.Figure(value, quantity=exact.Quantity.RATE if rates else exact.Quantity.COUNT)

    def _given(self, code: str) -> Number | None:
        """The quota of a unit, which stands for those below it; without one theirs added up."""
        if code in self.quota.counts:
            return self.quota.counts[code]
        known = [one for one in map(self._given, self._below.get(code, ())) if one is not None]
        return sum(known[1:], start=known[0]) if known else None

    @cached_property
    def _below(self) -> Mapping[str, list[str]]:
        below: dict[str, list[str]] = {}
        for unit in self.campaign.units:
            if unit.parent:
                below.setdefault(unit.parent, []).append(unit.code)
        return below
