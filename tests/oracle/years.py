"""The same period of the year before once more, of whoever is there in both years."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from generator.model.campaign import Campaign, Indicator
from generator.model.results import Snapshot
from tests.oracle.oracle import DAY, ROOT, UNKNOWN, Cell, Oracle, Window, added

SIZES = {("kg", "tấn"): Fraction(1, 1000), ("tấn", "kg"): Fraction(1000)}
"""By what an amount in the first unit of measure is multiplied to be in the second one."""


@dataclass(frozen=True)
class Place:
    """A unit as it is now, and those above it, the nearest first."""

    unit: str
    above: tuple[str, ...]


class Years:
    """What a campaign's figures are against those of the year before, in its own records or in another campaign."""

    def __init__(self, now: Oracle, snapshot: Snapshot, earlier: Campaign | None) -> None:
        self.now = now
        self.is_apart = earlier is not None
        records = earlier or now.campaign
        same_day = [one for one in records.snapshots if one.as_of.of_day == before(snapshot)]
        newest = max(same_day, key=lambda one: one.as_of, default=None)
        self.then = Oracle(records, newest.as_of) if newest else None

    def windows(self, indicator: Indicator, window: Window) -> tuple[Indicator, Window] | None:
        """The indicator and the window of the year before; None where there was none."""
        if self.then is None:
            return None
        if not self.is_apart:
            return indicator, Window(
                window.phase, a_year_less(window.first), a_year_less(window.last)
            )
        theirs = self.then.whole.indicators.get(indicator.code)
        found = self.then.windows().get(window.phase and window.phase.code)
        if theirs is None or found is None or self._size(theirs, indicator) is None:
            return None
        return theirs, found

    @staticmethod
    def _size(theirs: Indicator, here: Indicator) -> Fraction | None:
        units = theirs.unit_of_measure, here.unit_of_measure
        is_alike = theirs.is_rate == here.is_rate and theirs.counts_as is here.counts_as
        if not is_alike:
            return None
        return Fraction(1) if units[0] == units[1] else SIZES.get(units)

    def of(self, indicator: Indicator, window: Window) -> Both | None:
        """Both years of an indicator side by side; None where nothing is known of the year before."""
        found = self.windows(indicator, window)
        if found is None or self.then is None:
            return None
        theirs, earlier = found
        now, then = self.now.whole.of_concerned(indicator), self.then.of_concerned(theirs)
        size = self._size(theirs, indicator) or Fraction(1)
        return Both(now, then, indicator, theirs, window, earlier, size)


@dataclass(frozen=True)
class Both:
    """An indicator in a window, and the same of the year before."""

    now: Oracle
    then: Oracle
    indicator: Indicator
    theirs: Indicator
    window: Window
    earlier: Window
    size: Fraction

    @property
    def day(self) -> datetime.date | None:
        end = self.now.end_of_rows(self.indicator, self.window)
        return end.as_of.of_day if end else None

    @property
    def earlier_day(self) -> datetime.date | None:
        end = self.then.end_of_rows(self.theirs, self.earlier)
        return end.as_of.of_day if end else None

    # What stood then

    def stood(self, unit: str | None) -> Cell:
        """What a node of now had then: who merged since has what those had who merged, a part of a split one nothing."""
        if self.earlier_day is None:
            return UNKNOWN
        change = self.now.change_into(unit) if unit is not ROOT else None
        if change and self.earlier_day < change.on:
            if change.split:
                return UNKNOWN
            were = self._were([unit])
            return self._together(change.merge if were is None else were)
        return self._own(unit)

    def _own(self, unit: str | None) -> Cell:
        if unit is not ROOT and unit not in self.then.units:
            return UNKNOWN
        cell = self.then.count(self.theirs, self.earlier, unit)
        return replace(cell, number=cell.number * self.size) if cell.is_known else cell

    def _together(self, units: Iterable[str]) -> Cell:
        if self.indicator.is_rate:
            were = self._were(units)
            return (
                UNKNOWN
                if were is None
                else self._quotient(self.then, self.theirs, self.earlier, were)
            )
        cells = [self.stood(one) for one in units]
        found = added(cells)
        is_all = all(map(whole, cells))
        return replace(found, full=is_all) if found.is_known else found

    def _were(self, units: Iterable[str]) -> list[str] | None:
        """Some units of now as they were then; None where only some parts are there of one that was split since."""
        there = set(units)
        made = [(one, self.now.change_into(one)) for one in self.now.units if one in there]
        since = [(one, change) for one, change in made if change and self.earlier_day < change.on]
        if not since:
            return sorted(there)
        one, change = since[-1]
        came = set(change.into) if change.split else {one}
        return self._were(there - came | set(change.predecessors)) if came <= there else None

    @staticmethod
    def _quotient(oracle: Oracle, indicator: Indicator, window: Window, units: list[str]) -> Cell:
        """The quotient of the sums of some units, of those of which it is complete; a recorded rate is none."""
        if not indicator.of:
            return UNKNOWN
        there = [one for one in units if one in oracle.units]
        known = [pair for one in there for pair in pairs(oracle, indicator, window, one)]
        lower = sum(below.number for _, below in known)
        if not known or not lower:
            return UNKNOWN
        is_all = all(is_own_whole(oracle, indicator, window, one) for one in units)
        rate = Fraction(sum(above.number for above, _ in known)) / Fraction(lower)
        return Cell(rate, known=1, of=1 if is_all else 2)

    # Whether both years are of the same units

    def differ(self, unit: str | None) -> bool:
        """Whether others are below a node now than were then."""
        mine, theirs = self._places_now(), self._places_then()
        ours, others = lowest(mine, unit), lowest(theirs, unit)
        if not (ours and others):
            return False
        if any(self._lacks_some(one.unit) for one in ours):
            return True
        return not (
            cut(mine, theirs, unit) <= nodes(theirs, unit)
            and cut(theirs, mine, unit) <= nodes(mine, unit)
        )

    def _places_now(self) -> list[Place]:
        units = self._taking_part(self.now, self.indicator, self.window, self.day)
        return self._placed(units, self.now, is_now=True)

    def _places_then(self) -> list[Place]:
        day = self.earlier_day
        units = self._taking_part(self.then, self.theirs, self.earlier, day)
        return self._placed(units, self.then, is_now=False)

    @staticmethod
    def _taking_part(
        oracle: Oracle, indicator: Indicator, window: Window, day: datetime.date | None
    ) -> list[str]:
        counted = oracle.whole.indicators[indicator.of[0]] if indicator.of else indicator
        first = day if counted.is_level else min(window.first, day)
        days = [first + place * DAY for place in range((day - first).days + 1)]
        return [unit for unit in oracle.units if any(oracle.is_active(unit, one) for one in days)]

    def _placed(self, units: list[str], oracle: Oracle, *, is_now: bool) -> list[Place]:
        found = {}
        for unit in units:
            for one in self._became(unit):
                above = self._named_above(oracle, one if is_now else unit)
                ups = [up for each in above for up in self._became(each)]
                had = found[one].above if one in found else ups
                found[one] = Place(one, tuple(up for up in had if up in ups))
        return list(found.values())

    @staticmethod
    def _named_above(oracle: Oracle, unit: str) -> list[str]:
        found, one = [], oracle.units[unit].parent
        while one in oracle.units and one not in found:
            found.append(one)
            one = oracle.units[one].parent
        return found

    def _became(self, unit: str) -> list[str]:
        """What a unit is by the day of now: itself, or what it passed over into."""
        change = self.now.change_from(unit) if unit in self.now.units else None
        if not change or change.on > self.day:
            return [unit]
        return [one for each in change.into for one in self._became(each)]

    def _lacks_some(self, unit: str) -> bool:
        """Whether some of those that merged into it since took no part then."""
        change = self.now.change_into(unit)
        if not change or change.split or change.on <= self.earlier_day:
            return False
        there = self._taking_part(self.then, self.theirs, self.earlier, self.earlier_day)
        return any(
            self._lacks_some(one) if self._is_merged(one) else not self._was(one, there)
            for one in change.merge
        )

    def _is_merged(self, unit: str) -> bool:
        change = self.now.change_into(unit)
        return bool(change and not change.split)

    def _was(self, unit: str, there: list[str]) -> bool:
        change = self.now.change_into(unit)
        is_part = change and change.split and self.earlier_day < change.on
        return unit in there or bool(is_part and change.split in there)

    # By how much it differs

    def growth(self, unit: str | None) -> Cell:
        """Now less then: of the whole node where both are complete and of the same units, else of those below it that are."""
        nothing = self.day is None or self.earlier_day is None
        if nothing or (unit is not ROOT and (self._is_alone(unit) or self._was_split(unit))):
            return UNKNOWN
        now, then = self.now.count(self.indicator, self.window, unit), self.stood(unit)
        differ = self.differ(unit)
        if not differ and whole(now) and whole(then):
            return Cell(now.number - then.number)
        below = self._below(unit)
        if not now.is_known or not then.is_known or not below:
            return UNKNOWN
        return self._points(below) if self.indicator.is_rate else self._sum(below)

    def _sum(self, below: list[str]) -> Cell:
        parts = [cell for units in self._parted(below) for cell in self._grown(units)]
        known = [cell for cell in parts if cell.is_known]
        return Cell(sum(cell.number for cell in known), known=1, of=2) if known else UNKNOWN

    def _is_alone(self, unit: str) -> bool:
        return self.indicator.grows and self.now.is_outlived(unit, self.day)

    def _was_split(self, unit: str) -> bool:
        change = self.now.change_from(unit)
        return bool(change and change.split and change.on <= self.day)

    def _below(self, unit: str | None) -> list[str]:
        rows = self.now.rows(self.indicator, self.window) or []
        above = {one: self._above_in(one, rows) for one in rows}
        return [one for one in rows if above[one] == unit]

    def _above_in(self, unit: str, rows: list[str]) -> str | None:
        ups = (up for up in self.now.above(unit, self.day) if not self._is_alone(up))
        return next((up for up in ups if up in rows), ROOT)

    def _parted(self, units: list[str]) -> list[list[str]]:
        """Units one by one; all the parts of one that was split since together."""
        found: list[list[str]] = []
        for unit in units:
            change = self.now.change_into(unit)
            is_since = change and change.split and self.earlier_day < change.on <= self.day
            together = [unit]
            if is_since and set(change.into) <= set(units):
                did = self.now.count(self.indicator, self.window, change.split)
                some = {*change.into, *([change.split] if did.is_known else [])}
                together = [one for one in units if one in some]
            elif self._was_split(unit) and set(self.now.change_from(unit).into) <= set(units):
                continue
            if together not in found:
                found.append(together)
        return found

    def _grown(self, units: list[str]) -> list[Cell]:
        if len(units) == 1:
            return [self.growth(units[0])]
        now = added(self.now.count(self.indicator, self.window, one) for one in units)
        made = [self.now.change_into(one) for one in units]
        then = self.stood(next(one.split for one in made if one and one.split))
        if whole(now) and whole(then):
            return [Cell(now.number - then.number)]
        return [self.growth(one) for one in units]

    def _points(self, below: list[str]) -> Cell:
        """Of a quotient the difference of two quotients of sums, over the units known in both years."""
        if not self.indicator.of or not self.theirs.of:
            return UNKNOWN
        both = self._known_in_both(below)
        mine = self._quotient(
            self.now, self.indicator, self.window, [one for some, _ in both for one in some]
        )
        were = [one for _, some in both for one in some]
        then = self._quotient(self.then, self.theirs, self.earlier, were)
        if not mine.is_known or not then.is_known:
            return UNKNOWN
        return Cell(mine.number - then.number, known=1, of=2)

    def _known_in_both(self, units: list[str]) -> list[tuple[list[str], list[str]]]:
        found: list[tuple[list[str], list[str]]] = []
        for some in self._parted(units):
            were = self._were(some)
            now = [self.now.count(self.indicator, self.window, one) for one in some]
            is_known = were is not None and all(map(whole, [*now, *map(self._own, were)]))
            if is_known and not any(map(self.differ, some)):
                found.append((some, were))
            else:
                found += [pair for one in some for pair in self._known_in_both(self._below(one))]
        return found


def whole(cell: Cell) -> bool:
    return cell.is_known and cell.is_complete


def pairs(
    oracle: Oracle, indicator: Indicator, window: Window, unit: str
) -> list[tuple[Cell, Cell]]:
    """Both numbers of a quotient of a unit where they are complete, else of those below it."""
    end = oracle.end_of_rows(indicator, window)
    counted = oracle.indicators[indicator.of[0]]
    pair = (
        oracle.count(counted, window, unit),
        oracle.denominator(indicator, window, unit, end),
    )
    if all(map(whole, pair)):
        return [pair]
    below = oracle.children(counted, unit, end.as_of.of_day) if end else []
    return [found for one in below for found in pairs(oracle, indicator, window, one)]


def is_own_whole(oracle: Oracle, indicator: Indicator, window: Window, unit: str) -> bool:
    """Whether both numbers of a quotient of a unit are complete."""
    if unit not in oracle.units:
        return False
    end = oracle.end_of_rows(indicator, window)
    above = oracle.count(oracle.indicators[indicator.of[0]], window, unit)
    return whole(above) and whole(oracle.denominator(indicator, window, unit, end))


def lowest(places: list[Place], unit: str | None) -> list[Place]:
    """Those below whom there is nobody, below a node."""
    inner = {up for one in places for up in one.above}
    return [
        one
        for one in places
        if one.unit not in inner and (unit is ROOT or unit == one.unit or unit in one.above)
    ]


def nodes(places: list[Place], unit: str | None) -> set[str]:
    """A node and all that are below it, near and far."""
    lines = [(one.unit, *one.above) for one in places]
    if unit is ROOT:
        return {code for line in lines for code in line}
    return {code for line in lines if unit in line for code in line[: line.index(unit) + 1]}


def cut(places: list[Place], other: list[Place], unit: str | None) -> set[str]:
    """The lowest of a tree, or those above them below whom another tree has nobody."""
    ends = {one.unit for one in lowest(other, ROOT)}
    known = {code for one in other for code in (one.unit, *one.above)}
    found = set()
    for one in lowest(places, ROOT):
        ups = () if one.unit in known else reversed(one.above)
        top = next((up for up in ups if up in ends), one.unit)
        above = one.above[one.above.index(top) + 1 :] if top in one.above else one.above
        if unit is ROOT or unit == top or unit in above:
            found.add(top)
    return found


def before(snapshot: Snapshot) -> datetime.date:
    return a_year_less(snapshot.as_of.of_day)


def a_year_less(day: datetime.date) -> datetime.date:
    """The same day a year before; no die throws a 29 February."""
    return day.replace(year=day.year - 1)
