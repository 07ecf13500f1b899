"""Sums of figures that were printed with so many digits, and how figures are shown in a working."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import floor

from generator.wording import ClaimedNumber, Interval, NumberKind, quantity

_HUNDRED = 100
_SCALES = ((1, ""), (10**3, " nghìn"), (10**6, " triệu"), (10**9, " tỷ"))
_MOST_DECIMALS = 4
_ROUND = 10


def ratio(part: Interval, whole: Interval) -> Interval | None:
    """What per cent the one can be of the other; None where the whole may be nought."""
    if whole.low is None or whole.low <= 0 or (part.low is not None and part.low < 0):
        return None
    low = Fraction(0) if part.low is None else part.low
    return Interval(
        Fraction(0) if whole.high is None else low * _HUNDRED / whole.high,
        None if part.high is None else part.high * _HUNDRED / whole.low,
    )


def difference(more: Interval, less: Interval) -> Interval:
    """What can lie between the two."""
    return Interval(_minus(more.low, less.high), _minus(more.high, less.low))


def total(parts: list[Interval]) -> Interval:
    """What several can make together."""
    lows, highs = [part.low for part in parts], [part.high for part in parts]
    return Interval(_sum(lows), _sum(highs))


def _minus(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if one is None or other is None else one - other


def _sum(ends: list[Fraction | None]) -> Fraction | None:
    told = [end for end in ends if end is not None]
    return sum(told, Fraction(0)) if len(told) == len(ends) else None


def agrees(claim: ClaimedNumber, possible: Interval | None) -> bool:
    """Whether what is printed can be true: some value that its digits stand for is possible.

    A value that is known exactly is never printed a whole last digit too low: 98 is not «97%».
    """
    if possible is None or not claim.bounds.meets(possible):
        return False
    is_known = possible.low is not None and possible.low == possible.high
    is_rounded = claim.hedge is None and not claim.is_exact
    return not (is_known and is_rounded and possible.low == claim.value + claim.step)


def as_set(claim: ClaimedNumber) -> Interval:
    """What a target can be: a round one was set so, any other may have been rounded."""
    is_round = claim.hedge is None and (claim.value / claim.step) % _ROUND == 0
    return Interval(claim.value, claim.value) if is_round else claim.bounds


def is_cut(claim: ClaimedNumber, exact: Fraction) -> bool:
    """Whether digits were cut off where half up would have given the next higher digit."""
    return claim.hedge is None and claim.value + claim.step / 2 <= exact < claim.value + claim.step


def shown(value: Fraction, like: ClaimedNumber) -> str:
    """A value to as many digits as the claim that it is held against."""
    if like.measure is NumberKind.MONEY:
        return money_like(value, like)
    decimals = _decimals(like.step)
    text = quantity(value, decimals) if like.step <= 1 else quantity(value, 0)
    return f"{text}%" if like.measure in {NumberKind.PERCENT, NumberKind.POINTS} else text


def finest(claims: Iterable[ClaimedNumber]) -> ClaimedNumber:
    """The claim with the finest last digit: a sum is shown like it."""
    return min(claims, key=lambda claim: claim.step)


def money_like(value: Fraction, like: ClaimedNumber) -> str:
    """An amount of đồng in the scale that the claim was printed in.

    >>> money_like(Fraction(10**9), ClaimedNumber(0, 0, Fraction(5 * 10**8), Fraction(10**8)))
    '1 tỷ đồng'
    """
    size, name = next((scale for scale in _SCALES if like.step <= scale[0]), _SCALES[-1])
    decimals = _decimals(like.step / size)
    return f"{quantity(value / size, decimals)}{name} đồng"


def _decimals(step: Fraction) -> int:
    """How many decimals a number with this worth of its last digit has."""
    places = 0
    while step < 1 and places < _MOST_DECIMALS:
        step, places = step * 10, places + 1
    return places


def rounded(value: Fraction, step: Fraction) -> Fraction:
    """A value half up, as it is printed with digits down to a step."""
    return floor(value / step + Fraction(1, 2)) * step
