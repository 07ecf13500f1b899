"""What the scripts of the folder for Windows call: where one works, what was dropped, what leads into the folder."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest
from places import ROOT

TEXTS = ROOT / "tools" / "delivery" / "windows"
SCRIPT = r"C:\vanthu\soat-tep.cmd"


@pytest.fixture
def mo(tmp_path, monkeypatch):
    """`mo.py` as it lies in a folder of a person, whose documents lie beside."""
    spec = importlib.util.spec_from_file_location("mo", TEXTS / "mo.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    folder = tmp_path / "vanthu 100% & hơn"
    (folder / "chuong-trinh").mkdir(parents=True)
    places = {"FOLDER": folder, "PROGRAM": folder / "chuong-trinh"}
    for name, place in {**places, "CHOSEN": folder / "noi-lam-viec.txt"}.items():
        monkeypatch.setattr(module, name, place)
    monkeypatch.setattr(module, "documents", lambda: tmp_path / "Documents")
    monkeypatch.setenv("APPDATA", str(tmp_path / "AppData"))
    module.ran = []
    monkeypatch.setattr(
        module, "vanthu", lambda *words: module.ran.append((Path.cwd(), *words)) or 0
    )
    monkeypatch.chdir(tmp_path)
    return module


def test_one_works_among_ones_documents(mo, tmp_path):
    assert mo.main(["page"]) == 0
    assert mo.ran == [(tmp_path / "Documents" / "van-thu", "serve")]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_file_beside_the_script_may_name_another_folder(mo, tmp_path, mark):
    mo.CHOSEN.write_text(f"{mark}{tmp_path}/ổ mạng\r\n", encoding="utf-8")
    assert mo.main(["page"]) == 0
    assert mo.ran == [(tmp_path / "ổ mạng", "serve")]


def test_a_folder_that_is_dropped_goes_before_that(mo, tmp_path):
    mo.CHOSEN.write_text(str(tmp_path / "a"), encoding="utf-8")
    assert mo.main(["page", str(tmp_path / "b")]) == 0
    assert mo.ran == [(tmp_path / "b", "serve")]


def test_records_do_not_lie_in_the_folder_of_the_program(mo, capsys):
    mo.CHOSEN.write_text(str(mo.FOLDER / "du-lieu"), encoding="utf-8")
    assert mo.main(["page"]) == 2
    assert "sẽ mất khi thay bản mới" in capsys.readouterr().err
    assert mo.ran == []
    assert not (mo.FOLDER / "du-lieu").exists()


def test_a_folder_that_cannot_be_made_is_told(mo, tmp_path, capsys):
    (tmp_path / "file").touch()
    mo.CHOSEN.write_text(str(tmp_path / "file" / "x"), encoding="utf-8")
    assert mo.main(["page"]) == 2
    assert "noi-lam-viec.txt" in capsys.readouterr().err


def test_samples_are_laid_once_in_a_folder_of_their_own(mo, tmp_path):
    assert mo.main(["samples"]) == 0
    place = tmp_path / "Documents" / "van-thu-vi-du"
    (place / "campaigns").mkdir()
    assert mo.main(["samples"]) == 0
    assert mo.ran == [(place, "init"), (place, "serve"), (place, "serve")]


@pytest.mark.parametrize(
    ("line", "files"),
    [
        (rf'cmd.exe /c ""{SCRIPT}" "C:\a b.docx""', [r"C:\a b.docx"]),
        (rf'cmd.exe /c ""{SCRIPT}" C:\a&b.docx C:\c.pdf"', [r"C:\a&b.docx", r"C:\c.pdf"]),
        (rf'cmd.exe /c ""{SCRIPT.upper()}" "C:\a b.docx" C:\ô!%.docx"', [r"C:\a b.docx", r"C:\ô!%.docx"]),
        (rf"cmd.exe /c {SCRIPT} C:\a.docx", [r"C:\a.docx"]),
        (rf'cmd.exe /c ""{SCRIPT}" "', []),
        (r"cmd.exe", []),
    ],
)  # fmt: skip
def test_dropped_files_have_their_whole_names(mo, line, files):
    assert mo.dropped(line, SCRIPT) == files


def test_a_dropped_word_file_is_looked_at_for_format_and_figures_a_pdf_for_figures(mo, monkeypatch):
    monkeypatch.setenv("VANTHU_LINE", rf'cmd /c ""{SCRIPT}" a.docx b.PDF"')
    monkeypatch.setenv("VANTHU_SELF", SCRIPT)
    assert mo.main(["look", "a.docx"]) == 0
    assert [words[1:] for words in mo.ran] == [
        ("lint", "a.docx"),
        ("audit", "a.docx"),
        ("audit", "b.PDF"),
    ]


def test_without_a_dropped_file_it_says_how(mo, capsys):
    assert mo.main(["look"]) == 0
    assert "Gửi tới" in capsys.readouterr().out


def test_entries_lead_into_the_folder_and_go_again(mo, tmp_path):
    assert mo.main(["shortcuts"]) == 0
    windows = tmp_path / "AppData" / "Microsoft" / "Windows"
    send = windows / "SendTo" / "Soát bằng vanthu.cmd"
    start = windows / "Start Menu" / "Programs" / "Văn thư (vanthu).cmd"
    called = str(mo.FOLDER).replace("%", "%%")
    assert f'call "{called}' in send.read_text(encoding="utf-8")
    assert start.read_bytes().splitlines()[:2] == [b"@echo off", b"chcp 65001 >nul"]
    assert start.read_bytes().count(b"\r\n") == start.read_bytes().count(b"\n")
    assert mo.main(["no-shortcuts"]) == 0
    assert mo.main(["no-shortcuts"]) == 0
    assert not send.exists() | start.exists()


@pytest.mark.parametrize("place", [r"\\may-chu\van-thu", "local"])
def test_a_prompt_knows_the_command_and_stands_in_the_workspace(mo, monkeypatch, place):
    calls = []
    monkeypatch.setattr(mo, "workplace", lambda _: place)
    monkeypatch.setattr(
        mo.subprocess, "call", lambda asked, **told: calls.append((asked, told)) or 0
    )
    monkeypatch.setenv("COMSPEC", r"C:\Windows\cmd.exe")
    assert mo.main(["prompt"]) == 0
    asked, told = calls[0]
    assert told["env"]["PATH"].startswith(str(mo.PROGRAM / "lenh"))
    if place == "local":
        assert (asked, told["cwd"]) == ([r"C:\Windows\cmd.exe", "/k", "title", "vanthu"], "local")
    else:
        assert asked == rf'"C:\Windows\cmd.exe" /k pushd "{place}"'


def test_its_sentences_go_to_a_file_of_any_encoding(tmp_path):
    told = {**os.environ, "PYTHONIOENCODING": "cp1252", "APPDATA": str(tmp_path)}
    command = [sys.executable, TEXTS / "mo.py", "shortcuts"]
    done = subprocess.run(command, env=told, check=True, capture_output=True)
    assert done.stdout.decode().startswith("Đã thêm ")


def test_what_would_lead_python_astray_is_forgotten(mo, monkeypatch):
    monkeypatch.setenv("PYTHONHOME", "/elsewhere")
    assert mo.main(["page"]) == 0
    assert "PYTHONHOME" not in mo.os.environ


def test_a_command_is_run_in_the_same_program(tmp_path, capsys):
    spec = importlib.util.spec_from_file_location("mo", TEXTS / "mo.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.vanthu("--version") == 0
    assert capsys.readouterr().out.startswith("vanthu ")
    assert module.vanthu("lint", str(tmp_path / "not-there.docx")) != 0
