"""The page of a document, as its script asks for it: what is shown, what is saved, what is refused."""

from __future__ import annotations

import base64
import html
import json
import re

import pytest
import yaml
from browsing import Browser
from outline import outline

from generator.office import looked_at, read_over
from generator.office.offered_figures import _WordsSought
from generator.web.desk import Desk
from generator.web.routes import document_offers_page, document_over_page
from generator.workspace.unsaved import unsaved_in

AT = "/campaigns/thi-dua/documents/bc_01"
EACH = {
    "for_each": "units",
    "addressees": "{{ unit.name }}",
    "subject": "giao {{ unit.phases.gd1.quota }}",
}


@pytest.fixture
def record(desk):
    return desk.workspace.campaigns / "thi-dua" / "documents" / "bc_01.yaml"


@pytest.fixture
def given(browser):
    """What the page has when it is opened."""
    answer = browser.get(AT)
    assert answer.status_code == 200
    return data_of(answer)


def data_of(answer):
    found = re.search(r'id="document-data">(.*?)</script>', answer.text, re.DOTALL)
    return json.loads(found[1])


def sent(given, *, strips=None, **more):
    told = {"base": given["base"], "opened": given["opened"], "values": {}, **more}
    return {**told, "strips": given["strips"] if strips is None else strips}


def words(text, of=None, kind="paragraph"):
    """A strip of words."""
    strands = [{"kind": "text", "text": text}]
    return {"kind": kind, "of": of, "level": 1, "mark": "", "source": "", "strands": strands}


def added(given, text):
    """The first strip with words behind it."""
    first, *others = given["strips"]
    longer = {**first, "strands": [*first["strands"], {"kind": "text", "text": text}]}
    return [longer, *others]


def test_the_page_has_the_fields_and_the_text_of_the_document(browser, given):
    text = browser.get(AT).text
    for label in ("Trích yếu", "Số liệu đến", "Người ký", "Nơi nhận"):
        assert f">{label}</label>" in text
    assert given["isCurrent"]
    assert given["strips"][0]["of"] == 0
    assert "SƠ KẾT" in outline(base64.b64decode(given["docx"])).upper()


def test_what_is_typed_is_shown_and_nothing_is_written(browser, given, record):
    before = record.read_bytes()
    answer = browser.post(f"{AT}/shown", json=sent(given, strips=added(given, " Thêm câu này.")))
    assert "THÊM CÂU NÀY." in outline(base64.b64decode(answer.json()["docx"]))
    assert record.read_bytes() == before


def test_a_letter_that_nobody_gets_now_is_shown_with_the_figures_of_one_who_might(browser, given):
    values = {**EACH, "where": "rate > 900%"}

    shown = browser.post(f"{AT}/shown", json=sent(given, values=values)).json()

    found = [one for one in shown["problems"] if one["code"] == "W-LETTERS-NONE"]
    assert [one["key"] for one in found] == ["where"]
    assert "xem thử" in found[0]["said"]
    assert shown["isCurrent"]
    addressed = "".join(text for text, _ in shown["printed"]["addressees"])
    assert addressed
    assert addressed in found[0]["said"]


@pytest.mark.parametrize(("outline", "capital"), [("roman", True), ("arabic", False)])
def test_first_headings_stand_in_capitals_where_they_are_printed_so(
    browser, given, outline, capital
):
    shown = browser.post(f"{AT}/shown", json=sent(given, values={"outline": outline})).json()

    assert shown["headsCapital"] is capital


def test_an_untouched_document_is_saved_as_it_is(browser, given, record):
    before = record.read_bytes()
    answer = browser.post(f"{AT}/save", json=sent(given))
    assert (answer.status_code, answer.json()["fate"]) == (200, "unchanged")
    assert record.read_bytes() == before


def test_what_is_saved_is_what_a_hand_would_write(browser, given, record):
    before = record.read_text(encoding="utf-8")
    strips = [*given["strips"], words("Một đoạn mới.")]
    values = {"subject": "Trích yếu mới", "recipients": "Như trên\nCác đơn vị\n"}
    answer = browser.post(f"{AT}/save", json=sent(given, strips=strips, values=values))
    assert answer.json()["fate"] == "written"
    after = record.read_text(encoding="utf-8")
    assert "\nsubject: Trích yếu mới\n" in after
    assert "  Một đoạn mới.\n" in after
    kept = [line for line in before.splitlines() if line.startswith("  ") and "{{" in line]
    assert all(line in after.splitlines() for line in kept)


def test_a_second_save_goes_on_from_the_first(browser, given, record):
    first = browser.post(f"{AT}/save", json=sent(given, strips=added(given, " Một."))).json()
    told = {**given, "opened": first["opened"]}
    assert (
        browser.post(f"{AT}/save", json=sent(told, strips=added(given, " Hai."))).status_code == 200
    )
    assert " Hai." in record.read_text(encoding="utf-8")
    assert " Một." not in record.read_text(encoding="utf-8")


def test_a_file_changed_elsewhere_is_not_written_over(browser, given, record):
    theirs = record.read_text(encoding="utf-8") + "# ghi ở nơi khác\n"
    record.write_text(theirs, encoding="utf-8")
    answer = browser.post(f"{AT}/save", json=sent(given, values={"subject": "Của tôi"}))
    assert (answer.status_code, answer.json()["fate"]) == (409, "clashed")
    assert record.read_text(encoding="utf-8") == theirs


def test_a_clash_leads_to_both_versions(browser, given, record):
    record.write_text(record.read_text(encoding="utf-8") + "# khác\n", encoding="utf-8")
    answer = browser.post(f"{AT}/save", json=sent(given, values={"subject": "Của tôi"}))
    assert browser.get(answer.json()["clash"]).status_code == 200


def test_the_page_is_read_over(browser, given):
    strips = [words("Tính đến nay có 700 sáng kiến, đạt 20% chỉ tiêu (700/1.000 sáng kiến).")]
    found = browser.post(f"{AT}/over", json=sent(given, strips=strips)).json()["problems"]
    assert [one["strip"] for one in found if one["code"].startswith("E-AUDIT")] == [0]


def test_who_goes_on_typing_does_not_wait_for_the_page_to_be_read_over(browser, given, monkeypatch):
    def typed_meanwhile(data, asked):
        shown = browser.post(f"{AT}/shown", json=sent(given, strips=[words("Gõ tiếp.")]))
        assert shown.json()["isCurrent"]
        return looked_at(data, asked)

    monkeypatch.setattr(document_over_page, "looked_at", typed_meanwhile)
    answer = browser.post(f"{AT}/over", json=sent(given, strips=[words("Có 20% của 1.000.")]))
    assert answer.json() == {"problems": [], "isOld": True}


def test_others_go_on_while_a_page_is_held_against_the_records(browser, given, monkeypatch):
    def meanwhile(*told):
        assert browser.post(f"{AT}/shown", json=sent(given)).json()["isCurrent"]
        return read_over(*told)

    monkeypatch.setattr(document_over_page, "read_over", meanwhile)
    strips = [words("Tính đến nay đạt 20% chỉ tiêu (700/1.000 sáng kiến).")]
    assert browser.post(f"{AT}/over", json=sent(given, strips=strips)).json()["problems"]


@pytest.mark.parametrize(
    ("asked", "told"), [("figures", "offered_figures"), ("passages", "passages_offered")]
)
def test_others_go_on_while_something_is_looked_for(browser, given, monkeypatch, asked, told):
    look = getattr(document_offers_page, told)

    def meanwhile(*given_to_it):
        assert browser.post(f"{AT}/shown", json=sent(given)).json()["isCurrent"]
        return look(*given_to_it)

    monkeypatch.setattr(document_offers_page, told, meanwhile)
    assert browser.post(f"{AT}/{asked}", json=sent(given, find="")).json()[asked]


@pytest.mark.parametrize("values", [{}, EACH], ids=["to one", "to each"])
@pytest.mark.parametrize(
    "find",
    [
        "",
        "An Phú",
        "an-phu",
        "dong-ha.count",
        "chỉ tiêu Phú",
        "mọi bản",
        "phú;",
        "unit huyện",
        "giai đoạn phú",
        "đã làm phú",
        "zz",
    ],
)
def test_units_are_looked_up_as_if_all_their_figures_were_listed(
    browser, given, monkeypatch, find, values
):
    asked = sent(given, values=values, find=find)
    found = browser.post(f"{AT}/figures", json=asked).json()
    monkeypatch.setattr(_WordsSought, "of_many", lambda _, paths, *__: [True for _ in paths])
    assert browser.post(f"{AT}/figures", json=asked).json() == found


def test_figures_of_one_name_are_told_apart_by_indicator_and_period(browser, given):
    """Counts of one unit, of the whole campaign and of its phase, say which is which, and are found by it."""

    def whose(find):
        found = browser.post(f"{AT}/figures", json=sent(given, find=find)).json()["figures"]
        return {one["expression"]: one["whose"] for one in found}

    base, name = "indicators.initiatives", "Liên đoàn Lao động huyện An Phú"
    assert whose("an phu ket qua") == {
        f'{base}.unit["an-phu"].count': f"{name} (số sáng kiến, cả chiến dịch)",
        f'{base}.phases.gd1.unit["an-phu"].count': f"{name} (số sáng kiến, giai đoạn 1)",
    }
    assert [*whose("an phu ket qua giai doan 1")] == [f'{base}.phases.gd1.unit["an-phu"].count']


def test_strips_of_the_same_words_are_told_apart(browser, given):
    right = "Đến nay có 700 sáng kiến, đạt 70% chỉ tiêu (700/1.000 sáng kiến)."
    wrong = "Đến nay có 700 sáng kiến, đạt 20% chỉ tiêu (700/1.000 sáng kiến)."
    strips = [*given["strips"], words(right), words(wrong), words(right), words(wrong)]
    told = browser.post(f"{AT}/over", json=sent(given, strips=strips)).json()["problems"]
    found = [one for one in told if one["code"].startswith("E-AUDIT") and one["figure"] == "20%"]
    first = len(given["strips"])
    assert [(one["strip"], one["nth"]) for one in found] == [(first + 1, 0), (first + 3, 0)]


def test_columns_are_chosen_by_ticking(browser):
    at = AT.replace("bc_01", "cv_01")
    given = data_of(browser.get(at))
    chosen = {"annexes.0": ["0", "1", "3", "+rank"]}
    told = sent(given, columns=chosen, knownColumns=given["columns"])
    assert browser.post(f"{at}/save", json=told).json()["fate"] == "written"
    after = data_of(browser.get(at))
    kept = [given["columns"]["annexes.0"][place] for place in (0, 1, 3)]
    assert after["columns"]["annexes.0"] == [*kept, {"show": "rank", "header": "Xếp hạng"}]
    again = {**told, "opened": after["opened"]}
    assert browser.post(f"{at}/save", json=again).json()["fate"] == "unchanged"


PASSAGES = """\
kind: report
subject: Kết quả
# bảng lấy của đoạn
annexes:
  - title: Bảng kết quả
    passage: unit_table
body: |
  Có phụ lục kèm theo.
recipients: [Như trên]
"""
SHOWN = ["ordinal", "name", "base", "quota", "count", "rate"]


@pytest.fixture
def of_passages(record):
    path = record.with_name("bc_doan.yaml")
    path.write_text(PASSAGES, encoding="utf-8", newline="\n")
    return path


def test_columns_of_a_table_that_a_passage_brings_are_ticked_and_given_back(browser, of_passages):
    at = AT.replace("bc_01", "bc_doan")
    given = data_of(browser.get(at))
    known = given["columns"]["tables.unit_table"]
    assert [one["show"] for one in known[:6]] == SHOWN
    assert "Dùng lại các cột" not in browser.get(at).text

    told = sent(
        given, columns={"tables.unit_table": ["0", "1", "4"]}, knownColumns=given["columns"]
    )
    assert browser.post(f"{at}/save", json=told).json()["fate"] == "written"
    own = yaml.safe_load(of_passages.read_text(encoding="utf-8"))["tables"]["unit_table"]
    assert [one["show"] for one in own["columns"]] == ["ordinal", "name", "count"]
    page = browser.get(at)
    assert "Dùng lại các cột" in page.text
    printed = outline(base64.b64decode(data_of(page)["docx"]))
    assert "Xếp hạng" not in printed

    back = sent(data_of(page), columns={"tables.unit_table": ["back"]})
    assert browser.post(f"{at}/save", json=back).json()["fate"] == "written"
    assert of_passages.read_text(encoding="utf-8") == PASSAGES
    assert "Xếp hạng" in outline(base64.b64decode(data_of(browser.get(at))["docx"]))


def test_columns_that_nobody_ticked_are_not_written(browser, of_passages):
    at = AT.replace("bc_01", "bc_doan")
    given = data_of(browser.get(at))
    every = [str(place) for place in range(len(given["columns"]["tables.unit_table"]))]
    told = sent(given, columns={"tables.unit_table": every}, knownColumns=given["columns"])
    assert browser.post(f"{at}/save", json=told).json()["fate"] == "unchanged"


def test_ticked_columns_that_are_kept_apart_are_there_again(browser, of_passages):
    at = AT.replace("bc_01", "bc_doan")
    given = data_of(browser.get(at))
    told = sent(given, columns={"tables.unit_table": ["0", "1"]}, knownColumns=given["columns"])
    browser.post(f"{at}/keep", json=told)
    page = resumed(browser, at)
    assert [one["show"] for one in data_of(page)["columns"]["tables.unit_table"]] == [
        "ordinal",
        "name",
    ]
    assert 'data-table="tables.unit_table" data-touched="1"' in page.text


def test_the_fields_of_a_form_are_written_under_fields(browser, of_passages):
    at = AT.replace("bc_01", "bc_doan")
    told = sent(
        data_of(browser.get(at)), values={"kind": "invitation", "fields.place": "Hội trường"}
    )
    assert browser.post(f"{at}/save", json={**told, "evenWrong": True}).status_code == 200
    assert yaml.safe_load(of_passages.read_text(encoding="utf-8"))["fields"] == {
        "place": "Hội trường"
    }
    assert ">Địa điểm</label>" in browser.get(at).text


def test_what_a_document_is_compared_with_is_chosen_by_words(browser, given, record):
    text = browser.get(AT).text
    assert "lần chốt trước</option>" in text
    assert "previous, year_before" not in text
    browser.post(
        f"{AT}/save", json=sent(given, values={"compare": "previous", "coverage": "complete"})
    )
    told = yaml.safe_load(record.read_text(encoding="utf-8"))
    assert (told["compare"], told["coverage"]) == ("previous", "complete")


def test_what_would_be_wrong_is_told_and_saved_only_when_asked(browser, given, record):
    before = record.read_bytes()
    wrong = sent(given, values={"date": "32/13/2025"})
    answer = browser.post(f"{AT}/save", json=wrong)
    assert (answer.status_code, answer.json()["fate"]) == (422, "wrong")
    assert record.read_bytes() == before
    assert browser.post(f"{AT}/save", json={**wrong, "evenWrong": True}).status_code == 200
    assert "32/13/2025" in record.read_text(encoding="utf-8")


def resumed(browser, at=AT):
    """The page with what was typed and not saved laid into it."""
    (kept,) = data_of(browser.get(at))["kept"]
    return browser.get(at, params={"draft": kept["key"]})


def test_what_is_typed_is_kept_apart_and_offered_again(browser, given, record):
    before = record.read_bytes()
    strips = added(given, " Đang gõ dở.")
    assert browser.post(f"{AT}/keep", json=sent(given, strips=strips)).json()["kept"]
    assert record.read_bytes() == before
    (kept,) = data_of(browser.get(AT))["kept"]
    resumed = data_of(browser.get(AT, params={"draft": kept["key"]}))
    assert "Đang gõ dở." in resumed["base"]
    assert browser.post(f"{AT}/drop", json=sent(given, key=kept["key"])).status_code == 200
    assert data_of(browser.get(AT))["kept"] == []


def test_what_another_tab_typed_is_neither_written_over_nor_dropped(browser, given):
    for tab in ("mot", "hai"):
        told = sent(given, strips=added(given, f" Thẻ {tab}."), tab=tab)
        assert browser.post(f"{AT}/keep", json=told).json()["kept"]
    assert {one["tab"] for one in data_of(browser.get(AT))["kept"]} == {"mot", "hai"}
    assert browser.post(f"{AT}/save", json=told).status_code == 200
    (kept,) = data_of(browser.get(AT))["kept"]
    assert kept["tab"] == "mot"
    answer = browser.get(AT, params={"draft": kept["key"]})
    assert "Thẻ mot." in browser.get(answer.headers["location"]).text


def test_a_draft_of_a_file_changed_since_is_held_against_it(browser, given, record):
    browser.post(f"{AT}/keep", json=sent(given, strips=added(given, " Đang gõ dở.")))
    record.write_text(record.read_text(encoding="utf-8") + "# khác\n", encoding="utf-8")
    answer = resumed(browser)
    assert (answer.status_code, answer.headers["location"][:7]) == (303, "/clash/")


def test_the_page_knows_whether_its_file_is_still_what_was_opened(browser, given, record):
    assert browser.get(f"{AT}/stand").json()["opened"] == given["opened"]
    record.write_text(record.read_text(encoding="utf-8") + "# khác\n", encoding="utf-8")
    assert browser.get(f"{AT}/stand").json()["opened"] not in {given["opened"], None}
    told = browser.post(f"{AT}/keep", json=sent(given, strips=added(given, " Của tôi."))).json()
    assert "Của tôi." in browser.get(told["clash"]).text


def test_a_draft_that_is_saved_is_offered_no_more(browser, given):
    told = sent(given, strips=added(given, " Xong."))
    browser.post(f"{AT}/keep", json=told)
    browser.post(f"{AT}/save", json=told)
    assert data_of(browser.get(AT))["kept"] == []


@pytest.mark.parametrize(
    ("wanted", "first"),
    [
        ("", "unit.name"),
        ("tên đơn vị nhận", "unit.name"),
        ("chỉ tiêu của đơn vị nhận", "unit.phases.gd1.quota"),
        ("ket qua cua don vi nhan", "unit.count"),
    ],
)
def test_a_letter_to_each_is_offered_the_figures_of_its_receiver_first(
    browser, given, wanted, first
):
    told = browser.post(f"{AT}/figures", json=sent(given, values=EACH, find=wanted)).json()
    assert told["figures"][0]["expression"] == first


def test_a_phase_and_a_certain_unit_are_told_apart_in_what_a_letter_to_each_is_offered(
    browser, given
):
    def found(find):
        return browser.post(f"{AT}/figures", json=sent(given, values=EACH, find=find)).json()

    assert "unit.phases.gd1.quota" in [
        one["expression"] for one in found("chỉ tiêu đơn vị nhận")["figures"]
    ]
    assert "mọi bản cùng in số của riêng nơi này" in found("An Phú")["figures"][-1]["whose"]
    alone = browser.post(f"{AT}/figures", json=sent(given, find="đơn vị nhận")).json()
    assert alone["count"] == 0


def test_what_a_field_prints_is_told_in_words(browser, given):
    shown = browser.post(f"{AT}/shown", json=sent(given, values=EACH)).json()
    assert shown["printed"]["addressees"] == [
        ["Liên đoàn Lao động huyện An Phú", "{{ unit.name }}"]
    ]
    subject = "".join(text for text, _ in shown["printed"]["subject"])
    assert "{" not in subject
    assert subject.startswith("giao ")
    assert given["toEach"]["units"] == "{{ unit.name }}"


def test_figures_are_found_with_and_without_accents(browser, given):
    found = [
        browser.post(f"{AT}/figures", json=sent(given, find=word)).json()["count"]
        for word in ("tỷ lệ đạt", "ty le dat")
    ]
    assert found[0] == found[1] > 0


def test_a_chip_has_other_forms(browser, given):
    answer = browser.post(f"{AT}/others", json=sent(given, tag="{{ figures.count|number }}"))
    assert "figures.count|words" in [one["expression"] for one in answer.json()["others"]]


def test_own_words_lie_over_a_passage_and_are_taken_away_again(browser, given, record):
    before = record.read_text(encoding="utf-8")
    text = browser.post(f"{AT}/words", json=sent(given, name="growth")).json()["text"]
    assert "{{" in text
    assert "{%" not in text
    saved = browser.post(f"{AT}/save", json=sent(given, own={"growth": text})).json()
    assert yaml.safe_load(record.read_text(encoding="utf-8"))["passages"] == {"growth": text}
    again = {**given, "opened": saved["opened"]}
    browser.post(f"{AT}/save", json=sent(again, own={"growth": None}))
    assert record.read_text(encoding="utf-8") == before


def test_own_words_that_are_kept_apart_are_there_again(browser, given):
    browser.post(f"{AT}/keep", json=sent(given, own={"growth": "Lời khác.\n"}))
    assert data_of(resumed(browser))["own"] == {"growth": "Lời khác.\n"}


def test_what_is_pasted_comes_back_as_strips(browser, given):
    blocks = [{"runs": [{"text": "Keá hoaïch tuyeân truyeàn", "bold": True}], "mark": "a)"}]
    told = browser.post(f"{AT}/pasted", json=sent(given, blocks=blocks)).json()
    (strip,) = told["strips"]
    assert (strip["kind"], strip["mark"]) == ("lettered", "1")
    assert strip["strands"] == [
        {"kind": "text", "text": "Kế hoạch tuyên truyền", "bold": True, "italic": False}
    ]
    assert told["said"] == ["chữ mã VNI đã đổi sang Unicode; soát lại"]


@pytest.mark.parametrize(
    "blocks", [None, {}, [1], [{"runs": [1]}], [{"runs": [{"text": 1}]}], [{"rows": [1]}]]
)
def test_pasted_blocks_of_no_form_are_refused(browser, given, blocks):
    assert browser.post(f"{AT}/pasted", json=sent(given, blocks=blocks)).status_code == 422


def test_passages_are_offered_with_what_they_say(browser, given):
    found = browser.post(f"{AT}/passages", json=sent(given, find="thoi gian con lai")).json()
    assert "time_left" in [one["name"] for one in found["passages"]]
    assert all(one["text"] for one in found["passages"])


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b'{"strips": 1, "base": ""}',
        b'{"strips": [{"kind": "script"}], "base": ""}',
        b'{"strips": [{"kind": "paragraph", "strands": [{"kind": "html"}]}], "base": ""}',
        b'{"strips": [], "base": 5}',
        b'{"values": {"subject": ["x"]}}',
    ],
)
def test_what_no_page_sends_is_refused(browser, given, record, body):
    before = record.read_bytes()
    for deed in ("shown", "save", "keep"):
        answer = browser.post(f"{AT}/{deed}", content=body)
        assert answer.status_code == 422, deed
    assert record.read_bytes() == before


@pytest.mark.parametrize(
    "strand",
    [
        {"kind": "chip", "text": "{{ a }}{% set b = 1 %}"},
        {"kind": "chip", "text": "<script>"},
        {"kind": "command", "text": "{{ figures.count }}"},
    ],
)
def test_a_chip_that_is_more_than_one_expression_is_not_saved(browser, given, record, strand):
    before = record.read_bytes()
    strips = [{**words("x"), "strands": [strand]}]
    assert browser.post(f"{AT}/save", json=sent(given, strips=strips)).status_code == 422
    assert record.read_bytes() == before


def test_hostile_words_stay_words(browser, given, record):
    text = "<img src=x onerror=alert(1)> {{ figures.count }} </script>"
    answer = browser.post(f"{AT}/save", json=sent(given, strips=[words(text)]))
    assert answer.status_code == 200
    page = browser.get(AT)
    assert data_of(page)["strips"][0]["strands"] == [
        {"kind": "text", "text": text, "bold": False, "italic": False}
    ]
    assert "<img src=x" not in page.text


def test_who_only_reads_sees_all_and_saves_nothing(desk, given, record):
    before = record.read_bytes()
    reader = Browser(Desk(desk.workspace, "Lan", is_read_only=True))
    assert data_of(reader.get(AT))["readOnly"]
    assert reader.post(f"{AT}/shown", json=sent(given)).status_code == 200
    for deed in ("save", "keep", "drop"):
        assert (
            reader.post(f"{AT}/{deed}", json=sent(given, values={"subject": "x"})).status_code
            == 422
        )
    assert record.read_bytes() == before


@pytest.mark.parametrize("path", ["thi-dua/documents/khong_co", "khong-co/documents/bc_01"])
def test_an_unknown_document_is_not_found(browser, path):
    assert browser.get(f"/campaigns/{path}").status_code == 404


def test_the_page_speaks_english(browser):
    browser.post("/language/en")
    text = browser.get(AT).text
    assert ">Recipients</label>" in text
    assert "Nơi nhận</label>" not in text


def test_what_a_phase_left_open_means_follows_the_kind_of_a_new_document(browser):
    form = browser.get("/campaigns/thi-dua/new/document?kind=report").text
    assert '<option value="">theo số liệu mới nhất</option>' in form
    assert '<option value="*">cả chiến dịch</option>' in form
    told = browser.post("/campaigns/thi-dua/new/document/proposals", data={"kind": "plan"}).json()
    assert told["phase"]["open"] == "cả chiến dịch, kèm từng giai đoạn"


def test_a_report_is_begun_for_the_whole_campaign_by_choice(browser):
    at = "/campaigns/thi-dua/new/document"
    asked = {"kind": "report", "proposed.kind": "", "proposed.phase": ""}
    texts = {}
    for phase in ("", "*"):
        there = browser.post(at, data={**asked, "phase": phase}).headers["location"]
        made = browser.desk.workspace.campaigns / "thi-dua" / "documents" / there.rpartition("/")[2]
        texts[phase] = made.with_suffix(".yaml").read_text("utf-8")
    assert ["phase: gd1" in text for text in texts.values()] == [True, False]


def test_what_was_typed_before_the_save_and_comes_after_it_is_not_kept(browser, given):
    """Another loading of the page counts anew."""
    mark = {"tab": "tab-1", "load": "load-1"}
    half = sent(given, strips=added(given, " Nay đí"), version=3, **mark)
    whole = sent(given, strips=added(given, " Nay đính chính."), version=9, **mark)
    saved = browser.post(f"{AT}/save", json=whole).json()
    assert not browser.post(f"{AT}/keep", json=half).json()["kept"]
    assert unsaved_in(browser.desk.workspace) == []
    typed = {**half, "opened": saved["opened"]}
    assert browser.post(f"{AT}/keep", json={**typed, "version": 10}).json()["kept"]
    assert browser.post(f"{AT}/keep", json={**typed, "load": "load-2"}).json()["kept"]


def test_what_overtakes_what_was_typed_before_it_stays(browser, given):
    """A page that goes sends what is typed beside what it sent a moment ago, which may come later."""
    mark = {"tab": "tab-1", "load": "load-1"}
    half = sent(given, strips=added(given, " Nay đí"), version=3, **mark)
    whole = sent(given, strips=added(given, " Nay đính chính."), version=9, **mark)
    answer = browser.post(f"{AT}/keep", json=whole).json()
    assert (answer["kept"], answer["stands"], answer["tab"]) == (True, True, "tab-1")
    assert not browser.post(f"{AT}/keep", json=half).json()["kept"]
    assert browser.post(f"{AT}/keep", json=whole).json()["key"] == answer["key"]
    assert [str(one.changes).count("đính chính") for one in unsaved_in(browser.desk.workspace)] == [1]  # fmt: skip
    browser.post(f"{AT}/drop", json={**whole, "key": answer["key"]})
    assert not browser.post(f"{AT}/keep", json=whole).json()["kept"]
    assert unsaved_in(browser.desk.workspace) == []


@pytest.mark.parametrize("word", ["ket qua", "đã làm", "số thực hiện"])
def test_a_count_is_found_by_what_people_call_it(browser, given, word):
    found = browser.post(f"{AT}/figures", json=sent(given, find=f"{word} An Phú")).json()["figures"]
    wanted = 'indicators.initiatives.unit["an-phu"].count'
    assert wanted in [one["expression"] for one in found]


def test_a_figure_leads_to_where_its_number_was_put_down(browser, given):
    at = "/campaigns/thi-dua"
    unit = 'unit["an-phu"]'
    results = browser.desk.workspace.campaigns / "thi-dua" / "results" / "2025-05-31.yaml"
    results.write_text(results.read_text("utf-8").replace("    total: 695\n", ""), "utf-8")
    count = [["Sửa số đã báo", f"{at}/figures/number?indicator=initiatives&unit=an-phu&as_of=2025-05-31"]]  # fmt: skip
    quota = [["Sửa chỉ tiêu đã giao", f"{at}/units?at=quotas%5B0%5D.counts.an-phu"]]
    wanted = {
        f"{{{{ indicators.initiatives.{unit}.count|number }}}}": count,
        f"{{{{ indicators.initiatives.phases.gd1.{unit}.quota }}}}": quota,
        f"{{{{ indicators.initiatives.phases.gd1.{unit}.rate|percent }}}}": count + quota,
        "{{ targets.planned.goal }}": [["Sửa mục tiêu", f"{at}/change#field-targets.0.count"]],
        "{{ figures.count|number }}": [
            ["Xem, sửa số của từng đơn vị", f"{at}?indicator=initiatives&phase="]
        ],
        "{{ as_of|moment }}": [],
    }
    strands = [{"kind": "chip", "text": tag} for tag in wanted]
    strips = [{"kind": "paragraph", "strands": strands}]
    facts = browser.post(f"{AT}/shown", json=sent(given, strips=strips)).json()["facts"]
    assert {tag: one["ways"] for tag, one in facts.items()} == wanted
    assert [facts[tag]["text"] for tag in [*wanted][:2]] == ["300", "300"]
    assert [facts[tag]["meaning"] for tag in [*wanted][:2]] == [
        "số đã thực hiện",
        "chỉ tiêu được giao",
    ]


def test_a_count_beside_a_declared_total_is_corrected_with_it_in_the_file(browser, given):
    tag = '{{ indicators.initiatives.unit["an-phu"].count }}'
    strips = [{"kind": "paragraph", "strands": [{"kind": "chip", "text": tag}]}]
    facts = browser.post(f"{AT}/shown", json=sent(given, strips=strips)).json()["facts"]
    ((said, there),) = facts[tag]["ways"]
    assert said == "Sửa số đã báo, và tổng đã công bố, trong tệp"
    assert "counts: {an-phu: 300" in html.unescape(browser.get(there).text)


def test_a_report_that_is_begun_holds_the_moment_of_the_newest_figures(browser):
    at = "/campaigns/thi-dua/new/document"
    proposed = {
        kind: browser.post(f"{at}/proposals", data={"kind": kind}).json()["as_of"]["value"]
        for kind in ("report", "quota_letter")
    }
    newest = browser.desk.opened().campaigns(["thi-dua"])[0].campaign.snapshots[-1].as_of
    assert proposed == {"report": newest.said.removeprefix("ngày "), "quota_letter": ""}
    there = browser.post(at, data={"kind": "report", "proposed.kind": ""}).headers["location"]
    assert f" selected>{newest.said}</option>" in browser.get(there).text


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("if not targets.planned.reached", "nếu không «đã hoàn thành» (chỉ tiêu kế hoạch)"),
        ("if figures.count > 5", "nếu «tổng số đã thực hiện» (Chương trình sáng kiến) > 5"),
        ("elif figures.idle_units and loop.last", "không thì, nếu có «các đơn vị chưa có kết quả» (Chương trình sáng kiến) và là dòng cuối"),
        ("if figures.rate is none", "nếu «tỷ lệ đạt so với tổng chỉ tiêu đã giao» (Chương trình sáng kiến) không có số liệu"),
        ("for one in figures.completed", "với mỗi: «các đơn vị hoàn thành chỉ tiêu (kể cả vượt)» (Chương trình sáng kiến)"),
        ("if targets.of_nobody.reached", "nếu (điều kiện riêng)"),
        ("if own_name", "nếu (điều kiện riêng)"),
        ("set x = 3", "đặt giá trị dùng ở dưới"),
    ],
)  # fmt: skip
def test_a_command_says_what_it_asks_by_no_name_of_a_record(browser, given, record, command, told):
    text = record.read_text("utf-8").replace("body: |\n", f"body: |\n  Đã{{% {command} %}} x.\n\n")
    record.write_text(text, "utf-8", newline="\n")

    assert data_of(browser.get(AT))["commands"][f"{{% {command} %}}"] == told


def test_the_same_form_sent_twice_opens_the_document_that_nobody_touched(browser):
    at, asked = "/campaigns/thi-dua/new/document", {"kind": "report", "proposed.kind": "", "proposed.code": ""}  # fmt: skip
    first = browser.post(at, data=asked).headers["location"]
    assert browser.post(at, data=asked).headers["location"] == first
    made = browser.desk.workspace.campaigns / "thi-dua/documents" / f"{first.rpartition('/')[2]}.yaml"  # fmt: skip
    made.write_text(made.read_text("utf-8").replace("subject:", "subject: rà soát"), "utf-8")
    assert browser.post(at, data=asked).headers["location"] != first


def test_places_may_be_ticked_where_a_condition_chooses_them_already(browser, desk):
    there = browser.post("/campaigns/thi-dua/new/document", data={"kind": "reminder", "proposed.kind": ""}).headers["location"]  # fmt: skip
    page = browser.get(there).text
    _, _, behind = page.partition('id="field-where"')
    assert page.count('id="receivers"') == behind.count('id="receivers"') == 1
    assert behind.index('id="receivers"') < behind.index('<details class="rare">')
