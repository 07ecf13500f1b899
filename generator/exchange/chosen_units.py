"""Which units a table is for: those taking part on the day, of a group, those that have not reported."""

from __future__ import annotations

from collections.abc import Sequence

from generator.exchange.changes import counts_of
from generator.figures import active_units
from generator.model.campaign import Campaign, Indicator, Unit
from generator.model.results import Snapshot
from generator.problems import GeneratorError, did_you_mean, say
from generator.wording import Moment


class NoSuchGroup(GeneratorError):
    """A group that the campaign does not have (exit 2)."""

    exit_code = 2


def chosen_units(
    campaign: Campaign,
    moment: Moment,
    indicators: Sequence[Indicator],
    *,
    group: str | None = None,
    missing: bool = False,
) -> list[Unit]:
    """The units of a moment in the order of tables; `missing` leaves out who has reported all."""
    groups = [one.code for one in campaign.groups]
    if group is not None and group not in groups:
        hint = did_you_mean(group, groups)
        said = say("không có nhóm «{code}»", code=group)
        raise NoSuchGroup(say("{said}; {hint}", said=said, hint=hint) if hint else said)
    units = [
        unit for unit in active_units(campaign, moment.day) if group is None or unit.group == group
    ]
    if not missing:
        return units
    snapshot = snapshot_at(campaign, moment)
    counts = [counts_of(campaign, one.code, snapshot) for one in indicators]
    return [unit for unit in units if any(unit.code not in known for known in counts)]


def snapshot_at(campaign: Campaign, moment: Moment) -> Snapshot | None:
    """The snapshot of exactly this moment."""
    return next((one for one in campaign.snapshots if one.as_of == moment), None)
