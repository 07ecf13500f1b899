"""What the program sets itself once a document is printed: properties and the lie of sections."""

from __future__ import annotations

import datetime
import io

import pytest
from docx import Document

from generator.ooxml.unpacking import unpack_parts
from generator.word.template.core_properties import Properties
from generator.word.template.sections import LANDSCAPE_MARGINS, orient_sections
from generator.word.template.template import open_template

UPRIGHT = (
    b'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134"'
    b' w:left="1701" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)
WIDE = (
    b'<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134"'
    b' w:right="851" w:bottom="851" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)


@pytest.mark.parametrize(
    ("orientations", "sections"),
    [
        ([], UPRIGHT + UPRIGHT),
        (["portrait", "portrait"], UPRIGHT + UPRIGHT),
        (["portrait", "landscape"], UPRIGHT + WIDE),
        (["landscape"], WIDE + UPRIGHT),
        (["landscape", "landscape", "landscape"], WIDE + WIDE),
    ],
)
def test_sections_are_turned_in_order(orientations, sections):
    assert orient_sections(b"<x/>" + UPRIGHT + UPRIGHT, orientations) == b"<x/>" + sections


def test_a_wide_section_is_turned_back_with_its_margins():
    turned = orient_sections(WIDE, ["portrait"])
    assert b'<w:pgSz w:w="11906" w:h="16838"/>' in turned
    assert str(LANDSCAPE_MARGINS["right"]).encode() in turned


def test_a_section_without_a_size_stays():
    assert (
        orient_sections(b"<w:sectPr><w:x/></w:sectPr>", ["landscape"])
        == b"<w:sectPr><w:x/></w:sectPr>"
    )


def test_the_document_is_turned(make):
    data = open_template(make.docx(make.paragraph("{{ x }}"))).render(
        {"x": "a"}, orientations=["landscape"]
    )
    (section,) = Document(io.BytesIO(data)).sections
    assert section.page_width > section.page_height


GIVEN = Properties(
    title="120/LĐLĐ & <b>",
    subject="V/v sáng kiến",
    author="LĐLĐ tỉnh Cà Mau",
    keywords="sáng kiến",
    created=datetime.datetime(
        2022, 4, 25, 7, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=7))
    ),
    modified=datetime.datetime(2022, 4, 25, 0, 30),  # noqa: DTZ001 - taken as it stands
)


def test_properties_are_the_programs(make):
    templates = [
        make.docx(make.paragraph("{{ x }}")),
        make.docx(
            make.paragraph("{{ x }}"), core="<dc:title>{{ x }}</dc:title><dc:creator>b</dc:creator>"
        ),
    ]
    for template in templates:
        data = open_template(template).render({"x": "a"}, properties=GIVEN)
        core = Document(io.BytesIO(data)).core_properties
        assert (core.title, core.subject, core.author) == (GIVEN.title, GIVEN.subject, GIVEN.author)
        written = unpack_parts(data)["docProps/core.xml"].decode()
        assert f"<cp:keywords>{GIVEN.keywords}</cp:keywords>" in written
        assert f"<cp:lastModifiedBy>{GIVEN.author}</cp:lastModifiedBy>" in written
        moment = datetime.datetime(2022, 4, 25, 0, 30, tzinfo=datetime.UTC)
        assert core.created == core.modified == moment


def test_properties_of_the_template_stay_where_none_is_given(make):
    core = "<dc:title>{{ x }} &amp; b</dc:title><dc:creator>c</dc:creator>"
    template = open_template(make.docx(make.paragraph("d"), core=core))
    for text in ("a & <b>", "e"):
        found = Document(io.BytesIO(template.render({"x": text}))).core_properties
        assert (found.title, found.author) == (f"{text} & b", "c")


def test_no_date_comes_from_the_clock(make):
    data = open_template(make.docx(make.paragraph("a"))).render({})
    core = Document(io.BytesIO(data)).core_properties
    assert core.created is None
    assert core.modified is None
