"""Which campaign of a workspace a text is about: the one whose names, documents and units it speaks of."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from generator.audit.manuscript import Manuscript
from generator.audit.records.closed_lists import KnownCampaign, alike
from generator.audit.records.fact import OwnerKind
from generator.wording import fold
from generator.workspace import regex

_NAME, _ISSUER, _PLACE, _DOCUMENT, _UNIT, _INDICATOR, _MOMENT = 4, 4, 5, 3, 1, 1, 1
_TOP = 14
_SOME = 3
_ENOUGH = 7
_MOST = 4
_FEWEST_WORDS = 2


def best_match(manuscript: Manuscript, campaigns: Iterable[KnownCampaign]) -> KnownCampaign | None:
    """The campaign that a text speaks of clearly, and more than of any other; else none."""
    text = fold(" ".join(one.text for one in manuscript.texts))
    scores = sorted(
        ((_score(manuscript, text, known), known) for known in campaigns),
        key=lambda one: one[0],
        reverse=True,
    )
    if not scores or scores[0][0] < _ENOUGH:
        return None
    is_alone = len(scores) == 1 or scores[0][0] > scores[1][0]
    return scores[0][1] if is_alone else None


def _score(manuscript: Manuscript, text: str, known: KnownCampaign) -> int:
    """How much a text says of a campaign; nothing where it neither names it nor cites it, or is of another
    time or place.
    """
    campaign = known.campaign
    if manuscript.dated and not known.is_near(manuscript.dated):
        return 0
    names = (campaign.name, campaign.short_name)
    named = any(_says(text, name) for name in names)
    issuer = known.library.issuers.get(campaign.issuer)
    told = issuer is not None and _says(text, issuer.name)
    units = {
        one.code
        for passage in manuscript.texts
        for mention in known.names.found(passage.text)
        for one in mention.meant
        if one.kind is OwnerKind.UNIT and _is_telling(passage.text[mention.start : mention.end])
    }
    indicators = [one for one in campaign.indicators if _says(text, one.name)]
    moments = {
        one.first
        for passage in manuscript.texts
        for one in passage.claims.times
        if one.is_day and one.first and known.moment_on(one.first, one.hour)
    }
    place, documents = _place(manuscript), _documents(manuscript, known)
    if issuer is not None and place and place != fold(issuer.place):
        return 0
    if not (named or documents or len(units) >= _SOME):
        return 0
    return (
        _NAME * named
        + _ISSUER * told
        + _PLACE * bool(place)
        + _DOCUMENT * min(_MOST, documents)
        + _UNIT * min(_MOST, len(units))
        + _INDICATOR * min(_MOST, len(indicators))
        + _MOMENT * bool(moments)
    )


def _place(manuscript: Manuscript) -> str:
    """The place in the line of place and day at the top; empty where there is no such line."""
    top = islice(manuscript.passages, _TOP)
    found = (_PLACED.match(fold(one.text)) for one in top)
    return next((one[1] for one in found if one), "")


_PLACED = regex(r"([^,.;:]{2,40}), ngay\b")


def _documents(manuscript: Manuscript, known: KnownCampaign) -> int:
    """How many documents of the campaign are cited by number, symbol and day, or are this one."""
    cited = {
        (one.number, one.symbol, one.on)
        for passage in manuscript.texts
        for one in passage.claims.cited
        if one.on and one.symbol
    }
    if manuscript.number and manuscript.dated:
        cited.add((manuscript.number, manuscript.symbol, manuscript.dated))
    return sum(
        any(
            one.number == number and one.on == on and alike(one.symbol, symbol)
            for one in known.documents
        )
        for number, symbol, on in cited
    )


def _says(text: str, name: str) -> bool:
    return fold(name) in text


def _is_telling(name: str) -> bool:
    return len(name.split()) >= _FEWEST_WORDS
