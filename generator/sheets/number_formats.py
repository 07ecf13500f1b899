"""Which cells show a percentage or a date: the number formats of a workbook.

A date in Excel is a mere number; only its format tells.
"""

from __future__ import annotations

import re

from lxml import etree

from generator.sheets.grid import Kind
from generator.sheets.markup import children

_BUILT_IN = {
    **dict.fromkeys((9, 10), Kind.PERCENT),
    **dict.fromkeys((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)), Kind.DATE),
}
_QUOTED = re.compile(r'"[^"]*"|\\.|[_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]|general|E[+-]', re.IGNORECASE)
_DATE = re.compile(r"[dmyhs]", re.IGNORECASE)


def kinds_of_styles(styles: etree._Element) -> list[Kind]:
    """What a number is in each cell style, by the index of the style."""
    own = {
        found.get("numFmtId", ""): kind_of_format(found.get("formatCode", ""))
        for found in children(styles, "numFmts", "numFmt")
    }
    return [_kind(style.get("numFmtId", "0"), own) for style in children(styles, "cellXfs", "xf")]


def kind_of_format(code: str) -> Kind:
    """What a format code makes of a number: `0,0%` a percentage, `dd/mm/yyyy` a date.

    >>> kind_of_format('#,##0 "đồng/đoàn viên"')
    <Kind.NUMBER: 'number'>
    """
    plain = _QUOTED.sub("", code)
    if "%" in plain:
        return Kind.PERCENT
    return Kind.DATE if _DATE.search(plain) else Kind.NUMBER


def _kind(number: str, own: dict[str, Kind]) -> Kind:
    built_in = _BUILT_IN.get(int(number)) if number.isascii() and number.isdigit() else None
    return own.get(number) or built_in or Kind.NUMBER
