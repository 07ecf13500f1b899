"""Columns of some of what is counted, or of another time, under one heading: none is taken for the whole."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from grids import draw_grid

from generator.model.campaign import Counted, Indicator, Measure
from generator.sheets.doubts import SpreadsheetRefused, ask_nobody
from generator.sheets.grid import CellKind, Grid, Merge, SheetCell, SheetRow
from generator.sheets.table_columns import Wanted, find_columns
from generator.sheets.title_doubts import CampaignWords

HOUSES = Indicator(code="houses", name="số nhà mái ấm", unit_of_measure="nhà")
FUND = Indicator(
    code="fund", name="số tiền ủng hộ quỹ", unit_of_measure="đồng", measure=Measure.MONEY
)
MEMBERS = Indicator(
    code="members", name="số đoàn viên", unit_of_measure="đoàn viên", counted=Counted.STATE
)
IDEAS = Indicator(code="ideas", name="số sáng kiến", unit_of_measure="sáng kiến")
AROUND = CampaignWords(("Mái ấm công đoàn năm 2026",), 2026)


def taken(drawing, merges=(), main=HOUSES, others=(FUND, MEMBERS)):
    """By indicator the letter of its column; what is refused where nothing is certain."""
    try:
        found = find_columns(
            draw_grid(drawing, merges), Wanted(main, others, around=AROUND), ask_nobody
        )
    except SpreadsheetRefused as refused:
        return [
            str(one.message).partition(":")[0].removesuffix(" của «số nhà mái ấm»")
            for one in refused.problems
        ]
    return {code: "ABCDEFG"[column - 1] for code, column in found.counts.items()}


def below(heading, *finer):
    """Two rows of titles, the first merged over the finer ones; nothing is merged down."""
    last = 2 + len(finer)
    lines = [f"TT | Đơn vị | {heading}", f" | | {' | '.join(finer)}", "1 | Y tế | 5 | 15 | 20"]
    return "\n".join(lines), [Merge(1, 3, 1, last)]


@pytest.mark.parametrize(
    ("finer", "expected"),
    [
        (("Nữ", "Nam", "Cộng"), {"members": "E"}),
        (("Cộng", "Nam", "Nữ"), {"members": "C"}),
        (("Tổng số", "Nam", "Nữ"), {"members": "C"}),
        (("TS", "Trong đó nữ"), {"members": "C"}),
        (("Nam", "T.số"), {"members": "D"}),
        (("SL", "%"), {"members": "C"}),
        (("Nam", "Nữ"), ["không thấy cột số liệu"]),
        (("Nữ", "Nam giới"), ["không thấy cột số liệu"]),
        (("Cơ sở", "Tỉnh"), ["không thấy cột số liệu"]),
        (("Thành thị", "Nông thôn"), ["không thấy cột số liệu"]),
        (("Khu vực công", "Khu vực tư"), ["không thấy cột số liệu"]),
        (("Cán bộ", "Giáo viên"), ["không thấy cột số liệu"]),
        (("31/12/2025", "31/3/2026"), ["không thấy cột số liệu"]),
        (("Năm 2025", "Năm 2026"), ["không thấy cột số liệu"]),
    ],
)
def test_under_one_heading_only_the_whole_is_taken(finer, expected) -> None:
    assert taken(*below("Số đoàn viên", *finer)) == expected


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        ("Đoàn viên nam | Đoàn viên nữ", ["không thấy cột số liệu"]),
        ("Số đoàn viên nam", ["không thấy cột số liệu"]),
        ("Số đoàn viên nam | Số đoàn viên nữ | Tổng số đoàn viên", {"members": "D"}),
        ("Số đoàn viên cả năm", {"members": "B"}),
    ],
)
def test_men_are_not_a_year(titles, expected) -> None:
    assert taken(f"Đơn vị | {titles}") == expected


def doubts(drawing, hidden=(), main=HOUSES, others=(FUND, MEMBERS)):
    """What is asked, with the choices, and how it is told on the command line."""
    asked = []

    def ask(question):
        asked.append((str(question.message), [str(one) for one in question.options], str(question.hint)))  # fmt: skip

    grid = replace(draw_grid(drawing), hidden_columns=frozenset(hidden))
    with suppress(SpreadsheetRefused):
        find_columns(grid, Wanted(main, others, around=AROUND), ask)
    return asked


def test_men_and_women_without_a_sum_are_told_as_that() -> None:
    drawing = "TT | Đơn vị | Nam | Nữ\n1 | Y tế | 5 | 3"
    said = "chỉ thấy số của nam, của nữ; không thấy cột cộng của «số nhà mái ấm»: C «Nam», D «Nữ»"

    assert [one[0] for one in doubts(drawing)] == [said]
    assert [one[0] for one in doubts(drawing, others=())] == [said.replace(" của «số nhà mái ấm»", "")]  # fmt: skip


@pytest.mark.parametrize(("title", "count"), [("Số nhà mái ấm", "houses"), ("Số đoàn viên", "members")])  # fmt: skip
def test_a_hidden_column_of_an_indicator_is_asked_about_and_never_read_by_itself(title, count) -> None:  # fmt: skip
    name, own = title[0].lower() + title[1:], title
    drawing = f"Đơn vị | {own} | Số tiền ủng hộ quỹ\nY tế | 5 | 300"

    (asked,) = doubts(drawing, hidden={2})

    assert asked == (
        f"«{name}» chỉ thấy ở cột ẩn, cột ẩn không tự đọc: B «{title}»",
        [f"B «{title}»: 5", "không cột nào: tệp không có số này"],
        f"chỉ rõ bằng --columns, ví dụ --columns unit=B,{count}=D",
    )


def test_men_are_counted_where_they_are_what_is_counted() -> None:
    men = MEMBERS.model_copy(update={"name": "số đoàn viên nam"})
    assert taken("Đơn vị | Số đoàn viên nam | Số đoàn viên nữ", others=[men]) == {"members": "B"}
    local = IDEAS.model_copy(update={"name": "sáng kiến cơ sở"})
    assert taken("Đơn vị | Sáng kiến cơ sở | Sáng kiến tỉnh", others=[local]) == {"ideas": "B"}


@pytest.mark.parametrize(
    ("finer", "expected"),
    [
        (("Quý III", "9 tháng"), ["không thấy cột số liệu"]),
        (("Trong quý", "9 tháng"), ["không thấy cột số liệu"]),
        (("6 tháng", "9 tháng"), ["không thấy cột số liệu"]),
        (("2025", "2026"), ["có nhiều cột có thể là số liệu"]),
        (("31/12/2025", "31/3/2026"), ["có nhiều cột có thể là số liệu"]),
        (("Tháng 9", "Lũy kế"), {"houses": "D"}),
        (("Kế hoạch", "Thực hiện", "Tỷ lệ"), {"houses": "D"}),
    ],
)
def test_a_second_row_of_times_belongs_to_the_titles(finer, expected) -> None:
    assert taken(*below("Số nhà", *finer)) == expected


def test_days_that_excel_stores_are_titles_as_they_are_read() -> None:
    words = ["TT", "Đơn vị", "Số nhà"]
    rows = [
        SheetRow(1, {at: SheetCell(CellKind.TEXT, one) for at, one in enumerate(words, 1)}),
        SheetRow(2, {3: SheetCell(CellKind.DATE, "46022"), 4: SheetCell(CellKind.DATE, "46112")}),
        SheetRow(3, {2: SheetCell(CellKind.TEXT, "Y tế"), 3: SheetCell(CellKind.NUMBER, "5")}),
    ]
    grid = Grid("a.xlsx", "Sheet1", rows, [Merge(1, 3, 1, 4)])
    with pytest.raises(SpreadsheetRefused) as caught:
        find_columns(grid, Wanted(HOUSES, around=AROUND), ask_nobody)
    (problem,) = caught.value.problems
    assert str(problem.message).endswith(": C «Số nhà / 31/12/2025», D «Số nhà / 31/3/2026»")


def test_a_third_row_of_titles_needs_no_merged_cells_beside_it() -> None:
    drawing = """
    TT | Đơn vị | Số nhà
     | | Xây mới | | Sửa chữa
     | | Quý III | 9 tháng | Quý III | 9 tháng
    1 | Y tế | 5 | 15 | 1 | 2
    """
    merges = [Merge(1, 3, 1, 6), Merge(2, 3, 2, 4), Merge(2, 5, 2, 6)]
    assert taken(drawing, merges) == ["không thấy cột số liệu"]


def test_houses_handed_over_are_no_quota_and_are_told() -> None:
    drawing = draw_grid(
        "Đơn vị | Số nhà | Đã bàn giao | Số quà tặng | Chỉ tiêu giao\nY tế | 9 | 7 | 2 | 8"
    )
    found = find_columns(drawing, Wanted(HOUSES, around=AROUND), ask_nobody)
    assert found.left_out == ("C «Đã bàn giao»", "D «Số quà tặng»")
    assert taken("Đơn vị | Số nhà bàn giao\nY tế | 9") == [
        "tiêu đề «Số nhà bàn giao» nói khác «số nhà mái ấm»"
    ]
