"""Nobody leads who comes last, nor who is below the quota while others are not."""

from __future__ import annotations

import pytest
from one_campaign import office_of

from generator.office.inquiry import briefs_of
from generator.office.own_words import passages_of

CAMPAIGN = """
code: mau
name: Tiêm chủng năm 2026
short_name: Tiêm chủng
kind: movement
issuer: hoi
starts: 01/01/2026
ends: 31/12/2026
indicators:
  - {code: n, name: số sáng kiến, unit_of_measure: sáng kiến}
targets: [{code: t, name: mục tiêu năm, count: 22}]
units: [{code: a, name: A}, {code: b, name: B}, {code: c, name: C}, {code: d, name: D}]
QUOTAS
snapshots: [{as_of: 30/9/2026, results: [{counts: {COUNTS}}]}]
documents: [{code: bc, kind: KIND, subject: kết quả, as_of: 30/9/2026, body: "BODY"}]
"""
RATE = ('  - {code: n, name: tỷ lệ tiêm chủng, unit_of_measure: "%", measure: rate}', "rate: 95%")
COUNT = (
    "  - {code: n, name: số sáng kiến, unit_of_measure: sáng kiến}",
    "count: 22",
)
ASKED = "quotas: [{counts: {a: 95%, b: 95%, c: 95%, d: 95%}}]"


def office(tmp_path, counts, quotas="", passage="leading_units", kind="report", of=COUNT):
    text = CAMPAIGN.replace(COUNT[0], of[0]).replace(COUNT[1], of[1])
    told = {
        "COUNTS": counts,
        "QUOTAS": quotas,
        "KIND": kind,
        "BODY": f"{{{{ passages.{passage} }}}}",
    }
    for name, value in told.items():
        text = text.replace(name, value)
    return office_of(tmp_path, text)


def lines(office, passage):
    spoken = passages_of(office, "mau", "bc").passages
    return next(list(one.lines) for one in spoken if one.passage.code == passage)


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ("a: 10, b: 9, c: 1", "- Các đơn vị dẫn đầu: A (10 sáng kiến) và B (09 sáng kiến)."),
        ("a: 10, b: 9", "- Đơn vị dẫn đầu: A (10 sáng kiến)."),
        ("a: 10, b: 9, c: 9", "- Đơn vị dẫn đầu: A (10 sáng kiến)."),
        ("a: 9, b: 9", "- 02 đơn vị đã báo cáo có kết quả như nhau (cùng 09 sáng kiến)."),
    ],
)
def test_the_last_does_not_lead(tmp_path, counts, told):
    assert lines(office(tmp_path, counts), "leading_units") == [told]


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ('a: 95%, b: "94,96%", c: 99%, d: 80%', "- Các đơn vị dẫn đầu: C (99%) và A (95%)."),
        ('a: 94%, b: 96%, c: "94,5%", d: 80%', "- Đơn vị dẫn đầu: B (96%)."),
    ],
)
def test_nobody_leads_below_the_quota_that_others_reach(tmp_path, counts, told):
    assert lines(office(tmp_path, counts, ASKED, of=RATE), "leading_units") == [told]


def test_who_comes_last_is_not_proposed(tmp_path):
    (told,) = lines(
        office(tmp_path, "a: 10, b: 9, c: 1", passage="award_leaders", kind="notice"),
        "award_leaders",
    )
    assert told.endswith(
        "(trong 03/04 đơn vị đã báo cáo; chưa báo cáo: D): A (10 sáng kiến) và B (09 sáng kiến)."
    )


def test_where_no_pace_is_told_nothing_limits_it(tmp_path):
    chat = briefs_of(office(tmp_path, "a: 10, b: 9, c: 1"), "mau", None, None)["chat"]
    assert "- Thời hạn: hết ngày 31/12/2026, còn 92 ngày.\n" in chat
