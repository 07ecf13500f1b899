"""The sentences of a passage with their figures, and the words that stand between these."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Protocol, TypeVar

from generator.wording import ClaimedNumber, Claims, Interval, Join, Joined, NumberKind, Stretch
from generator.workspace import regex, unchanging

_END = regex(r"[.!?…]+[\"”»)]*\s+(?=[\"“«(\-–+]?\s?[A-ZĐÀ-ỸƯƠĂÂÊÔ0-9])|\n+")
_TAKEN = "¤"
_NO_AMOUNT = regex(
    r"(?:(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu) (?=\d{1,2} (?:tháng|năm|quý)\b)"
    r"|(?:dưới|trên|từ|đủ) (?=\d{1,3} (?:tháng )?tuổi\b))(\d+)",
    re.IGNORECASE,
)
"""What tells which: the plan of 6 months, children under 5."""
_PERSON_WORDS = (
    "người em đồng học cán đoàn giáo đảng đại lao công nhân viên hội thành trẻ bệnh nữ nam bé cháu"
    " ủy phó trưởng chủ thí sinh bạn vận tác cử tri khách sĩ cô thầy ông bà"
)
_PERSONS = frozenset(_PERSON_WORDS.split())
_KEY = 2
_MOST = 200
_AMOUNTS = {NumberKind.COUNT, NumberKind.MONEY, NumberKind.QUANTITY}
_BOUND = {Join.PAIR, Join.RANGE, Join.RANK}


class Stretched(Protocol):
    """Whatever stands in a passage from `start` to `end`: a number, a figure, a time."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


_Found = TypeVar("_Found", bound=Stretched)
_start = attrgetter("start")


@unchanging(frozen=True, slots=True)
class _Unit:
    start: int
    end: int
    claim: ClaimedNumber
    whole: ClaimedNumber | None = None


@unchanging(frozen=True, slots=True)
class ReadFigure:
    """A number of a sentence, or a pair: how many (`claim`) of how many (`whole`).

    `before` and `after` are the words up to the figure before it and behind it, in small letters;
    what is no figure among them (dates, numbers of documents) stands there as «¤».
    """

    start: int
    end: int
    claim: ClaimedNumber
    whole: ClaimedNumber | None
    before: str
    after: str

    @property
    def is_percent(self) -> bool:
        return self.claim.measure is NumberKind.PERCENT and self.whole is None

    @property
    def is_amount(self) -> bool:
        """A single count, measured quantity or amount of money."""
        return self.whole is None and self.claim.measure in _AMOUNTS

    @property
    def noun(self) -> str:
        return self.claim.noun or (self.whole.noun if self.whole else "")

    @property
    def bounds(self) -> Interval:
        return self.claim.bounds

    def is_like(self, other: ReadFigure) -> bool:
        """Whether both count the same, as far as it was told: measure and noun."""
        return self.measure is other.measure and is_kin(self.noun, other.noun)

    @property
    def measure(self) -> NumberKind:
        return (self.whole or self.claim).measure


@unchanging(frozen=True, slots=True)
class ReadSentence:
    """A sentence from `start` to `end` of its passage, whose whole text it holds.

    `low` is that text in small letters, place for place, with «¤» as in `ReadFigure`.
    """

    start: int
    end: int
    text: str
    low: str
    quantities: tuple[ReadFigure, ...]
    times: tuple[Stretch, ...]
    joined: tuple[Joined, ...]

    def between(self, one: ReadFigure | Stretch, other: ReadFigure | Stretch) -> str:
        """The words between two, stripped."""
        return self.low[one.end : other.start].strip()

    def is_in_brackets(self, one: ReadFigure) -> bool:
        """Whether a bracket that was opened in front of a figure is not closed there yet."""
        words = self.low[self.start : one.start]
        return words.count("(") > words.count(")")

    def printed(self, claim: ClaimedNumber) -> str:
        """A claim as it stands in the text: `1.539`, `02`, `1.250 triệu đồng`."""
        return self.text[claim.start : claim.end]


def is_kin(noun: str, other: str) -> bool:
    """Whether two nouns may name the same; one that was not told may be anything.

    >>> is_kin("sáng kiến của giáo viên", "Sáng kiến"), is_kin("em", "học sinh"), is_kin("hộ", "xã")
    (True, True, False)
    """
    one, two = _key(noun), _key(other)
    if not one or not two or one == two:
        return True
    if one[0] in _PERSONS and two[0] in _PERSONS:
        return True
    return one[0] == two[0] and 1 in {len(one), len(two)}


def _key(noun: str) -> list[str]:
    return noun.lower().split()[:_KEY]


def read_sentences(claims: Claims) -> tuple[ReadSentence, ...]:
    """The sentences of a passage, in order; of one with hundreds of figures the first hundreds."""
    telling = [found.span(1) for found in _NO_AMOUNT.finditer(claims.text)]
    low = _blanked(claims, telling)
    starts = [0, *(match.end() for match in _END.finditer(claims.text))]
    spans = [*zip(starts, [*starts[1:], len(claims.text)], strict=True)]
    shares = zip(
        spans,
        _dealt(_units(claims, telling), starts),
        _dealt(claims.times, starts),
        _dealt(sorted(claims.joined, key=_start), starts),
        strict=True,
    )
    return tuple(
        ReadSentence(
            *span,
            claims.text,
            low,
            _quantities(low, span, units[:_MOST]),
            tuple(times[:_MOST]),
            tuple(joined[:_MOST]),
        )
        for span, units, times, joined in shares
    )


def _dealt(found: Iterable[_Found], starts: list[int]) -> list[list[_Found]]:
    """What begins in each sentence."""
    shares: list[list[_Found]] = [[] for _ in starts]
    for one in found:
        shares[bisect_right(starts, one.start) - 1].append(one)
    return shares


def _blanked(claims: Claims, telling: list[tuple[int, int]]) -> str:
    """The passage in small letters, with what is no figure as «¤», place for place."""
    low = claims.text.lower()
    letters = [*(low if len(low) == len(claims.text) else claims.text)]
    ranks = [(one.start, one.end) for one in claims.joined if one.join is Join.RANK]
    taken = [*claims.masked, *ranks, *((time.start, time.end) for time in claims.times)]
    taken += telling
    for start, end in (*taken, *((cited.start, cited.end) for cited in claims.cited)):
        letters[start:end] = [
            _TAKEN if letter.isdigit() else letter for letter in letters[start:end]
        ]
    for start, end in _spelt(claims):
        letters[start:end] = " " * (end - start)
    return "".join(letters)


def _spelt(claims: Claims) -> Iterator[tuple[int, int]]:
    """Words that only repeat a number, with their brackets: ` (sáu nghìn)`."""
    for found in claims.joined:
        if found.join is Join.SPELT and len(found.claims) > 1:
            digits = next((claim for claim in found.claims if not claim.words), found.claims[0])
            yield found.start, digits.start
            yield digits.end, found.end


def _units(claims: Claims, telling: list[tuple[int, int]]) -> list[_Unit]:
    """Pairs, and the numbers that are in no pair, range or rank, nor only `telling` which."""
    bound = {
        claim.start for found in claims.joined if found.join in _BOUND for claim in found.claims
    }
    bound |= {
        one.start
        for one in claims.numbers
        if any(one.start <= start < one.end for start, _ in telling)
    }
    singles = [_Unit(one.start, one.end, one) for one in claims.numbers if one.start not in bound]
    pairs = [
        _Unit(found.start, found.end, *found.claims[:2])
        for found in claims.joined
        if found.join is Join.PAIR
    ]
    return sorted([*singles, *pairs], key=_start)


def _quantities(low: str, span: tuple[int, int], units: list[_Unit]) -> tuple[ReadFigure, ...]:
    befores = [span[0], *(unit.end for unit in units)]
    afters = [*(unit.start for unit in units[1:]), span[1]]
    return tuple(
        ReadFigure(
            unit.start,
            unit.end,
            unit.claim,
            unit.whole,
            low[before : unit.start],
            low[unit.end : after],
        )
        for unit, before, after in zip(units, befores, afters, strict=False)
    )
