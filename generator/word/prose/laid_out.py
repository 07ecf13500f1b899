"""A body laid out once for all texts that differ only in what stands in their holes.

The Markdown is read and its paragraphs are numbered and written as Word when a text is met the first
time; what comes again is found by its text. So of hundreds of letters only those have to be read that
take another way through the conditions of the body.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import islice

from generator.standard import Outline
from generator.word.prose.arrangement import (
    Paragraph,
    Piece,
    arrange,
    orphans,
    write_prose,
)
from generator.word.prose.blocks import Slip, SmallTable, parse_markdown
from generator.word.prose.holes import HOLE, Hole, count_holes, filled
from generator.workspace import unchanging

_LAYOUTS = 256
_LONG = 60_000


@unchanging(frozen=True)
class LaidOut:
    """A piece of a body, and how many holes are in it."""

    piece: Piece
    holes: int

    @cached_property
    def parts(self) -> tuple[bytes, ...]:
        """A paragraph as Word, between its holes; of a piece that is none nothing."""
        if not isinstance(self.piece, Paragraph):
            return ()
        return tuple(part.encode() for part in HOLE.split(write_prose(self.piece)))


def with_values(paragraph: Paragraph, holes: Iterable[Hole]) -> Paragraph:
    """The paragraph with the values in its holes."""
    left = iter(holes)
    runs = (replace(run, text=_closed(run.text, left)) for run in paragraph.runs)
    return replace(paragraph, runs=tuple(runs))


def table_with_values(table: SmallTable, holes: Iterable[Hole]) -> SmallTable:
    """The table with the values in its holes."""
    left = iter(holes)
    rows = (tuple(_closed(cell, left) for cell in row) for row in table.rows)
    return SmallTable(tuple(rows))


def _closed(text: str, left: Iterator[Hole]) -> str:
    return filled(text, list(islice(left, count_holes(text))))


@unchanging(frozen=True)
class Layout:
    """A body read and numbered: its pieces in order, and what of it cannot be printed."""

    pieces: tuple[LaidOut, ...]
    slips: tuple[Slip, ...]

    @cached_property
    def parts(self) -> tuple[bytes, ...]:
        """All but its last paragraph as Word, between the holes; nothing where tables or capitals are among them."""
        parts = [b""]
        for laid in self.pieces[:-1]:
            if not isinstance(laid.piece, Paragraph) or laid.piece.capitals:
                return ()
            first, *others = laid.parts
            parts[-1] += first
            parts += others
        return tuple(parts)


def read_layout(text: str, outline: Outline) -> Layout:
    """The layout of a body whose values may be holes."""
    blocks, slips = parse_markdown(text)
    pieces = tuple(LaidOut(piece, _holes_in(piece)) for piece in arrange(blocks, outline))
    return Layout(pieces, (*slips, *orphans(blocks, outline)))


_known_layout = lru_cache(_LAYOUTS)(read_layout)


def lay_out(text: str, outline: Outline) -> Layout:
    """The same, of a text that may have been laid out before; one that is very long is not remembered."""
    return (_known_layout if len(text) <= _LONG else read_layout)(text, outline)


def _holes_in(piece: Piece) -> int:
    if isinstance(piece, Paragraph):
        return sum(count_holes(run.text) for run in piece.runs)
    if isinstance(piece, SmallTable):
        return sum(count_holes(cell) for row in piece.rows for cell in row)
    return 0
