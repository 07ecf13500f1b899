"""The days of a campaign or phase, and how they are counted.

Days left are the difference of two dates; days before a deadline are counted as the campaign's
`day_count` says; a last day that does not count moves the deadline one day back.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from generator.figures.figure import Figure, Operation, Quantity, Working
from generator.model.campaign import DayCount


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
