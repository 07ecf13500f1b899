"""Tables and charts of documents: rows and columns that ask only for what the campaign has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from generator.model.document import Chart, Column, Document, Rows, Show, Table
from generator.model.passage import all_named
from generator.model.rules.flaw import Flaw, Path, placed
from generator.model.rules.issuing import check_moment
from generator.model.rules.known import Known
from generator.problems import Message, say
from generator.wording import fold, join_names
from generator.workspace import regex

_OF_UNITS = frozenset((Rows.UNITS, Rows.GROUPS))
_OF_ANY_UNIT = _OF_UNITS | {Rows.UNIT}
_OF_QUOTAS = frozenset((Show.QUOTA, Show.RATE, Show.SURPLUS, Show.SHORTFALL, Show.DIFFERENCE))
_NEEDS = (
    (
        *(Show.BASE, "of", "E-COLUMN-BASE"),
        say("cột cơ sở tính («base») không nói cơ sở tính nào"),
        say("ghi mã cơ sở tính ở of"),
    ),
    (
        *(Show.PHASE_COUNT, "phase", "E-COLUMN-PHASE"),
        say("cột kết quả của giai đoạn («phase_count») không nói giai đoạn nào"),
        say("ghi mã giai đoạn ở «phase:»"),
    ),
    (
        *(Show.FORMULA, "formula", "E-COLUMN-FORMULA"),
        say("cột công thức («formula») chưa có công thức"),
        say("ghi công thức ở «formula:»"),
    ),
)
"""What a column cannot do without: the field, and what is said where it is missing."""
_COUNTED = frozenset(
    (
        *(Show.QUOTA, Show.COUNT, Show.PHASE_COUNT, Show.SURPLUS),
        *(Show.SHORTFALL, Show.DIFFERENCE, Show.GROWTH),
    )
)
_COMPARING = frozenset((Show.COMPARED, Show.COMPARED_GROWTH))
_RATES = frozenset((Show.RATE, Show.SHARE))
_OPEN = frozenset((Show.FORMULA, Show.TEXT, Show.NOTE))
_ONE_UNIT = frozenset((Rows.UNITS, Rows.UNIT, Rows.GROUPS, Rows.PHASES, Rows.BREAKDOWN))
_MONEY = ("đồng", "nghìn đồng", "triệu đồng", "tỷ đồng")
_SEVERAL = regex(r"[;,/]|\bvà\b")
_KEYS = {
    Rows.UNITS: "unit",
    Rows.GROUPS: "group",
    Rows.PHASES: "phase",
    Rows.TARGETS: "target",
    Rows.INDICATORS: "indicator",
}
"""What the texts that are written for single rows are named by."""


def check(known: Known) -> Iterator[Flaw]:
    """Faults of every table and chart, in bodies and in annexes; each column shows what is there."""
    for document, at in known.documents:
        for table, path in _asked(document, at, "table"):
            yield from _rows(known, table, path)
            yield from _columns(known, table, path)
            yield from _compared(document, table, path)
        for chart, path in _asked(document, at, "chart"):
            yield from _chart(known, chart, path)
        yield from _brought(known, document, at)


_LEFT_TO_PASSAGES = frozenset(("E-COLUMN-QUOTA", "E-COLUMN-BASE"))
"""A passage is for any campaign: its columns have conditions, and its base is the one that all units have."""


def _chart(known: Known, chart: Chart, at: Path) -> Iterator[Flaw]:
    yield from known.check(chart, at, "indicator", "phase", "target", "breakdown", "group")


def _brought(known: Known, document: Document, at: Path) -> Iterator[Flaw]:
    """What is wrong with tables and charts that passages of the office's own bring along."""
    for passage in all_named(document.named_passages, known.library.passages):
        table, chart = passage.head.table, passage.head.chart
        flaws: list[Flaw] = []
        if passage.is_own and table and passage.code not in document.tables:
            flaws += [*_rows(known, table, ()), *_columns(known, table, ())]
            flaws += _compared(document, table, ())
        if passage.is_own and chart and passage.code not in document.charts:
            flaws += _chart(known, chart, ())
        for flaw in flaws:
            if flaw.code.startswith("E") and flaw.code not in _LEFT_TO_PASSAGES:
                fact = say("đoạn «{name}»: {fault}", name=passage.code, fault=flaw.message)
                yield Flaw(flaw.code, (*at, "body"), fact, flaw.hint)


def _compared(document: Document, table: Table, at: Path) -> Iterator[Flaw]:
    """Columns that compare need a document that says with what."""
    for column, path in placed(table.columns, *at, "columns"):
        if column.show in _COMPARING and document.compare is None:
            fact = say("cột này so với một thời điểm khác, nhưng văn bản chưa ghi thời điểm nào")
            remedy = say(
                "ghi ở văn bản so với lúc nào («compare:»): «previous» (lần chốt trước), «year_before» (cùng kỳ năm trước) hoặc một ngày, ví dụ 30/6/2025"
            )
            yield Flaw("E-COLUMN-COMPARE", (*path, "show"), fact, remedy)


def _asked(document: Document, at: Path, sort: str) -> Iterator[tuple[Any, Path]]:
    """The tables or the charts of a document, those of its body and those of its annexes."""
    for code, one in getattr(document, f"{sort}s").items():
        yield one, (*at, f"{sort}s", code)
    for annex, path in placed(document.annexes, *at, "annexes"):
        if one := getattr(annex, sort):
            yield one, (*path, sort)


def _rows(known: Known, table: Table, at: Path) -> Iterator[Flaw]:
    yield from known.check(table, at, "group", "breakdown")
    if table.rows is Rows.BREAKDOWN and table.breakdown is None:
        fact = say("các dòng theo một cách phân loại nhưng không nói theo cách phân loại nào")
        yield Flaw("E-TABLE-ROWS", (*at, "rows"), fact, say("ghi mã cách phân loại ở «breakdown:»"))
    if table.rows is Rows.LIST and not table.items:
        fact = say("các dòng tự đặt nhưng không có dòng nào")
        yield Flaw("E-TABLE-ROWS", (*at, "rows"), fact, say("ghi các dòng ở «items:»"))
    yield from _idle(table, at)
    yield from _depth(known, table, at)
    yield from _unit_of_measure(known, table, at)
    if table.grouped and not known.campaign.groups:
        fact = say("bảng chia theo nhóm nhưng dữ liệu chiến dịch chưa khai nhóm nào")
        yield Flaw(
            "W-TABLE-GROUPED",
            (*at, "grouped"),
            fact,
            say("khai nhóm đơn vị ở «groups:», hoặc bỏ dòng «grouped:»"),
        )


def _depth(known: Known, table: Table, at: Path) -> Iterator[Flaw]:
    """Tiers are counted from 1; a table cannot go deeper than the units do."""
    if table.depth == 0:
        fact = say("cây đơn vị bắt đầu từ cấp 1")
        yield Flaw(
            "E-TABLE-DEPTH", (*at, "depth"), fact, say("ghi «depth: 1», hoặc bỏ dòng «depth:»")
        )
    elif table.depth is not None and table.rows is Rows.UNITS and table.depth > known.depth:
        fact = say(
            "bảng lấy đến cấp {depth} («depth:»), nhưng các đơn vị chỉ có {most} cấp",
            depth=table.depth,
            most=known.depth,
        )
        yield Flaw(
            "W-TABLE-DEPTH",
            (*at, "depth"),
            fact,
            say("bỏ dòng «depth:», hoặc ghi đơn vị cấp trên ở «parent:» của đơn vị"),
        )


def _unit_of_measure(known: Known, table: Table, at: Path) -> Iterator[Flaw]:
    """A unit of measure that is typed by hand, against those that the columns print."""
    by_hand = table.unit_of_measure and "{{" not in table.unit_of_measure
    if not by_hand or table.rows not in _ONE_UNIT:
        return
    printed, is_open = _printed(known, table)
    typed = [fold(part).strip() for part in _SEVERAL.split(table.unit_of_measure or "")]
    wrong = [part for part in typed if part and part not in printed]
    if is_open:
        money = {fold(unit) for unit in _MONEY}
        wrong = [part for part in wrong if part in money and printed.keys() & money]
    if wrong and printed:
        fact = say(
            "ghi đơn vị tính «{typed}», nhưng các cột in theo {units}",
            typed=table.unit_of_measure,
            units=", ".join(f"«{unit}»" for unit in printed.values()),
        )
        remedy = say(
            "bỏ dòng này để lấy từ chỉ số, hoặc sửa đơn vị tính («unit_of_measure:», «shown_in:»)"
        )
        yield Flaw("E-TABLE-UNIT", (*at, "unit_of_measure"), fact, remedy)


def _printed(known: Known, table: Table) -> tuple[dict[str, str], bool]:
    """The units of measure of the columns, and whether there may be others."""
    printed: dict[str, str] = {}
    for column in table.columns:
        if column.show in _COUNTED:
            indicator = known.indicator(column.indicator or table.indicator)
            if indicator:
                scale = indicator.shown_in
                unit = scale.unit if scale else indicator.unit_of_measure
                printed[fold(unit)] = unit
        elif column.show in _RATES:
            printed["%"] = "%"
        elif column.show is Show.BASE and column.of in known.bases:
            base = known.bases[column.of]
            printed |= {fold(name): name for name in (base.name, base.label)}
    return printed, any(column.show in _OPEN for column in table.columns)


def _idle(table: Table, at: Path) -> Iterator[Flaw]:
    """Keys that say nothing with these rows."""
    idle: Mapping[str, bool] = {
        "breakdown": table.breakdown is not None and table.rows is not Rows.BREAKDOWN,
        "items": bool(table.items) and table.rows is not Rows.LIST,
        "grouped": table.grouped and table.rows is not Rows.UNITS,
        "running_numbers": table.running_numbers and table.rows is not Rows.UNITS,
        "group": table.group is not None and table.rows is not Rows.UNITS,
        "left": not table.left and table.rows is not Rows.UNITS,
        "depth": table.depth is not None and table.rows is not Rows.UNITS,
    }
    for key, is_idle in idle.items():
        if is_idle:
            fact = say("{key} không dùng với dòng {rows}", key=key, rows=table.rows.value)
            yield Flaw(
                "W-TABLE-KEY",
                (*at, key),
                fact,
                say("bỏ dòng «{key}:», hoặc sửa dòng của bảng («rows:»)", key=key),
            )


def _columns(known: Known, table: Table, at: Path) -> Iterator[Flaw]:
    """Faults of the columns of one table."""
    for column, path in placed(table.columns, *at, "columns"):
        yield from _names(known, column, path)
        yield from _needs(column, path)
        if column.show is Show.SHARE and column.of and table.rows not in _OF_ANY_UNIT:
            fact = say("chỉ đơn vị và nhóm có phần trong cơ sở tính «{of}»", of=column.of)
            remedy = say(
                "bỏ dòng «of:» để lấy tỷ trọng của kết quả, hoặc đổi dòng của bảng thành «rows: units» hay «rows: groups»"
            )
            yield Flaw("E-COLUMN-BASE", (*path, "of"), fact, remedy)
        if table.rows in _OF_UNITS:
            yield from _quota(known, table, column, path)
        if table.rows is Rows.LIST:
            yield from _item(table, column, path)
        if table.rows in _KEYS:
            keys = known.codes[_KEYS[table.rows]]
            yield from keys.check_keys(column.values, (*path, "values"))


def _names(known: Known, column: Column, at: Path) -> Iterator[Flaw]:
    yield from known.check(column, at, "indicator", "phase", "quota")
    yield from check_moment(known, column.as_of, (*at, "as_of"))
    if column.show in {Show.BASE, Show.SHARE}:
        yield from known.check(column, at, "of")


def _needs(column: Column, at: Path) -> Iterator[Flaw]:
    for show, field, code, fact, remedy in _NEEDS:
        if column.show is show and getattr(column, field) is None:
            yield Flaw(code, (*at, "show"), fact, remedy)
    if column.show is not Show.FORMULA and column.formula is not None:
        fact = say("công thức không dùng ở cột {show}", show=column.show.value)
        remedy = say("ghi «show: formula», hoặc bỏ dòng «formula:»")
        yield Flaw("E-COLUMN-FORMULA", (*at, "formula"), fact, remedy)


def _quota(known: Known, table: Table, column: Column, at: Path) -> Iterator[Flaw]:
    """Columns against quotas need quotas of that indicator, and of that phase where one is named."""
    if column.show not in _OF_QUOTAS or column.quota is not None:
        return
    indicator = known.indicator_code(column.indicator or table.indicator)
    periods = {
        quota.phase
        for quota in known.campaign.quotas
        if known.indicator_code(quota.indicator) == indicator
    }
    if periods and (column.phase is None or column.phase in periods):
        yield from _of_other_periods(known, table, column, periods, at)
        return
    if indicator in known.indicators and (column.phase is None or column.phase in known.phases):
        fact = say("cột {show} cần chỉ tiêu giao cho đơn vị, nhưng chưa có", show=column.show.value)
        remedy = _missing_quota(indicator, column.phase)
        yield Flaw("E-COLUMN-QUOTA", (*at, "show"), fact, remedy)


def _of_other_periods(
    known: Known, table: Table, column: Column, periods: AbstractSet[str | None], at: Path
) -> Iterator[Flaw]:
    """A column that speaks of a time in which no unit was given anything, while others have: it stays blank."""
    phase = column.phase or table.phase
    is_summed = phase is None and _are_of_all_phases(known, periods)
    if table.rows not in _OF_ANY_UNIT or column.when or phase in periods or is_summed:
        return
    names = [known.phases[one].name for one in periods if one in known.phases]
    given = join_names(sorted(names)) or say("cả chiến dịch")
    fact = say(
        "cột {show} để trống: chỉ tiêu chỉ giao cho {given}", show=column.show.value, given=given
    )
    remedy = say("ghi giai đoạn đã giao chỉ tiêu ở «phase:» của cột hoặc của bảng, hoặc bỏ cột này")
    yield Flaw("W-COLUMN-QUOTA", (*at, "show"), fact, remedy)


def _are_of_all_phases(known: Known, periods: AbstractSet[str | None]) -> bool:
    """Whether the quotas of phases together are those of the whole."""
    phases = [phase for phase in known.campaign.phases if not phase.within]
    reaches_the_end = any(phase.ends >= known.campaign.ends for phase in phases)
    return reaches_the_end and periods >= {phase.code for phase in phases}


def _missing_quota(indicator: str, phase: str | None) -> Message:
    if phase is None:
        return say("ghi bảng chỉ tiêu của «{indicator}» ở «quotas:»", indicator=indicator)
    return say(
        "ghi bảng chỉ tiêu của «{indicator}» cho giai đoạn «{phase}» ở «quotas:»",
        indicator=indicator,
        phase=phase,
    )


def _item(table: Table, column: Column, at: Path) -> Iterator[Flaw]:
    """A text column of a list shows one key of its items."""
    if column.show is not Show.TEXT or not table.items:
        return
    if column.of is None:
        fact = say("cột chữ («text») của danh sách không nói trường nào của các dòng («items:»)")
        yield Flaw("E-COLUMN-ITEM", (*at, "show"), fact, say("ghi trường ở of"))
    elif not any(column.of in item for item in table.items):
        fact = say("không dòng nào ở «items:» có trường «{key}»", key=column.of)
        keys = ", ".join(dict.fromkeys(key for item in table.items for key in item))
        remedy = say("các trường đang có: {keys}", keys=keys)
        yield Flaw("E-COLUMN-ITEM", (*at, "of"), fact, remedy)
