"""A unit that joined since the moment of an indicator's counts owes none of them, and no text asks it for any."""

from __future__ import annotations

from dataclasses import replace

import pytest
from one_campaign import office_of
from outline import outline

from generator.figures.moment import compute_figures
from generator.office.office import campaign_of
from generator.office.own_words import passages_of
from generator.office.workflow import draft, make, plan_work

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
units: [{code: a, name: Thôn A}, {code: b, name: Thôn B}, {code: g, name: Thôn G, active_from: 01/8/2026}]
quotas: [{indicator: poor, counts: {a: 25, b: 9, g: 4}}]
snapshots:
  - {as_of: 30/6/2026, results: [{indicator: poor, counts: {a: 20, b: 8}}]}
  - {as_of: 31/8/2026, results: [{indicator: ideas, counts: {a: 2, b: 2, g: 1}}]}
documents:
  - {code: bc, kind: report, subject: sơ kết, as_of: 31/8/2026, body: "{{ passages.reported_units }}"}
  - code: cv
    kind: directive
    subject: đôn đốc
    as_of: 31/8/2026
    for_each: units
    addressees: ["{{ unit.name }}"]
    body: |
      Đầu thư.

      {{ passages.own_figures }}
      {{ passages.unit_progress }}

      Cuối thư.
"""


@pytest.fixture
def office(tmp_path):
    return office_of(tmp_path, CAMPAIGN)


@pytest.mark.parametrize(
    ("passage", "told"),
    [
        ("reported_units", ["- Toàn bộ 02 đơn vị đã báo cáo."]),
        (
            "table_notes",
            [
                "Số liệu tính đến ngày 30/6/2026. Đơn vị tham gia sau ngày 30/6/2026 chưa có số liệu: Thôn G."
            ],
        ),
    ],
)
def test_reports_do_not_count_it_among_those_who_have_not_reported(office, passage, told):
    spoken = passages_of(office, "mau", "bc").passages
    lines = next(one.lines for one in spoken if one.passage.code == passage)
    assert [line for line in lines if line] == told


def test_its_letter_says_that_it_did_not_take_part_then(office):
    (work,) = plan_work([campaign_of(office, "mau")], ["cv"])
    mine = replace(work, member=work.figures.main.unit["g"])
    printed = [
        line.partition("] ")[2]
        for line in outline(make(office, mine, draft(mine, office))).splitlines()
    ]
    assert printed[printed.index("Đầu thư.") + 1 : printed.index("Cuối thư./.")] == [
        "Số liệu của đơn vị tính đến ngày 31/8/2026:",
        "- Số hộ nghèo: đơn vị chưa tham gia khi chốt số liệu ngày 30/6/2026.",
        "- Số mô hình: 01 mô hình.",
        "Đơn vị chưa tham gia khi chốt số liệu ngày 30/6/2026.",
    ]


def test_it_is_neither_awaited_nor_told_to_have_no_quota(office):
    campaign = campaign_of(office, "mau").campaign
    poor = compute_figures(campaign, campaign.snapshots[-1]).indicators["poor"]
    assert [row.code for row in poor.present] == ["a", "b", "g"]
    assert (poor.unreported, poor.given_none, poor.awaited) == ((), (), 2)
