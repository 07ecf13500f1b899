"""The result of one indicator over one span (the whole campaign or a phase), unit by unit."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
from typing import ClassVar

from generator.figures.comparing import Against, Compared, compared
from generator.figures.coverage import Coverage, Lack, LackKind
from generator.figures.figure import Figure, Quantity, added, difference_of, ratio
from generator.figures.given import Given
from generator.figures.lacking import Lacking
from generator.figures.lists import UnitLists, UnitRows, is_asked, rank_rows
from generator.figures.passing_on import AsFigures
from generator.figures.progress import GroupProgress, Span, TargetProgress, UnitProgress
from generator.figures.readings import Reading, summed
from generator.figures.shares import Shares, Split, share_of, share_out, split_total
from generator.figures.windows import Quotient, Yield, grown_from, together
from generator.model.campaign import Campaign, Indicator, RankBy
from generator.model.fields import Number
from generator.model.results import Breakdown, Standing
from generator.model.roster import Roster, Units
from generator.problems import say
from generator.wording import Moment
from generator.workspace import once, unchanging


@unchanging(frozen=True, eq=False)
class Tally(UnitLists, Lacking):
    """Kết quả của một chỉ số trong một thời gian.

    `yields` reckons, `roster` says whose rows there are, `to_come` which of them do not take part yet; `day` is that of the rows, `older` the moment of a count that is older
    than what was asked for.
    """

    indicator: Indicator
    name: str
    span: Span
    campaign: Campaign
    members: Units
    yields: Yield
    roster: Roster
    given: Given
    to_come: frozenset[str]
    sizes: Callable[[str], dict[str, Figure]]
    find_targets: Callable[[Tally], Mapping[str, TargetProgress]]
    find_next: Callable[[], Tally | None]
    day: datetime.date
    older: Moment | None = None
    against: Against | None = None
    standing: Standing | None = None
    breakdowns_known: tuple[Breakdown, ...] = ()

    NEEDS: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "rate": ("count", "quota"),
        "remainder": ("count",),
        "remainder_share": ("remainder",),
        "growth_rate": ("growth",),
        "average": ("units_count",),
    }

    def _reason(self, name: str) -> Lack:
        if name == "units_count" and (lack := self.yields.units_together.lack):
            return lack
        known = {"count": self.yields.count, "units_count": self.yields.count}
        known |= {"change": self.yields.change, "growth": self.yields.growth}
        known |= {"previous": self.yields.before}
        if name in known and (lack := known[name](None).lack):
            return lack
        if name == "remainder" and self.yields.is_published and (fault := self._remainder_fault):
            return fault
        return (self.given.lack if name == "quota" else None) or super()._reason(name)

    def figure(self, reading: Reading) -> Figure | None:
        """What a reading says, with what limits it."""
        return reading.limited(self.older, self.yields.opens_as_of)

    def _count_of(self, code: str) -> Figure | None:
        plain = self.yields.unlimited
        if plain is None:
            return self.figure(self.yields.count(code))
        found, older = plain.get(code), self.older
        return found if found is None or not older else found.limited(Coverage(1, 1, older))

    @once
    def as_recorded(self) -> tuple[Mapping[str, Number], Mapping[str, Number]] | None:
        """What units counted and what they were given, where there is nothing else to say of any unit's."""
        counts, quotas, lack = self.yields.unlimited, self.given.units, self.given.lack
        told = self.older or self.indicator.is_rate or self._falls_well or (lack and lack.is_error)
        if told or counts is None:
            return None
        if isinstance(quotas, AsFigures):
            return counts.numbers, quotas.numbers
        return None if quotas else (counts.numbers, {})

    def _changed(self, reading: Reading) -> Figure | None:
        return reading.limited(self.older, self.yields.opened_as_of)

    @property
    def units(self) -> tuple[UnitProgress, ...]:
        """Các đơn vị in the order of tables, each followed by those below it."""
        return self.unit.all

    @once
    def _ranks(self) -> Mapping[str, tuple[int, bool]]:
        """The rank of each unit that has one, and whether others share it."""
        rows = self._in_order_of_the_day
        ranks = rank_rows(rows, by=self.rank_by, tie_rule=self.campaign.tie_rule)
        placed = [(row, rank) for row, rank in zip(rows, ranks, strict=True) if rank]
        times = Counter((row.depth, rank) for row, rank in placed)
        return {row.code: (rank, times[row.depth, rank] > 1) for row, rank in placed}

    @property
    def _in_order_of_the_day(self) -> Sequence[UnitProgress]:
        """The rows as those stand who still take part, whoever was above them before."""
        if not self.roster.parents or self.members.is_steady:
            return self.units
        places = self.members.on(self.day).places
        return sorted(self.units, key=lambda row: places.get(row.code, len(places)))

    def _row(self, code: str) -> UnitProgress:
        given, members = self.given, self.members
        return UnitProgress(
            self._count_of(code),
            given.units.get(code),
            unit=members.named(code, self.day),
            lower=self._falls_well,
            note=given.notes.get(code, ""),
            depth=self._depth(code) if self.roster.parents else 1,
            left=not members.is_steady and members.has_left(code, self.day),
            to_come=code in self.to_come,
            source=self,
        )

    @once
    def _falls_well(self) -> bool:
        return self.indicator.falls_well

    def _depth(self, code: str) -> int:
        """How deep a unit stands among those that take part on the day of the rows."""
        return self.members.on(self.day).depths.get(code, self.roster.depths[code])

    @property
    def rows(self) -> tuple[UnitProgress, ...]:
        """Các đơn vị."""
        return self.units

    def rank_of(self, code: str) -> tuple[int | None, bool]:
        return self._ranks.get(code, (None, False))

    def growth_of(self, code: str) -> Figure | None:
        return None if self._is_unheard(code) else self.figure(self.yields.growth(code))

    def _is_unheard(self, code: str) -> bool:
        """Whether a unit left with nothing known of it, where what it had goes with it: its row is there for its quota alone."""
        gone = (
            not self.indicator.grows
            and not self.members.is_steady
            and self.members.has_left(code, self.day)
        )
        return gone and self._count_of(code) is None

    def previous_of(self, code: str) -> Figure | None:
        return self.figure(self.yields.before(code))

    def change_of(self, code: str) -> Figure | None:
        return None if self._is_unheard(code) else self._changed(self.yields.change(code))

    def bases_of(self, code: str) -> dict[str, Figure]:
        return self.sizes(code)

    def compared_of(self, code: str | None) -> Compared | None:
        return compared(self.against, code, self._compared_figure) if self.against else None

    def _compared_figure(self, reading: Reading) -> Figure | None:
        if reading.figure is None or reading.coverage(None, None).is_plain:
            return reading.figure
        return reading.figure.limited(reading.coverage(None, None))

    @property
    def compared(self) -> Compared | None:
        """So sánh với lần chốt, cùng kỳ năm trước, as the document asks."""
        return self.compared_of(None)

    def share_of(self, code: str) -> Figure | None:
        return self.shares.of(self.unit[code].count, self.shares.units.get(code))

    def children_of(self, code: str) -> tuple[UnitProgress, ...]:
        return tuple(self.unit[one] for one in self.roster.below(code))

    def coverage_of(self, code: str) -> Coverage:
        return self.yields.count(code).coverage(self.older, self.yields.opens_as_of)

    def lack_of(self, code: str, name: str) -> Lack | None:
        looks = {"count": self.yields.count, "change": self.yields.change}
        looks |= {"growth": self.yields.growth, "previous": self.yields.before}
        if name in looks:
            return looks[name](code).lack
        return self.given.lack if name in {"goal", "quota"} else None

    @once
    def shares(self) -> Shares:
        """Tỷ trọng of units and groups, tied so that they add up as printed."""
        return share_out(self.tops, self.count)

    @once
    def unit(self) -> UnitRows:
        """Một đơn vị theo mã."""
        return UnitRows(self.roster.places, self._row)

    @once
    def is_given(self) -> bool:
        """Whether some unit was given a quota: as `receivers`, and no row is made after the first one's."""
        rows = self.unit.values()
        return any(is_asked(row) for row in rows if row.depth == 1 and not row.left)

    @property
    def rank_by(self) -> RankBy:
        """What ranks compare: rates where quotas are given, counts otherwise; of rates themselves only these."""
        if self.indicator.is_rate:
            return RankBy.COUNT
        is_open = self.given.lack is not None and self.given.lack.is_error
        quotas = is_open or bool(self.given.units)
        return self.campaign.rank_by or (RankBy.RATE if quotas else RankBy.COUNT)

    @once
    def count(self) -> Figure | None:
        """Số đã thực hiện: the published total, else the sum of what units reported."""
        return self.figure(self.yields.count(None))

    @property
    def coverage(self) -> Coverage:
        """Phạm vi của số đã thực hiện: how many of how many units it speaks for."""
        return self.yields.count(None).coverage(self.older, self.yields.opens_as_of)

    @property
    def as_of(self) -> Moment | None:
        """Thời điểm chốt của số đã thực hiện."""
        return self.yields.end

    @property
    def change(self) -> Figure | None:
        """Số cuối kỳ trừ số đầu kỳ."""
        return self._changed(self.yields.change(None))

    @property
    def declared(self) -> Figure | None:
        """The total where it is not what the units add up to."""
        return self.count if self.count != self.units_count else None

    @once
    def units_count(self) -> Figure | None:
        """Cộng số của các đơn vị đã báo cáo; `None` when none has reported, and of rates."""
        return self.figure(self.yields.units_together)

    @once
    def remainder(self) -> Figure | None:
        """Phần của tổng đã công bố không nằm ở đơn vị nào; `None` where units exceed it."""
        if not self.yields.is_published or self._remainder_fault:
            return None
        return difference_of(self.count, self.units_count)

    @property
    def _remainder_fault(self) -> Lack | None:
        units = self.yields.units_together
        if units.lack is not None and units.lack.is_error:
            return units.lack
        rest = difference_of(self.count, units.figure)
        if rest is None or rest.value >= 0:
            return None
        said = say("các đơn vị cộng lại vượt tổng đã công bố")
        kind = LackKind.UNKNOWN if units.carried else LackKind.ERROR
        return Lack(kind, said, say("sửa tổng hoặc số của đơn vị"))

    @property
    def remainder_share(self) -> Figure | None:
        """Tỷ trọng of what belongs to no unit."""
        return self.shares.of(self.remainder, self.shares.rest)

    @once
    def quota(self) -> Figure | None:
        """Tổng chỉ tiêu đã giao: as recorded, else each unit's once."""
        return self.given.total

    @once
    def receivers_quota(self) -> Figure | None:
        """Tổng chỉ tiêu của `receivers`; the whole one, declared or not, where nobody with a quota has left."""
        if any(row.left and is_asked(row) for row in self.tops):
            return added(row.quota for row in self.receivers)
        return self.quota

    @property
    def rule(self) -> str:
        """Cách tính chỉ tiêu."""
        return self.given.rule

    @property
    def rate(self) -> Figure | None:
        """Tỷ lệ đạt so với tổng chỉ tiêu đã giao; for named targets see `targets`."""
        return share_of(self.count, self.quota)

    @once
    def previous(self) -> Figure | None:
        """Số của lần chốt trước."""
        return self.figure(self.yields.before(None))

    @property
    def previous_as_of(self) -> Moment | None:
        """Thời điểm của lần chốt trước."""
        return self.yields.before_end

    @once
    def growth(self) -> Figure | None:
        """Số tăng thêm so với lần chốt trước, of the units that are known at both."""
        return self.figure(self.yields.growth(None))

    @property
    def growth_rate(self) -> Figure | None:
        """Tỷ lệ tăng so với lần chốt trước, of the same units; `None` when nothing had been done."""
        if self.growth is None:
            return None
        base = grown_from(self.growth)
        rate = share_of(self.growth, self.previous if base is None else base)
        return None if rate is None else replace(rate, coverage=self.growth.coverage)

    @once
    def targets(self) -> Mapping[str, TargetProgress]:
        """Kết quả so với từng mục tiêu, theo mã."""
        return self.find_targets(self)

    @property
    def next(self) -> Tally | None:
        """Giai đoạn tiếp theo."""
        return self.find_next()

    @property
    def goals(self) -> tuple[TargetProgress, ...]:
        """Các mục tiêu tính được mức đề ra, those that were replaced by another one last."""
        known = [target for target in self.targets.values() if target.goal is not None]
        return tuple(sorted(known, key=lambda target: target.replaced))

    @property
    def target(self) -> TargetProgress | None:
        """Mục tiêu chính: the first that can be reckoned and was not replaced."""
        return next(iter(self.goals), None)

    @property
    def average(self) -> Figure | None:
        """Bình quân một đơn vị trực thuộc đã có số liệu."""
        known = [row for row in self.present if row.count is not None]
        return ratio(self.units_count, Figure(len(known)), Quantity.AVERAGE)

    @once
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
        """Some units (a group; `None`: those of no group) together, each counted once."""
        tops = self.topmost(rows)
        coverage = self._coverage_together(tops)
        count = self._together(tops, coverage)
        return GroupProgress(
            count=count,
            goal=added(row.goal for row in tops),
            lower=self.indicator.falls_well,
            code=code or "",
            name=name,
            units=rows,
            tops=tops,
            coverage=coverage,
            find_share=lambda: self.shares.of(count, self.shares.groups.get(code)),
            source=self,
        )

    def topmost(self, rows: tuple[UnitProgress, ...]) -> tuple[UnitProgress, ...]:
        """Those of some rows that stand below no other one of them."""
        if not self.roster.parents:
            return rows
        there = {row.code for row in rows if self.members.joined_by(row.code, self.day)}
        return tuple(row for row in rows if there.isdisjoint(self.roster.above(row.code)))

    def _together(self, rows: tuple[UnitProgress, ...], coverage: Coverage) -> Figure | None:
        if isinstance(self.yields, Quotient):
            return self.figure(self.yields.of_units([row.code for row in rows]))
        lacks = (self.yields.count(row.code).lack for row in rows if row.count is None)
        if any(lack is not None and lack.is_error for lack in lacks):
            return None
        known = added(row.count for row in rows)
        return known if known is None or coverage.is_plain else known.limited(coverage)

    def sum_of(self, name: str, codes: Sequence[str]) -> Figure | None:
        """The growth, change or earlier count of several units together, of those of whom it is known."""
        if self.indicator.is_rate:
            return None
        if name == "change":
            return self._changed(together([self.yields.change(code) for code in codes]))
        look = self.yields.growth if name == "growth" else self.yields.before
        return self.figure(together([look(code) for code in codes]))

    def _coverage_together(self, rows: tuple[UnitProgress, ...]) -> Coverage:
        rows = tuple(row for row in rows if row.count is not None or not row.absent)
        if self.yields.unlimited is not None:
            return Coverage(sum(row.count is not None for row in rows), len(rows), self.older)
        there = (row.code for row in rows if self.members.joined_by(row.code, self.day))
        readings = [self.yields.count(code) for code in there]
        whole = readings[0] if len(readings) == 1 else summed(readings, None)
        return whole.coverage(self.older, self.yields.opens_as_of)

    @property
    def breakdowns(self) -> dict[str, Split]:
        """Các cách phân loại «trong đó» theo mã."""
        return {known.code: split_total(known, self.count) for known in self.breakdowns_known}


@unchanging(frozen=True, eq=False)
class IndicatorTally(Tally):
    """Kết quả của một chỉ số đến thời điểm chốt, with each phase beside the whole."""

    phases: Mapping[str, Tally] = field(default_factory=dict)

    @property
    def counted_phases(self) -> tuple[Tally, ...]:
        """Các giai đoạn đã có kết quả."""
        return tuple(phase for phase in self.phases.values() if phase.count is not None)


def every_target(tally: Tally) -> list[TargetProgress]:
    """The targets of each phase, where the tally has phases, then those of the whole."""
    phases = tally.phases.values() if isinstance(tally, IndicatorTally) else ()
    return [target for span in (*phases, tally) for target in span.targets.values()]
