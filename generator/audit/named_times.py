"""How long the times are that a text names: «tháng 6/2026» is 30 days, «quý II» three months, «4 tuần» four weeks."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from fractions import Fraction

from generator.audit.records.told_each import PartEach
from generator.wording import ClaimedNumber, NumberKind, Stretch
from generator.workspace import regex, unchanging

_YEAR = r"(?:\s?/\s?|\s?-\s?|\snăm\s)?(?P<{name}>\d{{4}})?"
_PERIOD = regex(
    r"(?<![\w/.,-])(?<!ngày )(?<!mùng )(?P<count>\d{1,3})\s(?P<unit>ngày|tuần|tháng|quý|năm)(?!\w)"
    r"(?:\s(?:đầu|cuối)\snăm(?:\s\d{4})?)?"
    r"|(?<![\w/])(?<!mỗi )(?<!hằng )(?<!hàng )(?:"
    rf"tháng\s(?P<month>1[0-2]|0?[1-9])(?![\d.,]\d|\d){_YEAR.format(name='year')}"
    rf"|quý\s(?P<quarter>iv|i{{1,3}}|[1-4])(?!\w){_YEAR.format(name='in_year')}"
    r"|(?P<half>nửa (?:đầu |cuối )?năm)|(?:cả |trong )?năm\s(?:\d{4}|nay|qua|trước))",
)
_QUARTERS = {"1": (90, 91), "2": (91,), "3": (92,), "4": (92,)}
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_MONTHS = {"tháng": 1, "quý": 3, "năm": 12}
_YEAR_MONTHS = 12
_WEEK = 7
_FEBRUARY = 2
_AMOUNTS = {NumberKind.COUNT, NumberKind.QUANTITY}


@unchanging(frozen=True, slots=True)
class NamedPeriod:
    """A time from `start` to `end` of a text: how many days it may have, how many months it is, 0 of none.

    `count` and `unit` are those of a time that was counted: «10 ngày».
    """

    start: int
    end: int
    days: tuple[int, ...]
    months: int = 0
    count: int = 0
    unit: str = ""

    def lengths(self, unit: str) -> tuple[Fraction, ...]:
        """How many of a unit it may be, `ngày`, `tuần`, `tháng`, `quý` or `năm`."""
        if unit in _MONTHS and self.months:
            return (Fraction(self.months, _MONTHS[unit]),)
        if unit == "ngày":
            return tuple(map(Fraction, self.days))
        if unit == "tuần":
            rough = (Fraction(4 * self.months), Fraction(13 * self.months, 3))
            return (*(Fraction(one, _WEEK) for one in self.days), *(rough if self.months else ()))
        return tuple(Fraction(one, 30 * _MONTHS.get(unit, 1)) for one in self.days)


def named_periods(text: str, times: Iterable[Stretch] = ()) -> list[NamedPeriod]:
    """The times that a text names, but for the days among `times`.

    >>> [(one.days, one.months) for one in named_periods("Quý II/2026, riêng tháng 6/2026; trong 10 ngày")]
    [((91,), 3), ((30,), 1), ((10,), 0)]
    >>> named_periods("mỗi tháng 5 triệu đồng, 3,5 triệu đồng/tháng")
    []
    """
    letters = [*text.lower()]
    for one in times:
        if one.is_day and one.end <= len(letters):
            letters[one.start : one.end] = " " * (one.end - one.start)
    return [_period(found) for found in _PERIOD.finditer("".join(letters))]


def _period(found: re.Match[str]) -> NamedPeriod:
    start, end = found.span()
    if found["count"]:
        count, unit = int(found["count"]), found["unit"]
        months = count * _MONTHS.get(unit, 0)
        days = _days_of(months) if months else (count * (_WEEK if unit == "tuần" else 1),)
        return NamedPeriod(start, end, days, months, count, unit)
    if found["month"]:
        return NamedPeriod(start, end, _days_in(int(found["month"]), found["year"]), 1)
    if quarter := found["quarter"]:
        return NamedPeriod(start, end, _QUARTERS[_ROMAN.get(quarter, quarter)], 3)
    months = _YEAR_MONTHS // 2 if found["half"] else _YEAR_MONTHS
    return NamedPeriod(start, end, _days_of(months), months)


def _days_in(month: int, year: str | None) -> tuple[int, ...]:
    if year and int(year):
        return (monthrange(int(year), month)[1],)
    return (28, 29) if month == _FEBRUARY else (monthrange(2001, month)[1],)


def _days_of(months: int) -> tuple[int, ...]:
    """Of some months, of which it is not told which."""
    return tuple(range(28 * months, 31 * months + 1)) if months < _YEAR_MONTHS else (
        365 * months // _YEAR_MONTHS, 366 * months // _YEAR_MONTHS)  # fmt: skip


def divides(pace: ClaimedNumber, amount: ClaimedNumber, each: PartEach, length: Fraction) -> bool:
    """Whether an amount in so many days, weeks or months comes to what is told for each."""
    if not length:
        return False
    times = length / each.many
    return (
        abs(amount.value / times - pace.value) < pace.step
        or abs(pace.value * times - amount.value) < amount.step
    )


def is_divided(
    pace: ClaimedNumber,
    amounts: Iterable[ClaimedNumber],
    each: PartEach,
    times: Iterable[NamedPeriod],
) -> bool:
    """Whether some amount that is told, in some time that is named, comes to what is told for each."""
    lengths = {length for one in times for length in one.lengths(each.unit)}
    return any(
        divides(pace, one, each, length)
        for one in amounts
        if one is not pace and are_of_one_kind(one, pace)
        for length in lengths
    )


def are_of_one_kind(one: ClaimedNumber, other: ClaimedNumber) -> bool:
    """Whether both are counts or measured, or both money."""
    return one.measure is other.measure or {one.measure, other.measure} <= _AMOUNTS
