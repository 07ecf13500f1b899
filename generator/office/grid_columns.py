"""The table in which units and quotas are edited: its columns, and each cell as it is printed.

It holds texts only. What a text means is read in `grid_cells`; what becomes of the records in `grid_editing`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from operator import attrgetter

from generator.model.campaign import Campaign, Indicator, Quota, Unit
from generator.model.coded import by_code
from generator.model.fields import DecimalCount, Number
from generator.problems import Message, say
from generator.wording import fold, number, percent, quantity, short_date
from generator.workspace import unchanging

_MARKS = re.compile("[\u0300-\u036f]")
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


@dataclass(frozen=True)
class UnitGrid:
    """The units of a campaign with their quotas, as a table of texts."""

    campaign: Campaign

    @cached_property
    def columns(self) -> tuple[GridColumn, ...]:
        """All columns, those that are always there first."""
        return (*_named(self.campaign), *_figures(self.campaign), *_aside(self.campaign))

    @cached_property
    def by_key(self) -> Mapping[str, GridColumn]:
        """The columns by their keys, which stay when other tables come or go."""
        return {column.key: column for column in self.columns}

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """The units by their codes."""
        return by_code(self.campaign.units)

    def text(self, unit: Unit, column: GridColumn) -> str:
        """What stands in a cell."""
        if column.holds is CellSort.QUOTA:
            table = self.table(column)
            return printed(table.counts.get(unit.code)) if table else ""
        if column.holds is CellSort.BASE:
            return printed(unit.bases.get(column.of))
        value = getattr(unit, column.of)
        match column.holds:
            case CellSort.GROUP:
                value = self._groups.get(value, value)
            case CellSort.PARENT:
                value = self._names.get(value, value)
            case CellSort.ALIASES:
                value = " | ".join(value)
            case CellSort.DAY:
                value = short_date(value) if value else ""
        return value or ""

    def table(self, column: GridColumn) -> Quota | None:
        """The table of quotas of a column."""
        return None if column.place is None else self.campaign.quotas[column.place]

    def reason(self, unit: Unit, column: GridColumn) -> str:
        """How the quota in a cell came about, where that is recorded."""
        table = self.table(column)
        return table.reasons.get(unit.code, "") if table else ""

    def found(self, asked: str) -> list[Unit]:
        """The units of whose names, code or group a word is a part, whatever its diacritics; all for none."""
        word = fold(asked)
        if not word:
            return [*self.campaign.units]
        return [unit for unit, told in zip(self.campaign.units, self._told, strict=True) if word in told]  # fmt: skip

    @cached_property
    def _told(self) -> Sequence[str]:
        """What each unit is found by; folded together, for a hundred thousand are too many one by one."""
        groups = self._groups
        lines = (
            " ".join((*unit.names, unit.code, groups.get(unit.group, ""))).replace("\n", " ")
            for unit in self.campaign.units
        )
        bare = _MARKS.sub("", unicodedata.normalize("NFD", "\n".join(lines)))
        return bare.replace("đ", "d").replace("Đ", "D").casefold().split("\n")

    @cached_property
    def _groups(self) -> Mapping[str | None, str]:
        return {group.code: group.name for group in self.campaign.groups}

    @cached_property
    def _names(self) -> Mapping[str | None, str]:
        if not any(unit.parent for unit in self.campaign.units):
            return {}
        return {unit.code: unit.name for unit in self.campaign.units}


def _named(campaign: Campaign) -> Iterator[GridColumn]:
    units = campaign.units
    yield GridColumn("name", say("Tên đơn vị"), CellSort.NAME, "name")
    has_short = not units or any(unit.short_name for unit in units)
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
    yield from _tables(campaign)
    yield from _not_given(campaign)


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
        title = _title(campaign, indicator, quota.phase, quota.code)
        yield GridColumn(key, title, CellSort.QUOTA, "", indicator, quota.phase, place)


def _not_given(campaign: Campaign) -> Iterator[GridColumn]:
    """A column for each indicator and period that has no table yet; that of the whole is open in a new campaign."""
    given = {(campaign.indicator_code(one.indicator), one.phase) for one in campaign.quotas}
    for indicator in campaign.indicators:
        for phase in (None, *(one.code for one in campaign.phases)):
            if (indicator.code, phase) in given or indicator.of:
                continue
            is_first = not given and phase is None and indicator is campaign.main_indicator
            title, key = (
                _title(campaign, indicator, phase, None),
                _key(indicator.code, phase, None),
            )
            yield GridColumn(key, title, CellSort.QUOTA, "", indicator, phase, open=is_first)


def _key(indicator: str, phase: str | None, code: str | None) -> str:
    return f"quotas|{indicator}|{phase or ''}|{code or ''}"


def _title(
    campaign: Campaign, indicator: Indicator, phase: str | None, code: str | None
) -> Message:
    """Of what a table gives quotas, as far as there is something to tell apart."""
    names = {one.code: one.name for one in campaign.phases}
    parts: list[object] = [names.get(phase, phase)] if phase else []
    if names and not phase:
        parts.append(say("cả chiến dịch"))
    if indicator.code != campaign.main_indicator.code:
        parts.append(indicator.name)
    if code:
        parts.append(code)
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
        is_there = any(map(attrgetter(key), units))
        yield GridColumn(key, title, holds, key, open=is_there)
    yield GridColumn("code", say("Mã"), CellSort.CODE, "code", open=False)
