"""Numbers that a passage reckons itself of those that it told before: sums, differences, percentages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise, permutations

from generator.audit.records.fact import WHOLE, FactRole, plain
from generator.audit.records.sentence_parts import SentencePart
from generator.audit.records.spoken_of import SpokenOf
from generator.audit.records.tied_numbers import TiedNumber
from generator.wording import ClaimedNumber, Join, NumberKind

_LATELY = 4
_WHOLES = {FactRole.COUNT, FactRole.UNITS_COUNT, FactRole.BASE}
_SUMMED = {NumberKind.COUNT, NumberKind.QUANTITY, NumberKind.MONEY}


def is_reckoned(claim: ClaimedNumber, held: Sequence[ClaimedNumber]) -> bool:
    """Whether a number is the difference, sum or percentage of two that the records have, told before it."""
    values = [one.value for one in held[-_LATELY:] if one.measure in _SUMMED]
    if claim.measure is NumberKind.PERCENT:
        return any(plain(claim).holds(100 * a / b) for a in values for b in values if b and a != b)
    return any(claim.value in {a - b, a + b} for a in values for b in values if a != b)


def is_quotient(spoken: SpokenOf, claim: ClaimedNumber, sentence: SentencePart) -> bool:
    """Whether a percentage is what two numbers told before it in its sentence give."""
    if claim.measure is not NumberKind.PERCENT:
        return False
    if any(plain(claim).holds(one) for one in _quotients_behind(spoken, claim, sentence)):
        return True
    near = [
        one
        for one in spoken.passage.claims.numbers
        if _starts_full(spoken, sentence) <= one.start < claim.start and one.measure in _SUMMED
    ][-_LATELY:]
    return any(
        plain(claim).holds(100 * one.value / other.value)
        for one, other in permutations(near, 2)
        if other.value and one.noun and one.measure is other.measure
    )


def is_share(spoken: SpokenOf, claim: ClaimedNumber, known: TiedNumber | None) -> bool:
    """Whether a percentage is what the count told before it, which the records have, is of all: «161 hộ, chiếm 57,9%»."""
    if claim.measure is not NumberKind.PERCENT or known is None:
        return False
    moment = spoken.moment_at(claim.start)
    nouns, owners = {one.noun for one in known.facts}, {one.subject for one in known.facts}
    return any(
        one.value and plain(claim).holds(100 * known.claim.value / one.value)
        for one in (*spoken.near(moment), *spoken.bases(moment))
        if one.noun in nouns
        and (
            (one.subject == WHOLE and one.role in _WHOLES)
            or (one.role is FactRole.BASE and one.subject in owners)
        )
    )


def is_part_told(spoken: SpokenOf, claim: ClaimedNumber, sentence: SentencePart) -> bool:
    """Whether a percentage and the count in brackets behind it are of all, or of a target: «chiếm 86% tổng số lượt khám (41.525 lượt)»."""
    numbers = [
        one for one in spoken.passage.claims.numbers if sentence.start <= one.start < sentence.end
    ]
    wholes = [
        one
        for one in spoken.near(spoken.moment_at(claim.start))
        if (one.subject == WHOLE and one.role in _WHOLES) or one.role is FactRole.GOAL
    ]
    return any(
        plain(rate).holds(100 * part.value / whole.value)
        for rate, part in pairwise(numbers)
        if claim in {rate, part} and rate.measure is NumberKind.PERCENT and part.measure in _SUMMED
        if "(" in spoken.text[rate.end : part.start]
        for whole in wholes
        if whole.value and whole.noun in spoken.nouns_of(part)
    )


def _starts_full(spoken: SpokenOf, sentence: SentencePart) -> int:
    """Where the full sentence begins of which a part stands behind a semicolon."""
    full = (one.start for one in spoken.passage.sentences if one.start <= sentence.start)
    return max(full, default=sentence.start)


def _quotients_behind(
    spoken: SpokenOf, claim: ClaimedNumber, sentence: SentencePart
) -> Iterator[Fraction]:
    """What pairs in brackets behind a percentage give: «75,5% chỉ tiêu (18,12/24 triệu đồng)»."""
    for joined in spoken.passage.claims.joined:
        if joined.join is Join.PAIR and claim.end <= joined.start < sentence.end:
            part, whole = joined.claims[:2]
            words = spoken.text[claim.end : joined.start]
            if words.count("(") > words.count(")") and whole.value:
                yield 100 * part.value / whole.value
