"""Days and hours, value → text, as the decree writes them (Nghị định 30/2020, Phụ lục I, mục II.4.b).

A day below ten and the months January and February take a leading zero, the months March to
September none. The rule is the decree's for the place-and-date line; running text follows it by
custom. The way back, text → value, is `read_dates`.
"""

from __future__ import annotations

from datetime import date, time

_BLANK = "…"


def short_date(day: date) -> str:
    """A day in running text: `06/3/2023`, `24/01/2022`."""
    return f"{day.day:02d}/{_month(day.month)}/{day.year}"


def long_date(day: date) -> str:
    """A day in full: `ngày 06 tháng 3 năm 2023`."""
    return f"ngày {day.day:02d} tháng {_month(day.month)} năm {day.year}"


def short_month(day: date) -> str:
    """The month of a day: `tháng 5/2022`, `tháng 02/2022`."""
    return f"tháng {_month(day.month)}/{day.year}"


def blank_date(year: int | None = None) -> str:
    """The date of a draft, to be filled in by hand: `ngày … tháng … năm 2022`."""
    return f"ngày {_BLANK} tháng {_BLANK} năm {year or _BLANK}"


def place_date(place: str, day: date | None, *, year: int | None = None) -> str:
    """Place and date of issue: `Cà Mau, ngày 25 tháng 4 năm 2022`.

    Of a draft (`day` is None) the date is blank, all but the `year` where it is known.
    """
    return f"{place}, {blank_date(year) if day is None else long_date(day)}"


def moment(day: date, at: time | None = None) -> str:
    """When figures were taken: `8h00 ngày 20/4/2022`, or `ngày 20/4/2022` when no hour is known."""
    said = f"ngày {short_date(day)}"
    return said if at is None else f"{at.hour}h{at.minute:02d} {said}"


def _month(month: int) -> str:
    return f"{month:02d}" if month in (1, 2) else str(month)
