"""The rows of a table as the text of their part; the library makes an object of each cell, which takes ten times as long.

Only the looks of cells and the links are the library's. It writes each row empty, with its number and height, and
`with_rows` puts the cells into it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel

from generator.ooxml import escape
from generator.sheets.cell_formulas import in_letters
from generator.sheets.cell_looks import Cells, day_format, look_of, stored
from generator.sheets.layout import Computed, DayCell, Linked, Stepped, Told, Value, Worksheet
from generator.workspace import RUN_AS_FORMULAS, regex

_LONGEST = 32_767
_EMPTY = regex(rb'(<row r="([0-9]+)"[^>]*>)</row>')
_Key = tuple[int, bool, type, object]
"""Column, whether bold, of what sort the value is, and what else its look hangs on."""


class RowTexts:
    """The rows of one table, each told by the number of its line."""

    def __init__(self, cells: Cells, sheet: Worksheet) -> None:
        self._cells, self._sheet = cells, sheet
        self._letters = [get_column_letter(place) for place in range(1, len(sheet.fields) + 1)]
        self._styles: dict[_Key, str] = {}
        self.made: dict[int, bytes] = {}

    def add(self, row: Sequence[Value], line: int, *, bold: bool) -> None:
        """The cells of a row of the table."""
        texts = [
            f'<c r="{letters}{line}"{self._style(value, place, bold=bold)}{self._inside(value, line, place)}'
            for place, (value, letters) in enumerate(zip(row, self._letters, strict=True))
        ]
        self.made[line] = "".join(texts).encode("ascii", "xmlcharrefreplace")

    def _style(self, value: Value, place: int, *, bold: bool) -> str:
        key = (place, bold, type(value), _hangs_on(value))
        known = self._styles.get(key)
        if known is None:
            column = self._sheet.fields[place]
            is_open = self._sheet.protected and column.open and not bold
            look = look_of(value, column, bold=bold, is_open=is_open)
            if isinstance(value, str | Linked) and _is_like_formula(value):
                look = look._replace(like_formula=True)
            known = self._styles[key] = f' s="{self._cells.style(look)}"'
        return known

    def _inside(self, value: Value, line: int, place: int) -> str:
        """What follows the style of a cell, to its end."""
        if isinstance(value, Computed):
            return self._computed(value, line, place)
        if isinstance(value, Linked):
            self._cells.link(value, f"{self._letters[place]}{line}")
        held = stored(value)
        if held is None:
            return ' t="n"></c>'
        if isinstance(held, str):
            text = self._valid(held)
            keep = ' xml:space="preserve"' if text != text.strip() else ""
            return f' t="inlineStr"><is><t{keep}>{_escaped(text)}</t></is></c>'
        number: Any = to_excel(held) if isinstance(value, DayCell) else held  # type: ignore[no-untyped-call]
        return f' t="n"><v>{_number(number)}</v></c>'

    def _computed(self, value: Computed, line: int, place: int) -> str:
        formula = in_letters(value.formula, line, place + 1, self._cells.names)
        if value.result is None:
            return f' t="str"><f>{_escaped(formula)}</f><v></v></c>'
        held = stored(value.result)
        return f"><f>{_escaped(formula)}</f><v>{repr(held).removesuffix('.0')}</v></c>"

    def _valid(self, text: str) -> str:
        """A text as the library takes it: no longer than a cell holds, and nothing that XML cannot."""
        if len(text) > _LONGEST or ILLEGAL_CHARACTERS_RE.search(text):
            return str(WriteOnlyCell(self._cells.page, text).value)
        return text


def with_rows(part: bytes, rows: Mapping[int, bytes]) -> bytes:
    """A worksheet as it was written, with the cells of the rows that stand in it empty."""

    def filled(found: re.Match[bytes]) -> bytes:
        return b"%s%s</row>" % (found[1], rows.get(int(found[2]), b""))

    return _EMPTY.sub(filled, part) if rows else part


def _hangs_on(value: Value) -> object:
    """On what of the value, beside its sort, its look depends."""
    if isinstance(value, Computed):
        return (type(value.result), _hangs_on(value.result))
    if isinstance(value, Told):
        return value.format
    if isinstance(value, DayCell):
        return day_format(value)
    if isinstance(value, Linked):
        return (value.leads, _is_like_formula(value))
    if isinstance(value, Stepped):
        return (value.steps, _is_like_formula(value))
    return isinstance(value, str) and _is_like_formula(value)


def _is_like_formula(value: str | Linked) -> bool:
    return str(value).startswith(RUN_AS_FORMULAS)


def _escaped(text: str) -> str:
    return escape(text).replace("\r", "&#13;")


def _number(value: Any) -> str:
    """As the library tells numbers: sixteen digits."""
    return "%.16g" % value  # noqa: UP031 - it takes fractions and decimals too
