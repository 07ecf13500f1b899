"""A result against one named target: what was asked, when it was reached, how fast it must go on."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from fractions import Fraction

from generator.figures.figure import Figure, Quantity, at_least, difference_of, product, ratio
from generator.figures.progress import Progress
from generator.figures.span import Span, in_days
from generator.model.campaign import Target, TargetLevel


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
