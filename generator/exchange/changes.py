"""What a new snapshot changes against the last one: units that are new, up, down, missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.figures import active_units
from generator.model.campaign import Campaign, Unit
from generator.model.fields import Number
from generator.model.results import Snapshot
from generator.wording import Moment


@dataclass(frozen=True)
class Change:
    """A unit's count before and now; `None` where it had or has not reported."""

    unit: Unit
    before: Number | None
    now: Number | None


@dataclass(frozen=True)
class Changes:
    """The changes of one indicator, unit by unit; `since` is the moment compared with."""

    indicator: str
    since: Moment | None
    new: tuple[Change, ...] = ()
    up: tuple[Change, ...] = ()
    down: tuple[Change, ...] = ()
    same: tuple[Change, ...] = ()
    missing: tuple[Change, ...] = ()
    silent: tuple[Change, ...] = ()

    @property
    def reported(self) -> int:
        """How many units have reported now."""
        return sum(map(len, (self.new, self.up, self.down, self.same)))


def compare(campaign: Campaign, indicator: str, now: Snapshot, before: Snapshot | None) -> Changes:
    """What changes for the units that take part on the day of the new snapshot.

    `missing` are those that had reported before and have not now, `silent` those that never had.
    """
    old, new = counts_of(campaign, indicator, before), counts_of(campaign, indicator, now)
    kinds: dict[str, list[Change]] = {}
    for unit in active_units(campaign, now.as_of.day):
        change = Change(unit, old.get(unit.code), new.get(unit.code))
        kinds.setdefault(_kind(change), []).append(change)
    return Changes(
        indicator,
        before.as_of if before else None,
        **{kind: tuple(changes) for kind, changes in kinds.items()},
    )


def last_snapshot(campaign: Campaign, indicator: str, before: Moment) -> Snapshot | None:
    """The latest snapshot before a moment that has counts of an indicator."""
    known = [
        snapshot
        for snapshot in campaign.snapshots
        if snapshot.as_of < before and counts_of(campaign, indicator, snapshot)
    ]
    return max(known, key=lambda snapshot: snapshot.as_of, default=None)


def counts_of(
    campaign: Campaign, indicator: str, snapshot: Snapshot | None
) -> Mapping[str, Number]:
    """The counts of an indicator by unit; none where the snapshot says nothing of it."""
    result = campaign.result_of(snapshot, indicator)
    return result.counts if result else {}


def _kind(change: Change) -> str:
    if change.now is None:
        return "silent" if change.before is None else "missing"
    if change.before is None:
        return "new"
    if change.now == change.before:
        return "same"
    return "up" if change.now > change.before else "down"
