"""What each unit and the whole stand at in a snapshot: recorded, added up, or at least so much.

A recorded count of a unit stands for all below it; without one its units are added up. A cumulative count
never falls, so whoever has not reported has at least what was there before, and whoever left keeps it.
Successors begin with what their predecessors had; a superior that lost units by a change begins anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from types import MappingProxyType

from generator.model.campaign import Change, Indicator
from generator.model.fields import Number
from generator.model.results import Result, Snapshot, Status
from generator.model.roster import Roster
from generator.model.rules.amounts import Bounds
from generator.model.rules.known import Known
from generator.workspace import changing, unchanging

WHOLE = ""
"""What the whole campaign is called among the units."""


@unchanging(frozen=True, slots=True)
class Stand:
    """The count of a unit or of the whole at one moment."""

    value: Number
    """Recorded, or added up as far as units have reported."""
    is_complete: bool
    floor: Number
    """What it cannot be less than."""
    is_own: bool = False
    """Whether it was recorded for it, and not added up."""

    @property
    def bounds(self) -> Bounds:
        return Bounds(self.floor, self.value if self.is_complete else None)


@unchanging(frozen=True)
class Stands:
    """Everybody at one moment: units with others below them by what stands for them, the lowest by their counts.

    `own` are the counts recorded of the lowest, `kept` what those had before that left: it stays without one;
    `below` is what the units directly below each superior have together.
    """

    roster: Roster
    own: Mapping[str, Number]
    kept: Mapping[str, Number] = field(default_factory=dict)
    superiors: dict[str, Stand] = field(default_factory=dict)
    below: dict[str, Stand] = field(default_factory=dict)

    @property
    def complete(self) -> Iterator[tuple[str, Number, bool]]:
        """Each unit of which all is known, those below another before it, and whether it was recorded for it."""
        for code in reversed(self.roster.in_tree_order):
            if (own := self.own.get(code)) is not None:
                yield code, own, True
            elif (stand := self.superiors.get(code)) is not None:
                if stand.is_complete:
                    yield code, stand.value, stand.is_own
            elif code in self.kept:
                yield code, self.kept[code], False

    @property
    def floors(self) -> Mapping[str, Number]:
        """What those cannot have less of later who have a count, or others below them."""
        above = {code: stand.floor for code, stand in self.superiors.items()}
        return {**self.own, **above} if above else self.own

    @property
    def added(self) -> Stand:
        """The whole as the units add up, whatever total was published."""
        return self.below[WHOLE]

    @property
    def exceeded(self) -> list[str]:
        """Superiors that have less than the units below them."""
        return [code for code, own, below in self._superiors if below.value > own.value]

    @property
    def besides(self) -> list[str]:
        """Superiors that have more than the units below them, all of which are known."""
        return [
            code
            for code, own, below in self._superiors
            if below.is_complete and below.value < own.value
        ]

    @property
    def _superiors(self) -> Iterator[tuple[str, Stand, Stand]]:
        """Units whose own count stands for all below them, with what those have."""
        for code, below in self.below.items():
            own = self.superiors.get(code)
            if own and own.is_own:
                yield code, own, below


def counting(known: Known, snapshot: Snapshot, result: Result) -> Mapping[str, Number]:
    """The counts that count: of units that take part on the day and were not sent back."""
    exempt = known.exempt(known.indicator(result.indicator))
    out = (
        known.absent(snapshot.as_of.of_day)
        | exempt
        | {code for code, status in snapshot.statuses.items() if status is Status.RETURNED}
    )
    if snapshot.status is Status.RETURNED:
        out |= result.counts.keys() - snapshot.statuses.keys()
    if not out and known.units.keys() >= result.counts.keys():
        return result.counts
    return {
        code: count
        for code, count in result.counts.items()
        if code in known.units and code not in out
    }


@changing
class Standing:
    """One indicator, from snapshot to snapshot in the order of time."""

    known: Known
    indicator: Indicator
    floors: dict[str, Number] = field(default_factory=dict)
    passed: int = 0
    """So many changes were there by the last snapshot."""

    def at(self, snapshot: Snapshot, counts: Mapping[str, Number]) -> Stands:
        """Everybody at the next snapshot."""
        day, grows = snapshot.as_of.of_day, self.indicator.grows
        units = self.known.roster.concerned_by(self.indicator)
        roster = units.on(day, with_left=grows)
        if not grows:
            return stands(roster, counts)
        self._succeed(snapshot)
        left = [] if units.is_steady else [one for one in roster.units if units.has_left(one, day)]
        found = stands(roster, counts, self.floors, left)
        self.floors.update(found.floors)
        return found

    def _succeed(self, snapshot: Snapshot) -> None:
        """Successors that began by now start with what their predecessors had."""
        for change, bereft in self.known.changes[self.passed :]:
            if change.on > snapshot.as_of.of_day:
                break
            self.passed += 1
            self._begin(change)
            for code in bereft:
                self.floors.pop(code, None)

    def _begin(self, change: Change) -> None:
        had = sum((self.floors.get(one, 0) for one in change.predecessors), start=0)
        for code in change.into:
            if change.predecessors and code not in change.predecessors:
                opening = change.opening.get(code, {}).get(self.indicator.code, 0)
                self.floors[code] = opening if change.split else had


def stands(
    roster: Roster,
    counts: Mapping[str, Number],
    floors: Mapping[str, Number] = MappingProxyType({}),
    left: Iterable[str] = (),
) -> Stands:
    """Everybody of a roster; who has no count has at least the floor, and who left has just that."""
    kept = {code: floors.get(code, 0) for code in left}
    found = Stands(roster, _of_lowest(roster, counts), kept)
    for code in reversed(roster.superiors):
        added = found.below[code] = _added(found, floors, roster.below(code))
        given, floor = counts.get(code), floors.get(code, 0)
        if roster.stands_beside(code):
            value, complete = added.value + (given or 0), added.is_complete and given is not None
            stand = Stand(value, complete, max(floor, added.floor + (given or 0)))
        elif given is None:
            stand = Stand(added.value, added.is_complete, max(floor, added.floor))
        else:
            stand = Stand(given, is_complete=True, floor=given, is_own=True)
        found.superiors[code] = stand
    found.below[WHOLE] = _added(found, floors, roster.tops)
    return found


def _of_lowest(roster: Roster, counts: Mapping[str, Number]) -> Mapping[str, Number]:
    """The counts of units that are there and have nobody below them."""
    above = roster.children
    if counts.keys() <= roster.units.keys() and counts.keys().isdisjoint(above):
        return counts
    return {
        code: count for code, count in counts.items() if code in roster.units and code not in above
    }


def _added(found: Stands, floors: Mapping[str, Number], codes: Sequence[str]) -> Stand:
    """Some units together."""
    if not found.roster.superiors and len(found.own) == len(codes):
        counted = sum(found.own.values(), start=0)
        return Stand(counted, bool(codes), counted)
    counted = sum((found.own[code] for code in codes if code in found.own), start=0)
    rest = [_other(found, floors, code) for code in codes if code not in found.own]
    return Stand(
        sum((stand.value for stand in rest), start=counted),
        bool(codes) and all(stand.is_complete for stand in rest),
        sum((stand.floor for stand in rest), start=counted),
    )


def _other(found: Stands, floors: Mapping[str, Number], code: str) -> Stand:
    """Where one stands who is a superior, or has no count."""
    if (stand := found.superiors.get(code)) is not None:
        return stand
    return Stand(found.kept.get(code, 0), code in found.kept, floors.get(code, 0))
