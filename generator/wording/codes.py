"""Codes that a person can type, made from names."""

from __future__ import annotations

from generator.wording.order import fold, nfc
from generator.workspace import regex

_LIMIT = 40
_WORD = regex(r"[a-z0-9]+")
_PROVINCE = regex(r"(?<=\w)\W+tỉnh\b")


def code_from(name: str) -> str:
    """The name without diacritics, joined by dashes and cut between words; «tỉnh» inside goes without saying.

    Empty when the name has no letter or digit.

    >>> code_from("LĐLĐ tỉnh Lai Châu"), code_from("Hiến máu tình nguyện")
    ('ldld-lai-chau', 'hien-mau-tinh-nguyen')
    """
    told = _PROVINCE.sub("", nfc(name.casefold()))
    words: list[str] = _WORD.findall(fold(told)) or [""]
    first, *rest = words
    code = first[:_LIMIT]
    for word in rest:
        if len(longer := f"{code}-{word}") > _LIMIT:
            break
        code = longer
    return code
