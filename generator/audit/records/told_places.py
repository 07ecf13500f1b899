"""Places of units in an order by a text, held against the order of the recorded figures: «Thôn A đạt 63 hộ, xếp thứ ba»."""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.records.fact import Fact, FactOwner, FactRole
from generator.audit.records.name_finder import words_of
from generator.audit.records.sentence_parts import SentencePart
from generator.audit.records.spoken_of import SpokenOf
from generator.audit.records.told_ranks import MOST, order_of, tells_other_order, unit_of
from generator.wording import ClaimedNumber, Join, Joined, NumberKind
from generator.workspace import regex, unchanging

_NEAR = 60
_CLAUSE = regex(r",\s|(?<!\w)(?:nhưng|song|trong khi)(?!\w)")
_TURNED = regex(r"(?<!\w)(?:từ dưới|dưới lên|cuối|thấp nhất|ít nhất)(?!\w)")
_FEWEST = 2


@unchanging(frozen=True)
class ToldPlace:
    """A place that a text gives a unit, whether it has it by what is told, and else which it has, with its figure."""

    start: int
    end: int
    place: int
    own: Fact
    agrees: bool


def told_places(spoken: SpokenOf) -> Iterator[ToldPlace]:
    """Every place of a unit whose figure, one of the records, is told beside it."""
    if len(spoken.known.campaign.units) > MOST:
        return
    for joined in spoken.passage.claims.joined:
        if joined.join is not Join.RANK:
            continue
        sentence = next(one for one in spoken.sentences if joined.start < one.end)
        before = [one for one in sentence.mentions if one.end <= joined.start and unit_of(one)]
        if before and (unit := unit_of(before[-1])):
            yield from _judged(spoken, sentence, joined, unit, before[-1].end)


def _judged(
    spoken: SpokenOf, sentence: SentencePart, joined: Joined, unit: FactOwner, since: int
) -> Iterator[ToldPlace]:
    stop = _CLAUSE.search(spoken.text, joined.end, sentence.end)
    until = min(
        [one.start for one in sentence.mentions if one.start >= joined.end and unit_of(one)]
        or [sentence.end]
    )
    words = spoken.text[sentence.start : until].casefold()
    if joined.start - since > _NEAR or tells_other_order(words) or _TURNED.search(words):
        return
    until = min(until, stop.start()) if stop else until
    facts = [*_facts(spoken, joined, unit, (since, until))]
    told = joined.claims[0].value
    orders = [(one, order) for one in facts if len(order := order_of(spoken, since, one)) > _FEWEST]
    places = [(one, _places(spoken, one, order)) for one, order in orders]
    if not places or told > max(len(order) for _, order in orders):
        return
    agrees = any(told in each for _, circles in places for each in circles)
    own, circles = places[0]
    yield ToldPlace(joined.start, joined.end, circles[0].start, own, agrees)


def _facts(
    spoken: SpokenOf, joined: Joined, unit: FactOwner, within: tuple[int, int]
) -> Iterator[Fact]:
    """What the unit has by which it may have its place: the figure told beside it, then all of its indicator."""
    mine = [
        one
        for one in spoken.known.at(spoken.moment_at(joined.start)).unit(unit.code)
        if one.role in {FactRole.COUNT, FactRole.RATE}
    ]
    beside = [
        claim
        for claim in spoken.passage.claims.numbers
        if within[0] <= claim.start < within[1] and claim not in joined.claims
    ]
    held = [one for one in mine if any(_is(spoken, one, claim) for claim in beside)]
    told = spoken.known.told_by_most_words(
        {word for _, _, word in words_of(spoken.text[joined.end : within[1]])}
    )
    held = [one for one in held if not told or one.indicator in told]
    indicators = {one.indicator for one in held} | (told if len(told) == 1 else set())
    yield from held
    yield from (one for one in mine if one.indicator in indicators and one not in held)


def _is(spoken: SpokenOf, fact: Fact, claim: ClaimedNumber) -> bool:
    is_rate = claim.measure is NumberKind.PERCENT
    if (fact.measure is NumberKind.PERCENT) != is_rate or not fact.explains(claim):
        return False
    return is_rate or claim.measure is NumberKind.MONEY or fact.noun in spoken.nouns_of(claim)


def _places(spoken: SpokenOf, own: Fact, order: list[Fact]) -> list[range]:
    """The places that a unit may be told to have among all, its group and its sort: those who tie share them."""
    campaign = spoken.known.campaign
    group = next((one.group for one in campaign.units if one.code == own.subject.code), None)
    circles = [
        {one.code for one in campaign.units},
        {one.code for one in campaign.units if one.group == group},
    ]
    circles += [{*codes} for codes in spoken.known.sorts.values() if own.subject.code in codes]
    falls = spoken.known.falls_well(own.indicator)
    found = []
    for circle in circles:
        others = [
            one.value for one in order if one.subject.code in circle and one.subject != own.subject
        ]
        better = sum(one < own.value if falls else one > own.value for one in others)
        found.append(range(better + 1, better + 2 + sum(one == own.value for one in others)))
    return found
