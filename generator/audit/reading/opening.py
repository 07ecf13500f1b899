"""A file of any kind opened by what it is."""

from __future__ import annotations

from pathlib import Path

from generator.audit.manuscript import Manuscript
from generator.audit.reading.plain import read_text
from generator.audit.reading.word import read_word

_TEXT = (".txt", ".md")


def read_manuscript(path: Path) -> Manuscript:
    """The manuscript of a file; what cannot be read raises `RecordsInvalid` with a remedy."""
    if path.suffix.lower() in _TEXT:
        return read_text(path.read_text(encoding="utf-8-sig"), str(path))
    return read_word(path)
