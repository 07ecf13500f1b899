"""A text that ends with a table ends with it, and with what is said under it."""

from __future__ import annotations

import pytest
from right_documents import letter
from word_paper import Grid, Para

from generator.lint.linting import lint_document
from generator.lint.reading.anatomy import read_document
from generator.lint.reading.word_package import read_package
from generator.standard.profile import load_standard

NOTE = "Ghi chú: số liệu tạm tính."


@pytest.mark.parametrize(("style", "ends"), [("GhiChuBang", True), ("", False)])
def test_no_end_mark_is_asked_for_below_a_table(style, ends):
    paper = letter()
    paper.parts |= {"cell": Para("Số liệu"), "note": Para(NOTE, style=style)}
    place = paper.blocks.index("last") + 1
    paper.blocks[place:place] = [Grid((9355,), ((("cell",),),)), "note"]
    document = read_document(read_package(paper.save(), "thu.docx"))
    found = {one.rule for one in lint_document(document, load_standard("nd30")).findings}
    assert ("ND30-PL3-end" not in found) is ends
