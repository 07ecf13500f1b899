"""Where no title over the names is known, somebody says the column: the row of titles is the one with words over it."""

from __future__ import annotations

import pytest

from generator.sheets.doubts import ask_nobody
from generator.sheets.unit_list import ListRequest, read_unit_list
from generator.sheets.unit_results import SourceFile

LIST = """
         | UBND XÃ NẬM CUỔI
         | DANH SÁCH GIAO
         | (Kèm theo Tờ trình của công chức VHXH)
     TT  | Nơi thực hiện phong trào | Số hộ | Ghi chú
     1   | Bản Nậm Cuổi 1           | 98    |
     2   | Thôn Tân Lập             | 75    | mới
     II  | Các đoàn thể
     3   | Hội LHPN xã              | 20    |
         | Cộng                     | 193   |
"""
RESULTS = """
         | BẢNG KẾT QUẢ
     TT  | Nơi thực hiện | Số sáng kiến | Ghi chú
     1   | Phong Thổ     | 5            |
     2   | Y tế          | 7            | mới
"""


class Second:
    """Answers every question with the second column, and hears what is asked."""

    def __init__(self):
        self.asked = []

    def __call__(self, question):
        self.asked.append((str(question.message), *map(str, question.options)))
        return 1


def units_of(xlsx, campaign, text, ask=ask_nobody, merges=(), **columns):
    file = SourceFile("a.xlsx", xlsx(text, merges))
    found = read_unit_list([file], campaign, ListRequest(columns=columns), ask)
    assert found.problems == ()
    return [(one.name, one.group, dict(one.bases)) for one in found.units]


READ = [
    ("Bản Nậm Cuổi 1", None, {"households": 98}),
    ("Thôn Tân Lập", None, {"households": 75}),
    ("Hội LHPN xã", "Các đoàn thể", {"households": 20}),
]


@pytest.mark.parametrize("merges", [(), ("B1:D1", "B2:D2", "B3:D3"), ("A3:D3",)])
def test_the_row_of_titles_has_a_title_over_the_answered_column(xlsx, campaign, merges) -> None:
    person = Second()
    assert units_of(xlsx, campaign, LIST, person, merges) == READ
    assert person.asked == [
        (
            "không thấy cột đơn vị: A, B, C, D",
            "A: TT, 1, 2",
            "B: Nơi thực hiện phong trào, Bản Nậm Cuổi 1, Thôn Tân Lập",
            "C: Số hộ, 98, 75",
            "D: Ghi chú, mới",
        )
    ]


@pytest.mark.parametrize("told", ["B", "Nơi thực hiện phong trào"])
def test_so_it_is_where_the_command_tells_the_column(xlsx, campaign, told) -> None:
    assert units_of(xlsx, campaign, LIST, name=told) == READ


def test_unknown_titles_over_figures_are_titles_too(xlsx, campaign) -> None:
    text = "DANH SÁCH\nNơi làm | Đàn trâu\nĐông | 9\nTây | 8"
    assert units_of(xlsx, campaign, text, name="A") == [("Đông", None, {}), ("Tây", None, {})]


def test_a_list_without_titles_begins_with_its_first_row(xlsx, campaign) -> None:
    text = "Đông | gần\nTây | xa"
    assert units_of(xlsx, campaign, text, name="A") == [("Đông", None, {}), ("Tây", None, {})]


def test_results_are_read_below_the_same_row(xlsx, read) -> None:
    person, unknown = Second(), RESULTS.replace("Phong Thổ", "Đông").replace("Y tế", "Tây")
    assert read(xlsx(RESULTS), columns={"unit": "B"}) == ({"phong_tho": 5, "y_te": 7}, [])
    read(xlsx(unknown), person)
    assert person.asked[0][0] == "không thấy cột đơn vị: A, B, C, D"


def test_the_names_of_units_tell_their_column_whatever_stands_over_it(xlsx, read) -> None:
    person = Second()
    assert read(xlsx(RESULTS), person) == ({"phong_tho": 5, "y_te": 7}, [])
    broken = RESULTS.replace("Nơi thực hiện", "Khoa, phòng, trạm")
    assert read(xlsx(broken), person) == ({"phong_tho": 5, "y_te": 7}, [])
    assert person.asked == []


def test_two_columns_that_name_units_are_asked_about(xlsx, read) -> None:
    person = Second()
    two = RESULTS.replace("| Ghi chú", "| Gửi cho").replace("| mới", "| Sìn Hồ")
    read(xlsx(two), person)
    assert person.asked[0][0] == "không thấy cột đơn vị: A, B, C, D"


@pytest.mark.parametrize("last", ["BSCKII. Trần Văn A", "Trưởng phòng", "ThS. Lê Thị Hoa"])
def test_who_signs_is_no_unit_without_a_word(xlsx, campaign, last) -> None:
    asked = []

    def remark(question):
        asked.append(str(question.message))
        return 2

    text = f"TT | Tên đơn vị\n1 | Khoa Nội\n2 | Khoa Bà Điểm\n3 | {last}"
    assert units_of(xlsx, campaign, text, remark) == [
        ("Khoa Nội", None, {}),
        ("Khoa Bà Điểm", None, {}),
    ]
    assert asked == [f"không rõ «{last}» là đơn vị, tên nhóm hay ghi chú"]
