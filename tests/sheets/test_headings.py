"""Columns are found by their titles, however they are written; two that fit are asked about."""

from __future__ import annotations

import unicodedata

import pytest

from generator.sheets.column_search import ColumnsMisread
from generator.sheets.table_columns import read_columns

ROWS = """
 Y tế   | 5 | 6 | 7
 Sìn Hồ | 1 | 2 | 3
"""


@pytest.mark.parametrize(
    "titles",
    [
        "Đơn vị | Số sáng kiến",
        "ĐƠN VỊ | SỐ SÁNG KIẾN",
        "  Tên đơn\u00a0vị  | Kết quả (1)",
        "Tên CĐCS | Số đã thực hiện đến 25/4/2022",
        "Công đoàn cấp trên trực tiếp cơ sở | Thực hiện*",
        "Đơn vị | sáng kiến | Ghi chú | Tỷ lệ %",
        "Đơn vị | Kết quả | Chỉ tiêu kết quả | So với kết quả kỳ trước",
        "Don vi | Luy ke",
        "Đơn vị | ideas | Kết quả | Thực hiện",
        "Đơn vị | Số sáng kiến đã cập nhật trên Cổng | Số người | Xếp hạng",
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_titles_that_are_understood(xlsx, read, titles, form) -> None:
    data = xlsx(unicodedata.normalize(form, titles) + ROWS)
    assert read(data) == ({"y_te": 5, "sin_ho": 1}, [])


@pytest.mark.parametrize(
    ("titles", "told"),
    [
        (
            "Đơn vị | Kết quả | Kết quả",
            "có nhiều cột có thể là số liệu của «số sáng kiến»: B «Kết quả», C «Kết quả» [E-XLS-COUNT-COLUMN]",
        ),
        (
            "Đơn vị | Kết quả tháng 4 | Chỉ tiêu | Tỷ lệ",
            "không thấy cột số liệu của «số sáng kiến»: B «Kết quả tháng 4», C «Chỉ tiêu», D «Tỷ lệ»",
        ),
    ],
)
def test_titles_that_are_doubtful(xlsx, read, titles, told) -> None:
    counts, problems = read(xlsx(titles + ROWS))
    assert counts == {}
    assert problems[0].startswith(f"a.xlsx: Kết quả: {told}")


def test_of_two_columns_with_the_title_of_units_that_which_names_them_is_read(xlsx, read) -> None:
    assert read(xlsx("Đơn vị | Đơn vị | Kết quả" + ROWS)) == ({"y_te": 6, "sin_ho": 2}, [])
    both = "Đơn vị | Đơn vị | Kết quả\n Y tế | Sìn Hồ | 6\n Sìn Hồ | Y tế | 2"
    counts, (told, *_) = read(xlsx(both))
    doubt = "có nhiều cột có thể là đơn vị: A «Đơn vị», B «Đơn vị» [E-XLS-UNIT-COLUMN]"
    assert (counts, told) == ({}, f"a.xlsx: Kết quả: {doubt}")


def test_a_doubtful_column_is_asked_about_with_its_first_values(xlsx, read) -> None:
    asked = []

    def second(question):
        asked.extend(map(str, question.options))
        return 1

    assert read(xlsx("Đơn vị | Kết quả | Kết quả" + ROWS), second)[0] == {"y_te": 6, "sin_ho": 2}
    assert asked == ["B «Kết quả»: 5, 1", "C «Kết quả»: 6, 2"]


def test_hidden_columns_are_no_candidates(xlsx, read) -> None:
    data = xlsx("Đơn vị | Kết quả | Kết quả" + ROWS, hidden_columns="B")
    assert read(data) == ({"y_te": 6, "sin_ho": 2}, [])


def test_titles_of_two_rows_with_merged_cells_and_numbers_below(xlsx, read) -> None:
    data = xlsx(
        """
     BẢNG TỔNG HỢP
     TT  | Đơn vị | Chỉ tiêu | Kết quả     |        | Tỷ lệ
         |        |          | Giai đoạn 1 | Lũy kế |
     (1) | (2)    | (3)      | (4)         | (5)    | (6)=5/3
     1   | Y tế   | 10       | 3           | 5      | 0.5%
     2   | Sìn Hồ | 10       | 1           | 1      | 0.1%
    """,
        merges=["A1:F1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:F3"],
    )
    assert read(data) == ({"y_te": 5, "sin_ho": 1}, [])


def test_titles_of_two_rows_in_a_csv_file(read) -> None:
    data = """\
TT;Đơn vị;Kết quả;;Tỷ lệ
;;Giai đoạn 1;Lũy kế;
1;Y tế;3;5;50%
2;Sìn Hồ;1;1;10%
"""
    assert read(data.encode(), name="a.csv") == ({"y_te": 5, "sin_ho": 1}, [])


def test_a_label_above_the_table_is_not_taken_for_its_title(xlsx, read) -> None:
    data = xlsx("""
     Đơn vị: | LĐLĐ tỉnh
             |
     Đơn vị  | Kết quả
     Y tế    | 5
    """)
    assert read(data) == ({"y_te": 5}, [])


def test_columns_by_letter_or_title(xlsx, read) -> None:
    data = xlsx("Đơn vị | Kết quả | Kết quả tháng" + ROWS)
    assert read(data, columns={"count": "C"})[0] == {"y_te": 6, "sin_ho": 2}
    assert read(data, columns={"count": "kết quả THÁNG"})[0] == {"y_te": 6, "sin_ho": 2}
    assert read(data, columns={"count": "Không có"})[1] == [
        "a.xlsx: Kết quả: không có đúng một cột tên «Không có» [E-XLS-COLUMN]"
    ]


def test_columns_on_the_command_line() -> None:
    assert read_columns("unit=B, count = Kết quả", ["ideas"]) == {"unit": "B", "count": "Kết quả"}
    for wrong in ("B", "unit=", "units=B", "unit=B,unit=C"):
        with pytest.raises(ColumnsMisread):
            read_columns(wrong, ["ideas"])


def test_the_sheet_with_the_table_is_found_and_two_are_asked_about(xlsx, read) -> None:
    table = "Đơn vị | Kết quả" + ROWS
    data = xlsx({"Hướng dẫn": "Ghi đủ các cột", "Trống": "", "Biểu 1": table})
    assert read(data) == ({"y_te": 5, "sin_ho": 1}, [])
    twice = xlsx({"Biểu 1": table, "Biểu 2": table.replace("5", "9")})
    assert read(twice)[1] == [
        "a.xlsx: không rõ số liệu ở trang tính nào: Biểu 1, Biểu 2 [E-XLS-SHEET]"
    ]
    assert read(twice, sheet="biểu 2")[0] == {"y_te": 9, "sin_ho": 1}
    assert read(twice, lambda question: 1)[0] == {"y_te": 9, "sin_ho": 1}


def test_a_hidden_sheet_is_never_read(xlsx, read) -> None:
    table = "Đơn vị | Kết quả" + ROWS
    data = xlsx({"Biểu 1": table, "Biểu 2": "ghi chú"}, hidden=["Biểu 1"])
    assert read(data, sheet="Biểu 1")[1] == ["a.xlsx: trang tính «Biểu 1» đang ẩn [E-XLS-SHEET]"]
    assert read(data)[0] == {}
