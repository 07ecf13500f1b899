"""What only looks like a figure: list marks, articles, phones, accounts, codes, numbers in names."""

from __future__ import annotations

import re

from generator.wording.claims.sheet import Sheet

_YEARS = r"[12][0-9]{3}\s?[-–—]\s?[12][0-9]{3}"
_ACCOUNTS = (
    "mã số thuế|mst|số tài khoản|tài khoản|tài khoản số|stk|cccd|cmnd|cmtnd|căn cước|mã số|số hiệu|mã"
).replace(" ", r"\s")
_NAMES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:https?://|www\.)\S{1,400}",
        r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}",
        r"(?<!\w)(?:covid|sars-cov)\s?[-–—]?\s?[0-9]{1,2}(?!\w)",
        r"(?<![\w.,])(?<![0-9] )(?:\(?(?:\+84|0[0-9]{2,3})\)?[ .-]?)[0-9]{3,4}[ .-]?[0-9]{3,4}(?:[ .-]?[0-9]{1,4})?(?![\w/%]|[.,-][0-9])",
        r"(?<!\w)1[89]00[ .]?[0-9]{4}(?:[ .]?[0-9]{2})?(?![\w/%]|[.,][0-9])",
        r"(?<![\w/])24\s?/\s?(?:7|24)(?![\w/])",
        rf"(?<!\w)(?:nhiệm\skỳ|khóa|khoá|niên\skhóa|niên\skhoá|năm\shọc)(?:\s[0-9ivx]{{1,5}},?)?\s\(?{_YEARS}",
        rf"(?<!\w)(?:{_ACCOUNTS})(?:\s\w{{1,8}}){{0,3}}\s?:?\s{{0,2}}[0-9][0-9 -]{{3,24}}[0-9](?![\w.,%])",
        r"(?<!\w)(?:iso|tcvn|qcvn|tcxdvn|ohsas)(?:/iec)?\s?[0-9]{1,5}(?:[-:][0-9]{1,4}){0,3}(?:[/:][^\W_0-9]{1,6})?",
        r"(?<!\w)(?:huyết\sáp|thị\slực|văn\shóa|văn\shoá|học\svấn|trình\sđộ)\s[0-9]{1,3}/[0-9]{1,3}",
        r"(?<!\w)t[ỷỉ]\slệ\s1/[0-9.]{2,9}(?![0-9])",
        r"(?<!\w)(?:top|tốp|t\.)\s?[0-9]{1,3}(?!\w)",
        r"\[[0-9]{1,3}\]",
    )
)
_REMAINS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<!\w)[0-9]{1,2}(?:h[0-9]{0,2}|g[0-9]{2}|:[0-9]{2}(?::[0-9]{2})?)(?!\w)",
        r"(?<!\w)[0-9]{1,2}\sgiờ\s[0-9]{2}(?:\sphút)?(?!\w)",
        r"(?<![\w/.])(?:[0-9]{1,2}/){2,}[0-9]{1,2}(?![\w/])",
        r"(?<!\w)[0-9]{1,2}\s(?=tháng\s(?:đầu|cuối)\snăm(?!\w))",
        r"(?<=[^\W\d_])[-–.]?[0-9]+(?:[.,/-][0-9]+)*[^\W\d_]{0,9}",
    )
)
_LAWS = (
    "điều|khoản|điểm|chương|mục|tiểu mục|phụ lục|biểu|bảng|mẫu|hình|trang|chú thích|qđ|kh|cv|hd|nđ|nq|tb|bc|fax|tel"
    "|đt|điện thoại|di động|gmt|stt|quốc lộ|tỉnh lộ|ngõ|hẻm|kiệt|ngách|trung ương|sea games|lần thứ|khu phố|tiểu khu"
)
_LABELS = (
    "giai đoạn|đợt|lần|khóa|khoá|khối|cụm|tổ|khu|phường|quận|lớp|nhóm|bước|kỳ|câu|bài|tuần|thứ|vòng|phòng|tầng|lô"
    "|thửa|hộp thư|quý|ngày|tháng|năm|thôn|xóm|ấp|khóm|tập|quyển|dòng|cột|km|đường|tuyến|bậc|tài khoản|số"
)
_LABELLED = re.compile(
    rf"(?<!\w)(?:(?P<law>{_LAWS.replace(' ', chr(92) + 's')})|{_LABELS.replace(' ', chr(92) + 's')})"
    r"\s?[.:]?\s{0,2}(?:số\s?:?\s)?(?P<number>(?:[0-9]{1,6})(?:[.][0-9]{1,2}(?![0-9])){0,4}"
    r"(?:\s?[/-]\s?[0-9]{1,4}[a-z]?(?=\s(?:đường|phố|ngõ|hẻm)))?[a-zđ]?)(?![\w%]|[.,/][0-9]|\s?[%‰])"
    r"(?!\s(?:triệu|tỷ|tỉ|nghìn|ngàn|đồng|điểm\s(?:%|phần)|phần\străm)(?!\w))"
)
_LABEL_TAIL = re.compile(
    r"(?:,\s?|\s?[-–]\s?|\s(?:và|đến)\s)([0-9]{1,3}[a-zđ]?)(?=[,;.):]|$|\s(?:và|điều|khoản|điểm|của|chương|mục))(?![.,/][0-9])"
)
_GIVEN_LABELS = re.compile(
    r"(?<!\w)(?:mục\stiêu|tiêu\schí|nhiệm\svụ|nội\sdung|phương\sán|giải\spháp|nguyên\stắc|chỉ\ssố|cấp|loại|hạng|biện\spháp|dự\sán)"
    r"\s(?P<number>[0-9](?:\.[0-9])?)(?=\s?[:.;,)]|$)(?![.,][0-9])"
)
_NO_LABEL_AFTER = re.compile(
    r"(?<!\w)(?:mỗi|một|hằng|hàng|quân|tổng|trong|con|dân|hệ|chỉ|doanh|sĩ|sỹ|tỷ|tỉ|đa|chữ|trên|bình|mấy|cả|cổ|góp"
    r"|thành|nhân|bội|ước|diện|tổ\schức|với|những|trích|phần|ít|nhất|dư|kí|ký|đoàn|kéo|[0-9])\s$"
)
_LIST_MARK = re.compile(
    r"(?m)^[ \t\u00a0]{0,9}(?:[-–+*•]\s{0,3})?(?:"
    r"[0-9]{1,3}(?:\.[0-9]{1,2}){0,4}[.)/](?=\s|[^\W\d_])|[0-9]{1,2}(?:\.[0-9]{1,2}){1,4}\.?(?=\s)|\([0-9]{1,2}\))"
)
_INNER_MARK = re.compile(
    r"(?<=[:;,.] )\(?[1-9][0-9]?\)(?=\s?[^\W\d_])|(?<=và )\([1-9][0-9]?\)(?=\s?[^\W\d_])"
)


def mask_names(sheet: Sheet) -> None:
    """Mask what is a name by its own form: phones, accounts, addresses of the web, terms of office."""
    for pattern in _NAMES:
        for match in sheet.matches(pattern):
            sheet.mask(*match.span())


def mask_labels(sheet: Sheet) -> None:
    """Mask the numbers that name a thing: list marks, `Điều 5`, `giai đoạn 1`, `A4`, hours alone."""
    for pattern in (_LIST_MARK, _INNER_MARK, *_REMAINS):
        for match in sheet.matches(pattern):
            sheet.mask(*match.span())
    for match in _GIVEN_LABELS.finditer(sheet.low):
        _mask_label(sheet, match)
    for match in _LABELLED.finditer(sheet.low):
        _mask_label(sheet, match)


def _mask_label(sheet: Sheet, match: re.Match[str]) -> None:
    start, end = match.span("number")
    is_law = match.groupdict().get("law") is not None
    if not sheet.is_free(start, end):
        return
    if not is_law and _NO_LABEL_AFTER.search(sheet.before(match.start(), 12)):
        return
    sheet.mask(start, end)
    while tail := _LABEL_TAIL.match(sheet.low, end):
        end = tail.end()
        sheet.mask(*tail.span(1))
