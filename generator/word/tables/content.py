"""What the content of each column asks for: unbroken, on one line, comfortable.

Texts are measured as Word sets them. Sharing out the room is left to `widths`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from generator.ooxml import text_width
from generator.word.tables.placement import lay_out
from generator.word.tables.table import Alignment, FinishedTable, RowKind

FONT_POINTS = 12
"""Size of the text of tables where the style sheet says nothing else."""

_FEW_COLUMNS = 10
_HEADER_LINES = 3
_TITLE_LINE = 1300
"""A title shorter than this (23 mm) is not broken where there is room."""
_TEXT_LINES = 2
_SAFETY = 20


@dataclass
class Want:
    """Twips: `least` breaks no word, `natural` keeps each text on one line, `comfort` on two.

    `titled` is what the header would like besides, when there is room left.
    """

    least: int = 0
    natural: int = 0
    comfort: int = 0
    titled: int = 0

    def admit(self, least: int, natural: int, lines: int) -> None:
        """Make room for one text more."""
        self.least = max(self.least, least)
        self.natural = max(self.natural, least, natural)
        self.comfort = max(self.comfort, least, -(-natural // lines))

    def widened(self, room: int) -> Want:
        """The same with room for margins."""
        sizes = self.least, self.natural, self.comfort, max(self.natural, self.titled)
        return Want(*(size + room for size in sizes))


def cell_margin(columns: int) -> int:
    """Room left and right of a cell's text, in twips; many columns stand closer together."""
    return 85 if columns <= _FEW_COLUMNS else 40


def column_wants(table: FinishedTable, points: int = FONT_POINTS) -> list[Want]:
    """What every column asks for, its margins included."""
    wants = [Want() for _ in table.columns]
    _admit_header(table, wants, points)
    body = lay_out([row.cells for row in table.rows], len(wants))
    for row, cells in zip(table.rows, body, strict=True):
        bold = row.kind not in (RowKind.ROW, RowKind.REMAINDER)
        for cell in cells:
            if cell.span == 1 and cell.text:
                alignment = cell.alignment or table.columns[cell.column].alignment
                broken = alignment is Alignment.TEXT
                _admit_text(wants[cell.column], cell.text, points, broken=broken, bold=bold)
    room = 2 * cell_margin(len(wants)) + _SAFETY
    return [want.widened(room) for want in wants]


@lru_cache(maxsize=8192)
def _width(text: str, points: int, *, bold: bool) -> int:
    return text_width(text, points, bold=bold)


def _admit_header(table: FinishedTable, wants: list[Want], points: int) -> None:
    for cells in lay_out(table.header, len(wants)):
        for cell in cells:
            word = _longest(cell.text.split(), points, bold=True)
            whole = _width(cell.text, points, bold=True)
            titled = min(whole, max(whole // _HEADER_LINES, _TITLE_LINE))
            for column in range(cell.column, cell.column + cell.span):
                wants[column].admit(word // cell.span, word // cell.span, 1)
                wants[column].titled = max(wants[column].titled, titled // cell.span)
    for column, label in enumerate(table.column_numbers):
        width = _width(label, points, bold=False)
        wants[column].admit(width, width, 1)


def _admit_text(want: Want, text: str, points: int, *, broken: bool, bold: bool) -> None:
    """Words may wrap; what is not `broken` (a figure) keeps its line."""
    natural = _longest(text.splitlines(), points, bold=bold)
    if broken:
        want.admit(_longest(text.split(), points, bold=bold), natural, _TEXT_LINES)
    else:
        want.admit(natural, natural, 1)


def _longest(texts: Iterable[str], points: int, *, bold: bool) -> int:
    return max((_width(text, points, bold=bold) for text in texts), default=0)
