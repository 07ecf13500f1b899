"""How written worksheets look: the font of official papers, borders, what may be typed into.

A text is stored as a text even where it begins like a formula.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

from generator.model.fields import Number
from generator.spreadsheet.layout import Field, Sheet, Value
from generator.spreadsheet.markup import escape

LIKE_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


class Looks:
    """How cells look; styles are made once and shared."""

    def __init__(self) -> None:
        side = Side(style="thin")
        self.font = Font(name="Times New Roman", size=12)
        self.bold = Font(name="Times New Roman", size=12, bold=True)
        self.border = Border(left=side, right=side, top=side, bottom=side)
        self.fill = PatternFill("solid", fgColor="FFFFE5")
        self.wrapped = Alignment(vertical="center", wrap_text=True)
        self.centred = Alignment(horizontal="center", vertical="center", wrap_text=True)
        self.unlocked = Protection(locked=False)

    def lines(self, page: Any, sheet: Sheet) -> Iterator[list[Any]]:
        """Every line of a sheet as cells."""
        yield from self._above(page, sheet)
        yield [self._heading(page, column.title) for column in sheet.fields]
        for place, row in enumerate(sheet.rows):
            font = self.bold if place in sheet.bold else self.font
            yield [
                self._cell(page, value, column, font, enterable=sheet.protected)
                for value, column in zip(row, sheet.fields, strict=True)
            ]
        for remark in ("", *sheet.remarks) if sheet.remarks else ():
            yield [self._text(page, remark, self.font)]

    def _above(self, page: Any, sheet: Sheet) -> Iterator[list[Any]]:
        if sheet.title:
            yield [self._text(page, sheet.title, self.bold)]
        for label, text in sheet.stamps:
            yield [self._text(page, label, self.font), self._text(page, text, self.bold)]
        if sheet.title or sheet.stamps:
            yield []

    def _heading(self, page: Any, title: str) -> Any:
        cell = self._text(page, title, self.bold)
        cell.alignment, cell.border = self.centred, self.border
        return cell

    def _cell(self, page: Any, value: Value, column: Field, font: Any, *, enterable: bool) -> Any:
        cell = self._text(page, value, font) if isinstance(value, str) else _number(page, value)
        cell.font, cell.border = font, self.border
        cell.number_format = column.holds.value
        if isinstance(value, str):
            cell.alignment = self.wrapped
        if enterable and column.open:
            cell.protection, cell.fill = self.unlocked, self.fill
        return cell

    def _text(self, page: Any, text: str, font: Any) -> Any:
        cell = WriteOnlyCell(page, escape(text) or None)
        cell.font = font
        if text:
            cell.data_type = "s"
        if text.startswith(LIKE_FORMULAS):
            cell.quotePrefix = True
        return cell


def _number(page: Any, value: Number | None) -> Any:
    return WriteOnlyCell(page, float(value) if isinstance(value, Fraction) else value)
