"""What a worksheet does by itself: which entries it takes, what it marks, how it is filtered."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_uppercase
from typing import Any

from openpyxl.formatting.rule import DataBar, FormatObject, Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

from generator.sheets.layout import Field, Highlight, Holds, Marking, Worksheet

_LARGEST = "999999999999999"
_NUMBER_ONLY = "Chỉ nhập số, phần thập phân sau dấu phẩy; không gõ chữ."
_WHOLE_ONLY = "Chỉ nhập số nguyên, không gõ dấu chấm, dấu phẩy hay chữ."
_RATE_ONLY = "Chỉ nhập tỷ lệ phần trăm, ví dụ 52,2%."
_BAR_COLOR = "FF9DC3E6"
_WARNING = PatternFill(bgColor="F8CBAD")
_NOTHING = PatternFill("lightUp", fgColor="7F7F7F", bgColor="F2F2F2")
_TABLE_STYLE = "TableStyleLight9"


def protect(page: Any, sheet: Worksheet) -> None:
    """Only open columns take entries, and only such as the import takes; there is no password."""
    page.protection.sheet = True
    page.protection.formatColumns = page.protection.formatRows = False
    for index, column in enumerate(sheet.fields):
        if column.open and column.holds is not Holds.TEXT and (cells := _unit_cells(sheet, index)):
            _validate(page, column, cells)


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


def add_marks(page: Any, sheet: Worksheet) -> None:
    """What stands out by itself in the rows of units."""
    for marking in sheet.markings:
        if cells := _unit_cells(sheet, marking.column):
            page.conditional_formatting.add(cells, _rule(marking, cells))


def _rule(marking: Marking, cells: str) -> Any:
    first = cells.split(":", maxsplit=1)[0].split(maxsplit=1)[0]
    if marking.mark is Highlight.BAR:
        ends = [FormatObject(type="num", val=end) for end in (0, 1)]
        bar = DataBar(cfvo=ends, color=_BAR_COLOR, minLength=0, maxLength=100)
        return Rule(type="dataBar", dataBar=bar)
    if marking.mark is Highlight.SILENT:
        return _by_formula(f"ISBLANK({first})", DifferentialStyle(fill=_NOTHING))
    test = f"ISNUMBER({first}),{first}<{float(marking.limit)}"
    if marking.mark is Highlight.LESS:
        other = get_column_letter(marking.against + 1) + first.lstrip(ascii_uppercase)
        test = f"ISNUMBER({first}),ISNUMBER({other}),{first}<{other}"
    warning = DifferentialStyle(fill=_WARNING, font=Font(bold=True, color="9C0006"))
    return _by_formula(f"AND({test})", warning)


def _by_formula(test: str, look: DifferentialStyle) -> Rule:
    return Rule(type="expression", formula=[test], dxf=look)


def _unit_cells(sheet: Worksheet, column: int) -> str:
    """The cells of a column in all rows that are no totals: `D6:D9 D11:D12`."""
    letter = get_column_letter(column + 1)
    return " ".join(f"{letter}{first}:{letter}{last}" for first, last in unit_rows(sheet))


def unit_rows(sheet: Worksheet) -> Iterator[tuple[int, int]]:
    """The stretches of rows that are no totals, by the first and the last row of each."""
    start: int | None = None
    for place in range(len(sheet.rows) + 1):
        is_unit = place < len(sheet.rows) and place not in sheet.bold
        if is_unit and start is None:
            start = place
        elif not is_unit and start is not None:
            yield sheet.first_row + start, sheet.first_row + place - 1
            start = None


def add_filter(page: Any, sheet: Worksheet) -> None:
    """Arrows over the columns; the totals at the end stay in sight whatever is chosen."""
    count = len(sheet.rows)
    while count - 1 in sheet.bold:
        count -= 1
    if count:
        page.auto_filter.ref = _whole(sheet, count)


def add_table(page: Any, sheet: Worksheet) -> None:
    """The rows as a table of Excel's, that grows with what is added and is named in formulas."""
    cells = _whole(sheet, max(len(sheet.rows), 1))
    columns = [
        TableColumn(id=place, name=one.title) for place, one in enumerate(sheet.fields, start=1)
    ]
    table = Table(
        displayName=sheet.table,
        ref=cells,
        tableColumns=columns,
        autoFilter=AutoFilter(ref=cells),
        tableStyleInfo=TableStyleInfo(name=_TABLE_STYLE, showRowStripes=True),
    )
    page._tables.add(table)  # noqa: SLF001 - the public way warns that columns must be added, as they are


def _whole(sheet: Worksheet, rows: int) -> str:
    last = get_column_letter(len(sheet.fields))
    return f"A{sheet.first_row - 1}:{last}{sheet.first_row + rows - 1}"
