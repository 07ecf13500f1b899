"""Units of measure in a row of their own below the titles, and columns whose titles name an indicator: read or asked about."""

from __future__ import annotations

import pytest
from grids import draw_grid

from generator.model.campaign import Indicator, Measure
from generator.sheets.doubts import SpreadsheetRefused
from generator.sheets.grid import CellKind, Merge, SheetCell
from generator.sheets.measures import tens_between
from generator.sheets.rescaling import rescaled, rescaled_cell
from generator.sheets.table_columns import Wanted, find_columns
from generator.sheets.title_doubts import names_indicator

SORTED = Indicator(code="ho", name="số hộ phân loại rác tại nguồn", unit_of_measure="hộ")
PAID = Indicator(
    code="nop",
    name="tỷ lệ hộ nộp tiền dịch vụ thu gom rác",
    unit_of_measure="%",
    measure=Measure.RATE,
)
GIVEN = Indicator(code="tien", name="số tiền đóng góp", unit_of_measure="triệu đồng", decimals=1)
THREE = Wanted(SORTED, [PAID, GIVEN])
TITLES = "TT | Thôn | Số hộ phân loại rác tại nguồn | Tỷ lệ hộ nộp tiền dịch vụ thu gom rác | Số tiền đóng góp\n"
ROW = "1 | Khe | 71 | 78,3 | 6,2\n"
ALL = {"unit": 2, "ho": 3, "nop": 4, "tien": 5}


def asked_of(drawing, wanted=THREE, answer=None, merges=()):
    """The columns found, or nothing, with all that was asked and offered; `answer` is what an option begins with."""
    told = []

    def ask(question):
        options = [str(one) for one in question.options]
        told.append((question.code, options))
        return next((at for at, one in enumerate(options) if answer and one.startswith(answer)), None)  # fmt: skip

    try:
        return find_columns(draw_grid(drawing, merges), wanted, ask), told
    except SpreadsheetRefused:
        return None, told


@pytest.mark.parametrize(
    ("measures", "first_row"),
    [
        (" | | hộ | % | triệu đồng\n", 3),
        (" | | (hộ) | (%) | (triệu đồng)\n", 3),
        (" | | Hộ | [%] | tr.đ\n", 3),
        (" | | | % | triệu đồng\n", 3),
        (" | | | | triệu đồng\n", 3),
        (" | ĐVT | hộ | % | triệu đồng\n", 3),
        (" | Đơn vị tính: | hộ | % | triệu đồng\n", 3),
        ("ĐVT | | hộ | % | triệu đồng\n", 3),
        (" | - | hộ | - | triệu đồng\n", 3),
        (" | | hộ gia đình | % | triệu đồng\n", 3),
        (" | | hộ | % | triệu đồng\n(1) | (2) | (3) | (4) | (5)\n", 4),
        ("(1) | (2) | (3) | (4) | (5)\n | ĐVT | hộ | % | triệu đồng\n", 4),
        ("", 2),
    ],
)
def test_a_row_of_measures_belongs_to_the_titles_and_hides_no_column(measures, first_row) -> None:
    found, asked = asked_of(TITLES + measures + ROW)
    assert (found.by_content, found.first_row, asked) == (ALL, first_row, [])


def test_measures_below_titles_of_two_rows_that_are_merged_down() -> None:
    drawing = """
TT | Thôn | Số hộ phân loại rác tại nguồn | | Tỷ lệ hộ nộp tiền dịch vụ thu gom rác | Số tiền đóng góp
 | | Thực hiện | Đạt so với CT giai đoạn 1
 | | hộ | % | % | triệu đồng
1 | Khe | 71 | 74 | 78 | 6
"""
    merged = [(1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 4), (1, 5, 2, 5), (1, 6, 2, 6)]
    found, asked = asked_of(drawing, merges=[Merge(*one) for one in merged])
    assert (found.by_content, asked) == ({"unit": 2, "ho": 3, "nop": 5, "tien": 6}, [])
    assert found.titles[6] == "Số tiền đóng góp (triệu đồng)"
    assert found.left_out == ()


def test_measures_that_alone_tell_columns_apart_stay_titles() -> None:
    drawing = "Thôn | Thực hiện | Thực hiện\n | hộ | %\nKhe | 71 | 74\n"
    found, asked = asked_of(drawing, Wanted(SORTED))
    assert (found.by_content, found.titles[3], asked) == ({"unit": 1, "ho": 2}, "Thực hiện / %", [])


@pytest.mark.parametrize(
    ("stated", "options", "tens"),
    [
        ("đồng", ["đổi ra triệu đồng: chia cả cột cho 1.000.000, ví dụ 6.200.000 thành 6,2", "các số trong cột đã tính bằng triệu đồng"], {3: -6}),
        ("nghìn đồng", ["đổi ra triệu đồng: chia cả cột cho 1.000, ví dụ 6.200.000 thành 6.200", "các số trong cột đã tính bằng triệu đồng"], {3: -3}),
        ("tỷ đồng", ["đổi ra triệu đồng: nhân cả cột với 1.000, ví dụ 6.200.000 thành 6.200.000.000", "các số trong cột đã tính bằng triệu đồng"], {3: 3}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("written", ["(đơn vị tính) | ({})", " | {}", "ĐVT | {}"])
def test_money_in_another_measure_may_be_converted(written, stated, options, tens) -> None:
    drawing = f"Thôn | Số hộ phân loại rác tại nguồn | Số tiền đóng góp\n{written.format(f'hộ | {stated}')}\n"
    found, asked = asked_of(f"{drawing}Khe | 71 | 6200000\n", answer="đổi")
    assert (found.by_content, asked) == ({"unit": 1, "ho": 2, "tien": 3}, [("E-XLS-MEASURE", options)])  # fmt: skip
    assert found.tens == tens


@pytest.mark.parametrize(
    "below",
    [
        "Đơn vị tính: đồng",
        "(ĐVT: đồng)",
        "Số tiền tính bằng đồng",
        " | | ĐVT: đồng",
        " | | (đơn vị tính: đồng)",
        "Khe | | ĐVT: đồng",
    ],
)
def test_a_line_below_the_titles_says_the_measure_wherever_it_stands(below) -> None:
    drawing = f"Thôn | Số hộ phân loại rác tại nguồn | Số tiền đóng góp\n{below}\n"
    found, asked = asked_of(f"{drawing}Khe | 71 | 6200000\n", answer="đổi")
    assert ([code for code, _ in asked], found.tens) == (["E-XLS-MEASURE"], {3: -6})


def test_a_measure_that_nobody_settles_keeps_out_its_column_alone() -> None:
    drawing = TITLES + " | | hộ | % | đồng\n1 | Khe | 71 | 78,3 | 6200000\n"
    found, _ = asked_of(drawing)
    assert found.by_content == {"unit": 2, "ho": 3, "nop": 4}
    assert [one.code for one in found.unsettled] == ["E-XLS-MEASURE"]
    assert found.left_out == ()


@pytest.mark.parametrize(
    ("cell", "tens", "text"),
    [
        (SheetCell(CellKind.NUMBER, "6270000"), -6, "6.27"),
        (SheetCell(CellKind.NUMBER, "6.27"), 6, "6270000"),
        (SheetCell(CellKind.TEXT, "6.270.000"), -6, "6.27"),
        (SheetCell(CellKind.TEXT, "6,27"), 3, "6270"),
        (SheetCell(CellKind.NUMBER, "0"), -6, "0"),
        (SheetCell(CellKind.TEXT, "5 triệu"), -6, "5 triệu"),
        (SheetCell(CellKind.TEXT, "chưa có"), -6, "chưa có"),
        (SheetCell(CellKind.NUMBER, "123456789012345.5"), -9, "123456.7890123455"),
    ],
)
def test_a_cell_is_rescaled_exactly(cell, tens, text) -> None:
    assert rescaled_cell(cell, tens).text == text


def test_only_the_rows_and_columns_that_are_meant_are_rescaled() -> None:
    grid = rescaled(draw_grid("Năm | 2000\nKhe | 3000\n"), {2: -3}, first_row=2)
    assert [row.cells[2].text for row in grid.rows] == ["2000", "3"]


@pytest.mark.parametrize(
    ("stated", "measure", "tens"),
    [("đồng", "triệu đồng", -6), ("1.000 đồng", "đồng", 3), ("kg", "tấn", -3), ("tạ", "kg", 2),
     ("ha", "m2", 4), ("km", "m", 3), ("triệu", "lượt", 6), ("hộ", "người", None), ("lạ", "đồng", None), ("%", "đồng", None)],
)  # fmt: skip
def test_by_how_much_measures_differ(stated, measure, tens) -> None:
    assert tens_between(stated, measure) == tens


@pytest.mark.parametrize(
    ("title", "indicator", "is_named"),
    [
        ("Số tiền đóng góp tháng 11", GIVEN, True),
        ("Tiền góp", GIVEN, True),
        ("Số tiền nhân dân đóng góp", GIVEN, True),
        ("Chỉ tiêu số tiền đóng góp", GIVEN, False),
        ("Tỷ lệ đóng góp tiền", GIVEN, False),
        ("Số tiền", GIVEN, False),
        ("Ghi chú", GIVEN, False),
        ("Tỷ lệ nộp tiền dịch vụ (%)", PAID, True),
        ("Tỷ lệ hộ nộp tiền dịch vụ thu gom rác so với kỳ trước", PAID, False),
        ("Số hộ", SORTED, False),
        ("Hộ phân loại rác", SORTED, True),
        ("Tỷ lệ hộ phân loại rác", SORTED, False),
        ("Số hộ phân loại rác tại nguồn đạt so với CT", SORTED, False),
    ],
)
def test_titles_that_name_an_indicator(title, indicator, is_named) -> None:
    assert names_indicator([title], indicator) is is_named


BESIDE = "Thôn | Số hộ phân loại rác tại nguồn | Số tiền đóng góp tháng 11 | Tiền góp\nKhe | 71 | 6 | 7\n"
OFFERED = ["C «Số tiền đóng góp tháng 11»: 6", "D «Tiền góp»: 7", "không cột nào: tệp không có số này"]  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "columns", "refused"),
    [
        ("C", {"unit": 1, "ho": 2, "tien": 3}, []),
        ("D", {"unit": 1, "ho": 2, "tien": 4}, []),
        ("không", {"unit": 1, "ho": 2}, []),
        (None, {"unit": 1, "ho": 2}, ["E-XLS-INDICATOR-COLUMN"]),
    ],
)
def test_a_column_that_names_an_indicator_is_asked_about(answer, columns, refused) -> None:
    found, asked = asked_of(BESIDE, answer=answer)
    assert (found.by_content, asked) == (columns, [("E-XLS-INDICATOR-COLUMN", OFFERED)])
    assert [one.code for one in found.unsettled] == refused


def test_two_columns_of_the_same_title_are_asked_about() -> None:
    found, asked = asked_of("Thôn | Số hộ phân loại rác tại nguồn | Số tiền đóng góp | Số tiền đóng góp\nKhe | 71 | 6 | 7\n", answer="D")  # fmt: skip
    assert found.by_content == {"unit": 1, "ho": 2, "tien": 4}
    assert [code for code, _ in asked] == ["E-XLS-INDICATOR-COLUMN"]
