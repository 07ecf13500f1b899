"""Numbers in digits, with sign, scale, measure, hedge and the noun behind them."""

from __future__ import annotations

import re
from fractions import Fraction

from generator.wording.claims.claim import Claim, Hedge, Measure
from generator.wording.claims.sheet import Sheet

_DIGITS = re.compile(r"(?<![\w])(?<![0-9][.,])[0-9]+(?:[.,][0-9]+)*")
_VIETNAMESE = re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]+))?")
_FOREIGN = re.compile(r"([1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.([0-9]+))?|([0-9]+)\.([0-9]+)")
_SCALE = re.compile(
    r"\s?((?:trăm|nghìn|ngàn|triệu|tỷ|tỉ)(?:\s(?:triệu|tỷ|tỉ))?)(?!\w)(?:\s?(đồng|vnđ|vnd|đ)(?!\w))?"
)
_DONG = re.compile(r"\s?(?:đồng|vnđ|vnd|đ)(?!\w)")
_PERCENT = re.compile(r"\s?(?:%|phần\străm(?!\w))")
_POINTS = re.compile(r"\s?điểm\s(?:%|phần\străm(?!\w))")
_WORTH = {
    "trăm": 100,
    "nghìn": 10**3,
    "ngàn": 10**3,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
}
_HEDGES = (
    (
        Hedge.LEAST,
        "không ít hơn|không dưới|không thấp hơn|không nhỏ hơn|ít nhất|tối thiểu|thấp nhất|trên|hơn",
    ),
    (
        Hedge.MOST,
        "không vượt quá|không quá|không cao hơn|không nhiều hơn|không lớn hơn|tối đa|nhiều nhất|cao nhất"
        "|dưới|chưa đến|chưa tới|chưa đầy|chưa được",
    ),
    (Hedge.NEARLY, "gần|ngót"),
    (Hedge.ABOUT, "khoảng|chừng|xấp xỉ|ước|ước tính|ước đạt|ước khoảng|độ chừng"),
)
_HEDGED = re.compile(
    r"(?<!\w)(?:(?:nhiều|ít|cao|thấp|lớn|nhỏ)\shơn|(?P<word>"
    + "|".join(words for _, words in _HEDGES).replace(" ", r"\s")
    + r"))\s(?:(?:đạt|là|có|được)\s)?$"
)
_HEDGE_OF = {word: hedge for hedge, words in _HEDGES for word in words.split("|")}
_ONWARD = re.compile(r"[^.,;:()0-9]{0,30}?(?<!\w)trở\s(lên|xuống)(?!\w)")
_MEASURED = re.compile(
    r"\s?(?:kg|ha|km|m|m2|m3|m²|m³|mm|cm|tấn|tạ|lít|lần|giờ|điểm|độ|mw|kwh|usd)(?!\w)"
)
_NOUN = re.compile(r"(?:\s{0,2}/)?\s{0,2}([^\W\d_]+(?:\s?[/-]\s?[^\W\d_]+){0,3})")
_NOUN_WORDS = 5
_STOPS = frozenset(
    "đã được là có của trong tại và hoặc với cho để do đạt theo từ đến tới tham chiếm bằng so tăng giảm"
    " vượt còn thì mà nhưng nên khi nếu như các những này đó kia sẽ đang cũng về trên dưới hơn gần khoảng ở"
    " vào ra lên xuống gồm bao thuộc không chưa phải cần bị hiện mỗi cùng kể tính trở qua sau trước".split()
)


def find_numbers(sheet: Sheet) -> list[Claim]:
    """The numbers in digits that nothing else has taken; what cannot be read is taken silently."""
    found = []
    for match in sheet.matches(_DIGITS):
        claim = _read(sheet, match)
        if claim is not None and sheet.is_free(claim.start, claim.end):
            sheet.take(claim.start, claim.end)
            found.append(claim)
    return found


def _read(sheet: Sheet, match: re.Match[str]) -> Claim | None:
    start, end = match.span()
    low = sheet.low
    measure, worth = Measure.COUNT, Fraction(1)
    is_measured = bool(_MEASURED.match(low, end))
    if scale := _SCALE.match(low, end):
        for word in scale[1].split():
            worth *= _WORTH[word]
        measure = Measure.MONEY if scale[2] or _ends(low, scale.end()) else Measure.COUNT
        is_measured, end = True, scale.end()
    elif points := _POINTS.match(low, end):
        measure, end = Measure.POINTS, points.end()
    elif percent := _PERCENT.match(low, end):
        measure, end = Measure.PERCENT, percent.end()
    elif dong := _DONG.match(low, end):
        measure, end = Measure.MONEY, dong.end()
    elif low[end : end + 1].isalpha() and not is_measured:
        return None
    is_measured = is_measured or measure in {Measure.PERCENT, Measure.POINTS}
    read = _value(match[0], is_measured=is_measured)
    if read is None:
        return None
    value, step, foreign = read
    noun = _noun(sheet, end) if measure in {Measure.COUNT, Measure.MONEY} else ""
    return Claim(
        start,
        end,
        value * worth,
        step * worth,
        measure,
        noun,
        _hedge(sheet, start, end),
        False,
        foreign,
    )


def _ends(low: str, place: int) -> bool:
    return not low[place : place + 2].strip(" .,;:)").isalpha()


def _value(digits: str, *, is_measured: bool) -> tuple[Fraction, Fraction, bool] | None:
    """Value, worth of the last digit, whether written the foreign way."""
    foreign = _FOREIGN.fullmatch(digits)
    vietnamese = _VIETNAMESE.fullmatch(digits)
    if foreign and (not vietnamese or (not is_measured and foreign[1])):
        whole, tail = foreign[1] or foreign[3], foreign[2] or foreign[4] or ""
        if foreign[3] and not is_measured:
            return None
        return *_fraction(whole.replace(",", ""), tail), True
    if vietnamese:
        return *_fraction(vietnamese[1].replace(".", ""), vietnamese[2] or ""), False
    return None


def _fraction(whole: str, tail: str) -> tuple[Fraction, Fraction]:
    if len(whole) + len(tail) > 40:
        return Fraction(0), Fraction(1)
    step = Fraction(1, 10 ** len(tail))
    return int(whole + tail) * step, step


def _hedge(sheet: Sheet, start: int, end: int) -> Hedge | None:
    if onward := _ONWARD.match(sheet.low, end):
        return Hedge.LEAST if onward[1] == "lên" else Hedge.MOST
    found = _HEDGED.search(sheet.before(start, 32))
    return _HEDGE_OF[" ".join(found["word"].split())] if found and found["word"] else None


def _noun(sheet: Sheet, end: int) -> str:
    """What was counted: the words behind the number, up to one that no noun has in it."""
    place, said = end, end
    for _ in range(_NOUN_WORDS):
        word = _NOUN.match(sheet.low, place)
        if word is None or word[1] in _STOPS:
            break
        place = said = word.end()
    return sheet.text[end:said].strip()
