"""The largest-remainder rule (số dư lớn nhất): what rounding down left over goes where most was cut off.

Quotas are shared out by it, and percentages printed side by side so that they add up: each is printed
at its next lower or next higher value, and together they are what the whole is printed as.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TypeVar

from generator.wording.said_numbers import decimal

Remainder = TypeVar("Remainder", int, tuple[Fraction, Fraction])


def apportion(shares: Sequence[Fraction], units: int, decimals: int) -> list[int]:
    """Each share in units of the last printed digit, adding up to `units`; all shares are at least 0.

    `units` is what the shares make together, rounded up or down. Where the same is cut off, the
    larger share goes first, then the first one.
    """
    exact = [share * 100 * 10**decimals for share in shares]
    floors = [int(value) for value in exact]
    cut_off = [(value - floor, value) for value, floor in zip(exact, floors, strict=True)]
    for place in largest(cut_off, units - sum(floors)):
        floors[place] += 1
    return floors


def largest(remainders: Sequence[Remainder], count: int) -> list[int]:
    """Where the `count` largest remainders stand, largest first, of equal ones the earlier."""
    places = range(len(remainders))
    return sorted(places, key=lambda place: remainders[place], reverse=True)[:count]


def percent_of_units(units: int, rate: Fraction, decimals: int) -> str:
    """The percentage that so many units are; zeros after the comma only where it was rounded."""
    text = decimal(Fraction(units, 10**decimals), decimals)
    if rate * 100 * 10**decimals == units and decimals:
        text = text.rstrip("0").rstrip(",")
    return f"{text}%"
