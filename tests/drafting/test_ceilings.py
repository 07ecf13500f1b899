"""A ceiling on what still comes in is not reached before the end: it is kept so far."""

from __future__ import annotations

from datetime import date

import pytest
from one_campaign import office_of
from outline import outline

from generator.figures import figures_on, tally_of
from generator.office.office import campaign_of
from generator.office.units_told import UnitState, unit_lines, whole_line
from generator.office.workflow import finished, plan_work
from generator.wording import Moment

CAMPAIGN = """
code: mau
name: Bệnh viện an toàn
short_name: Bệnh viện an toàn
kind: movement
issuer: hoi
starts: 01/4/2026
ends: 30/4/2026
indicators:
  - {code: harm, name: số sự cố, unit_of_measure: sự cố, counted: period, better: lower}
targets:
  - {code: most, name: mức trần sự cố, count: 30}
units:
  - {code: a, name: Khoa A}
quotas:
  - {counts: {a: 30}}
snapshots:
  - {as_of: 10/4/2026, from: 01/4/2026, results: [{counts: {a: 13}}]}
  - {as_of: 20/4/2026, from: 11/4/2026, results: [{counts: {a: 3}}]}
  - {as_of: 30/4/2026, from: 21/4/2026, results: [{counts: {a: 4}}]}
documents:
  - {code: bc, kind: report, subject: kết quả, as_of: DAY/4/2026, body: "BODY"}
"""
BODY = r"{{ passages.goals_reached }}\n\n{{ passages.strengths }}\n\n{{ passages.time_left }}\n\n{{ passages.completed_units }}"


def written(tmp_path, day: int) -> str:
    office = office_of(tmp_path, CAMPAIGN.replace("DAY", str(day)).replace("BODY", BODY))
    (work,) = plan_work([campaign_of(office, "mau")])
    return outline(finished(office, work))


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (
            10,
            "Chưa vượt mức trần sự cố (không quá 30 sự cố), thấp hơn 17 sự cố"
            " (theo tốc độ bình quân đến nay, ước đến hết ngày 30/4/2026 là 39 sự cố)",
        ),
        (20, "Chưa vượt mức trần sự cố (không quá 30 sự cố), thấp hơn 14 sự cố.\n"),
        (30, "Đạt mức trần sự cố (không quá 30 sự cố), thấp hơn 10 sự cố."),
    ],
)
def test_before_the_end_it_is_not_gone_beyond_and_the_pace_says_whither_it_leads(
    tmp_path, day, told
):
    assert told in written(tmp_path, day)


@pytest.mark.parametrize(("day", "is_done"), [(10, False), (30, True)])
def test_nobody_has_completed_it_before_the_end(tmp_path, day, is_done):
    told = written(tmp_path, day)
    assert ("hoàn thành" in told) is is_done
    assert "trước hạn" not in told


PROPOSED = r"{{ passages.award_candidates }}\n\n{{ passages.completed_units }}"


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (
            10,
            "01/01 đơn vị chưa vượt mức đề ra: Khoa A;"
            " hết ngày 30/4/2026 mới xác định được đơn vị hoàn thành chỉ tiêu.",
        ),
        (30, "danh sách 01 tập thể hoàn thành chỉ tiêu, đề nghị khen thưởng"),
    ],
)
def test_no_unit_is_proposed_for_a_ceiling_before_the_end(tmp_path, day, told):
    text = CAMPAIGN.replace("DAY", str(day)).replace("kind: report", "kind: notice")
    office = office_of(tmp_path, text.replace("BODY", PROPOSED))
    (work,) = plan_work([campaign_of(office, "mau")])
    written = outline(finished(office, work))
    assert told in written
    assert ("- 01/01 đơn vị chưa vượt mức đề ra: Khoa A." in written) is (day == 10)


@pytest.mark.parametrize(("day", "state"), [(10, ""), (30, "done")])
def test_the_page_has_no_unit_done_before_the_end(tmp_path, day, state):
    office = office_of(tmp_path, CAMPAIGN.replace("DAY", str(day)).replace("BODY", "Kết quả."))
    tally = tally_of(figures_on(campaign_of(office, "mau").campaign, Moment(date(2026, 4, day))))
    (line,) = unit_lines(tally, tally.units)
    assert (line.state is UnitState.DONE) is bool(state)
    assert whole_line(tally, "Tổng").rate == ("đạt" if state else "chưa vượt")


LEVEL = """
code: mau
name: Giảm nghèo
short_name: Giảm nghèo
kind: movement
issuer: hoi
starts: 01/01/2026
ends: 31/12/2026
indicators:
  - {code: n, name: số hộ nghèo, unit_of_measure: hộ, counted: state, better: lower}
targets:
  - {code: t, name: mục tiêu năm, count: GOAL}
units:
  - {code: a, name: Thôn A}
  - {code: b, name: Thôn B}
quotas:
  - {counts: {a: 10, b: 5}}
snapshots:
  - {as_of: 30/6/2026, results: [{counts: {a: 12, b: 5}}]}
documents:
  - {code: bc, kind: report, subject: kết quả, as_of: 30/6/2026, body: "BODY"}
"""


@pytest.mark.parametrize(
    ("goal", "told"),
    [
        (15, "01/02 đơn vị đã hoàn thành chỉ tiêu được giao."),
        (
            20,
            "Về thời gian: đã đạt theo số liệu tính đến ngày 30/6/2026 (thời hạn: ngày 31/12/2026)",
        ),
    ],
)
def test_nothing_that_may_rise_again_is_done_before_its_time(tmp_path, goal, told):
    body = r"{{ passages.strengths }}\n\n{{ passages.time_left }}"
    office = office_of(tmp_path, LEVEL.replace("GOAL", str(goal)).replace("BODY", body))
    (work,) = plan_work([campaign_of(office, "mau")])
    written = outline(finished(office, work))
    assert told in written
    assert "trước" not in written


@pytest.mark.parametrize(
    ("day", "told"),
    [(10, "Phấn đấu không vượt mức trần sự cố (không quá 30 sự cố); thời gian"), (30, "đã hoàn thành; thời gian")],
)  # fmt: skip
def test_a_peak_is_to_stay_below_it(tmp_path, day, told):
    text = CAMPAIGN.replace("DAY", str(day)).replace("kind: report", "kind: directive")
    office = office_of(tmp_path, text.replace("BODY", "{{ passages.launch_aim }}"))
    (work,) = plan_work([campaign_of(office, "mau")])
    assert told in outline(finished(office, work))
