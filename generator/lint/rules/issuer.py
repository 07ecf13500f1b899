"""Names of the superior and of the issuing body (Phụ lục I, Phần I, II.2; box 2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.lint.looks import check_part, is_single, part_name, shares
from generator.lint.parts.letter import Letter, Role
from generator.lint.reading.anatomy import Document
from generator.lint.reading.paragraphs import Line
from generator.lint.rule import Breach, rule
from generator.lint.ruled import Asked, check_rule_line
from generator.problems import Severity, say
from generator.standard import Standard

_SLACK = 20
_SHORT = re.compile(
    r"(?<!\w)(LĐLĐ|TLĐ|CĐCS|CĐN|CĐVC|BCH|BTV|ĐCT|UBKT|UBND|HĐND|CNVCLĐ|TNHH MTV|CT)(?!\w)"
)


@rule("ND30-II.2.a-name", Severity.WARNING)
def full_name(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Tên cơ quan ban hành ghi chính thức, đầy đủ; chỉ tên cơ quan chủ quản được viết tắt.

    Mục đích: người nhận biết đúng cơ quan nào ban hành văn bản.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 2 điểm a.
    Đúng: CÔNG ĐOÀN CƠ SỞ CÔNG TY MAY TÂY ĐÔ.
    Sai: CĐCS CÔNG TY MAY TÂY ĐÔ.
    """
    for letter in document.letters:
        for line in letter.issuer:
            if found := _SHORT.search(line.text):
                message = say("tên cơ quan ban hành viết tắt «{short}»", short=found[1])
                yield Breach(line.spot, message, say("viết đầy đủ"))


@rule("ND30-II.2.b-parent-style")
def superior_style(document: Document, standard: Standard) -> Iterator[Breach]:
    """Tên cơ quan chủ quản: chữ in hoa, cỡ 12 đến 13, đứng, không đậm.

    Mục đích: phân biệt cơ quan chủ quản với cơ quan ban hành.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 2 điểm b; Mục V dòng 2.
    Đúng: TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM, cỡ 13, không đậm.
    Sai: chữ đậm; chữ in thường; cỡ 14.
    """
    for letter in document.letters:
        yield from check_part(standard, "superior", letter.superior)


@rule("ND30-II.2.b-org-style")
def issuer_style(document: Document, standard: Standard) -> Iterator[Breach]:
    """Tên cơ quan ban hành: chữ in hoa, cỡ 12 đến 13, đứng, đậm, canh giữa dưới cơ quan chủ quản.

    Mục đích: nổi rõ cơ quan ban hành.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 2 điểm b; Mục V dòng 2.
    Đúng: LIÊN ĐOÀN LAO ĐỘNG TỈNH CÀ MAU, cỡ 13, đậm, canh giữa.
    Sai: không đậm; nghiêng; canh trái.
    """
    for letter in document.letters:
        if letter.role is not Role.COPY:
            yield from check_part(standard, "issuer", letter.issuer)


@rule("ND30-II.2.b-org-rule")
def issuer_rule(document: Document, standard: Standard) -> Iterator[Breach]:
    """Dưới tên cơ quan ban hành có đường kẻ nét liền dài từ 1/3 đến 1/2 dòng chữ.

    Mục đích: đường kẻ tách tên cơ quan với số, ký hiệu.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 2 điểm b. Tên nhiều dòng: tính theo dòng nào cũng được.
    Đúng: tên dài 90 mm, đường kẻ từ 30 đến 45 mm, cân giữa.
    Sai: không có đường kẻ; dài bằng cả dòng chữ; kẻ dưới tên cơ quan chủ quản.
    """
    remedy = say("kẻ nét liền, dài từ 1/3 đến 1/2 dòng chữ")
    asked = Asked(part_name("issuer"), remedy, *shares(standard["rule_lines.issuer"]))
    for letter in document.letters:
        if letter.issuer and letter.role is not Role.COPY:
            yield from check_rule_line(letter.issuer, letter.rules_under("issuer"), asked)
            yield from _under_superior(letter)


def _under_superior(letter: Letter) -> Iterator[Breach]:
    for one in letter.rules_under("superior")[:1]:
        yield Breach(
            one.paragraph.spot,
            say("có đường kẻ dưới tên cơ quan chủ quản"),
            say("chỉ kẻ dưới tên cơ quan ban hành"),
            Severity.WARNING,
        )


@rule("ND30-II.2.b-spacing")
def name_spacing(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Tên cơ quan chủ quản và cơ quan ban hành cách nhau dòng đơn.

    Mục đích: hai tên đi liền nhau; tên dài có thể chia nhiều dòng.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 2 điểm b.
    Đúng: giãn dòng đơn, khoảng cách đoạn 0.
    Sai: giãn dòng 1,5; cách 6 pt giữa hai tên.
    """
    for letter in document.letters:
        lines = [*letter.superior, *letter.issuer]
        loose = [line for line in lines if not is_single(line.paragraph.format, line.size)]
        if loose:
            message = say("tên cơ quan không giãn dòng đơn")
            yield Breach(loose[0].spot, message, say("đặt giãn dòng đơn"))
        elif apart := _apart(lines):
            message = say("có khoảng cách giữa các dòng tên cơ quan")
            yield Breach(apart.spot, message, say("đặt khoảng cách đoạn bằng 0"))


def _apart(lines: list[Line]) -> Line | None:
    for above, below in pairwise(lines):
        one, other = above.paragraph, below.paragraph
        if one is not other and one.format.after + other.format.before > _SLACK:
            return below
    return None
