"""In which fonts the letters of a file show: by kind of letter, and only those that are there to be seen."""

from __future__ import annotations

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from generator.lint import fonts_shown, open_package, read_document

FONTS = '<w:rFonts w:ascii="A" w:hAnsi="H" w:eastAsia="E" w:cs="C"/>'


@pytest.mark.parametrize(
    ("run", "fonts"),
    [
        (f"<w:rPr>{FONTS}</w:rPr><w:t>So 1</w:t>", {"A"}),
        (f"<w:rPr>{FONTS}</w:rPr><w:t>Số 1</w:t>", {"A", "H"}),
        (f"<w:rPr>{FONTS}</w:rPr><w:t>文</w:t>", {"E"}),
        (f"<w:rPr>{FONTS}</w:rPr><w:t>ភាសា</w:t>", {"C"}),
        (f"<w:rPr>{FONTS}<w:vanish/></w:rPr><w:t>So</w:t>", set()),
        (f"<w:rPr>{FONTS}</w:rPr><w:t> </w:t>", set()),
        (f'<w:rPr>{FONTS}</w:rPr><w:sym w:font="Wingdings" w:char="F0FE"/>', {"Wingdings"}),
    ],
)
def test_letters_show_in_the_font_of_their_kind(tmp_path, run, fonts):
    document = Document()
    document.add_paragraph()._p.append(parse_xml(f"<w:r {nsdecls('w')}>{run}</w:r>"))
    document.save(tmp_path / "a.docx")
    assert fonts_shown(read_document(open_package(tmp_path / "a.docx"))) == fonts
