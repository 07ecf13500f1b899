"""The chart over time that a passage brings: of the document's phase, where that has a target to lead to."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from one_campaign import office_of

from generator.drafting.charting import draw_figures
from generator.office.office import campaign_of
from generator.office.workflow import draft, plan_work, subject_of

CAMPAIGN = """
code: mau
name: Hiến máu
short_name: Hiến máu
kind: movement
issuer: hoi
starts: 01/01/2026
ends: 31/12/2026
indicators: [{code: donors, name: số người hiến máu, unit_of_measure: người}]
phases: [{code: dot1, name: đợt 1, ends: 30/6/2026}, {code: dot2, name: đợt 2, ends: 31/12/2026}]
targets: [{code: year, name: chỉ tiêu năm, count: 120}, {code: first, name: chỉ tiêu đợt 1, count: 50, phase: dot1}]
snapshots: [{as_of: 30/6/2026, results: [{total: 52}]}, {as_of: 31/8/2026, results: [{total: 60}]}]
documents:
  - {code: first, kind: report, subject: sơ kết, phase: dot1, as_of: 30/6/2026, body: "{{ charts.trend_chart }}"}
  - {code: second, kind: report, subject: sơ kết, phase: dot2, as_of: 31/8/2026, body: "{{ charts.trend_chart }}"}
  - {code: year, kind: report, subject: sơ kết, as_of: 31/8/2026, body: "{{ charts.trend_chart }}"}
"""
OF_YEAR = {
    "Đã thực hiện": (None, 52, 60, None),
    "Tiến độ cần đạt: chỉ tiêu năm": (Fraction(120, 365), None, None, 120),
}


@pytest.mark.parametrize(
    ("document", "ends", "drawn"),
    [
        (
            "first",
            date(2026, 6, 30),
            {
                "Đã thực hiện": (None, 52),
                "Tiến độ cần đạt: chỉ tiêu đợt 1": (Fraction(50, 181), 50),
            },
        ),
        ("second", date(2026, 12, 31), OF_YEAR),
        ("year", date(2026, 12, 31), OF_YEAR),
    ],
)
def test_it_leads_to_the_target_of_the_phase_that_is_reported(tmp_path, document, ends, drawn):
    office = office_of(tmp_path, CAMPAIGN)
    (work,) = plan_work([campaign_of(office, "mau")], [document])
    subject = subject_of(work, office)
    chart = draw_figures(subject.chart("trend_chart"), subject.figures)
    assert chart.categories[-1] == ends
    assert {one.name: one.values for one in chart.series} == drawn


def test_without_a_target_no_pace_is_told(tmp_path):
    lines = [line for line in CAMPAIGN.splitlines() if "chỉ tiêu " not in line]
    office = office_of(tmp_path, "\n".join(lines))
    (work,) = plan_work([campaign_of(office, "mau")], ["year"])
    assert [one.title for one in draft(work, office).charts.values()] == ["Kết quả lũy kế"]


@pytest.mark.parametrize(
    ("more", "title"),
    [
        ("", "Kết quả lũy kế đợt 1 và tiến độ cần đạt"),
        (", counted: state", "Kết quả theo thời gian đợt 1 và mức đề ra"),
    ],
)
def test_a_stock_is_not_called_cumulated(tmp_path, more, title):
    known = CAMPAIGN.replace("unit_of_measure: người}", f"unit_of_measure: người{more}}}")
    office = office_of(tmp_path, known)
    (work,) = plan_work([campaign_of(office, "mau")], ["first"])
    assert [one.title for one in draft(work, office).charts.values()] == [title]
