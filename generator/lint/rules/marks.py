"""Stamps, notes and the small parts of a document (Phụ lục I, Phần I, III.2-III.4; II.8.b)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.lint import looks
from generator.lint.parts import anchors
from generator.lint.parts.letter import Letter, Mark, Role
from generator.lint.reading.fold import same_tones
from generator.lint.reading.paragraphs import TextLine
from generator.lint.rule import Breach, letter_rule, rules_over
from generator.problems import Severity, say
from generator.standard import Standard, Value
from generator.workspace import regex

_SLACK = 60
_STAMPS = {
    "HOA TOC": "express",
    "THUONG KHAN": "very_urgent",
    "KHAN": "urgent",
    "MAT": "secret",
    "TOI MAT": "top_secret",
    "TUYET MAT": "utmost_secret",
}
_STAMPED = {
    "urgency": {
        "unframed": say("dấu chỉ mức độ khẩn không có khung"),
        "pale": say("dấu chỉ mức độ khẩn không phải màu đỏ"),
    },
    "secrecy": {
        "unframed": say("dấu chỉ độ mật không có khung"),
        "pale": say("dấu chỉ độ mật không phải màu đỏ"),
    },
}
_DRAFTER = regex(r"[A-ZĐ]{1,5}\.? ?\(\d{1,4}\)\.?")
_COPY_SYMBOL = regex(r"Số: ?(0[1-9]|[1-9]\d+|[.…\s]+)/(SY|SL|TrS|[.…\s]+)-\S+.*")


mark_rule = rules_over(lambda document: [mark for one in document.letters for mark in one.marks])


@mark_rule("ND30-III.2.b-urgent")
def urgency(mark: Mark, standard: Standard) -> Iterator[Breach]:
    """Dấu «HOẢ TỐC», «THƯỢNG KHẨN», «KHẨN»: in hoa, cỡ 13 đến 14, đứng, đậm, đỏ tươi, trong khung chữ nhật.

    Mục đích: văn bản khẩn nhận ra được ngay.
    Căn cứ: Phụ lục I, Phần I, Mục III khoản 2 điểm b; Mục V dòng 10.
    Đúng: KHẨN trong khung 20 x 8 mm; THƯỢNG KHẨN 40 x 8 mm; HOẢ TỐC 30 x 8 mm, màu đỏ.
    Sai: không có khung; chữ đen; chữ thường; khung sai cỡ.
    """
    if mark.kind == "urgency":
        yield from _stamped(mark, standard)


@mark_rule("ND30-III.2.a-secret", Severity.WARNING)
def secrecy(mark: Mark, standard: Standard) -> Iterator[Breach]:
    """Dấu «TUYỆT MẬT», «TỐI MẬT», «MẬT»: in hoa, đậm, đỏ tươi, trong khung chữ nhật, ở ô 10a.

    Mục đích: người giữ văn bản biết ngay phải bảo vệ bí mật nhà nước.
    Căn cứ: Phụ lục I, Phần I, Mục III khoản 2 điểm a; cỡ khung theo quy định về bảo vệ bí mật nhà nước.
    Đúng: MẬT trong khung 20 x 8 mm; TỐI MẬT 30 x 8 mm; TUYỆT MẬT 40 x 8 mm, màu đỏ.
    Sai: không có khung; chữ đen; chữ thường.
    """
    if mark.kind == "secrecy":
        yield from _stamped(mark, standard)


def _stamped(mark: Mark, standard: Standard) -> Iterator[Breach]:
    line, told = mark.line, _STAMPED[mark.kind]
    yield from looks.check_part(standard, mark.kind, [line], looks.WORDS)
    if not mark.framed:
        yield Breach(line.spot, told["unframed"], say("đóng khung nét đơn"))
    colour = standard[f"parts.{mark.kind}.colour"]
    allowed = {str(option).upper() for option in (*colour.options, colour.value)}
    if any(run.format.colour.upper() not in allowed for run in line.runs if run.text.strip()):
        yield Breach(line.spot, told["pale"], say("dùng màu đỏ tươi"))
    yield from _wrong_size(mark, standard)


def _wrong_size(mark: Mark, standard: Standard) -> Iterator[Breach]:
    name = _STAMPS.get(mark.line.folded.strip(" .!"))
    if name is None or not mark.width or not mark.height:
        return
    found = (mark.width, mark.height)
    wanted = (standard.twips(f"{mark.kind}.{name}_width"), standard.twips(f"{mark.kind}.height"))
    if any(abs(one - other) > _SLACK for one, other in zip(found, wanted, strict=True)):
        is_now, asked = (
            {"width": looks.millimetres(width), "height": looks.millimetres(height)}
            for width, height in (found, wanted)
        )
        message = say("khung dấu {width} x {height} mm", **is_now)
        yield Breach(mark.line.spot, message, say("khung {width} x {height} mm", **asked))


@mark_rule("ND30-III.2.c-circulation")
def circulation(mark: Mark, standard: Standard) -> Iterator[Breach]:
    """«XEM XONG TRẢ LẠI», «LƯU HÀNH NỘI BỘ»: in hoa, cỡ 13 đến 14, đứng, đậm, trong khung chữ nhật.

    Mục đích: người nhận biết văn bản hạn chế lưu hành.
    Căn cứ: Phụ lục I, Phần I, Mục III khoản 2 điểm c; Mục V dòng 13.
    Đúng: LƯU HÀNH NỘI BỘ trong khung, ở lề trên.
    Sai: Lưu hành nội bộ; không có khung.
    """
    line = mark.line
    if mark.kind != "circulation":
        return
    yield from looks.check_part(standard, "circulation", [line], looks.WORDS)
    if not mark.framed:
        message = say("chỉ dẫn phạm vi lưu hành không có khung")
        yield Breach(line.spot, message, say("đóng khung nét đơn"))
    allowed = {same_tones(standard.text(f"circulation.{name}")) for name in ("return", "internal")}
    if same_tones(line.text.upper()) not in allowed:
        yield Breach(line.spot, say("chỉ dẫn phạm vi lưu hành ghi «{text}»", text=line.text), None)


@letter_rule("ND30-III.3-drafter")
def drafter(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Ký hiệu người soạn thảo bằng chữ in hoa, số lượng bản bằng chữ số Ả Rập, cỡ 11, đứng.

    Mục đích: biết ai soạn và phát hành bao nhiêu bản.
    Căn cứ: Phụ lục I, Phần I, Mục III khoản 3; Mục V dòng 11.
    Đúng: PL.(300).
    Sai: pl.(300); cỡ 13; chữ nghiêng.
    """
    for line in letter.lines_of("drafter"):
        yield from looks.check_part(standard, "drafter", [line], looks.UPRIGHT)
        if not _DRAFTER.fullmatch(line.text):
            message = say("ký hiệu người soạn thảo ghi «{text}»", text=line.text)
            yield Breach(line.spot, message, say("ghi dạng «PL.(300)»"))


@letter_rule("ND30-III.4-address")
def address(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Địa chỉ, điện thoại, thư điện tử ở cuối trang đầu: in thường, cỡ 11 đến 12, đứng, dưới đường kẻ.

    Mục đích: người nhận biết nơi liên hệ.
    Căn cứ: Phụ lục I, Phần I, Mục III khoản 4; Mục V dòng 12.
    Đúng: Số 5 Nguyễn Tất Thành, ĐT: 0290 3831 005, cỡ 11.
    Sai: cỡ 14; nghiêng; không có đường kẻ nét liền phía trên.
    """
    yield from looks.check_part(standard, "address", letter.address, looks.UPRIGHT)
    for first in letter.address[:1]:
        ruled = letter.rules_under("address") or first.paragraph.format.top
        if not ruled and first.cell is None:
            message = say("không có đường kẻ phía trên địa chỉ")
            yield Breach(first.spot, message, say("kẻ nét liền dài hết chiều ngang khung chữ"))


@letter_rule("ND30-II.8.b-info")
def digital_signature(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Thông tin chữ ký số trên văn bản kèm theo, phụ lục ở tệp riêng: cỡ 10, đứng, không đậm, góc trên bên phải.

    Mục đích: tệp rời vẫn cho biết số, ký hiệu và thời gian ký.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 8 điểm b; Mẫu 1.3, 2.2.
    Đúng: Số: 12/KH-LĐLĐ; 05/01/2026; 08:30:00, cỡ 10.
    Sai: cỡ 13; nghiêng; đậm.
    """
    value = standard["digital_signature.size"]
    for line in letter.digital_info:
        for size in _wrong_sizes(line, value):
            message = say("thông tin chữ ký số cỡ chữ {size}", size=size)
            yield Breach(line.spot, message, say("đặt cỡ chữ 10"))
        if line.bold is not False or line.italic is not False:
            message = say("thông tin chữ ký số không phải chữ đứng, thường")
            yield Breach(line.spot, message, say("đặt chữ đứng, không đậm"))


def _wrong_sizes(line: TextLine, value: Value) -> Iterable[str]:
    """The smallest size of a line that is not admitted, in words, if there is one."""
    wrong = sorted(size for size in line.sizes if not looks.size_admitted(size, value))
    return map(looks.points_said, wrong[:1])


@letter_rule("ND30-P2.II-copy", Severity.ERROR)
def copies(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Bản sao giấy: hình thức sao in hoa, cỡ 13 đến 14, đậm; ký hiệu SY, SL hoặc TrS.

    Mục đích: biết bản sao thuộc hình thức nào, do cơ quan nào sao.
    Căn cứ: Phụ lục I, Phần II, Mục II; Mẫu 3.1.
    Đúng: SAO Y, cỡ 14, đậm; Số: 05/SY-LĐLĐ.
    Sai: Sao y; chữ không đậm; Số: 05/LĐLĐ.
    """
    line, number = letter.copy_form, letter.number
    if letter.role is not Role.COPY or line is None:
        return
    known = anchors.is_copy_form(line)
    if known and not (line.is_upper and line.bold is True):
        message = say("hình thức sao không phải chữ in hoa, đậm")
        yield Breach(line.spot, message, say("viết in hoa, đậm"))
    for size in _wrong_sizes(line, standard["copies.size"]):
        message = say("hình thức sao cỡ chữ {size}", size=size)
        yield Breach(line.spot, message, say("đặt cỡ chữ 13 đến 14"))
    if known and number is not None and not _COPY_SYMBOL.fullmatch(number.text):
        message = say("số, ký hiệu bản sao ghi «{text}»", text=number.text)
        yield Breach(number.spot, message, say("ghi dạng «Số: 05/SY-LĐLĐ»"))
