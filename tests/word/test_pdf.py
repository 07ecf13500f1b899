"""PDFs by LibreOffice: what counts as made, and what a LibreOffice that fails in any way leaves behind."""

from __future__ import annotations

import time

import pytest
from office_suite import blank, lay_suite

from generator.problems import ProgramMissing
from generator.word.pages import libreoffice as suites
from generator.word.pages.conversion import NotPdf, read_pages, to_pages
from generator.word.pages.libreoffice import libreoffice

NAMES = ["a", "b", "c"]


@pytest.fixture
def converted(tmp_path, monkeypatch):
    """How many pages each of three files got, and how many files each call had, of a LibreOffice of ours."""

    def convert(how, bad=()):
        log = lay_suite(tmp_path / "bin", how)
        monkeypatch.setattr(suites, "_PREFERRED", (tmp_path / "bin",))
        files = [tmp_path / f"{name}.docx" for name in NAMES]
        for file in files:
            file.write_bytes(b"bad" if file.stem in bad else b"good")
        with libreoffice() as suite:
            found = [pages and pages.count for _, pages in to_pages(files, suite)]
        return found, [int(line) for line in log.read_text().split()]

    return convert


@pytest.mark.parametrize(
    ("how", "bad", "pages", "calls"),
    [
        ("works", "", [2, 2, 2], [3]),
        ("lies", "", [None, None, None], [3, 1, 1, 1]),
        ("fails", "", [None, None, None], [3, 1, 1, 1]),
        ("makes empty files", "", [None, None, None], [3, 1, 1, 1]),
        ("makes no pages", "", [None, None, None], [3, 1, 1, 1]),
        ("dies of a bad file", "b", [2, None, 2], [3, 1, 1, 1]),
    ],
)
def test_only_what_is_whole_counts_and_one_bad_file_costs_no_other(
    converted, how, bad, pages, calls
):
    assert converted(how, bad) == (pages, calls)


def test_what_hangs_is_ended_with_all_that_it_began(converted, monkeypatch):
    monkeypatch.setattr(suites, "_BEGINS", 0.3)
    monkeypatch.setattr(suites, "_EACH", 0)
    start = time.monotonic()
    assert converted("hangs")[0] == [None, None, None]
    assert time.monotonic() - start < 20


def test_without_libreoffice_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(suites, "_PREFERRED", ())
    monkeypatch.setattr(suites, "_INSTALLED", ())
    with pytest.raises(ProgramMissing, match="LibreOffice"), libreoffice():
        pass


def test_a_libreoffice_among_the_files_is_not_run(converted, tmp_path, monkeypatch):
    converted("works")
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(suites, "_INSTALLED", ())
    with pytest.raises(ProgramMissing), libreoffice(outside=[tmp_path / "bin"]):
        pass


@pytest.mark.parametrize(
    "data",
    [b"", b"<html>", b"%PDF-1.7", blank()[:-40], b"%PDF-1.7\n%%EOF", blank(0)],
    ids=["empty", "another kind", "a head", "cut", "nothing inside", "no pages"],
)
def test_what_is_no_whole_pdf_with_pages_is_none(data):
    with pytest.raises(NotPdf):
        read_pages(data)


def test_a_pdf_says_how_many_pages_it_has():
    assert read_pages(blank(3)).count == 3
