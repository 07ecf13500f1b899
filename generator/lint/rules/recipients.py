"""Nơi nhận below the text (Phụ lục I, Phần I, II.9; box 9b)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.lint.looks import check_part
from generator.lint.parts import anchors
from generator.lint.parts.letter import Letter
from generator.lint.reading.anatomy import Document
from generator.lint.reading.paragraphs import Line
from generator.lint.rule import Breach, rule
from generator.problems import say
from generator.standard import Standard

_ARCHIVE = re.compile(r"- Lưu: VT([,.;].*|\.|)")
_DRAFTER_BEHIND = re.compile(r"\. ?[A-ZĐ]{1,5}\.? ?\(\d+\)\.?|\. ?[….]+\.?")
_PURPOSE = re.compile(
    r"\((để )?(b/c|t/h|p/h|c/đ|báo cáo|thực hiện|phối hợp|chỉ đạo)\)", re.IGNORECASE
)
_SLACK = 6


def _with_label(document: Document) -> Iterator[Letter]:
    return (letter for letter in document.letters if letter.recipients_label is not None)


def _items(letter: Letter) -> list[Line]:
    return [line for line in letter.recipients if line.text]


def _label_text(line: Line) -> str:
    """The line with its automatic dash, as a reader sees it."""
    first = line.paragraph.lines[0] is line if line.paragraph.lines else False
    return f"{line.paragraph.label} {line.text}".strip() if first else line.text


@rule("ND30-II.9.d-noinhan-label")
def label(document: Document, standard: Standard) -> Iterator[Breach]:
    """«Nơi nhận:» trên dòng riêng, cỡ 12, nghiêng, đậm, có dấu hai chấm.

    Mục đích: phân biệt với danh sách nơi nhận bên dưới.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 9 điểm d; Mục V dòng 8b.
    Đúng: Nơi nhận: (cỡ 12, nghiêng, đậm).
    Sai: NƠI NHẬN; cỡ 14; không nghiêng; thiếu dấu hai chấm.
    """
    wanted = standard.text("texts.recipients")
    for letter in _with_label(document):
        line = letter.recipients_label
        if line is None:
            continue
        yield from check_part(
            standard, "recipients_label", [line], ("size", "bold", "italic", "caps")
        )
        if line.text != wanted and not line.is_upper:
            message = say("nhãn nơi nhận ghi «{text}»", text=line.text[:40])
            yield Breach(line.spot, message, say("ghi «{wanted}» trên dòng riêng", wanted=wanted))


@rule("ND30-II.9.d-noinhan-items")
def items(document: Document, standard: Standard) -> Iterator[Breach]:
    """Mỗi nơi nhận một dòng, bắt đầu bằng gạch đầu dòng sát lề, cỡ 11, đứng, cuối dòng có dấu chấm phẩy.

    Mục đích: danh sách nơi nhận gọn và thẳng hàng.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 9 điểm d; Mục V dòng 8b.
    Đúng: - Ban Thường vụ Tỉnh ủy;
    Sai: Ban Thường vụ Tỉnh ủy; (thiếu gạch đầu dòng); cỡ 12; nghiêng; dòng kết thúc bằng dấu phẩy.
    """
    lead = standard.text("recipients.item_lead")
    end = standard.text("recipients.item_end")
    for letter in _with_label(document):
        lines = _items(letter)
        yield from check_part(standard, "recipient_item", lines, ("size", "bold", "italic", "caps"))
        for line in lines:
            text = _label_text(line)
            if not text.startswith(lead):
                message = say("nơi nhận không bắt đầu bằng gạch đầu dòng")
                yield Breach(line.spot, message, say("bắt đầu bằng «- »"))
            elif line.paragraph.format.start > _SLACK and line.alone:
                yield Breach(
                    line.spot, say("gạch đầu dòng không sát lề trái"), say("bỏ thụt đầu dòng")
                )
            if not text.endswith(end) and not anchors.is_archive(line):
                message = say("nơi nhận không kết thúc bằng «{end}»", end=end)
                yield Breach(line.spot, message, say("kết thúc bằng «{end}»", end=end))


@rule("ND30-II.9.b-nhutren")
def same_as_above(document: Document, standard: Standard) -> Iterator[Breach]:
    """Văn bản có «Kính gửi» thì nơi nhận đầu tiên là «- Như trên;».

    Mục đích: không chép lại danh sách đã có ở «Kính gửi».
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 9 điểm b; Mục V dòng 8b.
    Đúng: - Như trên;
    Sai: - Như kính gửi;; dòng đầu là một nơi nhận khác.
    """
    wanted = standard.text("texts.same_as_above")
    for letter in _with_label(document):
        lines = _items(letter)
        addressed = letter.is_directive or letter.kind is None or letter.kind.addressed
        if letter.greeting is None or not lines or not addressed:
            continue
        if _label_text(lines[0]).strip("-–; .") != wanted:
            yield Breach(
                lines[0].spot,
                say("nơi nhận đầu tiên ghi «{text}»", text=lines[0].text),
                say("ghi «- {wanted};»", wanted=wanted),
            )


@rule("ND30-II.9.d-luu")
def archive(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Dòng cuối: «- Lưu: VT, <đơn vị soạn thảo>.», có dấu hai chấm, VT và dấu chấm cuối.

    Mục đích: biết bản lưu ở đâu, bao nhiêu bản.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 9 điểm d; Mục V dòng 8b.
    Đúng: - Lưu: VT, CSPL.; - Lưu: VT, HC (2).
    Sai: - Lưu VP.; - Lưu: VT, CSPL (thiếu dấu chấm); không có dòng lưu.
    """
    for letter in _with_label(document):
        lines = _items(letter)
        label_line = letter.recipients_label
        spot = lines[-1].spot if lines else label_line.spot if label_line else letter.spot
        if not lines or not anchors.is_archive(lines[-1]):
            message = say("dòng cuối của nơi nhận không phải «Lưu»")
            yield Breach(spot, message, say("thêm «- Lưu: VT, <đơn vị soạn thảo>.»"))
            continue
        text = _DRAFTER_BEHIND.sub(".", _label_text(lines[-1]))
        if not _ARCHIVE.fullmatch(text) or not text.endswith("."):
            yield Breach(
                spot,
                say("dòng lưu ghi «{text}»", text=lines[-1].text),
                say("ghi dạng «- Lưu: VT, CSPL.»"),
            )


@rule("PRAC-noinhan-purpose")
def purpose(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Ghi chú mục đích sau nơi nhận, như «(b/c)», là tập quán, không có trong Nghị định.

    Mục đích: nhắc để cả danh sách viết thống nhất.
    Căn cứ: tập quán.
    Đúng: - Ban Thường vụ Tỉnh ủy;
    Sai: - Ban Thường vụ Tỉnh ủy (b/c);
    """
    for letter in _with_label(document):
        for line in _items(letter):
            if found := _PURPOSE.search(line.text):
                message = say("nơi nhận có ghi chú «{note}»", note=found[0])
                yield Breach(line.spot, message, None)
