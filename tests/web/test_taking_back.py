"""The step that was saved last is taken back with one click, from where it was saved, and nothing else is touched."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote

import pytest
from record_forms import ISSUER, saved

from generator.problems import Busy
from generator.web import desk as desks
from generator.web.record_addresses import step_part
from generator.web.routes import undo_page
from generator.workspace import Write, campaign_locked, commit, register_locked

LETTER = "/campaigns/thi-dua/documents/bc_01"


def mark_on(page):
    """The mark of the step that a page offers to take back."""
    form = re.search(r'<form id="take-back"[^>]*>.*?</form>', page, re.DOTALL)[0]
    return (
        ""
        if re.match(r"<form[^>]* hidden", form)
        else re.search(r'name="mark" value="([^"]*)"', form)[1]
    )


def taken_back(browser, mark, back=ISSUER, deed="back"):
    return browser.post("/undo", data={"mark": mark, "back": back, "deed": deed})


def button_on(page):
    """What the button does and says."""
    return re.search(r'name="deed" value="(\w+)">([^<]*)<', page).groups()


@pytest.fixture
def issuer(desk):
    return desk.workspace.issuers / "ldld-song-hoa.yaml"


@pytest.mark.parametrize("git", [False, True])
def test_a_saved_form_is_taken_back_and_back_again(browser, desk, issuer, git):
    if git:
        (desk.workspace.root / ".git").mkdir()
    before = issuer.read_bytes()
    saved(browser, ISSUER, lower="ấp, khu phố")
    after = issuer.read_bytes()
    page = browser.get(ISSUER).text
    assert "Lấy lại bước vừa lưu" in page

    assert taken_back(browser, mark_on(page)).headers["location"] == ISSUER
    assert issuer.read_bytes() == before
    page = browser.get(ISSUER).text
    assert button_on(page) == ("again", "Ghi lại bước vừa lấy lại")

    taken_back(browser, mark_on(page), deed="again")
    assert issuer.read_bytes() == after
    assert button_on(browser.get(ISSUER).text) == ("back", "Lấy lại bước vừa lưu")


@pytest.mark.parametrize(("is_taken_back", "said"), [(False, "again"), (True, "back")])
def test_a_button_that_says_another_thing_is_refused(browser, issuer, is_taken_back, said):
    saved(browser, ISSUER, lower="ấp, khu phố")
    if is_taken_back:
        taken_back(browser, mark_on(browser.get(ISSUER).text))
    mark, stands = mark_on(browser.get(ISSUER).text), issuer.read_bytes()

    answer = taken_back(browser, mark, deed=said)

    assert answer.status_code == 422
    assert "nút vừa bấm nói việc khác với bước vừa lưu; không có gì bị đổi" in answer.text
    assert "Gửi lại" not in answer.text
    assert issuer.read_bytes() == stands


def test_a_step_is_offered_no_more_once_others_have_saved(browser, desk, issuer):
    saved(browser, ISSUER, lower="ấp, khu phố")
    assert mark_on(browser.get(ISSUER).text)
    stands = issuer.read_bytes()
    commit(desk.workspace, [Write(issuer, stands, stands + b"# sau\n")], "new issuer")
    assert mark_on(browser.get(ISSUER).text) == ""


def test_all_records_are_held_and_settled_before_a_step_is_taken_back(browser, monkeypatch):
    saved(browser, ISSUER, lower="ấp, khu phố")
    told = []

    def look(workspace, mark):
        with pytest.raises(Busy), campaign_locked(workspace, "thi-dua", patience=0):
            pass
        told.append(mark)

    monkeypatch.setattr(undo_page, "settle", lambda _: told.append("what a killed run left"))
    monkeypatch.setattr(undo_page, "take_back", look)
    mark = mark_on(browser.get(ISSUER).text)
    taken_back(browser, mark)
    assert told == ["what a killed run left", mark]


def test_who_holds_the_records_is_told_soon_for_no_page_is_shown_meanwhile(
    browser, desk, issuer, monkeypatch
):
    monkeypatch.setattr(desks, "PATIENCE", 0.05)
    saved(browser, ISSUER, lower="ấp, khu phố")
    mark, stands = mark_on(browser.get(ISSUER).text), issuer.read_bytes()
    with campaign_locked(desk.workspace, "thi-dua", holder="Mai, máy VT-02"):
        answers = [taken_back(browser, mark), saved(browser, ISSUER, people="công nhân")]
    for answer in answers:
        assert answer.status_code == 409
        assert re.search("đang được Mai, máy VT-02 dùng từ .*; đã chờ 0.05 giây", answer.text)
    assert issuer.read_bytes() == stands


def test_who_holds_the_register_is_told_soon_and_by_the_name_of_the_office(
    browser, desk, monkeypatch
):
    monkeypatch.setattr(desks, "PATIENCE", 0.05)
    with register_locked(desk.workspace, "ldld-song-hoa", holder="Mai, máy VT-02"):
        answer = browser.post("/register/begin", data={"year": "2025", "issuer": "ldld-song-hoa"})
    assert re.search("sổ của LĐLĐ tỉnh đang được Mai, máy VT-02 .* đã chờ 0.05 giây", answer.text)


def test_a_saved_document_tells_its_page_how_it_is_taken_back(browser, desk):
    path = desk.workspace.campaigns / "thi-dua" / "documents" / "bc_01.yaml"
    before = path.read_bytes()
    told = json.loads(
        re.search(r'id="document-data">(.*?)</script>', browser.get(LETTER).text, re.DOTALL)[1]
    )
    sent = {"base": told["base"], "opened": told["opened"], "values": {"subject": "Sơ kết quý"}}

    answer = browser.post(
        f"{LETTER}/save", json=sent, headers={"referer": f"http://127.0.0.1:8123{LETTER}"}
    )

    assert b"S\xc6\xa1 k\xe1\xba\xbft qu\xc3\xbd" in path.read_bytes()
    assert mark_on(browser.get(LETTER).text) == answer.headers["vanthu-step"]
    assert mark_on(browser.get(ISSUER).text) == ""
    taken_back(browser, answer.headers["vanthu-step"], LETTER)
    assert path.read_bytes() == before


def test_nothing_is_taken_back_from_a_file_that_changed_since(browser, issuer):
    saved(browser, ISSUER, lower="ấp, khu phố")
    mark = mark_on(browser.get(ISSUER).text)
    theirs = issuer.read_text("utf-8").replace("people: đoàn viên", "people: công nhân")
    issuer.write_text(theirs, "utf-8")

    answer = taken_back(browser, mark)

    assert answer.status_code == 422
    assert "ldld-song-hoa.yaml» đã đổi sau bước ấy" in answer.text
    assert issuer.read_text("utf-8") == theirs


def test_only_the_last_step_is_taken_back(browser, issuer):
    saved(browser, ISSUER, lower="ấp, khu phố")
    mark = mark_on(browser.get(ISSUER).text)
    saved(browser, ISSUER, people="công nhân, lao động")
    text = issuer.read_bytes()

    answer = taken_back(browser, mark)

    assert answer.status_code == 422
    assert "sau bước ấy đã có lần lưu khác" in answer.text
    assert issuer.read_bytes() == text


def test_what_gave_a_number_is_not_offered(browser):
    browser.post("/register/begin", data={"issuer": "ldld-song-hoa", "year": "2025", "first": "57"})
    shown = browser.post(f"{LETTER}/issue/preview", data={"day": "5/6/2025"}).text

    answer = browser.post(
        f"{LETTER}/issue", data=dict(re.findall(r'name="([^"]+)" value="([^"]*)"', shown))
    )

    assert answer.status_code in {200, 303}
    assert "vanthu-step" not in answer.headers


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("campaigns/issuers/ldld-song-hoa.yaml", "cơ quan"),
        ("campaigns/thi-dua/documents/bc_01.yaml", "văn bản"),
        ("campaigns/thi-dua/results/2026-11-20.yaml", "số liệu ngày 20/11/2026"),
        ("campaigns/thi-dua/units.yaml", "đơn vị"),
    ],
)
def test_what_was_saved_is_told_by_no_code(name, told):
    assert str(step_part(name)) == told


def test_the_button_says_what_was_saved(browser, desk):
    saved(browser, ISSUER, lower="ấp, khu phố")
    assert '<small id="take-back-of">cơ quan</small>' in browser.get(ISSUER).text

    edit = {"row": "khcn", "cells": {"quotas|initiatives|gd1|": ["20", "21"]}}
    sent = {"rows": [edit], "even_wrong": True}
    answer = browser.post("/campaigns/thi-dua/units/save", json=sent)
    assert unquote(answer.headers["vanthu-step-of"]) == "chỉ tiêu giao"
