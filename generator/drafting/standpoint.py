"""Where a row, a cell or a letter stands: whose figures, of which indicator, in which phase, as of when.

Every figure has these coordinates. A name that says fewer of them means those of where it stands:
in the row of a unit the unit's, in a subtotal those of its rows together, in a letter those of whom it
is for. What is summed counts each unit once: one that stands below another is a part of it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator import figures as exact
from generator.drafting.grounds import Former, ground
from generator.model.campaign import Quota
from generator.model.results import open_remark
from generator.wording import Moment
from generator.workspace import once, unchanging


@unchanging(frozen=True)
class Joint(exact.Progress):
    """What several rows make together, or what a published total has beyond all units."""

    growth: exact.Figure | None = None
    share: exact.Figure | None = None
    previous: exact.Figure | None = None
    change: exact.Figure | None = None
    compared: exact.Compared | None = None
    tally: exact.Tally | None = None

    def lack(self, name: str) -> Any:
        """Why a figure is missing: of the whole as its tally tells."""
        whole = self.tally.lack("quota" if name == "goal" else name) if self.tally else None
        return whole or super().lack(name)


EMPTY = exact.Progress(None, None)


class Whose(ABC):
    """Whose figures are meant."""

    @abstractmethod
    def progress(self, tally: exact.Tally) -> exact.Progress | None:
        """Their part of a tally; `None` where they have none."""

    def codes(self, _tally: exact.Tally, /) -> Iterator[str]:
        """The units that they are, none of them below another."""
        yield from ()

    def ground(self, tally: exact.Tally, there: Container[str] | None = None) -> Former:
        """The units that stand for them in a tally, or among others that are `there`."""
        return ground(self.codes(tally), tally.members, tally.unit if there is None else there)

    def seen_from(self, _now: exact.Tally, _then: exact.Tally, /) -> Whose:
        """The same where they may have been others: those of now are meant."""
        return self


@unchanging(frozen=True)
class Everyone(Whose):
    """The whole campaign."""

    def progress(self, tally: exact.Tally) -> exact.Progress:
        return Joint(
            tally.count,
            tally.quota,
            lower=tally.indicator.falls_well,
            other_units=bool(tally.other_units),
            growth=tally.growth,
            previous=tally.previous,
            change=tally.change,
            compared=tally.compared,
            tally=tally,
        )

    def codes(self, tally: exact.Tally, /) -> Iterator[str]:
        yield from (row.code for row in tally.topmost(tally.units))


@unchanging(frozen=True)
class OneUnit(Whose):
    """A unit, with all that stands below it; one to come where those that it will be made of speak for themselves."""

    code: str
    is_to_come: bool = False

    def progress(self, tally: exact.Tally) -> exact.Progress | None:
        """Its own, or what those had that merged into it since."""
        if self.code in tally.unit:
            return tally.unit[self.code]
        before = self.ground(tally)
        return _of_ground(before, tally) if before.codes else None

    def ground(self, tally: exact.Tally, there: Container[str] | None = None) -> Former:
        known = tally.unit if there is None else there
        return (
            Former(())
            if self.is_to_come and self.code not in known
            else super().ground(tally, there)
        )

    def codes(self, _tally: exact.Tally, /) -> Iterator[str]:
        yield self.code


@unchanging(frozen=True)
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
        rows = tuple(row for row in tally.units if row.unit.group == (self.code or None))
        yield from (row.code for row in tally.topmost(rows))

    def ground(self, tally: exact.Tally, there: Container[str] | None = None) -> Former:
        known = tally.unit if there is None else there
        codes = [code for code in self.codes(tally) if code in known or code not in tally.to_come]
        return ground(codes, tally.members, known)

    def seen_from(self, now: exact.Tally, then: exact.Tally, /) -> Whose:
        if tuple(self.codes(now)) == tuple(self.codes(then)):
            return self
        rows = (row.code for row in now.units if row.unit.group == (self.code or None))
        return Several(tuple(map(OneUnit, rows)))


@unchanging(frozen=True)
class TheRest(Whose):
    """What a published total has beyond all units; nothing of it is asked for."""

    def progress(self, tally: exact.Tally) -> exact.Progress:
        return Joint(
            tally.remainder,
            None,
            growth=tally.beyond_units("growth"),
            share=tally.remainder_share,
            change=tally.beyond_units("change"),
        )


@unchanging(frozen=True)
class OnePart(Whose):
    """A part of a split («trong đó»), by the name that it has in it."""

    split: str
    name: str

    def progress(self, tally: exact.Tally) -> exact.Progress | None:
        split = tally.breakdowns.get(self.split)
        named = (part for part in (split.rows if split else ()) if part.name == self.name)
        part = next(named, None)
        return Joint(part.count, None, share=part.share) if part else None


@unchanging(frozen=True)
class Several(Whose):
    """Some together; as rows each speaks for itself, and all parts of a unit that was split have nothing of it."""

    members: tuple[Whose, ...]
    are_rows: bool = False

    def progress(self, tally: exact.Tally) -> exact.Progress:
        if all(isinstance(member, OneUnit) for member in self.members):
            return _of_ground(self.ground(tally), tally)
        return together(member.progress(tally) or EMPTY for member in self.members)

    def ground(self, tally: exact.Tally, there: Container[str] | None = None) -> Former:
        known = tally.unit if there is None else there
        codes = [
            code
            for one in self.members
            for code in one.codes(tally)
            if code in known or not (isinstance(one, OneUnit) and one.is_to_come)
        ]
        if not self.are_rows:
            return ground(codes, tally.members, known)
        each = [ground([code], tally.members, known) for code in codes]
        found = dict.fromkeys(code for one in each for code in one.codes)
        return Former(tuple(found), sum(one.lost for one in each))

    def codes(self, tally: exact.Tally, /) -> Iterator[str]:
        for member in self.members:
            yield from member.codes(tally)


def _of_ground(before: Former, tally: exact.Tally) -> exact.GroupProgress:
    """Units together; those that had no number of their own are missing in it."""
    found = tally.subtotal(tuple(tally.unit[code] for code in before.codes), "", "")
    if not before.lost or found.count is None:
        return found
    limited = replace(found.coverage, of=found.coverage.of + before.lost)
    return replace(found, count=replace(found.count, coverage=(limited,)), coverage=limited)


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
    compared = [one for row in rows if (one := getattr(row, "compared", None))]
    goal = exact.added(row.goal for row in rows)
    return Joint(
        exact.judged(exact.added(row.count for row in rows), goal),
        goal,
        lower=any(row.lower for row in rows),
        change=exact.added(getattr(row, "change", None) for row in rows),
        growth=exact.added(getattr(row, "growth", None) for row in rows),
        previous=exact.added(getattr(row, "previous", None) for row in rows),
        compared=exact.compared_together(compared),
    )


def across(parts: Iterable[exact.Progress]) -> Joint:
    """What rows of different phases or indicators make together: they are all of the same units.

    Where something was done that nothing was asked of, all of it cannot be set against what was asked.
    """
    rows = list(parts)
    found = together(rows)
    is_asked = all(row.goal is not None for row in rows if row.count is not None)
    return replace(
        found,
        count=_of_the_same(found.count, [row.count for row in rows]),
        goal=found.goal if is_asked else None,
    )


def _of_the_same(
    found: exact.Figure | None, parts: Iterable[exact.Figure | None]
) -> exact.Figure | None:
    if found is None:
        return None
    limits = (one for part in parts if part is not None for one in part.coverage)
    return replace(found, coverage=tuple(dict.fromkeys(limits)))


def against(progress: exact.Progress, goal: exact.Figure | None) -> exact.Progress:
    """The same count against another goal."""
    apart = progress.other_units
    return exact.Progress(
        exact.judged(progress.count, goal),
        goal,
        lower=progress.lower,
        other_units=apart,
        still_open=progress.is_open,
    )


@unchanging()
class Standpoint:
    """Whose figures, of which indicator, in which phase (or the whole), as of which moment."""

    figures: exact.Figures
    whose: Whose
    indicator: str
    phase: str | None = None

    @once
    def tally(self) -> exact.Tally:
        """The result that it looks at."""
        return exact.tally_of(self.figures, self.indicator, self.phase)

    @once
    def progress(self) -> exact.Progress | None:
        """How far they are in it."""
        return self.whose.progress(self.tally)

    def base(self, code: str) -> exact.Figure | None:
        """The size of one of their bases; of several the sum, unknown where one of them lacks it."""
        if isinstance(self.whose, Everyone):
            return self.figures.bases.get(code)
        sizes = [row.bases.get(code) for row in self.sized]
        return None if self._ground.lost or not sizes or None in sizes else exact.added(sizes)

    @once
    def sized(self) -> tuple[exact.UnitProgress, ...]:
        """The rows whose bases make up theirs."""
        return self.tally.sized_once(tuple(self.tally.unit[code] for code in self._ground.codes))

    @once
    def _ground(self) -> Former:
        return self.whose.ground(self.tally)

    @property
    def remark(self) -> str | None:
        """Why the last count that a unit sent was sent back, while no other came; `None` of others."""
        if not isinstance(self.whose, OneUnit):
            return None
        until = self.figures.taken or Moment(self.figures.as_of)
        return open_remark(self.figures.campaign.snapshots, self.whose.code, until)

    def moved(
        self,
        *,
        figures: exact.Figures | None = None,
        indicator: str | None = None,
        phase: str | None = None,
    ) -> Standpoint:
        """The same of another moment, indicator or phase; what is not said stays."""
        moved = Standpoint(
            figures or self.figures,
            self.whose,
            indicator or self.indicator,
            phase or self.phase,
        )
        return _of_now(self, moved)

    def in_whole(self) -> Standpoint:
        """The same over the whole campaign."""
        return _of_now(self, replace(self, phase=None))


def _of_now(now: Standpoint, then: Standpoint) -> Standpoint:
    """Where the units that are meant may have been others then, still those of now."""
    whose = now.whose.seen_from(now.tally, then.tally)
    return then if whose is now.whose else replace(then, whose=whose)


def shares_of_base(stand: Standpoint, code: str) -> dict[str, exact.Figure]:
    """What part of a base each of the tops is, tied so that they add up as printed; none if unknown."""
    whole, tally = stand.figures.bases.get(code), stand.tally
    tops = [row.code for row in tally.sized_once(tally.units)]
    sizes = [tally.bases_of(unit).get(code) for unit in tops]
    parts = [size for size in sizes if size is not None]
    if whole is None or len(parts) < len(sizes):
        return {}
    rest = exact.Figure(whole.value - sum(size.value for size in parts))
    shares = exact.tied_shares([*parts, rest], whole)
    return {unit: one for unit, one in zip(tops, shares, strict=False) if one is not None}


@unchanging(frozen=True)
class QuotaTable:
    """A table of quotas that is named: what it asks of each standpoint."""

    quota: Quota
    given: exact.Given

    def goal(self, stand: Standpoint) -> exact.Figure | None:
        """What it asks of them; `None` where it asks nothing."""
        if isinstance(stand.whose, Everyone):
            return self.given.total
        asked = stand.whose.ground(stand.tally, self.given.of_rows)
        return self.given.added(asked.codes)


def quota_table(figures: exact.Figures, code: str) -> QuotaTable | None:
    """The table of quotas of that code."""
    table = next((one for one in figures.campaign.quotas if one.code == code), None)
    given = figures.quotas.get(code)
    return QuotaTable(table, given) if table and given else None
