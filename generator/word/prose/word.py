"""Paragraphs of a body as WordprocessingML; every look beyond bold and italic is in the styles."""

from __future__ import annotations

from generator.ooxml import write_run
from generator.word.prose.arrangement import Paragraph
from generator.word.prose.blocks import Run

_BOLD, _ITALIC = "<w:b/>", "<w:i/>"


def write_prose(paragraph: Paragraph) -> str:
    """One `<w:p>` in its style."""
    keep = "<w:keepNext/>" if paragraph.keep else ""
    runs = "".join(_write(run) for run in paragraph.runs)
    return f'<w:p><w:pPr><w:pStyle w:val="{paragraph.style}"/>{keep}</w:pPr>{runs}</w:p>'


def _write(run: Run) -> str:
    return write_run(run.text, _BOLD * run.bold + _ITALIC * run.italic)
