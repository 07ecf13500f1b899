"""How tables of quotas are named apart: `sang_kien`, of a phase `sang_kien/gd1`, one that follows it `sang_kien/gd1/bo_sung`.

The first table of an indicator and period needs no code for its name, so that one that it gets later
changes nothing. Of the whole campaign the middle stays empty (`sang_kien//bo_sung`); a later table
without a code is known by its place (`sang_kien/gd1/+2`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from generator.model.campaign import Campaign, Quota


def quota_names(campaign: Campaign) -> list[str]:
    """The name of each table, in their order."""
    return [called[0] for called in _called(campaign)]


def quotas_called(campaign: Campaign, names: Iterable[str]) -> list[str]:
    """The tables of these names as people call them: «số sáng kiến, giai đoạn 1»; one that follows another with its code."""
    indicators = {one.code: one.name for one in campaign.indicators}
    phases = {one.code: one.name for one in campaign.phases}
    wanted, found = {*names}, []
    for table, called in zip(campaign.quotas, _called(campaign), strict=True):
        if wanted.isdisjoint(called):
            continue
        indicator = campaign.indicator_code(table.indicator)
        words = [indicators.get(indicator, indicator), phases.get(table.phase or "", "")]
        code = f" ({table.code or called[0].rpartition('/')[2]})" if _follows(table) else ""
        found.append(f"{', '.join(filter(None, words))}{code}")
    return found


def quotas_known(campaign: Campaign, names: Collection[str]) -> Campaign:
    """The campaign with the tables of these names alone; the very same where that is all."""
    pairs = zip(campaign.quotas, _called(campaign), strict=True)
    known = tuple(table for table, called in pairs if any(one in names for one in called))
    if len(known) == len(campaign.quotas):
        return campaign
    return campaign.model_copy(update={"quotas": known})


def quotas_unknown(campaign: Campaign, names: Iterable[str]) -> list[str]:
    """Which of the names no table has."""
    every = {one for called in _called(campaign) for one in called}
    return [one for one in names if one not in every]


def _called(campaign: Campaign) -> list[list[str]]:
    """All that each table may be called, the name to write first."""
    places: Counter[str] = Counter()
    found: dict[int, list[str]] = {}
    for at, table in sorted(enumerate(campaign.quotas), key=lambda one: _follows(one[1])):
        indicator = campaign.indicator_code(table.indicator)
        stem = f"{indicator}/{table.phase or ''}"
        places[stem] += 1
        plain = stem.rstrip("/") if places[stem] == 1 else f"{stem}/+{places[stem]}"
        coded = [f"{stem}/{table.code}"] if table.code else []
        found[at] = [*coded, plain] if places[stem] > 1 else [plain, *coded]
    return [found[at] for at in range(len(found))]


def _follows(table: Quota) -> bool:
    return bool(table.replaces or table.adds_to)
