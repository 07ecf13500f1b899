"""Number and symbol (Phụ lục I, Phần I, II.3; box 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.lint.looks import check_part
from generator.lint.parts.kind_titles import abbreviations
from generator.lint.parts.letter import Letter, Role
from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.paragraphs import TextLine
from generator.lint.rule import Breach, letter_rule, rules_over
from generator.problems import Severity, say
from generator.standard import Standard

_LABEL = re.compile(r"(?P<label>S[Ốốôo]\s*:?)\s*(?P<rest>.*)", re.IGNORECASE)
_REST = re.compile(r"(?P<number>\d{1,12}|[\s.…_]*)(?P<rest>.*)")
_SYMBOL = re.compile(r"[^\s/-]+(-[^\s/]+)?(/\d{4})?")
_WRONG_SIGN = re.compile(r"\s|[–—_\\]")
_YEAR = re.compile(r"/\d{4}(?=$|/)|/\d{4}/")
_OPEN = re.compile(r"[.…]")


def _numbers(document: WordFile) -> Iterator[TextLine]:
    return (letter.number for letter in document.letters if letter.number is not None)


number_rule = rules_over(_numbers)


def _parts(line: TextLine) -> tuple[str, str]:
    """Number and what follows, blanks kept: `12`, `/KH-LĐLĐ`."""
    found = _LABEL.fullmatch(line.raw.strip()) or _LABEL.fullmatch("Số: " + line.raw.strip())
    rest = _REST.fullmatch(found["rest"]) if found else None
    return (rest["number"], rest["rest"].strip()) if rest else ("", line.text)


def _symbol(line: TextLine | None) -> str | None:
    """The symbol of a well separated number; None where other rules speak or dots stand open."""
    if line is None or _OPEN.search(line.text):
        return None
    _number, after = _parts(line)
    symbol = after.removeprefix("/")
    if not after.startswith("/") or not _SYMBOL.fullmatch(symbol) or _WRONG_SIGN.search(symbol):
        return None
    return _YEAR.sub("", symbol)


@number_rule("ND30-II.3.c-style")
def style(line: TextLine, standard: Standard) -> Iterator[Breach]:
    """Số, ký hiệu: cỡ 13, đứng, không đậm, canh giữa dưới tên cơ quan; «Số» in thường, có dấu hai chấm.

    Mục đích: số, ký hiệu giống nhau ở mọi văn bản.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 3 điểm c; Mục V dòng 3.
    Đúng: Số: 15/QĐ-BNV, cỡ 13.
    Sai: SỐ: 15/QĐ-BNV; Số 15/QĐ-BNV (thiếu dấu hai chấm); chữ đậm; cỡ 14.
    """
    yield from check_part(standard, "number_symbol", [line], ("size", "bold", "italic", "align"))
    label = _LABEL.match(line.text)
    wanted = standard.text("texts.number_label")
    if label is None or label["label"].replace(" ", "") != wanted:
        message = say("«{text}» không mở đầu bằng «{wanted}»", text=line.text, wanted=wanted)
        yield Breach(line.spot, message, say("ghi «{wanted}» rồi đến số", wanted=wanted))


@number_rule("ND30-II.3.c-pad")
def padded(line: TextLine, _standard: Standard) -> Iterator[Breach]:
    """Số nhỏ hơn 10 phải có số 0 đứng trước.

    Mục đích: không thêm được chữ số vào trước số.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 3 điểm c.
    Đúng: Số: 05/BNV-VP.
    Sai: Số: 5/BNV-VP; Số: 005/BNV-VP.
    """
    number = _parts(line)[0]
    if number.strip().isdigit() and number != f"{int(number):02d}":
        message = say("số «{number}» ghi không đúng cách", number=number)
        yield Breach(line.spot, message, say("ghi «{wanted}»", wanted=f"{int(number):02d}"))


@number_rule("ND30-II.3.c-sep")
def separators(line: TextLine, _standard: Standard) -> Iterator[Breach]:
    """Giữa số và ký hiệu là dấu gạch chéo; giữa các nhóm chữ viết tắt là dấu gạch nối, không cách chữ.

    Mục đích: số, ký hiệu tìm được như nhau ở mọi sổ đăng ký.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 3 điểm c.
    Đúng: Số: 12/KH-LĐLĐ.
    Sai: Số: 12-KH/LĐLĐ (kiểu của Đảng); Số: 12/KH - LĐLĐ; Số: 12/KH–LĐLĐ.
    """
    number, symbol = _parts(line)
    right = symbol.startswith("/") and not _WRONG_SIGN.search(symbol)
    if not _OPEN.search(line.text) and not (right and number.strip() in ("", number)):
        message = say("số, ký hiệu «{text}» dùng sai dấu", text=line.text)
        yield Breach(line.spot, message, say("ghi dạng 12/KH-LĐLĐ, không có dấu cách"))


@letter_rule("ND30-II.3.b-typed")
def typed(letter: Letter, _standard: Standard) -> Iterator[Breach]:
    """Ký hiệu văn bản có tên loại: chữ viết tắt tên loại, gạch nối, chữ viết tắt tên cơ quan.

    Mục đích: nhìn ký hiệu biết loại văn bản và cơ quan ban hành.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 3 điểm b; bảng chữ viết tắt của Phụ lục III.
    Đúng: Số: 15/QĐ-BNV; Số: 08/KH-LĐLĐ.
    Sai: Số: 08/LĐLĐ cho một kế hoạch; Số: 08/K.HOACH-LĐLĐ; ký hiệu KH trên một báo cáo.
    """
    line = letter.number
    symbol = None if letter.is_directive or letter.role is Role.COPY else _symbol(line)
    if line is None or symbol is None:
        return
    group, _dash, issuer = symbol.partition("-")
    kind = letter.kind.abbreviation if letter.kind else None
    if not issuer or group not in ({kind} if kind else abbreviations()):
        message = say("ký hiệu «{symbol}» không đúng dạng của văn bản có tên loại", symbol=symbol)
        hint = say("ghi «{kind}-<chữ viết tắt tên cơ quan>»", kind=kind or "KH")
        yield Breach(line.spot, message, hint)


@letter_rule("ND30-II.3.b-congvan")
def directive(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Ký hiệu công văn: chữ viết tắt tên cơ quan, gạch nối, chữ viết tắt đơn vị soạn thảo.

    Mục đích: công văn không có tên loại nên không có chữ viết tắt tên loại.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 3 điểm b; Mục V dòng 3.
    Đúng: Số: 1144/LĐLĐ-CTCS.
    Sai: Số: 1144/CV-LĐLĐ (có CV); Số: 120/LĐLĐ (thiếu đơn vị soạn thảo).
    """
    line = letter.number
    symbol = _symbol(line) if letter.is_directive else None
    if line is None or symbol is None:
        return
    if "CV" in symbol.split("-"):
        message = say("ký hiệu công văn có «CV»")
        yield Breach(line.spot, message, say("ghi <cơ quan>-<đơn vị soạn thảo>"))
    elif "-" not in symbol:
        message = say("ký hiệu công văn thiếu chữ viết tắt đơn vị soạn thảo")
        hint = say("ghi <cơ quan>-<đơn vị soạn thảo>, ví dụ {symbol}-VP", symbol=symbol)
        cap = Severity.ERROR if standard.flag("number.unit_required") else Severity.INFO
        yield Breach(line.spot, message, hint, cap)


@number_rule("ND30-II.3.a-no-year")
def without_year(line: TextLine, _standard: Standard) -> Iterator[Breach]:
    """Số của văn bản hành chính không ghi năm.

    Mục đích: năm chỉ có trong số của văn bản quy phạm pháp luật.
    Căn cứ: suy ra từ Phụ lục I, Phần I, Mục II khoản 3 điểm a và các ví dụ.
    Đúng: Số: 07/TTr-CĐCS.
    Sai: Số: 07/TTr-CĐCS/2024; Số: 07/2024/TTr-CĐCS.
    """
    if _YEAR.search(line.text):
        message = say("số, ký hiệu «{text}» có năm", text=line.text)
        yield Breach(line.spot, message, say("bỏ năm"))


@number_rule("ND30-II.3-draft")
def draft(line: TextLine, _standard: Standard) -> Iterator[Breach]:
    """Dự thảo để trống số.

    Mục đích: nhắc rằng văn bản chưa có số; văn thư cấp số sau khi ký.
    Căn cứ: các mẫu của Phụ lục III để trống số.
    Đúng: Số: 12/KH-LĐLĐ khi đã ban hành.
    Sai: Số:        /KH-LĐLĐ: còn là dự thảo.
    """
    if not any(sign.isdigit() for sign in line.text):
        message = say("chưa có số: văn bản còn là dự thảo")
        yield Breach(line.spot, message, say("ghi số khi văn thư cấp"))
