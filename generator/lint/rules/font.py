"""Font, character set and colour of every letter (Phụ lục I, Phần I, I.4)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from generator.lint.looks import tell_each
from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.legacy_fonts import code_of_font, is_legacy_font
from generator.lint.reading.runs import ReadRun, text_of
from generator.lint.reading.shown_fonts import fonts_of, worded
from generator.lint.rule import Breach, rule
from generator.problems import Message, Severity, say
from generator.standard import Standard
from generator.wording import LegacyCode
from generator.workspace import regex

_PRIVATE = regex("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
_BLACK = regex("auto|(?:0[0-9A-F])+")


@rule("ND30-I.4-font", once=True)
def font(document: WordFile, standard: Standard) -> Iterator[Breach]:
    """Phông chữ Times New Roman ở mọi chỗ.

    Mục đích: mọi văn bản cùng một phông chữ, máy nào cũng có.
    Căn cứ: Phụ lục I, Phần I, Mục I khoản 4.
    Đúng: Times New Roman ở nội dung văn bản, bảng, đầu trang, chú thích và hộp chữ.
    Sai: Calibri, Arial; phông lấy theo chủ đề của Word.
    """
    allowed = {str(option) for option in standard["font.family"].options}
    shown = {(name, one): None for one, run in worded(document) for name in fonts_of(run)}
    wrong = [pair for pair in shown if not (pair[0] in allowed or is_legacy_font(pair[0]))]
    told = ((say("phông chữ {font}", font=name), paragraph) for name, paragraph in wrong)
    yield from tell_each(told, say("dùng {wanted}", wanted=standard.text("font.family")))


@rule("ND30-I.4-unicode", once=True)
def unicode_text(document: WordFile, _standard: Standard) -> Iterator[Breach]:
    """Bộ mã ký tự Unicode theo TCVN 6909:2001.

    Mục đích: chữ đọc, tìm và chép được ở mọi máy.
    Căn cứ: Phụ lục I, Phần I, Mục I khoản 4.
    Đúng: «Kế hoạch» gõ bằng Unicode dựng sẵn, phông Times New Roman.
    Sai: phông .VnTime («KÕ ho¹ch») hoặc VNI-Times («Keá hoaïch»); ký tự vùng riêng. Chữ Unicode tổ hợp
    («Kê» và dấu rời) chỉ được nhắc: chưa rõ tiêu chuẩn có cấm hay không.
    """
    codes = {run.element: one.code for one in document.legacy for run in one.runs}
    found = {
        (fault, paragraph): None
        for paragraph, run in worded(document)
        for fault in _encoding_faults(run, codes.get(run.element))
    }
    for fault, (message, hint, cap) in _FAULTS.items():
        told = ((message, paragraph) for name, paragraph in found if name == fault)
        yield from tell_each(told, hint, cap)


_Fault = tuple[Message, Message, Severity]
_CONVERTED = say("chuyển sang Unicode và Times New Roman, bằng vanthu lint --fix hoặc UniKey")
_FAULTS: dict[str, _Fault] = {
    "font": (
        say("phông chữ của bộ mã cũ (TCVN3, VNI)"),
        say("chuyển sang Unicode và Times New Roman"),
        Severity.ERROR,
    ),
    **{
        f"font {code.value}": (
            say("phông chữ của bộ mã {code}", code=code.value),
            _CONVERTED,
            Severity.ERROR,
        )
        for code in LegacyCode
    },
    **{
        f"text {code.value}": (
            say("chữ gõ theo bộ mã {code}", code=code.value),
            _CONVERTED,
            Severity.ERROR,
        )
        for code in LegacyCode
    },
    "private": (
        say("có ký tự vùng riêng"),
        say("gõ lại bằng ký tự Unicode"),
        Severity.ERROR,
    ),
    "apart": (
        say("chữ Unicode tổ hợp, dấu rời khỏi chữ"),
        say("chuyển sang Unicode dựng sẵn"),
        Severity.INFO,
    ),
}


def _encoding_faults(run: ReadRun, code: LegacyCode | None) -> Iterator[str]:
    """What is wrong with the letters of a run; `code` is the one in which it is written."""
    if any(map(is_legacy_font, (run.format.font_high, run.format.font))):
        known = code_of_font(run.format)
        yield "font" if known is None else f"font {known.value}"
        return
    if _PRIVATE.search(run.text):
        yield "private"
    if code is not None and not text_of(run.element).isascii():
        yield f"text {code.value}"
    raw = "".join(node.text or "" for node in run.element if node.tag.endswith("}t"))
    if not unicodedata.is_normalized("NFC", raw):
        yield "apart"


@rule("ND30-I.4-black", once=True)
def black(document: WordFile, _standard: Standard) -> Iterator[Breach]:
    """Chữ màu đen.

    Mục đích: bản in, bản sao và bản quét đều rõ.
    Căn cứ: Phụ lục I, Phần I, Mục I khoản 4.
    Đúng: màu tự động hoặc đen; riêng dấu chỉ mức độ khẩn màu đỏ tươi, chữ ký số màu xanh.
    Sai: trích yếu màu xanh; liên kết màu xanh gạch chân.
    """
    stamps = {mark.line.paragraph for letter in document.letters for mark in letter.marks}
    shown = {(run.format.colour, one): None for one, run in worded(document) if one not in stamps}
    told = ((say("chữ màu {colour}", colour=colour), paragraph)
            for colour, paragraph in shown if not _BLACK.fullmatch(colour))  # fmt: skip
    yield from tell_each(told, say("dùng chữ màu đen"))
