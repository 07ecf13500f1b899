"""Names of the superior and of the issuing body (Phụ lục I, Phần I, II.2; box 2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.lint.looks import check_part, check_rule_line, check_single
from generator.lint.parts.letter import Letter, Role
from generator.lint.rule import Breach, letter_rule
from generator.problems import Severity, say
from generator.standard import Standard

_SHORT = re.compile(
    r"(?<!\w)(LĐLĐ|TLĐ|CĐCS|CĐN|CĐVC|BCH|BTV|ĐCT|UBKT|UBND|HĐND|CNVCLĐ|TNHH MTV|CT)(?!\w)"
)


@letter_rule("ND30-II.2.a-name", Severity.WARNING)
def full_name(letter: Letter, _standard: Standard) -> Iterator[Breach]:
    """Tên cơ quan ban hành ghi chính thức, đầy đủ; chỉ tên cơ quan chủ quản được viết tắt.

    Mục đích: người nhận biết đúng cơ quan nào ban hành văn bản.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 2 điểm a.
    Đúng: CÔNG ĐOÀN CƠ SỞ CÔNG TY MAY TÂY ĐÔ.
    Sai: CĐCS CÔNG TY MAY TÂY ĐÔ.
    """
    for line in letter.issuer:
        if found := _SHORT.search(line.text):
            message = say("tên cơ quan ban hành viết tắt «{short}»", short=found[1])
            yield Breach(line.spot, message, say("viết đầy đủ"))


@letter_rule("ND30-II.2.b-parent-style")
def superior_style(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Tên cơ quan chủ quản: chữ in hoa, cỡ 12 đến 13, đứng, không đậm.

    Mục đích: phân biệt cơ quan chủ quản với cơ quan ban hành.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 2 điểm b; Mục V dòng 2.
    Đúng: TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM, cỡ 13, không đậm.
    Sai: chữ đậm; chữ in thường; cỡ 14.
    """
    yield from check_part(standard, "superior", letter.superior)


@letter_rule("ND30-II.2.b-org-style")
def issuer_style(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Tên cơ quan ban hành: chữ in hoa, cỡ 12 đến 13, đứng, đậm, canh giữa dưới cơ quan chủ quản.

    Mục đích: nổi rõ cơ quan ban hành.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 2 điểm b; Mục V dòng 2.
    Đúng: LIÊN ĐOÀN LAO ĐỘNG TỈNH CÀ MAU, cỡ 13, đậm, canh giữa.
    Sai: không đậm; nghiêng; canh trái.
    """
    if letter.role is not Role.COPY:
        yield from check_part(standard, "issuer", letter.issuer)


@letter_rule("ND30-II.2.b-org-rule")
def issuer_rule(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Dưới tên cơ quan ban hành có đường kẻ nét liền dài từ 1/3 đến 1/2 dòng chữ.

    Mục đích: đường kẻ tách tên cơ quan với số, ký hiệu.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 2 điểm b. Tên nhiều dòng: tính theo dòng nào cũng được.
    Đúng: tên dài 90 mm, đường kẻ từ 30 đến 45 mm, cân giữa.
    Sai: không có đường kẻ; dài bằng cả dòng chữ; kẻ dưới tên cơ quan chủ quản.
    """
    if not letter.issuer or letter.role is Role.COPY:
        return
    remedy = say("kẻ nét liền, dài từ 1/3 đến 1/2 dòng chữ")
    yield from check_rule_line(letter, "issuer", standard, remedy)
    for one in letter.rules_under("superior")[:1]:
        message = say("có đường kẻ dưới tên cơ quan chủ quản")
        hint = say("chỉ kẻ dưới tên cơ quan ban hành")
        yield Breach(one.paragraph.spot, message, hint, Severity.WARNING)


@letter_rule("ND30-II.2.b-spacing")
def name_spacing(letter: Letter, _standard: Standard) -> Iterator[Breach]:
    """Tên cơ quan chủ quản và cơ quan ban hành cách nhau dòng đơn.

    Mục đích: hai tên đi liền nhau; tên dài có thể chia nhiều dòng.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 2 điểm b.
    Đúng: giãn dòng đơn, khoảng cách đoạn 0.
    Sai: giãn dòng 1,5; cách 6 pt giữa hai tên.
    """
    yield from check_single(
        [*letter.superior, *letter.issuer],
        say("tên cơ quan không giãn dòng đơn"),
        say("có khoảng cách giữa các dòng tên cơ quan"),
    )
