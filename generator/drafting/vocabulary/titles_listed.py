"""What a document is called in a list: its subject with the names that need no figures in their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from generator.drafting.vocabulary.report_titles import report_title
from generator.drafting.vocabulary.views import (
    KIND_ALONE,
    campaign_called,
    campaign_called_short,
    carried_out,
)
from generator.figures import moment_of
from generator.model.campaign import Campaign
from generator.model.document import EARLIER, Document
from generator.wording import serial, upper_first
from generator.workspace import regex

_NAMED = regex(r"\{\{\s*([a-z_][\w.|\[\]]*)\s*\}\}", re.ASCII)
_GAP = regex(r"\{[{%][^{}\n]*[%}]\}")


def without_gaps(text: str) -> str:
    """A text of a record for a list, with dots where figures and names will stand.

    >>> without_gaps("Kết quả đến {{ as_of }} của {{ name }}")
    'Kết quả đến … của …'
    """
    return _GAP.sub("…", text)


def listed_subject(document: Document, campaign: Campaign) -> str:
    """Trích yếu for a list: names of campaign, phase and moment stand in it, figures are dots."""
    names = chain(_names(document, campaign), _earlier(document, campaign))
    return upper_first(_filled(document.subject, names))


def _filled(subject: str, names: Iterable[tuple[str, str]]) -> str:
    known = dict(names) if "{" in subject else {}
    return without_gaps(_NAMED.sub(lambda found: known.get(found[1], found[0]), subject))


def told_apart(document: Document, campaign: Campaign) -> str:
    """What tells a document from others of a list that are called the same: that it replaces one, its phase, its moment, or to whom it goes."""
    called = listed_subject(document, campaign)
    others = [one for one in campaign.documents if one.code != document.code]
    alike = [one for one in others if listed_subject(one, campaign) == called]
    like_it = [one for one in alike if bool(one.replaces) == bool(document.replaces)]
    if document.replaces and len(like_it) < len(alike):
        return "văn bản thay thế"
    alike = like_it
    if not alike:
        return ""
    phase = next((one.name for one in campaign.phases if one.code == document.phase), "")
    if phase and all(one.phase != document.phase for one in alike):
        return phase
    if any(one.as_of != document.as_of for one in alike):
        return f"số liệu đến {document.as_of.said}" if document.as_of else "số liệu mới nhất"
    return without_gaps(", ".join(document.addressees or document.recipients))


def _names(document: Document, campaign: Campaign) -> Iterator[tuple[str, str]]:
    yield "campaign.called", campaign_called(campaign)
    yield "campaign.called_short", campaign_called_short(campaign)
    yield "campaign.kind", KIND_ALONE[campaign.kind]
    yield "campaign.name", campaign.name
    yield "campaign.short_name", campaign.short_name
    phase_name = next((one.name for one in campaign.phases if one.code == document.phase), "")
    yield "campaign.carried_out", carried_out(campaign_called(campaign), phase_name)
    yield "campaign.carried_out_short", carried_out(campaign_called_short(campaign), phase_name)
    if "report_title" in document.subject:
        taken = moment_of(campaign, document)
        yield "campaign.report_title", report_title(document, campaign, document.phase, taken)
    for phase in campaign.phases:
        yield f"phases.{phase.code}.name", phase.name
        if phase.code == document.phase:
            yield "result.name", phase.name
    yield from ((f"facts.{code}", text) for code, text in campaign.facts.items())
    if document.as_of:
        yield from (("as_of|moment", document.as_of.said), ("as_of", document.as_of.said))


def _earlier(document: Document, campaign: Campaign) -> Iterator[tuple[str, str]]:
    """What it replaces, corrects or calls back: one of the campaign by its own title, any other as it is named."""
    mine = {one.code: one for one in campaign.documents if one.code != document.code}
    for key in EARLIER:
        told: tuple[str, ...] = getattr(document, key)
        for at, name in enumerate(told):
            yield f"{key}[{at}].short", _titled(mine[name], campaign) if name in mine else name


def _titled(document: Document, campaign: Campaign) -> str:
    """`«Sơ kết giai đoạn 1» (số 58)`; of what this one itself speaks of there are dots."""
    title = upper_first(_filled(document.subject, _names(document, campaign)))
    return f"«{title}» (số {serial(document.number)})" if document.number else f"«{title}»"
