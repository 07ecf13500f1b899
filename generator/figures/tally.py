"""The result of one indicator over one span (the whole campaign or a phase), unit by unit.

Lists follow the order of tables; a unit whose count is not known is never counted as zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from generator.figures.figure import Figure, difference, ratio, total
from generator.figures.progress import GroupProgress, Span, TargetProgress, UnitProgress, share_of
from generator.figures.ranking import rank_rows
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
class Part:
    """Phần của một cách chia «trong đó», with its share in the total."""

    name: str
    count: Figure
    share: Figure | None


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

    @cached_property
    def units(self) -> tuple[UnitProgress, ...]:
        """Các đơn vị in the order of tables, each with rank and share."""
        ranks = rank_rows(self.rows, by=self.rank_by, tie_rule=self.ordering.tie_rule)
        return tuple(
            replace(row, rank=rank, share=share_of(row.count, self.count))
            for row, rank in zip(self.rows, ranks, strict=True)
        )

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
        """Cộng số của các đơn vị đã báo cáo; `None` when none has reported."""
        known = [row.count for row in self.rows if row.count is not None]
        return total(known) if known else None

    @property
    def remainder(self) -> Figure | None:
        """Phần của tổng không nằm ở đơn vị nào."""
        if self.count is None or self.units_count is None:
            return None
        return difference(self.count, self.units_count)

    @cached_property
    def quota(self) -> Figure | None:
        """Tổng chỉ tiêu đã giao."""
        goals = [row.goal for row in self.rows if row.goal is not None]
        return total(goals) if goals else self.quota_total

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
    def average(self) -> Figure | None:
        """Bình quân một đơn vị đã báo cáo."""
        if self.units_count is None:
            return None
        return ratio(self.units_count, Figure(len(self.reported)))

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
        return subtotal(rows, code=group.code, name=group.name, whole=self.count)

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
    def breakdowns(self) -> dict[str, tuple[Part, ...]]:
        """Các cách chia «trong đó» theo mã; a named remainder makes the parts add up."""
        return {split.code: tuple(self._parts(split)) for split in self.breakdowns_known}

    def _parts(self, split: Breakdown) -> Iterator[Part]:
        counts = {name: Figure(count) for name, count in split.counts.items()}
        if split.remainder and self.count is not None:
            rest = difference(self.count, total(counts.values()))
            if rest > 0:
                counts[split.remainder] = rest
        for name, count in counts.items():
            yield Part(name, count, share_of(count, self.count))

    def _where(self, chosen: Iterable[bool]) -> tuple[UnitProgress, ...]:
        return tuple(row for row, keep in zip(self.units, chosen, strict=True) if keep)


@dataclass(frozen=True)
class IndicatorTally(Tally):
    """Kết quả của một chỉ tiêu thống kê đến thời điểm chốt, with each phase beside the whole."""

    phases: Mapping[str, Tally] = field(default_factory=dict)


def subtotal(
    rows: tuple[UnitProgress, ...], *, code: str, name: str, whole: Figure | None = None
) -> GroupProgress:
    """What some units make together; counts that are not known are left out of the sum."""
    count = _sum_known(row.count for row in rows)
    return GroupProgress(
        count=count,
        goal=_sum_known(row.goal for row in rows),
        code=code,
        name=name,
        units=rows,
        share=share_of(count, whole),
    )


def _sum_known(figures: Iterable[Figure | None]) -> Figure | None:
    """The sum of the known figures; `None` when none is known."""
    known = [figure for figure in figures if figure is not None]
    return total(known) if known else None
