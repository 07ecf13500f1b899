"""Who gets no urging letter only because a figure is not known is named: unknown is not «not behind»."""

from __future__ import annotations

import pytest
from one_campaign import office_of

from generator.office.checking import check_office
from generator.office.letters import undecided_told, whom_letters_are_for
from generator.office.office import campaign_of
from generator.office.previewing import document_now
from generator.office.workflow import plan_work
from generator.web.routes.document_letters_page import letters_shown

CAMPAIGN = """
code: mau
name: Thi đua
short_name: Thi đua
kind: movement
issuer: hoi
starts: 01/01/2026
ends: 31/12/2026
indicators: [{code: fund, name: số đã thu, unit_of_measure: suất}]
phases: [{code: gd1, name: giai đoạn 1, ends: 31/5/2026}, {code: gd2, name: giai đoạn 2, ends: 31/12/2026}]
units:
  - {code: a, name: Thôn A}
  - {code: b, name: Thôn B}
  - {code: c, name: Thôn C}
  - {code: d, name: Thôn D}
  - {code: e, name: Thôn E}
quotas: [{phase: gd2, counts: {a: 10, b: 10, c: 10, d: 10}}]
snapshots:
  - {as_of: 31/5/2026, results: [{counts: {a: 2, b: 3, d: 4}}]}
  - {as_of: 31/10/2026, results: [{counts: {a: 3, b: 12, c: 9}}]}
documents:
  - {code: cv, kind: directive, subject: đôn đốc, phase: gd2, for_each: units, where: "WHERE", body: "{{ unit.name }}"}
"""
NOT_SENT = "02 đơn vị chưa có số của giai đoạn 2 không được gửi: Thôn C và Thôn D"


@pytest.mark.parametrize(
    ("where", "sent", "told"),
    [
        ("rate < 50% and behind", "a", [NOT_SENT]),
        ("rate < 50%", "a", [NOT_SENT]),
        ("shortfall > 0", "ab", [NOT_SENT]),
        (
            "name == 'Thôn D' and rate < 50%",
            "",
            [NOT_SENT.replace("02", "01").replace("Thôn C và ", "")],
        ),
        (
            "rate < 50% or not reported",
            "ade",
            [NOT_SENT.replace("02", "01").replace(" và Thôn D", "")],
        ),
        ("unit.code == 'a'", "a", []),
        ("code in ['a', 'c']", "ac", []),
    ],
)
def test_who_has_no_figure_of_the_phase_is_named(tmp_path, where, sent, told):
    office = office_of(tmp_path, CAMPAIGN.replace("WHERE", where))
    (work,) = plan_work([campaign_of(office, "mau")], ["cv"])
    assert "".join(code for code, _ in whom_letters_are_for(work, office)) == sent
    assert [str(one.message) for one in undecided_told(work, office)] == told
    checked = [one for one in check_office(office, ["mau"]) if one.code == "W-SERIES-UNDECIDED"]
    assert [str(one.message) for one in checked] == told


def test_the_page_names_them_beside_the_number_of_receivers(tmp_path):
    office = office_of(tmp_path, CAMPAIGN.replace("WHERE", "rate < 50% and behind"))
    now = document_now(office, campaign_of(office, "mau"), "cv", {})
    assert str(letters_shown(office, now).said) == f"1 nơi nhận; {NOT_SENT}"
