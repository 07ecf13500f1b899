"""Bars of text, for tables in the terminal (`vanthu status`)."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple


class BarSigns(NamedTuple):
    """The signs of a bar: done, still to do, and the end of a bar that goes beyond the quota."""

    done: str
    rest: str
    beyond: str


BLOCKS = BarSigns(*"█░►")
PLAIN = BarSigns(*"#.>")


def bar_signs(encoding: str | None) -> BarSigns:
    """Blocks where the output can show them, else plain ASCII.

    >>> bar_signs("cp1258").done
    '#'
    """
    try:
        "".join(BLOCKS).encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return PLAIN
    return BLOCKS


def bar(rate: Fraction | int | None, width: int, signs: BarSigns = BLOCKS) -> str:
    """A bar of exactly `width` signs for a rate (1 = the whole quota).

    It is full only at 100%, empty only at nought or less, and ends in an arrow beyond 100%.
    Without a rate (no quota) it is blank.

    >>> bar(Fraction(1, 2), 8, PLAIN)
    '####....'
    """
    if rate is None:
        return " " * width
    if rate > 1:
        return (signs.done * width)[:-1] + signs.beyond[: min(width, 1)]
    if rate <= 0:
        return signs.rest * width
    cells = width if rate == 1 else min(max(int(rate * width), 1), width - 1)
    return signs.done * cells + signs.rest * (width - cells)
