"""Frequent slips of capital letters as a list of words, by the article of Phụ lục II.

A list finds what is common, not everything; what each article says stands in the rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.lint.reading.anatomy import Document
from generator.lint.reading.fold import LOWER, UPPER
from generator.lint.reading.paragraphs import Paragraph
from generator.lint.rule import Breach
from generator.problems import say

_MID = rf"(?<=[{LOWER},;] )"
_NAME = rf"[{UPPER}][{LOWER}]*"
_TYPES = (
    "nghị định|nghị quyết|quyết định|chỉ thị|quy chế|quy định|thông báo|hướng dẫn|chương trình|"
    "kế hoạch|phương án|đề án|báo cáo|tờ trình|công văn|thông tư|giải pháp|kết luận"
)

# wrong words → right words, by the article of Phụ lục II
_LISTS: dict[str, tuple[tuple[str, str], ...]] = {
    "II.1": (("Hồ Chí minh", "Hồ Chí Minh"), ("Tôn Đức thắng", "Tôn Đức Thắng")),
    "II.2": (("Lê-Nin|Lê Nin", "Lê-nin"), ("Các-Mác", "Các Mác")),
    "III.1.a": ((_MID + rf"Tỉnh (?={_NAME})", "tỉnh"),),
    "III.1.b": ((r"(?<!\w)quận (?=\d)", "Quận"), (r"(?<!\w)phường (?=\d)", "Phường")),
    "III.1.c": (
        ("thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("thủ đô Hà Nội", "Thủ đô Hà Nội"),
    ),
    "III.1.d": (("Cửa lò", "Cửa Lò"), (_MID + r"Sông Vàm Cỏ", "sông Vàm Cỏ")),
    "III.1.dd": (
        ("Tây nguyên", "Tây Nguyên"),
        ("Đông nam Bộ|Đông Nam bộ|Đông nam bộ", "Đông Nam Bộ"),
        ("Tây nam Bộ|Tây Nam bộ|Tây nam bộ", "Tây Nam Bộ"),
        ("Nam bộ(?! phận)", "Nam Bộ"),
        ("Bắc bộ(?! phận)", "Bắc Bộ"),
        ("Tây bắc", "Tây Bắc"),
    ),
    "III.2": (("Mát-xcơ-Va|Mát-Xcơ-va", "Mát-xcơ-va"), ("Bắc kinh", "Bắc Kinh")),
    "IV.1.a": (
        ("Liên đoàn lao động|Liên Đoàn Lao [Đđ]ộng|Liên Đoàn lao động", "Liên đoàn Lao động"),
        ("Tổng liên đoàn|Tổng Liên Đoàn", "Tổng Liên đoàn"),
        ("Ban thường vụ|Ban Thường Vụ", "Ban Thường vụ"),
        ("Ban chấp hành|Ban Chấp Hành", "Ban Chấp hành"),
        ("Ban chỉ đạo|Ban Chỉ Đạo", "Ban Chỉ đạo"),
        ("Đoàn chủ tịch|Đoàn Chủ Tịch", "Đoàn Chủ tịch"),
        ("[ỦU][ỷy] ?ban kiểm tra|[Ủ]y ban kiểm tra", "Ủy ban Kiểm tra"),
        ("(?:Ủy|Uỷ) [Bb]an Nhân dân", "Ủy ban nhân dân"),
        ("Hội đồng Nhân dân", "Hội đồng nhân dân"),
        ("Mặt trận tổ quốc", "Mặt trận Tổ quốc"),
        ("Công đoàn Cơ sở|Công Đoàn [Cc]ơ [Ss]ở", "Công đoàn cơ sở"),
        ("(?<=Bộ )nội vụ", "Nội vụ"),
        ("(?<=Sở )nội vụ", "Nội vụ"),
        ("(?<=Sở )tài chính", "Tài chính"),
    ),
    "IV.1.b": (
        ("Ban Chấp hành trung ương", "Ban Chấp hành Trung ương"),
        ("Đảng cộng sản Việt Nam", "Đảng Cộng sản Việt Nam"),
        ("Văn phòng trung ương Đảng", "Văn phòng Trung ương Đảng"),
    ),
    "IV.2": (("Asean", "ASEAN"), ("Wto", "WTO"), ("Unesco", "UNESCO")),
    "V.1": (("(?<=Đảng và )nhà nước|(?<=Đảng, )nhà nước", "Nhà nước"),),
    "V.2": (
        ("[Hh]uân chương lao động|huân chương Lao động", "Huân chương Lao động"),
        ("[Aa]nh hùng lao động|anh hùng Lao động", "Anh hùng Lao động"),
        ("[Nn]ghệ sĩ nhân dân", "Nghệ sĩ Nhân dân"),
    ),
    "V.3": (
        (rf"(?<!\w)chủ tịch (?=(?:{_NAME} ){{2}}{_NAME})", "Chủ tịch"),
        (rf"(?<!\w)giám đốc (?=(?:{_NAME} ){{2}}{_NAME})", "Giám đốc"),
    ),
    "V.4": (("bác Hồ", "Bác Hồ"), ("(?<=của )đảng ta", "Đảng ta")),
    "V.5": (
        ("ngày quốc khánh|ngày Quốc Khánh", "ngày Quốc khánh"),
        ("ngày quốc tế lao động|ngày Quốc tế lao động", "ngày Quốc tế Lao động"),
        ("ngày quốc tế phụ nữ|ngày Quốc tế phụ nữ", "ngày Quốc tế Phụ nữ"),
    ),
    "V.6": (
        (rf"(?<!\w)(?:{_TYPES})(?= số \d+\s?[/-])", "viết hoa tên loại"),
        (rf"(?<!\w)bộ luật(?= {_NAME})", "Bộ luật"),
        (_MID + r"luật(?= (?:Công đoàn|Thi đua|Tổ chức|Doanh nghiệp))", "Luật"),
    ),
    "V.7": (
        (r"(?<!\w)điều(?= \d+\b(?! kiện))", "Điều"),
        (r"(?<!\w)chương(?= [IVX]+\b)", "Chương"),
        (_MID + r"Khoản(?= \d+ Điều)", "khoản"),
        (_MID + r"Điểm(?= [a-zđ] [Kk]hoản)", "điểm"),
    ),
    "V.8": (
        ("[Tt]ết trung thu|Tết Trung [Tt]hu", "tết Trung thu"),
        ("[Tt]ết nguyên đán|[Tt]ết Nguyên Đán", "tết Nguyên đán"),
        (r"thứ (?:hai|ba|tư|năm|sáu|bảy)(?=,? ngày \d)", "thứ Hai, thứ Ba …"),
    ),
    "V.9": (("[Cc]ách mạng tháng tám", "Cách mạng tháng Tám"), ("triều Lý", "Triều Lý")),
    "V.10": (("[Bb]áo Lao Động", "báo Lao động"), ("tạp chí Cộng Sản", "tạp chí Cộng sản")),
}
_COMPILED = {
    article: tuple((re.compile(wrong), right) for wrong, right in words)
    for article, words in _LISTS.items()
}


def listed(document: Document, article: str) -> Iterator[Breach]:
    """The slips of one article in every paragraph; one for each paragraph and word."""
    for paragraph in document.paragraphs:
        text = paragraph.text
        for wrong, right in _COMPILED[article]:
            if found := wrong.search(text):
                yield slip(paragraph, found[0].strip(), right)


def slip(paragraph: Paragraph, wrong: str, right: str) -> Breach:
    """A wrong capital with the right words."""
    return Breach(
        paragraph.spot,
        say("viết hoa chưa đúng: «{wrong}»", wrong=wrong),
        say("viết «{right}»", right=right),
    )
