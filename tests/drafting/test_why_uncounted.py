"""Why a phase's result is not known is told in chat messages as in reports."""

from __future__ import annotations

import pytest
from one_campaign import office_of

from generator.office.inquiry import briefs_of

CAMPAIGN = """
code: mau
name: Sáng kiến năm 2026
short_name: Sáng kiến
kind: movement
issuer: hoi
starts: 01/01/2026
ends: 31/12/2026
indicators: [{code: n, name: số sáng kiến, unit_of_measure: sáng kiến}]
targets: [{code: t, name: mục tiêu giai đoạn 2, phase: g2, count: 10}]
phases: [{code: g1, name: giai đoạn 1, ends: 30/6/2026}, {code: g2, name: giai đoạn 2, ends: 31/12/2026}]
units: [{code: a, name: A}, {code: b, name: B}, {code: c, name: C}]
snapshots:
  - {as_of: 30/6/2026, results: [{counts: {BEFORE}}]}
  - {as_of: 30/9/2026, results: [{corrected: có, counts: {a: 8, b: 15, c: 3}}]}
"""


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("a: 10, b: 9, c: 1", "01 đơn vị (số lũy kế đã đính chính, thấp hơn số tính đến ngày 30/6/2026): A."),
        ("b: 9, c: 1", "01 đơn vị (thiếu số liệu tính đến ngày 30/6/2026): A."),
        (
            "a: 10, b: 9",
            "02 đơn vị (thiếu số liệu, hoặc số lũy kế đã đính chính, thấp hơn số, tính đến ngày 30/6/2026): A và C.",
        ),
    ],
)  # fmt: skip
def test_a_corrected_count_is_not_a_missing_one(tmp_path, before, told):
    office = office_of(tmp_path, CAMPAIGN.replace("BEFORE", before))
    chat = briefs_of(office, "mau", None, "g2")["chat"]
    assert f"- Chưa tính được kết quả giai đoạn 2 của {told}\n" in chat
