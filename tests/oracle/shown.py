"""A campaign in few lines, for people who look at a difference."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.model.campaign import Campaign
from generator.model.results import Snapshot

PARTS = ("indicators", "phases", "bases", "targets", "units", "quotas", "changes", "snapshots")
UNSAID = {"name", "unit_of_measure"}


def shown(campaign: Campaign, snapshot: Snapshot) -> str:
    """What was recorded, a line for each thing, without what is left at its default."""
    return "\n".join([f"as of {snapshot.as_of}", *_lines(campaign)])


def _lines(campaign: Campaign) -> Iterator[str]:
    for name in ("last_day_counts", "tie_rule", "rank_by"):
        if name in campaign.model_fields_set:
            yield f"  {name}: {getattr(campaign, name)}"
    for part in PARTS:
        for one in getattr(campaign, part):
            yield f"  {part}: {_said(one)}"


def _said(record: Any) -> str:
    kept = {
        key: getattr(record, key)
        for key, field in type(record).model_fields.items()
        if key not in UNSAID
        and getattr(record, key) != field.get_default(call_default_factory=True)
    }
    results = kept.pop("results", ())
    if getattr(record, "included", None):
        kept["included"] = record.covered
    inside = ", ".join(f"{key}: {value}" for key, value in kept.items())
    return "".join([inside, *(f"\n      {_said(result)}" for result in results)])
