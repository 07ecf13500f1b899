"""Breaks and tabs in printed text become what docxtpl makes of them, text by text."""

from __future__ import annotations

import pytest
from docxtpl import DocxTemplate
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.word.template.breaks import resolve_breaks

TEXTS = st.text(st.sampled_from("ađ \t\n\a\f"), max_size=6)
OPENINGS = st.sampled_from(["<w:t>", '<w:t xml:space="preserve">'])
PIECES = st.one_of(
    st.builds("{}{}</w:t>".format, OPENINGS, TEXTS),
    st.sampled_from(["<w:tab/>", '<w:t xml:space="preserve"/>', "<w:br/>", "\n"]),
)
RUNS = st.builds(
    "<w:r{}>{}{}</w:r>".format,
    st.sampled_from(["", ' w:rsidR="00A"']),
    st.sampled_from(["", "<w:rPr><w:b/></w:rPr>"]),
    st.lists(PIECES, max_size=3).map("".join),
)
PARAGRAPHS = st.one_of(
    st.builds(
        "<w:p{}>{}{}</w:p>".format,
        st.sampled_from(["", ' w:rsidR="00A"']),
        st.sampled_from(["", '<w:pPr><w:jc w:val="both"/><w:rPr><w:i/></w:rPr></w:pPr>']),
        st.lists(RUNS, max_size=3).map("".join),
    ),
    st.sampled_from(
        ['<w:p w:rsidR="00A"/>', "<w:p/>", "\n", "<w:tbl><w:tr><w:tc>\t</w:tc></w:tr></w:tbl>"]
    ),
)


@pytest.mark.parametrize(
    "examples", [100, pytest.param(500, marks=pytest.mark.slow)], ids=["few", "many"]
)
def test_the_same_as_docxtpl(examples):
    @settings(max_examples=examples, deadline=None)
    @example('<w:p><w:r><w:t xml:space="preserve"/>\n</w:r></w:p>')
    @given(st.lists(PARAGRAPHS, max_size=5).map("".join))
    def same(xml):
        assert resolve_breaks(xml.encode()).decode() == DocxTemplate("").resolve_listing(xml)

    same()
