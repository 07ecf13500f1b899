"""Tables → .xlsx: whole numbers as numbers, text as text, the same bytes every time.

What is written can be read again by `results`. Which tables there are is decided in
`generator.exchange`, how they look in `looks`.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from generator.sheets.layout import Field, Holds, Sheet
from generator.sheets.repacking import without_stamps
from generator.sheets.sheet_styles import Looks

_NAME_LIMIT = 31
_NO_NAME = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_A4 = 9
_LARGEST = "999999999999999"
_WHOLE_ONLY = "Chỉ nhập số nguyên, không gõ dấu chấm, dấu phẩy hay chữ."
_RATE_ONLY = "Chỉ nhập tỷ lệ phần trăm, ví dụ 52,2%."


def write_workbook(sheets: Sequence[Sheet], *, title: str = "") -> bytes:
    """The .xlsx file with these sheets; the same bytes for the same sheets."""
    book = Workbook(write_only=True)
    for sheet, name in zip(sheets, sheet_names([one.name for one in sheets]), strict=True):
        page = book.create_sheet(name)
        _set_up(page, sheet)
        for line in Looks(page).lines(sheet):
            page.append(line)
    packed = io.BytesIO()
    book.save(packed)
    return without_stamps(packed.getvalue(), title)


def sheet_names(names: Sequence[str]) -> Iterator[str]:
    """Names that Excel takes: at most 31 signs, none of its own, no two alike."""
    taken: set[str] = set()
    for name in names:
        bare = " ".join(name.translate(_NO_NAME).split())[:_NAME_LIMIT] or "Bảng"
        candidate, count = bare, 1
        while candidate.casefold() in taken:
            count += 1
            candidate = f"{bare[: _NAME_LIMIT - len(str(count)) - 1]} {count}"
        taken.add(candidate.casefold())
        yield candidate


def _set_up(page: Any, sheet: Sheet) -> None:
    for index, column in enumerate(sheet.fields, start=1):
        page.column_dimensions[get_column_letter(index)].width = column.width
    page.freeze_panes = f"A{sheet.first_row}"
    page.print_title_rows = f"{sheet.first_row - 1}:{sheet.first_row - 1}"
    page.page_setup.paperSize = _A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if sheet.protected:
        _protect(page, sheet)


def _protect(page: Any, sheet: Sheet) -> None:
    """Only open columns take entries, and only such as the import takes; there is no password."""
    page.protection.sheet = True
    page.protection.formatColumns = page.protection.formatRows = False
    last = sheet.first_row + len(sheet.rows) - 1
    for index, column in enumerate(sheet.fields, start=1):
        if column.open and column.holds is not Holds.TEXT and sheet.rows:
            letter = get_column_letter(index)
            _validate(page, column, f"{letter}{sheet.first_row}:{letter}{last}")


def _validate(page: Any, column: Field, cells: str) -> None:
    whole = column.holds is Holds.WHOLE
    rule = DataValidation(
        type="whole" if whole else "decimal",
        operator="between",
        formula1="0",
        formula2=_LARGEST if whole else "1000",
        allow_blank=True,
        showErrorMessage=True,
        showInputMessage=True,
        errorTitle="Số chưa đúng",
        error=_WHOLE_ONLY if whole else _RATE_ONLY,
        promptTitle="Nhập số",
        prompt="Để trống nếu chưa có số liệu; gõ 0 nếu chưa có kết quả nào.",
    )
    rule.add(cells)
    page.data_validations.append(rule)
