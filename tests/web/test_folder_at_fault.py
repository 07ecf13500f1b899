"""A folder that goes away, fills up or is not what it should be: told in our words with a remedy, what was sent is kept."""

from __future__ import annotations

import errno
import re
import shutil

import pytest
from browsing import Browser
from record_forms import ISSUER, fields_of
from walking import Walk, quiet_machine

from generator.web.desk import Desk
from generator.workspace import disk

LETTER = "/campaigns/thi-dua/documents/bc_01"
OF_PYTHON = re.compile(r"Traceback|Errno|Error\b|\.py\b|PosixPath|NoneType")
JSON = {"content-type": "application/json"}


@pytest.fixture
def root(desk):
    return desk.workspace.root


def put_away(root):
    """As a network drive or a stick that is gone."""
    return root.rename(root.with_name("away"))


def full(monkeypatch):
    def refuse(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(disk, "_write", refuse)


def test_a_folder_that_is_gone_is_told_and_nothing_is_made_in_its_place(browser, root):
    browser.get("/")
    put_away(root)
    for path in ("/", LETTER, "/register", "/history"):
        answer = browser.get(path)
        assert answer.status_code == 503
        assert f"không thấy thư mục «{root}»: ổ mạng" in answer.text
        assert "để thư mục về chỗ cũ rồi làm lại" in answer.text
    browser.post(f"{LETTER}/keep", json={"values": {"subject": "Đang gõ"}})
    assert not root.exists()


def test_what_an_empty_folder_in_its_place_shows_is_no_new_office(browser, root):
    browser.get("/")
    put_away(root)
    root.mkdir()
    assert browser.get("/").status_code == 503


def test_who_comes_back_finds_everything_and_sends_it_again(browser, root):
    sent = {**fields_of(browser.get(ISSUER).text), "people": "hội viên", "even": "1"}
    away = put_away(root)
    told = browser.post(ISSUER, data=sent)
    assert told.status_code == 503
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', told.text))
    assert fields["people"] == "hội viên"
    away.rename(root)
    assert browser.post(ISSUER, data=fields).status_code == 303
    assert "people: hội viên" in (root / "campaigns/issuers/ldld-song-hoa.yaml").read_text("utf-8")


def test_the_seat_is_not_taken_where_the_folder_is_gone(browser, desk, root):
    from generator.workspace import PageSeat

    seat = PageSeat(desk.workspace, "Lan", "2025-06-01T14:02:31+07:00")
    assert seat.look().is_mine
    put_away(root)
    assert not seat.look().is_mine
    assert not root.exists()


def test_a_folder_that_takes_nothing_says_so_on_every_page(desk, root):
    shutil.rmtree(root / ".vanthu", ignore_errors=True)
    (root / ".vanthu").write_text("")
    from generator.workspace import PageSeat

    desk.seated = PageSeat(desk.workspace, "Lan", "2025-06-01T14:02:31+07:00").look()
    browser = Browser(desk)
    assert "Không ghi được gì vào thư mục này" in browser.get("/").text
    told = browser.post(f"{LETTER}/save", json={}).json()["said"]
    assert told.startswith("không ghi được gì vào thư mục này: ")


def test_a_full_disk_is_told_to_the_script_and_to_the_form(browser, root, monkeypatch):
    before = (root / "campaigns/issuers/ldld-song-hoa.yaml").read_bytes()
    sent = {**fields_of(browser.get(ISSUER).text), "people": "hội viên", "even": "1"}
    full(monkeypatch)
    told = browser.post(ISSUER, data=sent)
    assert told.status_code == 503
    assert "ổ đĩa đã đầy, tệp cũ còn nguyên; xóa bớt hoặc dời tệp khác đi rồi làm lại" in told.text
    assert "rồi làm lại; cần trống ít nhất 1 MB" in told.text
    assert ".vanthu" not in told.text
    assert 'name="people" value="hội viên"' in told.text
    assert (root / "campaigns/issuers/ldld-song-hoa.yaml").read_bytes() == before
    answer = browser.post(f"{LETTER}/keep", json={"values": {"subject": "Đang gõ"}})
    assert (answer.status_code, "ổ đĩa đã đầy" in answer.json()["said"]) == (422, True)


def test_who_may_only_look_keeps_what_was_typed(browser, desk):
    sent = {**fields_of(browser.get(ISSUER).text), "people": "hội viên"}
    desk.is_read_only = True
    told = browser.post(ISSUER, data=sent)
    assert told.status_code == 422
    assert 'name="people" value="hội viên"' in told.text
    assert (
        browser.post(f"{LETTER}/save", json={})
        .json()["said"]
        .startswith("trang đang mở ở chế độ chỉ đọc")
    )


def test_a_fault_of_ours_goes_into_a_file_and_not_into_the_page(browser, root, monkeypatch):
    monkeypatch.setattr("generator.web.routes.register_page._page", None, raising=False)
    monkeypatch.setattr(Desk, "campaign_names", lambda _: 1 / 0)
    monkeypatch.setattr(Desk, "office", lambda _: 1 / 0)
    answer = browser.get(LETTER)
    assert answer.status_code == 500
    assert not OF_PYTHON.search(answer.text)
    (kept,) = (root / ".vanthu/errors").iterdir()
    assert f"Gửi tệp «.vanthu/errors/{kept.name}» cho người phụ trách phần mềm" in answer.text
    assert "ZeroDivisionError" in kept.read_text("utf-8")


def file_at(path):
    shutil.rmtree(path, ignore_errors=True)
    path.parent.mkdir(exist_ok=True)
    path.write_text("")


def folder_at(path):
    path.unlink(missing_ok=True)
    path.mkdir(parents=True)


SPOILT = {
    "campaigns/thi-dua": file_at,
    "output": file_at,
    ".vanthu": file_at,
    ".vanthu/drafts": file_at,
    ".vanthu/versions": file_at,
    "campaigns/thi-dua/documents": file_at,
    "campaigns/thi-dua/units.yaml": folder_at,
    "campaigns/thi-dua/documents/bc_01.yaml": folder_at,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", SPOILT)
def test_what_is_no_folder_or_no_file_is_told_on_every_page(desk, root, monkeypatch, name):
    quiet_machine(monkeypatch)
    SPOILT[name](root / name)
    for _, address, answer in Walk(Browser(desk)).go():
        assert answer.status_code != 500, address
        kind = answer.headers.get("content-type", "")
        if kind.startswith(("text/html", "application/json")) and "/help" not in address:
            assert not OF_PYTHON.search(answer.text), address
        if answer.status_code == 503 and kind.startswith("text/html"):
            assert re.search("làm lại|phục hồi", answer.text), (address, answer.text)
