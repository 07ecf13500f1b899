"""The result of one indicator over one span (the whole campaign or a phase), unit by unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from generator.figures.figure import Figure, Quantity, added, difference_of, ratio
from generator.figures.lists import UnitLists, rank_rows
from generator.figures.progress import GroupProgress, Span, TargetProgress, UnitProgress
from generator.figures.shares import Shares, Split, share_of, share_out, split_total
from generator.model.campaign import Campaign, Indicator, RankBy
from generator.model.results import Breakdown, Standing
from generator.wording import Moment


@dataclass(frozen=True)
class Tally(UnitLists):
    """Kết quả của một chỉ tiêu thống kê trong một thời gian."""

    indicator: Indicator
    name: str
    span: Span
    declared: Figure | None
    rows: tuple[UnitProgress, ...]
    targets: Mapping[str, TargetProgress]
    campaign: Campaign
    quota_total: Figure | None = None
    rule: str = ""
    standing: Standing | None = None
    previous: Figure | None = None
    previous_as_of: Moment | None = None
    breakdowns_known: tuple[Breakdown, ...] = ()
    next: Tally | None = None

    @cached_property
    def units(self) -> tuple[UnitProgress, ...]:
        """Các đơn vị in the order of tables, each with rank and share."""
        ranks = rank_rows(self.rows, by=self.rank_by, tie_rule=self.campaign.tie_rule)
        times = Counter(ranks)
        shares = self.shares
        return tuple(
            replace(
                row,
                rank=rank,
                tied=rank is not None and times[rank] > 1,
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
        return self.campaign.rank_by or (RankBy.RATE if quotas else RankBy.COUNT)

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
        return difference_of(self.count, self.units_count)

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
        return difference_of(self.count, self.previous)

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
        return ratio(self.units_count, Figure(len(self.reported)), Quantity.AVERAGE)

    @cached_property
    def groups(self) -> tuple[GroupProgress, ...]:
        """Các nhóm có đơn vị, each with its subtotals."""
        members: dict[str | None, list[UnitProgress]] = {}
        for row in self.units:
            members.setdefault(row.unit.group, []).append(row)
        return tuple(
            self.subtotal(tuple(members[group.code]), group.code, group.name)
            for group in self.campaign.groups
            if group.code in members
        )

    def subtotal(
        self, rows: tuple[UnitProgress, ...], code: str | None, name: str
    ) -> GroupProgress:
        """A group (`None`: the units of no group) with its share in the total."""
        found = subtotal(rows, code=code or "", name=name)
        return replace(found, share=self.shares.of(found.count, self.shares.groups.get(code)))

    @property
    def breakdowns(self) -> dict[str, Split]:
        """Các cách chia «trong đó» theo mã."""
        return {known.code: split_total(known, self.count) for known in self.breakdowns_known}


@dataclass(frozen=True)
class IndicatorTally(Tally):
    """Kết quả của một chỉ tiêu thống kê đến thời điểm chốt, with each phase beside the whole."""

    phases: Mapping[str, Tally] = field(default_factory=dict)

    @property
    def counted_phases(self) -> tuple[Tally, ...]:
        """Các giai đoạn đã có kết quả."""
        return tuple(phase for phase in self.phases.values() if phase.count is not None)


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


def every_target(tally: Tally) -> list[TargetProgress]:
    """The targets of each phase, where the tally has phases, then those of the whole."""
    phases = tally.phases.values() if isinstance(tally, IndicatorTally) else ()
    return [target for span in (*phases, tally) for target in span.targets.values()]
