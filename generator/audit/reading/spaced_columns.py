"""Text laid out with blanks, as `pdftotext -layout` gives it: columns found by the gaps that all lines share."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.ooxml import MOST_COLUMNS
from generator.workspace import regex

_WORDS = regex(r"\S+(?: \S+)*")
_APART = regex(r" {4,}")
_WHOLE = regex(r"\d{1,3}(?:\.\d{3})+")
_BROKEN = regex(r"\.\d{0,2}$")
_TAIL = regex(r"\d{1,3}(?:\.\d{3})*")
_FIGURE = regex(r"[-+–]?\d[\d.,]*%?|\(\d{1,2}\)")
_MARK = regex(r"(?:S?TT|\(?\d{1,3}\)?|[IVX]{1,6}|[A-ZĐ])[.)]?")
_DIGITS = regex(r"\d+")
_OFTEN = 3
_CELLS = 3
_ROWS = 2
_BETWEEN = 3
"""So many lines of a wrapped cell may lie between two rows that have several cells."""
_LONGEST = 50
"""A line of text that is longer is no wrapped cell."""


def spread(text: str) -> str:
    """The text with tabs where columns meet; a wide gap in a line of text becomes one too."""
    return "\f".join("\n".join(_page(page.split("\n"))) for page in text.split("\f"))


def without_margins(text: str) -> str:
    """The text without the lines that most pages begin or end with, whatever figures stand in them."""
    pages = [page.split("\n") for page in text.split("\f")]
    edges = [list(_edges(page)) for page in pages]
    often = Counter(
        _unnumbered(page[at]) for page, ends in zip(pages, edges, strict=True) for at in ends
    )
    least = max(_OFTEN, len(pages) / 2)
    for page, ends in zip(pages, edges, strict=True):
        for at in ends:
            if often[_unnumbered(page[at])] >= least:
                page[at] = ""
    return "\f".join("\n".join(page) for page in pages)


def _edges(page: Sequence[str]) -> set[int]:
    worded = [at for at, line in enumerate(page) if line.strip()]
    return {worded[0], worded[-1]} if worded else set()


def _unnumbered(line: str) -> str:
    return _DIGITS.sub("", line).strip()


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
                yield first, _end(lines, last)
            first, rows, between = -1, 0, 0
    if rows >= _ROWS:
        yield first, _end(lines, last)


def _end(lines: Sequence[str], last: int) -> int:
    """Where a table ends whose last row goes on in a line with the rest of one cell."""
    rest = lines[last].strip() if last < len(lines) else ""
    goes_on = len(_WORDS.findall(rest)) == 1 and _goes_on(rest, lines[last - 1])
    return last + goes_on


def _table(lines: Sequence[str]) -> Iterator[str]:
    """The lines with a tab between each two columns; where they share too few, each cell on a line of its own.

    Neighbours that are never both filled are one column: a centred head over figures set to the right.
    """
    starts = _columns(lines)
    if not _CELLS <= len(starts) <= MOST_COLUMNS:
        yield from (words for line in lines for words in _WORDS.findall(line))
        return
    rows = _whole_figures([_cells(line, starts) for line in lines])
    for column in range(len(starts) - 1, 0, -1):
        if not any(row[column - 1] and row[column] for row in rows):
            for row in rows:
                row[column - 1 : column + 1] = [row[column - 1] + row[column]]
    for column in range(len(rows[0]) - 1, -1, -1):
        _part(rows, column)
    yield from map("\t".join, _whole_labels(rows))


def _whole_labels(rows: Sequence[list[str]]) -> list[list[str]]:
    """The rows, words that went on below or began above the figures of their row put together again."""
    kept: list[list[str]] = []
    for row in rows:
        filled = [at for at, cell in enumerate(row) if cell]
        above = kept[-1] if kept else []
        if (
            len(filled) == 1
            and any(map(_has_digit, above))
            and _goes_on(row[filled[0]], above[filled[0]])
        ):
            words = above[filled[0]]
            before = kept[-2] if len(kept) > 1 else []
            if not words and [at for at, cell in enumerate(before) if cell] == filled:
                words = before[filled[0]]
                del kept[-2]
            above[filled[0]] = f"{words} {row[filled[0]]}".strip()
        else:
            kept.append(row)
    return kept


def _goes_on(words: str, above: str) -> bool:
    """Whether words can only be the rest of a cell: small letters, or what closes a bracket."""
    return words[:1].islower() or above.count("(") > above.count(")")


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _part(rows: list[list[str]], column: int) -> None:
    """Columns that a single blank parts are made two: figures beside figures, a mark before its words."""
    cells = [row[column].split() for row in rows]
    figures = [cell for cell in cells if cell and all(map(_FIGURE.fullmatch, cell))]
    counts = {len(cell) for cell in figures}
    marked = [cell for cell in cells if len(cell) > 1 and _MARK.fullmatch(cell[0])]
    if len(figures) >= _ROWS and len(counts) == 1 and counts != {1}:
        (count,) = counts
        for row, cell in zip(rows, cells, strict=True):
            apart = len(cell) == count and cell in figures
            row[column : column + 1] = cell if apart else [" ".join(cell), *[""] * (count - 1)]
    elif not column and len(marked) >= max(_ROWS, len(figures), len(rows) // 2):
        for row, cell in zip(rows, cells, strict=True):
            has_mark = bool(cell) and _MARK.fullmatch(cell[0]) is not None
            row[:1] = [cell[0], " ".join(cell[1:])] if has_mark else ["", " ".join(cell)]


def _whole_figures(rows: list[list[str]]) -> list[list[str]]:
    """The rows, figures that a narrow column broke put together again: «2.80» over «0»."""
    for above, below in pairwise(rows):
        for column, (head, tail) in enumerate(zip(above, below, strict=True)):
            if _TAIL.fullmatch(tail) and _WHOLE.fullmatch(head + tail) and _BROKEN.search(head):
                above[column], below[column] = head + tail, ""
    return [row for row in rows if any(row)]


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
