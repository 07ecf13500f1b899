"""The fonts that letters of a Word file are shown in, by kind of letter."""

from __future__ import annotations

from collections.abc import Iterator

from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.ooxml import TAG, attribute
from generator.lint.reading.paragraphs import ReadParagraph
from generator.lint.reading.runs import ReadRun
from generator.workspace import regex

_EAST = regex("[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]")
_COMPLEX = regex("[\u0590-\u08ff\u0900-\u109f\u1780-\u17ff\uaa00-\uaadf]")


def worded(document: WordFile) -> Iterator[tuple[ReadParagraph, ReadRun]]:
    """Every run of every part that shows letters, with its paragraph."""
    for paragraph in document.everything:
        for run in paragraph.runs:
            if run.text.strip():
                yield paragraph, run


def fonts_of(run: ReadRun) -> Iterator[str]:
    """The fonts that show in a run."""
    if _EAST.search(run.text) or (run.format.east_hint and not run.text.isascii()):
        yield run.format.font_east or run.format.font
        return
    if _COMPLEX.search(run.text):
        yield run.format.font_complex or run.format.font
        return
    if not run.text.isascii():
        yield run.format.font_high
    if any("!" <= letter <= "~" for letter in run.text):
        yield run.format.font


def fonts_shown(document: WordFile) -> frozenset[str]:
    """Every font that shows in a document, those of single signs among them.

    Letters that are written from the right, and others of complex scripts, have fonts of their own.
    """
    found = set[str]()
    for _, run in worded(document):
        if not run.format.hidden:
            found.update(_signs(run) or fonts_of(run))
    return frozenset(found)


def _signs(run: ReadRun) -> list[str]:
    names = (attribute(sign, "w:font") for sign in run.element.iter(TAG["w:sym"]))
    return [name for name in names if name]
