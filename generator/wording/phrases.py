"""Turns of phrase that depend on a figure: đạt or vượt, còn thiếu, trên, "A, B và C", workings.

"đạt x%" tells the whole rate, "vượt y%" only what lies above the target (y = x - 100), "vượt y điểm
phần trăm" the distance of two rates. The words are chosen here, by the exact value, so that a
document cannot mix them up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from generator.wording.numbers import Exact, Rounding, honest_decimals, number, percent, working

Value = TypeVar("Value", int, Fraction)


class Bound(StrEnum):
    """How near a recorded figure is to the truth."""

    EXACT = "exact"
    OVER = "over"
    ABOUT = "about"
    NEARLY = "nearly"
    AT_LEAST = "at_least"


_HEDGES = {
    Bound.OVER: "trên",
    Bound.ABOUT: "khoảng",
    Bound.NEARLY: "gần",
    Bound.AT_LEAST: "ít nhất",
}


_ROUNDED = {Rounding.TRUNCATE: " (làm tròn xuống)", Rounding.UP: " (làm tròn lên)"}


def hedged(bound: Bound, text: str, *, over: str = "trên") -> str:
    """A figure with the word for its precision: `trên 2.200`; an exact one stays as it is.

    `over` may be `hơn`, by the custom of the house.
    """
    if bound is Bound.EXACT:
        return text
    return f"{over if bound is Bound.OVER else _HEDGES[bound]} {text}"


def reached(rate: Exact, decimals: int = 1, rounding: Rounding = Rounding.HALF_UP) -> str:
    """The whole rate, also above the target: `đạt 52,2%`, `đạt 148%`."""
    return f"đạt {percent(rate, decimals, rounding)}"


def achievement(rate: Exact, decimals: int = 1, rounding: Rounding = Rounding.HALF_UP) -> str:
    """`đạt 52,2%` up to the target, above it what exceeds: a rate of 1,05 is `vượt 5%`.

    Never `đạt 100%` when the target was missed or exceeded by ever so little.
    """
    if rate > 1:
        return f"vượt {percent(Fraction(rate) - 1, decimals, rounding)}"
    return reached(rate, decimals, rounding)


def difference(
    result: Value, target: Value, noun: str = "", form: Callable[[Value], str] = number
) -> str:
    """`vượt 939 sáng kiến`, `còn thiếu 2.431`, or `đạt đúng chỉ tiêu`.

    `form` writes the distance: `number`, `padded`, `money`, or `points` for two rates.
    """
    if result == target:
        return "đạt đúng chỉ tiêu"
    verb = "vượt" if result > target else "còn thiếu"
    return f"{verb} {form(abs(result - target))} {noun}".rstrip()


def show_division(
    part: int, whole: int, decimals: int = 1, rounding: Rounding = Rounding.HALF_UP
) -> str:
    """How a percentage came about: `2.660 ÷ 5.091 = 52,249…% → 52,2%`.

    An exact quotient shows no `…`, and no arrow where nothing was rounded; where digits are cut
    off by rule the working says so, since the reader would round.
    """
    rate = Fraction(part, whole)
    shown = honest_decimals(part * 100, whole, decimals, rounding) + 2
    value = f"{working(rate * 100, shown)}%"
    printed = percent(rate, decimals, rounding)
    quotient = f"{number(part)} ÷ {number(whole)} = {value}"
    if value == printed:
        return quotient
    return f"{quotient} → {printed}{_ROUNDED.get(rounding, '')}"


def join_names(names: Iterable[str]) -> str:
    """Names in a row: `A`, `A và B`, `A, B và C`; with semicolons when a name has a comma in it."""
    *first, last = [*names] or [""]
    if not first:
        return last
    comma = "; " if any("," in name for name in [*first, last]) else ", "
    return f"{comma.join(first)} và {last}"


def upper_first(text: str) -> str:
    """The text with a capital first letter, all others untouched."""
    return text[:1].upper() + text[1:]
