"""Elements of WordprocessingML, letter by letter."""

from __future__ import annotations

import pytest

from generator.ooxml.wordml import (
    escape,
    open_cell,
    open_row,
    open_table,
    unfit,
    write_paragraph,
    write_run,
)

BANNED = [*range(9), 0xB, 0xC, *range(0xE, 0x20), 0xD800, 0xDFFF, 0xFFFE, 0xFFFF]
ALLOWED = [9, 0xA, 0xD, 0x20, ord("-"), ord("]"), ord("\\"), 0xD7FF, 0xE000, 0xFFFD, 0x10000]


def test_the_characters_that_xml_bans():
    assert [code for code in BANNED if not unfit().search(chr(code))] == []
    assert [code for code in ALLOWED if unfit().search(chr(code))] == []
    marks = unfit(but="\a\f")
    assert not marks.search("\a\f")
    assert marks.search("\b")


def test_text_is_escaped():
    assert escape('<a> & "b"') == '&lt;a&gt; &amp; "b"'


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("một", "<w:t>một</w:t>"),
        ("một hai", "<w:t>một hai</w:t>"),
        (" một", '<w:t xml:space="preserve"> một</w:t>'),
        ("một ", '<w:t xml:space="preserve">một </w:t>'),
        ("một  hai", '<w:t xml:space="preserve">một  hai</w:t>'),
        ("một\nhai", "<w:t>một</w:t><w:br/><w:t>hai</w:t>"),
        ("một\r\nhai", "<w:t>một</w:t><w:br/><w:t>hai</w:t>"),
        (
            "một\x0bhai\x0cba\x1cbốn",
            "<w:br/>".join(f"<w:t>{n}</w:t>" for n in ["một", "hai", "ba", "bốn"]),
        ),
        ("\n", ""),
        ("một\n\nhai", "<w:t>một</w:t><w:br/><w:br/><w:t>hai</w:t>"),
        ("một\thai", "<w:t>một</w:t><w:tab/><w:t>hai</w:t>"),
        ("\tmột\t", "<w:tab/><w:t>một</w:t><w:tab/>"),
        ("A\x00\x1f&\ud800B", "<w:t>A&amp;B</w:t>"),
    ],
)
def test_a_run(text, inside):
    assert write_run(text) == f"<w:r>{inside}</w:r>"


def test_a_run_with_looks_and_one_that_says_nothing():
    assert write_run("a", "<w:b/>") == "<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r>"
    assert write_run("", "<w:b/>") == ""


def test_a_paragraph():
    assert write_paragraph("a", "S") == (
        '<w:p><w:pPr><w:pStyle w:val="S"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'
    )
    assert write_paragraph("", "S", align="left", marks="<w:b/>", keep=True) == (
        '<w:p><w:pPr><w:pStyle w:val="S"/><w:keepNext/><w:jc w:val="left"/></w:pPr></w:p>'
    )
    assert "<w:rPr><w:i/></w:rPr>" in write_paragraph("a", "S", marks="<w:i/>")


def test_a_cell():
    start, end = '<w:tc><w:tcPr><w:tcW w:w="90" w:type="dxa"/>', "</w:tcPr>"
    middle = '<w:vAlign w:val="center"/>'
    assert open_cell(90) == f"{start}{middle}{end}"
    assert open_cell(90, 1, "restart", "top") == (
        f'{start}<w:vMerge w:val="restart"/><w:vAlign w:val="top"/>{end}'
    )
    assert open_cell(90, 2) == f'{start}<w:gridSpan w:val="2"/>{middle}{end}'


def test_a_row():
    assert open_row() == "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
    assert open_row(header=True, height=300) == (
        '<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="300" w:hRule="atLeast"/><w:tblHeader/>'
        "</w:trPr>"
    )


def test_a_table():
    assert open_table("S", (10, 20), 5) == (
        '<w:tbl><w:tblPr><w:tblStyle w:val="S"/><w:tblW w:w="30" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="5" w:type="dxa"/><w:right w:w="5" w:type="dxa"/></w:tblCellMar>'
        '<w:tblLook w:val="0000"/></w:tblPr><w:tblGrid><w:gridCol w:w="10"/>'
        '<w:gridCol w:w="20"/></w:tblGrid>'
    )
