"""What limits each figure of a brief, where several stand in one paragraph."""

from __future__ import annotations

from one_campaign import office_of

from generator.office.inquiry import briefs_of

CAMPAIGN = """
code: mau
name: Giảm nghèo
short_name: Giảm nghèo
kind: movement
issuer: hoi
starts: 01/01/2026
ends: 31/12/2026
bases: [{code: homes, name: hộ dân}]
indicators:
  - {code: ideas, name: số sáng kiến, unit_of_measure: sáng kiến}
  - {code: poor, name: số hộ nghèo, unit_of_measure: hộ, counted: state, better: lower}
  - {code: rate, name: tỷ lệ hộ nghèo, unit_of_measure: "%", measure: rate, of: [poor, homes], better: lower}
units: [{code: a, name: Thôn A, bases: {homes: 100}}, {code: b, name: Thôn B, bases: {homes: 50}}]
snapshots:
  - as_of: 30/6/2026
    results: [{indicator: ideas, counts: {a: 2, b: 3}}, {indicator: poor, counts: {a: 20}}]
"""


def test_a_provisional_rate_beside_a_provisional_count_says_so_too(tmp_path):
    news = briefs_of(office_of(tmp_path, CAMPAIGN), "mau", None, None)["news"]
    assert (
        "Số hộ nghèo là 20 hộ (tạm tính, 1/2 đơn vị). Tỷ lệ hộ nghèo là 20% (tạm tính, 1/2 đơn vị có đủ cả hai số)."
        in news
    )
