"""Markdown bodies → numbered paragraphs in the official styles: input and output in one eyeful."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ooxml.wordml import write_run
from generator.standard import Outline
from generator.word.prose.arrangement import (
    Paragraph,
    apart_from_tables,
    arrange,
    finish,
    held_with_next,
    orphans,
    write_prose,
)
from generator.word.prose.blocks import SmallTable, escape_markdown, parse_markdown


def shown(text, outline=Outline.ROMAN, *, end_mark=False):
    """The body as lines `Style: text`."""
    blocks, slips = parse_markdown(text)
    assert slips == []
    *pieces, last = arrange(blocks, outline)
    closed = [*pieces, finish(last, end_mark=end_mark)]
    return [f"{piece.style}: {printed(piece)}" for piece in closed]


def printed(piece):
    """The words of a paragraph, in capitals where they are printed so."""
    text = "".join(run.text for run in piece.runs)
    return text.upper() if piece.capitals else text


def test_a_dash_right_before_a_word_begins_an_item_and_a_number_stays_one():
    assert shown("Nội dung:\n-Tại hội nghị\n- Ở xã\n\n-5 độ, tiếng-Việt") == [
        "ThanVanBan: Nội dung:",
        "GachDau: - Tại hội nghị",
        "GachDau: - Ở xã",
        "ThanVanBan: -5 độ, tiếng-Việt",
    ]


def test_a_paragraph_that_a_table_follows_is_set_off_from_it():
    paragraph = write_prose(Paragraph("GachDau", ())).encode()
    table = b"<w:tbl><w:tr/></w:tbl>"
    set_off = paragraph.replace(b"</w:pPr>", b'<w:spacing w:after="120"/></w:pPr>')
    assert list(apart_from_tables([paragraph, paragraph, table, paragraph])) == [
        *(paragraph, set_off, table, paragraph)
    ]


BODY = """\
# Mục đích
## Yêu cầu chung
### Đối với cơ sở
### Đối với tỉnh
## Yêu cầu riêng
# Tổ chức thực hiện
## Phân công
"""


@pytest.mark.parametrize(
    ("outline", "lines"),
    [
        (
            Outline.ROMAN,
            [
                "Muc1: I. MỤC ĐÍCH",
                "Muc2: 1. Yêu cầu chung",
                "Muc3: 1.1. Đối với cơ sở",
                "Muc3: 1.2. Đối với tỉnh",
                "Muc2: 2. Yêu cầu riêng",
                "Muc1: II. TỔ CHỨC THỰC HIỆN",
                "Muc2: Phân công",
            ],
        ),
        (
            Outline.ROMAN_LETTER,
            [
                "Muc1: I. MỤC ĐÍCH",
                "Muc2: 1. Yêu cầu chung",
                "Muc3: a) Đối với cơ sở",
                "Muc3: b) Đối với tỉnh",
                "Muc2: 2. Yêu cầu riêng",
                "Muc1: II. TỔ CHỨC THỰC HIỆN",
                "Muc2: Phân công",
            ],
        ),
        (
            Outline.ARABIC,
            [
                "Muc2: 1. Mục đích",
                "Muc3: 1.1. Yêu cầu chung",
                "Muc3: a) Đối với cơ sở",
                "Muc3: b) Đối với tỉnh",
                "Muc3: 1.2. Yêu cầu riêng",
                "Muc2: 2. Tổ chức thực hiện",
                "Muc3: Phân công",
            ],
        ),
        (
            Outline.ARTICLES,
            [
                "Dieu: Điều 1. Mục đích",
                "Khoan: 1. Yêu cầu chung",
                "Khoan: a) Đối với cơ sở",
                "Khoan: b) Đối với tỉnh",
                "Khoan: 2. Yêu cầu riêng",
                "Dieu: Điều 2. Tổ chức thực hiện",
                "Khoan: 1. Phân công",
            ],
        ),
        (
            Outline.CHAPTERS,
            [
                "Phan: Chương I",
                "TenPhan: MỤC ĐÍCH",
                "Dieu: Điều 1. Yêu cầu chung",
                "Khoan: 1. Đối với cơ sở",
                "Khoan: 2. Đối với tỉnh",
                "Dieu: Điều 2. Yêu cầu riêng",
                "Phan: Chương II",
                "TenPhan: TỔ CHỨC THỰC HIỆN",
                "Dieu: Điều 3. Phân công",
            ],
        ),
        (
            Outline.PLAIN,
            [
                "Muc2: Mục đích",
                "Muc3: Yêu cầu chung",
                "Muc3: Đối với cơ sở",
                "Muc3: Đối với tỉnh",
                "Muc3: Yêu cầu riêng",
                "Muc2: Tổ chức thực hiện",
                "Muc3: Phân công",
            ],
        ),
    ],
)
def test_headings_are_numbered_as_the_outline_says(outline, lines):
    assert shown(BODY, outline) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# Một", ["Muc2: Một"]),
        ("# Một\n## Một một", ["Muc2: Một", "Muc3: Một một"]),
        (
            "# Một\n## Một một\n## Một hai",
            ["Muc2: 1. Một", "Muc3: 1.1. Một một", "Muc3: 1.2. Một hai"],
        ),
    ],
)
def test_a_heading_alone_bears_a_number_only_for_those_below(text, lines):
    assert shown(text, Outline.ARABIC) == lines


def test_lists_become_dashes_clauses_and_letters():
    text = """\
- một
- hai
  - trong hai

1. khoản một
2. khoản hai

1) điểm một
2) điểm hai
3) điểm ba
4) điểm bốn
5) điểm năm
"""
    assert shown(text) == [
        "GachDau: - một",
        "GachDau: - hai",
        "GachCong: + trong hai",
        "Khoan: 1. khoản một",
        "Khoan: 2. khoản hai",
        "Khoan: a) điểm một",
        "Khoan: b) điểm hai",
        "Khoan: c) điểm ba",
        "Khoan: d) điểm bốn",
        "Khoan: đ) điểm năm",
    ]


def test_lines_of_a_paragraph_run_on():
    assert shown("Một dòng\nrồi dòng nữa.\n\nĐoạn hai.") == [
        "ThanVanBan: Một dòng rồi dòng nữa.",
        "ThanVanBan: Đoạn hai.",
    ]


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ("Hết.", "Hết./."),
        ("Hết", "Hết./."),
        ("Hết./.", "Hết./."),
        ("Hết **rồi**.", "Hết rồi./."),
        ("- Việc cuối;", "- Việc cuối;./."),
    ],
)
def test_the_text_ends_with_its_mark(text, ending):
    assert shown(text, end_mark=True)[-1].partition(": ")[2] == ending


def test_the_last_paragraph_is_held_with_the_signature():
    blocks, _ = parse_markdown("Một.\n\nHai.")
    first, last = arrange(blocks, Outline.ROMAN)
    assert [first.keep, finish(last, end_mark=True).keep] == [False, True]


def test_bold_and_italic_are_the_only_direct_looks():
    blocks, _ = parse_markdown("Có **đậm**, *nghiêng* & ***cả hai***.")
    (piece,) = arrange(blocks, Outline.ROMAN)
    assert write_prose(piece) == (
        '<w:p><w:pPr><w:pStyle w:val="ThanVanBan"/></w:pPr>'
        '<w:r><w:t xml:space="preserve">Có </w:t></w:r>'
        "<w:r><w:rPr><w:b/></w:rPr><w:t>đậm</w:t></w:r>"
        '<w:r><w:t xml:space="preserve">, </w:t></w:r>'
        "<w:r><w:rPr><w:i/></w:rPr><w:t>nghiêng</w:t></w:r>"
        '<w:r><w:t xml:space="preserve"> &amp; </w:t></w:r>'
        "<w:r><w:rPr><w:b/><w:i/></w:rPr><w:t>cả hai</w:t></w:r>"
        "<w:r><w:t>.</w:t></w:r></w:p>"
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Một.\n\n![ảnh](a.png)", 3),
        ("```\nmã\n```", 1),
        ("Một.\n\n    thụt vào", 3),
        ("> trích", 1),
        ("Một.\n\n***\n\nHai.", 3),
    ],
)
def test_what_an_official_document_cannot_show_is_reported(text, line):
    _, slips = parse_markdown(text)
    assert [slip.line for slip in slips] == [line]


@given(st.text(st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1))
def test_a_value_is_shown_exactly_as_it_is(value):
    blocks, slips = parse_markdown(f"Có {escape_markdown(value)} đây")
    assert slips == []
    (piece,) = arrange(blocks, Outline.ROMAN)
    assert isinstance(piece, Paragraph)
    assert "".join(run.text for run in piece.runs) == f"Có {value} đây"


@pytest.mark.parametrize(
    "text",
    [
        "5*3*2 = 30",
        "5 *3* 2 = 30",
        "2**3**4",
        "a*b*c",
        "`mã` và ``a`b``",
        "xem [^1] và [2]",
        "[Lưu ý]: báo cáo",
        "<http://x.vn> <b>x</b> &amp; &#169;",
        "ngày __/__/____ tên_tệp_1 _b_ __c__",
        "x^2^ H~2~O ~~d~~ ==e== $f$",
        "#không có dấu cách",
        "**",
        "(*) ghi chú, Điều 1*",
        r"tệp ở \\may-chu\chung",
        "An (*) và Bình (**), Chi (*)",
        "An* và Bình**, Chi*",
        "1986. Một năm",
        "01. một",
        "10. mười",
        "+ cộng",
        "* sao",
        "| A | B |",
        "a\n===",
        "tên\n: nghĩa",
    ],
)
def test_what_is_no_mark_of_ours_stays_as_typed(text):
    assert [line.partition(": ")[2] for line in shown(text)] == [
        text.replace("\n", " ").replace(" :", ":")
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Một.\n\n[](x)", 3),
        ("a [báo cáo](http://x.vn) b", 1),
        ("Một.\n\n#\n\nHai.", 3),
        ("# Một #", 1),
        ("- a\n-\n- b", 2),
        ("- # a", 1),
        ("- - a", 1),
        ("0) a", 1),
        ("2025) a", 1),
        ("| A | B |\n|---|---|\n| 1 | 2 | 3 |", 3),
        ("Một.\n---\nHai.", 2),
        (f"|{'a|' * 64}\n|{'-|' * 64}", 1),
        ("Một.\n\n**x*y*z**", 3),
        ("**a*", 1),
        ("| A |\n|---|\n| **a*b** |", 3),
        ("| A | B |\n|---|---|\n| 1 | 2 |\nHai.", 4),
        ("Xem\n\ue000table:t\ue001\nnhé", 1),
        ("# \ue000table:t\ue001", 1),
    ],
)
def test_what_would_be_lost_is_told_at_its_line(text, line):
    _, slips = parse_markdown(text)
    assert [slip.line for slip in slips] == [line]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("### B\n\nc", [1]),
        ("# A\n\n### B\n\n### C", [3, 5]),
        ("# A\n\n## B\n\n### C", []),
        ("#### a", []),
    ],
)
def test_a_heading_without_the_one_above_is_told(text, lines):
    blocks, _ = parse_markdown(text)
    assert [slip.line for slip in orphans(blocks, Outline.ROMAN)] == lines


PIECES = st.sampled_from(
    [
        *"*_`[]()&;<>~^=|\\#:.,",
        "**",
        "Đoàn",
        "ậ",
        "x",
        "7",
        "25",
        "[a](b)",
        "&amp;",
        "***",
        "> ",
        "    ",
    ]
)
LINES = st.tuples(
    st.sampled_from(["", "", "", "# ", "## ", "- ", "  - ", "+ ", "1. ", "| ", "***", "|--|--|"]),
    st.lists(st.one_of(PIECES, st.just(" ")), max_size=9).map("".join),
).map("".join)
MARKS = str.maketrans(dict.fromkeys(" \n\t*\\#-|:"))


@given(st.lists(LINES, max_size=6).map("\n".join))
def test_every_letter_reaches_the_page_or_a_line_is_told(text):
    blocks, slips = parse_markdown(text)
    slips += orphans(blocks, Outline.ROMAN)
    if slips:
        assert all(1 <= slip.line <= text.count("\n") + 1 for slip in slips)
        return
    page = " ".join(_words(piece) for piece in arrange(blocks, Outline.ROMAN))
    left = iter(page.translate(MARKS).casefold())
    assert all(letter in left for letter in text.translate(MARKS).casefold())
    assert all(product in page for product in re.findall(r"\d+(?:\*\d+)+", text))


def _words(piece):
    if isinstance(piece, SmallTable):
        return " ".join(cell for row in piece.rows for cell in row)
    return "".join(run.text for run in piece.runs)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("một  \nhai", "một hai"),
        ("một\t\nhai", "một hai"),
        ("một\\\nhai", "một\nhai"),
        (r"\*a\* \# \[b] \\*c", r"*a* # [b] \*c"),
    ],
)
def test_lines_are_joined_whatever_blanks_end_them(text, words):
    assert [line.partition(": ")[2] for line in shown(text)] == [words]


@pytest.mark.parametrize(
    ("text", "xml"),
    [
        ("là -1,83 điểm", '<w:t xml:space="preserve">là </w:t><w:noBreakHyphen/><w:t>1,83 điểm</w:t>'),
        ("(-4)", "<w:t>(</w:t><w:noBreakHyphen/><w:t>4)</w:t>"),
        ("12-4, KH-12, 1.-5, 3,-2, 2020–-5", "<w:t>12-4, KH-12, 1.-5, 3,-2, 2020–-5</w:t>"),
        ("- 5 đơn vị", "<w:t>- 5 đơn vị</w:t>"),
    ],
)  # fmt: skip
def test_the_sign_of_a_number_below_nought_stays_with_it(text, xml):
    assert write_run(text, held=True) == f"<w:r>{xml}</w:r>"
    assert "noBreak" not in write_run(text)


def test_the_last_row_of_a_table_that_ends_a_body_is_held_with_the_signature():
    rows = "".join(
        f'<w:tr><w:tc><w:p><w:pPr><w:pStyle w:val="BangChu"/></w:pPr>{text}</w:p></w:tc></w:tr>'
        for text in ("a", "b")
    )
    first, last = rows.split("<w:tr>")[1:]
    held = last.replace("/></w:pPr>", "/><w:keepNext/></w:pPr>")
    assert held_with_next(rows.encode()).decode() == f"<w:tr>{first}<w:tr>{held}"
