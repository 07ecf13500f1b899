"""What the letters in fonts of before Unicode are to whoever sees the page."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.lint.reading.formats import RunFormat
from generator.wording import LegacyCode, font_code, font_shows_capitals
from generator.workspace import regex

_OTHERS = regex(r"VN-.*|UVN .*|\.TM.*", re.IGNORECASE)
"""Fonts of codes that we cannot read."""


@lru_cache
def is_legacy_font(name: str) -> bool:
    """Whether a font is one of a code of before Unicode."""
    return font_code(name) is not None or _OTHERS.fullmatch(name) is not None


def code_of_font(look: RunFormat) -> LegacyCode | None:
    """The code for which the font of some letters was made."""
    return font_code(*_fonts(look))


def shows_capitals(look: RunFormat) -> bool:
    """Whether the font shows small letters as capitals (`.VnTimeH`)."""
    return font_shows_capitals(*_fonts(look))


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
