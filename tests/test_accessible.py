"""Documents that are read aloud, and in years: in all samples, in Word and in the PDF of it."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree
from paged import need
from produced import render_all
from pypdf import PdfReader

from generator.word.pages import libreoffice as suites
from generator.word.pages.conversion import to_pages

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BLANK = "HoTen"
"""The style of a name: empty where the name is written by hand."""


@pytest.fixture(scope="module")
def documents(tmp_path_factory):
    return render_all(tmp_path_factory.mktemp("documents"))


def part(path, name):
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read(name))


def spacing(body):
    """The empty paragraphs for which Word has no need: what they do is the work of spacing."""
    return [
        paragraph
        for paragraph in body.iter(f"{W}p")
        if not "".join(paragraph.itertext()).strip()
        and paragraph.find(".//{*}drawing") is None
        and not (_is_rule(paragraph) or _is_wanted(paragraph) or _is_blank(paragraph))
    ]


def _is_rule(paragraph):
    return paragraph.find(f"{W}pPr/{W}pBdr") is not None


def _is_blank(paragraph):
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style is not None and style.get(f"{W}val") == BLANK


def _is_wanted(paragraph):
    """It breaks a section, is the only one of its cell, or stands behind a table that nothing else follows."""
    above, below = paragraph.getprevious(), paragraph.getnext()
    alone = (
        paragraph.getparent().tag == f"{W}tc" and len(paragraph.getparent().findall(f"{W}p")) == 1
    )
    breaks = paragraph.find(f"{W}pPr/{W}sectPr") is not None
    behind = above is not None and above.tag == f"{W}tbl"
    last = below is None or below.tag in {f"{W}tbl", f"{W}sectPr"}
    return alone or breaks or (behind and last)


def test_nothing_is_set_apart_by_empty_paragraphs(documents):
    """In the corner of a leave slip the place of a stamp is left free."""
    found = {path.stem: len(spacing(part(path, "word/document.xml"))) for path in documents}
    assert {name: count for name, count in found.items() if count} == {"m110_giay_nghi_phep": 1}


def test_every_table_of_figures_repeats_its_head(documents):
    for path in documents:
        for table in part(path, "word/document.xml").iter(f"{W}tbl"):
            style = table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val")
            headed = table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
            assert headed is (style != "BangTrong"), (path.name, style)


def test_every_drawing_says_what_it_shows(documents):
    told = [
        one.get("descr")
        for path in documents
        for one in part(path, "word/document.xml").iter("{*}docPr")
    ]
    assert told
    assert all(told)


def test_each_says_its_language_and_its_title(documents):
    for path in documents:
        core = part(path, "docProps/core.xml")
        assert core.findtext("{*}language") == "vi-VN", path.name
        assert core.findtext("{*}title"), path.name
        spoken = part(path, "word/styles.xml").find(f"{W}docDefaults//{W}lang")
        assert spoken.get(f"{W}val") == "vi-VN", path.name


def test_headings_have_levels(documents):
    levels = [
        style.get(f"{W}styleId")
        for style in part(documents[0], "word/styles.xml").iter(f"{W}style")
        if style.find(f"{W}pPr/{W}outlineLvl") is not None
    ]
    assert {"Muc1", "Muc2", "Muc3", "Dieu", "PhuLuc"} <= set(levels)


@pytest.mark.slow
@pytest.mark.soffice
def test_a_pdf_is_tagged_in_the_language_of_the_document(documents, monkeypatch):
    """Rows of a head are heads of columns, headings are headings."""
    need("soffice")
    chosen = [path for path in documents if path.stem in {"bc_6_thang", "kh_01", "m15_cong_van"}]
    monkeypatch.setattr(suites, "_PREFERRED", ())
    with suites.libreoffice() as suite:
        made = [pages for _, pages in to_pages(chosen, suite)]
    assert len(made) == len(chosen)
    roles = set()
    for pages in made:
        root = PdfReader(io.BytesIO(pages.data)).trailer["/Root"]
        assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, "vi-VN")
        roles |= set(_roles(root["/StructTreeRoot"]))
    assert {"/H1", "/H2", "/Table", "/TR", "/TH", "/TD"} <= roles


def _roles(node):
    inner = node.get("/K", [])
    for one in inner if isinstance(inner, list) else [inner]:
        held = one.get_object()
        if hasattr(held, "get") and held.get("/S"):
            yield held["/S"]
            yield from _roles(held)
