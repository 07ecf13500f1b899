"""Codes used once, days in order, phases within the campaign."""

from __future__ import annotations

import pytest

CASES = {
    "nothing is wrong with the least there can be": ("", []),
    "a code twice in a list": (
        """
        phases:
        - {code: gd1, name: giai đoạn 1, ends: 31/5/2022}
        - {code: gd1, name: giai đoạn 2, ends: 30/9/2023}
        """,
        ["E-CODE-DUP phases[1].code"],
    ),
    "a code may name a phase and a target": (
        """
        phases: [{code: gd1, name: giai đoạn 1, ends: 31/5/2022}]
        targets: [{code: gd1, name: chỉ tiêu, count: 600}]
        """,
        [],
    ),
    "quotas without a code are not alike": (
        """
        units: [{code: a, name: A}]
        phases: [{code: gd1, name: giai đoạn 1, ends: 31/5/2022}]
        quotas: [{counts: {a: 5}}, {phase: gd1, counts: {a: 2}}]
        """,
        [],
    ),
    "documents and references share their codes": (
        """
        references: [{code: kh, kind: plan, date: 24/01/2022, issuer: LĐLĐ tỉnh}]
        documents: [{code: kh, kind: plan, subject: về sáng kiến, body: Nội dung}]
        """,
        ["E-CODE-DUP documents[0].code"],
    ),
    "one way of splitting twice": (
        """
        snapshots:
        - as_of: 25/4/2022
          results:
          - total: 10
            breakdowns:
            - {code: sector, name: Lĩnh vực, counts: {Y tế: 10}}
            - {code: sector, name: Lĩnh vực, counts: {Y tế: 10}}
        """,
        ["E-CODE-DUP snapshots[0].results[0].breakdowns[1].code"],
    ),
    "the campaign ends before it starts": (
        "ends: 01/01/2021",
        ["E-DATE-ORDER ends"],
    ),
    "a phase ends before it starts": (
        "phases: [{code: gd1, name: giai đoạn 1, starts: 01/6/2022, ends: 31/5/2022}]",
        ["E-DATE-ORDER phases[0].ends"],
    ),
    "a phase of one day": (
        "phases: [{code: gd1, name: giai đoạn 1, starts: 31/5/2022, ends: 31/5/2022}]",
        [],
    ),
    "a unit leaves before it joins": (
        "units: [{code: a, name: A, active_from: 01/6/2022, active_to: 31/5/2022}]",
        ["E-DATE-ORDER units[0].active_to"],
    ),
    "a phase that begins too early": (
        "phases: [{code: gd1, name: giai đoạn 1, starts: 31/12/2021, ends: 31/5/2022}]",
        ["E-PHASE-OUTSIDE phases[0].starts"],
    ),
    "a phase that ends too late": (
        "phases: [{code: gd3, name: giai đoạn 3, starts: 01/01/2023, ends: 01/10/2023}]",
        ["E-PHASE-OUTSIDE phases[0].ends"],
    ),
    "a phase over before the campaign starts": (
        "phases: [{code: gd1, name: giai đoạn 1, ends: 31/12/2021}]",
        ["E-PHASE-OUTSIDE phases[0].ends"],
    ),
    "a phase over on the first day": (
        "phases: [{code: gd1, name: giai đoạn 1, ends: 01/01/2022}]",
        [],
    ),
    "phases that touch but do not overlap": (
        """
        phases:
        - {code: gd2, name: giai đoạn 2, starts: 01/6/2022, ends: 31/12/2022}
        - {code: gd1, name: giai đoạn 1, ends: 31/5/2022}
        - {code: gd3, name: giai đoạn 3, ends: 30/9/2023}
        """,
        [],
    ),
    "phases that overlap by a day": (
        """
        phases:
        - {code: gd1, name: giai đoạn 1, ends: 01/6/2022}
        - {code: gd2, name: giai đoạn 2, starts: 01/6/2022, ends: 31/12/2022}
        """,
        ["W-PHASE-OVERLAP phases[1].starts"],
    ),
    "the same day, which does not count at the end": (
        """
        phases:
        - {code: gd1, name: giai đoạn 1, ends: 01/6/2022, last_day_counts: không}
        - {code: gd2, name: giai đoạn 2, starts: 01/6/2022, ends: 31/12/2022}
        """,
        [],
    ),
    "a drive within a phase": (
        """
        phases:
        - {code: gd1, name: giai đoạn 1, starts: 01/01/2022, ends: 31/5/2022}
        - {code: cao-diem, name: cao điểm 39 ngày, starts: 22/4/2022, ends: 30/5/2022}
        - {code: gd2, name: giai đoạn 2, starts: 31/5/2022, ends: 31/12/2022}
        """,
        ["W-PHASE-OVERLAP phases[1].starts", "W-PHASE-OVERLAP phases[2].starts"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_codes_and_dates(found, text, expected):
    assert found(text) == expected


def test_what_is_said(said):
    assert said(
        "phases: [{code: gd3, name: giai đoạn 3, starts: 01/01/2023, ends: 30/10/2023}]"
    ) == [
        (
            "«giai đoạn 3» kết thúc ngày 30/10/2023, sau khi chiến dịch kết thúc ngày 30/9/2023; "
            "sửa ngày của giai đoạn hoặc ngày của chiến dịch"
        )
    ]
    twice = "units: [{code: a, name: A}, {code: b, name: B}, {code: b, name: C}]"
    assert said(twice) == [
        "mã «b» đã dùng cho mục thứ 2 của units; đặt cho một trong hai mục một mã khác"
    ]
