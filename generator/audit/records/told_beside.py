"""What a sentence reckons of two whom it names: «nhiều hơn Thôn B 28 hộ», «gấp khoảng 1,5 lần Thôn B»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from generator.audit.records import cues
from generator.audit.records.fact import WHOLE, Fact, FactOwner, FactRole, OwnerKind
from generator.audit.records.sentence_parts import SentencePart
from generator.audit.records.spoken_of import SpokenOf
from generator.audit.records.tied_numbers import COUNTED, TiedNumber, is_of_sort
from generator.figures import Figure, Quantity
from generator.wording import ClaimedNumber, Hedge, NumberKind
from generator.workspace import regex

_MORE = regex(r"(?<!\w)(?:(?:nhiều|cao|lớn|ít|thấp|nhỏ) hơn|chênh lệch)(?!\w)")
_FOLD = regex(r"(?<!\w)(?:gấp|bằng)(?!\w)")
_THEN = regex(r"(?<!\w)so với\s*$")
_OF_QUOTA = regex(r"(?<!\w)(?:tỷ lệ|tỉ lệ) (?:hoàn thành|thực hiện|đạt chỉ tiêu)(?!\w)")
_PART = regex(r"\s(?:\w+ ){0,4}(?:của|so với)\s")
_PACE = regex(r"(?<!\w)(?:nhanh|tốc độ|tiến độ|bình quân|mỗi|nhịp độ)(?!\w)")
_CLAUSE = regex(r"[,;.:](?=\s)")
_ASIDE = regex(
    r"(?<!\w)(?:cùng kỳ|(?:năm|tháng|quý|tuần|lần|kỳ) (?:trước|ngoái)|đầu năm|chỉ tiêu|kế hoạch|mục tiêu|bình quân)(?!\w)"
)
_MEAN = regex(
    r"(?<!\w)(?:bình quân|mặt bằng)(?: chung)?(?!\w)|(?<!\w)(?:chung|cả|toàn) (?:của )?(?:toàn )?(?:tỉnh|xã|huyện|phường|trường|viện|ngành)(?!\w)"
)
_THOSE = (OwnerKind.UNIT, OwnerKind.GROUP, OwnerKind.SORT, OwnerKind.PHASE)
_BOTH = 2
_ROUND = Fraction(2, 5)
"""How far «gấp 2 lần» may be from what it is in truth."""
_AMONG = {
    NumberKind.TIMES: {NumberKind.COUNT, NumberKind.MONEY, NumberKind.PERCENT},
    NumberKind.POINTS: {NumberKind.PERCENT},
    NumberKind.MONEY: {NumberKind.MONEY},
}
"""What is compared, by how the outcome is measured."""


def told_beside(
    spoken: SpokenOf,
    claim: ClaimedNumber,
    sentence: SentencePart,
    known: TiedNumber | None = None,
) -> TiedNumber | None:
    """A number told as what one has more than another, or how many times as much; None of any other.

    Held against those whom the sentence names. Where these are not two, or something else is compared with,
    it is right or nothing is said of it: it has no facts then. A count before it that is `known` tells what of.
    """
    start, end = _clause(spoken.text, claim, sentence)
    words = spoken.text[start : claim.start].casefold()
    if claim.measure is NumberKind.PERCENT:
        return _part_of(spoken, claim, sentence) if _FOLD.search(words) else None
    is_fold = claim.measure is NumberKind.TIMES
    is_grown = not is_fold and _is_compared_with(spoken, claim, sentence)
    if not (is_grown or (_FOLD if is_fold else _MORE).search(words)):
        return None
    if is_fold and _PACE.search(words):
        return None
    before = [
        one
        for one in sentence.mentions
        if one.start < end and len(one.meant) == 1 and one.meant[0].kind in _THOSE
    ]
    owners = [*dict.fromkeys(one.meant[0] for one in before)]
    is_points = claim.measure is NumberKind.POINTS
    is_of_mean = is_points and _MEAN.search(spoken.text[start:end].casefold()) is not None
    among = [*owners, WHOLE] if is_of_mean else owners
    facts = [*_reckoned(spoken, claim, sentence, among)]
    if held := tuple(one for one in facts if _says(one, claim)):
        return TiedNumber(spoken.passage, claim, held, True)
    is_here = is_grown or any(start <= one.start for one in before)
    is_clear = (
        is_here
        and not is_of_mean
        and (claim.measure in COUNTED or _is_told(spoken, sentence, known))
        and len(owners) == _BOTH
        and owners[0].kind is owners[1].kind
        and not _ASIDE.search(spoken.text[start:end].casefold())
    )
    if is_clear and facts:
        return TiedNumber(spoken.passage, claim, tuple(facts), False)
    is_left = is_here or is_fold or is_of_mean
    return TiedNumber(spoken.passage, claim, (), False, sure=False) if is_left else None


def _part_of(spoken: SpokenOf, claim: ClaimedNumber, sentence: SentencePart) -> TiedNumber | None:
    """A percentage that one is of another, «bằng 76,8% của Thôn A», of which nothing is said; None of any other."""
    behind = (one for one in sentence.mentions if one.start >= claim.end)
    other = next((one for one in behind if one.meant[0].kind is OwnerKind.UNIT), None)
    before = [one for one in sentence.mentions if one.end <= claim.start]
    is_one = any(one.meant[0].kind is OwnerKind.UNIT for one in before)
    is_part = other and is_one and _PART.fullmatch(spoken.text[claim.end : other.start].casefold())
    return TiedNumber(spoken.passage, claim, (), False, sure=False) if is_part else None


def _is_compared_with(spoken: SpokenOf, claim: ClaimedNumber, sentence: SentencePart) -> bool:
    """Whether a growth is told from one of those named to another: «So với quý I, quý II tăng 15 sáng kiến»."""
    then = (
        one
        for one in sentence.mentions
        if one.end <= claim.start
        and one.meant[0].kind in _THOSE
        and _THEN.search(spoken.text[sentence.start : one.start].casefold())
    )
    return any(then) and cues.tells_growth(spoken.lead(claim, sentence))


def _is_told(spoken: SpokenOf, sentence: SentencePart, known: TiedNumber | None) -> bool:
    """Whether a sentence tells what it compares: by an indicator's name, or by a count that is one."""
    is_counted = known is not None and sentence.start <= known.claim.start < sentence.end
    said = spoken.text[sentence.start : sentence.end].casefold()
    return is_counted or bool(spoken.indicators_told(sentence)) or bool(_OF_QUOTA.search(said))


def _clause(text: str, claim: ClaimedNumber, sentence: SentencePart) -> tuple[int, int]:
    """Where the clause of a number begins and ends, at commas that are in no number."""
    before = [one.end() for one in _CLAUSE.finditer(text, sentence.start, claim.start)]
    behind = _CLAUSE.search(text, claim.end, sentence.end)
    return (before[-1] if before else sentence.start), (behind.start() if behind else sentence.end)


def _reckoned(
    spoken: SpokenOf, claim: ClaimedNumber, sentence: SentencePart, owners: list[FactOwner]
) -> Iterator[Fact]:
    """What two of those named differ by in each series, or how many times one goes into the other."""
    moment = spoken.moment_at(claim.start)
    nouns = spoken.nouns_of(claim)
    told = spoken.indicators_told(sentence)
    among = _AMONG.get(claim.measure, COUNTED)
    mine = {
        one: [
            fact
            for fact in spoken.of_those([one], moment)
            if fact.role in {FactRole.COUNT, FactRole.RATE}
            and fact.measure in among
            and (not told or fact.indicator in told)
        ]
        for one in owners
    }
    for one, other in combinations(owners, _BOTH):
        for fact in mine[one]:
            for beside in mine[other]:
                if not _are_comparable(fact, beside, one, other):
                    continue
                if claim.measure is NumberKind.TIMES:
                    yield from _times(fact, beside)
                elif claim.measure not in COUNTED or is_of_sort(claim, nouns, fact):
                    yield _apart(fact, beside)


def _are_comparable(fact: Fact, beside: Fact, one: FactOwner, other: FactOwner) -> bool:
    """Whether two figures are of one series, that of phases in two of them."""
    if (fact.role, fact.indicator, fact.measure) != (beside.role, beside.indicator, beside.measure):
        return False
    if one.kind is other.kind is OwnerKind.PHASE:
        return fact.subject == beside.subject and fact.detail == beside.detail
    return (fact.phase, fact.detail) == (beside.phase, beside.detail)


def _apart(fact: Fact, beside: Fact) -> Fact:
    """By how much the one is more."""
    more, less = (fact, beside) if fact.value >= beside.value else (beside, fact)
    is_rate = fact.measure is NumberKind.PERCENT
    return replace(
        more,
        role=FactRole.DIFFERENCE,
        value=more.value - less.value,
        measure=NumberKind.POINTS if is_rate else more.measure,
        subject=_both(more, less),
        figure=more.figure - less.figure,
        name="",
    )


def _times(fact: Fact, beside: Fact) -> Iterator[Fact]:
    """How many times the lesser goes into the greater."""
    more, less = (fact, beside) if fact.value >= beside.value else (beside, fact)
    if less.value > 0:
        value = more.value / less.value
        yield replace(
            more,
            role=FactRole.MULTIPLE,
            value=value,
            measure=NumberKind.TIMES,
            noun="lần",
            subject=_both(more, less),
            figure=Figure(value, quantity=Quantity.TIMES),
            name="",
        )


def _both(more: Fact, less: Fact) -> FactOwner:
    """The two as an owner; of phases, which are no owners of figures, the whole."""
    if more.subject.kind is less.subject.kind is OwnerKind.UNIT:
        return FactOwner(OwnerKind.SEVERAL, f"{more.subject.code}/{less.subject.code}")
    return FactOwner()


def _says(fact: Fact, claim: ClaimedNumber) -> bool:
    """Whether a claim may say so; how many times is said roundly."""
    if fact.measure is not NumberKind.TIMES:
        return fact.explains(claim)
    apart = fact.value - claim.value
    match claim.hedge:
        case Hedge.LEAST:
            return 0 <= apart <= claim.step
        case Hedge.NEARLY | Hedge.MOST:
            return -claim.step <= apart <= 0
    return abs(apart) <= max(_ROUND * claim.step, min(claim.step, Fraction(1, 10)))
