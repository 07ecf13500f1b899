"""Takes a figure, a whole number or a day from what a filter is given, or tells what is not known."""

from __future__ import annotations

import datetime
from fractions import Fraction
from typing import Any

from generator import wording
from generator.figures import Figure
from generator.model.results import Precision
from generator.problems import GeneratorError, say
from generator.wording import Moment, Rounding

ROUNDING = {
    Precision.EXACT: Rounding.HALF_UP,
    Precision.OVER: Rounding.TRUNCATE,
    Precision.NEARLY: Rounding.UP,
    Precision.ABOUT: Rounding.HALF_UP,
}
"""A hedged figure is never rounded across its bound: «trên» down, «gần» up."""


class NotKnown(GeneratorError):
    """A figure that is asked for is not recorded, or is not of the kind that the filter says."""


def figure_of(value: Any) -> Figure:
    """The figure, or a plain number as one."""
    if isinstance(value, Figure):
        return value
    if isinstance(value, int | Fraction) and not isinstance(value, bool):
        return Figure(value)
    if value is None:
        raise NotKnown(say("chưa có số liệu này"))
    raise NotKnown(say("«{value}» không phải là số liệu", value=str(value)[:40]))


def whole_of(value: Any) -> int:
    """A figure that is a whole number."""
    known = figure_of(value).value
    if isinstance(known, Fraction) and known.denominator != 1:
        raise NotKnown(say("số {value} không phải số nguyên", value=known))
    return int(known)


def day_of(value: Any) -> datetime.date:
    """The day of a date or of a moment."""
    if isinstance(value, Moment):
        return value.day
    if isinstance(value, datetime.date):
        return value
    raise NotKnown(
        say("chưa có ngày này")
        if value is None
        else say("«{value}» không phải là ngày", value=value)
    )


def hedged(figure: Figure, text: str) -> str:
    """The text with the word for the figure's precision: «trên 2.200»."""
    return wording.hedged(figure.precision, text)
