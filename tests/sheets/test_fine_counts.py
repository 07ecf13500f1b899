"""More decimals in a file than the indicator has: one answer for the column, and nothing is rounded before it is added up."""

from __future__ import annotations

import pytest
from results_read import read_results

from generator.sheets.unit_results import SourceFile

KEPT = "lấy đúng như tệp: từ nay «số tiền đóng góp» ghi {} chữ số thập phân, in 1 chữ số (làm tròn một lần sau khi cộng), in đủ chữ số ở chỗ cần để các số khớp nhau"
SEEN = "{} ô trong cột có quá 1 chữ số thập phân: {}"


@pytest.fixture
def given(campaign):
    """The campaign whose only indicator is money in millions with one decimal."""
    changes = {"name": "số tiền đóng góp", "unit_of_measure": "triệu đồng", "decimals": 1}
    only = campaign.indicators[0].model_copy(update=changes)
    return campaign.model_copy(update={"indicators": (only,)})


def read(data, given, answer):
    asked = []

    def ask(question):
        asked.append((question.code, str(question.message), [str(one) for one in question.options]))
        return answer

    found = read_results([SourceFile("a.xlsx", data)], given, None, ask)
    shown = {unit: str(float(count)) for unit, count in found.counts.get("ideas", {}).items()}
    told = [f"{one.place.part[-2:]} {one.code} {one.message}" for one in found.problems]
    finer = [(one.decimals, one.printed_decimals) for one in found.finer.values()]
    return shown, asked, told, finer


TABLE = "Đơn vị | Số tiền đóng góp\nY tế | {}\nSìn Hồ | {}\nPhong Thổ | 2\nTổng | {}\n"


@pytest.mark.parametrize(
    ("cells", "asked", "shown", "finer", "told"),
    [
        (("6.27", "3.65", "11.92"), (2, "6,27; 3,65", 2), {"y_te": "6.27", "sin_ho": "3.65", "phong_tho": "2.0"}, [(2, 1)], []),
        (("'6,27", "'3,6", "'11,87"), (1, "6,27", 2), {"y_te": "6.27", "sin_ho": "3.6", "phong_tho": "2.0"}, [(2, 1)], []),
        (("6.2705", "3.65", "11.9205"), (2, "6,2705; 3,65", 4), {"y_te": "6.2705", "sin_ho": "3.65", "phong_tho": "2.0"}, [(4, 1)], []),
        (("6.270000000000001", "3.6", "11.869999999999999"), (1, "6,27", 2), {"y_te": "6.27", "sin_ho": "3.6", "phong_tho": "2.0"}, [(2, 1)], []),
        (("6.27", "3.6", "11.9"), (1, "6,27", 2), {"y_te": "6.27", "sin_ho": "3.6", "phong_tho": "2.0"}, [(2, 1)], ["dòng tổng ghi 11,9, cộng các dòng được 11,87"]),
        (("6.2", "3.6", "11.8"), None, {"y_te": "6.2", "sin_ho": "3.6", "phong_tho": "2.0"}, [], []),
        (("6.2", "3.6", "11.85"), None, {"y_te": "6.2", "sin_ho": "3.6", "phong_tho": "2.0"}, [], ["dòng tổng ghi 11,85, cộng các dòng được 11,8"]),
    ],
)  # fmt: skip
def test_counts_are_taken_as_they_are_with_one_answer(
    xlsx, given, cells, asked, shown, finer, told
) -> None:
    found, questions, _, changed = read(xlsx(TABLE.format(*cells)), given, 0)
    first = [("E-XLS-DECIMALS", SEEN.format(*asked[:2]), [KEPT.format(asked[2])])] if asked else []
    assert (found, changed) == (shown, finer)
    assert questions == first + [("E-XLS-TOTAL", one, ["dùng số của các dòng"]) for one in told]


def test_without_an_answer_only_those_cells_are_left_out_and_the_total_is_told_with_both_numbers(
    xlsx, given
) -> None:
    found, _, told, finer = read(xlsx(TABLE.format("6.27", "3.6", "11.87")), given, None)
    assert (found, finer) == ({"sin_ho": "3.6", "phong_tho": "2.0"}, [])
    assert told == [
        f"B1 E-XLS-DECIMALS {SEEN.format(1, '6,27')}",
        "B5 I-XLS-TOTAL dòng tổng ghi 11,87, các dòng đọc được cộng 5,6; còn chỗ chưa đọc nên chưa đối chiếu được",
    ]


@pytest.mark.parametrize("cell", ["1.775", "6.1234567"])
def test_what_may_be_thousands_and_what_no_record_holds_is_asked_about_at_its_cell(
    xlsx, given, cell
) -> None:
    _, asked, _, finer = read(xlsx(TABLE.format(cell, "3.6", "11")), given, None)
    assert ([code for code, *_ in asked], finer) == (["E-XLS-DECIMAL"], [])


def test_a_subtotal_is_told_beside_the_rows_above_it(xlsx, given) -> None:
    data = (
        "Đơn vị | Số tiền đóng góp\nY tế | 6.27\nSìn Hồ | 3\nCộng | 9.27\nPhong Thổ | 9\nCộng | 9\n"
    )
    _, _, told, _ = read(xlsx(data), given, None)
    assert (
        told[1]
        == "B4 I-XLS-TOTAL dòng tổng ghi 9,27, các dòng đọc được cộng 3; còn chỗ chưa đọc nên chưa đối chiếu được"
    )
