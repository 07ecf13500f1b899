"""Days, months, quarters, years and hours in running text, whether the calendar has them or not."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from itertools import pairwise

from generator.wording.claims.claim import Stretch
from generator.wording.claims.nouns import COUNTED, noun_at
from generator.wording.claims.paper import Paper
from generator.workspace import regex

_YEAR = r"(?:19|20|21)[0-9]{2}"
_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5, "chủ nhật": 6}
_WEEKDAYS |= {str(number): number - 2 for number in range(2, 8)}
_WEEKDAY = r"(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\snhật)(?!\w)"
_HOUR = r"([0-9]{1,2})\s?(?:(?:giờ|h|g)\s?|:(?!\s))(?:([0-9]{2})(?:\s?phút|')?)?"
_NUMBERS = (
    r"([0-9]{1,2})\s?(?:/\s?([0-9]{1,2})\s?/\s?([0-9]{2,5})|[.-]\s?([0-9]{1,2})\s?[.-]\s?([0-9]{4}))"
    r"(?![\w/]|[.,][0-9])"
)
_LONG = r"(?<=ngày\s)([0-9]{1,2})\s+tháng\s+([0-9]{1,2})(?:\s?/\s?|,?\s+năm\s+)([0-9]{3,5})(?!\w)"
_DAY = regex(
    rf"(?<![\w/])(?<![0-9][.,])(?:{_HOUR}\s?,?\s)?(?:(?<!lần ){_WEEKDAY}\s?,?\s\(?)?(?:ngày\s+)?(?:{_NUMBERS}|{_LONG})"
)
_DAY_PARTS = regex(rf"(?:{_NUMBERS}|{_LONG})$")
_HOUR_BEFORE = regex(rf"^{_HOUR}")
_HOUR_AFTER = regex(rf"\s?,?\s(?:lúc\s|vào\slúc\s|vào\s|hồi\s)?{_HOUR}(?!\w)")
_WEEKDAY_GOES = regex(
    r"(?:^|[^\w\s]|(?<!\w)(?:sáng|trưa|chiều|tối|đêm|vào|lúc|giờ|phút|hồi|từ|đến|hết|trước|sau|và|là|ngày|[0-9h]{1,5}))\s*$"
)
_WEEKDAY_AFTER = regex(rf"\s?[(,]\s?({_WEEKDAY})\)?")
_MONTH = regex(
    rf"(?<!\w)tháng\s+([0-9]{{1,2}})\s?(?:[/.-]\s?|năm\s+)({_YEAR})(?!\w|[./][0-9])"
    rf"|(?<![\w/])(?<![0-9][.,])(0?[1-9]|1[0-2])\s?/\s?({_YEAR})(?!\w|[./][0-9])"
)
_QUARTER = regex(rf"(?<!\w)qu[ýí]\s+(iv|i{{1,3}}|[1-4])\s?(?:[/-]\s?|năm\s+)({_YEAR})(?!\w)")
_HALF = regex(rf"(?<!\w)([0-9]{{1,2}}|ba|sáu|chín|hai)\stháng\s(đầu|cuối)?\s?năm\s({_YEAR})(?!\w)")
_YEARS = regex(
    rf"(?<![\w/.,])(?:giai\sđoạn\s+|(?:các\s)?năm\s+)?({_YEAR})\s?[-–—]\s?({_YEAR})(?![\w/]|[.,][0-9])"
)
_ONE_YEAR = regex(
    r"(?<!\w)(?:cùng\skỳ\s+)?năm\s+(1[89][0-9]{2}|[2-9][0-9]{3})(?!\w|[.,/][0-9]|\s?%)"
)
_YEAR_AGAIN = regex(rf"(?:,\s?|\svà\s(?:năm\s)?|;\s?)({_YEAR})(?![\w%]|[./,][0-9])")
_YEAR_CUED = regex(
    rf"(?<!\w)(?:từ|đến|tới|hết|so\svới|sau|trước|cuối|đầu|giữa)\s({_YEAR})(?!\w|[./,][0-9]|\s?%)"
)
_TO = r"(?:\s?[-–—]\s?|\s?,?\s(?:đến|tới)\s(?:trước\s)?(?:hết\s)?(?:ngày\s)?)"
_LEADING_DAY = regex(
    rf"(?<![\w/.,])(?P<cue>(?:(?:từ|ngày)\s+){{1,2}})?(?P<day>[0-9]{{1,2}})(?:\s?[/.]\s?(?P<month>[0-9]{{1,2}}))?"
    rf"(?:(?P<tight>[-–])|{_TO})$"
)
_DAYS_TOO = regex(
    r"(?P<cue>ngày)\s+(?:[0-9]{1,2},\s?){0,4}(?P<day>[0-9]{1,2})(?:[/.](?P<month>[0-9]{1,2}))?(?:,\s?|\svà\s(?:ngày\s)?)$"
)
_LEADING_MONTH = regex(r"(?<!\w)tháng\s+([0-9]{1,2})(?:\s?[-–—]\s?|\sđến\s(?:hết\s)?)$")
_JOINT = regex(
    r"\s?[-–—]\s?|\)?\s?,?\s(?:đến|tới)\s(?:hết\s|trước\s|cuối\s)?(?:ngày\s)?(?:24h00\s|24\sgiờ\s(?:00\s)?)?"
)
_NOT_FROM_BEGINNING = regex(r"(?:cuối|giữa|trước|sau)\s$")
_BARE_DAY = regex(
    r"(?<!\w)(?:ngày|dịp|lễ|sáng|trưa|chiều|tối|đêm|mùng|mồng|từ|đến|tới|hết|trước|sau|tính\sđến|kỷ\sniệm)\s+"
    r"(?:ngày\s+)?(?:[0-9]{1,2}(?:,\s?|\s?[-–]\s?|\svà\s)){0,5}([0-9]{1,2})(?:\s?[/.]\s?|\s+tháng\s+)([0-9]{1,2})(?![\w%]|[.,/][0-9]|\s?%)"
)
_DATING = regex(r"(?<!\w)(?:ngày|dịp|lễ|sáng|trưa|chiều|tối|đêm|kỷ\sniệm|tháng)(?!\w)")
_FEAST_DAYS = (
    "3/2 27/2 8/3 26/3 30/4 1/5 7/5 15/5 19/5 1/6 21/6 27/7 28/7 19/8 2/9 10/10 13/10 14/10 15/10 20/10 9/11"
    " 18/11 20/11 22/12"
)
_FEASTS = frozenset(_FEAST_DAYS.split())
_FEAST = regex(
    r"(?<![\w/.,])([0-9]{1,2})/([0-9]{1,2})(?![\w/%]|[.,][0-9]|\s?%|\s\((?:[0-9.,]{1,6}\s?%|đạt|chiếm))"
)
_DAY_TO_DAY = regex(
    r"(?<![\w/.,])([0-9]{1,2})/([0-9]{1,2})\s?[-–—]\s?([0-9]{1,2})/([0-9]{1,2})(?![\w/%]|[.,][0-9]|\s?%)"
)
_ATTAINED = regex(r"(?<!\w)(?:đạt|có|được|là|với|thành|lệ|còn|số)\s$")
_SAME_DAY = regex(r"(?<!\w)(?:cùng|mỗi|hằng|hàng|một|trong|bình\squân)\s$")
_LUNAR = regex(r"\s?\(?(?:năm\s[^,;.()]{1,20}\s\(?)?(?:âm\slịch|al)(?!\w)")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_SPOKEN = {"hai": 2, "ba": 3, "sáu": 6, "chín": 9}
_CENTURY = 2000
_YEAR_DIGITS = 4
_DECEMBER = 12


def find_times(paper: Paper) -> list[Stretch]:
    """The stretches of time that a paper names; what they take is taken."""
    found: list[Stretch] = []
    for pattern, read in _FORMS:
        for match in paper.matches(pattern):
            paper.take(*match.span())
            found += read(paper, match)
    found.sort(key=lambda stretch: stretch.start)
    joined = [*_joined(paper, found)]
    _mask_bare_days(paper, found)
    return sorted([*found, *joined], key=lambda stretch: (stretch.start, -stretch.end))


def _day(paper: Paper, match: re.Match[str]) -> Iterator[Stretch]:
    """A day with its hour and weekday, and days in front that share its month and year."""
    written = _DAY_PARTS.search(match[0])
    if written is None:
        return
    day, month, year = (group for group in written.groups() if group)
    when = day_of(year, month, day)
    start, end = match.span()
    hour = _HOUR_BEFORE.match(match[0])
    if not hour and (hour := _HOUR_AFTER.match(paper.low, end)):
        end = hour.end()
    weekday = re.search(_WEEKDAY, match[0])
    if weekday and not _WEEKDAY_GOES.search(paper.before(start + weekday.start())):
        weekday = None
    if not weekday and (named := _WEEKDAY_AFTER.match(paper.low, end)):
        weekday, end = re.search(_WEEKDAY, named[0]), named.end()
    if when is None and _is_no_day(paper, match, year):
        paper.mask(start, end)
        return
    paper.take(start, end)
    yield Stretch(start, end, when, when, _hour(hour), _weekday(weekday))
    if when is not None:
        yield from _days_before(paper, start, when)


def _is_no_day(paper: Paper, match: re.Match[str], year: str) -> bool:
    """Whether a day that no calendar has is meant otherwise: of the moon, or a number of three parts."""
    is_told = "ngày" in match[0] or len(year) >= _YEAR_DIGITS
    return not is_told or bool(_LUNAR.match(paper.low, match.end()))


def _days_before(paper: Paper, start: int, last: date) -> Iterator[Stretch]:
    """`từ 22/4` of `từ 22/4 đến 31/5/2022`, `12` and `13` of `các ngày 12, 13 và 14/5/2022`."""
    before = paper.before(start)
    found = _LEADING_DAY.search(before) or _DAYS_TOO.search(before)
    if found is None or not (found["cue"] or found["month"] or found["tight"]):
        return
    place, end = (start - len(before) + at for at in (found.start("day"), found.end("month")))
    end = end if found["month"] else start - len(before) + found.end("day")
    if not paper.is_free(place, start):
        return
    first = day_of(str(last.year), found["month"] or str(last.month), found["day"])
    if first and first > last and found["month"]:
        first = day_of(str(last.year - 1), found["month"], found["day"])
    paper.take(place, end)
    yield Stretch(place, end, first, first)
    if first and first < last:
        yield from _days_before(paper, place, first)


def day_of(year: str, month: str, day: str) -> date | None:
    """A day of the calendar; None for a day that there is not. A year of two digits is of this century."""
    whole = int(year) if len(year) >= _YEAR_DIGITS - 1 else _CENTURY + int(year)
    try:
        return date(whole, int(month), int(day)) if len(year) != _YEAR_DIGITS - 1 else None
    except ValueError:
        return None


def _hour(found: re.Match[str] | None) -> time | None:
    try:
        return time(int(found[1]), int(found[2] or 0)) if found else None
    except ValueError:
        return None


def _weekday(found: re.Match[str] | None) -> int | None:
    return _WEEKDAYS[" ".join(found[0].split()).removeprefix("thứ ")] if found else None


def _month(paper: Paper, match: re.Match[str]) -> Iterator[Stretch]:
    month, year = int(match[1] or match[3]), int(match[2] or match[4])
    yield _months(*match.span(), year, month, month)
    before = paper.before(match.start())
    if first := _LEADING_MONTH.search(before):
        place = match.start() - len(before) + first.start()
        paper.take(place, place + len(first[0].rstrip(" -–—")))
        yield _months(
            place, match.start() - len(before) + first.end(1), year, int(first[1]), int(first[1])
        )


def _quarter(_: Paper, match: re.Match[str]) -> Iterator[Stretch]:
    quarter = _ROMAN.get(match[1]) or int(match[1])
    yield _months(*match.span(), int(match[2]), quarter * 3 - 2, quarter * 3)


def _half(_: Paper, match: re.Match[str]) -> Iterator[Stretch]:
    months = _SPOKEN.get(match[1]) or int(match[1])
    first = _DECEMBER + 1 - months if match[2] == "cuối" else 1
    yield _months(*match.span(), int(match[3]), first, first + months - 1)


def _years(_: Paper, match: re.Match[str]) -> Iterator[Stretch]:
    first, last = match.groups()
    yield Stretch(*match.span(), date(int(first), 1, 1), date(int(last), 12, 31))


def _one_year(paper: Paper, match: re.Match[str]) -> Iterator[Stretch]:
    yield _months(*match.span(), int(match[1]), 1, _DECEMBER)
    end = match.end()
    while (again := _YEAR_AGAIN.match(paper.low, end)) and paper.is_free(*again.span(1)):
        if COUNTED.match(paper.low, again.end()):
            return
        end = again.end()
        paper.take(*again.span(1))
        yield _months(*again.span(1), int(again[1]), 1, _DECEMBER)


def _cued_year(_: Paper, match: re.Match[str]) -> Iterator[Stretch]:
    yield _months(*match.span(1), int(match[1]), 1, _DECEMBER)


def _months(start: int, end: int, year: int, first: int, last: int) -> Stretch:
    if not 1 <= first <= last <= _DECEMBER:
        return Stretch(start, end, None, None)
    days = monthrange(year, last)[1]
    return Stretch(start, end, date(year, first, 1), date(year, last, days))


def _joined(paper: Paper, found: list[Stretch]) -> Iterator[Stretch]:
    """`từ … đến …` over two stretches that follow one another."""
    for first, last in pairwise(found):
        if not _JOINT.fullmatch(paper.low, first.end, last.start):
            continue
        if not _NOT_FROM_BEGINNING.search(paper.before(first.start, 8)):
            yield replace(
                first, end=last.end, last=last.last, hour=None, weekday=None, ends=(first, last)
            )


def _mask_bare_days(paper: Paper, found: list[Stretch]) -> None:
    """Days without a year are masked, feasts too; a day that no year has is kept as impossible."""
    for match in paper.matches(_BARE_DAY):
        is_sure = bool(_DATING.search(match[0]))
        day, month = int(match[1]), int(match[2])
        is_pair = COUNTED.match(paper.low, match.end()) and _SAME_DAY.search(
            paper.before(match.start(), 12)
        )
        if is_pair or (not is_sure and noun_at(paper, match.end())):
            continue
        if _is_in_a_year(day, month) or _LUNAR.match(paper.low, match.end()):
            paper.mask(*match.span())
        elif is_sure and not COUNTED.match(paper.low, match.end()):
            paper.take(*match.span())
            found.append(Stretch(*match.span(), None, None))
    for match in paper.matches(_DAY_TO_DAY):
        day, month, last_day, last_month = map(int, match.groups())
        if _is_in_a_year(day, month) and _is_in_a_year(last_day, last_month):
            paper.mask(*match.span())
    for match in paper.matches(_FEAST):
        is_feast = f"{int(match[1])}/{int(match[2])}" in _FEASTS and len(match[0]) < len(paper.text)
        if (
            is_feast
            and not noun_at(paper, match.end())
            and not _ATTAINED.search(paper.before(match.start(), 8))
        ):
            paper.mask(*match.span())


def _is_in_a_year(day: int, month: int) -> bool:
    return 1 <= month <= _DECEMBER and 1 <= day <= monthrange(_CENTURY, month)[1]


_FORMS = (
    (_DAY, _day),
    (_HALF, _half),
    (_MONTH, _month),
    (_QUARTER, _quarter),
    (_YEARS, _years),
    (_ONE_YEAR, _one_year),
    (_YEAR_CUED, _cued_year),
)
