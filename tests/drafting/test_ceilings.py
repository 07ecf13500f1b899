"""A ceiling on what still comes in is not reached before the end: it is kept so far."""

from __future__ import annotations

import pytest
from one_campaign import office_of
from outline import outline

from generator.office.office import campaign_of
from generator.office.workflow import finished, plan_work

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
        (20, "Chưa vượt mức trần sự cố (không quá 30 sự cố), thấp hơn 14 sự cố./."),
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
