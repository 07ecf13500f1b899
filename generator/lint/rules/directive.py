"""Subject of a công văn (Phụ lục I, Phần I, II.5.b; box 5b)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.lint.looks import check_part
from generator.lint.parts.letter import Letter
from generator.lint.reading.anatomy import Document
from generator.lint.rule import Breach, rule
from generator.problems import say
from generator.standard import Length, Standard

_SLACK = 6


def _directives(document: Document) -> Iterator[Letter]:
    return (letter for letter in document.letters if letter.directive_subject)


@rule("ND30-II.5.b-cv-form")
def form(document: Document, standard: Standard) -> Iterator[Breach]:
    """Trích yếu công văn: «V/v» rồi nội dung, chữ in thường, cỡ 12 đến 13, đứng, không đậm, canh giữa.

    Mục đích: trích yếu công văn nằm dưới số, ký hiệu, thay cho tên loại.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 5 điểm b; Mục V dòng 5b.
    Đúng: V/v giao chỉ tiêu sáng kiến năm 2022, cỡ 12.
    Sai: Về việc giao chỉ tiêu …; V/V GIAO CHỈ TIÊU; chữ nghiêng; chữ đậm.
    """
    mark = standard.text("texts.directive_subject")
    for letter in _directives(document):
        lines = letter.directive_subject
        yield from check_part(standard, "directive_subject", lines)
        if not lines[0].text.startswith(f"{mark} ") and not lines[0].is_upper:
            message = say("trích yếu công văn không mở đầu bằng «{mark} »", mark=mark)
            yield Breach(lines[0].spot, message, say("ghi «{mark} » rồi đến nội dung", mark=mark))


@rule("ND30-II.5.b-cv-gap")
def gap(document: Document, standard: Standard) -> Iterator[Breach]:
    """Trích yếu công văn cách số, ký hiệu 6 pt.

    Mục đích: trích yếu tách khỏi số, ký hiệu.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 5 điểm b. Mẫu 1.5 để 0 pt nên chỉ là cảnh báo.
    Đúng: khoảng cách trước đoạn 6 pt.
    Sai: khoảng cách 0 pt.
    """
    value = standard["parts.directive_subject.before"]
    least = value.low if isinstance(value.low, Length) else standard.length(value.path)
    for letter in _directives(document):
        first, number = letter.directive_subject[0].paragraph, letter.number
        if number is None or number.paragraph is first:
            continue
        found = number.paragraph.format.after + first.format.before
        if found < least.twips - _SLACK and not _blank_between(letter):
            yield Breach(
                letter.directive_subject[0].spot,
                say("trích yếu cách số, ký hiệu {found} pt", found=round(found / 20)),
                say("đặt khoảng cách {least}", least=least),
            )


def _blank_between(letter: Letter) -> bool:
    """Whether an empty paragraph stands between number and subject."""
    below = letter.directive_subject[0].paragraph.spot.paragraph
    above = letter.number.paragraph.spot.paragraph if letter.number else below
    return below - above > 1


@rule("ND30-II.5.b-cv-norule")
def without_rule(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Không kẻ đường kẻ dưới trích yếu công văn.

    Mục đích: đường kẻ chỉ có dưới trích yếu của văn bản có tên loại.
    Căn cứ: suy ra từ Phụ lục I, Phần I, Mục II khoản 5 điểm b và Mẫu 1.5.
    Đúng: dưới «V/v …» không có gì.
    Sai: có đường kẻ hoặc gạch chân dưới «V/v …».
    """
    for letter in _directives(document):
        rules = letter.rules_under("directive_subject")
        underlined = [line for line in letter.directive_subject if line.underline]
        if rules or underlined:
            spot = rules[0].paragraph.spot if rules else underlined[0].spot
            yield Breach(spot, say("có đường kẻ dưới trích yếu công văn"), say("bỏ đường kẻ"))


@rule("ND30-II.5.b-cv-notype")
def without_title(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Công văn không in chữ «CÔNG VĂN».

    Mục đích: công văn là văn bản không có tên loại.
    Căn cứ: suy ra từ Phụ lục I, Phần I, Mục II khoản 5 điểm b và Mẫu 1.5.
    Đúng: dưới tiêu đề là «Kính gửi».
    Sai: in «CÔNG VĂN» giữa trang.
    """
    for letter in document.letters:
        if letter.kind is not None and letter.kind.code == "directive" and letter.kind_title:
            message = say("in tên loại «CÔNG VĂN»")
            yield Breach(
                letter.kind_title.spot, message, say("bỏ dòng này, ghi trích yếu sau «V/v»")
            )
