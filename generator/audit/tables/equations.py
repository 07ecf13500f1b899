"""Equations between the amounts of a table, exact over all that printed digits can stand for."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from fractions import Fraction
from functools import cached_property

from generator.audit.tables.cell_values import Amount

ValueSpan = tuple[Fraction, Fraction]
NOWHERE: ValueSpan = (Fraction(1), Fraction(0))
HUNDRED = Fraction(100)


class Law(Enum):
    """What an equation says."""

    TOTAL = auto()
    GROUP = auto()
    SUM = auto()
    DIFFERENCE = auto()
    RUNNING = auto()
    PRODUCT = auto()
    RATE = auto()
    GROWTH = auto()
    MEAN = auto()
    SHARE = auto()
    HUNDRED = auto()


@dataclass(eq=False)
class Equation:
    """`target` is what its terms make; `slack` widens what the target may be, on both sides.

    `loose` lets a difference be told without its sign, or as nothing where it is negative.
    """

    law: Law
    target: Amount
    slack: Fraction = field(default=Fraction(0), kw_only=True)
    loose: bool = field(default=False, kw_only=True)

    @property
    def terms(self) -> tuple[Amount, ...]:
        raise NotImplementedError

    @property
    def expected(self) -> ValueSpan:
        """All that the terms can make."""
        raise NotImplementedError

    def needs(self, amount: Amount) -> ValueSpan:
        """What an amount of it would have to be, all others being right."""
        raise NotImplementedError

    @property
    def worked(self) -> Fraction:
        """What the printed terms make."""
        raise NotImplementedError

    @property
    def amounts(self) -> tuple[Amount, ...]:
        return (self.target, *self.terms)

    @property
    def told(self) -> ValueSpan:
        """All that the target can stand for."""
        return (self.target.low - self.slack, self.target.high + self.slack)

    @cached_property
    def holds(self) -> bool:
        low, high = self.expected
        target = self.told
        if meets(target, (low, high)):
            return True
        if not self.loose:
            return False
        return meets(target, (-high, -low)) or (low < 0 and self.target.value == 0)

    @cached_property
    def digits(self) -> float:
        """How much it tells that it holds: digits in which both sides agree, 0 where it is trivial."""
        if self.is_trivial:
            return 0.0
        low, high = self.expected
        width = max(self.told[1] - self.told[0] + high - low, self.target.step)
        return max(0.0, math.log10(float((abs(self.target.value) + self.target.step) / width)))

    @property
    def is_trivial(self) -> bool:
        return sum(term.value != 0 for term in self.terms) <= 1


@dataclass(eq=False)
class Sum(Equation):
    """Target = `whole` + the sum of `parts`, each with its sign."""

    parts: tuple[tuple[int, Amount], ...]
    whole: Fraction = Fraction(0)

    @property
    def terms(self) -> tuple[Amount, ...]:
        return tuple(part for _, part in self.parts)

    @cached_property
    def expected(self) -> ValueSpan:
        low, high = summed(self.parts)
        return (self.whole + low, self.whole + high)

    @cached_property
    def worked(self) -> Fraction:
        return self.whole + added([sign * part.value for sign, part in self.parts])

    def needs(self, amount: Amount) -> ValueSpan:
        low, high = self.expected
        if amount is self.target:
            return (low - self.slack, high + self.slack)
        target = self.told
        for sign, part in self.parts:
            if part is amount:
                edges = (part.low, part.high) if sign > 0 else (-part.high, -part.low)
                found = (target[0] - (high - edges[1]), target[1] - (low - edges[0]))
                return found if sign > 0 else (-found[1], -found[0])
        return NOWHERE


@dataclass(eq=False)
class QuotientEquation(Equation):
    """Target = scale × top ÷ all bottoms together − less; the bottoms are above zero, the top not below."""

    top: Amount
    bottoms: tuple[Amount, ...]
    scale: Fraction = HUNDRED
    less: Fraction = Fraction(0)

    @property
    def terms(self) -> tuple[Amount, ...]:
        return (self.top, *self.bottoms)

    @property
    def told(self) -> ValueSpan:
        rounded = self.target.as_rounded()
        return (rounded.low - self.slack, rounded.high + self.slack)

    @cached_property
    def expected(self) -> ValueSpan:
        top, bottom = self._sides
        found = [self.scale * one / two for one in top for two in bottom]
        return (min(found) - self.less, max(found) - self.less)

    @cached_property
    def worked(self) -> Fraction:
        below = sum((one.value for one in self.bottoms), Fraction(0))
        return self.scale * self.top.value / below - self.less

    def needs(self, amount: Amount) -> ValueSpan:
        if amount is self.target:
            return (self.expected[0] - self.slack, self.expected[1] + self.slack)
        if amount is self.top and amount in self.bottoms:
            return NOWHERE
        edges = self._edges
        top, bottom = self._sides
        if amount is self.top:
            found = [edge * below for edge in edges for below in bottom]
        elif edges[0] > 0:
            rest = [one for one in self.bottoms if one is not amount]
            less = sum((one.value for one in rest), Fraction(0))
            found = [above / edge - less for edge in edges for above in top]
        else:
            return NOWHERE
        return (min(found), max(found))

    @cached_property
    def _edges(self) -> ValueSpan:
        """What top ÷ bottom may be by the target."""
        low, high = self.told
        return ((low + self.less) / self.scale, (high + self.less) / self.scale)

    @cached_property
    def _sides(self) -> tuple[ValueSpan, ValueSpan]:
        bottom = summed((1, one) for one in self.bottoms)
        return (self.top.low, self.top.high), bottom

    @property
    def is_trivial(self) -> bool:
        return self.top.value == 0


@dataclass(eq=False)
class Product(Equation):
    """Target = scale × all factors."""

    factors: tuple[Amount, ...]
    scale: Fraction = Fraction(1)

    @property
    def terms(self) -> tuple[Amount, ...]:
        return self.factors

    @cached_property
    def expected(self) -> ValueSpan:
        low = high = self.scale
        for factor in self.factors:
            low, high = low * factor.low, high * factor.high
        return (low, high)

    @cached_property
    def worked(self) -> Fraction:
        return self.scale * math.prod(factor.value for factor in self.factors)

    def needs(self, amount: Amount) -> ValueSpan:
        low, high = self.expected
        if amount is self.target:
            return (low, high)
        if not low or not amount.low:
            return NOWHERE
        return (self.target.low / (high / amount.high), self.target.high / (low / amount.low))

    @property
    def is_trivial(self) -> bool:
        return any(factor.value in (0, 1) for factor in self.factors)


def summed(parts: Iterable[tuple[int, Amount]]) -> ValueSpan:
    """The least and the most that a sum can be."""
    kept = list(parts)
    lows = [part.low if sign > 0 else -part.high for sign, part in kept]
    highs = [part.high if sign > 0 else -part.low for sign, part in kept]
    return (added(lows), added(highs))


def added(values: Sequence[Fraction]) -> Fraction:
    """The sum, in whole numbers of the smallest part: thousands of amounts are added up."""
    parts = math.lcm(*{value.denominator for value in values})
    return Fraction(sum(value.numerator * (parts // value.denominator) for value in values), parts)


def meets(one: ValueSpan, other: ValueSpan) -> bool:
    """Whether two spans share a value."""
    return one[0] <= other[1] and other[0] <= one[1]


def shared(spans: Sequence[ValueSpan]) -> ValueSpan:
    """What lies in all spans; a span that ends before it begins holds nothing."""
    return (max(low for low, _ in spans), min(high for _, high in spans))


def is_empty(span: ValueSpan) -> bool:
    return span[0] > span[1]
