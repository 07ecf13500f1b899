"""`--engine`: PDFs by the program that is asked for, kept as long as it is the one."""

from __future__ import annotations

import pytest
from fake_word import com_of

from generator.cli.app import run
from generator.problems import Exit
from generator.word.pages import by_word
from generator.word.pages import libreoffice as suites


@pytest.fixture
def letter(office_copy, monkeypatch):
    """A Word file of the workspace that one is in."""
    monkeypatch.chdir(office_copy.root)
    run(["render", "thi-dua", "kh_01"])
    return office_copy.root / "output" / "thi-dua" / "kh_01.docx"


@pytest.fixture
def word(tmp_path, monkeypatch):
    """How often Word was begun."""
    monkeypatch.setattr(by_word, "COM", com_of(tmp_path))
    notes = tmp_path / "notes"
    return lambda: notes.read_text(encoding="utf-8").count("quit") if notes.exists() else 0


def test_a_pdf_of_another_engine_is_made_anew_only_where_that_one_is_asked_for(
    letter, word, capsys
):
    told = []
    for asked in ([], ["--engine", "word"], ["--engine", "word"], [], ["--engine", "libreoffice"]):
        capsys.readouterr()
        assert run(["pdf", str(letter), *asked]) == Exit.DONE
        told.append(("đã tạo 1" in capsys.readouterr().err, word()))
    assert told == [(True, 0), (True, 1), (False, 1), (False, 1), (True, 1)]
    assert run(["verify"]) == Exit.DONE


def test_the_settings_say_who_comes_first(office_copy, letter, word):
    office_copy.settings.write_text("pdf_engine: word\n", encoding="utf-8")
    assert run(["render", "thi-dua", "kh_01", "--pdf"]) == Exit.DONE
    assert word() == 1


def test_where_the_first_is_not_there_another_does_it(office_copy, letter):
    office_copy.settings.write_text("pdf_engine: word\n", encoding="utf-8")
    assert run(["pdf", str(letter)]) == Exit.DONE
    assert letter.with_suffix(".pdf").exists()


def test_an_engine_without_a_pdf_is_misused(letter, capsys):
    assert run(["render", "thi-dua", "kh_01", "--engine", "word"]) == Exit.MISUSED
    assert "thêm --pdf" in capsys.readouterr().err


@pytest.fixture
def nothing(letter, monkeypatch):
    """A machine without LibreOffice and without Word."""
    monkeypatch.setenv("PATH", "")
    for name in ("_PREFERRED", "_INSTALLED"):
        monkeypatch.setattr(suites, name, ())


@pytest.mark.usefixtures("nothing")
def test_without_any_engine_all_else_works(letter, capsys):
    assert run(["pdf", str(letter)]) == Exit.FAILED
    assert "cần LibreOffice" in capsys.readouterr().err
    for line in ("check", "render thi-dua kh_01 --force", "lint output", "verify"):
        assert run(line.split()) == Exit.DONE, line
    assert not letter.with_suffix(".pdf").exists()


@pytest.mark.usefixtures("nothing")
def test_without_any_engine_documents_are_made_all_the_same(letter, capsys):
    letter.unlink()
    assert run(["render", "thi-dua", "kh_01", "--pdf"]) == Exit.FAILED
    assert letter.exists()
    assert "cần LibreOffice" in capsys.readouterr().err
