"""Markup held against the schema: each way in which it may not fit, and what fits."""

from __future__ import annotations

import pytest

from generator.ooxml.markup_schema import Misfit, W, markup_faults
from generator.ooxml.parsing import parse_xml

SPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:o="urn:other"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)


def found(body: str, root: str = "document", more: str = "") -> list[tuple[Misfit, str, str]]:
    inner = f"<w:body>{body}</w:body>" if root == "document" else body
    tree = parse_xml(f"<w:{root} {SPACES} {more}>{inner}</w:{root}>".encode())
    return [(one.misfit, one.name, one.value) for one in markup_faults(tree)]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<w:p/>",
        '<w:p><w:pPr><w:jc w:val="start"/></w:pPr><w:r><w:rPr><w:sz w:val="28"/><w:b/></w:rPr><w:t>a</w:t></w:r></w:p>',
        "<w:p><w:r><w:rPr><w:i/><w:i/></w:rPr></w:r></w:p>",
        '<w:p><w:pPr><w:pStyle w:val="a"/><w:sectPr/><w:rPr/></w:pPr></w:p>',
        '<w:p w:rsidR="00AB12CD" w14:paraId="12345678"/>',
        "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='w14'/><mc:Fallback><w:t>a</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        "<w:p><w:r><w:pict><v:shape><w:txbxContent><w:p/></w:txbxContent></v:shape></w:pict></w:r></w:p>",
        '<w:p><w:pPr><w:ind w:left="720.5"/></w:pPr></w:p>',
        "<!-- a --> <w:p/>\n",
    ],
)  # fmt: skip
def test_what_programs_write_fits(body):
    assert found(body) == []


@pytest.mark.parametrize(
    ("body", "misfit", "name", "value"),
    [
        ("<w:r/>", Misfit.PLACE, "r", ""),
        ("<w:p><w:p/></w:p>", Misfit.PLACE, "p", ""),
        ("<w:paragraph/>", Misfit.UNKNOWN, "paragraph", ""),
        ("<o:p/>", Misfit.UNKNOWN, "p", ""),
        ('<w:p id="1"/>', Misfit.UNKNOWN, "id", "1"),
        ('<w:p><w:pPr><w:jc w:val="both"/><w:ind/></w:pPr></w:p>', Misfit.ORDER, "jc", "pPr"),
        ("<w:p><w:r/><w:pPr/></w:p>", Misfit.ORDER, "r", "p"),
        ('<w:p><w:pPr><w:jc w:val="both"/><w:jc w:val="left"/></w:pPr></w:p>', Misfit.REPEATED, "jc", "pPr"),
        ("<w:tbl><w:tblGrid/></w:tbl>", Misfit.MISSING, "tblPr", "tbl"),
        ('<w:p><w:pPr><w:jc w:val="middle"/></w:pPr></w:p>', Misfit.VALUE, "val", "middle"),
        ('<w:p><w:r><w:rPr><w:sz w:val="-2"/></w:rPr></w:r></w:p>', Misfit.VALUE, "val", "-2"),
        ("<w:p><w:pPr><w:jc/></w:pPr></w:p>", Misfit.UNSAID, "val", ""),
        ("<w:p>a</w:p>", Misfit.TEXT, "p", "a"),
        ("<w:p><w:r/>a</w:p>", Misfit.TEXT, "p", "a"),
        ("<w:p><w:r><w:pict><v:shape><w:txbxContent><w:r/></w:txbxContent></v:shape></w:pict></w:r></w:p>",
         Misfit.PLACE, "r", ""),
    ],
)  # fmt: skip
def test_each_way_in_which_markup_does_not_fit(body, misfit, name, value):
    assert found(body) == [(misfit, name, value)]


def test_a_namespace_that_may_be_passed_over():
    assert found("<o:p/>", more='mc:Ignorable="o"') == []


def test_parts_that_are_no_wordprocessingml_are_not_judged():
    assert list(markup_faults(parse_xml(b"<a><b>c</b></a>"))) == []


@pytest.mark.parametrize(
    ("root", "body", "misfit"),
    [
        ("styles", '<w:style w:type="paragraf"/>', Misfit.VALUE),
        ("numbering", '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:abstractNum w:abstractNumId="0"/>', Misfit.ORDER),
        ("settings", "<w:setting/>", Misfit.UNKNOWN),
        ("hdr", "<w:sectPr/>", Misfit.PLACE),
    ],
)  # fmt: skip
def test_other_parts_are_judged_too(root, body, misfit):
    assert [one[0] for one in found(body, root)] == [misfit]
