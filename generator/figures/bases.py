"""Units taking part on a day, and the size of the bases that rates refer to."""

from __future__ import annotations

import datetime

from generator.figures.figure import Figure, total
from generator.model.campaign import Campaign, Unit


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
