"""Of what a quota is: the name of the document's indicator, wherever its unit of measure does not tell it."""

from __future__ import annotations

from generator.model.campaign import Campaign, Indicator

_COUNTED = ("tổng số ", "số lượng ", "số ", "tỷ lệ ")
_A_SYLLABLE = 1


def indicator_named(indicator: Indicator, campaign: Campaign, subject: str = "") -> str:
    """«số trẻ được tiêm đầy đủ»; empty where that goes without saying.

    It does where the name adds nothing to the unit of measure (số sáng kiến), or the campaign's name or the
    document's subject says what is counted, if nothing else is asked for in the same unit of measure.
    """
    name, noun = indicator.name.casefold(), indicator.unit_of_measure.casefold()
    what = next((name[len(lead) :] for lead in _COUNTED if name.startswith(lead)), name)
    tells = len(noun.split()) > _A_SYLLABLE and not _is_shared(indicator, campaign)
    telling = {what, noun} if tells else {what}
    said = [one.casefold() for one in (campaign.name, campaign.short_name or "", subject)]
    is_said = what == noun or any(_has(text, words) for text in said for words in telling)
    return "" if is_said else indicator.name


def _is_shared(indicator: Indicator, campaign: Campaign) -> bool:
    """Whether a target or quota of another indicator has the same unit of measure."""
    of = [one.indicator for one in campaign.targets]
    of += [one.indicator for one in campaign.quotas]
    asked = {campaign.indicator_code(one) for one in of}
    return any(
        one.code in asked and one.unit_of_measure == indicator.unit_of_measure
        for one in campaign.indicators
        if one.code != indicator.code
    )


def _has(text: str, words: str) -> bool:
    return f" {words} " in f" {' '.join(text.split())} "
