"""Font, character set and colour of every letter (Phụ lục I, Phần I, I.4)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.lint.looks import tell_grouped
from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.runs import ReadRun
from generator.lint.reading.shown_fonts import fonts_of, worded
from generator.lint.rule import Breach, rule
from generator.problems import Severity, say
from generator.standard import Standard

_LEGACY_FONT = re.compile(r"\.?Vn[A-Z ].*|\.Vn.*|VNI[- ].*|VN-.*|UVN .*|\.TM.*", re.IGNORECASE)
_LEGACY_WORD = re.compile(r"[A-Za-z][¹º»¼½¾¸¶µ·®­©¦§¨ª«¬]|[®¹¶µ­][a-zÀ-ÿ]{2}")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
_BLACK = re.compile("auto|(?:0[0-9A-F])+")


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
    wrong = [pair for pair in shown if not (pair[0] in allowed or _LEGACY_FONT.fullmatch(pair[0]))]
    told = ((say("phông chữ {font}", font=name), paragraph) for name, paragraph in wrong)
    yield from tell_grouped(told, say("dùng {wanted}", wanted=standard.text("font.family")))


@rule("ND30-I.4-unicode", once=True)
def unicode_text(document: WordFile, _standard: Standard) -> Iterator[Breach]:
    """Bộ mã ký tự Unicode theo TCVN 6909:2001.

    Mục đích: chữ đọc, tìm và chép được ở mọi máy.
    Căn cứ: Phụ lục I, Phần I, Mục I khoản 4.
    Đúng: «Kế hoạch» gõ bằng Unicode dựng sẵn, phông Times New Roman.
    Sai: phông .VnTime hoặc VNI-Times («KÕ ho¹ch»); ký tự vùng riêng. Chữ Unicode tổ hợp («Kê» và dấu
    rời) chỉ được nhắc: chưa rõ tiêu chuẩn có cấm hay không.
    """
    found = {(fault, one): None for one, run in worded(document) for fault in _encoding_faults(run)}
    for fault, (message, hint) in _FAULTS.items():
        cap = Severity.INFO if fault == "apart" else Severity.ERROR
        told = ((message, paragraph) for name, paragraph in found if name == fault)
        yield from tell_grouped(told, hint, cap)


_FAULTS = {
    "font": (
        say("phông chữ của bộ mã cũ (TCVN3, VNI)"),
        say("chuyển sang Unicode và Times New Roman"),
    ),
    "private": (say("có ký tự vùng riêng"), say("gõ lại bằng ký tự Unicode")),
    "text": (say("chữ có vẻ gõ theo bộ mã TCVN3 hoặc VNI"), say("chuyển mã sang Unicode")),
    "apart": (say("chữ Unicode tổ hợp, dấu rời khỏi chữ"), say("chuyển sang Unicode dựng sẵn")),
}


def _encoding_faults(run: ReadRun) -> Iterator[str]:
    if any(map(_LEGACY_FONT.fullmatch, (run.format.font_high, run.format.font))):
        yield "font"
        return
    if _PRIVATE.search(run.text):
        yield "private"
    if not run.text.isascii() and _LEGACY_WORD.search(run.text):
        yield "text"
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
    yield from tell_grouped(told, say("dùng chữ màu đen"))
