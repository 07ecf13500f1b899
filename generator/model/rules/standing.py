"""What each unit and the whole stand at in a snapshot: recorded, added up, or at least so much.

A recorded count of a unit stands for all below it; without one its units are added up. A cumulative count
never falls, so whoever has not reported has at least what was there before, and whoever left keeps it.
Successors begin with what their predecessors had.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from generator.model.campaign import Indicator
from generator.model.fields import Number
from generator.model.results import Result, Snapshot, Status
from generator.model.roster import Roster
from generator.model.rules.amounts import Bounds
from generator.model.rules.known import Known

WHOLE = ""
"""What the whole campaign is called among the units."""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True)
class Stands:
    """Everybody at one moment; `below` is what the units directly below each have together."""

    units: Mapping[str, Stand]
    below: Mapping[str, Stand]
    roster: Roster

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
            own = self.units.get(code)
            if own and own.is_own:
                yield code, own, below


def counting(known: Known, snapshot: Snapshot, result: Result) -> Mapping[str, Number]:
    """The counts that count: of units that take part on the day and were not sent back."""
    out = known.absent(snapshot.as_of.of_day) | {
        code for code, status in snapshot.statuses.items() if status is Status.RETURNED
    }
    if snapshot.status is Status.RETURNED:
        out |= result.counts.keys() - snapshot.statuses.keys()
    if not out and known.units.keys() >= result.counts.keys():
        return result.counts
    return {
        code: count
        for code, count in result.counts.items()
        if code in known.units and code not in out
    }


@dataclass
class Standing:
    """One indicator, from snapshot to snapshot in the order of time."""

    known: Known
    indicator: Indicator
    floors: dict[str, Number] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)

    def at(self, snapshot: Snapshot, counts: Mapping[str, Number]) -> Stands:
        """Everybody at the next snapshot."""
        day, grows = snapshot.as_of.of_day, self.indicator.grows
        roster = self.known.roster.on(day, with_left=grows)
        if not grows:
            return stands(roster, counts)
        self._succeed(snapshot)
        steady = self.known.roster.is_steady
        left = (
            [] if steady else [one for one in roster.units if self.known.roster.has_left(one, day)]
        )
        found = stands(roster, counts, self.floors, frozenset(left))
        self.floors.update((code, stand.floor) for code, stand in found.units.items())
        return found

    def _succeed(self, snapshot: Snapshot) -> None:
        """Successors that began by now start with what their predecessors had."""
        for code, succession in self.known.roster.successions.items():
            if succession.on <= snapshot.as_of.of_day and code not in self.changed:
                self.changed.add(code)
                opening = succession.change.opening.get(code, {}).get(self.indicator.code, 0)
                had = (self.floors.get(one, 0) for one in succession.predecessors)
                self.floors[code] = opening if succession.is_split else sum(had, start=0)


def stands(
    roster: Roster,
    counts: Mapping[str, Number],
    floors: Mapping[str, Number] = MappingProxyType({}),
    left: Container[str] = (),
) -> Stands:
    """Everybody of a roster; who has no count has at least the floor, and who left has just that."""
    units: dict[str, Stand] = {}
    below: dict[str, Stand] = {}
    for code in reversed(roster.in_tree_order):
        under, own, floor = roster.below(code), counts.get(code), floors.get(code, 0)
        if own is not None and not (under and roster.stands_beside(code)):
            units[code] = Stand(own, is_complete=True, floor=own, is_own=True)
        elif not under:
            units[code] = Stand(floor if code in left else 0, code in left, floor)
        if under:
            added = below[code] = _added([units[one] for one in under])
            if roster.stands_beside(code):
                value, complete = added.value + (own or 0), added.is_complete and own is not None
                units[code] = Stand(value, complete, max(floor, added.floor + (own or 0)))
            elif own is None:
                units[code] = Stand(added.value, added.is_complete, max(floor, added.floor))
    below[WHOLE] = _added([units[one] for one in roster.tops])
    return Stands(units, below, roster)


def _added(parts: Sequence[Stand]) -> Stand:
    return Stand(
        sum((stand.value for stand in parts), start=0),
        bool(parts) and all(stand.is_complete for stand in parts),
        sum((stand.floor for stand in parts), start=0),
    )
