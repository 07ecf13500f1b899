"""Codes that a person can type, made from names."""

from __future__ import annotations

import re

from generator.wording.order import fold

_LIMIT = 40
_WORD = re.compile(r"[a-z0-9]+")
_TAKEN_AS_READ = "tinh"


def code_from(name: str) -> str:
    """The name without diacritics, joined by dashes and cut between words; «tỉnh» inside goes without saying.

    Empty when the name has no letter or digit.

    >>> code_from("LĐLĐ tỉnh Lai Châu"), code_from("Chương trình “1 triệu sáng kiến”")
    ('ldld-lai-chau', 'chuong-trinh-1-trieu-sang-kien')
    """
    words: list[str] = _WORD.findall(fold(name)) or [""]
    first, *rest = words
    code = first[:_LIMIT]
    for word in rest:
        if word != _TAKEN_AS_READ and len(longer := f"{code}-{word}") <= _LIMIT:
            code = longer
        elif word != _TAKEN_AS_READ:
            break
    return code
