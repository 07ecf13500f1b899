"""The cells of a worksheet: what each holds and how it looks; a look is put together once and shared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction
from typing import Any, NamedTuple

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.hyperlink import Hyperlink

from generator.sheets.layout import Computed, DayCell, Field, Holds, Linked, Stepped, Told, Value
from generator.sheets.markup import escape
from generator.sheets.page_setup import SIZE
from generator.workspace import RUN_AS_FORMULAS

FONT = "Times New Roman"
_FILL = "FFF59D"
_LINK = "0563C1"
_LINE = Side(style="thin")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_BARE_MONTHS = range(3, 10)
"""The months that are written without a zero."""


class Look(NamedTuple):
    """All that makes one cell look unlike another."""

    bold: bool = False
    holds: Holds | None = None
    heading: bool = False
    words: bool = False
    open: bool = False
    like_formula: bool = False
    format: str = ""
    centred: bool = False
    link: bool = False
    steps: int = 0


def look_of(value: Value, column: Field, *, bold: bool, is_open: bool) -> Look:
    """The look of a value in a row of the table."""
    words = isinstance(value, str | Linked)
    among_numbers = isinstance(value, str) and column.holds is not Holds.TEXT
    return Look(
        bold,
        column.holds,
        words=words,
        open=is_open,
        format=_format(value, column.holds) or column.format,
        centred=column.centred or among_numbers,
        link=isinstance(value, Linked) and value.leads,
        steps=steps_of(value, column),
    )


def steps_of(value: Value, column: Field) -> int:
    """By how many steps a value is set in."""
    return value.steps if isinstance(value, Stepped) else column.steps * isinstance(value, str)


def _format(value: Value, holds: Holds) -> str:
    """The format of a cell where it is not that of its column."""
    if isinstance(value, Computed):
        return _format(value.result, holds)
    if isinstance(value, Told):
        return value.format
    if isinstance(value, DayCell):
        return day_format(value)
    if isinstance(value, str | Linked):
        return Holds.TEXT.value
    return Holds.WHOLE.value if isinstance(value, int) and holds is Holds.DECIMAL else ""


def day_format(value: DayCell) -> str:
    """A day as it is written on paper: the months January and February with a zero."""
    month = "m" if value.moment.day.month in _BARE_MONTHS else "mm"
    hour = 'h"h"mm ' if value.moment.at else ""
    return f"{hour}dd/{month}/yyyy"


class Cells:
    """Makes the cells of one worksheet, one after another."""

    def __init__(self, page: Any, names: Sequence[str]) -> None:
        self.page, self.names = page, names
        self._made: dict[Look, Any] = {}

    def cell(self, text: str, look: Look) -> Any:
        """A cell of words; they stay words even where they begin like a formula."""
        cell: Any = WriteOnlyCell(self.page, stored(text))
        if cell.value:
            cell.data_type = "s"
        like_formula = text.startswith(RUN_AS_FORMULAS)
        pattern = self._made_for(look._replace(like_formula=like_formula))
        cell._style = pattern._style  # noqa: SLF001 - the public way is forty times slower
        return cell

    def style(self, look: Look) -> int:
        """The number of a look in the workbook."""
        return int(self._made_for(look).style_id)

    def link(self, value: Linked, address: str) -> None:
        """That the cell at an address leads somewhere, where its value does."""
        link = self._link(value)
        if link is not None:
            link.ref = address
            self.page._hyperlinks.append(link)  # noqa: SLF001 - the library adds them while it writes a cell

    def _made_for(self, look: Look) -> Any:
        pattern = self._made.get(look)
        if pattern is None:
            pattern = self._made[look] = self._pattern(look)
        return pattern

    def _link(self, value: Linked) -> Hyperlink | None:
        if value.sheet is not None:
            return Hyperlink(ref="", location=f"'{self.names[value.sheet]}'!A1")
        return Hyperlink(ref="", target=value.file) if value.file else None

    def _pattern(self, look: Look) -> Any:
        cell = WriteOnlyCell(self.page)
        cell.font = _font(look)
        across = "center" if look.heading or look.centred else None
        if across or look.words:
            cell.alignment = Alignment(
                horizontal="left" if look.steps else across,
                vertical="center",
                wrap_text=True,
                indent=look.steps,
            )
        elif look.holds:
            cell.alignment = Alignment(vertical="center")
        if look.heading or look.holds:
            cell.border = _BORDER
        if look.holds:
            cell.number_format = look.format or look.holds.value
        if look.open:
            cell.protection = Protection(locked=False)
            cell.fill = PatternFill("solid", fgColor=_FILL)
        if look.like_formula:
            cell.quotePrefix = True
        return cell


def _font(look: Look) -> Font:
    if look.link:
        return Font(name=FONT, size=SIZE, bold=look.bold, color=_LINK, underline="single")
    return Font(name=FONT, size=SIZE, bold=look.bold)


def stored(value: Value) -> Any:
    """What a cell holds that is no formula."""
    if isinstance(value, Told):
        return stored(value.value)
    if isinstance(value, Linked):
        return stored(value.text)
    if isinstance(value, DayCell):
        at = value.moment.at
        return datetime.combine(value.moment.day, at) if at else value.moment.day
    if isinstance(value, str):
        return escape(value) or None
    return float(value) if isinstance(value, Fraction) else value
