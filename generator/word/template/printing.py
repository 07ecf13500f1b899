"""Prints values as bytes, remembers the short ones, and notes what a document needs afterwards.

Most values of a batch come again and again: names, dates, small numbers. They are looked up in
one step. What may stand in a document at all is decided in `values`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from generator.word.template.printable import AWKWARD, raw_of, text_of
from generator.word.template.shape import grids_fit, is_well_formed

_REMEMBERED = 16_384
_SHORT = 48
_PIECES = 256
_PIECE = 16_000
_MARKS = re.compile(r"[\t\n\a\f]")
_BEFORE_PARAGRAPH = re.compile(r"\n(?=<w:p[ >])")


@dataclass
class Notes:
    """What the values of one document ask for once it is printed."""

    has_marks: bool = False
    has_drawings: bool = False
    has_boxes: bool = False
    is_loose: bool = False

    @property
    def has_any(self) -> bool:
        """Whether anything is to be done at all."""
        return self.has_marks or self.has_drawings or self.has_boxes or self.is_loose

    def clear(self) -> None:
        """Forgets the last document."""
        self.has_marks = self.has_drawings = self.has_boxes = self.is_loose = False


class _Texts(dict[str, bytes]):
    """Text to bytes. Only text that is its own XML is kept: an equal `Markup` prints the same."""

    def __init__(self, notes: Notes) -> None:
        super().__init__()
        self._notes = notes

    def __missing__(self, value: Any) -> bytes:
        if type(value) is str and len(value) <= _SHORT and not AWKWARD.search(value):
            return self._remember(value)
        printed = text_of(value)
        if _MARKS.search(printed):
            self._notes.has_marks = True
        return printed.encode()

    def _remember(self, value: str) -> bytes:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[value] = data = value.encode()
        return data


class Printer:
    """The two ways to print a value: `text[value]` in a run, `raw(value)` between runs."""

    def __init__(self) -> None:
        self.notes = Notes()
        self.text = _Texts(self.notes)
        self._pieces: dict[str, tuple[bytes, Notes]] = {}

    def raw(self, value: Any) -> bytes:
        """XML in place of a run, paragraph, row or cell."""
        xml = raw_of(value)
        data, notes = self._pieces.get(xml) or self._examine(xml)
        self.notes.has_marks |= notes.has_marks
        self.notes.has_drawings |= notes.has_drawings
        self.notes.has_boxes |= notes.has_boxes
        self.notes.is_loose |= notes.is_loose
        return data

    def _examine(self, xml: str) -> tuple[bytes, Notes]:
        notes = Notes(
            has_marks=bool(_MARKS.search(xml)),
            has_drawings="<wp:docPr" in xml,
            has_boxes="<w:txbxContent" in xml,
            is_loose=not (is_well_formed(xml) and grids_fit(xml)),
        )
        found = (_BEFORE_PARAGRAPH.sub("", xml).encode(), notes)
        if len(xml) <= _PIECE:
            if len(self._pieces) >= _PIECES:
                self._pieces.clear()
            self._pieces[xml] = found
        return found
