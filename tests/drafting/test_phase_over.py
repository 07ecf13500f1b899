"""A stock of a phase that is over: under the day of its end, not under that of what is counted by now."""

from __future__ import annotations

from dataclasses import replace

import pytest
from one_campaign import office_of
from outline import outline

from generator.drafting.charting import draw_figures
from generator.office.inquiry import briefs_of
from generator.office.office import campaign_of
from generator.office.own_words import passages_of
from generator.office.workflow import draft, make, plan_work, subject_of

CAMPAIGN = """
code: mau
name: Giảm nghèo
short_name: Giảm nghèo
kind: movement
issuer: hoi
starts: 01/01/2026
ends: 31/12/2026
indicators:
  - {code: poor, name: số hộ nghèo, unit_of_measure: hộ, counted: state, better: lower}
  - {code: ideas, name: số mô hình, unit_of_measure: mô hình}
targets: [{code: year, name: mục tiêu năm, count: 40}]
phases: [{code: dot1, name: đợt 1, ends: 30/6/2026}, {code: dot2, name: đợt 2, ends: 31/12/2026}]
units: [{code: a, name: Thôn A}, {code: b, name: Thôn B}]
snapshots:
  - {as_of: 30/6/2026, source: Phòng A, results: [{counts: {a: 20, b: 8}}]}
  - {as_of: 31/8/2026, source: Phòng B, results: [{counts: {a: 22, b: 10}}, {indicator: ideas, counts: {a: 3}}]}
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
        ("phase_results", "- Đợt 1 (đến hết ngày 30/6/2026): 28 hộ."),
        (
            "whole_result",
            "- Tính chung cả phong trào đến ngày 31/8/2026: 32 hộ; đạt mục tiêu năm (không quá 40 hộ), thấp hơn 08 hộ.",
        ),
        ("other_results", "Tính đến ngày 31/8/2026:"),
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
    assert "\nTính chung cả phong trào đến ngày 31/8/2026: 32 hộ; đạt mục tiêu năm" in news
    assert (
        "\nĐến ngày 31/8/2026: Số mô hình (cả phong trào) là 03 mô hình (tạm tính, 1/2 đơn vị)."
        in news
    )


LETTERS = """
code: mau
name: Giảm nghèo
short_name: Giảm nghèo
kind: movement
issuer: hoi
starts: 01/01/2026
ends: 31/12/2026
indicators:
  - {code: poor, name: số hộ nghèo, unit_of_measure: hộ, counted: state, better: lower}
MORE
phases: [{code: dot1, name: đợt 1, ends: 30/6/2026}, {code: dot2, name: đợt 2, ends: 31/12/2026}]
changes: [{on: 01/7/2026, merge: [d, e], into: de}]
units:
  - {code: a, name: Thôn A}
  - {code: d, name: Thôn D}
  - {code: e, name: Thôn E}
  - {code: de, name: Thôn Đê}
  - {code: g, name: Thôn G, active_from: 01/8/2026}
snapshots:
  - {as_of: 30/6/2026, results: [{indicator: poor, counts: {a: 10, d: 4, e: 6}}]}
  - {as_of: 31/8/2026, results: [{indicator: poor, counts: {a: 7, de: 11, g: 5}}]}
documents:
  - code: w
    kind: directive
    subject: đôn đốc
    phase: dot1
    as_of: 31/8/2026
    for_each: units
    addressees: ["{{ unit.name }}"]
    body: |
      Đầu thư.

      {{ passages.PASSAGE }}

      Cuối thư.
"""
BESIDE = "  - {code: ideas, name: số sáng kiến, unit_of_measure: sáng kiến}"


@pytest.mark.parametrize(
    ("passage", "more", "unit", "told"),
    [
        ("unit_progress", "", "a", "Tính đến ngày 30/6/2026, số hộ nghèo của đơn vị là 10 hộ."),
        (
            "unit_progress",
            "",
            "de",
            "Tính đến ngày 30/6/2026, số hộ nghèo của các đơn vị trước đây nay thuộc đơn vị là 10 hộ.",
        ),
        (
            "unit_progress",
            "",
            "g",
            "Đơn vị chưa tham gia trong đợt 1, không có kết quả của đợt 1.",
        ),
        ("own_figures", BESIDE, "a", "- Số hộ nghèo: 10 hộ (số liệu tính đến ngày 30/6/2026)."),
        ("own_figures", BESIDE, "de", "- Số hộ nghèo: 11 hộ."),
        ("own_figures", BESIDE, "g", "- Số hộ nghèo: 05 hộ."),
    ],
)
def test_a_letter_tells_each_unit_what_it_had_in_it(tmp_path, passage, more, unit, told):
    office = office_of(tmp_path, LETTERS.replace("PASSAGE", passage).replace("MORE", more))
    (work,) = plan_work([campaign_of(office, "mau")])
    mine = replace(work, member=work.figures.main.unit[unit])
    printed = outline(make(office, mine, draft(mine, office))).splitlines()
    assert told in [line.partition("] ")[2] for line in printed]
