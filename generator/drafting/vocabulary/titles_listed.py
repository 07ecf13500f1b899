"""What a document is called in a list: its subject with the names that need no figures in their places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.drafting.vocabulary.views import KIND_WORDS, campaign_called
from generator.model.campaign import Campaign
from generator.model.document import EARLIER, Document
from generator.wording import upper_first

_NAMED = re.compile(r"\{\{\s*([a-z_][\w.|\[\]]*)\s*\}\}", re.ASCII)
_GAP = re.compile(r"\{[{%][^{}\n]*[%}]\}")


def without_gaps(text: str) -> str:
    """A text of a record for a list, with dots where figures and names will stand.

    >>> without_gaps("Kết quả đến {{ as_of }} của {{ name }}")
    'Kết quả đến … của …'
    """
    return _GAP.sub("…", text)


def listed_subject(document: Document, campaign: Campaign) -> str:
    """Trích yếu for a list: names of campaign, phase and moment stand in it, figures are dots."""
    names = dict(_names(document, campaign)) if "{" in document.subject else {}
    told = without_gaps(_NAMED.sub(lambda found: names.get(found[1], found[0]), document.subject))
    return upper_first(told)


def _names(document: Document, campaign: Campaign) -> Iterator[tuple[str, str]]:
    yield "campaign.called", campaign_called(campaign)
    yield "campaign.kind", KIND_WORDS[campaign.kind]
    yield "campaign.name", campaign.name
    yield "campaign.short_name", campaign.short_name
    for phase in campaign.phases:
        yield f"phases.{phase.code}.name", phase.name
        if phase.code == document.phase:
            yield "result.name", phase.name
    yield from ((f"facts.{code}", text) for code, text in campaign.facts.items())
    if document.as_of:
        yield from (("as_of|moment", document.as_of.said), ("as_of", document.as_of.said))
    for key in EARLIER:
        told: tuple[str, ...] = getattr(document, key)
        yield from ((f"{key}[{at}].short", one) for at, one in enumerate(told))
