"""A body laid out once for all texts that differ only in what stands in their holes.

The Markdown is read and its paragraphs are numbered and written as Word when a text is met the first
time; what comes again is found by its text. So of hundreds of letters only those have to be read that
take another way through the conditions of the body.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import islice

from generator.standard import Outline
from generator.word.prose.arrangement import (
    Paragraph,
    Piece,
    arrange,
    finish,
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
class Ready:
    """So many pieces at the beginning of a body as Word: in `parts`, between so many `holes`."""

    parts: tuple[bytes, ...]
    pieces: int
    holes: int
    is_open: bool = False
    """Whether the last value stands before the full stop in the place of which the end mark was put."""

    def takes(self, values: Sequence[bytes]) -> bool:
        """Whether these values are their own XML, and none is the beginning of an end mark."""
        return all(values) and not (self.is_open and values[-1].endswith(b"/"))


@unchanging(frozen=True)
class Layout:
    """A body read and numbered: its pieces in order, and what of it cannot be printed."""

    pieces: tuple[LaidOut, ...]
    slips: tuple[Slip, ...]

    @cached_property
    def holes(self) -> int:
        """How many holes its pieces have."""
        return sum(laid.holes for laid in self.pieces)

    def ready(self, *, end_mark: bool) -> Ready:
        """What lacks only the values in its holes: up to a table, to capitals, or to an end that a value decides."""
        return self._marked if end_mark else self._unmarked

    @cached_property
    def _marked(self) -> Ready:
        return self._ready(end_mark=True)

    @cached_property
    def _unmarked(self) -> Ready:
        return self._ready(end_mark=False)

    def _ready(self, *, end_mark: bool) -> Ready:
        parts, holes, is_open = [b""], 0, False
        for place, laid in enumerate(self.pieces):
            piece, is_last = laid.piece, place == len(self.pieces) - 1
            if not isinstance(piece, Paragraph) or piece.capitals:
                return Ready(tuple(parts), place, holes)
            tail = _tail(piece) if is_last and end_mark else None
            if tail in _DECIDED_BY_A_VALUE:
                return Ready(tuple(parts), place, holes)
            own = LaidOut(finish(piece, end_mark=end_mark), laid.holes) if is_last else laid
            first, *others = own.parts
            parts[-1] += first
            parts += others
            holes += laid.holes
            is_open = tail == "."
        return Ready(tuple(parts), len(self.pieces), holes, is_open)


_DECIDED_BY_A_VALUE = ("", "/.")
"""What may stand behind a last value on which it depends how the end mark is put."""


def _tail(paragraph: Paragraph) -> str | None:
    """What stands behind the last hole of the last run; `None` where there is none."""
    text = paragraph.runs[-1].text.rstrip() if paragraph.runs else ""
    return HOLE.split(text)[-1] if count_holes(text) else None


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
