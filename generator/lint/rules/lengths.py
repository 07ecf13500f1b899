"""Longest texts that electronic document systems take (Phụ lục VI)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.lint.parts.letter import Letter
from generator.lint.reading.anatomy import Document
from generator.lint.reading.paragraphs import Line
from generator.lint.rule import Breach, rule
from generator.problems import Message, say
from generator.standard import Standard

_NUMBER = re.compile(r"Số ?: ?(?P<number>[^/]*)/(?P<symbol>.*)")


@rule("ND30-PL6-len")
def lengths(document: Document, standard: Standard) -> Iterator[Breach]:
    """Độ dài tối đa của các trường khi đưa vào hệ thống quản lý văn bản.

    Mục đích: trích yếu, ký hiệu, tên không bị cắt trong hệ thống.
    Căn cứ: Phụ lục VI, Phần II, Mục I.
    Đúng: trích yếu tối đa 500 ký tự, ký hiệu 30, số 11, họ tên 50, chức vụ 100, tên cơ quan 200.
    Sai: trích yếu 620 ký tự.
    """
    for letter in document.letters:
        for name, field, lines in _fields(letter):
            text = " ".join(line.text for line in lines)
            most = int(str(standard.setting(f"lengths.{field}")))
            if lines and len(text) > most:
                yield Breach(
                    lines[0].spot,
                    say("{name} dài {found} ký tự", name=name, found=len(text)),
                    say("rút gọn còn tối đa {most} ký tự", most=most),
                )
        yield from _long_number(letter, standard)


def _fields(letter: Letter) -> list[tuple[Message, str, list[Line]]]:
    name = [letter.signature.name] if letter.signature.name else []
    return [
        (say("trích yếu"), "subject", letter.subject or letter.directive_subject),
        (say("họ tên người ký"), "signatory", name),
        (say("chức vụ"), "position", letter.signature.authority[-1:]),
        (say("tên cơ quan"), "organisation", letter.issuer),
    ]


def _long_number(letter: Letter, standard: Standard) -> Iterator[Breach]:
    found = _NUMBER.fullmatch(letter.number.text) if letter.number else None
    if found is None or letter.number is None:
        return
    for name, field in ((say("số"), "number"), (say("ký hiệu"), "symbol")):
        most = int(str(standard.setting(f"lengths.{field}")))
        if len(found[field].strip()) > most:
            message = say("{name} dài {found} ký tự", name=name, found=len(found[field].strip()))
            hint = say("rút gọn còn tối đa {most} ký tự", most=most)
            yield Breach(letter.number.spot, message, hint)
