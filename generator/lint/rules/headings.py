"""Parts, chapters, sections, articles, clauses, points (Phụ lục I, Phần I, II.6.d-đ; V.6b)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from generator.lint.looks import WORDS, check_part
from generator.lint.parts.letter import Role
from generator.lint.parts.outline import DIVISIONS, Head, HeadingLevel, read_head
from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.paragraphs import ReadParagraph, TextLine
from generator.lint.reading.runs import cut_runs
from generator.lint.reading.spot import Spot
from generator.lint.rule import Breach, rule, rules_over
from generator.problems import Message, Severity, say
from generator.standard import Standard
from generator.workspace import regex, unchanging

_ROMAN = regex(r"[IVXLCDM]+")
_ARABIC = regex(r"\d+")
_SLACK = 6
_OPEN = regex(r"[.…]+")
_LONGEST_TITLE = 150
_LONGEST_LABEL = 80


@unchanging(frozen=True, slots=True)
class _Heading:
    """A numbered paragraph with its first signs, and what stands below it."""

    paragraph: ReadParagraph
    head: Head
    below: ReadParagraph | None

    @property
    def spot(self) -> Spot:
        return self.paragraph.spot

    @property
    def mark(self) -> str:
        """Number and sign as written: `1/`."""
        return f"{self.head.number}{self.head.sign}"

    @property
    def is_title(self) -> bool:
        """Whether it is the title of what stands below it, and no sentence or item of a list."""
        text, below = self.paragraph.text, self.below
        if below is None or len(text) > _LONGEST_LABEL or text.endswith(tuple(".;:,/…")):
            return False
        head = read_head(below)
        return head is None or head.level in (HeadingLevel.LETTER, HeadingLevel.DASH)

    @property
    def title(self) -> ReadParagraph | None:
        """The paragraph below a chapter or section, when it can be its title."""
        below = self.below
        if below is None or read_head(below) is not None or len(below.text) > _LONGEST_TITLE:
            return None
        return below if below.is_centred or below.whole.is_upper else None


def _headings(document: WordFile) -> Iterator[_Heading]:
    """Those of each text; what a copy shows a part of looks as its original does."""
    for letter in document.letters:
        if letter.role is Role.COPIED_TEXT:
            continue
        for paragraph, below in zip_longest(letter.body, letter.body[1:]):
            if head := read_head(paragraph):
                yield _Heading(paragraph, head, below)


heading_rule = rules_over(_headings)


@heading_rule("ND30-II.6.d-titles")
def titles(one: _Heading, _standard: Standard) -> Iterator[Breach]:
    """Phần, chương, mục, tiểu mục, điều đều phải có tiêu đề.

    Mục đích: đọc mục lục hiểu được bố cục.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm d.
    Đúng: Chương I, dòng dưới QUY ĐỊNH CHUNG; Điều 1. Phạm vi điều chỉnh.
    Sai: «Chương I» rồi đến «Điều 1»; «Điều 1.» không có chữ nào theo sau.
    """
    bare = one.head.level is HeadingLevel.ARTICLE and not one.head.rest.strip()
    untitled = one.head.level in DIVISIONS and not one.head.rest and one.title is None
    if bare or untitled:
        message = say("«{text}» không có tiêu đề", text=one.paragraph.numbered_text)
        yield Breach(one.spot, message, say("thêm tiêu đề"))


@heading_rule("ND30-II.6.dd-phan-chuong")
def divisions(one: _Heading, standard: Standard) -> Iterator[Breach]:
    """«Phần», «Chương» và số La Mã trên dòng riêng, canh giữa, đậm; tiêu đề dòng dưới, in hoa, đậm.

    Mục đích: phần, chương nổi rõ giữa trang.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm đ; Mục V dòng 6.
    Đúng: Chương I / QUY ĐỊNH CHUNG, đều canh giữa, cỡ 14, đậm.
    Sai: CHƯƠNG I; Chương 1; Chương I. Quy định chung (trên một dòng).
    """
    if one.head.level is HeadingLevel.PART:
        yield from _check_division(one, standard, _ROMAN, say("số La Mã"))


@heading_rule("ND30-II.6.dd-muc")
def sections(one: _Heading, standard: Standard) -> Iterator[Breach]:
    """«Mục», «Tiểu mục» và chữ số Ả Rập trên dòng riêng, canh giữa, đậm; tiêu đề dòng dưới, in hoa, đậm.

    Mục đích: mục, tiểu mục nằm giữa trang, dưới chương.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm đ; Mục V dòng 6.
    Đúng: Mục 1 / QUẢN LÝ VĂN BẢN, đều canh giữa, cỡ 14, đậm.
    Sai: MỤC 1; Mục I; tiêu đề chữ thường; canh trái.
    """
    if one.head.level is HeadingLevel.SECTION:
        yield from _check_division(one, standard, _ARABIC, say("chữ số Ả Rập"))


def _check_division(
    one: _Heading, standard: Standard, number: re.Pattern[str], wanted: Message
) -> Iterator[Breach]:
    head, text = one.head, one.paragraph.numbered_text[:40]
    if head.word.isupper():
        message = say("«{text}» viết toàn chữ in hoa", text=text)
        yield Breach(one.spot, message, say("viết «{word}»", word=head.word.capitalize()))
    if head.rest:
        message = say("tiêu đề viết cùng dòng với «{word}»", word=head.word)
        yield Breach(one.spot, message, say("viết tiêu đề ở dòng dưới"))
    elif not number.fullmatch(head.number) and not _OPEN.fullmatch(head.number):
        message = say("«{text}» không dùng {wanted}", text=text, wanted=wanted)
        yield Breach(one.spot, message, say("dùng {wanted}", wanted=wanted))
    first = one.paragraph.lines[:1]
    yield from check_part(standard, "division", first, ("size", "bold", "italic", "align"))
    if one.title is not None:
        yield from check_part(standard, "division_title", one.title.lines[:1])


@heading_rule("ND30-II.6.dd-dieu")
def articles(one: _Heading, standard: Standard) -> Iterator[Breach]:
    """«Điều», chữ số Ả Rập, dấu chấm, rồi tiêu đề: chữ in thường, đậm, đứng, lùi 1 cm hoặc 1,27 cm.

    Mục đích: mỗi điều nhận ra được ngay.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm đ; Mục V dòng 6.
    Đúng: Điều 1. Phạm vi điều chỉnh.
    Sai: ĐIỀU 1; Điều 1: …; Điều I. …; «Điều 1.» không đậm.
    """
    head, paragraph = one.head, one.paragraph
    if head.level is not HeadingLevel.ARTICLE:
        return
    text = paragraph.numbered_text[:40]
    numbered = _OPEN.fullmatch(head.number) or head.number[:1].isdigit()
    if head.word.isupper() or head.sign.strip() != "." or not numbered:
        message = say("«{text}» không đúng dạng «Điều 1. …»", text=text)
        yield Breach(one.spot, message, say("viết «Điều», chữ số Ả Rập và dấu chấm"))
    for label in _label(paragraph):
        if label.bold is not True:
            yield Breach(one.spot, say("«{text}» không đậm", text=text), say("đặt chữ đậm"))
        if label.italic is not False:
            yield Breach(one.spot, say("«{text}» nghiêng", text=text), say("đặt chữ đứng"))
    value = standard["parts.article_heading.first_line"]
    if not value.admits_twips(paragraph.format.start, _SLACK) or paragraph.starts_with_blank:
        message = say("điều không lùi vào 1 cm hoặc 1,27 cm")
        yield Breach(one.spot, message, say("đặt lùi đầu dòng 1 cm hoặc 1,27 cm"))


def _label(paragraph: ReadParagraph) -> Iterator[TextLine]:
    """The words «Điều 1.» of the paragraph as a line of their own; none of an empty one."""
    raw = "".join(run.text for run in paragraph.runs)
    start = len(raw) - len(raw.lstrip())
    if runs := cut_runs(paragraph.runs, start, start + len("Điều 1.")):
        yield TextLine(paragraph, tuple(runs))


@heading_rule("ND30-II.6.dd-khoan")
def clauses(one: _Heading, _standard: Standard) -> Iterator[Breach]:
    """Khoản: chữ số Ả Rập và dấu chấm («1.»); khoản có tiêu đề thì tiêu đề chữ đậm.

    Mục đích: các khoản đánh số như nhau ở mọi văn bản.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm đ; Mục V dòng 6.
    Đúng: 1. Các hình thức khen thưởng.
    Sai: 1) Các hình thức …; 1/ Các hình thức …; 1- Các hình thức …; tiêu đề chữ thường (chỉ cảnh báo).
    """
    if one.head.level is not HeadingLevel.ARABIC:
        return
    if one.head.sign != ".":
        message = say("khoản đánh số «{text}»", text=one.mark)
        yield Breach(one.spot, message, say("viết «{number}.»", number=one.head.number))
    elif one.is_title and one.paragraph.whole.bold is False:
        message = say("tiêu đề của mục «{text}» không đậm", text=one.mark)
        yield Breach(one.spot, message, say("đặt chữ đậm"), Severity.WARNING)


@rule("ND30-II.6.dd-diem")
def points(document: WordFile, standard: Standard) -> Iterator[Breach]:
    """Điểm: chữ cái tiếng Việt theo thứ tự và dấu ngoặc đơn đóng («a)»), chữ không đậm.

    Mục đích: các điểm theo bảng chữ cái tiếng Việt: a, b, c, d, đ, e, g …
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm đ; thứ tự theo chính Nghị định 30/2020/NĐ-CP.
    Đúng: c) …; d) …; đ) …; e) …; g) …
    Sai: d) … rồi e) … (thiếu đ); e) … rồi f) …; a. …; a/ …
    """
    letters = standard.texts("outline.letters")
    before = ""
    for one in _headings(document):
        head = one.head
        if head.level is not HeadingLevel.LETTER:
            before = "" if head.level is not HeadingLevel.DASH else before
            continue
        if head.sign != ")":
            message = say("điểm đánh số «{text}»", text=one.mark)
            yield Breach(one.spot, message, say("viết «{letter})»", letter=head.number))
        elif not _follows(before, head.number, letters):
            message = say("điểm «{letter})» không đúng thứ tự", letter=head.number)
            hint = say("đánh theo thứ tự: {order}", order=", ".join(letters[:8]))
            yield Breach(one.spot, message, hint)
        elif one.paragraph.whole.bold is True:
            yield Breach(one.spot, say("điểm viết chữ đậm"), say("bỏ chữ đậm"))
        before = head.number


def _follows(before: str, letter: str, letters: tuple[str, ...]) -> bool:
    """Whether a point comes next; a list may always begin anew with a."""
    if letter == letters[0]:
        return True
    return letter in letters and before in ("", letters[letters.index(letter) - 1])


@rule("ND30-V.6b-muc-roman")
def roman(document: WordFile, standard: Standard) -> Iterator[Breach]:
    """Văn bản không có điều: đề mục cấp một là số La Mã và tiêu đề in hoa, đậm, trên một dòng («I. MỤC ĐÍCH»).

    Mục đích: bố cục I, 1, a) của kế hoạch, báo cáo, hướng dẫn.
    Căn cứ: Phụ lục I, Phần I, Mục V dòng 6b.
    Đúng: I. MỤC ĐÍCH, YÊU CẦU, cỡ 14, đậm, đứng.
    Sai: I. Mục đích, yêu cầu; I/ MỤC ĐÍCH; I - MỤC ĐÍCH; chữ không đậm.
    """
    headings = list(_headings(document))
    if any(one.head.level is HeadingLevel.ARTICLE for one in headings):
        return
    for one in headings:
        if one.head.level is not HeadingLevel.ROMAN or len(one.paragraph.text) > _LONGEST_TITLE:
            continue
        yield from check_part(standard, "heading_1", [one.paragraph.whole], WORDS)
        if one.head.sign != ".":
            message = say("đề mục đánh số «{text}»", text=one.mark)
            yield Breach(one.spot, message, say("viết «{number}.»", number=one.head.number))


@heading_rule("PRAC-level4")
def lower_levels(one: _Heading, _standard: Standard) -> Iterator[Breach]:
    """Dưới điểm a) dùng gạch đầu dòng «-» rồi «+»; số thập phân 1.1. không có trong Nghị định.

    Mục đích: gợi ý cách trình bày các cấp nhỏ.
    Căn cứ: thông lệ; Nghị định không nêu các cấp dưới điểm.
    Đúng: - Nội dung; + Nội dung.
    Sai: • Nội dung; * Nội dung; 1.1. Nội dung (thường gặp ở văn bản công đoàn).
    """
    if one.head.level is HeadingLevel.DASH and one.head.number not in "-+":
        message = say("đầu dòng dùng dấu «{mark}»", mark=one.head.number)
        yield Breach(one.spot, message, say("dùng «-» rồi «+»"))
    elif one.head.level is HeadingLevel.DECIMAL:
        message = say("đánh số thập phân «{text}»", text=one.mark)
        yield Breach(one.spot, message, say("dùng a), b), c)"))
