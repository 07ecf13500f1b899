"""The print file: the pages of many PDFs in one, as they were, each PDF from a page of its own."""

from __future__ import annotations

import gc
import os
import tracemalloc
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link
from pypdf.generic import DecodedStreamObject, DictionaryObject, Fit, NameObject

from generator.word.pages.conversion import NotPdf
from generator.word.pages.print_file import PrintFile

LINE = b"BT /F1 12 Tf 72 720 Td (so %d) Tj ET"


def pdf(*sizes, picture=b""):
    """A PDF with a page of each width, which says it; all share what they inherit."""
    writer, made = PdfWriter(), BytesIO()
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    known = writer._add_object(_names(font))
    for size in sizes:
        page = writer.add_blank_page(size, 700)
        said = DecodedStreamObject()
        said.set_data(LINE % size + picture)
        page[NameObject("/Contents")] = writer._add_object(said)
        del page["/Resources"]
    tree = writer._root_object["/Pages"].get_object()
    fonts = DictionaryObject({NameObject("/F1"): known})
    tree[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    if len(sizes) > 1:
        link = Link(rect=(0, 0, 9, 9), target_page_index=1, fit=Fit("/Fit"))
        writer.add_annotation(page_number=0, annotation=link)
    writer.write(made)
    return made.getvalue()


def _names(entries):
    return DictionaryObject({NameObject(key): NameObject(one) for key, one in entries.items()})


def printed(*pdfs, two_sided=False):
    """The bytes of the print file, and where each PDF stands."""
    made = BytesIO()
    target = PrintFile(made, two_sided=two_sided)
    found = [target.add(one, f"Đơn vị {place}") for place, one in enumerate(pdfs, start=1)]
    target.end()
    return made.getvalue(), [(one.first, one.last) for one in found]


@pytest.mark.parametrize(
    ("sizes", "two_sided", "ranges", "widths"),
    [
        ([[500, 501], [502], [503]], False, [(1, 2), (3, 3), (4, 4)], [500, 501, 502, 503]),
        ([[500, 501], [502], [503]], True, [(1, 2), (3, 3), (5, 5)], [500, 501, 502, 502, 503]),
        ([[500, 501, 502], [503]], True, [(1, 3), (5, 5)], [500, 501, 502, 502, 503]),
        ([[500], [501, 502]], True, [(1, 1), (3, 4)], [500, 500, 501, 502]),
        ([[500]], True, [(1, 1)], [500]),
        ([], True, [], []),
    ],
)
def test_pages_stand_where_it_is_told_and_fronts_begin_two_sided(sizes, two_sided, ranges, widths):
    data, told = printed(*(pdf(*each) for each in sizes), two_sided=two_sided)
    pages = PdfReader(BytesIO(data), strict=True).pages
    assert (told, [page.mediabox.width for page in pages]) == (ranges, widths)
    said = [[page.extract_text() for page in pages[first - 1 : last]] for first, last in ranges]
    assert said == [[f"so {size}" for size in own] for own in sizes]


def test_each_pdf_has_a_bookmark():
    data, _ = printed(pdf(500), pdf(501, 502), pdf(503), two_sided=True)
    reader = PdfReader(BytesIO(data), strict=True)
    marks = [(one.title, reader.get_destination_page_number(one)) for one in reader.outline]
    assert marks == [("Đơn vị 1", 0), ("Đơn vị 2", 2), ("Đơn vị 3", 4)]


def test_a_link_leads_to_the_page_that_was_meant():
    data, _ = printed(pdf(500, 501), pdf(502, 503))
    pages = PdfReader(BytesIO(data), strict=True).pages
    (target,) = (one.get_object()["/Dest"][0].get_object() for one in pages[2]["/Annots"])
    assert target["/MediaBox"][2] == 503


def test_what_comes_again_is_written_once():
    picture = b"%" + b"p" * 50_000
    alone, _ = printed(pdf(500, picture=picture))
    thrice, _ = printed(*[pdf(500, picture=picture)] * 3)
    assert len(thrice) - len(alone) < 5_000


def test_the_same_pdfs_give_the_same_bytes():
    given = [pdf(500, 501), pdf(502)]
    assert printed(*given) == printed(*given)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n%%EOF", pdf(500)[:200]])
def test_what_is_no_pdf_is_not_taken(data):
    with pytest.raises(NotPdf):
        printed(pdf(500), data)


@pytest.mark.slow
def test_of_what_is_written_only_the_places_stay_in_memory():
    letter = pdf(500, 501, picture=b"%" + b"p" * 50_000)
    held = []
    with Path(os.devnull).open("wb") as nowhere:
        target = PrintFile(nowhere)
        tracemalloc.start()
        for number in range(20):
            target.add(letter.replace(b"p" * 20, b"%020d" % number, 1), "Đơn vị")
            gc.collect()
            held.append(tracemalloc.get_traced_memory()[0])
        tracemalloc.stop()
    assert held[-1] - held[4] < 50_000
