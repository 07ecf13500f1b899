"""The units of a campaign with their quotas as a table of texts, each cell as it is printed.

What a text means is read in `grid_cells`; what becomes of the records in `grid_editing`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cached_property

from generator.model.campaign import Campaign, Quota, Unit
from generator.model.coded import by_code, has_any
from generator.office.grid_columns import CellSort, GridColumn, columns_of, printed
from generator.office.grid_standing import GridStanding
from generator.wording import fold, short_date
from generator.workspace import regex, unchanging

_MARKS = regex("[\u0300-\u036f]")


@unchanging(frozen=True)
class UnitGrid:
    """The units of a campaign with their quotas, as a table of texts."""

    campaign: Campaign

    @cached_property
    def columns(self) -> tuple[GridColumn, ...]:
        """All columns, those that are always there first."""
        return columns_of(self.campaign)

    @cached_property
    def by_key(self) -> Mapping[str, GridColumn]:
        """The columns by their keys, which stay when other tables come or go."""
        return {column.key: column for column in self.columns}

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """The units by their codes."""
        return by_code(self.campaign.units)

    @cached_property
    def standing(self) -> GridStanding:
        """Who is there until when, and what passes over to whom."""
        return GridStanding(self.campaign)

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
        if not has_any(self.campaign.units, "parent"):
            return {}
        return {unit.code: unit.name for unit in self.campaign.units}
