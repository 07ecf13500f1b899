"""Finds the figures of a finished text again: which sentence, or which cell of which table, each is in.

While the text is written a note stands behind each figure, a mark of private characters with its
number; nobody sees a document that has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from generator.ooxml import MOST_COLUMNS, parse_xml, unpack_parts, whole
from generator.workspace import regex, unchanging

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NOTE = regex("\ue005(\\d+)\ue006")
_SENTENCE_END = regex(r"[.!?;](?=\s|$)")
_LETTER = regex(r"[^\W\d_]")
_LONGEST = 220


def note_mark(number: int) -> str:
    """What stands behind figure number `number`."""
    return f"\ue005{number}\ue006"


def without_notes(text: str) -> str:
    """The text alone."""
    return _NOTE.sub("", text)


@unchanging(frozen=True)
class NotedPlace:
    """Where a figure stands: its sentence; in a table the names of its row and its column."""

    number: int
    extract: str
    table: int = 0
    row: str = ""
    column: str = ""


def find_notes(data: bytes) -> list[NotedPlace]:
    """Every figure with a note in a document, in the order in which it is read."""
    root = parse_xml(unpack_parts(data)["word/document.xml"])
    body = root.find(f"{_W}body")
    return [] if body is None else list(_in_blocks(body))


def _in_blocks(body: etree._Element) -> Iterator[NotedPlace]:
    tables = 0
    for block in body.iter(f"{_W}p", f"{_W}tbl"):
        inside = next(block.iterancestors(f"{_W}tbl"), None) is not None
        if block.tag == f"{_W}tbl":
            if _NOTE.search("".join(map(str, block.itertext()))) and not inside:
                tables += 1
                yield from _in_table(block, tables)
        elif not inside:
            text = _text(block)
            for note in _NOTE.finditer(text):
                yield NotedPlace(int(note[1]), _sentence(text, note))


def _text(element: etree._Element) -> str:
    return "".join(part.text or "" for part in element.iter(f"{_W}t"))


def _sentence(text: str, note: re.Match[str]) -> str:
    """The sentence around a note, cut where it is long."""
    before, after = without_notes(text[: note.start()]), without_notes(text[note.end() :])
    ends = [found.end() for found in _SENTENCE_END.finditer(before)]
    before = before[ends[-1] if ends else 0 :].lstrip()
    end = _SENTENCE_END.search(after)
    after = after[: end.end() if end else None]
    room = _LONGEST // 2
    cut = f"…{before[-room:]}" if len(before) > room else before
    return cut + (f"{after[:room]}…" if len(after) > room else after)


def _in_table(table: etree._Element, number: int) -> Iterator[NotedPlace]:
    headers: dict[int, str] = {}
    for row in table.iterchildren(f"{_W}tr"):
        cells = list(_cells(row))
        if row.find(f"{_W}trPr/{_W}tblHeader") is not None:
            for column, span, text in cells:
                if _LETTER.search(text):
                    headers |= dict.fromkeys(range(column, column + span), text)
            continue
        names = (text for _, _, text in cells if _LETTER.search(text) and not _NOTE.search(text))
        name = next(names, "")
        for column, _, text in cells:
            for note in _NOTE.finditer(text):
                heading = headers.get(column, "")
                yield NotedPlace(int(note[1]), without_notes(text), number, name, heading)


def _cells(row: etree._Element) -> Iterator[tuple[int, int, str]]:
    column = 0
    for cell in row.iterchildren(f"{_W}tc"):
        spanned = cell.find(f"{_W}tcPr/{_W}gridSpan")
        written = None if spanned is None else spanned.get(f"{_W}val")
        span = min(whole(written, 1), MOST_COLUMNS)
        yield column, span, " ".join(_text(cell).split())
        column += span
