"""Who was given quotas before some of them merged is counted as it was then, and the merger is told."""

from __future__ import annotations

import pytest
from one_campaign import office_of

from generator.office.own_words import passages_of

CAMPAIGN = """
code: mau
name: Hiến máu
short_name: Hiến máu
kind: movement
issuer: hoi
starts: 01/01/2026
ends: 31/12/2026
indicators: [{code: donors, name: số người hiến máu, unit_of_measure: người}]
units:
  - {code: a, name: Phường A}
  - {code: b, name: Phường B}
  - {code: c, name: Phường C}
  - {code: d, name: Phường D}
  - {code: ab, name: Phường An Bình}
MOREchanges: CHANGES
quotas: [{counts: QUOTAS}]
snapshots: [{as_of: 30/6/2026, results: [{counts: {d: 5}}]}]
documents:
  - {code: bc, kind: report, subject: sơ kết, body: "{{ passages.quotas_given }}"}
  - {code: bang, kind: report, subject: bảng, body: "{{ passages.table_notes }}"}
"""
ONE = "[{on: 01/6/2026, merge: [a, b], into: ab}]"
TWO = "[{on: 01/3/2026, merge: [a, b], into: ab}, {on: 01/6/2026, merge: [ab, c], into: abc}]"
AT_FIRST = "[{on: 01/01/2026, merge: [a, b], into: ab}]"
LATER = "[{on: 01/7/2026, merge: [a, b], into: ab}]"


@pytest.fixture
def said(tmp_path):
    """What a document of the campaign says, with its units' changes and quotas."""

    def made(document, passage, changes, quotas):
        more = "  - {code: abc, name: Phường An Bình Cao}\n" if "abc" in changes else ""
        text = CAMPAIGN.replace("MORE", more).replace("CHANGES", changes).replace("QUOTAS", quotas)
        spoken = passages_of(office_of(tmp_path, text), "mau", document).passages
        return " ".join(next(one.lines for one in spoken if one.passage.code == passage))

    return made


@pytest.mark.parametrize(
    ("changes", "quotas", "told"),
    [
        (
            ONE,
            "{a: 3, b: 3, c: 2, d: 4}",
            "toàn bộ 04 đơn vị (nay là 03 đơn vị, do Phường A và Phường B hợp nhất thành Phường An Bình từ ngày 01/6/2026), tổng số 12 người.",
        ),
        (
            TWO,
            "{a: 3, b: 3, c: 2, d: 4}",
            "toàn bộ 04 đơn vị (nay là 02 đơn vị, do Phường A và Phường B hợp nhất thành Phường An Bình từ ngày 01/3/2026; Phường An Bình và Phường C hợp nhất thành Phường An Bình Cao từ ngày 01/6/2026), tổng số 12 người.",
        ),
        (ONE, "{a: 3, b: 3, c: 2}", "03/04 đơn vị (nay là 02/03 đơn vị, do"),
        (ONE, "{ab: 6, c: 2, d: 4}", "toàn bộ 03 đơn vị, tổng số 12 người."),
        (LATER, "{a: 3, b: 3, c: 2, d: 4}", "toàn bộ 04 đơn vị, tổng số 12 người."),
    ],
    ids=["merged since", "merged twice", "one without", "given to what they became", "not yet"],
)
def test_to_how_many_quotas_were_given(said, changes, quotas, told) -> None:
    assert told in said("bc", "quotas_given", changes, quotas)


BESIDE_AND_BEFORE = """
  - {code: q, counts: {a: 3, b: 3, c: 2, d: 4}}
  - {code: p, phase: dot1, counts: {a: 1, b: 1, c: 1, d: 1}}
  - {code: f, indicator: fund, counts: {a: 30, b: 30}}
"""


def test_it_is_so_of_every_indicator_and_of_a_phase_that_was_over_before(tmp_path):
    fund = "{code: fund, name: số tiền, unit_of_measure: đồng, measure: money}"
    text = CAMPAIGN.replace("MORE", "").replace("CHANGES", ONE)
    text = text.replace(
        "người}]\n", f"người}}, {fund}]\nphases: [{{code: dot1, name: đợt 1, ends: 31/5/2026}}]\n"
    )
    text = text.replace("[{counts: QUOTAS}]", BESIDE_AND_BEFORE).replace(
        "kết, body", "kết, phase: dot1, body"
    )
    spoken = passages_of(office_of(tmp_path, text), "mau", "bc").passages
    lines = " ".join(next(one.lines for one in spoken if one.passage.code == "quotas_given"))
    assert "đợt 1 cho toàn bộ 04 đơn vị (nay là 03 đơn vị, do Phường A và Phường B" in lines
    assert "giao 60 đồng cho 02 đơn vị (nay là 01 đơn vị)." in lines


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (ONE, "Phường A và Phường B hợp nhất thành Phường An Bình từ ngày 01/6/2026."),
        (LATER, ""),
        (AT_FIRST, ""),
    ],
    ids=["merged since", "not yet", "before it began"],
)
def test_the_table_says_who_merged(said, changes, told) -> None:
    notes = said("bang", "table_notes", changes, "{c: 2}")
    assert told in notes
    assert ("hợp nhất" in notes) == bool(told)
