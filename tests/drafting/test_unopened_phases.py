"""A phase whose beginning was not counted: what came in is told, and why nothing is known of the phase."""

from __future__ import annotations

import pytest
from one_campaign import office_of

from generator.figures import figures_on, tally_of
from generator.office.office import campaign_of
from generator.office.own_words import passages_of
from generator.office.units_told import UnitState, unit_lines, unopened_told
from generator.web.progress_told import coverage_of

CAMPAIGN = """
code: mau
name: Hiến máu
short_name: Hiến máu
kind: movement
issuer: hoi
starts: 01/01/2026
ends: 31/12/2026
indicators: [{code: donors, name: số người hiến máu, unit_of_measure: người}]
phases:
  - {code: dot1, name: đợt 1, ends: 31/3/2026}
  - {code: dot2, name: đợt 2, ends: 31/12/2026OPENS}
units: [{code: a, name: Phường A}, {code: b, name: Phường B}, {code: c, name: Phường C}]
quotas: [{phase: dot2, counts: {a: 30, b: 20, c: 10}}]
snapshots:
  - {as_of: 28/02/2026, results: [{counts: {a: 10, b: 5}}]}
  - {as_of: 15/6/2026, results: [{counts: {a: 40, b: 25}}]}
documents:
  - {code: bc, kind: report, subject: sơ kết, phase: dot2, body: "{{ passages.results }}"}
  - {code: tb, kind: notice, subject: kết quả, phase: dot2, body: "{{ passages.notice_opening }}"}
  - {code: ds, kind: notice, subject: danh sách, phase: dot2, body: "{{ passages.award_candidates }}"}
"""
WHY = (
    "Tính đến ngày 15/6/2026, đã có số liệu của 02/03 đơn vị (lũy kế 65 người; tạm tính, 2/3 đơn vị);"
    " chưa tính được kết quả trong đợt 2, vì không có số liệu chốt ngày 31/3/2026, trước khi đợt 2 bắt đầu."
)


@pytest.fixture
def office(tmp_path):
    """The office with the campaign, whose second phase opens as is told."""

    def made(opens=""):
        text = CAMPAIGN.replace("OPENS", opens)
        return office_of(tmp_path, text)

    return made


@pytest.mark.parametrize(
    ("document", "passage", "told"),
    [
        ("bc", "results", [WHY]),
        ("tb", "notice_opening", ["Hội tỉnh thông báo kết quả thực hiện phong trào “Hiến máu” như sau:", WHY]),
        ("ds", "award_candidates", [WHY, "Danh sách đề nghị khen thưởng sẽ được thông báo sau."]),
    ],
)  # fmt: skip
def test_passages_say_why_the_phase_has_no_result(office, document, passage, told):
    spoken = passages_of(office(), "mau", document).passages
    assert next(list(one.lines) for one in spoken if one.passage.code == passage) == told


def test_who_sent_counts_is_told_as_such(office):
    tally = tally_of(figures_on(campaign_of(office(), "mau").campaign), phase="dot2")
    states = [one.state for one in unit_lines(tally, tally.units)]
    assert coverage_of(tally) == "2/3"
    assert states == [UnitState.UNDER_WAY, UnitState.UNDER_WAY, UnitState.SILENT]
    assert str(unopened_told(tally)) == (
        "chưa tính được kết quả trong đợt 2: không có số liệu chốt ngày 31/3/2026,"
        " nên không biết đợt 2 bắt đầu từ số nào"
    )


def test_nothing_is_lacking_where_another_snapshot_opens_the_phase(office):
    figures = figures_on(campaign_of(office(", opens_as_of: 28/02/2026"), "mau").campaign)
    tally = tally_of(figures, phase="dot2")
    assert (tally.count.value, tally.unopened, unopened_told(tally)) == (50, None, None)
