"""The formulas of our worksheets, reckoned without any spreadsheet: exact, and only those that we write."""

from __future__ import annotations

import re
from fractions import Fraction

from generator.sheets.layout import Computed, Told

_RANGE = re.compile(r"R\[(-?\d+)\]C:R\[(-?\d+)\]C")
_RATE = re.compile(r'IF\(OR\(RC\[(-\d)\]="",N\(RC\[(-\d)\]\)=0\),"",RC\[\1\]/RC\[\2\]\)')
_AHEAD = re.compile(
    r'IF\(OR\(RC\[(-\d)\]="",RC\[(-\d)\]=""\),"",MAX\(RC\[(-\d)\]-RC\[(-\d)\],0\)\)'
)


def held(cell):
    """The number in a cell; `None` for none."""
    if isinstance(cell, Computed):
        return held(cell.result)
    return cell.value if isinstance(cell, Told) else cell


def reckoned(sheet, line, place):
    """What the formula in a cell of a worksheet comes to, from what stands in the others."""
    formula = sheet.rows[line][place].formula
    if formula.startswith("SUBTOTAL(9,"):
        stretches = [(line + int(a), line + int(b)) for a, b in _RANGE.findall(formula)]
        cells = [sheet.rows[n][place] for a, b in stretches for n in range(a, b + 1)]
        assert not any("SUBTOTAL" in one.formula for one in cells if isinstance(one, Computed))
        return sum((Fraction(one) for one in map(held, cells) if one is not None), Fraction(0))
    if found := _RATE.fullmatch(formula):
        count, quota = (held(sheet.rows[line][place + int(one)]) for one in found.groups())
        return None if count is None or not quota else Fraction(count) / Fraction(quota)
    found = _AHEAD.fullmatch(formula)
    one, other, left, right = (held(sheet.rows[line][place + int(n)]) for n in found.groups())
    return None if one is None or other is None else max(Fraction(left) - Fraction(right), 0)
