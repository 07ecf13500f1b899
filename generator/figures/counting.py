"""Which recorded counts answer for a moment or a phase, of which units, and how large bases are.

Here alone is chosen among snapshots. A cumulative indicator's result in a phase is the count at the end
of the phase less the count at the end of the phase before; an indicator that is counted anew each time
is summed over the snapshots of the span. A rate is neither subtracted nor summed: that of a phase is the
one at its end.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.figures.figure import Figure, Quantity, added, difference, total
from generator.model.campaign import Campaign, Indicator, Phase, Unit
from generator.model.results import Result, Snapshot


@dataclass(frozen=True)
class Counts:
    """Counts by unit and the declared total, of a snapshot or of the difference of two."""

    units: Mapping[str, Figure] = field(default_factory=dict)
    total: Figure | None = None

    @property
    def known(self) -> Figure | None:
        """The declared total, else the sum of the units; `None` when nothing is known."""
        return self.total if self.total is not None else added(self.units.values())

    def less(self, earlier: Counts) -> Counts:
        """Minus what had been done before; a unit that is new counts from zero."""
        units = {
            code: difference(count, earlier.units[code]) if code in earlier.units else count
            for code, count in self.units.items()
        }
        if self.known is None or earlier.known is None:
            return Counts(units)
        return Counts(units, difference(self.known, earlier.known))

    def plus(self, later: Counts) -> Counts:
        """What two separate spans make together."""
        units = dict(self.units)
        for code, count in later.units.items():
            units[code] = total((units[code], count)) if code in units else count
        if self.known is None or later.known is None:
            return Counts(units, self.known or later.known)
        return Counts(units, total((self.known, later.known)))


@dataclass(frozen=True)
class Counting:
    """The counts of one indicator, as they stood at one snapshot."""

    campaign: Campaign
    indicator: Indicator
    snapshot: Snapshot | None

    @cached_property
    def snapshots(self) -> tuple[Snapshot, ...]:
        """Snapshots up to the one in hand that say something of this indicator, oldest first."""
        if self.snapshot is None:
            return ()
        last = self.snapshot.as_of
        known = [
            snapshot
            for snapshot in self.campaign.snapshots
            if snapshot.as_of <= last and self.result(snapshot)
        ]
        return tuple(sorted(known, key=lambda snapshot: snapshot.as_of))

    @property
    def quantity(self) -> Quantity:
        """What its counts are: rates for an indicator that measures a rate."""
        return Quantity.RATE if self.indicator.is_rate else Quantity.COUNT

    @property
    def before(self) -> Snapshot | None:
        """The snapshot before the one in hand."""
        earlier = [known for known in self.snapshots if known is not self.snapshot]
        return earlier[-1] if earlier else None

    def result(self, snapshot: Snapshot | None) -> Result | None:
        """What a snapshot says of this indicator."""
        return self.campaign.result_of(snapshot, self.indicator.code)

    def until(self, snapshot: Snapshot | None) -> Counts:
        """What had been done from the start of the campaign up to a snapshot."""
        if snapshot is None:
            return Counts()
        if self.indicator.grows or self.indicator.is_rate:
            return self._read(snapshot)
        return self._added(known for known in self.snapshots if known.as_of <= snapshot.as_of)

    def within(self, phase: Phase, starts: datetime.date, until: Snapshot | None = None) -> Counts:
        """What was done in a phase that begins on `starts`, up to a snapshot (or the one in hand)."""
        inside = [
            known
            for known in self.snapshots
            if starts <= known.as_of.day <= phase.ends
            and (until is None or known.as_of <= until.as_of)
        ]
        if not (self.indicator.grows or self.indicator.is_rate):
            return self._added(inside)
        if not inside:
            return Counts()
        earlier = [known for known in self.snapshots if known.as_of.day < starts]
        if self._is_first(phase) or self.indicator.is_rate:
            return self._read(inside[-1])
        return self._read(inside[-1]).less(self._read(earlier[-1])) if earlier else Counts()

    def reached_on(
        self, goal: Figure, phase: Phase | None, starts: datetime.date
    ) -> datetime.date | None:
        """The day of the first snapshot at which the goal stood reached; `None` when none shows it."""
        for snapshot in self.snapshots:
            counts = self.within(phase, starts, snapshot) if phase else self.until(snapshot)
            if counts.known is not None and counts.known >= goal:
                return snapshot.as_of.day
        return None

    def _is_first(self, phase: Phase) -> bool:
        return all(phase.ends <= known.ends for known in self.campaign.phases)

    def _read(self, snapshot: Snapshot) -> Counts:
        result = self.result(snapshot)
        if result is None:
            return Counts()
        sort = self.quantity
        units = {code: Figure(count, quantity=sort) for code, count in result.counts.items()}
        if result.total is None:
            return Counts(units)
        return Counts(units, Figure(result.total, result.precision, quantity=sort))

    def _added(self, snapshots: Iterable[Snapshot]) -> Counts:
        counts = Counts()
        for snapshot in snapshots:
            counts = counts.plus(self._read(snapshot))
        return counts


def base_total(campaign: Campaign, code: str | None, day: datetime.date) -> Figure | None:
    """The size of a base on a day; `None` when it is neither declared nor known of every unit."""
    declared = next((base for base in campaign.bases if base.code == code), None)
    if declared and declared.total is not None:
        return Figure(declared.total, declared.precision)
    units = active_units(campaign, day)
    if code and units and all(code in unit.bases for unit in units):
        return total(Figure(unit.bases[code]) for unit in units)
    return None


def active_units(campaign: Campaign, day: datetime.date) -> tuple[Unit, ...]:
    """Units taking part on a day, in the order of tables: a given order goes before the file's."""
    active = [unit for unit in campaign.units if unit.is_active(day)]
    places = {unit.code: place for place, unit in enumerate(active, start=1)}
    return tuple(
        sorted(
            active,
            key=lambda unit: (
                unit.order or places[unit.code],
                unit.order is None,
                places[unit.code],
            ),
        )
    )
