"""What tells documents and campaigns of the same name from each other where they are listed: never a code of a record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from generator.drafting import listed_subject, told_apart
from generator.model.campaign import Campaign
from generator.model.document import Document
from generator.problems import Message, say
from generator.wording import short_date


def document_apart(document: Document, campaign: Campaign) -> str | Message:
    """What tells a document from others that are called the same; the place among those of which nothing else tells it."""
    called = listed_subject(document, campaign)
    alike = [one for one in campaign.documents if listed_subject(one, campaign) == called]
    apart = told_apart(document, campaign)
    same = [one for one in alike if _numbered(one) == _numbered(document)]
    same = [one for one in same if told_apart(one, campaign) == apart] if same[1:] else same
    if len(same) < 2:  # noqa: PLR2004 - itself alone
        return apart
    place = [one.code for one in same].index(document.code) + 1
    return say("{apart}, bản thứ {place}", apart=apart, place=place) if apart else say("bản thứ {place}", place=place)  # fmt: skip


def _numbered(document: Document) -> tuple[object, ...]:
    return document.number, document.date


def campaigns_apart(
    campaigns: Iterable[Campaign], called: Callable[[Campaign], str]
) -> Mapping[str, str]:
    """What `called` says of each campaign, by its code; with its time, then its place, where two are called the same."""
    listed = [*campaigns]
    names = {one.code: called(one) for one in listed}
    timed = {one.code: f"{names[one.code]} ({_time(one)})" for one in listed}
    for longer in (timed, None):
        often = Counter(names.values())
        seen: Counter[str] = Counter()
        for code, name in names.items():
            if often[name] > 1:
                seen[name] += 1
                names[code] = longer[code] if longer else f"{name} ({seen[name]})"
    return names


def _time(campaign: Campaign) -> str:
    ends = f"đến {short_date(campaign.ends)}"
    return (
        f"{short_date(campaign.starts)} – {short_date(campaign.ends)}" if campaign.starts else ends
    )
