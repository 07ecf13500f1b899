"""Turns of phrase around figures and names: trên, khoảng, "A, B và C", workings."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from generator.wording.said_numbers import Rounding, honest_decimals, number, percent, working

_HEDGES = {
    "exact": "",
    "over": "trên ",
    "about": "khoảng ",
    "nearly": "gần ",
    "at_least": "ít nhất ",
}
_ROUNDED = {Rounding.TRUNCATE: " (làm tròn xuống)", Rounding.UP: " (làm tròn lên)"}


def hedged(precision: str, text: str) -> str:
    """A figure with the word for how exactly it is known: `trên 2.200`; an exact one stays as it is.

    The precisions of records, and `at_least` for what must still come.
    """
    return f"{_HEDGES[precision]}{text}"


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


def within(text: str) -> str:
    """The text as it goes on after other words: with a small first letter, unless a name begins it.

    A name shows by a second capital in the first word, or a capital in the second word.
    """
    first, _, rest = text.partition(" ")
    is_name = first[1:] != first[1:].lower() or rest[:1].isupper()
    return text if is_name else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """The text with a capital first letter, all others untouched."""
    return text[:1].upper() + text[1:]
