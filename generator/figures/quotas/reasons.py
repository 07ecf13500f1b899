"""Why a unit was given its quota: the operands of the arithmetic, and the words for a footnote."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from generator.problems import Message, say
from generator.wording import number, ordinal, percent, working
from generator.workspace import unchanging

RATE_DECIMALS = 4


@unchanging(frozen=True, slots=True)
class RateOfBase:
    """The rate times the unit's base, rounded: `6% × 97 = 5,82 → 6`."""

    rate: Fraction
    base: int
    quota: int

    def words(self) -> Message:
        product = self.rate * self.base
        factors = f"{percent(self.rate, RATE_DECIMALS)} × {number(self.base)}"
        return Message(f"{factors} = {_result(product, self.quota)}")


@unchanging(frozen=True, slots=True)
class PartOfTotal:
    """The unit's part of a total by its base: `5.091 × 97 ÷ 782 = 631,489… → 631`.

    `place` is that of its remainder among all, from 1 for the largest; 0 where nothing was cut off.
    The first ones get one more, so every place says whether it did. `total` and `whole` are what is
    left after the units that a bound holds.
    """

    total: int
    base: int
    whole: int
    quota: int
    place: int = 0

    @property
    def exact(self) -> Fraction:
        """The part before it is rounded."""
        return Fraction(self.total * self.base, self.whole)

    def words(self) -> Message:
        said = _share(self.total, self.base, self.whole)
        if not self.place:
            return said
        gaps = {"sum": said, "place": _spoken(self.place)}
        if self.quota > self.exact:
            return say("{sum}; phần lẻ lớn {place}: cộng 1", **gaps)
        return say("{sum}; phần lẻ lớn {place}: không thêm", **gaps)


@unchanging(frozen=True, slots=True)
class PartOfPhase:
    """A unit's part of a phase: its quota of the whole by what the phase is of the whole.

    A unit rounds up in as many phases as its quota asks for (`raised`), by the largest remainders,
    unless a phase would then not meet its total.
    """

    whole_quota: int
    phase: int
    whole: int
    quota: int
    place: int = 0
    raised: int = 0

    def words(self) -> Message:
        floor = self.whole_quota * self.phase // (self.whole or 1)
        said = _share(self.whole_quota, self.phase, self.whole)
        if not self.place:
            return said
        gaps = {"sum": said, "place": _spoken(self.place)}
        up, foremost = self.quota > floor, self.place <= self.raised
        if up and foremost:
            return say("{sum}; phần lẻ lớn {place} của đơn vị: cộng 1", **gaps)
        if up:
            return say("{sum}; +1 để đủ tổng của giai đoạn", sum=said)
        if foremost:
            return say("{sum}; không thêm để khớp tổng của giai đoạn", sum=said)
        return say("{sum}; phần lẻ lớn {place} của đơn vị: không thêm", **gaps)


def _share(total: int, base: int, whole: int) -> Message:
    """`5.091 × 97 ÷ 782 = 631,489… → 631`: what is cut off is given out by the largest remainders."""
    exact = Fraction(total * base, whole or 1)
    factors = f"{number(total)} × {number(base)} ÷ {number(whole)}"
    return Message(f"{factors} = {_result(exact, int(exact // 1))}")


class End(StrEnum):
    """Which bound holds a unit."""

    MINIMUM = "minimum"
    MAXIMUM = "maximum"


@unchanging(frozen=True, slots=True)
class Bounded:
    """A bound in place of what the arithmetic gave: `6% × 20 = 1,2 → 1; tối thiểu 2`.

    Of a total that is split, the arithmetic gave what the unit's base is worth once every unit that
    a bound holds has left: `theo tỷ lệ là 0,596…; tối thiểu 2`.
    """

    bound: End
    quota: int
    exact: RateOfBase | PartOfTotal

    def words(self) -> Message:
        limit = number(self.quota)
        if self.bound is End.MINIMUM:
            return say("{sum}; tối thiểu {limit}", sum=self._reckoned(), limit=limit)
        return say("{sum}; tối đa {limit}", sum=self._reckoned(), limit=limit)

    def _reckoned(self) -> Message:
        if isinstance(self.exact, RateOfBase):
            return self.exact.words()
        return say("theo tỷ lệ là {exact}", exact=working(self.exact.exact))


@unchanging(frozen=True, slots=True)
class FixedByHand:
    """Set by hand and kept: `ấn định 5`."""

    quota: int

    def words(self) -> Message:
        return say("ấn định {quota}", quota=number(self.quota))


@unchanging(frozen=True, slots=True)
class WithoutBase:
    """A unit with nothing to reckon by gets its minimum: `không có cơ sở tính, giao 2`."""

    quota: int

    def words(self) -> Message:
        return say("không có cơ sở tính, giao {quota}", quota=number(self.quota))


@unchanging(frozen=True, slots=True)
class Deducted:
    """What the unit has done is taken off: `6% × 97 = 5,82 → 6; đã thực hiện 2, còn 4`."""

    reason: Reason
    done: int
    quota: int

    def words(self) -> Message:
        return say(
            "{reason}; đã thực hiện {done}, còn {quota}",
            reason=self.reason.words(),
            done=number(self.done),
            quota=number(self.quota),
        )


Reason = RateOfBase | PartOfTotal | Bounded | FixedByHand | WithoutBase | Deducted


def _spoken(place: int) -> str:
    return ordinal(place) if place == 1 else f"thứ {number(place)}"


def _result(exact: Fraction, rounded: int) -> str:
    """`5,82 → 6`, or `6` alone when nothing was rounded."""
    return number(rounded) if exact == rounded else f"{working(exact)} → {number(rounded)}"
