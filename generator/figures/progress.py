"""A count against what was asked: of a unit, of a group of units, of a named target with its days.

Days left are the difference of two dates; days before a deadline are counted as the campaign's
`day_count` says; a last day that does not count moves the deadline one day back.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from generator.figures.figure import (
    Figure,
    Operation,
    Quantity,
    Working,
    at_least,
    difference_of,
    product,
    ratio,
)
from generator.model.campaign import DayCount, Target, TargetLevel, Unit

ZERO = Figure(0)


@dataclass(frozen=True)
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
    def days_passed(self) -> int:
        """Số ngày đã qua from the start to the day of the count."""
        return max(0, (min(self.as_of, self.deadline) - self.starts).days)

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
    return ZERO if figure is not None and figure <= 0 else figure


@dataclass(frozen=True)
class Progress:
    """Kết quả thực hiện so với số phải đạt; unknown parts are `None`, and so is what needs them."""

    count: Figure | None
    goal: Figure | None

    @cached_property
    def difference(self) -> Figure | None:
        """count − goal; positive is a surplus."""
        return difference_of(self.count, self.goal)

    @cached_property
    def rate(self) -> Figure | None:
        """Tỷ lệ đạt: count ÷ goal; `None` without a goal or with a goal of zero."""
        return ratio(self.count, self.goal)

    @cached_property
    def surplus(self) -> Figure | None:
        """Số vượt; zero when the goal is not exceeded."""
        return _above_zero(self.difference)

    @cached_property
    def shortfall(self) -> Figure | None:
        """Số còn thiếu; zero once the goal is reached."""
        return _above_zero(difference_of(self.goal, self.count))

    @property
    def reached(self) -> bool:
        """Hoàn thành: the count is known and at least the goal."""
        return self.difference is not None and self.difference >= 0

    @property
    def exceeded(self) -> bool:
        """Vượt: the count is above the goal."""
        return self.difference is not None and self.difference > 0


@dataclass(frozen=True)
class UnitProgress(Progress):
    """Kết quả của một đơn vị: a row of the tables."""

    unit: Unit
    rank: int | None = None
    tied: bool = False
    share: Figure | None = None
    note: str = ""
    previous: Figure | None = None

    @property
    def quota(self) -> Figure | None:
        """Chỉ tiêu được giao."""
        return self.goal

    @property
    def growth(self) -> Figure | None:
        """Số tăng thêm so với lần chốt trước; `None` when one of the two is not known."""
        return difference_of(self.count, self.previous)

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
        return {code: Figure(count) for code, count in self.unit.bases.items()}


@dataclass(frozen=True)
class GroupProgress(Progress):
    """Cộng của một nhóm đơn vị."""

    code: str
    name: str
    units: tuple[UnitProgress, ...]
    share: Figure | None = None
    previous: Figure | None = None

    @property
    def quota(self) -> Figure | None:
        return self.goal

    @property
    def short_name(self) -> str:
        return self.name

    @property
    def bases(self) -> dict[str, Figure]:
        """Each base summed over the units; only bases that every unit has."""
        shared = [set(row.unit.bases) for row in self.units]
        codes = set.intersection(*shared) if shared else set()
        return {
            code: Figure(sum(row.unit.bases[code] for row in self.units)) for code in sorted(codes)
        }


@dataclass(frozen=True)
class TargetProgress(Progress):
    """Kết quả so với một mục tiêu được gọi tên, with the days that belong to it.

    `asked` is the target's own rate, `asked_to` the upper end of a range; `base` is what it is of.
    """

    target: Target
    span: Span
    reached_on: datetime.date | None = None
    goal_to: Figure | None = None
    base: Figure | None = None
    of: str | None = None
    replaced: bool = False

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
    def asked(self) -> Figure | None:
        """Tỷ lệ phải đạt, of a target that is set as a rate."""
        return _rate(self.target.rate)

    @property
    def asked_to(self) -> Figure | None:
        """Đầu trên của khoảng tỷ lệ."""
        return _rate(self.target.rate_to)

    @property
    def achieved(self) -> Figure | None:
        """Tỷ lệ đã đạt trên cơ sở tính: count ÷ base; `None` where the base is not known."""
        return ratio(self.count, self.base)

    @property
    def gap(self) -> Figure | None:
        """Chênh lệch (điểm phần trăm) of what is achieved and what is asked, both as rates."""
        return difference_of(self.achieved, self.asked)

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
        """Tốc độ bình quân mỗi ngày so far."""
        return ratio(self.count, in_days(self.span.days_passed))

    @property
    def pace_needed(self) -> Figure | None:
        """Tốc độ cần đạt mỗi ngày for the rest; `None` when nothing is missing or no day is left."""
        return ratio(self.shortfall or None, self.days_left)

    @property
    def pace_factor(self) -> Figure | None:
        """How many times faster than so far the rest must go."""
        return ratio(self.pace_needed, self.pace)

    @property
    def behind(self) -> bool:
        """Chậm tiến độ: the time is over, or the rest must go faster than it went so far."""
        if not self.shortfall:
            return False
        return self.span.over or (self.pace_factor is not None and self.pace_factor > 1)


def required(rate: Fraction, base: Figure) -> Figure:
    """The goal that a percentage of a base sets: the least whole number that is no less."""
    asked = Figure(rate, quantity=Quantity.RATE)
    return at_least(product(asked, base))


def _rate(rate: Fraction | None) -> Figure | None:
    return None if rate is None else Figure(rate, quantity=Quantity.RATE)
