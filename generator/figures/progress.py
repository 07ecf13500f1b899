"""A count against what was asked: of a unit, of a group of units, of a named target with its days.

A count is that of the end of its day: that day has passed, the days after it are left, and both together
are the whole time. Days before a deadline are counted as the campaign's `day_count` says; a last day that does
not count moves the deadline one day back.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from fractions import Fraction
from typing import ClassVar, NamedTuple, Protocol

from generator.figures.comparing import Compared, compared_together
from generator.figures.coverage import Coverage, Lack
from generator.figures.figure import (
    OF_BASE,
    Figure,
    Operation,
    Quantity,
    Working,
    difference,
    difference_of,
    ratio,
    total,
)
from generator.figures.lacking import (
    OTHER_UNITS,
    RATE_OF_RATE,
    UNDECIDED,
    Lacking,
)
from generator.model.campaign import DayCount, Target, TargetLevel, Unit
from generator.model.results import Precision
from generator.model.target_levels import untold_level
from generator.problems import Message
from generator.wording import Moment
from generator.workspace import once, unchanging

ZERO = Figure(0)
_RATE = Quantity.RATE


@unchanging(frozen=True)
class Span:
    """Thời gian thực hiện, and how its days are counted."""

    starts: datetime.date
    ends: datetime.date
    as_of: datetime.date
    last_day_counts: bool = True
    day_count: DayCount = DayCount.DIFFERENCE

    @property
    def deadline(self) -> datetime.date:
        """The last day on which work still counts."""
        return self.ends if self.last_day_counts else self.ends - datetime.timedelta(days=1)

    @property
    def length(self) -> int:
        """Số ngày của đợt, both ends counted: 22/4–31/5 is 40 days."""
        return (self.deadline - self.starts).days + 1

    @property
    def days_left(self) -> int:
        """Số ngày còn lại after the day of the count; zero when the deadline has passed."""
        return max(0, (self.deadline - self.as_of).days)

    @property
    def days_to_work(self) -> int:
        """Those of them in which work counts: before the start all days of the time, and none before it."""
        return min(self.days_left, self.length)

    @property
    def days_passed(self) -> int:
        """Số ngày đã qua from the first day to that of the count, which counts: with `days_left` it makes `length`."""
        return self.passed_by(self.as_of)

    def passed_by(self, day: datetime.date) -> int:
        """Days from the first one to the end of a day, none before the start and none after the deadline."""
        return max(0, (min(day, self.deadline) - self.starts).days + 1)

    def share_passed_by(self, day: datetime.date) -> Fraction:
        """Phần thời gian đã qua at the end of a day: none before the start, all of it from the deadline on."""
        return Fraction(self.passed_by(day), self.length) if self.length > 0 else Fraction(1)

    @property
    def begun(self) -> bool:
        """Đã bắt đầu by the day of the count."""
        return self.as_of >= self.starts

    @property
    def over(self) -> bool:
        """Đã hết thời gian: no day is left after the day of the count."""
        return self.as_of >= self.deadline

    def days_before_end(self, day: datetime.date) -> int:
        """Days from `day` to the deadline; negative after it."""
        extra = 1 if self.day_count is DayCount.BOTH_ENDS else 0
        return (self.deadline - day).days + extra


def in_days(days: int) -> Figure:
    """So many days."""
    return Figure(days, working=Working(Operation.DAYS), quantity=Quantity.DAYS)


def _above_zero(figure: Figure | None) -> Figure | None:
    return ZERO if figure is not None and figure.value <= 0 else figure


_COMPARED = ("count", "goal")
_DECIDED = ("difference", "surplus", "shortfall", "gap")


def judged(count: Figure | None, *goals: Figure | None) -> Figure | None:
    """A count with what it is judged by, on the right side of which it is printed."""
    return None if count is None else count.held_against(*goals)


def is_part_of_a_sum(count: Figure) -> bool:
    """Whether a count lacks what some have not reported; a rate of some is not less for it."""
    return not _is_whole(count) and count.quantity is not Quantity.RATE


def _is_whole(count: Figure) -> bool:
    return all(one.is_complete for one in count.coverage)


@unchanging(frozen=True)
class Progress(Lacking):
    """Kết quả thực hiện so với mức đề ra; unknown parts are `None`, and so is what needs them.

    `lower`: less is better; then the goal is the most that there may be. What was given to `other_units` than are counted
    is compared with nothing. Of a sum that is `still_open` more comes in until the end.
    """

    count: Figure | None
    goal: Figure | None
    lower: bool = field(default=False, kw_only=True)
    other_units: bool = field(default=False, kw_only=True)
    still_open: bool = field(default=False, kw_only=True)

    NEEDS: ClassVar[Mapping[str, tuple[str, ...]]] = dict.fromkeys(
        ("difference", "rate", "surplus", "shortfall"), _COMPARED
    )

    @once
    def undecided(self) -> bool:
        """Whether those who have not reported may still bring it to the other side of the goal.

        A rate of some tells nothing of all. A sum only grows by what is missing: where less is better that never
        proves it small enough.
        """
        return self._is_undecided()

    def _is_undecided(self) -> bool:
        if self.other_units:
            return True
        if self.count is None or self.goal is None:
            return False
        if self.count.quantity is _RATE:
            return not _is_whole(self.count)
        return self.lower and self.count <= self.goal and is_part_of_a_sum(self.count)

    @property
    def provisional(self) -> bool:
        """Tạm tính: some have not reported, and what they did is not in the count."""
        return self.count is not None and is_part_of_a_sum(self.count)

    @once
    def difference(self) -> Figure | None:
        """count − goal; positive is a surplus."""
        return None if self.undecided else difference_of(self.count, self.goal)

    @once
    def rate(self) -> Figure | None:
        """Tỷ lệ đạt: count ÷ goal; `None` without a goal or with a goal of zero, and of two rates.

        Rates are compared by their difference in points: a rate of a rate says nothing.
        """
        return self._found_rate()

    def _found_rate(self) -> Figure | None:
        count = self.count
        rates = count is not None and count.quantity is _RATE
        return None if rates or self.other_units else ratio(count, self.goal)

    def _reason(self, name: str) -> Lack:
        rates = self.count is not None and self.count.quantity is Quantity.RATE
        if self.other_units and name in {*_DECIDED, "rate"}:
            return OTHER_UNITS
        if name in _DECIDED and self.undecided:
            return UNDECIDED
        return RATE_OF_RATE if name == "rate" and rates else super()._reason(name)

    @property
    def _ahead(self) -> Figure | None:
        """By how much it is better than what was asked for."""
        if self.undecided:
            return None
        return difference_of(self.goal, self.count) if self.lower else self.difference

    @property
    def _beyond(self) -> Figure | None:
        """By how much it is better than all that was asked for."""
        return self._ahead

    @once
    def surplus(self) -> Figure | None:
        """Số vượt; zero when the goal is not exceeded, of a range its far end."""
        return _above_zero(self._beyond)

    @once
    def shortfall(self) -> Figure | None:
        """Số còn thiếu, or what is still too much where less is better; zero once the goal is reached."""
        if self.lower or self.undecided:
            return _above_zero(self.difference)
        count, goal = self.count, self.goal
        if goal is None or count is None:
            return None
        return ZERO if goal.value <= count.value else difference(goal, count)

    @property
    def reached(self) -> bool:
        """Hoàn thành: the count is known and as good as the goal or better."""
        ahead = self._ahead
        return ahead is not None and ahead >= 0

    @property
    def completed(self) -> bool:
        """Đã hoàn thành hẳn: reached, and no more comes in that may still go beyond the most that there may be."""
        return self.reached and not self.is_open

    @property
    def exceeded(self) -> bool:
        """Vượt: the count is better than the goal, of a range than its far end."""
        beyond = self._beyond
        return beyond is not None and beyond > 0

    @property
    def at_most(self) -> bool:
        """Whether the goal is told as «không quá …»: less is better, and it is neither hedged nor a range."""
        goal = self.goal
        is_exact = goal is not None and goal.precision is Precision.EXACT
        return self.lower and is_exact and not self.is_range

    @property
    def is_range(self) -> bool:
        """Whether what is asked for lies between two numbers that are not the same."""
        return False

    @property
    def is_open(self) -> bool:
        """Whether more comes in until the end, so that what is not above the most that there may be has not kept to it yet."""
        return self.still_open

    @property
    def is_beside_its_goal(self) -> bool:
        """Whether there is a goal with which it is not compared, as the two are not of the same."""
        return False

    @property
    def awaits_share(self) -> bool:
        """Whether there is no goal because what was given to many was not divided among them."""
        return False


def why_not_held(rows: Iterable[Progress]) -> list[tuple[Message, list[Progress]]]:
    """Each reason for which counts are held against no quota of their own, with the rows whose are not."""
    held = [(row, row.lack("rate")) for row in rows if row.is_beside_its_goal]
    found = [lack.message for _, lack in held if lack]
    reasons = [one for place, one in enumerate(found) if one not in found[:place]]
    return [(one, [row for row, lack in held if lack and lack.message == one]) for one in reasons]


class Rank(NamedTuple):
    """Thứ hạng of a unit, whether others share it, and among how many it is ranked: those of its depth that are."""

    place: int
    tied: bool
    among: int


class Source(Protocol):
    """Where the row of a unit comes from: it tells the figures that are seldom asked for."""

    def rank_of(self, code: str) -> Rank | None:
        """Thứ hạng; nothing of a unit that is not ranked."""

    def growth_of(self, code: str) -> Figure | None:
        """Số tăng thêm so với lần chốt trước."""

    def previous_of(self, code: str) -> Figure | None:
        """Số của lần chốt trước."""

    def change_of(self, code: str) -> Figure | None:
        """Số cuối kỳ trừ số đầu kỳ."""

    def compared_of(self, code: str | None) -> Compared | None:
        """So sánh với một thời điểm khác."""

    def share_of(self, code: str) -> Figure | None:
        """Tỷ trọng trong tổng."""

    def children_of(self, code: str) -> tuple[UnitProgress, ...]:
        """Các đơn vị cấp dưới trực tiếp."""

    def sum_of(self, name: str, rows: tuple[UnitProgress, ...]) -> Figure | None:
        """Growth, change or earlier counts of several units together."""

    def coverage_of(self, code: str) -> Coverage:
        """Phạm vi của số liệu."""

    def has_sent(self, code: str) -> bool:
        """Đã gửi số liệu, whatever is known of its result."""

    def bases_of(self, code: str) -> dict[str, Figure]:
        """Cơ sở tính đã biết, theo mã."""

    def sized_once(self, rows: tuple[UnitProgress, ...]) -> tuple[UnitProgress, ...]:
        """Those of some rows whose bases make up those of all."""

    def lack_of(self, code: str, name: str) -> Lack | None:
        """Why a unit's count, growth or change is not known."""

    @property
    def threshold(self) -> Figure:
        """Ngưỡng đạt thấp."""

    @property
    def is_open(self) -> bool:
        """Whether more comes in of what shall stay below a ceiling."""

    def is_of_split(self, code: str) -> bool:
        """Whether a unit came out of one that was split and keeps its quota, or of some that had rates, which nobody adds."""


@unchanging(frozen=True, init=False)
class UnitProgress(Progress):
    """Kết quả của một đơn vị: a row of the tables. `depth` is 1 for units with nobody above them.

    Who `left` takes part no longer, who is `to_come` does not yet; both have rows for what was done and given. Whom the
    indicator does not concern (`exempt`) has one that says nothing. Of who `joined_since` the moment of the counts no count is awaited. Where
    the count and the quota are not of the same, as one holds what others did or were given, it is `not_held` against it, and why.
    """

    unit: Unit
    note: str
    depth: int
    left: bool
    to_come: bool
    exempt: bool
    joined_since: bool
    not_held: Lack | None
    source: Source | None = field(repr=False, compare=False)

    def __init__(
        self,
        count: Figure | None,
        goal: Figure | None,
        *,
        unit: Unit,
        lower: bool = False,
        note: str = "",
        depth: int = 1,
        left: bool = False,
        to_come: bool = False,
        exempt: bool = False,
        joined_since: bool = False,
        not_held: Lack | None = None,
        source: Source | None = None,
    ) -> None:
        """All fields at once, as there is a row for each unit of each table."""
        vars(self).update(
            count=count,
            goal=goal,
            lower=lower,
            unit=unit,
            note=note,
            depth=depth,
            left=left,
            to_come=to_come,
            exempt=exempt,
            joined_since=joined_since,
            not_held=not_held,
            source=source,
        )

    NEEDS: ClassVar[Mapping[str, tuple[str, ...]]] = {
        **Progress.NEEDS,
        "rank": ("count",),
        "share": ("count",),
        "quota": ("goal",),
    }

    def _is_undecided(self) -> bool:
        return self.not_held is not None or super()._is_undecided()

    @property
    def is_open(self) -> bool:
        return self.source.is_open if self.source else False

    @property
    def is_beside_its_goal(self) -> bool:
        return self.not_held is not None and self.goal is not None

    def _found_rate(self) -> Figure | None:
        rate = None if self.not_held else super()._found_rate()
        return judged(rate, self.source.threshold) if rate and self.source else rate

    def _reason(self, name: str) -> Lack:
        if self.not_held and name not in {"count", "goal", "quota"}:
            return self.not_held
        found = self.source.lack_of(self.code, name) if self.source else None
        return found or super()._reason("quota" if name == "goal" else name)

    @property
    def awaits_share(self) -> bool:
        """Chưa rõ phần chỉ tiêu: what units were given that it came out of was never divided, or cannot be added."""
        return self.goal is None and bool(self.source and self.source.is_of_split(self.code))

    @property
    def absent(self) -> bool:
        """Không tham gia vào ngày ấy: đã thôi, hoặc chưa đến; hoặc không thuộc diện."""
        return self.left or self.to_come or self.exempt

    @property
    def quota(self) -> Figure | None:
        """Chỉ tiêu được giao."""
        return self.goal

    @property
    def rank(self) -> int | None:
        """Thứ hạng among the units of its depth."""
        return rank.place if (rank := self._rank) else None

    @property
    def tied(self) -> bool:
        """Đồng hạng với đơn vị khác."""
        return rank.tied if (rank := self._rank) else False

    @property
    def among(self) -> int | None:
        """Số đơn vị được xếp hạng, of its depth."""
        return rank.among if (rank := self._rank) else None

    @property
    def _rank(self) -> Rank | None:
        return self.source.rank_of(self.code) if self.source else None

    @property
    def growth(self) -> Figure | None:
        """Số tăng thêm so với lần chốt trước; `None` when one of the two is not known."""
        return self.source.growth_of(self.code) if self.source else None

    @property
    def previous(self) -> Figure | None:
        """Số của lần chốt trước."""
        return self.source.previous_of(self.code) if self.source else None

    @property
    def change(self) -> Figure | None:
        """Số cuối kỳ trừ số đầu kỳ."""
        return self.source.change_of(self.code) if self.source else None

    @property
    def compared(self) -> Compared | None:
        """So sánh với lần chốt, cùng kỳ năm trước, as the document asks."""
        return self.source.compared_of(self.code) if self.source else None

    @property
    def share(self) -> Figure | None:
        """Tỷ trọng trong tổng."""
        return self.source.share_of(self.code) if self.source else None

    @property
    def children(self) -> tuple[UnitProgress, ...]:
        """Các đơn vị cấp dưới trực tiếp."""
        return self.source.children_of(self.code) if self.source else ()

    @property
    def known_below(self) -> tuple[UnitProgress, ...]:
        """Các đơn vị cấp dưới đã có số liệu, where it has none itself: rates are not added."""
        if self.count is not None:
            return ()
        there = (one for one in self.children if not one.absent)
        return tuple(
            known
            for one in there
            for known in ((one,) if one.count is not None else one.known_below)
        )

    @property
    def has_sent(self) -> bool:
        """Whether something stands counted of it at the moment, also where its result in the window is not known."""
        known = self.count is not None
        return known or (self.source is not None and self.source.has_sent(self.code))

    @property
    def coverage(self) -> Coverage:
        """Phạm vi của số liệu: who has reported, of all below it."""
        known = int(self.count is not None)
        return self.source.coverage_of(self.code) if self.source else Coverage(known, 1)

    @property
    def code(self) -> str:
        return self.unit.code

    @property
    def name(self) -> str:
        return self.unit.name

    @property
    def short_name(self) -> str:
        return self.unit.label

    @property
    def bases(self) -> dict[str, Figure]:
        """Cơ sở tính, also of a unit that has those of the units below it, or of its predecessors."""
        if self.source:
            return self.source.bases_of(self.code)
        return {code: Figure(count, noun=OF_BASE + code) for code, count in self.unit.bases.items()}


@unchanging(frozen=True)
class GroupProgress(Progress):
    """Cộng của một nhóm đơn vị."""

    code: str
    name: str
    units: tuple[UnitProgress, ...]
    coverage: Coverage
    find_share: Callable[[], Figure | None] = field(default=lambda: None, repr=False, compare=False)
    find_rates: Callable[[], Compared | None] = field(
        default=lambda: None, repr=False, compare=False
    )
    """The rates of now and then side by side, where they are worked out of two numbers."""
    tops: tuple[UnitProgress, ...] = ()
    source: Source | None = field(default=None, repr=False, compare=False)
    within: tuple[str, ...] = ()
    """The codes of the groups that hold all that it has; none of one that stands by itself."""
    held_in: str = ""
    """What these are called."""

    NEEDS: ClassVar[Mapping[str, tuple[str, ...]]] = {**Progress.NEEDS, "quota": ("goal",)}

    @property
    def listed_name(self) -> str:
        """Its name beside those of other groups: of one that is held in others this is told, as it is not added to them."""
        return f"{self.name} (đã tính trong {self.held_in})" if self.held_in else self.name

    @once
    def exempt(self) -> bool:
        """Không thuộc diện: the indicator concerns none of its units."""
        return bool(self.tops) and all(row.exempt for row in self.tops)

    @property
    def is_open(self) -> bool:
        return self.source.is_open if self.source else False

    def _reason(self, name: str) -> Lack:
        rows = [row for row in self.tops if not row.exempt] or self.tops
        lacks = [lack for row in rows if (lack := row.lack("count"))]
        lacking = next((one for one in lacks if one.is_error), lacks[0] if lacks else None)
        return (lacking if name == "count" else None) or super()._reason(name)

    @property
    def quota(self) -> Figure | None:
        return self.goal

    @once
    def share(self) -> Figure | None:
        """Tỷ trọng trong tổng."""
        return self.find_share()

    @property
    def compared(self) -> Compared | None:
        """So sánh với lần chốt, cùng kỳ năm trước, as the document asks."""
        rates = self.find_rates()
        return rates or compared_together([one for row in self.tops if (one := row.compared)])

    @property
    def growth(self) -> Figure | None:
        """Số tăng thêm của những đơn vị biết cả hai lần chốt."""
        return self._sum_of("growth")

    @property
    def change(self) -> Figure | None:
        """Số cuối kỳ trừ số đầu kỳ, của những đơn vị biết cả hai."""
        return self._sum_of("change")

    @property
    def previous(self) -> Figure | None:
        """Số của lần chốt trước."""
        return self._sum_of("previous")

    def _sum_of(self, name: str) -> Figure | None:
        return self.source.sum_of(name, self.units) if self.source else None

    @property
    def short_name(self) -> str:
        return self.name

    @property
    def bases(self) -> dict[str, Figure]:
        """Each base summed over the units; only bases that every unit has which takes part."""
        sized = self.source.sized_once(self.units) if self.source else self.tops
        known = [row.bases for row in sized]
        codes = set.intersection(*map(set, known)) if known else set()
        return {code: total(bases[code] for bases in known) for code in sorted(codes)}


@unchanging(frozen=True)
class TargetProgress(Progress):
    """Kết quả so với một mục tiêu được gọi tên, with the days that belong to it.

    `is_made`: the count is made day by day, so that it has a pace; it `comes_in` day by day and shall stay below a ceiling; `older` is its moment where that is not the one asked for; `asked` is the target's own rate, `asked_to` the far end of a range, as `goal_to`; `base` is what it is of.
    """

    target: Target
    span: Span
    reached_on: datetime.date | None = None
    goal_to: Figure | None = None
    base: Figure | None = None
    of: str | None = None
    replaced: bool = False
    is_made: bool = True
    comes_in: bool = False
    older: Moment | None = None
    counted: Lack | None = field(default=None, compare=False)
    lacking_goal: Lack | None = field(default=None, compare=False)

    NEEDS: ClassVar[Mapping[str, tuple[str, ...]]] = {
        **Progress.NEEDS,
        "achieved": ("count", "base"),
        "gap": ("achieved", "asked"),
        "pace": ("count",),
        "pace_needed": _COMPARED,
        "pace_factor": ("pace_needed", "pace"),
        "days_early": ("reached_on",),
    }

    def _reason(self, name: str) -> Lack:
        known = {"count": self.counted, "goal": self.lacking_goal}
        return known.get(name) or super()._reason(name)

    @property
    def code(self) -> str:
        return self.target.code

    @property
    def name(self) -> str:
        return self.target.name

    @property
    def level(self) -> TargetLevel:
        return self.target.level

    @property
    def whose(self) -> str:
        """Ai đặt ra mục tiêu, where its name does not tell; nothing for what the office itself planned."""
        untold = None if self.level is TargetLevel.PLANNED else untold_level(self.name, self.level)
        return untold.text() if untold else ""

    @property
    def of_what(self) -> str | None:
        """«tổng số đoàn viên», «chỉ tiêu đăng ký»: what its rate is of, a base or another target."""
        return self.of if self.of is None or self.target.of_target else f"tổng số {self.of}"

    @property
    def asked(self) -> Figure | None:
        """Tỷ lệ phải đạt, of a target that is set as a rate."""
        return _rate(self.target.rates(falls=self.lower)[0])

    @property
    def asked_to(self) -> Figure | None:
        """Đầu kia của khoảng tỷ lệ: the upper end, and where less is better the lower one."""
        return _rate(self.target.rates(falls=self.lower)[1])

    @property
    def is_open(self) -> bool:
        return self.comes_in and not self.span.over

    @property
    def may_turn(self) -> bool:
        """Whether it is a level that may rise and fall until the end, and nobody recorded the day on which it was reached."""
        is_level = not (self.is_made or self.comes_in)
        return is_level and not self.span.over and self.target.reached_on is None

    @property
    def heading_for(self) -> Figure | None:
        """Số dự kiến đến hết thời hạn, at the pace so far, of what is to stay below a ceiling; `None` of a part of a sum."""
        if not self.is_open or self.provisional:
            return None
        pace = ratio(self.count, in_days(self.span.passed_by(self._counted_on)))
        return pace and pace * self.span.length

    @property
    def is_range(self) -> bool:
        return self.goal_to is not None and self.goal_to != self.goal

    @property
    def _beyond(self) -> Figure | None:
        if self.goal_to is None or self.undecided:
            return super()._beyond
        ends = (self.goal_to, self.count) if self.lower else (self.count, self.goal_to)
        return difference_of(*ends)

    @property
    def achieved(self) -> Figure | None:
        """Tỷ lệ đã đạt trên cơ sở tính: count ÷ base; `None` where the base is not known."""
        return judged(ratio(self.count, self.base), self.asked, self.asked_to)

    @property
    def gap(self) -> Figure | None:
        """Chênh lệch (điểm phần trăm) of what is achieved and what is asked, both as rates."""
        return None if self.undecided else difference_of(self.achieved, self.asked)

    @property
    def deadline(self) -> datetime.date:
        return self.span.deadline

    @property
    def days_left(self) -> Figure:
        """Số ngày còn lại."""
        return in_days(self.span.days_left)

    @property
    def days_early(self) -> Figure | None:
        """Hoàn thành trước hạn (ngày); `None` when the day of reaching is not known or too late."""
        if self.reached_on is None:
            return None
        days = self.span.days_before_end(self.reached_on)
        return in_days(days) if days >= 0 else None

    @property
    def pace(self) -> Figure | None:
        """Tốc độ bình quân mỗi ngày so far; `None` of a stock or a rate, which nobody makes day by day."""
        days = in_days(self.span.passed_by(self._counted_on))
        return ratio(self.count, days) if self.is_made else None

    @property
    def _counted_on(self) -> datetime.date:
        return self.older.of_day if self.older else self.span.as_of

    @property
    def pace_needed(self) -> Figure | None:
        """Tốc độ cần đạt mỗi ngày for the rest; `None` when nothing is missing or no day is left."""
        days = in_days(self.span.days_to_work)
        return ratio(self.shortfall or None, days) if self.is_made else None

    @property
    def pace_factor(self) -> Figure | None:
        """How many times faster than so far the rest must go."""
        return ratio(self.pace_needed, self.pace)

    @property
    def behind(self) -> bool:
        """Chậm tiến độ: the time is over, nothing was done yet, or the rest must go faster than so far."""
        if not self.shortfall:
            return False
        idle = self.pace is not None and self.pace == 0
        return self.span.over or idle or (self.pace_factor is not None and self.pace_factor > 1)


def _rate(rate: Fraction | None) -> Figure | None:
    return None if rate is None else Figure(rate, quantity=Quantity.RATE)
