"""What only looks like a figure: numbers of documents, articles, list marks, phones, codes, names."""

from __future__ import annotations

import re

from generator.wording.claims.claim import Cited
from generator.wording.claims.sheet import Sheet
from generator.wording.claims.times import day_of

_UP = r"A-ZĐÀ-ỸƯƠĂÂÊÔ"
_SYMBOL = rf"[{_UP}][^\W_]{{0,19}}(?:[-/&.][{_UP}][^\W_]{{0,19}}){{0,6}}"
_CITED = re.compile(
    rf"(?:[Ss]ố:?\s{{0,3}})?(?<![\w/.,])([0-9]{{1,6}})[a-z]?(?:/(?:19|20)[0-9]{{2}})?"
    rf"(?:/({_SYMBOL})|-([{_UP}]{{2,6}}/[{_UP}]{{2,}}(?:-[{_UP}]+)?))(?![\w])"
)
_CITED_ON = re.compile(
    r",?\s{1,3}(?:ký\s)?ngày\s+([0-9]{1,2})(?:[/.-]|\s+tháng\s+)([0-9]{1,2})(?:[/.-]|\s+năm\s+)([0-9]{4})"
)
_LABELS = (
    "điều|khoản|điểm|chương|mục|tiểu mục|phụ lục|biểu|bảng|mẫu|mẫu số|biểu số|hình|trang|phần|"
    "giai đoạn|đợt|lần|lần thứ|khóa|khoá|khối|cụm|tổ|đội|khu|khu phố|phường|quận|lớp|cấp|nhóm|loại|"
    "hạng|bước|kỳ|câu|bài|tuần|tháng|vòng|phòng|tầng|lô|thửa|hộp thư|số|quý|ngày|thôn|xóm|ấp|tập|"
    "quyển|tờ|dòng|cột|hàng|nhiệm kỳ|năm học|niên khóa|niên khoá|qđ|kh|cv|hd|nđ|tt|đt|fax|tel|mst"
)
_LABELLED = re.compile(
    rf"\b(?<!tổng\s)(?<!trong\s)(?:{_LABELS.replace(' ', chr(92) + 's')})\.?:?\s{{1,3}}(?:số:?\s{{1,3}})?"
    r"([0-9]{1,9}(?:[.][0-9]{1,2}(?![0-9])){0,5}[a-zđ]?\b(?:(?:\s?[-–]\s?|,\s?|\svà\s)[0-9]{1,4}\b(?![.,%/][0-9]|%))?)"
    r"(?![.,/][0-9]|\s?%)"
)
_PLAIN_MASKS = tuple(
    re.compile(pattern)
    for pattern in (
        r"https?://\S{1,400}|www\.\S{1,400}|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}",
        r"covid\s?[-–—]\s?[0-9]{2}",
        r"(?<![\w.,])(?:\+84|0)(?:[ .-]?[0-9]){8,10}(?![\w/]|[.,][0-9])",
        r"(?<![\w])24/(?:7|24)(?!\w)",
        r"(?<!\w)[0-9]{1,2}(?:h[0-9]{0,2}|g[0-9]{2}|:[0-9]{2}(?::[0-9]{2})?)(?!\w)"
        r"|(?<!\w)[0-9]{1,2}\sgiờ\s[0-9]{2}(?:\sphút)?(?!\w)",
    )
)
_LIST_MARK = re.compile(
    r"(?m)^\s{0,9}(?:[-–+*•]\s{0,3})?(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,4}[.)]|[0-9]{1,2}(?:\.[0-9]{1,2}){1,4}|\([0-9]{1,2}\))(?=\s)"
)


def find_cited(sheet: Sheet) -> list[Cited]:
    """The documents that a sheet names by number and symbol; their numbers are taken."""
    found = []
    for match in sheet.matches(_CITED, exact_case=True):
        sheet.take(*match.span())
        dated = _CITED_ON.match(sheet.low, match.end())
        day, month, year = dated.groups() if dated else ("", "", "")
        found.append(
            Cited(
                match.start(),
                dated.end() if dated else match.end(),
                int(match[1]),
                match[2] or match[3],
                day_of(year, month, day) if dated else None,
            )
        )
    return found


def mask_names(sheet: Sheet) -> None:
    """Take what is no figure by its own form: addresses of the web, phones, hours of a clock."""
    for pattern in _PLAIN_MASKS:
        for match in sheet.matches(pattern):
            sheet.take(*match.span())


def mask_labels(sheet: Sheet) -> None:
    """Take the numbers that name a thing: list marks, `Điều 5`, `giai đoạn 1`."""
    for match in sheet.matches(_LIST_MARK):
        sheet.take(*match.span())
    for match in sheet.matches(_LABELLED):
        sheet.take(*match.span(1))
