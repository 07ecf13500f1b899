"""Tables → .xlsx: whole numbers as numbers, text as text, the same bytes every time.

What is written can be read again by `unit_results`; a text is stored as a text even where it begins
like a formula. Which tables there are is decided in `generator.exchange`.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from generator.sheets.layout import Field, Holds, Told, Value, Worksheet
from generator.sheets.markup import escape
from generator.sheets.workbook_parts import without_stamps
from generator.workspace import RUN_AS_FORMULAS, failure

_NAME_LIMIT = 31
_NO_NAME = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_A4 = 9
_FONT = "Times New Roman"
_SIZE = 12
_FILL = "FFFFE5"
_LINE = Side(style="thin")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_LARGEST = "999999999999999"
_NUMBER_ONLY = "Chỉ nhập số, phần thập phân sau dấu phẩy; không gõ chữ."
_WHOLE_ONLY = "Chỉ nhập số nguyên, không gõ dấu chấm, dấu phẩy hay chữ."
_RATE_ONLY = "Chỉ nhập tỷ lệ phần trăm, ví dụ 52,2%."


def write_workbook(sheets: Sequence[Worksheet], *, title: str = "") -> bytes:
    """The .xlsx file with these sheets; the same bytes for the same sheets.

    Rows wait in the machine's temporary folder until all are there; `MachineFailed` where that is full.
    """
    try:
        return _written(sheets, title)
    except OSError as error:
        raise failure(Path(tempfile.gettempdir()), error) from error


def _written(sheets: Sequence[Worksheet], title: str) -> bytes:
    book = Workbook(write_only=True)
    for sheet, name in zip(sheets, sheet_names([one.name for one in sheets]), strict=True):
        page = book.create_sheet(name)
        _set_up(page, sheet)
        for line in _Looks(page).lines(sheet):
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


def _set_up(page: Any, sheet: Worksheet) -> None:
    for index, column in enumerate(sheet.fields, start=1):
        page.column_dimensions[get_column_letter(index)].width = column.width
    page.freeze_panes = f"A{sheet.first_row}"
    page.print_title_rows = f"{sheet.first_row - 1}:{sheet.first_row - 1}"
    page.page_setup.paperSize = _A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if sheet.protected:
        _protect(page, sheet)


def _protect(page: Any, sheet: Worksheet) -> None:
    """Only open columns take entries, and only such as the import takes; there is no password."""
    page.protection.sheet = True
    page.protection.formatColumns = page.protection.formatRows = False
    last = sheet.first_row + len(sheet.rows) - 1
    for index, column in enumerate(sheet.fields, start=1):
        if column.open and column.holds is not Holds.TEXT and sheet.rows:
            letter = get_column_letter(index)
            _validate(page, column, f"{letter}{sheet.first_row}:{letter}{last}")


def _validate(page: Any, column: Field, cells: str) -> None:
    whole, rate = column.holds is Holds.WHOLE, column.holds is Holds.RATE
    rule = DataValidation(
        type="whole" if whole else "decimal",
        operator="between",
        formula1="0",
        formula2="1000" if rate else _LARGEST,
        allow_blank=True,
        showErrorMessage=True,
        showInputMessage=True,
        errorTitle="Số chưa đúng",
        error=_WHOLE_ONLY if whole else _RATE_ONLY if rate else _NUMBER_ONLY,
        promptTitle="Nhập số",
        prompt="Để trống nếu chưa có số liệu; gõ 0 nếu chưa có kết quả nào.",
    )
    rule.add(cells)
    page.data_validations.append(rule)


class _Look(NamedTuple):
    """All that makes one cell look unlike another."""

    bold: bool = False
    holds: Holds | None = None
    heading: bool = False
    words: bool = False
    open: bool = False
    like_formula: bool = False
    format: str = ""


class _Looks:
    """Makes the cells of one worksheet; each look is put together once and shared by its cells."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._made: dict[_Look, Any] = {}

    def lines(self, sheet: Worksheet) -> Iterator[list[Any]]:
        """Every line of the sheet as cells."""
        yield from self._above(sheet)
        yield [self._cell(column.title, _Look(bold=True, heading=True)) for column in sheet.fields]
        for place, row in enumerate(sheet.rows):
            yield self._row(row, sheet, bold=place in sheet.bold)
        for remark in ("", *sheet.remarks) if sheet.remarks else ():
            yield [self._cell(remark, _Look())]

    def _above(self, sheet: Worksheet) -> Iterator[list[Any]]:
        if sheet.title:
            yield [self._cell(sheet.title, _Look(bold=True))]
        for label, text in sheet.stamps:
            yield [self._cell(label, _Look()), self._cell(text, _Look(bold=True))]
        if sheet.title or sheet.stamps:
            yield []

    def _row(self, row: Sequence[Value], sheet: Worksheet, *, bold: bool) -> list[Any]:
        cells = []
        for value, column in zip(row, sheet.fields, strict=True):
            is_open = sheet.protected and column.open
            look = _Look(bold, column.holds, words=isinstance(value, str), open=is_open)
            if isinstance(value, Told):
                look = look._replace(format=value.format)
            cells.append(self._cell(value, look))
        return cells

    def _cell(self, value: Value, look: _Look) -> Any:
        cell: Any = WriteOnlyCell(self._page, _stored(value))
        if isinstance(value, str) and value:
            cell.data_type = "s"
            if value.startswith(RUN_AS_FORMULAS):
                look = look._replace(like_formula=True)
        if look not in self._made:
            self._made[look] = self._pattern(look)
        cell._style = self._made[look]._style  # noqa: SLF001 - the public way is forty times slower
        return cell

    def _pattern(self, look: _Look) -> Any:
        cell = WriteOnlyCell(self._page)
        cell.font = Font(name=_FONT, size=_SIZE, bold=look.bold)
        if look.heading or look.words:
            across = "center" if look.heading else None
            cell.alignment = Alignment(horizontal=across, vertical="center", wrap_text=True)
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


def _stored(value: Value) -> str | float | None:
    if isinstance(value, Told):
        return _stored(value.value)
    if isinstance(value, str):
        return escape(value) or None
    return float(value) if isinstance(value, Fraction) else value
