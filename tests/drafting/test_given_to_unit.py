"""What a letter to each unit says of the unit's own quotas."""

from __future__ import annotations

from dataclasses import replace

import pytest
from one_campaign import office_of
from outline import outline

from generator.office.letters import letters_of
from generator.office.office import campaign_of
from generator.office.workflow import draft, make, plan_work

CAMPAIGN = """
code: mau
name: Hiến máu tình nguyện
short_name: Hiến máu
kind: movement
issuer: hoi
starts: 01/01/2026
ends: 31/12/2026
indicators:
  - {code: donors, name: số người hiến máu, unit_of_measure: người}
  - {code: fund, name: số tiền ủng hộ, unit_of_measure: đồng, measure: money}
phases:
  - {code: dot1, name: đợt 1, ends: 30/6/2026}
  - {code: dot2, name: đợt 2, ends: 31/12/2026}
units:
  - {code: a, name: Phường A}
  - {code: b, name: Phường B}
  - {code: c, name: Phường C}
  - {code: d, name: Phường D}
  - {code: d1, name: Phường D Một}
  - {code: d2, name: Phường D Hai}
changes:
  - {on: 01/3/2026, split: d, into: [d1, d2]}
quotas:
  - {counts: {a: 900, c: 0, d: 800}}
  - {phase: dot1, counts: {a: 300, d: 200}}
  - {indicator: fund, counts: {a: 150.000.000, b: 100.000.000}}
snapshots:
  - {as_of: 31/5/2026, results: [{counts: {a: 1, b: 2, c: 3, d1: 4, d2: 5}}]}
"""
LETTER = """
documents:
  - code: cv
    kind: directive
    subject: giao chỉ tiêu
    as_of: 31/5/2026
    for_each: units
    addressees: ["{{ unit.name }}"]
    body: |
      Đầu thư.

      {{ passages.PASSAGE }}

      Cuối thư.
"""


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    """What a letter of the whole, or of a phase, says to a unit of its quotas."""

    def lines(unit, phase="", passage="unit_quotas", campaign=CAMPAIGN):
        root = tmp_path_factory.mktemp("office")
        letter = LETTER.replace("PASSAGE", passage) + (f"    phase: {phase}\n" if phase else "")
        office = office_of(root, campaign + letter)
        (work,) = plan_work([campaign_of(office, "mau")])
        mine = replace(work, member=work.figures.main.unit[unit])
        printed = outline(make(office, mine, draft(mine, office))).splitlines()
        body = [line.partition("] ")[2] for line in printed]
        return body[body.index("Đầu thư.") + 1 : body.index("Cuối thư./.")]

    return lines


@pytest.mark.parametrize(
    ("unit", "phase", "told"),
    [
        ("a", "", [
            "Giao Phường A:",
            "- Số người hiến máu: **900 người**, trong đó đợt 1 (đến hết ngày 30/6/2026) là 300 người;"
            " thời hạn hoàn thành: hết ngày 31/12/2026.",
            "- Số tiền ủng hộ: **150.000.000 đồng**; thời hạn hoàn thành: hết ngày 31/12/2026.",
            "Chỉ tiêu chung:",
        ]),
        ("a", "dot1", [
            "Giao Phường A:",
            "- Số người hiến máu, đợt 1: **300 người** (chỉ tiêu cả phong trào: 900 người);"
            " thời hạn hoàn thành: hết ngày 30/6/2026.",
            "- Số tiền ủng hộ, cả phong trào: **150.000.000 đồng**; thời hạn hoàn thành: hết ngày 31/12/2026.",
            "Chỉ tiêu chung:",
        ]),
        ("b", "", [
            "Giao Phường B:",
            "- Số tiền ủng hộ: **100.000.000 đồng**; thời hạn hoàn thành: hết ngày 31/12/2026.",
            "Chỉ tiêu chung:",
        ]),
        ("c", "", [
            "Giao Phường C:",
            "- Số người hiến máu: **0 người**; thời hạn hoàn thành: hết ngày 31/12/2026.",
            "Chỉ tiêu chung:",
        ]),
        ("d1", "", [
            "Giao Phường D Một:",
            "- Số người hiến máu: chưa xác định phần chỉ tiêu của riêng đơn vị"
            " (chỉ tiêu giao trước khi chia tách chưa được phân chia).",
            "Chỉ tiêu chung:",
        ]),
    ],
)  # fmt: skip
def test_a_unit_is_told_its_own_quotas(said, unit, phase, told):
    assert said(unit, phase) == told


def test_who_has_a_quota_of_the_whole_alone_is_told_so_where_others_have_one_of_the_phase(said):
    campaign = CAMPAIGN.replace("{counts: {a: 900, c: 0, d: 800}}", "{counts: {a: 900, b: 700}}")
    assert said("b", "dot1", campaign=campaign)[1] == (
        "- Số người hiến máu, cả phong trào: **700 người** (chưa được giao chỉ tiêu riêng cho đợt 1);"
        " thời hạn hoàn thành: hết ngày 31/12/2026."
    )


def test_whose_part_of_a_divided_quota_is_not_known_is_told_apart(said):
    assert said("a", passage="quota_notes") == [
        "Đơn vị chưa được giao chỉ tiêu: Phường B. Chỉ tiêu giao trước khi chia tách (800 người, không có trong dòng tổng) chưa được phân chia cho: Phường D Một và Phường D Hai.",
    ]


TO_COME = (
    CAMPAIGN.replace("changes:", "  - {code: e, name: Phường E, active_from: 01/9/2026}\nchanges:")
    .replace("phases:", "  - {code: share, name: tỷ lệ tham gia, unit_of_measure: '%', measure: rate}\nphases:")
    .replace("quotas:", "quotas:\n  - {indicator: share, phase: dot2, counts: {a: 50%, e: 45%}}")
)  # fmt: skip


def test_who_is_yet_to_come_gets_a_letter_with_what_a_phase_of_another_indicator_gives_it(tmp_path):
    office = office_of(tmp_path, TO_COME + LETTER.replace("PASSAGE", "unit_quotas"))
    (work,) = plan_work([campaign_of(office, "mau")])
    letters = {one.member.code: one for one in letters_of(work, office)}
    printed = outline(make(office, letters["e"], draft(letters["e"], office)))
    assert [*letters] == ["a", "b", "c", "d1", "d2", "e"]
    assert "- Tỷ lệ tham gia, đợt 2: **45%**; thời hạn hoàn thành: hết ngày 31/12/2026." in printed


def test_a_letter_that_gives_nothing_goes_to_who_takes_part(tmp_path):
    office = office_of(tmp_path, TO_COME + LETTER.replace("PASSAGE", "days_left"))
    (work,) = plan_work([campaign_of(office, "mau")])
    assert "e" not in [one.member.code for one in letters_of(work, office)]


def test_what_nobody_divided_after_a_split_is_told_beside_what_was_given(said):
    assert said("a", passage="quota_goals")[1].endswith(
        "02 đơn vị, tổng số 900 người (chưa kể 800 người giao trước khi chia tách, chưa được phân"
        " chia), trong đó đợt 1 (đến hết ngày 30/6/2026) là 300 người (chưa kể 200 người giao trước"
        " khi chia tách, chưa được phân chia)."
    )


def test_a_phase_without_quotas_of_its_own_asks_nobody_to_set_what_the_whole_gave(said):
    told = said("a", "dot2", passage="quota_goals")
    assert told[1] == (
        "- Chỉ tiêu cả phong trào về số người hiến máu đã giao cho 02 đơn vị, tổng số 900 người (chưa kể"
        " 800 người giao trước khi chia tách, chưa được phân chia), thời hạn hoàn thành: hết ngày 31/12/2026."
    )
    assert not any("đăng ký" in line for line in told)


def test_what_nobody_divided_stands_in_no_bracket_inside_another(said):
    assert (
        "(chỉ tiêu cả phong trào: 900 người; chưa kể 800 người giao trước khi chia tách, chưa được"
        " phân chia)"
    ) in said("a", "dot1", passage="quota_goals")[1]


def test_a_decision_has_no_two_brackets_in_a_row(said):
    told = " ".join(said("a", "dot1", passage="quota_article"))
    assert (
        "tổng số 300 người; chưa kể 200 người giao trước khi chia tách, chưa được phân chia (thời hạn"
        in told
    )
    assert ") (" not in told


ALL_OF_SPLIT = (
    CAMPAIGN.replace("{a: 900, c: 0, d: 800}", "{d: 800}")
    .replace("", "")
    .replace("  - {indicator: fund, counts: {a: 150.000.000, b: 100.000.000}}\n", "")
)  # fmt: skip


@pytest.mark.parametrize(
    ("phase", "whole"), [("", ""), ("dot2", "cả phong trào ")], ids=["whole", "phase"]
)
def test_whose_quotas_only_wait_to_be_divided_are_not_asked_to_set_them(said, phase, whole):
    told = said("d1", phase, passage="quota_goals", campaign=ALL_OF_SPLIT)
    assert told[1] == (
        f"- Chỉ tiêu {whole}về số người hiến máu giao trước khi chia tách (800 người) chưa được phân chia"
        " cho: Phường D Một và Phường D Hai."
    )
    assert not any("đăng ký" in line for line in told)


@pytest.mark.parametrize(
    ("unit", "phase", "told"),
    [
        ("a", "", [
            "Số liệu của đơn vị tính đến ngày 31/5/2026:",
            "- Số người hiến máu: mới đạt 0,1% chỉ tiêu được giao (1/900 người), còn thiếu 899 người.",
            "- Số tiền ủng hộ: Hội chưa nhận được số liệu; chỉ tiêu được giao: 150.000.000 đồng.",
        ]),
        ("a", "dot1", [
            "Số liệu của đơn vị tính đến ngày 31/5/2026:",
            "- Số người hiến máu: mới đạt 0,3% chỉ tiêu đợt 1 được giao (1/300 người), còn thiếu 299 người.",
            "- Số tiền ủng hộ (cả phong trào): Hội chưa nhận được số liệu; chỉ tiêu được giao: 150.000.000 đồng.",
        ]),
        ("b", "", [
            "Số liệu của đơn vị tính đến ngày 31/5/2026:",
            "- Số người hiến máu: 02 người; đơn vị chưa được giao chỉ tiêu này.",
            "- Số tiền ủng hộ: Hội chưa nhận được số liệu; chỉ tiêu được giao: 100.000.000 đồng.",
        ]),
        ("c", "", [
            "Số liệu của đơn vị tính đến ngày 31/5/2026:",
            "- Số người hiến máu: 03 người; chỉ tiêu được giao bằng 0.",
        ]),
        ("d1", "", [
            "Số liệu của đơn vị tính đến ngày 31/5/2026:",
            "- Số người hiến máu: 04 người.",
        ]),
    ],
)  # fmt: skip
def test_a_letter_tells_the_unit_its_own_figures_of_each_indicator(said, unit, phase, told):
    assert said(unit, phase, "own_figures") == told


@pytest.mark.parametrize(("done", "told"), [("300", "mới đạt 33,3%"), ("400", "đạt 44,4%")])
@pytest.mark.parametrize("passage", ["own_figures", "unit_progress"])
def test_who_keeps_up_with_the_time_that_is_gone_is_not_told_to_have_done_only_so_much(
    said, passage, done, told
):
    alone = CAMPAIGN.replace("{a: 1, b", f"{{a: {done}, b")
    line = next(one for one in said("a", "", passage, alone) if "900 người" in one)
    assert f" {told} chỉ tiêu" in line
    assert ("mới" in line) is told.startswith("mới")


SENT_IN_PART = (
    CAMPAIGN.partition("snapshots:")[0]
    .replace("30/6/2026", "31/3/2026")
    .replace("{phase: dot1, counts: {a: 300, d: 200}}", "{phase: dot2, counts: {b: 5}}")
    + """snapshots:
  - {as_of: 31/3/2026, results: [{counts: {a: 1}}]}
  - {as_of: 31/5/2026, results: [{counts: {a: 3, b: 2}}, {indicator: fund, counts: {a: 5.000.000}}]}
"""
)
LACKING = "chưa tính được kết quả{} (thiếu số liệu tính đến ngày 31/3/2026)"


@pytest.mark.parametrize(
    ("passage", "unit", "told"),
    [
        ("unit_progress", "b", [
            "Tính đến ngày 31/5/2026, đơn vị có lũy kế 02 người; " + LACKING.format(" trong đợt 2") + ".",
        ]),
        ("unit_progress", "c", ["Tính đến ngày 31/5/2026, Hội chưa nhận được số liệu của đơn vị."]),
        ("own_figures", "b", [
            "Số liệu của đơn vị tính đến ngày 31/5/2026:",
            "- Số người hiến máu: " + LACKING.format("") + "; chỉ tiêu đợt 2 được giao: 05 người.",
            "- Số tiền ủng hộ (cả phong trào): Hội chưa nhận được số liệu lần này, đề nghị đơn vị báo cáo bổ sung;"
            " chỉ tiêu được giao: 100.000.000 đồng.",
        ]),
    ],
    ids=["no opening", "nothing sent", "each indicator"],
)  # fmt: skip
def test_a_letter_says_what_of_the_units_figures_is_lacking(said, passage, unit, told):
    assert said(unit, "dot2", passage=passage, campaign=SENT_IN_PART) == told
