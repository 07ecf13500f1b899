"""The page of a document that went out: the paper as it was signed, and in what the records differ by now."""

from __future__ import annotations

import base64
import html
import json
import re

import pytest
from docx import Document
from outline import outline

from generator.office import Options, Started, State, produce
from generator.web.routes import document_signed_page
from generator.workspace.unsaved import Unsaved, keep_unsaved, unsaved_in

DOCUMENT = "/campaigns/thi-dua/documents/bc_01"


@pytest.fixture
def results(desk):
    """The figures of the report, without the total that somebody declared."""
    path = desk.workspace.campaigns / "thi-dua/results/2025-05-31.yaml"
    path.write_text(path.read_text("utf-8").replace("    total: 695\n", ""), "utf-8")
    return path


@pytest.fixture
def issued(browser, results):
    browser.post("/register/begin", data={"issuer": "ldld-song-hoa", "year": "2025", "first": "57"})
    assert browser.post(f"{DOCUMENT}/issue", data={"day": "5/6/2025"}).status_code == 200
    return browser


@pytest.fixture
def changed(issued, results):
    """A unit's figure was put right after the report went out."""
    results.write_text(results.read_text("utf-8").replace("an-phu: 300", "an-phu: 309"), "utf-8")
    return issued


def data_of(browser):
    return json.loads(re.search(r'id="document-data">(.*?)</script>', browser.get(DOCUMENT).text, re.DOTALL)[1])  # fmt: skip


def ask(browser, what, **more):
    given = data_of(browser)
    sent = {
        "base": given["base"],
        "strips": given["strips"],
        "opened": given["opened"],
        "values": {},
    }
    return browser.post(f"{DOCUMENT}/{what}", json={**sent, **more}).json()


def paper(told):
    return outline(base64.b64decode(told["docx"]))


def test_the_paper_beside_the_text_is_the_one_that_was_signed(changed):
    assert data_of(changed)["isOut"]
    assert "695 sáng kiến" in paper(ask(changed, "signed"))
    assert "704 sáng kiến" in paper(ask(changed, "shown"))


def test_a_paper_that_somebody_changed_since_is_not_shown_as_signed(changed, desk):
    path = desk.workspace.output / "thi-dua" / "bc_01.docx"
    path.write_bytes(base64.b64decode(ask(changed, "shown")["docx"]))
    assert ask(changed, "signed")["docx"] == ""


def test_where_the_records_differ_by_now_is_told_before_and_after(changed):
    told = ask(changed, "changed")
    assert [one["code"] for one in told["problems"]] == ["E-ISSUED-CHANGED"]
    assert told["places"][0] == (
        "đã ký: “… đến ngày 31/5/2025 có 695 sáng kiến, tăng 335 so với ngày 31/3/2025; …”"
        " → nay: “… đến ngày 31/5/2025 có 704 sáng kiến, tăng 344 so với ngày 31/3/2025; …”"
    )


def test_every_place_can_be_listed_also_where_there_are_many(changed, monkeypatch):
    every = ask(changed, "changed")
    monkeypatch.setattr(document_signed_page, "_TOLD", 2)
    told = ask(changed, "changed")

    assert len(told["places"]) == 2
    assert [*told["places"], *told["others"]] == every["places"]
    assert told["more"] == 0


def test_nothing_is_told_where_the_records_say_what_was_signed(issued):
    told = ask(issued, "changed")
    assert (told["problems"], told["same"]) == ([], "Dữ liệu hiện nay vẫn cho đúng bản đã ký.")


def test_what_cannot_be_made_now_is_not_called_the_same_as_the_records(issued, desk):
    record = desk.workspace.campaigns / "thi-dua/documents/bc_01.yaml"
    text = record.read_text("utf-8")
    record.write_text(text.replace("## Đơn vị", "## {{ facts.ten }}"), "utf-8")
    told = ask(issued, "changed")
    assert (told["problems"], told["same"]) == ([], "Chưa so được dữ liệu hiện nay với bản đã ký.")


def test_what_is_not_in_force_is_not_called_the_same_as_the_records(changed, desk):
    book = desk.workspace.campaigns / "register/ldld-song-hoa/2025.yaml"
    text = re.sub(r"(state: issued\n)", r"\1    replaced_by: [58/BC-LĐLĐ ngày 09/6/2025]\n", book.read_text("utf-8"), count=1)  # fmt: skip
    book.write_text(text, "utf-8")
    told = ask(changed, "changed")
    assert told["problems"] == []
    assert told["same"] == (
        "Văn bản không còn hiệu lực: không so dữ liệu hiện nay với bản đã ký nữa."
    )


def test_a_change_that_is_right_is_written_into_the_register_and_told_no_more(changed, desk):
    answer = changed.post(f"{DOCUMENT}/known", data={"reason": "số gửi muộn"})
    assert answer.headers["location"] == DOCUMENT
    told = ask(changed, "changed")
    assert told["problems"] == []
    assert told["same"] == "Dữ liệu hiện nay khác bản đã ký; lý do đã ghi vào sổ («số gửi muộn»)."
    assert "đã ký: “… đến ngày 31/5/2025 có 695 sáng kiến" in told["places"][0]
    book = desk.workspace.campaigns / "register/ldld-song-hoa/2025.yaml"
    assert "reason: số gửi muộn" in book.read_text("utf-8")


CORRECTED = "Đơn vị;Số sáng kiến\nAn Phú;309\n"


def read_file(browser, to="read", **fields):
    told = {"pasted": CORRECTED, "as_of": "31/5/2025", "columns": "", **fields}
    return browser.post(f"/campaigns/thi-dua/figures/{to}", data=told).text


def hidden(text, name):
    return re.search(rf'name="{name}" value="([^"]*)"', text)[1]


def test_figures_that_would_change_what_went_out_say_so_before_they_are_written(issued):
    shown = read_file(issued)
    assert 'hx-post="/campaigns/thi-dua/figures/untrue"' in shown
    told = read_file(issued, "untrue", kept=hidden(shown, "kept"))
    assert f'<a href="{DOCUMENT}">57/BC-LĐLĐ</a> ngày 05/6/2025' in told
    shown = read_file(issued, pasted=CORRECTED.replace("309", "300"))
    assert "57/BC" not in read_file(issued, "untrue", kept=hidden(shown, "kept"))


def test_what_differs_from_what_went_out_already_is_not_told_of_further_figures(changed):
    shown = read_file(changed, pasted=CORRECTED.replace("309", "311"))
    told = read_file(changed, "untrue", kept=hidden(shown, "kept"))
    assert "57/BC" not in told


def test_what_went_out_is_told_before_units_merge_that_it_speaks_of(issued):
    asked = {"what": "merge", "day": "15/5/2025", "name": "Liên đoàn Lao động huyện Sông Ba"}
    asked |= {"unit": ["dong-ha", "long-son"]}
    told = issued.post("/campaigns/thi-dua/units/changes/preview", data=asked).text
    assert f'<a href="{DOCUMENT}">57/BC-LĐLĐ</a>' in told


def test_after_figures_were_written_what_no_longer_holds_is_told_with_its_page(changed):
    told = changed.get("/campaigns/thi-dua/doubts/issued").text
    assert "số liệu của văn bản số 57 ngày 05/6/2025 đã khác lúc ban hành" in told
    assert f'href="{DOCUMENT}"' in told
    assert "/doubts/issued" in changed.get("/campaigns/thi-dua/figures?written").text


def test_nothing_is_told_after_writing_what_changes_no_document(issued):
    assert issued.get("/campaigns/thi-dua/doubts/issued").text.strip() == ""


def test_a_draft_has_no_paper_that_was_signed(browser):
    assert not data_of(browser)["isOut"]
    assert 'id="changed"' not in browser.get(DOCUMENT).text
    assert ask(browser, "signed")["docx"] == ""


def test_words_kept_before_it_went_out_warn_before_they_would_take_signed_ones_away(issued, desk):
    name = "campaigns/thi-dua/documents/bc_01.yaml"
    keep_unsaved(
        desk.workspace, Unsaved(name, desk.who, "2025-06-01 14:02", None, {("subject",): "Dở"})
    )
    assert "văn bản này đã ban hành, số 57/BC-LĐLĐ ngày 05/6/2025" in issued.get("/unsaved").text
    (kept,) = unsaved_in(desk.workspace)
    shown = issued.get(f"/clash/{kept.key}").text
    assert "Văn bản này đã ban hành: số 57/BC-LĐLĐ ngày 05/6/2025." in shown
    assert set(re.findall(r'value="(\w+)" checked', shown)) == {"disk"}


def test_what_a_correction_still_lacks_is_told_where_it_is_written(issued):
    issued.post("/campaigns/thi-dua/new/document", data={"kind": "correction", "of": "bc_01"})
    shown = issued.get("/campaigns/thi-dua/documents/bc_01_dinh_chinh").text
    assert '"code": "W-BLANK"' in shown


def test_a_report_of_figures_that_were_just_written_holds_their_moment(issued):
    written = issued.get("/campaigns/thi-dua/figures?written").text
    link = re.search(r'href="(/campaigns/thi-dua/new/document\?[^"]*)"', written)[1]
    form = issued.get(html.unescape(link)).text
    assert re.search(r'name="as_of"[^>]*value="([^"]*)"', form)[1] == "31/5/2025"


def test_what_is_told_of_a_campaign_names_its_document(changed):
    told = changed.get("/campaigns/thi-dua/doubts").text
    assert (
        "<span>văn bản «Sơ kết giai đoạn 1»: lời văn và số liệu của văn bản số 57 ngày 05/6/2025"
        in told
    )


def test_a_file_that_was_written_again_after_issue_is_not_offered_as_the_signed_one(issued, desk):
    def offered():
        told = issued.get(DOCUMENT).text
        return re.findall(r"(Tải (?:bản|tệp đã)[^:<]*): bc_01", told)

    path = desk.workspace.output / "thi-dua/bc_01.docx"
    assert offered() == ["Tải bản đã ban hành"]
    other = Document(path)
    other.add_paragraph("Thêm sau khi ký.")
    other.save(path)

    assert offered() == ["Tải tệp đã bị ghi lại sau khi ban hành"]
    assert "so với bản đã ký trước khi in, gửi" in issued.get(DOCUMENT).text
    (event,) = (
        one
        for one in produce(desk.opened(), ["thi-dua"], ["bc_01"], options=Options(holder="Lan"))
        if not isinstance(one, Started)
    )
    assert (event.state, [one.code for one in event.problems]) == (
        State.ISSUED,
        ["W-ISSUED-CHANGED"],
    )


@pytest.fixture
def series(browser, desk, results):
    """A letter to each unit, each with its number, all changed by one figure since."""
    record = desk.workspace.campaigns / "thi-dua/documents/tb_01.yaml"
    record.write_text(
        "kind: notice\nsubject: kết quả\nfor_each: units\nsignatory: an\nas_of: 31/5/2025\n"
        "body: Có {{ figures.count|number }} sáng kiến.\n",
        "utf-8",
    )
    browser.post("/register/begin", data={"issuer": "ldld-song-hoa", "year": "2025", "first": "57"})
    assert browser.post("/campaigns/thi-dua/documents/tb_01/issue", data={"day": "5/6/2025", "each": "1"}).status_code == 200  # fmt: skip
    results.write_text(results.read_text("utf-8").replace("an-phu: 300", "an-phu: 309"), "utf-8")
    return browser


def test_letters_of_a_series_that_all_differ_are_told_once(series, monkeypatch):
    monkeypatch.setattr(f"{__name__}.DOCUMENT", "/campaigns/thi-dua/documents/tb_01")
    told = ask(series, "changed")
    assert [one["said"] for one in told["problems"]] == [
        "6 bản đã khác lúc ban hành: số 57/TB-LĐLĐ, 58/TB-LĐLĐ, 59/TB-LĐLĐ, 60/TB-LĐLĐ, 61/TB-LĐLĐ, …; khác ở những chỗ nêu trên đây"
    ]
    assert all(one.endswith("(cả 6 bản)") for one in told["places"])


def test_numbers_and_files_of_a_series_beyond_the_first_are_folded_and_those_written_again_come_first(series, desk):  # fmt: skip
    last = max((desk.workspace.output / "thi-dua/tb_01").glob("*.docx"))
    last.write_bytes(last.read_bytes() + b"\0")
    text = html.unescape(series.get("/campaigns/thi-dua/documents/tb_01").text)
    shown, _, rest = text.partition("… và 1 số nữa")
    assert ("57/TB-LĐLĐ" in shown, "62/TB-LĐLĐ" in shown, "62/TB-LĐLĐ" in rest) == (True, False, True)  # fmt: skip
    buttons = re.findall(r'class="button" href="[^"]*">(Tải[^<]*)<', text)
    files = [one for one in buttons if one.endswith(".docx")]
    assert (files[0], len(files)) == (f"Tải tệp đã bị ghi lại sau khi ban hành: {last.name}", 5)
    assert "… và 1 tệp nữa đã ban hành" in text
