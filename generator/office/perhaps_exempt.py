"""Units that were given no quota of an indicator while others were: asked about when quotas are saved, and said to be not concerned."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from generator.model.campaign import Campaign, Indicator, Unit
from generator.model.library import Library
from generator.model.rules.quotas import given_none
from generator.records import CampaignRecord, Way
from generator.workspace import unchanging


@unchanging(frozen=True)
class PerhapsExempt:
    """An indicator that others were given a quota of, and the units that were given none and never reported: it may not concern them."""

    place: int
    """That of the indicator among those of the campaign."""
    indicator: Indicator
    units: Sequence[Unit]

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the units."""
        return frozenset(unit.code for unit in self.units)


def perhaps_exempt(campaign: Campaign, library: Library) -> list[PerhapsExempt]:
    """What is to be asked of each indicator; of one whose quotas nobody or everybody was given, nothing."""
    return [
        PerhapsExempt(place, campaign.indicators[place], units)
        for place, units in given_none(campaign, library)
    ]


def newly_perhaps_exempt(
    before: Campaign, after: Campaign, library: Library
) -> list[PerhapsExempt]:
    """What is to be asked after quotas were changed; what could have been asked before of the same units is asked no more."""
    if before.quotas == after.quotas:
        return []
    known = {one.indicator.code: one.codes for one in perhaps_exempt(before, library)}
    return [
        one for one in perhaps_exempt(after, library) if one.codes != known.get(one.indicator.code)
    ]


def exempting(
    record: CampaignRecord, asked: PerhapsExempt, units: Collection[str]
) -> dict[Way, Any]:
    """The change of the campaign's own file by which the indicator concerns these units no more, beside those that it says already."""
    told = [*record.own.indicators[asked.place].exempt]
    told += [unit.code for unit in asked.units if unit.code in units]
    return {("indicators", asked.place, "exempt"): told}
