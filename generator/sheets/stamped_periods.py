"""The month, quarter, half-year or year that a sheet names above its table: «BÁO CÁO THÁNG 01/2026», «THÁNG 5».

One that neither contains the moment asked for nor has just ended is told: asked about where the line is until when the
figures are, or the heading of a report; else a warning, since the words may be of something else.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from generator.problems import Place, Problem, Severity, say
from generator.sheets.doubts import Ask, ask_nobody, settle
from generator.sheets.grid import Grid
from generator.wording import Moment, nfc
from generator.workspace import quoted, regex, unchanging

_YEAR = r"(?:(?:\s*[/.-]\s*|,?\s+năm\s+)(?P<y{}>20[0-9]{{2}})(?![0-9])|(?![0-9]|\s*[/.-]\s*[0-9]))"
_PERIOD = regex(
    rf"\btháng\s*(?P<month>1[0-2]|0?[1-9]){_YEAR.format(1)}"
    rf"|\bquý\s*(?P<quarter>IV|I{{1,3}}|[1-4])\b{_YEAR.format(2)}"
    r"|\b(?P<months>1[01]|[2-9]|sáu|chín)\s+tháng(?:\s+(?P<half>đầu|cuối))?(?:\s+năm|\s*/)"
    r"(?:\s*(?P<y3>20[0-9]{2})(?![0-9])|(?!\s*[0-9]))"
    r"|\bnăm\s+(?P<y4>20[0-9]{2})(?![0-9]|\s*[-–])"
    r"|\b(?:đến|tới)(?:\s+hết)?(?:\s+ngày)?\s+(?P<day>[0-9]{1,2})[/-](?P<of>[0-9]{1,2})(?![0-9]|\s*[/.-]\s*[0-9])",
    re.IGNORECASE,
)
_DATED = regex(r"ngày\s+\S+\s+tháng\s+\S+\s+năm\s+\S+", re.IGNORECASE)
_UNTIL = regex(r"\b(?:đến|tới)(?:\s+hết)?(?:\s+cuối)?\s*$", re.IGNORECASE)
_OF_REPORTS = regex(
    r"\s*\(?\s*(?:báo cáo|kỳ|kết quả|số liệu|tổng hợp|thống kê|biểu|bảng|tuần)\b", re.IGNORECASE
)
_OF_PAPERS = regex(
    r"\b(?:kèm theo|căn cứ|kế hoạch|công văn|quyết định|ban hành|thông tư|hướng dẫn|so với|cùng kỳ|chỉ tiêu|phong trào|chiến dịch|chương trình)\b",
    re.IGNORECASE,
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_LENGTHS = {"sáu": 6, "chín": 9}
_GRACE = timedelta(days=10)
"""So long after the end of a period its figures may still be those of the moment."""


@unchanging(frozen=True)
class StampedPeriod:
    """A period that a sheet names, its days and where; `is_sure` where it is the one of the figures."""

    text: str
    place: Place
    first: date
    last: date
    is_sure: bool

    def holds(self, moment: Moment) -> bool:
        return self.first <= moment.of_day <= self.last

    def may_be_of(self, moment: Moment) -> bool:
        """Whether a moment lies in it or a few days behind; a day after it may be that of sending."""
        is_later_day = self.first == self.last > moment.of_day
        return self.holds(moment) or self.has_just_ended(moment) or is_later_day

    def has_just_ended(self, moment: Moment) -> bool:
        """Whether a moment lies a few days behind it."""
        return self.last < moment.of_day <= self.last + _GRACE


def read_periods(
    grid: Grid, first_row: int, titles: Mapping[int, str], as_of: Moment
) -> list[StampedPeriod]:
    """The periods above the first row of data; those over columns that are no counts (`titles`) say nothing.

    One without a year is the last of its name that had begun at `as_of`, and counts only where it is surely of the figures.
    """
    return [
        found
        for row in grid.rows
        if row.number < first_row
        for column, cell in row.cells.items()
        if nfc(cell.words) not in nfc(titles.get(column, ""))
        for found in _periods(nfc(cell.words), grid.place(row.number, column), as_of)
    ]


def check_periods(
    periods: list[StampedPeriod], as_of: Moment, ask: Ask = ask_nobody
) -> Iterator[Problem]:
    """The first period that cannot be that of a moment, where none can."""
    if not periods or any(one.holds(as_of) for one in periods):
        return
    found = next((one for one in periods if one.is_sure), periods[0])
    said = say("tệp ghi {stamp}, lệnh nhập cho {as_of}", stamp=found.text, as_of=as_of.said)
    hint = say("kiểm tra có nhầm tệp của lần trước, hoặc sửa --as-of")
    if not found.is_sure or found.has_just_ended(as_of):
        yield Problem("W-XLS-PERIOD", found.place, said, hint, Severity.WARNING)
        return
    kept = say("vẫn lấy số này cho {as_of}", as_of=as_of.said)
    settled = settle(ask, Problem("E-XLS-AS-OF", found.place, said, hint), [(kept, None)])
    if settled is not None:
        yield settled


def _periods(text: str, place: Place, as_of: Moment) -> Iterator[StampedPeriod]:
    text = _DATED.sub(" ", text)
    if _OF_PAPERS.search(text):
        return
    for found in _PERIOD.finditer(text):
        days = days_of(found, as_of)
        until = found["day"] is not None or _UNTIL.search(text[: found.start()]) is not None
        alone = not text.replace(found[0], "").strip(" ().,:-")
        is_sure = until or alone or _OF_REPORTS.match(text) is not None
        if days and (is_sure or year_in(found)):
            yield StampedPeriod(quoted(found[0]), place, *days, is_sure)


def year_in(found: re.Match[str]) -> int | None:
    """The year that a period says."""
    years = (text for key, text in found.groupdict().items() if key[0] == "y" and text)
    return next(map(int, years), None)


def days_of(found: re.Match[str], as_of: Moment) -> tuple[date, date] | None:
    """The first and the last day of a period, of the last year in which it had begun where it says none."""
    year = year_in(found)
    if year is not None:
        return _days(found.groupdict(), year)
    days = _days(found.groupdict(), as_of.of_day.year)
    is_ahead = days is not None and days[0] > as_of.of_day
    return _days(found.groupdict(), as_of.of_day.year - 1) if is_ahead else days


def _days(parts: Mapping[str, str | None], year: int) -> tuple[date, date] | None:
    if (day := parts.get("day")) is not None:
        try:
            found = date(year, int(parts["of"] or 0), int(day))
        except ValueError:
            return None
        return found, found
    first, last = _months(parts)
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _months(parts: Mapping[str, str | None]) -> tuple[int, int]:
    if month := parts.get("month"):
        return int(month), int(month)
    if text := (parts.get("quarter") or "").lower():
        quarter = _QUARTERS.get(text) or int(text)
        return 3 * quarter - 2, 3 * quarter
    if text := (parts.get("months") or "").lower():
        length = _LENGTHS.get(text) or int(text)
        return (13 - length, 12) if (parts.get("half") or "").lower() == "cuối" else (1, length)
    return 1, 12
