"""A figure as the text of a table cell: short, without hedging words that stand in the header."""

from __future__ import annotations

from typing import Any

from generator.drafting.vocabulary.filters import printed
from generator.drafting.vocabulary.single_figures import number, padded, percent, points, said
from generator.figures import Figure, Quantity, as_figure
from generator.model.document import Column, Show

BLANK_AT_ZERO = {Show.SURPLUS, Show.SHORTFALL}
_SIGNED = {Show.DIFFERENCE, Show.GROWTH}


def cell_text(value: Any, column: Column, decimals: int) -> str:
    """What a column prints of a value; nothing of what is not known, or of no surplus at all.

    `decimals` is how many a percentage has where the column does not say.
    """
    if value is None or (column.show in BLANK_AT_ZERO and value == 0):
        return ""
    if isinstance(value, str):
        return printed(value)
    known = as_figure(value)
    text = _text(known, column, decimals)
    return f"+{text}" if column.show in _SIGNED and known > 0 else text


def _text(known: Figure, column: Column, decimals: int) -> str:
    if known.quantity is Quantity.RATE:
        places = column.decimals
        return said(known, decimals) if places is None else percent(known, places)
    if known.quantity is Quantity.POINTS:
        told = points(known) if column.decimals is None else points(known, column.decimals)
        return told.replace("phần trăm", "%")
    if column.padded:
        return padded(known)
    return said(known) if column.decimals is None else number(known, column.decimals)
