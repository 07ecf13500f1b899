"""Widths of text on paper, and the rule lines made from them."""

from __future__ import annotations

import unicodedata
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.ooxml.metrics import rule_paragraph, text_width, wrap, wrap_evenly

NATIONAL_TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
THANH_HOA = "LIÊN ĐOÀN LAO ĐỘNG TỈNH THANH HÓA"
CONFEDERATION = "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM"
LONGEST_DATE = "Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2026"

letters = st.text(alphabet=st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyÂẾỘ ,.-019"), max_size=40)


@pytest.mark.parametrize(
    ("text", "size", "bold", "italic", "millimetres"),
    [
        (NATIONAL_TITLE, 12, True, False, "88.3"),
        (NATIONAL_TITLE, 13, True, False, "95.7"),
        (MOTTO, 13, True, False, "56.1"),
        (MOTTO, 14, True, False, "60.5"),
        (THANH_HOA, 12, True, False, "87.0"),
        (THANH_HOA, 13, True, False, "94.3"),
        (CONFEDERATION, 12, False, False, "80.4"),
        (CONFEDERATION, 13, False, False, "87.1"),
        (LONGEST_DATE, 13, False, True, "98.7"),
        (LONGEST_DATE, 14, False, True, "106.3"),
    ],
)
def test_the_fixed_lines_are_as_wide_as_the_face_sets_them(text, size, bold, italic, millimetres):
    twips = text_width(text, size, bold=bold, italic=italic)
    assert f"{twips * 127 / 7200:.1f}" == millimetres


def test_the_fixed_lines_in_twips():
    assert text_width(NATIONAL_TITLE, 12, bold=True) == 5007
    assert text_width(NATIONAL_TITLE, 13, bold=True) == 5424
    assert text_width(MOTTO, 13, bold=True) == 3183
    assert text_width(MOTTO, 14, bold=True) == 3428


@given(letters)
def test_decomposed_text_is_as_wide_as_composed(text):
    assert text_width(unicodedata.normalize("NFD", text), 14) == text_width(text, 14)


@given(letters, letters)
def test_widths_add_up(first, second):
    together = text_width(first + second, 14)
    assert abs(together - text_width(first, 14) - text_width(second, 14)) <= 1


def test_a_letter_outside_the_table_counts_as_its_base():
    assert text_width("ǎ", 14) == text_width("a", 14)
    assert text_width("字", 14) == text_width("n", 14)


@given(letters, st.integers(200, 5000))
def test_wrapping_keeps_every_word_in_order(text, width):
    for lines in (wrap(text, width, 13), wrap_evenly(text, width, 13)):
        assert " ".join(lines).split() == text.split()
        assert all(text_width(line, 13) <= width or " " not in line for line in lines)


@given(letters, st.integers(200, 5000))
def test_even_lines_are_no_more_and_no_longer(text, width):
    greedy, even = wrap(text, width, 13), wrap_evenly(text, width, 13)
    assert len(even) == len(greedy)
    widest = max((text_width(line, 13) for line in greedy), default=0)
    assert max((text_width(line, 13) for line in even), default=0) <= widest


def test_a_long_name_takes_two_even_lines():
    assert wrap_evenly(CONFEDERATION, 3294, 13) == ("TỔNG LIÊN ĐOÀN", "LAO ĐỘNG VIỆT NAM")
    assert wrap(CONFEDERATION, 3294, 13) == ["TỔNG LIÊN ĐOÀN LAO", "ĐỘNG VIỆT NAM"]
    assert wrap(NATIONAL_TITLE, 5424, 13, bold=True) == [NATIONAL_TITLE]
    assert len(wrap(NATIONAL_TITLE, 5423, 13, bold=True)) == 2


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("LIÊN ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU", ["LIÊN ĐOÀN LAO ĐỘNG", "TỈNH LAI CHÂU"]),
        ("LIÊN ĐOÀN LAO ĐỘNG TỈNH CÀ MAU", ["LIÊN ĐOÀN LAO ĐỘNG", "TỈNH CÀ MAU"]),
        (
            "LIÊN ĐOÀN LAO ĐỘNG TỈNH BÀ RỊA - VŨNG TÀU",
            ["LIÊN ĐOÀN LAO ĐỘNG", "TỈNH BÀ RỊA - VŨNG TÀU"],
        ),
        (
            "LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ HỒ CHÍ MINH",
            ["LIÊN ĐOÀN LAO ĐỘNG", "THÀNH PHỐ", "HỒ CHÍ MINH"],
        ),
        ("CÔNG ĐOÀN VIÊN CHỨC TỈNH LÂM ĐỒNG", ["CÔNG ĐOÀN VIÊN CHỨC", "TỈNH LÂM ĐỒNG"]),
        ("CÔNG ĐOÀN CƠ SỞ", ["CÔNG ĐOÀN CƠ SỞ"]),
        ("SỞ Y TẾ", ["SỞ Y TẾ"]),
        (
            "BAN CHỈ ĐẠO CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA",
            ["BAN CHỈ ĐẠO", "CHƯƠNG TRÌNH", "MỤC TIÊU QUỐC GIA"],
        ),
        ("TRUNG TÂM KIỂM SOÁT BỆNH TẬT TỈNH", ["TRUNG TÂM KIỂM SOÁT", "BỆNH TẬT TỈNH"]),
        ("HỘI CHỮ THẬP ĐỎ THÀNH PHỐ LAI CHÂU", ["HỘI CHỮ THẬP ĐỎ", "THÀNH PHỐ LAI CHÂU"]),
        ("TỔNG LIÊN ĐOÀN LAO ĐỘNG", ["TỔNG LIÊN ĐOÀN", "LAO ĐỘNG"]),
        ("TRƯỜNG MẦM NON HOA HỒNG", ["TRƯỜNG MẦM NON", "HOA HỒNG"]),
        ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", ["SỞ LAO ĐỘNG -", "THƯƠNG BINH", "VÀ XÃ HỘI"]),
        ("ỦY BAN NHÂN DÂN XÃ TÂN PHÚ", ["ỦY BAN NHÂN DÂN", "XÃ TÂN PHÚ"]),
    ],
)
def test_a_name_is_broken_between_words(name, lines):
    assert wrap_evenly(name, 3294, 13, bold=True) == tuple(lines)


def test_a_phrase_wider_than_the_column_breaks_all_the_same():
    assert wrap_evenly("LIÊN ĐOÀN LAO ĐỘNG", 2000, 13, bold=True) == ("LIÊN ĐOÀN", "LAO ĐỘNG")
    assert wrap_evenly("LIÊN ĐOÀN LAO ĐỘNG", 1000, 13, bold=True) == ("LIÊN", "ĐOÀN", "LAO", "ĐỘNG")


def test_lines_of_plain_words_are_even():
    """Greedily four words and one; three and two take no more lines."""
    four = text_width("nam nam nam nam", 13)
    assert wrap("nam nam nam nam nam", four, 13) == ["nam nam nam nam", "nam"]
    assert wrap_evenly("nam nam nam nam nam", four, 13) == ("nam nam nam", "nam nam")
    assert wrap_evenly("nam nam nam nam", four, 13) == ("nam nam nam nam",)
    assert wrap_evenly("", 100, 13) == ()


def test_a_held_word_may_be_just_as_wide_as_the_column():
    exact = text_width("lao động", 13)
    assert wrap_evenly("lao động", exact, 13) == ("lao động",)
    assert wrap_evenly("lao động", exact - 1, 13) == ("lao", "động")


def test_words_are_held_in_any_face():
    """Bold and slanted letters are wider or narrower, and are measured so."""
    for look in ({}, {"bold": True}, {"italic": True}, {"bold": True, "italic": True}):
        exact = text_width("lao động", 13, **look)
        assert wrap_evenly("lao động", exact, 13, **look) == ("lao động",)
        assert wrap_evenly("lao động", exact - 1, 13, **look) == ("lao", "động")
        assert wrap("lao động", exact, 13, **look) == ["lao động"]
        assert len(wrap("lao động", exact - 1, 13, **look)) == 2


def test_the_four_faces_are_those_of_the_table():
    assert [
        text_width("Công đoàn", 13, bold=bold, italic=italic)
        for bold in (False, True)
        for italic in (False, True)
    ] == [1134, 1148, 1207, 1178]


def test_a_mark_that_joins_no_letter_takes_no_room():
    assert text_width("q\u0323", 13) == text_width("q", 13)
    assert text_width("\u0301", 13) == 0


def test_a_width_is_rounded_to_the_nearest_twip():
    """An `n` is half an em: 1024 units of 2048."""
    assert text_width("n", 1) == 10
    assert text_width("n", Fraction(1, 20)) == 1
    assert text_width("n", Fraction(49, 1000)) == 0


def test_a_no_break_space_joins_words():
    assert wrap("Việt\u00a0Nam ơi", 600, 13) == ["Việt\u00a0Nam", "ơi"]


@given(st.integers(0, 9000), st.integers(1, 9000), st.fractions(0, 1))
def test_a_rule_paragraph_fills_the_cell_with_its_indents(text, cell, share):
    xml = rule_paragraph(text, cell, share=share)
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    xml = xml.replace("<w:p>", f'<w:p xmlns:w="{w[1:-1]}">', 1)
    indents = etree.fromstring(xml).find(f"{w}pPr/{w}ind")
    left, right = (int(indents.get(w + side)) for side in ("left", "right"))
    assert 0 <= right - left <= 1
    assert cell - left - right == min(int(share * text + Fraction(1, 2)), cell)


def test_a_rule_paragraph_letter_by_letter():
    start = (
        '<w:p><w:pPr><w:pStyle w:val="DuongKe"/><w:pBdr><w:bottom w:val="single" w:sz="6" '
        'w:space="0" w:color="000000"/></w:pBdr>'
    )
    assert rule_paragraph(100, 301) == (f'{start}<w:ind w:left="100" w:right="101"/></w:pPr></w:p>')
    assert rule_paragraph(100, 200, share=Fraction(1, 3), after=60) == (
        f'{start}<w:spacing w:after="60"/><w:ind w:left="83" w:right="84"/></w:pPr></w:p>'
    )
    assert '<w:spacing w:after="0"/>' in rule_paragraph(100, 200, after=0)
