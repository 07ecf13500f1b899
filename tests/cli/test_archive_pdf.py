"""What `vanthu pdf` says of what came back: what is no PDF/A, and which fonts were not there."""

from __future__ import annotations

import pytest
from docx import Document
from office_suite import lay_suite

from generator.cli.app import run
from generator.cli.pdf import word_files
from generator.problems import Exit


@pytest.fixture
def letter(office_copy, monkeypatch):
    """A Word file of the workspace that one is in."""
    monkeypatch.chdir(office_copy.root)
    run(["render", "thi-dua", "kh_01"])
    return office_copy.root / "output" / "thi-dua" / "kh_01.docx"


def _engine(folder, how, monkeypatch):
    lay_suite(folder, how)
    monkeypatch.setattr("generator.word.pages.libreoffice._PREFERRED", (folder,))


def test_a_file_that_is_no_pdf_a_is_not_called_one(letter, tmp_path, monkeypatch, capsys):
    _engine(tmp_path / "suite", "archives nothing", monkeypatch)
    assert run(["pdf", str(letter)]) == Exit.DONE
    made = letter.with_suffix(".pdf").read_bytes()
    capsys.readouterr()
    assert run(["pdf", str(letter), "--pdf-a"]) == Exit.WRONG
    told = capsys.readouterr()
    assert told.out == ""
    assert "chưa đạt PDF/A: tệp không khai là PDF/A" in told.err
    assert "chưa đạt PDF/A: tệp thiếu bảng màu (ICC)" in told.err
    assert letter.with_suffix(".pdf").read_bytes() == made


def test_of_a_folder_every_word_file_counts_and_nothing_that_is_laid_beside(tmp_path):
    names = ["b.DOCX", "x/a.docx", ".tmp-.1/a.docx", "~$a.docx", ".a.docx", "a.pdf", "x/a.doc"]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert list(word_files([tmp_path])) == [tmp_path / "b.DOCX", tmp_path / "x/a.docx"]


def test_one_that_is_takes_the_place_of_the_plain_one_and_keeps_it(letter, capsys):
    assert run(["pdf", str(letter)]) == Exit.DONE
    made = letter.with_suffix(".pdf").read_bytes()
    assert run(["pdf", str(letter), "--pdf-a"]) == Exit.DONE
    kept = letter.with_suffix(".pdf").read_bytes()
    assert kept != made
    assert run(["pdf", str(letter)]) == Exit.DONE
    assert letter.with_suffix(".pdf").read_bytes() == kept
    assert run(["verify"]) == Exit.DONE


def test_one_that_becomes_a_plain_pdf_is_told(letter, capsys):
    assert run(["pdf", str(letter), "--pdf-a"]) == Exit.DONE
    letter.write_bytes(letter.read_bytes() + b"\0")
    assert run(["pdf", str(letter)]) == Exit.DONE
    assert "trước là PDF/A, nay là PDF thường" in capsys.readouterr().err


def test_a_font_that_is_not_there_is_told_once_however_many_files_ask_for_it(
    tmp_path, monkeypatch, capsys
):
    for name, font in (("a", ".VnTime"), ("b", ".VnTime"), ("c", "Times New Roman")):
        document = Document()
        document.add_paragraph().add_run("Kế hoạch số 1").font.name = font
        document.save(tmp_path / f"{name}.docx")
    monkeypatch.chdir(tmp_path)
    assert run(["pdf", ".", "--pdf-a"]) == Exit.DONE
    told = capsys.readouterr().err
    assert "a.docx: cảnh báo: máy không có phông .VnTime của 2 tệp" in told
    assert told.count("W-PDF-FONT") == told.count("I-PDF-FONT") == 1
    assert "phông Tinos thay cho Times New Roman" in told
