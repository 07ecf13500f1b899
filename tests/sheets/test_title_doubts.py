"""What a title says beside what it counts: taken in silence only where nothing is left."""

from __future__ import annotations

import pytest
from grids import draw_grid

from generator.model.campaign import Counted, Indicator, Measure
from generator.sheets.doubts import SpreadsheetRefused, ask_nobody
from generator.sheets.table_columns import Wanted, find_columns
from generator.sheets.title_doubts import CampaignWords, TitleDoubt, doubt_of_title

IDEAS = Indicator(code="ideas", name="số sáng kiến", unit_of_measure="sáng kiến")
VISITS = Indicator(
    code="visits", name="số buổi tuyên truyền", unit_of_measure="buổi", counted=Counted.PERIOD
)
FUND = Indicator(code="fund", name="quỹ", unit_of_measure="đồng", measure=Measure.MONEY)
HOUSEHOLDS = Indicator(code="out", name="số hộ thoát nghèo", unit_of_measure="hộ")
AROUND = CampaignWords(("Phong trào sáng kiến năm 2026", "Phong trào sáng kiến"), 2026)


@pytest.mark.parametrize(
    "title",
    [
        *("Số sáng kiến", "Lũy kế", "Kết quả", "Đã thực hiện", "Số liệu", "Tổng số sáng kiến (3)"),
        *("Kết quả chung", "Kết quả năm 2026", "Lũy kế từ đầu năm", "Số sáng kiến (tạm tính)"),
        "Số sáng kiến lũy kế đến 28/02/2026",
        "Lũy kế đến hết tháng 02/2026",
        "KẾT QUẢ PHONG TRÀO SÁNG KIẾN NĂM 2026",
        "Số sáng kiến đã cập nhật trên Cổng",
    ],
)
def test_nothing_but_usual_words_and_the_name_is_no_doubt(title) -> None:
    assert doubt_of_title([title], IDEAS, AROUND) is TitleDoubt.NONE


@pytest.mark.parametrize(
    ("titles", "indicator", "doubt"),
    [
        (["Sáng kiến cấp tỉnh"], IDEAS, TitleDoubt.NARROWER),
        (["Số sáng kiến được công nhận lũy kế"], IDEAS, TitleDoubt.NARROWER),
        (["Số buổi tuyên truyền lũy kế"], IDEAS, TitleDoubt.OTHER),
        (["Số hội nghị lũy kế"], IDEAS, TitleDoubt.OTHER),
        (["Số sáng kiến còn lại"], IDEAS, TitleDoubt.OTHER),
        (["Số sáng kiến còn phải nộp"], IDEAS, TitleDoubt.OTHER),
        (["Kết quả", "Số hội nghị"], IDEAS, TitleDoubt.OTHER),
        (["Kết quả (số hội nghị)"], IDEAS, TitleDoubt.OTHER),
        (["Số hộ nghèo đã thực hiện"], IDEAS, TitleDoubt.OTHER),
        (["Giá trị lũy kế"], IDEAS, TitleDoubt.OTHER),
        (["Giá trị lũy kế"], FUND, TitleDoubt.NONE),
        (["Số đoàn viên có sáng kiến lũy kế"], IDEAS, TitleDoubt.OTHER),
        (["Lũy kế năm trước"], IDEAS, TitleDoubt.OTHER),
        (["Lũy kế cùng kỳ"], IDEAS, TitleDoubt.OTHER),
        (["Kết quả năm 2025"], IDEAS, TitleDoubt.OTHER),
        (["Năm 2025", "Số sáng kiến"], IDEAS, TitleDoubt.OTHER),
        (["Chỉ tiêu", "Số sáng kiến"], IDEAS, TitleDoubt.OTHER),
        (["Thực hiện (lũy kế cả nhiệm kỳ)"], IDEAS, TitleDoubt.OTHER),
        (["Số sáng kiến năm 2025"], IDEAS, TitleDoubt.OTHER),
        (["Số sáng kiến (năm 2025)"], IDEAS, TitleDoubt.OTHER),
        (["Số sáng kiến từ đầu nhiệm kỳ"], IDEAS, TitleDoubt.OTHER),
        (["Số thực hiện trong kỳ"], IDEAS, TitleDoubt.OTHER),
        (["Kết quả (tháng 1)"], IDEAS, TitleDoubt.OTHER),
        (["Kết quả (tháng 1)"], VISITS, TitleDoubt.NONE),
        (["Lũy kế"], VISITS, TitleDoubt.OTHER),
        (["Số buổi tuyên truyền lũy kế"], VISITS, TitleDoubt.OTHER),
        (["Hộ thoát nghèo"], HOUSEHOLDS, TitleDoubt.NONE),
        (["Kết quả (hộ)"], HOUSEHOLDS, TitleDoubt.NONE),
        (["Kết quả (hộ thoát nghèo)"], HOUSEHOLDS, TitleDoubt.NONE),
        (["Tổng số hộ"], HOUSEHOLDS, TitleDoubt.NARROWER),
        (["Số hộ được công nhận thoát nghèo"], HOUSEHOLDS, TitleDoubt.NARROWER),
        (["Số hộ thoát nghèo (bền vững)"], HOUSEHOLDS, TitleDoubt.NARROWER),
        (["Số hộ nghèo"], HOUSEHOLDS, TitleDoubt.OTHER),
        (["Số hộ nghèo đã thực hiện"], HOUSEHOLDS, TitleDoubt.OTHER),
        (["Số hộ cận nghèo"], HOUSEHOLDS, TitleDoubt.OTHER),
        (["Kết quả (hộ nghèo)"], HOUSEHOLDS, TitleDoubt.OTHER),
        (["Kết quả (nhà đại đoàn kết)"], HOUSEHOLDS, TitleDoubt.OTHER),
        (["Số sáng kiến không được công nhận"], IDEAS, TitleDoubt.OPPOSITE),
        (["Số sáng kiến bị loại"], IDEAS, TitleDoubt.OPPOSITE),
        (["Số chưa thực hiện"], IDEAS, TitleDoubt.OPPOSITE),
    ],
)
def test_what_else_a_title_says(titles, indicator, doubt) -> None:
    assert doubt_of_title(titles, indicator, AROUND) is doubt


@pytest.mark.parametrize(
    ("titles", "columns"),
    [
        ("Đơn vị | Số buổi tuyên truyền đã thực hiện", {"unit": 1, "visits": 2}),
        ("Đơn vị | Số sáng kiến | Số hội nghị lũy kế", {"unit": 1, "ideas": 2}),
        ("Đơn vị | Số hội nghị lũy kế | Số buổi tuyên truyền", {"unit": 1, "visits": 3}),
    ],
)
def test_a_column_is_of_the_indicator_that_its_title_names(titles, columns) -> None:
    found = find_columns(draw_grid(titles), Wanted(IDEAS, [VISITS], around=AROUND), ask_nobody)
    assert found.by_content == columns


@pytest.mark.parametrize(
    ("title", "offered"),
    [
        ("Số hội nghị lũy kế", ["B", "A"]),
        ("Số buổi tuyên truyền lũy kế", ["B", "A"]),
        ("Số sáng kiến bị loại", ["A"]),
    ],
)
def test_a_column_of_something_else_is_asked_about_and_refused_without_answer(
    title, offered
) -> None:
    asked = []

    def nobody(question):
        asked.extend(str(one)[0] for one in question.options)

    with pytest.raises(SpreadsheetRefused) as caught:
        find_columns(draw_grid(f"Đơn vị | {title}"), Wanted(IDEAS, [VISITS], around=AROUND), nobody)
    (problem,) = caught.value.problems
    assert str(problem.message).startswith(f"tiêu đề «{title}» nói khác «số sáng kiến»: ")
    assert (problem.code, asked) == ("E-XLS-COUNT-COLUMN", offered)
