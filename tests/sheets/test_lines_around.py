"""What stands around a column whose title says nothing: another indicator, or a period, is asked about."""

from __future__ import annotations

from dataclasses import replace

import pytest
from grids import draw_grid

from generator.model.campaign import Counted, Indicator, Measure
from generator.sheets.doubts import SpreadsheetRefused
from generator.sheets.table_columns import Wanted, find_columns
from generator.sheets.title_doubts import CampaignWords

HOUSES = Indicator(code="houses", name="số nhà mái ấm", unit_of_measure="nhà")
FUND = Indicator(
    code="fund", name="số tiền ủng hộ quỹ", unit_of_measure="đồng", measure=Measure.MONEY
)
MEMBERS = Indicator(
    code="members", name="số đoàn viên", unit_of_measure="đoàn viên", counted=Counted.STATE
)
AROUND = CampaignWords(("Mái ấm công đoàn năm 2026", "Phong trào Mái ấm"), 2026)


def settled(drawing, answer="", sheet="Sheet1", told=None):
    """By indicator the letter of its column; what was asked; `answer` begins the choice that is made."""
    asked = []

    def choose(question):
        asked.append(str(question.message))
        options = [str(one) for one in question.options]
        return next(
            (at for at, one in enumerate(options) if answer and one.startswith(answer)), None
        )

    wanted = Wanted(HOUSES, [FUND, MEMBERS], told or {}, AROUND)
    try:
        found = find_columns(replace(draw_grid(drawing), sheet=sheet), wanted, choose)
    except SpreadsheetRefused:
        return "refused", asked
    return {code: "ABCDEFG"[column - 1] for code, column in found.counts.items()}, asked


RESULTS = "Đơn vị | Kết quả\nY tế | 5"


@pytest.mark.parametrize(
    ("drawing", "sheet", "asked"),
    [
        (f"BIỂU 2. SỐ ĐOÀN VIÊN\n{RESULTS}", "Sheet1", "«BIỂU 2. SỐ ĐOÀN VIÊN» nói tới «số đoàn viên», tiêu đề «Kết quả» không ghi là số của chỉ số nào"),
        (f"TÌNH HÌNH ĐOÀN VIÊN\n{RESULTS}", "Sheet1", "«TÌNH HÌNH ĐOÀN VIÊN» nói tới «số đoàn viên», tiêu đề «Kết quả» không ghi là số của chỉ số nào"),
        (RESULTS, "Đoàn viên", "«Đoàn viên» nói tới «số đoàn viên», tiêu đề «Kết quả» không ghi là số của chỉ số nào"),
        ("Đơn vị | Nội dung | Số liệu\nY tế | Số đoàn viên | 5\nSở | Số đoàn viên | 6", "Sheet1", "«Số đoàn viên» nói tới «số đoàn viên», tiêu đề «Số liệu» không ghi là số của chỉ số nào"),
    ],
)  # fmt: skip
def test_another_indicator_that_is_named_around_a_column_is_asked_about(
    drawing, sheet, asked
) -> None:
    column = "C" if "Nội dung" in drawing else "B"
    assert settled(drawing, sheet=sheet) == ("refused", [asked])
    assert settled(drawing, "cột ấy ghi «số đoàn viên»", sheet) == ({"members": column}, [asked])
    assert settled(drawing, "cột ấy ghi «số nhà", sheet) == ({"houses": column}, [asked])
    assert settled(drawing, sheet=sheet, told={"count": column}) == ({"houses": column}, [])


@pytest.mark.parametrize(
    "drawing",
    [
        f"KẾT QUẢ PHONG TRÀO MÁI ẤM\n{RESULTS}",
        f"XÂY NHÀ MÁI ẤM CHO ĐOÀN VIÊN\n{RESULTS}",
        f"CÔNG ĐOÀN VIÊN CHỨC TỈNH\n{RESULTS}",
        "HỖ TRỢ ĐOÀN VIÊN\nĐơn vị | Số nhà\nY tế | 5",
        "HỖ TRỢ ĐOÀN VIÊN\nĐơn vị | Kết quả (nhà)\nY tế | 5",
        "Đơn vị | Kết quả | Nội dung\nY tế | 5 | Số nhà mái ấm",
        "Đơn vị | Kết quả | Nội dung\nY tế | 5 | Hỗ trợ đoàn viên\nSở | 6 | Sửa bếp",
    ],
)
def test_what_names_the_indicator_itself_or_no_other_is_not_asked_about(drawing) -> None:
    assert settled(drawing) == ({"houses": "B"}, [])


def test_rows_of_different_indicators_are_not_read_as_one() -> None:
    drawing = "Đơn vị | Nội dung | Số liệu\nY tế | Số nhà mái ấm | 5\nSở | Số đoàn viên | 6"
    assert settled(drawing, "cột ấy ghi")[0] == "refused"


@pytest.mark.parametrize("line", ["BÁO CÁO KẾT QUẢ TRONG THÁNG 9", "Số liệu phát sinh trong kỳ", "Trong quý III/2026"])  # fmt: skip
def test_a_line_of_one_period_over_cumulative_counts_is_asked_about(line) -> None:
    said = f"«{line}» là số của một kỳ, «số nhà mái ấm» là số lũy kế"
    drawing = f"{line}\nĐơn vị | Số nhà\nY tế | 5"
    assert settled(drawing) == ("refused", [said])
    assert settled(drawing, "các số trong tệp đã là số lũy kế") == ({"houses": "B"}, [said])


@pytest.mark.parametrize(
    "drawing",
    [
        "BÁO CÁO THÁNG 9\nĐơn vị | Số nhà",
        "KẾT QUẢ TRONG THÁNG CÔNG NHÂN\nĐơn vị | Số nhà",
        "KẾT QUẢ TRONG QUÝ I\nĐơn vị | Số nhà",
        "KẾT QUẢ TRONG THÁNG 9\nĐơn vị | Số nhà lũy kế",
        "KẾT QUẢ TRONG THÁNG 9 VÀ LŨY KẾ\nĐơn vị | Số nhà",
    ],
)
def test_a_line_that_only_dates_the_report_is_not(drawing) -> None:
    assert settled(f"{drawing}\nY tế | 5") == ({"houses": "B"}, [])


def test_of_what_there_is_a_period_says_no_other_figure() -> None:
    assert settled("TRONG THÁNG 9\nĐơn vị | Số đoàn viên\nY tế | 5") == ({"members": "B"}, [])
