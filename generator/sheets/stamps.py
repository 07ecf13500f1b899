"""What a sheet says of itself above its table: of which campaign it is, as of when.

Sheets that we give out carry this in labelled cells; others say «Tính đến ngày …» in their title.
Whether it agrees with what was asked for is checked where results are imported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.problems import Place, Problem, say
from generator.sheets.doubts import Ask, ask_nobody, settle
from generator.sheets.grid import Grid, SheetRow
from generator.wording import Moment, day_in_full, fold, nfc, read_moment
from generator.workspace import TextRefused, quoted, regex, unchanging

CAMPAIGN_LABEL = "Mã chiến dịch"
AS_OF_LABEL = "Thời điểm chốt"
SPAN_LABEL = "Số liệu của"
_DAY = r"(?:ngày\s+)?[0-9]{1,2}(?:\s*[/.-]\s*[0-9]{1,2}\s*[/.-]\s*|\s+tháng\s+[0-9]{1,2}\s+năm\s+)[0-9]{4}(?![0-9])"
_UNTIL_DAY = rf"((?:\s+lúc)?\s*(?:[0-9]{{1,2}}\s*(?:h|giờ)\s*[0-9]{{0,2}}(?:\s+|,\s*))?{_DAY})"
_TITLE = regex(
    r"\b(?:(?:tính|số liệu|l(?:ũy|uỹ) kế|cộng dồn)(?: (?:chốt|tổng hợp|l(?:ũy|uỹ) kế|cộng dồn|từ đầu (?:năm|đợt|chiến dịch)))*(?: đến| tới)?|(?:tổng hợp|thống kê) (?:đến|tới)|kết quả\b[^0-9]*?[ (](?:đến|tới))(?: hết)?"
    + _UNTIL_DAY,
    re.IGNORECASE,
)
_ALONE = regex(
    rf"\s*\(?\s*(?:đến|tới)(?: hết)?{_UNTIL_DAY}\s*\)?[.:]?\s*",
    re.IGNORECASE,
)
"""A cell that says nothing but until when: «(đến 23/6/2026)»."""
_SPAN = regex(
    r"\btuần(?:\s+(?:thứ\s+)?[0-9]{1,2})?(?:\s+năm\s+[0-9]{4})?\s*[:,(]?\s*\(?từ\s+(?:ngày\s+)?"
    r"[0-9]{1,2}(?:(?:\s*[/.-]\s*|\s+tháng\s+)[0-9]{1,2})?(?:(?:\s*[/.-]\s*|\s+năm\s+)[0-9]{4})?\s+(?:đến|tới)(?: hết)?"
    + _UNTIL_DAY,
    re.IGNORECASE,
)
"""A week, whose last day is that of its figures: «Tuần từ 17/9 đến 23/9/2026»."""


_WITHOUT_YEAR = regex(
    r"\b(?:đến|tới|ngày)(?:\s+hết)?(?:\s+ngày)?\s+([0-9]{1,2}[/.-][0-9]{1,2})(?![0-9]|\s*[/.-]\s*[0-9])",
    re.IGNORECASE,
)


@unchanging(frozen=True)
class Stamp:
    """One thing that a sheet says of itself, and the cell where it does."""

    text: str
    place: Place


@unchanging(frozen=True)
class Stamps:
    """What stands above a table in our own labels, or of its moment in a title.

    `span` is given by tables whose counts are not those of a snapshot: of a phase, of all periods
    added up.
    """

    campaign: Stamp | None = None
    as_of: Stamp | None = None
    span: Stamp | None = None
    title: Stamp | None = None

    @property
    def moment(self) -> Moment | None:
        """When the figures were taken, as the label or else the title says."""
        stamp = self.as_of or self.title
        return _moment(stamp.text) if stamp else None


def read_stamps(grid: Grid, first_row: int) -> Stamps:
    """The stamps above the first row of data."""
    above = [row for row in grid.rows if row.number < first_row]
    labelled = dict(_labelled(grid, above))
    return Stamps(
        campaign=labelled.get(fold(CAMPAIGN_LABEL)),
        as_of=labelled.get(fold(AS_OF_LABEL)),
        span=labelled.get(fold(SPAN_LABEL)),
        title=next(_titles(grid, above), None),
    )


def days_without_year(grid: Grid, first_row: int) -> list[Stamp]:
    """The days above the first row of data that lack their year: «Số liệu đến 15/11»."""
    return [
        Stamp(found[1], grid.place(row.number, column))
        for row in grid.rows
        if row.number < first_row
        for column, cell in row.cells.items()
        for found in _WITHOUT_YEAR.finditer(nfc(cell.words))
    ]


def check_stamps(stamps: Stamps, campaign: str) -> Iterator[Problem]:
    """What a sheet says of itself for which it is not read at all."""
    if stamps.campaign and stamps.campaign.text != campaign:
        said = say("tệp này của chiến dịch «{code}»", code=quoted(stamps.campaign.text))
        yield Problem("E-XLS-CAMPAIGN", stamps.campaign.place, said, say("kiểm tra lại tệp"))
    if stamps.span:
        said = say("đây là bảng riêng của {span}", span=quoted(stamps.span.text))
        hint = say("nhập tệp kết quả tính đến một ngày: biểu nhập, hoặc bảng kết quả cả chiến dịch")
        yield Problem("E-XLS-SPAN", stamps.span.place, said, hint)


def check_moment(stamps: Stamps, as_of: Moment, ask: Ask = ask_nobody) -> Iterator[Problem]:
    """Another moment that a sheet says of itself; of a title it is asked, our own labels count."""
    stamp = stamps.as_of or stamps.title
    if stamp and not _agree(stamps.moment, as_of):
        said = say("tệp ghi {stamp}, lệnh nhập cho {as_of}", stamp=stamp.text, as_of=as_of.said)
        hint = say("kiểm tra có nhầm tệp của lần trước, hoặc sửa --as-of")
        doubt = Problem("E-XLS-AS-OF", stamp.place, said, hint)
        kept = say("vẫn lấy số này cho {as_of}", as_of=as_of.said)
        settled = settle(ask, doubt, [] if stamps.as_of else [(kept, None)])
        if isinstance(settled, Problem):
            yield settled


def _agree(one: Moment | None, other: Moment) -> bool:
    """The same moment; an hour that only one of them names is no contradiction."""
    if one is None or one.day != other.day:
        return False
    return one.at is None or other.at is None or one.at == other.at


def _labelled(grid: Grid, above: Sequence[SheetRow]) -> Iterator[tuple[str, Stamp]]:
    for row in above:
        first, *rest = sorted(row.cells)
        if rest:
            stamp = Stamp(row.cells[rest[0]].words, grid.place(row.number, rest[0]))
            yield fold(row.cells[first].words), stamp


def _titles(grid: Grid, above: Sequence[SheetRow]) -> Iterator[Stamp]:
    for row in above:
        for column, cell in row.cells.items():
            words = " ".join(nfc(cell.words).split())
            found = _TITLE.search(words) or _ALONE.fullmatch(words) or _SPAN.search(words)
            if found and _moment(found[1]):
                yield Stamp(found[1].strip(), grid.place(row.number, column))


def _moment(text: str) -> Moment | None:
    try:
        return read_moment(day_in_full(text))
    except TextRefused:
        return None
