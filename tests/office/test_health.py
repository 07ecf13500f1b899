"""What `vanthu doctor` finds amiss, each with what to do."""

from __future__ import annotations

import errno
import json
import os
import shutil
import time

import pytest

from generator.cli.app import run
from generator.office import folder_health, health
from generator.problems import Severity
from generator.word.pages import libreoffice as suite
from generator.workspace import disk, register_locked


@pytest.fixture
def signs(office_copy):
    """The signs of the invented office, those that are amiss, by code."""

    def look(workspace=office_copy, console="utf-8", newest=None):
        newest = time.time() + 100 if newest is None else newest
        found = health.signs_of_health(workspace, console=console, newest_allowed=newest)
        return {one.code: one for one in found if one.severity is not None}

    return look


def _told(sign):
    return sign.severity, f"{sign.found.text()}; {sign.remedy.text()}"


def test_a_folder_that_is_not_opened_is_told_with_its_reason(office_copy, capsys):
    (office_copy.campaigns / "thi-dua/lien-ket").symlink_to("results")
    assert run(["-C", str(office_copy.root), "doctor"]) == 1
    told = capsys.readouterr().out
    assert (
        "lỗi: Thư mục làm việc: campaigns/thi-dua/lien-ket: là liên kết tới một thư mục khác; chép"
        in told
    )
    assert "không có ở đây" not in told


def test_a_sound_machine_and_folder_have_only_what_the_records_say(signs):
    assert {code for code, one in signs().items() if one.severity is Severity.ERROR} == set()


def test_without_libreoffice(signs, monkeypatch):
    monkeypatch.setattr(suite, "find_program", lambda *_, **__: None)
    severity, said = _told(signs()["libreoffice"])
    assert severity is Severity.WARNING
    assert "cài LibreOffice" in said


def test_what_a_program_without_pip_lacks_is_added_by_no_pip(signs, monkeypatch):
    """As in the folder that is carried to a machine without Python, and frozen."""
    monkeypatch.setattr(health.importlib.util, "find_spec", lambda _: None)
    severity, said = _told(signs()["extra-charts"])
    assert severity is Severity.INFO
    assert "pip" not in said
    assert "gói cài đặt" in said


def test_what_is_lacking_is_added_from_the_sources(signs, monkeypatch):
    find = health.importlib.util.find_spec
    monkeypatch.setattr(
        health.importlib.util, "find_spec", lambda name: None if name == "isal" else find(name)
    )
    assert 'python3 -m pip install ".[fast]"' in _told(signs()["extra-fast"])[1]


def test_without_git_nothing_is_wrong(signs, monkeypatch):
    monkeypatch.setenv("PATH", "")
    severity, said = _told(signs()["git"])
    assert severity is Severity.INFO
    assert "cài git" in said


def test_a_folder_that_cannot_be_written(signs, monkeypatch, office_copy):
    def refuse(path, _):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), path)

    monkeypatch.setattr(disk, "write_new", refuse)
    severity, said = _told(signs()["rights"])
    assert severity is Severity.ERROR
    assert "nơi được phép ghi" in said


def test_looking_leaves_nothing_behind(signs, office_copy):
    before = sorted(office_copy.root.rglob("*"))
    signs()
    assert sorted(office_copy.root.rglob("*")) == before


def test_a_register_that_somebody_holds(signs, office_copy):
    with register_locked(office_copy, "ldld-song-hoa", holder="Lan, máy VT-01"):
        severity, said = _told(signs()["locks"])
    assert severity is Severity.WARNING
    assert said.startswith("register-ldld-song-hoa: Lan, máy VT-01 dùng từ ")
    assert "locks" not in signs()


@pytest.mark.parametrize(("encoding", "is_amiss"), [("utf-8", False), ("cp1258", True), ("cp437", True), ("ascii", True), ("cp65001", False), ("x-odd", True)])  # fmt: skip
def test_an_odd_console(signs, encoding, is_amiss):
    assert ("console" in signs(console=encoding)) is is_amiss


def test_a_network_drive(signs, monkeypatch):
    monkeypatch.setattr(folder_health, "locks_are_doubtful", lambda _: True)
    assert signs()["drive"].severity is Severity.WARNING


def test_records_of_a_newer_program(signs, office_copy):
    office_copy.settings.write_text("format: 99\n", encoding="utf-8")
    found = signs()
    assert found["format"].severity is Severity.ERROR
    assert "records" not in found


def test_a_clock_that_is_late(signs):
    assert "ngày giờ của máy" in _told(signs(newest=1)["clock"])[1]


def test_a_disk_with_little_room(signs, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: type("Usage", (), {"free": 1_000_000})())
    assert "dọn bớt chỗ" in _told(signs()["room"])[1]


def test_a_batch_that_was_stopped(signs, office_copy):
    (office_copy.output / "thi-dua" / ".tmp-thu").mkdir(parents=True)
    assert "--resume" in _told(signs()["leftovers"])[1]


def test_a_journal_of_somebody_hostile(signs, office_copy):
    office_copy.hidden.mkdir(exist_ok=True)
    (office_copy.hidden / "journal").write_bytes(b"{\x00")
    assert signs()["journal"].remedy is not None


def test_outside_of_any_workspace(tmp_path, capsys):
    assert run(["-C", str(tmp_path), "doctor"]) == 0
    assert "vanthu init" in capsys.readouterr().out


def test_programs_get_every_sign(office_copy, capsys):
    assert run(["-C", str(office_copy.root), "doctor", "--json"]) == 0
    signs = json.loads(capsys.readouterr().out)["result"]["signs"]
    assert {"program", "python", "libreoffice", "rights", "records"} <= {
        one["code"] for one in signs
    }
    assert {tuple(one) for one in signs} == {("code", "name", "found", "remedy", "severity")}
    assert all(one["remedy"] for one in signs if one["severity"])
