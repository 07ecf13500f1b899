"""One exact figure with what is known of it: how precise it is and how it was obtained.

Arithmetic keeps together: the value (`int` or `Fraction`, never rounded), the precision of its
sources, the working, and what sort of quantity it is, so that a pace is never printed as a
percentage. A total known as «trên 2.200» never yields an exact rate.

A whole and its parts are kept together so that printed shares add up to the printed whole; nothing is
rounded here: `generator.wording.apportion` shares out the last printed digit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from enum import StrEnum
from fractions import Fraction
from functools import total_ordering

from generator.figures.coverage import Coverage, side_by_side, together
from generator.model.campaign import Noun
from generator.model.fields import Number
from generator.model.results import Precision
from generator.problems import GeneratorError, say
from generator.workspace import unchanging

_SIGNS = {
    Precision.EXACT: {0},
    Precision.OVER: {1},
    Precision.NEARLY: {-1},
    Precision.ABOUT: {1, -1},
}


@unchanging(frozen=True, eq=False, slots=True)
class Partition:
    """Một tổng chia thành các phần: shares of the very whole, in order, that add up to `within`.

    `within` is the part of a greater whole that is divided (a group among groups), else it is 1.
    """

    shares: tuple[Fraction, ...]
    within: Slice | None = None


@unchanging(frozen=True, eq=False, slots=True)
class Slice:
    """Một phần của một tổng đã chia."""

    partition: Partition
    place: int

    @property
    def share(self) -> Fraction:
        """The exact share in the very whole."""
        return self.partition.shares[self.place]


def divide(counts: Sequence[int | Fraction], within: Slice | None = None) -> list[Slice]:
    """The slices of a whole that is the sum of these counts; none when a count is negative.

    A whole of zero has no shares, unless it is itself a part: then its parts are nothing of it.
    """
    whole = sum(counts)
    if any(count < 0 for count in counts) or not (whole or within):
        return []
    size = within.share if within else Fraction(1)
    shares = tuple(size * count / whole if whole else Fraction(0) for count in counts)
    partition = Partition(shares, within)
    return [Slice(partition, place) for place in range(len(counts))]


class Quantity(StrEnum):
    """What a figure is: how many, what part, how far apart two parts are, how many for each …"""

    COUNT = "count"
    RATE = "rate"
    POINTS = "points"
    AVERAGE = "average"
    TIMES = "times"
    DAYS = "days"
    NUMBER = "number"
    """A bare number, typed in an expression: it takes the sort of what it is reckoned with."""


_QUOTIENTS = {
    (Quantity.COUNT, Quantity.DAYS): Quantity.AVERAGE,
    (Quantity.COUNT, Quantity.NUMBER): Quantity.AVERAGE,
    (Quantity.NUMBER, Quantity.COUNT): Quantity.AVERAGE,
    (Quantity.NUMBER, Quantity.NUMBER): Quantity.NUMBER,
    (Quantity.RATE, Quantity.NUMBER): Quantity.RATE,
    (Quantity.POINTS, Quantity.NUMBER): Quantity.POINTS,
    (Quantity.AVERAGE, Quantity.NUMBER): Quantity.AVERAGE,
    (Quantity.AVERAGE, Quantity.AVERAGE): Quantity.TIMES,
    (Quantity.TIMES, Quantity.NUMBER): Quantity.TIMES,
}
OF_BASE = "base:"
"""With what the name of what a base counts begins, so that it is no indicator's unit of measure."""
MONEY = "đồng"
"""What is counted in money is no part of a base: it comes to so much for each."""
TYPED = "%"
"""What a rate that was typed in an expression is of: it may be added to any other one."""


class NeverAdded(GeneratorError):
    """Two figures that make no sum."""


class Operation(StrEnum):
    """How a figure was obtained from others."""

    GIVEN = "given"
    SUM = "sum"
    DIFFERENCE = "difference"
    RATIO = "ratio"
    PRODUCT = "product"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    DAYS = "days"


_EXACT = Precision.EXACT
_COUNT, _RATE, _NUMBER = Quantity.COUNT, Quantity.RATE, Quantity.NUMBER
_RATIO, _DIFFERENCE = Operation.RATIO, Operation.DIFFERENCE
"""Members by themselves: Python 3.11 looks one up in its enum rather slowly."""


@unchanging(frozen=True, slots=True)
class Working:
    """Cách tính: the operation and the figures it was applied to; none for a recorded figure."""

    operation: Operation = Operation.GIVEN
    operands: Sequence[Figure] = ()


@total_ordering
@unchanging(frozen=True, slots=True, eq=False)
class Figure:
    """Số liệu: an exact value, its precision, its working and what sort of quantity it is.

    Compares and hashes by value alone, so that conditions such as `rate < 0.5` read naturally, and
    reckons with other figures and whole numbers. `slices` are the parts of a whole that a share is,
    so that shares that are printed side by side add up. `coverage` is what limits it, nothing where
    everybody has reported; whatever is made of it is limited in the same way. `marks` are the values that it is
    judged by, on the other side of which no rounding may put it; what is made of it has none.
    """

    value: Number
    precision: Precision = Precision.EXACT
    working: Working = field(default=Working(), repr=False)
    quantity: Quantity = Quantity.COUNT
    slices: tuple[Slice, ...] = field(default=(), repr=False)
    coverage: tuple[Coverage, ...] = field(default=(), repr=False)
    noun: str = field(default="", repr=False)
    marks: tuple[Number, ...] = field(default=(), repr=False)

    def held_against(self, *others: Figure | None) -> Figure:
        """The same figure, printed so that it is seen to be above or below others, or what was asked for itself.

        Of whole things that is always seen.
        """
        is_measured = isinstance(self.noun, Noun) and self.noun.is_measured
        if self.slices or not (is_measured or self.quantity is _RATE or self.noun == MONEY):
            return self
        told = (one for one in others if one is not None)
        known = (one.value for one in told if one.value != self.value or _is_asked(one))
        marks = dict.fromkeys(known)
        return replace(self, marks=(*self.marks, *marks)) if marks else self

    def of(self, noun: str) -> Figure:
        """The same figure with what it counts, which decides what its quotient with another one is."""
        return replace(self, noun=noun)

    def limited(self, coverage: Coverage) -> Figure:
        """The same figure with what limits it, and nothing else."""
        return Figure(
            self.value,
            self.precision,
            self.working,
            self.quantity,
            self.slices,
            (coverage,),
            self.noun,
            self.marks,
        )

    def __eq__(self, other: object) -> bool:
        known = isinstance(other, Figure | int | float | Fraction)
        return self.value == _value(other) if known else NotImplemented

    def __lt__(self, other: object) -> bool:
        if not _is_number(other):
            return NotImplemented
        return bool(self.value < _value(other))

    def __hash__(self) -> int:
        return hash(self.value)

    def __bool__(self) -> bool:
        return self.value != 0

    def __neg__(self) -> Figure:
        return difference(Figure(0, quantity=self.quantity), self)

    def __add__(self, other: object) -> Figure:
        if not _is_number(other):
            return NotImplemented
        return _sum(self, as_figure(other))

    def __radd__(self, other: object) -> Figure:
        if not _is_number(other):
            return NotImplemented
        return _sum(as_figure(other), self)

    def __sub__(self, other: object) -> Figure:
        if not _is_number(other):
            return NotImplemented
        return difference(self, as_figure(other))

    def __rsub__(self, other: object) -> Figure:
        if not _is_number(other):
            return NotImplemented
        return difference(as_figure(other), self)

    def __mul__(self, other: object) -> Figure:
        if not _is_number(other):
            return NotImplemented
        return product(self, as_figure(other))

    def __rmul__(self, other: object) -> Figure:
        if not _is_number(other):
            return NotImplemented
        return product(as_figure(other), self)

    def __truediv__(self, other: object) -> Figure:
        """Raises `ZeroDivisionError`, which an expression tells at its place."""
        if not _is_number(other):
            return NotImplemented
        return _quotient(self, as_figure(other))

    def __rtruediv__(self, other: object) -> Figure:
        """The same of a number by a figure."""
        if not _is_number(other):
            return NotImplemented
        return _quotient(as_figure(other), self)


def _is_asked(figure: Figure) -> bool:
    return getattr(figure.noun, "is_asked", False)


def as_figure(value: object) -> Figure:
    """A number typed in an expression, as a figure; raises `TypeError` for anything else."""
    return value if isinstance(value, Figure) else Figure(_value(value), quantity=Quantity.NUMBER)


def _is_number(other: object) -> bool:
    return isinstance(other, Figure | int | float | Fraction)


def _quotient(left: Figure, right: Figure) -> Figure:
    found = ratio(left, right)
    if found is None:
        raise ZeroDivisionError
    return found


def _sum(left: Figure, right: Figure) -> Figure:
    """The sum; a quotient is added to no other one, unless both are parts of one whole."""
    if not _adds_up(left, right):
        raise NeverAdded(
            say("không cộng hai tỷ lệ, hai số bình quân; chia tổng cho tổng: (a + b) / (c + d)")
        )
    return total((left, right))


def _adds_up(left: Figure, right: Figure) -> bool:
    quotients = {Quantity.RATE, Quantity.AVERAGE, Quantity.TIMES}
    if not {left.quantity, right.quantity} <= quotients or TYPED in {left.noun, right.noun}:
        return True
    if left.slices and right.slices:
        return True
    wholes = [one.working.operands[1:] for one in (left, right)]
    ratios = left.working.operation is right.working.operation is Operation.RATIO
    return ratios and wholes[0] == wholes[1]


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
    """The sum; zero for none. Shares of one whole stay parts of it."""
    parts = tuple(figures)
    value = sum((part.value for part in parts), start=0)
    return Figure(
        value,
        _blend(parts, ()),
        Working(Operation.SUM, parts),
        next((one.quantity for one in parts if one.quantity is not Quantity.NUMBER), _sort(parts)),
        _joined(parts),
        _summed_coverage(parts),
        _common_noun(parts),
    )


def _sort(parts: tuple[Figure, ...]) -> Quantity:
    return parts[0].quantity if parts else Quantity.COUNT


def _common_noun(parts: tuple[Figure, ...]) -> str:
    """What parts of one noun count together; bare numbers count anything."""
    nouns = {one.noun for one in parts if one.quantity is not Quantity.NUMBER}
    return nouns.pop() if len(nouns) == 1 else ""


_NEVER_ADDED = {Quantity.RATE, Quantity.POINTS}


def added(figures: Iterable[Figure | None]) -> Figure | None:
    """The sum of the known figures; `None` when none is known, and of rates and their differences, which never add up."""
    known = [figure for figure in figures if figure is not None]
    if not known or any(figure.quantity in _NEVER_ADDED for figure in known):
        return None
    return total(known)


def difference(left: Figure, right: Figure) -> Figure:
    """left − right, which may be negative; two rates are points apart."""
    rates = left.quantity is _RATE is right.quantity
    return Figure(
        left.value - right.value,
        _precision_of(left, right),
        Working(_DIFFERENCE, (left, right)),
        Quantity.POINTS if rates else _sort_of_both(left, right),
        (),
        _limits(left, right),
        left.noun if left.noun == right.noun else _common_noun((left, right)),
    )


def _sort_of_both(left: Figure, right: Figure) -> Quantity:
    return right.quantity if left.quantity is _NUMBER else left.quantity


def difference_of(left: Figure | None, right: Figure | None) -> Figure | None:
    """left − right; `None` when either is unknown."""
    return None if left is None or right is None else difference(left, right)


def ratio(
    left: Figure | None, right: Figure | None, quantity: Quantity | None = None
) -> Figure | None:
    """left ÷ right exactly; `None` when either is unknown or the divisor is zero.

    A rate, unless `quantity` or what is divided says otherwise: a count by days, by a bare number or by a
    count of something else is an average; a count by a base is a rate.
    """
    if left is None or right is None or not right.value:
        return None
    return Figure(
        Fraction(left.value, right.value),
        _precision_of(left, right),
        Working(_RATIO, (left, right)),
        quantity or _sort_of_quotient(left, right),
        (),
        _limits(left, right),
        left.noun if right.quantity in _PLAIN or quantity is Quantity.AVERAGE else "",
    )


_PLAIN = {Quantity.DAYS, Quantity.NUMBER}
"""What divides a count into parts that are counted in the same unit."""


def _sort_of_quotient(left: Figure, right: Figure) -> Quantity:
    if left.quantity is _COUNT is right.quantity and left.noun == right.noun:
        return _RATE
    known = _QUOTIENTS.get((left.quantity, right.quantity))
    if known or left.quantity is not right.quantity or not (left.noun and right.noun):
        return known or Quantity.RATE
    of_base = right.noun.startswith(OF_BASE) and not left.noun.startswith((OF_BASE, MONEY))
    return Quantity.RATE if of_base or left.noun == right.noun else Quantity.AVERAGE


def product(left: Figure, right: Figure) -> Figure:
    """left × right; both are taken as not negative. A rate of something is of its sort."""
    kept = right if left.quantity in {Quantity.RATE, Quantity.NUMBER} else left
    return Figure(
        left.value * right.value,
        _blend((left, right), ()),
        Working(Operation.PRODUCT, (left, right)),
        kept.quantity,
        coverage=_limits(left, right),
        noun=kept.noun,
    )


def _limits(left: Figure, right: Figure) -> tuple[Coverage, ...]:
    if not (left.coverage or right.coverage):
        return ()
    return side_by_side((left.coverage, right.coverage))


def _summed_coverage(parts: tuple[Figure, ...]) -> tuple[Coverage, ...]:
    """Of parts that are of different units each counts; of several figures of the same units one."""
    limits = [one for part in parts for one in part.coverage]
    if not limits:
        return ()
    if any(not part.coverage for part in parts):
        whole = together(limits)
        is_open = not whole.is_complete
        return (replace(whole, known=0, of=0, periods=None, is_open=is_open),)
    alike = len(set(limits)) == 1 and (len(limits) == 1 or limits[0].of > 1)
    return (limits[0] if alike else together(limits),)


def _precision_of(left: Figure, right: Figure) -> Precision:
    """The precision of a result that grows with the one and falls with the other."""
    if left.precision is _EXACT is right.precision:
        return _EXACT
    return _blend((left,), (right,))


def _joined(parts: tuple[Figure, ...]) -> tuple[Slice, ...]:
    known = [part.slices for part in parts]
    return tuple(one for slices in known for one in slices) if all(known) else ()


def _blend(upward: tuple[Figure, ...], downward: tuple[Figure, ...]) -> Precision:
    """The precision of a result that grows with `upward` and falls with `downward`."""
    for figure in (*upward, *downward):
        if figure.precision is not Precision.EXACT:
            break
    else:
        return Precision.EXACT
    signs = {sign for figure in upward for sign in _SIGNS[figure.precision]}
    signs |= {-sign for figure in downward for sign in _SIGNS[figure.precision]}
    signs.discard(0)
    return next(
        (known for known, known_signs in _SIGNS.items() if known_signs - {0} == signs),
        Precision.ABOUT,
    )
