"""The month, quarter or year that a sheet names is held against the moment asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from grids import draw_grid

from generator.sheets.named_periods import check_names
from generator.sheets.stamped_periods import check_periods, read_periods
from generator.wording import read_moment

AS_OF = read_moment("28/02/2026")


def told(title: str, titles: dict[int, str] | None = None) -> list[str]:
    periods = read_periods(draw_grid(f"{title}\nĐơn vị | Kết quả"), 3, titles or {}, AS_OF)
    return [
        f"{one.code} {str(one.place).rpartition('!')[2]}" for one in check_periods(periods, AS_OF)
    ]


@pytest.mark.parametrize(
    "title",
    [
        *("Tính đến hết tháng 01/2026", "BÁO CÁO THÁNG 01/2026", "KẾT QUẢ THÁNG 3/2026"),
        *("Tuần 3 tháng 01/2026", "Tháng 3 năm 2026", "BÁO CÁO KẾT QUẢ NĂM 2024"),
        *("Kết quả 6 tháng đầu năm 2025", "Kết quả quý IV/2025", "Kết quả 6 tháng cuối năm 2026"),
        *("KẾT QUẢ THÁNG 1", "Tháng 12", "Quý IV", "BÁO CÁO QUÝ 3", "Kỳ báo cáo: tháng 1"),
        *("Tính đến 31/01", "(đến ngày 31/1)", "Kết quả 11 tháng đầu năm 2025"),
    ],
)
def test_another_period_than_that_of_the_moment_is_refused_without_answer(title) -> None:
    assert told(title) == ["E-XLS-AS-OF A1"]


@pytest.mark.parametrize("title", ["Hội thi tháng 01/2026", "Thi đua năm 2024"])
def test_a_period_that_may_be_of_something_else_is_a_warning(title) -> None:
    assert told(title) == ["W-XLS-PERIOD A1"]


@pytest.mark.parametrize(
    "title",
    [
        *("BÁO CÁO THÁNG 02/2026", "Quý I/2026", "KẾT QUẢ NĂM 2026", "6 tháng đầu năm 2026"),
        "Xã An, ngày 05 tháng 3 năm 2026",
        *(
            "KẾT QUẢ THÁNG 2",
            "Quý I",
            "Kết quả 6 tháng đầu năm",
            "Tính đến 28/2",
            "Hội thi tháng 5",
        ),
        *("Kế hoạch tháng 5", "KẾT QUẢ THÁNG 12, THÁNG 01, THÁNG 02", "Hội nghị ngày 12/5"),
        "(Kèm theo Công văn số 12/UBND năm 2025)",
        "NĂM HỌC 2025-2026",
        "Giai đoạn năm 2021 - 2025",
        "BÁO CÁO THÁNG 02/2026 | (so với tháng 01/2026)",
    ],
)
def test_a_period_of_the_moment_and_dates_of_papers_are_passed_over(title) -> None:
    assert told(title) == []


@pytest.mark.parametrize(
    ("title", "first", "last"),
    [
        ("Kết quả 6 tháng cuối năm 2025", date(2025, 7, 1), date(2025, 12, 31)),
        ("Kết quả 6 tháng đầu năm 2025", date(2025, 1, 1), date(2025, 6, 30)),
        ("Kết quả quý III/2025", date(2025, 7, 1), date(2025, 9, 30)),
        ("Kết quả tháng 02/2024", date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_from_when_until_when_a_period_is(title, first, last) -> None:
    [found] = read_periods(draw_grid(f"{title}\nĐơn vị | Kết quả"), 3, {}, AS_OF)
    assert (found.first, found.last) == (first, last)


def test_one_that_has_just_ended_is_a_warning() -> None:
    periods = read_periods(draw_grid("BÁO CÁO THÁNG 01/2026\nĐơn vị | Kết quả"), 3, {}, AS_OF)
    found = list(check_periods(periods, read_moment("05/02/2026")))
    assert [one.code for one in found] == ["W-XLS-PERIOD"]


def test_a_person_may_say_that_the_figures_are_of_the_moment() -> None:
    periods = read_periods(draw_grid("BÁO CÁO THÁNG 01/2026\nĐơn vị | Kết quả"), 3, {}, AS_OF)
    assert list(check_periods(periods, AS_OF, lambda question: 0)) == []


def test_a_title_over_a_column_that_is_no_count_says_nothing_of_the_table() -> None:
    grid = draw_grid("Đơn vị | Kết quả năm 2025 | Kết quả\nY tế | 4 | 5")
    assert read_periods(grid, 2, {2: "Kết quả năm 2025"}, AS_OF) == []
    assert [one.text for one in read_periods(grid, 2, {}, AS_OF)] == ["năm 2025"]


@pytest.mark.parametrize(
    ("sheet", "file", "codes"),
    [
        ("T1", "a", ["W-XLS-PERIOD"]),
        ("Tháng 1", "a", ["W-XLS-PERIOD"]),
        ("T12.2025", "a", ["W-XLS-PERIOD"]),
        ("31-01-2026", "a", ["W-XLS-PERIOD"]),
        ("2025", "a", ["W-XLS-PERIOD"]),
        ("Sheet1", "bao_cao_thang_1", ["W-XLS-PERIOD"]),
        ("Sheet1", "BC quý 4-2025", ["W-XLS-PERIOD"]),
        ("", r"C:\\gui\\ket qua 31-1-2026", ["W-XLS-PERIOD"]),
        ("T2", "bao cao thang 1", []),
        ("Tháng 2.2026", "a", []),
        ("T1-T2", "a", []),
        ("28.02.2026", "a", []),
        ("Sheet1", "BC 03-3-2026", []),
        ("Tổ 1", "Trạm T31", []),
        ("Sheet2", "Khoa Nội 2025a", []),
    ],
)
def test_a_name_of_another_period_is_told(sheet, file, codes) -> None:
    grid = replace(draw_grid("Đơn vị | Kết quả"), sheet=sheet, file=f"{file}.xlsx")
    assert [one.code for one in check_names(grid, AS_OF)] == codes
