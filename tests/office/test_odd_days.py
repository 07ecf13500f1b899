"""Odd days are told before a document is issued; those by the moon are worked out again from the sky."""

from __future__ import annotations

import datetime
from math import floor, radians, sin

import pytest

from generator.cli.app import run
from generator.office.odd_days import by_the_moon

_HOURS = 7 / 24
_DAY_ZERO = 1721424.5


def new_moon(k):
    """The moment of the k-th new moon since January 2000, in days of the Julian count; within minutes."""
    t = k / 1236.85
    sun, moon, node = (
        radians(start + rate * k)
        for start, rate in (
            (2.5534, 29.1053567),
            (201.5643, 385.81693528),
            (160.7108, 390.67050284),
        )
    )
    mean = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t
    return mean + (
        -0.4072 * sin(moon)
        + 0.17241 * sin(sun)
        + 0.01608 * sin(2 * moon)
        + 0.01039 * sin(2 * node)
        + 0.00739 * sin(moon - sun)
        - 0.00514 * sin(moon + sun)
        + 0.00208 * sin(2 * sun)
    )


def sector(day):
    """In which twelfth of its way the sun stands at the midnight that begins a day."""
    t = (day.toordinal() + _DAY_ZERO - _HOURS - 2451545) / 36525
    turn = radians(357.52911 + 35999.05029 * t)
    centre = 1.914602 * sin(turn) + 0.019993 * sin(2 * turn) + 0.000289 * sin(3 * turn)
    return floor((280.46646 + 36000.76983 * t + centre - 0.00569) % 360 / 30)


def first_days(year):
    """The days on which months begin, the first of them the one in which the winter solstice before a year lies."""
    near = floor((year - 2000) * 12.3685) - 3
    days = [
        datetime.date.fromordinal(floor(new_moon(k) + _HOURS - _DAY_ZERO))
        for k in range(near, near + 20)
    ]
    winter = next(
        at
        for at, day in enumerate(days)
        if sector(day) in (7, 8)
        and sector(days[at + 1]) in (9, 10)
        and (day.year, day.month) >= (year - 1, 11)
    )
    return days[winter:]


def month_begins(year, month):
    """The day on which month 1, 2, 3 … of a year begins."""
    days = first_days(year)
    end = next(
        at for at in range(11, 14) if sector(days[at]) in (7, 8) and sector(days[at + 1]) in (9, 10)
    )
    leap = (
        next((at for at in range(1, 13) if sector(days[at]) == sector(days[at + 1])), 99)
        if end == 13
        else 99
    )
    at = month + 1
    return days[at + (leap <= at)]


@pytest.mark.parametrize("year", range(2020, 2036))
def test_days_by_the_moon_are_those_of_the_sky(year):
    tet, third = month_begins(year, 1), month_begins(year, 3)
    past = [tet + datetime.timedelta(one) for one in (-1, 0, 1, 2)]

    assert {*past, third + datetime.timedelta(9)} == {
        day for day in by_the_moon() if day.year == year
    }


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("2/2/2025", "ngày 02/02/2025 là Chủ nhật"),
        ("29/1/2025", "ngày 29/01/2025 là mùng 1 Tết Nguyên đán"),
        ("7/4/2025", "ngày 07/4/2025 là ngày Giỗ Tổ Hùng Vương"),
        ("3/2/2025 --number 9 --reason giấy", "các số bỏ trống từ 01 đến 08 sẽ ghi «Hủy»"),
    ],
)
def test_the_command_tells_of_odd_days_and_numbers_too(workspace, capsys, asked, told):
    words = ["issue", "thi-dua", "kh_01", "--dry-run", "--date", *asked.split()]
    assert run(["-C", str(workspace.root), *words]) == 0
    assert told in capsys.readouterr().err
