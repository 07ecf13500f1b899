"""PDFs by LibreOffice: what counts as made, and what a LibreOffice that fails in any way leaves behind."""

from __future__ import annotations

import os
import stat
import sys
import time
from io import BytesIO

import pytest
from pypdf import PdfWriter

from generator.problems import ProgramMissing
from generator.word.pages import libreoffice as suites
from generator.word.pages.libreoffice import libreoffice
from generator.word.pages.pdf import NotPdf, read_pages, to_pages

PROGRAM = """#!{python}
import os, pathlib, subprocess, sys, time
asked = sys.argv[1:]
into = pathlib.Path(asked[asked.index("--outdir") + 1])
files = [pathlib.Path(one) for one in asked[asked.index("--outdir") + 2 :]]
with open({log!r}, "a") as log:
    print(len(files), file=log)
pdf = pathlib.Path({pdf!r}).read_bytes()
def make(file, data=pdf):
    (into / (file.stem + ".pdf")).write_bytes(data)
bad = [one for one in files if one.read_bytes() == b"bad"]
{how}
"""
HOW = {
    "works": "for one in files: make(one)",
    "lies": "sys.exit(0)",
    "fails": "for one in files: make(one, pdf[:200])\nsys.exit(1)",
    "makes empty files": "for one in files: make(one, b'')",
    "makes no pages": "for one in files: make(one, b'%PDF-1.7\\n%%EOF')",
    "dies of a bad file": "if bad: os.abort()\nfor one in files: make(one)",
    "hangs": "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\ntime.sleep(60)",
}
NAMES = ["a", "b", "c"]


def blank(pages=2):
    writer, made = PdfWriter(), BytesIO()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    writer.write(made)
    return made.getvalue()


@pytest.fixture
def converted(tmp_path, monkeypatch):
    """How many pages each of three files got, and how many files each call had, of a LibreOffice of ours."""
    if os.name == "nt":
        pytest.skip("needs a script that can be run by its name")

    def convert(how, bad=()):
        place, log, pdf = tmp_path / "bin", tmp_path / "log", tmp_path / "blank.pdf"
        place.mkdir()
        pdf.write_bytes(blank())
        script = place / "soffice"
        text = PROGRAM.format(python=sys.executable, log=str(log), pdf=str(pdf), how=HOW[how])
        script.write_text(text, encoding="utf-8")
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", str(place))
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
    monkeypatch.setattr(suites, "_INSTALLED", ())
    with pytest.raises(ProgramMissing, match="LibreOffice"), libreoffice():
        pass


def test_a_libreoffice_among_the_files_is_not_run(converted, tmp_path):
    converted("works")
    with pytest.raises(ProgramMissing), libreoffice(outside=[tmp_path]):
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
