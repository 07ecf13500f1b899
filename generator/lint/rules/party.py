"""Marks of the Party's own format in a document of the State or the unions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.lint.parts.heading import lines_of
from generator.lint.parts.letter import Letter
from generator.lint.reading.anatomy import Document
from generator.lint.rule import Breach, rule
from generator.problems import say
from generator.standard import Standard

_STAR = re.compile(r"\*{1,3}")


@rule("PRAC-party-style")
def party_style(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Không dùng kiểu trình bày của Đảng: tiêu đề «ĐẢNG CỘNG SẢN VIỆT NAM», dấu * dưới tên cơ quan.

    Mục đích: văn bản nhà nước và công đoàn dùng Quốc hiệu, đường kẻ và ký hiệu theo Nghị định.
    Căn cứ: Quyết định 933/QĐ-TLĐ, Điều 17; kiểu của Đảng theo Quy định 66-QĐ/TW.
    Đúng: Quốc hiệu, Tiêu ngữ; đường kẻ dưới tên cơ quan.
    Sai: «ĐẢNG CỘNG SẢN VIỆT NAM»; dấu * dưới tên cơ quan. Ký hiệu 05-KH/LĐLĐ và T/M do quy tắc riêng báo.
    """
    for letter in document.letters:
        if letter.party_title is not None:
            message = say("tiêu đề của Đảng trong văn bản hành chính")
            yield Breach(letter.party_title.spot, message, say("dùng Quốc hiệu và Tiêu ngữ"))
        yield from _stars(letter)


def _stars(letter: Letter) -> Iterator[Breach]:
    for line in lines_of(letter.heading):
        if _STAR.fullmatch(line.text):
            message = say("dấu * dưới tên cơ quan là kiểu trình bày của Đảng")
            yield Breach(line.spot, message, say("thay bằng đường kẻ nét liền"))
