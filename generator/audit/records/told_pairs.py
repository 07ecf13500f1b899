"""A pair of numbers behind a name: «Khoa Nhi đạt 29/31» is what was done of what was asked."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from generator.audit.records import cues
from generator.audit.records.fact import WHOLE, Fact, FactOwner, FactRole, OwnerKind
from generator.audit.records.name_finder import words_of
from generator.audit.records.sentence_parts import SentencePart
from generator.audit.records.spoken_of import SOME, SpokenOf
from generator.audit.records.tied_numbers import (
    COUNTED,
    TAKEN,
    TiedNumber,
    is_of_sort,
    is_slip_of_two,
)
from generator.audit.records.whose import owners_of
from generator.wording import ClaimedNumber, Join, Joined, Moment, NumberKind, as_spelled

_THEN = {FactRole.PREVIOUS, FactRole.COMPARED}
ASKED = {FactRole.QUOTA, FactRole.GOAL, FactRole.GOAL_TO}
"""What somebody is to do: never what he has done."""
_WHOLES = ASKED | {FactRole.BASE}
_SEVERAL, _HUNDRED = 2, 100
FILLING = frozenset(
    map(as_spelled, ("đã", "được", "là", "tổng", "cộng", "số", "tiền", "đạt", "có", "với", "mới"))
)
"""What stands between a name, a deed and its amount."""


def _pair_of(spoken: SpokenOf, claim: ClaimedNumber) -> Joined | None:
    """The pair with a stroke that a number is one of: «29/31», not «29 trên tổng số 31»."""
    pairs = (one for one in spoken.passage.claims.joined if one.join is Join.PAIR)
    found = next((one for one in pairs if claim in one.claims[:2]), None)
    return (
        found if found and "/" in spoken.text[found.claims[0].end : found.claims[1].start] else None
    )


def told_in_pair(
    spoken: SpokenOf, claim: ClaimedNumber, sentence: SentencePart, known: TiedNumber | None
) -> TiedNumber | None:
    """A number of a pair, held against what its owner did and had to do of one indicator, in one phase.

    None where nobody is named right before the pair, where more is said of it behind than the unit of measure
    («5/7 tiêu chí», «5/31 sáng kiến được công nhận»), or where neither
    number is one of the records and no count of theirs is `known` before it.
    """
    pair = _pair_of(spoken, claim)
    if pair is None or not _are_amounts(*pair.claims[:2]):
        return None
    if cues.multiplies(spoken.text[sentence.start : pair.start]):
        return TiedNumber(spoken.passage, claim, (), False, sure=False)
    done, asked = pair.claims[:2]
    owners = _owners(spoken, done, sentence)
    behind = spoken.text[pair.end + spoken.noun_length(pair.end) :]
    if not owners or not cues.ends_there(behind):
        is_other = bool(owners) or cues.goes_on_with_others(behind, frozenset())
        return None if is_other else _slipped(spoken, claim, done, asked)
    pairs = _pairs(spoken, owners, done)
    told = [(one.explains(done), other.explains(asked)) for one, other in pairs]
    if (True, True) not in told and _is_of_other_moment(spoken, owners, done, asked):
        return TiedNumber(spoken.passage, claim, (), True)
    for right in ((True, True), (False, True), (True, False)):
        if right in told:
            facts = tuple(
                each[claim == asked] for each, at in zip(pairs, told, strict=True) if at == right
            )
            return TiedNumber(spoken.passage, claim, facts, right[claim == asked])
    indicators = {one.indicator for one in known.facts} if known else set()
    indicators |= {one.code for one in _indicators(spoken, done, sentence)}
    indicators |= _said_of(spoken, spoken.text[_last_end(sentence, done) : done.start])
    at = _of_indicators(pairs, indicators) if _is_alone(spoken, sentence, done) else None
    return at and TiedNumber(spoken.passage, claim, (at[claim == asked],), False)


def _slipped(
    spoken: SpokenOf, claim: ClaimedNumber, done: ClaimedNumber, asked: ClaimedNumber
) -> TiedNumber | None:
    """The first of a pair of which nobody is named, where the second is what all had to do or are, and a slip of the hand made it."""
    pairs = [each for each in _pairs(spoken, [WHOLE], done) if each[1].explains(asked)]
    facts = tuple(one for one, _ in pairs)
    is_other = asked.value < _HUNDRED or any(one.explains(done) for one in facts)
    if claim != done or is_other or spoken.units or not is_slip_of_two(done, facts):
        return None
    return TiedNumber(spoken.passage, claim, facts, False)


def _are_amounts(*claims: ClaimedNumber) -> bool:
    """Whether numbers are all counted, or all money."""
    measures = {one.measure for one in claims}
    return measures <= COUNTED or measures == {NumberKind.MONEY}


def _owners(spoken: SpokenOf, done: ClaimedNumber, sentence: SentencePart) -> list[FactOwner]:
    """Who is named right before a pair: a unit, a group, a phase, or all."""
    found = owners_of(spoken.text, done, sentence)
    if found and all(one.kind is OwnerKind.TARGET for one in found):
        found = _last_unit(sentence, done) or found
    is_whole = cues.speaks_of_all(spoken.lead(done, sentence))
    if found or is_whole or _indicators(spoken, done, sentence):
        return found or [WHOLE]
    if not _said_of(spoken, spoken.text[_last_end(sentence, done) : done.start]):
        return []
    before = [one for one in sentence.mentions if one.end <= done.start]
    return [one for one in before[-1].meant if one.kind in SOME] if before else [WHOLE]


def _last_unit(sentence: SentencePart, claim: ClaimedNumber) -> list[FactOwner]:
    """The unit whose part of a target it is: «Tổ Toán đã vượt chỉ tiêu học kỳ I (40/36 tiết)»."""
    before = [one.meant[0] for one in sentence.mentions if one.end <= claim.start]
    units = [one for one in before if one.kind is OwnerKind.UNIT]
    return units if len(units) == 1 else []


def _last_end(sentence: SentencePart, claim: ClaimedNumber) -> int:
    """Where the name that stands last before a number ends, else where its sentence begins."""
    return max(
        (one.end for one in sentence.mentions if one.end <= claim.start), default=sentence.start
    )


def _said_of(spoken: SpokenOf, words: str) -> set[str]:
    """The one indicator in money of whose name words are made, besides «đạt», «được»: «Ấp A thu được», «Thu Quỹ … đạt»."""
    said = {word for _, _, word in words_of(words)} - FILLING
    ours = [one for one in spoken.known.counted_in((), money=True) if said and said <= one.words]
    return {one.code for one in ours} if len(ours) == 1 else set()


def _indicators(spoken: SpokenOf, done: ClaimedNumber, sentence: SentencePart) -> list[FactOwner]:
    """The indicator that is named right before a pair: «số tiền đóng góp đạt 98,6/180 triệu đồng»."""
    return [
        each
        for one in sentence.mentions
        if one.end <= done.start and cues.is_apposition(spoken.text[one.end : done.start])
        for each in one.meant
        if each.kind is OwnerKind.INDICATOR
    ]


def _pairs(
    spoken: SpokenOf, owners: list[FactOwner], done: ClaimedNumber, moment: Moment | None = None
) -> list[tuple[Fact, Fact]]:
    """What was done with what was asked for, in the unit of measure that is told; of the moment that the text names."""
    nouns, taken = spoken.nouns_of(done), TAKEN | _THEN if cues.compares(spoken.text) else TAKEN
    is_money = done.measure is NumberKind.MONEY
    facts = [
        one
        for one in _facts(spoken, owners, moment or spoken.moment_at(done.start))
        if (one.measure is NumberKind.MONEY) == is_money or one.worth > 1
    ]
    return [
        each
        for each in _paired(facts, taken)
        if is_money or not nouns or all(is_of_sort(done, nouns, one) for one in each)
    ]


def _is_of_other_moment(
    spoken: SpokenOf, owners: list[FactOwner], done: ClaimedNumber, asked: ClaimedNumber
) -> bool:
    """Whether a text that does not say that it tells what stands now has the figures of another moment."""
    if spoken.is_told or cues.says_now(spoken.text):
        return False
    return any(
        one.explains(done) and other.explains(asked)
        for moment in spoken.known.moments
        for one, other in _pairs(spoken, owners, done, moment)
    )


def _facts(spoken: SpokenOf, owners: list[FactOwner], moment: Moment | None) -> Iterable[Fact]:
    """What the records say of these; of all together also what its targets ask for."""
    if owners != [WHOLE]:
        return spoken.of_those(owners, moment)
    kinds = {OwnerKind.WHOLE, OwnerKind.TARGET}
    whole = (one for one in spoken.known.at(moment).whole if one.subject.kind in kinds)
    return [*whole, *spoken.bases(moment)]


def _paired(facts: Iterable[Fact], taken: set[FactRole]) -> list[tuple[Fact, Fact]]:
    facts = sorted(facts, key=lambda one: (bool(one.phase), one.role not in TAKEN))
    facts = [one for one in facts if one.measure in {*COUNTED, NumberKind.MONEY}]
    firsts = [one for one in facts if one.role in taken]
    wholes = [one for one in facts if one.role in _WHOLES]
    return [(one, other) for one, other in product(firsts, wholes) if _belong(one, other)]


def _belong(done: Fact, whole: Fact) -> bool:
    """Whether a count may be told of another number: of its own indicator and phase, of a target, or of a base."""
    if whole.role is FactRole.BASE:
        return True
    if whole.subject.kind is OwnerKind.TARGET:
        return done.indicator == whole.indicator
    return (done.indicator, done.phase) == (whole.indicator, whole.phase)


def _is_alone(spoken: SpokenOf, sentence: SentencePart, done: ClaimedNumber) -> bool:
    """Whether one is named before a pair, not several that may have it together."""
    named = [
        one
        for one in sentence.mentions
        if one.start < done.start
        and any(each.kind is not OwnerKind.INDICATOR for each in one.meant)
    ]
    if len(named) < _SEVERAL:
        return True
    return any(letter.isdigit() for letter in spoken.text[named[-2].end : named[-1].start])


def _of_indicators(
    pairs: list[tuple[Fact, Fact]], indicators: set[str]
) -> tuple[Fact, Fact] | None:
    """The pair of the indicator that the count before it is of, or that is named."""
    found = (each for each in pairs if each[0].indicator in indicators and each[1].role in ASKED)
    return next(found, None)
