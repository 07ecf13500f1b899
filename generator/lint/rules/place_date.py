"""Place name and date of issue (Phụ lục I, Phần I, II.4; box 4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.lint.looks import check_part, count_of, side_by_side
from generator.lint.parts.letter import Letter
from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.fold import UPPER
from generator.lint.reading.paragraphs import RIGHT, TextLine
from generator.lint.rule import Breach, letter_rule, rules_over
from generator.problems import Message, Severity, say
from generator.standard import Standard

_BLANK = r"[\s.…_]*"
_DATE = re.compile(
    rf"(?P<place>.+?), ngày (?P<day>\d{{1,2}}|{_BLANK}) tháng (?P<month>\d{{1,2}}|{_BLANK})"
    rf" năm ?(?P<year>\d{{4}}|20{_BLANK}|{_BLANK})\.?"
)
_NO_DAY = re.compile(r"ngày[\s.…_]*tháng")
_OPEN = re.compile(rf"{_NO_DAY.pattern}|tháng[\s.…_]*năm|[.…]{{2}}")
_PLACE_WORD = re.compile(rf"[{UPPER}(]|[.…]|\d")
_SHORT_PLACE = re.compile(r"(?<!\w)(TP|Tp|TX|Tx|TT|Tt|T|H|Q|P|X)\.\s*\w|TPHCM|TP\.?HCM|HCM")
_LOW_WORDS = frozenset({"và", "-", "–"})
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LONGEST = dict(enumerate(_DAYS, 1))
_LEVEL = 220


def _dates(document: WordFile) -> Iterator[TextLine]:
    return (letter.place_date for letter in document.letters if letter.place_date is not None)


date_rule = rules_over(_dates)


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
    Đúng: Cà Mau, ngày 25 tháng 4 năm 2022.
    Sai: Cà Mau ngày 25 tháng 4 năm 2022; Cà Mau, 25/4/2022; cà mau, ngày 25 tháng 4 năm 2022; ngày
    31 tháng 6.
    """
    found = _match(line)
    if found is None and not _OPEN.search(line.text):
        message = say("«{text}» không đúng dạng địa danh, ngày tháng năm", text=line.text)
        yield Breach(line.spot, message, say("ghi dạng «Cà Mau, ngày 25 tháng 4 năm 2022»"))
    elif found is not None and (said := _fault(line, found["place"].split())):
        yield Breach(line.spot, say("«{text}»: {said}", text=line.text, said=said), None)


def _fault(line: TextLine, place: list[str]) -> Message | None:
    if any(not _PLACE_WORD.match(word) and word not in _LOW_WORDS for word in place):
        return say("địa danh phải viết hoa chữ cái đầu mỗi âm tiết")
    day, month = _day_and_month(line)
    if not (day.isdigit() and month.isdigit()):
        return None
    exists = int(day) in range(1, _LONGEST.get(int(month), 0) + 1)
    return None if exists else say("không có ngày này")


@date_rule("ND30-II.4.b-pad")
def padded(line: TextLine, standard: Standard) -> Iterator[Breach]:
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
def style(letter: Letter, standard: Standard) -> Iterator[Breach]:
    """Địa danh, thời gian: chữ in thường, cỡ 13 đến 14, nghiêng, canh giữa, cùng dòng với số, ký hiệu.

    Mục đích: địa danh và thời gian nằm dưới Quốc hiệu, ngang số và ký hiệu.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 4 điểm c; Mục V dòng 4.
    Đúng: cỡ 14, nghiêng, không đậm, cùng hàng với số, ký hiệu.
    Sai: chữ đứng; chữ đậm; thấp hơn số, ký hiệu một dòng.
    """
    yield from check_part(standard, "place_date", letter.lines_of("place_date"))
    if letter.number and letter.place_date and not _on_one_line(letter.number, letter.place_date):
        message = say("địa danh, thời gian không cùng dòng với số, ký hiệu")
        hint = say("đặt số và ngày vào cùng một hàng của bảng tiêu đề")
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


@date_rule("ND30-II.4-draft")
def draft(line: TextLine, _standard: Standard) -> Iterator[Breach]:
    """Dự thảo để trống ngày, tháng.

    Mục đích: nhắc rằng văn bản chưa có ngày ban hành.
    Căn cứ: các mẫu của Phụ lục III để trống ngày, tháng.
    Đúng: Cà Mau, ngày 25 tháng 4 năm 2022 khi đã ban hành.
    Sai: Cà Mau, ngày      tháng      năm 20…: còn là dự thảo.
    """
    if _NO_DAY.search(line.text):
        message = say("chưa có ngày ban hành: văn bản còn là dự thảo")
        yield Breach(line.spot, message, say("ghi ngày khi ban hành"))
