"""What a cell says of a day: a date as Excel stores it, or one that was typed as text."""

from __future__ import annotations

from datetime import date, timedelta

from generator.problems import say
from generator.sheets.cell_amounts import Unclear
from generator.sheets.grid import CellKind, SheetCell
from generator.wording import day_in_full, read_date
from generator.workspace import TextRefused, quoted, regex

_STORED = regex(r"[0-9]{1,6}(?:\.[0-9]+)?")
_SHORT = regex(r"([0-9]{1,2})\s*[/.-]\s*([0-9]{1,2})(?:\s*[/.-]\s*([0-9]{2}))?")
_TYPE = say("gõ ngày như 25/4/2025")


def read_day(cell: SheetCell, day_0: date, year: int | None = None) -> date:
    """The day in a cell; `year` is that of days without one. Half a year alone is asked about. Raises `Unclear`."""
    if cell.kind is CellKind.DATE and _STORED.fullmatch(cell.text):
        return _counted(cell, day_0)
    if cell.kind is CellKind.DATE:
        return _read(cell.text[:10])
    if cell.kind is not CellKind.TEXT:
        said = say("ô này không phải là ngày: {text}", text=quoted(cell.text))
        raise Unclear("E-XLS-DAY", said, _TYPE)
    return _read(_with_year(cell.words, year))


def _counted(cell: SheetCell, day_0: date) -> date:
    """A day as Excel counts it; hours are left out."""
    try:
        return _read((day_0 + timedelta(days=int(cell.text.partition(".")[0]))).isoformat())
    except OverflowError:
        raise Unclear(
            "E-XLS-DAY", say("ô này không phải là ngày: {text}", text=cell.text)
        ) from None


def _with_year(words: str, year: int | None) -> str:
    """A day as it was typed; without a year, or with half of the one that is told, with that one."""
    short = _SHORT.fullmatch(words)
    if short is None or (short[3] and (year is None or int(short[3]) != year % 100)):
        return words
    if year is None:
        said = say("ngày «{text}» không ghi năm", text=quoted(words))
        raise Unclear("E-XLS-DAY", said, say("ghi đủ năm, hoặc thêm --year"))
    return f"{short[1]}/{short[2]}/{year}"


def _read(text: str) -> date:
    try:
        return read_date(day_in_full(text))
    except TextRefused as fault:
        raise Unclear(fault.code, fault.message, _TYPE) from None
