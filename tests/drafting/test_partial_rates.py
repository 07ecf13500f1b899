"""A rate of those who have reported proves nothing of all; of whom units are proposed is said."""

from __future__ import annotations

import pytest
from one_campaign import office_of
from outline import outline

from generator.office.office import campaign_of
from generator.office.workflow import finished, plan_work

CAMPAIGN = """
code: mau
name: Học tốt năm 2026
short_name: Học tốt
kind: movement
issuer: hoi
starts: 01/01/2026
ends: 31/12/2026
indicators:
RATED  - {code: m, name: số khá giỏi, unit_of_measure: học sinh, counted: COUNTED}
targets:
  - {code: t, name: mục tiêu năm, INDICATOR}
bases:
  - {code: siso, name: học sinh}
units:
  - {code: a, name: Lớp A, bases: {siso: 10}}
  - {code: b, name: Lớp B, bases: {siso: 45}}
  - {code: c, name: Lớp C, bases: {siso: 45}}
snapshots:
  - {as_of: 31/10/2026, results: [{indicator: m, counts: {COUNTS}}]}
documents:
  - {code: bc, kind: KIND, subject: kết quả, as_of: 31/10/2026, body: "BODY"}
"""
RATED = '  - {code: n, name: tỷ lệ khá giỏi, unit_of_measure: "%", measure: rate, of: [m, siso]}\n'
ALL_THREE = "a: 9, b: 40, c: 40"


def written(tmp_path, *passages, counts, kind="report", rate=True) -> str:
    body = r"\n\n".join(f"{{{{ passages.{one} }}}}" for one in passages)
    asked = "rate: 65%" if rate else "indicator: m, count: 12"
    text = CAMPAIGN.replace("COUNTED", "state" if rate else "cumulative")
    text = text.replace("RATED", RATED if rate else "")
    for name, value in (("INDICATOR", asked), ("COUNTS", counts), ("KIND", kind), ("BODY", body)):
        text = text.replace(name, value)
    office = office_of(tmp_path, text)
    (work,) = plan_work([campaign_of(office, "mau")])
    return outline(finished(office, work))


SAID = ("goals_reached", "time_left", "strengths", "whole_goals")


@pytest.mark.parametrize(
    ("counts", "is_open"), [("a: 10", True), ("a: 1", True), (ALL_THREE, False)]
)
def test_neither_done_nor_missed_while_others_have_still_to_report(tmp_path, counts, is_open):
    told = written(tmp_path, *SAID, counts=counts)
    assert ("hoàn thành" in told) is not is_open
    assert ("đủ số liệu để so với mục tiêu năm (65%" in told) is is_open
    assert ("Phấn đấu đạt mục tiêu năm (65%)" in told) is is_open


def test_a_sum_that_is_above_its_goal_already_is_done(tmp_path):
    told = written(tmp_path, *SAID, counts="a: 2, b: 40", rate=False)
    assert "mục tiêu năm đã hoàn thành" in told


@pytest.mark.parametrize(
    ("counts", "who"),
    [
        ("b: 40", "Có đơn vị tích cực"),
        ("a: 10, b: 40", "Nhiều đơn vị tích cực"),
        (ALL_THREE, "Các đơn vị tích cực"),
    ],
)
def test_one_unit_is_not_many(tmp_path, counts, who):
    assert who in written(tmp_path, "strengths", counts=counts, rate=False)


def test_who_is_proposed_is_the_best_of_those_who_reported(tmp_path):
    told = written(tmp_path, "award_leaders", counts="a: 2, b: 40", kind="notice", rate=False)
    assert "khen thưởng (trong 02/03 đơn vị đã báo cáo; chưa báo cáo: Lớp C): Lớp B" in told
    told = written(tmp_path / "all", "award_leaders", counts=ALL_THREE, kind="notice", rate=False)
    assert "báo cáo" not in told
