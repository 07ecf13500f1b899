"""Formulas of a worksheet: cells named from where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from generator.workspace import regex

_CELL = regex(r"(?<![A-Za-z])(?:S\[(\d+)\]!)?R(\[-?\d+\]|\d*)C(\[-?\d+\]|\d*)(?![A-Za-z(])")
_KNOWN = 256
"""How many formulas are remembered: a column has the same one in all rows."""
_Piece = tuple[str, bool, int]
"""What stands before the row of a cell, whether that moves with the formula, and which one it is."""


def in_letters(formula: str, row: int, column: int, sheets: Sequence[str] = ()) -> str:
    """A formula of the cell at a row and column, with cells as `D7` and sheets by their names.

    >>> in_letters("R[-1]C/S[0]!RC[-2]", 8, 6, ["Bảng 1"])
    "F7/'Bảng 1'!D8"
    """
    pieces, end = _in_column(formula, column, tuple(sheets))
    return "".join([f"{before}{row * moves + place}" for before, moves, place in pieces]) + end


@lru_cache(_KNOWN)
def _in_column(formula: str, column: int, sheets: tuple[str, ...]) -> tuple[list[_Piece], str]:
    """A formula as it stands in each row of a column: all but the rows of its cells."""
    from openpyxl.utils import get_column_letter

    text, *found = _CELL.split(formula)
    pieces = []
    for sheet, row, at, after in zip(*(found[place::4] for place in range(4)), strict=True):
        named = f"'{sheets[int(sheet)]}'!" if sheet else ""
        moves, place = _place(at)
        letters = get_column_letter(column * moves + place)
        pieces.append((f"{text}{named}{letters}", *_place(row)))
        text = after
    return pieces, text


def _place(said: str) -> tuple[bool, int]:
    """Whether a row or column is counted from where the formula stands, and which one it is."""
    if said.startswith("["):
        return True, int(said[1:-1])
    return not said, int(said or 0)
