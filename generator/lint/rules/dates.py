"""Dates, hours and ranges in running text: custom, which the decree leaves open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.lint.reading.anatomy import Document
from generator.lint.rule import Breach, rule
from generator.lint.running_text import hits, tell, texts
from generator.problems import Message, say
from generator.standard import Standard

_DATE = re.compile(r"(?<![\d/])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})(?!\d)")
_DOTTED = re.compile(r"(?<![\d.])\d{1,2}(?P<sign>[.-])\d{1,2}(?P=sign)(?:19|20)\d{2}(?!\d)")
_RANGE = re.compile(
    r"(?<![\d./,\w-])(?P<low>\d+(?:[.,]\d+)*)[-–—](?P<high>\d+(?:[.,]\d+)*)(?![\d\w/-])"
)
_CLOCK = re.compile(r"(?<![\d:])\d{1,2}:\d{2}(?![\d:])")
_DAY_DIGITS = 2


@rule("PRAC-date-cite")
def dates(document: Document, standard: Standard) -> Iterator[Breach]:
    """Ngày viết gọn trong câu cũng thêm số 0 như ngày ban hành: 05/01/2026, 31/5/2022.

    Mục đích: ngày trong cả văn bản viết một kiểu.
    Căn cứ: tập quán; Nghị định chỉ quy định ngày ban hành.
    Đúng: 26/01/2022; 01/6/2022; 31/5/2022.
    Sai: 1/6/2022; 26/1/2022; 31/05/2022.
    """
    months = set(standard.texts("date.pad_months"))
    found = hits(texts(document), _DATE, lambda found, _text: _date_fault(found, months))
    yield from tell(found, say("ngày «{text}» thêm số 0 không thống nhất"))


def _date_fault(found: re.Match[str], months: set[str]) -> Message | None:
    day, month = int(found["day"]), int(found["month"])
    if day not in range(1, 32) or month not in range(1, 13):
        return None
    padded = f"{month:02d}" if str(month) in months else str(month)
    wanted = f"{day:02d}/{padded}/{found['year']}"
    return None if found[0] == wanted else say("viết {wanted}", wanted=wanted)


@rule("PRAC-date-sep")
def date_separators(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Ngày viết gọn dùng gạch chéo; gạch nối chỉ dùng cho tên ngày lễ (2-9, 1-5).

    Mục đích: ngày trong cả văn bản viết một kiểu.
    Căn cứ: tập quán; Phụ lục II, Mục V khoản 5.
    Đúng: 20/4/2022; ngày Quốc khánh 2-9.
    Sai: 20.4.2022; 20-4-2022.
    """
    found = hits(texts(document), _DOTTED, lambda found, _text: _slashed(found))
    yield from tell(found, say("ngày «{text}» không dùng gạch chéo"))


def _slashed(found: re.Match[str]) -> Message:
    return say("viết {wanted}", wanted=found[0].replace(found["sign"], "/"))


@rule("PRAC-range")
def ranges(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Khoảng số viết bằng gạch nối có dấu cách, hoặc «từ … đến …»: 20 - 25 mm.

    Mục đích: khoảng số không bị đọc thành một số.
    Căn cứ: cách viết của chính Nghị định 30/2020/NĐ-CP.
    Đúng: nhiệm kỳ 2023 - 2028; từ 20 đến 25 đơn vị; ngày 2-9.
    Sai: nhiệm kỳ 2023-2028; 20-25 đơn vị.
    """
    found = hits(texts(document), _RANGE, _range_fault)
    yield from tell(found, say("khoảng số «{text}» không có dấu cách"))


def _range_fault(found: re.Match[str], text: str) -> Message | None:
    day = max(len(found["low"]), len(found["high"])) <= _DAY_DIGITS and _is_day(found, text)
    if day:
        return None
    return say("viết {low} - {high}", low=found["low"], high=found["high"])


def _is_day(found: re.Match[str], text: str) -> bool:
    before = text[: found.start()].rstrip()
    named = before.endswith(("ngày", "Quốc khánh", "Lao động", "Phụ nữ", "lễ", "khánh"))
    return named or (found["low"], found["high"]) in (("2", "9"), ("1", "5"), ("8", "3"))


@rule("PRAC-time")
def times(document: Document, _standard: Standard) -> Iterator[Breach]:
    """Giờ viết «8 giờ 00» hoặc «8h00».

    Mục đích: giờ viết theo tiếng Việt; dạng 08:00 chỉ dùng trong thông tin chữ ký số.
    Căn cứ: tập quán; Phụ lục I, Phần I, Mục II khoản 8 điểm b.
    Đúng: 8 giờ 00 ngày 20/4/2022.
    Sai: 8:00 ngày 20/4/2022.
    """
    found = hits(texts(document), _CLOCK, lambda found, _text: _hour(found))
    yield from tell(found, say("giờ viết «{text}»"))


def _hour(found: re.Match[str]) -> Message:
    hour, minute = found[0].split(":")
    return say("viết {hour} giờ {minute}", hour=hour, minute=minute)
