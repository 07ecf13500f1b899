"""Files are made in the background, known by keys, opened and taken along; nothing comes from a path that was asked for."""

from __future__ import annotations

import io
import json
import re
import time
from zipfile import ZipFile

import pytest
from browsing import Browser

from generator.problems import MachineFailed, ProgramMissing
from generator.web import opened_here
from generator.web.desk import Desk
from generator.web.routes import make_page
from generator.word.pages.libreoffice import how_to_install

BASE = "/campaigns/thi-dua"


def begin(browser, **asked):
    answer = browser.post(f"{BASE}/make", data=asked, headers={"hx-request": "true"})
    return answer, re.search(r"/errands/([^/]+)/events", answer.text)


def finished(browser, code):
    """What was told last of an errand."""
    told = browser.get(f"/errands/{code}/events").text
    return json.loads(told.strip().splitlines()[-1].removeprefix("data: "))


@pytest.fixture
def made(browser):
    _, found = begin(browser, document="bao-cao", form="word")
    return finished(browser, found[1])


def document_of(browser):
    return re.search(r'name="document" value="([^"]+)"', browser.get(f"{BASE}/make").text)[1]


def test_files_are_made_in_the_background_and_counted(browser, desk):
    answer, found = begin(browser, document=document_of(browser), form="word")

    assert answer.status_code == 202
    assert finished(browser, found[1])["over"]
    assert "đã tạo" in browser.get(f"/errands/{found[1]}/outcome").text.casefold()
    assert list(desk.workspace.output.rglob("*.docx"))


def test_a_form_that_was_sent_before_its_script_was_there_leads_to_the_page_that_watches(browser):
    answer = browser.post(f"{BASE}/make", data={"form": "word"})
    there = browser.get(answer.headers["location"]).text if answer.is_redirect else answer.text
    found = re.search(r"/errands/([^/]+)/events", there)
    finished(browser, found[1])

    assert "</html>" in there
    assert found[1] in browser.get(f"{BASE}/make?errand={found[1]}").text, "also once it is over"
    assert "/errands/" not in browser.get(f"{BASE}/make?errand=khac").text


def test_a_made_file_is_told_as_it_stands_to_the_records_and_taken_along(browser, desk):
    _, found = begin(browser, document=document_of(browser), form="word")
    finished(browser, found[1])

    told = browser.get(f"{BASE}/made").text
    key = re.search(r'data-open="([^"]+)/open/file"', told)[1]
    taken = browser.get(key)

    assert "đúng với dữ liệu" in told
    assert re.search(r"</th><td>(.+?)</td><td>", told), "to which document it belongs"
    assert ZipFile(io.BytesIO(taken.content)).testzip() is None


def test_letters_are_told_by_their_units_below_what_is_of_all(browser, desk):
    letters = desk.workspace.campaigns / "thi-dua/documents/thu.yaml"
    letters.write_text("kind: directive\nsubject: giao chỉ tiêu\nfor_each: units\nsignatory: an\nbody: Nội dung.\n", encoding="utf-8")  # fmt: skip
    for form in ("word", "zip"):
        _, found = begin(browser, document="thu", form=form)
        finished(browser, found[1])

    rows = re.findall(r'<th scope="row"[^>]*>([^<]+)</th><td>([^<]*)</td>', browser.get(f"{BASE}/made").text)  # fmt: skip

    assert rows[:2] == [("thu.zip", "Giao chỉ tiêu"), ("an-phu.docx", "LĐLĐ huyện An Phú: Giao chỉ tiêu")]  # fmt: skip


def test_one_errand_at_a_time(browser, desk):
    held = desk.errands.begin(
        "thi-dua", lambda one: [time.sleep(0.01) for _ in iter(lambda: one.is_stopped, True)]
    )

    answer, _ = begin(browser, form="word")

    assert answer.status_code == 409
    assert browser.post(f"/errands/{held.code}/stop").status_code == 204


def test_pressed_twice_the_first_goes_on_and_is_shown(browser, desk, monkeypatch):
    monkeypatch.setattr(
        make_page, "make_files", lambda one, *_: [time.sleep(0.01) for _ in iter(lambda: one.is_stopped, True)]
    )  # fmt: skip
    first, second = begin(browser, form="word"), begin(browser, form="word")
    assert [answer.status_code for answer, _ in (first, second)] == [202, 202]
    assert first[1][1] == second[1][1]
    assert begin(browser, form="pdf")[0].status_code == 409
    browser.post(f"/errands/{first[1][1]}/stop")


def test_a_stopped_errand_keeps_what_was_made(browser, desk):
    def work(errand):
        errand.begin("thư", 3)
        errand.note("made")
        while not errand.is_stopped:
            time.sleep(0.01)

    errand = desk.errands.begin("thi-dua", work)
    browser.post(f"/errands/{errand.code}/stop")

    assert finished(browser, errand.code)["done"] == 1
    assert "Đã dừng." in browser.get(f"/errands/{errand.code}/outcome").text


def test_what_fails_unforeseen_is_told(browser, desk):
    errand = desk.errands.begin("thi-dua", lambda _: 1 / 0)
    finished(browser, errand.code)

    assert "lỗi ngoài dự tính" in browser.get(f"/errands/{errand.code}/outcome").text


def test_only_a_file_that_the_list_of_made_files_knows_is_opened(browser, monkeypatch, desk):
    opened = []
    monkeypatch.setattr(
        "generator.web.routes.make_page.open_here", lambda path, _: opened.append(path)
    )
    _, found = begin(browser, document=document_of(browser), form="word")
    finished(browser, found[1])
    key = re.search(r'data-open="([^"]+)/open/file"', browser.get(f"{BASE}/made").text)[1]

    for wrong in ("0" * 16, "..%2f..%2fvanthu.yaml", "vanthu.yaml"):
        assert browser.post(f"{BASE}/made/{wrong}/open/file").status_code == 404
    assert opened == []
    assert browser.post(f"{key}/open/folder").status_code == 204
    assert [one.is_dir() for one in opened] == [True]


def test_without_a_program_for_pages_the_word_files_are_made_and_what_is_lacking_is_told(browser, desk, monkeypatch):  # fmt: skip
    def missing(*_, **__):
        raise ProgramMissing(how_to_install("win32"))

    monkeypatch.setattr("generator.web.making_files.page_files", missing)
    _, found = begin(browser, document=document_of(browser), form="print")
    finished(browser, found[1])
    told = browser.get(f"/errands/{found[1]}/outcome").text
    assert "Chưa làm được: " in told
    assert "LibreOffice" in told
    assert list(desk.workspace.output.rglob("*.docx"))


def test_no_program_is_started_by_a_shell(monkeypatch, tmp_path):
    started = []
    monkeypatch.setattr(opened_here.sys, "platform", "linux")
    monkeypatch.setattr(opened_here.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(
        opened_here.subprocess, "Popen", lambda words, **how: started.append((words, how))
    )
    file = tmp_path / "a; rm -rf ~.docx"
    file.write_bytes(b"")

    opened_here.open_here(file, tmp_path)

    ((words, how),) = started
    assert words == ["/usr/bin/xdg-open", str(file)]
    assert "shell" not in how


@pytest.fixture
def started(monkeypatch):
    """What is started on a machine with a desktop."""
    found = []
    monkeypatch.setattr(opened_here, "_start", found.append)
    return found


@pytest.mark.parametrize("name", ["x.sh", "a.docx", "elsewhere/b.docx", "../outside.docx"])
def test_what_is_not_ours_is_not_opened(tmp_path, started, name):
    output = tmp_path / "output"
    output.mkdir()
    (output / "x.sh").write_bytes(b"")
    (output / "a.docx").symlink_to(output / "x.sh")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "b.docx").write_bytes(b"")
    (tmp_path / "outside.docx").write_bytes(b"")
    (output / "elsewhere").symlink_to(tmp_path / "other")

    with pytest.raises(MachineFailed):
        opened_here.open_here(output / name, output)
    assert started == []


@pytest.mark.parametrize("lacking", ["program", "desktop", "word"])
def test_a_machine_that_opens_nothing_says_so_and_offers_the_download(browser, monkeypatch, lacking):  # fmt: skip
    def refused(*_, **__):
        raise OSError(1155, "no application")

    monkeypatch.setattr(opened_here.sys, "platform", "win32" if lacking == "word" else "linux")
    monkeypatch.setattr(opened_here.os, "startfile", refused, raising=False)
    monkeypatch.setattr(
        opened_here.shutil, "which", lambda name: None if lacking == "program" else name
    )
    monkeypatch.setattr(opened_here.subprocess, "Popen", refused)
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    _, found = begin(browser, document=document_of(browser), form="word")
    finished(browser, found[1])
    key = re.search(r'data-open="([^"]+)/open/file"', browser.get(f"{BASE}/made").text)[1]

    for what in ("file", "folder"):
        answer = browser.post(f"{key}/open/{what}")
        assert "không có chương trình để mở tệp; bấm «Tải về»" in answer.text
    assert browser.get(key).status_code == 200


def test_a_page_for_reading_makes_no_file(office_copy):
    browser = Browser(Desk(office_copy, "Lan", is_read_only=True))
    answer = browser.post("/campaigns/thi-dua/make", data={"form": "word"})
    assert answer.status_code == 422
    assert not [*office_copy.output.rglob("*.docx")]


def test_a_document_leads_to_its_files_and_its_number(browser):
    told = browser.get("/campaigns/thi-dua/documents/kh_01").text
    assert "/campaigns/thi-dua/make?document=kh_01" in told
    assert "/campaigns/thi-dua/documents/kh_01/issue" in told


def test_places_that_nobody_wrote_are_told_before_files_are_made_with_the_way_there(browser, desk):
    page = "/campaigns/thi-dua/make?document=bc_01"
    told = browser.get(page).text
    asked = re.search(r'id="blanks"[^>]*data-from="([^"]+)"', told)[1]
    assert browser.get(asked).text.strip() == ""
    path = desk.workspace.campaigns / "thi-dua" / "documents" / "bc_01.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("body: |\n", "body: |\n  Về … và …\n\n", 1), "utf-8", newline="\n")

    found = browser.get(asked).text
    assert "còn 1 chỗ «…» chưa viết, sẽ in ra như vậy" in found
    assert 'href="/campaigns/thi-dua/documents/bc_01#blank"' in found
    assert browser.get("/campaigns/thi-dua/blanks").text == found
    path.write_text(f"{path.read_text('utf-8')}number: 12\n", "utf-8", newline="\n")
    assert browser.get(asked).text.strip() == ""


def test_one_packed_file_of_many_letters_is_told_as_one(browser, desk):
    letters = desk.workspace.campaigns / "thi-dua/documents/thu.yaml"
    letters.write_text("kind: directive\nsubject: giao chỉ tiêu\nfor_each: units\nsignatory: an\nbody: Nội dung.\n", encoding="utf-8")  # fmt: skip
    _, found = begin(browser, document="thu", form="zip")
    finished(browser, found[1])

    said = browser.get(f"/errands/{found[1]}/outcome").text

    assert "Đã tạo 1 tệp nén gồm 6 văn bản; giữ nguyên 0, lỗi 0." in said
