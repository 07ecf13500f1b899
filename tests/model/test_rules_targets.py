"""Targets: one amount each, sums over the phases, one base behind all."""

from __future__ import annotations

import pytest

PHASES = """
        phases:
        - {code: gd1, name: giai đoạn 1, ends: 31/5/2022}
        - {code: gd2, name: giai đoạn 2, ends: 30/9/2023}
"""

CASES = {
    "a count, and a rate of a base": (
        """
        bases: [{code: members, name: đoàn viên}]
        targets:
        - {code: a, name: chỉ tiêu, count: 1.800}
        - {code: b, name: tỷ lệ, rate: 15%, of: members}
        - {code: c, name: khoảng, level: registered, rate: 8%, rate_to: 10%, of: members}
        """,
        [],
    ),
    "nothing that a target names exists": (
        """
        targets:
        - {code: a, name: A, count: 5, indicator: idea, phase: gd1, of: m, document: kh, replaces: b}
        """,
        [
            "E-INDICATOR-UNKNOWN targets[0].indicator",
            "E-PHASE-UNKNOWN targets[0].phase",
            "E-DOCUMENT-UNKNOWN targets[0].document",
            "E-TARGET-UNKNOWN targets[0].replaces",
            "E-BASE-UNKNOWN targets[0].of",
        ],
    ),
    "a target set by a cited document or by one made here": (
        """
        references: [{code: kh, kind: plan, date: 24/01/2022, issuer: LĐLĐ tỉnh}]
        documents: [{code: cv, kind: plan, subject: về sáng kiến, body: Nội dung}]
        targets:
        - {code: a, name: A, count: 5, document: kh}
        - {code: b, name: B, count: 6, document: cv, replaces: a}
        """,
        [],
    ),
    "no amount": ("targets: [{code: a, name: A}]", ["E-TARGET-AMOUNT targets[0]"]),
    "two amounts": (
        """
        bases: [{code: members, name: đoàn viên}]
        targets: [{code: a, name: A, count: 5, rate: 5%, of: members}]
        """,
        ["E-TARGET-AMOUNT targets[0].rate"],
    ),
    "a rate of nothing": (
        "targets: [{code: a, name: A, rate: 5%}]",
        ["E-TARGET-BASE targets[0].rate"],
    ),
    "which is not compared with a count": (
        "targets: [{code: a, name: A, rate: 5%}, {code: b, name: B, count: 5}]",
        ["E-TARGET-BASE targets[0].rate"],
    ),
    "a range of one rate": (
        """
        bases: [{code: workers, name: CNVCLĐ}]
        targets: [{code: a, name: A, rate: 8%, rate_to: 8%, of: workers}]
        """,
        [],
    ),
    "money is not counted in members": (
        """
        indicators: [{code: benefit, name: làm lợi, unit_of_measure: đồng, measure: money}]
        bases: [{code: members, name: đoàn viên, total: 10}]
        targets: [{code: a, name: A, rate: 5%, of: members}, {code: b, name: B, count: 600}]
        """,
        [],
    ),
    "a range upside down": (
        """
        bases: [{code: workers, name: CNVCLĐ}]
        targets: [{code: a, name: A, rate: 10%, rate_to: 8%, of: workers}]
        """,
        ["E-TARGET-RANGE targets[0].rate_to"],
    ),
    "half a range": (
        "targets: [{code: a, name: A, count: 5, rate_to: 8%}]",
        ["E-TARGET-RANGE targets[0].rate_to"],
    ),
    "a percentage for what is counted": (
        "targets: [{code: a, name: A, count: 15%}]",
        ["E-MEASURE targets[0].count"],
    ),
    "a number for what is a rate": (
        """
        indicators: [{code: trained, name: tỷ lệ tập huấn, unit_of_measure: '%', measure: rate}]
        targets: [{code: a, name: A, count: 15}, {code: b, name: B, level: registered, count: 100%}]
        """,
        ["E-MEASURE targets[0].count"],
    ),
    "a range that ends beyond the whole": (
        """
        indicators: [{code: trained, name: tỷ lệ tập huấn, unit_of_measure: '%', measure: rate}]
        targets: [{code: a, name: A, rate: 90%, rate_to: 110%}]
        """,
        ["E-RATE-RANGE targets[0].rate_to"],
    ),
    "two targets of one level and period": (
        "targets: [{code: a, name: A, count: 2.000}, {code: b, name: B, count: 2.500}]",
        ["W-TARGET-TWICE targets[1].count"],
    ),
    "the second replaces the first": (
        "targets: [{code: a, name: A, count: 2.000}, {code: b, name: B, count: 2.500, replaces: a}]",
        [],
    ),
    "of two levels": (
        "targets: [{code: a, name: A, count: 2.000}, {code: b, name: B, level: registered, count: 2.500}]",
        [],
    ),
    "of two levels, but of one name": (
        "targets: [{code: a, name: chỉ tiêu, count: 2.000}, {code: b, name: Chỉ tiêu, level: assigned, count: 2.500}]",
        ["W-TARGET-NAME targets[1].name"],
    ),
    "raised from what": (
        """
        targets:
        - {code: a, name: A, count: 2.000, precision: over}
        - {code: b, name: B, level: raised, count: 2.500, precision: over}
        """,
        ["W-TARGET-RAISED targets[1].level"],
    ),
    "raised where there was nothing": (
        "targets: [{code: b, name: B, level: raised, count: 2.500}]",
        [],
    ),
    "a raised rate": (
        """
        bases: [{code: members, name: đoàn viên}]
        targets:
        - {code: a, name: A, rate: 15%, of: members}
        - {code: b, name: B, level: raised, rate: 20%, of: members, replaces: a}
        """,
        [],
    ),
    "raised to what it was": (
        "targets: [{code: a, name: A, count: 9}, {code: b, name: B, level: raised, count: 9, replaces: a}]",
        ["W-TARGET-LOWER targets[1].count"],
    ),
    "raised, but lower": (
        "targets: [{code: a, name: A, count: 9}, {code: b, name: B, level: raised, count: 8, replaces: a}]",
        ["W-TARGET-LOWER targets[1].count"],
    ),
    "replaces a target of another period": (
        PHASES
        + "        targets: [{code: a, name: A, count: 9, phase: gd1}, {code: b, name: B, count: 10, replaces: a}]",
        ["E-TARGET-REPLACES targets[1].replaces"],
    ),
    "targets that replace each other": (
        "targets: [{code: a, name: A, count: 9, replaces: b}, {code: b, name: B, count: 10, replaces: a}]",
        ["E-TARGET-CYCLE targets[0].replaces"],
    ),
    "a target that replaces itself": (
        "targets: [{code: a, name: A, count: 9, replaces: a}]",
        ["E-TARGET-CYCLE targets[0].replaces"],
    ),
}

SUMS = {
    "4.000 + 6.000 = 10.000": ("{count: 4.000}", "{count: 6.000}", "{count: 10.000}", []),
    "4.000 + 6.500": (
        "{count: 4.000}",
        "{count: 6.500}",
        "{count: 10.000}",
        ["E-TARGET-SUM targets[2].count"],
    ),
    "6% + 9% = 15%": (
        "{rate: 6%, of: members}",
        "{rate: 9%, of: members}",
        "{rate: 15%, of: members}",
        [],
    ),
    "6% + 8%": (
        "{rate: 6%, of: members}",
        "{rate: 8%, of: members}",
        "{rate: 15%, of: members}",
        ["E-TARGET-SUM targets[2].rate"],
    ),
    "rates of two bases": (
        "{rate: 6%, of: members}",
        "{rate: 8%, of: workers}",
        "{rate: 15%, of: members}",
        [],
    ),
    "a range that holds the sum": (
        "{rate: 4%, of: workers}",
        "{rate: 5%, of: workers}",
        "{rate: 8%, rate_to: 10%, of: workers}",
        [],
    ),
    "«trên 2.000» may be 2.300": (
        "{count: 1.200}",
        "{count: 1.100}",
        "{count: 2.000, precision: over}",
        [],
    ),
    "«trên 2.000» is not 1.800": (
        "{count: 900}",
        "{count: 900}",
        "{count: 2.000, precision: over}",
        ["W-TARGET-SUM targets[2].count"],
    ),
    "«trên 900» and 900 may be 2.000": (
        "{count: 900, precision: over}",
        "{count: 900}",
        "{count: 2.000}",
        [],
    ),
    "but not 1.700": (
        "{count: 900, precision: over}",
        "{count: 900}",
        "{count: 1.700}",
        ["W-TARGET-SUM targets[2].count"],
    ),
    "one phase of another level": (
        "{count: 4.000}",
        "{count: 6.500, level: registered}",
        "{count: 10.000}",
        [],
    ),
}

BASES = {
    "600 is 5% of 12.000, of which 15% are 1.800": ("{}", "600", "exact", "1.800", "exact", []),
    "but 15% are not «trên 2.000»": (
        "{}",
        "600",
        "exact",
        "2.000",
        "over",
        ["W-TARGET-BASE targets[3].count"],
    ),
    "617 is 5% of 12.345 rounded": ("{total: 12.345}", "617", "exact", "1.852", "exact", []),
    "12.345 declared": (
        "{total: 12.345}",
        "600",
        "exact",
        "1.852",
        "exact",
        ["W-TARGET-BASE targets[1].count"],
    ),
    "«khoảng 12.000» declared": (
        "{total: 12.000, precision: about}",
        "617",
        "exact",
        "1.852",
        "exact",
        [],
    ),
    "«khoảng 700» says nothing": ("{}", "700", "about", "1.800", "exact", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_single_targets(found, text, expected):
    assert found(text) == expected


def _targets(*amounts):
    return "\n".join(
        f"        - {{code: t{place}, name: chỉ tiêu {place}, {amount.strip('{}')}}}"
        for place, amount in enumerate(amounts)
    )


@pytest.mark.parametrize(("first", "second", "whole", "expected"), SUMS.values(), ids=SUMS)
def test_phases_make_up_the_whole(found, first, second, whole, expected):
    bases = "        bases: [{code: members, name: đoàn viên}, {code: workers, name: CNVCLĐ}]\n"
    targets = _targets(
        "phase: gd1, " + first.strip("{}"), "phase: gd2, " + second.strip("{}"), whole
    )
    assert found(f"{PHASES}{bases}        targets:\n{targets}") == expected


def test_overlapping_phases_are_not_added(found):
    text = """
        phases:
        - {code: gd1, name: giai đoạn 1, ends: 31/5/2022}
        - {code: dot, name: đợt cao điểm, starts: 22/4/2022, ends: 31/5/2022}
        targets:
        - {code: a, name: A, phase: gd1, count: 5}
        - {code: b, name: B, phase: dot, count: 3}
        - {code: c, name: C, count: 5}
    """
    assert found(text) == ["W-PHASE-OVERLAP phases[1].starts"]


def test_a_first_phase_alone_is_not_the_whole(found):
    text = """
        phases: [{code: gd1, name: giai đoạn 1, ends: 31/5/2022}]
        targets: [{code: a, name: A, phase: gd1, count: 5.000}, {code: b, name: B, count: 16.000}]
    """
    assert found(text) == []


@pytest.mark.parametrize(
    ("base", "count", "precision", "whole", "whole_precision", "expected"),
    BASES.values(),
    ids=BASES,
)
def test_one_base_behind_all(found, *, base, count, precision, whole, whole_precision, expected):
    declared = f"code: members, name: đoàn viên, {base.strip('{}')}"
    targets = _targets(
        "phase: gd1, rate: 5%, of: members",
        f"phase: gd1, count: {count}, precision: {precision}",
        "rate: 15%, of: members",
        f"count: {whole}, precision: {whole_precision}",
    )
    text = f"{PHASES}        bases: [{{{declared}}}]\n        targets:\n{targets}"
    assert found(text) == expected


@pytest.mark.parametrize(
    ("level", "expected"),
    [("assigned", ["W-TARGET-BASE targets[1].count"]), ("registered", [])],
)
def test_what_was_assigned_is_held_against_the_plan_but_not_what_was_registered(
    found, level, expected
):
    text = f"""
        bases: [{{code: members, name: đoàn viên, total: 13.400}}]
        targets:
        - {{code: a, name: A, rate: 5%, of: members}}
        - {{code: b, name: B, count: 600, level: {level}}}
    """
    assert found(text) == expected


@pytest.mark.parametrize(
    ("size", "expected"),
    [("99.000", 1), ("100.000", 0), ("125.000", 0), ("126.000", 1)],
)
def test_a_range_leaves_room_for_the_base(said, size, expected):
    text = f"""
        bases: [{{code: workers, name: CNVCLĐ, total: {size}}}]
        targets:
        - {{code: a, name: A, rate: 8%, rate_to: 10%, of: workers}}
        - {{code: b, name: B, count: 10.000}}
    """
    assert said(text) == expected * [
        f"mục tiêu không cùng một cơ sở tính «CNVCLĐ»: đã khai {size}, nhưng 10.000 bằng 8% - 10% thì "
        "cơ sở tính là 100.000 - 125.000; kiểm tra lại số, tỷ lệ và cơ sở tính"
    ]


def test_what_is_about_something_does_not_hide_what_is_exact(found):
    text = (
        PHASES
        + """
        bases: [{code: members, name: đoàn viên}]
        targets:
        - {code: a, name: A, phase: gd1, rate: 5%, of: members}
        - {code: b, name: B, phase: gd1, count: 700, precision: about}
        - {code: c, name: C, phase: gd2, rate: 10%, of: members}
        - {code: d, name: D, phase: gd2, count: 1.200}
        - {code: e, name: E, level: registered, rate: 15%, of: members}
        - {code: f, name: F, level: registered, count: 2.000}
    """
    )
    assert found(text) == ["W-TARGET-BASE targets[5].count"]


def test_what_is_said(said):
    text = f"""{PHASES}
        bases: [{{code: members, name: đoàn viên}}]
        targets:
        - {{code: a, name: A, phase: gd1, rate: 5%, of: members}}
        - {{code: b, name: B, phase: gd1, count: 600}}
        - {{code: c, name: C, rate: 15%, of: members}}
        - {{code: d, name: D, count: 2.000, precision: over}}
    """
    assert said(text) == [
        (
            "mục tiêu không cùng một cơ sở tính «đoàn viên»: 600 bằng 5% thì cơ sở tính là 12.000, nhưng "
            "trên 2.000 bằng 15% thì cơ sở tính là trên 13.333; kiểm tra lại số, tỷ lệ và cơ sở tính"
        )
    ]
    amounts = _targets("phase: gd1, count: 4.000", "phase: gd2, count: 6.500", "count: 10.000")
    assert said(f"{PHASES}        targets:\n{amounts}") == [
        (
            "mục tiêu cả chiến dịch là 10.000, nhưng cộng các giai đoạn được 10.500 (4.000 + 6.500); "
            "lệch 500; sửa mục tiêu của giai đoạn hoặc của cả chiến dịch"
        )
    ]
    assert said("targets: [{code: a, name: A, count: 5, indicator: idea}]") == [
        "không có chỉ số nào mã «idea»; có phải «ideas» (số sáng kiến)?"
    ]
