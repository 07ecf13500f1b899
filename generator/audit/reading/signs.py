"""What a line of a document is by its words: the label of an annex, a heading, a caption, its number.

Only words count here, so that Word files and plain texts are understood alike; that a line is bold
is told by the reader of Word files.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

from generator.wording import fold
from generator.workspace import regex

_LONGEST = 120
_ANNEX = regex(
    r"(?:phu luc|bieu(?: mau)?)(?: so)?(?: (?:[ivxlc]{1,7}|\d{1,3}|[a-z]))?(?:\s*[:.–-].*)?"
)
_ATTACHED = regex(r"\W{0,3}(?:ban hanh )?kem theo\b.*")
_DIVISION = regex(
    r"(?:(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục|ĐIỀU|Điều) (?:thứ )?[\dIVXLC]{1,7}\b"
    r"|[IVXLC]{1,7} ?[.)]\s*(?=\D)|\d{1,2}(?:\.\d{1,2}){0,3} ?[.)]\s+(?=\D)|\d{1,2}\.\d{1,2}\s+(?=\D))"
)
_MARK = regex(r"(?:[-–—+*•▪●○➢✓]|[a-zđ]\)|[a-zđ]\.\s|\d{1,2}(?:\.\d{1,2})*[.)]\s|[IVXLC]+\.\s)")
_CAPTION = regex(r"(?:bảng|biểu)(?: số)? [\dIVXLC.]+\b", re.IGNORECASE)
_UNIT = regex(r"\(?\s*(?:đơn vị(?: tính)?|đvt)\s*:\s*(?P<unit>[^()\n]{1,60})\)?\s*", re.IGNORECASE)
_NUMBER = regex(r"\bSố\s*:?\s*(?P<number>\d{1,6})\s*/\s*(?P<symbol>[^\s,;()]{1,60})")
_DATE = regex(r"[^\W\d].{0,60}, ?ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})\W*", re.IGNORECASE)
_ENDS = (".", ";", ",", ":", "!", "?")
_NO_HEADS = regex(
    r"cong hoa xa hoi|doc lap|(?:tm|kt|tl|tuq|q)[./]|(?:pho )?(?:chu tich|giam doc|truong ban|bi thu|hieu truong)$"
)
_LETTERS = 4


def annex_label(text: str) -> str:
    """«Phụ lục I» of a line that is nothing but the label of an annex, else the empty text."""
    short = len(text) <= _LONGEST and not text.endswith((".", ";", ",")) and text[:1].isupper()
    if not short or not _ANNEX.fullmatch(fold(text)):
        return ""
    return re.split(r"\s*[:.–-]", text, maxsplit=1)[0].strip()


def is_attached(text: str) -> bool:
    """«(Kèm theo Kế hoạch …)», as it stands below the title of an annex."""
    return _ATTACHED.fullmatch(fold(text[:200])) is not None and text.lstrip()[:1] in "(K*_"


def is_upper(text: str) -> bool:
    """Whether it is set in capitals and is no part of the national title or of who signs."""
    words = sum(map(str.isalpha, text)) >= _LETTERS and text.upper() == text
    return words and not _NO_HEADS.match(fold(text))


def is_heading(text: str, *, bold: bool | None = None) -> bool:
    """Whether a line heads what follows: numbered or in capitals, short, without an end of a sentence.

    Where the reader knows how it is set, what is not bold is an item of a list.
    """
    if not text or len(text) > _LONGEST or text.endswith(_ENDS) or "\t" in text:
        return False
    if is_upper(text):
        return True
    return bold is not False and (bold is True or _DIVISION.match(text) is not None)


def is_item(text: str) -> bool:
    """Whether a line begins with the mark of a list or heading, and so goes on with none above."""
    return _MARK.match(text) is not None or _DIVISION.match(text) is not None


def is_finished(text: str) -> bool:
    """Whether a line ends as a sentence or an item of a list does."""
    return text.rstrip(' "”’*_)').endswith(_ENDS[:2] + _ENDS[3:])


def is_caption(text: str) -> bool:
    return _CAPTION.match(text) is not None


def unit_of_measure(text: str) -> str:
    """«triệu đồng» of «Đơn vị tính: triệu đồng»; of other lines the empty text.

    >>> unit_of_measure("(ĐVT: Triệu đồng)"), unit_of_measure("Đơn vị: Sở Y tế đã báo cáo.")
    ('Triệu đồng', '')
    """
    found = _UNIT.fullmatch(text)
    return found["unit"].strip() if found and not text.endswith(".") else ""


def own_number(text: str) -> tuple[int, str] | None:
    """Number and symbol of «Số: 120/LĐLĐ …» where a line begins with it."""
    found = _NUMBER.match(text)
    return (int(found["number"]), found["symbol"].rstrip(".")) if found else None


def own_date(text: str) -> date | None:
    """The day of «Cà Mau, ngày 25 tháng 4 năm 2022»."""
    found = _DATE.search(text) if len(text) <= 2 * _LONGEST else None
    if found and not text[found.end() :].strip():
        with suppress(ValueError):
            return date(int(found[3]), int(found[2]), int(found[1]))
    return None
