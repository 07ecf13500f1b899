"""A movement of a value, and by how much it is told to have moved."""

from __future__ import annotations

from fractions import Fraction

from generator.audit.arithmetic import agrees, difference, ratio, shown
from generator.wording import ClaimedNumber, Interval, NumberKind
from generator.workspace import unchanging


@unchanging(frozen=True, slots=True)
class Movement:
    """From what to what something went, of which `told` says by how much; `first` and `last` as printed."""

    told: ClaimedNumber
    then: Interval
    now: Interval
    first: str
    last: str
    claims: tuple[ClaimedNumber, ...]
    are_rates: bool
    is_certain: bool | None
    way: int = 0

    @property
    def gap(self) -> Interval:
        """By how much it went up or down, never below nought."""
        up, down = difference(self.now, self.then), difference(self.then, self.now)
        return up if middle(up) >= 0 else down

    @property
    def relative(self) -> Interval | None:
        return ratio(self.gap, self.then)

    @property
    def agrees(self) -> bool:
        if self.told.measure is not NumberKind.PERCENT:
            return agrees(self.told, self.gap)
        return agrees(self.told, self.relative) or self.is_told_in_points

    @property
    def is_turned(self) -> bool:
        """Whether it is told to go up where it went down, or the other way round."""
        return bool(self.is_certain and self.way) and not _AT_LEAST_NOUGHT.meets(self._forward)

    @property
    def _forward(self) -> Interval:
        return difference(*((self.now, self.then) if self.way > 0 else (self.then, self.now)))

    @property
    def is_told_in_points(self) -> bool:
        """Whether a difference of two rates was written as per cent of the first."""
        is_rate = self.told.measure is NumberKind.PERCENT and self.are_rates
        return is_rate and agrees(self.told, self.gap) and not agrees(self.told, self.relative)

    @property
    def right(self) -> Fraction:
        is_relative = self.told.measure is NumberKind.PERCENT and not self.are_rates
        return middle((self.relative if is_relative else self.gap) or self.gap)

    def working(self) -> str:
        right = shown(self.right, self.told)
        more, less = (
            (self.last, self.first)
            if middle(self.now) >= middle(self.then)
            else (self.first, self.last)
        )
        if self.told.measure is NumberKind.PERCENT and not self.are_rates:
            return f"({more} - {less})/{self.first} = {right}"
        return f"{more} - {less} = {right}"


_AT_LEAST_NOUGHT = Interval(Fraction(0), None)


def middle(bounds: Interval) -> Fraction:
    low, high = bounds.low, bounds.high
    if low is None or high is None:
        return low if low is not None else high if high is not None else Fraction(0)
    return (low + high) / 2
