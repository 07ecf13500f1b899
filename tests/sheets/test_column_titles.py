"""What titles mean: the unit, a count (and how surely), or something else."""

from __future__ import annotations

import pytest
from grids import draw_grid

from generator.model.campaign import Indicator
from generator.sheets.band import find_band
from generator.sheets.column_titles import (
    full_title,
    likeness_to_count,
    likeness_to_unit,
    plain_title,
    says_no_result,
)
from generator.sheets.grid import Merge
from generator.sheets.table_columns import Wanted

IDEAS = Indicator(code="ideas", name="số sáng kiến mới (lũy kế)", unit_of_measure="sáng kiến")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Số  đã thực hiện (1)", "so da thuc hien"),
        ("Kết quả [tạm tính]*:", "ket qua"),
        ("Kết quả¹", "ket qua"),
        ("Kết(1)quả", "ket qua"),
        ("Kết quả tính đến hết ngày 25/4/2022", "ket qua"),
        ("Kết quả đến 2022-04-25", "ket qua"),
        ("Lũy kế tới nay", "luy ke"),
        ("Số đến ngày 25-4", "so"),
        ("Đơn vị\u200b -", "don vi"),
    ],
)
def test_plain_titles(text, plain) -> None:
    assert plain_title(text) == plain


@pytest.mark.parametrize(
    ("title", "likeness"),
    [
        ("don vi", 2),
        ("co quan, don vi", 2),
        ("ten khoa", 2),
        ("ten co so hoi", 2),
        ("co so hoi", 2),
        ("ten chi hoi", 2),
        ("chi hoi", 2),
        ("ten to hoi nong dan", 2),
        ("ten co so", 2),
        ("ten to truong", 0),
        ("ten chi hoi truong", 0),
        ("ten hoi vien", 0),
        ("ten thon, ban, doan the", 2),
        ("ten ban, nhom ho", 2),
        ("ten lanh dao, so dien thoai", 0),
        ("khoa/phong", 2),
        ("ten xa, phuong", 2),
        ("ten sang kien", 0),
        ("phong", 0),
        ("danh sach don vi", 1),
        ("don vi tinh", 0),
        ("ma don vi", 0),
        ("don vi giao", 0),
        ("ket qua", 0),
    ],
)
def test_titles_of_units(title, likeness) -> None:
    assert likeness_to_unit(title) == likeness


@pytest.mark.parametrize(
    ("path", "asked", "likeness"),
    [
        (("Số sáng kiến mới (lũy kế)",), False, 4),
        (("số sáng kiến mới",), False, 4),
        (("Kết quả", "IDEAS"), False, 4),
        (("Kết quả",), False, 0),
        (("Kết quả",), True, 3),
        (("Tổng số sáng kiến",), True, 3),
        (("Số sáng kiến",), True, 3),
        (("sáng kiến",), True, 3),
        (("Số lượng sáng kiến",), True, 3),
        (("Kết quả", "đã cập nhật"), True, 2),
        (("Đã thực hiện", "sáng kiến cấp cơ sở"), True, 2),
        (("Sáng kiến cấp cơ sở",), True, 1),
        (("Số thực hiện trong kỳ",), True, 1),
        (("Kết quả chung",), True, 1),
        (("Lũy kế chung",), True, 1),
        (("Kết quả", "Tỷ lệ %"), True, 0),
        (("Chỉ tiêu", "Lũy kế"), True, 0),
        (("Kết quả", ""), True, 0),
        (("Họ và tên",), True, 0),
    ],
)
def test_titles_of_counts(path, asked, likeness) -> None:
    assert likeness_to_count(tuple(map(full_title, path)), IDEAS, asked=asked) == likeness


def band_of(text, merges=(), **more):
    found = find_band(draw_grid(text, merges, **more), Wanted(IDEAS).is_count)
    return found and ({column: found.shown(column) for column in found.titles}, found.first_row)


@pytest.mark.parametrize(
    ("drawing", "titles", "first_row"),
    [
        (
            """
            KẾT QUẢ CHƯƠNG TRÌNH
            TT | Đơn vị | Kết quả
            1 | Y tế | 5
            """,
            {1: "TT", 2: "Đơn vị", 3: "Kết quả"},
            3,
        ),
        (  # the surest row is taken, though it comes later
            """
            Đơn vị | Sở Nội vụ
            Tên đơn vị | Kết quả
            """,
            {1: "Tên đơn vị", 2: "Kết quả"},
            3,
        ),
        (  # rows of column numbers belong to the titles
            """
            TT | Đơn vị | Kết quả | Ghi chú
            A | B | 1 | 2=1*3
            1 | Y tế | 5
            """,
            {1: "TT", 2: "Đơn vị", 3: "Kết quả", 4: "Ghi chú"},
            3,
        ),
        (
            """
            TT | Đơn vị | Kết quả | Ghi chú
            (1) | (2) | (3) | (4)
            1 | Y tế | 5
            """,
            {1: "TT", 2: "Đơn vị", 3: "Kết quả", 4: "Ghi chú"},
            3,
        ),
        (  # figures are no numbers of columns
            """
            Mã | Kết quả | Ghi chú
            4 | 5 | 6
            """,
            {1: "Mã", 2: "Kết quả", 3: "Ghi chú"},
            2,
        ),
        (
            """
            Mã | Kết quả | Ghi chú
            1 | 3 | 2
            """,
            {1: "Mã", 2: "Kết quả", 3: "Ghi chú"},
            2,
        ),
        (
            """
            Mã | Kết quả | Ghi chú
            1 | 2 | 3
            """,
            {1: "Mã", 2: "Kết quả", 3: "Ghi chú"},
            3,
        ),
        (
            """
            Mã | Kết quả
            1 | 2
            """,
            {1: "Mã", 2: "Kết quả"},
            2,
        ),
        (  # a second row of titles, finer than the first
            """
            TT | Đơn vị | Kết quả
             | | Cấp tỉnh | Cấp huyện
            1 | Y tế | 5 | 6
            """,
            {1: "TT", 2: "Đơn vị", 3: "Kết quả / Cấp tỉnh", 4: "Cấp huyện"},
            3,
        ),
        (  # a row of units of measure
            """
            TT | Đơn vị | Vốn | Gạo
             | | (triệu đồng) | Kg
            1 | Y tế | 5 | 6
            """,
            {1: "TT", 2: "Đơn vị", 3: "Vốn (triệu đồng)", 4: "Gạo (Kg)"},
            3,
        ),
        (
            """
            TT | Đơn vị | Vốn
             | | Triệu đồng
            1 | Y tế | 5
            """,
            {1: "TT", 2: "Đơn vị", 3: "Vốn (Triệu đồng)"},
            3,
        ),
        (
            """
            TT | Đơn vị | Kết quả
             | | chưa có
            """,
            {1: "TT", 2: "Đơn vị", 3: "Kết quả"},
            2,
        ),
        (  # not so where it says something of the unit, or holds a number
            """
            TT | Đơn vị | Kết quả
             | Sở Nội vụ | không | có
            """,
            {1: "TT", 2: "Đơn vị", 3: "Kết quả"},
            2,
        ),
        (
            """
            TT | Đơn vị | Kết quả
             | | Cấp tỉnh | 4
            """,
            {1: "TT", 2: "Đơn vị", 3: "Kết quả"},
            2,
        ),
        (
            """
            TT | Đơn vị | Kết quả | Ghi chú
             | | Cấp tỉnh | Cấp huyện
            """,
            {1: "TT", 2: "Đơn vị", 3: "Kết quả", 4: "Ghi chú"},
            2,
        ),
    ],
)
def test_the_rows_of_titles(drawing, titles, first_row) -> None:
    assert band_of(drawing) == (titles, first_row)


def test_titles_merged_down_and_across() -> None:
    drawing = """
    TT | Đơn vị | Kết quả
     | | Cấp tỉnh | Cấp huyện
     | | (a) | (b)
    1 | Y tế | 5 | 6
    """
    merges = [Merge(1, 1, 3, 1), Merge(1, 2, 3, 2), Merge(1, 3, 1, 4)]
    assert band_of(drawing, merges) == (
        {
            1: "TT",
            2: "Đơn vị",
            3: "Kết quả / Cấp tỉnh / (a)",
            4: "Kết quả / Cấp huyện / (b)",
        },
        4,
    )


def test_at_most_three_rows_are_titles() -> None:
    drawing = "\n".join(["TT | Đơn vị | Kết quả", *["1 | Y tế | 5"] * 6])
    assert band_of(drawing, [Merge(1, 1, 6, 1)])[1] == 4


def test_a_title_merged_over_the_columns_beside_the_unit_stands_a_row_higher() -> None:
    drawing = """
     | | Số sáng kiến
    TT | Đơn vị | Cấp tỉnh | Cấp huyện
    1 | Y tế | 5 | 6
    """
    assert band_of(drawing, [Merge(1, 3, 1, 4)]) == (
        {
            1: "TT",
            2: "Đơn vị",
            3: "Số sáng kiến / Cấp tỉnh",
            4: "Số sáng kiến / Cấp huyện",
        },
        3,
    )
    assert band_of(drawing, [Merge(1, 2, 1, 4)])[0][3] == "Cấp tỉnh"


def test_in_a_csv_file_a_title_reaches_over_the_finer_ones_below() -> None:
    drawing = """
    TT | Đơn vị | Kết quả
     | | Cấp tỉnh | Cấp huyện
    1 | Y tế | 5 | 6
    """
    assert band_of(drawing, all_text=True)[0][4] == "Kết quả / Cấp huyện"


@pytest.mark.parametrize("drawing", ["Biểu 1\nY tế | 5", "Đơn vị", "Họ tên | Ngày sinh"])
def test_no_row_of_titles(drawing) -> None:
    assert band_of(drawing) is None


def test_titles_are_sought_in_the_first_hundred_rows() -> None:
    lines = ["a | b"] * 99
    assert band_of("\n".join([*lines, "Đơn vị | Kết quả"]))[1] == 101
    assert band_of("\n".join([*lines, "a | b", "Đơn vị | Kết quả"])) is None


@pytest.mark.parametrize(
    ("title", "said"),
    [
        *(("Chỉ tiêu giao", True), ("Giảm", True), ("Tăng thêm", True), ("GIAM", True)),
        *(("Đã bàn giao", False), ("Số cuộc giám sát", False), ("Số quà tặng", False)),
        ("Số nhà (đến ngày 30/9/2026)", False),
    ],
)
def test_what_is_held_against_results_is_known_by_its_diacritics(title, said) -> None:
    assert says_no_result(title) is said
