"""How a wide table comes onto paper: in smaller type, on larger paper, else in parts one under the other.

A figure is never broken and a name takes few lines. Which paper may be used is said by callers; what the
parts look like is left to `written`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from generator.ooxml import wrap
from generator.word.tables.between_margins import PaperSize, twips
from generator.word.tables.placement import Placed, lay_out
from generator.word.tables.table import (
    Alignment,
    FinishedTable,
    MergedCell,
    TableColumn,
    TableRow,
    merge_header,
)
from generator.word.tables.widths import (
    FONT_POINTS,
    SAFETY,
    Want,
    cell_margin,
    column_wants,
    once_for_alike,
)
from generator.workspace import unchanging

_SIZES = (FONT_POINTS, 11, 10, 9)
"""The sizes of a table's text, the one of the style sheet first."""
_NAME_LINES = 3
_NAME_MOST = 2268
"""A name asks for no more than this (40 mm), however long it is."""
_STEP = 60


@unchanging(frozen=True)
class Fit:
    """On which paper a table stands, in which size, and in how many parts: the columns of each."""

    paper: PaperSize
    points: int = FONT_POINTS
    parts: tuple[tuple[int, ...], ...] = ()
    upright: int = 0
    """The room of an upright page in twips, where the margins of an office leave another one."""

    @property
    def room(self) -> int:
        """The room between the margins, in twips."""
        own = self.upright if self.paper is PaperSize.PORTRAIT else 0
        return own or twips(self.paper.room_mm)


def fit_table(table: FinishedTable, papers: Sequence[PaperSize], upright: int = 0) -> Fit:
    """The first of these papers that takes the table, in the largest size that fits.

    Where none does, it stands on the last one in as few parts as can be, in the largest size for that.
    `upright` is the room of an upright page, where it is not the usual one.
    """
    first = Fit(papers[0], upright=upright)
    if once_for_alike(table, (fit_table, first), FONT_POINTS, lambda: _fits(table, first)):
        return first
    for paper in papers:
        for points in _SIZES:
            if _fits(table, fit := Fit(paper, points, upright=upright)):
                return fit
    room = Fit(papers[-1], upright=upright).room
    split = [_split(table, points, room) for points in _SIZES]
    points, parts = min(zip(_SIZES, split, strict=True), key=lambda one: len(one[1]))
    return Fit(papers[-1], points, parts if len(parts) > 1 else (), upright)


def _fits(table: FinishedTable, fit: Fit) -> bool:
    return sum(_asked(table, fit.points)) <= fit.room


def _split(table: FinishedTable, points: int, room: int) -> tuple[tuple[int, ...], ...]:
    """The parts of a table in such type; one of few columns has more air beside its texts."""
    asked = _asked(table, points)
    parts = tuple(_parts(table, asked, room))
    fewest = min(map(len, parts))
    airier = 2 * (cell_margin(fewest) - cell_margin(len(table.columns)))
    if not airier:
        return parts
    return tuple(_parts(table, [one + airier for one in asked], room))


def _asked(table: FinishedTable, points: int) -> list[int]:
    """What each column needs at the least, in twips."""
    wants, named = column_wants(table, points), _naming(table)
    return [
        _least(column, want, _room_for_names(table, place, want, points) if place in named else 0)
        for place, (column, want) in enumerate(zip(table.columns, wants, strict=True))
    ]


def _least(column: TableColumn, want: Want, names: int) -> int:
    own = 0 if column.mm is None else twips(column.mm)
    if column.alignment is not Alignment.TEXT:
        return max(own, want.least)
    return own or max(want.least, names, min(-(-want.natural // _NAME_LINES), _NAME_MOST))


def _room_for_names(table: FinishedTable, place: int, want: Want, points: int) -> int:
    """How wide the column has to be for each of its names to take few lines, words kept whole."""
    if table.columns[place].alignment is not Alignment.TEXT or want.natural <= want.least:
        return 0
    return _wide_enough(_texts_in(table, place), want, points, _margins_of(table))


def _margins_of(table: FinishedTable) -> int:
    """The room beside a text, as it is measured."""
    return 2 * cell_margin(len(table.columns)) + SAFETY


def _texts_in(table: FinishedTable, place: int) -> tuple[str, ...]:
    if table.by_column is not None:
        return tuple(dict.fromkeys(table.by_column[place]))
    rows = lay_out([row.cells for row in table.rows], len(table.columns))
    cells = (cell for row in rows for cell in row)
    own = (one.text for one in cells if one.column == place and one.span == 1)
    return tuple(dict.fromkeys(own))


@lru_cache(maxsize=64)
def _wide_enough(texts: tuple[str, ...], want: Want, points: int, beside: int) -> int:
    wide = max(want.least, -(-want.natural // _NAME_LINES)) - beside
    for text in texts:
        while wide + beside < _NAME_MOST and len(wrap(text, wide, points)) > _NAME_LINES:
            wide += _STEP
    return min(wide + beside, _NAME_MOST)


def _parts(table: FinishedTable, asked: Sequence[int], room: int) -> Iterator[tuple[int, ...]]:
    """The columns of each part: those that name a row in all of them, titles that belong together in one."""
    named = _naming(table)
    left = room - sum(asked[place] for place in named)
    part: list[int] = []
    for block in _blocks(table, len(named)):
        wide = sum(asked[place] for place in block)
        if part and sum(asked[place] for place in part) + wide > left:
            yield (*named, *part)
            part = []
        if wide <= left:
            part += block
            continue
        for place in block:
            if part and sum(asked[one] for one in (*part, place)) > left:
                yield (*named, *part)
                part = []
            part.append(place)
    if part:
        yield (*named, *part)


def _naming(table: FinishedTable) -> range:
    """The columns up to the first of words, which tell what a row is of."""
    words = (
        place for place, column in enumerate(table.columns) if column.alignment is Alignment.TEXT
    )
    return range(next(words, -1) + 1)


def _blocks(table: FinishedTable, first: int) -> list[list[int]]:
    """Columns whose uppermost title is the same cell."""
    top = lay_out(table.header, len(table.columns))[0] if table.header else []
    covered = [
        [place for place in range(cell.column, cell.column + cell.span) if place >= first]
        for cell in top
    ]
    return [block for block in covered if block] or [
        [one] for one in range(first, len(table.columns))
    ]


def part_of(table: FinishedTable, columns: Sequence[int]) -> FinishedTable:
    """The same table with some of its columns, without what stands under it."""
    every = len(table.columns)
    head = lay_out(table.header, every)
    body = lay_out([row.cells for row in table.rows], every)
    rows = [
        TableRow(tuple(_cells(cells, columns)), row.kind, row.tier)
        for row, cells in zip(table.rows, body, strict=True)
    ]
    numbers = table.column_numbers
    return replace(
        table,
        columns=tuple(table.columns[place] for place in columns),
        header=merge_header([tuple(_titles(head, place)) for place in columns]),
        rows=rows,
        column_numbers=tuple(numbers[place] for place in columns) if numbers else (),
        notes=(),
        signers=(),
    )


def _titles(head: Sequence[Sequence[Placed]], column: int) -> Iterator[str]:
    for cells in head:
        for cell in cells:
            if cell.column <= column < cell.column + cell.span and cell.merge != "continue":
                yield cell.text


def _cells(cells: Sequence[Placed], columns: Sequence[int]) -> Iterator[str | MergedCell]:
    for cell in cells:
        kept = sum(cell.column <= place < cell.column + cell.span for place in columns)
        if kept == 1 and cell.alignment is None and cell.span == 1:
            yield cell.text
        elif kept:
            yield MergedCell(cell.text, colspan=kept, alignment=cell.alignment)
