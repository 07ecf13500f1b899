"""Lines of a form that name units, indicators or bases: a record holds their codes, a person reads and writes names."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.model.campaign import Campaign
from generator.model.roster import Units
from generator.problems import Message, Misused, say
from generator.sheets import UnitIndex
from generator.wording import fold
from generator.workspace import unchanging

_NAMED = 6


@unchanging(frozen=True)
class Called:
    """How lines of a form are read and shown."""

    shown: Callable[[str], str]
    """What a person reads for a code; a code that names nothing stays."""
    code: Callable[[str], str]
    """The code that a line means, of a group those of its units, a line each. Raises `Misused` for one that means nothing, or several things."""


def called_units(campaign: Campaign) -> Called:
    """The units of a campaign, by whatever name lists call them; the name of a group means its units."""
    index = UnitIndex(Units(campaign).called_on())
    names = {unit.code: unit.name for unit in campaign.units}

    def code(text: str) -> str:
        found = index.find(text)
        if found.sure:
            return found.units[0].code
        if members := _of_group(campaign, text):
            return "\n".join(members)
        likely = found.units or index.near(text)
        if not likely:
            raise Misused(say("không có đơn vị nào tên «{text}»", text=text))
        listed = "; ".join(unit.name for unit in likely[:_NAMED])
        raise Misused(say("chưa rõ «{text}» là đơn vị nào: {names}", text=text, names=listed))

    return Called(lambda one: names.get(one, one), code)


def _of_group(campaign: Campaign, text: str) -> list[str]:
    """The codes of the units of a group of this name."""
    asked = fold(text)
    groups = {one.code for one in campaign.groups if asked in {fold(one.name), fold(one.code)}}
    return [one.code for one in campaign.units if one.group in groups]


def called_numbers(campaign: Campaign) -> Called:
    """What a rate may be the quotient of: indicators and bases, by their names."""
    names = {one.code: one.name for one in campaign.indicators}
    names |= {one.code: one.name for one in campaign.bases}
    short = {one.code: one.short_name for one in campaign.bases if one.short_name}

    def code(text: str) -> str:
        asked = fold(text)
        called = [
            one
            for one in names
            if asked in {fold(said) for said in (one, names[one], short.get(one, ""))}
        ]
        if len(called) == 1:
            return called[0]
        raise Misused(_refusal(text, names))

    return Called(lambda one: names.get(one, one), code)


def _refusal(text: str, names: Mapping[str, str]) -> Message:
    listed = "; ".join(list(names.values())[:_NAMED])
    return say("không có «{text}» trong các số đã khai: {names}", text=text, names=listed)
