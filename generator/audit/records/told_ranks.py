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
from generator.wording import ClaimedNumber, NumberKind, hedged_from
from generator.workspace import regex, unchanging

_FIRST = r"(?:cao|nhiều|lớn)(?: [^\W\d_]+){0,4}? nhất|dẫn đầu|đứng đầu|đứng thứ nhất|xếp thứ nhất"
_LAST = r"(?:thấp|ít|nhỏ)(?: [^\W\d_]+){0,4}? nhất|đứng cuối|xếp cuối"
_SUPERLATIVE = rf"(?<!\w)(?:(?P<first>{_FIRST})|(?P<last>{_LAST}))(?!\w)"
_LEADS = regex(
    rf"{_SUPERLATIVE}(?:(?!{_FIRST}|{_LAST})[^.;:\d()]){{0,50}}?(?:là|gồm|gồm có|thuộc về|:)\s*$"
)
_IS_FIRST = regex(
    rf"(?:[^.;:\d()]{{0,40}}?\d[\d.,/]*\d%?[^.;:,\d()]{{0,60}}?,\s(?:là đơn vị |đứng ở mức )?|[^.;:,\d()]{{0,60}}?){_SUPERLATIVE}"
)
_STOPS = regex(r",\s|\s(?:và|nhưng|song)\s|\(")
_ARE = regex(r"\s(?:là|đều là)\s")
_PLACES = regex(r"đầu|thứ nhất|cuối")
"""Words of places, which the least has where less is better; «cao nhất» is the greatest all the same."""
_OTHERS = regex(
    r"(?<!\w)(?:tăng|giảm|tiến bộ|nhanh|chậm|cùng kỳ|một trong|tuần|tháng|quý|trong đợt|trong năm|thêm|so với|không phải|chưa)(?!\w)"
)
_OF_ASKED = regex(
    r"so với (?:(?:tổng )?(?:chỉ tiêu|kế hoạch|mục tiêu)|(?:số )?được giao)|hoàn thành chậm nhất"
)
"""What is no comparison with another time."""
_AMONG = regex(r"(?<!\w)(?:khối|nhóm|cụm|các|trong|vùng|khu vực)(?!\w)")
_RATES = regex(r"(?<!\w)(?:tỷ lệ|tỉ lệ)(?!\w)|%")
_BARE_RATE = regex(
    r"(?<!\w)(?:tỷ lệ|tỉ lệ)(?: (?:hoàn thành|thực hiện|đạt|chỉ tiêu|kế hoạch|so với|được giao|giao|đạt được))*"
    rf" (?:{_FIRST}|{_LAST})"
)
"""A rate of which nothing is told: «có tỷ lệ hoàn thành chỉ tiêu cao nhất»."""
_NUMBERS = regex(r"(?<!\w)(?:số|tổng)\s")
_AND_MORE = regex(r"\s*(?:\([^()]*\))?\s*(?:[,;]|và|cùng|,\s*và)\s*")
_JOINED = regex(r"/|[^.;,\d()]{0,30}[(,]\s*(?:đạt|bằng|tương ứng|chiếm)?\s*")
_REACH = 90
MOST = 300
"""Units of which no order is made for a sentence."""
_ORDERED = (FactRole.COUNT, FactRole.RATE)
_FEWEST = 2
_SOME = {OwnerKind.UNIT, OwnerKind.GROUP}


@unchanging(frozen=True)
class ToldRank:
    """A unit that a text calls the first or the last, whether it is, and else who is, with its figure."""

    start: int
    end: int
    is_first: bool
    best: Fact
    agrees: bool


@unchanging(frozen=True)
class _FirstTold:
    """Who are called the first together, by which words; the figure by which they are may stand behind `place`."""

    led: re.Match[str]
    words: str
    mentions: list[Mention[FactOwner]]
    place: int


def told_ranks(spoken: SpokenOf) -> Iterator[ToldRank]:
    """Every unit that a passage calls first or last by what the records have."""
    if not cues.orders(spoken.text) or len(spoken.known.campaign.units) > MOST:
        return
    for sentence in spoken.sentences:
        ends = [one.end for one in sentence.mentions if {each.kind for each in one.meant} & _SOME]
        for mention in sentence.mentions:
            if unit_of(mention) is None:
                continue
            named = max((end for end in ends if end <= mention.start), default=sentence.start)
            before = spoken.text[max(named, mention.start - _REACH) : mention.start]
            if led := _LEADS.search(before.casefold()):
                words = spoken.text[sentence.start : mention.start]
                yield from _judged(
                    spoken, sentence, _FirstTold(led, words, _listed(spoken, mention), mention.end)
                )
            elif led := _IS_FIRST.match(spoken.text[mention.end : sentence.end].casefold()):
                yield from _called_first(spoken, sentence, mention, led)


def unit_of(mention: Mention[FactOwner]) -> FactOwner | None:
    """The unit that a name means, where it means one."""
    units = [one for one in mention.meant if one.kind is OwnerKind.UNIT]
    return units[0] if len(units) == 1 else None


def _listed(spoken: SpokenOf, first: Mention[FactOwner]) -> list[Mention[FactOwner]]:
    """The units that are told to lead together: «là Thôn A và Thôn B», «: Thôn A (90 hộ); Thôn B (80 hộ)»."""
    found = [first]
    named = (one for sentence in spoken.sentences for one in sentence.mentions)
    for mention in (one for one in named if one.start >= first.end):
        between = spoken.text[found[-1].end : mention.start]
        if unit_of(mention) is None or not _AND_MORE.fullmatch(between.casefold()):
            break
        found.append(mention)
    return found


def _called_first(
    spoken: SpokenOf, sentence: SentencePart, mention: Mention[FactOwner], led: re.Match[str]
) -> Iterator[ToldRank]:
    """A unit that is named before it is called the first: «Thôn A dẫn đầu với 90 hộ», «Thôn A có số hộ cao nhất»."""
    end = mention.end + led.end()
    called = [mention]
    for one in reversed([one for one in sentence.mentions if one.start < mention.start]):
        if not _AND_MORE.fullmatch(spoken.text[one.end : called[0].start].casefold()):
            break
        called.insert(0, one)
    are = _ARE.match(spoken.text[mention.end : end].casefold())
    is_told = all(map(unit_of, called)) and (len(called) == 1 or are)
    between = any(mention.end <= one.start < end and unit_of(one) for one in sentence.mentions)
    clause = _STOPS.split(spoken.text[end : sentence.end])[0]
    if is_told and not between:
        words = spoken.text[sentence.start : end] + clause
        yield from _judged(spoken, sentence, _FirstTold(led, words, called, end))


def _judged(spoken: SpokenOf, sentence: SentencePart, told: _FirstTold) -> Iterator[ToldRank]:
    """Those who are called first, held against the order of what they are first in."""
    said, mention, led = told.words.casefold(), told.mentions[0], told.led
    units = [unit for one in told.mentions if (unit := unit_of(one))]
    if tells_other_order(said):
        return
    series = _series(spoken, sentence, units[0], told)
    is_first = led["first"] is not None
    orders = [
        order for one in series if len(order := order_of(spoken, mention.start, one)) > _FEWEST
    ]
    if not orders:
        return
    if _PLACES.search(led[0]) and spoken.known.falls_well(orders[0][0].indicator):
        is_first = not is_first
    best = [(max if is_first else min)(order, key=lambda one: one.value) for order in orders]
    agrees = any(_lead(order, units, is_first=is_first) for order in orders)
    if not agrees and (_AMONG.search(said) or spoken.known.sorts.keys() & {*said.split()}):
        agrees = any(_lead_their_own(spoken, units, order, is_first=is_first) for order in orders)
    yield ToldRank(mention.start, told.mentions[-1].end, is_first, best[0], agrees)


def tells_other_order(words: str) -> bool:
    """Whether words in small letters tell of an order that the records do not have: of a week, of what was added."""
    said = words.rpartition(",")[2] if "tính đến" in words else words
    return _OTHERS.search(_OF_ASKED.sub(" ", said)) is not None


def _lead(order: list[Fact], units: list[FactOwner], *, is_first: bool) -> bool:
    """Whether nobody else has more than any of these, or less."""
    own = [one.value for one in order if one.subject in units]
    others = [one.value for one in order if one.subject not in units]
    if len(own) < len(units) or not others:
        return bool(own)
    return min(own) >= max(others) if is_first else max(own) <= min(others)


def _lead_their_own(
    spoken: SpokenOf, units: list[FactOwner], order: list[Fact], *, is_first: bool
) -> bool:
    """Whether units are the first of their group, or of their sort."""
    campaign = spoken.known.campaign
    group = {one.code: one.group for one in campaign.units}
    codes = {one.code for one in units}
    circles = [{code for code, one in group.items() if one == group.get(units[0].code)}]
    circles += [{*own} for own in spoken.known.sorts.values() if codes <= {*own}]
    return any(
        _lead([one for one in order if one.subject.code in circle], units, is_first=is_first)
        for circle in circles
        if codes <= circle
    )


def _series(
    spoken: SpokenOf, sentence: SentencePart, unit: FactOwner, called: _FirstTold
) -> list[Fact]:
    """The unit's own figures by which it may be told to lead."""
    words, place = called.words, called.place
    facts = [
        one
        for one in spoken.known.at(spoken.moment_at(place)).unit(unit.code)
        if one.role in _ORDERED
    ]
    inside = range(called.mentions[-1].end, place)
    told_first = [
        one for one in spoken.passage.claims.numbers if one.start in inside and not one.words
    ]
    if behind := told_first or _figures_behind(spoken, sentence, place):
        return [
            one
            for one in facts
            if any(_says(one, claim.measure) and one.explains(claim) for claim in behind)
        ]
    said = words.casefold()
    told = spoken.known.told_by_most_words({word for _, _, word in words_of(words)})
    told = told or spoken.known.told_by_noun(words)
    if not told and _BARE_RATE.search(said):
        return [one for one in facts if one.role is FactRole.RATE]
    if len(told) != 1:
        return []
    mine = [one for one in facts if one.indicator in told]
    if _RATES.search(said):
        return [one for one in mine if one.measure is NumberKind.PERCENT]
    counts = [one for one in mine if one.role is FactRole.COUNT and not one.phase]
    return counts if _NUMBERS.search(said) else mine


def _figures_behind(spoken: SpokenOf, sentence: SentencePart, place: int) -> list[ClaimedNumber]:
    """The figure right behind a place with those joined to it: all of «82/95 hộ (86,3%)»."""
    found: list[ClaimedNumber] = []
    for claim in spoken.passage.claims.numbers:
        if place <= claim.start < sentence.end:
            gap = spoken.text[found[-1].end if found else place : hedged_from(spoken.text, claim)]
            if not (_JOINED.fullmatch(gap.casefold()) if found else cues.is_apposition(gap)):
                break
            found.append(claim)
    return found


def _says(fact: Fact, measure: NumberKind) -> bool:
    return (fact.measure is NumberKind.PERCENT) == (measure is NumberKind.PERCENT)


def order_of(spoken: SpokenOf, place: int, own: Fact) -> list[Fact]:
    """What all units of its tier have of the series of one figure, at the moment that is told before a place."""
    stand = spoken.known.at(spoken.moment_at(place))
    alike = spoken.known.tier_of(own.subject.code)
    return [one for code in alike for one in stand.of_unit(code, own.series)]
