"""A figure in a cell: a number still, that shows what a text says of it: `trên 2.000`, `94,75%`.

An exact figure keeps its exact value, its format rounds it as texts do. What is known as «trên …» or
«khoảng …» holds what is printed of it: the digits behind that are not known. Points are fractions as the
rates are that they lie between: 0,0525 shows as «5,25 điểm %».
"""

from __future__ import annotations

import re
from fractions import Fraction

from generator.drafting import said, unscaled
from generator.figures import Figure, Quantity
from generator.model.results import Precision
from generator.sheets import Told, Value
from generator.wording import percent

_SAID = re.compile(r"([^\d-]*)(-?\d[\d.]*)(?:,(\d+))?(.*)")
_CSV_DECIMALS = 9


def cell_of(figure: Figure | None) -> Value:
    """The cell of a figure; an empty one of what is not known."""
    if figure is None:
        return None
    exact = figure.precision is Precision.EXACT
    if exact and figure.quantity is Quantity.COUNT and figure.value.denominator == 1:
        return int(figure.value)
    figure = unscaled(figure)
    text = said(figure)
    hedge, whole, after, unit = _SAID.fullmatch(text).groups("")  # type: ignore[union-attr]
    places = f".{'0' * len(after)}" if after else ""
    sign = unit if unit in {"", "%"} else f'"{unit}"'
    if figure.quantity is Quantity.POINTS:
        sign, unit = '" điểm "%', "%"
    shown = f'"{hedge}"' if hedge else ""
    value = figure.value if exact else _printed(whole, after, unit)
    return Told(value, f"{shown}#,##0{places}{sign}", _in_csv(figure) if exact else text)


def _printed(whole: str, after: str, unit: str) -> Fraction:
    """The number as it is printed."""
    printed = Fraction(f"{whole.replace('.', '')}.{after or 0}")
    return printed / 100 if unit == "%" else printed


def _in_csv(figure: Figure) -> str:
    """All that is known of an exact figure."""
    return (
        percent(figure.value, _CSV_DECIMALS) if figure.quantity is Quantity.RATE else said(figure)
    )
