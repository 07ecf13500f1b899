"""Numbers and units in running text: custom and accounting law, nothing of the decree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.lint.reading.anatomy import Document
from generator.lint.rule import Breach, rule
from generator.lint.running_text import Text, everywhere, hits, tell, texts
from generator.problems import Message, say
from generator.standard import Standard

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_COUNTED = (
    "đơn vị|giai đoạn|bản|nội dung|nhiệm vụ|giải pháp|chỉ tiêu|cán bộ|đoàn viên|người|đồng chí|"
    "công đoàn|cơ quan|hội nghị|lớp|cuộc|đợt|sáng kiến|đề tài|công trình|tập thể|cá nhân|phòng|"
    "tháng|ngày|năm|tuần|lần|loại|nhóm|bước|điểm|huyện|xã|phường|tỉnh"
)
_SMALL = re.compile(rf"(?<![\d.,/-])(?<!\w)(?P<count>[1-9]) (?P<noun>{_COUNTED})(?!\w)")
_LABELS = re.compile(
    r"(?:giai đoạn|quý|tháng|ngày|năm|lần|thứ|khoản|điểm|Điều|Mục|mục|đợt|khóa|bước|nhóm|số|phần|cấp|"
    r"hạng|loại|Quận|Phường|Phụ lục) $"
)
_THOUSAND = re.compile(r"(?<![\d.,/:-])(?P<number>\d{4,18})(?![\d.,/:-]*\d)(?!\w)")
_YEARS = range(1900, 2101)
_BEFORE_PLAIN = re.compile(r"(?:số|Số|mã|tài khoản|QCVN|TCVN|năm|khóa|nhiệm kỳ|Luật|NQ|ISO) ?:? ?$")
_POINT = re.compile(
    r"(?<![\d.,/])\d+\.\d{1,2}(?=\s?(?:%|cm|mm|km|kg|ha|triệu|tỷ|tỉ|điểm|lần|phần trăm)(?!\w))"
)
_COMMA = re.compile(
    r"(?<![\d.,/])[1-9]\d{0,2}(?:,\d{3})+(?![\d,%])(?=\s(?!cm|mm|km|kg|ha|tỷ|triệu)\w)"
)
_PERCENT = re.compile(r"\d\s+%")
_RATIO = re.compile(r"\d(?: /|/ ) ?\d|\d / \d")
_UNIT = re.compile(r"(?<![\w.,])\d+(?:,\d+)?(?:mm|cm|km|kg|ha|m²|m2)(?!\w)")
_STRAIGHT = re.compile(r"\"[^\"]+\"")


@rule("PRAC-count-pad")
def small_counts(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Số đếm nhỏ hơn 10 trong văn bản hành chính thường thêm số 0: 03 giai đoạn.

    Mục đích: gợi ý viết số đếm thống nhất.
    Căn cứ: tập quán; chính Nghị định 30/2020/NĐ-CP viết 02 bản, 05 tờ.
    Đúng: 03 giai đoạn; giai đoạn 1; 5%; “1 triệu sáng kiến”.
    Sai: 3 giai đoạn; 5 đơn vị.
    """
    found = hits(_unquoted(document), _SMALL, _small_fault)
    yield from tell(found, say("số đếm «{text}» không có số 0"))


def _unquoted(document: Document) -> Iterator[Text]:
    return ((one, _QUOTED.sub(lambda quote: " " * len(quote[0]), text))
            for one, text in texts(document))  # fmt: skip


def _small_fault(found: re.Match[str], text: str) -> Message | None:
    if _LABELS.search(text[: found.start()]):
        return None
    return say("viết 0{count} {noun}", count=found["count"], noun=found["noun"])


@rule("PRAC-num-thousand")
def thousands(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Số từ bốn chữ số có dấu chấm ngăn hàng nghìn: 2.660.

    Mục đích: đọc số lớn không nhầm.
    Căn cứ: Luật Kế toán (dấu chấm ngăn hàng nghìn, dấu phẩy thập phân).
    Đúng: 2.660 sáng kiến; 3.031.150.000 đồng; năm 2022.
    Sai: 2660 sáng kiến; 3031150000 đồng.
    """
    found = hits(everywhere(document), _THOUSAND, _thousand_fault)
    yield from tell(found, say("số «{text}» không có dấu ngăn hàng nghìn"))


def _thousand_fault(found: re.Match[str], text: str) -> Message | None:
    number = found["number"]
    plain = number.startswith("0") or _BEFORE_PLAIN.search(text[: found.start()])
    if plain or (int(number) in _YEARS):
        return None
    return say("viết {wanted}", wanted=f"{int(number):,}".replace(",", "."))


@rule("PRAC-num-decimal")
def decimals(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Phần thập phân ngăn bằng dấu phẩy: 52,2%.

    Mục đích: không nhầm với dấu ngăn hàng nghìn.
    Căn cứ: Luật Kế toán; chính Nghị định 30/2020/NĐ-CP viết 1,27 cm.
    Đúng: 52,2%; 1,27 cm.
    Sai: 52.2%; 1.27 cm.
    """
    found = hits(everywhere(document), _POINT, lambda found, _text: _with_comma(found))
    yield from tell(found, say("số thập phân «{text}» dùng dấu chấm"))


def _with_comma(found: re.Match[str]) -> Message:
    return say("viết {wanted}", wanted=found[0].replace(".", ","))


@rule("PRAC-num-mixed")
def mixed(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Không dùng dấu phẩy ngăn hàng nghìn: 35.728.

    Mục đích: dấu phẩy chỉ dùng cho phần thập phân.
    Căn cứ: Luật Kế toán.
    Đúng: 35.728 sáng kiến.
    Sai: 35,728 sáng kiến.
    """
    found = hits(texts(document), _COMMA, lambda found, _text: _with_dots(found))
    yield from tell(found, say("số «{text}» ngăn hàng nghìn bằng dấu phẩy"))


def _with_dots(found: re.Match[str]) -> Message:
    return say("viết {wanted}", wanted=found[0].replace(",", "."))


@rule("PRAC-percent")
def percents(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Dấu % viết liền sau số: 52,2%.

    Mục đích: số và dấu không rơi ra hai dòng.
    Căn cứ: tập quán.
    Đúng: 52,2%.
    Sai: 52,2 %.
    """
    found = hits(texts(document), _PERCENT, lambda _found, _text: say("viết liền"))
    yield from tell(found, say("dấu cách trước %: «{text}»"))


@rule("PRAC-ratio")
def ratios(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Số đạt trên chỉ tiêu viết liền với gạch chéo: 1.775/1.200 sáng kiến.

    Mục đích: hai số của một tỷ lệ đi liền nhau.
    Căn cứ: tập quán.
    Đúng: 1.775/1.200 sáng kiến, đạt 148%.
    Sai: 1.775 / 1.200 sáng kiến.
    """
    found = hits(texts(document), _RATIO, lambda _found, _text: say("viết liền, không dấu cách"))
    yield from tell(found, say("dấu cách quanh gạch chéo: «{text}»"))


@rule("PRAC-unit")
def units(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Giữa số và ký hiệu đơn vị đo có một dấu cách: 30 mm.

    Mục đích: đơn vị đo viết đúng.
    Căn cứ: Nghị định 86/2012/NĐ-CP, Phụ lục V.
    Đúng: 30 mm x 8 mm.
    Sai: 30mm x 8mm.
    """
    found = hits(texts(document), _UNIT, lambda _found, _text: say("thêm dấu cách trước đơn vị"))
    yield from tell(found, say("«{text}» thiếu dấu cách"))


@rule("PRAC-quote")
def quotes(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Tên chương trình, phong trào đặt trong ngoặc kép cong “ ”.

    Mục đích: dấu ngoặc kép thống nhất.
    Căn cứ: cách viết của chính Nghị định 30/2020/NĐ-CP.
    Đúng: Chương trình “1 triệu sáng kiến”.
    Sai: Chương trình "1 triệu sáng kiến".
    """
    found = hits(texts(document), _STRAIGHT, lambda _found, _text: say("dùng “ ”"))
    yield from tell(found, say("ngoặc kép thẳng: {text}"))
