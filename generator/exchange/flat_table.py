"""One flat table of all counts, for filters, pivots and other programs: a row says one thing, nothing is summed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exchange.cells import cell_of
from generator.exchange.sheet_parts import CODE, MEASURE, NAME, SCOPE
from generator.exchange.unit_table import rate_of, scope_of_unit
from generator.figures import Figures, Tally, UnitProgress
from generator.model.coded import by_code
from generator.model.results import Precision
from generator.sheets import DayCell, Field, Holds, Value, Worksheet
from generator.wording import Moment

WHOLE = "cả chiến dịch"
SURE = {
    Precision.EXACT: "chính xác",
    Precision.OVER: "trên",
    Precision.NEARLY: "gần",
    Precision.ABOUT: "khoảng",
}
"""How surely a figure is known, in a word."""
_MOST_ROWS = 100_000
"""With more of them a spreadsheet becomes slow."""
_ABOVE = Field("Cấp trên", width=28)
_SURE = Field("Mức chính xác", width=12, centred=True)
_FIELDS = (
    *(CODE, NAME, Field("Nhóm", width=28), _ABOVE),
    *(Field("Chỉ số", width=24), MEASURE, Field("Giai đoạn", width=15)),
    Field("Chỉ tiêu", Holds.DECIMAL, 10),
    Field("Kết quả", Holds.DECIMAL, 10),
    Field("Tỷ lệ đạt", Holds.RATE, 9),
    Field("Ngày", Holds.DAY, 14, centred=True),
    _SURE,
    SCOPE,
)


def flat_sheet(figures: Figures) -> Worksheet:
    """Every unit with every indicator, in the whole campaign and in each phase.

    A unit that has others below it has their counts too: the column «Cấp trên» tells them apart. It is there
    only where there are such, and «Mức chính xác» where some figure is a bound.
    """
    spans = list(_spans(figures))
    rows = [row for phase, tally in spans for row in _rows(tally, phase, figures.taken)]
    idle = {_ABOVE: None, _SURE: SURE[Precision.EXACT]}
    kept = [
        place
        for place, field in enumerate(_FIELDS)
        if field not in idle or any(row[place] not in {None, idle[field]} for row in rows)
    ]
    fields = [_FIELDS[place] for place in kept]
    flat = [[row[place] for place in kept] for row in rows]
    return Worksheet("Dữ liệu", fields, flat, table="Du_lieu", frozen=2)


def _spans(figures: Figures) -> Iterator[tuple[str, Tally]]:
    """The whole of each indicator, and its phases unless there are very many rows."""
    campaign = figures.campaign
    count = len(campaign.units) * len(campaign.indicators) * (1 + len(campaign.phases))
    for whole in figures.indicators.values():
        yield WHOLE, whole
        if count <= _MOST_ROWS:
            yield from ((phase.name, phase) for phase in whole.phases.values())


def _rows(tally: Tally, phase: str, taken: Moment | None) -> Iterator[list[Value]]:
    groups = {code: group.name for code, group in by_code(tally.campaign.groups).items()}
    for row in tally.units if any(map(_is_known, tally.units)) else ():
        if row.absent and not _is_known(row):
            continue
        yield [
            *(row.code, row.name, groups.get(row.unit.group or ""), _above(row, tally)),
            *(tally.indicator.name, tally.indicator.recorded_in, phase),
            *(cell_of(row.goal), cell_of(row.count)),
            None if row.lower else rate_of(row, is_rate=tally.indicator.is_rate),
            _day(_counted_on(row) or tally.as_of or taken),
            SURE[row.count.precision] if row.count is not None else None,
            scope_of_unit(row, tally),
        ]


def _is_known(row: UnitProgress) -> bool:
    return row.count is not None or row.goal is not None


def _day(moment: Moment | None) -> DayCell | None:
    """A moment, as other programs read it."""
    return DayCell(moment, str(moment)) if moment else None


def _above(row: UnitProgress, tally: Tally) -> str | None:
    """The unit that has its counts too."""
    parent = row.unit.parent
    return tally.unit[parent].name if parent and parent in tally.unit else None


def _counted_on(row: UnitProgress) -> Moment | None:
    """The moment of a count that is older than what was asked for."""
    coverage = row.count.coverage if row.count is not None else ()
    return next((one.as_of for one in coverage if one.as_of), None)
