"""A document with changes that nobody has saved: its page, what its figures say, and where something is wrong."""

from __future__ import annotations

import pytest
from outline import outline
from places import ROOT

from generator.drafting.in_strips.cutting import cut_body
from generator.drafting.in_strips.joining import Reworked, join_strips
from generator.drafting.in_strips.strip import CutBody
from generator.office.office import campaign_of, open_office
from generator.office.previewing import Previews, chips_of, document_now, letters_now, recorded
from generator.office.workflow import finished, work_of
from generator.problems import NotFound
from generator.workspace.folders import Workspace

SAMPLES = open_office(Workspace(ROOT), keeps_campaigns=True)
DOCUMENTS = [
    (code, document.code)
    for code in SAMPLES.workspace.campaign_folders()
    for document in campaign_of(SAMPLES, code).campaign.documents
]


def sample(code, document, **changes):
    return document_now(SAMPLES, campaign_of(SAMPLES, code), document, changes)


def page(now, previews=None):
    return (previews or Previews()).page(SAMPLES, now, ("x", "y"))


def told(shown):
    return [(one.problem.code, one.key, one.strip) for one in shown.problems]


def body_of(code, document):
    return str(recorded(campaign_of(SAMPLES, code), document)["body"])


def finished_sample(code, document):
    record = campaign_of(SAMPLES, code)
    known = next(one for one in record.campaign.documents if one.code == document)
    return finished(SAMPLES, work_of(record, known))


@pytest.mark.parametrize(("code", "document"), DOCUMENTS)
def test_without_a_change_the_page_is_the_file_that_is_made(code, document):
    shown = page(sample(code, document))
    if recorded(campaign_of(SAMPLES, code), document).get("for_each") is None:
        assert shown.data == finished_sample(code, document)
    assert shown.is_current
    assert not [one for one in shown.problems if one.problem.is_error]


@pytest.mark.parametrize(("code", "document"), DOCUMENTS)
def test_a_body_written_anew_makes_the_same_page(code, document):
    body = body_of(code, document)
    anew = join_strips(CutBody("", ()), [Reworked(one) for one in cut_body(body).strips])
    assert outline(page(sample(code, document, body=anew)).data) == outline(
        page(sample(code, document)).data
    )


def test_what_is_typed_stands_on_the_page():
    shown = page(
        sample("ca-mau", "cv_120", body="Toàn tỉnh có {{ figures.count|number }} sáng kiến.")
    )
    assert "Toàn tỉnh có 2.660 sáng kiến./." in outline(shown.data)


def test_fields_change_the_page_too():
    shown = page(
        sample("ca-mau", "cv_120", subject="đôn đốc", recipients=["Như trên"], urgency="KHẨN")
    )
    text = outline(shown.data)
    assert "V/v đôn đốc" in text
    assert "KHẨN" in text


def test_a_field_may_be_left_out():
    assert "Kính gửi" not in outline(page(sample("ca-mau", "cv_120", addressees=None)).data)


def test_a_body_that_cannot_be_drafted_gives_the_last_page_and_where_it_is_wrong():
    previews, body = Previews(), body_of("ca-mau", "cv_120")
    good = page(sample("ca-mau", "cv_120"), previews)
    shown = page(
        sample("ca-mau", "cv_120", body=f"{body}\nSai {{{{ figure.count }}}}.\n"), previews
    )
    assert (shown.data, shown.is_current) == (good.data, False)
    assert told(shown) == [("E-EXPR-NAME", "body", len(cut_body(body).strips))]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"date": "32/1/2022"}, ("E-DATE-NONE", "date")),
        ({"kind": "reprt"}, ("E-KIND-UNKNOWN", "kind")),
        ({"as_of": "1/1/2001"}, ("E-SNAPSHOT-UNKNOWN", "as_of")),
        ({"sbject": "x"}, ("E-KEY-UNKNOWN", "sbject")),
        ({"subject": None}, ("E-KEY-MISSING", "subject")),
        ({"body": "{{ passages.khong_co }}"}, ("E-PASSAGE-UNKNOWN", "body")),
    ],
)
def test_each_fault_has_its_field(changes, found):
    shown = page(sample("ca-mau", "cv_120", **changes))
    assert found in {(one.problem.code, one.key) for one in shown.problems}
    assert not shown.is_current


def test_a_figure_that_is_missing_leaves_a_gap_with_its_strip():
    body = "Một.\n\nĐịnh mức {{ figures.quota|number }}."
    shown = page(sample("ca-mau", "cv_120", body=body))
    assert shown.is_current
    assert told(shown) == [("E-EXPR-FIGURE", "body", 1)]
    assert "Định mức «…»" in outline(shown.data)


def test_what_is_wrong_in_a_passage_is_told_at_its_strip():
    body = "Một.\n\n{{ passages.result_now }}"
    shown = page(sample("ca-mau", "cv_120", body=body, passages={"result_now": "{{ khong }}"}))
    assert ("E-EXPR-NAME", "passages", 1) in told(shown)


def test_letters_show_the_first_or_the_one_that_is_asked_for(office_copy):
    office = open_office(office_copy)
    record = campaign_of(office, "thi-dua")
    letters = [
        document_now(office, record, "cv_01", {"for_each": "units"}, member=member)
        for member in (None, "dong-ha", "khong-co")
    ]
    assert [one.work and one.work.member.code for one in letters] == ["an-phu", "dong-ha", None]


def test_an_unknown_document_is_not_found():
    with pytest.raises(NotFound):
        sample("ca-mau", "cv_121")


def test_figures_typed_by_hand_are_told_with_their_strip():
    now = sample("ca-mau", "cv_120", body="Một.\n\nCó 2.660 sáng kiến, ngày 25/4/2022.")
    assert Previews().typed(now) == [(1, "2.660", "figures.count")]


def facts(body, campaign="ca-mau", document="cv_120"):
    return chips_of(SAMPLES, sample(campaign, document, body=body)).facts(body)


def test_a_chip_says_value_meaning_working_source_and_moment():
    (one,) = facts("{{ figures.count|number }}").values()
    assert (one.text, str(one.meaning), one.exact, one.working, one.source) == (
        "2.660",
        "tổng số đã thực hiện",
        "2.660",
        "ghi trong dữ liệu",
        "hệ thống phần mềm trực tuyến của Chương trình; ngày 25/4/2022",
    )


def test_a_chip_in_letters_to_each_says_whether_it_is_the_receivers_own():
    own = [
        "{{ unit.count|number }}",
        "{{ fund.count|money }}",
        "{{ result.unit[unit.code].count }}",
    ]
    every = ["{{ figures.count|number }}", "{{ targets.fund.count|number }}"]
    told = chips_of(
        SAMPLES,
        sample("xa-song-lanh", "cv_don_doc", for_each="units", body="\n\n".join([*own, *every])),
    ).facts("\n\n".join([*own, *every]))
    assert [str(told[one].reach) for one in own] == ["số riêng của nơi nhận, mỗi bản một số"] * 3
    assert [str(told[one].reach) for one in every] == [
        "bản nào cũng in số này, không phải số riêng của nơi nhận"
    ] * 2
    (alone,) = facts("{{ figures.count|number }}").values()
    assert alone.reach is None


def test_a_chip_of_a_rate_shows_its_division():
    (one,) = facts("{{ targets.registered.rate|percent }}").values()
    assert one.working == "2.660 ÷ 5.091 = 52,249…% → 52,2%"


def test_a_chip_without_a_figure_says_why():
    (one,) = facts("{{ figures.quota|number }}").values()
    assert one.text == "«…»"
    assert [str(told.message) for told in one.lacking] != []


def test_a_chip_in_a_loop_says_all_that_it_prints():
    body = "{% for one in [1, 2, 2, 3] %}{{ one }} {% endfor %}"
    assert facts(body)["{{ one }}"].text == "1; 2; 3"


def test_a_chip_behind_a_set_knows_what_was_set():
    body = "{% set x = figures.count %}\n{{ x|number }}"
    assert facts(body)["{{ x|number }}"].text == "2.660"


def test_a_chip_in_a_branch_that_is_not_taken_says_so():
    body = "{% if figures.count == 1 %}{{ figures.count }}{% else %}x{% endif %}"
    found = facts(body)
    assert (found["{{ figures.count }}"].text, found["{{ figures.count }}"].is_printed) == (
        "2.660",
        False,
    )
    assert "{% else %}" in found
    assert "{% if figures.count == 1 %}" not in found


def test_chips_of_a_body_that_is_wrong_elsewhere_still_speak():
    body = "{{ figures.count }} {{ khong_co }}"
    assert facts(body)["{{ figures.count }}"].text == "2.660"


def test_what_else_could_stand_there():
    reader = chips_of(SAMPLES, sample("ca-mau", "cv_120"))
    found = {
        one.expression: one.text for one in reader.others("{{ targets.registered.goal|number }}")
    }
    assert found["targets.registered.goal|number"] == "5.091"
    assert found["targets.registered.goal|words"] == "năm nghìn không trăm chín mươi mốt"
    assert found["targets.registered.rate"] == "52,2%"
    assert reader.others("{{ 1 + 2 }}") == []


def test_only_letters_that_there_are_are_offered(office_copy):
    office = open_office(office_copy)
    record = campaign_of(office, "thi-dua")
    now = document_now(office, record, "cv_01", {"for_each": "units", "where": "unit.count < 50"})
    assert [code for code, _ in letters_now(office, now)] == ["y-te", "moi"]
