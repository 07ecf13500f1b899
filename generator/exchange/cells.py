"""A figure in a cell: a number still, that shows what a text says of it: `trên 2.000`, `94,75%`.

An exact figure keeps its exact value, its format rounds it as texts do. What is known as «trên …» or
«khoảng …» holds what is printed of it: the digits behind that are not known. Points are fractions as the
rates are that they lie between: 0,0525 shows as «5,25 điểm %».
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from generator.drafting import said, unscaled
from generator.figures import Figure, Quantity
from generator.model.fields import Number
from generator.model.results import Precision
from generator.sheets import Computed, Told, Value
from generator.workspace import regex

_SAID = regex(r"([^\d-]*)(-?\d[\d.]*)(?:,(\d+))?(.*)")
_NO_PLACES = "#,##0%"
Shown = int | Told | None
"""What a figure is in a cell."""


def cell_of(figure: Figure | None) -> Shown:
    """The cell of a figure; an empty one of what is not known."""
    if figure is None:
        return None
    exact = figure.precision is Precision.EXACT
    is_counted = figure.quantity is Quantity.COUNT and not getattr(figure.noun, "decimals", 0)
    if exact and is_counted and figure.value.denominator == 1:
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
    return Told(value, f"{shown}#,##0{places}{sign}", text)


def _printed(whole: str, after: str, unit: str) -> Fraction:
    """The number as it is printed."""
    printed = Fraction(f"{whole.replace('.', '')}.{after or 0}")
    return printed / 100 if unit == "%" else printed


def computed(formula: str, reckoned: Number | None, figure: Figure | None) -> Computed | Shown:
    """The cell of a figure that a formula yields: only where it yields this very figure and no bound of it."""
    cell = cell_of(figure)
    if figure is None:
        return None if reckoned is not None else Computed(formula, None)
    if figure.precision is not Precision.EXACT or figure.value != reckoned:
        return cell
    if isinstance(cell, Told) and cell.format == _NO_PLACES:
        cell = replace(cell, format="#,##0.0%")
    return Computed(formula, cell)


def dashed(value: Computed | Shown) -> Computed | Shown:
    """The same number, of which nought is shown as a dash."""
    if isinstance(value, Computed):
        return replace(value, result=_dashed(value.result))
    return _dashed(value)


def _dashed(value: Shown) -> Shown:
    if isinstance(value, int):
        return Told(value, DASHED, f"{value}")
    if value is None or '"' in value.format:
        return value
    return replace(value, format=_with_dash(value.format))


def _with_dash(form: str) -> str:
    return f'{form};-{form};"–"'


_PLACES = regex(r"#,##0(?:\.(0+))?")


def evened(column: Sequence[Value]) -> list[Value]:
    """The cells of a column with as many decimals as that one which has most."""
    most = max((len(found[1] or "") for one in column if (found := _format_of(one))), default=0)
    return [_with_places(one, most) for one in column] if most else [*column]


def _format_of(value: Value) -> re.Match[str] | None:
    shown = value.result if isinstance(value, Computed) else value
    return _PLACES.search(shown.format) if isinstance(shown, Told) else None


def _with_places(value: Value, places: int) -> Value:
    form = f"#,##0.{'0' * places}"
    if isinstance(value, Computed) and value.result is not None:
        result = _with_places(value.result, places)
        return replace(value, result=result) if isinstance(result, Told) else value
    if isinstance(value, int):
        return Told(value, form, f"{value}")
    if isinstance(value, Told):
        return replace(value, format=_PLACES.sub(form, value.format))
    return value


DASHED = _with_dash("#,##0")
