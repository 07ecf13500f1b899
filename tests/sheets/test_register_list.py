"""Registers as offices keep them in Excel: each document with its columns, each doubt at its cell."""

from __future__ import annotations

import pytest

from generator.exchange.sheets import plain_sheet
from generator.sheets.layout import DayCell, Linked
from generator.sheets.register_columns import read_register_columns
from generator.sheets.register_list import RegisterRequest, SourceFile, read_register_list
from generator.sheets.workbook_writing import write_workbook
from generator.wording.read_dates import read_moment

FORM = "Số, ký hiệu văn bản | Ngày, tháng văn bản | Tên loại và trích yếu nội dung văn bản"


def told_of(line):
    more = {key: value for key, value in line._asdict().items() if value and key != "place"}
    named = (more.pop(key, None) for key in ("number", "symbol", "day", "title"))
    said = " | ".join(str(one) for one in named if one is not None)
    return " ".join([said, *(f"{key}={value}" for key, value in more.items())])


@pytest.fixture
def listed(xlsx):
    """From a drawing to the lines and the problems told."""

    def run(drawing, ask=lambda _: None, merges=(), **request):
        files = [SourceFile("so.xlsx", xlsx({"Sổ": drawing}, merges))]
        found = read_register_list(files, RegisterRequest(**request), ask)
        told = [
            f"{one.place.part} {one.message} [{one.code}]".replace("Sổ!", "")
            for one in found.problems
        ]
        return [told_of(one) for one in found.lines], told, found

    return run


def test_the_form_of_the_decree_with_months_and_a_signature(listed) -> None:
    lines, problems, found = listed("""
        SỔ ĐĂNG KÝ VĂN BẢN ĐI
        Số, ký hiệu văn bản | Ngày, tháng văn bản | Tên loại và trích yếu nội dung văn bản | Người ký | Nơi nhận văn bản | Đơn vị, người nhận bản lưu | Số lượng bản | Ngày chuyển | Ký nhận | Ghi chú
        (1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9) | (10)
        Tháng 01
        01/KH-LĐLĐ | 45660d | Kế hoạch A | Nguyễn Văn A | - Các đơn vị;- TLĐ (b/c). | VT | 30 | 04/01/2025 | Lan | gửi thư
        Số: 002/LĐLĐ | 6.1.2025 | V/v B
        3 | 2025-01-07 | Thông báo C | | | | | | | Hủy: in sai
        004/QĐ-LĐLĐ | 8-1-2025 | Số bỏ trống
         | | Người lập sổ
         | ngày 31 tháng 12 năm 2025
    """)
    assert (lines, problems, found.skipped) == (
        [
            "1 | KH-LĐLĐ | 2025-01-03 | Kế hoạch A signer=Nguyễn Văn A recipients=('Các đơn vị', 'TLĐ (b/c)')"
            " archive=VT copies=30 sent=2025-01-04 received=Lan note=gửi thư",
            "2 | LĐLĐ | 2025-01-06 | V/v B",
            "3 | 2025-01-07 | Thông báo C void=in sai",
            "4 | QĐ-LĐLĐ | 2025-01-08 | Số bỏ trống void=Số bỏ trống",
        ],
        [],
        ("Tháng 01", "Người lập sổ", "ngày 31 tháng 12 năm 2025"),
    )


@pytest.mark.parametrize(
    ("drawing", "line"),
    [
        ("Số | Ký hiệu | Ngày ký | Loại văn bản | Trích yếu\n7 | QĐ-LĐLĐ | 1/2/2025 | Quyết định | khen thưởng",
         "7 | QĐ-LĐLĐ | 2025-02-01 | Quyết định khen thưởng kind=Quyết định"),
        ("Số đi | Ngày | Nội dung | Độ mật\n8 | 1/2/2025 | Báo cáo | Mật",
         "8 | 2025-02-01 | Báo cáo is_secret=True"),
        (f"{FORM} | Ghi chú\n9/LĐLĐ | 1/2/2025 | V/v X | Hủy bỏ Quyết định số 5",
         "9 | LĐLĐ | 2025-02-01 | V/v X note=Hủy bỏ Quyết định số 5"),
        (f"{FORM}\n12/2025/QĐ-UBND | 1/2/2025 | Quyết định", "12 | 2025/QĐ-UBND | 2025-02-01 | Quyết định"),
    ],
)  # fmt: skip
def test_other_ways_of_keeping_it(listed, drawing, line) -> None:
    assert listed(drawing)[:2] == ([line], [])


def test_days_merged_down_and_days_without_a_year(listed) -> None:
    text = f"{FORM}\n1/LĐLĐ | 2/3 | A\n2/LĐLĐ | | B\n3/LĐLĐ | 4/3/25 | C"
    lines, problems, _ = listed(text, merges=("B2:B3",), year=2025)
    assert (lines, problems) == (
        ["1 | LĐLĐ | 2025-03-02 | A", "2 | LĐLĐ | 2025-03-02 | B", "3 | LĐLĐ | 2025-03-04 | C"],
        [],
    )


def test_half_a_year_that_is_not_the_one_told_is_asked_about(listed) -> None:
    assert listed(f"{FORM}\n5/LĐLĐ | 31/12/24 | A", year=2025)[:2] == (
        [],
        ["B2 ghi đủ năm; có phải 31/12/2024? Đang là «31/12/24» [E-DATE-YEAR]"],
    )


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("5a/LĐLĐ | 1/2/2025 | A", "A2 ô này không phải là số của văn bản: «5a/LĐLĐ» [E-XLS-SERIAL]"),
        ("44676d | 1/2/2025 | A", "A2 ô này không phải là số của văn bản: «(44676)» [E-XLS-SERIAL]"),
        (" | 1/2/2025 | A", "A2 ô này không phải là số của văn bản: «» [E-XLS-SERIAL]"),
        ("5/LĐLĐ | | A", "B2 chưa ghi ngày [E-XLS-DAY]"),
        ("5/LĐLĐ | 2/3 | A", "B2 ngày «2/3» không ghi năm [E-XLS-DAY]"),
        ("5/LĐLĐ | 30/6/26 | A", "B2 ghi đủ năm; có phải 30/6/2026? Đang là «30/6/26» [E-DATE-YEAR]"),
        ("5/LĐLĐ | 13/13/2025 | A", "B2 lịch không có ngày «13/13/2025» [E-DATE-NONE]"),
        ("5/LĐLĐ | 45 | A", "B2 ô này không phải là ngày: 45 [E-XLS-DAY]"),
        ("5/LĐLĐ | 1/2/2025 | ", "C2 chưa ghi trích yếu [E-XLS-TITLE]"),
    ],
)  # fmt: skip
def test_what_is_refused_at_its_cell(listed, row, told) -> None:
    assert listed(f"{FORM}\n{row}")[:2] == ([], [told])


def test_a_number_that_is_only_kept_is_asked_about(listed) -> None:
    text = f"{FORM} | Ghi chú\n5/LĐLĐ | 1/2/2025 | A | Giữ số"
    assert [told.rpartition("[")[2] for told in listed(text)[1]] == ["E-XLS-KEPT]"]
    assert listed(text, ask=lambda _: 1)[0] == ["5 | LĐLĐ | 2025-02-01 | A void=Giữ số"]


def test_columns_that_are_not_there_are_all_told_and_may_be_named(listed) -> None:
    text = "Số vào sổ | Ban hành | Về việc\n5/LĐLĐ | 1/2/2025 | A"
    assert [told.partition(":")[0] for told in listed(text)[1]] == [
        "Sổ không thấy cột số, ký hiệu",
        "Sổ không thấy cột ngày tháng văn bản",
        "Sổ không thấy cột tên loại và trích yếu",
    ]
    columns = read_register_columns("number=A,date=B,title=C")
    assert listed(text, columns=columns)[0] == ["5 | LĐLĐ | 2025-02-01 | A"]


def test_days_as_we_write_them_are_read_again() -> None:
    days = [read_moment(one) for one in ("06/3/2023", "24/01/2022", "20/11/2022")]
    rows = [
        [Linked(f"{n}/BC-LĐLĐ", file="a.docx"), DayCell(day, day.said), "Báo cáo tháng"]
        for n, day in enumerate(days, start=1)
    ]
    titles = ["Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản"]
    data = write_workbook([plain_sheet("Sổ", titles, rows, title="SỔ ĐĂNG KÝ VĂN BẢN ĐI")])
    found = read_register_list([SourceFile("so.xlsx", data)], RegisterRequest(), lambda _: None)
    assert [(line.number, line.day) for line in found.lines] == [
        (n, day.day) for n, day in enumerate(days, start=1)
    ]
    assert found.problems == ()
