"""The columns of the table in which units and quotas are edited, and how an amount stands in a cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from fractions import Fraction

from generator.model.campaign import Campaign, Indicator
from generator.model.coded import by_code, has_any
from generator.model.fields import DecimalCount, Number
from generator.problems import Message, say
from generator.wording import amount, number, percent, quantity
from generator.workspace import unchanging

_PLACES = 9
"""As many decimals as a record may have: what is printed reads back as the same."""


class CellSort(StrEnum):
    """What the cells of a column hold."""

    CODE = "code"
    NAME = "name"
    SHORT_NAME = "short_name"
    GROUP = "group"
    PARENT = "parent"
    ALIASES = "aliases"
    DAY = "day"
    BASE = "base"
    QUOTA = "quota"


@unchanging(frozen=True)
class GridColumn:
    """A column: `of` names the key of a unit or the base, `indicator` measures its figures.

    `place` is that of the table of quotas, none for one that is not there yet. What is not `open` is shown
    where somebody asks for it.
    """

    key: str
    title: Message
    holds: CellSort
    of: str = ""
    indicator: Indicator | None = None
    phase: str | None = None
    place: int | None = None
    open: bool = True

    @property
    def is_figure(self) -> bool:
        """Whether its cells hold numbers."""
        return self.indicator is not None


def printed(value: Number | None) -> str:
    """An amount as it stands in a cell, exactly: `1.775`, `12,5`, `52,2%`; nothing where there is none."""
    if value is None:
        return ""
    if isinstance(value, DecimalCount):
        return quantity(value, _PLACES)
    return percent(value, _PLACES) if isinstance(value, Fraction) else number(value)


def printed_or_dash(value: Number | None) -> str:
    """An amount beside others in a table that is read: `–` where there is none."""
    return printed(value) or amount(None)


def columns_of(campaign: Campaign) -> tuple[GridColumn, ...]:
    """All columns of the table, those that are always there first."""
    return (*_named(campaign), *_figures(campaign), *_aside(campaign))


def _named(campaign: Campaign) -> Iterator[GridColumn]:
    units = campaign.units
    yield GridColumn("name", say("Tên đơn vị"), CellSort.NAME, "name")
    has_short = not units or has_any(units, "short_name")
    yield GridColumn(
        "short_name", say("Tên gọn"), CellSort.SHORT_NAME, "short_name", open=has_short
    )
    has_groups = bool(campaign.groups)
    yield GridColumn("group", say("Nhóm"), CellSort.GROUP, "group", open=has_groups)


def _figures(campaign: Campaign) -> Iterator[GridColumn]:
    for base in campaign.bases:
        measured = Indicator(code=base.code, name=base.name, unit_of_measure=base.name)
        title = say("Số {base}", base=base.label)
        yield GridColumn(f"bases.{base.code}", title, CellSort.BASE, base.code, measured)
    yield from _in_order(campaign, _tables(campaign))
    yield from _not_given(campaign)


def _in_order(campaign: Campaign, columns: Iterable[GridColumn]) -> list[GridColumn]:
    """As the campaign has its indicators and phases, in whatever order their tables were written."""
    counted = [one.code for one in campaign.indicators]
    phases = [None, *(one.code for one in campaign.phases)]

    def rank(column: GridColumn) -> tuple[int, int]:
        counts = counted.index(column.indicator.code) if column.indicator else 0
        return counts, phases.index(column.phase) if column.phase in phases else len(phases)

    return sorted(columns, key=rank)


def _tables(campaign: Campaign) -> Iterator[GridColumn]:
    """A column for each table of quotas that there is."""
    known = by_code(campaign.indicators)
    seen: Counter[str] = Counter()
    for place, quota in enumerate(campaign.quotas):
        indicator = known.get(campaign.indicator_code(quota.indicator))
        if indicator is None:
            continue
        key = _key(indicator.code, quota.phase, quota.code)
        seen[key] += 1
        key = key if seen[key] == 1 else f"{key}~{seen[key]}"
        title = _title(campaign, indicator, quota.phase, _apart(campaign, place))
        yield GridColumn(key, title, CellSort.QUOTA, "", indicator, quota.phase, place)


def _not_given(campaign: Campaign) -> Iterator[GridColumn]:
    """A column for each indicator and period that has no table yet; that of the whole is open until the main one has any."""
    given = {(campaign.indicator_code(one.indicator), one.phase) for one in campaign.quotas}
    for indicator in campaign.indicators:
        for phase in (None, *(one.code for one in campaign.phases)):
            if (indicator.code, phase) in given or indicator.of:
                continue
            is_main = indicator is campaign.main_indicator
            is_first = (
                is_main and phase is None and all(code != indicator.code for code, _ in given)
            )
            title, key = (
                _title(campaign, indicator, phase),
                _key(indicator.code, phase, None),
            )
            yield GridColumn(key, title, CellSort.QUOTA, "", indicator, phase, open=is_first)


def _key(indicator: str, phase: str | None, code: str | None) -> str:
    return f"quotas|{indicator}|{phase or ''}|{code or ''}"


def _apart(campaign: Campaign, place: int) -> Message | None:
    """What tells a table of quotas from others of the same indicator and period: what it does to them, or its place."""
    asked = campaign.quotas[place]
    same = [
        at
        for at, one in enumerate(campaign.quotas)
        if one.phase == asked.phase
        and campaign.indicator_code(one.indicator) == campaign.indicator_code(asked.indicator)
    ]
    if len(same) == 1:
        return None
    number = same.index(place) + 1
    if asked.adds_to:
        return say("bảng thứ {place}, giao bổ sung", place=number)
    if asked.replaces:
        return say("bảng thứ {place}, điều chỉnh", place=number)
    return say("bảng thứ {place}", place=number)


def _title(
    campaign: Campaign, indicator: Indicator, phase: str | None, apart: Message | None = None
) -> Message:
    """Of what a table gives quotas, as far as there is something to tell apart."""
    names = {one.code: one.name for one in campaign.phases}
    parts: list[object] = [names.get(phase, phase)] if phase else []
    if names and not phase:
        parts.append(say("cả chiến dịch"))
    if len([one for one in campaign.indicators if not one.of]) > 1:
        parts.append(indicator.name)
    if apart:
        parts.append(apart)
    title = say("Chỉ tiêu")
    for part in parts:
        title = say("{title}, {part}", title=title, part=part)
    return title


def _aside(campaign: Campaign) -> Iterator[GridColumn]:
    """What few campaigns have of their units; open where one has."""
    units = campaign.units
    for key, title, holds in (
        ("parent", say("Cấp trên"), CellSort.PARENT),
        ("aliases", say("Cách gọi khác"), CellSort.ALIASES),
        ("active_from", say("Từ ngày"), CellSort.DAY),
        ("active_to", say("Đến hết ngày"), CellSort.DAY),
    ):
        is_there = has_any(units, key)
        yield GridColumn(key, title, holds, key, open=is_there)
    yield GridColumn("code", say("Mã"), CellSort.CODE, "code", open=False)
