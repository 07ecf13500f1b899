"""Font, character set and colour of every letter (Phụ lục I, Phần I, I.4)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.lint.looks import counted, grouped
from generator.lint.reading.anatomy import Document
from generator.lint.reading.paragraphs import Paragraph
from generator.lint.reading.runs import Run
from generator.lint.rule import Breach, rule
from generator.problems import Severity, say
from generator.standard import Standard

_LEGACY_FONT = re.compile(r"\.?Vn[A-Z ].*|\.Vn.*|VNI[- ].*|VN-.*|UVN .*|\.TM.*", re.IGNORECASE)
_LEGACY_WORD = re.compile(
    r"[A-Za-zÀ-ÿ]*[A-Za-z][¹º»¼½¾¸¶µ·®­©¦§¨ª«¬][A-Za-zÀ-ÿ]*|[®¹¶µ­][a-zÀ-ÿ]{2,}"
)
_EAST = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
_DARK = 0x0F


@rule("ND30-I.4-font", once=True)
def font(document: Document, standard: Standard) -> Iterator[Breach]:
    """Phông chữ Times New Roman ở mọi chỗ.

    Mục đích: mọi văn bản cùng một phông chữ, máy nào cũng có.
    Căn cứ: Phụ lục I, Phần I, Mục I khoản 4.
    Đúng: Times New Roman ở thân văn bản, bảng, đầu trang, chú thích và hộp chữ.
    Sai: Calibri, Arial; phông lấy theo chủ đề của Word.
    """
    allowed = {str(option) for option in standard["font.family"].options}
    wrong = (
        (name, paragraph)
        for paragraph in document.everything
        for name in _fonts(paragraph)
        if name not in allowed
    )
    for name, paragraphs in grouped(wrong).items():
        message = counted(say("phông chữ {font}", font=name), len(paragraphs))
        wanted = standard.text("font.family")
        yield Breach(paragraphs[0].spot, message, say("dùng {wanted}", wanted=wanted))


def _fonts(paragraph: Paragraph) -> dict[str, None]:
    """The fonts that show in a paragraph; those of old character sets are another rule's."""
    names = (name for run in paragraph.runs for name in _fonts_of(run))
    return dict.fromkeys(name for name in names if not _LEGACY_FONT.fullmatch(name))


def _fonts_of(run: Run) -> Iterator[str]:
    if not run.text.strip():
        return
    if _EAST.search(run.text) or (run.format.east_hint and not run.text.isascii()):
        yield run.format.font_east or run.format.font
        return
    if run.text.isascii():
        yield run.format.font
    else:
        yield run.format.font_high
        if any("!" <= letter <= "~" for letter in run.text):
            yield run.format.font


@rule("ND30-I.4-unicode", once=True)
def unicode_text(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Bộ mã ký tự Unicode theo TCVN 6909:2001.

    Mục đích: chữ đọc, tìm và chép được ở mọi máy.
    Căn cứ: Phụ lục I, Phần I, Mục I khoản 4.
    Đúng: «Kế hoạch» gõ bằng Unicode dựng sẵn, phông Times New Roman.
    Sai: phông .VnTime hoặc VNI-Times («KÕ ho¹ch»); ký tự vùng riêng. Chữ Unicode tổ hợp («Kê» và dấu
    rời) chỉ được nhắc: chưa rõ tiêu chuẩn có cấm hay không.
    """
    found = [
        (fault, paragraph)
        for paragraph in document.everything
        for fault in _encoding_faults(paragraph)
    ]
    for fault, paragraphs in grouped(found).items():
        message, hint, cap = _FAULTS[str(fault)]
        yield Breach(paragraphs[0].spot, counted(message, len(paragraphs)), hint, cap)


_FAULTS = {
    "font": (
        say("phông chữ của bộ mã cũ (TCVN3, VNI)"),
        say("chuyển sang Unicode và Times New Roman"),
        Severity.ERROR,
    ),
    "text": (
        say("chữ có vẻ gõ theo bộ mã TCVN3 hoặc VNI"),
        say("chuyển mã sang Unicode"),
        Severity.ERROR,
    ),
    "private": (say("có ký tự vùng riêng"), say("gõ lại bằng ký tự Unicode"), Severity.ERROR),
    "apart": (
        say("chữ Unicode tổ hợp, dấu rời khỏi chữ"),
        say("chuyển sang Unicode dựng sẵn"),
        Severity.INFO,
    ),
}


def _encoding_faults(paragraph: Paragraph) -> dict[str, None]:
    faults: dict[str, None] = {}
    for run in paragraph.runs:
        if not run.text.strip():
            continue
        legacy = _LEGACY_FONT.fullmatch(run.format.font_high)
        if legacy or _LEGACY_FONT.fullmatch(run.format.font):
            faults["font"] = None
        elif not run.text.isascii():
            faults |= dict.fromkeys(_text_faults(run))
    return faults


def _text_faults(run: Run) -> Iterator[str]:
    if _PRIVATE.search(run.text):
        yield "private"
    if _LEGACY_WORD.search(run.text):
        yield "text"
    raw = "".join(node.text or "" for node in run.element if node.tag.endswith("}t"))
    if not unicodedata.is_normalized("NFC", raw):
        yield "apart"


@rule("ND30-I.4-black", once=True)
def black(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Chữ màu đen.

    Mục đích: bản in, bản sao và bản quét đều rõ.
    Căn cứ: Phụ lục I, Phần I, Mục I khoản 4.
    Đúng: màu tự động hoặc đen; riêng dấu mức độ khẩn màu đỏ tươi, chữ ký số màu xanh.
    Sai: trích yếu màu xanh; liên kết màu xanh gạch chân.
    """
    stamps = {mark.line.paragraph for letter in document.letters for mark in letter.marks}
    wrong = (
        (run.format.colour, paragraph)
        for paragraph in document.everything
        if paragraph not in stamps
        for run in paragraph.runs
        if run.text.strip() and not _is_black(run.format.colour)
    )
    for colour, paragraphs in grouped(wrong).items():
        places = list(dict.fromkeys(paragraphs))
        message = counted(say("chữ màu {colour}", colour=colour), len(places))
        yield Breach(places[0].spot, message, say("dùng chữ màu đen"))


def _is_black(colour: str) -> bool:
    if colour == "auto":
        return True
    try:
        amounts = bytes.fromhex(colour)
    except ValueError:
        return False
    return all(amount <= _DARK for amount in amounts)
