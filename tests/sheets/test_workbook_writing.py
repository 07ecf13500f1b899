"""Worksheets as they are written: every look of a cell, what may be typed in, names of sheets."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import datetime
from fractions import Fraction

import pytest
from openpyxl import load_workbook

from generator.model.fields import DecimalCount
from generator.sheets.delimited import write_csv
from generator.sheets.layout import Computed, DayCell, Field, Holds, Linked, Told, Worksheet
from generator.sheets.workbook_writing import sheet_names, write_workbook
from generator.wording.read_dates import read_moment

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


def test_numbers_and_codes_that_are_texts_have_no_green_corner():
    with zipfile.ZipFile(io.BytesIO(write_workbook([SHEET]))) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    assert '<ignoredError sqref="A1:B1048576" numberStoredAsText="1"/></ignoredErrors>' in sheet


@pytest.mark.parametrize(
    ("names", "tabs"),
    [
        (["Số sáng kiến được cập nhật trên Cổng"], ["Số sáng kiến được cập nhật trên"]),
        (["Giá trị làm lợi của các sáng kiến"], ["Giá trị làm lợi của các sáng"]),
        (["a" * 40, "a" * 40], ["a" * 31, f"{'a' * 29} 2"]),
        (["Số [việc]: có?", ""], ["Số việc có", "Bảng"]),
    ],
)
def test_tabs_are_called_in_whole_words(names, tabs):
    assert list(sheet_names(names)) == tabs


def test_a_sheet_without_a_title_says_on_each_page_what_it_is_of():
    bare = Worksheet("Dữ liệu", SHEET.fields, SHEET.rows)
    pages = load_workbook(io.BytesIO(write_workbook([SHEET, bare], title="A & B"))).worksheets
    assert [page.oddHeader.center.text for page in pages] == [None, "A && B: &A"]
    assert {page.HeaderFooter.scaleWithDoc for page in pages} == {False}


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
        ("A1", (True, None, "General", None, True, True, False, False)),
        ("A2", (False, None, "General", None, None, True, False, False)),
        ("B2", (True, None, "General", None, None, True, False, False)),
        ("A4", (True, "thin", "General", "center", True, True, False, False)),
        ("A5", (False, "thin", "@", None, True, True, False, False)),
        ("B5", (False, "thin", "#,##0", None, None, False, True, False)),
        ("C5", (False, "thin", "#,##0.0##", None, None, True, False, False)),
        ("D5", (False, "thin", "0.0%", None, None, False, True, False)),
        ("E5", (False, "thin", "@", None, True, False, True, False)),
        ("A6", (False, "thin", "@", None, True, True, False, True)),
        ("E6", (False, "thin", "@", None, True, False, True, True)),
        ("B7", (True, "thin", "#,##0", None, None, True, False, False)),
        ("A9", (False, None, "General", None, True, True, False, False)),
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
        cell.fill.fgColor.rgb == "00FFF59D",
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
        ("B5:B6", "whole", "between", "0", "999999999999999"),
        ("D5:D6", "decimal", "between", "0", "1000"),
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


def test_what_a_file_says_of_itself() -> None:
    data = write_workbook([SHEET], title="A & B", author="LĐLĐ <tỉnh>")
    book = load_workbook(io.BytesIO(data))
    assert (book.properties.title, book.properties.creator) == ("A & B", "LĐLĐ <tỉnh>")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert b"<Application>vanthu</Application>" in package.read("docProps/app.xml")


def test_what_a_person_adds_looks_like_the_rest(page) -> None:
    assert (page["H20"].font.name, page["H20"].font.size) == ("Times New Roman", 12)


def test_fonts_are_in_the_order_of_the_format() -> None:
    with zipfile.ZipFile(io.BytesIO(write_workbook([CELLS]))) as package:
        styles = package.read("xl/styles.xml").decode()
    fonts = re.findall("<font>.*?</font>", styles)
    parts = {tuple(re.findall("<([a-zA-Z]+) ", one)) for one in fonts}
    assert parts == {("sz", "name"), ("b", "sz", "name"), ("u", "sz", "color", "name")}


MARCH, MAY_8H = read_moment("06/3/2023"), read_moment("8h05 20/11/2022")
CELLS = Worksheet(
    name="Ô",
    fields=(
        Field("Ngày", Holds.DAY, centred=True),
        Field("Số", Holds.DECIMAL),
        Field("Còn", Holds.WHOLE, format='#,##0;-#,##0;"–"'),
        Field("Tệp"),
    ),
    rows=[
        [DayCell(MARCH, MARCH.said), 2000, 0, Linked("57/KH", file="../a b.docx")],
        [DayCell(MAY_8H, MAY_8H.said), Computed("R[-1]C*2", 4000), Computed("RC[-1]", None), "=1"],
        [DayCell(read_moment("24/01/2022"), ""), DecimalCount("2.5"), None, Linked("Ô", sheet=0)],
    ],
)


@pytest.mark.parametrize(
    ("place", "value", "form"),
    [
        ("A2", datetime.fromisoformat("2023-03-06"), "dd/m/yyyy"),
        ("A3", datetime.fromisoformat("2022-11-20T08:05"), 'h"h"mm dd/mm/yyyy'),
        ("A4", datetime.fromisoformat("2022-01-24"), "dd/mm/yyyy"),
        ("B2", 2000, "#,##0"),
        ("B3", 4000, "#,##0"),
        ("B4", 2.5, "#,##0.0##"),
        ("C2", 0, '#,##0;-#,##0;"–"'),
        ("C3", None, '#,##0;-#,##0;"–"'),
        ("D2", "57/KH", "@"),
        ("D3", "=1", "@"),
    ],
)
def test_what_cells_hold_and_how_it_is_shown(place, value, form) -> None:
    cell = load_workbook(io.BytesIO(write_workbook([CELLS])), data_only=True).active[place]
    assert (cell.value, cell.number_format) == (value, form)


def test_formulas_and_links() -> None:
    page = load_workbook(io.BytesIO(write_workbook([CELLS]))).active
    assert (page["B3"].value, page["C3"].value) == ("=B2*2", "=B3")
    assert page["D2"].hyperlink.target == "../a b.docx"
    assert page["D4"].hyperlink.location == "'Ô'!A1"
    assert page["D3"].hyperlink is None


def test_who_signs_stands_outside_of_what_is_read() -> None:
    sheet = replace(SHEET, signers=("Người lập biểu", "Thủ trưởng đơn vị"), frozen=1)
    page = load_workbook(io.BytesIO(write_workbook([sheet]))).active
    below = [[cell.value for cell in row if cell.value is not None] for row in page["A10:E12"]]
    assert below == [[], ["Ngày … tháng … năm …"], ["Người lập biểu", "Thủ trưởng đơn vị"]]


def test_a_table_of_excel_has_the_titles_of_its_columns() -> None:
    sheet = Worksheet("Dữ liệu", (Field("A"), Field("B", Holds.WHOLE)), [["x", 1]], table="Du_lieu")
    table = load_workbook(io.BytesIO(write_workbook([sheet]))).active.tables["Du_lieu"]
    assert (table.ref, table.column_names) == ("A1:B2", ["A", "B"])


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


RATES = Worksheet(
    name="Bảng",
    fields=(
        Field("Tỷ lệ", Holds.RATE),
        Field("Số", Holds.DECIMAL),
        Field("Gõ", Holds.RATE, open=True),
    ),
    rows=[
        [
            Told(Fraction(2660, 5091), "#,##0.0%", "52,2%"),
            DecimalCount("1250.5"),
            Fraction("0.525"),
        ],
        [Told(Fraction("0.616"), '"gần "#,##0.0%', "gần 61,6%"), 1200, None],
        [Computed("", Told(Fraction(5, 2), "#,##0.0%", "250%")), None, None],
        [Computed("", None), None, None],
    ],
)


def test_a_rate_has_its_number_beside_it_but_a_bound_has_none() -> None:
    assert write_csv(RATES).decode("utf-8-sig").splitlines() == [
        "Tỷ lệ;Tỷ lệ (số thập phân);Số;Gõ",
        "52,2%;0,522;1250,5;52,5%",
        "gần 61,6%;;1200;",
        "250%;2,50;;",
        ";;;",
    ]


def test_as_csv() -> None:
    assert write_csv(SHEET).decode("utf-8-sig").split("\r\n") == [
        "Đơn vị;Số;Bình quân;Tỷ lệ;Ghi chú",
        "Y tế;1234;250%;33,333333333%;",
        "'=1+1;;7;;'@x",
        "Tổng;1234;;;",
        "",
    ]
    assert write_csv(SHEET).startswith(b"\xef\xbb\xbf")
