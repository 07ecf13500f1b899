"""Title of the kind and subject of documents that have one (Phụ lục I, Phần I, II.5; box 5a)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.lint.looks import check_part, has_words, part_name, shares
from generator.lint.parts.letter import Role
from generator.lint.reading.anatomy import Document
from generator.lint.rule import Breach, rule
from generator.lint.ruled import Asked, check_rule_line
from generator.problems import say
from generator.standard import Standard


@rule("ND30-II.5.b-type-style")
def title_style(document: Document, standard: Standard) -> Iterator[Breach]:
    """Tên loại: chữ in hoa, cỡ 13 đến 14, đứng, đậm, canh giữa, trên một dòng riêng.

    Mục đích: nhìn một lần biết loại văn bản.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 5 điểm b; Mục V dòng 5a.
    Đúng: KẾ HOẠCH, cỡ 14, đậm, canh giữa.
    Sai: Kế hoạch; cỡ 16; không đậm; canh trái.
    """
    for letter in document.letters:
        if letter.kind_title:
            yield from check_part(standard, "kind_title", [letter.kind_title])


@rule("ND30-II.5.b-subject-style")
def subject_style(document: Document, standard: Standard) -> Iterator[Breach]:
    """Trích yếu dưới tên loại: chữ in thường, cỡ 13 đến 14, đứng, đậm, canh giữa.

    Mục đích: trích yếu nổi rõ ngay dưới tên loại.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 5 điểm b; Mục V dòng 5a.
    Đúng: Tổ chức phát động Chương trình …, cỡ 14, đậm.
    Sai: TỔ CHỨC PHÁT ĐỘNG …; không đậm; nghiêng.
    """
    for letter in document.letters:
        yield from check_part(standard, "subject", letter.subject)


@rule("ND30-II.5.b-subject-rule")
def subject_rule(document: Document, standard: Standard) -> Iterator[Breach]:
    """Dưới trích yếu có đường kẻ nét liền dài từ 1/3 đến 1/2 dòng chữ.

    Mục đích: đường kẻ tách phần tên loại, trích yếu với nội dung.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 5 điểm b. Trích yếu nhiều dòng: tính theo dòng nào cũng
    được. Văn bản kèm theo quyết định có đường kẻ ngắn dưới dòng «Kèm theo».
    Đúng: dòng trích yếu dài 100 mm, đường kẻ từ 33 đến 50 mm, cân giữa.
    Sai: không có đường kẻ; đường kẻ dài bằng dòng chữ; gạch chân trích yếu.
    """
    remedy = say("kẻ nét liền, dài từ 1/3 đến 1/2 dòng chữ")
    asked = Asked(part_name("subject"), remedy, *shares(standard["rule_lines.subject"]))
    for letter in document.letters:
        lines = letter.subject
        asks = letter.role is Role.MAIN and not letter.titled_directive
        if asks and lines and all(map(has_words, lines)):
            yield from check_rule_line(lines, letter.rules_under("subject"), asked)


@rule("ND30-II.5.a-subject-text")
def subject_text(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Trích yếu là một câu hoặc cụm từ ngắn gọn, không có dấu chấm cuối.

    Mục đích: trích yếu phản ánh khái quát nội dung chủ yếu.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 5 điểm a; không chấm cuối là tập quán.
    Đúng: Về việc phân bổ chỉ tiêu sáng kiến năm 2022.
    Sai: trích yếu kết thúc bằng dấu chấm hoặc dấu chấm phẩy.
    """
    for letter in document.letters:
        lines = letter.subject or letter.directive_subject
        if (
            lines
            and has_words(lines[-1])
            and lines[-1].text.endswith((".", ";", ",", ":"))
            and lines[-1].text[-2:] != ".."
        ):
            message = say("trích yếu kết thúc bằng «{mark}»", mark=lines[-1].text[-1])
            yield Breach(lines[-1].spot, message, say("bỏ dấu cuối"))
