"""Nơi nhận below the text (Phụ lục I, Phần I, II.9; box 9b)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.lint.looks import WORDS, check_part
from generator.lint.parts import anchors
from generator.lint.parts.letter import Letter
from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.paragraphs import TextLine
from generator.lint.rule import Breach, rules_over
from generator.problems import say
from generator.standard import Standard

_ARCHIVE = re.compile(r"- Lưu: VT([,.;].*|\.|)")
_DRAFTER_BEHIND = re.compile(r"\. ?[A-ZĐ]{1,5}\.? ?\(\d+\)\.?|\. ?[….]+\.?")
_PURPOSE = re.compile(
    r"\((để )?(b/c|t/h|p/h|c/đ|báo cáo|thực hiện|phối hợp|chỉ đạo)\)", re.IGNORECASE
)
_SLACK = 6


def _with_label(document: WordFile) -> Iterator[tuple[Letter, TextLine, list[TextLine]]]:
    """Letters with «Nơi nhận», its line and those below it."""
    for letter in document.letters:
        if letter.recipients_label is not None:
            items = [line for line in letter.recipients if line.text]
            yield letter, letter.recipients_label, items


recipients_rule = rules_over(_with_label)


@recipients_rule("ND30-II.9.d-noinhan-label")
def label(found: tuple[Letter, TextLine, list[TextLine]], standard: Standard) -> Iterator[Breach]:
    """«Nơi nhận:» trên dòng riêng, cỡ 12, nghiêng, đậm, có dấu hai chấm.

    Mục đích: phân biệt với danh sách nơi nhận bên dưới.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 9 điểm d; Mục V dòng 8b.
    Đúng: Nơi nhận: (cỡ 12, nghiêng, đậm).
    Sai: NƠI NHẬN; cỡ 14; không nghiêng; thiếu dấu hai chấm.
    """
    wanted = standard.text("texts.recipients")
    line = found[1]
    yield from check_part(standard, "recipients_label", [line], WORDS)
    if line.text != wanted and not line.is_upper:
        message = say("nhãn nơi nhận ghi «{text}»", text=line.text[:40])
        yield Breach(line.spot, message, say("ghi «{wanted}» trên dòng riêng", wanted=wanted))


@recipients_rule("ND30-II.9.d-noinhan-items")
def items(found: tuple[Letter, TextLine, list[TextLine]], standard: Standard) -> Iterator[Breach]:
    """Mỗi nơi nhận một dòng, bắt đầu bằng gạch đầu dòng sát lề, cỡ 11, đứng, cuối dòng có dấu chấm phẩy.

    Mục đích: danh sách nơi nhận gọn và thẳng hàng.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 9 điểm d; Mục V dòng 8b.
    Đúng: - Ban Thường vụ Tỉnh ủy;
    Sai: Ban Thường vụ Tỉnh ủy; (thiếu gạch đầu dòng); cỡ 12; nghiêng; dòng kết thúc bằng dấu phẩy.
    """
    end = standard.text("recipients.item_end")
    yield from check_part(standard, "recipient_item", found[2], WORDS)
    for line in found[2]:
        if not line.labelled.startswith(standard.text("recipients.item_lead")):
            message = say("nơi nhận không bắt đầu bằng gạch đầu dòng")
            yield Breach(line.spot, message, say("bắt đầu bằng «- »"))
        elif line.paragraph.format.start > _SLACK and line.alone:
            message = say("gạch đầu dòng không sát lề trái")
            yield Breach(line.spot, message, say("bỏ thụt đầu dòng"))
        if not line.labelled.endswith(end) and not anchors.is_archive(line):
            message = say("nơi nhận không kết thúc bằng «{end}»", end=end)
            yield Breach(line.spot, message, say("kết thúc bằng «{end}»", end=end))


@recipients_rule("ND30-II.9.b-nhutren")
def same_as_above(
    found: tuple[Letter, TextLine, list[TextLine]], standard: Standard
) -> Iterator[Breach]:
    """Văn bản có «Kính gửi» thì nơi nhận đầu tiên là «- Như trên;».

    Mục đích: không chép lại danh sách đã có ở «Kính gửi».
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 9 điểm b; Mục V dòng 8b.
    Đúng: - Như trên;
    Sai: - Như kính gửi;; dòng đầu là một nơi nhận khác.
    """
    letter, _label, lines = found
    wanted = standard.text("texts.same_as_above")
    addressed = letter.is_directive or letter.kind is None or letter.kind.addressed
    if letter.greeting is None or not addressed:
        return
    for first in lines[:1]:
        if first.labelled.strip("-–; .") != wanted:
            message = say("nơi nhận đầu tiên ghi «{text}»", text=first.text)
            yield Breach(first.spot, message, say("ghi «- {wanted};»", wanted=wanted))


@recipients_rule("ND30-II.9.d-luu")
def archive(
    found: tuple[Letter, TextLine, list[TextLine]], _standard: Standard
) -> Iterator[Breach]:
    """Dòng cuối: «- Lưu: VT, <đơn vị soạn thảo>.», có dấu hai chấm, VT và dấu chấm cuối.

    Mục đích: biết bản lưu ở đâu, bao nhiêu bản.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 9 điểm d; Mục V dòng 8b.
    Đúng: - Lưu: VT, CSPL.; - Lưu: VT, HC (2).
    Sai: - Lưu VP.; - Lưu: VT, CSPL (thiếu dấu chấm); không có dòng lưu.
    """
    last = [found[1], *found[2]][-1]
    text = _DRAFTER_BEHIND.sub(".", last.labelled)
    if not found[2] or not anchors.is_archive(last):
        message = say("dòng cuối của nơi nhận không phải «Lưu»")
        yield Breach(last.spot, message, say("thêm «- Lưu: VT, <đơn vị soạn thảo>.»"))
    elif not _ARCHIVE.fullmatch(text) or not text.endswith("."):
        message = say("dòng lưu ghi «{text}»", text=last.text)
        yield Breach(last.spot, message, say("ghi dạng «- Lưu: VT, CSPL.»"))


@recipients_rule("PRAC-noinhan-purpose")
def purpose(
    found: tuple[Letter, TextLine, list[TextLine]], _standard: Standard
) -> Iterator[Breach]:
    """Ghi chú mục đích sau nơi nhận, như «(b/c)», là tập quán, không có trong Nghị định.

    Mục đích: nhắc để cả danh sách viết thống nhất.
    Căn cứ: tập quán.
    Đúng: - Ban Thường vụ Tỉnh ủy;
    Sai: - Ban Thường vụ Tỉnh ủy (b/c);
    """
    for line in found[2]:
        if note := _PURPOSE.search(line.text):
            yield Breach(line.spot, say("nơi nhận có ghi chú «{note}»", note=note[0]), None)
