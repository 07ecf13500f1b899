"""Worksheets as they are written: every look of a cell, what may be typed in, names of sheets."""

from __future__ import annotations

import io
from fractions import Fraction

import pytest
from openpyxl import load_workbook

from generator.sheets.delimited import write_csv
from generator.sheets.layout import Field, Holds, Worksheet
from generator.sheets.workbook_writing import sheet_names, write_workbook

SHEET = Worksheet(
    name="Số liệu",
    fields=(
        Field("Đơn vị", width=30),
        Field("Số", Holds.WHOLE, open=True),
        Field("Bình quân", Holds.DECIMAL),
        Field("Tỷ lệ", Holds.RATE, open=True),
        Field("Ghi chú", open=True),
    ),
    rows=[
        ["Y tế", 1234, Fraction(5, 2), Fraction(1, 3), ""],
        ["=1+1", None, 7, None, "@x"],
        ["Tổng", 1234, None, None, None],
    ],
    title="SỐ LIỆU",
    stamps=(("Mã chiến dịch", "sk"),),
    remarks=("Để trống ô chưa có số liệu.",),
    bold=frozenset({2}),
    protected=True,
)


@pytest.fixture(scope="module")
def page():
    return load_workbook(io.BytesIO(write_workbook([SHEET], title="A & B"))).active


def test_lines_above_and_below_the_table(page) -> None:
    assert [[cell for cell in row if cell is not None] for row in page.values] == [
        ["SỐ LIỆU"],
        ["Mã chiến dịch", "sk"],
        [],
        ["Đơn vị", "Số", "Bình quân", "Tỷ lệ", "Ghi chú"],
        ["Y tế", 1234, 2.5, pytest.approx(1 / 3)],
        ["=1+1", 7, "@x"],
        ["Tổng", 1234],
        [],
        ["Để trống ô chưa có số liệu."],
    ]
    assert SHEET.first_row == 5


@pytest.mark.parametrize(
    ("place", "look"),
    [  # bold, border, number format, horizontal, wrapped, locked, filled, quoted
        ("A1", (True, None, "General", None, None, True, False, False)),
        ("A2", (False, None, "General", None, None, True, False, False)),
        ("B2", (True, None, "General", None, None, True, False, False)),
        ("A4", (True, "thin", "General", "center", True, True, False, False)),
        ("A5", (False, "thin", "@", None, True, True, False, False)),
        ("B5", (False, "thin", "#,##0", None, None, False, True, False)),
        ("C5", (False, "thin", "#,##0.##", None, None, True, False, False)),
        ("D5", (False, "thin", "0.0%", None, None, False, True, False)),
        ("E5", (False, "thin", "@", None, True, False, True, False)),
        ("A6", (False, "thin", "@", None, True, True, False, True)),
        ("E6", (False, "thin", "@", None, True, False, True, True)),
        ("B7", (True, "thin", "#,##0", None, None, False, True, False)),
        ("A9", (False, None, "General", None, None, True, False, False)),
    ],
)
def test_looks(page, place, look) -> None:
    cell = page[place]
    assert (
        cell.font.bold,
        cell.border.left.style,
        cell.number_format,
        cell.alignment.horizontal,
        cell.alignment.wrap_text,
        cell.protection.locked,
        cell.fill.fgColor.rgb == "00FFFFE5",
        bool(cell.quotePrefix),
    ) == look
    assert (cell.font.name, cell.font.size) == ("Times New Roman", 12)


def test_the_page(page) -> None:
    assert page.title == "Số liệu"
    assert page.freeze_panes == "A5"
    assert page.print_title_rows == "$4:$4"
    assert (int(page.page_setup.paperSize), int(page.page_setup.fitToHeight)) == (9, 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert [page.column_dimensions[one].width for one in "AB"] == [30, 12]
    assert page.protection.sheet
    assert (page.protection.formatColumns, page.protection.formatRows) == (False, False)


def test_what_may_be_typed_in(page) -> None:
    rules = page.data_validations.dataValidation
    assert [
        (str(one.sqref), one.type, one.operator, one.formula1, one.formula2) for one in rules
    ] == [
        ("B5:B7", "whole", "between", "0", "999999999999999"),
        ("D5:D7", "decimal", "between", "0", "1000"),
    ]
    assert {(one.allow_blank, one.showErrorMessage, one.showInputMessage) for one in rules} == {
        (True, True, True)
    }
    assert [one.error for one in rules] == [
        "Chỉ nhập số nguyên, không gõ dấu chấm, dấu phẩy hay chữ.",
        "Chỉ nhập tỷ lệ phần trăm, ví dụ 52,2%.",
    ]


def test_a_sheet_that_is_open_to_all(page) -> None:
    plain = Worksheet("Bảng", (Field("Số", Holds.WHOLE, open=True),), [[1]])
    page = load_workbook(io.BytesIO(write_workbook([plain]))).active
    assert not page.protection.sheet
    assert page.data_validations.dataValidation == []
    assert page["A2"].protection.locked
    assert page.freeze_panes == "A2"


def test_a_protected_sheet_without_rows_has_nothing_to_check() -> None:
    empty = Worksheet("Bảng", (Field("Số", Holds.WHOLE, open=True),), [], protected=True)
    page = load_workbook(io.BytesIO(write_workbook([empty]))).active
    assert page.data_validations.dataValidation == []


def test_the_title_of_a_file() -> None:
    book = load_workbook(io.BytesIO(write_workbook([SHEET], title="A & B")))
    assert book.properties.title == "A & B"


@pytest.mark.parametrize(
    ("names", "given"),
    [
        (["Số/liệu [1]"], ["Số liệu 1"]),
        (["'*?"], ["Bảng"]),
        (["A", "a", "A"], ["A", "a 2", "A 3"]),
        (["x" * 40, "x" * 40], ["x" * 31, "x" * 29 + " 2"]),
    ],
)
def test_names_that_excel_takes(names, given) -> None:
    assert list(sheet_names(names)) == given


def test_as_csv() -> None:
    assert write_csv(SHEET).decode("utf-8-sig").split("\r\n") == [
        "Đơn vị,Số,Bình quân,Tỷ lệ,Ghi chú",
        'Y tế,1234,250%,"33,333333333%",',
        "'=1+1,,7,,'@x",
        "Tổng,1234,,,",
        "",
    ]
    assert write_csv(SHEET).startswith(b"\xef\xbb\xbf")
