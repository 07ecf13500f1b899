"""Between which values the truth lies when a figure is exact, «trên», «gần» or «khoảng».

Figures that agree have a value in common. That is all the rules need to tell a contradiction from a
hedge; arithmetic with precision is left to `generator.figures`.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.fields import Number
from generator.model.results import Precision


@dataclass(frozen=True)
class Bounds:
    """Every value from `low` to `high`, both included; without `high` there is no upper end."""

    low: Number
    high: Number | None

    @classmethod
    def of(cls, value: Number, precision: Precision = Precision.EXACT) -> Bounds:
        """What a recorded figure says: «trên 2.200» is 2.200 or more, «khoảng» says nothing sure."""
        low = value if precision in {Precision.EXACT, Precision.OVER} else 0
        high = value if precision in {Precision.EXACT, Precision.NEARLY} else None
        return cls(low, high)

    def meets(self, other: Bounds) -> bool:
        """Whether both can be true at once."""
        return not self.is_below(other) and not other.is_below(self)

    def is_below(self, other: Bounds) -> bool:
        """Whether every value here is smaller than every value there."""
        return self.high is not None and self.high < other.low

    def plus(self, other: Bounds) -> Bounds:
        """The sum of two figures."""
        return Bounds(self.low + other.low, _both(self.high, other.high))

    def minus(self, other: Bounds) -> Bounds:
        """What a figure exceeds a smaller one by; never below zero."""
        low = 0 if other.high is None else max(self.low - other.high, 0)
        return Bounds(low, None if self.high is None else self.high - other.low)


def _both(left: Number | None, right: Number | None) -> Number | None:
    return None if left is None or right is None else left + right
