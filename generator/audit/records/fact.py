"""One thing that the records can say, with all that is known of it but the words it is said in."""

from __future__ import annotations

from dataclasses import field, replace
from enum import StrEnum
from fractions import Fraction

from generator.drafting import percent
from generator.figures import Figure, Quantity
from generator.model.campaign import Indicator, measured_in
from generator.model.results import Precision
from generator.wording import ClaimedNumber, Hedge, Interval, Moment, NumberKind
from generator.workspace import unchanging

_BOTH = 2
_TEN, _HALF = 10, 5
_ROUGH = 4
"""A hedge goes not farther than a quarter: nobody says «trên 1.000» of 1.539."""


class FactRole(StrEnum):
    """What a figure is to its indicator: by the name that the vocabulary has for it."""

    COUNT = "count"
    UNITS_COUNT = "units_count"
    REMAINDER = "remainder"
    REMAINDER_SHARE = "remainder_share"
    QUOTA = "quota"
    GOAL = "goal"
    GOAL_TO = "goal_to"
    ASKED = "asked"
    ASKED_TO = "asked_to"
    ACHIEVED = "achieved"
    GAP = "gap"
    BASE = "base"
    RATE = "rate"
    SHARE = "share"
    RANK = "rank"
    SURPLUS = "surplus"
    SHORTFALL = "shortfall"
    PREVIOUS = "previous"
    GROWTH = "growth"
    GROWTH_RATE = "growth_rate"
    CHANGE = "change"
    AVERAGE = "average"
    PACE = "pace"
    PACE_NEEDED = "pace_needed"
    PACE_FACTOR = "pace_factor"
    DAYS_LEFT = "days_left"
    DAYS_EARLY = "days_early"
    DAYS_PASSED = "days_passed"
    LENGTH = "length"
    SIZE = "size"
    COMPARED = "compared"
    DIFFERENCE = "difference"
    MULTIPLE = "multiple"


class OwnerKind(StrEnum):
    """Whose figure it is: of the campaign, or of one part of it."""

    WHOLE = "whole"
    UNIT = "unit"
    GROUP = "group"
    TARGET = "target"
    PHASE = "phase"
    INDICATOR = "indicator"
    PART = "part"
    SORT = "sort"
    SEVERAL = "several"


@unchanging(frozen=True, slots=True)
class FactOwner:
    """Whose figure it is, by kind and code."""

    kind: OwnerKind = OwnerKind.WHOLE
    code: str = ""


WHOLE = FactOwner()
Series = tuple[FactRole, str, str, str, str]
"""Role, indicator, phase, what else tells it (a base, a target), moment: what the cells of a column share."""


@unchanging(frozen=True, slots=True)
class Fact:
    """A recorded or computed value: of what role, indicator, phase, subject and moment.

    `value` is in ones, in đồng, or in per cent, as that of a claim; `noun` is the unit of measure.
    `detail` is the code of a base, a target or a list; `name` gives it in a body; `days` of an average are
    those that it is of. `worth` is how many đồng make one of the indicator's unit of measure, where that is money: 10**6
    of «triệu đồng».
    """

    role: FactRole
    value: Fraction
    measure: NumberKind
    noun: str
    subject: FactOwner
    indicator: str
    phase: str
    detail: str
    moment: Moment | None
    name: str
    figure: Figure
    rough: float = field(default=0.0, compare=False)
    days: int = 1
    worth: int = 1

    def __post_init__(self) -> None:
        object.__setattr__(self, "rough", float(self.value))

    @property
    def series(self) -> Series:
        at = self.moment.said if self.moment else ""
        return self.role, self.indicator, self.phase, self.detail, at

    def over(self, days: int) -> Fact:
        """What an average of a day comes to in so many days."""
        return replace(self, value=self.value * days, figure=self.figure * days, days=days)

    def with_day_to_come(self) -> Fact:
        """An average of a day with the day of the count among those to come, not those passed, as many reckon it."""
        operands = self.figure.working.operands
        days = Fraction(operands[1].value) if len(operands) == _BOTH else Fraction(0)
        told = days + 1 if self.role is FactRole.PACE_NEEDED else days - 1
        if days <= 0 or told <= 0:
            return self
        value = self.value * days / told
        return replace(self, value=value, figure=replace(self.figure, value=value))

    def beyond(self) -> Fact:
        """What a rate has more than a hundred per cent, or less: «vượt 4,9%»."""
        over = self.value - 100
        role = FactRole.SURPLUS if over >= 0 else FactRole.SHORTFALL
        figure = replace(self.figure, value=abs(over) / 100, slices=())
        return replace(self, role=role, value=abs(over), figure=figure)

    def explains(self, claim: ClaimedNumber, size: int = 1) -> bool:
        """Whether a claim may say this; `size` is how many ones make one of what a table is printed in."""
        return any(
            self._is_said(claim, self.value / one, in_ones=one == 1)
            for one in self.sizes_of(claim, size)
        )

    def sizes_of(
        self, claim: ClaimedNumber, size: Fraction | int = 1
    ) -> tuple[Fraction | int, ...]:
        """What may make one of a number: a bare one of money is of the table's size or of the indicator's own."""
        if claim.measure is NumberKind.QUANTITY and size == 1 and claim.noun:
            return (measured_in(claim.noun.split()[0], self.noun) or 1,)
        is_bare = self.worth > 1 and claim.measure is not NumberKind.MONEY
        return (size, self.worth) if is_bare and self.worth != size else (size,)

    def _is_said(self, claim: ClaimedNumber, value: Fraction, *, in_ones: bool) -> bool:
        if claim.value < 0 and self.role is FactRole.SHORTFALL:
            value = -value
        if claim.value >= 0 and self.role in _SIGNED:
            value = abs(value)
        if claim.value == value:
            return True
        if self.figure.quantity in _LOOSE:
            return abs(value - claim.value) < claim.step
        if claim.hedge is not None:
            is_exact = self.figure.precision is Precision.EXACT
            rough = max(claim.step, min(coarse(claim), abs(claim.value) / _ROUGH))
            return _is_near(claim, value, rough if is_exact else claim.step)
        if self.figure.slices and claim.measure is NumberKind.PERCENT:
            return self._prints(claim) or _prints_as(claim, value)
        return not (claim.is_exact and in_ones) and _prints_as(claim, value)

    def _prints(self, claim: ClaimedNumber) -> bool:
        """A share is printed so that all shares add up, which may be a digit off."""
        decimals = len(str(claim.step.denominator)) - 1
        shown = percent(self.figure, decimals).rstrip("%").replace(".", "").replace(",", ".")
        try:
            return Fraction(shown) == claim.value
        except ValueError:
            return False


_SIGNED = {FactRole.GAP, FactRole.GROWTH, FactRole.GROWTH_RATE, FactRole.CHANGE}
"""What sentences tell without a sign: «giảm 8 hộ», «thấp hơn 1,13 điểm phần trăm»."""
_LOOSE = {Quantity.AVERAGE, Quantity.TIMES}


def _prints_as(claim: ClaimedNumber, value: Fraction) -> bool:
    """Whether a value may be printed so: rounded half up, or cut off."""
    return claim.value - claim.step / 2 <= value < claim.value + claim.step


def _is_near(claim: ClaimedNumber, value: Fraction, step: Fraction) -> bool:
    """A hedge rounds in its direction, by less than one of the last digit that is not nought."""
    apart = value - claim.value
    match claim.hedge:
        case Hedge.LEAST:
            return 0 <= apart < step
        case Hedge.MOST | Hedge.NEARLY:
            return -step < apart <= 0
    return abs(apart) <= step


def plain(claim: ClaimedNumber) -> Interval:
    """What the digits of a claim can stand for, whatever hedges them."""
    return replace(claim, hedge=None).bounds


def coarse(claim: ClaimedNumber) -> Fraction:
    """What the last digit of a claim that is not nought is worth: 100 of «2.400»; a five is half of the next: 50 of «350»."""
    if not claim.value:
        return claim.step
    digits, step = claim.value / claim.step, claim.step
    while digits.denominator == 1 and digits % _TEN == 0:
        digits, step = digits / _TEN, step * _TEN
    return step * _HALF if digits % _HALF == 0 and digits > _HALF else step


def measure_of(figure: Figure, indicator: Indicator | None) -> NumberKind:
    """How a figure is printed: as a percentage, as money, in points, or as a count."""
    match figure.quantity:
        case Quantity.RATE:
            return NumberKind.PERCENT
        case Quantity.POINTS:
            return NumberKind.POINTS
        case Quantity.TIMES:
            return NumberKind.TIMES
        case Quantity.COUNT | Quantity.AVERAGE if indicator and worth_of(indicator):
            return NumberKind.MONEY
    return NumberKind.COUNT


def worth_of(indicator: Indicator) -> int:
    """How many đồng make one of what an indicator counts in; 0 of what is no money.

    An indicator in «triệu đồng» is money, whether its record says so or not.
    """
    return (
        1
        if indicator.measure == "money"
        else int(measured_in(indicator.unit_of_measure, "đồng") or 0)
    )
