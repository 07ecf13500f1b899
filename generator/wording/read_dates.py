"""Days and moments as people write them: `25/4/2022`, `2022-04-25`, `8h00 ngày 20/4/2022`.

The day stands before the month, the year has four digits. Writing dates is the business of
`generator.wording`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from functools import total_ordering

from generator.problems import Message, say
from generator.workspace import NotationError, empty, quoted

_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_LAST_MONTH = 12
_MIDNIGHT_HOUR = 24
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_PAPER = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{2}")
_CLOCK = r"[0-9]{1,2}(?::[0-9]{2}){1,2}|[0-9]{1,2}\s*(?:h|g|giờ)(?:\s*[0-9]{2}(?:\s*phút)?)?"
_MOMENT = re.compile(
    rf"(?:(?:lúc\s+)?({_CLOCK})(?:\s+|,\s*))?(?:ngày\s+)?([0-9][0-9/.-]+[0-9])"
    rf"(?:(?:T|\s+|,\s*)(?:lúc\s+)?({_CLOCK}))?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[0-9]+")


@total_ordering
@dataclass(frozen=True, slots=True)
class Moment:
    """When figures were taken (thời điểm chốt): a day, with the hour when it is known.

    Without an hour it stands for the end of the day, after every hour of it. As text it is
    `2022-04-20 08:00` or `2022-04-20`, which `read_moment` reads again.
    """

    day: date
    at: time | None = None

    def __lt__(self, other: Moment) -> bool:
        return self._order() < other._order()

    def __str__(self) -> str:
        if self.at is None:
            return self.day.isoformat()
        return f"{self.day.isoformat()} {self.at.isoformat('seconds').removesuffix(':00')}"

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
    """A day with or without its hour: `2022-04-20 08:00`, `8 giờ 00 ngày 20/4/2022`, `20/4/2022`."""
    parts = _MOMENT.fullmatch(text.strip())
    if parts is None or (parts[1] and parts[3]):
        raise _moment_fault(text.strip())
    written = parts[1] or parts[3]
    return Moment(read_date(parts[2]), _time(written) if written else None)


def _date(text: str, year: int, month: int, day: int) -> date:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise NotationError(
            "E-DATE-YEAR",
            say(
                "năm phải từ {first} đến {last}; đang là «{text}»",
                first=_FIRST_YEAR,
                last=_LAST_YEAR,
                text=text,
            ),
        )
    try:
        return date(year, month, day)
    except ValueError:
        raise _no_such_day(text, year, month, day) from None


def _no_such_day(text: str, year: int, month: int, day: int) -> NotationError:
    if month > _LAST_MONTH >= day:
        turned = f"{month}/{day}/{year}"
        message = say(
            "ngày viết trước tháng; có phải {turned}? Đang là «{text}»", turned=turned, text=text
        )
        return NotationError("E-DATE-ORDER", message)
    return NotationError("E-DATE-NONE", say("lịch không có ngày «{text}»", text=text))


def _time(written: str) -> time:
    hour, minute, second = (*map(int, _NUMBER.findall(written)), 0, 0)[:3]
    try:
        return time(hour, minute, second)
    except ValueError:
        raise NotationError("E-TIME", _no_such_time(written, hour)) from None


def _no_such_time(written: str, hour: int) -> Message:
    if hour == _MIDNIGHT_HOUR:
        return say(
            "viết 23h59, hoặc chỉ ghi ngày để tính đến hết ngày; đang là «{text}»", text=written
        )
    return say("không có giờ «{text}»; viết như 8h00 hoặc 17h30", text=written)


def _date_fault(text: str) -> NotationError:
    if not text:
        return empty()
    if _SHORT_YEAR.fullmatch(text):
        return NotationError(
            "E-DATE-YEAR",
            say("năm viết đủ bốn chữ số, như 25/4/2022; đang là «{text}»", text=quoted(text)),
        )
    if _MOMENT.fullmatch(text) and re.search(r"[:hgT]", text, re.IGNORECASE):
        return NotationError(
            "E-DATE-TIME", say("chỉ ghi ngày, không ghi giờ; đang là «{text}»", text=quoted(text))
        )
    return NotationError(
        "E-DATE",
        say(
            "cần một ngày có thật, viết 25/4/2022 hoặc 2022-04-25; đang là «{text}»",
            text=quoted(text),
        ),
    )


def _moment_fault(text: str) -> NotationError:
    if not text:
        return empty()
    return NotationError(
        "E-MOMENT",
        say(
            "cần một thời điểm, viết 8h00 20/4/2022, 2022-04-20 08:00 hoặc chỉ ghi ngày 20/4/2022;"
            " đang là «{text}»",
            text=quoted(text),
        ),
    )
