"""Parts, chapters, sections, articles, clauses, points (Phụ lục I, Phần I, II.6.d-đ; V.6b)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.lint.looks import check_part
from generator.lint.parts.letter import Letter
from generator.lint.parts.outline import Head, Level, read_head
from generator.lint.reading.anatomy import Document
from generator.lint.reading.paragraphs import Line, Paragraph
from generator.lint.reading.runs import Run
from generator.lint.rule import Breach, rule
from generator.problems import Message, say
from generator.standard import Standard

_ROMAN = re.compile(r"[IVXLCDM]+")
_ARABIC = re.compile(r"\d+")
_SLACK = 6
_OPEN = re.compile(r"[.…]+")
_DIVISIONS = frozenset({Level.PART, Level.SECTION})
_LONGEST_TITLE = 150
_LOOKS = ("size", "bold", "italic", "caps", "align")


def _heads(document: Document) -> Iterator[tuple[Letter, int, Paragraph, Head]]:
    for letter in document.letters:
        for at, paragraph in enumerate(letter.body):
            head = read_head(paragraph)
            if head is not None:
                yield letter, at, paragraph, head


def _first_line(paragraph: Paragraph) -> Line:
    return paragraph.lines[0]


def _title_after(letter: Letter, at: int) -> Paragraph | None:
    """The paragraph below a chapter or section, when it can be its title."""
    below = letter.body[at + 1] if at + 1 < len(letter.body) else None
    if below is None or read_head(below) is not None or len(below.text) > _LONGEST_TITLE:
        return None
    line = below.whole
    return below if below.format.align == "center" or line.is_upper else None


@rule("ND30-II.6.d-titles")
def titles(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Phần, chương, mục, tiểu mục, điều đều phải có tiêu đề.

    Mục đích: đọc mục lục hiểu được bố cục.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm d.
    Đúng: Chương I, dòng dưới QUY ĐỊNH CHUNG; Điều 1. Phạm vi điều chỉnh.
    Sai: «Chương I» rồi đến «Điều 1»; «Điều 1.» không có chữ nào theo sau.
    """
    for letter, at, paragraph, head in _heads(document):
        bare = head.level is Level.ARTICLE and not head.rest.strip()
        untitled = head.level in _DIVISIONS and not head.rest and _title_after(letter, at) is None
        if bare or untitled:
            yield Breach(
                paragraph.spot,
                say("«{text}» không có tiêu đề", text=paragraph.numbered_text),
                say("thêm tiêu đề"),
            )


@rule("ND30-II.6.dd-phan-chuong")
def divisions(document: Document, standard: Standard) -> Iterator[Breach]:
    """«Phần», «Chương» và số La Mã trên dòng riêng, canh giữa, đậm; tiêu đề dòng dưới, in hoa, đậm.

    Mục đích: phần, chương nổi rõ giữa trang.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm đ; Mục V dòng 6.
    Đúng: Chương I / QUY ĐỊNH CHUNG, đều canh giữa, cỡ 14, đậm.
    Sai: CHƯƠNG I; Chương 1; Chương I. Quy định chung (trên một dòng).
    """
    yield from _check_divisions(document, standard, Level.PART, _ROMAN, say("số La Mã"))


@rule("ND30-II.6.dd-muc")
def sections(document: Document, standard: Standard) -> Iterator[Breach]:
    """«Mục», «Tiểu mục» và chữ số Ả Rập trên dòng riêng, canh giữa, đậm; tiêu đề dòng dưới, in hoa, đậm.

    Mục đích: mục, tiểu mục nằm giữa trang, dưới chương.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm đ; Mục V dòng 6.
    Đúng: Mục 1 / QUẢN LÝ VĂN BẢN, đều canh giữa, cỡ 14, đậm.
    Sai: MỤC 1; Mục I; tiêu đề chữ thường; canh trái.
    """
    yield from _check_divisions(document, standard, Level.SECTION, _ARABIC, say("chữ số Ả Rập"))


def _check_divisions(
    document: Document, standard: Standard, level: Level, number: re.Pattern[str], wanted: Message
) -> Iterator[Breach]:
    for letter, at, paragraph, head in _heads(document):
        if head.level is not level:
            continue
        yield from _division_faults(paragraph, head, number, wanted)
        yield from check_part(
            standard, "division", [_first_line(paragraph)], _LOOKS[:3] + _LOOKS[4:]
        )
        below = _title_after(letter, at)
        if below is not None:
            yield from check_part(standard, "division_title", [_first_line(below)], _LOOKS)


def _division_faults(
    paragraph: Paragraph, head: Head, number: re.Pattern[str], wanted: Message
) -> Iterator[Breach]:
    text = paragraph.numbered_text
    if head.word.isupper():
        message = say("«{text}» viết toàn chữ in hoa", text=text[:40])
        yield Breach(paragraph.spot, message, say("viết «{word}»", word=head.word.capitalize()))
    if head.rest:
        message = say("tiêu đề viết cùng dòng với «{word}»", word=head.word)
        yield Breach(paragraph.spot, message, say("viết tiêu đề ở dòng dưới"))
    elif not number.fullmatch(head.number) and not _OPEN.fullmatch(head.number):
        message = say("«{text}» không dùng {wanted}", text=text[:40], wanted=wanted)
        yield Breach(paragraph.spot, message, say("dùng {wanted}", wanted=wanted))


@rule("ND30-II.6.dd-dieu")
def articles(document: Document, standard: Standard) -> Iterator[Breach]:
    """«Điều», chữ số Ả Rập, dấu chấm, rồi tiêu đề: chữ in thường, đậm, đứng, lùi 1 cm hoặc 1,27 cm.

    Mục đích: mỗi điều nhận ra được ngay.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm đ; Mục V dòng 6.
    Đúng: Điều 1. Phạm vi điều chỉnh.
    Sai: ĐIỀU 1; Điều 1: …; Điều I. …; «Điều 1.» không đậm.
    """
    for _letter, _at, paragraph, head in _heads(document):
        if head.level is Level.ARTICLE:
            yield from _article_faults(paragraph, head, standard)


def _article_faults(paragraph: Paragraph, head: Head, standard: Standard) -> Iterator[Breach]:
    text, spot = paragraph.numbered_text[:40], paragraph.spot
    if head.word.isupper() or head.sign.strip() != "." or not _numbered(head):
        message = say("«{text}» không đúng dạng «Điều 1. …»", text=text)
        yield Breach(spot, message, say("viết «Điều», chữ số Ả Rập và dấu chấm"))
    label = _label(paragraph)
    if label is not None and label.bold is not True:
        yield Breach(spot, say("«{text}» không đậm", text=text), say("đặt chữ đậm"))
    if label is not None and label.italic is not False:
        yield Breach(spot, say("«{text}» nghiêng", text=text), say("đặt chữ đứng"))
    value = standard["parts.article_heading.first_line"]
    if not value.admits_twips(paragraph.format.start, _SLACK) or paragraph.starts_with_blank:
        yield Breach(spot, say("điều không lùi vào 1 cm hoặc 1,27 cm"), say("đặt thụt dòng đầu"))


def _numbered(head: Head) -> bool:
    return _OPEN.fullmatch(head.number) is not None or head.number[:1].isdigit()


def _label(paragraph: Paragraph) -> Line | None:
    """The words «Điều 1.» of the paragraph as a line of their own."""
    left = len("Điều 1.")
    runs: list[Run] = []
    for run in paragraph.runs:
        text = run.text.lstrip() if not runs else run.text
        if left > 0 and text:
            runs.append(Run(text[:left], run.format, run.element))
            left -= len(text)
    return Line(paragraph, tuple(runs)) if runs else None


@rule("ND30-II.6.dd-khoan")
def clauses(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Khoản: chữ số Ả Rập và dấu chấm («1.»).

    Mục đích: các khoản đánh số như nhau ở mọi văn bản.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm đ; Mục V dòng 6.
    Đúng: 1. Các hình thức khen thưởng.
    Sai: 1) Các hình thức …; 1/ Các hình thức …; 1- Các hình thức …
    """
    for _letter, _at, paragraph, head in _heads(document):
        if head.level is Level.ARABIC and head.sign != ".":
            text = f"{head.number}{head.sign}"
            message = say("khoản đánh số «{text}»", text=text)
            yield Breach(paragraph.spot, message, say("viết «{number}.»", number=head.number))


@rule("ND30-II.6.dd-diem")
def points(document: Document, standard: Standard) -> Iterator[Breach]:
    """Điểm: chữ cái tiếng Việt theo thứ tự và dấu ngoặc đơn đóng («a)»), chữ không đậm.

    Mục đích: các điểm theo bảng chữ cái tiếng Việt: a, b, c, d, đ, e, g …
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm đ; thứ tự theo chính Nghị định 30/2020/NĐ-CP.
    Đúng: c) …; d) …; đ) …; e) …; g) …
    Sai: d) … rồi e) … (thiếu đ); e) … rồi f) …; a. …; a/ …
    """
    letters = standard.texts("outline.letters")
    before = ""
    for _letter, _at, paragraph, head in _heads(document):
        if head.level is not Level.LETTER:
            before = "" if head.level is not Level.DASH else before
            continue
        if head.sign != ")":
            message = say("điểm đánh số «{text}»", text=f"{head.number}{head.sign}")
            yield Breach(paragraph.spot, message, say("viết «{letter})»", letter=head.number))
        elif not _follows(before, head.number, letters):
            yield Breach(
                paragraph.spot,
                say("điểm «{letter})» không đúng thứ tự", letter=head.number),
                say("đánh theo thứ tự: {order}", order=", ".join(letters[:8])),
            )
        elif paragraph.whole.bold is True:
            yield Breach(paragraph.spot, say("điểm viết chữ đậm"), say("bỏ chữ đậm"))
        before = head.number


def _follows(before: str, letter: str, letters: tuple[str, ...]) -> bool:
    """Whether a point comes next; a list may always begin anew with a."""
    if letter == letters[0]:
        return True
    if letter not in letters:
        return False
    return not before or (before in letters and letters.index(letter) == letters.index(before) + 1)


@rule("ND30-V.6b-muc-roman")
def roman(document: Document, standard: Standard) -> Iterator[Breach]:
    """Văn bản không có điều: đề mục cấp một là số La Mã và tiêu đề in hoa, đậm, trên một dòng («I. MỤC ĐÍCH»).

    Mục đích: bố cục I, 1, a) của kế hoạch, báo cáo, hướng dẫn.
    Căn cứ: Phụ lục I, Phần I, Mục V dòng 6b.
    Đúng: I. MỤC ĐÍCH, YÊU CẦU, cỡ 14, đậm, đứng.
    Sai: I. Mục đích, yêu cầu; I/ MỤC ĐÍCH; I - MỤC ĐÍCH; chữ không đậm.
    """
    if any(head.level is Level.ARTICLE for *_rest, head in _heads(document)):
        return
    for _letter, _at, paragraph, head in _heads(document):
        if head.level is not Level.ROMAN or len(paragraph.text) > _LONGEST_TITLE:
            continue
        line = paragraph.whole
        yield from check_part(standard, "heading_1", [line], ("size", "bold", "italic", "caps"))
        if head.sign != ".":
            text = f"{head.number}{head.sign}"
            message = say("đề mục đánh số «{text}»", text=text)
            yield Breach(paragraph.spot, message, say("viết «{number}.»", number=head.number))


@rule("PRAC-level4")
def lower_levels(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Dưới điểm a) dùng gạch đầu dòng «-» rồi «+»; số thập phân 1.1. không có trong Nghị định.

    Mục đích: gợi ý cách trình bày các cấp nhỏ.
    Căn cứ: tập quán; Nghị định không nêu các cấp dưới điểm.
    Đúng: - Nội dung; + Nội dung.
    Sai: • Nội dung; * Nội dung; 1.1. Nội dung (thường gặp ở văn bản công đoàn).
    """
    for _letter, _at, paragraph, head in _heads(document):
        if head.level is Level.DASH and head.number not in "-+":
            message = say("đầu dòng dùng dấu «{mark}»", mark=head.number)
            yield Breach(paragraph.spot, message, say("dùng «-» rồi «+»"))
        elif head.level is Level.DECIMAL:
            text = f"{head.number}{head.sign}"
            message = say("đánh số thập phân «{text}»", text=text)
            yield Breach(paragraph.spot, message, say("dùng a), b), c)"))
