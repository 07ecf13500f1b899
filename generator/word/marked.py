"""Paragraphs that say `[[family:CODE]]` and nothing else: where a chart or a picture shall stand."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.workspace import regex

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FRAME = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MARK = regex(r"\[\[(\w+):([^\[\]]+)\]\]")


def mark_of(family: str, code: str) -> str:
    """The text of the paragraph where a thing of a family shall stand."""
    return f"[[{family}:{code}]]"


def marked(document: etree._Element, family: str) -> list[tuple[etree._Element, str]]:
    """The paragraphs marked for things of a family, with their codes."""
    return [(paragraph, code) for paragraph, named, code in _marks(document) if named == family]


def _marks(document: etree._Element) -> Iterator[tuple[etree._Element, str, str]]:
    for paragraph in list(document.iter(f"{_WORD}p")):
        text = "".join(part.text or "" for part in paragraph.iter(f"{_WORD}t"))
        if found := _MARK.fullmatch(text.strip()):
            yield paragraph, found[1], found[2].strip()


def put_instead(old: etree._Element, new: etree._Element) -> None:
    """One element in the place of another."""
    parent = old.getparent()
    if parent is not None:
        parent.replace(old, new)


def next_identity(document: etree._Element) -> int:
    """A number that no drawing of a document has yet."""
    taken = [int(frame.get("id", "0")) for frame in document.iter(f"{_FRAME}docPr")]
    return max(taken, default=0) + 1
