"""The tables that offices exchange, as worksheets: entry sheets, units against quotas, targets, figures.

What a sheet is of and as of when stands above its table, so that it is never read back as something
else. Figures stay exact as far as a spreadsheet can hold them; looks are left to the writer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.drafting import Listed, asked
from generator.exchange.cells import cell_of
from generator.exchange.flat_table import SURE
from generator.exchange.sheet_parts import (
    MEASURE,
    SCOPE,
    day_of,
    scope_of,
    source_stamps,
    without_empty_scope,
)
from generator.exchange.summary_sheets import (
    TallySheet,
    chart_sheet,
    contents_sheet,
    overview_sheet,
)
from generator.exchange.unit_table import BEYOND, against, unit_sheet
from generator.figures import Figures, Tally
from generator.model.campaign import Counted, Indicator
from generator.sheets import DayCell, Field, Holds, Value, Worksheet, write_workbook
from generator.wording import upper_first

_FIELDS = (
    Field("Tên trong mẫu", width=44),
    Field("Đối tượng", width=40),
    Field("Nội dung", width=34),
    Field("Giá trị", Holds.DECIMAL, width=14),
    Field("In ra", width=18),
    Field("Mức chính xác", width=14),
    SCOPE,
    Field("Cách tính", width=48),
)


def target_sheet(figures: Figures) -> Worksheet:
    """Every target with its goal, the count, the rate, surplus and shortfall."""
    spans = [
        span for tally in figures.indicators.values() for span in (tally, *tally.phases.values())
    ]
    rows: list[list[Value]] = [
        [
            *(span.name, span.indicator.name, target.name, span.indicator.recorded_in),
            *(asked(target) if target.is_range else cell_of(target.goal), cell_of(target.count)),
            *against(target, is_rate=span.indicator.is_rate),
            scope_of(target),
        ]
        for span in spans
        for target in span.targets.values()
    ]
    goals = ("Mục tiêu", "Kết quả", "Tỷ lệ đạt", *_apart_titles(spans))
    return without_empty_scope(
        Worksheet(
            name="Mục tiêu",
            fields=(
                *(Field("Thời gian", width=30), Field("Chỉ số", width=46)),
                *(Field("Tên mục tiêu", width=40), MEASURE),
                *(
                    Field(one, Holds.RATE if one == goals[2] else Holds.DECIMAL, 14)
                    for one in goals
                ),
                SCOPE,
            ),
            rows=rows,
            frozen=3,
            filtered=True,
        )
    )


def _apart_titles(spans: Iterable[Tally]) -> tuple[str, str]:
    """What the columns of what is beyond a target, and of what lacks, are called: by where less is better, or more."""
    ways = {target.lower for span in spans for target in span.targets.values()}
    pairs = [words for falls, words in BEYOND.items() if falls in ways] or [BEYOND[False]]
    better, worse = (upper_first(", ".join(one).lower()) for one in zip(*pairs, strict=True))
    return better, worse


def history_sheet(figures: Figures) -> Worksheet:
    """What stood counted at each snapshot, by indicator."""
    rows: list[list[Value]] = [
        [
            *(day_of(moment), tally.indicator.name, tally.indicator.recorded_in),
            *(cell_of(figure), scope_of(figure)),
        ]
        for code, tally in figures.indicators.items()
        for moment, figure in figures.history(code)
    ]
    fields = (
        *(
            Field("Thời điểm", Holds.DAY, width=18, centred=True),
            Field("Chỉ số", width=46),
            MEASURE,
        ),
        Field("Kết quả", Holds.DECIMAL, 18),
        SCOPE,
    )
    return without_empty_scope(Worksheet("Diễn biến", fields, rows, filtered=True))


def plain_sheet(
    name: str, headers: Sequence[str], rows: Iterable[Sequence[Value]], *, title: str = ""
) -> Worksheet:
    """A table of texts and days, such as the rows of the register; columns are as wide as their words ask."""
    known = [list(row) for row in rows]
    fields = [
        _plain_field(header, [row[place] for row in known]) for place, header in enumerate(headers)
    ]
    return Worksheet(name, fields, known, title=title, filtered=True)


def _plain_field(header: str, values: Sequence[Value]) -> Field:
    """A column as wide as its words ask; one of days is sorted as such."""
    holds = Holds.DAY if any(isinstance(one, DayCell) for one in values) else Holds.TEXT
    is_short = holds is Holds.DAY
    return Field(header, holds, _width(header, map(_shown, values)), centred=is_short)


def _shown(value: Value) -> str:
    return "" if value is None else str(value)


def figure_sheets(figures: Figures, flat: Worksheet) -> list[Worksheet]:
    """All figures of a campaign: each indicator by units, the targets, the course of time; `flat` at the end."""
    tallies = [
        tally
        for tally in figures.indicators.values()
        if any(row.count is not None or row.goal is not None for row in tally.rows)
    ]
    tables = [
        unit_sheet(figures.campaign, one, figures.counted_on(one), span_of(one.indicator))
        for one in tallies
    ]
    tables_told = [(table, _told_of(tally)) for tally, table in zip(tallies, tables, strict=True)]
    placed = [
        TallySheet(tally, table, place)
        for place, (tally, table) in enumerate(zip(tallies, tables, strict=True), start=1)
    ]
    charts = [(chart_sheet(one), one.tally.indicator.name) for one in placed]
    sheets = [
        *tables_told,
        (overview_sheet(figures, placed), "mọi chỉ số trong một bảng"),
        *((chart, f"{name}: tỷ lệ đạt, từ cao đến thấp") for chart, name in charts),
        (target_sheet(figures), "kết quả so với từng mục tiêu"),
        (history_sheet(figures), "kết quả ở từng lần chốt"),
        (flat, "mỗi dòng một số, không có dòng cộng: để lọc, lập PivotTable"),
    ]
    there = [(sheet, told) for sheet, told in sheets if sheet and sheet.rows]
    return [contents_sheet(figures, there), *(sheet for sheet, _ in there)]


def _told_of(tally: Tally) -> str:
    """What the table of an indicator holds."""
    quotas = ", có chỉ tiêu và tỷ lệ" if tally.is_given else ""
    return f"{tally.indicator.name}: từng đơn vị, theo nhóm{quotas}"


def span_of(indicator: Indicator, phase: str = "") -> str:
    """What a table of counts must say of itself when its counts are not those of a snapshot."""
    if phase:
        return phase
    stands = indicator.counts_as in {Counted.CUMULATIVE, Counted.STATE}
    return "" if stands else "cộng các kỳ từ đầu chiến dịch"


def _width(title: str, texts: Iterable[str]) -> int:
    """As wide as the longest text asks; a title may take two lines."""
    longest = max(map(len, texts), default=0)
    return min(max(longest, len(title) // 2, 6) + 3, 60)


def write_figures(listed: Iterable[Listed], figures: Figures, author: str = "") -> bytes:
    """The .xlsx file of some of a campaign's figures; the same bytes for the same figures."""
    title = figures.campaign.short_name
    sheet = without_empty_scope(
        Worksheet(
            name="Số liệu",
            title=title,
            fields=_FIELDS,
            rows=list(map(_row, listed)),
            stamps=source_stamps(figures),
            frozen=1,
            filtered=True,
        )
    )
    return write_workbook([sheet], title=title, author=author)


def _row(listed: Listed) -> list[Value]:
    figure = listed.figure
    return [
        listed.path,
        listed.subject,
        str(listed.meaning),
        cell_of(figure),
        listed.said,
        SURE[figure.precision],
        scope_of(figure),
        listed.working,
    ]
