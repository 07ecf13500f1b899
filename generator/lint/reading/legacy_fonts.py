"""Fonts of before Unicode, and what the letters in them are to whoever sees the page."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.lint.reading.formats import RunFormat
from generator.wording import LegacyCode

_FONTS = (
    (re.compile(r"VNI[- ].*", re.IGNORECASE), LegacyCode.VNI),
    (re.compile(r"\.?Vn[A-Z ].*|\.Vn.*", re.IGNORECASE), LegacyCode.TCVN3),
    (re.compile(r"VN-.*|UVN .*|\.TM.*", re.IGNORECASE), None),
)
_CAPITALS = re.compile(r"\.?Vn\w*H", re.IGNORECASE)


@lru_cache
def is_legacy_font(name: str) -> bool:
    """Whether a font is one of a code of before Unicode."""
    return any(pattern.fullmatch(name) for pattern, _code in _FONTS)


def code_of_font(look: RunFormat) -> LegacyCode | None:
    """The code for which the font of some letters was made."""
    return _code_of(_fonts(look))


@lru_cache
def _code_of(fonts: tuple[str, str]) -> LegacyCode | None:
    found = (code for pattern, code in _FONTS if any(map(pattern.fullmatch, fonts)))
    return next(found, None)


def shows_capitals(look: RunFormat) -> bool:
    """Whether the font shows small letters as capitals (`.VnTimeH`)."""
    return any(map(_CAPITALS.fullmatch, _fonts(look)))


def as_shown(text: str, look: RunFormat) -> str:
    """The letters of a run as its font shows them; those that are in no such code as they are."""
    if "V" not in look.font_high.upper() or not (code := code_of_font(look)):
        return text
    made = code.read(text)
    if made is None:
        return text
    return made.upper() if shows_capitals(look) else made


def _fonts(look: RunFormat) -> tuple[str, str]:
    return look.font_high, look.font
