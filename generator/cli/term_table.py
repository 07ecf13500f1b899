"""A table for the terminal that keeps to its width: columns as narrow as they must be, cells broken between words.

Without lines between columns, which would take a third of eighty signs. Columns in which nothing stands are left out.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import zip_longest

import click

from generator.workspace import regex, unchanging

BETWEEN = "  "
DASH, INDENT = " – ", "    "
_SPACES = regex(r"[^\S\u00a0]+")
_ONE_EACH = regex(r"[ -~\xa0-\xac\xae-\u02ff\u1ea0-\u1ef9–…]*")
"""Letters that surely take one column each, those of Vietnamese among them."""
USUAL_WIDTH = 80
UNBOUNDED = 10**6
"""The width of what a program reads: nothing is broken."""
_REMEMBERED = 16_384
"""So many cells of a long table, of which most hold what others do."""


def terminal_width() -> int:
    """How many signs a line has; eighty where nobody knows."""
    return shutil.get_terminal_size((USUAL_WIDTH, 24)).columns


@unchanging(frozen=True)
class TermRow:
    """The cells of a line; a `colour` of `click.style`, and whether it is bold, as sums are."""

    cells: tuple[str, ...]
    colour: str = ""
    is_bold: bool = False


RULE = TermRow(())
"""A line across the table."""


@unchanging(frozen=True)
class TermTable:
    """Titles and rows; columns of `left` titles stand to the left, `least` says how narrow those may be that wrap."""

    titles: tuple[str, ...]
    rows: tuple[TermRow, ...]
    left: frozenset[str] = frozenset()
    least: Mapping[str, int] | None = None

    @property
    def filled(self) -> TermTable:
        """The same without columns in which nothing stands."""
        kept = [
            place
            for place in range(len(self.titles))
            if any(row.cells[place] for row in self.rows if row.cells)
        ]
        if len(kept) == len(self.titles):
            return self
        rows = tuple(
            TermRow(tuple(row.cells[place] for place in kept), row.colour, row.is_bold)
            if row.cells
            else row
            for row in self.rows
        )
        titles = tuple(self.titles[place] for place in kept)
        return TermTable(titles, rows, self.left, self.least)

    def widths(self, room: int) -> list[int]:
        """How wide each column is: titles give way first, then the columns that wrap, the widest of them most."""
        wide = self._natural()
        room -= len(BETWEEN) * (len(wide) - 1)
        if sum(wide) > room:
            wide = [
                self._tight(title, cells) if title not in self._least else width
                for title, cells, width in zip(self.titles, self._columns(), wide, strict=True)
            ]
        while sum(wide) > room:
            loose = [
                place
                for place, title in enumerate(self.titles)
                if title in self._least and wide[place] > self._least[title]
            ]
            if not loose:
                break
            wide[max(loose, key=wide.__getitem__)] -= 1
        return wide

    def left_over(self, title: str, width: int, room: int) -> int:
        """How much of a line is left for one more column, where one is so wide and the others no wider than they must be."""
        columns = zip(self.titles, self._columns(), strict=True)
        others = sum(self._tight(one, cells) for one, cells in columns if one != title)
        return room - others - width - len(BETWEEN) * len(self.titles)

    @property
    def _least(self) -> Mapping[str, int]:
        return self.least or {}

    def _columns(self) -> list[tuple[str, ...]]:
        told = [row.cells for row in self.rows if row.cells]
        return list(zip(*told, strict=True)) if told else [() for _ in self.titles]

    def _tight(self, title: str, cells: Sequence[str]) -> int:
        """As wide as the widest cell, and the longest word of the title."""
        return max(map(width_of, (*title.split(), *cells, "")))

    def lines(self, room: int) -> Iterator[str]:
        """The table as lines of text, under its titles."""
        wide = self.widths(room)
        yield from self._row(self.titles, wide)
        rule = BETWEEN.join("-" * width for width in wide)
        yield rule
        for row in self.rows:
            if not row.cells:
                yield rule
                continue
            for line in self._row(row.cells, wide):
                styled = bool(row.colour) or row.is_bold
                yield click.style(line, fg=row.colour or None, bold=row.is_bold) if styled else line

    def listed(self, room: int) -> Iterator[str]:
        """As a table where every row has room on a line; else each row under its first cell, which stays whole to be copied."""
        if sum(self._natural()) + len(BETWEEN) * (len(self.titles) - 1) <= room:
            yield from self.lines(room)
            return
        for name, *rest in (row.cells for row in self.rows if row.cells):
            told = DASH.join(filter(None, rest))
            if width_of(name) + len(BETWEEN) + width_of(told) <= room:
                yield f"{name}{BETWEEN}{told}".rstrip()
                continue
            yield name
            yield from (f"{INDENT}{line}" for line in broken_at_words(told, room - len(INDENT)))

    def _natural(self) -> list[int]:
        return [
            max(map(width_of, (title, *cells)))
            for title, cells in zip(self.titles, self._columns(), strict=True)
        ]

    def _row(self, cells: Sequence[str], wide: Sequence[int]) -> Iterator[str]:
        broken = [broken_at_words(cell, width) for cell, width in zip(cells, wide, strict=True)]
        for parts in zip_longest(*broken, fillvalue=""):
            told = []
            for title, part, width in zip(self.titles, parts, wide, strict=True):
                blank = " " * (width - width_of(part))
                told.append(f"{part}{blank}" if title in self.left else f"{blank}{part}")
            yield BETWEEN.join(told).rstrip()


@lru_cache(_REMEMBERED)
def broken_at_words(text: str, width: int) -> Sequence[str]:
    """The lines of a text, broken between words; a word wider than a line is cut. A no-break space stays where it is."""
    words = [*filter(None, _SPACES.split(text))] or [""]
    whole = " ".join(words)
    if _wide(whole) <= width:
        return [whole]
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _wide(longer) <= width:
            lines[-1] = longer
        else:
            lines += _cut(word, width)
    return lines


@lru_cache(_REMEMBERED)
def width_of(text: str) -> int:
    """How many columns of the terminal a text takes."""
    if _ONE_EACH.fullmatch(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _wide(text: str) -> int:
    """How many columns a text takes, its colours not counted."""
    return width_of(click.unstyle(text) if "\x1b" in text else text)


def _cut(word: str, width: int) -> Iterator[str]:
    """A word in pieces of a line, at its signs where it has some: `results-` `2022`."""
    while _wide(word) > width > 0:
        head = word[:width]
        ends = max(head.rfind(sign) for sign in "-/._,;")
        at = ends + 1 if ends > width // 3 else width
        yield word[:at]
        word = word[at:]
    yield word


def shortened(text: str, width: int) -> str:
    """At most so many signs, with «…» where something is left out.

    >>> shortened("Cổng trực tuyến", 10)
    'Cổng trực…'
    """
    return text if len(text) <= width else f"{text[: width - 1].rstrip()}…"


def told_rows(rows: Iterable[Sequence[str]]) -> tuple[TermRow, ...]:
    """Plain rows of cells; an empty one is a rule."""
    return tuple(TermRow(tuple(cells)) if cells else RULE for cells in rows)
