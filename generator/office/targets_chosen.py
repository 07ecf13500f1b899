"""The targets of a campaign where one is to be chosen: each is told from the others."""

from __future__ import annotations

from collections import Counter

from generator.model.campaign import Campaign, Target
from generator.model.coded import by_code
from generator.model.target_levels import LEVEL_WORDS
from generator.office.grid_columns import printed
from generator.problems import Message, say


def targets_to_choose(campaign: Campaign) -> dict[str, Message]:
    """What each target is called, by its code: with what tells it from another one of its name."""
    apart = targets_apart(campaign)
    return {
        one.code: said or say("{name}", name=one.name)
        for one, said in zip(campaign.targets, apart, strict=True)
    }


def targets_apart(campaign: Campaign) -> tuple[Message | None, ...]:
    """Of each target that is not the only one of its name what it is called: of which indicator, until when, how much,
    and by whom it is set where all that is the same; nothing for the others.
    """
    names = Counter(one.name for one in campaign.targets)
    told = [_apart(campaign, one) if names[one.name] > 1 else None for one in campaign.targets]
    twice = Counter(str(one) for one in told)
    return tuple(
        say("{name}, {level}", name=said, level=LEVEL_WORDS[one.level])
        if said and twice[str(said)] > 1
        else said
        for one, said in zip(campaign.targets, told, strict=True)
    )


def _apart(campaign: Campaign, target: Target) -> Message:
    indicator = by_code(campaign.indicators).get(campaign.indicator_code(target.indicator))
    phase = by_code(campaign.phases).get(target.phase or "")
    counted = indicator.unit_of_measure if indicator and target.count is not None else ""
    of = ", ".join(one.name for one in (indicator, phase) if one)
    how_much = " ".join(filter(None, (_amount(target), counted)))
    if campaign.phases and not phase:
        return say(
            "{name} – {of}, cả chiến dịch ({amount})", name=target.name, of=of, amount=how_much
        )
    return say("{name} – {of} ({amount})", name=target.name, of=of, amount=how_much)


def _amount(target: Target) -> str:
    """How much: a number, a rate, or a range of rates from one to the other."""
    if target.count is not None:
        return printed(target.count)
    return " - ".join(printed(one) for one in (target.rate, target.rate_to) if one is not None)
