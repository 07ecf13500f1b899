"""Formulas of a worksheet: cells named from where they stand, and the results kept beside them.

A program that shows a workbook without calculating it shows those results.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from openpyxl.utils import get_column_letter

from generator.ooxml import escape

_CELL = re.compile(r"(?<![A-Za-z])(?:S\[(\d+)\]!)?R(\[-?\d+\]|\d*)C(\[-?\d+\]|\d*)(?![A-Za-z(])")
_WRITTEN = re.compile(rb'<c r="([A-Z]+[0-9]+)"([^>]*)><f>(.*?)</f><v ?(?:/>|></v>)', re.DOTALL)


def in_letters(formula: str, row: int, column: int, sheets: Sequence[str] = ()) -> str:
    """A formula of the cell at a row and column, with cells as `D7` and sheets by their names.

    >>> in_letters("R[-1]C/S[0]!RC[-2]", 8, 6, ["Bảng 1"])
    "F7/'Bảng 1'!D8"
    """

    def named(found: re.Match[str]) -> str:
        sheet = f"'{sheets[int(found[1])]}'!" if found[1] else ""
        letters = get_column_letter(_place(found[3], column))
        return f"{sheet}{letters}{_place(found[2], row)}"

    return _CELL.sub(named, formula)


def _place(said: str, here: int) -> int:
    if said.startswith("["):
        return here + int(said[1:-1])
    return int(said) if said else here


def with_results(part: bytes, results: Mapping[str, str | float]) -> bytes:
    """A worksheet as it was written, with what each formula comes to."""

    def told(found: re.Match[bytes]) -> bytes:
        result = results[found[1].decode()]
        kind = b' t="str"' if isinstance(result, str) else b""
        shown = escape(result) if isinstance(result, str) else repr(result).removesuffix(".0")
        return b'<c r="%s"%s%s><f>%s</f><v>%s</v>' % (
            found[1],
            found[2],
            kind,
            found[3],
            shown.encode(),
        )

    return _WRITTEN.sub(told, part)
