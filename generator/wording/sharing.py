"""Percentages printed side by side that add up: the last digit goes where most was cut off.

The largest-remainder rule (số dư lớn nhất) on the printed decimals: each share is printed at its next
lower or next higher value, and together they are what the whole is printed as.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from generator.wording.numbers import decimal


def apportion(shares: Sequence[Fraction], units: int, decimals: int) -> list[int]:
    """Each share in units of the last printed digit, adding up to `units`; all shares are at least 0.

    `units` is what the shares make together, rounded up or down. Where the same is cut off, the
    larger share goes first, then the first one.
    """
    exact = [share * 100 * 10**decimals for share in shares]
    floors = [int(value) for value in exact]
    order = sorted(
        range(len(exact)), key=lambda place: (floors[place] - exact[place], -exact[place])
    )
    for place in order[: units - sum(floors)]:
        floors[place] += 1
    return floors


def percent_of_units(units: int, rate: Fraction, decimals: int) -> str:
    """The percentage that so many units are; zeros after the comma only where it was rounded."""
    text = decimal(Fraction(units, 10**decimals), decimals)
    if rate * 100 * 10**decimals == units and decimals:
        text = text.rstrip("0").rstrip(",")
    return f"{text}%"
