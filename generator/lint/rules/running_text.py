"""The text itself: alignment, size, indent, spacing, end (Phụ lục I, Phần I, II.6.e)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from generator.lint import looks
from generator.lint.parts import anchors
from generator.lint.parts.letter import Letter, Role
from generator.lint.parts.outline import DIVISIONS, HeadingLevel, is_level
from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.paragraphs import ReadParagraph
from generator.lint.rule import Breach, letter_rule, rule
from generator.problems import Message, Severity, say
from generator.standard import Standard, Value

_FORMS = frozenset({"invitation", "introduction", "leave", "dispatch"})
_SLACK = 6
Fault = tuple[Message, ReadParagraph]


def _texts(document: WordFile) -> Iterator[tuple[Letter, ReadParagraph]]:
    """The paragraphs that rules of running text apply to, without headings set in the middle."""
    for letter in document.letters:
        for one in (*letter.legal_bases, *letter.body):
            if not _is_heading(one) and not anchors.is_caption(one):
                yield letter, one


def _flowing(document: WordFile) -> Iterator[ReadParagraph]:
    """Those of them that are neither lines to be filled in nor blanks of a special form."""
    for letter, one in _texts(document):
        if not one.is_open and not (letter.is_kind(*_FORMS) and ":" in one.text):
            yield one


def _is_heading(paragraph: ReadParagraph) -> bool:
    line = paragraph.whole
    centred = paragraph.is_centred and (line.bold is True or line.is_upper)
    return centred or is_level(paragraph, *DIVISIONS)


@rule("ND30-II.6.e-align")
def aligned(document: WordFile, standard: Standard) -> Iterator[Breach]:
    """Nội dung canh đều cả hai lề.

    Mục đích: hai mép chữ thẳng hàng.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm e.
    Đúng: đoạn văn canh đều (Justify).
    Sai: đoạn văn canh trái.
    """
    wanted = standard.text("parts.body.align")
    said = say("đoạn văn không canh đều hai lề")
    wrong = ((said, one) for one in _flowing(document) if one.format.align != wanted)
    yield from looks.tell_each(wrong, say("canh đều hai lề"))


@letter_rule("ND30-II.6.e-size")
def sizes(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Nội dung: chữ in thường, kiểu đứng, cỡ 13 đến 14, một cỡ cho cả văn bản.

    Mục đích: chữ của nội dung đều nhau.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm e; Mục V dòng 6.
    Đúng: cả văn bản cỡ 14.
    Sai: cỡ 12; đoạn cỡ 13 đoạn cỡ 14; cả đoạn nghiêng.
    """
    value = standard["parts.body.size"]
    paragraphs = [one for one in letter.body if not anchors.is_caption(one)]
    outside = [(size, one) for one in paragraphs for size in one.whole.sizes
               if not looks.size_admitted(size, value)]  # fmt: skip
    wrong = ((say("cỡ chữ {size}", size=looks.points_said(size)), one) for size, one in outside)
    yield from looks.tell_each(wrong, say("đặt cỡ chữ {wanted}", wanted=looks.sizes_said(value)))
    odd = {one for _size, one in outside}
    yield from _mixed(one for one in paragraphs if one not in odd)
    slanted = ((say("cả đoạn chữ nghiêng"), one) for one in paragraphs if _is_slanted(one))
    yield from looks.tell_each(slanted, say("đặt chữ đứng"))


def _mixed(paragraphs: Iterable[ReadParagraph]) -> Iterator[Breach]:
    """More than one size in the text; the rarer one is told."""
    by_size = looks.grouped((size, one) for one in paragraphs for size in one.whole.sizes)
    if len(by_size) > 1:
        rare = min(by_size, key=lambda size: len(by_size[size]))
        usual = looks.points_said(max(by_size, key=lambda size: len(by_size[size])))
        message = say("cỡ chữ {size} khác cỡ chữ {usual} của cả văn bản",
                      size=looks.points_said(rare), usual=usual)  # fmt: skip
        told = ((message, one) for one in by_size[rare])
        yield from looks.tell_each(told, say("dùng một cỡ chữ"))


def _is_slanted(paragraph: ReadParagraph) -> bool:
    bracketed = paragraph.text.startswith("(") and paragraph.text.rstrip(".;").endswith(")")
    return paragraph.whole.italic is True and not bracketed


@rule("ND30-II.6.e-indent")
def indented(document: WordFile, standard: Standard) -> Iterator[Breach]:
    """Chữ đầu đoạn lùi vào 1 cm hoặc 1,27 cm, bằng lùi đầu dòng.

    Mục đích: nhận ra đầu đoạn; các đoạn lùi vào bằng nhau.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm e.
    Đúng: lùi đầu dòng 1,27 cm, lề đoạn 0.
    Sai: không lùi; lùi bằng phím Tab hoặc dấu cách; lùi cả đoạn 1,27 cm. Một phím Tab đưa chữ đến
    đúng 1,27 cm thì là cảnh báo.
    """
    value = standard["parts.body.first_line"]
    hint = say("đặt lùi đầu dòng 1 cm hoặc 1,27 cm, lề đoạn bằng 0")
    for one in _flowing(document):
        if is_level(one, HeadingLevel.ARTICLE):
            continue
        cap = Severity.WARNING if _looks_right(one, value) else Severity.ERROR
        yield from looks.tell_each(
            ((fault, one) for fault in _indent_faults(one, value)), hint, cap
        )


def _looks_right(paragraph: ReadParagraph, value: Value) -> bool:
    """Whether one tab pushes the first letter to where an indent would."""
    raw = "".join(run.text for run in paragraph.runs)
    look, one_tab = paragraph.format, raw[:1] == "\t" and not raw[1:2].isspace()
    return (
        one_tab
        and not look.start
        and not look.left
        and value.admits_twips(paragraph.tab_place(1), _SLACK)
    )


def _indent_faults(paragraph: ReadParagraph, value: Value) -> Iterator[Message]:
    look = paragraph.format
    if paragraph.starts_with_blank:
        yield say("đầu đoạn lùi vào bằng phím Tab hoặc dấu cách")
    elif not value.admits_twips(look.start, _SLACK):
        yield say("đầu đoạn lùi vào {found} mm", found=looks.millimetres(look.start))
    elif look.left > _SLACK:
        yield say("cả đoạn lùi vào {found} mm", found=looks.millimetres(look.left))


@rule("ND30-II.6.e-parspace")
def paragraph_spacing(document: WordFile, standard: Standard) -> Iterator[Breach]:
    """Khoảng cách giữa các đoạn tối thiểu 6 pt.

    Mục đích: các đoạn tách nhau rõ ràng.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm e.
    Đúng: khoảng cách trước đoạn 6 pt.
    Sai: khoảng cách 0 pt; hai đoạn cùng kiểu bị bỏ khoảng cách.
    """
    least = looks.least_of(standard, "parts.body.before")
    wrong = (
        (say("đoạn văn cách nhau {found} pt", found=_gap(above, below) // 20), below)
        for letter in document.letters
        for above, below in _neighbours(letter)
        if _gap(above, below) < least.twips - _SLACK
    )
    hint = say("đặt khoảng cách giữa các đoạn từ {least}", least=least)
    yield from looks.tell_each(wrong, hint)


def _neighbours(letter: Letter) -> Iterator[tuple[ReadParagraph, ReadParagraph]]:
    """Paragraphs of text that follow each other with nothing between them."""
    paragraphs = [one for one in (*letter.legal_bases, *letter.body) if not anchors.is_caption(one)]
    for above, below in pairwise(paragraphs):
        next_to = below.spot.paragraph - above.spot.paragraph == 1
        if next_to and not (_is_heading(above) and _is_heading(below)):
            yield above, below


def _gap(above: ReadParagraph, below: ReadParagraph) -> int:
    one, other = above.format, below.format
    same = above.style == below.style
    after = 0 if one.contextual and same else one.after
    before = 0 if other.contextual and same else other.before
    return after + before


@rule("ND30-II.6.e-linespace")
def line_spacing(document: WordFile, standard: Standard) -> Iterator[Breach]:
    """Khoảng cách dòng từ dòng đơn đến 1,5 dòng.

    Mục đích: dòng không sát nhau, không thưa quá.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 6 điểm e.
    Đúng: dòng đơn; 1,1 dòng; đúng 18 pt với chữ cỡ 14.
    Sai: 0,9 dòng; 2 dòng; đúng 12 pt với chữ cỡ 14.
    """
    value = standard["parts.body.line"]
    wrong = (
        (say("giãn dòng {found}", found=f"{one.line_share:.2g}".replace(".", ",")), one)
        for _letter, one in _texts(document)
        if not looks.share_admitted(one.line_share, value)
    )
    yield from looks.tell_each(wrong, say("đặt giãn dòng từ 1 đến 1,5"))


@letter_rule("ND30-PL3-end")
def end_mark(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Nội dung kết thúc bằng «./.».

    Mục đích: cho biết nội dung đã hết, không thêm được chữ nào.
    Căn cứ: các mẫu 1.1 đến 1.10 của Phụ lục III; Nghị định không quy định rõ.
    Đúng: Đề nghị các đơn vị nghiêm túc thực hiện./.
    Sai: đoạn cuối kết thúc bằng dấu chấm.
    """
    mark = standard.text("texts.end_mark")
    if letter.role is Role.COPY or letter.ends_with_table:
        return
    last = next((one for one in reversed(letter.body) if not anchors.is_caption(one)), None)
    if last is not None and not last.text.replace(" ", "").endswith(mark):
        message = say("nội dung không kết thúc bằng «{mark}»", mark=mark)
        hint = say("thêm «{mark}» vào cuối đoạn cuối", mark=mark)
        yield Breach(last.spot.quoting(last.text[-50:]), message, hint)
