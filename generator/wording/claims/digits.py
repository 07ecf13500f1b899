"""Numbers in digits, with sign, scale, measure, hedge and the noun behind them."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from generator.wording.claims.claim import ClaimedNumber, NumberKind
from generator.wording.claims.hedges import hedge_of
from generator.wording.claims.nouns import COUNTED, MEASURED, noun_at
from generator.wording.claims.paper import Paper
from generator.wording.read_numbers import SCALES
from generator.workspace import regex, unchanging

_DIGITS = regex(
    r"(?<!\w)(?<![0-9][.,])(?:[1-9][0-9]{0,2}(?: [0-9]{3}){1,5}(?=\s?(?:đồng|vnđ|vnd|đ)(?!\w))"
    r"|[0-9]+(?:[.,][0-9]+)*(?:[\u00a0\u202f][0-9]{3})*(?![0-9]))"
)
_VIETNAMESE = regex(r"([1-9][0-9]{0,2}(?:[. \u00a0\u202f][0-9]{3})+|[0-9]+)(?:,([0-9]+))?")
_FOREIGN = regex(r"([1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.([0-9]+))?")
_DOTTED = regex(r"([0-9]+)\.([0-9]+)")
_BROKEN = regex(r"[0-9]+[.,][0-9]{2,}|[0-9]+(?:[.,][0-9]+){2,}")
_NOT_DIGIT = regex(r"[^0-9]")
_YEAR = regex(r"(?:19|20)[0-9]{2}")
_SCALED = regex(
    r"\s?(trăm|nghìn|ngàn|vạn|triệu|tr\.?(?=\s?đ)|tr|tỷ|tỉ)(?:\s(triệu|tỷ|tỉ))?(?:(?!\w)|(?=đ(?!\w)))(?!\s(?:lệ|giá|trọng|số)(?!\w))"
)
_THEN = regex(r"\s([1-9][0-9]{0,2})\s(nghìn|ngàn|triệu|trăm)(?!\w)")
_DONG = regex(
    r"(?:\s?\.?đ(?!/c(?!\w))|\s?(?:vnđ|vnd)|\s?đồng(?!\s(?:chí|bào|thời|bộ|loạt|đều|nghiệp|hồ|hương|phục|ruộng|diễn|ý|thuận)(?!\w)))(?!\w)"
)
_PERCENT = regex(r"\s?%|\sphần\străm(?!\w)")
_POINTS = regex(r"\s?(?:điểm\s(?:%|phần\străm(?!\w))|%\sđiểm(?!\w))")
_PER_MILLE = regex(r"\s?‰|\sphần\s(?:nghìn|ngàn)(?!\w)")
_MEAN = regex(
    r"(?<!\w)(?:điểm|hệ\ssố|trung\sbình|bình\squân|chỉ\ssố|t[ỷỉ]\s(?:lệ|suất)|mật\sđộ)\s(?:\w{1,8}\s){0,2}$"
)
_MONEY_TALK = regex(
    r"(?<!\w)(?:kinh\sphí|chi\sphí|số\stiền|tiền|trị\sgiá|giá|vốn|ngân\ssách|doanh\sthu|quỹ|hỗ\strợ|lương|thưởng|nợ|phí|thu|chi)(?!\w)"
)
_MULTIPLE = regex(r"\slần(?!\w)")
_MULTIPLIED = regex(r"(?<!\w)(?:gấp|tăng|giảm|bằng|cao|lớn)\s(?:\w{1,8}\s){0,2}$")
_WORTH = {**SCALES, "trăm": 100, "vạn": 10**4, "tr": 10**6}
_ONWARD = regex(
    r"(?:\s?([-–/])\s?|\s(đến|tới|lên|xuống|còn)\s)([0-9]{1,12}(?:[.,][0-9]{1,9}){0,6})(?![0-9])"
)
_FROM = regex(r"(?<!\w)từ\s(?:\w{1,8}\s){0,2}$")
_SHARES = {NumberKind.PERCENT, NumberKind.POINTS}
_POWERS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_MOST_DIGITS = 24
_STEPS = [Fraction(1, 10**places) for places in range(_MOST_DIGITS)]
_LONG_CODE = 9
_PADDED = 3


@unchanging(frozen=True, slots=True)
class _Behind:
    """What stands behind the digits: the measure, what one is worth, what scales say besides."""

    measure: NumberKind
    end: int
    worth: Fraction = Fraction(1)
    rest: int = 0
    rest_step: int = 0
    noun_at: int = 0

    @property
    def takes_decimals(self) -> bool:
        return self.measure is not NumberKind.COUNT or self.worth > 1


def find_numbers(paper: Paper) -> list[ClaimedNumber]:
    """The numbers in digits that nothing else has taken; what they take is taken."""
    found = []
    for match in paper.matches(_DIGITS):
        claim = _read(paper, match)
        if claim is not None and paper.is_free(claim.start, claim.end):
            paper.take(claim.start, claim.end)
            found.append(claim)
    return found


def _read(paper: Paper, match: re.Match[str]) -> ClaimedNumber | None:
    unit = _behind(paper, match) if len(match[0]) <= _MOST_DIGITS else None
    if unit is None or _is_code(paper, match, unit):
        return None
    is_alone = paper.bare == match[0]
    is_mean = "," in match[0] and bool(_MEAN.search(paper.before(match.start(), 30)))
    read = _value(match[0], takes_decimals=unit.takes_decimals or is_mean, is_alone=is_alone)
    if read is None:
        if _is_broken(paper, match[0], unit):
            paper.broken.append(match.span())
        return None
    value, step, foreign = read
    foreign = foreign and not paper.is_foreign
    start, sign = _sign(paper, match.start(), is_alone=is_alone)
    return ClaimedNumber(
        start,
        unit.end,
        sign * (value if unit.worth == 1 else value * unit.worth + unit.rest),
        step if unit.worth == 1 else Fraction(unit.rest_step) or step * unit.worth,
        unit.measure,
        _noun(paper, unit),
        hedge_of(paper, start, unit.end),
        foreign=foreign,
    )


def _is_broken(paper: Paper, digits: str, unit: _Behind) -> bool:
    """Whether marks that part no groups of three stand in a figure, and not in the number of a heading."""
    is_figure = unit.measure is not NumberKind.COUNT or COUNTED.match(paper.low, unit.end)
    return bool(is_figure and _BROKEN.fullmatch(digits))


def _noun(paper: Paper, unit: _Behind) -> str:
    if unit.measure in {NumberKind.PERCENT, NumberKind.POINTS, NumberKind.TIMES}:
        return ""
    return noun_at(paper, unit.noun_at or unit.end)


def _behind(paper: Paper, match: re.Match[str]) -> _Behind | None:
    """What the number is a number of: told behind it, or behind the one with which it is joined."""
    own = _behind_at(paper, match.start(), match.end())
    if own is None or own.measure is not NumberKind.COUNT or own.worth > 1:
        return own
    onward = _ONWARD.match(paper.low, match.end())
    if onward is None or not paper.is_free(*onward.span(3)):
        return own
    if onward[2] and not _FROM.search(paper.before(match.start(), 24)):
        return own
    shared = _behind_at(paper, *onward.span(3))
    if shared is None or (onward[1] == "/" and shared.measure in _SHARES):
        return own
    scales = shared.worth == 1 or _plain(match[0]) <= _plain(onward[3])
    return replace(shared, end=own.end, noun_at=shared.end) if scales else own


def _plain(digits: str) -> int:
    return int(_NOT_DIGIT.sub("", digits.partition(",")[0]))


def _behind_at(paper: Paper, start: int, end: int) -> _Behind | None:
    """What the number from `start` to `end` is a number of; None where letters are glued (`5A`)."""
    low = paper.low
    if scaled := _SCALED.match(low, end):
        return _scaled(paper, start, scaled)
    for pattern, measure, worth in _SIGNS:
        if sign := pattern.match(low, end):
            return _Behind(measure, sign.end(), worth)
    if MEASURED.match(low, end):
        return _Behind(NumberKind.QUANTITY, end)
    behind = low[end : end + 1]
    is_glued = behind.isalpha() and not COUNTED.match(f" {low[end : end + 12]}")
    if is_glued or behind in _POWERS:
        return None
    if _MULTIPLE.match(low, end) and _MULTIPLIED.search(paper.before(start, 24)):
        return _Behind(NumberKind.TIMES, end)
    return _Behind(NumberKind.COUNT, end)


def _scaled(paper: Paper, start: int, scaled: re.Match[str]) -> _Behind:
    """A number with its scale: money where đồng stands behind, or where money is spoken of."""
    low = paper.low
    worth, end = _WORTH[scaled[1].rstrip(".")] * _WORTH.get(scaled[2], 1), scaled.end()
    rest, last = 0, worth
    while (then := _THEN.match(low, end)) and _WORTH[then[2]] < last:
        last = _WORTH[then[2]]
        rest, end = rest + int(then[1]) * last, then.end()
    step = last if rest else 0
    if dong := _DONG.match(low, end):
        return _Behind(NumberKind.MONEY, dong.end(), Fraction(worth), rest, step)
    is_large = scaled[1] in {"tỷ", "tỉ", "tr"} and not COUNTED.match(low, end)
    is_sum = (is_large and not MEASURED.match(low, end)) or (
        not noun_at(paper, end) and bool(_MONEY_TALK.search(paper.before(start, 60)))
    )
    return _Behind(
        NumberKind.MONEY if is_sum else NumberKind.COUNT, end, Fraction(worth), rest, step
    )


def _is_code(paper: Paper, match: re.Match[str], unit: _Behind) -> bool:
    """Digits that name something: a bare year, an account, a phone, a code."""
    digits, is_plain = match[0], match[0].isdigit()
    if unit.takes_decimals or not is_plain or paper.bare == digits:
        return False
    if len(digits) >= _LONG_CODE or (digits.startswith("0") and len(digits) > _PADDED):
        return True
    return bool(_YEAR.fullmatch(digits)) and not COUNTED.match(paper.low, unit.end)


def _value(
    digits: str, *, takes_decimals: bool, is_alone: bool
) -> tuple[Fraction, Fraction, bool] | None:
    """Value, worth of the last digit, and whether it is written the foreign way."""
    foreign = _FOREIGN.fullmatch(digits)
    if foreign and (digits.count(",") > 1 or foreign[2] or not takes_decimals):
        return *_exact(foreign[1], foreign[2] or ""), True
    if plain := _VIETNAMESE.fullmatch(digits):
        return *_exact(plain[1], plain[2] or ""), False
    dotted = _DOTTED.fullmatch(digits)
    if dotted and (takes_decimals or is_alone):
        return *_exact(dotted[1], dotted[2]), True
    return None


def _exact(whole: str, tail: str) -> tuple[Fraction, Fraction]:
    figures = int(_NOT_DIGIT.sub("", whole) + tail)
    return Fraction(figures, 10 ** len(tail)), _STEPS[len(tail)]


def _sign(paper: Paper, start: int, *, is_alone: bool) -> tuple[int, int]:
    """Where the number begins with its sign, and the sign; a dash may be a list mark or a range."""
    sign, before = paper.text[start - 1 : start], paper.before(start - 1, 3) if start else ""
    if not sign or sign not in "+-−–":
        return start, 1
    is_free = before[-1:] in {" ", "("} and not before.strip(" (")[-1:].isdigit()
    if not (is_alone or (is_free and before.strip(" (")[-1:] not in {"", "%"})):
        return start, 1
    return start - 1, 1 if sign == "+" else -1


_SIGNS = (
    (_POINTS, NumberKind.POINTS, Fraction(1)),
    (_PERCENT, NumberKind.PERCENT, Fraction(1)),
    (_PER_MILLE, NumberKind.PERCENT, Fraction(1, 10)),
    (_DONG, NumberKind.MONEY, Fraction(1)),
)
