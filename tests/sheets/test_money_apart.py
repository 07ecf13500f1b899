"""Money is never taken for what is counted one by one: neither a column of it nor a total in «triệu đồng»."""

from __future__ import annotations

import pytest
from results_read import read_results

from generator.sheets.unit_results import SourceFile

ROWS = "Y tế | {one}\nSìn Hồ | {other}\nCộng | {total}"


def told(found):
    return [f"{str(one.place).split('!')[-1]} {one.code}" for one in found.problems if one.is_error]


@pytest.mark.parametrize("title", ["Số tiền", "Kinh phí", "Đã thu (triệu đồng)", "Số tiền ủng hộ (đồng)"])  # fmt: skip
def test_a_column_of_money_is_asked_about_for_the_indicator_of_money(xlsx, campaign, title):
    asked = []
    data = xlsx(f"Đơn vị | {title}\n{ROWS.format(one=100, other=200, total=300)}")
    read_results(
        [SourceFile("a.xlsx", data)], campaign, ask=lambda one: asked.append(str(one.message))
    )
    (first, *_) = asked
    assert first.startswith("chưa chắc cột nào ghi «giá trị làm lợi»: B «")


@pytest.mark.parametrize(
    ("one", "other", "total", "doubts"),
    [
        ("100", "200", "300 triệu đồng", ["B4 E-XLS-MEASURE"]),
        ("100", "200", "300 triệu", ["B4 E-XLS-MEASURE"]),
        ("100", "200", "300 sáng kiến", []),
        ("100", "200", "300", []),
        ("100 triệu", "5", "105", ["B2 E-XLS-MEASURE"]),
        ("100 ngàn", "5", "100.005", []),
    ],
)
def test_figures_below_which_a_total_says_money_are_asked_about(xlsx, campaign, one, other, total, doubts):  # fmt: skip
    data = xlsx(f"Đơn vị | Kết quả\n{ROWS.format(one=one, other=other, total=total)}")
    found = read_results([SourceFile("a.xlsx", data)], campaign)
    assert told(found) == doubts
    kept = read_results([SourceFile("a.xlsx", data)], campaign, ask=lambda _: 0)
    assert told(kept) == []


@pytest.mark.parametrize(("title", "is_likely"), [
    ("Giá trị (đồng)", True),
    ("Giá trị làm lợi tháng 11", False),
    ("Số tiền", False),
])  # fmt: skip
def test_the_one_column_whose_title_says_nothing_else_is_likely(xlsx, campaign, title, is_likely):
    asked = []
    data = xlsx(f"Đơn vị | Kết quả | {title}\nY tế | 5 | 100\nSìn Hồ | 6 | 200\n")
    read_results([SourceFile("a.xlsx", data)], campaign, ask=asked.append)
    (first, *_) = [one for one in asked if one.code == "E-XLS-INDICATOR-COLUMN"]
    assert (first.likely is not None) == is_likely
