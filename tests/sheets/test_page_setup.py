"""How worksheets stand on paper: never below 8 points, no number cut, rows as high as their words."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from generator.sheets.layout import Field, Holds, Linked, Told, Worksheet
from generator.sheets.page_setup import SIZE, column_widths, paper_for, row_height, scale_for
from generator.sheets.workbook_writing import write_workbook


@pytest.mark.parametrize(
    ("widths", "paper", "across"),
    [
        ([6, 14, 42], 9, False),
        ([60, 40], 9, False),
        ([60, 60], 9, True),
        ([60, 60, 60], 9, True),
        ([60, 60, 60, 40], 8, True),
    ],
)
def test_the_paper(widths, paper, across):
    found = paper_for(widths)
    assert (found.size, found.landscape) == (paper, across)
    assert scale_for(found, widths) * SIZE >= 796


def test_what_is_too_wide_even_so_is_spread_over_pages():
    widths = [6, 14, 42, *[14] * 60]
    assert scale_for(paper_for(widths), widths) is None
    fields = (Field("TT"), *(Field(f"Số {n}", Holds.WHOLE, 14) for n in range(60)))
    table = Worksheet("Bảng", fields, [["1", *range(60)]], frozen=1)
    page = load_workbook(io.BytesIO(write_workbook([table]))).active
    assert (page.page_setup.scale, page.print_title_cols) == (67, "$A:$A")
    assert not page.sheet_properties.pageSetUpPr.fitToPage


def sheet(*fields, rows=()):
    return Worksheet("Bảng", fields, rows)


WORDS = tuple(Field("Chữ", width=40) for _ in range(10))


@pytest.mark.parametrize(
    ("asked", "widths"),
    [
        (sheet(Field("A", width=30), Field("B", Holds.WHOLE, 8), rows=[["x", 5]]), [30, 8]),
        (sheet(Field("B", Holds.WHOLE, 8), rows=[[12_345_678_901]]), [17]),
        (sheet(Field("B", Holds.WHOLE, 8), rows=[[Told(2000, "", "trên 2.000")]]), [13]),
        (sheet(Field("Số", width=18), rows=[["04/KH-LĐLĐ-SGDĐT-TĐTN"]]), [28]),
        (sheet(*WORDS), [19] * 8 + [20] * 2),
        (sheet(*WORDS[:5], Field("B", Holds.WHOLE, 90)), [20, 20, 20, 21, 21, 90]),
    ],
)
def test_the_columns(asked, widths):
    assert sorted(column_widths(asked)) == sorted(widths)


def test_the_column_whose_cells_are_least_high_gives_way_but_keeps_its_words() -> None:
    fields = (Field("Trích yếu", width=120), Field("Người ký", width=60), Field("Mã", width=60))
    rows = [["x " * 200, "Nguyễn Thị Minh Hằng", "indicators.initiatives.unit.h01.surplus"]]
    assert column_widths(sheet(*fields, rows=rows)) == [120, 24, 48]


LONG = "Công đoàn cơ sở Công ty Trách nhiệm hữu hạn Một thành viên Xây dựng và Phát triển nông thôn"


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        ([("Y tế", 42), (5, 8)], None),
        ([(LONG, 42)], 3),
        ([(LONG, 90)], None),
        ([(Linked(LONG, file="a"), 42)], 3),
        ([("một\nhai", 42)], 2),
        ([(None, 42)], None),
    ],
)
def test_the_height_of_a_row(cells, lines):
    assert row_height(cells, bold=False) == (lines and lines * 15.75)
