"""Days, months, quarters, years and hours in running text, whether the calendar has them or not."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, time

from generator.wording.claims.claim import Stretch
from generator.wording.claims.sheet import Sheet

_YEAR = r"(?:19|20|21)[0-9]{2}"
_DASH = r"\s?[-–—]\s?"
_WEEKDAYS = {
    "hai": 0,
    "2": 0,
    "ba": 1,
    "3": 1,
    "tư": 2,
    "4": 2,
    "năm": 3,
    "5": 3,
    "sáu": 4,
    "6": 4,
} | {"bảy": 5, "7": 5, "chủ nhật": 6}
_WEEKDAY = r"(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\snhật)\b"
_HOUR = r"([0-9]{1,2})\s?(?:giờ|h|g|:)\s?(?:([0-9]{2})(?:\s?phút)?)?"
_DAY = re.compile(
    rf"(?<![\w/])(?<![0-9][.,])(?:{_HOUR}\s?,?\s)?(?:({_WEEKDAY}),?\s)?(?:(ngày)\s+)?"
    r"(?:([0-9]{1,2})\s?([/.-])\s?([0-9]{1,2})\s?\6\s?([0-9]{4}|[0-9]{2})(?![\w/]|[.,-][0-9])"
    r"|(?<=ngày\s)([0-9]{1,2})\s+tháng\s+([0-9]{1,2})(?:\s?/\s?|,?\s+năm\s+)([0-9]{4})(?![\w]))"
    rf"(?:,?\s(?:lúc\s|vào\slúc\s)?{_HOUR}(?!\w))?(?:\s?[(,]\s?({_WEEKDAY})\)?)?"
)
_MONTH = re.compile(
    rf"\btháng\s+([0-9]{{1,2}})\s?(?:[/.-]\s?|năm\s+)({_YEAR})(?!\w|[./][0-9])"
    rf"|(?<![\w/])(?<![0-9][.,-])(0?[1-9]|1[0-2])/({_YEAR})(?!\w|[./][0-9])"
)
_QUARTER = re.compile(rf"\bqu[ýí]\s+(iv|i{{1,3}}|[1-4])\s?(?:[/-]\s?|năm\s+)({_YEAR})(?!\w)")
_YEARS = re.compile(
    rf"(?<![\w/.,])(?:giai\sđoạn\s+|(?:các\s)?năm\s+)?({_YEAR}){_DASH}({_YEAR})(?![\w/]|[.,][0-9])"
)
_ONE_YEAR = re.compile(rf"\b(?:cùng\skỳ\s+)?năm\s+({_YEAR})(?!\w|[./][0-9])")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_CENTURY = 2000


def find_times(sheet: Sheet) -> list[Stretch]:
    """The stretches of time that a sheet names; what they take is taken."""
    found: list[Stretch] = []
    for pattern, read in _FORMS:
        for match in sheet.matches(pattern):
            found.append(read(match))
            sheet.take(*match.span())
    return sorted(found, key=lambda stretch: stretch.start)


def _day(match: re.Match[str]) -> Stretch:
    hour, minute, weekday, _, day, _, month, year, long_day, long_month, long_year = match.groups()[
        :11
    ]
    late_hour, late_minute, late_weekday = match.groups()[11:]
    when = day_of(year or long_year, month or long_month, day or long_day)
    return Stretch(
        *match.span(),
        when,
        when,
        _hour(hour or late_hour, minute or late_minute),
        _weekday(weekday or late_weekday),
    )


def day_of(year: str, month: str, day: str) -> date | None:
    """A day of the calendar; None for a day that there is not. A year of two digits is of this century."""
    whole = int(year) if len(year) > 2 else _CENTURY + int(year)
    try:
        return date(whole, int(month), int(day))
    except ValueError:
        return None


def _hour(hour: str | None, minute: str | None) -> time | None:
    if hour is None or not (int(hour) < 24 and int(minute or 0) < 60):
        return None
    return time(int(hour), int(minute or 0))


def _weekday(words: str | None) -> int | None:
    return None if words is None else _WEEKDAYS[" ".join(words.split()).removeprefix("thứ ")]


def _month(match: re.Match[str]) -> Stretch:
    month, year = match[1] or match[3], match[2] or match[4]
    return _months(match, int(year), int(month), int(month))


def _quarter(match: re.Match[str]) -> Stretch:
    quarter = _ROMAN.get(match[1]) or int(match[1])
    return _months(match, int(match[2]), quarter * 3 - 2, quarter * 3)


def _years(match: re.Match[str]) -> Stretch:
    first, last = match.groups()
    return Stretch(*match.span(), date(int(first), 1, 1), date(int(last), 12, 31))


def _one_year(match: re.Match[str]) -> Stretch:
    return _months(match, int(match[1]), 1, 12)


def _months(match: re.Match[str], year: int, first: int, last: int) -> Stretch:
    if not 1 <= first <= last <= 12:
        return Stretch(*match.span(), None, None)
    days = monthrange(year, last)[1]
    return Stretch(*match.span(), date(year, first, 1), date(year, last, days))


_FORMS = (
    (_DAY, _day),
    (_MONTH, _month),
    (_QUARTER, _quarter),
    (_YEARS, _years),
    (_ONE_YEAR, _one_year),
)
