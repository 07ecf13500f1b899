"""What a repair may touch: parts that were recognised with certainty, and nothing that may be another.

A line is sure when it reads as its part reads, in a document whose heading is that of an official one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from generator.lint.parts import anchors
from generator.lint.parts.letter import Letter, Role
from generator.lint.reading.fold import letters
from generator.lint.reading.ooxml import TAG
from generator.lint.reading.paragraphs import ReadParagraph, ReadTable, TextLine
from generator.lint.reading.section import PageSection
from generator.workspace import regex

_READS = {
    "national_title": r"CONG HOA XA HOI CHU NGHIA VIET NAM",
    "number_symbol": r"SO\b.*",
    "place_date": r".+, ?NGAY\b.*\bTHANG\b.*\bNAM\b.*",
    "addressees": r"KINH GUI\b.*",
    "recipients_label": r"NOI NHAN\W*",
    "annex_label": r"PHU LUC\b.*",
}
_MOTTO = "DOCLAPTUDOHANHPHUC"
_ASIDE = regex(
    r"\(?\W*(GHI CHU|CHU THICH|DON VI( TINH)?|DVT|NGUON|KINH GUI|NOI NHAN|SO ?:|V/V)\b.*"
)
_SHORT = 160
"""Letters that a note under a table may have."""
_SENTENCE_ENDS = (".", ";", ":")
_SLACK = 240
"""Twips by which a table stands out on both sides, so that its words are in line with the text."""
_OPEN = regex(r"\{\{|\{%|\{#")


def is_sure_of(letter: Letter) -> bool:
    """Whether a document is one of an office, by its heading; what hangs on another one is."""
    if letter.role is Role.COPY:
        return letter.copy_form is not None
    if letter.role is not Role.MAIN:
        return True
    title, motto = letter.national_title, letter.motto
    if title is None or motto is None or not is_sure_line("motto", motto):
        return False
    below = [*letter.issuer[:1], *filter(None, (letter.number, letter.place_date))]
    return is_sure_line("national_title", title) and len(below) > 1


def is_sure_line(part: str, line: TextLine) -> bool:
    """Whether a line reads as its part does, where that has words of its own."""
    if _OPEN.search(line.raw):
        return False
    if part == "motto":
        return letters(line.text) == _MOTTO
    return part not in _READS or re.fullmatch(_READS[part], line.folded) is not None


def sure_lines(letter: Letter, part: str) -> list[TextLine]:
    """The lines of a part that may be repaired."""
    if not is_sure_of(letter):
        return []
    return [line for line in letter.lines_of(part) if is_sure_line(part, line)]


def sure_body(letter: Letter) -> Iterator[ReadParagraph]:
    """The paragraphs of the running text, without notes and units of measure around tables."""
    for one in letter.body if is_sure_of(letter) else ():
        placed = one.cell is None and one.box is None and not one.frame
        aside = _ASIDE.fullmatch(one.folded) or _OPEN.search(one.text)
        noted = _is_note(one) and anchors.is_beside_table(one)
        if placed and not (aside or noted):
            yield one


def _is_note(paragraph: ReadParagraph) -> bool:
    """Whether words beside a table may be its title or a note, and no sentence of the text."""
    text = paragraph.text
    return len(text) <= _SHORT and (text[:1] in "(*" or not text.endswith(_SENTENCE_ENDS))


def sure_bases(letter: Letter) -> list[ReadParagraph]:
    """The legal bases, where they may be repaired."""
    return letter.legal_bases if is_sure_of(letter) else []


def too_wide(
    tables: Iterable[ReadTable], section: PageSection, width: int
) -> list[ReadTable] | None:
    """The tables of a section that would stand out of a text of that width and can be narrowed to it.

    None where one of them cannot: it holds a picture or another table, or would lose more than a fifth.
    """
    if width >= section.text_width:
        return []
    wide = [one for one in tables if one.section == section.number and one.width > width + _SLACK]
    return wide if all(_can_be_narrowed(one, width) for one in wide) else None


def _can_be_narrowed(table: ReadTable, width: int) -> bool:
    held = any(True for name in _HELD for _ in table.element.iterdescendants(TAG[name]))
    return table.holder is None and not held and width >= table.width * _LEAST


_HELD = ("w:tbl", "w:drawing", "w:pict", "w:object")
_LEAST = Fraction(4, 5)
