"""The result of one indicator over one span (the whole campaign or a phase), unit by unit.

Lists follow the order of tables; a unit whose count is not known is never counted as zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from generator.figures.figure import Figure, Quantity, added, difference, ratio
from generator.figures.progress import GroupProgress, Span, TargetProgress, UnitProgress
from generator.figures.ranking import rank_rows, tied_ranks
from generator.figures.shares import Shares, share_of, share_out
from generator.figures.split import Split, split_total
from generator.model.campaign import Group, Indicator, RankBy, TieRule
from generator.model.results import Breakdown, Standing
from generator.notation import Moment


@dataclass(frozen=True)
class Ordering:
    """How units are compared: ranked by what, ties, how many lead, below what they lag."""

    tie_rule: TieRule
    rank_by: RankBy | None
    leading: int
    lagging_below: Fraction


@dataclass(frozen=True)
class Tally:
    """Kết quả của một chỉ tiêu thống kê trong một thời gian."""

    indicator: Indicator
    name: str
    span: Span
    declared: Figure | None
    rows: tuple[UnitProgress, ...]
    groups_known: tuple[Group, ...]
    targets: Mapping[str, TargetProgress]
    ordering: Ordering
    quota_total: Figure | None = None
    standing: Standing | None = None
    previous: Figure | None = None
    previous_as_of: Moment | None = None
    breakdowns_known: tuple[Breakdown, ...] = ()
    next: Tally | None = None

    @cached_property
    def units(self) -> tuple[UnitProgress, ...]:
        """Các đơn vị in the order of tables, each with rank and share."""
        ranks = rank_rows(self.rows, by=self.rank_by, tie_rule=self.ordering.tie_rule)
        tied = tied_ranks(ranks)
        shares = self.shares
        return tuple(
            replace(
                row,
                rank=rank,
                tied=rank in tied,
                share=shares.of(row.count, shares.units.get(row.code)),
            )
            for row, rank in zip(self.rows, ranks, strict=True)
        )

    @cached_property
    def shares(self) -> Shares:
        """Tỷ trọng of units and groups, tied so that they add up as printed."""
        return share_out(self.rows, self.count)

    @cached_property
    def unit(self) -> dict[str, UnitProgress]:
        """Một đơn vị theo mã."""
        return {row.code: row for row in self.units}

    @property
    def rank_by(self) -> RankBy:
        """What ranks compare: rates where quotas are given, counts otherwise."""
        quotas = any(row.goal is not None for row in self.rows)
        return self.ordering.rank_by or (RankBy.RATE if quotas else RankBy.COUNT)

    @cached_property
    def count(self) -> Figure | None:
        """Số đã thực hiện: the declared total, else the sum of what units reported."""
        return self.declared if self.declared is not None else self.units_count

    @cached_property
    def units_count(self) -> Figure | None:
        """Cộng số của các đơn vị đã báo cáo; `None` when none has reported, and of rates."""
        return added(row.count for row in self.rows)

    @property
    def remainder(self) -> Figure | None:
        """Phần của tổng không nằm ở đơn vị nào."""
        if self.count is None or self.units_count is None:
            return None
        return difference(self.count, self.units_count)

    @property
    def remainder_share(self) -> Figure | None:
        """Tỷ trọng of what belongs to no unit."""
        return self.shares.of(self.remainder, self.shares.rest)

    @cached_property
    def quota(self) -> Figure | None:
        """Tổng chỉ tiêu đã giao."""
        return added(row.goal for row in self.rows) or self.quota_total

    @property
    def rate(self) -> Figure | None:
        """Tỷ lệ đạt so với tổng chỉ tiêu đã giao; for named targets see `targets`."""
        return share_of(self.count, self.quota)

    @property
    def growth(self) -> Figure | None:
        """Số tăng thêm so với lần chốt trước."""
        if self.count is None or self.previous is None:
            return None
        return difference(self.count, self.previous)

    @property
    def growth_rate(self) -> Figure | None:
        """Tỷ lệ tăng so với lần chốt trước; `None` when nothing had been done before."""
        return share_of(self.growth, self.previous)

    @property
    def goals(self) -> tuple[TargetProgress, ...]:
        """Các mục tiêu tính được số phải đạt, those that were replaced by another one last."""
        known = [target for target in self.targets.values() if target.goal is not None]
        return tuple(sorted(known, key=lambda target: target.replaced))

    @property
    def target(self) -> TargetProgress | None:
        """Mục tiêu chính: the first that can be reckoned and was not replaced."""
        return next(iter(self.goals), None)

    @property
    def average(self) -> Figure | None:
        """Bình quân một đơn vị đã báo cáo."""
        if self.units_count is None:
            return None
        return ratio(self.units_count, Figure(len(self.reported)), Quantity.AVERAGE)

    @cached_property
    def groups(self) -> tuple[GroupProgress, ...]:
        """Các nhóm có đơn vị, each with its subtotals."""
        found = ((group, self._rows_of(group.code)) for group in self.groups_known)
        return tuple(self._group(group, rows) for group, rows in found if rows)

    def _rows_of(self, code: str | None) -> tuple[UnitProgress, ...]:
        return self._by_group.get(code, ())

    @cached_property
    def _by_group(self) -> dict[str | None, tuple[UnitProgress, ...]]:
        members: dict[str | None, list[UnitProgress]] = {}
        for row in self.units:
            members.setdefault(row.unit.group, []).append(row)
        return {code: tuple(rows) for code, rows in members.items()}

    def _group(self, group: Group, rows: tuple[UnitProgress, ...]) -> GroupProgress:
        found = subtotal(rows, code=group.code, name=group.name)
        shares = self.shares
        return replace(found, share=shares.of(found.count, shares.groups.get(group.code)))

    @property
    def reported(self) -> tuple[UnitProgress, ...]:
        """Đơn vị đã báo cáo."""
        return self._where(row.count is not None for row in self.units)

    @property
    def unreported(self) -> tuple[UnitProgress, ...]:
        """Đơn vị chưa báo cáo."""
        return self._where(row.count is None for row in self.units)

    @property
    def idle_units(self) -> tuple[UnitProgress, ...]:
        """Đơn vị chưa có kết quả: reported, and nothing done."""
        return self._where(row.count is not None and row.count == 0 for row in self.units)

    @property
    def completed(self) -> tuple[UnitProgress, ...]:
        """Đơn vị hoàn thành chỉ tiêu, also those above it."""
        return self._where(row.reached for row in self.units)

    @property
    def exceeded(self) -> tuple[UnitProgress, ...]:
        """Đơn vị vượt chỉ tiêu."""
        return self._where(row.exceeded for row in self.units)

    @property
    def uncompleted(self) -> tuple[UnitProgress, ...]:
        """Đơn vị có chỉ tiêu mà chưa hoàn thành; not those whose count is unknown."""
        return self._where(bool(row.shortfall) for row in self.units)

    @property
    def lagging(self) -> tuple[UnitProgress, ...]:
        """Đơn vị đạt thấp: rate below `lagging_below`, idle ones too."""
        threshold = self.ordering.lagging_below
        return self._where(row.rate is not None and row.rate < threshold for row in self.units)

    @property
    def slow(self) -> tuple[UnitProgress, ...]:
        """Đơn vị đạt thấp mà đã có kết quả: lagging, and not idle."""
        return tuple(row for row in self.lagging if row.count)

    @property
    def midway(self) -> tuple[UnitProgress, ...]:
        """Đơn vị đạt từ ngưỡng đến dưới 100%."""
        threshold = self.ordering.lagging_below
        return self._where(
            row.rate is not None and threshold <= row.rate < 1 for row in self.units
        )

    @property
    def threshold(self) -> Figure:
        """Ngưỡng đạt thấp."""
        return Figure(self.ordering.lagging_below, quantity=Quantity.RATE)

    @property
    def without_quota(self) -> tuple[UnitProgress, ...]:
        """Đơn vị chưa được giao chỉ tiêu."""
        return self._where(row.goal is None for row in self.units)

    @cached_property
    def ranked(self) -> tuple[UnitProgress, ...]:
        """Các đơn vị theo thứ hạng; equal ranks keep the order of tables."""
        placed = [row for row in self.units if row.rank is not None]
        return tuple(sorted(placed, key=lambda row: row.rank or 0))

    @property
    def leading(self) -> tuple[UnitProgress, ...]:
        """Đơn vị dẫn đầu: the first ranks that have a result, with all who tie for the last place."""
        best = [row for row in self.ranked if row.count]
        if len(best) <= self.ordering.leading:
            return tuple(best)
        last = best[self.ordering.leading - 1].rank or 0
        return tuple(row for row in best if (row.rank or 0) <= last)

    @property
    def breakdowns(self) -> dict[str, Split]:
        """Các cách chia «trong đó» theo mã."""
        return {known.code: split_total(known, self.count) for known in self.breakdowns_known}

    def _where(self, chosen: Iterable[bool]) -> tuple[UnitProgress, ...]:
        return tuple(row for row, keep in zip(self.units, chosen, strict=True) if keep)


@dataclass(frozen=True)
class IndicatorTally(Tally):
    """Kết quả của một chỉ tiêu thống kê đến thời điểm chốt, with each phase beside the whole."""

    phases: Mapping[str, Tally] = field(default_factory=dict)


def subtotal(rows: tuple[UnitProgress, ...], *, code: str, name: str) -> GroupProgress:
    """What some units make together; counts that are not known are left out of the sum."""
    return GroupProgress(
        count=added(row.count for row in rows),
        goal=added(row.goal for row in rows),
        code=code,
        name=name,
        units=rows,
        previous=added(row.previous for row in rows),
    )
