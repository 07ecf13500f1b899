"""The text itself: alignment, size, indent, spacing, end (Phụ lục I, Phần I, II.6.e)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.lint.looks import (
    counted,
    grouped,
    millimetres,
    points_said,
    shares,
    size_admitted,
    sizes_said,
)
from generator.lint.parts.letter import Letter, Role
from generator.lint.parts.outline import Level, read_head
from generator.lint.reading.anatomy import Document
from generator.lint.reading.paragraphs import Paragraph
from generator.lint.reading.spot import Spot
from generator.lint.rule import Breach, rule
from generator.problems import Message, say
from generator.standard import Length, Standard, Value

_CENTRED = frozenset({Level.PART, Level.SECTION})
_FORMS = frozenset({"invitation", "introduction", "leave", "dispatch"})
_SLACK = 6


def _text(letter: Letter) -> list[Paragraph]:
    """The paragraphs that rules of running text apply to; headings set in the middle are left out."""
    return [
        one
        for one in (*letter.legal_bases, *letter.body)
        if not _is_heading(one) and not _is_caption(one)
    ]


def _is_heading(paragraph: Paragraph) -> bool:
    head = read_head(paragraph)
    if head is not None and head.level in _CENTRED:
        return True
    line = paragraph.whole
    return paragraph.format.align == "center" and (line.bold is True or line.is_upper)


def _is_caption(paragraph: Paragraph) -> bool:
    """A line about a table: «Đơn vị tính: …», «(Có danh sách kèm theo)» set apart, a source."""
    style = paragraph.style in ("DonViTinh", "GhiChuBang", "KyBang", "DuongKe")
    apart = paragraph.format.align in ("center", "right")
    return style or (apart and paragraph.text.startswith("("))


def _tell(found: Iterator[tuple[Message, Paragraph]], hint: Message) -> Iterator[Breach]:
    said: dict[object, Message] = {}
    pairs = []
    for message, paragraph in found:
        said[str(message)] = message
        pairs.append((str(message), paragraph))
    for key, paragraphs in grouped(pairs).items():
        yield Breach(paragraphs[0].spot, counted(said[key], len(paragraphs)), hint)


@rule("ND30-II.6.e-align")
def aligned(document: Document, standard: Standard) -> Iterator[Breach]:
    """Nội dung canh đều cả hai lề.

    Mục đích: hai mép chữ thẳng hàng.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm e.
    Đúng: đoạn văn canh đều (Justify).
    Sai: đoạn văn canh trái.
    """
    wanted = standard.text("parts.body.align")
    wrong = (
        (say("đoạn văn không canh đều hai lề"), paragraph)
        for letter in document.letters
        for paragraph in _text(letter)
        if paragraph.format.align != wanted
        and not paragraph.is_open
        and not _is_field(letter, paragraph)
    )
    yield from _tell(wrong, say("canh đều hai lề"))


def _is_field(letter: Letter, paragraph: Paragraph) -> bool:
    """A blank of a special form («Thời gian: …»), which is no running text."""
    special = letter.kind is not None and letter.kind.code in _FORMS
    return special and ":" in paragraph.text


@rule("ND30-II.6.e-size")
def sizes(document: Document, standard: Standard) -> Iterator[Breach]:
    """Nội dung: chữ in thường, kiểu đứng, cỡ 13 đến 14, một cỡ cho cả văn bản.

    Mục đích: chữ của nội dung đều nhau.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm e; Mục V dòng 6.
    Đúng: cả văn bản cỡ 14.
    Sai: cỡ 12; đoạn cỡ 13 đoạn cỡ 14; cả đoạn nghiêng.
    """
    value = standard["parts.body.size"]
    for letter in document.letters:
        paragraphs = [one for one in letter.body if not _is_caption(one)]
        outside = (
            (say("cỡ chữ {size}", size=points_said(size)), paragraph)
            for paragraph in paragraphs
            for size in paragraph.whole.sizes
            if not size_admitted(size, value)
        )
        yield from _tell(outside, say("đặt cỡ chữ {wanted}", wanted=sizes_said(value)))
        inside = [one for one in paragraphs if all(size_admitted(size, value)
                                                   for size in one.whole.sizes)]  # fmt: skip
        yield from _mixed(inside)
        slanted = ((say("cả đoạn chữ nghiêng"), one) for one in paragraphs if _is_slanted(one))
        yield from _tell(slanted, say("đặt chữ đứng"))


def _mixed(paragraphs: list[Paragraph]) -> Iterator[Breach]:
    """More than one size in the text; the rarer one is told."""
    by_size = grouped((size, one) for one in paragraphs for size in one.whole.sizes)
    if len(by_size) <= 1:
        return
    rare = min(by_size, key=lambda size: len(by_size[size]))
    usual = max(by_size, key=lambda size: len(by_size[size]))
    places = by_size[rare]
    message = say("cỡ chữ {size} khác cỡ chữ {usual} của cả văn bản",
                  size=points_said(int(str(rare))), usual=points_said(int(str(usual))))  # fmt: skip
    yield Breach(places[0].spot, counted(message, len(places)), say("dùng một cỡ chữ"))


def _is_slanted(paragraph: Paragraph) -> bool:
    bracketed = paragraph.text.startswith("(") and paragraph.text.rstrip(".;").endswith(")")
    return paragraph.whole.italic is True and not bracketed


@rule("ND30-II.6.e-indent")
def indented(document: Document, standard: Standard) -> Iterator[Breach]:
    """Chữ đầu đoạn lùi vào 1 cm hoặc 1,27 cm, bằng thụt dòng đầu.

    Mục đích: nhận ra đầu đoạn; các đoạn lùi vào bằng nhau.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm e.
    Đúng: thụt dòng đầu 1,27 cm, lề đoạn 0.
    Sai: không thụt; thụt bằng phím Tab hoặc dấu cách; thụt cả đoạn 1,27 cm.
    """
    value = standard["parts.body.first_line"]
    wrong = (
        (fault, paragraph)
        for letter in document.letters
        for paragraph in _text(letter)
        if not _is_field(letter, paragraph) and not paragraph.is_open and not _is_article(paragraph)
        for fault in _indent_faults(paragraph, value)
    )
    yield from _tell(wrong, say("đặt thụt dòng đầu 1 cm hoặc 1,27 cm, lề đoạn bằng 0"))


def _is_article(paragraph: Paragraph) -> bool:
    head = read_head(paragraph)
    return head is not None and head.level is Level.ARTICLE


def _indent_faults(paragraph: Paragraph, value: Value) -> Iterator[Message]:
    look = paragraph.format
    if paragraph.starts_with_blank:
        yield say("đầu đoạn lùi vào bằng phím Tab hoặc dấu cách")
    elif not value.admits_twips(look.start, _SLACK):
        yield say("đầu đoạn lùi vào {found} mm", found=millimetres(look.start))
    elif look.left > _SLACK:
        yield say("cả đoạn lùi vào {found} mm", found=millimetres(look.left))


@rule("ND30-II.6.e-parspace")
def paragraph_spacing(document: Document, standard: Standard) -> Iterator[Breach]:
    """Khoảng cách giữa các đoạn tối thiểu 6 pt.

    Mục đích: các đoạn tách nhau rõ ràng.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm e.
    Đúng: khoảng cách trước đoạn 6 pt.
    Sai: khoảng cách 0 pt; hai đoạn cùng kiểu bị bỏ khoảng cách.
    """
    value = standard["parts.body.before"]
    least = value.low if isinstance(value.low, Length) else standard.length(value.path)
    wrong = (
        (say("đoạn văn cách nhau {found} pt", found=_gap(above, below) // 20), below)
        for letter in document.letters
        for above, below in _neighbours(letter)
        if _gap(above, below) < least.twips - _SLACK
    )
    yield from _tell(wrong, say("đặt khoảng cách giữa các đoạn từ {least}", least=least))


def _neighbours(letter: Letter) -> Iterator[tuple[Paragraph, Paragraph]]:
    """Paragraphs of text that follow each other with nothing between them."""
    paragraphs = [one for one in (*letter.legal_bases, *letter.body) if not _is_caption(one)]
    for above, below in pairwise(paragraphs):
        next_to = below.spot.paragraph - above.spot.paragraph == 1
        if next_to and not (_is_heading(above) and _is_heading(below)):
            yield above, below


def _gap(above: Paragraph, below: Paragraph) -> int:
    one, other = above.format, below.format
    same = above.style == below.style
    after = 0 if one.contextual and same else one.after
    before = 0 if other.contextual and same else other.before
    return after + before


@rule("ND30-II.6.e-linespace")
def line_spacing(document: Document, standard: Standard) -> Iterator[Breach]:
    """Khoảng cách dòng từ dòng đơn đến 1,5 dòng.

    Mục đích: dòng không sát nhau, không thưa quá.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm e.
    Đúng: dòng đơn; 1,1 dòng; đúng 18 pt với chữ cỡ 14.
    Sai: 0,9 dòng; 2 dòng; đúng 12 pt với chữ cỡ 14.
    """
    value = standard["parts.body.line"]
    low, high = map(float, shares(value))
    wrong = (
        (say("giãn dòng {found}", found=f"{share:.2g}".replace(".", ",")), paragraph)
        for letter in document.letters
        for paragraph in _text(letter)
        for share in [paragraph.format.spacing_share(paragraph.whole.size or 28)]
        if not low - 0.02 <= share <= high + 0.02
    )
    yield from _tell(wrong, say("đặt giãn dòng từ 1 đến 1,5"))


@rule("ND30-PL3-end")
def end_mark(document: Document, standard: Standard) -> Iterator[Breach]:
    """Nội dung kết thúc bằng «./.».

    Mục đích: cho biết nội dung đã hết, không thêm được chữ nào.
    Căn cứ: các mẫu 1.1 đến 1.10 của Phụ lục III; Nghị định không nêu thành lời.
    Đúng: Đề nghị các đơn vị nghiêm túc thực hiện./.
    Sai: đoạn cuối kết thúc bằng dấu chấm.
    """
    mark = standard.text("texts.end_mark")
    for letter in document.letters:
        if letter.role is Role.COPY or letter.ends_with_table or not letter.body:
            continue
        last = next((one for one in reversed(letter.body) if not _is_caption(one)), None)
        if last is not None and not last.text.replace(" ", "").endswith(mark):
            yield Breach(
                _end_spot(last),
                say("nội dung không kết thúc bằng «{mark}»", mark=mark),
                say("thêm «{mark}» vào cuối đoạn cuối", mark=mark),
            )


def _end_spot(paragraph: Paragraph) -> Spot:
    return paragraph.spot.quoting(paragraph.text[-50:])
