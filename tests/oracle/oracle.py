"""Every figure of a campaign once more, plainly and slowly, from docs/figures.md alone.

Nothing here is shared with the rooms of the program but the records themselves. Each figure is a `Cell`:
a number with its coverage, or unknown (no number), or an error.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from generator.model.campaign import (
    Better,
    Campaign,
    Change,
    Counted,
    Indicator,
    Missing,
    Phase,
    Quota,
    RankBy,
    Target,
    Tier,
    TieRule,
    Unit,
)
from generator.model.results import Precision, Result, Snapshot, Status
from generator.wording import Moment

Number = int | Fraction
Both = Callable[[str | None], "tuple[Cell, Cell]"]
DAY = datetime.timedelta(days=1)
ROOT = None


@dataclass(frozen=True)
class Cell:
    """A figure: its number and how much of what it speaks of is known."""

    number: Number | None
    known: int = 0
    of: int = 0
    published: bool = False
    full: bool | None = None
    before: Number | None = None
    carried: int = 0
    estimated: bool = False
    is_error: bool = False
    as_of: Moment | None = None
    apart: int = 0
    """How many of the units that are not known were there at one of both moments only."""
    divided: tuple[Moment, ...] = ()
    """As of when what a quotient is divided by is, where that is not the moment of what is divided."""
    told: frozenset[tuple[object, ...]] = frozenset()
    """What came in by period: each of its periods, all of it or with the units of which it was recorded."""

    @property
    def is_known(self) -> bool:
        return self.number is not None

    @property
    def is_complete(self) -> bool:
        """Whether nothing that belongs to it is missing."""
        if not self.is_known:
            return False
        if self.full is not None:
            return self.full
        return self.published or self.known == self.of


UNKNOWN = Cell(None)
ERROR = Cell(None, is_error=True)


def first_between(opening: Snapshot, end: Snapshot) -> datetime.date:
    """The first day of what came in between two snapshots: the day after the one, or that of both."""
    return min(opening.as_of.of_day + DAY, end.as_of.of_day)


def added(cells: Iterable[Cell]) -> Cell:
    """The sum of what is known, with the coverage of all; an error where one of them is."""
    cells = list(cells)
    if any(cell.is_error for cell in cells):
        return ERROR
    known = [cell for cell in cells if cell.is_known]
    befores = [cell.before for cell in known if cell.before is not None]
    return Cell(
        sum(cell.number for cell in known) if known else None,
        sum(cell.known for cell in cells),
        sum(cell.of for cell in cells),
        before=sum(befores) if befores else None,
        carried=sum(cell.carried for cell in known),
        estimated=any(cell.estimated for cell in known),
        apart=sum(cell.apart for cell in cells),
    )


def quotient(above: Number, below: Number) -> Fraction:
    return Fraction(above) / Fraction(below)


@dataclass(frozen=True)
class Window:
    """The whole campaign (`phase` is None) or a phase, with its first and last day."""

    phase: Phase | None
    first: datetime.date
    last: datetime.date


@dataclass(frozen=True)
class Passed:
    """Numbers of some units, and how those who pass over from one superior to another are looked for in them."""

    own: dict[str, Number]
    is_below: Callable[[str, str, datetime.date], bool]
    stays: Callable[[str, datetime.date], bool]
    had: Callable[[str, datetime.date], Number | None]
    is_whole: bool


@dataclass(frozen=True)
class Among:
    """A table of quotas with all that are added up, itself among them."""

    table: Quota
    tables: tuple[Quota, ...]
    until: datetime.date = datetime.date.max
    """The day of the count that it is held against: who left later is in that, who joined later is not."""
    is_held: bool = False
    """Whether there is a count."""
    is_bare: bool = False
    """Without the total that it says."""
    there_on: datetime.date | None = None
    """The day of which it is asked who left and who joined by then, where that is not the day of its units."""

    @cached_property
    def key(self) -> tuple[object, ...]:
        """What it is known by, in one campaign."""
        those = tuple(map(id, self.tables))
        return id(self.table), those, self.until, self.is_held, self.is_bare, self.there_on

    @property
    def counts(self) -> dict[str, Number]:
        return self.table.counts

    @property
    def total(self) -> Number | None:
        return None if self.is_bare else self.table.total


class Oracle:
    """What a campaign's figures are as of a moment; `None` before anything was recorded."""

    def __init__(
        self, campaign: Campaign, moment: Moment | None, whole: Oracle | None = None
    ) -> None:
        self.campaign = campaign
        self.whole = whole or self
        self.moment = moment
        self.units = {unit.code: unit for unit in campaign.units}
        self.indicators = {one.code: one for one in campaign.indicators}
        self._kept: dict[object, object] = {}
        self._into: dict[str, Change] = {}
        self._from: dict[str, Change] = {}
        for one in campaign.changes:
            for unit in one.into:
                self._into.setdefault(unit, one)
            for unit in one.predecessors:
                self._from.setdefault(unit, one)

    def _keep(self, key: object, work: Callable[[], object]):
        if key not in self._kept:
            self._kept[key] = work()
        return self._kept[key]

    # Whom an indicator does not concern

    def exempt(self, indicator: Indicator) -> set[str]:
        """The units that it, or one of the two numbers of a quotient, does not concern, with all below them."""
        asked = [
            indicator,
            *(self.indicators[one] for one in indicator.of or () if one in self.indicators),
        ]
        said = {code for one in asked for code in one.exempt}

        def is_exempt(unit: str | None, seen: tuple[str, ...] = ()) -> bool:
            if unit is None or unit not in self.units or unit in seen:
                return False
            return unit in said or is_exempt(self.units[unit].parent, (*seen, unit))

        return {unit for unit in self.units if is_exempt(unit)}

    def of_concerned(self, indicator: Indicator) -> Oracle:
        """What the figures of an indicator are of: the campaign as if it had no other units.

        A total that was published, or declared, of more units is none of theirs.
        """
        gone = self.exempt(indicator)
        if not gone:
            return self

        def work() -> Oracle:
            def left(one: Quota | Result) -> Quota | Result:
                counts = {code: count for code, count in one.counts.items() if code not in gone}
                return one.model_copy(update={"counts": counts})

            def told(one: Result) -> Result:
                code = one.indicator or self.campaign.indicators[0].code
                is_theirs = self.exempt(self.indicators[code]) == gone
                return left(one) if is_theirs else left(one.model_copy(update={"total": None}))

            snapshots = [
                one.model_copy(update={"results": tuple(map(told, one.results))})
                for one in self.campaign.snapshots
            ]
            return Oracle(
                self.campaign.model_copy(
                    update={
                        "units": tuple(one for one in self.campaign.units if one.code not in gone),
                        "quotas": tuple(map(left, self.campaign.quotas)),
                        "bases": tuple(
                            one.model_copy(update={"total": None}) for one in self.campaign.bases
                        ),
                        "snapshots": tuple(snapshots),
                    }
                ),
                self.moment,
                self,
            )

        return self._keep(("concerned", indicator.code), work)

    # What is recorded

    def result(self, indicator: Indicator, snapshot: Snapshot) -> Result | None:
        for result in snapshot.results:
            code = result.indicator or self.campaign.indicators[0].code
            if code == indicator.code and (result.counts or result.total is not None):
                return result
        return None

    def snapshots(self, indicator: Indicator) -> list[Snapshot]:
        """The indicator's snapshots up to the moment, in the order of time."""

        def work() -> list[Snapshot]:
            found = []
            for snapshot in self.campaign.snapshots:
                if self.moment is None or self.moment < snapshot.as_of:
                    continue
                if self.result(indicator, snapshot):
                    found.append(snapshot)
            return sorted(found, key=lambda snapshot: snapshot.as_of)

        return self._keep(("snapshots", indicator.code), work)

    def record(self, indicator: Indicator, unit: str, snapshot: Snapshot) -> Cell:
        """A unit's own count that counts, known 1 of 1; unknown, 0 of 1, without one.

        What stands for an included campaign brings the coverage of that campaign.
        """
        result = self.result(indicator, snapshot)
        status = snapshot.statuses.get(unit, snapshot.status)
        if (
            result is None
            or unit not in result.counts
            or status is Status.RETURNED
            or not self.is_active(unit, snapshot.as_of.of_day)
        ):
            return Cell(None, 0, 1)
        estimated = status is Status.ESTIMATED
        if included := result.included.get(unit):
            carried = sum(count for _, count in included.carried)
            of = (included.known, included.of)
            return Cell(result.counts[unit], *of, carried=carried, estimated=estimated)
        return Cell(result.counts[unit], 1, 1, estimated=estimated)

    def last_record(self, indicator: Indicator, unit: str, snapshot: Snapshot) -> Cell:
        """The unit's own last count that counts, at the snapshot or before."""
        last = self.last_recorded(indicator, unit, snapshot)
        return self.record(indicator, unit, last) if last else Cell(None, 0, 1)

    def last_recorded(self, indicator: Indicator, unit: str, snapshot: Snapshot) -> Snapshot | None:
        """Where that stands."""
        for earlier in reversed(self.snapshots(indicator)):
            if earlier.as_of <= snapshot.as_of and self.record(indicator, unit, earlier).is_known:
                return earlier
        return None

    def is_newer_below(
        self, indicator: Indicator, unit: str, since: Snapshot, snapshot: Snapshot
    ) -> bool:
        """Whether something was recorded below the unit after one snapshot and up to another."""
        return any(
            self.record(indicator, other, later).is_known
            for later in self.snapshots(indicator)
            if since.as_of < later.as_of <= snapshot.as_of
            for other in self.below(unit, later.as_of.of_day)
        )

    def published(self, indicator: Indicator, snapshot: Snapshot) -> Cell:
        result = self.result(indicator, snapshot)
        if result is None or result.total is None or snapshot.status is Status.RETURNED:
            return UNKNOWN
        return Cell(result.total, published=True, estimated=snapshot.status is Status.ESTIMATED)

    # Units, and how they hang together

    def change_into(self, unit: str) -> Change | None:
        """The change that made the unit."""
        return self._into.get(unit)

    def change_from(self, unit: str) -> Change | None:
        """The change that ended the unit."""
        return self._from.get(unit)

    def made_by(self, unit: str, day: datetime.date) -> Change | None:
        """The change that made it what it is on a day."""
        change = self.change_into(unit)
        return change if change and change.on <= day else None

    def has_passed_over(self, unit: str, day: datetime.date) -> bool:
        change = self.change_from(unit)
        return change is not None and change.on <= day

    def is_active(self, unit: str, day: datetime.date) -> bool:
        one = self.units[unit]
        made = self.change_into(unit)
        if made and day < made.on:
            return False
        if self.has_passed_over(unit, day):
            return False
        if one.active_from and day < one.active_from:
            return False
        return not (one.active_to and day > one.active_to)

    def above(self, unit: str, day: datetime.date) -> list[str]:
        """All superiors on a day, the nearest first; of one that merged its successor."""
        return self._keep(("above", unit, day), lambda: self._above(unit, day))

    def _above(self, unit: str, day: datetime.date) -> list[str]:
        found: list[str] = []
        one = self.units[unit].parent
        while one in self.units and one not in found:
            change = self.change_from(one)
            merged = change is not None and change.merge and self.has_passed_over(one, day)
            if merged and change.into[0] not in (unit, *found):
                one = change.into[0]
                continue
            if one != unit:
                found.append(one)
            one = self.units[one].parent
        return found

    def below(self, unit: str, day: datetime.date) -> list[str]:
        return [other for other in self.units if unit in self.above(other, day)]

    def has_left(self, unit: str, day: datetime.date) -> bool:
        """Whether it left for good: it and all below it, none of them into another unit."""
        one = self.units[unit]
        if not one.active_to or day <= one.active_to:
            return False
        return not any(
            self.is_active(other, day) or self.has_passed_over(other, day)
            for other in [unit, *self.below(unit, day)]
        )

    def is_outlived(self, unit: str, day: datetime.date) -> bool:
        """Whether it stood beside others and left, by a day, before some of these did."""
        return self._keep(("outlived", unit, day), lambda: self._is_outlived(unit, day))

    def _is_outlived(self, unit: str, day: datetime.date) -> bool:
        last = self.units[unit].active_to
        change = self.change_from(unit)
        if self.units[unit].tier is not Tier.OWN or not last or day <= last or change:
            return False
        return any(
            unit in self._named_above(other) and self._goes_on(other, last, day)
            for other in self.units
        )

    def _goes_on(self, unit: str, after: datetime.date, until: datetime.date) -> bool:
        """Whether it was active on some day after one, and up to another."""
        made, ended = self.change_into(unit), self.change_from(unit)
        firsts = [self.units[unit].active_from, made.on if made else None]
        lasts = [self.units[unit].active_to, ended.on - DAY if ended else None]
        has_joined = all(one is None or one <= until for one in firsts)
        return has_joined and all(one is None or after < one for one in lasts)

    def present(self, indicator: Indicator | None, day: datetime.date) -> list[str]:
        """The units of that day; for a cumulative count those that left besides."""
        stays = indicator is not None and indicator.grows

        def work() -> list[str]:
            return [
                unit
                for unit in self.units
                if self.is_active(unit, day)
                or (stays and (self.has_left(unit, day) or self.is_outlived(unit, day)))
            ]

        return self._keep(("present", stays, day), work)

    def superior(self, indicator: Indicator | None, unit: str, day: datetime.date) -> str | None:
        """The nearest superior that is present; the campaign (None) where there is none."""

        def work() -> str | None:
            there = self.present(indicator, day)
            above = (one for one in self.above(unit, day) if not self.is_outlived(one, day))
            return next((one for one in above if one in there), ROOT)

        stays = indicator is not None and indicator.grows
        return self._keep(("superior", stays, unit, day), work)

    def children(
        self, indicator: Indicator | None, unit: str | None, day: datetime.date
    ) -> list[str]:
        """The present units directly below a unit, or (None) the tops."""

        def work() -> list[str]:
            return [
                other
                for other in self.present(indicator, day)
                if self.superior(indicator, other, day) == unit
            ]

        grows = indicator is not None and indicator.grows
        return self._keep(("children", grows, unit, day), work)

    def descendants(self, indicator: Indicator | None, unit: str, day: datetime.date) -> list[str]:
        found: list[str] = []
        for child in self.children(indicator, unit, day):
            found += [child, *self.descendants(indicator, child, day)]
        return found

    # The value of a node at a snapshot

    def value(self, indicator: Indicator, unit: str | None, snapshot: Snapshot) -> Cell:
        key = ("value", indicator.code, unit, snapshot.as_of)
        work = self._root_value if unit is ROOT else self._unit_value
        return self._keep(key, lambda: work(indicator, unit, snapshot))

    def _root_value(self, indicator: Indicator, _: None, snapshot: Snapshot) -> Cell:
        total = self.published(indicator, snapshot)
        if total.is_known or indicator.is_rate:
            return total
        tops = self.children(indicator, ROOT, snapshot.as_of.of_day)
        return added(self.value(indicator, top, snapshot) for top in tops)

    def _unit_value(  # noqa: PLR0911 (the rules, one after the other)
        self, indicator: Indicator, unit: str, snapshot: Snapshot
    ) -> Cell:
        day = snapshot.as_of.of_day
        if not self.is_active(unit, day) and indicator.grows:
            return self._value_of_leaver(indicator, unit, snapshot)
        own = self.record(indicator, unit, snapshot)
        if indicator.is_rate:
            return own if own.is_known else self.carried(indicator, unit, snapshot)
        children = self.children(indicator, unit, day)
        inside = (self.value(indicator, child, snapshot) for child in children)
        if self.stands_beside(indicator, unit, day):
            own = own if own.is_known else self.carried_alone(indicator, unit, snapshot)
            if not own.is_known and not self.ever_recorded_below(indicator, unit, snapshot):
                return Cell(None, 0, 1)
            return added([own, *inside])
        if own.is_known:
            return own
        carried = self.carried(indicator, unit, snapshot)
        if carried.is_known or not children:
            return carried
        if not self.ever_recorded_below(indicator, unit, snapshot):
            return Cell(None, 0, 1)
        return added(inside)

    def stands_beside(self, indicator: Indicator | None, unit: str, day: datetime.date) -> bool:
        """Whether the unit's own record stands beside those of its children."""
        return self.units[unit].tier is Tier.OWN and bool(self.children(indicator, unit, day))

    def _value_of_leaver(self, indicator: Indicator, unit: str, snapshot: Snapshot) -> Cell:
        day = snapshot.as_of.of_day
        own = self.last_record(indicator, unit, snapshot)
        last = self.last_recorded(indicator, unit, snapshot)
        beside = self.stands_beside(indicator, unit, day)
        is_alone = beside or self.is_outlived(unit, day)
        if last and not is_alone and self.is_newer_below(indicator, unit, last, snapshot):
            own = UNKNOWN
        inside = [
            self.value(indicator, child, snapshot) for child in self.children(indicator, unit, day)
        ]
        if own.is_known and not beside:
            inside = []
        parts = [own, *inside] if own.is_known else inside
        return replace(added(parts), known=0, of=0)

    def ever_recorded_below(self, indicator: Indicator, unit: str, snapshot: Snapshot) -> bool:
        return any(
            self.record(indicator, other, earlier).is_known
            for earlier in self.snapshots(indicator)
            if earlier.as_of <= snapshot.as_of
            for day in (earlier.as_of.of_day, snapshot.as_of.of_day)
            for other in self.below(unit, day)
        )

    def carried(self, indicator: Indicator, unit: str, snapshot: Snapshot) -> Cell:
        """What stands for a unit that says nothing at a snapshot, neither itself nor below it."""
        since = self.last_recorded(indicator, unit, snapshot) or self.newest_before(
            indicator, self.made_by(unit, snapshot.as_of.of_day)
        )
        if since is None or self.is_newer_below(indicator, unit, since, snapshot):
            return Cell(None, 0, 1)
        return self.carried_alone(indicator, unit, snapshot)

    def carried_alone(self, indicator: Indicator, unit: str, snapshot: Snapshot) -> Cell:
        if indicator.missing is not Missing.CARRY_FORWARD or indicator.counts_as is Counted.PERIOD:
            return Cell(None, 0, 1)
        cell = self.last_record(indicator, unit, snapshot)
        if not cell.is_known:
            cell = self._begun_with(indicator, unit, snapshot)
            if cell.is_complete:
                cell = replace(cell, known=1, of=1)
        return replace(cell, carried=1) if cell.is_known else Cell(None, 0, 1)

    def _begun_with(self, indicator: Indicator, unit: str, snapshot: Snapshot) -> Cell:
        """What a unit that a change made had at the newest snapshot before its day."""
        day = snapshot.as_of.of_day
        before = self.newest_before(indicator, self.made_by(unit, day))
        return self.value_before(indicator, unit, before, day) if before else UNKNOWN

    def newest_before(self, indicator: Indicator, change: Change | None) -> Snapshot | None:
        earlier = [
            snapshot
            for snapshot in self.snapshots(indicator)
            if change and snapshot.as_of.of_day < change.on
        ]
        return earlier[-1] if earlier else None

    def value_before(  # noqa: PLR0911 (the rules, one after the other)
        self, indicator: Indicator, unit: str, snapshot: Snapshot, until: datetime.date
    ) -> Cell:
        """What a unit had at a snapshot on the ground that it has on a later day."""
        day = snapshot.as_of.of_day
        change = self.change_into(unit)
        if change and day < change.on <= until:
            work = self._merged_before if change.merge else self._handed_over
            return work(indicator, unit, snapshot, change)
        if unit in self.present(indicator, day):
            return self.value(indicator, unit, snapshot)
        if indicator.counts_as is Counted.PERIOD and not indicator.is_rate:
            return Cell(None, 0, 0)
        there = self.topmost_below(indicator, unit, day)
        joined = self.units[unit].active_from
        if indicator.is_rate or not (there or (joined and day < joined)):
            return Cell(None, 0, 1)
        found = added(self.value(indicator, one, snapshot) for one in there)
        values = [self.value(indicator, one, snapshot) for one in there]
        if any(not one.is_known and one.of for one in values):
            return Cell(None, 0, 1)
        if found.is_known or found.of:
            return found
        if indicator.counts_as is Counted.STATE:
            return Cell(None, 0, 1)
        return Cell(0, 1, 1)

    def _handed_over(
        self, indicator: Indicator, unit: str, snapshot: Snapshot, change: Change
    ) -> Cell:
        if indicator.counts_as is Counted.PERIOD:
            return UNKNOWN
        newest = self.newest_before(indicator, change)
        opening = change.opening.get(unit, {}).get(indicator.code)
        if opening is None or newest is None or newest.as_of != snapshot.as_of:
            return Cell(None, 0, 1)
        return Cell(opening, 1, 1)

    def _merged_before(
        self, indicator: Indicator, unit: str, snapshot: Snapshot, change: Change
    ) -> Cell:
        if indicator.is_rate:
            return Cell(None, 0, 1)
        day, eve = snapshot.as_of.of_day, change.on - DAY
        there = [
            one
            for one in self.topmost_below(indicator, unit, day)
            if not {one, *self.above(one, day)} & self._merged_from(unit)
        ]
        parts = [self.value_before(indicator, one, snapshot, eve) for one in change.merge]
        if indicator.counts_as is not Counted.PERIOD:
            parts += [self.value(indicator, one, snapshot) for one in there]
        return added(parts)

    def topmost_below(self, indicator: Indicator, unit: str, day: datetime.date) -> list[str]:
        """The units of a day that a unit stands above, without those below one another."""
        there = [one for one in self.present(indicator, day) if unit in self.above(one, day)]
        return [one for one in there if self.superior(indicator, one, day) not in there]

    # Windows

    def windows(self) -> dict[str | None, Window]:
        campaign = self.campaign
        last = campaign.ends if campaign.last_day_counts else campaign.ends - DAY
        found: dict[str | None, Window] = {None: Window(None, campaign.starts, last)}
        tiles = [phase for phase in campaign.phases if phase.within is None]
        before: datetime.date | None = None
        for phase in sorted(tiles, key=lambda phase: phase.ends):
            after = before + DAY if before else campaign.starts
            found[phase.code] = Window(phase, phase.starts or after, phase.last)
            before = phase.last
        for phase in campaign.phases:
            if phase.within is not None:
                first = phase.starts or found[phase.within].first
                found[phase.code] = Window(phase, first, phase.last)
        return found

    def begins_with_campaign(self, window: Window) -> bool:
        return window.first <= self.campaign.starts

    def end(self, indicator: Indicator, window: Window) -> Snapshot | None:
        def work() -> Snapshot | None:
            inside = [
                snapshot
                for snapshot in self.snapshots(indicator)
                if window.phase is None or window.first <= snapshot.as_of.of_day <= window.last
            ]
            return inside[-1] if inside else None

        return self._keep(("end", indicator.code, window.phase and window.phase.code), work)

    def older(self, indicator: Indicator, window: Window, end: Snapshot) -> Moment | None:
        """The moment that the figure has to say, when it is not of the day asked for.

        A sum of a phase that is over is the same today; what there was at its end may be another by now.
        """
        stays = not indicator.is_rate and indicator.counts_as is not Counted.STATE
        asked = min(self.moment.of_day, window.last) if stays else self.moment.of_day
        return end.as_of if end.as_of.of_day < asked else None

    def days(self, window: Window) -> tuple[int, int]:
        """How many days of a window are over at the end of the day asked for, and how many are to come."""
        whole = [
            window.first + place * DAY for place in range((window.last - window.first).days + 1)
        ]
        over = [day for day in whole if day <= self.moment.of_day]
        return len(over), len(whole) - len(over)

    def opening(self, indicator: Indicator, window: Window) -> Snapshot | None:
        """The snapshot that the window opens with, when it does not begin with the campaign."""
        snapshots = self.snapshots(indicator)
        if window.phase and window.phase.opens_as_of:
            asked = window.phase.opens_as_of
            named = [
                one
                for one in snapshots
                if one.as_of.instant == asked.instant
                or (asked.at is None and one.as_of.of_day == asked.day)
            ]
            if named:
                return named[-1]
        eve = [one for one in snapshots if one.as_of.of_day == window.first - DAY]
        return eve[-1] if eve else None

    def is_undecided(self, indicator: Indicator) -> bool:
        """Whether it is not said how snapshots belong together, and there are several."""
        undecided = indicator.counts_as is None and not indicator.is_rate
        return undecided and len(self.snapshots(indicator)) > 1

    def count(self, indicator: Indicator, window: Window, unit: str | None = ROOT) -> Cell:
        """What the window yields for a node."""
        key = ("count", indicator.code, window.phase and window.phase.code, unit)
        return self._keep(key, lambda: self._count(indicator, window, unit))

    def _count(self, indicator: Indicator, window: Window, unit: str | None) -> Cell:
        if self.is_undecided(indicator):
            return ERROR
        if indicator.is_rate and indicator.of:
            return self.rate_of(indicator, window, unit)
        is_period = indicator.counts_as is Counted.PERIOD and not indicator.is_rate
        if is_period and self.has_broken_periods(indicator, window):
            return ERROR
        end = self.end(indicator, window)
        if end is None:
            return UNKNOWN
        cell = self._count_until(indicator, window, unit, end)
        return replace(cell, as_of=self.older(indicator, window, end)) if cell.is_known else cell

    def _count_until(
        self, indicator: Indicator, window: Window, unit: str | None, end: Snapshot
    ) -> Cell:
        if indicator.is_rate or indicator.counts_as is Counted.STATE:
            return self.value_at_end(indicator, unit, end)
        if indicator.counts_as is Counted.PERIOD:
            return self.over_periods(indicator, window, unit)
        if indicator.counts_as is None and (end.since or end.as_of.of_day) < self.campaign.starts:
            return UNKNOWN
        if self.begins_with_campaign(window):
            return self.since_campaign_began(indicator, window, unit, end)
        opening = self.opening(indicator, window)
        if opening is None:
            return UNKNOWN
        return self.yielded(indicator, unit, opening, end, window.first)

    def value_at_end(self, indicator: Indicator, unit: str | None, end: Snapshot) -> Cell:
        if unit is ROOT or unit in self.present(indicator, end.as_of.of_day):
            return self.value(indicator, unit, end)
        return UNKNOWN

    def since_campaign_began(
        self, indicator: Indicator, window: Window, unit: str | None, end: Snapshot
    ) -> Cell:
        if unit is not ROOT and self.left_before(unit, window.first, end):
            return Cell(0, 0, 0)
        return self.value_at_end(indicator, unit, end)

    def left_before(self, unit: str, first: datetime.date, end: Snapshot) -> bool:
        """Whether it and all below it left before a day."""
        day = end.as_of.of_day
        if self.is_outlived(unit, day):
            return self.units[unit].active_to < first
        if not self.has_left(unit, day):
            return False
        joined = [
            one
            for one in [unit, *self.below(unit, day)]
            if (self.units[one].active_from or day) <= day
            and (self.change_into(one) is None or self.made_by(one, day))
        ]
        lasts = [self.units[one].active_to for one in joined]
        return all(last and last < first for last in lasts)

    # What a count grew by between two snapshots

    def yielded(  # noqa: C901, PLR0911
        self,
        indicator: Indicator,
        unit: str | None,
        opening: Snapshot,
        end: Snapshot,
        first: datetime.date,
    ) -> Cell:
        """Value at the end less value at the opening, or the sum of what is below."""
        if unit is ROOT:
            return self._root_yielded(indicator, opening, end, first)
        day = end.as_of.of_day
        if unit not in self.present(indicator, day):
            return UNKNOWN
        now = self.value(indicator, unit, end)
        if indicator.grows and self.is_outlived(unit, day):
            if self.left_before(unit, first, end):
                return Cell(0, 0, 0, before=now.number)
            return self._own_yielded(indicator, unit, opening, end)
        then = self.value_before(indicator, unit, opening, day)
        if indicator.grows and self.left_before(unit, first, end):
            return Cell(0, 0, 0, before=now.number)
        children = self.children(indicator, unit, day)
        own = None
        if self.stands_beside(indicator, unit, day):
            own = self._own_yielded(indicator, unit, opening, end)
            if own.is_error:
                return ERROR
            last = self.units[unit].active_to
            own = None if last and last < first else own
        is_crossed = self.crossed(indicator, unit, opening, end)
        is_other = self._is_other_company(indicator, unit, opening, end)
        if now.is_complete and then.is_complete and not is_crossed and not is_other:
            return self._of_window(self._less(indicator, now, then))
        staying = [
            one for one in children if not (indicator.grows and self.left_before(one, first, end))
        ]
        nothing = not self.ever_recorded_below(indicator, unit, end)
        alone = Cell(None, 0, 1, apart=int(self._joined_between(indicator, unit, opening, end)))
        if nothing and not (own and self._own_at(indicator, unit, end, day).is_known):
            return alone
        if indicator.is_rate or not (staying or own):
            return self._with_gone(alone, indicator, unit, opening, end)
        found = self._sum_yielded(indicator, children, opening, end, first, own)
        return self._with_gone(found, indicator, unit, opening, end)

    @staticmethod
    def _of_window(cell: Cell) -> Cell:
        """A unit that left in the window counts as one that is known."""
        return replace(cell, known=1, of=1) if cell.of == 0 and not cell.is_error else cell

    @staticmethod
    def _less(indicator: Indicator, now: Cell, then: Cell) -> Cell:
        less = now.number - then.number
        if less < 0 and indicator.grows:
            return ERROR
        return Cell(
            less,
            now.known,
            now.of,
            published=now.published,
            full=True,
            before=then.number,
            carried=now.carried + then.carried,
            estimated=now.estimated or then.estimated,
        )

    def _root_yielded(
        self, indicator: Indicator, opening: Snapshot, end: Snapshot, first: datetime.date
    ) -> Cell:
        now = self.value(indicator, ROOT, end)
        then = self.value(indicator, ROOT, opening)
        is_other = self._is_other_company(indicator, ROOT, opening, end)
        if now.is_complete and then.is_complete and not is_other:
            return self._less(indicator, now, then)
        if indicator.is_rate:
            return UNKNOWN
        tops = self.children(indicator, ROOT, end.as_of.of_day)
        return self._with_gone(
            self._sum_yielded(indicator, tops, opening, end, first), indicator, ROOT, opening, end
        )

    def _gone(
        self, indicator: Indicator, unit: str | None, opening: Snapshot, end: Snapshot
    ) -> list[str]:
        """Of a stock: the topmost units below one that left in between, nobody in their place."""
        if not indicator.is_state:
            return []
        then, last = opening.as_of.of_day, end.as_of.of_day
        left = [
            one
            for one in self.present(indicator, then)
            if not self.has_passed_over(one, datetime.date.max)
            and (self.units[one].active_to or last) < last
            and not any(
                self.is_active(each, last) or self.has_passed_over(each, last)
                for each in self.present(indicator, then)
                if one in self.above(each, then)
            )
        ]
        return [
            one
            for one in left
            if (unit is ROOT or unit in self.above(one, then))
            and not set(left) & set(self.above(one, then))
        ]

    def _is_other_company(
        self, indicator: Indicator, unit: str | None, opening: Snapshot, end: Snapshot
    ) -> bool:
        """Whether a stock came or went with units in between: its totals are not of the same ones."""
        last = end.as_of.of_day
        come = [
            one
            for one in self.present(indicator, last)
            if self._joined_between(indicator, one, opening, end)
            and (unit is ROOT or unit in self.above(one, last))
        ]
        return bool(come or self._gone(indicator, unit, opening, end))

    def _joined_between(
        self, indicator: Indicator, unit: str, opening: Snapshot, end: Snapshot
    ) -> bool:
        """Whether a unit with a stock joined in between, in nobody's place."""
        then, last = opening.as_of.of_day, end.as_of.of_day
        return (
            indicator.is_state
            and self.change_into(unit) is None
            and (self.units[unit].active_from or then) > then
            and not any(
                change and then < change.on <= last
                for change in map(self.change_into, self.above(unit, last))
            )
        )

    def _with_gone(
        self,
        cell: Cell,
        indicator: Indicator,
        unit: str | None,
        opening: Snapshot,
        end: Snapshot,
    ) -> Cell:
        """The same where those who left count as not known."""
        days = (opening.as_of.of_day, end.as_of.of_day)
        there = set.intersection(*(set(self.present(indicator, day)) for day in days))
        gone = 0
        for one in self._gone(indicator, ROOT, opening, end):
            stayed = [up for up in self.above(one, opening.as_of.of_day) if up in there]
            gone += (stayed[0] if stayed else ROOT) == unit
        if not gone or cell.is_error:
            return cell
        return replace(cell, of=cell.of + gone, apart=cell.apart + gone)

    def _sum_yielded(
        self,
        indicator: Indicator,
        units: list[str],
        opening: Snapshot,
        end: Snapshot,
        first: datetime.date,
        own: Cell | None = None,
    ) -> Cell:
        """The sum of what units yield; those that left before add only what they always had."""
        cells = {unit: self.yielded(indicator, unit, opening, end, first) for unit in units}
        gone = [unit for unit in units if indicator.grows and self.left_before(unit, first, end)]
        cell = added([*([own] if own else []), *(cells[one] for one in cells if one not in gone)])
        had = [cells[one].before for one in gone if cells[one].before]
        return replace(cell, before=(cell.before or 0) + sum(had)) if had else cell

    def _own_yielded(
        self, indicator: Indicator, unit: str, opening: Snapshot, end: Snapshot
    ) -> Cell:
        day = end.as_of.of_day
        now, then = (self._own_at(indicator, unit, one, day) for one in (end, opening))
        if not now.is_known or not then.is_known:
            return Cell(None, 0, 1)
        return self._less(indicator, now, then)

    def _own_at(
        self, indicator: Indicator, unit: str, snapshot: Snapshot, until: datetime.date
    ) -> Cell:
        """What a unit had beside those below it, on the ground of a later day."""
        day = snapshot.as_of.of_day
        change = self.change_into(unit)
        if change and day < change.on <= until:
            eve = change.on - DAY
            if change.split or not all(self._has_own(one, day) for one in change.merge):
                return Cell(None, 0, 1)
            return added(self._own_at(indicator, one, snapshot, eve) for one in change.merge)
        joined = self.units[unit].active_from
        if joined and day < joined:
            return Cell(0, 1, 1)
        if not self.is_active(unit, day):
            return self.last_record(indicator, unit, snapshot)
        own = self.record(indicator, unit, snapshot)
        return own if own.is_known else self.carried_alone(indicator, unit, snapshot)

    def _has_own(self, unit: str, day: datetime.date) -> bool:
        """Whether what it records is its own alone."""
        return self.units[unit].tier is Tier.OWN or not self.below(unit, day)

    def crossed(self, indicator: Indicator, unit: str, opening: Snapshot, end: Snapshot) -> bool:
        """Whether a change moved units over the border of the unit's subtree."""
        first, last = opening.as_of.of_day, end.as_of.of_day
        made = self.change_into(unit)
        if made and made.split and made.on <= last:
            first = max(first, made.on)
        if not any(first < change.on <= last for change in self.campaign.changes):
            return False
        ground = self._ground(unit, first, last)
        told = self._told_by_openings(unit)
        for one in self.present(indicator, first):
            if one in told:
                continue
            for image in self._images(one, first, last):
                is_inside = unit in (image, *self.above(image, last))
                if (one in ground) is not is_inside:
                    return True
        return False

    def _told_by_openings(self, unit: str) -> set[str]:
        """The units that parts were split from which it is or was made of: what each took over is recorded."""
        found: set[str] = set()
        for one in {unit, *self._came_from(unit)}:
            made = self.change_into(one)
            if made and made.split:
                found |= {made.split, *self._came_from(made.split)}
        return found

    def _ground(self, unit: str, first: datetime.date, last: datetime.date) -> set[str]:
        """The units of the first day that make up a unit of the last."""
        found = {unit, *self.below(unit, first)}
        change = self.change_into(unit)
        if change and first < change.on <= last:
            for one in change.predecessors:
                found |= self._ground(one, first, change.on - DAY)
        return found

    def _images(self, unit: str, first: datetime.date, last: datetime.date) -> list[str]:
        """What became of a unit of the first day by the last."""
        change = self.change_from(unit)
        if change is None or not first < change.on <= last:
            return [unit]
        return [image for one in change.into for image in self._images(one, first, last)]

    # Periods

    def periods(self, indicator: Indicator) -> list[tuple[Snapshot, datetime.date, datetime.date]]:
        """Each snapshot with the first and the last day of what came in."""
        found = []
        before: datetime.date | None = None
        for snapshot in self.snapshots(indicator):
            first = before + DAY if before else self.campaign.starts
            first = snapshot.since or first
            if first <= snapshot.as_of.of_day or snapshot.since:
                found.append((snapshot, first, snapshot.as_of.of_day))
            before = snapshot.as_of.of_day
        return found

    def has_broken_periods(self, indicator: Indicator, window: Window) -> bool:
        """Whether periods overlap, or one that touches the window crosses its border or begins too early."""
        periods = [(first, last) for _, first, last in self.periods(indicator)]
        end = window.last if window.phase else datetime.date.max
        touching = [
            (first, last) for first, last in periods if first <= end and last >= window.first
        ]
        for first, last in touching:
            inside = window.first <= first and last <= end
            if first < self.campaign.starts or last < first or not inside:
                return True
        counted = self.snapshots(indicator)
        return any(
            later.since and later.since <= earlier.as_of.of_day
            for place, earlier in enumerate(counted)
            for later in counted[place + 1 :]
        )

    def _is_broken(self, indicator: Indicator, window: Window) -> bool:
        is_period = indicator.counts_as is Counted.PERIOD and not indicator.is_rate
        return is_period and self.has_broken_periods(indicator, window)

    def over_periods(
        self,
        indicator: Indicator,
        window: Window,
        unit: str | None,
        ground: datetime.date = datetime.date.min,
    ) -> Cell:
        """The sum over the periods inside the window, of a unit as it is at their end, or on a later day."""
        return self._added_periods(indicator, self._inside(indicator, window), unit, ground)

    def _added_periods(
        self,
        indicator: Indicator,
        inside: list[Snapshot],
        unit: str | None,
        ground: datetime.date = datetime.date.min,
    ) -> Cell:
        if not inside:
            return UNKNOWN
        until = max(inside[-1].as_of.of_day, ground)
        cells = [
            self.value_before(indicator, unit, one, until)
            if unit
            else self.value(indicator, ROOT, one)
            for one in inside
            if unit is ROOT or self.is_expected(unit, one.as_of.of_day, until)
        ]
        if not cells:
            return UNKNOWN
        known, of = self._units_of_periods(indicator, inside, unit)
        full = all(cell.is_complete for cell in cells)
        told = self._told_in(indicator, inside, unit, until)
        return replace(added(cells), known=known, of=of, full=full, told=told)

    def _told_in(
        self, indicator: Indicator, inside: list[Snapshot], unit: str | None, until: datetime.date
    ) -> frozenset[tuple[object, ...]]:
        """Which periods of these were told of a unit: all of each, or by whom of those that make it up."""
        days = {one.as_of: (first, last) for one, first, last in self.periods(indicator)}
        found: set[tuple[object, ...]] = set()
        for one in inside:
            day = one.as_of.of_day
            if unit and not self.is_expected(unit, day, until):
                continue
            cell = (
                self.value_before(indicator, unit, one, until)
                if unit
                else self.value(indicator, ROOT, one)
            )
            if cell.is_known:
                who = () if cell.is_complete else tuple(sorted(self._tellers(indicator, unit, one)))
                found.add((*days[one.as_of], *who))
        return frozenset(found)

    def _tellers(self, indicator: Indicator, unit: str | None, snapshot: Snapshot) -> set[str]:
        """Who recorded something at a snapshot that the count of a unit is made of."""
        day = snapshot.as_of.of_day
        change = self.change_into(unit) if unit else None
        if change and day < change.on:
            return set().union(*(self._tellers(indicator, one, snapshot) for one in change.merge))
        own = self.record(indicator, unit, snapshot) if unit else UNKNOWN
        if own.is_known and not self.stands_beside(indicator, unit, day):
            return {f"{unit} {own.known}/{own.of}"}
        below = self.children(indicator, unit, day)
        found = set().union(*(self._tellers(indicator, one, snapshot) for one in below))
        return found | {unit} if own.is_known else found

    def _inside(self, indicator: Indicator, window: Window) -> list[Snapshot]:
        return [
            snapshot
            for snapshot, first, last in self.periods(indicator)
            if window.first <= first and (last <= window.last or window.phase is None)
        ]

    def is_expected(self, unit: str, day: datetime.date, until: datetime.date) -> bool:
        """Whether it was active at the end of a period, itself or what it was made of."""
        change = self.change_into(unit)
        if change and day < change.on <= until:
            return any(self.is_expected(one, day, change.on - DAY) for one in change.merge)
        return self.is_active(unit, day)

    def _units_of_periods(
        self, indicator: Indicator, periods: list[Snapshot], unit: str | None
    ) -> tuple[int, int]:
        """How many units are complete in all periods, of all; 0 of 0 where these are not the same."""
        days = [one.as_of.of_day for one in periods]
        if any(self.present(indicator, day) != self.present(indicator, days[0]) for day in days):
            return 0, 0
        if unit is not ROOT:
            return self._units_in(indicator, periods, periods, unit)
        asked = [one for one in periods if not self.published(indicator, one).is_known]
        return self._added_units(indicator, periods, asked, ROOT)

    def _units_in(
        self, indicator: Indicator, periods: list[Snapshot], asked: list[Snapshot], unit: str
    ) -> tuple[int, int]:
        """The same of a unit, when only some of the periods ask for what is below a superior."""
        parts = self.children(indicator, unit, periods[0].as_of.of_day)
        silent = [one for one in asked if not self.record(indicator, unit, one).is_known]
        if self.units[unit].tier is Tier.OWN and parts:
            known, of = self._added_units(indicator, periods, asked, unit)
            return known + (not silent), of + 1
        is_told = self.ever_recorded_below(indicator, unit, periods[-1])
        if parts and silent and is_told:
            return self._added_units(indicator, periods, silent, unit)
        values = {one.as_of: self.record(indicator, unit, one) for one in periods}
        size = max(cell.of for cell in values.values())
        if silent:
            return 0, size
        return size - max(
            (values[one.as_of].of - values[one.as_of].known for one in asked), default=0
        ), size

    def _added_units(
        self,
        indicator: Indicator,
        periods: list[Snapshot],
        asked: list[Snapshot],
        unit: str | None,
    ) -> tuple[int, int]:
        parts = self.children(indicator, unit, periods[0].as_of.of_day)
        numbers = [self._units_in(indicator, periods, asked, part) for part in parts]
        return sum(known for known, _ in numbers), sum(of for _, of in numbers)

    # Change, growth, remainder

    def change(self, indicator: Indicator, window: Window, unit: str | None = ROOT) -> Cell:
        """How a state or a rate moved over the window; a rate of what was done had nothing to move from."""
        if indicator.of is not None:
            return self._moved_since_opening(indicator, window, unit)
        end, opening = self.end(indicator, window), self.opening(indicator, window)
        if end is None or opening is None:
            return UNKNOWN
        cell = self.yielded(indicator, unit, opening, end, window.first)
        return replace(cell, as_of=self.older(indicator, window, end)) if cell.is_known else cell

    def _moved_since_opening(self, indicator: Indicator, window: Window, unit: str | None) -> Cell:
        parts = [self.indicators[one] for one in indicator.of if one in self.indicators]
        opening = self.opening(self.indicators[indicator.of[0]], window)
        if opening is None or not all(one.is_level for one in parts):
            return ERROR if self.count(indicator, window, unit).is_error else UNKNOWN
        return self.moved_rate(indicator, window, opening.as_of, unit)

    def growth(  # noqa: PLR0911 (the rules, one after the other)
        self, indicator: Indicator, window: Window, unit: str | None = ROOT
    ) -> Cell:
        """Against the snapshot before the end."""
        if indicator.of is not None:
            moment = self.moment_before(indicator, window)
            if moment is None:
                return ERROR if self.count(indicator, window, unit).is_error else UNKNOWN
            return self.moved_rate(indicator, window, moment, unit)
        if self.is_undecided(indicator):
            return ERROR
        is_period = indicator.counts_as is Counted.PERIOD and not indicator.is_rate
        if is_period and self.has_broken_periods(indicator, window):
            return ERROR
        end = self.end(indicator, window)
        if end is None:
            return UNKNOWN
        if is_period:
            if not self._inside(indicator, window):
                return UNKNOWN
            cell = self.value_at_end(indicator, unit, end)
        else:
            earlier = [one for one in self.snapshots(indicator) if one.as_of < end.as_of]
            if not earlier:
                return UNKNOWN
            opening = earlier[-1]
            cell = self.yielded(indicator, unit, opening, end, first_between(opening, end))
        return replace(cell, as_of=self.older(indicator, window, end)) if cell.is_known else cell

    def growth_rate(self, indicator: Indicator, window: Window) -> Cell:
        grown = self.growth(indicator, window)
        before = grown.before
        if indicator.grows and grown.is_known and window.first > self.campaign.starts:
            end = self.end(indicator, window)
            earlier = [one for one in self.snapshots(indicator) if one.as_of < end.as_of]
            before = self._had_in(indicator, window, ROOT, earlier[-1], end)
        if not grown.is_known or not before:
            return ERROR if grown.is_error else UNKNOWN
        return replace(grown, number=quotient(grown.number, before))

    def _had_in(
        self,
        indicator: Indicator,
        window: Window,
        unit: str | None,
        earlier: Snapshot,
        end: Snapshot,
    ) -> Number | None:
        """What those had of a window at an earlier snapshot that grew since by what is known."""
        opening, day = self.opening(indicator, window), end.as_of.of_day
        if opening is None or earlier.as_of < opening.as_of:
            return None
        cell = self.yielded(indicator, unit, earlier, end, first_between(earlier, end))
        if not cell.is_known:
            return None
        if unit is not ROOT and self.is_outlived(unit, day):
            return self._own_yielded(indicator, unit, opening, earlier).number
        then, opened = (
            self.value(indicator, ROOT, one)
            if unit is ROOT
            else self.value_before(indicator, unit, one, day)
            for one in (earlier, opening)
        )
        children = self.children(indicator, unit, day)
        is_crossed = unit is not ROOT and self.crossed(indicator, unit, opening, earlier)
        are_both = then.is_complete and opened.is_complete and not is_crossed
        if are_both and (cell.full or not children):
            had = then.number - opened.number
            return had if had >= 0 else None
        first = first_between(earlier, end)
        staying = [one for one in children if not self.left_before(one, first, end)]
        grew = [
            one for one in staying if self.yielded(indicator, one, earlier, end, first).is_known
        ]
        parts = [self._had_in(indicator, window, one, earlier, end) for one in grew]
        is_beside = unit is not ROOT and self.stands_beside(indicator, unit, day)
        if is_beside and self._own_yielded(indicator, unit, earlier, end).is_known:
            parts.append(self._own_yielded(indicator, unit, opening, earlier).number)
        lacks = not parts or (cell.full and len(grew) < len(staying))
        gone = [one for one in children if one not in staying]
        had = [self._had_in(indicator, window, one, earlier, end) for one in gone]
        return None if lacks or None in parts else sum(filter(None, [*parts, *had]))

    # Between any two snapshots

    def end_then(self, indicator: Indicator, window: Window, earlier: Moment) -> Snapshot | None:
        """The end of a window as of an earlier moment."""
        return Oracle(self.campaign, earlier, self.whole).end(indicator, window)

    def stood(  # noqa: PLR0911 (the rules, one after the other)
        self,
        indicator: Indicator,
        window: Window,
        earlier: Moment,
        unit: str | None = ROOT,
        ground: datetime.date = datetime.date.min,
    ) -> Cell:
        """What a window had yielded at an earlier moment, for a unit as it is at the end of now, or on a later day."""
        if self.is_undecided(indicator) or self._is_broken(indicator, window):
            return ERROR
        end = self.end(indicator, window)
        if end is None:
            return UNKNOWN
        asked = min(earlier, end.as_of)
        known = [one for one in self.snapshots(indicator) if one.as_of <= asked]
        if not known:
            return UNKNOWN
        until = max(end.as_of.of_day, ground)
        if indicator.counts_as in {Counted.PERIOD, None} and not indicator.is_rate:
            then = Oracle(self.campaign, earlier, self.whole)
            return then.over_periods(indicator, window, unit, until)
        if indicator.grows and not self.begins_with_campaign(window):
            opening = self.opening(indicator, window)
            if opening is None or known[-1].as_of < opening.as_of:
                return UNKNOWN
            return self._had_of_window(indicator, unit, (opening, known[-1], window.first), until)
        if unit is ROOT:
            return self.value(indicator, ROOT, known[-1])
        return self.value_before(indicator, unit, known[-1], until)

    def _had_of_window(
        self,
        indicator: Indicator,
        unit: str | None,
        time: tuple[Snapshot, Snapshot, datetime.date],
        until: datetime.date,
    ) -> Cell:
        """What a unit of a later day did from an opening to another snapshot."""
        opening, before, _ = time
        day, change = before.as_of.of_day, self.change_into(unit) if unit else None
        if unit is ROOT or (
            unit in self.present(indicator, day) and not self.is_outlived(unit, until)
        ):
            return self.yielded(indicator, unit, *time)
        if self.is_outlived(unit, until):
            return self._own_yielded(indicator, unit, opening, before)
        there = self.topmost_below(indicator, unit, day)
        parts: list[Cell] = []
        if change and day < change.on <= until:
            if change.split:
                return Cell(None, 0, 1)
            eve = change.on - DAY
            parts = [self._had_of_window(indicator, one, time, eve) for one in change.merge]
            merged = self._merged_from(unit)
            there = [one for one in there if not {one, *self.above(one, day)} & merged]
        found = added([*parts, *(self.yielded(indicator, one, *time) for one in there)])
        joined = self.units[unit].active_from
        is_new = change is None and joined and day < joined
        if found.is_known or found.of or found.is_error or not is_new:
            return found
        return Cell(0, 1, 1)

    def previous(self, indicator: Indicator, window: Window, unit: str | None = ROOT) -> Cell:
        """What stood at the snapshot before the end."""
        moment = self.moment_before(indicator, window)
        if moment is None:
            return ERROR if self.count(indicator, window).is_error else UNKNOWN
        asked = self.rate_at if indicator.of else self.stood
        return asked(indicator, window, moment, unit)

    def moment_before(self, indicator: Indicator, window: Window) -> Moment | None:
        """The moment of that snapshot, of a quotient of what is divided."""
        counted = self.indicators[indicator.of[0]] if indicator.of else indicator
        end = self.end(counted, window)
        earlier = [one for one in self.snapshots(counted) if end and one.as_of < end.as_of]
        return earlier[-1].as_of if earlier else None

    def since(
        self, indicator: Indicator, window: Window, earlier: Moment, unit: str | None = ROOT
    ) -> Cell:
        """What the end has more than an earlier snapshot had."""
        end, before = self.end(indicator, window), self.end_then(indicator, window, earlier)
        if self.is_undecided(indicator) or self._is_broken(indicator, window):
            return ERROR
        if end is None or before is None:
            return ERROR if self.count(indicator, window, unit).is_error else UNKNOWN
        if indicator.counts_as not in {Counted.PERIOD, None} or indicator.is_rate:
            cell = self.yielded(indicator, unit, before, end, first_between(before, end))
        else:
            inside = [one for one in self._inside(indicator, window) if before.as_of < one.as_of]
            cell = self._added_periods(indicator, inside, unit)
        return replace(cell, as_of=self.older(indicator, window, end)) if cell.is_known else cell

    def remainder(self, indicator: Indicator, window: Window) -> Cell:
        """What a published total holds beside the tops: unknown where nothing is left."""
        whole = self.count(indicator, window)
        end = self.end(indicator, window)
        if whole.is_error or indicator.is_rate:
            return ERROR if whole.is_error else UNKNOWN
        if not whole.is_known or not self._rests_on_totals(indicator, window, end):
            return UNKNOWN
        tops = self.children(indicator, ROOT, end.as_of.of_day)
        if indicator.counts_as is Counted.PERIOD:
            parts = [
                self.value(indicator, top, snapshot)
                for snapshot in self._inside(indicator, window)
                for top in self.children(indicator, ROOT, snapshot.as_of.of_day)
            ]
        else:
            parts = [
                self.count(indicator, window, top)
                for top in tops
                if not (indicator.grows and self.left_before(top, window.first, end))
            ]
        given = added(parts)
        if given.is_error:
            return ERROR
        if not given.is_known:
            return UNKNOWN
        left = whole.number - given.number
        if left < 0 and not given.carried and not self.is_hedged(indicator, window, end):
            return ERROR
        return replace(whole, number=left) if left > 0 else UNKNOWN

    def is_hedged(self, indicator: Indicator, window: Window, end: Snapshot) -> bool:
        """Whether more than is told may have been counted: more at the end, or less at the opening."""
        is_period = indicator.counts_as is Counted.PERIOD
        ends = self._inside(indicator, window) if is_period else [end]
        if any(
            self._precision(indicator, one) in {Precision.OVER, Precision.ABOUT} for one in ends
        ):
            return True
        opens = indicator.grows and not self.begins_with_campaign(window)
        opening = self.opening(indicator, window) if opens else None
        told = self._precision(indicator, opening) if opening else Precision.EXACT
        return told in {Precision.NEARLY, Precision.ABOUT}

    def _precision(self, indicator: Indicator, snapshot: Snapshot) -> Precision:
        is_told = self.published(indicator, snapshot).is_known
        return self.result(indicator, snapshot).precision if is_told else Precision.EXACT

    def _rests_on_totals(self, indicator: Indicator, window: Window, end: Snapshot) -> bool:
        """Whether the whole was taken from published totals, not as the sum of its tops."""
        if indicator.counts_as is Counted.PERIOD:
            return any(
                self.published(indicator, snapshot).is_known
                for snapshot in self._inside(indicator, window)
            )
        if not self.published(indicator, end).is_known:
            return False
        if indicator.counts_as is Counted.STATE or self.begins_with_campaign(window):
            return True
        opening = self.opening(indicator, window)
        return self.value(indicator, ROOT, opening).is_complete

    # Rates of two others

    def rate_of(self, indicator: Indicator, window: Window, unit: str | None) -> Cell:
        """A quotient of two values; of the whole, of sums over the tops that have both."""
        end = self.end(self.indicators[indicator.of[0]], window)
        if end is None:
            whole = self.count(self.indicators[indicator.of[0]], window)
            lower = self.denominator(indicator, window, unit, end)
            return ERROR if whole.is_error or lower.is_error else UNKNOWN
        others = self._in_one_alone(indicator, window, self.moment)
        both = self._of_same(
            indicator, end, others, lambda one: self._pair(indicator, window, one, end), unit
        )
        cell = self._rate(indicator, unit, end, both)
        divided = self._divided_as_of(indicator, window, self.moment)
        return replace(cell, as_of=self.older(indicator, window, end), divided=divided)

    def _divided_as_of(
        self, indicator: Indicator, window: Window, moment: Moment | None
    ) -> tuple[Moment, ...]:
        """When what it is divided by was last told by a moment, unless what is divided was told just then."""
        moments = [one.as_of for one in self._told_by(indicator, window, moment)]
        return tuple(moments[1:]) if len({one.instant for one in moments}) > 1 else ()

    def _told_by(
        self, indicator: Indicator, window: Window, moment: Moment | None
    ) -> list[Snapshot]:
        """The snapshots of what is divided and of what it is divided by, where that is an indicator, by a moment."""
        if indicator.of[1] not in self.indicators or moment is None:
            return []
        numbers = [self.indicators[one] for one in indicator.of]
        if moment == self.moment:
            told = [self.end(one, window) for one in numbers]
        else:
            told = [self._newest_by(one, window, moment) for one in numbers]
        return [one for one in told if one]

    def _in_one_alone(
        self, indicator: Indicator, window: Window, moment: Moment | None
    ) -> set[str]:
        """Who joined between both moments, or left where the one number is of who is there; and all above them."""
        told = self._told_by(indicator, window, moment)
        if len(told) < 2:
            return set()
        first, last = sorted(one.as_of.of_day for one in told)
        is_level = any(self.indicators[one].is_level for one in indicator.of)
        found: set[str] = set()
        for code, unit in self.units.items():
            comes = unit.active_from and first < unit.active_from <= last
            goes = unit.active_to and first <= unit.active_to < last and is_level
            changes = self.change_into(code) if comes else self.change_from(code)
            if (comes or goes) and not changes:
                found |= {code, *self._named_above(code)}
        return found

    def _is_of_others(
        self, indicator: Indicator, window: Window, moment: Moment | None, unit: str | None
    ) -> bool:
        others = self._in_one_alone(indicator, window, moment)
        return bool(others) and (unit is ROOT or unit in others)

    def _named_above(self, code: str) -> set[str]:
        """All superiors that the records name."""
        parent = self.units[code].parent
        return {parent, *self._named_above(parent)} if parent else set()

    def _of_same(
        self, indicator: Indicator, end: Snapshot, others: set[str], both: Both, asked: str | None
    ) -> Both:
        """Both numbers, where they are of the same units: of others only those of the units below count, and of who is `asked` for their sums."""
        counted = self.indicators[indicator.of[0]]

        def same(one: str | None) -> tuple[Cell, Cell]:
            pair = both(one)
            children = self.children(counted, one, end.as_of.of_day)
            if not (children and others and (one is ROOT or one in others)):
                return pair
            if any(cell.is_error for cell in pair) or not all(cell.is_complete for cell in pair):
                return pair
            found = self._pairs_of(indicator, children, end, same)
            sums = [added(cell[place] for cell in found) for place in (0, 1)]
            full = self._are_all_known(counted, children, end, same)
            if one == asked and sums[0].is_known and sums[1].number:
                return tuple(replace(cell, published=full, full=full) for cell in sums)
            return pair if one == asked else (UNKNOWN, UNKNOWN)

        return same

    def _are_all_known(
        self, counted: Indicator, units: list[str], end: Snapshot, both: Both
    ) -> bool:
        day = end.as_of.of_day

        def is_known(unit: str) -> bool:
            """Whether it has both, or all below it have; its own part beside these is missing. Who left with nothing is in neither."""
            below, cells = self.children(counted, unit, day), both(unit)
            if all(cell.is_complete for cell in cells):
                return True
            if self.has_left(unit, day) and not (cells[0].is_known or cells[0].of):
                return True
            is_alone = not below or self.stands_beside(counted, unit, day)
            return not is_alone and all(map(is_known, below))

        return all(map(is_known, units))

    def _newest_by(self, indicator: Indicator, window: Window, moment: Moment) -> Snapshot | None:
        """The snapshot that tells what stood at an earlier moment: of periods one of the window."""
        if indicator.counts_as is Counted.PERIOD:
            return self.end_then(indicator, window, moment)
        known = [one for one in self.snapshots(indicator) if one.as_of <= moment]
        return known[-1] if known else None

    def _rate(self, indicator: Indicator, unit: str | None, end: Snapshot, both: Both) -> Cell:
        """The quotient of both values of a unit, or of the sums over those below it that have both."""
        counted = self.indicators[indicator.of[0]]
        above, below = both(unit)
        if above.is_error or below.is_error:
            return ERROR
        are_complete = above.is_complete and below.is_complete
        if not self._match(above, below):
            if self.children(counted, unit, end.as_of.of_day):
                pairs = self._pairs_below(indicator, unit, end, both)
                above, below = (added(pair[place] for pair in pairs) for place in (0, 1))
            elif above.told and below.told:
                return UNKNOWN
        return self._divided(above, below, full=are_complete)

    @staticmethod
    def _match(above: Cell, below: Cell) -> bool:
        """Whether both numbers are of the same: all there is, or the same units in the same periods."""
        if above.is_complete and below.is_complete:
            return True
        return bool(above.is_known and below.is_known and above.told and above.told == below.told)

    @staticmethod
    def _divided(above: Cell, below: Cell, *, full: bool) -> Cell:
        if above.is_error or below.is_error:
            return ERROR
        if not above.is_known or not below.number:
            return UNKNOWN
        return Cell(
            quotient(above.number, below.number),
            full=full,
            estimated=above.estimated or below.estimated,
            carried=above.carried + below.carried,
        )

    def _pairs_below(
        self, indicator: Indicator, unit: str | None, end: Snapshot, both: Both
    ) -> list[tuple[Cell, Cell]]:
        """Both values of the units below, near or far, for which both are complete."""
        counted = self.indicators[indicator.of[0]]
        children = self.children(counted, unit, end.as_of.of_day)
        return self._pairs_of(indicator, children, end, both)

    def _pairs_of(
        self, indicator: Indicator, units: list[str], end: Snapshot, both: Both
    ) -> list[tuple[Cell, Cell]]:
        """Those of some units, of one without both those of the units below it."""
        found: list[tuple[Cell, Cell]] = []
        for unit in units:
            pair = both(unit)
            is_wrong = any(cell.is_error for cell in pair)
            if is_wrong or self._match(*pair):
                found.append(pair)
            else:
                found += self._pairs_below(indicator, unit, end, both)
        return found

    def _pair(
        self, indicator: Indicator, window: Window, unit: str | None, end: Snapshot
    ) -> tuple[Cell, Cell]:
        if unit and self._is_outlived_in_one(indicator, window, unit):
            return UNKNOWN, UNKNOWN
        counted = self.indicators[indicator.of[0]]
        return (
            self.count(counted, window, unit),
            self.denominator(indicator, window, unit, end),
        )

    def _is_outlived_in_one(self, indicator: Indicator, window: Window, unit: str) -> bool:
        """Whether one of both numbers is of a unit that left alone, the other of it with those below it."""
        numbers = [self.indicators[one] for one in indicator.of if one in self.indicators]
        ends = [(one, self.end(one, window)) for one in numbers]
        alone = {one.grows and self.is_outlived(unit, end.as_of.of_day) for one, end in ends if end}
        return len(alone) > 1 or (len(numbers) == 1 and alone == {True})

    def rate_at(
        self, indicator: Indicator, window: Window, earlier: Moment, unit: str | None
    ) -> Cell:
        """What a quotient was when what is divided was last told by a moment, for a unit as it is at the end of now."""
        counted = self.indicators[indicator.of[0]]
        end = self.end(counted, window)
        if end is None:
            return UNKNOWN
        then = self.end_then(counted, window, earlier)
        others = self._in_one_alone(indicator, window, then.as_of if then else earlier)
        both = self._both_at(indicator, window, earlier, end)
        cell = self._rate(indicator, unit, end, self._of_same(indicator, end, others, both, unit))
        is_alone = unit and not self.children(counted, unit, end.as_of.of_day)
        if is_alone and cell.is_known and not cell.is_complete:
            return UNKNOWN
        then = self.end_then(counted, window, earlier)
        moment = then.as_of if then else earlier
        return replace(cell, divided=self._divided_as_of(indicator, window, moment))

    def _both_at(
        self, indicator: Indicator, window: Window, earlier: Moment, end: Snapshot
    ) -> Both:
        """Both numbers of a unit when what is divided was last told by a moment."""
        counted, code = self.indicators[indicator.of[0]], indicator.of[1]
        then = self.end_then(counted, window, earlier)
        moment = then.as_of if then else earlier

        def both(one: str | None) -> tuple[Cell, Cell]:
            if one and self._is_outlived_in_one(indicator, window, one):
                return UNKNOWN, UNKNOWN
            if code in self.indicators:
                ground = end.as_of.of_day
                below = self.stood(self.indicators[code], window, moment, one, ground)
            else:
                below = self._base_then(code, moment.of_day, one)
            return self.stood(counted, window, moment, one), below

        return both

    def _base_then(self, code: str, day: datetime.date, unit: str | None) -> Cell:
        """A base on a day, of a unit that was merged since the sum of what it was merged from."""
        change = self.change_into(unit) if unit else None
        if change is None or change.on <= day or change.split:
            return self.base(code, day, unit)
        parts = [self._base_then(code, day, one) for one in change.merge]
        whole = added(parts) if all(part.is_known for part in parts) else UNKNOWN
        return replace(whole, full=True) if whole.is_known else whole

    def moved_rate(
        self, indicator: Indicator, window: Window, earlier: Moment, unit: str | None = ROOT
    ) -> Cell:
        """By how many points a quotient is another than at an earlier moment: over the units known at both."""
        now = self.count(indicator, window, unit)
        then = self.rate_at(indicator, window, earlier, unit)
        if now.is_error or then.is_error:
            return ERROR
        if not now.is_known or not then.is_known:
            return UNKNOWN
        full, older = now.is_complete and then.is_complete, now.as_of
        divided = tuple(dict.fromkeys((*now.divided, *then.divided)))
        counted = self.indicators[indicator.of[0]]
        end = self.end(counted, window)
        below = self.children(counted, unit, end.as_of.of_day) if end else []
        estimated = now.estimated or then.estimated
        both = self._both_at(indicator, window, earlier, end) if end else None
        pairs = (self._pair(indicator, window, unit, end), both(unit)) if end and both else ()
        moments = (self.moment, earlier)
        are_theirs = all(
            cell.is_complete
            or (self._match(*pair) and not self._is_of_others(indicator, window, moment, unit))
            for cell, pair, moment in zip((now, then), pairs, moments, strict=False)
        )
        if not are_theirs and below and end and both:
            fours = self._fours(indicator, window, below, end, both)
            if not fours:
                return UNKNOWN
            sums = [added(four[place] for four in fours) for place in range(4)]
            now = self._divided(sums[0], sums[1], full=True)
            then = self._divided(sums[2], sums[3], full=True)
            if not now.is_known or not then.is_known:
                return UNKNOWN
            estimated = now.estimated or then.estimated
        points = Fraction(now.number) - then.number
        limits = {"estimated": estimated, "as_of": older, "divided": divided}
        return replace(now, number=points, full=full, **limits)

    def _fours(
        self, indicator: Indicator, window: Window, units: list[str], end: Snapshot, then: Both
    ) -> list[tuple[Cell, Cell, Cell, Cell]]:
        """Both numbers of now and of then, of each unit of which all are complete, else of those below it."""
        found: list[tuple[Cell, Cell, Cell, Cell]] = []
        for unit in units:
            four = (*self._pair(indicator, window, unit, end), *then(unit))
            if self._match(*four[:2]) and self._match(*four[2:]):
                found.append(four)
                continue
            counted = self.indicators[indicator.of[0]]
            below = self.children(counted, unit, end.as_of.of_day)
            found += self._fours(indicator, window, below, end, then)
        return found

    def rate_of_group(self, indicator: Indicator, window: Window, code: str) -> Cell:
        """The quotient of sums over the topmost units of a group, or those below them, that have both."""
        counted = self.indicators[indicator.of[0]]
        parts = [self.indicators[one] for one in indicator.of if one in self.indicators]
        if any(self._is_broken(one, window) for one in parts):
            return ERROR
        end = self.end(counted, window)
        if end is None:
            return UNKNOWN
        day = end.as_of.of_day
        members = [
            unit for unit in self.units if self.is_active(unit, day) and self.group_of(unit) == code
        ]
        tops = [unit for unit in members if not set(self.above(unit, day)) & set(members)]
        pairs = {unit: self._pair(indicator, window, unit, end) for unit in self.units}
        found = self._pairs_of(indicator, tops, end, pairs.__getitem__)
        above, below = (added(pair[place] for pair in found) for place in (0, 1))
        full = all(cell.is_complete for unit in tops for cell in pairs[unit])
        cell = self._divided(above, below, full=full)
        divided = self._divided_as_of(indicator, window, self.moment)
        return replace(cell, as_of=self.older(indicator, window, end), divided=divided)

    def denominator(
        self, indicator: Indicator, window: Window, unit: str | None, end: Snapshot | None
    ) -> Cell:
        code = indicator.of[1]
        if code in self.indicators:
            lower = self.indicators[code]
            is_period = lower.counts_as is Counted.PERIOD and not lower.is_rate
            if unit and end and is_period and not self.count(lower, window).is_error:
                return self.over_periods(lower, window, unit, end.as_of.of_day)
            return self.count(lower, window, unit)
        return self.base(code, end.as_of.of_day, unit) if end else UNKNOWN

    # Bases, quotas, goals

    def base(self, code: str, day: datetime.date, unit: str | None = ROOT) -> Cell:
        """How large a base is: complete, or unknown."""
        if unit is not ROOT and not self.is_active(unit, day):
            return UNKNOWN
        if unit is ROOT:
            declared = next(base for base in self.campaign.bases if base.code == code)
            if declared.total is not None:
                return Cell(declared.total, published=True)
        else:
            own = self._own_base(code, unit, day)
        cells = [self.base(code, day, child) for child in self.children(None, unit, day)]
        if unit is not ROOT and self.stands_beside(None, unit, day):
            cells.append(own)
        elif unit is not ROOT and own.is_known:
            below = [cell.number for cell in cells]
            moved = self._base_since(code, unit, day, own.number, below)
            return UNKNOWN if moved is None else Cell(moved, published=True)
        if cells and all(cell.is_known for cell in cells):
            return Cell(sum(cell.number for cell in cells), published=True)
        return self._base_before(code, day) if unit is ROOT else UNKNOWN

    def _base_since(
        self, code: str, unit: str, day: datetime.date, number: Number, below: list[Number | None]
    ) -> Number | None:
        """A superior's own base less that of who went out of it, with that of who came; None where unknown."""
        own = {one.code: one.bases[code] for one in self.campaign.units if code in one.bases}
        passed = Passed(
            own=own,
            is_below=lambda one, up, at: (
                self.is_active(one, at) and self.is_active(up, at) and up in self.above(one, at)
            ),
            stays=lambda _one, _at: False,
            had=lambda one, at: self.base(code, at, one).number,
            is_whole=True,
        )
        lasting = self._lasting(code)
        if lasting is not self:
            there = [
                lasting.base(code, day, child).number for child in self.children(None, unit, day)
            ]
            return self._since_changes(unit, day, number, below, passed, there)
        return self._since_changes(unit, day, number, below, passed)

    def _lasting(self, code: str) -> Oracle:
        """The campaign where who joined since it began has nothing of a base."""

        def without(unit: Unit) -> Unit:
            joined = unit.active_from and unit.active_from > self.campaign.starts
            if not joined or not unit.bases.get(code):
                return unit
            return unit.model_copy(update={"bases": {**unit.bases, code: 0}})

        def work() -> Oracle:
            units = tuple(without(unit) for unit in self.campaign.units)
            if units == self.campaign.units:
                return self
            return Oracle(self.campaign.model_copy(update={"units": units}), self.moment)

        return self._keep(("lasting", code), work)

    def _base_before(self, code: str, day: datetime.date) -> Cell:
        """The whole on the eve of the newest change, where no one came or left since, and nothing is recorded anew."""
        days = [one.on for one in self.campaign.changes if one.into and one.on <= day]
        if not days:
            return UNKNOWN
        eve = max(days) - DAY
        new = [unit for one in self.campaign.changes if one.on == max(days) for unit in one.into]
        for one in self.campaign.units:
            joins = one.active_from and eve < one.active_from <= day and one.code not in new
            if joins or (one.active_to and eve <= one.active_to < day):
                return UNKNOWN
            if one.code in new and code in one.bases:
                return UNKNOWN
        return self.base(code, eve)

    def _since_changes(
        self,
        unit: str,
        day: datetime.date,
        number: Number,
        below: list[Number | None],
        passed: Passed,
        lasting: list[Number | None] | None = None,
    ) -> Number | None:
        if self.units[unit].tier is Tier.OWN:
            return number
        moved: Number | None = number
        is_touched = False
        for change, _, less, more in self._crossings(unit, day, passed):
            told = {passed.had(one, change.on - DAY) for one in change.predecessors}
            is_of_after = told == {None} and any(one in passed.own for one in change.into)
            if is_of_after:
                continue
            is_touched = is_touched or any(one is not None for one in [*less, *more])
            if passed.is_whole and None in [*less, *more]:
                moved, is_touched = None, True
            elif moved is not None:
                moved += sum(one for one in more if one is not None)
                moved -= sum(one for one in less if one is not None)
        if not is_touched:
            return number
        known = [one for one in below if one is not None]
        is_told_all = bool(known) and (len(known) == len(below) or not passed.is_whole)
        if is_told_all and sum(known) == number:
            return number
        least = sum(one for one in (below if lasting is None else lasting) if one is not None)
        return number if moved is not None and moved < least else moved

    def _crossings(
        self, unit: str, day: datetime.date, passed: Passed
    ) -> Iterable[tuple[Change, list[str], list[Number | None], list[Number | None]]]:
        """Each change that took something over the border of a unit: who of before, what went, and what came."""
        made = self.change_into(unit)
        for change in sorted(self.campaign.changes, key=lambda one: one.on):
            if unit in (*change.predecessors, *change.into) or day < change.on:
                continue
            ups = [unit]
            if made and change.on <= made.on:
                if change.on < made.on or made.split or unit in passed.own:
                    continue
                ups += made.merge
            if change.split and passed.stays(change.split, change.on):
                continue
            eve = change.on - DAY
            old = [
                one
                for one in change.predecessors
                if any(passed.is_below(one, up, eve) for up in ups)
            ]
            new = [
                one for one in change.into if any(passed.is_below(one, up, change.on) for up in ups)
            ]
            if len(old) == len(change.predecessors) and len(new) == len(change.into):
                continue
            if change.merge and new and new[0] not in passed.own:
                others = [one for one in change.merge if one not in old]
                yield change, others, [], [passed.had(one, eve) for one in others]
            elif old or new:
                came = [passed.own.get(one) for one in new]
                yield change, old, [passed.had(one, eve) for one in old], came

    def _own_base(self, code: str, unit: str, day: datetime.date) -> Cell:
        change = self.made_by(unit, day)
        if code in self.units[unit].bases:
            return Cell(self.units[unit].bases[code], published=True)
        if change and change.merge:
            cells = [self.base(code, change.on - DAY, one) for one in change.merge]
            if all(cell.is_known for cell in cells):
                return Cell(sum(cell.number for cell in cells), published=True)
        return UNKNOWN

    def tables(
        self, indicator: Indicator, window: Window, day: datetime.date | None = None
    ) -> list[Quota] | None:
        """The quota tables that stand for a window, on a day, the ones that add included; None for rivals."""
        on = day if self.end_of_rows(indicator, window) else None
        found = self._tables(indicator, window.phase and window.phase.code)
        if found or window.phase or indicator.is_level:
            return self._standing(found, on)
        phases = [phase for phase in self.campaign.phases if phase.within is None]
        in_phases = [self._tables(indicator, phase.code) for phase in phases]
        if not all(in_phases) or max((one.last for one in phases), default=None) != window.last:
            return []
        standing = [self._standing(tables, on) for tables in in_phases]
        if any(tables is None for tables in standing):
            return None
        return [table for tables in standing for table in tables]

    def _tables(self, indicator: Indicator, phase: str | None) -> list[Quota]:
        return [
            table
            for table in self.campaign.quotas
            if (table.indicator or self.campaign.indicators[0].code) == indicator.code
            and table.phase == phase
        ]

    def _standing(self, tables: list[Quota], day: datetime.date | None) -> list[Quota] | None:
        """Those that no other takes the place of by a day; None where two are the first."""
        by_code = {table.code: table for table in tables if table.code}
        replaced = [table.replaces for table in tables if table.replaces]

        def adds(table: Quota) -> bool:
            if table.replaces in by_code:
                return adds(by_code[table.replaces])
            return table.adds_to is not None

        standing = [one for one in tables if one.code is None or one.code not in replaced]
        if sum(not adds(table) for table in standing) > 1:
            return None
        if day is None:
            return standing
        later: list[str | None] = []

        def by_day(table: Quota) -> Quota:
            if not self._is_of_units_to_come(table, by_code, day):
                return table
            later.append(table.code)
            return by_day(by_code[table.replaces])

        standing = [by_day(one) for one in standing]
        while any(one.adds_to in later for one in standing):
            later += [one.code for one in standing if one.adds_to in later]
            standing = [one for one in standing if one.adds_to not in later]
        return standing

    def _is_of_units_to_come(
        self, table: Quota, by_code: dict[str, Quota], day: datetime.date
    ) -> bool:
        """Whether it takes the place of a table that gave to the units of the day, and gives to what comes of them alone."""
        gave: set[str] = set()
        earlier = table
        while earlier.replaces:
            earlier = by_code[earlier.replaces]
            gave |= set(earlier.counts)
        pairs = self._announced_by(table, day)
        news = [code if self._is_part_of(code, up) else up for code, up in pairs]
        return any(self._came_from(new) & gave for new in news)

    def quota(self, indicator: Indicator, window: Window, unit: str | None = ROOT) -> Cell:
        return self.quota_on(indicator, window, unit, self.day_of_rows(indicator, window))

    def day_of_rows(self, indicator: Indicator, window: Window) -> datetime.date:
        """The day of whose units there are rows."""
        end = self.end_of_rows(indicator, window)
        now = self.moment.of_day if self.moment else self.campaign.starts
        return end.as_of.of_day if end else min(now, window.last)

    def quota_on(
        self, indicator: Indicator, window: Window, unit: str | None, day: datetime.date
    ) -> Cell:
        """What was given for a window, to the units of a day."""
        key = ("quota", indicator.code, window.phase and window.phase.code, unit, day)
        return self._keep(key, lambda: self._quota_on(indicator, window, unit, day))

    def _quota_on(
        self, indicator: Indicator, window: Window, unit: str | None, day: datetime.date
    ) -> Cell:
        tables = self.tables(indicator, window, day)
        if tables is None or (indicator.is_rate and len(tables) > 1):
            return ERROR
        among = self._among(tables, indicator, window)
        if unit is not ROOT and not any(self._counts_in(table, unit, day) for table in among):
            return UNKNOWN
        if unit is not ROOT and any(self._is_open(table, unit, day) for table in among):
            return UNKNOWN
        given = [self._quota_in(table, unit, day) for table in among]
        known = [number for number in given if number is not None]
        if not known or (unit is ROOT and len(known) < len(given)):
            return UNKNOWN
        return Cell(sum(known), published=True)

    def _among(self, tables: list[Quota], indicator: Indicator, window: Window) -> list[Among]:
        until = self.day_of_rows(indicator, window)
        is_held = self.end_of_rows(indicator, window) is not None
        return [Among(table, tuple(tables), until, is_held) for table in tables]

    def _recorded_total(self, table: Among, day: datetime.date) -> Number | None:
        """The total of a table; of a state that of the units that are there, where it was no more than the sum of all."""
        of_all = replace(table, is_bare=True, until=datetime.date.min, is_held=False)
        every = self._quota_in(of_all, ROOT, day)
        return (
            self._quota_in(replace(table, is_bare=True), ROOT, day)
            if every == table.total
            else table.total
        )

    def _quota_in(self, table: Among, unit: str | None, day: datetime.date) -> Number | None:
        key = ("given", table.key, unit, day)
        return self._keep(key, lambda: self._given_in(table, unit, day))

    def _given_in(  # noqa: PLR0911 (the rules, one after the other)
        self, table: Among, unit: str | None, day: datetime.date
    ) -> Number | None:
        if unit is ROOT and table.total is not None:
            return self._recorded_total(table, day)
        if self._are_rates(table):
            return None if unit is ROOT else table.counts.get(unit)
        if unit is not ROOT and self._is_parted(table, unit, day):
            return None
        below = self._below_in(table, unit, day)
        if unit is ROOT and any(self._is_unsure(table, other, day) for other in below):
            return self._quota_before(table, day)
        if unit is not ROOT and self._is_unsure(table, unit, day):
            return None
        own = None if unit is ROOT else self._own_quota(table, unit, day)
        given = [self._quota_in(table, other, day) for other in below]
        if own is not None and self.units[unit].tier is Tier.WHOLE:
            return self._quota_since(table, unit, day, own, given)
        given.append(own)
        known = [number for number in given if number is not None]
        return sum(known) if known else None

    def _is_open(self, table: Among, unit: str, day: datetime.date) -> bool:
        """Whether nobody said how much a unit has of a table, which then nothing is added to of another."""
        there = not self._are_rates(table) and self._counts_in(table, unit, day)
        return there and self._is_unsure(table, unit, day)

    def _is_of_others_later(self, table: Among, unit: str, day: datetime.date) -> bool:
        """Whether it was given something for other units than stand below it on a day, who merge or split only later."""
        if not table.is_held or self._are_rates(table):
            return False
        pairs = [pair for pair in self._all_announced(table, day) if pair[1] != unit]
        for code, up in pairs:
            if not self._is_part_of(code, up):
                ups = self._superiors_in(table, up, day)
                inside = [*self._hold_those_before(unit, up, day), unit in ups]
                is_merged = unit in self._merged_from(up)
                moves = self._quota_in(table, up, day) and not is_merged
            else:
                change = self.change_into(code)
                inside = [*self._hold_those_before(unit, code, day)]
                inside += [unit in self.above(one, change.on) for one in change.into]
                is_own = unit in table.counts and self.units[unit].tier is Tier.WHOLE
                moves = is_own and self._quota_in(table, code, day) is not None
            if moves and any(inside) and not all(inside):
                return True
        return False

    def _hold_those_before(self, unit: str, new: str, day: datetime.date) -> list[bool]:
        """Of each unit of a day that another will come of whether one is it or stands above it."""
        before = [one for one in self._came_from(new) if self._stands(one, day)]
        return [unit == one or unit in self.above(one, day) for one in before]

    def _are_rates(self, table: Among) -> bool:
        """Whether it gives rates: nobody adds them, over units that merge or that stand below one another."""
        code = table.table.indicator or self.campaign.indicators[0].code
        return self.indicators[code].is_rate

    def _below_in(self, table: Among, unit: str | None, day: datetime.date) -> list[str]:
        def work() -> dict[str | None, list[str]]:
            found: dict[str | None, list[str]] = {}
            for other in self.units:
                if self._counts_in(table, other, day):
                    found.setdefault(self._superior_in(table, other, day), []).append(other)
            return found

        return self._keep(("below", table.key, day), work).get(unit, [])

    def _quota_before(self, table: Among, day: datetime.date) -> Number | None:
        """All that was given as on the eve of the newest change, where no number is of what came of it."""
        newest = max(one.on for one in self.campaign.changes if one.into and one.on <= day)
        new = {code for one in self.campaign.changes if one.on == newest for code in one.into}
        those = table if table.there_on else replace(table, there_on=day)
        return None if new & set(table.counts) else self._quota_in(those, ROOT, newest - DAY)

    def _is_unsure(self, table: Among, unit: str, day: datetime.date) -> bool:
        """Whether a part of a split unit's quota came to a unit or went from it, and nobody said how much."""

        def work() -> bool:
            below = self._below_in(table, unit, day)
            adds = unit not in table.counts or (below and self.units[unit].tier is Tier.OWN)
            if adds and any(self._is_unsure(table, other, day) for other in below):
                return True
            made = self.made_by(unit, day)
            joined = made.merge if made and unit not in table.counts else ()
            if any(self._has_share(table, one, made.on - DAY) for one in joined):
                return True
            return self.units[unit].tier is Tier.WHOLE and any(
                self._has_share(table, one, change.on - DAY)
                for change, over, _, _ in self._crossings(unit, day, self._passed_in(table))
                for one in over
            )

        return self._keep(("unsure", table.key, unit, day), work)

    def _has_share(self, table: Among, unit: str, day: datetime.date) -> bool:
        if self._is_unsure(table, unit, day):
            return True
        made = self.made_by(unit, day)
        if unit in table.counts or not made or not made.split:
            return False
        eve = made.on - DAY
        if self._is_parted(table, made.split, made.on):
            return False
        had = self._quota_in(table, made.split, eve)
        return bool(had) if had is not None else self._has_share(table, made.split, eve)

    def _quota_since(
        self,
        table: Among,
        unit: str,
        day: datetime.date,
        number: Number,
        below: list[Number | None],
    ) -> Number | None:
        """What a superior was given less what those had of it who went out of it, with that of who came."""
        return self._since_changes(unit, day, number, below, self._passed_in(table))

    def _passed_in(self, table: Among) -> Passed:
        return Passed(
            own=dict(table.counts),
            is_below=lambda one, up, at: up in self._superiors_in(table, one, at),
            stays=lambda one, at: self._counts_in(table, one, at),
            had=lambda one, at: self._quota_in(table, one, at),
            is_whole=False,
        )

    def _superiors_in(self, table: Among, unit: str, day: datetime.date) -> list[str]:
        found: list[str] = []
        one = unit if self._counts_in(table, unit, day) else None
        while one and (one := self._superior_in(table, one, day)) and one not in found:
            found.append(one)
        return found

    def _stands(self, unit: str, day: datetime.date) -> bool:
        """Whether the unit is of the day as far as changes say."""
        made = self.change_into(unit)
        return not (made and day < made.on) and not self.has_passed_over(unit, day)

    def _counts_in(self, table: Among, unit: str, day: datetime.date) -> bool:
        """Whether a table counts the unit on a day: a split unit still, while its parts have no numbers; of a state nobody who left or is to join."""
        key = ("counts", table.key, unit, day)
        return self._keep(key, lambda: self._is_counted_in(table, unit, day))

    def _is_counted_in(self, table: Among, unit: str, day: datetime.date) -> bool:
        if self._has_left_state(table, unit, day) or self._awaits_state(table, unit, day):
            return False
        if self._stands(unit, day) or self._are_rates(table):
            return self._stands(unit, day)
        if any(unit in pair for pair in self._all_announced(table, day)):
            return True
        change = self.change_from(unit)
        ended = bool(change and change.split and self.has_passed_over(unit, day))
        return (
            ended
            and not self._is_parted(table, unit, day)
            and not {unit, *self._merged_from(unit)}.isdisjoint(table.counts)
        )

    def _has_left_state(self, table: Among, unit: str, day: datetime.date) -> bool:
        code = table.table.indicator or self.campaign.indicators[0].code
        last = self.units[unit].active_to
        is_state = self.indicators[code].is_state and not self.change_from(unit)
        return bool(is_state and last and last < min(table.there_on or day, table.until))

    def _awaits_state(self, table: Among, unit: str, day: datetime.date) -> bool:
        code = table.table.indicator or self.campaign.indicators[0].code
        first = self.units[unit].active_from
        is_state = self.indicators[code].is_state and not self.change_into(unit)
        now = min(table.there_on or day, table.until)
        return bool(table.is_held and is_state and first and first > now)

    def _superior_in(self, table: Among, unit: str, day: datetime.date) -> str | None:
        """Below whom a table counts the unit on a day."""
        key = ("superior in", table.key, unit, day)
        return self._keep(key, lambda: self._is_below_in(table, unit, day))

    def _is_below_in(self, table: Among, unit: str, day: datetime.date) -> str | None:
        announced = self._announced(table, day).get(unit)
        if announced and self._counts_in(table, announced, day):
            return announced
        code = table.table.indicator or self.campaign.indicators[0].code
        grows = self.indicators[code].grows
        above = (one for one in self.above(unit, day) if not (grows and self.is_outlived(one, day)))
        return next((one for one in above if self._counts_in(table, one, day)), ROOT)

    def _announced(self, among: Among, day: datetime.date) -> dict[str, str]:
        """Below whom units stand before a change, where tables speak of what comes of it alone."""

        def work() -> dict[str, str]:
            spoken = {one for table in among.tables for one in table.counts}
            return {
                code: up
                for code, up in self._all_announced(among, day)
                if self._is_part_of(code, up) or not self._came_from(up) & spoken
            }

        return self._keep(("below whom", tuple(map(id, among.tables)), day), work)

    def _is_part_of(self, code: str, up: str) -> bool:
        change = self.change_into(code)
        return bool(change and change.split == up)

    def _all_announced(self, among: Among, day: datetime.date) -> list[tuple[str, str]]:
        def work() -> list[tuple[str, str]]:
            if self._are_rates(among):
                return []
            return [pair for table in among.tables for pair in self._announced_by(table, day)]

        return self._keep(("announced", tuple(map(id, among.tables)), day), work)

    def _announced_by(self, table: Quota, day: datetime.date) -> Iterable[tuple[str, str]]:
        for change in self.campaign.changes:
            for new in change.into if day < change.on else ():
                old = self._came_from(new)
                if old & set(table.counts) or not self._speaks_of(table, new):
                    continue
                if change.split:
                    yield new, change.split
                elif not any(old & set(self._named_above(one)) for one in table.counts):
                    for one in self._merged_from(new):
                        if not self.has_passed_over(one, day):
                            yield one, new

    def _speaks_of(self, table: Quota, unit: str) -> bool:
        """Whether a unit, or something that will come out of its split, has a number."""
        if unit in table.counts:
            return True
        change = self.change_from(unit)
        return bool(change and change.split) and self._is_parted(
            Among(table, (table,)), unit, change.on
        )

    def _came_from(self, unit: str) -> set[str]:
        change = self.change_into(unit)
        before = set(change.predecessors) if change else set()
        return before.union(*(self._came_from(one) for one in before))

    def _merged_from(self, unit: str) -> set[str]:
        change = self.change_into(unit)
        before = set(change.merge) if change else set()
        return before.union(*(self._merged_from(one) for one in before))

    def _named_above(self, unit: str) -> list[str]:
        """All superiors that the records name, of whatever day."""
        found: list[str] = []
        one = self.units[unit].parent
        while one in self.units and one not in found:
            found.append(one)
            one = self.units[one].parent
        return found

    def _is_parted(self, table: Among, unit: str, day: datetime.date) -> bool:
        """Whether a unit was split by a day, and something that came out of it has a number."""
        change = self.change_from(unit)
        if not change or not change.split or not self.has_passed_over(unit, day):
            return False
        known, waiting = {unit}, list(change.into)
        while waiting:
            part = waiting.pop()
            if part in known:
                continue
            known.add(part)
            if part in table.counts:
                return True
            later = self.change_from(part)
            waiting += later.into if later else ()
        return False

    def _own_quota(self, table: Among, unit: str, day: datetime.date) -> Number | None:
        change = self.made_by(unit, day)
        if unit in table.counts:
            return table.counts[unit]
        if change and change.merge:
            given = [self._quota_in(table, one, change.on - DAY) for one in change.merge]
            known = [number for number in given if number is not None]
            return sum(known) if known else None
        return None

    def goal(self, target: Target) -> Cell:
        """What a target asks for, exactly."""
        if target.count is not None:
            return Cell(target.count, published=True)
        if target.rate is None:
            return UNKNOWN
        if target.of_target:
            other = next(one for one in self.campaign.targets if one.code == target.of_target)
            whole = self.goal(other)
        elif target.base:
            day = target.base_on or (self.moment.of_day if self.moment else self.campaign.ends)
            whole = self.whole.base(target.base, day)
        else:
            whole = Cell(1, published=True)
        if not whole.is_known:
            return UNKNOWN
        indicator = self.indicators[target.indicator or self.campaign.indicators[0].code]
        is_lower = indicator.better is Better.LOWER
        rate = target.rate_to if is_lower and target.rate_to is not None else target.rate
        goal = rate * Fraction(whole.number)
        if not indicator.is_rate:
            finest = 10**indicator.decimals
            goal *= finest
            goal = Fraction(math.floor(goal) if is_lower else math.ceil(goal), finest)
        return Cell(goal, published=True)

    def reached(self, target: Target) -> bool | None:
        """Whether the target is reached; None where that is not known."""
        indicator = self.indicators[target.indicator or self.campaign.indicators[0].code]
        count = self.count(indicator, self.windows()[target.phase])
        goal = self.goal(target)
        if not count.is_known or not goal.is_known:
            return None
        if not count.is_complete and (indicator.is_rate or indicator.better is Better.LOWER):
            return False
        if indicator.better is Better.LOWER:
            return count.number <= goal.number
        return count.number >= goal.number

    # Rows, groups, ranks, shares

    def rows(self, indicator: Indicator, window: Window) -> list[str] | None:
        """The units that the window has a row for, in the order of the records."""
        key = ("rows", indicator.code, window.phase and window.phase.code)
        return self._keep(key, lambda: self._rows(indicator, window))

    def _rows(self, indicator: Indicator, window: Window) -> list[str] | None:
        counted = self.counted_rows(indicator, window)
        end = self.end_of_rows(indicator, window)
        if counted is None or end is None:
            return None
        day = end.as_of.of_day
        asked = [unit for unit in self.units if self._is_asked(indicator, window, unit, day)]
        return [unit for unit in self.units if unit in {*counted, *asked}]

    def counted_rows(self, indicator: Indicator, window: Window) -> list[str] | None:
        """Those of them that counts are looked for of."""
        end = self.end_of_rows(indicator, window)
        if end is None:
            return None
        day = end.as_of.of_day
        if indicator.is_rate or indicator.counts_as is Counted.STATE:
            return [
                unit
                for unit in self.units
                if self.is_active(unit, day) or self.has_joined_since(unit, day, window)
            ]
        return [unit for unit in self.units if self._has_row(indicator, window, unit, day)]

    def _is_asked(
        self, indicator: Indicator, window: Window, unit: str, day: datetime.date
    ) -> bool:
        """Whether its quota is in the total, or above such a one, which makes it a row; of rates, whether it may still reach it."""
        last = self.units[unit].active_to
        if indicator.is_rate and last and last < day:
            return False
        tables = self.tables(indicator, window) or []
        among = self._among(tables, indicator, window)
        counted = [table for table in among if self._counts_in(table, unit, day)]
        quota = self.quota_on(indicator, window, unit, day)
        if not counted or not quota.is_known:
            return False
        below = (
            other
            for table in counted
            for other in self.units
            if unit in self._superiors_in(table, other, day)
        )
        return any(
            self._asks(indicator, one, self.quota_on(indicator, window, one, day), day)
            for one in [unit, *below]
        )

    def _asks(self, indicator: Indicator, unit: str, quota: Cell, day: datetime.date) -> bool:
        """Whether a quota asks for something: of 0 where less is better, of who has not gone."""
        last = self.units[unit].active_to
        gone = (last is not None and last < day) or self.has_passed_over(unit, day)
        is_least = indicator.better is Better.LOWER and not gone
        return quota.is_known and (quota.number != 0 or is_least)

    def rows_beside(self, indicator: Indicator, window: Window) -> list[str] | None:
        """The rows of the whole, with those who were given something in a phase that stands beside it."""
        whole = self.windows()[None]
        rows, end = self.rows(indicator, whole), self.end_of_rows(indicator, whole)
        if rows is None or end is None:
            return None
        day = end.as_of.of_day
        asked = [unit for unit in self.units if self._is_asked(indicator, window, unit, day)]
        return [unit for unit in self.units if unit in {*rows, *asked}]

    def has_joined_since(self, unit: str, day: datetime.date, window: Window) -> bool:
        """Whether it joined in the window between a day and the moment, not by a change."""
        joined = self.units[unit].active_from
        now = min(self.moment.of_day, window.last)
        is_later = joined is not None and day < joined and self.is_active(unit, now)
        return is_later and self.change_into(unit) is None

    def end_of_rows(self, indicator: Indicator, window: Window) -> Snapshot | None:
        """The end of the window; for a quotient that of what is divided."""
        counted = self.indicators[indicator.of[0]] if indicator.of else indicator
        return self.end(counted, window)

    def _has_row(self, indicator: Indicator, window: Window, unit: str, day: datetime.date) -> bool:
        if self.is_active(unit, day) or self.has_joined_since(unit, day, window):
            return True
        last = self.units[unit].active_to
        if self.has_passed_over(unit, day):
            change = self.change_from(unit)
            if not change.split or indicator.counts_as is not Counted.PERIOD:
                return False
            last = min(last or datetime.date.max, change.on - DAY)
        if not last or day <= last or last < window.first:
            return False
        return self.count(indicator, window, unit).is_known

    def group(self, indicator: Indicator, window: Window, code: str) -> Cell:
        """The sum over the topmost rows of a group; of what is divided the quotient of two."""
        if indicator.of is not None:
            return self.rate_of_group(indicator, window, code)
        is_period = indicator.counts_as is Counted.PERIOD and not indicator.is_rate
        if self._is_broken(indicator, window):
            return ERROR
        rows = self.counted_rows(indicator, window)
        stands_below = any(
            self.above(unit, self.end_of_rows(indicator, window).as_of.of_day)
            for unit in rows or ()
        )
        if is_period and rows is not None and stands_below:
            listed = {*rows, *(self.rows(indicator, window) or [])}
            return self._group_by_period(indicator, window, code, listed)
        if rows is None or indicator.is_rate:
            return ERROR if self.count(indicator, window).is_error else UNKNOWN
        day = self.end_of_rows(indicator, window).as_of.of_day
        left = [
            unit
            for unit in self.rows(indicator, window) or []
            if unit not in rows and self.count(indicator, window, unit).is_known
        ]
        members = [
            unit
            for unit in [*rows, *left]
            if self.group_of(unit) == code and not self.has_joined_since(unit, day, window)
        ]
        known = {unit for unit in members if self.count(indicator, window, unit).is_known}
        members = [
            unit
            for unit in members
            if unit in known or not any(unit in self.above(one, day) for one in known)
        ]
        holding = {
            unit for unit in members if not (indicator.grows and self.is_outlived(unit, day))
        }
        tops = [unit for unit in members if not set(self.above(unit, day)) & holding]
        parts = [self.count(indicator, window, unit) for unit in tops]
        cell = added(parts)
        if not cell.is_known:
            return cell
        full = all(part.is_complete for part in parts)
        as_of = next((part.as_of for part in parts if part.as_of), None)
        return replace(cell, full=full, as_of=as_of)

    def _group_by_period(
        self, indicator: Indicator, window: Window, code: str, listed: set[str]
    ) -> Cell:
        """Of each period what the topmost of those had in it that are in the group, as units stood then."""
        now = self.day_of_rows(indicator, window)
        members = [
            unit for unit in listed if self.group_of(unit) == code and self._has_come(unit, now)
        ]
        sums = []
        for snapshot in self._inside(indicator, window):
            day = snapshot.as_of.of_day
            there = {one for unit in members for one in self._there_then(unit, day)}
            cells = {unit: self.value(indicator, unit, snapshot) for unit in there}
            holding = {unit for unit in there if cells[unit].is_known}
            apart = [unit for unit in there if not set(self.above(unit, day)) & holding]
            sums += [added(cells[unit] for unit in apart)] if apart else []
        cell = added(sums)
        if not cell.is_known:
            return cell
        as_of = self.count(indicator, window).as_of
        return replace(cell, full=all(part.is_complete for part in sums), as_of=as_of)

    def _has_come(self, unit: str, day: datetime.date) -> bool:
        """Whether it was there by a day, perhaps gone again."""
        made, joined = self.change_into(unit), self.units[unit].active_from
        return not (made and day < made.on) and not (joined and day < joined)

    def _there_then(self, unit: str, day: datetime.date) -> list[str]:
        """Who stood on a day for a unit: itself, or those that it was made of."""
        change = self.change_into(unit)
        if change and day < change.on:
            return [part for one in change.merge for part in self._there_then(one, day)]
        return [unit] if self.is_active(unit, day) else []

    def group_of(self, unit: str) -> str | None:
        """The group that a unit names, else that of the nearest superior that names one."""
        seen: list[str] = []
        while unit in self.units and unit not in seen and self.units[unit].group is None:
            seen.append(unit)
            unit = self.units[unit].parent or ""
        return self.units[unit].group if unit in self.units else None

    def depth(self, indicator: Indicator, unit: str, day: datetime.date) -> int:
        superior = self.superior(indicator, unit, day)
        return 1 if superior is ROOT else 1 + self.depth(indicator, superior, day)

    def ranks(self, indicator: Indicator, window: Window) -> dict[str, int]:
        """The rank of each active row among those of its depth; none without what is ranked by."""
        rows = self.rows(indicator, window) or []
        tables = self.tables(indicator, window)
        by_rate = self.campaign.rank_by or (RankBy.COUNT if tables == [] else RankBy.RATE)
        if indicator.is_rate:
            by_rate = RankBy.COUNT
        end = self.end_of_rows(indicator, window)
        if end is None:
            return {}
        day = end.as_of.of_day
        keys: dict[str, Number] = {}
        for unit in rows:
            count = self.count(indicator, window, unit)
            if not self.is_active(unit, day) or not count.is_known:
                continue
            is_less_for_it = indicator.better is Better.LOWER and not indicator.is_rate
            if is_less_for_it and not count.is_complete:
                continue
            if by_rate is RankBy.COUNT:
                keys[unit] = count.number
            elif self._is_held_against_nothing(indicator, window, unit, day):
                continue
            elif quota := self.quota(indicator, window, unit).number:
                keys[unit] = quotient(count.number, quota)
        return self._ranked(indicator, keys, day)

    def _is_held_against_nothing(
        self, indicator: Indicator, window: Window, unit: str, day: datetime.date
    ) -> bool:
        """Whether its count and its quota are not of the same."""
        tables = self.tables(indicator, window, day) or []
        return self._holds_what_another_was_asked_for(indicator, window, unit, day) or any(
            self._is_of_others_later(table, unit, day)
            for table in self._among(tables, indicator, window)
        )

    def _holds_what_another_was_asked_for(
        self, indicator: Indicator, window: Window, unit: str, day: datetime.date
    ) -> bool:
        """Whether its count began with that of a unit which was split in the window and has a quota of its own."""
        made = self.change_into(unit)
        if made is None or day < made.on or not indicator.grows:
            return False
        is_within = made.split and made.on > window.first
        if is_within and self.quota(indicator, window, made.split).number:
            return True
        return any(
            self._holds_what_another_was_asked_for(indicator, window, one, made.on - DAY)
            for one in made.predecessors
        )

    def _ranked(
        self, indicator: Indicator, keys: dict[str, Number], day: datetime.date
    ) -> dict[str, int]:
        sign = 1 if indicator.better is Better.LOWER else -1
        ranks: dict[str, int] = {}
        order = self.in_order(indicator, ROOT, day)
        for unit, key in keys.items():
            peers = [
                other
                for other in keys
                if self.depth(indicator, other, day) == self.depth(indicator, unit, day)
            ]
            better = [keys[one] for one in peers if sign * keys[one] < sign * key]
            if self.campaign.tie_rule is TieRule.DENSE:
                better = list(set(better))
            ties = [one for one in peers if keys[one] == key]
            ranks[unit] = 1 + len(better)
            if self.campaign.tie_rule is TieRule.ORDER:
                ranks[unit] += sum(order.index(one) < order.index(unit) for one in ties)
        return ranks

    def in_order(self, indicator: Indicator, unit: str | None, day: datetime.date) -> list[str]:
        """The units in the order of tables, each before those below it."""
        children = self.children(indicator, unit, day)
        places = list(self.whole.units)

        def place(code: str) -> tuple[int, bool, int]:
            order, in_file = self.units[code].order, places.index(code) + 1
            return in_file if order is None else order, order is None, in_file

        found: list[str] = []
        for child in sorted(children, key=place):
            found += [child, *self.in_order(indicator, child, day)]
        return found

    # Who is named

    def lists(self, indicator: Indicator, window: Window) -> dict[str, list[str]]:
        """The tops that take part by how far they are, each list in the order of tables, `leading` by rank."""
        end = self.end_of_rows(indicator, window)
        if end is None:
            return {}
        day = end.as_of.of_day
        order = self.in_order(indicator, ROOT, day)
        rows = self.rows(indicator, window) or []
        order += [unit for unit in rows if unit not in order]
        there = [
            unit
            for unit in order
            if unit in rows
            and (
                self.is_active(unit, day)
                or (
                    self.has_joined_since(unit, day, window) and self.units[unit].parent not in rows
                )
            )
            and self.superior(indicator, unit, day) is ROOT
        ]
        held = self._held_to_tasks(indicator, window, there, rows, day)
        some = any(self._has_task(indicator, window, unit) for unit in held)
        found = {
            name: [unit for unit in held if holds(indicator, window, unit)]
            for name, holds in {
                "with_quota": self._has_task,
                "completed": self._has_completed,
                "exceeded": self._has_exceeded,
                "uncompleted": self._is_short,
                "lagging": self._lags,
                "midway": self._is_midway,
            }.items()
        }
        if indicator.better is Better.HIGHER:
            found["idle_units"] = [
                unit
                for unit in held
                if self.count(indicator, window, unit).number == 0
                and (not some or self._has_task(indicator, window, unit))
            ]
            found["slow"] = [
                unit for unit in found["lagging"] if self.count(indicator, window, unit).number
            ]
        found["leading"] = self._leaders(indicator, window, there)
        return found

    def _held_to_tasks(
        self,
        indicator: Indicator,
        window: Window,
        units: list[str],
        rows: Collection[str],
        day: datetime.date,
    ) -> list[str]:
        """Some units, and of a rate in the place of one without a quota those directly below it, where any below it have one."""
        if not indicator.is_rate:
            return units
        found: list[str] = []
        for unit in units:
            below = [one for one in self.descendants(indicator, unit, day) if one in rows]
            if self._has_task(indicator, window, unit) or not any(
                self._has_task(indicator, window, one) for one in below
            ):
                found.append(unit)
                continue
            direct = [one for one in below if self.superior(indicator, one, day) == unit]
            found += self._held_to_tasks(indicator, window, direct, rows, day)
        return found

    def _leaders(self, indicator: Indicator, window: Window, there: list[str]) -> list[str]:
        """The best of those that have done something, with all who share the last place among them."""
        ranks = self.ranks(indicator, window)
        is_lower = indicator.better is Better.LOWER
        best = [
            unit
            for unit in sorted(there, key=lambda one: ranks.get(one, 0))
            if unit in ranks
            and (self.count(indicator, window, unit).number or is_lower)
            and not (
                is_lower
                and self.quota(indicator, window, unit).is_known
                and not self._is_within(indicator, window, unit)
            )
        ]
        places = best[: self.campaign.leading]
        return [unit for unit in best if places and ranks[unit] <= ranks[places[-1]]]

    def _task(self, indicator: Indicator, window: Window, unit: str) -> Cell:
        """A quota that the count can be held against."""
        day = self.day_of_rows(indicator, window)
        if self._is_held_against_nothing(indicator, window, unit, day):
            return UNKNOWN
        return self.quota(indicator, window, unit)

    def _has_task(self, indicator: Indicator, window: Window, unit: str) -> bool:
        quota = self.quota(indicator, window, unit)
        return quota.is_known and (quota.number != 0 or indicator.better is Better.LOWER)

    def _is_within(self, indicator: Indicator, window: Window, unit: str) -> bool:
        """Whether its count is as good as its quota or better, whoever is yet to report."""
        count, quota = self.count(indicator, window, unit), self._task(indicator, window, unit)
        if not count.is_known or not quota.is_known:
            return False
        if not count.is_complete and (indicator.is_rate or indicator.better is Better.LOWER):
            return False
        if indicator.better is Better.LOWER:
            return count.number <= quota.number
        return count.number >= quota.number

    def _has_completed(self, indicator: Indicator, window: Window, unit: str) -> bool:
        is_within = self._is_within(indicator, window, unit)
        return (
            self._has_task(indicator, window, unit)
            and is_within
            and not self._may_rise(indicator, window)
        )

    def _may_rise(self, indicator: Indicator, window: Window) -> bool:
        """Whether more comes in until the end of what shall stay below a ceiling."""
        adds_up = indicator.better is Better.LOWER and not indicator.is_rate
        span = window.phase or self.campaign
        end = span.ends if span.last_day_counts else span.ends - DAY
        is_over = self.moment is None or self.moment.of_day >= end
        return adds_up and indicator.counts_as is not Counted.STATE and not is_over

    def _has_exceeded(self, indicator: Indicator, window: Window, unit: str) -> bool:
        is_other = (
            self.count(indicator, window, unit).number != self._task(indicator, window, unit).number
        )
        return self._has_completed(indicator, window, unit) and is_other

    def _is_short(self, indicator: Indicator, window: Window, unit: str) -> bool:
        """Whether it is known to be worse than its quota: a sum that is too large already, a rate of all."""
        count, quota = self.count(indicator, window, unit), self._task(indicator, window, unit)
        if not count.is_known or not quota.is_known:
            return False
        if indicator.is_rate and not count.is_complete:
            return False
        if indicator.better is Better.LOWER:
            return count.number > quota.number
        return count.number < quota.number

    def _part_done(self, indicator: Indicator, window: Window, unit: str) -> Number | None:
        count, quota = self.count(indicator, window, unit), self._task(indicator, window, unit)
        if indicator.is_rate or not count.is_known or not quota.number:
            return None
        return quotient(count.number, quota.number)

    def _lags(self, indicator: Indicator, window: Window, unit: str) -> bool:
        if indicator.is_rate:
            return False
        if indicator.better is Better.LOWER:
            return self._is_short(indicator, window, unit)
        part = self._part_done(indicator, window, unit)
        return part is not None and part < self.campaign.lagging_below

    def _is_midway(self, indicator: Indicator, window: Window, unit: str) -> bool:
        part = self._part_done(indicator, window, unit)
        is_lower = indicator.better is Better.LOWER
        return part is not None and not is_lower and self.campaign.lagging_below <= part < 1

    def share(self, indicator: Indicator, window: Window, unit: str) -> Cell:
        """A row's part of the whole, with what limits both."""
        whole = self.count(indicator, window)
        count = self.count(indicator, window, unit)
        if whole.is_error or count.is_error:
            return ERROR
        if indicator.is_rate or not whole.number or not count.is_known:
            return UNKNOWN
        both = not whole.is_complete and not count.is_complete
        limited = count if whole.is_complete else whole
        return replace(
            limited,
            number=quotient(count.number, whole.number),
            full=whole.is_complete and count.is_complete,
            of=0 if both else limited.of,
            as_of=count.as_of or whole.as_of,
            estimated=count.estimated or whole.estimated,
        )
