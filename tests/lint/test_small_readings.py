"""Single readings of the linter: first signs of a paragraph, numbers of lists, places, likeness, parts of odd documents."""

from __future__ import annotations

import pytest
from foreign_documents import Drawn, table
from office_kinds import paper
from read_papers import checked, opened
from right_documents import annex_file, copied, decision, letter, plan
from word_paper import Para, centred

from generator.lint.parts.closing import signed_in
from generator.lint.parts.outline import read_head
from generator.lint.reading.fold import alike, is_upper, tidy
from generator.lint.reading.numbering import written
from generator.lint.reading.spot import Spot, visible

HEADS = [
    ("Phần I", "part", "I"),
    ("PHẦN THỨ NHẤT", "part", "NHẤT"),
    ("Phần lớn các đơn vị", None, ""),
    ("Chương II", "part", "II"),
    ("Chương trình I", None, ""),
    ("CHƯƠNG 3. QUY ĐỊNH", "part", "3"),
    ("Chương I quy định về", None, ""),
    ("Mục 1. Tên", "section", "1"),
    ("Mục 1 TÊN MỤC", "section", "1"),
    ("Mục tiêu", None, ""),
    ("Tiểu mục 2", "section", "2"),
    ("Điều 3 Quy định", "article", "3"),
    ("Điều 3 của Luật", None, ""),
    ("Điều kiện: đủ", None, ""),
    ("Điều 5a. Tên", "article", "5a"),
    ("Điều …", "article", "…"),
    ("I. MỤC", "roman", "I"),
    ("IV- Tên", "roman", "IV"),
    ("VN. Mục", None, ""),
    ("1) Một", "arabic", "1"),
    ("1.Một", None, ""),
    ("8 - 9 giờ sáng", None, ""),
    ("8 - Chín", "arabic", "8"),
    ("1.2 Hai", "decimal", "1.2"),
    ("a) Điểm", "letter", "a"),
    ("đ. Điểm", "letter", "đ"),
    ("A) lớn", None, ""),
    ("- Gạch", "dash", "-"),
    ("+ Cộng", "dash", "+"),
]


@pytest.mark.parametrize(("text", "level", "number"), HEADS)
def test_first_signs_of_a_paragraph(text, level, number):
    (one,) = opened(paper(Para(text))).paragraphs
    head = read_head(one)
    assert ((head.level, head.number) if head else (None, "")) == (level, number)


@pytest.mark.parametrize(
    ("length", "is_title"), [(60, True), (61, False)], ids=["sixty letters", "one more"]
)
def test_a_title_behind_the_number_of_a_chapter_has_sixty_letters(length, is_title):
    (one,) = opened(paper(Para("Chương I. " + "A" * length))).paragraphs
    assert (read_head(one) is not None) == is_title


@pytest.mark.parametrize(
    ("count", "kind", "text"),
    [
        (0, "upperRoman", "0"),
        (3999, "upperRoman", "MMMCMXCIX"),
        (4000, "lowerRoman", "4000"),
        (26, "lowerLetter", "z"),
        (27, "upperLetter", "AA"),
        (780, "lowerLetter", "z" * 30),
        (781, "lowerLetter", "781"),
        (0, "lowerLetter", "0"),
        (7, "decimalZero", "07"),
        (7, "none", ""),
        (7, "ordinal", "7"),
    ],
)
def test_numbers_of_lists(count, kind, text):
    assert written(count, kind) == text


@pytest.mark.parametrize(
    ("text", "wanted", "same"),
    [
        ("Độc lập - Tự do - Hạnh phúc", "ĐỘC LẬP TỰ DO HẠNH PHÚC", True),
        ("Độc lập - Tự do - Hạnh phút", "Độc lập - Tự do - Hạnh phúc", True),
        ("Độc lập", "Độc lập - Tự do - Hạnh phúc", False),
        ("", "Độc lập", False),
        ("...", "Độc lập", False),
    ],
)
def test_likeness_of_words(text, wanted, same):
    assert alike(text, wanted) == same


def test_blanks_and_capitals():
    assert tidy("\u00a0 Số:\u200b  05\ufeff ") == "Số: 05"
    assert is_upper("ỦY BAN 1")
    assert not is_upper("1/2")


def test_a_place_in_words():
    assert visible("một\nhai\tba\x07") == "một hai baU+0007"
    part = "word/document.xml"
    assert str(Spot(part).message()) == "nội dung"
    assert str(Spot(part, section=2).message()) == "nội dung, phần 2"
    assert str(Spot(part, 4).message()) == "nội dung, đoạn 4"
    assert Spot(part).quoting("x" * 60).extract == "x" * 60
    assert Spot(part).quoting("x" * 61).extract == "x" * 59 + "…"


def bases(*texts: tuple[str, bool]) -> list[str]:
    """The legal bases found among paragraphs, each italic or not."""
    made = plan()
    made.drop("basis1", "basis2")
    for at, (text, italic) in enumerate(reversed(texts)):
        made.put("subject_rule", f"b{at}", Para(text, italic=italic))
    return [one.text for one in opened(made).letters[0].legal_bases]


def test_a_basis_goes_on_until_one_ends_with_a_stop():
    first, second = "Căn cứ Luật Công đoàn;", "Căn cứ Điều lệ Công đoàn Việt Nam."
    assert bases((first, True), (second, False)) == [first, second]
    assert bases((first, False), (second, False)) == [first, second]
    assert bases(
        (second, True), ("Thực hiện chủ trương của tỉnh, các đơn vị làm như sau:", False)
    ) == [second]
    assert bases((first, True), ("Theo nhu cầu của hai bên.", True)) == [
        first,
        "Theo nhu cầu của hai bên.",
    ]


def test_a_bold_paragraph_under_the_title_is_its_subject_and_a_light_one_is_text():
    made = plan().drop("subject_rule").set("subject", align="left")
    assert [one.text for one in opened(made).letters[0].subject] == [made.parts["subject"].text]
    assert opened(made.set("subject", bold=False)).letters[0].subject == []


def test_only_a_dispatch_is_sent_by_wire():
    said = "Chủ tịch Ủy ban nhân dân tỉnh điện:"
    made = plan().put("subject_rule", "sent", Para(said))
    assert opened(made).letters[0].receivers == []
    made.set("kind", text="CÔNG ĐIỆN").put("sent", "again", Para("Giám đốc Sở điện:"))
    assert [one.text for one in opened(made).letters[0].receivers] == [said]


def test_who_is_to_sign_is_found_before_there_is_a_name():
    cells = [tuple(centred(one, bold=True).xml() for one in ("BÊN A", "BÊN B"))]
    (found,) = opened(paper(Drawn("", inside=table((4000, 5000), cells)))).tables
    assert [one.authority[0].text for one in signed_in(found)] == ["BÊN A", "BÊN B"]


@pytest.mark.parametrize(
    ("below", "named"),
    [
        ("Phó Chủ tịch", False),
        ("Tổng Giám đốc", False),
        ("Trưởng ban Dân vận", False),
        ("Kế toán trưởng", False),
        ("Trưởng Văn Ban", True),
        ("Chủ Văn Tịch", True),
    ],
)
def test_a_position_in_small_letters_is_no_name(below, named):
    sides = (("TM. BAN THƯỜNG VỤ", "Trần Văn Bình"), ("TM. ỦY BAN NHÂN DÂN", below))
    cells = ["".join(centred(one, bold=True).xml() for one in side) for side in sides]
    made = paper(Para("Nội dung./."), Drawn("", inside=table((4000, 5000), [tuple(cells)])))
    signed = opened(made).letters[0].signature
    assert (signed.name is not None) == named


def test_words_below_the_line_of_the_archive_are_no_recipients():
    made = letter().put("archive", "more", Para("Gửi kèm hồ sơ", size=22, align="left", first=0))
    found = opened(made).letters[0].recipients
    assert [one.text for one in found][-1] == made.parts["archive"].text
    made.set("archive", text="- Lưu: VT,")
    assert [one.text for one in opened(made).letters[0].recipients][-1] == "Gửi kèm hồ sơ"


def test_those_who_sign_minutes_stand_in_capitals():
    def closes(*heads: str) -> bool:
        cells = [tuple(xml.xml() for xml in (Para(one) for one in heads))]
        later = Drawn("", inside=table((4000, 5000), [(Para("sau").xml(), Para("cùng").xml())]))
        made = paper(
            Para("Nội dung."), Drawn("", inside=table((4000, 5000), cells)), Para("Hết."), later
        )
        return len(opened(made).letters[0].body) < 2

    assert closes("THƯ KÝ", "CHỦ TRÌ")
    assert not closes("Thư ký", "Chủ trì")


def test_documents_of_a_file_begin_at_their_headings():
    first, second = opened(decision()).letters
    assert [str(one.role) for one in (first, second)] == ["main", "attached"]
    assert second.spot.paragraph == second.national_title.spot.paragraph - 3


def test_a_section_without_a_size_is_what_word_takes_it_for():
    made = plan().swap('<w:pgSz w:w="11906" w:h="16838"/>', "")
    first = opened(made).sections[0]
    assert (first.width, first.height, first.landscape) == (12240, 15840, False)


def test_a_line_above_the_title_is_one_of_the_opening():
    made = plan().drop("subject_rule")
    made.parts["bare"] = made.parts["subject_rule"]
    made.blocks.insert(made.blocks.index("kind"), "bare")
    assert [one.carrier for one in opened(made).letters[0].rules_under("issuer")] != []
    assert opened(made).letters[0].kind_title is not None


def test_a_table_in_a_table_stands_in_the_outer_one():
    inner = table((2000,), [(Para("trong").xml(),)]) + "<w:p/>"
    made = paper(Drawn("", inside=table((4000, 5000), [(Para("ngoài").xml(), inner)])))
    assert [one.spot.table for one in opened(made).tables] == [1, 1]
    assert (
        opened(made).paragraphs[1].spot.message().text() == "nội dung, đoạn 2 (bảng 1, dòng 1, ô 2)"
    )


@pytest.mark.parametrize("form", ["SAO Y", "SAO Y BẢN CHÍNH", "SAO LỤC", "TRÍCH SAO"])
def test_each_form_of_a_copy_is_one(form):
    found = opened(copied().set("copy_form", text=form)).letters
    assert [one.copy_form.text for one in found if one.copy_form] == [form]


def test_what_an_extract_shows_looks_as_its_original_does():
    """«Điều 3.» of a law, neither the first nor bold."""
    made = copied().set("copy_form", text="TRÍCH SAO").set("clause1", text="Điều 3. Trách nhiệm")
    made.blocks = [one for one in made.blocks[2:] if one != "text1"]
    del made.blocks[2]
    assert [str(one.role) for one in opened(made).letters] == ["copied-text", "copy"]
    assert "ND30-II.6.dd-dieu" not in {one.rule for one in checked(made).findings}


def test_a_page_across_and_how_much_of_it_has_text():
    made = plan().swap('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906" w:orient="landscape"')
    made.swap('w:top="1134"', 'w:top="-1134"')
    first = opened(made).sections[0]
    assert (first.landscape, first.text_between(11906)) == (True, (1134, 11906 - 1134))


def test_a_place_is_told_with_the_heading_above_it():
    document = opened(plan())
    last = document.letters[0].body[-1]
    seen = document.as_people_see(last.spot)
    assert (seen.page, seen.paragraph, seen.under is not None) == (0, last.spot.paragraph, True)
    above = document.as_people_see(document.letters[0].motto.spot)
    assert str(above.under) == "phần đầu"


def test_a_heading_shown_in_an_annex_begins_no_document():
    """Annex I of the decree shows one on a page across."""
    made = annex_file()
    across = "<w:sectPr><w:pgSz w:w='16838' w:h='11906' w:orient='landscape'/></w:sectPr>"
    made.parts["turn"] = Para("Trang ngang.", properties=across)
    made.parts["shown"] = centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True)
    made.blocks += ["turn", "shown"]
    assert [str(one.role) for one in opened(made).letters] == ["annex-file"]
