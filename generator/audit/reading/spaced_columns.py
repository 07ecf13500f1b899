"""Text laid out with blanks, as `pdftotext -layout` gives it: columns found by the gaps that all lines share."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence

_WORDS = re.compile(r"\S+(?: \S+)*")
_APART = re.compile(r" {4,}")
_CELLS = 3
_ROWS = 2
_MOST = 63
_BETWEEN = 3
"""So many lines of a wrapped cell may lie between two rows that have several cells."""
_LONGEST = 50
"""A line of text that is longer is no wrapped cell."""


def spread(text: str) -> str:
    """The text with tabs where columns meet; a wide gap in a line of text becomes one too."""
    return "\f".join("\n".join(_page(page.split("\n"))) for page in text.split("\f"))


def _page(lines: Sequence[str]) -> Iterator[str]:
    at = 0
    for first, last in _tables(lines):
        yield from map(_alone, lines[at:first])
        yield ""
        yield from _table([line for line in lines[first:last] if line.strip()])
        yield ""
        at = last
    yield from map(_alone, lines[at:])


def _alone(line: str) -> str:
    return _APART.sub("\t", line.strip())


def _tables(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """From where to where tables reach: rows of several cells with little between them."""
    first = last = -1
    rows = between = 0
    for at, line in enumerate(lines):
        cells = _WORDS.findall(line)
        if len(cells) >= _CELLS:
            first, last, rows, between = (at if first < 0 else first), at + 1, rows + 1, 0
            continue
        between += bool(cells)
        if first >= 0 and (between > _BETWEEN or max(map(len, cells), default=0) > _LONGEST):
            if rows >= _ROWS:
                yield first, last
            first, rows, between = -1, 0, 0
    if rows >= _ROWS:
        yield first, last


def _table(lines: Sequence[str]) -> Iterator[str]:
    """The lines with a tab between each two columns; where they share too few, each cell on a line of its own.

    Neighbours that are never both filled are one column: a centred head over figures set to the right.
    """
    starts = _columns(lines)
    if not _CELLS <= len(starts) <= _MOST:
        yield from (words for line in lines for words in _WORDS.findall(line))
        return
    rows = [_cells(line, starts) for line in lines]
    for column in range(len(starts) - 1, 0, -1):
        if not any(row[column - 1] and row[column] for row in rows):
            for row in rows:
                row[column - 1 : column + 1] = [row[column - 1] + row[column]]
    yield from map("\t".join, rows)


def _cells(line: str, starts: Sequence[int]) -> list[str]:
    cells = [""] * len(starts)
    for found in _WORDS.finditer(line):
        at = bisect(starts, found.start()) - 1
        cells[at] = f"{cells[at]} {found[0]}".strip()
    return cells


def _columns(lines: Sequence[str]) -> list[int]:
    """Where columns begin: behind blanks that run through every line."""
    width = max(map(len, lines))
    taken = bytearray(width + 1)
    for line in lines:
        for found in _WORDS.finditer(line):
            taken[found.start() : found.end()] = b"\1" * (found.end() - found.start())
    return [at for at in range(width) if taken[at] and (at == 0 or not taken[at - 1])]
