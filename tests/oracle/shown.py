"""A campaign as the records that it stands for, for people who look at a difference."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from typing import Any

import pydantic

from generator.model.campaign import Campaign
from generator.model.results import Snapshot
from generator.wording import Moment

PARTS = ("indicators", "phases", "bases", "targets", "units", "quotas", "changes", "snapshots")


def shown(campaign: Campaign, snapshot: Snapshot) -> str:
    """What was recorded, as YAML, without what is left at its default."""
    lines = [f"# as of {snapshot.as_of}"]
    lines += [
        f"{key}: {_said(getattr(campaign, key))}"
        for key, plain in (("last_day_counts", True), ("tie_rule", "shared"), ("rank_by", None))
        if getattr(campaign, key) != plain
    ]
    for part in PARTS:
        things = getattr(campaign, part)
        if things:
            lines += [f"{part}:", *(f"  - {_said(one)}" for one in things)]
    return "\n".join(lines)


def _said(thing: Any) -> str:
    if isinstance(thing, pydantic.BaseModel):
        return _record(thing)
    if isinstance(thing, Mapping):
        return "{" + ", ".join(f"{key}: {_said(one)}" for key, one in thing.items()) + "}"
    if isinstance(thing, tuple | list):
        return "[" + ", ".join(map(_said, thing)) + "]"
    return _plain(thing)


def _plain(thing: Any) -> str:
    if isinstance(thing, Enum):
        return str(thing.value)
    if isinstance(thing, bool):
        return "có" if thing else "không"
    if isinstance(thing, Moment):
        return f"{thing.at:%Hh%M} {thing.day:%d/%m/%Y}" if thing.at else f"{thing.day:%d/%m/%Y}"
    if isinstance(thing, datetime.date):
        return f"{thing:%d/%m/%Y}"
    if isinstance(thing, Fraction):
        return f"{float(thing * 100):g}%".replace(".", ",")
    return str(thing)


def _record(record: pydantic.BaseModel) -> str:
    kept = {
        field.alias or key: getattr(record, key)
        for key, field in type(record).model_fields.items()
        if getattr(record, key) != field.get_default(call_default_factory=True)
    }
    if covered := getattr(record, "covered", None):
        kept["covered"] = covered
    return _said(kept)
