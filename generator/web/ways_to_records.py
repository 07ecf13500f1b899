"""From a figure to where its number was put down, with one click: the count of a unit, its quota, the field of a target."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from generator.drafting import FigureSpot
from generator.model.campaign import Campaign
from generator.model.results import Result, Snapshot
from generator.problems import say
from generator.records import CampaignRecord
from generator.web.ways_to_mend import WayToMend, line_of
from generator.wording import Moment

_MOST = 2_000
"""Of more units one is corrected by a file."""
_GOALS = frozenset({"quota", "goal", "goal_to", "asked", "asked_to", "base"})
_COUNTS = frozenset(
    {"count", "previous", "growth", "growth_rate", "change", "share", "units_count"}
)
_COUNT = say("Sửa số đã báo")
_WITH_TOTAL = say("Sửa số đã báo, và tổng đã công bố, trong tệp")
_QUOTA = say("Sửa chỉ tiêu đã giao")
_TARGET = say("Sửa mục tiêu")
_UNITS = say("Xem, sửa số của từng đơn vị")
_QUOTAS = say("Xem, sửa chỉ tiêu của từng đơn vị")


def ways_to_records(
    record: CampaignRecord, spot: FigureSpot, taken: Moment | None
) -> list[WayToMend]:
    """Where the numbers are corrected of which a figure is made that was taken at a moment."""
    found = list[WayToMend]()
    if spot.name not in _GOALS:
        found += _counts(record, spot, taken)
    if spot.name not in _COUNTS:
        found += _goals(record.own, spot)
    return found


def count_of(
    campaign: Campaign, indicator: str, unit: str, taken: Moment | None
) -> tuple[Snapshot, Result] | None:
    """The newest snapshot, not later than a moment, in which a count of this unit was put down by hand."""
    if len(campaign.units) > _MOST:
        return None
    for one in sorted(campaign.snapshots, key=lambda one: one.as_of, reverse=True):
        result = campaign.result_of(one, indicator)
        if taken is not None and one.as_of > taken:
            continue
        if result and unit in result.counts and unit not in result.included:
            return one, result
    return None


def _counts(record: CampaignRecord, spot: FigureSpot, taken: Moment | None) -> Iterator[WayToMend]:
    base = f"/campaigns/{record.campaign.code}"
    if not spot.unit:
        asked = {"indicator": spot.indicator, "phase": spot.phase}
        yield WayToMend(f"{base}?{urlencode(asked)}", _UNITS)
    elif known := count_of(record.own, spot.indicator, spot.unit, taken):
        snapshot, result = known
        if result.total is not None:
            yield WayToMend(_line(record, snapshot, result, spot.unit), _WITH_TOTAL)
            return
        asked = {"indicator": spot.indicator, "unit": spot.unit, "as_of": str(snapshot.as_of)}
        yield WayToMend(f"{base}/figures/number?{urlencode(asked)}", _COUNT)


def _line(record: CampaignRecord, snapshot: Snapshot, result: Result, unit: str) -> str:
    """The line of the file in which a count stands."""
    at = next(at for at, one in enumerate(record.own.snapshots) if one is snapshot)
    within = next(at for at, one in enumerate(snapshot.results) if one is result)
    return line_of(record.place("snapshots", at, "results", within, "counts", unit))


def _goals(campaign: Campaign, spot: FigureSpot) -> Iterator[WayToMend]:
    base = f"/campaigns/{campaign.code}"
    if spot.target:
        places = [at for at, one in enumerate(campaign.targets) if one.code == spot.target]
        for at in places:
            key = "count" if campaign.targets[at].count is not None else "rate"
            yield WayToMend(f"{base}/change#field-targets.{at}.{key}", _TARGET)
        return
    tables = [
        at
        for at, one in enumerate(campaign.quotas)
        if campaign.indicator_code(one.indicator) == spot.indicator
        and (one.phase or "") == spot.phase
        and (not spot.unit or spot.unit in one.counts)
    ]
    if spot.unit and tables:
        path = f"quotas[{tables[-1]}].counts.{spot.unit}"
        yield WayToMend(f"{base}/units?{urlencode({'at': path})}", _QUOTA)
    elif tables:
        yield WayToMend(f"{base}/units", _QUOTAS)
