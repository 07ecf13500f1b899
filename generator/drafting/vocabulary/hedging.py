"""Hedges: «trên», «gần», «khoảng», «ít nhất», only with a figure that was rounded, and only when true.

What is exact as printed takes no hedge; a figure that is hedged by its source keeps its own word, and
refuses one that would claim more than is known.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from generator import wording
from generator.drafting.vocabulary.known_figures import NotKnown, figure_of
from generator.drafting.vocabulary.single_figures import number, percent, said
from generator.figures import Figure, Quantity
from generator.model.results import Precision
from generator.problems import say
from generator.wording import Rounding

_WAYS = {
    Precision.OVER: Rounding.TRUNCATE,
    Precision.NEARLY: Rounding.UP,
    Precision.ABOUT: Rounding.HALF_UP,
}


def over(figure: Any, decimals: int = 0, to: int = 1) -> str:
    """«trên 6%»: cut off; with `to` a count to so many, «trên 163.000»."""
    return _hedge(figure, Precision.OVER, decimals, to)


def nearly(figure: Any, decimals: int = 0, to: int = 1) -> str:
    """«gần 7%»: rounded up."""
    return _hedge(figure, Precision.NEARLY, decimals, to)


def about(figure: Any, decimals: int = 0, to: int = 1) -> str:
    """«khoảng 68»: rounded to the nearest."""
    return _hedge(figure, Precision.ABOUT, decimals, to)


def at_least(figure: Any, noun: str = "") -> str:
    """«ít nhất 68 sáng kiến»: the next whole number, for a pace that must be kept."""
    known = figure_of(figure)
    if known.precision in {Precision.NEARLY, Precision.ABOUT}:
        raise NotKnown(say("số chỉ biết «{said}» không nói «ít nhất» được", said=said(known)))
    whole = wording.rounded(*known.value.as_integer_ratio(), Rounding.UP)
    shown = wording.padded(whole) if noun else wording.number(whole)
    return f"{wording.hedged('at_least', shown)} {noun}".rstrip()


def _hedge(figure: Any, way: Precision, decimals: int, to: int) -> str:
    known = figure_of(figure)
    if known.precision not in {Precision.EXACT, way} and way is not Precision.ABOUT:
        message = "số chỉ biết «{said}» không nói «{hedge}» được"
        raise NotKnown(say(message, said=said(known), hedge=wording.hedged(way, "…")))
    kept = way if known.precision is Precision.EXACT else known.precision
    rounded = _rounded(known, kept, decimals, to)
    if rounded == known.value:
        return _plain(known, decimals)
    return _plain(Figure(rounded, kept, quantity=known.quantity), decimals)


def _rounded(known: Figure, way: Precision, decimals: int, to: int) -> Fraction:
    scale = 100 if known.quantity is Quantity.RATE else 1
    step = Fraction(to, scale * 10**decimals)
    units = wording.rounded(*(Fraction(known.value) / step).as_integer_ratio(), _WAYS[way])
    return units * step


def _plain(known: Figure, decimals: int) -> str:
    if known.quantity is Quantity.RATE:
        return percent(known, decimals)
    whole = known.value.denominator == 1
    return number(known) if whole else number(known, decimals)
