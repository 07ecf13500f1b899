"""Gaps of a draft: marks in the text become «…» on yellow, each with one comment."""

from __future__ import annotations

import pytest
from lxml import etree

from generator.ooxml import unpack_parts
from generator.word.template.gaps import doubt_mark, gap_mark, gaps_left, show_gaps, without_marks

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CORE = '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'


def _told(element):
    """A piece of a paragraph: words, yellow ones in brackets; (0: … ) is the range of a comment."""
    name = element.tag.removeprefix(W)
    if name != "r":
        number = element.get(f"{W}id")
        return {"commentRangeStart": f"({number}:", "commentRangeEnd": ")"}.get(name, "")
    if element.find(f"{W}commentReference") is not None:
        return "*"
    text = "".join(part.text or "" for part in element.iter(f"{W}t"))
    return f"[{text}]" if element.find(f"{W}rPr/{W}highlight") is not None else text


@pytest.fixture
def shown(make):
    """The paragraphs that these become, in a draft with two remarks."""

    def show(*paragraphs):
        data = make.docx(*(make.paragraph(*texts) for texts in paragraphs), core=CORE)
        parts = unpack_parts(show_gaps(data, [["a"], ["b", "→ c"]], "Cơ quan"))
        root = etree.fromstring(parts["word/document.xml"])
        bold = [run.find(f"{W}rPr/{W}b") is not None for run in root.iter(f"{W}r")]
        assert all(bold) or "*" in str([*map(_told, root.iter(f"{W}r"))])
        return ["".join(map(_told, one)) for one in root.iter(f"{W}p")]

    return show


@pytest.mark.parametrize(
    ("paragraphs", "told"),
    [
        ([["đạt ", f"a{gap_mark(0)}b", "."]], ["*đạt a(0:[«…»])*b."]),
        ([["x"], [gap_mark(0), gap_mark(1)]], ["x", "(0:[«…»])*(1:[«…»])*"]),
        ([[f"{gap_mark(0)} và {gap_mark(0)}{gap_mark(1)}"]], ["(0:[«…»])* và [«…»](1:[«…»])*"]),
        ([[f"có {doubt_mark(0, '95')} và {gap_mark(1)}"]], ["có (0:[95])* và (1:[«…»])*"]),
        ([["không có gì"]], ["không có gì**"]),
    ],
)
def test_each_mark_is_shown_and_each_remark_stands_once(shown, paragraphs, told):
    found = shown(*paragraphs)
    # A remark without a mark of its own stands at the end of the first paragraph.
    assert found == [one.removeprefix("*") + ("*" if one.startswith("*") else "") for one in told]


def test_the_comments_tell_why_and_bear_no_date(make):
    data = make.docx(make.paragraph(gap_mark(0)), core=CORE)
    parts = unpack_parts(show_gaps(data, [["chưa có", "→ nhập"]], "Cơ quan"))
    (comment,) = etree.fromstring(parts["word/comments.xml"])
    assert [p.findtext(f"{W}r/{W}t") for p in comment] == ["chưa có", "→ nhập"]
    assert {name.removeprefix(W): text for name, text in comment.attrib.items()} == {
        "id": "0",
        "author": "Cơ quan",
        "initials": "VT",
    }


def test_a_draft_says_so_of_itself(make):
    plain = make.docx(make.paragraph("x"), core=CORE)
    draft = show_gaps(make.docx(make.paragraph(gap_mark(0)), core=CORE), [["a"]], "x")
    assert gaps_left(unpack_parts(plain)) is None
    assert gaps_left(unpack_parts(draft)) == 1


def test_outside_of_the_text_a_gap_is_plain(make):
    header = make.paragraph(f"đạt {gap_mark(0)}")
    data = make.docx(make.paragraph(gap_mark(0)), header=header, core=CORE)
    root = etree.fromstring(unpack_parts(show_gaps(data, [["a"]], "x"))["word/header.xml"])
    assert "".join(map(_told, root[0])) == "đạt [«…»]"
    assert without_marks(f"a{gap_mark(3)}b{doubt_mark(4, 'c')}") == "a«…»bc"
