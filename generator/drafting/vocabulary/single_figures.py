"""How a single figure is said: a count, a percentage, an amount of money, in words.

A thin door to `generator.wording`: it unpacks figures and carries their precision into the words
(«trên 2.200»; never rounded across the bound).
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Any

from generator import wording
from generator.drafting.vocabulary.known_figures import (
    ROUNDING,
    NotKnown,
    figure_of,
    hedged,
    whole_of,
)
from generator.figures import Figure, Operation, Partition, Quantity, Slice
from generator.problems import say

_LOOSE = {Quantity.AVERAGE, Quantity.TIMES}


def number(figure: Any, decimals: int | None = None) -> str:
    """2.660; a hedged count is «trên 2.200»; an average has one decimal, a rate needs `decimals`."""
    known = figure_of(figure)
    if decimals is None and _is_broken(known):
        if known.quantity not in _LOOSE:
            message = "số {value} không phải số nguyên; ghi |number(1) hoặc |percent"
            raise NotKnown(say(message, value=known.value))
        decimals = 1
    value = known.value if decimals is not None else int(known.value)
    return hedged(known, wording.number(value, decimals, ROUNDING[known.precision]))


def padded(figure: Any) -> str:
    """06; the leading zero that custom wants below ten."""
    return hedged(figure_of(figure), wording.padded(whole_of(figure)))


def percent(figure: Any, decimals: int = 1) -> str:
    """52,2%; a rate from a hedged count is hedged too; shares of one whole print so as to add up."""
    known = figure_of(figure)
    if known.slices:
        units = sum(_units(piece, decimals) for piece in known.slices)
        return wording.percent_of_units(units, Fraction(known.value), decimals)
    return hedged(known, wording.percent(known.value, decimals, ROUNDING[known.precision]))


def is_shifted(figure: Any, decimals: int) -> bool:
    """Whether a share prints otherwise than it would alone, so that all shares add up."""
    if not isinstance(figure, Figure) or not figure.slices:
        return False
    units = sum(_units(piece, decimals) for piece in figure.slices)
    top, bottom = (Fraction(figure.value) * 100 * 10**decimals).as_integer_ratio()
    return units != wording.rounded(top, bottom)


def points(figure: Any, decimals: int = 2) -> str:
    """5,25 điểm phần trăm."""
    known = figure_of(figure)
    return hedged(known, wording.points(known.value, decimals, ROUNDING[known.precision]))


def money(figure: Any) -> str:
    """3.031.150.000 đồng."""
    return hedged(figure_of(figure), wording.money(whole_of(figure)))


def money_short(figure: Any, decimals: int | None = None) -> str:
    """15 tỷ đồng."""
    known = figure_of(figure)
    text = wording.money_short(whole_of(figure), decimals, ROUNDING[known.precision])
    return hedged(known, text)


def words(figure: Any) -> str:
    """Hai nghìn sáu trăm sáu mươi, in small letters."""
    return hedged(figure_of(figure), wording.words(whole_of(figure)))


def money_words(figure: Any) -> str:
    """Ba tỷ không trăm ba mươi mốt triệu … đồng, in small letters."""
    return hedged(figure_of(figure), wording.money_words(whole_of(figure)))


def said(figure: Any, decimals: int = 1) -> str:
    """A figure as it is said without a filter: a count, a percentage, points, an average."""
    known = figure_of(figure)
    if known.quantity is Quantity.RATE:
        given = known.working.operation is Operation.GIVEN and not known.slices
        return percent(known, max(decimals, 2) if given else decimals)
    if known.quantity is Quantity.POINTS:
        return points(known)
    return number(known)


def told(figure: Any, noun: str = "", decimals: int = 1) -> str:
    """A figure in a sentence, before what it counts: `06 sáng kiến`, `52,2%`."""
    known = figure_of(figure)
    whole = known.quantity is Quantity.COUNT and not _is_broken(known)
    text = padded(known) if whole and noun else said(known, decimals)
    return f"{text} {noun}".rstrip()


def _is_broken(figure: Figure) -> bool:
    return isinstance(figure.value, Fraction) and figure.value.denominator != 1


def _units(piece: Slice, decimals: int) -> int:
    return _rounded(piece.partition, decimals)[piece.place]


@lru_cache(maxsize=4096)
def _rounded(partition: Partition, decimals: int) -> list[int]:
    """The shares of a whole in units of the last digit; the whole is 100%, or a part's own print."""
    within = partition.within
    units = _units(within, decimals) if within else 100 * 10**decimals
    return wording.apportion(partition.shares, units, decimals)
