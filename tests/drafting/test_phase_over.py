"""A stock of a phase that is over: under the day of its end, not under that of what is counted by now."""

from __future__ import annotations

import pytest
from one_campaign import office_of

from generator.drafting.charting import draw_figures
from generator.office.inquiry import briefs_of
from generator.office.office import campaign_of
from generator.office.own_words import passages_of
from generator.office.workflow import plan_work, subject_of

CAMPAIGN = """
code: mau
name: Giảm nghèo
short_name: Giảm nghèo
kind: movement
issuer: hoi
starts: 01/01/2026
ends: 31/12/2026
indicators: [{code: poor, name: số hộ nghèo, unit_of_measure: hộ, counted: state, better: lower}]
phases: [{code: dot1, name: đợt 1, ends: 30/6/2026}, {code: dot2, name: đợt 2, ends: 31/12/2026}]
units: [{code: a, name: Thôn A}, {code: b, name: Thôn B}]
snapshots:
  - {as_of: 30/6/2026, source: Phòng A, results: [{counts: {a: 20, b: 8}}]}
  - {as_of: 31/8/2026, source: Phòng B, results: [{counts: {a: 22, b: 10}}]}
documents:
  - {code: bc, kind: report, subject: sơ kết, phase: dot1, as_of: 31/8/2026, body: "{{ charts.unit_chart }}"}
"""


@pytest.fixture
def office(tmp_path):
    return office_of(tmp_path, CAMPAIGN)


@pytest.mark.parametrize(
    ("passage", "told"),
    [
        ("results", "Tính đến ngày 30/6/2026, số hộ nghèo là 28 hộ (nguồn số liệu: Phòng A)."),
        ("table_notes", "Số liệu tính đến ngày 30/6/2026, nguồn: Phòng A."),
    ],
)
def test_passages_tell_the_day_of_what_they_tell(office, passage, told):
    spoken = passages_of(office, "mau", "bc").passages
    assert told in next(one.lines for one in spoken if one.passage.code == passage)


def test_the_source_of_a_chart_is_of_its_figures(office):
    (work,) = plan_work([campaign_of(office, "mau")], ["bc"])
    subject = subject_of(work, office)
    drawn = draw_figures(subject.chart("unit_chart"), subject.figures)
    assert drawn.source == "Nguồn: Phòng A; số liệu tính đến ngày 30/6/2026."


def test_a_brief_tells_it(office):
    news = briefs_of(office, "mau", None, "dot1")["news"]
    assert news.startswith("Hội tỉnh: số hộ nghèo 28 hộ đến ngày 30/6/2026\n")
