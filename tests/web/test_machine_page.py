"""«Máy này»: a backup as the command makes it, taken along; what is lacking, in words of the page; an old form brought up."""

from __future__ import annotations

import io
import re
import shutil
from zipfile import ZipFile

import pytest
from browsing import Browser
from places import HERE

from generator.cli.app import run
from generator.office import folder_health, health
from generator.web.desk import Desk
from generator.web.routes import machine_page
from generator.workspace import Workspace, disk, register_locked


def backups(desk):
    return [one.name for one in sorted(desk.workspace.root.glob("sao-luu-*.zip"))]


def test_a_backup_is_that_of_the_command_and_is_taken_along(browser, desk, tmp_path):
    run(["-C", str(desk.workspace.root), "backup", "-o", str(tmp_path / "lenh.zip")])

    told = browser.post("/machine/backups").text

    (name,) = backups(desk)
    assert re.search(r"Đã sao lưu \d+ tệp và đọc lại đủ", told)
    answer = browser.get(f"/machine/backups/{name}")
    assert answer.headers["content-disposition"].startswith(f'attachment; filename="{name}"')
    with ZipFile(io.BytesIO(answer.content)) as ours, ZipFile(tmp_path / "lenh.zip") as command:
        assert {one: ours.read(one) for one in ours.namelist()} == {
            one: command.read(one) for one in command.namelist()
        }


def test_two_backups_in_one_second_are_two(browser, desk, monkeypatch):
    moment = machine_page.clock_now()
    monkeypatch.setattr(machine_page, "clock_now", lambda: moment)
    browser.post("/machine/backups")
    browser.post("/machine/backups")
    assert len(backups(desk)) == 2


@pytest.mark.parametrize("name", ["vanthu.yaml", "..%2Fvanthu.yaml", "sao-luu-khac.zip"])
def test_nothing_but_a_backup_is_taken_along(browser, desk, tmp_path, name):
    (tmp_path / "bi-mat.zip").write_bytes(b"PK")
    (desk.workspace.root / "sao-luu-khac.zip").symlink_to(tmp_path / "bi-mat.zip")
    assert browser.get(f"/machine/backups/{name}").status_code == 404


def test_a_backup_waits_for_who_gives_a_number(browser, desk, monkeypatch):
    monkeypatch.setattr(machine_page, "_PATIENCE", 0.1)
    (desk.workspace.register / "ldld-song-hoa").mkdir(parents=True)
    with register_locked(desk.workspace, "ldld-song-hoa", holder="Mai"):
        told = browser.post("/machine/backups")
    assert (told.status_code, "sổ của LĐLĐ tỉnh đang được Mai" in told.text) == (409, True)
    assert backups(desk) == []


def test_who_only_reads_writes_no_backup_and_tries_nothing(desk, monkeypatch):
    desk.is_read_only = True
    browser = Browser(desk)
    monkeypatch.setattr(disk, "write_new", lambda *_: pytest.fail("something was tried"))
    assert "Sao lưu ngay" not in browser.get("/machine").text
    assert browser.post("/machine/backups").status_code == 422
    assert "Quyền ghi" not in browser.post("/machine/signs").text


def test_what_is_lacking_is_told_in_the_words_of_the_page(browser, monkeypatch):
    monkeypatch.setattr(health.importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(folder_health, "try_to_write", lambda *_: "ổ đĩa bị khóa")
    told = browser.post("/machine/signs").text
    assert "hoặc hỏi người quản trị; xem thì vẫn được<" in told
    assert "xem «Hướng dẫn sử dụng»" in told
    assert "vanthu serve" not in told


def test_that_this_page_is_open_is_nothing_amiss(tmp_path, office_copy):
    """The lock that its seat holds keeps nobody waiting."""
    from generator.web.pulse import Pulse

    desk = Desk(office_copy, "Lan")
    pulse = Pulse(desk)
    try:
        assert "Đang được giữ: page" not in Browser(desk).post("/machine/signs").text
    finally:
        pulse.end()


@pytest.fixture
def old(tmp_path):
    """A workspace of the second form, one number of which may mean two things."""
    folder = tmp_path / "cu"
    shutil.copytree(HERE / "data" / "formats" / "2", folder)
    path = folder / "campaigns" / "thi-dua" / "campaign.yaml"
    path.write_text(path.read_text("utf-8").replace("cumulative: có", "cumulative: không"), "utf-8")
    return Desk(Workspace(folder), "Lan")


def test_an_old_form_is_brought_up_once_what_may_mean_two_things_is_said(old):
    browser = Browser(old)
    asked = browser.get("/machine/upgrade").text
    names = re.findall(r'name="(counted\.[^"]+)" value="period"', asked)
    assert names == ["counted.thi-dua.initiatives"]
    assert "Dạng dữ liệu" in browser.get("/machine").text
    answers = dict.fromkeys(names, "state")

    told = browser.get("/machine/upgrade", params=answers).text
    assert "ghi dạng của dữ liệu: 3" in told
    assert "sẽ in khác" not in told
    before = old.workspace.settings.read_bytes()
    browser.post("/machine/upgrade", data=answers)

    assert old.workspace.settings.read_bytes() != before
    assert len([*(old.workspace.hidden / "backups").glob("*.zip")]) == 1
    campaign = old.workspace.campaigns / "thi-dua" / "campaign.yaml"
    assert "unit_of_measure: sáng kiến, counted: state}" in campaign.read_text("utf-8")
    after = browser.get("/machine?upgraded").text
    assert "/machine/upgrade" not in after
    assert "ở thư mục này (1)" in after
    assert "(tự sao lưu trước khi thay dữ liệu)" in after


def test_nothing_is_brought_up_while_a_question_is_open(old):
    before = old.workspace.settings.read_bytes()
    assert Browser(old).post("/machine/upgrade").status_code == 422
    assert old.workspace.settings.read_bytes() == before
