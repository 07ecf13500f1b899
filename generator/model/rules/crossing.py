"""Changes in the order of time, each with the superiors that lost units to others by it.

What such a superior had before says nothing of what it has since.
"""

from __future__ import annotations

import datetime

from generator.model.campaign import Change
from generator.model.roster import Units

Told = tuple[Change, frozenset[str]]
"""A change, and who was above some that passed over, and is not above all of their successors."""


def in_time(units: Units) -> list[Told]:
    """The changes, the earliest first."""
    changes = sorted(units.campaign.changes, key=lambda change: change.on)
    return [(change, _bereft(units, change)) for change in changes]


def _bereft(units: Units, change: Change) -> frozenset[str]:
    if units.is_flat or not change.into:
        return frozenset()
    had = {up for one in change.predecessors for up in _above(units, one, change.on)}
    still = [{*_above(units, one, change.on), one} for one in change.into]
    return frozenset(up for up in had if not all(up in one for one in still))


def _above(units: Units, code: str, day: datetime.date) -> set[str]:
    """The units above one on a day, by the record or in the place of those that passed over."""
    found: set[str] = set()
    for up in units.superiors(code):
        standing = units.successor_of(up, day)
        found |= {up, standing, *units.superiors(standing)}
    return found
