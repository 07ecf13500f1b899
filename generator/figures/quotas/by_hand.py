"""A table of quotas after some of them were typed by hand, and what quotas add up to."""

from __future__ import annotations

from collections.abc import Mapping

from generator.figures.quotas.reasons import FixedByHand
from generator.model.campaign import Campaign, Quota
from generator.model.coded import has_any
from generator.model.fields import Number
from generator.model.roster import Units
from generator.model.rules.tree import Tree


def typed_quotas(
    campaign: Campaign, quota: Quota, typed: Mapping[str, Number | None], total: Number | None
) -> Quota:
    """The table with what was typed for some units (`None`: nothing is given), and its declared total.

    Where a rule gave the others theirs, a unit with a typed one is fixed by hand from now on, and its reason
    says so; the next allocation keeps it.
    """
    places = {unit.code: place for place, unit in enumerate(campaign.units)}
    counts = _with(quota.counts, typed, places)
    said: dict[str, object] = {"counts": counts, "total": total}
    if quota.rule or quota.reasons:
        reasons = {
            code: None if one is None else str(FixedByHand(int(one)).words())
            for code, one in typed.items()
        }
        said["reasons"] = _with(quota.reasons, reasons, places)
        also = (code for code, one in typed.items() if one is not None)
        fixed = dict.fromkeys([*quota.fixed, *also])
        said["fixed"] = tuple(code for code in fixed if code in counts)
    told = {**_given(quota), **said}
    return Quota.model_validate({key: one for key, one in told.items() if one not in (None, (), {})}
                                | {"counts": counts})  # fmt: skip


def _given(quota: Quota) -> dict[str, object]:
    """What the table says of itself."""
    return {name: getattr(quota, name) for name in quota.model_fields_set}


def _with(
    known: Mapping[str, object], typed: Mapping[str, object | None], places: Mapping[str, int]
) -> dict[str, object]:
    """The values with those that were typed; who comes new stands in the order of the units."""
    kept = {code: typed.get(code, one) for code, one in known.items()}
    new = {code: one for code, one in typed.items() if code not in known}
    last = len(places)
    added = dict(sorted(new.items(), key=lambda one: places.get(one[0], last)))
    return {code: one for code, one in {**kept, **added}.items() if one is not None}


def sum_of_quotas(campaign: Campaign, counts: Mapping[str, Number]) -> Number:
    """What quotas of units add up to; those of units below others of the table, or merged into them, are in theirs."""
    gone = Units(campaign).stood_for(counts) if campaign.changes else ()
    counts = {code: one for code, one in counts.items() if code not in gone} if gone else counts
    if not has_any(campaign.units, "parent"):
        return sum(counts.values())
    twice = set(Tree(campaign.units).nested(counts))
    return sum((count for code, count in counts.items() if code not in twice), start=0)
