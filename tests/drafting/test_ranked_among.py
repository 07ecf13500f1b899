"""A rank is told among how many it is one: among the units of its tier, not among those that stand above."""

from __future__ import annotations

from dataclasses import replace

import pytest
from one_campaign import office_of
from outline import outline

from generator.office.office import campaign_of
from generator.office.workflow import draft, make, plan_work

CAMPAIGN = """
code: mau
name: Trồng cây
short_name: Trồng cây
kind: movement
issuer: hoi
starts: 01/01/2026
ends: 31/12/2026
indicators:
  - {code: trees, name: số cây, unit_of_measure: cây}
  - {code: ideas, name: số mô hình, unit_of_measure: mô hình}
units:
  - {code: d, name: Xã D}
  - {code: d1, name: Thôn D1, parent: d}
  - {code: d2, name: Thôn D2, parent: d}
  - {code: d3, name: Thôn D3, parent: d}
  - {code: e, name: Xã E}
quotas: [{counts: {d1: 10, d2: 10, d3: 10, e: 10}}]
snapshots:
  - as_of: 31/8/2026
    results: [{counts: {d1: 9, d2: 2, d3: 2, e: 6}}, {indicator: ideas, counts: {e: 1}}]
documents:
  - code: cv
    kind: directive
    subject: đôn đốc
    as_of: 31/8/2026
    for_each: units
    addressees: ["{{ unit.name }}"]
    body: |
      {{ passages.own_figures }}
      {{ passages.unit_progress }}
"""


@pytest.mark.parametrize(
    ("unit", "told"),
    [
        ("d", "xếp thứ 2/2 đơn vị được xếp hạng"),
        ("e", "xếp thứ 1/2 đơn vị được xếp hạng"),
        ("d1", "xếp thứ 1/3 đơn vị cùng cấp được xếp hạng"),
        ("d3", "xếp đồng hạng thứ 2/3 đơn vị cùng cấp được xếp hạng"),
    ],
)
def test_a_rank_is_among_those_of_its_tier(tmp_path, unit, told):
    office = office_of(tmp_path, CAMPAIGN)
    (work,) = plan_work([campaign_of(office, "mau")], ["cv"])
    mine = replace(work, member=work.figures.main.unit[unit])
    printed = outline(make(office, mine, draft(mine, office))).splitlines()
    ranks = [line.partition("; ")[2].rstrip("./") for line in printed if "xếp hạng" in line]
    assert ranks == [told, told]
