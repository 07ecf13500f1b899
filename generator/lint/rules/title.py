"""Title of the kind and subject, below the heading or in it (Phụ lục I, Phần I, II.5; boxes 5a, 5b)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.lint.looks import check_part, check_rule_line, has_words, least_of
from generator.lint.parts.letter import Letter, Role
from generator.lint.rule import Breach, letter_rule
from generator.problems import say
from generator.standard import Standard

_SLACK = 6


@letter_rule("ND30-II.5.b-type-style")
def title_style(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Tên loại: chữ in hoa, cỡ 13 đến 14, đứng, đậm, canh giữa, trên một dòng riêng.

    Mục đích: nhìn một lần biết loại văn bản.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 5 điểm b; Mục V dòng 5a.
    Đúng: KẾ HOẠCH, cỡ 14, đậm, canh giữa.
    Sai: Kế hoạch; cỡ 16; không đậm; canh trái.
    """
    yield from check_part(standard, "kind_title", letter.lines_of("kind_title"))


@letter_rule("ND30-II.5.b-subject-style")
def subject_style(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Trích yếu dưới tên loại: chữ in thường, cỡ 13 đến 14, đứng, đậm, canh giữa.

    Mục đích: trích yếu nổi rõ ngay dưới tên loại.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 5 điểm b; Mục V dòng 5a.
    Đúng: Tổ chức phát động Chương trình …, cỡ 14, đậm.
    Sai: TỔ CHỨC PHÁT ĐỘNG …; không đậm; nghiêng.
    """
    yield from check_part(standard, "subject", letter.subject)


@letter_rule("ND30-II.5.b-subject-rule")
def subject_rule(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Dưới trích yếu có đường kẻ nét liền dài từ 1/3 đến 1/2 dòng chữ.

    Mục đích: đường kẻ tách phần tên loại, trích yếu với nội dung.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 5 điểm b. Trích yếu nhiều dòng: tính theo dòng nào cũng
    được. Văn bản kèm theo quyết định có đường kẻ ngắn dưới dòng «Kèm theo».
    Đúng: dòng trích yếu dài 100 mm, đường kẻ từ 33 đến 50 mm, cân giữa.
    Sai: không có đường kẻ; đường kẻ dài bằng dòng chữ; gạch chân trích yếu.
    """
    asks = letter.role is Role.MAIN and not letter.titled_directive
    if asks and all(map(has_words, letter.subject)):
        remedy = say("kẻ nét liền, dài từ 1/3 đến 1/2 dòng chữ")
        yield from check_rule_line(letter, "subject", standard, remedy)


@letter_rule("ND30-II.5.a-subject-text")
def subject_text(letter: Letter, _standard: Standard) -> Iterator[Breach]:
    """Trích yếu là một câu hoặc cụm từ ngắn gọn, không có dấu chấm cuối.

    Mục đích: trích yếu phản ánh khái quát nội dung chủ yếu.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 5 điểm a; không chấm cuối là tập quán.
    Đúng: Về việc phân bổ chỉ tiêu sáng kiến năm 2022.
    Sai: trích yếu kết thúc bằng dấu chấm hoặc dấu chấm phẩy.
    """
    for last in (letter.subject or letter.directive_subject)[-1:]:
        ends = last.text.endswith((".", ";", ",", ":")) and not last.text.endswith("..")
        if ends and has_words(last):
            message = say("trích yếu kết thúc bằng «{mark}»", mark=last.text[-1])
            yield Breach(last.spot, message, say("bỏ dấu cuối"))


@letter_rule("ND30-II.5.b-cv-form")
def form(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Trích yếu công văn: «V/v» rồi nội dung, chữ in thường, cỡ 12 đến 13, đứng, không đậm, canh giữa.

    Mục đích: trích yếu công văn nằm dưới số, ký hiệu, thay cho tên loại.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 5 điểm b; Mục V dòng 5b.
    Đúng: V/v giao chỉ tiêu sáng kiến năm 2022, cỡ 12.
    Sai: Về việc giao chỉ tiêu …; V/V GIAO CHỈ TIÊU; chữ nghiêng; chữ đậm.
    """
    mark = standard.text("texts.directive_subject")
    yield from check_part(standard, "directive_subject", letter.directive_subject)
    for first in letter.directive_subject[:1]:
        if not first.text.startswith(f"{mark} ") and not first.is_upper:
            message = say("trích yếu công văn không mở đầu bằng «{mark} »", mark=mark)
            yield Breach(first.spot, message, say("ghi «{mark} » rồi đến nội dung", mark=mark))


@letter_rule("ND30-II.5.b-cv-gap")
def gap(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Trích yếu công văn cách số, ký hiệu 6 pt.

    Mục đích: trích yếu tách khỏi số, ký hiệu.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 5 điểm b. Mẫu 1.5 để 0 pt nên chỉ là cảnh báo.
    Đúng: khoảng cách trước đoạn 6 pt.
    Sai: khoảng cách 0 pt.
    """
    least = least_of(standard, "parts.directive_subject.before")
    if letter.number is None:
        return
    number = letter.number.paragraph
    for first in letter.directive_subject[:1]:
        found = number.format.after + first.paragraph.format.before
        next_to = first.paragraph.spot.paragraph - number.spot.paragraph <= 1
        if found < least.twips - _SLACK and number is not first.paragraph and next_to:
            message = say("trích yếu cách số, ký hiệu {found} pt", found=round(found / 20))
            yield Breach(first.spot, message, say("đặt khoảng cách {least}", least=least))


@letter_rule("ND30-II.5.b-cv-norule")
def without_rule(letter: Letter, _standard: Standard) -> Iterator[Breach]:
    """Không kẻ đường kẻ dưới trích yếu công văn.

    Mục đích: đường kẻ chỉ có dưới trích yếu của văn bản có tên loại.
    Căn cứ: suy ra từ Phụ lục I, Phần I, Mục II khoản 5 điểm b và Mẫu 1.5.
    Đúng: dưới «V/v …» không có gì.
    Sai: có đường kẻ hoặc gạch chân dưới «V/v …».
    """
    ruled = [one.paragraph.spot for one in letter.rules_under("directive_subject")]
    underlined = [line.spot for line in letter.directive_subject if line.underline]
    if letter.directive_subject and (ruled or underlined):
        message = say("có đường kẻ dưới trích yếu công văn")
        yield Breach((ruled or underlined)[0], message, say("bỏ đường kẻ"))


@letter_rule("ND30-II.5.b-cv-notype")
def without_title(letter: Letter, _standard: Standard) -> Iterator[Breach]:
    """Công văn không in chữ «CÔNG VĂN».

    Mục đích: công văn là văn bản không có tên loại.
    Căn cứ: suy ra từ Phụ lục I, Phần I, Mục II khoản 5 điểm b và Mẫu 1.5.
    Đúng: dưới tiêu đề là «Kính gửi».
    Sai: in «CÔNG VĂN» giữa trang.
    """
    if letter.titled_directive and letter.kind_title:
        message = say("in tên loại «CÔNG VĂN»")
        yield Breach(letter.kind_title.spot, message, say("bỏ dòng này, ghi trích yếu sau «V/v»"))
