"""The tables that offices exchange, as worksheets: entry sheets, units against quotas, targets, figures.

What a sheet is of and as of when stands above its table, so that it is never read back as something
else. Figures stay exact as far as a spreadsheet can hold them; looks are left to the writer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.drafting import Listed, limits, met, said
from generator.exchange.cells import cell_of
from generator.exchange.changes import counts_of
from generator.exchange.returns import provisional_label
from generator.figures import (
    Figure,
    Figures,
    GroupProgress,
    Progress,
    Tally,
    UnitProgress,
)
from generator.model.campaign import Campaign, Counted, Indicator, Unit
from generator.model.fields import Number
from generator.model.results import Snapshot, Status, open_remark
from generator.sheets import (
    AS_OF_LABEL,
    CAMPAIGN_LABEL,
    SPAN_LABEL,
    Field,
    Holds,
    Value,
    Worksheet,
    said_status,
    write_workbook,
)
from generator.wording import Moment, roman, upper_first

_ORDINAL = Field("TT", Holds.WHOLE, 6)
_CODE = Field("Mã đơn vị", width=16)
_NAME = Field("Đơn vị", width=46)
_REMARKS = (
    "Chỉ nhập vào các ô màu vàng; không sửa mã đơn vị, không thêm cột.",
    "Để trống ô chưa có số liệu; gõ 0 nếu chưa có kết quả nào.",
    "Số ước tính: ghi «ước tính» vào cột Ghi chú.",
)
_SCOPE = Field("Phạm vi", width=30)
_MEASURE = Field("Đơn vị tính", width=14)
_PARTS = "; "
_FIELDS = (
    Field("Tên trong mẫu", width=44),
    Field("Đối tượng", width=40),
    Field("Nội dung", width=34),
    Field("Giá trị", Holds.DECIMAL, width=14),
    Field("In ra", width=18),
    Field("Mức chính xác", width=14),
    _SCOPE,
    Field("Cách tính", width=48),
)
_SURE = {"exact": "chính xác", "over": "trên", "nearly": "gần", "about": "khoảng"}


def entry_sheet(
    campaign: Campaign,
    moment: Moment,
    units: Sequence[Unit],
    indicators: Sequence[Indicator],
    snapshot: Snapshot | None = None,
) -> Worksheet:
    """The sheet that units fill in for a moment; what `snapshot` knows of them is filled in already."""
    known = [counts_of(campaign, one.code, snapshot) for one in indicators]
    rows: list[list[Value]] = [
        [
            place,
            unit.code,
            unit.name,
            *(counts.get(unit.code) for counts in known),
            _known_status(unit, known, snapshot),
        ]
        for place, unit in enumerate(units, start=1)
    ]
    return Worksheet(
        name="Số liệu",
        fields=(
            *(_ORDINAL, _CODE, _NAME),
            *(_field(indicator, entered=True) for indicator in indicators),
            Field("Ghi chú", width=30, open=True),
        ),
        rows=rows,
        title=f"SỐ LIỆU {campaign.short_name.upper()}",
        stamps=_stamps(campaign, moment),
        remarks=(*_REMARKS, *_sent_back(campaign, moment, units)),
        protected=True,
    )


def _sent_back(campaign: Campaign, moment: Moment, units: Iterable[Unit]) -> Iterator[str]:
    """Whose last figures were sent back, and why."""
    for unit in units:
        if remark := open_remark(campaign.snapshots, unit.code, moment):
            yield f"Trả lại, đề nghị gửi lại: {unit.label}: {remark}"


def _known_status(
    unit: Unit, known: Sequence[Mapping[str, Number]], snapshot: Snapshot | None
) -> str | None:
    """What stands among the remarks of a unit whose counts are not certain."""
    if snapshot is None or not any(unit.code in counts for counts in known):
        return None
    status = snapshot.status_of(unit.code)
    return None if status is Status.VALID else str(said_status(status))


def unit_sheet(
    campaign: Campaign, tally: Tally, moment: Moment | None, span: str = ""
) -> Worksheet:
    """Units with quota, count, rate, surplus, shortfall and rank, by group, with their totals.

    `span` says what the counts are of when they are not cumulative counts of the whole campaign;
    such a sheet cannot be read back as a snapshot.
    """
    lines = list(_lines(tally))
    known = limits(tally.count)
    falls = tally.indicator.falls_well
    better, worse = ("Thấp hơn", "Còn cao hơn") if falls else ("Vượt", "Còn thiếu")
    return _without_empty_scope(
        Worksheet(
            name=f"Đơn vị - {tally.indicator.code}",
            fields=(
                *(_ORDINAL, _CODE, _NAME),
                Field("Chỉ tiêu", _holds(tally.indicator), 14),
                _field(tally.indicator),
                Field("Tỷ lệ đạt", Holds.RATE, 12),
                Field(better, _holds(tally.indicator), 12),
                Field(worse, _holds(tally.indicator), 12),
                Field("Xếp hạng", Holds.WHOLE, 10),
                _SCOPE,
            ),
            rows=[line for line, _ in lines],
            bold=frozenset(place for place, (_, is_sum) in enumerate(lines) if is_sum),
            title=f"KẾT QUẢ {tally.name.upper()}",
            stamps=(
                *_stamps(campaign, moment),
                *([(SPAN_LABEL, span)] if span else []),
                *([(_SCOPE.title, _PARTS.join(known))] if known else []),
            ),
            remarks=list(_below(tally)),
        )
    )


def target_sheet(figures: Figures) -> Worksheet:
    """Every target with its goal, the count, the rate, surplus and shortfall."""
    spans = [
        span for tally in figures.indicators.values() for span in (tally, *tally.phases.values())
    ]
    rows: list[list[Value]] = [
        [
            *(span.name, span.indicator.name, target.name, span.indicator.recorded_in),
            *_progress(target),
            _scope(target),
        ]
        for span in spans
        for target in span.targets.values()
    ]
    goals = ("Mục tiêu", "Kết quả", "Tỷ lệ đạt", "Vượt", "Còn thiếu")
    return _without_empty_scope(
        Worksheet(
            name="Mục tiêu",
            fields=(
                *(Field("Thời gian", width=30), Field("Chỉ số", width=46)),
                *(Field("Tên mục tiêu", width=40), _MEASURE),
                *(
                    Field(one, Holds.RATE if one == goals[2] else Holds.DECIMAL, 14)
                    for one in goals
                ),
                _SCOPE,
            ),
            rows=rows,
        )
    )


def history_sheet(figures: Figures) -> Worksheet:
    """What stood counted at each snapshot, by indicator."""
    rows: list[list[Value]] = [
        [
            *(moment.said, tally.indicator.name, tally.indicator.recorded_in),
            *(cell_of(figure), _scope(figure)),
        ]
        for code, tally in figures.indicators.items()
        for moment, figure in figures.history(code)
    ]
    fields = (
        *(Field("Thời điểm", width=26), Field("Chỉ số", width=46), _MEASURE),
        Field("Kết quả", Holds.DECIMAL, 18),
        _SCOPE,
    )
    return _without_empty_scope(Worksheet("Diễn biến", fields, rows))


def plain_sheet(
    name: str, headers: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = ""
) -> Worksheet:
    """A table of texts, such as the rows of the register; columns are as wide as their words ask."""
    known = [list(row) for row in rows]
    fields = [
        Field(header, width=_width([header, *(row[place] for row in known)]))
        for place, header in enumerate(headers)
    ]
    return Worksheet(name, fields, known, title=title)


def figure_sheets(campaign: Campaign, figures: Figures, moment: Moment | None) -> list[Worksheet]:
    """All figures of a campaign: each indicator by units, the targets, the course of time."""
    tallies = [
        tally
        for tally in figures.indicators.values()
        if any(row.count is not None or row.goal is not None for row in tally.rows)
    ]
    sheets = [unit_sheet(campaign, one, moment, span_of(one.indicator)) for one in tallies]
    return [*sheets, target_sheet(figures), history_sheet(figures)]


def span_of(indicator: Indicator, phase: str = "") -> str:
    """What a table of counts must say of itself when its counts are not those of a snapshot."""
    if phase:
        return phase
    stands = indicator.counts_as in {Counted.CUMULATIVE, Counted.STATE}
    return "" if stands else "cộng các kỳ từ đầu chiến dịch"


def _stamps(campaign: Campaign, moment: Moment | None) -> list[tuple[str, str]]:
    stamps = [(CAMPAIGN_LABEL, campaign.code)]
    if moment:
        stamps.append((AS_OF_LABEL, moment.said))
    return stamps


def _field(indicator: Indicator, *, entered: bool = False) -> Field:
    title = f"{upper_first(indicator.name)} ({indicator.recorded_in})"
    return Field(title, _holds(indicator), 22, open=entered)


def _holds(indicator: Indicator) -> Holds:
    if indicator.is_rate:
        return Holds.RATE
    return Holds.DECIMAL if indicator.decimals else Holds.WHOLE


def _lines(tally: Tally) -> Iterator[tuple[list[Value], bool]]:
    """The rows, each with whether it is a sum; units of no group come first."""
    summed = not tally.indicator.is_rate
    grouped = {row.code for group in tally.groups for row in group.units}
    rows = [row for row in tally.units if row.code not in grouped]
    yield from ((_unit_line(place, row), False) for place, row in enumerate(rows, start=1))
    for place, group in enumerate(tally.groups, start=1):
        yield _group_line(place, group, summed=summed), True
        for inner, row in enumerate(group.units, start=1):
            yield _unit_line(inner, row), False
    if summed and tally.units:
        total = tally.subtotal(tally.units, "", "Tổng")
        yield [None, None, total.name, *_progress(total), None, _scope(total)], True


def _unit_line(place: int, row: UnitProgress) -> list[Value]:
    return [place, row.code, row.name, *_progress(row), row.rank, _scope(row)]


def _group_line(place: int, group: GroupProgress, *, summed: bool) -> list[Value]:
    figures = _progress(group) if summed else [None] * 5
    return [roman(place), None, group.name, *figures, None, _scope(group)]


def _without_empty_scope(sheet: Worksheet) -> Worksheet:
    """The sheet without its column «Phạm vi» where nothing limits any figure in it."""
    place = sheet.fields.index(_SCOPE)
    if any(row[place] for row in sheet.rows):
        return sheet
    fields = [field for field in sheet.fields if field is not _SCOPE]
    rows = [[*row[:place], *row[place + 1 :]] for row in sheet.rows]
    return replace(sheet, fields=fields, rows=rows)


def _scope(value: Figure | Progress) -> str | None:
    """Phạm vi: what limits a figure; an empty cell where nothing does."""
    return _PARTS.join(limits(value)) or None


def _progress(row: Progress) -> list[Value]:
    figures = (row.goal, row.count, row.rate, row.surplus, row.shortfall)
    cells = [cell_of(figure) for figure in figures]
    return [*cells[:2], met(row) or None, *cells[3:]] if row.lower else cells


def _below(tally: Tally) -> Iterator[str]:
    """What the table alone does not say: a total made known apart, the rate of all, and who is missing."""
    if tally.declared is not None and tally.declared != tally.units_count:
        is_rate = tally.indicator.is_rate
        noun = "" if is_rate else f" {tally.indicator.recorded_in}"
        what = "Tỷ lệ chung" if is_rate else "Tổng" if tally.yields.is_published else "Tổng chung"
        published = " đã công bố" if tally.yields.is_published else ""
        yield f"{what}{published}: {said(tally.declared)}{noun}."
    if tally.reported and tally.unreported:
        yield f"Tạm tính {provisional_label(tally)}."


def _width(texts: Iterable[str]) -> int:
    longest = max(map(len, texts))
    return min(max(longest + 2, 8), 60)


def write_figures(listed: Iterable[Listed], figures: Figures) -> bytes:
    """The .xlsx file of some of a campaign's figures; the same bytes for the same figures."""
    title, taken = figures.campaign.short_name, figures.taken
    as_of = taken.said if taken else ""
    source = figures.snapshot.source if figures.snapshot else ""
    stamps = [("Số liệu tính đến", as_of), ("Nguồn", source or "")]
    sheet = _without_empty_scope(
        Worksheet(
            name="Số liệu",
            title=title,
            fields=_FIELDS,
            rows=list(map(_row, listed)),
            stamps=[stamp for stamp in stamps if stamp[1]],
        )
    )
    return write_workbook([sheet], title=title)


def _row(listed: Listed) -> list[Value]:
    figure = listed.figure
    return [
        listed.path,
        listed.subject,
        str(listed.meaning),
        cell_of(figure),
        listed.said,
        _SURE[figure.precision.value],
        _scope(figure),
        listed.working,
    ]
