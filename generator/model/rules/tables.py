"""Tables and charts of documents: rows and columns that ask only for what the campaign has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model.document import Chart, Document, Rows, Table
from generator.model.rules.columns import check_columns
from generator.model.rules.finding import Finding, Path
from generator.model.rules.known import Known
from generator.problems import say


def check(known: Known) -> Iterator[Finding]:
    """Faults of every table and chart, in bodies and in annexes."""
    for place, document in enumerate(known.campaign.documents):
        at: Path = ("documents", place)
        for table, path in _tables(document, at):
            yield from _rows(known, table, path)
            yield from check_columns(known, table, path)
        for chart, path in _charts(document, at):
            yield from _chart(known, chart, path)


def _tables(document: Document, at: Path) -> Iterator[tuple[Table, Path]]:
    for code, table in document.tables.items():
        yield table, (*at, "tables", code)
    for place, annex in enumerate(document.annexes):
        if annex.table:
            yield annex.table, (*at, "annexes", place, "table")


def _charts(document: Document, at: Path) -> Iterator[tuple[Chart, Path]]:
    for code, chart in document.charts.items():
        yield chart, (*at, "charts", code)
    for place, annex in enumerate(document.annexes):
        if annex.chart:
            yield annex.chart, (*at, "annexes", place, "chart")


def _rows(known: Known, table: Table, at: Path) -> Iterator[Finding]:
    yield from known.codes.group.check(table.group, (*at, "group"))
    yield from known.codes.breakdown.check(table.breakdown, (*at, "breakdown"))
    if table.rows is Rows.BREAKDOWN and table.breakdown is None:
        fact = say("các dòng theo một cách chia nhưng không nói cách nào")
        yield Finding("E-TABLE-ROWS", (*at, "rows"), fact, say("ghi mã cách chia ở breakdown"))
    if table.rows is Rows.LIST and not table.items:
        fact = say("các dòng tự đặt nhưng không có dòng nào")
        yield Finding("E-TABLE-ROWS", (*at, "rows"), fact, say("ghi các dòng ở items"))
    yield from _idle(table, at)
    if table.grouped and not known.groups:
        fact = say("bảng chia theo nhóm nhưng hồ sơ chưa khai nhóm nào")
        yield Finding("W-TABLE-GROUPED", (*at, "grouped"), fact, say("khai groups hoặc bỏ grouped"))


def _idle(table: Table, at: Path) -> Iterator[Finding]:
    """Keys that say nothing with these rows."""
    idle: Mapping[str, bool] = {
        "breakdown": table.breakdown is not None and table.rows is not Rows.BREAKDOWN,
        "items": bool(table.items) and table.rows is not Rows.LIST,
        "grouped": table.grouped and table.rows is not Rows.UNITS,
        "group": table.group is not None and table.rows is not Rows.UNITS,
    }
    for key, is_idle in idle.items():
        if is_idle:
            fact = say("{key} không dùng với dòng {rows}", key=key, rows=table.rows.value)
            yield Finding("W-TABLE-KEY", (*at, key), fact, say("bỏ {key} hoặc sửa rows", key=key))


def _chart(known: Known, chart: Chart, at: Path) -> Iterator[Finding]:
    yield from known.codes.indicator.check(chart.indicator, (*at, "indicator"))
    yield from known.codes.phase.check(chart.phase, (*at, "phase"))
    yield from known.codes.target.check(chart.target, (*at, "target"))
    yield from known.codes.breakdown.check(chart.breakdown, (*at, "breakdown"))
