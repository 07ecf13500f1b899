"""What the columns of the table of units add up to, beside what was declared and what is aimed at."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from generator.figures import sum_of_quotas
from generator.model.campaign import Campaign, Target
from generator.model.coded import codes_of, column_of
from generator.model.fields import Number
from generator.office.grid_columns import CellSort, GridColumn, printed
from generator.office.unit_grid import UnitGrid
from generator.problems import Message, say
from generator.workspace import unchanging

_NOT_ADDED = say("tỷ lệ không cộng được")
_NO_COMMON_RATE = say("chưa có mức chung của cả chiến dịch nên văn bản không so được kết quả chung với chỉ tiêu; ghi mức ấy thành một mục tiêu ở «Tên, thời gian, mục tiêu»")  # fmt: skip


@unchanging(frozen=True)
class HeldAgainst:
    """A number that the sum of a column is held against: what it is, as printed, and how far the sum is off."""

    what: Message
    text: str
    apart: str
    """`+160`, `-20`; nothing where both are the same."""
    is_declared: bool = False


@unchanging(frozen=True)
class GridSum:
    """The sum of a column as printed, how many units it is of, and what it is held against."""

    key: str
    text: str
    units: int
    held: tuple[HeldAgainst, ...] = ()
    said: tuple[Message, ...] = ()
    """Whom it counts and whom not, where units came and went; of rates what stands for all."""
    is_rate: bool = False


def grid_sums(campaign: Campaign) -> list[GridSum]:
    """The sums of all columns of figures; rates are not added up: of theirs it is told what is aimed at in common."""
    grid = UnitGrid(campaign)
    columns = (column for column in grid.columns if column.indicator is not None)
    return [_of_rates(grid, one) if _is_rate(one) else _sum(grid, one) for one in columns]


def _is_rate(column: GridColumn) -> bool:
    return column.indicator is not None and column.indicator.is_rate


def _of_rates(grid: UnitGrid, column: GridColumn) -> GridSum:
    given = _given(grid, column)
    common = [
        say("{name}: {rate}", name=one.name, rate=_span(one))
        for one in _targets(grid.campaign, column)
    ]
    lacking = [_NO_COMMON_RATE] if given and not common else []
    said = (_NOT_ADDED, *common, *lacking)
    return GridSum(column.key, "", len(given), said=said if given else (), is_rate=True)


def _span(target: Target) -> str:
    """A rate, or both ends of a range."""
    ends = [one for one in (target.rate, target.rate_to) if one is not None]
    return " – ".join(map(printed, ends)) if ends else printed(target.count)


def _targets(campaign: Campaign, column: GridColumn) -> Iterator[Target]:
    """What is aimed at in the column's indicator and period."""
    code = column.indicator.code if column.indicator else ""
    for target in campaign.targets:
        is_ours = campaign.indicator_code(target.indicator) == code
        if is_ours and target.phase == column.phase:
            yield target


def _sum(grid: UnitGrid, column: GridColumn) -> GridSum:
    given, standing = _given(grid, column), grid.standing
    if not standing.over:
        return _summed(grid, column, given, given.keys())
    gone = standing.units.stood_for(given)
    there = {code: one for code, one in given.items() if code not in gone}
    heirs = {code: standing.heir(code) for code in there if code in standing.over}
    left = {code: there[code] for code, heir in heirs.items() if heir in standing.over}
    if column.holds is CellSort.BASE:
        there = {code: one for code, one in there.items() if code not in left}
    has_passed = not gone.isdisjoint(given) or any(
        code in there and code != heir for code, heir in heirs.items()
    )
    said = tuple(_said(grid, column, left, has_passed=has_passed))
    return _summed(grid, column, there, {heirs.get(code, code) for code in there}, said)


def _summed(
    grid: UnitGrid,
    column: GridColumn,
    counts: Mapping[str, Number],
    units: Collection[str],
    said: tuple[Message, ...] = (),
) -> GridSum:
    found: Number = sum_of_quotas(grid.campaign, counts) if counts else 0
    held = tuple(_held(grid, column, found))
    return GridSum(column.key, printed(found) if counts else "", len(units), held, said)


def _given(grid: UnitGrid, column: GridColumn) -> Mapping[str, Number]:
    """What the records have for units."""
    if column.holds is CellSort.QUOTA:
        table = grid.table(column)
        return table.counts if table else {}
    units = grid.campaign.units
    given = zip(codes_of(units), column_of(units, "bases"), strict=True)
    return {unit: bases[column.of] for unit, bases in given if column.of in bases}


def _said(
    grid: UnitGrid, column: GridColumn, left: Mapping[str, Number], *, has_passed: bool
) -> Iterator[Message]:
    """What a sum is of where units came and went: who left by itself keeps its quota in the whole, and not its base."""
    if has_passed:
        yield say("đơn vị cũ tính ở đơn vị mới")
    if left and column.holds is CellSort.BASE:
        yield say("không tính {count} đơn vị đã thôi", count=len(left))
    elif left:
        total = printed(sum_of_quotas(grid.campaign, left))
        yield say("gồm cả {total} của {count} đơn vị đã thôi", total=total, count=len(left))


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
    for target in _targets(campaign, column):
        if target.count is not None:
            yield _against(say("{name}", name=target.name), found, target.count)


def _against(
    what: Message, found: Number, wanted: Number, *, is_declared: bool = False
) -> HeldAgainst:
    apart: Number = found - wanted
    sign = "+" if apart > 0 else "-"
    told = f"{sign}{printed(max(apart, -apart))}" if apart else ""
    return HeldAgainst(what, printed(wanted), told, is_declared)
