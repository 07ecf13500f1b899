"""Quotas of units that were split stand with their superior still, and the notes say so."""

from __future__ import annotations

import pytest
from one_campaign import office_of
from outline import outline

from generator.office.office import campaign_of
from generator.office.workflow import finished, plan_work

CAMPAIGN = """
code: mau
name: Sáng kiến
short_name: Sáng kiến
issuer: hoi
starts: 01/01/2026
ends: 31/12/2026
indicators: [{code: i, name: số sáng kiến, unit_of_measure: sáng kiến}]
units:
  - {code: h, name: Huyện H}
  - {code: w, name: Xã W, parent: h}
  - {code: x, name: Xã X, parent: h}
  - {code: y, name: Xã Y, parent: h}
  - {code: z, name: Xã Z, parent: h}
  - {code: t, name: Thành phố T}
  - {code: u, name: Thị xã U, active_to: 30/6/2026}
changes: [{on: 01/8/2026, split: x, into: [y, z]}]
quotas: QUOTAS
snapshots: [{as_of: 30/9/2026, results: [{counts: {w: 3, y: 5, z: 4, t: 5}}]}]
documents:
  - {code: gd, kind: directive, subject: giao, addressees: [Các huyện], body: "Giao.", annexes: [{title: Chỉ tiêu, passage: quota_table}]}
"""
KEPT = (
    "Chỉ tiêu của Huyện H gồm cả 40 của Xã X (đến hết ngày 31/7/2026), chưa giao cho Xã Y và Xã Z."
)
LEFT = "Số cộng không kể đơn vị đã thôi tham gia: Thị xã U (đến hết ngày 30/6/2026). Toàn bộ: Chỉ tiêu 75."


@pytest.mark.parametrize(
    ("quotas", "told", "untold"),
    [
        ("[{counts: {w: 10, x: 40, t: 20, u: 5}}]", [KEPT, LEFT], "Xã X (đến hết ngày 31/7/2026) và"),
        ("[{counts: {w: 10, x: 40, t: 20}}]", [KEPT], "Số cộng không kể"),
        ("[{counts: {w: 10, y: 25, z: 15, t: 20, u: 5}}]", [LEFT], "Xã X"),
    ],
)  # fmt: skip
def test_what_is_left_out_and_what_is_kept(tmp_path, quotas, told, untold) -> None:
    office = office_of(tmp_path, CAMPAIGN.replace("QUOTAS", quotas))
    (work,) = plan_work([campaign_of(office, "mau")], ["gd"])
    text = outline(finished(office, work))
    assert [one for one in told if one not in text] == []
    assert untold not in text
