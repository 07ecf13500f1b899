"""A document made for each unit or group: how it is called, whom it goes to, and the record that says so."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.campaign import Campaign
from generator.model.document import ForEach
from generator.problems import Message, say
from generator.records import edited
from generator.workspace import read_yaml_text

MADE_FOR_EACH: Mapping[ForEach, Message] = {
    ForEach.UNITS: say("mỗi đơn vị một bản"),
    ForEach.GROUPS: say("mỗi nhóm một bản"),
}
TO_EACH = {ForEach.UNITS.value: "{{ unit.name }}", ForEach.GROUPS.value: "{{ group.name }}"}
"""Whom a document goes to («Kính gửi») that is made for each unit or group."""
ASKED_OF_EACH, ASKED_OF_ALL = "đơn vị", "các đơn vị"
"""Who is asked to act by a letter to each, and by one to all."""
_KEY = "for_each"
_BEFORE = ("kind", "subject", "phase", "as_of", "base", "department", "signatory", "copy_of")
"""The keys behind which `for_each` stands."""


def may_be_for_each(campaign: Campaign) -> list[ForEach]:
    """For each of what a document of this campaign can be made."""
    return [one for one in ForEach if getattr(campaign, one.value)]


def gaps_of_each(each: str) -> dict[str, str]:
    """What gaps of a skeleton are filled with where it is made for each: who receives it, and who is asked to act."""
    return {"asked": ASKED_OF_EACH, "receivers": f'  - "{TO_EACH[each]}"'} if each else {}


def with_each(text: str, each: str) -> str:
    """The text of a new document, made for each and addressed to its own receiver; as it is where nothing is asked."""
    block, _ = read_yaml_text(text, "")
    if not each or block is None:
        return text
    last = max(place for place, key in enumerate(block) if key in _BEFORE)
    told = [*block.items()]
    made: dict[str, object] = dict([*told[: last + 1], (_KEY, each), *told[last + 1 :]])
    if "addressees" in made:
        made["addressees"] = [TO_EACH[each]]
    return edited(text, block, made) or text
