"""One exact figure with what is known of it: how precise it is and how it was obtained.

Arithmetic keeps three things together: the value (`int` or `Fraction`, never rounded), the
precision of its sources, and the working. A total known as «trên 2.200» never yields an exact rate.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import total_ordering

from generator.model.fields import Number
from generator.model.results import Precision

_SIGNS = {
    Precision.EXACT: {0},
    Precision.OVER: {1},
    Precision.NEARLY: {-1},
    Precision.ABOUT: {1, -1},
}


class Operation(StrEnum):
    """How a figure was obtained from others."""

    GIVEN = "given"
    SUM = "sum"
    DIFFERENCE = "difference"
    RATIO = "ratio"
    PRODUCT = "product"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Working:
    """Cách tính: the operation and the figures it was applied to; none for a recorded figure."""

    operation: Operation = Operation.GIVEN
    operands: tuple[Figure, ...] = ()


@total_ordering
@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """Số liệu: an exact value, its precision and its working.

    Compares and hashes by value alone, so that conditions such as `rate < 0.5` read naturally.
    """

    value: Number
    precision: Precision = Precision.EXACT
    working: Working = field(default=Working(), repr=False)

    def __eq__(self, other: object) -> bool:
        known = isinstance(other, Figure | int | float | Fraction)
        return self.value == _value(other) if known else NotImplemented

    def __lt__(self, other: object) -> bool:
        return bool(self.value < _value(other))

    def __hash__(self) -> int:
        return hash(self.value)

    def __bool__(self) -> bool:
        return self.value != 0


def _value(other: object) -> Number:
    """The value to compare with; a decimal such as 0.5 means exactly what was typed."""
    if isinstance(other, Figure):
        return other.value
    if isinstance(other, float):
        return Fraction(str(other))
    if isinstance(other, int | Fraction):
        return other
    raise TypeError(f"{type(other).__name__} is not a figure")


def total(figures: Iterable[Figure]) -> Figure:
    """The sum; zero for none."""
    parts = tuple(figures)
    value = sum((part.value for part in parts), start=0)
    return Figure(value, _blend(parts, ()), Working(Operation.SUM, parts))


def difference(left: Figure, right: Figure) -> Figure:
    """left − right, which may be negative."""
    return Figure(
        left.value - right.value,
        _blend((left,), (right,)),
        Working(Operation.DIFFERENCE, (left, right)),
    )


def ratio(left: Figure, right: Figure) -> Figure | None:
    """left ÷ right exactly; `None` when the divisor is zero."""
    if right.value == 0:
        return None
    return Figure(
        Fraction(left.value) / right.value,
        _blend((left,), (right,)),
        Working(Operation.RATIO, (left, right)),
    )


def product(left: Figure, right: Figure) -> Figure:
    """left × right; both are taken as not negative."""
    return Figure(
        left.value * right.value,
        _blend((left, right), ()),
        Working(Operation.PRODUCT, (left, right)),
    )


def _blend(upward: tuple[Figure, ...], downward: tuple[Figure, ...]) -> Precision:
    """The precision of a result that grows with `upward` and falls with `downward`."""
    signs = {sign for figure in upward for sign in _SIGNS[figure.precision]}
    signs |= {-sign for figure in downward for sign in _SIGNS[figure.precision]}
    signs.discard(0)
    return next(
        (known for known, known_signs in _SIGNS.items() if known_signs - {0} == signs),
        Precision.ABOUT,
    )
