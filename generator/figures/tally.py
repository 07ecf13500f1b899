"""The result of one indicator over one span (the whole campaign or a phase), unit by unit."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from fractions import Fraction
from typing import ClassVar, Self

from generator.figures.comparing import Against, Compared, compared, compared_of
from generator.figures.counting import Counting, grown_from, together
from generator.figures.coverage import Coverage, Lack, LackKind
from generator.figures.figure import Figure, Quantity, Slice, added, difference_of, ratio
from generator.figures.given import Given
from generator.figures.lacking import EXEMPT, GIVEN_AHEAD, HOLDS_OLDER, OTHER_UNITS, Lacking
from generator.figures.lists import (
    UnitLists,
    UnitRows,
    asks,
    is_asked,
    is_yet_to_count,
    rank_numbers,
    rank_rows,
)
from generator.figures.passing_on import AsFigures
from generator.figures.progress import (
    GroupProgress,
    Progress,
    Rank,
    Span,
    TargetProgress,
    UnitProgress,
    judged,
)
from generator.figures.quotients import Quotient
from generator.figures.readings import Reading, summed
from generator.figures.shares import Shares, Split, share_of, share_out, split_total
from generator.figures.windows import Period, Yield
from generator.model.campaign import Campaign, Counted, Indicator, Measure, RankBy, Target, Unit
from generator.model.coded import Lazily
from generator.model.fields import Number
from generator.model.results import Breakdown, Precision, Standing
from generator.model.roster import Roster, Units
from generator.problems import say
from generator.wording import Moment, join_names
from generator.workspace import once, unchanging

_GIVEN_IN_ALL = "tổng chỉ tiêu giao cho các đơn vị"
_SUPERIOR = "đơn vị cấp trên"
_MARKS = 20
"""So many marks up to the whole part good rates from bad ones."""


@unchanging(frozen=True, eq=False)
class Tally(UnitLists, Lacking):
    """Kết quả của một chỉ số trong một thời gian.

    `yields` reckons, `roster` says whose rows there are, `counted` how they stand in counts, `to_come` which of them do not take part yet, `come_and_gone` who came and left since the day of the rows, `exempt` whom the indicator does not concern; `day` is that of the rows, `older` the moment of a count that is older
    than what was asked for. `is_sized`: whether a unit has a part in bases, which only those have that take part.
    """

    indicator: Indicator
    name: str
    span: Span
    campaign: Campaign
    members: Units
    yields: Yield
    roster: Roster
    counted: Roster
    given: Given
    to_come: frozenset[str]
    come_and_gone: frozenset[str]
    exempt: frozenset[str]
    sizes: Callable[[str], dict[str, Figure]]
    is_sized: Callable[[str], bool]
    find_targets: Callable[[Tally], Mapping[str, TargetProgress]]
    find_goals: Callable[[], Sequence[Figure]]
    find_next: Callable[[], Tally | None]
    day: datetime.date
    older: Moment | None = None
    against: Against | None = None
    standing: Standing | None = None
    breakdowns_known: tuple[Breakdown, ...] = ()
    other_units: frozenset[str] = frozenset()
    """Who was given something and is not counted, or the other way round, so that both sums are of others."""
    some_left: bool = False
    """Whether somebody with a quota of the whole that it is beside has left."""

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
        if name == "rate" and self.other_units:
            return OTHER_UNITS
        if name == "remainder" and self.yields.is_published and (fault := self._remainder_fault):
            return fault
        return (self.given.lack if name == "quota" else None) or super()._reason(name)

    def figure(self, reading: Reading) -> Figure | None:
        """What a reading says, with what limits it."""
        return reading.limited(self.older, self.yields.opens_as_of)

    def before(self, reading: Reading) -> Figure | None:
        """The same of an earlier moment, which is told with it."""
        return reading.limited(None, self.yields.opens_as_of)

    def _count_of(self, code: str) -> Figure | None:
        if self._has_no_count(code):
            return None
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
    def _ranks(self) -> Mapping[str, Rank]:
        """The rank of each unit that has one."""
        if (quickly := self._plain_ranks) is not None:
            shared = Counter(quickly.values())
            told = {rank: Rank(rank, times > 1, len(quickly)) for rank, times in shared.items()}
            return dict(zip(quickly, map(told.__getitem__, quickly.values()), strict=True))
        rows = self._in_order_of_the_day
        ranks = rank_rows(rows, by=self.rank_by, tie_rule=self.campaign.tie_rule)
        placed = [(row, rank) for row, rank in zip(rows, ranks, strict=True) if rank]
        times = Counter((row.depth, rank) for row, rank in placed)
        among = Counter(row.depth for row, _ in placed)
        return {
            row.code: Rank(rank, times[row.depth, rank] > 1, among[row.depth])
            for row, rank in placed
        }

    @property
    def _plain_ranks(self) -> Mapping[str, int] | None:
        """The ranks of units that all take part, none below another, each of which only counts what it recorded."""
        plain = self._plainly
        if plain is None:
            return None
        goals = plain[1] if self.rank_by is RankBy.RATE else None
        return rank_numbers(self.roster.places, plain[0], goals, self.campaign.tie_rule)

    @property
    def _plainly(self) -> tuple[Mapping[str, Number], Mapping[str, Number]] | None:
        """`as_recorded`, where units stand beside each other from beginning to end."""
        is_flat = self.members.is_steady and not self.roster.parents
        is_plain = is_flat and not self.to_come and not self.exempt
        return self.as_recorded if is_plain else None

    @property
    def heard_of(self) -> int:
        """Of how many units the count is known."""
        if (plain := self._plainly) is not None:
            return sum(map(plain[0].__contains__, self.roster.places))
        return sum(row.count is not None for row in self.units)

    @property
    def unopened(self) -> datetime.date | None:
        """Ngày chưa chốt số đầu kỳ: the eve of the phase, of which no count is there, though later ones are."""
        return self.yields.unopened

    @once
    def sent_in(self) -> tuple[UnitProgress, ...]:
        """Đơn vị đã gửi số liệu: also those of which it is not known how much of it is of the phase."""
        return self.reported or self.uncounted

    @property
    def opening(self) -> Moment | None:
        """Thời điểm của số đầu kỳ: of which the counts of those are lacking who are `uncounted`."""
        return self.yields.opening or (Moment(self.unopened) if self.unopened else None)

    def missed(self, code: str) -> tuple[Period, ...]:
        return self.yields.missed(code)

    def own_count(self, code: str) -> Figure | None:
        return None if code in self.exempt else self.figure(self.yields.own_part(code))

    def has_sent(self, code: str) -> bool:
        if self._plainly is not None or self._has_no_count(code):
            return False
        stood, asked = self.yields.stood, {row.code for row, _ in self._asked}
        apart = [one.code for one in self.children_of(code) if one.code in asked]
        found, below = stood(code), [stood(one) for one in apart]
        speaks_for_all = found.of < sum(one.of for one in below)
        is_more = found.known > sum(one.known for one in below)
        return found.figure is not None and (speaks_for_all or is_more)

    def stands_counted(self, code: str) -> bool:
        return not self._has_no_count(code) and self.yields.stood(code).figure is not None

    def _has_no_count(self, code: str) -> bool:
        """Whether no count of it is looked for, whatever was recorded."""
        return code in self.to_come or code in self.exempt or self._was_split_before(code)

    @property
    def awaited(self) -> int:
        """Of how many units a count is looked for: not of one that was split, of which only its quota is left."""
        exempt = sum(code in self.unit for code in self.exempt)
        since = (
            0
            if self.members.is_steady
            else sum(is_yet_to_count(row) for row in self.units if not row.exempt)
        )
        return len(self.unit) - exempt - since - sum(map(self.is_split_up, self.members.parts))

    def is_split_up(self, code: str) -> bool:
        """Whether the row of a unit is there for its quota alone, as its parts report in its place."""
        return code in self.members.parts and code in self.unit and self._is_unheard(code)

    def group_totals(self) -> list[tuple[str, Progress]]:
        """The groups that have units, by name, each with what its units have together."""
        counted, given = self.yields.unlimited, self.given.units
        if counted is None or self._plainly is None:
            return [(group.listed_name, group) for group in self.groups]
        members: dict[str | None, list[str]] = {}
        by_code = self.members.by_code
        for code in self.roster.places:
            members.setdefault(by_code[code].group, []).append(code)
        return [
            (group.name, self._sum_of_plain(counted, given, members[group.code]))
            for group in self.campaign.groups
            if group.code in members
        ]

    def _sum_of_plain(
        self, counted: AsFigures, given: Mapping[str, Figure], codes: Sequence[str]
    ) -> Progress:
        """What units have together that only count what they recorded."""
        known = counted.added(codes)
        coverage = Coverage(counted.known_of(codes), len(codes), self.older)
        count = known if known is None or coverage.is_plain else known.limited(coverage)
        goal = given.added(codes) if isinstance(given, AsFigures) else None
        return Progress(
            judged(count, goal),
            goal,
            lower=self.indicator.falls_well,
            still_open=self.is_open,
        )

    @property
    def _in_order_of_the_day(self) -> Sequence[UnitProgress]:
        """The rows as those stand who still take part, whoever was above them before."""
        if not self.roster.parents or self.members.is_steady:
            return self.units
        places = self.members.on(self.day).places
        return sorted(self.units, key=lambda row: places.get(row.code, len(places)))

    def _row(self, code: str) -> UnitProgress:
        given, members = self.given, self.members
        goal = given.of_row(code)
        return UnitProgress(
            self._judged(self._count_of(code), code, goal, *self._goal_of_all),
            goal,
            unit=members.named(code, self.day),
            lower=self._falls_well,
            note=given.notes.get(code, ""),
            depth=self._depth(code) if self.roster.parents else 1,
            left=code in self.come_and_gone
            or (not members.is_steady and members.has_left(code, self.day)),
            to_come=code in self.to_come,
            exempt=code in self.exempt,
            joined_since=self._joined_since(code),
            not_held=self._why_not_held(code),
            source=self,
        )

    def is_of_split(self, code: str) -> bool:
        members, given = self.members, self.given.units
        if self.indicator.is_rate:
            before = members.forerunners(code) if members.joined_by(code, self.day) else ()
            return any(asks(given.get(one), lower=self._falls_well) for one in before)
        if not members.parts:
            return False
        kept = (one for one in members.parts if given.get(one) and members.has_left(one, self.day))
        return not members.forerunners(code).isdisjoint(kept)

    def _why_not_held(self, code: str) -> Lack | None:
        if code in self._with_older:
            return HOLDS_OLDER
        return GIVEN_AHEAD if code in self.given.ahead else None

    @once
    def _with_older(self) -> frozenset[str]:
        """The units whose counts hold what one that was split since had done, which keeps its quota of it.

        What comes in by period stays with who did it.
        """
        members, given = self.members, self.given.units
        if not members.parts or not self.indicator.grows:
            return frozenset()
        kept = {
            code
            for code in members.parts
            if code in given
            and given[code].value
            and members.has_left(code, self.day)
            and not self._was_split_before(code)
        }
        return frozenset(
            code for code in given if kept and not kept.isdisjoint(members.forerunners(code))
        )

    def _joined_since(self, code: str) -> bool:
        """Whether a unit was not there yet at the moment of the counts."""
        end = self.yields.end
        if end is None or self.members.is_steady:
            return False
        return not self.members.joined_by(code, end.of_day)

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

    def rank_of(self, code: str) -> Rank | None:
        return self._ranks.get(code)

    def growth_of(self, code: str) -> Figure | None:
        return None if self._is_unheard(code) else self.figure(self.yields.growth(code))

    def _is_unheard(self, code: str) -> bool:
        """Whether the row of a unit is there for its quota alone: it is yet to come, or left with nothing known of it, where what it had goes with it, to its parts or to those below it."""
        if code in self.to_come or code in self.exempt:
            return True
        there = (one for one in self.roster.below(code) if one not in self.exempt)
        below = any(self.members.joined_by(one, self.day) for one in there)
        passed = not self.indicator.grows or code in self.members.parts or below
        gone = passed and not self.members.is_steady and self.members.has_left(code, self.day)
        return bool(gone) and self._count_of(code) is None

    def _was_split_before(self, code: str) -> bool:
        """Whether a unit was no more when the time began: what is done since is its parts'."""
        members = self.members
        return code in members.parts and members.has_left(
            code, min(self.yields.window.first, self.day)
        )

    def previous_of(self, code: str) -> Figure | None:
        silent = code in self.to_come or code in self.exempt
        return None if silent else self.before(self.yields.before(code))

    def change_of(self, code: str) -> Figure | None:
        return None if self._is_unheard(code) else self._changed(self.yields.change(code))

    def bases_of(self, code: str) -> dict[str, Figure]:
        return self.sizes(code)

    def compared_of(self, code: str | None) -> Compared | None:
        if self.against is None or code in self.exempt or code in self.to_come:
            return None
        found = compared(self.against, code, self._limited)
        if not self._is_rounded:
            return found
        return replace(found, count=judged(found.count, self.yields.count(code).figure))

    def _rates_of(self, rows: Sequence[UnitProgress]) -> Compared | None:
        """The rate of several units beside what they had; nothing of what is no quotient."""
        if self.against is None or not isinstance(self.yields, Quotient):
            return None
        codes = [row.code for row in rows if not row.exempt]
        then, growth = self.against.counted_of(codes), self.against.points_of(codes)
        return compared_of(self.against, then, growth, self._limited, None)

    def _limited(self, reading: Reading, *, is_growth: bool) -> Figure | None:
        """A comparison with what limits it; only the growth is of now."""
        coverage = reading.coverage(self.older if is_growth else None, None)
        if reading.figure is None or coverage.is_plain:
            return reading.figure
        return reading.figure.limited(coverage)

    @property
    def compared(self) -> Compared | None:
        """So sánh với lần chốt, cùng kỳ năm trước, as the document asks."""
        return self.compared_of(None)

    def share_of(self, code: str) -> Figure | None:
        return self.shares.of(self.unit[code].count, self.shares.units.get(code))

    def children_of(self, code: str) -> tuple[UnitProgress, ...]:
        return tuple(self.unit[one] for one in self.counted.below(code))

    def coverage_of(self, code: str) -> Coverage:
        if code in self.exempt:
            return Coverage(0, 0)
        return self.yields.count(code).coverage(self.older, self.yields.opens_as_of)

    def lack_of(self, code: str, name: str) -> Lack | None:
        looks = {"count": self.yields.count, "change": self.yields.change}
        looks |= {"growth": self.yields.growth, "previous": self.yields.before}
        if code in self.exempt:
            return EXEMPT if name in {*looks, "goal", "quota"} else None
        if name in looks:
            return looks[name](code).lack
        return self.given.lack if name in {"goal", "quota"} else None

    @once
    def shares(self) -> Shares:
        """Tỷ trọng of units and groups, tied so that they add up as printed."""
        if self._by_period:
            return Shares(self.count)
        return share_out(self.tops, self.count)

    def with_rows(self, codes: Iterable[str], heralded: Mapping[str, str]) -> Self:
        """The same with rows of some further units, to come or gone; who stands below whom until then is `heralded`."""
        more = {code for code in codes if code not in self.roster.units}
        if not more:
            return self
        members, told = self.members, {**self.given.heralded, **heralded}
        listed = {
            code: unit
            for code, unit in members.by_code.items()
            if code in more or code in self.roster.units
        }
        roster = Roster.of(members, listed, told, self.roster.alone)
        return replace(
            self,
            roster=roster,
            counted=Roster.of(members, listed, alone=roster.alone) if roster.parents else roster,
            to_come=self.to_come | {one for one in more if not members.joined_by(one, self.day)},
        )

    def bare_row(self, code: str) -> UnitProgress:
        """The row of a unit, also of one that has none here."""
        return self.with_rows([code], {}).unit[code]

    @once
    def unit(self) -> UnitRows:
        """Một đơn vị theo mã."""
        return UnitRows(self.roster.places, self._row)

    @once
    def is_given(self) -> bool:
        """Whether some unit was given a quota: as `receivers`, and no row is made after the first one's."""
        rows = self.unit.values() if self.given.units else ()
        is_rate = self.indicator.is_rate
        there = (row for row in rows if (is_rate or row.depth == 1) and not row.left)
        return any(map(is_asked, there))

    @property
    def given_parts(self) -> tuple[Tally, ...]:
        """Các giai đoạn chính mà chỉ tiêu nằm trong tổng chỉ tiêu."""
        return ()

    @property
    def given_apart(self) -> tuple[Tally, ...]:
        """Các giai đoạn chính có chỉ tiêu không nằm trong tổng nào."""
        return ()

    @property
    def given_drives(self) -> tuple[Tally, ...]:
        """Các đợt trong giai đoạn có giao chỉ tiêu."""
        return ()

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
        found = self.figure(self.yields.count(None))
        if not self._is_rounded:
            return found
        before = self.yields.before(None).figure
        return self._judged(found, None, *self._asked_for, self.quota, before)

    def _judged(
        self, count: Figure | None, code: str | None, *others: Figure | None
    ) -> Figure | None:
        """A count with what it is judged by, and what stood at the moment that the document compares with."""
        if not self._is_rounded:
            return count
        then = self.compared_of(code)
        return judged(count, *others, then.count if then else None, self._mark_below(count))

    def _mark_below(self, count: Figure | None) -> Figure | None:
        """Where less is better the mark that a rate has not come down to, a multiple of 5%: what is up to it is told apart."""
        if count is None or not (self._falls_well and self.indicator.is_rate):
            return None
        return Figure(Fraction(count.value * _MARKS // 1, _MARKS), quantity=Quantity.RATE)

    @once
    def _is_rounded(self) -> bool:
        """Whether its counts may be printed with fewer digits than they have."""
        one = self.indicator
        return one.is_rate or one.noun.is_measured or one.measure is Measure.MONEY

    @once
    def _asked_for(self) -> Sequence[Figure]:
        """What its targets ask for."""
        return self.find_goals()

    @once
    def _goal_of_all(self) -> Sequence[Figure]:
        """The rates that its targets ask for: of them each unit is judged by what is asked of all."""
        return self._asked_for if self.indicator.is_rate else ()

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
        may_be_more = rest.precision in {Precision.OVER, Precision.ABOUT}
        kind = LackKind.UNKNOWN if units.carried or may_be_more else LackKind.ERROR
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
    def has_lost_some(self) -> bool:
        """Whether somebody with a quota has left."""
        return self.some_left or any(row.left and is_asked(row) for row in self.tops)

    @once
    def receivers_quota(self) -> Figure | None:
        """Tổng chỉ tiêu của `receivers`; the whole one, declared or not, where nobody with a quota has left."""
        if self.has_lost_some:
            return added(row.quota for row in self.receivers)
        return self.quota

    @once
    def undivided_quota(self) -> Figure | None:
        """Chỉ tiêu chưa phân chia: of units that were split, which is in the whole and is nobody's that is there; never of rates."""
        if self.indicator.is_rate or not self.quota_unknown:
            return None
        before = {one for row in self.quota_unknown for one in self.members.forerunners(row.code)}
        split = (row for row in self.tops if row.code in before and row.left and is_asked(row))
        return added(row.quota for row in split)

    @property
    def rule(self) -> str:
        """Cách tính chỉ tiêu."""
        return self.given.rule

    @property
    def remarked(self) -> bool:
        """Có ghi chú của riêng đơn vị, beside how quotas were reckoned."""
        return self.given.is_remarked

    @property
    def rate(self) -> Figure | None:
        """Tỷ lệ đạt so với tổng chỉ tiêu đã giao; for named targets see `targets`."""
        return None if self.other_units else share_of(self.count, self.quota)

    @once
    def expected_rate(self) -> Figure | None:
        """Tỷ lệ cần đạt đến nay, if all is done evenly: the share of the time that is gone by the day of the count.

        `None` of what nobody makes day by day: a stock, a rate, what shall fall.
        """
        if self.indicator.is_level or self.indicator.falls_well:
            return None
        day = self.older.of_day if self.older else self.span.as_of
        return Figure(self.span.share_passed_by(day), quantity=Quantity.RATE)

    @property
    def is_open(self) -> bool:
        """Còn phát sinh: more comes in until the end of what shall stay below a ceiling."""
        return self._falls_well and not self.indicator.is_level and not self.span.over

    @once
    def late(self) -> tuple[UnitProgress, ...]:
        """Đơn vị chậm: low, and not only because little of the time is gone."""
        return tuple(row for row in self.lagging if self._is_behind(row))

    def is_late(self, row: UnitProgress) -> bool:
        """Whether one of the units is among these."""
        return self.is_lagging(row) and self._is_behind(row)

    def _is_behind(self, row: UnitProgress) -> bool:
        expected = self.expected_rate
        return expected is None or row.rate is None or row.rate < expected

    @once
    def previous(self) -> Figure | None:
        """Số của lần chốt trước."""
        return judged(self.before(self.yields.before(None)), self.count)

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
        before = self.yields.before_end
        if before and self.yields.opens_later:
            base = self.yields.base_since(before, None)
        else:
            base = grown_from(self.growth)
            base = self.previous if base is None else base
        rate = share_of(self.growth, base)
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
    def goals_in_force(self) -> tuple[TargetProgress, ...]:
        """Các mục tiêu còn hiệu lực: those that were not replaced; the main one alone where all were."""
        return tuple(one for one in self.goals if not one.replaced) or self.goals[:1]

    @property
    def given_in_all(self) -> TargetProgress | None:
        """So với tổng chỉ tiêu giao cho các đơn vị; nothing where they are rates, must fall, or cannot be compared."""
        no_sum = self.indicator.is_rate or self.indicator.falls_well
        if no_sum or not self.with_quota or self.rate is None:
            return None
        return TargetProgress(
            count=self.count,
            goal=self.quota,
            target=Target.model_construct(code="given", name=_GIVEN_IN_ALL),
            span=self.span,
            is_made=not self.indicator.is_level,
            older=self.older,
        )

    @property
    def aims(self) -> tuple[TargetProgress, ...]:
        """Các mục tiêu; where there is none what was given to the units, taken together."""
        given = None if self.goals else self.given_in_all
        return (given,) if given else self.goals

    @property
    def met(self) -> tuple[TargetProgress, ...]:
        """Các mục tiêu đã đạt, those that were replaced by another one left out, and ceilings of what still comes in."""
        return tuple(one for one in self.goals_in_force if one.completed)

    @property
    def unmet(self) -> tuple[TargetProgress, ...]:
        """Các mục tiêu chưa đạt, those that were replaced by another one left out."""
        return tuple(one for one in self.goals if one.shortfall and not one.replaced)

    @property
    def average(self) -> Figure | None:
        """Bình quân một đơn vị trực thuộc đã có số liệu."""
        known = tuple(row for row in self.present if row.count is not None)
        return ratio(self._count_of_present(known), Figure(len(known)), Quantity.AVERAGE)

    def _count_of_present(self, known: tuple[UnitProgress, ...]) -> Figure | None:
        """What those that take part have together: what who left has is in the total alone."""
        if self.members.is_steady or self.units_count is None:
            return self.units_count
        return self._together(known, self._coverage_together(self.present))

    @once
    def groups(self) -> tuple[GroupProgress, ...]:
        """Các nhóm có đơn vị, each with its subtotals."""
        members: dict[str | None, list[UnitProgress]] = {}
        for row in self.units:
            members.setdefault(row.unit.group, []).append(row)
        found = [
            self.subtotal(tuple(members[group.code]), group.code, group.name)
            for group in self.campaign.groups
            if group.code in members
        ]
        if not self.counted.parents:
            return tuple(found)
        names = {group.code: group.name for group in self.campaign.groups}
        holding = [(one, self._groups_above(one)) for one in found]
        return tuple(
            replace(
                one, within=codes, held_in=join_names(names.get(code, _SUPERIOR) for code in codes)
            )
            for one, codes in holding
        )

    def _groups_above(self, group: GroupProgress) -> tuple[str, ...]:
        """The groups in whose numbers a group's are, as each of its units stands below one of theirs; else none."""
        above: list[str] = []
        for row in group.tops:
            codes = (up for up in self.counted.above(row.code) if up in self.unit)
            known = [up for up in codes if row.count is None or self.unit[up].count is not None]
            if not known:
                return ()
            above.append(self.unit[known[0]].unit.group or "")
        return tuple(dict.fromkeys(above))

    def subtotal(
        self, rows: tuple[UnitProgress, ...], code: str | None, name: str
    ) -> GroupProgress:
        """Some units (a group; `None`: those of no group) together, each counted once."""
        tops = self.counted_once(rows)
        coverage = self._coverage_together(tops)
        count = self._together(tops, coverage)
        if self._by_period:
            there = [row.code for row in rows if not (row.exempt or row.to_come)]
            reading = self._by_period.added_by_period(there)
            count = self.figure(reading)
            coverage = reading.coverage(self.older, self.yields.opens_as_of)
        goal = added(row.goal for row in self.given_once(rows))
        return GroupProgress(
            count=judged(count, goal, *self._goal_of_all),
            goal=goal,
            lower=self.indicator.falls_well,
            other_units=any(row.code in self.other_units for row in rows)
            or self._cuts_merger(rows),
            code=code or "",
            name=name,
            units=rows,
            tops=tops,
            coverage=coverage,
            find_share=lambda: self.shares.of(count, self._slice_of(code, tops)),
            find_rates=lambda: self._rates_of(tops),
            source=self,
        )

    def _cuts_merger(self, rows: Sequence[UnitProgress]) -> bool:
        """Whether of some units that will merge, and of what they become, which has the quota, only some are among these."""
        if not self.given.gathered:
            return False
        codes = {row.code for row in rows}

        def is_in(code: str) -> bool:
            return code in codes or any(up in codes for up in self.counted.above(code))

        sides = ({*map(is_in, (new, *old))} for new, old in self.given.gathered.items())
        return any(len(one) > 1 for one in sides)

    def _slice_of(self, code: str | None, tops: tuple[UnitProgress, ...]) -> Slice | None:
        """What is tied to the shares of others: a group's where nothing of it is another's too."""
        once_told = {row.code for row in self.tops}
        return (
            self.shares.groups.get(code) if once_told.issuperset(one.code for one in tops) else None
        )

    def topmost(self, rows: tuple[UnitProgress, ...]) -> tuple[UnitProgress, ...]:
        """Those of some rows that are a part of no other one of them, in what was counted, given, or is a base."""
        if not self.roster.parents or self.members.is_steady:
            return self._counts_above(rows)
        once_each = (self._counts_above, self.given_once, self.sized_once)
        kept = {row.code for each in once_each for row in each(rows)}
        return tuple(row for row in rows if row.code in kept)

    def counted_once(self, rows: tuple[UnitProgress, ...]) -> tuple[UnitProgress, ...]:
        """Those whose counts make up those of all: in a superior's is that of a unit below it, once it is there.

        A superior of which nothing is known does not speak for units of which something is.
        """
        if not self.counted.parents or self.indicator.is_rate:
            return self._counts_above(rows)
        told = {up for row in rows if row.count is not None for up in self.counted.above(row.code)}
        kept = tuple(row for row in rows if row.count is not None or row.code not in told)
        return self._counts_above(kept)

    def _counts_above(self, rows: tuple[UnitProgress, ...]) -> tuple[UnitProgress, ...]:
        return self._apart(rows, self.counted, self._has_counted)

    def given_once(self, rows: tuple[UnitProgress, ...]) -> tuple[UnitProgress, ...]:
        """Those whose quotas do: a superior's holds what those below it were given, whenever each takes part."""
        return self._apart(tuple(row for row in rows if row.goal is not None), self.roster)

    def sized_once(self, rows: tuple[UnitProgress, ...]) -> tuple[UnitProgress, ...]:
        """Those whose bases do, of those that have any."""
        sized = tuple(row for row in rows if self.is_sized(row.code))
        return self._apart(sized, self.counted)

    def _has_counted(self, row: UnitProgress) -> bool:
        there = self.members.joined_by(row.code, self.day)
        return there and not (row.left and row.count is None)

    def _apart(
        self,
        rows: tuple[UnitProgress, ...],
        tree: Roster,
        holds: Callable[[UnitProgress], bool] = lambda _: True,
    ) -> tuple[UnitProgress, ...]:
        """Those that stand below no other one of them, in a tree, which holds what they have."""
        if not tree.parents:
            return rows
        there = {row.code for row in rows if holds(row)}
        return tuple(row for row in rows if there.isdisjoint(tree.above(row.code)))

    @property
    def _by_period(self) -> Counting | None:
        """What counts by period, where units stand below others that come or leave: who is topmost is asked of each period."""
        is_moved = bool(self.counted.parents) and not self.members.is_steady
        if not is_moved or self.indicator.counts_as is not Counted.PERIOD:
            return None
        return self.yields if isinstance(self.yields, Counting) else None

    def _together(self, rows: tuple[UnitProgress, ...], coverage: Coverage) -> Figure | None:
        rows = tuple(row for row in rows if not row.exempt)
        if isinstance(self.yields, Quotient):
            there = [row.code for row in rows if self.members.joined_by(row.code, self.day)]
            return self.figure(self.yields.of_units(there))
        lacks = (self.yields.count(row.code).lack for row in rows if row.count is None)
        if any(lack is not None and lack.is_error for lack in lacks):
            return None
        known = added(row.count for row in rows)
        return known if known is None or coverage.is_plain else known.limited(coverage)

    def sum_of(self, name: str, rows: tuple[UnitProgress, ...]) -> Figure | None:
        """The growth, change or earlier count of several units together, of those of whom it is known.

        Who has gone or is yet to come, and has none, does not speak for those below it.
        """
        if self.indicator.is_rate:
            return None
        there = tuple(row for row in rows if not row.absent or getattr(row, name) is not None)
        codes = [row.code for row in self._apart(there, self.counted)]
        if self._by_period and name in {"change", "previous"}:
            units = [row.code for row in there]
            found = self._by_period.added_by_period(units, before=name == "previous")
            return self._changed(found) if name == "change" else self.before(found)
        if name == "change":
            return self._changed(together([self.yields.change(code) for code in codes]))
        if name == "previous":
            return self.before(together([self.yields.before(code) for code in codes]))
        return self.figure(together([self.yields.growth(code) for code in codes]))

    def beyond_units(self, name: str) -> Figure | None:
        """What the growth or change of the whole has beyond that of its units; `None` where none of these is known."""
        return difference_of(getattr(self, name), self.sum_of(name, self.units))

    def _coverage_together(self, rows: tuple[UnitProgress, ...]) -> Coverage:
        rows = tuple(row for row in rows if row.count is not None or not row.absent)
        if self.yields.unlimited is not None:
            return Coverage(sum(row.count is not None for row in rows), len(rows), self.older)
        there = (row.code for row in rows if self.members.joined_by(row.code, self.day))
        readings = [self.yields.count(code) for code in there]
        whole = readings[0] if len(readings) == 1 else summed(readings, None)
        if whole.is_complete and len(readings) > 1:
            whole = replace(
                whole, periods=next(filter(None, (one.periods for one in readings)), None)
            )
        return whole.coverage(self.older, self.yields.opens_as_of)

    @property
    def breakdowns(self) -> dict[str, Split]:
        """Các cách phân loại «trong đó» theo mã."""
        return {known.code: split_total(known, self.count) for known in self.breakdowns_known}


@unchanging(frozen=True, eq=False)
class IndicatorTally(Tally):
    """Kết quả của một chỉ số đến thời điểm chốt, with each phase beside the whole."""

    phases: Mapping[str, Tally] = field(default_factory=dict)
    find_given: Callable[[str], Given] = lambda _: Given()
    find_asked: Callable[[Given], Mapping[str, Unit]] = lambda _: {}

    @once
    def beside(self) -> Mapping[str, Tally]:
        """Each phase by code with its quotas as they are of the units of the whole: of who is there on its day.

        Who was given something in the phase has a row, also where the whole has none of it.
        """
        return Lazily(self.phases, self._beside)

    def _beside(self, code: str) -> Tally:
        part = self.phases[code]
        if self.members.is_steady:
            return part
        given = self.find_given(code)
        rows = self.with_rows(self.find_asked(given), given.heralded)
        return replace(
            part,
            roster=rows.roster,
            counted=rows.counted,
            to_come=rows.to_come,
            day=self.day,
            given=given,
            some_left=self._loses_some,
        )

    @once
    def _loses_some(self) -> bool:
        """Whether somebody has left that has a quota of the whole or of a phase."""
        gone = [code for code in self.members.by_code if self.members.has_left(code, self.day)]
        spans = [self.given, *map(self.find_given, self.phases)] if gone else []
        return any(
            given.roster is not None
            and code in given.roster.tops
            and asks(given.units.get(code), lower=self._falls_well)
            for given in spans
            for code in gone
        )

    @once
    def has_lost_some(self) -> bool:
        """The same of the whole and of each phase, so that they add up."""
        return not self.members.is_steady and self._loses_some

    @once
    def given_spans(self) -> Mapping[str | None, Tally]:
        """What quotas are given for: the whole (`None`), phases, and drives within one, by code."""
        whole = ((None, self),) if self.is_given else ()
        beside = ((code, part) for code, part in self.beside.items() if part.is_given)
        return dict([*whole, *beside])

    @once
    def given_parts(self) -> tuple[Tally, ...]:
        """Các giai đoạn chính mà chỉ tiêu nằm trong tổng chỉ tiêu: levels have no parts."""
        return self._main_given if self.is_given and not self.indicator.is_level else ()

    @once
    def given_apart(self) -> tuple[Tally, ...]:
        """Các giai đoạn chính có chỉ tiêu không nằm trong tổng nào."""
        return () if self.given_parts else self._main_given

    @once
    def given_drives(self) -> tuple[Tally, ...]:
        """Các đợt trong giai đoạn có giao chỉ tiêu."""
        given = self.given_spans
        return tuple(
            given[one.code] for one in self.campaign.phases if one.within and one.code in given
        )

    @once
    def _main_given(self) -> tuple[Tally, ...]:
        given, drives = self.given_spans, self.given_drives
        return tuple(span for code, span in given.items() if code and span not in drives)

    def latest_begun(self, fits: Callable[[Tally], bool] = lambda _: True) -> str | None:
        """Giai đoạn đang nói đến: of the phases begun (that fit) the one that runs, of several the one begun last.

        Where all are over it is the one that ended last. A drive within a phase stands for that only where no phase fits.
        """
        drives = {one.code for one in self.campaign.phases if one.within}
        day = self.span.as_of

        def late(code: str) -> tuple[bool, bool, datetime.date]:
            span = self.phases[code].span
            runs = day <= span.deadline
            return code not in drives, runs, span.starts if runs else span.deadline

        begun = (code for code, one in self.phases.items() if one.span.begun and fits(one))
        inorder = sorted(begun, key=late)
        return inorder[-1] if inorder else None

    @property
    def counted_phases(self) -> tuple[Tally, ...]:
        """Các giai đoạn đã có kết quả."""
        return tuple(phase for phase in self.phases.values() if phase.count is not None)


def _spans(whole: IndicatorTally) -> Iterator[tuple[str | None, Tally]]:
    """The whole (`None`), then each phase, by code."""
    yield None, whole
    yield from whole.phases.items()


def only_given_phase(indicators: Iterable[IndicatorTally]) -> str | None:
    """The one phase that quotas of any indicator are given for; `None` where any are for others, or for the whole."""
    spans = {
        code
        for one in indicators
        for code, span in _spans(one)
        if span.quota is not None or span.is_given
    }
    return spans.pop() if len(spans) == 1 else None


def every_target(tally: Tally) -> list[TargetProgress]:
    """The targets of each phase, where the tally has phases, then those of the whole."""
    phases = tally.phases.values() if isinstance(tally, IndicatorTally) else ()
    return [target for span in (*phases, tally) for target in span.targets.values()]
