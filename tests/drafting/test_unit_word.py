"""«đơn vị» of which tier: what is counted is named where units stand below others."""

from __future__ import annotations

import pytest
from one_campaign import office_of
from outline import outline

from generator.office.office import campaign_of
from generator.office.workflow import finished, plan_work

CAMPAIGN = """
code: mau
name: Hiến máu
short_name: Hiến máu
kind: movement
issuer: hoi
starts: 01/01/2026
ends: 31/12/2026
indicators: [{code: i, name: số người hiến, unit_of_measure: người}]
units:
  - {code: north, name: Tỉnh Bắc}
  - {code: a, name: Xã A, parent: north}
  - {code: b, name: Xã B, parent: north}
  - {code: south, name: Tỉnh Nam}
  - {code: c, name: Xã C, parent: south}
quotas: [{counts: {north: 10, south: 20}}]
snapshots: [{as_of: 31/5/2026, results: [{counts: COUNTS}]}]
documents:
  - code: bc
    kind: report
    subject: kết quả
    as_of: 31/5/2026
    body: |
      {{ passages.situation }}
      {{ passages.reported_units }}
      {{ passages.completed_units }}
"""


def told(tmp_path, counts: str, *, flat: bool = False) -> list[str]:
    records = CAMPAIGN.replace("COUNTS", counts)
    if flat:
        records = records.replace(", parent: north", "").replace(", parent: south", "")
    office = office_of(tmp_path, records)
    (work,) = plan_work([campaign_of(office, "mau")], ["bc"])
    lines = outline(finished(office, work)).splitlines()
    return [
        line for line in lines if "tham gia" in line or "báo cáo" in line or "hoàn thành" in line
    ]


@pytest.mark.parametrize(
    ("counts", "reported"),
    [
        ("{a: 9, b: 3, c: 4}", "Toàn bộ 03 đơn vị cấp dưới đã báo cáo"),
        ("{north: 12, c: 4}", "Toàn bộ 02 đơn vị các cấp đã báo cáo"),
        ("{north: 12, south: 4}", "Toàn bộ 02 đơn vị trực thuộc đã báo cáo"),
    ],
)
def test_units_are_counted_by_their_tier(tmp_path, counts, reported):
    lines = "\n".join(told(tmp_path, counts))
    assert "có 02 đơn vị trực thuộc tham gia" in lines
    assert reported in lines
    assert "01/02 đơn vị trực thuộc đã hoàn thành vượt chỉ tiêu được giao" in lines


def test_units_beside_each_other_are_units(tmp_path):
    lines = "\n".join(told(tmp_path, "{north: 12, south: 4}", flat=True))
    assert "có 05 đơn vị tham gia" in lines
    assert "02/05 đơn vị đã báo cáo" in lines
