"""The month, quarter, half-year or year that a sheet names above its table: «BÁO CÁO THÁNG 01/2026».

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

_YEAR = r"(?:\s*[/.-]\s*|,?\s+năm\s+)(20[0-9]{2})(?![0-9])"
_PERIOD = regex(
    rf"\btháng\s*(?P<month>0?[1-9]|1[0-2]){_YEAR}|\bquý\s*(?P<quarter>IV|I{{1,3}}|[1-4]){_YEAR}"
    r"|\b(?P<months>6|9|sáu|chín)\s+tháng(?:\s+(?P<half>đầu|cuối))?(?:\s+năm|\s*/)\s*(?P<year>20[0-9]{2})(?![0-9])"
    r"|\bnăm\s+(?P<whole>20[0-9]{2})(?![0-9]|\s*[-–])",
    re.IGNORECASE,
)
_DATED = regex(r"ngày\s+\S+\s+tháng\s+\S+\s+năm\s+\S+", re.IGNORECASE)
_UNTIL = regex(r"\b(?:đến|tới)(?:\s+hết)?(?:\s+cuối)?\s*$", re.IGNORECASE)
_OF_REPORTS = regex(
    r"\s*\(?\s*(?:báo cáo|kết quả|số liệu|tổng hợp|thống kê|biểu|bảng|tuần)\b", re.IGNORECASE
)
_OF_PAPERS = regex(
    r"\b(?:kèm theo|căn cứ|kế hoạch|công văn|quyết định|ban hành|thông tư|hướng dẫn|so với|cùng kỳ|chỉ tiêu|phong trào|chiến dịch|chương trình)\b",
    re.IGNORECASE,
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
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

    def has_just_ended(self, moment: Moment) -> bool:
        """Whether a moment lies a few days behind it."""
        return self.last < moment.of_day <= self.last + _GRACE


def read_periods(grid: Grid, first_row: int, titles: Mapping[int, str]) -> list[StampedPeriod]:
    """The periods above the first row of data; those over columns that are no counts (`titles`) say nothing."""
    return [
        found
        for row in grid.rows
        if row.number < first_row
        for column, cell in row.cells.items()
        if nfc(cell.words) not in nfc(titles.get(column, ""))
        for found in _periods(nfc(cell.words), grid.place(row.number, column))
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


def _periods(text: str, place: Place) -> Iterator[StampedPeriod]:
    text = _DATED.sub(" ", text)
    if _OF_PAPERS.search(text):
        return
    for found in _PERIOD.finditer(text):
        until = _UNTIL.search(text[: found.start()]) is not None
        alone = not text.replace(found[0], "").strip(" ().,:-")
        is_sure = until or alone or _OF_REPORTS.match(text) is not None
        yield StampedPeriod(quoted(found[0]), place, *_days(found), is_sure)


def _days(found: re.Match[str]) -> tuple[date, date]:
    year = int(found["year"] or found["whole"] or found[2] or found[4])
    if found["month"]:
        first = last = int(found["month"])
    elif found["quarter"]:
        text = found["quarter"].lower()
        quarter = _QUARTERS.get(text) or int(text)
        first, last = 3 * quarter - 2, 3 * quarter
    elif found["months"]:
        length = 6 if found["months"].lower() in {"6", "sáu"} else 9
        is_last = (found["half"] or "").lower() == "cuối"
        first, last = (13 - length, 12) if is_last else (1, length)
    else:
        first, last = 1, 12
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])
