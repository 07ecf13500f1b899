"""Days and moments, text → value, as people write them: `25/4/2022`, `2022-04-25`, `8h00 ngày 20/4/2022`.

The day stands before the month, the year has four digits. What people type otherwise into a form (`30.6.2026`, `30/6/26`,
`30/6`, `ngày 30 tháng 6`) becomes such a text in `day_in_full`, where nothing has to be guessed. The way back, value → text,
is `said_dates`.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, time, timedelta
from functools import total_ordering

from generator.problems import say
from generator.wording.said_dates import moment, short_date
from generator.workspace import TextRefused, empty, refusal, regex, unchanging

_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_LAST_MONTH = 12
_MIDNIGHT_HOUR = 24
_ISO = regex(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_PAPER = regex(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_OTHERWISE = regex(r"([0-9]{1,2})\s*[-./]\s*([0-9]{1,2})\s*[-./]\s*(2[0-9]{3})")
_IN_WORDS = regex(
    r"(?:ngày\s+)?([0-9]{1,2})\s+tháng\s+([0-9]{1,2})\s+năm\s+(2[0-9]{3})", re.IGNORECASE
)
_SERIAL, _EXCEL_BEGAN = regex(r"[3-7][0-9]{4}"), date(1899, 12, 30)
_CLOCK = r"[0-9]{1,2}(?::[0-9]{2}){1,2}|[0-9]{1,2}\s*(?:h|g|giờ)(?:\s*[0-9]{2}(?:\s*phút)?)?"
_MOMENT = regex(
    rf"(?:(?:lúc\s+)?({_CLOCK})(?:\s+|,\s*))?(?:ngày\s+)?([0-9][0-9/.-]+[0-9])"
    rf"(?:(?:T|\s+|,\s*)(?:lúc\s+)?({_CLOCK}))?",
    re.IGNORECASE,
)
_AS_TYPED = regex(
    rf"((?:lúc\s+)?(?:{_CLOCK})(?:\s+|,\s*))?(ngày\s+)?([0-9]{{1,2}})(?:\s*[-./]\s*|\s+tháng\s+)([0-9]{{1,2}})"
    rf"(?:(?:\s*[-./]\s*|\s+năm\s+|,\s*)([0-9]{{4}}|[0-9]{{2}}))?((?:\s+|,\s*)(?:lúc\s+)?(?:{_CLOCK}))?",
    re.IGNORECASE,
)
_CENTURY = 2000
_EITHER = 2
_NUMBER = regex(r"[0-9]+")


@total_ordering
@unchanging(frozen=True, slots=True)
class Moment:
    """When figures were taken (thời điểm chốt): a day, with the hour when it is known.

    Without an hour it stands for the end of the day, after every hour of it; so does `24h00`, while
    `0h00` ends the day before. As text it is `2022-04-20 08:00` or `2022-04-20`, which `read_moment`
    reads again.
    """

    day: date
    at: time | None = None

    def __lt__(self, other: Moment) -> bool:
        return self._order() < other._order()

    def __str__(self) -> str:
        if self.at is None:
            return self.day.isoformat()
        return f"{self.day.isoformat()} {self.at.isoformat('seconds').removesuffix(':00')}"

    @property
    def of_day(self) -> date:
        """The day in which it lies, or whose end it is: of `0h00` the day before."""
        return self.day - timedelta(days=1) if self.at == time.min else self.day

    @property
    def instant(self) -> Moment:
        """The same for `0h00` as for the end of the day before."""
        return Moment(self.of_day) if self.at == time.min else self

    def is_meant_by(self, asked: Moment) -> bool:
        """Whether somebody may mean it who names a moment: that one, or by a day alone any of the day."""
        same = self.instant == asked.instant
        return same or (asked.at is None and asked.day in {self.day, self.of_day})

    @property
    def said(self) -> str:
        """As texts tell it: `8h00 ngày 20/4/2022`, or the day alone."""
        return moment(self.day, self.at)

    @property
    def in_full(self) -> str:
        """As documents write it: `8 giờ 00 ngày 20/4/2022`, or the day alone."""
        return self.said.replace("h", " giờ ", 1) if self.at else self.said

    def _order(self) -> tuple[date, bool, time]:
        return self.day, self.at is None, self.at or time.min


def read_date(text: str) -> date:
    """A day that exists, between 2000 and 2100: `25/4/2022`, `25/04/2022` or `2022-04-25`."""
    bare = text.strip()
    if parts := _ISO.fullmatch(bare):
        return _date(bare, int(parts[1]), int(parts[2]), int(parts[3]))
    if parts := _PAPER.fullmatch(bare):
        return _date(bare, int(parts[3]), int(parts[2]), int(parts[1]))
    raise _date_fault(bare)


def read_moment(text: str) -> Moment:
    """A day with or without its hour: `2022-04-20 08:00`, `8 giờ 00 ngày 20/4/2022`, `20/4/2022`.

    `24h00 ngày 31/5/2022` is the end of that day, as the day alone is.
    """
    parts = _MOMENT.fullmatch(text.strip())
    if parts is None or (parts[1] and parts[3]):
        raise _moment_fault(text.strip())
    written = parts[1] or parts[3]
    return Moment(read_date(parts[2]), _time(written) if written else None)


def day_in_full(text: str, first: date | None = None, last: date | None = None) -> str:
    """A day or a moment as people type it, as `read_date` and `read_moment` read it; any other text as it is.

    Only the signs between its numbers are taken for others. A day without a year, or with half of one, is that of
    the one year in which it lies between `first` and `last`; else it is asked about (`TextRefused`), told in full
    where one year alone can be meant.
    """
    found = _AS_TYPED.fullmatch(text.strip())
    if found is None:
        return text
    before, word, day, month, year, after = (part or "" for part in found.groups())
    lead = f"{before}{word}" if before or after else ""
    if len(year) == len("2026"):
        return f"{lead}{day}/{month}/{year}{after}"
    years = [_CENTURY + int(year)] if year else _years(first, last)
    lying = [one for one in years if _lies(one, int(month), int(day), first, last)]
    if len(lying) == 1:
        return f"{lead}{day}/{month}/{lying[0]}{after}"
    if year and _is_day(years[0], int(month), int(day)):
        raise _year_asked(text, f"{lead}{day}/{month}/{years[0]}{after}")
    if len(lying) == _EITHER:
        raise _which_year(text, *(f"{day}/{month}/{one}" for one in lying))
    raise _year_asked(text)


def days_in_full(text: str, first: date | None = None, last: date | None = None) -> str:
    """Several days with commas between them, each as `day_in_full` takes it; what is asked is asked of all at once."""
    found: list[str] = []
    asked: list[str] = []
    for part in map(str.strip, text.split(",")):
        try:
            found.append(day_in_full(part, first, last))
        except TextRefused as fault:
            asked.append(part)
            found.append(str(fault.message.values.get("meant", "")))
    if asked:
        raise _year_asked(text, ", ".join(found) if all(found) else "")
    return ", ".join(found) if found != text.split(",") else text


def _years(first: date | None, last: date | None) -> list[int]:
    return [*range(first.year, last.year + 1)] if first and last else []


def _lies(year: int, month: int, day: int, first: date | None, last: date | None) -> bool:
    """Whether there is such a day, and it lies between the two."""
    if first is None or last is None or not _is_day(year, month, day):
        return False
    return first <= date(year, month, day) <= last


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _year_asked(text: str, meant: str = "") -> TextRefused:
    if meant:
        message = say("ghi đủ năm; có phải {meant}? Đang là «{text}»")
        return refusal("E-DATE-YEAR", message, text, meant=meant)
    return refusal("E-DATE-YEAR", say("ghi đủ năm, như 25/4/2022; đang là «{text}»"), text)


def _which_year(text: str, first: str, second: str) -> TextRefused:
    message = say("ghi đủ năm: {first} hay {second}? Đang là «{text}»")
    return refusal("E-DATE-YEAR", message, text, first=first, second=second)


def _date(text: str, year: int, month: int, day: int) -> date:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        message = say("năm phải từ {first} đến {last}; đang là «{text}»")
        raise refusal("E-DATE-YEAR", message, text, first=_FIRST_YEAR, last=_LAST_YEAR)
    try:
        return date(year, month, day)
    except ValueError:
        raise _no_such_day(text, year, month, day) from None


def _no_such_day(text: str, year: int, month: int, day: int) -> TextRefused:
    if month > _LAST_MONTH >= day:
        message = say("ngày viết trước tháng; có phải {turned}? Đang là «{text}»")
        return refusal("E-DATE-ORDER", message, text, turned=f"{month}/{day}/{year}")
    return refusal("E-DATE-NONE", say("lịch không có ngày «{text}»"), text)


def _time(written: str) -> time | None:
    hour, minute, second = (*map(int, _NUMBER.findall(written)), 0, 0)[:3]
    if (hour, minute, second) == (_MIDNIGHT_HOUR, 0, 0):
        return None
    try:
        return time(hour, minute, second)
    except ValueError:
        message = say("không có giờ «{text}»; viết như 8h00 hoặc 17h30")
        raise refusal("E-TIME", message, written) from None


def _date_fault(text: str) -> TextRefused:
    if not text:
        return empty()
    if _MOMENT.fullmatch(text) and re.search(r"[:hgT]", text, re.IGNORECASE):
        return refusal("E-DATE-TIME", say("chỉ ghi ngày, không ghi giờ; đang là «{text}»"), text)
    if meant := _meant(text):
        message = say("ngày viết như 25/4/2022; có phải {meant}? Đang là «{text}»")
        return refusal("E-DATE", message, text, meant=short_date(meant))
    try:
        day_in_full(text)
    except TextRefused as asked:
        return asked
    message = say("cần một ngày có thật, viết 25/4/2022 hoặc 2022-04-25; đang là «{text}»")
    return refusal("E-DATE", message, text)


def _meant(text: str) -> date | None:
    """The day that is meant by other signs, in words, or by the number that Excel keeps for it."""
    if _SERIAL.fullmatch(text):
        day = _EXCEL_BEGAN + timedelta(days=int(text))
        return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None
    if parts := _OTHERWISE.fullmatch(text) or _IN_WORDS.fullmatch(text):
        with suppress(ValueError):
            return date(int(parts[3]), int(parts[2]), int(parts[1]))
    return None


def _moment_fault(text: str) -> TextRefused:
    if not text:
        return empty()
    message = say(
        "cần một thời điểm, viết 8h00 20/4/2022, 2022-04-20 08:00 hoặc chỉ ghi ngày 20/4/2022;"
        " đang là «{text}»"
    )
    return refusal("E-MOMENT", message, text)
