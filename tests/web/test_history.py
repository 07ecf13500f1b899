"""What was written, by whom and when; what was typed and not saved; who has the workspace open."""

from __future__ import annotations

import errno
import html
import json
import re

import pytest
from browsing import Browser

from generator.cli.app import run
from generator.office.saving import open_file, save_changes
from generator.web.desk import Desk
from generator.web.pulse import Pulse
from generator.workspace import Write, commit
from generator.workspace.presence import PageSeat
from generator.workspace.signing import signed
from generator.workspace.unsaved import Unsaved, keep_unsaved, unsaved_in

NAME = "campaigns/thi-dua/documents/kh_01.yaml"
WHEN = "2025-06-01T14:02:31+07:00"


def save(desk, changes, opened=None):
    path = desk.workspace.root / NAME
    with signed(lambda: "hoa, máy VT-02", lambda: WHEN):
        known = opened or open_file(desk.workspace, path).digest
        return save_changes(desk.workspace, path, known, changes, who=desk.who, when=WHEN)


def words(answer):
    """What a page says, without its marks."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


@pytest.mark.parametrize(
    ("command", "said"),
    [("serve units", "sửa đơn vị, chỉ tiêu"), ("register init", "lập sổ văn bản đi")],
)
def test_what_a_page_wrote_is_told_in_words(browser, desk, command, said):
    path = desk.workspace.root / NAME
    before = path.read_bytes()
    with signed(lambda: "hoa, máy VT-02", lambda: WHEN):
        commit(desk.workspace, [Write(path, before, before + b"# x")], command)
    assert said in words(browser.get("/history"))


@pytest.fixture
def typed(desk):
    """I typed 8 and another subject; 7 was saved meanwhile."""
    opened = open_file(desk.workspace, desk.workspace.root / NAME).digest
    save(desk, {("number",): "7"})
    save(desk, {("number",): "8", ("subject",): "Phát <b>động"}, opened)
    (kept,) = unsaved_in(desk.workspace)
    return kept


def test_where_nothing_was_written_history_teaches(browser):
    assert "Chưa có lần ghi nào được giữ" in words(browser.get("/history"))


def test_each_change_is_told_with_who_and_when_and_in_words(desk, browser):
    save(desk, {("number",): "7"})
    assert (
        "14:02 01/06/2025 hoa, máy VT-02 lưu trên trang Chương trình sáng kiến: văn bản «Thực hiện Chương trình “Sáng kiến vì người lao động”»"
        in words(browser.get("/history"))
    )
    assert "kh_01: Thực hiện Chương trình “Sáng kiến vì người lao động”: đổi số 03 → 07" in words(
        browser.get("/history/1")
    )


def test_what_the_command_line_wrote_is_there_too(desk, browser):
    assert (
        run(
            ["-C", str(desk.workspace.root), "allocate", "thi-dua", "--rate", "6%", "--code", "moi"]
        )
        == 0
    )
    assert "giao chỉ tiêu Chương trình sáng kiến: chỉ tiêu giao" in words(browser.get("/history"))


def test_what_changed_since_a_day_is_asked_by_campaign(desk, browser):
    save(desk, {("number",): "7"})
    save(desk, {("number",): "9"})
    asked = {"campaign": "thi-dua", "since": "v1"}
    assert "đổi số 07 → 09" in words(browser.get("/history", params=asked))
    asked["since"] = "1/1/2020"
    assert "chưa có bản lưu nào" in words(browser.get("/history", params=asked))


def test_a_version_is_shown_and_taken_back(desk, browser):
    path = desk.workspace.root / NAME
    save(desk, {("number",): "7"})
    then = path.read_bytes()
    save(desk, {("number",): "9"})
    shown = browser.get("/history/1/0")
    assert "number: 7" in shown.text
    now = re.search(r'name="now" value="(\w+)"', shown.text)[1]
    answer = browser.post("/history/1/0/restore", data={"now": now})
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        "/campaigns/thi-dua/documents/kh_01",
    )
    assert path.read_bytes() == then
    assert "Đang dùng bản này." in words(browser.get("/history/3/0"))


def test_a_version_is_not_taken_back_over_what_nobody_saw(desk, browser):
    path = desk.workspace.root / NAME
    save(desk, {("number",): "7"})
    path.write_text("kind: plan\n", encoding="utf-8")
    answer = browser.post("/history/1/0/restore", data={"now": "0" * 64})
    assert (answer.status_code, path.read_text(encoding="utf-8")) == (200, "kind: plan\n")


@pytest.mark.parametrize("address", ["/history/9", "/history/1/0", "/history/1/9", "/clash/x"])
def test_what_is_not_kept_is_not_found(browser, address):
    assert browser.get(address).status_code == 404


def test_three_texts_are_shown_and_chosen_block_by_block(desk, browser, typed):
    address = f"/clash/{typed.key}"
    shown = browser.get(address)
    assert ">Phát &lt;b&gt;động</pre>" in shown.text
    told = words(shown)
    assert "số cả hai cùng sửa: hãy chọn" in told
    assert "trích yếu chỉ bạn sửa" in told
    disk = re.search(r'name="disk" value="(\w+)"', shown.text)[1]
    place = re.search(r'name="(block-\d+)" value="mine" required', shown.text)[1]
    path = desk.workspace.root / NAME
    before = path.read_text(encoding="utf-8")
    assert browser.post(address, data={"disk": disk}).status_code == 422
    assert path.read_text(encoding="utf-8") == before
    saved = browser.post(address, data={"disk": disk, place: "disk"})
    assert saved.headers["location"] == "/campaigns/thi-dua/documents/kh_01"
    assert path.read_text(encoding="utf-8") == before.replace(
        "Thực hiện {{ campaign.called }}", "Phát <b>động"
    )
    assert "đã gõ, không được chọn khi lưu" in words(browser.get("/history"))
    assert browser.get(address).status_code == 404


def test_a_clash_shows_figures_and_passages_as_they_are_read(desk, browser):
    body = desk.workspace.root / "campaigns/thi-dua/documents/bc_01.yaml"
    opened = open_file(desk.workspace, body).digest
    text = body.read_text("utf-8").replace("# Kết quả", "Đã đạt {{ figures.count|number }}.")
    body.write_text(text, "utf-8", newline="\n")
    typed = (
        "{% if figures.completed %}Đủ {{ figures.count|spelt }}.{% endif %}\n\n{{ tables.parts }}\n"
    )
    save_changes(desk.workspace, body, opened, {("body",): typed}, who=desk.who, when="")
    (kept,) = unsaved_in(desk.workspace)
    told = words(browser.get(f"/clash/{kept.key}"))
    assert "Đã đạt 695." in told
    assert "[nếu figures.completed]Đủ [figures.count|spelt].[hết] [Bảng: parts]" in told
    assert "{{" not in told


def test_what_would_be_wrong_is_told_and_saved_only_when_asked_to(desk, browser):
    path = desk.workspace.root / NAME
    save(desk, {("signatory",): "khong-co"})
    (kept,) = unsaved_in(desk.workspace)
    shown = browser.get(f"/clash/{kept.key}")
    disk = re.search(r'name="disk" value="(\w+)"', shown.text)[1]
    place = re.search(r'name="(block-\d+)"', shown.text)[1]
    answer = browser.post(f"/clash/{kept.key}", data={"disk": disk, place: "mine"})
    assert answer.status_code == 422
    assert "E-SIGNATORY-UNKNOWN" in answer.text
    sure = {"disk": disk, place: "mine", "even_wrong": "1"}
    assert browser.post(f"/clash/{kept.key}", data=sure).status_code == 303
    assert b"signatory: khong-co" in path.read_bytes()


def test_what_was_typed_is_offered_to_who_typed_it_and_given_up_only_by_him(desk, browser, typed):
    keep_unsaved(desk.workspace, Unsaved(NAME, "hoa", WHEN, None, {}))
    assert words(browser.get("/unsaved")).count("Có bản chưa lưu lúc 2025-06-01 14:02") == 1
    assert browser.post(f"/clash/{typed.key}/drop").status_code == 303
    assert [one.who for one in unsaved_in(desk.workspace)] == ["hoa"]


@pytest.fixture
def other(desk):
    """Hoa has the workspace open already."""
    seat = PageSeat(desk.workspace, "hoa, máy VT-02", WHEN)
    seat.look()
    yield seat
    seat.leave()


def test_the_second_only_reads_until_he_takes_over_and_the_first_is_told(desk, other, typed):
    browser = Browser(desk)
    pulse = Pulse(desk)
    assert "hoa, máy VT-02, 14:02 đang mở thư mục này" in words(browser.get("/history"))
    refused = browser.post(f"/clash/{typed.key}/drop")
    assert (refused.status_code, len(unsaved_in(desk.workspace))) == (422, 1)
    assert browser.post("/presence/take").status_code == 303
    assert other.look().by.who == desk.who
    assert browser.post(f"/clash/{typed.key}/drop").status_code == 303
    pulse.end()


def test_who_only_reads_takes_nothing_over(office_copy, other):
    desk = Desk(office_copy, "Lan", is_read_only=True)
    browser = Browser(desk)
    assert browser.post("/presence/take").status_code == 422
    assert (desk.seat, other.look().is_mine) == (None, True)


def events(browser, since=""):
    answer = browser.get("/events", headers={"last-event-id": since} if since else {})
    lines = dict(line.split(": ", 1) for line in answer.text.splitlines() if line)
    return lines.get("id"), json.loads(lines.get("data", "null"))


def test_a_tab_is_told_of_files_that_changed_after_it_looked(desk, browser):
    pulse = browser.app.app.state.pulse = Pulse(desk)
    assert events(browser) == ("0", {"files": [], "reads": False, "by": ""})
    path = desk.workspace.root / NAME
    path.write_bytes(path.read_bytes() + b"# x\n")
    pulse.look()
    assert events(browser, "0") == ("1", {"files": [NAME], "reads": False, "by": ""})
    assert events(browser, "1")[1]["files"] == []
    assert events(browser)[1]["files"] == []
    pulse.end()


def test_a_new_tab_is_not_told_of_what_it_shows_already(desk, browser):
    pulse = browser.app.app.state.pulse = Pulse(desk)
    path = desk.workspace.root / NAME
    path.write_bytes(path.read_bytes() + b"# x\n")
    began, told = events(browser)
    pulse.look()
    assert (told["files"], events(browser, began)[1]["files"]) == ([], [])
    pulse.end()


def test_what_changes_before_a_new_tab_listens_is_told_to_it(desk, browser):
    pulse = browser.app.app.state.pulse = Pulse(desk)
    shown = re.search(r'data-since="(\d+)"', browser.get("/").text)[1]
    path = desk.workspace.root / NAME
    path.write_bytes(path.read_bytes() + b"# x\n")
    browser.get("/history")
    assert f'"files": ["{NAME}"]' in browser.get(f"/events?since={shown}").text
    pulse.end()


def test_events_end_at_once_and_are_asked_for_again(browser):
    answer = browser.get("/events")
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.text == "retry: 2000\n\n"


def test_a_full_disk_is_told_and_nothing_is_lost(desk, browser, typed, monkeypatch):
    path = desk.workspace.root / NAME
    before = path.read_bytes()
    shown = browser.get(f"/clash/{typed.key}").text
    disk = re.search(r'name="disk" value="(\w+)"', shown)[1]
    place = re.search(r'name="(block-\d+)" value="mine" required', shown)[1]

    def full(*_):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("generator.workspace.disk.write_new", full)
    answer = browser.post(f"/clash/{typed.key}", data={"disk": disk, place: "mine"})
    assert answer.status_code == 503
    assert "ổ đĩa đã đầy" in words(answer)
    assert (path.read_bytes(), unsaved_in(desk.workspace)) == (before, [typed])


def test_the_newest_saving_is_taken_back_where_it_is_told(desk, browser):
    before = (desk.workspace.root / NAME).read_bytes()
    save(desk, {("number",): "7"})
    shown = browser.get("/history").text
    assert shown.count("Bỏ lần ghi này") == 1
    sent = dict(re.findall(r'name="(mark|back)" value="([^"]*)"', shown.split("<main", 1)[1]))
    browser.post("/undo", data={**sent, "deed": "back"})
    assert (desk.workspace.root / NAME).read_bytes() == before
