"""Who receives a document: «Kính gửi» and «Nơi nhận» (Phụ lục I, Phần I, II.9; boxes 9a and 9b)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.lint.looks import UPRIGHT, WORDS, check_part
from generator.lint.parts import anchors
from generator.lint.parts.closing import recipients_of
from generator.lint.parts.letter import Letter, Role
from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.paragraphs import TextLine
from generator.lint.rule import Breach, letter_rule, rules_over
from generator.problems import say
from generator.standard import Standard
from generator.workspace import regex

_GREETING = regex(r"(?P<label>Kính\s+gửi)\s*(?P<colon>:?)\s*(?P<rest>.*)", re.IGNORECASE)
_DASH = regex(r"[-–—+•*]\s?")
_SLACK = 60
_ARCHIVE = regex(r"- Lưu: VT([,.;].*|\.|)")
_DRAFTER_BEHIND = regex(r"\. ?[A-ZĐ]{1,5}\.? ?\(\d+\)\.?|\. ?[….]+\.?")
_PURPOSE = regex(r"\((để )?(b/c|t/h|p/h|c/đ)\)", re.IGNORECASE)
_FLUSH = 6
_Addressed = tuple[Letter, TextLine, str]
_Received = tuple[Letter, TextLine, list[TextLine]]


def _addressed(document: WordFile) -> Iterator[_Addressed]:
    """Letters with «Kính gửi», its line and what stands behind the colon on that line."""
    for letter in document.letters:
        if letter.greeting is not None:
            found = _GREETING.match(letter.greeting.text)
            yield letter, letter.greeting, found["rest"].strip() if found else ""


greeting_rule = rules_over(_addressed)


def _items(letter: Letter, rest: str) -> list[str]:
    listed = [line.labelled for line in letter.addressees if line.text]
    return [*_on_one_line(rest), *listed] if rest else listed


def _on_one_line(rest: str) -> list[str]:
    """The bodies that stand behind «Kính gửi:» on its line, most often one."""
    for sign in (r";\s*", r",\s+"):
        names = [one.strip(" -–.") for one in re.split(sign, rest) if one.strip(" -–.")]
        if len(names) > 1 and (sign[0] == ";" or anchors.are_bodies(names)):
            return names
    return [rest]


@letter_rule("ND30-II.9.b-kinhgui-when")
def when(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """«Kính gửi» dùng trong công văn, tờ trình và báo cáo gửi cấp trên; không dùng ở văn bản khác.

    Mục đích: văn bản khác ghi nơi nhận ở cuối, không có «Kính gửi».
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 9 điểm b và d.
    Đúng: công văn có «Kính gửi: Bộ Nội vụ».
    Sai: kế hoạch có «Kính gửi»; công văn không có «Kính gửi».
    """
    kind = letter.kind
    must = letter.is_directive or letter.is_kind("submission")
    listed = letter.is_kind(*standard.texts("addressees.kinds"))
    may = must or listed or kind is None or kind.addressed
    if letter.role is not Role.MAIN:
        return
    if letter.greeting is not None and not may:
        message = say("«Kính gửi» không dùng trong {kind}", kind=kind.name.lower() if kind else "")
        yield Breach(letter.greeting.spot, message, say("bỏ «Kính gửi», ghi ở nơi nhận"))
    elif letter.greeting is None and must:
        yield Breach(letter.spot, say("thiếu «Kính gửi»"), say("thêm «Kính gửi: …»"))


@greeting_rule("ND30-II.9.d-kinhgui-style")
def style(addressed: _Addressed, standard: Standard) -> Iterator[Breach]:
    """«Kính gửi:» chữ in thường, cỡ 13 đến 14, đứng, không đậm, có dấu hai chấm.

    Mục đích: «Kính gửi» cùng kiểu chữ với nội dung.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 9 điểm d; Mục V dòng 8a.
    Đúng: Kính gửi: Bộ Nội vụ, cỡ 14.
    Sai: chữ đậm; KÍNH GỬI; thiếu dấu hai chấm; cỡ 15.
    """
    letter, line, _rest = addressed
    yield from check_part(standard, "addressees", [line], WORDS)
    yield from check_part(standard, "addressee_item", letter.addressees, UPRIGHT)
    found = _GREETING.match(line.text)
    if found is None or not found["colon"]:
        message = say("sau «Kính gửi» không có dấu hai chấm")
        yield Breach(line.spot, message, say("thêm dấu hai chấm"))


@greeting_rule("ND30-II.9.d-kinhgui-one")
def one(addressed: _Addressed, _standard: Standard) -> Iterator[Breach]:
    """Gửi một nơi thì ghi trên cùng một dòng với «Kính gửi:».

    Mục đích: không xuống dòng khi chỉ có một nơi nhận.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 9 điểm d; Mục V dòng 8a.
    Đúng: Kính gửi: Bộ Nội vụ.
    Sai: Kính gửi: rồi xuống dòng «- Bộ Nội vụ.»; Kính gửi: - Bộ Nội vụ.
    """
    letter, line, rest = addressed
    items = _items(letter, rest)
    if len(items) != 1:
        return
    if not rest and letter.addressees and letter.addressees[0].cell is line.cell:
        message = say("một nơi được kính gửi nhưng viết ở dòng dưới")
        yield Breach(letter.addressees[0].spot, message, say("viết sau «Kính gửi:»"))
    elif _DASH.match(items[0]):
        message = say("một nơi được kính gửi nhưng có gạch đầu dòng")
        yield Breach(line.spot, message, say("bỏ gạch đầu dòng"))


@greeting_rule("ND30-II.9.d-kinhgui-many")
def many(addressed: _Addressed, standard: Standard) -> Iterator[Breach]:
    """Gửi từ hai nơi: mỗi nơi một dòng, có gạch đầu dòng thẳng hàng, cuối dòng dấu chấm phẩy, dòng cuối dấu chấm.

    Mục đích: danh sách nơi được kính gửi rõ ràng.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 9 điểm d.
    Đúng: Kính gửi: / - Bộ Nội vụ; / - Bộ Tài chính.
    Sai: thiếu gạch đầu dòng; dòng cuối kết thúc bằng dấu chấm phẩy; gạch không thẳng hàng; Kính gửi:
    Sở Y tế; Sở Tài chính (hai nơi trên một dòng).
    """
    letter, line, rest = addressed
    if len(_items(letter, rest)) <= 1:
        return
    if rest:
        message = say("nhiều nơi được kính gửi nhưng nơi đầu viết cùng dòng «Kính gửi:»")
        yield Breach(line.spot, message, say("mỗi nơi một dòng, dưới «Kính gửi:»"))
    yield from _item_faults(letter, standard)
    yield from _unaligned(letter)


def _item_faults(letter: Letter, standard: Standard) -> Iterator[Breach]:
    lines = [line for line in letter.addressees if line.text]
    for line in lines:
        if not line.labelled.startswith(standard.text("addressees.item_lead")):
            message = say("nơi được kính gửi không có gạch đầu dòng")
            yield Breach(line.spot, message, say("bắt đầu bằng «- »"))
        wanted = standard.text(f"addressees.{'last' if line is lines[-1] else 'item'}_end")
        if not line.text.endswith(wanted) and "…" not in line.text[-3:]:
            message = say("nơi được kính gửi không kết thúc bằng «{wanted}»", wanted=wanted)
            yield Breach(line.spot, message, say("kết thúc bằng «{wanted}»", wanted=wanted))


def _unaligned(letter: Letter) -> Iterator[Breach]:
    lines = [line for line in letter.addressees if line.alone and line.cell is None]
    starts = [line.paragraph.format.start for line in lines]
    if starts and max(starts) - min(starts) > _SLACK:
        spot = lines[starts.index(max(starts))].spot
        message = say("các gạch đầu dòng dưới «Kính gửi» không thẳng hàng")
        yield Breach(spot, message, say("đặt lùi đầu dòng bằng nhau"))


def _with_label(document: WordFile) -> Iterator[_Received]:
    """Letters with «Nơi nhận», its line and those below it."""
    for letter in document.letters:
        if letter.recipients_label is not None:
            items = [line for line in letter.recipients if line.text]
            yield letter, letter.recipients_label, items


recipients_rule = rules_over(_with_label)


@recipients_rule("ND30-II.9.d-noinhan-label")
def label(found: _Received, standard: Standard) -> Iterator[Breach]:
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
def items(found: _Received, standard: Standard) -> Iterator[Breach]:
    """Mỗi nơi nhận một dòng, bắt đầu bằng gạch đầu dòng sát lề, cỡ 11, đứng, cuối dòng có dấu chấm phẩy.

    Mục đích: danh sách nơi nhận gọn và thẳng hàng.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 9 điểm d; Mục V dòng 8b.
    Đúng: - Ban Thường vụ Tỉnh ủy;
    Sai: Ban Thường vụ Tỉnh ủy; (thiếu gạch đầu dòng); cỡ 12; nghiêng; dòng kết thúc bằng dấu phẩy.
    """
    end = standard.text("recipients.item_end")
    yield from check_part(standard, "recipient_item", found[2], WORDS)
    for line, *_more, last in ([*one, one[-1]] for one in recipients_of(found[2])):
        if not line.labelled.startswith(standard.text("recipients.item_lead")):
            message = say("nơi nhận không bắt đầu bằng gạch đầu dòng")
            yield Breach(line.spot, message, say("bắt đầu bằng «- »"))
        elif line.paragraph.format.start > _FLUSH and line.alone:
            message = say("gạch đầu dòng không sát lề trái")
            yield Breach(line.spot, message, say("bỏ lùi đầu dòng"))
        if not last.labelled.endswith(end) and not anchors.is_archive(line):
            message = say("nơi nhận không kết thúc bằng «{end}»", end=end)
            yield Breach(last.spot, message, say("kết thúc bằng «{end}»", end=end))


@recipients_rule("ND30-II.9.b-nhutren")
def same_as_above(found: _Received, standard: Standard) -> Iterator[Breach]:
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
def archive(found: _Received, _standard: Standard) -> Iterator[Breach]:
    """Dòng cuối: «- Lưu: VT, <đơn vị soạn thảo>.», có dấu hai chấm, VT và dấu chấm cuối.

    Mục đích: biết bản lưu ở đâu, bao nhiêu bản.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 9 điểm d; Mục V dòng 8b.
    Đúng: - Lưu: VT, CSPL.; - Lưu: VT, HC (2).
    Sai: - Lưu VP.; - Lưu: VT, CSPL (thiếu dấu chấm); không có dòng lưu.
    """
    lines = recipients_of([found[1], *found[2]])[-1]
    last = lines[0]
    text = _DRAFTER_BEHIND.sub(".", " ".join(line.labelled for line in lines))
    if not found[2] or not anchors.is_archive(last):
        message = say("dòng cuối của nơi nhận không phải «Lưu»")
        yield Breach(last.spot, message, say("thêm «- Lưu: VT, <đơn vị soạn thảo>.»"))
    elif not _ARCHIVE.fullmatch(text) or not text.endswith("."):
        message = say("dòng lưu ghi «{text}»", text=last.text)
        yield Breach(last.spot, message, say("ghi dạng «- Lưu: VT, CSPL.»"))


_WRITTEN_OUT = say("viết đủ, ví dụ «(để báo cáo)», hoặc bỏ ghi chú")


@recipients_rule("PRAC-noinhan-purpose")
def purpose(found: _Received, _standard: Standard) -> Iterator[Breach]:
    """Ghi chú mục đích viết tắt sau nơi nhận, như «(b/c)», là thông lệ, không có trong Nghị định.

    Mục đích: nhắc để cả danh sách viết thống nhất, và viết đủ chữ.
    Căn cứ: thông lệ.
    Đúng: - Ban Thường vụ Tỉnh ủy; hoặc - Ban Thường vụ Tỉnh ủy (để báo cáo);
    Sai: - Ban Thường vụ Tỉnh ủy (b/c);
    """
    for line in found[2]:
        if note := _PURPOSE.search(line.text):
            yield Breach(line.spot, say("nơi nhận có ghi chú «{note}»", note=note[0]), _WRITTEN_OUT)
