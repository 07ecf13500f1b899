"""How wide a text is on paper, before Word sets it.

The heading needs it: the Quốc hiệu must not wrap, a rule line is as long as its text or a third to
a half of it. The widths are those of a face metrically equal to Times New Roman and stand in
`widths.json`; no font is read at run time. Kerning is left out, as Word does by default.
"""

from __future__ import annotations

import json
import re
import unicodedata
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path

from generator.wording import COMPOUNDS
from generator.workspace import regex

Share = Fraction | int
UNITS_PER_EM = 2048
_TWIPS = 20
_DATA = Path(__file__).with_name("widths.json")
_FALLBACK = "n"
_HOLD = "\u00a0"
_PLACE = ("tỉnh", "thành\u00a0phố", "thị\u00a0xã", "huyện", "quận", "xã", "phường", "đặc khu")
_WORD = regex(rf"\b({'|'.join(sorted(COMPOUNDS, key=len, reverse=True))})\b", re.IGNORECASE)
_PHRASES = (
    regex(rf"\b({'|'.join(_PLACE)}) .+", re.IGNORECASE),
    regex("|".join(rf"(?<=\b{place} ).+" for place in _PLACE), re.IGNORECASE),
    regex("(?<!tổng\u00a0)liên\u00a0đoàn lao\u00a0động", re.IGNORECASE),
)


@lru_cache(16_384)
def text_width(text: str, size: Fraction | int, *, bold: bool = False, italic: bool = False) -> int:
    """Width in twips of one line of text at `size` points, to the nearest twip.

    Text in NFD is measured as what it shows; a letter outside the table counts as its base letter,
    and failing that as an `n`.
    """
    advance = _face(bold=bold, italic=italic).__getitem__
    units = sum(map(advance, unicodedata.normalize("NFC", text)))
    above, below = units * _TWIPS * size.numerator, UNITS_PER_EM * size.denominator
    return (2 * above + below) // (2 * below)


def wrap(
    text: str, width: int, size: Fraction | int, *, bold: bool = False, italic: bool = False
) -> list[str]:
    """The lines into which Word breaks the text in a column `width` twips wide.

    A word wider than the column stays whole on a line of its own; a no-break space joins words.
    """
    lines: list[str] = []
    for word in filter(None, re.split(r"[ \t\n]", text)):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold=bold, italic=italic) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


@lru_cache(maxsize=1024)
def wrap_evenly(
    text: str, width: int, size: Fraction | int, *, bold: bool = False, italic: bool = False
) -> tuple[str, ...]:
    """The name of a body for the heading: few lines, as equal as can be, no word torn apart.

    Words of several syllables and the name of a place stay whole as long as they fit in the column.

    >>> wrap_evenly("LIÊN ĐOÀN LAO ĐỘNG TỈNH THANH HÓA", 3294, 13, bold=True)
    ('LIÊN ĐOÀN LAO ĐỘNG', 'TỈNH THANH HÓA')
    """
    held = _hold_words(text, width, size, bold=bold, italic=italic)
    best = wrap(held, width, size, bold=bold, italic=italic)
    narrow, wide = 0, width
    while wide - narrow > 1:
        middle = (narrow + wide) // 2
        lines = wrap(held, middle, size, bold=bold, italic=italic)
        fits = all(text_width(line, size, bold=bold, italic=italic) <= middle for line in lines)
        if fits and len(lines) == len(best):
            best, wide = lines, middle
        else:
            narrow = middle
    return tuple(line.replace(_HOLD, " ") for line in best)


def _hold_words(text: str, width: int, size: Fraction | int, *, bold: bool, italic: bool) -> str:
    """The text with its words held together, and its phrases too where that costs no line."""

    def hold(said: str, kind: re.Pattern[str]) -> str:
        for found in kind.finditer(said):
            if text_width(found.group(), size, bold=bold, italic=italic) <= width:
                said = said.replace(found.group(), found.group().replace(" ", _HOLD))
        return said

    held = hold(text, _WORD)
    fewest = len(wrap(held, width, size, bold=bold, italic=italic))
    for kind in _PHRASES:
        longer = hold(held, kind)
        if len(wrap(longer, width, size, bold=bold, italic=italic)) == fewest:
            held = longer
    return held


def rule_paragraph(
    text_width_twips: int, cell_width_twips: int, *, share: Share = 1, after: int | None = None
) -> str:
    """The rule line as WordprocessingML: an empty paragraph with a border below, centred.

    Its indents leave `share` of the text's width in the middle of the cell; Word and LibreOffice
    draw it alike. A text wider than the cell counts as wide as the cell. `after` is the room below
    in twips where it is not that of the style.
    """
    line = min(_nearest(share * text_width_twips), cell_width_twips)
    left = (cell_width_twips - line) // 2
    right = cell_width_twips - line - left
    room = "" if after is None else f'<w:spacing w:after="{after}"/>'
    return (
        f'<w:p><w:pPr><w:pStyle w:val="DuongKe"/>'
        f'<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
        f'{room}<w:ind w:left="{left}" w:right="{right}"/></w:pPr></w:p>'
    )


@cache
def _face(*, bold: bool, italic: bool) -> _Widths:
    name = "_".join(["bold"] * bold + ["italic"] * italic) or "regular"
    groups = json.loads(_DATA.read_text(encoding="utf-8"))[name]
    return _Widths({letter: int(width) for width, letters in groups.items() for letter in letters})


class _Widths(dict[str, int]):
    """How wide each letter of a face is; one outside the table is not kept."""

    def __missing__(self, letter: str) -> int:
        if unicodedata.combining(letter):
            return 0
        base = unicodedata.normalize("NFD", letter)[0]
        return self.get(base, self[_FALLBACK])


def _nearest(amount: Fraction | int) -> int:
    return int(amount + Fraction(1, 2))
