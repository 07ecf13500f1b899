"""What the reading keeps apart by one sign: each here was a fault that no other test noticed."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from office_kinds import paper
from read_papers import opened
from right_documents import decision, letter, plan
from word_paper import NAMESPACES, Grid, Para, centred, line_shape, text_box

from generator.lint.parts.anchors import is_caption
from generator.lint.reading.drawing import Drawn, Shape, chosen
from generator.lint.reading.laid_pages import LaidPages
from generator.lint.reading.numbering import read_numbering
from generator.lint.reading.paragraphs import LEFT, RIGHT
from generator.lint.reading.rulelines import shape_side
from generator.lint.reading.shown_fonts import fonts_of
from generator.lint.reading.spot import Spot
from generator.lint.reading.word_package import read_package
from generator.ooxml import parse_xml
from generator.problems import RecordsInvalid
from generator.word.pages.printed import PrintedText


def below(text):
    """A line more in the same paragraph."""
    return f"<w:r><w:br/><w:t>{text}</w:t></w:r>"


def first(made):
    return opened(made).letters[0]


def texts(lines):
    return [one.text for one in lines]


@pytest.mark.parametrize(
    "title",
    ["THƯ KHEN", "THƯ NGỎ", "THƯ CẢM ƠN", "THƯ CHÚC MỪNG", "THƯ CHIA BUỒN", "THƯ THĂM HỎI"],
)
def test_a_letter_by_its_title_is_an_official_letter(title):
    made = plan().set("kind", text=title)
    assert first(made).kind.code == "letter"


def test_recipients_may_stand_behind_their_label():
    said = "Nơi nhận: Các phòng, đơn vị; lưu VT."
    made = paper(Para("Nội dung./."), Para(said, bold=True, italic=True), Para("TM. BAN THƯỜNG VỤ"))
    assert first(made).recipients_label.text == said


def test_lines_broken_in_a_paragraph_go_on_with_its_part():
    made = letter().set(
        "greeting", text="Kính gửi:", inside=below("- Các phòng;") + below("- Các ban.")
    )
    assert texts(first(made).addressees)[:2] == ["- Các phòng;", "- Các ban."]
    titled = plan().drop("subject").set("kind", inside=below("Tổ chức hội thi"))
    assert texts(first(titled).subject)[:1] == ["Tổ chức hội thi"]
    made = paper(
        centred("Phụ lục I", bold=True, inside=below("DANH SÁCH ĐƠN VỊ")), Para("Nội dung.")
    )
    annex = first(made).annexes[0]
    assert (annex.label.text, texts(annex.title)) == ("Phụ lục I", ["DANH SÁCH ĐƠN VỊ"])


def test_a_second_line_goes_on_with_a_subject_that_began_beside_its_title():
    made = (
        plan().set("kind", inside=below("Tổ chức hội thi")).set("subject", text="cấp tỉnh năm 2026")
    )
    assert texts(first(made).subject) == ["Tổ chức hội thi", "cấp tỉnh năm 2026"]


def test_addressees_may_stand_in_a_table_without_lines():
    made = letter().set("greeting", text="Kính gửi:")
    made.parts |= {"a": Para("- Các phòng;"), "b": Para("- Các ban.")}
    at = made.blocks.index("greeting")
    made.blocks[at] = Grid((2000, 7000), ((("greeting",), ("a", "b")),))
    assert texts(first(made).addressees)[:2] == ["- Các phòng;", "- Các ban."]


@pytest.mark.parametrize(
    ("looks", "is_listed"),
    [
        ({"left": 1500, "first": 0}, True),
        ({"left": 1499, "first": 0}, False),
        ({"text": "- Các ban.", "italic": True}, True),
        ({"text": "- Căn cứ Luật Công đoàn;", "italic": True}, False),
    ],
)
def test_what_goes_on_with_the_addressees(looks, is_listed):
    made = letter().set("greeting", text="Kính gửi: Các phòng;")
    made.put("greeting", "more", Para(**{"text": "Các ban của tỉnh"} | looks))
    assert (len(first(made).addressees) > 0) == is_listed


def test_two_lines_drawn_at_the_left_are_under_the_issuer_and_under_what_a_letter_is_about():
    made = letter().drop("issuer_rule")
    made.set("issuer", tail=line_shape(1000)).set("vv", tail=line_shape(900, number=51))
    lengths = {part: [one.low for one in rules] for part, rules in first(made).rules.items()}
    assert (lengths["issuer"], lengths["directive_subject"]) == ([1000], [900])


def test_a_small_line_below_what_is_no_note_is_text():
    made = paper(Para("Nội dung."), Para("chữ nhỏ", size=20))
    assert texts(first(made).body) == ["Nội dung.", "chữ nhỏ"]
    many = [Para(f"chữ nhỏ {at}", size=20) for at in range(60)]
    assert not any(map(is_caption, opened(paper(Para("Nội dung."), *many)).paragraphs))


def test_the_first_words_of_each_section_are_where_it_is_said_to_be():
    section = Para("", properties='<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>')
    document = opened(paper(Para(""), Para("Một."), Para("Hai."), section, Para(""), Para("Ba.")))
    assert document.first_worded == {1: 2, 2: 6}


def test_drawings_of_an_older_word_stand_for_an_empty_choice():
    both = f"<mc:AlternateContent {NAMESPACES}><mc:Choice/><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent>"
    assert [one.tag.rpartition("}")[2] for one in chosen(parse_xml(both.encode()))] == ["pict"]


@pytest.mark.parametrize(("x", "side"), [(2500, LEFT), (3176, LEFT), (3178, RIGHT), (6000, RIGHT)])
def test_a_drawn_line_is_on_the_side_of_its_middle(x, side):
    (one,) = opened(paper(Para("Nội dung."))).paragraphs
    assert one.room == 9355
    assert shape_side(Shape(Drawn.LINE, 3000, 0, x=x), one) == side


@pytest.mark.parametrize(("asked", "start"), [('w:start="3"', 3), ('w:start="x"', 0), ("", None)])
def test_pages_are_counted_from_where_a_section_says(asked, start):
    made = paper(Para("Nội dung.")).patch(
        "word/document.xml", "<w:pgNumType", f"<w:pgNumType {asked}"
    )
    assert opened(made).sections[0].start == start


def test_a_page_without_margins_has_those_of_word():
    bare = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    made = paper(Para("Nội dung.", properties=bare), Para("Hai."))
    margins = opened(made).sections[0].margins
    assert margins == {
        "top": 1440,
        "bottom": 1440,
        "left": 1440,
        "right": 1440,
        "gutter": 0,
        "header": 720,
    }


@pytest.mark.parametrize("sign", ["!", "~"])
def test_a_sign_alone_shows_the_font_of_its_run(sign):
    (one,) = opened(paper(Para(sign, font="Arial"))).paragraphs
    assert [list(fonts_of(run)) for run in one.runs] == [["Arial"]]


def test_nothing_is_known_of_an_empty_place():
    assert Spot() == Spot("", 0, 0, 0, 0, 0, "", 0)


def test_a_mark_above_the_page_is_of_the_first_of_two_documents():
    made = decision()
    made.first_header = centred("LƯU HÀNH NỘI BỘ", bold=True).xml()
    found = [[one.kind for one in each.marks] for each in opened(made).letters]
    assert (len(found) > 1, found[0], found[1]) == (True, ["circulation"], [])


def test_a_page_with_more_than_a_number_at_its_edge_tells_no_number():
    section = opened(plan()).sections[0]

    @dataclass
    class Seen:
        texts: list[PrintedText]
        height: int = 16838

    def number(*edge):
        words = [PrintedText(500, 0, one) for one in edge]
        return LaidPages([Seen(words)], {}).number_on(1, section)

    assert [number("2"), number("Trang 2"), number("2", "3"), number("Nội bộ"), number()] == [
        *(2, None, None, 0, None)
    ]


def test_a_level_that_does_not_say_which_is_the_first():
    level = f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:lvl><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    lists = read_numbering(parse_xml(level.encode())).levels
    assert {at: one.text for at, one in lists["1"].items()} == {0: "%1)"}


def test_a_text_to_which_nothing_points_is_known_by_its_type():
    made = plan().patch("_rels/.rels", 'officeDocument"', 'other"')
    assert read_package(made.save(), "thu.docx").main == "word/document.xml"


def test_a_text_that_is_no_xml_is_no_word_file():
    made = plan()
    made.files["word/document.bin"] = made.document()
    made.patch("_rels/.rels", "word/document.xml", "word/document.bin")
    with pytest.raises(RecordsInvalid) as refused:
        read_package(made.save(), "thu.docx")
    assert [one.code for one in refused.value.problems] == ["E-DOCX-KIND"]


def test_a_box_in_the_very_middle_is_of_the_right_half():
    box = text_box(Para("Chữ"), 3001, 600, x=3177)
    (one,) = opened(paper(Para("Nội dung.", tail=box))).paragraphs[:1]
    assert [inner.frame for inner in one.boxed_blocks] == [RIGHT]


def test_the_first_section_is_told_without_the_heading_that_it_begins_with():
    document = opened(paper(Para("1. Mục đích", bold=True), Para("Nội dung của mục.")))
    assert document.headed.get(1) is not None
    assert document.as_people_see(document.spot_of(document.sections[0])).under is None
