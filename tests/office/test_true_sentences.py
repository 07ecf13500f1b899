"""What skeletons say of themselves is so: a commune with two phases, and one unit far behind."""

from __future__ import annotations

import pytest
from outline import outline

from generator.office.checking import check_office
from generator.office.letters import letters_of
from generator.office.making import begin_document
from generator.office.office import open_office
from generator.office.skeleton import skeletons
from generator.office.workflow import draft, make, plan_work
from generator.workspace.folders import Workspace

ISSUER = """\
code: ubnd
name: Ủy ban nhân dân xã Tân Phú
short_name: UBND xã
abbreviation: UBND
place: Tân Phú
superior: Ủy ban nhân dân huyện An Bình
"""
CAMPAIGN = """\
code: sach
name: Vì môi trường xanh
short_name: phong trào môi trường
kind: movement
issuer: ubnd
starts: 01/01/2022
ends: 31/12/2022
indicators: [{code: homes, name: số hộ tham gia, unit_of_measure: hộ}]
phases:
- {code: one, name: giai đoạn 1, ends: 30/6/2022}
- {code: two, name: giai đoạn 2, ends: 31/12/2022}
targets:
- {code: one, name: chỉ tiêu giai đoạn 1, phase: one, count: 300}
- {code: two, name: chỉ tiêu giai đoạn 2, phase: two, count: 400}
units: [{code: a, name: Ấp 1}, {code: b, name: Ấp 2}]
quotas: [{phase: one, counts: {a: 200, b: 220}}, {phase: two, counts: {a: 200, b: 220}}]
"""
AT_THE_EAVE = "as_of: 30/6/2022\nresults: [{counts: {a: 212, b: 100}}]\n"
LATER = "as_of: 30/9/2022\nresults: [{counts: {a: 252, b: 110}}]\n"
TOTALS = "as_of: 30/6/2022\nresults: [{total: 312}]\n"


@pytest.fixture
def said(tmp_path):
    """The lines of a document begun with a skeleton, with these snapshots taken."""

    def begin(skeleton, *snapshots):
        (tmp_path / "vanthu.yaml").write_text("format: 3\n", encoding="utf-8")
        folder = tmp_path / "campaigns" / "sach"
        (folder / "results").mkdir(parents=True)
        (tmp_path / "campaigns" / "issuers").mkdir()
        files = {"../issuers/ubnd.yaml": ISSUER, "campaign.yaml": CAMPAIGN}
        for place, text in enumerate(snapshots):
            files[f"results/{place}.yaml"] = text
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
        office = open_office(Workspace(tmp_path))
        begin_document(office, "sach", skeleton, None, "")
        (work,) = plan_work(open_office(Workspace(tmp_path)).campaigns(["sach"]), [skeleton])
        made = letters_of(work, office) if work.document.for_each else [work]
        return "".join(outline(make(office, one, draft(one, office))) for one in made)

    return begin


@pytest.mark.parametrize(
    ("skeleton", "sentence"),
    [
        ("launch_letter", "trong giai đoạn 2 có 50 hộ tham gia, đạt 12,5%"),
        ("minutes", "trong giai đoạn 2 có 50 hộ tham gia; đạt 12,5%"),
        ("submission", "trong giai đoạn 2 có 50 hộ tham gia; đạt 12,5%"),
        ("notice", "Trong giai đoạn 2 có 50 hộ tham gia; đạt 12,5%"),
        ("notice", "[TrichYeu] Kết quả giai đoạn 2 thực hiện phong trào"),
        ("invitation", "về kết quả giai đoạn 2 (50 hộ, tính đến ngày 30/9/2022)"),
        ("report", "trong giai đoạn 2 có **50 hộ** tham gia"),
    ],
)
def test_the_count_of_a_phase_is_not_told_as_that_of_the_whole(said, skeleton, sentence):
    assert sentence in said(skeleton, AT_THE_EAVE, LATER)


def test_a_drive_that_begins_when_the_phase_is_over_is_for_the_next_one(said):
    text = said("launch_letter", AT_THE_EAVE)
    assert "vượt chỉ tiêu giai đoạn 2 (400 hộ); thời gian từ" in text
    assert "đến hết ngày 31/12/2022." in text


def test_nothing_is_said_of_first_results_where_there_are_none(said):
    text = said("launch_letter")
    assert "các đơn vị đã tổ chức triển khai." in text
    assert "kết quả bước đầu" not in text


def test_who_is_far_behind_does_not_lead(said):
    text = said("report", AT_THE_EAVE)
    assert "- Đơn vị dẫn đầu: Ấp 1 (212/200 hộ, đạt 106%)." in text
    assert "đạt dưới 50% chỉ tiêu: Ấp 2." in text


EARLY = AT_THE_EAVE.replace("30/6", "15/02").replace("a: 212, b: 100", "a: 60, b: 40")
"""A quarter of the time of the phase is gone; done is 30% and 18,2%."""


def test_early_on_only_those_behind_the_time_that_is_gone_are_reminded(said):
    text = said("reminder", EARLY)
    assert "đơn vị mới đạt 18,2% chỉ tiêu giai đoạn 1 được giao (40/220 hộ)" in text
    assert "60/200" not in text


def test_early_on_only_those_behind_the_time_that_is_gone_are_blamed(said):
    text = said("report", EARLY)
    assert "- Còn 01 đơn vị chậm so với thời gian đã qua." in text
    assert "- Làm việc với 01 đơn vị chậm so với thời gian đã qua để tháo gỡ" in text


def test_where_all_are_far_behind_nobody_leads(said):
    text = said("report", AT_THE_EAVE, LATER)
    assert "- Kết quả cao nhất: Ấp 1 (40/200 hộ, đạt 20%)." in text
    assert "dẫn đầu" not in text


@pytest.mark.parametrize(
    ("snapshots", "sentence"),
    [
        ((AT_THE_EAVE,), "Số liệu chi tiết và biểu đồ nêu tại Phụ lục I và II kèm theo."),
        (
            (TOTALS, LATER.replace("counts: {a: 252, b: 110}", "total: 362")),
            "Biểu đồ kết quả theo thời gian nêu tại Phụ lục kèm theo.",
        ),
    ],
)
def test_an_annex_is_told_as_what_it_holds(said, snapshots, sentence):
    assert f"[ThanVanBan] {sentence}" in said("final_report", *snapshots).splitlines()


PARTLY = AT_THE_EAVE.replace(", b: 100", "")


@pytest.mark.parametrize("kind", ["report", "solution"])
def test_what_is_provisional_is_told_once_above_the_list_that_speaks_of_it(said, kind):
    lines = said(kind, PARTLY).splitlines()
    at = next(place for place, line in enumerate(lines) if line.startswith("[ThanVanBan] Tính đến"))
    assert lines[at].endswith("**212 hộ** tham gia (tạm tính, 1/2 đơn vị).")
    assert lines[at + 1] == (
        "[GachDau] - Đạt 70,7% chỉ tiêu giai đoạn 1 (212/300 hộ), còn thiếu 88 hộ."
    )


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("report", "trong giai đoạn 1 chưa có hộ nào tham gia."),
        ("submission", "trong giai đoạn 1 chưa có hộ nào tham gia; chưa có kết quả so với"),
        ("notice", "Trong giai đoạn 1 chưa có hộ nào tham gia; chưa có kết quả so với"),
        ("launch_letter", "trong giai đoạn 1 chưa có hộ nào tham gia, chưa có kết quả so với"),
    ],
)
def test_a_result_of_nought_is_told_in_words(said, kind, sentence):
    assert sentence in said(kind, AT_THE_EAVE.replace("a: 212, b: 100", "a: 0, b: 0"))


def test_a_quota_of_nought_is_given_and_told(said, monkeypatch):
    known = CAMPAIGN.replace(
        "phase: one, counts: {a: 200, b: 220}", "phase: one, counts: {a: 200, b: 0}"
    )
    monkeypatch.setitem(globals(), "CAMPAIGN", known)
    text = said("report", AT_THE_EAVE)
    assert (
        "Đã giao chỉ tiêu số hộ tham gia giai đoạn 1 cho toàn bộ 02 đơn vị, tổng số 200 hộ" in text
    )
    assert "- 01 đơn vị có chỉ tiêu bằng 0, không tính tỷ lệ: Ấp 2." in text
    assert "chưa được giao chỉ tiêu" not in text


def test_the_time_left_is_told_once(said):
    text = said("report", AT_THE_EAVE.replace("30/6", "31/3").replace("212", "112"))
    assert text.count("bình quân ít nhất") == 1
    assert "- Hoàn thành chỉ tiêu giai đoạn 1 (300 hộ), thời hạn: hết ngày 30/6/2022." in text


@pytest.mark.parametrize(
    ("snapshots", "shortcomings"),
    [
        ((AT_THE_EAVE.replace("b: 100", "b: 220"),), False),
        ((AT_THE_EAVE.replace(", b: 100", ""),), True),
    ],
)
def test_shortcomings_are_referred_to_where_they_were_named(said, snapshots, shortcomings):
    text = said("final_report", *snapshots)
    assert ("Hạn chế" in text) is shortcomings
    assert ("khắc phục những hạn chế đã nêu" in text) is shortcomings


@pytest.mark.parametrize("skeleton", sorted(set(skeletons()) - {"reminder"}))
def test_a_commune_is_no_union(said, skeleton):
    text = said(skeleton, AT_THE_EAVE)
    assert "ông đoàn" not in text
    assert "đoàn viên" not in text
    assert "LĐLĐ" not in text
    assert "viết tắt" not in text


OTHERS = """\
indicators:
- {code: homes, name: số hộ tham gia, unit_of_measure: hộ}
- {code: insured, name: tỷ lệ tham gia bảo hiểm y tế, unit_of_measure: "%", measure: rate}
- {code: poor, name: số hộ nghèo, unit_of_measure: hộ, counted: state, better: lower}
- {code: roads, name: số tuyến đường, unit_of_measure: tuyến}
"""
MORE_TARGETS = """\
targets:
- {code: insured, name: chỉ tiêu bảo hiểm, indicator: insured, count: "95,25%"}
- {code: poor, name: mục tiêu giảm nghèo, indicator: poor, count: 100}
- {code: roads, name: kế hoạch làm đường, indicator: roads, phase: one, count: 7}
"""
MANY = """\
as_of: 30/6/2022
results:
- {counts: {a: 212, b: 220}}
- {indicator: insured, total: 97%}
- {indicator: poor, total: 120}
- {indicator: roads, total: 3}
"""


def test_the_targets_of_every_indicator_are_spoken_of_missed_ones_first(said, monkeypatch):
    lines = CAMPAIGN.replace(CAMPAIGN.splitlines()[7] + "\n", OTHERS)
    monkeypatch.setitem(globals(), "CAMPAIGN", lines.replace("targets:\n", MORE_TARGETS))
    text = said("report", MANY).splitlines()
    start = text.index("[Muc2] 2. Kết quả khác")
    assert [line.removeprefix("[GachDau] ") for line in text[start + 1 : start + 6]] == [
        "- Số hộ nghèo: 120 hộ; chưa đạt mục tiêu giảm nghèo (không quá 100 hộ), còn cao hơn 20 hộ.",
        "- Số tuyến đường (cả phong trào): 03 tuyến.",
        "- Số tuyến đường trong giai đoạn 1: 03 tuyến; đạt 42,9% kế hoạch làm đường (3/7 tuyến),"
        " còn thiếu 04 tuyến.",
        "- Tỷ lệ tham gia bảo hiểm y tế (cả phong trào): 97%; cao hơn 1,75 điểm phần trăm so với"
        " chỉ tiêu bảo hiểm (95,25%).",
        "[Muc2] 3. Kết quả của các đơn vị",
    ]


def test_rates_that_units_sent_are_not_told_as_missing(said, monkeypatch):
    lines = CAMPAIGN.replace(CAMPAIGN.splitlines()[7] + "\n", OTHERS)
    monkeypatch.setitem(globals(), "CAMPAIGN", lines.replace("targets:\n", MORE_TARGETS))
    text = said("report", MANY.replace("total: 97%", "counts: {a: 96%, b: 97%}"))
    assert (
        "- Tỷ lệ tham gia bảo hiểm y tế (cả phong trào): đã có số liệu của 02/02 đơn vị,"
        " chưa có số chung để so với chỉ tiêu bảo hiểm (95,25%)."
        " Kết quả của các đơn vị: Ấp 1 (96%) và Ấp 2 (97%)."
    ) in text


RATE = '{code: homes, name: tỷ lệ hộ tham gia, unit_of_measure: "%", measure: rate}'
POOR = "{code: homes, name: số hộ nghèo, unit_of_measure: hộ, counted: state, better: lower}"
VISITS = "{code: homes, name: số lượt, unit_of_measure: lượt, counted: period}"
OF_RATES = {"a: 200, b: 220": 'a: "95%", b: "90%"', "count: 300": 'rate: "91%"'}
OF_RATES |= {"count: 400": 'rate: "92%"'}
TO_WHOM = "chưa đạt chỉ tiêu được giao (212 hộ, mức đề ra: không quá 200 hộ), còn cao hơn mức đề ra 12 hộ; xếp"
OF_ALL = OF_RATES | {"[{phase: one, c": "[{c"}
RATES = AT_THE_EAVE.replace("a: 212, b: 100", 'a: "96%", b: "88%"')
NOUGHT = AT_THE_EAVE.replace("a: 212, b: 100", "a: 0, b: 0")


ONE_TABLE = (
    "quotas: [{phase: one, counts: {a: 200, b: 220}}, {phase: two, counts: {a: 200, b: 220}}]"
)
REASONED = {
    ONE_TABLE: 'quotas: [{counts: {a: 200, b: 220}, reasons: {a: "60% × 333 = 199,8 → 200"}}]'
}
TWO = {
    "unit_of_measure: hộ}]": 'unit_of_measure: hộ}, {code: share, name: tỷ lệ hộ tham gia, unit_of_measure: "%", measure: rate}]'
}
BOTH = AT_THE_EAVE.replace("}]", "}, {indicator: share, counts: {a: 96%, b: 88%}}]")
OF_PHASES = CAMPAIGN[CAMPAIGN.index("targets:") : CAMPAIGN.index("units:")]
GIVEN_ALONE = {OF_PHASES: "targets: []\n"}
NOTHING_ASKED = {**GIVEN_ALONE, ONE_TABLE: "quotas: []"}
REMARKED = {ONE_TABLE: "quotas: [{counts: {a: 200, b: 220}, reasons: {a: mới lập}}]"}


@pytest.mark.parametrize(
    ("indicator", "changed", "skeleton", "snapshots", "is_said", "sentence"),
    [
        (RATE, OF_RATES, "report", [RATES], True, "Đơn vị dẫn đầu: Ấp 1 (96%)."),
        (RATE, OF_RATES, "report", [RATES], True, "- 01 đơn vị chưa đạt chỉ tiêu: Ấp 2."),
        (RATE, OF_RATES, "report", [RATES], True, "số liệu chung về tỷ lệ hộ tham gia trong giai"),
        (RATE, OF_RATES, "report", [RATES], True, "đã có số liệu của 02/02 đơn vị."),
        (RATE, OF_RATES, "report", [RATES], False, "Tỷ lệ đạt"),
        (RATE, OF_RATES, "notice", [RATES], False, "chưa có số liệu"),
        (RATE, OF_ALL, "quota_decision", [], True, "cho 02 đơn vị (thời hạn hoàn thành"),
        (RATE, OF_ALL, "quota_letter", [], True, "cho 02 đơn vị."),
        (RATE, OF_RATES, "plan", [], True, "91%"),
        (POOR, {}, "report", [AT_THE_EAVE], False, "Tỷ lệ đạt"),
        (POOR, {}, "report", [AT_THE_EAVE], True, "Còn cao hơn"),
        (
            POOR,
            {},
            "launch_letter",
            [],
            True,
            "Phấn đấu đạt chỉ tiêu giai đoạn 1 (không quá 300 hộ)",
        ),
        (POOR, {}, "quota_letter", [], True, "tổng số không quá 420 hộ"),
        (POOR, {}, "quota_letter", [], True, "Chỉ tiêu (không quá)"),
        (
            POOR,
            {},
            "quota_decision",
            [],
            True,
            "giai đoạn 1, đến hết ngày 30/6/2022: 02 đơn vị, tổng số không quá 420 hộ;",
        ),
        (POOR, {}, "quota_letter", [], False, "840"),
        (
            None,
            {},
            "quota_letter",
            [],
            True,
            "cho 02 đơn vị, tổng số 840 hộ, trong đó giai đoạn 1 (đến hết ngày 30/6/2022) là 420 hộ, giai đoạn 2 (đến",
        ),
        (None, {}, "quota_letter", [], True, "Ấp 1 | [BangSo] 400 | [BangSo] 200 | [BangSo] 200"),
        (
            None,
            {},
            "quota_decision",
            [],
            True,
            "tổng số 840 hộ, trong đó giai đoạn 1 (đến hết ngày 30/6/2022) là 420 hộ",
        ),
        (None, REASONED, "quota_letter", [], False, "60%"),
        (
            None,
            {},
            "plan",
            [],
            True,
            "- Số hộ tham gia, giai đoạn 2 (đến hết ngày 31/12/2022): phấn đấu đạt 400 hộ.",
        ),
        (
            None,
            TWO,
            "report",
            [BOTH],
            True,
            "- Tỷ lệ hộ tham gia (cả phong trào): Ấp 1 (96%) và Ấp 2 (88%).",
        ),
        (None, GIVEN_ALONE, "plan", [], True, ": tổng chỉ tiêu giao cho 02 đơn vị là **840 hộ**."),
        (
            None,
            GIVEN_ALONE,
            "plan",
            [],
            True,
            "phấn đấu đạt 420 hộ (tổng chỉ tiêu giao cho các đơn vị).",
        ),
        (None, GIVEN_ALONE, "plan", [], True, "Ấp 1 | [BangSo] 400 | [BangSo] 200 | [BangSo] 200"),
        (
            None,
            NOTHING_ASKED,
            "plan",
            [],
            True,
            "- Giai đoạn 2: từ ngày 01/7/2022 đến hết ngày 31/12/2022.",
        ),
        (
            None,
            GIVEN_ALONE,
            "report",
            [AT_THE_EAVE],
            True,
            "hoàn thành chỉ tiêu về số hộ tham gia giao cho các đơn vị, 420 hộ.",
        ),
        (None, REMARKED, "quota_letter", [], True, "mới lập"),
        (POOR, {}, "plan", [], True, "(đến hết ngày 30/6/2022): không quá 300 hộ"),
        (POOR, {}, "guidance", [], False, "ghi 0"),
        (POOR, {}, "report", [AT_THE_EAVE], False, "số hộ nghèo trong giai đoạn"),
        (POOR, {}, "report", [AT_THE_EAVE], True, "số hộ nghèo là **312 hộ**"),
        (POOR, {}, "report", [AT_THE_EAVE], False, "vượt chỉ tiêu"),
        (POOR, {}, "notice", [AT_THE_EAVE], False, "số hộ nghèo trong giai đoạn"),
        (POOR, {}, "guidance", [], False, "Tỷ lệ đạt"),
        (None, {}, "guidance", [], True, "ghi 0"),
        (POOR, {}, "reminder", [AT_THE_EAVE], True, TO_WHOM),
        (POOR, {}, "reminder", [AT_THE_EAVE], False, "Ấp 2"),
        (
            RATE,
            OF_RATES,
            "reminder",
            [RATES],
            True,
            "đạt 88% (chỉ tiêu được giao: 90%), thấp hơn 2",
        ),
        (VISITS, {}, "report", [AT_THE_EAVE], False, "So với số liệu"),
        (None, {}, "report", [NOUGHT], True, "- Còn 02 đơn vị đạt dưới 50% chỉ tiêu."),
        (None, {}, "report", [NOUGHT], False, "Chưa có đơn vị nào có kết quả"),
    ],
)
def test_no_sentence_is_for_counts_that_grow_alone(
    said, monkeypatch, indicator, changed, skeleton, snapshots, is_said, sentence
):
    campaign = CAMPAIGN
    for old, new in {CAMPAIGN.splitlines()[7][13:-1]: indicator or "", **changed}.items():
        campaign = campaign.replace(old, new or old)
    monkeypatch.setitem(globals(), "CAMPAIGN", campaign)
    assert (sentence in said(skeleton, *snapshots)) is is_said


@pytest.mark.parametrize(
    ("counts", "is_called_slow"), [("{a: 40, b: 30}", True), ("{a: 40}", False)]
)
def test_nobody_is_called_slow_while_some_have_not_reported(said, counts, is_called_slow):
    snapshot = f"as_of: 31/5/2022\nresults: [{{counts: {counts}}}]\n"
    assert ("Tiến độ còn chậm" in said("report", snapshot)) is is_called_slow


@pytest.mark.parametrize(
    ("kept", "codes"),
    [(("targets:", "quotas:"), []), (("quotas:",), []), ((), ["W-PLAN-GOAL"])],
)
def test_a_plan_without_a_goal_is_warned_of(said, monkeypatch, tmp_path, kept, codes):
    asked = {"targets:": OF_PHASES, "quotas:": ONE_TABLE}
    campaign = CAMPAIGN
    for key, text in asked.items():
        campaign = campaign if key in kept else campaign.replace(text, f"{key} []\n")
    monkeypatch.setitem(globals(), "CAMPAIGN", campaign)
    said("plan")
    told = check_office(open_office(Workspace(tmp_path)), ["sach"])
    assert [one.code for one in told if one.code == "W-PLAN-GOAL"] == codes


def test_a_stock_and_what_a_phase_asks_of_it_are_one_sentence(said, monkeypatch):
    poor = "{code: poor, name: số hộ nghèo, unit_of_measure: hộ, counted: state, better: lower}"
    cap = "{code: poor, name: mức trần giai đoạn 1, indicator: poor, phase: one, count: 20}"
    known = CAMPAIGN.replace("unit_of_measure: hộ}]", f"unit_of_measure: hộ}}, {poor}]")
    monkeypatch.setitem(globals(), "CAMPAIGN", known.replace("targets:\n", f"targets:\n- {cap}\n"))
    text = said(
        "report", AT_THE_EAVE.replace("}}]", "}}, {indicator: poor, counts: {a: 10, b: 8}}]")
    )
    told = [line[10:] for line in text.splitlines() if "hộ nghèo" in line and "Bang" not in line]
    assert told == [
        "- Số hộ nghèo: 18 hộ; đạt mức trần giai đoạn 1 (không quá 20 hộ), thấp hơn 02 hộ."
    ]


@pytest.mark.parametrize("kind", ["report", "solution"])
def test_at_the_end_of_a_phase_a_provisional_result_below_its_goal_is_a_shortcoming(said, kind):
    text = said(kind, AT_THE_EAVE.replace(", b: 100", ""))
    assert (
        "Kết quả tạm tính mới đạt 70,7% chỉ tiêu giai đoạn 1 (212/300 hộ; tạm tính, 1/2 đơn vị)."
        in text
    )
    assert "Còn 01 đơn vị chưa báo cáo." in text


def test_a_solution_of_a_phase_tells_the_goal_of_the_next(said):
    text = said("solution", AT_THE_EAVE)
    assert "Giai đoạn 2 (từ ngày 01/7/2022 đến hết ngày 31/12/2022): hoàn thành chỉ tiêu giai đoạn 2 (400 hộ)." in text  # fmt: skip
