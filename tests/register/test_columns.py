"""The ten columns of the decree's form."""

from __future__ import annotations

from clerks import date, letter, reserve

from generator.model.books import Row, RowState
from generator.register.changing import list_rows
from generator.register.entering import void
from generator.register.form_columns import COLUMN_NUMBERS, HEADERS, columns, in_form_order


def test_a_row_as_the_form_shows_it():
    row = Row(
        number=5,
        symbol="KH-LĐLĐ",
        date=date("24/01/2022"),
        title="Kế hoạch thực hiện Chương trình 01 triệu sáng kiến",
        signer="Trần Việt Hóa",
        recipients=("Các LĐLĐ huyện", "Lãnh đạo LĐLĐ tỉnh"),
        archive="VT, CSPL",
        copies=1500,
        sent=date("25/01/2022"),
        received="Lan",
        note="gửi bưu điện",
    )
    assert dict(zip(HEADERS, columns(row), strict=True)) == {
        "Số, ký hiệu văn bản": "05/KH-LĐLĐ",
        "Ngày tháng văn bản": "24/01/2022",
        "Tên loại và trích yếu nội dung văn bản": (
            "Kế hoạch thực hiện Chương trình 01 triệu sáng kiến"
        ),
        "Người ký": "Trần Việt Hóa",
        "Nơi nhận văn bản": "Các LĐLĐ huyện; Lãnh đạo LĐLĐ tỉnh",
        "Đơn vị, người nhận bản lưu": "VT, CSPL",
        "Số lượng bản": "1.500",
        "Ngày chuyển": "25/01/2022",
        "Ký nhận": "Lan",
        "Ghi chú": "gửi bưu điện",
    }


def test_a_row_with_little_in_it():
    row = Row(number=120, date=date("25/4/2022"), title="Giấy nghỉ phép", state=RowState.RESERVED)
    assert columns(row) == ("120", "25/4/2022", "Giấy nghỉ phép", *[""] * 6, "Giữ số")


def test_rows_are_shown_by_number(register):
    reserve(register, [letter("a", number=2, skip_reason="bỏ"), letter("b")])
    void(register, 2, "nhầm", period="2022")
    assert [
        (row[0], row[-1])
        for row in (columns(one.row) for one in in_form_order(list_rows(register)))
    ] == [
        ("01", "Hủy: bỏ"),
        ("02/KH-LĐLĐ", "Hủy: nhầm"),
        ("03/KH-LĐLĐ", "Giữ số"),
    ]
    assert COLUMN_NUMBERS[-1] == "(10)"


def test_a_number_given_up_without_a_reason_says_so():
    row = Row(number=9, date=date("25/4/2022"), title="Số bỏ trống", state=RowState.VOID)
    assert columns(row)[-1] == "Hủy"
    noted = row.model_copy(update={"reason": "nhầm", "note": "xem sổ giấy"})
    assert columns(noted)[-1] == "Hủy: nhầm; xem sổ giấy"
