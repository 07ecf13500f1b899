"""The base that a new document names where its units have several: that of the campaign's other documents.

A document that names none would print the first one, whatever its quotas were shared by.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.figures import bases_in_rule
from generator.model.campaign import Campaign
from generator.model.document import Document
from generator.model.library import Library
from generator.model.roster import Units
from generator.office.new_records import read_new
from generator.office.taken import prints_base
from generator.records import edited
from generator.workspace import read_yaml_text

_BEFORE = ("kind", "subject", "phase", "as_of")
"""The keys behind which `base` stands."""


def with_base(text: str, code: str, campaign: Campaign, library: Library) -> str:
    """The text of a new document with the base that is meant; as it is where that is no question, or open."""
    base = _meant(campaign)
    document, _, _ = read_new(Document, f"code: {code}\n{text}", code)
    block, _ = read_yaml_text(text, code)
    if not (base and document and block) or document.base or not prints_base(document, library):
        return text
    last = max(place for place, key in enumerate(block) if key in _BEFORE)
    told = [*block.items()]
    return edited(text, block, dict([*told[: last + 1], ("base", base), *told[last + 1 :]])) or text


def _meant(campaign: Campaign) -> str | None:
    """The one that all documents name, else the one by which quotas were shared; nothing where units have only one."""
    common = {one.code for one in Units(campaign).common_bases}
    for named in (_in_documents(campaign), _in_quotas(campaign)):
        if found := common.intersection(named):
            return found.pop() if len(common) > 1 and len(found) == 1 else None
    return None


def _in_documents(campaign: Campaign) -> Iterator[str]:
    yield from (one.base for one in campaign.documents if one.base)


def _in_quotas(campaign: Campaign) -> Iterator[str]:
    for quota in campaign.quotas:
        yield from (one.code for one in bases_in_rule(quota.rule or "", campaign.bases))
