"""What a paragraph of the text is by its first signs: part, chapter, article, point, dash …

The pattern alone; how each must look is for the rules of headings to say.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from generator.lint.reading.fold import fold
from generator.lint.reading.paragraphs import ReadParagraph
from generator.workspace import regex, unchanging


class HeadingLevel(StrEnum):
    """A kind of numbered paragraph."""

    PART = "part"
    SECTION = "section"
    ARTICLE = "article"
    ROMAN = "roman"
    DECIMAL = "decimal"
    ARABIC = "arabic"
    LETTER = "letter"
    DASH = "dash"


DIVISIONS = (HeadingLevel.PART, HeadingLevel.SECTION)


@unchanging(frozen=True, slots=True)
class Head:
    """The first signs of a numbered paragraph: word, number, the sign after it, what follows."""

    level: HeadingLevel
    word: str
    number: str
    sign: str
    rest: str


_WORDED = (*DIVISIONS, HeadingLevel.ARTICLE)
_PATTERNS = {
    HeadingLevel.PART: r"(PHẦN(?: THỨ)?|CHƯƠNG)\s+([^\s.:)]+)()\s*([.:)]?)\s*(.*)",
    HeadingLevel.SECTION: r"(TIỂU MỤC|MỤC)\s+([^\s.:)]+)()\s*([.:)]?)\s*(.*)",
    HeadingLevel.ARTICLE: r"(ĐIỀU)\s+([^\s.:)]+|…+|\.{2,})()\s*([.:)]?)\s*(.*)",
    HeadingLevel.ROMAN: r"()([IVXLC]+)(\s*)([./):-])\s*(\S.*)",
    HeadingLevel.DECIMAL: r"()(\d{1,2}(?:\.\d{1,2})+)()([./)]?)\s+(\S.*)",
    HeadingLevel.ARABIC: r"()(\d{1,2})(\s*)([./):-])\s+(\S.*)",
    HeadingLevel.LETTER: r"()([a-zđăâêôơư])(\s*)([./):-])\s*(\S.*)",
    HeadingLevel.DASH: r"()([-–—+*•▪●○➢✓])()()\s*(\S.*)",
}
_COMPILED = {
    level: regex(pattern, re.IGNORECASE if level in _WORDED else 0)
    for level, pattern in _PATTERNS.items()
}
_NUMERAL = regex(r"[IVXLC]+|\d{1,3}|[A-ZĐ]|MOT|HAI|BA|BON|TU|NAM|SAU|BAY|NHAT|…+|\.+")
_LONGEST_LABEL = 60


def read_head(paragraph: ReadParagraph) -> Head | None:
    """The first signs of a paragraph, its automatic number included; None for plain text."""
    return _read(paragraph.numbered_text)


@lru_cache(maxsize=4096)
def _read(text: str) -> Head | None:
    for level, pattern in _COMPILED.items():
        found = pattern.fullmatch(text)
        if found and _fits(level, found[2], found[5], found[4]):
            return Head(level, found[1], found[2], found[3] + found[4], found[5])
    return None


def _fits(level: HeadingLevel, number: str, rest: str, sign: str) -> bool:
    """Keeps «Phần lớn các đơn vị» and «Mục tiêu» from passing for headings."""
    if level in DIVISIONS:
        titled = len(rest) <= _LONGEST_LABEL and (bool(sign) or rest.upper() == rest)
        short = not rest or titled
        return short and _NUMERAL.fullmatch(fold(number)) is not None
    if level is HeadingLevel.ARTICLE:
        named = re.fullmatch(r"\d{1,3}[a-zđ]?|[IVXLC]+|…+|\.{2,}", number) is not None
        return named and (bool(sign) or not rest or rest[:1].isupper() or not number.isdigit())
    if level is HeadingLevel.ARABIC:
        return not (sign.strip() == "-" and rest[:1].isdigit())
    return True


def is_level(paragraph: ReadParagraph, *levels: HeadingLevel) -> bool:
    """Whether a paragraph is a heading of one of these levels."""
    head = read_head(paragraph)
    return head is not None and head.level in levels
