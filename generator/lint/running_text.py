"""Running text as rules of wording see it, and patterns sought in it.

Headings lose their numbers, symbols of documents and addresses are taken out, so that their
figures are not taken for counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from weakref import WeakKeyDictionary

from generator.lint.parts.outline import read_head
from generator.lint.reading.anatomy import Document
from generator.lint.reading.paragraphs import Paragraph
from generator.lint.rule import Breach
from generator.problems import Message

_SYMBOL = re.compile(r"\d+(?:/\d{4})?/[A-ZĐ][\w&Đđ.-]*(?:/\d{4})?|(?:ĐT|Fax|Điện thoại|Tel)[^;,]*")
_ADDRESS = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+")
_BEFORE = 25

Text = tuple[Paragraph, str]
Hit = tuple[Paragraph, re.Match[str], Message]


_READ: WeakKeyDictionary[Document, tuple[Text, ...]] = WeakKeyDictionary()


def texts(document: Document) -> tuple[Text, ...]:
    """Running text of every letter and annex, figures of symbols and addresses taken out.

    Worked out once for a document, since many rules look at it.
    """
    if document not in _READ:
        _READ[document] = tuple(map(_plain, prose(document)))
    return _READ[document]


def _plain(paragraph: Paragraph) -> Text:
    head = read_head(paragraph)
    text = head.rest if head else paragraph.text
    return paragraph, _ADDRESS.sub(" ", _SYMBOL.sub(" ", text))


def prose(document: Document) -> Iterator[Paragraph]:
    """The paragraphs of running text: those of letters and annexes, not of tables."""
    for letter in document.letters:
        yield from letter.body
        for annex in letter.annexes:
            yield from annex.paragraphs


def cells(document: Document) -> Iterator[Text]:
    """The cells of tables with figures."""
    for paragraph in document.paragraphs:
        if paragraph.cell is not None and paragraph.cell.table.bordered:
            yield paragraph, _SYMBOL.sub(" ", paragraph.text)


def hits(
    texts: Iterable[Text],
    pattern: re.Pattern[str],
    fault: Callable[[re.Match[str], str], Message | None],
) -> Iterator[Hit]:
    """Every match that is a fault, with the hint that goes with it."""
    for paragraph, text in texts:
        for found in pattern.finditer(text):
            if (hint := fault(found, text)) is not None:
                yield paragraph, found, hint


def tell(hits: Iterator[Hit], message: Message) -> Iterator[Breach]:
    """A breach for each hit; `message` has a gap `text` for the words found."""
    for paragraph, found, hint in hits:
        text = found[0].strip()
        yield Breach(paragraph.spot.quoting(found.string[max(found.start() - _BEFORE, 0) :]),
                     Message(message.source, {"text": text}), hint)  # fmt: skip


def everywhere(document: Document) -> Iterator[Text]:
    """Running text and the cells of tables with figures."""
    return chain(texts(document), cells(document))
