"""Names that are asked about when they are typed: capital letters, and titles before the name of who signs."""

from __future__ import annotations

import re

from generator.problems import Message, say
from generator.wording import upper_first
from generator.workspace import regex

_TITLES = regex(
    r"^(?:(?:GS|PGS|TSKH|TS|ThS|BS|DS|KS|CN|CKI{1,2}|LS|NGND|NGƯT|TTND|TTƯT)\.?(?=[\s.])[\s.]*"
    r"|(?:giáo sư|phó giáo sư|tiến sĩ|thạc sĩ|bác sĩ|kỹ sư|cử nhân|ông|bà|đồng chí)\s+)+",
    re.IGNORECASE,
)
_SHORT = 3
"""A word in capitals that is longer is no abbreviation."""

_SMALL = frozenset({"phố", "xã", "trấn", "khu"})
"""Words of «thành phố …», «thị xã …», which stay small."""


def doubt_of_signatory(text: str) -> Message | None:
    """What is asked of the name of who signs.

    >>> str(doubt_of_signatory("tS. nguyễn văn a"))
    'có phải «Nguyễn Văn A»? Trước họ tên người ký không ghi học hàm, học vị, danh xưng; mỗi tiếng viết hoa chữ cái đầu'
    >>> doubt_of_signatory("Nguyễn Văn A")
    """
    name = _TITLES.sub("", text.strip())
    proper = _capitals(name)
    if name != text.strip() and name:
        return say(
            "có phải «{name}»? Trước họ tên người ký không ghi học hàm, học vị, danh xưng; mỗi tiếng viết hoa chữ cái đầu",
            name=proper,
        )
    return doubt_of_capitals(text)


def doubt_of_capitals(text: str) -> Message | None:
    """What is asked of a proper name.

    >>> str(doubt_of_capitals("LAI CHÂU")), doubt_of_capitals("Thành phố Hồ Chí Minh")
    ('có phải «Lai Châu»? Tên riêng viết hoa chữ cái đầu mỗi tiếng', None)
    """
    proper = _capitals(text.strip())
    if proper == text.strip():
        return None
    return say("có phải «{name}»? Tên riêng viết hoa chữ cái đầu mỗi tiếng", name=proper)


_LEVEL = regex(r"^(?:tỉnh|huyện|xã)\s+(?=[^\W\d])", re.IGNORECASE)


def doubt_of_place(text: str) -> Message | None:
    """What is asked of the place before the day, which stands without «tỉnh», «huyện», «xã».

    >>> str(doubt_of_place("tỉnh Lào Cai")), doubt_of_place("Lào Cai"), doubt_of_place("Thành phố Hồ Chí Minh")
    ('có phải «Lào Cai»? Địa danh không ghi «tỉnh», «huyện», «xã»', None, None)
    """
    bare = _LEVEL.sub("", text.strip())
    if bare == text.strip():
        return doubt_of_capitals(text)
    return say("có phải «{name}»? Địa danh không ghi «tỉnh», «huyện», «xã»", name=_capitals(bare))


def doubt_of_first(text: str) -> Message | None:
    """What is asked of a name that begins small: «liên đoàn Lao động tỉnh»."""
    found = text.strip()
    proper = upper_first(found)
    return None if proper == found else say("có phải «{name}»?", name=proper)


def _capitals(text: str) -> str:
    shouts = text.isupper() and len(text) > _SHORT
    words = text.casefold().split() if shouts else text.split()
    return " ".join(one if one in _SMALL else _capital(one) for one in words)


def _capital(word: str) -> str:
    return "-".join(map(upper_first, word.split("-")))
