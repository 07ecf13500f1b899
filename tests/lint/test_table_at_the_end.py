"""A text that ends with a table ends with it, and with what is said under it."""

from __future__ import annotations

import pytest
from read_papers import checked
from right_documents import letter
from word_paper import Grid, Para

NOTE = "Ghi chú: số liệu tạm tính."


@pytest.mark.parametrize(("style", "ends"), [("GhiChuBang", True), ("", False)])
def test_no_end_mark_is_asked_for_below_a_table(style, ends):
    paper = letter()
    paper.parts |= {"cell": Para("Số liệu"), "note": Para(NOTE, style=style)}
    place = paper.blocks.index("last") + 1
    paper.blocks[place:place] = [Grid((9355,), ((("cell",),),)), "note"]
    found = {one.rule for one in checked(paper).findings}
    assert ("ND30-PL3-end" not in found) is ends
