"""Place name and date of issue (Phụ lục I, Phần I, II.4; box 4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from generator.lint.looks import check_part
from generator.lint.parts.letter import Letter
from generator.lint.reading.anatomy import Document
from generator.lint.reading.fold import UPPER
from generator.lint.reading.paragraphs import RIGHT, Line, Paragraph
from generator.lint.rule import Breach, rule
from generator.ooxml import wrap
from generator.problems import Severity, say
from generator.standard import Standard

_BLANK = r"[\s.…_]*"
_DATE = re.compile(
    rf"(?P<place>.+?), ngày (?P<day>\d{{1,2}}|{_BLANK}) tháng (?P<month>\d{{1,2}}|{_BLANK})"
    rf" năm ?(?P<year>\d{{4}}|20{_BLANK}|{_BLANK})\.?"
)
_PLACE_WORD = re.compile(rf"[{UPPER}(]|[.…]|\d")
_SHORT_PLACE = re.compile(r"(?<!\w)(TP|Tp|TX|Tx|TT|Tt|T|H|Q|P|X)\.\s*\w|TPHCM|TP\.?HCM|HCM")
_LOW_WORDS = frozenset({"và", "-", "–"})
_LEVEL = 220


def _dated(document: Document) -> Iterator[tuple[Letter, Line]]:
    for letter in document.letters:
        if letter.place_date is not None:
            yield letter, letter.place_date


def _squeezed(line: Line) -> str:
    """Single blanks, but none where the form leaves room for the day: «ngày … tháng»."""
    return re.sub(r"\s+", " ", line.text).replace("ngày tháng", "ngày  tháng")


def _match(line: Line) -> re.Match[str] | None:
    text = _squeezed(line)
    loose = re.sub(r"(ngày|tháng|năm)(?=\s*[\d.…]|$)", r"\1 ", text)
    return _DATE.fullmatch(re.sub(r" +", " ", loose).strip()) or _DATE.fullmatch(text)


def _is_open(line: Line) -> bool:
    return re.search(r"ngày[\s.…_]*tháng|tháng[\s.…_]*năm|[.…]{2}", line.text) is not None


@rule("ND30-II.4.c-form")
def form(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Địa danh, dấu phẩy, rồi «ngày … tháng … năm …» viết đầy đủ.

    Mục đích: chữ cái đầu của địa danh viết hoa; ngày, tháng, năm ghi bằng chữ số Ả Rập.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 4 điểm b và c.
    Đúng: Cà Mau, ngày 25 tháng 4 năm 2022.
    Sai: Cà Mau ngày 25 tháng 4 năm 2022; Cà Mau, 25/4/2022; cà mau, ngày 25 tháng 4 năm 2022; ngày
    31 tháng 6.
    """
    for _letter, line in _dated(document):
        found = _match(line)
        if found is None and not _is_open(line):
            yield Breach(
                line.spot,
                say("«{text}» không đúng dạng địa danh, ngày tháng năm", text=line.text),
                say("ghi dạng «Cà Mau, ngày 25 tháng 4 năm 2022»"),
            )
        elif found is not None and (said := _fault(found)):
            yield Breach(line.spot, say("«{text}»: {said}", text=line.text, said=said), None)


def _fault(found: re.Match[str]) -> object:
    words = found["place"].split()
    if any(not _PLACE_WORD.match(word) and word not in _LOW_WORDS for word in words):
        return say("địa danh phải viết hoa chữ cái đầu mỗi âm tiết")
    day, month = found["day"].strip(), found["month"].strip()
    if day.isdigit() and month.isdigit() and not _exists(int(day), int(month)):
        return say("không có ngày này")
    return None


def _exists(day: int, month: int) -> bool:
    longest = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
    return month in range(1, 13) and day in range(1, longest.get(month, 31) + 1)


@rule("ND30-II.4.b-pad")
def padded(document: Document, standard: Standard) -> Iterator[Breach]:
    """Ngày nhỏ hơn 10 và tháng 1, 2 có số 0 đứng trước.

    Mục đích: không thêm được chữ số vào ngày, tháng.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 4 điểm b.
    Đúng: ngày 05 tháng 01 năm 2026.
    Sai: ngày 5 tháng 01 năm 2026; ngày 05 tháng 1 năm 2026.
    """
    below = int(str(standard.setting("date.pad_days_below")))
    months = {int(month) for month in standard.texts("date.pad_months")}
    for _letter, line in _dated(document):
        found = _match(line)
        if found is None:
            continue
        day, month = found["day"].strip(), found["month"].strip()
        short_day = len(day) == 1 and day.isdigit() and int(day) < below
        short_month = len(month) == 1 and month.isdigit() and int(month) in months
        if short_day or short_month:
            yield Breach(
                line.spot,
                say("ngày {day} tháng {month} thiếu số 0 đứng trước", day=day, month=month),
                say("thêm số 0 trước ngày nhỏ hơn 10 và trước tháng 1, 2"),
            )


@rule("ND30-II.4.b-nopad")
def not_padded(document: Document, standard: Standard) -> Iterator[Breach]:
    """Tháng 3 đến tháng 9 không thêm số 0.

    Mục đích: thống nhất cách ghi tháng.
    Căn cứ: suy ra từ Phụ lục I, Phần I, Mục II khoản 4 điểm b và các ví dụ (ngày 05 tháng 3 năm 2020).
    Đúng: ngày 05 tháng 3 năm 2026.
    Sai: ngày 05 tháng 03 năm 2026.
    """
    months = set(standard.texts("date.pad_months"))
    for _letter, line in _dated(document):
        found = _match(line)
        month = found["month"].strip() if found else ""
        if re.fullmatch(r"0[1-9]", month) and month[1] not in months:
            message = say("tháng {month} thừa số 0", month=month)
            yield Breach(line.spot, message, say("ghi tháng {wanted}", wanted=month[1]))


@rule("ND30-II.4.c-style")
def style(document: Document, standard: Standard) -> Iterator[Breach]:
    """Địa danh, thời gian: chữ in thường, cỡ 13 đến 14, nghiêng, canh giữa, cùng dòng với số, ký hiệu.

    Mục đích: địa danh và thời gian nằm dưới Quốc hiệu, ngang số và ký hiệu.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 4 điểm c; Mục V dòng 4.
    Đúng: cỡ 14, nghiêng, không đậm, cùng hàng với số, ký hiệu.
    Sai: chữ đứng; chữ đậm; thấp hơn số, ký hiệu một dòng.
    """
    for letter, line in _dated(document):
        yield from check_part(standard, "place_date", [line])
        if letter.number is not None and not _on_one_line(letter.number, line):
            yield Breach(
                line.spot,
                say("địa danh, thời gian không cùng dòng với số, ký hiệu"),
                say("đặt số và ngày vào cùng một hàng của bảng tiêu đề"),
            )


def _on_one_line(number: Line, date: Line) -> bool:
    one, other = number.paragraph, date.paragraph
    if one is other:
        return True
    if one.box is not None or other.box is not None:
        return True
    if one.cell is None or other.cell is None:
        return one.cell is other.cell and (bool(one.frame) or date.side == RIGHT)
    if one.cell.table is not other.cell.table or one.cell.row != other.cell.row:
        return False
    return abs(_depth(one, number) - _depth(other, date)) < _LEVEL


def _depth(paragraph: Paragraph, line: Line) -> float:
    """How far below the top of its cell a line begins, in twips."""
    above = paragraph.cell.paragraphs if paragraph.cell else []
    depth = float(paragraph.format.before)
    for one in above:
        if one is paragraph:
            break
        depth += _height(one)
    inner = [other for other in paragraph.lines if other is not line]
    return depth + sum(other.size * 11.5 for other in inner[: paragraph.lines.index(line)])


def _height(paragraph: Paragraph) -> float:
    look = paragraph.format
    size = paragraph.lines[0].size if paragraph.lines else paragraph.mark_size
    bold = bool(paragraph.lines) and paragraph.lines[0].bold is True
    rows = len(wrap(paragraph.text, max(paragraph.room, 1), Fraction(size, 2), bold=bold))
    return max(rows, 1) * size * 11.5 * look.spacing_share(size) + look.before + look.after


@rule("ND30-II.4.a-place", Severity.WARNING)
def place(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Địa danh ghi tên gọi đầy đủ, không viết tắt.

    Mục đích: địa danh là tên chính thức của đơn vị hành chính nơi cơ quan đóng trụ sở.
    Căn cứ: Phụ lục I, Phần I, Mục II khoản 4 điểm a; Phụ lục II, Mục III khoản 1.
    Đúng: Thành phố Hồ Chí Minh, ngày …; Quận 1, ngày …
    Sai: TP. Hồ Chí Minh, ngày …; TPHCM, ngày …
    """
    for _letter, line in _dated(document):
        before = line.text.partition(", ngày")[0]
        if found := _SHORT_PLACE.search(before):
            message = say("địa danh viết tắt «{short}»", short=found[0])
            yield Breach(line.spot, message, say("ghi đầy đủ, ví dụ «Thành phố Hồ Chí Minh»"))


@rule("ND30-II.4-draft")
def draft(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Dự thảo để trống ngày, tháng.

    Mục đích: nhắc rằng văn bản chưa có ngày ban hành.
    Căn cứ: các mẫu của Phụ lục III để trống ngày, tháng.
    Đúng: Cà Mau, ngày 25 tháng 4 năm 2022 khi đã ban hành.
    Sai: Cà Mau, ngày      tháng      năm 20…: còn là dự thảo.
    """
    for _letter, line in _dated(document):
        if re.search(r"ngày[\s.…_]*tháng", line.text):
            message = say("chưa có ngày ban hành: văn bản còn là dự thảo")
            yield Breach(line.spot, message, say("ghi ngày khi ban hành"))
