"""Prints values as bytes, remembers the short ones, and notes what a document needs afterwards.

Most values of a batch come again and again: names, dates, small numbers. They are looked up in
one step. What may stand in a document at all is decided in `values`.
"""

from __future__ import annotations

import re
from enum import Flag, auto
from typing import Any

from generator.word.template.printable import AWKWARD, raw_of, text_of
from generator.word.template.shape import grids_fit, is_well_formed

_REMEMBERED = 16_384
_SHORT = 48
_PIECES = 256
_PIECE = 16_000
_BEFORE_PARAGRAPH = re.compile(r"\n(?=<w:p[ >])")


class Need(Flag):
    """What a document needs once it is printed."""

    NOTHING = 0
    BREAKS = auto()
    NUMBERS = auto()
    BOXES = auto()
    MENDING = auto()


_SIGNS = {
    Need.BREAKS: re.compile(r"[\t\n\a\f]"),
    Need.NUMBERS: re.compile("<wp:docPr"),
    Need.BOXES: re.compile("<w:txbxContent"),
}


def needs_of(xml: str) -> Need:
    """What a piece of XML needs: breaks made elements, drawings numbered, its text boxes minded."""
    found = Need.NOTHING
    for need, sign in _SIGNS.items():
        if sign.search(xml):
            found |= need
    return found


class _Texts(dict[str, bytes]):
    """Text to bytes. Only text that is its own XML is kept: an equal `Markup` prints the same."""

    needs = Need.NOTHING

    def __missing__(self, value: Any) -> bytes:
        if type(value) is str and len(value) <= _SHORT and not AWKWARD.search(value):
            return self._remember(value)
        printed = text_of(value)
        self.needs |= needs_of(printed)
        return printed.encode()

    def _remember(self, value: str) -> bytes:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[value] = data = value.encode()
        return data


class Printer:
    """The two ways to print a value: `text[value]` in a run, `raw(value)` between runs."""

    def __init__(self) -> None:
        self.text = _Texts()
        self._needs = Need.NOTHING
        self._pieces: dict[str, tuple[bytes, Need]] = {}

    def begin(self) -> None:
        """Forgets what the last part needed."""
        self.text.needs = self._needs = Need.NOTHING

    @property
    def needs(self) -> Need:
        """What the values printed since the beginning need."""
        return self.text.needs | self._needs

    def raw(self, value: Any) -> bytes:
        """XML in place of a run, paragraph, row or cell."""
        xml = raw_of(value)
        data, needs = self._pieces.get(xml) or self._examine(xml)
        self._needs |= needs
        return data

    def _examine(self, xml: str) -> tuple[bytes, Need]:
        is_sound = is_well_formed(xml) and grids_fit(xml)
        needs = needs_of(xml) | (Need.NOTHING if is_sound else Need.MENDING)
        found = (_BEFORE_PARAGRAPH.sub("", xml).encode(), needs)
        if len(xml) <= _PIECE:
            if len(self._pieces) >= _PIECES:
                self._pieces.clear()
            self._pieces[xml] = found
        return found
