"""How written worksheets look: the font of official papers, borders, what may be typed into.

A text is stored as a text even where it begins like a formula. Each look is put together once and
then shared by all cells that have it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

from generator.sheets.layout import Field, Holds, Sheet, Value
from generator.sheets.markup import escape

LIKE_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
_FONT = "Times New Roman"
_SIZE = 12
_FILL = "FFFFE5"


class Look(NamedTuple):
    """All that makes one cell look unlike another."""

    bold: bool = False
    holds: Holds | None = None
    heading: bool = False
    words: bool = False
    open: bool = False
    like_formula: bool = False


class Looks:
    """Makes the cells of one worksheet."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._made: dict[Look, Any] = {}
        side = Side(style="thin")
        self._border = Border(left=side, right=side, top=side, bottom=side)

    def lines(self, sheet: Sheet) -> Iterator[list[Any]]:
        """Every line of the sheet as cells."""
        yield from self._above(sheet)
        yield [self._cell(column.title, Look(bold=True, heading=True)) for column in sheet.fields]
        for place, row in enumerate(sheet.rows):
            yield self._row(row, sheet, bold=place in sheet.bold)
        for remark in ("", *sheet.remarks) if sheet.remarks else ():
            yield [self._cell(remark, Look())]

    def _above(self, sheet: Sheet) -> Iterator[list[Any]]:
        if sheet.title:
            yield [self._cell(sheet.title, Look(bold=True))]
        for label, text in sheet.stamps:
            yield [self._cell(label, Look()), self._cell(text, Look(bold=True))]
        if sheet.title or sheet.stamps:
            yield []

    def _row(self, row: Sequence[Value], sheet: Sheet, *, bold: bool) -> list[Any]:
        return [
            self._cell(value, self._look(value, column, bold=bold, protected=sheet.protected))
            for value, column in zip(row, sheet.fields, strict=True)
        ]

    def _look(self, value: Value, column: Field, *, bold: bool, protected: bool) -> Look:
        words = isinstance(value, str)
        return Look(bold, column.holds, words=words, open=protected and column.open)

    def _cell(self, value: Value, look: Look) -> Any:
        if isinstance(value, str):
            return self._text(value, look)
        cell = WriteOnlyCell(self._page, float(value) if isinstance(value, Fraction) else value)
        return self._dressed(cell, look)

    def _text(self, text: str, look: Look) -> Any:
        cell = WriteOnlyCell(self._page, escape(text) or None)
        if text:
            cell.data_type = "s"
        guarded = text.startswith(LIKE_FORMULAS)
        return self._dressed(cell, look._replace(like_formula=True) if guarded else look)

    def _dressed(self, cell: Any, look: Look) -> Any:
        if look not in self._made:
            self._made[look] = self._pattern(look)
        cell._style = self._made[look]._style  # noqa: SLF001 - the public way is forty times slower
        return cell

    def _pattern(self, look: Look) -> Any:
        cell = WriteOnlyCell(self._page)
        cell.font = Font(name=_FONT, size=_SIZE, bold=look.bold)
        if look.heading:
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        elif look.words:
            cell.alignment = Alignment(vertical="center", wrap_text=True)
        if look.heading or look.holds:
            cell.border = self._border
        if look.holds:
            cell.number_format = look.holds.value
        if look.open:
            cell.protection = Protection(locked=False)
            cell.fill = PatternFill("solid", fgColor=_FILL)
        if look.like_formula:
            cell.quotePrefix = True
        return cell
