"""Which worksheet of a file holds the results: the one named, or the only visible one with a table."""

from __future__ import annotations

from generator.problems import Message, Place, Problem, say
from generator.sheets.doubts import Ask, settle
from generator.sheets.grid import Grid
from generator.sheets.refusal import SpreadsheetRefused, refuse
from generator.sheets.spreadsheets import Spreadsheet
from generator.sheets.table_columns import Wanted, has_table
from generator.wording import fold, nfc

_NAME_IT = say("chỉ rõ bằng --sheet")


def choose_sheet(spreadsheet: Spreadsheet, named: str | None, wanted: Wanted, ask: Ask) -> Grid:
    """The worksheet to read; a hidden one is never taken, not even when it is named."""
    if not spreadsheet.sheets:
        said = say("mọi trang tính đều ẩn")
        raise refuse(spreadsheet.name, "E-XLS-SHEET", said, say("bỏ ẩn rồi lưu lại"))
    if named is not None:
        return spreadsheet.read(_sheet_called(spreadsheet, named))
    if len(spreadsheet.sheets) == 1:
        return spreadsheet.read(spreadsheet.sheets[0])
    grids = [spreadsheet.read(sheet) for sheet in spreadsheet.sheets]
    filled = [grid for grid in grids if grid.rows]
    found = [grid for grid in filled if has_table(grid, wanted)] or filled
    return found[0] if len(found) == 1 else _asked(spreadsheet, found, ask)


def _sheet_called(spreadsheet: Spreadsheet, named: str) -> str:
    wanted = fold(named)
    for sheet in spreadsheet.sheets:
        if nfc(named) == sheet or wanted == fold(sheet):
            return sheet
    if any(wanted == fold(sheet) for sheet in spreadsheet.hidden):
        said, hint = say("trang tính «{sheet}» đang ẩn", sheet=named), say("bỏ ẩn rồi lưu lại")
    else:
        said = say("không có trang tính «{sheet}»", sheet=named)
        hint = say("các trang tính: {sheets}", sheets=", ".join(spreadsheet.sheets))
    raise refuse(spreadsheet.name, "E-XLS-SHEET", said, hint)


def _asked(spreadsheet: Spreadsheet, found: list[Grid], ask: Ask) -> Grid:
    if not found:
        raise refuse(spreadsheet.name, "E-XLS-EMPTY", say("các trang tính đều trống"))
    names = ", ".join(grid.sheet for grid in found)
    said: Message = say("không rõ số liệu ở trang tính nào: {names}", names=names)
    doubt = Problem("E-XLS-SHEET", Place(spreadsheet.name), said, _NAME_IT)
    choices = [(say("{sheet}", sheet=grid.sheet), grid) for grid in found]
    settled = settle(ask, doubt, choices)
    if isinstance(settled, Problem):
        raise SpreadsheetRefused([settled])
    return settled
