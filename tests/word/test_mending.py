"""Whatever a template empties, Word gets what it needs: a paragraph here, no empty table there."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from generator.lint.linting import lint_document
from generator.lint.reading.anatomy import read_document
from generator.lint.reading.word_package import read_package
from generator.ooxml.unpacking import unpack_parts
from generator.standard.profile import load_standard
from generator.word.template.mending import TINY
from generator.word.template.template import open_template


def p(text, looks=""):
    return f"<w:p>{looks}<w:r><w:t>{text}</w:t></w:r></w:p>"


def maybe(*blocks):
    return p("{%p if no %}") + "".join(blocks) + p("{%p endif %}")


def cell(*blocks):
    return f"<w:tc><w:tcPr/>{''.join(blocks)}</w:tc>"


def table(*rows):
    return f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid>{"".join(rows)}</w:tbl>'


def row(*cells):
    return f"<w:tr>{''.join(cells)}</w:tr>"


def one(*blocks):
    """A table of one cell."""
    return table(row(cell(*blocks)))


def rows_of(loop):
    return (
        row(cell(p("{%tr for r in " + loop + " %}")))
        + row(cell(p("b")))
        + row(cell(p("{%tr endfor %}")))
    )


def control(content):
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def box(*blocks):
    return (
        "<w:p><w:r><w:pict><v:rect><v:textbox><w:txbxContent>"
        + "".join(blocks)
        + "</w:txbxContent></v:textbox></v:rect></w:pict></w:r></w:p>"
    )


TINY_P = TINY.decode()
LOOKS = '<w:pPr><w:pStyle w:val="BangSo"/></w:pPr>'
BETWEEN = "<w:p><w:pPr><w:keepNext/></w:pPr></w:p>"
TABLE = one(p("t"))
VALUE = {
    "side": "left",
    "no": False,
    "zero": [],
    "two": [1, 2],
    "table": Markup(TABLE),  # noqa: S704 - elements of our own
    "nothing": Markup(""),
}


CASES = [
    (one(maybe(p("x"))), one("<w:p/>")),
    (one(maybe(p("x", LOOKS))), one(f"<w:p>{LOOKS}</w:p>")),
    (one(p("{{p nothing }}")), one("<w:p/>")),
    (one(p("{{p table }}")), one(TABLE, TINY_P)),
    (one(p("x"), TABLE), one(p("x"), TABLE, TINY_P)),
    (one(p("x"), p("{{p nothing }}")), one(p("x"))),
    (table(rows_of("zero")), ""),
    (table(rows_of("two")), table(row(cell(p("b"))), row(cell(p("b"))))),
    (table(row(cell(p("k"))), rows_of("zero")), one(p("k"))),
    (one(table(rows_of("zero"))), one("<w:p/>")),
    (
        table(row(cell(p("{%tc if no %}")), cell(p("x")), cell(p("{%tc endif %}")))),
        "",
    ),
    (TABLE + maybe(p("x")) + TABLE, TABLE + BETWEEN + TABLE),
    (TABLE + table(rows_of("zero")) + TABLE, TABLE + BETWEEN + TABLE),
    (p("{{p table }}") + TABLE, TABLE + BETWEEN + TABLE),
    (p("{{p table }}") + p("{{p table }}"), TABLE + BETWEEN + TABLE),
    (p("{{p table }}") + p("x") + TABLE, TABLE + p("x") + TABLE),
    (p("{%p for r in two %}") + TABLE + p("{%p endfor %}"), TABLE + BETWEEN + TABLE),
    (control(maybe(p("x"))), control("<w:p/>")),
    (one(control(p("{{p table }}"))), one(control(TABLE), TINY_P)),
    (table(row(cell(p("k"))), control(rows_of("zero"))), one(p("k"))),
    (table(control(rows_of("zero"))), ""),
    (box(maybe(p("x"))), box("<w:p/>")),
    (box(p("{{p table }}")), box(TABLE, TINY_P)),
    # a value in an attribute cannot be followed: then all is looked at
    (
        p("a", '<w:pPr><w:jc w:val="{{ side }}"/></w:pPr>') + TABLE
        + maybe(p("x")) + table(rows_of("zero")) + one(maybe(p("x"))) + TABLE,
        p("a", '<w:pPr><w:jc w:val="left"/></w:pPr>') + TABLE + BETWEEN + one("<w:p/>") + BETWEEN
        + TABLE,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "made"), CASES)
def test_word_gets_what_it_needs(body, made, make):
    assert body_of(make.docx(p("-") + body + p("-"))) == p("-") + made + p("-")


@pytest.mark.parametrize("body", [body for body, _ in CASES])
def test_the_linter_finds_nothing_damaged(body, make):
    data = open_template(make.docx(p("-") + body, header=maybe(p("x")))).render(VALUE)
    found = lint_document(
        read_document(read_package(data, "a.docx")), load_standard("nd30")
    ).findings
    damage = {one.rule for one in found if one.rule.startswith("OOXML-")}
    assert damage <= {"OOXML-style"}  # these files have no styles at all


@pytest.mark.parametrize(
    ("body", "made"),
    [
        (p("a") + TABLE, p("a") + TABLE + TINY_P),
        (maybe(p("a")), "<w:p/>"),
        (p("a") + p("{{p table }}"), p("a") + TABLE + TINY_P),
    ],
)
def test_the_body_ends_with_a_paragraph(body, made, make):
    assert body_of(make.docx(body)) == made


@pytest.mark.parametrize("part", ["header", "footer", "footnotes"])
def test_other_stories_have_a_paragraph(part, make):
    story = maybe(p("x"))
    if part == "footnotes":
        story = f'<w:footnote w:id="1">{story}</w:footnote>'
    data = open_template(make.docx(p("a"), **{part: story})).render(VALUE)
    assert unpack_parts(data)[f"word/{part}.xml"].decode().count("<w:p/>") == 1


def body_of(template):
    xml = unpack_parts(open_template(template).render(VALUE))["word/document.xml"].decode()
    spaced = re.search(r"<w:body[^>]*>(.*)<w:sectPr>", xml, re.DOTALL)[1]
    return spaced.replace(' xml:space="preserve"', "")


BLOCKS = st.deferred(
    lambda: st.lists(
        st.sampled_from([p("a"), p("{{p table }}"), p("{{p nothing }}"), TABLE, table(rows_of("zero"))])
        | st.builds(lambda inner: maybe(*inner), BLOCKS)
        | st.builds(lambda inner: one(p("q"), *inner) if len(inner) > 2 else one(*inner, p("q")), BLOCKS)
        | st.builds(lambda inner: box(*inner, TABLE), BLOCKS)
        | st.builds(lambda inner: p("{%p for r in two %}") + "".join(inner) + p("{%p endfor %}"), BLOCKS),
        max_size=3,
    )
)  # fmt: skip


@settings(max_examples=10, deadline=None)
@given(blocks=BLOCKS)
def test_any_blocks(blocks, make, canonical, by_docxtpl):
    template = make.docx(*blocks)
    made = canonical(open_template(template).render(VALUE))
    assert made["word/document.xml"] == canonical(by_docxtpl(template, VALUE))["word/document.xml"]


# --- numbers that stand once


def bookmarked(number, name, inner):
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'
    )


@pytest.mark.parametrize(
    ("inner", "pattern", "found"),
    [
        (bookmarked(7, "x", p("a")), r'w:(?:id|name)="(\w+)"', ["7", "x", "7", "8", "x_2", "8"]),
        (f'<w:sdt><w:sdtPr><w:id w:val="-5"/></w:sdtPr><w:sdtContent>{p("a")}</w:sdtContent></w:sdt>',
         r'<w:id w:val="(-?\d+)"', ["-5", "1"]),
        (p("a") + '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="3" name="x"/></wp:inline></w:drawing></w:r></w:p>',
         r'docPr id="(\d+)"', ["1001", "1002"]),
        (p("a") + '<w:bookmarkStart w:id="9" w:name="open"/>', r'w:id="(\w+)"', []),
    ],
)  # fmt: skip
def test_copies_in_a_loop_have_numbers_of_their_own(inner, pattern, found, make):
    loop = p("{%p for r in two %}") + inner + p("{%p endfor %}") + p("z")
    assert re.findall(pattern, body_of(make.docx(loop))) == found
