"""What a table is of: which indicators, which units of a group, which that have not reported."""

from __future__ import annotations

from collections.abc import Sequence

from generator.exchange.changes import counts_of
from generator.figures import active_units, exact_snapshot
from generator.model.campaign import Campaign, Indicator, Unit
from generator.problems import find, no_such, say
from generator.wording import Moment


def indicators_called(campaign: Campaign, codes: Sequence[str]) -> list[Indicator]:
    """The indicators of these codes, the first one for none. Raises `NotFound`."""
    known = {one.code: one for one in campaign.indicators}
    found = [
        find(known, code, say("không có chỉ tiêu thống kê «{code}»", code=code)) for code in codes
    ]
    return found or [campaign.main_indicator]


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
        raise no_such(say("không có nhóm «{code}»", code=group), group, groups)
    units = [
        unit for unit in active_units(campaign, moment.day) if group is None or unit.group == group
    ]
    if not missing:
        return units
    snapshot = exact_snapshot(campaign, moment)
    counts = [counts_of(campaign, one.code, snapshot) for one in indicators]
    return [unit for unit in units if any(unit.code not in known for known in counts)]
