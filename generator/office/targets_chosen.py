"""The targets of a campaign where one is to be chosen: each is told from the others."""

from __future__ import annotations

from collections import Counter

from generator.model.campaign import Campaign, Target
from generator.model.coded import by_code
from generator.office.grid_columns import printed
from generator.problems import Message, say


def targets_to_choose(campaign: Campaign) -> dict[str, Message]:
    """What each target is called, by its code: of which indicator and how much, where another one has its name."""
    names = Counter(one.name for one in campaign.targets)
    return {
        one.code: _apart(campaign, one) if names[one.name] > 1 else say("{name}", name=one.name)
        for one in campaign.targets
    }


def _apart(campaign: Campaign, target: Target) -> Message:
    indicator = by_code(campaign.indicators).get(campaign.indicator_code(target.indicator))
    phase = by_code(campaign.phases).get(target.phase or "")
    counted = indicator.unit_of_measure if indicator and target.count is not None else ""
    of = ", ".join(one.name for one in (indicator, phase) if one)
    how_much = " ".join(filter(None, (_amount(target), counted)))
    return say("{name} – {of} ({amount})", name=target.name, of=of, amount=how_much)


def _amount(target: Target) -> str:
    """How much: a number, a rate, or a range of rates from one to the other."""
    if target.count is not None:
        return printed(target.count)
    return " - ".join(printed(one) for one in (target.rate, target.rate_to) if one is not None)
