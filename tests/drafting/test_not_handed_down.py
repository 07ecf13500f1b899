"""What a superior was given and has not given to its units stands in the notes of tables of quotas."""

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
issuer: hoi
starts: 01/01/2026
ends: 31/12/2026
indicators: [{code: i, name: số người hiến, unit_of_measure: người}]
units:
  - {code: north, name: Tỉnh Bắc, OWN}
  - {code: a, name: Xã A, parent: north}
  - {code: b, name: Xã B, parent: north}
  - {code: south, name: Tỉnh Nam}
  - {code: c, name: Xã C, parent: south}
quotas: [{counts: {north: 100, a: 50, b: 30, south: 70, c: 70}}]
documents:
  - {code: gd, kind: directive, subject: giao, addressees: [Các tỉnh], body: "Giao.", annexes: [ANNEX]}
"""
TWO = "table: {columns: [{show: name, header: Đơn vị}, {show: quota, header: Giao}], DEPTH}"


def notes(tmp_path, annex: str, own: str = "tier: whole") -> list[str]:
    records = CAMPAIGN.replace("ANNEX", f"{{title: Chỉ tiêu, {annex}}}").replace("OWN", own)
    office = office_of(tmp_path, records)
    (work,) = plan_work([campaign_of(office, "mau")], ["gd"])
    return [one for one in outline(finished(office, work)).splitlines() if "Ghi chú" in one]


@pytest.mark.parametrize("annex", ["passage: quota_table", TWO.replace("DEPTH", "depth: 2")])
def test_what_is_left_of_a_quota_is_told(tmp_path, annex):
    (note,) = notes(tmp_path, annex)
    assert note.endswith("Chưa giao cho cấp dưới: Tỉnh Bắc 20 (được giao 100, đã giao 80).")


@pytest.mark.parametrize(
    ("annex", "own"),
    [
        # nobody below stands in the table
        (TWO.replace("DEPTH", "depth: 1"), "tier: whole"),
        # what it has is its own, beside those below it
        ("passage: quota_table", "tier: own"),
    ],
)
def test_it_is_not_where_nothing_is_left_for_units_shown(tmp_path, annex, own):
    assert "Chưa giao" not in "".join(notes(tmp_path, annex, own))
