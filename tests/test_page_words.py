"""The words of each page are those of the file, in its order: all samples and forms, by LibreOffice."""

from __future__ import annotations

import re
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from paged import need, page_texts
from places import HERE
from produced import render_all

from generator.lint.linting import lint_document
from generator.lint.reading.anatomy import read_document
from generator.lint.reading.page_marks import laid_pages, marked
from generator.lint.reading.word_package import open_package
from generator.lint.rules import RULES
from generator.office.manifest import Manifest
from generator.office.page_amounts import MOST, page_amounts
from generator.standard.profile import load_standard
from generator.word.pages import libreoffice as suites
from generator.word.pages.conversion import to_pages
from generator.word.pages.printed import read_printed

sys.path.insert(0, str(HERE / "lint"))
from right_documents import plan
from word_paper import Grid, Para

pytestmark = [pytest.mark.slow, pytest.mark.soffice]


def bare(text):
    """Letters and signs alone: where lines and words end is up to the page."""
    return re.sub(r"[\s\u00ad]+", "", unicodedata.normalize("NFKC", text))


@pytest.fixture(scope="module")
def laid(tmp_path_factory):
    """Each document with its pages, and the text of each page: as it is, and with our bookmarks."""
    need("soffice", "pdftotext")
    folder = tmp_path_factory.mktemp("words")
    paths = [*render_all(folder), _long(folder / "long.docx")]
    copies = [folder / f"{at}.docx" for at in range(len(paths))]
    documents = [read_document(open_package(path)) for path in paths]
    for copy, document in zip(copies, documents, strict=True):
        copy.write_bytes(marked(document))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(suites, "_PREFERRED", ())
        with suites.libreoffice() as suite:
            plain = [pages.data for _, pages in to_pages(paths, suite)]
            told = [pages.data for _, pages in to_pages(copies, suite, places=True)]
    for document, data in zip(documents, told, strict=True):
        document.pages = laid_pages(document, read_printed(data))
    texts = ([_texts(folder / "one.pdf", data) for data in both] for both in (plain, told))
    return list(zip(documents, *texts, strict=True))


def _long(path):
    """A plan whose paragraphs run over pages, with an annex of 300 rows, some of several lines, none broken."""
    paper = plan()
    for name in ("text1", "point_c", "text2", "annex2_text"):
        paper.set(name, text=paper.parts[name].text * 9)
    at = next(at for at, one in enumerate(paper.blocks) if isinstance(one, Grid) and one.bordered)
    grid = paper.blocks[at]
    for row in range(300):
        paper.parts[f"name{row}"] = Para(f"Công đoàn cơ sở số {row} " * (1 + row % 7))
    rows = [((f"name{row}",), ("c12",), ("c13",)) for row in range(300)]
    paper.blocks[at] = replace(grid, rows=(grid.rows[0], *rows))
    path.write_bytes(paper.save())
    return path


def _texts(path, data):
    path.write_bytes(data)
    return page_texts(path, "-raw")


def test_bookmarks_leave_every_page_as_it_is(laid):
    assert len(laid) > 25
    assert [told for _, _, told in laid] == [plain for _, plain, _ in laid]


def test_the_words_of_the_pages_are_those_of_the_file_in_its_order(laid):
    for document, _, texts in laid:
        pages = [_inside(document, number, text) for number, text in enumerate(texts, 1)]
        assert "".join(pages) == "".join(bare(one.numbered_text) for one in document.paragraphs), (
            document.file
        )


def test_every_paragraph_begins_and_ends_on_the_page_that_is_told(laid):
    for document, _, texts in laid:
        ends, at = [], 0
        for number, text in enumerate(texts, 1):
            at += len(_inside(document, number, text))
            ends.append(at)
        at = 0
        for one in document.paragraphs:
            words = bare(one.numbered_text)
            if words:
                first, last = (_page_at(ends, place) for place in (at, at + len(words) - 1))
                assert (document.pages.begin(one).page, document.pages.end(one).page) == (
                    first,
                    last,
                ), one.spot
            at += len(words)


def test_no_page_of_ours_is_wrong(laid):
    standard = load_standard("nd30")
    of_pages = {name for name, rule in RULES.items() if "--pages" in rule.manual}
    found = [
        (one, document.file)
        for document, _, _ in laid[:-1]
        for one in lint_document(document, standard).findings
    ]
    assert [(one.rule, str(one.spot), file) for one, file in found if one.rule in of_pages] == []


def test_the_metadata_of_what_goes_out_tell_as_many_pages(laid, tmp_path, monkeypatch):
    monkeypatch.setattr(suites, "_PREFERRED", ())
    documents, expected = [one.file for one, _, _ in laid], [len(texts) for _, texts, _ in laid]
    manifest, doubts, found = Manifest(tmp_path / "manifest.json"), [], []
    for start in range(0, len(documents), MOST):
        files = [
            [[(tmp_path / Path(one).name, Path(one).read_bytes())]]
            for one in documents[start : start + MOST]
        ]
        found += page_amounts(files, manifest, doubts)
    assert (found, doubts) == (expected, [])


def _page_at(ends, place):
    return next(number for number, end in enumerate(ends, 1) if place < end)


def _inside(document, number, text):
    """The letters of a page without what stands at its edges, in charts, and in titles that a table repeats."""
    found = bare(text)
    header, footer = _edges(document, number)
    assert found.startswith(header)
    found = found[len(header) :].removeprefix(_repeated(document, number))
    assert found.endswith(footer)
    return _without_charts(document, number, found[: len(found) - len(footer)])


def _edges(document, number):
    section = document.section_on(number)
    begins = number == 1 or document.section_on(number - 1) is not section
    kind = "first" if begins and section.first_differs else "default"
    shown = document.number_on(number)
    return ["".join(str(shown) if "PAGE" in one.fields else bare(one.numbered_text)
                    for one in document.margins.get(parts.get(kind, ""), []))
            for parts in (section.headers, section.footers)]  # fmt: skip


def _repeated(document, number):
    """The titles of the table that goes on on this page."""
    for table in document.tables:
        rows = [
            document.pages.pages_of(one for cell in row for one in cell.paragraphs)
            for row in table.rows
        ]
        titles = table.headers.count(True)
        begun = [pages[0] for pages in rows[titles:] if pages]
        if titles and begun and begun[0] < number and number in begun:
            return "".join(
                bare(one.numbered_text)
                for row in table.rows[:titles]
                for cell in row
                for one in cell.paragraphs
            )
    return ""


def _without_charts(document, number, found):
    """The letters of a page without those that its charts print, where these stand or behind all others."""
    there = [one for one in document.paragraphs if document.page_of(one.spot) == number]
    charts = [at for at, one in enumerate(there) if one.element.xpath(".//*[local-name()='chart']")]
    if not charts:
        return found
    before = "".join(bare(one.numbered_text) for one in there[: charts[0]])
    behind = "".join(bare(one.numbered_text) for one in there[charts[-1] :])
    assert found.startswith(before)
    assert found.endswith(behind) or found.startswith(before + behind)
    return before + behind
