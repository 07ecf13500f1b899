"""What only looks like a figure: list marks, articles, phones, accounts, codes, numbers in names."""

from __future__ import annotations

import re

from generator.wording.claims.nouns import COUNTED, SURELY_COUNTED
from generator.wording.claims.paper import UPPER, Paper
from generator.workspace import regex


def _any(words: str) -> str:
    return words.replace("\n", "").replace(" ", r"\s")


_YEARS = r"[12][0-9]{3}\s?[-–—]\s?[12][0-9]{3}"
_ACCOUNTS = _any(
    "mã số thuế|mst|số tài khoản|tài khoản|stk|cccd|cmnd|cmtnd|căn cước|mã số|số hiệu|mã"
)
_NAMED = _any(
    "chương trình|phong trào|cuộc vận động|chiến dịch|đề án|hội thi|cuộc thi|mô hình|giải|chủ đề|câu lạc bộ"
)
_PLACES = _any(
    "xưởng|phân xưởng|nhà máy|công ty|xí nghiệp|trường|mầm non|tiểu học|thcs|thpt|trạm|chợ|chi nhánh|kho|cảng|bến"
    "|khu công nghiệp|chi bộ|dây chuyền|chuyền|điện lực|ban quản lý"
)
_WEB = regex(
    r"(?:https?://|www\.)\S{1,400}|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}"
)
_WORDED = (
    r"(?:covid|sars-cov)\s?[-–—]?\s?[0-9]{1,2}(?!\w)",
    rf"(?:nhiệm\skỳ|khóa|khoá|niên\skhóa|niên\skhoá|năm\shọc)(?:\s[0-9ivx]{{1,5}},?)?\s\(?{_YEARS}",
    rf"(?:{_ACCOUNTS})(?:\s\w{{1,8}}){{0,3}}\s?:?\s{{0,2}}[0-9][0-9 -]{{3,24}}[0-9](?![\w.,%])",
    r"(?:iso|tcvn|qcvn|tcxdvn|ohsas)(?:/iec)?\s?[0-9]{1,5}(?:[-:][0-9]{1,4}){0,3}(?:[/:][^\W_0-9]{1,6})?",
    r"(?:huyết\sáp|thị\slực|văn\shóa|văn\shoá|học\svấn|trình\sđộ|bậc)\s[0-9]{1,3}/[0-9]{1,3}",
    r"(?:t[ỷỉ]\slệ|bản\sđồ)\s1\s?[/:]\s?[0-9.]{2,9}(?![0-9])",
    r"(?:ngõ|hẻm|kiệt|ngách|số\snhà)\s[0-9]{1,4}(?:/[0-9]{1,4}){1,4}(?!\w)",
    r"(?:top|tốp|t\.)\s?[0-9]{1,3}(?!\w)",
    r"km\s?[0-9]{1,4}\s?\+\s?[0-9]{1,4}(?!\w|[.,][0-9])",
    r"lưu\s?:\s[^\n()]{0,60}?\([0-9]{1,3}[^\W\d_]?\)",
    rf"(?:{_NAMED})\s[“\"«‘][^”\"»’]{{0,60}}?[0-9][^”\"»’]{{0,160}}[”\"»’]",
    r"(?:chương\strình|phong\strào|cuộc\svận\sđộng)\s[“\"«‘]?[0-9]{1,2}\striệu(?!\w)",
    r"(?:chương\strình|ban\schỉ\sđạo)\s[0-9]{2,4}(?=[,;.)]|\Z|\s(?:của|về|giai|và|cấp)(?!\w))",
    r"đề\sán\s0?[0-9]{1,2}(?![\w%]|[.,/][0-9])",
)
_PHONE = (
    r"(?<![0-9] )\(?(?:\+84|0[0-9]{2,3})\)?[ .-]?(?:[0-9]{3,4}[ .-]?[0-9]{3,4}(?:[ .-]?[0-9]{1,4})?"
    r"|[0-9]{2}(?:[ .-][0-9]{2}){2}|[0-9](?:[ .-][0-9]{3}){2})(?![\w/%]|[.,-][0-9])"
)
_FIGURED = (
    _PHONE,
    r"1[89]00[ .]?[0-9]{4}(?:[ .]?[0-9]{2})?(?![\w/%]|[.,][0-9])",
    r"24\s?/\s?(?:7|24)(?![\w/])",
    r"\(?[0-9]{1,2}\)?\s?=\s?\(?[0-9]{1,2}\)?(?:\s?[-+*x×:/]\s?\(?(?:[0-9]{1,2}|100)\)?%?){1,6}(?![\w.,])",
    r"(?:[0-9]{1,9}(?:[.,][0-9]{1,9})?\s?[x×·*]\s?)?[0-9]{1,9}[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]{1,4}",
    r"1\ssố(?!\w)",
    r"\[\^?[0-9]{1,3}\]",
)
_NAMES = regex(rf"(?<!\w)(?:{'|'.join(_WORDED)})|(?<![\w.,/])(?=[0-9(+\[])(?:{'|'.join(_FIGURED)})")
_REMAINS = regex(
    r"(?<!\w)[0-9]{1,2}(?:h[0-9]{0,2}|g[0-9]{2}|:[0-9]{2}(?::[0-9]{2})?|\sgiờ\s[0-9]{2}(?:\sphút)?)(?!\w)"
    r"|(?<!\w)[0-9]{1,2}\s(?=tháng\s(?:đầu|cuối)\snăm(?!\w))"
    r"|(?<![\w/.])(?:[0-9]{1,2}/){2,}[0-9]{1,2}(?![\w/])"
    r"|(?<=[0-9%])\([0-9]{1,2}\)"
    r"|\A\s{0,9}(?:[1-9]|1[0-9])\.(?:[1-9]|1[0-9])\s{0,9}\Z"
    r"|(?<=[^\W\d_])[-–.]?[0-9]+(?:[.,/-][0-9]+)*[^\W\d_]{0,9}"
)
_LIST_MARK = regex(
    r"(?m)^[ \t\u00a0]{0,9}(?:[-–+*•]\s{0,3})?(?:"
    r"[0-9]{1,3}(?:\.[0-9]{1,2}){0,4}[.)/](?=\s|[^\W\d_])|[0-9]{1,2}(?:\.[0-9]{1,2}){1,4}\.?(?=\s)|\([0-9]{1,2}\))"
)
_INNER_MARK = regex(r"(?:(?<=[:;,.] )|(?<=và ))\(?[1-9][0-9]?\)(?=\s?[^\W\d_])")
_LAWS = _any(
    "điều|khoản|điểm|chương|mục|tiểu mục|phụ lục|biểu|bảng|mẫu|hình|trang|chú thích|qđ|kh|cv|hd|nđ|nq|tb|bc|gmt"
    "|quốc lộ|tỉnh lộ|hương lộ|đường tỉnh|đường huyện|kênh|rạch|ngõ|hẻm|kiệt|ngách|trung ương|sea games|lần thứ|mùng|mồng|khu phố|tiểu khu|giai đoạn|đợt|lần|khóa|khoá|kỳ"
    "|bước|vòng|quý|bậc|thứ|tháng|mức độ|cấp độ|số nhà|máy lẻ|thửa|hộp thư|km|tuyến|dòng|cột|câu|quyển"
)
_GROUPS = _any(
    "khối|cụm|vùng|mũi|tổ|khu|phường|quận|lớp|nhóm|bài|tuần|phòng|tầng|lô|ngày|năm|thôn|xóm|ấp|khóm|số"
)
_AFTER_COLON = _any("số|mẫu số|stt|đt|điện thoại|di động|fax|tel|tài khoản|hotline")
_LABELLED = regex(
    rf"(?<!\w)(?:(?P<law>{_LAWS})|(?P<group>{_GROUPS})|(?:{_AFTER_COLON})(?=\s?[.:]))"
    r"[ \u00a0]?[.:]?[ \u00a0]{0,2}(?:số\s?:?\s)?(?P<number>[0-9]{1,6}(?:[.][0-9]{1,2}(?![0-9])){0,4}"
    r"(?:\s?[/-]\s?[0-9]{1,4}[a-z]?(?=\s(?:đường|phố|ngõ|hẻm)))?[a-zđ]?)(?![\w%]|[.,/][0-9]|\s?[%‰])"
    r"(?!\s(?:triệu|tỷ|tỉ|nghìn|ngàn|đồng|điểm\s(?:%|phần)|phần\străm)(?!\w))"
)
_GIVEN = _any(
    "mục tiêu|tiêu chí|nhiệm vụ|nội dung|mức độ|cấp độ|phương án|giải pháp|nguyên tắc|chỉ số|cấp|loại|hạng|biện pháp|dự án"
)
_GIVEN_LABEL = regex(
    rf"(?<!\w)(?:{_GIVEN})\s(?P<number>[0-9](?:\.[0-9])?)(?=\s?[:.;,)]|$)(?![.,][0-9])"
)
_DRIVE_LABEL = regex(
    r"(?<!\w)(?:cao điểm|chiến dịch|(?<!số )đơn vị)\s(?P<number>[0-9])(?=\s?[:.;,()]|$)(?![.,][0-9])"
)
_PLACE_LABEL = regex(
    rf"(?<!\w)(?i:{_PLACES})(?:\s[{UPPER}][^\W\d_]{{0,9}}(?:\s[a-zà-ỹđ]{{1,5}})?){{1,4}}\s(?P<number>[1-9][0-9]?)(?![\w%]|[.,/-][0-9]|\s?%)"
)
_LABEL_TAIL = regex(
    r"(?:,\s?|\s?[-–]\s?|\s(?:và|đến)\s)([0-9]{1,3}[a-zđ]?)"
    r"(?=[,;.):]|$|\s(?:và|điều|khoản|điểm|của|chương|mục))(?![.,/][0-9])"
)
_COMPOUND = regex(
    r"(?<!\w)(?:(?:cao|thời|đặc|trọng|quan|ưu|nhược|tọa|địa)\sđiểm|(?:danh|hạng|chuyên|đề)\smục|(?:tài|ngân)\skhoản"
    r"|(?:mô|tình|loại|điển|truyền|vô|màn)\shình|(?:dự|văn|quốc|đề|tiêu|cai|phó|trưởng)\sphòng|(?:trực|trung)\stuyến"
    r"|nhiều\s(?:lần|kỳ|khóa|đợt)|(?:thi|các)\stổ|thời\skỳ|điều\skhoản)\s?[.:]?\s{0,2}$"
)
_NO_LABEL_AFTER = regex(
    r"(?<!\w)(?:mỗi|một|hằng|hàng|quân|tổng|trong|con|dân|hệ|chỉ|doanh|sĩ|sỹ|tỷ|tỉ|đa|chữ|trên|bình|mấy|cả|cổ|góp"
    r"|thành|nhân|ước|diện|tổ\schức|với|những|trích|phần|ít|nhất|dư|kí|ký|đoàn|kéo|[0-9])\s$"
)


def mask_names(paper: Paper) -> None:
    """Mask what is a name by its own form: phones, accounts, addresses of the web, terms of office."""
    patterns = (
        [_WEB, _NAMES]
        if "@" in paper.low or "://" in paper.low or "www." in paper.low
        else [_NAMES]
    )
    for pattern in patterns:
        for match in paper.matches(pattern):
            paper.mask(*match.span())


_SAID_BEFORE = regex(
    r"(?<!\w)đã\s(?:ghi|in|nêu)(?:\slà)?:?\s(?P<old>[^\n]{1,1500}?)(?=[;,]?\snay\s(?:sửa|đính\schính|ghi|là)(?!\w))"
)
_LEFT_OUT = regex(r"(?<!\w)nay\sbỏ:\s“(?P<old>[^“”\n]+)”")
_NOW = "nay "


def mask_said_before(paper: Paper) -> None:
    """Mask what an earlier paper said where a text tells what it is put right to: `đã ghi 35, nay sửa là 41`."""
    if _NOW in paper.low:
        for pattern in (_SAID_BEFORE, _LEFT_OUT):
            for match in paper.matches(pattern):
                paper.mask(*match.span("old"))


def mask_labels(paper: Paper) -> None:
    """Mask the numbers that name a thing: list marks, `Điều 5`, `giai đoạn 1`, `A4`, hours alone."""
    for pattern in (_LIST_MARK, _INNER_MARK, _REMAINS):
        for match in paper.matches(pattern):
            paper.mask(*match.span())
    for match in _LABELLED.finditer(paper.low):
        if _is_label(paper, match):
            _mask_label(paper, match)
    labels = ((_GIVEN_LABEL, paper.low), (_DRIVE_LABEL, paper.low), (_PLACE_LABEL, paper.text))
    for pattern, text in labels:
        for match in pattern.finditer(text):
            if not SURELY_COUNTED.match(paper.low, match.end("number")):
                _mask_label(paper, match)


def _is_label(paper: Paper, match: re.Match[str]) -> bool:
    """Whether the number names what stands in front of it: not so in `cao điểm 30 ngày`, `mỗi quý 01 cuộc`."""
    if _COMPOUND.search(paper.before(match.start("number"), 20)):
        return False
    end = match.end("number")
    is_counted = bool(SURELY_COUNTED.match(paper.low, end))
    is_each = bool(_NO_LABEL_AFTER.search(paper.before(match.start(), 12)))
    if match["law"]:
        is_padded = match["number"].startswith("0") and is_counted
        return not (is_padded or (is_each and COUNTED.match(paper.low, end)))
    return not (is_counted or is_each)


def _mask_label(paper: Paper, match: re.Match[str]) -> None:
    start, end = match.span("number")
    if not paper.is_free(start, end):
        return
    paper.mask(start, end)
    while tail := _LABEL_TAIL.match(paper.low, end):
        end = tail.end()
        paper.mask(*tail.span(1))
