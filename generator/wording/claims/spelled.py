"""Numbers in words: `sáu nghìn`, `mười hai đơn vị`, `một phần ba`, `gấp đôi`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import takewhile

from generator.wording.claims.claim import ClaimedNumber, Hedge, NumberKind
from generator.wording.claims.hedges import hedge_of
from generator.wording.claims.nouns import COUNTED, noun_at
from generator.wording.claims.paper import Paper
from generator.wording.read_numbers import SCALES
from generator.workspace import regex, unchanging

_DIGITS = {"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5}
_DIGITS |= {"nhăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9}
_SCALES = {**SCALES, "vạn": 10**4}
_TENS = {"mươi": 10, "trăm": 100}
_OTHERS = ("mười", "linh", "lẻ", "rưỡi", "phẩy")
_WORD = "|".join([*_DIGITS, *_SCALES, *_TENS, *_OTHERS])
_WORDS = rf"(?:{_WORD})(?:\s(?:{_WORD})){{0,40}}"
_RUN = regex(rf"(?<![\w])(?:{_WORDS})(?!\w)")
_PART = regex(
    r"(?<!\w)(một|hai|ba|bốn|năm)\sphần\s(hai|ba|tư|bốn|năm|mười)(?!\w)|(?<!\w)một\snửa(?!\w)"
)
_FOLD = regex(r"(?<!\w)gấp\s(đôi|rưỡi|ba|bốn|năm|mười)(?:\slần)?(?!\w)")
_FOLDS = {"đôi": Fraction(2), "rưỡi": Fraction(3, 2), "mười": Fraction(10)}
_NOT_BEFORE = regex(
    r"(?<!\w)(?:thứ|tháng|ngày|mùng|mồng|lớp|khóa|khoá|hàng|hằng|vài|mấy|nhiều|số|cấp|điều|khoản|quý|loại|hạng|cả)\s$"
)
_OF_YEAR = regex(r"\stháng\s(?:đầu|cuối)\snăm(?!\w)")
_ONE_GOES = regex(r"(?:(?<!\w)(?:gồm|và|có)|[,:;(])\s$")
_AFTER_NAM = {"trăm", "mươi", "nghìn", "ngàn", "triệu", "tỷ", "tỉ", "vạn", "phẩy"}
_DONG = regex(r"\sđồng(?!\w)(?!\s(?:chí|bào|thời|bộ|loạt|đều|nghiệp))")
_PERCENT = regex(r"\sphần\străm(?!\w)")
_POINTS = regex(r"\sđiểm\sphần\străm(?!\w)")
_TEN = 10
_BILLION = 10**9


@unchanging(frozen=True, slots=True)
class Heard:
    """A number that was read from words: how many of them it took, and the worth of the last one."""

    value: Fraction
    step: Fraction
    used: int


def find_spelled(paper: Paper) -> list[ClaimedNumber]:
    """The numbers in words that surely count something; what they take is taken."""
    found = [*_shares(paper), *_runs(paper)]
    return sorted(found, key=lambda claim: claim.start)


def _shares(paper: Paper) -> Iterator[ClaimedNumber]:
    for match in paper.matches(_PART):
        value = (
            Fraction(_DIGITS[match[1]], _DIGITS.get(match[2], _TEN)) if match[1] else Fraction(1, 2)
        )
        yield _loose(paper, match, value, NumberKind.COUNT)
    for match in paper.matches(_FOLD):
        value = _FOLDS.get(match[1]) or Fraction(_DIGITS[match[1]])
        yield _loose(paper, match, value, NumberKind.TIMES)


def _loose(
    paper: Paper, match: re.Match[str], value: Fraction, measure: NumberKind
) -> ClaimedNumber:
    paper.take(*match.span())
    return ClaimedNumber(
        *match.span(), value, Fraction(1, 10), measure, hedge=Hedge.ABOUT, words=True
    )


def _runs(paper: Paper) -> Iterator[ClaimedNumber]:
    for match in paper.matches(_RUN):
        claim = _counted(paper, match)
        if claim is not None and paper.is_free(claim.start, claim.end):
            paper.take(claim.start, claim.end)
            yield claim


def _counted(paper: Paper, match: re.Match[str]) -> ClaimedNumber | None:
    """A claim of a run of words in prose; None where they may say something else."""
    spoken = read_spoken(match[0].split())
    if (
        spoken is None
        or _OF_YEAR.match(paper.low, match.end())
        or _NOT_BEFORE.search(paper.before(match.start(), 10))
    ):
        return None
    end = _end_of(match, spoken.used)
    if not _is_number(paper, match.start(), end, spoken):
        return None
    return spelled_claim(paper, match.start(), end, spoken)


def _is_number(paper: Paper, start: int, end: int, spoken: Heard) -> bool:
    if spoken.used > 1:
        return spoken.value > _TEN or bool(COUNTED.match(paper.low, end))
    if not COUNTED.match(paper.low, end) or paper.low[start:end] in {"không", "năm", "tư"}:
        return False
    return spoken.value != 1 or bool(_ONE_GOES.search(paper.before(start, 8)))


def _end_of(match: re.Match[str], used: int) -> int:
    """Where the first `used` words of a match end."""
    words = list(re.finditer(r"\S+", match[0]))
    return match.start() + words[used - 1].end()


def spelled_claim(paper: Paper, start: int, end: int, spoken: Heard) -> ClaimedNumber:
    """A number in words as a claim, with the measure that is told behind it."""
    measure = NumberKind.COUNT
    for pattern, meant in (
        (_DONG, NumberKind.MONEY),
        (_POINTS, NumberKind.POINTS),
        (_PERCENT, NumberKind.PERCENT),
    ):
        if unit := pattern.match(paper.low, end):
            measure, end = meant, unit.end()
            break
    noun = noun_at(paper, end) if measure is NumberKind.COUNT else ""
    hedge = hedge_of(paper, start, end)
    return ClaimedNumber(start, end, spoken.value, spoken.step, measure, noun, hedge, words=True)


def read_spoken(words: list[str], *, closed: bool = False) -> Heard | None:
    """The longest beginning of a row of words that is a number; None where it begins none.

    `năm` and `không` are digits only where no other sense is possible; in a `closed` row, such as one
    in brackets, always.
    """
    if "phẩy" in words[1:-1]:
        point = words.index("phẩy")
        whole, tail = read_spoken(words[:point], closed=True), _decimals(words[point + 1 :])
        if whole and whole.used == point and tail:
            digits, used = tail
            used += point + 1
            worth = _SCALES.get(words[used], 0) if used < len(words) else 0
            step = Fraction(worth or 1, 10 ** len(digits))
            value = whole.value * (worth or 1) + int(digits) * step
            return Heard(value, step, used + bool(worth))
    number = _Hearing(closed=closed)
    for place, word in enumerate(words):
        if not number.hear(word, words[place + 1] if place + 1 < len(words) else ""):
            break
    return number.spoken()


def _decimals(words: list[str]) -> tuple[str, int] | None:
    """The digits behind a comma: `không năm` is 05, `hai mươi lăm` 25."""
    words = [*takewhile(lambda word: word not in _SCALES, words)]
    digits = [str(_DIGITS[word]) for word in takewhile(_DIGITS.__contains__, words)]
    tail = read_spoken(words, closed=True)
    if len(digits) > 1 or (tail is None and digits):
        return "".join(digits), len(digits)
    return (str(tail.value), tail.used) if tail and tail.value.denominator == 1 else None


class _Hearing:
    """A number while it is heard: `billions` and `total` are closed, `group` and `digit` still open."""

    def __init__(self, *, closed: bool) -> None:
        self.closed = closed
        self.billions = self.total = self.group = self.used = 0
        self.digit: int | None = None
        self.step = 1
        self.is_after_zero = self.has_group = False
        self.half = Fraction(0)

    def hear(self, word: str, after: str) -> bool:
        """Whether the number goes on with a word."""
        took = self._hear(word, after)
        self.used += took
        return took

    def spoken(self) -> Heard | None:
        if not self.used or (self.is_after_zero and self.digit is None):
            return None
        whole = self.billions * 10**9 + self.total + self.group + (self.digit or 0)
        return Heard(whole + self.half, Fraction(self.step), self.used)

    def _hear(self, word: str, after: str) -> bool:
        if self.half:
            return False
        if word in _DIGITS:
            return self._digit(word, after)
        if word in _SCALES:
            return self._scale(_SCALES[word])
        if word in _TENS:
            return self._tens(_TENS[word])
        other = {"mười": self._ten, "linh": self._zero, "lẻ": self._zero, "rưỡi": self._half}.get(
            word
        )
        return other() if other else False

    def _digit(self, word: str, after: str) -> bool:
        if self.digit is not None:
            return False
        if word == "không" and after != "trăm" and not self.closed:
            return False
        if word == "năm" and not (after in _AFTER_NAM or self.is_after_zero or self.closed):
            return False
        self.digit, self.step, self.has_group = _DIGITS[word], 1, True
        return True

    def _ten(self) -> bool:
        if self.digit is not None:
            return False
        self.group += _TEN
        self.step, self.has_group = 1, True
        return True

    def _tens(self, size: int) -> bool:
        if self.digit is None:
            return False
        self.group += self.digit * size
        self.digit = None
        return True

    def _zero(self) -> bool:
        self.is_after_zero = bool(self.used) and self.digit is None
        return self.is_after_zero

    def _half(self) -> bool:
        """`hai triệu rưỡi`: half of the scale that was said last."""
        if self.has_group or self.step == 1:
            return False
        self.half = Fraction(self.step, 2)
        return True

    def _scale(self, size: int) -> bool:
        is_of_billions = size == _BILLION and self.total > 0
        if not (self.has_group or is_of_billions):
            return False
        group = self.group + (self.digit or 0)
        if size == _BILLION:
            self.billions, self.total = self.billions + self.total + group, 0
        else:
            self.total += group * size
        self.group, self.digit, self.step = 0, None, size
        self.has_group = self.is_after_zero = False
        return True
