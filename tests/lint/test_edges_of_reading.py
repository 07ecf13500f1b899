"""Where a reading of the linter ends: the longest, the nearest, the thinnest that still counts, and what is beyond."""

from __future__ import annotations

import pytest
from foreign_documents import Drawn, table
from foreign_kinds import law
from office_kinds import paper
from read_papers import checked, opened
from right_documents import decision, letter, plan
from word_paper import TWIP, Para, centred, line_shape, text_box

from generator.lint.reading.anatomy import read_document
from generator.lint.reading.drawing import THIN
from generator.lint.reading.fold import same_tones
from generator.lint.reading.paragraphs import RIGHT
from generator.lint.reading.word_package import read_package


def first(made):
    return opened(made).letters[0]


@pytest.mark.parametrize(("length", "is_motto"), [(49, True), (50, False)])
def test_a_motto_is_shorter_than_fifty_letters(length, is_motto):
    said = "Độc lập" + "x" * (length - 17) + " Hạnh phúc"
    assert len(said) == length
    assert (first(letter().set("motto", text=said)).motto is not None) == is_motto


@pytest.mark.parametrize(
    "title",
    [
        *("LUẬT", "BỘ LUẬT", "PHÁP LỆNH", "HIẾN PHÁP", "NGHỊ ĐỊNH", "THÔNG TƯ"),
        "THÔNG TƯ LIÊN TỊCH",
    ],
)
def test_each_normative_document_is_outside(title):
    assert first(law().set("kind", text=title)).outside.text == title


@pytest.mark.parametrize("title", ["ĐƠN XIN PHÉP", "GIẤY ĐỀ NGHỊ", "LUẬT SƯ ĐỀ NGHỊ"])
def test_what_citizens_hand_in_is_outside(title):
    made = paper(
        centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True),
        centred("Độc lập - Tự do - Hạnh phúc", bold=True),
        centred(title, bold=True),
        Para("Tôi tên là Trần Văn Bình."),
    )
    assert first(made).outside.text == title


def test_an_authority_across_the_page_signs_without_anything_at_the_right():
    made = paper(
        Para("Nội dung./."),
        Para("Nơi nhận:", bold=True),
        Para("- Như trên;"),
        Para("TM. BAN THƯỜNG VỤ"),
    )
    assert [one.text for one in first(made).signature.authority] == ["TM. BAN THƯỜNG VỤ"]


def test_a_line_with_a_dash_in_capitals_is_a_recipient_and_none_who_signs():
    made = paper(
        Para("Nội dung./."),
        Para("Nơi nhận:", bold=True),
        Para("TM. BAN THƯỜNG VỤ", align="right"),
        centred("- BAN TỔ CHỨC;"),
    )
    assert [one.text for one in first(made).signature.authority] == ["TM. BAN THƯỜNG VỤ"]


def test_two_lines_at_the_right_above_the_recipients_sign():
    made = paper(
        Para("Nội dung./."),
        Para("TM. BAN THƯỜNG VỤ", align="right"),
        Para("CHỦ TỊCH", align="right"),
        Para("Nơi nhận:", bold=True, italic=True),
        Para("- Như trên;"),
    )
    found = first(made)
    assert [one.text for one in found.body] == ["Nội dung./."]
    assert [one.text for one in found.signature.authority] == ["TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"]


@pytest.mark.parametrize(("letters", "read_apart"), [(200, False), (201, True)])
def test_more_than_two_hundred_letters_above_a_heading_are_a_document_of_their_own(
    letters, read_apart
):
    made = plan()
    made.parts["stamp"] = Para("A" * letters)
    made.blocks.insert(0, "stamp")
    assert (len(opened(made).letters) == 2) == read_apart


def test_a_bracket_that_is_open_goes_on_in_the_next_line():
    made = decision()
    attached = [one.text for one in opened(made).letters[1].attached_to]
    assert len(attached) == 1
    name = next(key for key, one in made.parts.items() if one.text == attached[0])
    head, _, tail = attached[0].partition(" của ")
    made.set(name, text=head).put(name, "more", centred(f"của {tail}", italic=True))
    assert [one.text for one in opened(made).letters[1].attached_to] == [head, f"của {tail}"]


def test_numbers_without_chapters_are_told_as_places():
    made = paper(Para("1. Mục đích", bold=True), Para("Nội dung của mục."))
    document = opened(made)
    assert str(document.as_people_see(document.paragraphs[1].spot).under) == "mục 1"


def test_a_place_in_another_part_has_no_heading():
    document = opened(plan())
    header = next(one for one in document.everything if one.spot.part != document.package.main)
    assert document.as_people_see(header.spot) is header.spot


@pytest.mark.parametrize(
    ("inside", "room"), [("", 2712), ('<wps:bodyPr lIns="0" rIns="63500"/>', 2900)]
)
def test_insets_left_and_right_are_no_room_for_text(inside, room):
    box = text_box(Para("chữ"), 3000, 900).replace("</wps:wsp>", f"{inside}</wps:wsp>")
    (shape,) = opened(paper(Para("", inside=box))).paragraphs[0].shapes
    assert shape.room == room


@pytest.mark.parametrize(("height", "kind"), [(THIN, "line"), (THIN + 1, "other")])
def test_a_thin_rectangle_is_a_line(height, kind):
    drawn = line_shape(2000).replace('prst="line"', 'prst="rect"')
    drawn = drawn.replace('cy="0"', f'cy="{height * TWIP}"')
    (shape,) = opened(paper(Para("", inside=drawn))).paragraphs[0].shapes
    assert shape.kind == kind


def test_a_table_in_a_text_box_is_read():
    inner = table((2000,), [(Para("trong").xml(),)])
    box = text_box(centred("@"), 3000, 900, number=71).replace(centred("@").xml(), inner + "<w:p/>")
    made = paper(Para("", inside=box))
    assert [one.text for one in opened(made).tables[0].cells[0].paragraphs] == ["trong"]


def test_words_in_a_content_control_are_words():
    run = "<w:r><w:t>trong ô điền</w:t></w:r>"
    control = f"<w:sdt><w:sdtContent>{run}</w:sdtContent></w:sdt>"
    assert [one.text for one in opened(paper(Para("", inside=control))).paragraphs] == [
        "trong ô điền"
    ]


def test_alternate_content_around_paragraphs_shows_one_of_them():
    shown, old = Para("mới").xml(), Para("cũ").xml()
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="w">{shown}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    )
    assert len([one for one in opened(paper(Drawn("", inside=both))).paragraphs if one.text]) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [("hoà hoá hoả hoã hoạ", "hòa hóa hỏa hõa họa"), ("oè oé oẻ oẽ oẹ", "òe óe ỏe õe ọe"),
     ("uỳ uý uỷ uỹ uỵ", "ùy úy ủy ũy ụy"), ("HOÀ Uỷ", "HÒA Ủy")],
)  # fmt: skip
def test_tone_marks_have_one_place(old, new):
    assert same_tones(old) == new


def test_marks_of_punctuation_alone_have_a_look_too():
    made = paper(Para("…", bold=True))
    assert opened(made).paragraphs[0].lines[0].bold is True


def test_a_shape_as_wide_as_the_page_belongs_to_no_side():
    made = paper(Para("", inside=text_box(Para("rộng"), 9000, 900, x=300, number=71)))
    assert [one.frame for one in opened(made).paragraphs if one.text] == [""]


def test_a_box_right_of_the_middle_stands_right():
    made = paper(Para("", inside=text_box(Para("phải"), 3000, 900, x=6000, number=71)))
    assert [one.frame for one in opened(made).paragraphs if one.text] == [RIGHT]


@pytest.mark.parametrize("name", ["thu.docx", "THƯ.DOCX"])
def test_a_file_is_read_by_what_it_is(name):
    assert read_document(read_package(plan().save(), name)).letters


def test_what_has_no_section_has_words_own_page():
    made = paper(Para("chữ"))
    made.swap(made.pages["main"].xml(), "")
    (only,) = opened(made).sections
    assert (only.width, only.height, only.margins["top"], only.margins["header"]) == (
        12240,
        15840,
        1440,
        720,
    )
    assert only.text_width == 12240 - 2 * 1440


def test_a_second_heading_is_a_double():
    made = letter()
    made.put("motto", "again", centred("Độc lập - Tự do - Hạnh phúc", bold=True))
    assert [one.text for one in first(made).twice["motto"]] == [made.parts["motto"].text]
    assert "ND30-D8-present" in {one.rule for one in checked(made).findings}
