"""The table of units with every indicator side by side, as reports of several indicators have it."""

from __future__ import annotations

from one_campaign import office_of
from outline import outline

from generator.office.office import campaign_of
from generator.office.workflow import finished, plan_work

CAMPAIGN = """
code: mau
name: Nông thôn mới
short_name: Nông thôn mới
kind: movement
issuer: hoi
starts: 01/01/2026
ends: 31/12/2026
indicators:
  - {code: road, name: số mét đường, unit_of_measure: mét}
  - {code: fund, name: số tiền, unit_of_measure: đồng, measure: money, shown_in: {unit: triệu đồng, decimals: 1}}
  - {code: tree, name: số cây, unit_of_measure: cây}
  - {code: other, name: số khác, unit_of_measure: việc}
units:
  - {code: a, name: Ấp A}
  - {code: b, name: Ấp B}
quotas:
  - {counts: {a: 2.000, b: 1.000}}
  - {indicator: fund, counts: {a: 50.000.000}}
snapshots:
  - as_of: 31/5/2026
    results:
      - {counts: {a: 999, b: 1.000}}
      - {indicator: fund, counts: {a: 12.500.000, b: 3.000.000}}
      - {indicator: tree, counts: {a: 7}}
documents:
  - {code: bc, kind: report, subject: kết quả, as_of: 31/5/2026, body: "{{ passages.unit_indicators }}"}
"""
ONE = CAMPAIGN.replace(
    "      - {indicator: fund, counts: {a: 12.500.000, b: 3.000.000}}\n", ""
).replace("      - {indicator: tree, counts: {a: 7}}\n", "")


def rows(tmp_path, text):
    office = office_of(tmp_path, text)
    (work,) = plan_work([campaign_of(office, "mau")], ["bc"])
    lines = [line.strip() for line in outline(finished(office, work)).splitlines()]
    kept = [one for one in lines if "Bang" in one]
    for style in ("BangTieuDe", "BangGiua", "BangChu", "BangSo", "BangTong", "BangTong +next"):
        kept = [one.replace(f"[{style}] ", "").replace(f"[{style} +next] ", "") for one in kept]
    return kept


def test_each_indicator_has_what_was_given_done_and_how_far_that_is(tmp_path):
    told = rows(tmp_path, CAMPAIGN)
    assert told[0] == (
        "= vTT | vTên đơn vị | <3>Số mét đường (mét) | <3>Số tiền (triệu đồng) | vSố cây (cây)"
    )
    assert told[2:4] == [
        "| 1 | Ấp A | 2.000 | 999 | 49,95% | 50 | 12,5 | 25% | 7",
        "| 2 | Ấp B | 1.000 | 1.000 | 100% | | 3,0 | | [BangSo +next]",
    ]


def test_of_one_indicator_alone_there_is_no_such_table(tmp_path):
    assert rows(tmp_path, ONE) == []
