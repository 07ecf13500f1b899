"""A column that says no time beside one of the same thing that does: neither is taken unasked."""

from __future__ import annotations

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
VISITS = Indicator(
    code="visits", name="số buổi tuyên truyền", unit_of_measure="buổi", counted=Counted.PERIOD
)
AROUND = CampaignWords(("Mái ấm công đoàn năm 2026",), 2026)


def settled(titles, answer="", main=HOUSES, others=(FUND, MEMBERS)):
    """By indicator the letter of its column, and the letters that were asked about; `answer` is the letter chosen."""
    asked = []

    def choose(question):
        letters = [str(one)[:1] for one in question.options]
        asked.append("".join(letters))
        return letters.index(answer) if answer in letters else None

    wanted = Wanted(main, others, around=AROUND)
    try:
        found = find_columns(draw_grid(f"Đơn vị | {titles}\nY tế | 5 | 15 | 3 | 9"), wanted, choose)
    except SpreadsheetRefused:
        return "refused", asked
    assert 0 not in found.counts.values()
    return {code: "ABCDEFG"[column - 1] for code, column in found.counts.items()}, asked


@pytest.mark.parametrize(
    ("titles", "offered"),
    [
        ("Số nhà mái ấm | Số nhà mái ấm lũy kế", "BC"),
        ("Số nhà mái ấm lũy kế | Số nhà mái ấm", "CB"),
        ("Số nhà | Lũy kế từ đầu năm", "BC"),
        ("Số nhà | Cộng dồn", "BC"),
        ("Số nhà | 9 tháng", "BC"),
        ("Số nhà | Số nhà quý I", "BC"),
        ("Số nhà mái ấm | Số nhà mái ấm năm 2026", "BC"),
        ("Số nhà mái ấm | Chỉ tiêu | Lũy kế đến 30/9", "BD"),
    ],
)
def test_which_of_them_is_meant_is_asked(titles, offered) -> None:
    assert settled(titles) == ("refused", [offered])
    assert settled(titles, "C" if "C" in offered else "D")[0] == {"houses": "C" if "C" in offered else "D"}  # fmt: skip


@pytest.mark.parametrize(
    ("titles", "columns"),
    [
        ("Số nhà mái ấm trong tháng | Số nhà mái ấm lũy kế", {"houses": "C"}),
        ("Số nhà tháng này | Lũy kế", {"houses": "C"}),
        ("Số nhà mái ấm | Trong đó: quý III", {"houses": "B"}),
        ("Số nhà mái ấm | Trong kỳ", {"houses": "B"}),
        ("Số nhà mái ấm | Số nhà mái ấm trong tháng", {"houses": "B"}),
        ("Số nhà mái ấm | Cùng kỳ năm trước", {"houses": "B"}),
        ("Số nhà mái ấm | Số nhà mái ấm năm 2025", {"houses": "B"}),
        ("Số nhà mái ấm | Chỉ tiêu 9 tháng | Tỷ lệ 9 tháng (%)", {"houses": "B"}),
        ("Số nhà mái ấm | Số tiền ủng hộ quỹ lũy kế", {"houses": "B", "fund": "C"}),
        ("Số nhà mái ấm | Số cuộc họp | Lũy kế", {"houses": "B"}),
        ("Số đoàn viên đầu kỳ | Số đoàn viên | Số nhà mái ấm", {"houses": "D", "members": "C"}),
    ],
)
def test_what_is_plainly_a_part_or_of_another_time_or_thing_is_no_rival(titles, columns) -> None:
    assert settled(titles) == (columns, [])


def test_of_what_there_is_the_end_of_a_period_may_be_meant() -> None:
    titles = "Số nhà mái ấm | Số đoàn viên | Số đoàn viên cuối kỳ"
    assert settled(titles) == ({"houses": "B"}, ["CDk"])
    assert settled(titles, "D") == ({"houses": "B", "members": "D"}, ["CDk"])
    assert settled(titles, "k") == ({"houses": "B"}, ["CDk"])


def test_a_time_behind_another_indicator_is_of_that_one() -> None:
    found, asked = settled("Số tiền ủng hộ quỹ | Lũy kế")
    assert (found, asked[0]) == ("refused", "BCk")
    assert settled("Số tiền ủng hộ quỹ | Lũy kế", "C")[0] == {"fund": "C"}


def test_what_is_counted_by_period_is_not_doubted_beside_what_is_cumulative() -> None:
    assert settled("Số buổi | Lũy kế từ đầu năm", main=VISITS, others=()) == ({"visits": "B"}, [])
    assert settled("Số buổi | Trong quý III", main=VISITS, others=()) == ("refused", ["BC"])
