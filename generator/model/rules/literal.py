"""What is typed in a document's texts, as against what the records fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.document import Document
from generator.model.rules.finding import Path

FILLED = "\ufffc"
_OPENING = re.compile(r"\{[{%#]")
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}


def literal(text: str) -> str:
    """The text with every Jinja expression, statement and comment replaced by one mark."""
    kept: list[str] = []
    place = 0
    while opening := _OPENING.search(text, place):
        end = text.find(_CLOSING[opening[0]], opening.end())
        if end < 0:
            break
        kept += text[place : opening.start()], FILLED
        place = end + 2
    return "".join([*kept, text[place:]])


def bodies(document: Document, at: Path) -> Iterator[tuple[str, Path]]:
    """The prose of a document and of its annexes."""
    yield document.body, (*at, "body")
    for place, annex in enumerate(document.annexes):
        if annex.body:
            yield annex.body, (*at, "annexes", place, "body")


def texts(document: Document, at: Path) -> Iterator[tuple[str, Path]]:
    """Everything in a document that may name the campaign."""
    yield document.subject, (*at, "subject")
    yield from bodies(document, at)
    for name in ("addressees", "legal_bases", "recipients"):
        for place, text in enumerate(getattr(document, name)):
            yield text, (*at, name, place)
    for place, annex in enumerate(document.annexes):
        yield annex.title, (*at, "annexes", place, "title")
        if annex.attached_to:
            yield annex.attached_to, (*at, "annexes", place, "attached_to")
    for code, text in document.fields.items():
        yield text, (*at, "fields", code)
