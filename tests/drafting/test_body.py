"""Bodies, from the words of a record to finished paragraphs: no value changes what stands around it."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.drafting.body import BodyWriter
from generator.drafting.expressions import Expressions
from generator.drafting.vocabulary.build import InsertMark
from generator.problems import Place
from generator.standard import Outline

STYLED = re.compile(r'<w:p><w:pPr><w:pStyle w:val="(\w+)"/>')
TEXT = re.compile(r"<w:t[ >][^<]*|<w:br/>|<w:noBreakHyphen/>|<w:tc>|<w:b/>|<w:i/>")


class WithSigns(BodyWriter):
    """Shows a table as its code."""

    def insert(self, piece, paper=None):
        return f"<w:tbl>{piece.code}</w:tbl>".encode()


def _writer(**names):
    known = {"tables": {}, "charts": {}, **names}
    expressions = Expressions(known, 1, lambda _, *spot: Place("d.yaml", *spot))
    return WithSigns(None, expressions)


def written(source, *, outline=Outline.ROMAN, end_mark=False, **names):
    """Style and text of each paragraph; `[` opens a bold stretch, `{` one in italics."""
    writer = _writer(**names)
    xml = writer.write(source, "body", outline=outline, end_mark=end_mark)
    assert writer.expressions.problems == []
    return [_shown(paragraph) for paragraph in str(xml).split("</w:p>")[:-1]]


def _shown(paragraph):
    style = STYLED.search(paragraph)
    signs = {"<w:br/>": "\n", "<w:noBreakHyphen/>": "-", "<w:tc>": "", "<w:b/>": "[", "<w:i/>": "{"}
    said = "".join(
        signs.get(one, unescape(one.partition(">")[2])) for one in TEXT.findall(paragraph)
    )
    return f"{style[1]}: {said}" if style else said


def refused(source, **names):
    writer = _writer(**names)
    assert not writer.write(source, "body", outline=Outline.ROMAN)
    return [(one.code, one.place.line) for one in writer.expressions.problems]


BLOCK = "Quỹ tương hỗ\n"


@pytest.mark.parametrize(
    ("source", "paragraphs"),
    [
        ("Có {{ x }}.", ["ThanVanBan: Có Quỹ tương hỗ."]),
        ("Có **{{ x }}** và *{{ x }}*.", ["ThanVanBan: Có [Quỹ tương hỗ và {Quỹ tương hỗ."]),
        ("# Mục {{ x }}\n\nHết.", ["Muc1: MỤC QUỸ TƯƠNG HỖ", "ThanVanBan: Hết."]),
        ("- {{ x }}\n- hai", ["GachDau: - Quỹ tương hỗ", "GachDau: - hai"]),
        ("`{{ x }}`", ["ThanVanBan: `Quỹ tương hỗ`"]),
    ],
)
def test_a_fact_that_was_written_as_a_block(source, paragraphs):
    assert written(source, x=BLOCK) == paragraphs


@pytest.mark.parametrize(
    ("source", "paragraphs"),
    [
        ("Có {{ x }}.", ["ThanVanBan: Có một\nhai."]),
        ("## Mục {{ x }}\n\nHết.", ["Muc2: Mục một\nhai", "ThanVanBan: Hết."]),
        ("**{{ x }}**", ["ThanVanBan: [một\nhai"]),
    ],
)
def test_a_value_of_several_lines_cuts_nothing_in_two(source, paragraphs):
    assert written(source, x="một  \n  hai\n") == paragraphs


def test_a_value_of_several_lines_in_a_cell():
    writer = _writer(x="một\nhai | ba\n")
    xml = writer.write("| A | B |\n|---|---|\n| {{ x }} | x |", "body", outline=Outline.ROMAN)
    assert str(xml).count("<w:tr>") == 2
    assert "<w:t>hai | ba</w:t>" in str(xml)


@pytest.mark.parametrize("value", ["“A”", "(a)", "*a*", "a)", " a ", "_", "1. a", "# a", "\\"])
def test_emphasis_holds_beside_any_value(value):
    (paragraph,) = written("x**{{ v }}**y *{{ v }}*z", v=value)
    assert paragraph == f"ThanVanBan: x[{value}y {{{value}z"


def test_the_end_mark_follows_a_value():
    assert written("Về {{ x }}", x=BLOCK, end_mark=True) == ["ThanVanBan: Về Quỹ tương hỗ./."]


@pytest.mark.parametrize(
    ("source", "paragraphs"),
    [
        ("{% for u in x %}\n- Một{% if u %} (nhiều){% endif %}\n{% endfor %}",
         ["GachDau: - Một (nhiều)", "GachDau: - Một"]),
        ("Một.{# ghi chú #}\n\nHai.", ["ThanVanBan: Một.", "ThanVanBan: Hai."]),
        ("Một{% if x %}.{% endif %}\n\nHai.", ["ThanVanBan: Một.", "ThanVanBan: Hai."]),
        ("- a\n{# ghi chú #}\n{% if x %} {% if x %}\n- b\n{% endif %}{% endif %}\n- c",
         ["GachDau: - a", "GachDau: - b", "GachDau: - c"]),
        ("Một\n  {%- if x %} hai\n{% endif %}", ["ThanVanBan: Một hai"]),
        ("a\n{% if x and\n  x %}\nb\n{% endif %}\nc", ["ThanVanBan: a b c"]),
        ("{% for u in x %}\n{{ u }}{% if not loop.last %}, {% endif %}\n{% endfor %}.",
         ["ThanVanBan: 1, 0."]),
    ],
)  # fmt: skip
def test_only_a_line_of_nothing_but_statements_leaves_no_line(source, paragraphs):
    assert written(source, x=[1, 0]) == paragraphs


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("Một.\n\ntoàn tỉnh có {{ x|number sáng kiến.\n\nHai.\n\nBa.", 3),
        ("Một.\n\n{{ x\n\nHai.", 3),
        ("Một.\n{% if x %}\nHai.\n\nBa.", 2),
        ("{{ x }", 1),
    ],
)
def test_what_is_not_closed_is_told_at_its_line_and_nothing_is_written(source, line):
    assert refused(source, x=1) == [("E-EXPR-SYNTAX", line)]


def test_a_fault_is_told_at_its_line():
    assert refused("Có {{ a }}\nvà {{ nope }}.", a="x") == [("E-EXPR-NAME", 2)]


def test_tables_and_charts_stand_alone():
    xml = _writer(tables={"t": InsertMark("table", "t")}).write(
        "Một.\n\n{{ tables.t }}\n\nHai.", "body", outline=Outline.ROMAN
    )
    assert "</w:p><w:tbl>t</w:tbl><w:p>" in str(xml)


def test_a_value_is_not_taken_for_a_table():
    assert written("{{ x }}", x="\ue000table:t\ue001") == ["ThanVanBan: \ue000table:t\ue001"]


values = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Co", "Zl", "Zp")), min_size=1
).filter(str.strip)


@given(value=values)
@example(value="-0")
def test_a_value_stays_what_it_is_in_every_place(value):
    source = "Có {{ v }} nhé\n\n- a {{ v }} b\n\n## M {{ v }} z\n\nx **{{ v }}** y"
    assert written(source, v=value) == [
        f"ThanVanBan: Có {value} nhé",
        f"GachDau: - a {value} b",
        f"Muc2: M {value} z",
        f"ThanVanBan: x [{value} y",
    ]


@pytest.mark.parametrize("text", ["Quỹ tương hỗ\n", "một\nhai\n\n"])
def test_the_line_end_of_a_block_is_no_part_of_a_fact(text, figures):
    assert figures(facts={"x": text}).campaign.facts["x"] == text.rstrip("\n")


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("Xem {{ tables.t }} nhé", 1),
        ("a\n{{ tables.t }}\nb", 1),
        ("Một.\n\n# {{ tables.t }}", 3),
        ("| A |\n|---|\n| {{ tables.t }} |", 3),
        ("- {{ tables.t }}", 1),
    ],
)
def test_a_table_among_words_is_told(source, line):
    tables = {"t": InsertMark("table", "t")}
    assert _told(source, tables=tables) == [("E-BODY-MARKDOWN", line)]


@pytest.mark.parametrize("source", ["{{ tables.t ~ '' }}", "{{ tables.t|upper }}"])
def test_a_table_is_no_text(source):
    tables = {"t": InsertMark("table", "t")}
    assert _told(source, tables=tables) == [("E-EXPR-VALUE", 1)]


def _told(source, **names):
    writer = _writer(**names)
    writer.write(source, "body", outline=Outline.ROMAN)
    return [(one.code, one.place.line) for one in writer.expressions.problems]
