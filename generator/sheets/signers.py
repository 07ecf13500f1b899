"""Rows that are of who signs a list, not of a unit: a person with a title before the name, a post, «Người lập biểu»."""

from __future__ import annotations

import re

from generator.wording import fold, nfc
from generator.workspace import regex

_TITLES = r"(?:gs|pgs|ts|th\.?\s?s|bs|bác sĩ|ds|cn|đd|ktv|ks|ck|bsck|bscki|bsckii|dscki|dsckii|cki|ckii|i|ii|ngưt|ngnd|ttưt|ttnd|ông|bà|đ/c|đồng chí)"
_FAMILIES = (
    "nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|đinh|đoàn|trương|cao|mai|lương|tô|tạ|chu|lò|lường"
    "|quàng|tòng|cầm|hà|giàng|vàng|thào|sùng|mùa|lừ|bạc|nông|triệu|tẩn|phàn|chảo|lâm|trịnh|đào|phùng|thái|kiều|la|tăng"
)
_PERSON = regex(
    rf"(?:{_TITLES}[\s.,]+)+(?:{_FAMILIES})\s+\S.*|bs\.?\s?ck\s?i{{1,2}}[\s.,]+\S.*", re.IGNORECASE
)
_POST = regex(
    r"(?:nguoi (?:lap|tong hop)(?: (?:bieu|bang|danh sach))?|(?:pho )?(?:giam doc|hieu truong|chu tich|bi thu)"
    r"|(?:pho )?truong (?:phong|khoa|ban|tram|thon|to|bo phan)|thu truong(?: (?:don vi|co quan))?|ke toan truong|noi nhan"
    r"|(?:tm|kt|tl|tuq)\. ?.+)[ :.]*"
)


def is_signer(label: str) -> bool:
    """Whether a row calls itself as who signs does.

    >>> [is_signer(one) for one in ("BSCKII. Trần Văn A", "Bà Lê Thị Hoa", "Bà Điểm", "Trưởng phòng", "Ban Giám đốc")]
    [True, True, False, True, False]
    """
    return bool(_PERSON.fullmatch(nfc(label).strip()) or _POST.fullmatch(fold(label)))
