"""What the content of each column asks for: unbroken, on one line, comfortable.

The measure is an estimate for Times New Roman, good to a few per cent; it decides looks, never
content. Sharing out the room is left to `widths`.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.tables.layout import lay_out
from generator.tables.table import Alignment, RowKind

if TYPE_CHECKING:
    from generator.tables.layout import Placed
    from generator.tables.table import Table

FONT_POINTS = 12
"""Size of the text of tables in the style sheet; the estimate rests on it."""

_FEW_COLUMNS = 10
_HEADER_LINES = 3
_TEXT_LINES = 2
_SAFETY = 40
_EM_FRACTIONS = {
    **dict.fromkeys(".,;:'|ijlt!/()[]I \u00a0", 30),
    **dict.fromkeys("frs-", 38),
    **dict.fromkeys("0123456789acevxyzJ", 50),
    **dict.fromkeys("CDĐGHKNOQRUVXYABTw", 73),
    **dict.fromkeys("mMW@%—", 90),
}
_OTHER = 56
_BOLD = 107


@dataclass
class Want:
    """Twips: `least` breaks nothing, `natural` stays on one line, `comfort` on a few lines."""

    least: int = 0
    natural: int = 0
    comfort: int = 0

    def admit(self, least: int, natural: int, lines: int) -> None:
        """Make room for one text more."""
        self.least = max(self.least, least)
        self.natural = max(self.natural, least, natural)
        self.comfort = max(self.comfort, least, -(-natural // lines))


def cell_margin(columns: int) -> int:
    """Room left and right of a cell's text, in twips; many columns stand closer together."""
    return 85 if columns <= _FEW_COLUMNS else 40


def column_wants(table: Table) -> list[Want]:
    """What every column asks for, its margins included."""
    wants = [Want() for _ in table.columns]
    _admit_header(table, wants)
    body = lay_out([row.cells for row in table.rows], len(wants))
    for row, cells in zip(table.rows, body, strict=True):
        bold = row.kind not in (RowKind.ROW, RowKind.REMAINDER)
        for cell in cells:
            if cell.span == 1 and cell.text:
                kind = cell.alignment or table.columns[cell.column].alignment
                _admit_text(wants[cell.column], cell, kind, bold=bold)
    room = 2 * cell_margin(len(wants)) + _SAFETY
    return [Want(want.least + room, want.natural + room, want.comfort + room) for want in wants]


@lru_cache(maxsize=8192)
def text_width(text: str, *, bold: bool = False) -> int:
    """Estimated width of one line of text in twips; diacritics take no room of their own."""
    plain = unicodedata.normalize("NFD", text)
    units = sum(
        _EM_FRACTIONS.get(sign, _OTHER) for sign in plain if not unicodedata.combining(sign)
    )
    width = units * FONT_POINTS * 20 // 100
    return width * _BOLD // 100 if bold else width


def _admit_header(table: Table, wants: list[Want]) -> None:
    for cells in lay_out(table.header, len(wants)):
        for cell in cells:
            words = max((text_width(word, bold=True) for word in cell.text.split()), default=0)
            lines = text_width(cell.text, bold=True) // _HEADER_LINES
            for column in range(cell.column, cell.column + cell.span):
                wants[column].admit(words // cell.span, lines // cell.span, 1)
    for column, label in enumerate(table.column_numbers):
        wants[column].admit(text_width(label), text_width(label), 1)


def _admit_text(want: Want, cell: Placed, kind: Alignment, *, bold: bool) -> None:
    for line in cell.text.splitlines():
        natural = text_width(line, bold=bold)
        if kind is Alignment.TEXT:
            word = max((text_width(word, bold=bold) for word in line.split()), default=0)
            want.admit(word, natural, _TEXT_LINES)
        else:
            want.admit(natural, natural, 1)
