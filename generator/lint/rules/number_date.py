"""Number and symbol, place name and date of issue (Phụ lục I, Phần I, II.3-II.4; boxes 3 and 4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.lint.looks import check_part, count_of, side_by_side
from generator.lint.parts.anchors import abbreviations
from generator.lint.parts.letter import Letter, Role
from generator.lint.reading.fold import UPPER
from generator.lint.reading.paragraphs import RIGHT, TextLine
from generator.lint.rule import Breach, letter_rule, rules_over
from generator.problems import Message, Severity, say
from generator.standard import Standard
from generator.workspace import regex

_NUMBER_LABEL = regex(r"(?P<label>S[Ốốôo]\s*:?)\s*(?P<rest>.*)", re.IGNORECASE)
_REST = regex(r"(?P<number>\d{1,12}|[\s.…_]*)(?P<rest>.*)")
_SYMBOL = regex(r"[^\s/-]+(-[^\s/]+)?(/\d{4})?")
_WRONG_SIGN = regex(r"\s|[–—_\\]")
_COUNT = regex("[0-9]{1,12}")
_YEAR = regex(r"/\d{4}(?=$|/)|/\d{4}/")
_DOTS = regex(r"[.…]")
_BLANK = r"[\s.…_]*"
_DATE = regex(
    rf"(?P<place>.+?), ngày (?P<day>\d{{1,2}}|{_BLANK}) tháng (?P<month>\d{{1,2}}|{_BLANK})"
    rf" năm ?(?P<year>\d{{4}}|20{_BLANK}|{_BLANK})\.?"
)
_NO_DAY = regex(r"ngày[\s.…_]*tháng")
_OPEN = regex(rf"{_NO_DAY.pattern}|tháng[\s.…_]*năm|[.…]{{2}}")
_PLACE_WORD = regex(rf"[{UPPER}(]|[.…]|\d")
_SHORT_PLACE = regex(r"(?<!\w)(TP|Tp|TX|Tx|TT|Tt|T|H|Q|P|X)\.\s*\w|TPHCM|TP\.?HCM|HCM")
_LEVELS = regex(r"(Thành phố|Thị xã|Thị trấn|Đặc khu) (?=\S)")
_LOW_WORDS = frozenset({"và", "-", "–"})
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LONGEST = dict(enumerate(_DAYS, 1))
_LEVEL = 220

number_rule = rules_over(lambda document: filter(None, (one.number for one in document.letters)))
date_rule = rules_over(lambda document: filter(None, (one.place_date for one in document.letters)))
draft_rule = rules_over(lambda document: () if document.is_form else document.letters)


def _parts(line: TextLine) -> tuple[str, str]:
    """Number and what follows, blanks kept: `12`, `/KH-LĐLĐ`."""
    found = _NUMBER_LABEL.fullmatch(line.raw.strip()) or _NUMBER_LABEL.fullmatch(
        "Số: " + line.raw.strip()
    )
    rest = _REST.fullmatch(found["rest"]) if found else None
    return (rest["number"], rest["rest"].strip()) if rest else ("", line.text)


def _symbol(line: TextLine | None) -> str | None:
    """The symbol of a well separated number; None where other rules speak or dots stand open."""
    if line is None or _DOTS.search(line.text):
        return None
    _number, after = _parts(line)
    symbol = after.removeprefix("/")
    if not after.startswith("/") or not _SYMBOL.fullmatch(symbol) or _WRONG_SIGN.search(symbol):
        return None
    return _YEAR.sub("", symbol)


@number_rule("ND30-II.3.c-style")
def number_style(line: TextLine, standard: Standard) -> Iterator[Breach]:
    """Số, ký hiệu: cỡ 13, đứng, không đậm, canh giữa dưới tên cơ quan; «Số» in thường, có dấu hai chấm.

    Mục đích: số, ký hiệu giống nhau ở mọi văn bản.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 3 điểm c; Mục V dòng 3.
    Đúng: Số: 15/QĐ-BNV, cỡ 13.
    Sai: SỐ: 15/QĐ-BNV; Số 15/QĐ-BNV (thiếu dấu hai chấm); chữ đậm; cỡ 14.
    """
    yield from check_part(standard, "number_symbol", [line], ("size", "bold", "italic", "align"))
    label = _NUMBER_LABEL.match(line.text)
    wanted = standard.text("texts.number_label")
    if label is None or label["label"].replace(" ", "") != wanted:
        message = say("«{text}» không mở đầu bằng «{wanted}»", text=line.text, wanted=wanted)
        yield Breach(line.spot, message, say("ghi «{wanted}» rồi đến số", wanted=wanted))


@number_rule("ND30-II.3.c-pad")
def number_padded(line: TextLine, _standard: Standard) -> Iterator[Breach]:
    """Số nhỏ hơn 10 phải có số 0 đứng trước.

    Mục đích: không thêm được chữ số vào trước số.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 3 điểm c.
    Đúng: Số: 05/BNV-VP.
    Sai: Số: 5/BNV-VP; Số: 005/BNV-VP.
    """
    number = _parts(line)[0]
    if _COUNT.fullmatch(number.strip()) and number != f"{int(number):02d}":
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
    if not _DOTS.search(line.text) and not (right and number.strip() in ("", number)):
        message = say("số, ký hiệu «{text}» dùng sai dấu", text=line.text)
        yield Breach(line.spot, message, say("ghi dạng 12/KH-LĐLĐ, không có dấu cách"))


@letter_rule("ND30-II.3.b-typed")
def typed(letter: Letter, _standard: Standard) -> Iterator[Breach]:
    """Ký hiệu văn bản có tên loại: chữ viết tắt tên loại, gạch nối, chữ viết tắt tên cơ quan.

    Mục đích: nhìn ký hiệu biết loại văn bản và cơ quan ban hành.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 3 điểm b; bảng chữ viết tắt của Phụ lục III.
    Đúng: Số: 15/QĐ-BNV; Số: 08/KH-LĐLĐ; Số: 12/HĐLĐ-BA. Thư công, tên loại ngoài Nghị định không xét.
    Sai: Số: 08/LĐLĐ cho một kế hoạch; Số: 08/K.HOACH-LĐLĐ; ký hiệu KH trên một báo cáo.
    """
    line = letter.number
    symbol = None if letter.is_directive or letter.role is Role.COPY else _symbol(line)
    if line is None or symbol is None:
        return
    group, _dash, issuer = symbol.partition("-")
    kind = letter.kind.abbreviation if letter.kind else None
    if letter.kind and kind is None:
        return
    if issuer and _fits(letter, group):
        return
    if not issuer or group not in ({kind} if kind else abbreviations()):
        message = say("ký hiệu «{symbol}» không đúng dạng của văn bản có tên loại", symbol=symbol)
        hint = say("ghi «{kind}-<chữ viết tắt tên cơ quan>»", kind=kind or "KH")
        yield Breach(line.spot, message, hint)


def _fits(letter: Letter, group: str) -> bool:
    """A title that is no kind of the decree has its own short form; sorts of contracts go on from «HĐ» (HĐLĐ)."""
    own = letter.kind is None and letter.kind_title is not None and group not in abbreviations()
    return own or (letter.is_kind("contract") and group.startswith("HĐ"))


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


@draft_rule("ND30-II.3-draft")
def number_draft(letter: Letter, _standard: Standard) -> Iterator[Breach]:
    """Dự thảo để trống số.

    Mục đích: nhắc rằng văn bản chưa có số; văn thư cấp số sau khi ký.
    Căn cứ: các mẫu của Phụ lục III để trống số.
    Đúng: Số: 12/KH-LĐLĐ khi đã ban hành.
    Sai: Số:        /KH-LĐLĐ: còn là dự thảo.
    """
    line = letter.number
    if line is not None and not any(sign.isdigit() for sign in line.text):
        message = say("chưa có số: văn bản còn là dự thảo")
        yield Breach(line.spot, message, say("ghi số khi văn thư cấp"))


def _match(line: TextLine) -> re.Match[str] | None:
    """The date, blanks single but where the form leaves room for the day: «ngày … tháng»."""
    text = re.sub(r"\s+", " ", line.text).replace("ngày tháng", "ngày  tháng")
    loose = re.sub(r"(ngày|tháng|năm)(?=\s*[\d.…]|$)", r"\1 ", text)
    return _DATE.fullmatch(re.sub(r" +", " ", loose).strip()) or _DATE.fullmatch(text)


def _day_and_month(line: TextLine) -> tuple[str, str]:
    found = _match(line)
    return (found["day"].strip(), found["month"].strip()) if found else ("", "")


@date_rule("ND30-II.4.c-form")
def form(line: TextLine, _standard: Standard) -> Iterator[Breach]:
    """Địa danh, dấu phẩy, rồi «ngày … tháng … năm …» viết đầy đủ.

    Mục đích: chữ cái đầu của địa danh viết hoa; ngày, tháng, năm ghi bằng chữ số Ả Rập.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 4 điểm b và c.
    Đúng: Cà Mau, ngày 25 tháng 4 năm 2022; Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2026.
    Sai: Cà Mau ngày 25 tháng 4 năm 2022; Cà Mau, 25/4/2022; cà mau, ngày 25 tháng 4 năm 2022; ngày
    31 tháng 6.
    """
    found = _match(line)
    if found is None and not _OPEN.search(line.text):
        message = say("«{text}» không đúng dạng địa danh, ngày tháng năm", text=line.text)
        yield Breach(line.spot, message, say("ghi dạng «Cà Mau, ngày 25 tháng 4 năm 2022»"))
    elif found is not None and (said := _fault(line, _named(found["place"]))):
        yield Breach(line.spot, say("«{text}»: {said}", text=line.text, said=said), None)


def _named(place: str) -> list[str]:
    """The words of a place, a level of two syllables left aside: only its first is a capital."""
    return _LEVELS.sub("", place, count=1).split()


def _fault(line: TextLine, place: list[str]) -> Message | None:
    if any(not _PLACE_WORD.match(word) and word not in _LOW_WORDS for word in place):
        return say("địa danh phải viết hoa chữ cái đầu mỗi âm tiết")
    day, month = _day_and_month(line)
    if not (day.isdigit() and month.isdigit()):
        return None
    exists = int(day) in range(1, _LONGEST.get(int(month), 0) + 1)
    return None if exists else say("không có ngày này")


@date_rule("ND30-II.4.b-pad")
def date_padded(line: TextLine, standard: Standard) -> Iterator[Breach]:
    """Ngày nhỏ hơn 10 và tháng 1, 2 có số 0 đứng trước.

    Mục đích: không thêm được chữ số vào ngày, tháng.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 4 điểm b.
    Đúng: ngày 05 tháng 01 năm 2026.
    Sai: ngày 5 tháng 01 năm 2026; ngày 05 tháng 1 năm 2026.
    """
    day, month = _day_and_month(line)
    below = count_of(standard, "date.pad_days_below")
    short_day = len(day) == 1 and day.isdigit() and int(day) < below
    if short_day or month in standard.texts("date.pad_months"):
        message = say("ngày {day} tháng {month} thiếu số 0 đứng trước", day=day, month=month)
        yield Breach(line.spot, message, say("thêm số 0 trước ngày nhỏ hơn 10 và trước tháng 1, 2"))


@date_rule("ND30-II.4.b-nopad")
def not_padded(line: TextLine, standard: Standard) -> Iterator[Breach]:
    """Tháng 3 đến tháng 9 không thêm số 0.

    Mục đích: thống nhất cách ghi tháng.
    Căn cứ: suy ra từ Phụ lục I, Phần I, Mục II khoản 4 điểm b và các ví dụ (ngày 05 tháng 3 năm 2020).
    Đúng: ngày 05 tháng 3 năm 2026.
    Sai: ngày 05 tháng 03 năm 2026.
    """
    month = _day_and_month(line)[1]
    if re.fullmatch(r"0[1-9]", month) and month[1] not in standard.texts("date.pad_months"):
        message = say("tháng {month} thừa số 0", month=month)
        yield Breach(line.spot, message, say("ghi tháng {wanted}", wanted=month[1]))


@letter_rule("ND30-II.4.c-style")
def date_style(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Địa danh, thời gian: chữ in thường, cỡ 13 đến 14, nghiêng, canh giữa, cùng dòng với số, ký hiệu.

    Mục đích: địa danh và thời gian nằm dưới Quốc hiệu, ngang số và ký hiệu.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 4 điểm c; Mục V dòng 4.
    Đúng: cỡ 14, nghiêng, không đậm, cùng hàng với số, ký hiệu.
    Sai: chữ đứng; chữ đậm; thấp hơn số, ký hiệu một dòng.
    """
    yield from check_part(standard, "place_date", letter.lines_of("place_date"))
    if letter.number and letter.place_date and not _on_one_line(letter.number, letter.place_date):
        message = say("địa danh, thời gian không cùng dòng với số, ký hiệu")
        hint = say("đặt số và ngày vào cùng một dòng của bảng tiêu đề")
        yield Breach(letter.place_date.spot, message, hint)


def _on_one_line(number: TextLine, date: TextLine) -> bool:
    boxed = number.paragraph.box is not None or date.paragraph.box is not None
    outside = bool(number.paragraph.frame) or date.side == RIGHT
    return boxed or side_by_side(number, date, _LEVEL, outside=outside)


@date_rule("ND30-II.4.a-place", Severity.WARNING)
def place(line: TextLine, _standard: Standard) -> Iterator[Breach]:
    """Địa danh ghi tên gọi đầy đủ, không viết tắt.

    Mục đích: địa danh là tên chính thức của đơn vị hành chính nơi cơ quan đóng trụ sở.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 4 điểm a; Phụ lục II, Mục III khoản 1.
    Đúng: Thành phố Hồ Chí Minh, ngày …; Quận 1, ngày …
    Sai: TP. Hồ Chí Minh, ngày …; TPHCM, ngày …
    """
    if found := _SHORT_PLACE.search(line.text.partition(", ngày")[0]):
        message = say("địa danh viết tắt «{short}»", short=found[0])
        yield Breach(line.spot, message, say("ghi đầy đủ, ví dụ «Thành phố Hồ Chí Minh»"))


@draft_rule("ND30-II.4-draft")
def date_draft(letter: Letter, _standard: Standard) -> Iterator[Breach]:
    """Dự thảo để trống ngày, tháng.

    Mục đích: nhắc rằng văn bản chưa có ngày ban hành.
    Căn cứ: các mẫu của Phụ lục III để trống ngày, tháng.
    Đúng: Cà Mau, ngày 25 tháng 4 năm 2022 khi đã ban hành.
    Sai: Cà Mau, ngày      tháng      năm 20…: còn là dự thảo.
    """
    line = letter.place_date
    if line is not None and _NO_DAY.search(line.text):
        message = say("chưa có ngày ban hành: văn bản còn là dự thảo")
        yield Breach(line.spot, message, say("ghi ngày khi ban hành"))
