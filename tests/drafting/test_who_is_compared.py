"""Who is told of: done of those that can be compared, limits of those that are named, quotas that nobody divided."""

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
"""
DOCUMENT = """
documents: [{code: bc, kind: report, subject: sơ kết, phase: PHASE, body: Nội dung.}]
"""


@pytest.fixture
def said(tmp_path):
    """The lines of a passage in a report of a campaign, or of a phase of it."""

    def made(text, passage, phase=""):
        document = DOCUMENT.replace("phase: PHASE, ", f"phase: {phase}, " if phase else "")
        spoken = passages_of(office_of(tmp_path, CAMPAIGN + text + document), "mau", "bc").passages
        return list(next(one.lines for one in spoken if one.passage.code == passage))

    return made


SOME_SILENT = """
indicators: [{code: donors, name: số người hiến máu, unit_of_measure: người}]
units: [{code: a, name: A}, {code: b, name: B}, {code: c, name: C}, {code: d, name: D}]
quotas: [{counts: {a: 5, b: 5, c: 5, d: 5}}]
snapshots: [{as_of: 31/3/2026, results: [{counts: {a: 5, b: 5, c: LAST}}]}]
"""


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (
            1,
            "- 02/04 đơn vị đã hoàn thành chỉ tiêu được giao: A và B.",
        ),
        (
            5,
            "- 03/04 đơn vị đã hoàn thành chỉ tiêu được giao: A, B và C.",
        ),
    ],
)
def test_who_is_silent_has_not_completed(said, last, told):
    assert said(SOME_SILENT.replace("LAST", str(last)), "completed_units") == [told]


OLDER = """
leading: 2
indicators:
  - {code: donors, name: số người hiến máu, unit_of_measure: người, missing: carry_forward}
units: [{code: a, name: A}, {code: b, name: B}, {code: c, name: C}]
quotas: [{counts: {a: 10, b: 10, c: 10}}]
snapshots:
  - {as_of: 28/02/2026, results: [{counts: {a: 1, b: LOW}}]}
  - {as_of: 31/3/2026, results: [{counts: {a: 12, c: 0}}]}
"""


@pytest.mark.parametrize(
    ("low", "told"),
    [
        (1, "- Đơn vị dẫn đầu: A (12/10 người, đạt 120%)."),
        (
            11,
            "- Các đơn vị dẫn đầu: A (12/10 người, đạt 120%) và B (11/10 người, đạt 110%;"
            " tính theo số liệu ngày 28/02/2026).",
        ),
    ],
)
def test_the_day_of_older_figures_is_that_of_the_units_that_are_named(said, low, told):
    assert said(OLDER.replace("LOW", str(low)), "leading_units") == [told]


ALL = """
indicators: [{code: donors, name: số người hiến máu, unit_of_measure: người}]
units: [{code: a, name: A}, {code: b, name: B}, {code: c, name: C}]
QUOTAS
snapshots: [{as_of: 31/3/2026, results: [{counts: {COUNTS}}]}]
"""


@pytest.mark.parametrize(
    ("counts", "quotas", "told"),
    [
        ("a: 5, b: 5, c: 5", "", "- 03 đơn vị có kết quả như nhau (cùng 05 người)."),
        ("a: 5, b: 5", "", "- 02 đơn vị đã báo cáo có kết quả như nhau (cùng 05 người)."),
        ("a: 5, b: 4, c: 3", "", "- Các đơn vị dẫn đầu: A (05 người) và B (04 người)."),
        ("a: 5", "", ""),
        (
            "a: 6, b: 12, c: 6",
            "quotas: [{counts: {a: 10, b: 20, c: 10}}]",
            "- Các đơn vị dẫn đầu: A (6/10 người, đạt 60%); B (12/20 người, đạt 60%) và C (6/10 người, đạt 60%).",
        ),
    ],
)
def test_nobody_leads_where_all_are_alike_or_alone_and_who_is_last_never(
    said, counts, quotas, told
):
    text = ALL.replace("COUNTS", counts).replace("QUOTAS", quotas)
    assert "".join(said(text, "leading_units")) == told


PHASES = """
indicators:
  - {code: donors, name: số người hiến máu, unit_of_measure: người}
  - {code: waste, name: khối lượng rác, unit_of_measure: tấn, decimals: 1}
phases: [{code: dot1, name: đợt 1, ends: 30/6/2026}, {code: dot2, name: đợt 2, ends: 31/12/2026}]
units: [{code: a, name: A}, {code: b, name: B}]
quotas: [{phase: dot1, counts: {a: 5}}]
snapshots:
  - {as_of: 31/3/2026, results: [{counts: {a: 5, b: 5}}, {indicator: waste, counts: {a: 2, b: 0}}]}
"""


@pytest.mark.parametrize(("phase", "marked"), [("dot1", " (cả phong trào)"), ("", "")])
def test_a_figure_of_the_whole_is_marked_in_a_report_of_a_phase(said, phase, marked):
    assert said(PHASES, "other_results", phase)[-1] == f"- Khối lượng rác{marked}: 2 tấn."


def test_who_was_given_nothing_is_noted_where_phases_alone_give_quotas(said):
    assert said(PHASES, "quota_notes") == ["Đơn vị chưa được giao chỉ tiêu đợt 1: B."]


RATES = """
indicators: [{code: r, name: tỷ lệ hiến máu, unit_of_measure: "%", measure: rate, better: BETTER}]
units: [{code: a, name: A}, {code: b, name: B}, {code: c, name: C}]
targets: [{code: t, name: mục tiêu chung, rate: 90%}]
snapshots: [{as_of: 31/3/2026, results: [{counts: {COUNTS}, total: 89%}]}]
"""


@pytest.mark.parametrize(
    ("better", "counts", "told"),
    [
        ("higher", "a: 95%, b: 90%, c: 80%", "- 02/03 đơn vị đạt từ 90% trở lên (mục tiêu chung); thấp nhất: C (80%)."),
        ("higher", "a: 95%, b: 90%", "- Toàn bộ 02 đơn vị có số liệu đạt từ 90% trở lên (mục tiêu chung)."),
        ("higher", "a: 70%, b: 70%, c: 80%", "- Chưa đơn vị nào trong 03 đơn vị đạt từ 90% trở lên (mục tiêu chung); thấp nhất: A và B (cùng 70%)."),
        ("lower", "a: 95%, b: 90%, c: 80%", "- 02/03 đơn vị ở mức không quá 90% (mục tiêu chung); cao nhất: A (95%)."),
    ],
)  # fmt: skip
def test_how_many_units_reach_a_rate_that_is_asked_of_all(said, better, counts, told):
    text = RATES.replace("BETTER", better).replace("COUNTS", counts)
    assert said(text, "units_at_goal") == [told]


@pytest.mark.parametrize(
    ("best", "told"), [(95, "- Đơn vị dẫn đầu: A (95%)."), (85, "- Kết quả cao nhất: A (85%).")]
)
def test_who_is_below_a_rate_that_is_asked_of_all_is_not_called_leading(said, best, told):
    text = RATES.replace("BETTER", "higher").replace("COUNTS", f"a: {best}%, b: 70%, c: 80%")
    assert said(text, "leading_units") == [told]


def test_units_with_quotas_of_their_own_are_held_against_these(said):
    text = RATES.replace("BETTER", "higher").replace("COUNTS", "a: 95%, b: 70%, c: 80%")
    assert said(text + "quotas: [{counts: {a: 90%, b: 90%, c: 70%}}]\n", "units_at_goal") == []


PUT_RIGHT = """
indicators: [{code: donors, name: số người hiến máu, unit_of_measure: người}]
units: [{code: a, name: A}, {code: b, name: B}, {code: c, name: C}]
snapshots:
  - {as_of: 28/02/2026, results: [{counts: {a: 10, b: 33, c: 10}}]}
  - {as_of: 31/3/2026, results: [{corrected: có, counts: {a: 13, b: 31, c: 12}}]}
"""
LEFT_OUT = "vì số lũy kế đã đính chính, thấp hơn số tính đến ngày 28/02/2026"


def test_growth_names_who_is_left_out_as_its_count_was_put_right(said):
    assert said(PUT_RIGHT, "growth") == [
        "- So với số liệu tính đến ngày 28/02/2026, riêng các đơn vị so sánh được: tăng 05 người"
        f" (25%; tạm tính, 2/3 đơn vị; không tính B {LEFT_OUT})."
    ]


WEEKS = """
indicators:
  - {code: forms, name: số phiếu, unit_of_measure: phiếu, HOW}
units: [{code: a, name: A}, {code: b, name: B}, {code: c, name: C}]
snapshots:
  - {as_of: 08/3/2026, from: 02/3/2026, results: [{counts: {a: 10, b: 33, c: 10}}]}
  - {as_of: 15/3/2026, from: 09/3/2026, results: [{counts: LAST}]}
"""
BY_PERIOD, CARRIED = "counted: period", "missing: carry_forward"


@pytest.mark.parametrize(
    ("how", "last", "told"),
    [
        (BY_PERIOD, "{a: 1, b: 2, c: 3}", "Toàn bộ 03 đơn vị đã báo cáo."),
        (
            BY_PERIOD, "{a: 1, c: 3}",
            "02/03 đơn vị đã báo cáo đủ; còn thiếu: B (kỳ 09/3/2026 - 15/3/2026).",
        ),
        (
            CARRIED, "{a: 11, c: 13}",
            "02/03 đơn vị đã báo cáo đủ; còn thiếu: B (mới có số liệu ngày 08/3/2026).",
        ),
        ("counted: cumulative", "{a: 11, c: 13}", "02/03 đơn vị đã báo cáo; chưa báo cáo: B."),
    ],
)  # fmt: skip
def test_all_have_reported_only_where_nobody_lacks_anything(said, how, last, told):
    text = WEEKS.replace("HOW", how).replace("LAST", last)
    assert said(text, "reported_units") == [f"- {told}"]
