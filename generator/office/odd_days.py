"""The day of a paper as it is typed, and what is odd in it and in its number: told before it is issued, and never in the way."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from functools import cache

from generator.model.campaign import Campaign
from generator.problems import Message, say
from generator.register import Number, Numbers
from generator.wording import day_in_full, read_date, serial, short_date

_SATURDAY, _SUNDAY = 5, 6
_AROUND = datetime.timedelta(days=92)
"""So long before a campaign begins and after it ends papers of it are usually signed."""
_HOLIDAYS = {
    (1, 1): say("ngày Tết Dương lịch"),
    (4, 30): say("ngày Chiến thắng 30/4"),
    (5, 1): say("ngày Quốc tế lao động"),
    (9, 2): say("ngày Quốc khánh"),
}
"""Public holidays by the sun (Bộ luật Lao động 2019, Điều 112)."""
_TET = "25/1/2020 12/2/2021 1/2/2022 22/1/2023 10/2/2024 29/1/2025 17/2/2026 6/2/2027 26/1/2028 13/2/2029 2/2/2030 23/1/2031 11/2/2032 31/1/2033 19/2/2034 8/2/2035"
_GIO_TO = "2/4/2020 21/4/2021 10/4/2022 29/4/2023 18/4/2024 7/4/2025 26/4/2026 16/4/2027 4/4/2028 23/4/2029 12/4/2030 1/4/2031 19/4/2032 9/4/2033 28/4/2034 17/4/2035"
"""Mùng 1 Tết and 10/3 by the moon (the same article): of these years alone, worked out again from the sky in tests."""
_OF_TET = (
    (-1, say("ngày cuối năm âm lịch")),
    (0, say("mùng 1 Tết Nguyên đán")),
    (1, say("mùng 2 Tết Nguyên đán")),
    (2, say("mùng 3 Tết Nguyên đán")),
)


@cache
def by_the_moon() -> Mapping[datetime.date, Message]:
    """The days off by the moon, from 2020 to 2035."""
    tet = map(read_date, _TET.split())
    days = {day + datetime.timedelta(past): name for day in tet for past, name in _OF_TET}
    return days | dict.fromkeys(
        map(read_date, _GIO_TO.split()), say("ngày Giỗ Tổ Hùng Vương (10/3 âm lịch)")
    )


def paper_day_in_full(text: str, campaign: Campaign) -> str:
    """The day of a paper of a campaign as people type it, spelled out as `day_in_full` does.

    Papers are signed before a campaign begins and after it ends: where that leaves two years, it is asked about.
    """
    return day_in_full(text, campaign.starts - _AROUND, campaign.ends + _AROUND)


def odd_days(found: Numbers, today: datetime.date) -> list[Message]:
    """What is odd in the numbers and days that would be given; `today` is the day on this machine."""
    days = dict.fromkeys(one.row.date for one in found.new)
    told = [said for day in days for said in _of_day(day, today)]
    skipped = [said for one in found.new for said in _skipped(one)]
    return [*told, *skipped]


def _of_day(day: datetime.date, today: datetime.date) -> Iterator[Message]:
    said = short_date(day)
    if day > today:
        yield say(
            "ngày {day} chưa đến (hôm nay là {today}): văn bản ghi ngày ký, xem lại ngày",
            day=said,
            today=short_date(today),
        )
    if name := _HOLIDAYS.get((day.month, day.day)) or by_the_moon().get(day):
        yield say("ngày {day} là {name}", day=said, name=name)
    elif day.weekday() == _SATURDAY:
        yield say("ngày {day} là thứ Bảy", day=said)
    elif day.weekday() == _SUNDAY:
        yield say("ngày {day} là Chủ nhật", day=said)


def _skipped(one: Number) -> Iterator[Message]:
    """The numbers before it that no document will have."""
    first, last = one.expected, one.row.number - 1
    if first == last:
        yield say("số {number} bỏ trống sẽ ghi «Hủy» trong sổ, kèm lý do", number=serial(first))
    elif first < last:
        yield say(
            "các số bỏ trống từ {first} đến {last} sẽ ghi «Hủy» trong sổ, kèm lý do",
            first=serial(first),
            last=serial(last),
        )
