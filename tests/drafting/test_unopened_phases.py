"""A phase whose beginning was not counted: what came in is told, and why nothing is known of the phase."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from one_campaign import office_of

from generator.drafting.vocabulary.row_names import RowFigures
from generator.figures import figures_on, tally_of
from generator.office.inquiry import briefs_of
from generator.office.office import campaign_of
from generator.office.own_words import passages_of
from generator.office.taken import phase_uncounted
from generator.office.units_told import UnitState, unit_lines, unopened_told
from generator.office.workflow import work_of
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


UNCOUNTED = (
    "hưa tính được kết quả đợt 2 của {} đơn vị (thiếu số liệu tính đến ngày 31/3/2026): Phường B"
)


@pytest.fixture
def partly(tmp_path):
    """Phường B has a count of June and none of the eve of the second phase; Phường C has none at all."""
    text = CAMPAIGN.replace("OPENS", "").replace("28/02/2026, results: [{counts: {a: 10, b: 5}}]", "31/3/2026, results: [{counts: {a: 10}}]")  # fmt: skip
    return office_of(tmp_path, text)


def test_who_lacks_the_count_of_the_beginning_alone_has_reported(partly):
    tally = tally_of(figures_on(campaign_of(partly, "mau").campaign), phase="dot2")
    lists = {name: [row.code for row in getattr(tally, name)] for name in ("reported", "uncounted", "unreported", "sent_in", "uncompared")}  # fmt: skip
    assert lists == {"reported": ["a", "b"], "uncounted": ["b"], "unreported": ["c"], "sent_in": ["a", "b"], "uncompared": ["b"]}  # fmt: skip
    states = [one.state for one in unit_lines(tally, tally.units)]
    assert states == [UnitState.DONE, UnitState.UNDER_WAY, UnitState.SILENT]
    assert (coverage_of(tally), str(unopened_told(tally))) == ("2/3", "c" + UNCOUNTED.format(1))


@pytest.mark.parametrize(
    ("passage", "told"),
    [
        ("reported_units", ["02/03 đơn vị đã báo cáo; chưa báo cáo: Phường C.", "C" + UNCOUNTED.format("01") + "."]),
        ("table_notes", ["Đơn vị chưa báo cáo để trống ô kết quả: Phường C.", "C" + UNCOUNTED.format("01") + "."]),
    ],
)  # fmt: skip
def test_passages_tell_of_whom_the_result_is_not_known(partly, passage, told):
    spoken = passages_of(partly, "mau", "bc").passages
    lines = " ".join(next(list(one.lines) for one in spoken if one.passage.code == passage))
    assert [one for one in told if one not in lines] == []


def test_the_chat_text_names_as_late_only_who_has_not_reported(partly):
    chat = briefs_of(partly, "mau", None, "dot2")["chat"]
    assert "- Chưa báo cáo: Phường C." in chat
    assert f"- C{UNCOUNTED.format('01')}." in chat


@pytest.mark.parametrize(("code", "has_reported"), [("a", True), ("b", True), ("c", False)])
def test_a_row_has_reported_whose_result_is_not_known(partly, code, has_reported):
    tally = tally_of(figures_on(campaign_of(partly, "mau").campaign), phase="dot2")
    assert RowFigures(SimpleNamespace(), tally.unit[code]).reported is has_reported


def test_the_document_is_doubtful_for_them(partly):
    record = campaign_of(partly, "mau")
    report = next(one for one in record.campaign.documents if one.code == "bc")
    (found,) = phase_uncounted(work_of(record, report), partly.library)
    assert (found.code, str(found.message)) == ("W-PHASE-UNCOUNTED", "c" + UNCOUNTED.format(1))


PUT_RIGHT = "hưa tính được kết quả đợt 2 của {} đơn vị (số lũy kế đã đính chính, thấp hơn số tính đến ngày 31/3/2026): Phường B"
OF_BOTH = "hưa tính được kết quả đợt 2 của {} đơn vị (thiếu số liệu, hoặc số lũy kế đã đính chính, thấp hơn số, tính đến ngày 31/3/2026): Phường B"


@pytest.mark.parametrize(
    ("opening", "told", "count"),
    [("{a: 10, b: 30, c: 1}", f"C{PUT_RIGHT.format('01')}.", 33), ("{a: 10, b: 30}", f"C{OF_BOTH.format('02')} và Phường C.", 30)],
)  # fmt: skip
def test_who_put_its_count_right_below_the_beginning_is_told_and_the_others_are_counted(
    tmp_path, opening, told, count
):
    text = CAMPAIGN.replace("OPENS", "").replace("28/02/2026, results: [{counts: {a: 10, b: 5}}]", f"31/3/2026, results: [{{counts: {opening}}}]")  # fmt: skip
    text = text.replace("[{counts: {a: 40, b: 25}}]", "[{corrected: có, counts: {a: 40, b: 25, c: 4}}]")  # fmt: skip
    office = office_of(tmp_path, text)
    tally = tally_of(figures_on(campaign_of(office, "mau").campaign), phase="dot2")
    assert tally.count == count
    for name in ("reported_units", "table_notes"):
        spoken = passages_of(office, "mau", "bc").passages
        lines = next([*one.lines] for one in spoken if one.passage.code == name)
        assert [one for one in lines if told in one]
    said = "chưa tính được kết quả đợt 2 của 1 đơn vị đã đính chính số lũy kế xuống thấp hơn số tính đến ngày 31/3/2026: Phường B"
    assert str(unopened_told(tally)).startswith(said)
