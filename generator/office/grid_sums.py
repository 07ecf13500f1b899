"""What the columns of the table of units add up to, beside what was declared and what is aimed at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.figures import sum_of_quotas
from generator.model.campaign import Campaign
from generator.model.fields import Number
from generator.office.grid_columns import CellSort, GridColumn, UnitGrid, printed
from generator.problems import Message, say


@dataclass(frozen=True)
class HeldAgainst:
    """A number that the sum of a column is held against: what it is, as printed, and how far the sum is off."""

    what: Message
    text: str
    apart: str
    """`+160`, `-20`; nothing where both are the same."""
    is_declared: bool = False


@dataclass(frozen=True)
class GridSum:
    """The sum of a column as printed, how many units it is of, and what it is held against."""

    key: str
    text: str
    units: int
    held: tuple[HeldAgainst, ...] = ()


def grid_sums(campaign: Campaign) -> list[GridSum]:
    """The sums of all columns of figures; rates are not added up."""
    grid = UnitGrid(campaign)
    return [_sum(grid, column) for column in grid.columns if _adds_up(column)]


def _adds_up(column: GridColumn) -> bool:
    return column.indicator is not None and not column.indicator.is_rate


def _sum(grid: UnitGrid, column: GridColumn) -> GridSum:
    counts = _counts(grid, column)
    found = sum_of_quotas(grid.campaign, counts)
    held = tuple(_held(grid, column, found))
    return GridSum(column.key, printed(found) if counts else "", len(counts), held)


def _counts(grid: UnitGrid, column: GridColumn) -> dict[str, Number]:
    if column.holds is CellSort.QUOTA:
        table = grid.table(column)
        return dict(table.counts) if table else {}
    units = grid.campaign.units
    return {unit.code: unit.bases[column.of] for unit in units if column.of in unit.bases}


def _held(grid: UnitGrid, column: GridColumn, found: Number) -> Iterator[HeldAgainst]:
    campaign = grid.campaign
    if column.holds is CellSort.BASE:
        base = next(one for one in campaign.bases if one.code == column.of)
        if base.total is not None:
            yield _against(say("tổng đã công bố"), found, base.total)
        return
    table = grid.table(column)
    if table is not None and table.total is not None:
        yield _against(say("tổng đã công bố"), found, table.total, is_declared=True)
    indicator = column.indicator.code if column.indicator else ""
    for target in campaign.targets:
        is_ours = campaign.indicator_code(target.indicator) == indicator
        if is_ours and target.phase == column.phase and target.count is not None:
            yield _against(say("{name}", name=target.name), found, target.count)


def _against(
    what: Message, found: Number, wanted: Number, *, is_declared: bool = False
) -> HeldAgainst:
    apart: Number = found - wanted
    sign = "+" if apart > 0 else "-"
    told = f"{sign}{printed(max(apart, -apart))}" if apart else ""
    return HeldAgainst(what, printed(wanted), told, is_declared)
