"""`vanthu pdf --pdf-a`: what is no PDF/A is not put in place and called one."""

from __future__ import annotations

import pytest
from office_suite import lay_suite

from generator.cli.app import run
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


def test_one_that_is_takes_the_place_of_the_plain_one(letter, capsys):
    assert run(["pdf", str(letter)]) == Exit.DONE
    made = letter.with_suffix(".pdf").read_bytes()
    assert run(["pdf", str(letter), "--pdf-a"]) == Exit.DONE
    assert letter.with_suffix(".pdf").read_bytes() != made
    assert run(["verify"]) == Exit.DONE
