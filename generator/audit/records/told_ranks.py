"""Who leads and who is last by a text, held against the order of the recorded figures.

A sentence must tell what the order is of: an indicator by most words of its name, or a number right behind the
unit that is one of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.audit.records import cues
from generator.audit.records.fact import Fact, FactOwner, FactRole, OwnerKind
from generator.audit.records.name_finder import Mention, words_of
from generator.audit.records.sentence_parts import SentencePart
from generator.audit.records.spoken_of import SpokenOf
from generator.wording import NumberKind, hedged_from
from generator.workspace import regex, unchanging

_FIRST = r"(?:cao|nhiều|lớn) nhất|dẫn đầu|đứng đầu|đứng thứ nhất|xếp thứ nhất"
_LAST = r"(?:thấp|ít|nhỏ) nhất|đứng cuối|xếp cuối"
_LEADS = regex(
    rf"(?<!\w)(?:(?P<first>{_FIRST})|(?P<last>{_LAST}))(?!\w)"
    rf"(?:(?!{_FIRST}|{_LAST})[^.;:\d()]){{0,50}}?(?:là|thuộc về|:)\s*$"
)
_PLACES = regex(r"đầu|thứ nhất|cuối")
"""Words of places, which the least has where less is better; «cao nhất» is the greatest all the same."""
_OTHERS = regex(
    r"(?<!\w)(?:tăng|giảm|tiến bộ|nhanh|chậm|cùng kỳ|một trong|tuần|tháng|quý|trong đợt|trong năm|thêm|so với|không phải|chưa)(?!\w)"
)
_AMONG = regex(r"(?<!\w)(?:khối|nhóm|cụm|các|trong|vùng|khu vực)(?!\w)")
_RATES = regex(r"(?<!\w)(?:tỷ lệ|tỉ lệ)(?!\w)|%")
_NUMBERS = regex(r"(?<!\w)(?:số|tổng)\s")
_AND_MORE = regex(r"\s*(?:\([^()]*\))?\s*(?:[,;]|và|cùng)\s*")
_REACH = 90
_MOST = 300
_ORDERED = (FactRole.COUNT, FactRole.RATE)
_FEWEST = 2


@unchanging(frozen=True)
class ToldRank:
    """A unit that a text calls the first or the last, whether it is, and else who is, with its figure."""

    start: int
    end: int
    is_first: bool
    best: Fact
    agrees: bool


def told_ranks(spoken: SpokenOf) -> Iterator[ToldRank]:
    """Every unit that a passage calls first or last by what the records have."""
    if not cues.orders(spoken.text) or len(spoken.known.campaign.units) > _MOST:
        return
    for sentence in spoken.sentences:
        for at, mention in enumerate(sentence.mentions):
            named = sentence.mentions[at - 1].end if at else sentence.start
            before = spoken.text[max(named, mention.start - _REACH) : mention.start]
            led = _LEADS.search(before.casefold())
            units = [one for one in mention.meant if one.kind is OwnerKind.UNIT]
            if led and len(units) == 1 and not _is_of_several(spoken, mention):
                yield from _judged(spoken, sentence, mention, units[0], led)


def _is_of_several(spoken: SpokenOf, mention: Mention[FactOwner]) -> bool:
    """Whether more than one are told to lead together: «là Thôn A và Thôn B», «: Thôn A (90 hộ); Thôn B (80 hộ)»."""
    named = (one for sentence in spoken.sentences for one in sentence.mentions)
    after = next((one for one in named if one.start >= mention.end), None)
    between = spoken.text[mention.end : after.start] if after else ""
    return bool(_AND_MORE.fullmatch(between.casefold()))


def _judged(
    spoken: SpokenOf,
    sentence: SentencePart,
    mention: Mention[FactOwner],
    unit: FactOwner,
    led: re.Match[str],
) -> Iterator[ToldRank]:
    words = spoken.text[sentence.start : mention.start].casefold()
    if _OTHERS.search(words.rpartition(",")[2] if "tính đến" in words else words):
        return
    series = _series(spoken, sentence, mention, unit)
    is_first = led["first"] is not None
    orders = [order for one in series if len(order := _order(spoken, mention, one)) > _FEWEST]
    if not orders:
        return
    if _PLACES.search(led[0]) and spoken.known.falls_well(orders[0][0].indicator):
        is_first = not is_first
    best = [(max if is_first else min)(order, key=lambda one: one.value) for order in orders]
    agrees = any(
        one.value == own.value
        for one, order in zip(best, orders, strict=True)
        for own in order
        if own.subject == unit
    )
    if not agrees and _AMONG.search(words):
        agrees = any(_leads_its_own(spoken, unit, order, is_first=is_first) for order in orders)
    yield ToldRank(mention.start, mention.end, is_first, best[0], agrees)


def _leads_its_own(spoken: SpokenOf, unit: FactOwner, order: list[Fact], *, is_first: bool) -> bool:
    """Whether a unit is the first of its group, or of its sort."""
    campaign = spoken.known.campaign
    group = {one.code: one.group for one in campaign.units}
    circles = [{code for code, one in group.items() if one == group.get(unit.code)}]
    circles += [{*codes} for codes in spoken.known.sorts.values() if unit.code in codes]
    own = next((one.value for one in order if one.subject == unit), None)
    for circle in circles:
        values = [one.value for one in order if one.subject.code in circle]
        if values and own == (max(values) if is_first else min(values)):
            return True
    return False


def _series(
    spoken: SpokenOf, sentence: SentencePart, mention: Mention[FactOwner], unit: FactOwner
) -> list[Fact]:
    """The unit's own figures by which it may be told to lead."""
    facts = [
        one
        for one in spoken.known.at(spoken.moment_at(mention.start)).unit(unit.code)
        if one.role in _ORDERED
    ]
    behind = [
        claim
        for claim in spoken.passage.claims.numbers
        if mention.end <= claim.start < sentence.end
        and cues.is_apposition(spoken.text[mention.end : hedged_from(spoken.text, claim)])
    ]
    if behind:
        return [
            one
            for one in facts
            if any(_says(one, claim.measure) and one.explains(claim) for claim in behind[:1])
        ]
    before = spoken.text[sentence.start : mention.start]
    words = {word for _, _, word in words_of(before)}
    told = spoken.known.told_by_most_words(words)
    if len(told) != 1:
        return []
    mine = [one for one in facts if one.indicator in told]
    if _RATES.search(before.casefold()):
        return [one for one in mine if one.measure is NumberKind.PERCENT]
    counts = [one for one in mine if one.role is FactRole.COUNT and not one.phase]
    return counts if _NUMBERS.search(before.casefold()) else mine


def _says(fact: Fact, measure: NumberKind) -> bool:
    return (fact.measure is NumberKind.PERCENT) == (measure is NumberKind.PERCENT)


def _order(spoken: SpokenOf, mention: Mention[FactOwner], own: Fact) -> list[Fact]:
    """What all units have of the series of one figure."""
    stand = spoken.known.at(spoken.moment_at(mention.start))
    return [
        one for unit in spoken.known.campaign.units for one in stand.of_unit(unit.code, own.series)
    ]
