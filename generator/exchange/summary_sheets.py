"""Sheets about other sheets of a workbook: what it holds, all indicators in one table, the rates as a chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil

from generator.exchange.cells import computed
from generator.exchange.sheet_parts import (
    CODE,
    NAME,
    ORDINAL,
    PARTS,
    amount_field,
    campaign_stamps,
    source_stamps,
)
from generator.figures import Figures, Tally, UnitProgress
from generator.sheets import (
    SPAN_LABEL,
    Computed,
    Field,
    Holds,
    Linked,
    RateBars,
    Value,
    Worksheet,
    sheet_names,
)
from generator.word import cut_at
from generator.wording import upper_first
from generator.workspace import unchanging

_CONTENTS = "Mục lục"
_RATE = 5
_MOST_BARS = 250
"""Of more units nobody looks at bars."""
_CUT = "Thanh dài đến hết khung là vượt quá khung: xem tỷ lệ trong bảng."
_ORDER = "Thứ tự là của lúc xuất tệp; tỷ lệ lấy từ trang «{sheet}», sửa số ở đó thì thanh đổi theo."


@unchanging(frozen=True)
class TallySheet:
    """The table of units of one indicator, as a sheet of the workbook, and by its place there."""

    tally: Tally
    sheet: Worksheet
    place: int

    @property
    def columns(self) -> slice:
        """The columns of it that stand beside those of others: the count, with quota and rate where there are."""
        if _has_rates(self.tally):
            return slice(3, 6)
        title = amount_field(self.tally.indicator).title
        place = [one.title for one in self.sheet.fields].index(title)
        return slice(place, place + 1)


def contents_sheet(figures: Figures, sheets: Sequence[tuple[Worksheet, str]]) -> Worksheet:
    """What each sheet holds, each a step away and called as its tab is; it stands before them."""
    names = sheet_names([_CONTENTS, *(sheet.name for sheet, _ in sheets)])
    rows: list[list[Value]] = [
        [place, Linked(name, sheet=place), told]
        for place, (name, (_, told)) in enumerate(zip([*names][1:], sheets, strict=True), start=1)
    ]
    return Worksheet(
        name=_CONTENTS,
        fields=(ORDINAL, Field("Trang tính", width=34), Field("Nội dung", width=60)),
        rows=rows,
        title=figures.campaign.short_name.upper(),
        stamps=source_stamps(figures),
    )


def overview_sheet(figures: Figures, tables: Sequence[TallySheet]) -> Worksheet | None:
    """All indicators in one table, beside each other; `None` where there is but one."""
    base = max(tables, key=lambda one: len(one.sheet.rows), default=None)
    if base is None or len(tables) == 1:
        return None
    rows = [list(row[:3]) for row in base.sheet.rows]
    fields: list[Field] = [ORDINAL, CODE, NAME]
    for one in tables:
        chosen = one.columns
        shown = _beside(one, chosen, [row[1:3] for row in base.sheet.rows])
        if shown is None:
            return None
        rows = [[*row, *cells] for row, cells in zip(rows, shown, strict=True)]
        fields += _fields_of(one, chosen)
    return Worksheet(
        name="Tổng hợp",
        fields=fields,
        rows=rows,
        bold=base.sheet.bold,
        title=f"TỔNG HỢP {figures.campaign.short_name}".upper(),
        stamps=(*campaign_stamps(figures.campaign, figures.taken), *_spans(tables)),
        remarks=list(_limits(tables)),
        frozen=3,
        filtered=True,
    )


def _beside(
    table: TallySheet, chosen: slice, named: Sequence[Sequence[Value]]
) -> list[list[Value]] | None:
    """What a table says in the rows of another, which may have more; `None` where its rows are others."""
    left = [(row[1:3], list(row[chosen])) for row in reversed(table.sheet.rows)]
    empty: list[Value] = [None] * len(table.sheet.fields[chosen])
    shown = [left.pop()[1] if left and left[-1][0] == name else empty for name in named]
    return None if left else shown


def _has_rates(tally: Tally) -> bool:
    return tally.is_given and not tally.indicator.is_rate


def _fields_of(one: TallySheet, chosen: slice) -> Iterator[Field]:
    """The columns of an indicator, each with its name."""
    name = upper_first(one.tally.indicator.name)
    for field in one.sheet.fields[chosen]:
        is_count = field.title == amount_field(one.tally.indicator).title
        title = field.title if is_count else f"{name}: {field.title.lower()}"
        yield Field(title, field.holds, 14)


def _spans(tables: Sequence[TallySheet]) -> list[tuple[str, str]]:
    """What counts are of that are not those of a snapshot: then the sheet is never read as one."""
    told = dict(stamp for one in tables for stamp in one.sheet.stamps)
    return [(SPAN_LABEL, told[SPAN_LABEL])] if SPAN_LABEL in told else []


def _limits(tables: Sequence[TallySheet]) -> Iterator[str]:
    for one in tables:
        told = [said for said in one.sheet.remarks if said.startswith(("Tạm tính", "Tổng"))]
        if told:
            yield f"{upper_first(one.tally.indicator.name)}: {' '.join(told)}"


def chart_sheet(table: TallySheet) -> Worksheet | None:
    """The units of an indicator from the best to the least, with a bar for each; `None` without rates."""
    tally = table.tally
    rated = [row for row in tally.units if row.rate is not None]
    if tally.indicator.falls_well or not _has_rates(tally):
        return None
    if not 0 < len(rated) <= _MOST_BARS:
        return None
    lines = dict[Value, int]()
    for place, row in enumerate(table.sheet.rows):
        lines.setdefault(row[1], place)
    ordered = sorted(rated, key=lambda row: -_rate(row))
    rows = [
        [place, row.short_name, _linked(row, table, lines[row.code])]
        for place, row in enumerate(ordered, start=1)
    ]
    ends = cut_at([_rate(row) * 100 for row in ordered], 100) / 100
    top = max(1, ceil(ends or _rate(ordered[0])))
    return Worksheet(
        name=f"Biểu đồ {tally.indicator.name}",
        fields=(ORDINAL, Field("Đơn vị", width=52), Field("Tỷ lệ đạt", Holds.RATE, 12)),
        rows=rows,
        title=f"TỶ LỆ ĐẠT: {tally.indicator.name}".upper(),
        stamps=[stamp for stamp in table.sheet.stamps if stamp[0] != SPAN_LABEL],
        remarks=[*_without_bar(tally), *[_CUT] * bool(ends), _ORDER.format(sheet=table.sheet.name)],
        bars=RateBars(names=1, rates=2, top=top),
    )


def _rate(row: UnitProgress) -> Fraction:
    return Fraction(row.rate.value) if row.rate is not None else Fraction(0)


def _linked(row: UnitProgress, table: TallySheet, line: int) -> Value:
    """The rate as the table has it: where that is a formula, by another one."""
    cell = table.sheet.rows[line][_RATE]
    if not isinstance(cell, Computed) or row.rate is None:
        return cell
    formula = f"S[{table.place}]!R{table.sheet.first_row + line}C{_RATE + 1}"
    return computed(formula, row.rate.value, row.rate)


def _without_bar(tally: Tally) -> Iterator[str]:
    """Who has no bar, and why."""
    silent = [row.short_name for row in tally.units if row.count is None and not row.absent]
    free = [row.short_name for row in tally.units if row.count is not None and row.rate is None]
    for why, names in (("Chưa có số liệu", silent), ("Không có chỉ tiêu", free)):
        if names:
            yield f"{why}: {PARTS.join(names)}."
