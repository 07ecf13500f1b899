"""Columns of a table: each names what it shows, and the campaign has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model.document import Column, Rows, Show, Table
from generator.model.rules.finding import Finding, Path
from generator.model.rules.known import Known
from generator.model.rules.lexicon import Lexicon
from generator.model.rules.moments import check_moment
from generator.problems import Message, say

_OF_UNITS = frozenset((Rows.UNITS, Rows.GROUPS))
_OF_QUOTAS = frozenset((Show.QUOTA, Show.RATE, Show.SURPLUS, Show.SHORTFALL, Show.DIFFERENCE))


def check_columns(known: Known, table: Table, at: Path) -> Iterator[Finding]:
    """Faults of the columns of one table."""
    for place, column in enumerate(table.columns):
        path = (*at, "columns", place)
        yield from _names(known, column, path)
        yield from _needs(column, path)
        if table.rows in _OF_UNITS:
            yield from _quota(known, column, path)
        if table.rows is Rows.LIST:
            yield from _item(table, column, path)
        yield from _values(_keys(known, table.rows), column, path)


def _names(known: Known, column: Column, at: Path) -> Iterator[Finding]:
    codes = known.codes
    yield from codes.indicator.check(column.indicator, (*at, "indicator"))
    yield from codes.phase.check(column.phase, (*at, "phase"))
    yield from codes.quota.check(column.quota, (*at, "quota"))
    yield from check_moment(known, column.as_of, (*at, "as_of"))
    if column.show is Show.BASE:
        yield from codes.base.check(column.of, (*at, "of"))


def _needs(column: Column, at: Path) -> Iterator[Finding]:
    if column.show is Show.BASE and column.of is None:
        fact = say("cột base không nói cơ sở tính nào")
        yield Finding("E-COLUMN-BASE", (*at, "show"), fact, say("ghi mã cơ sở tính ở of"))
    if column.show is Show.PHASE_COUNT and column.phase is None:
        fact = say("cột phase_count không nói giai đoạn nào")
        yield Finding("E-COLUMN-PHASE", (*at, "show"), fact, say("ghi mã giai đoạn ở phase"))
    if column.show is Show.FORMULA and column.formula is None:
        fact = say("cột formula chưa có biểu thức")
        yield Finding("E-COLUMN-FORMULA", (*at, "show"), fact, say("ghi biểu thức ở formula"))
    if column.show is not Show.FORMULA and column.formula is not None:
        fact = say("biểu thức không dùng ở cột {show}", show=column.show.value)
        yield Finding(
            "E-COLUMN-FORMULA", (*at, "formula"), fact, say("ghi show: formula hoặc bỏ formula")
        )


def _quota(known: Known, column: Column, at: Path) -> Iterator[Finding]:
    """Columns against quotas need quotas of that indicator, and of that phase where one is named."""
    if column.show not in _OF_QUOTAS or column.quota is not None:
        return
    indicator = known.indicator_code(column.indicator)
    periods = {
        quota.phase
        for quota in known.campaign.quotas
        if known.indicator_code(quota.indicator) == indicator
    }
    if periods and (column.phase is None or column.phase in periods):
        return
    if indicator in known.indicators and (column.phase is None or column.phase in known.phases):
        fact = say("cột {show} cần chỉ tiêu giao cho đơn vị, nhưng chưa có", show=column.show.value)
        yield Finding(
            "E-COLUMN-QUOTA", (*at, "show"), fact, _missing_quota(indicator, column.phase)
        )


def _missing_quota(indicator: str, phase: str | None) -> Message:
    if phase is None:
        return say("ghi bảng chỉ tiêu của «{indicator}» ở quotas", indicator=indicator)
    return say(
        "ghi bảng chỉ tiêu của «{indicator}» cho giai đoạn «{phase}» ở quotas",
        indicator=indicator,
        phase=phase,
    )


def _item(table: Table, column: Column, at: Path) -> Iterator[Finding]:
    """A text column of a list shows one key of its items."""
    if column.show is not Show.TEXT or not table.items:
        return
    if column.of is None:
        fact = say("cột text của danh sách không nói khóa nào của items")
        yield Finding("E-COLUMN-ITEM", (*at, "show"), fact, say("ghi khóa ở of"))
    elif not any(column.of in item for item in table.items):
        fact = say("không dòng nào của items có khóa «{key}»", key=column.of)
        yield Finding("E-COLUMN-ITEM", (*at, "of"), fact, _keys_of(table))


def _keys_of(table: Table) -> Message:
    keys = dict.fromkeys(key for item in table.items for key in item)
    return say("các khóa đang có: {keys}", keys=", ".join(keys))


def _keys(known: Known, rows: Rows) -> Lexicon | None:
    codes = known.codes
    lexicons: Mapping[Rows, Lexicon] = {
        Rows.UNITS: codes.unit,
        Rows.GROUPS: codes.group,
        Rows.PHASES: codes.phase,
        Rows.TARGETS: codes.target,
        Rows.INDICATORS: codes.indicator,
    }
    return lexicons.get(rows)


def _values(keys: Lexicon | None, column: Column, at: Path) -> Iterator[Finding]:
    """Texts written for single rows name rows that exist."""
    if keys is not None:
        yield from keys.check_keys(column.values, (*at, "values"))
