"""How wide each column is, and whether the table needs a landscape page.

Widths are whole twips (1/20 pt) that sum exactly to the room given. A column without a width of
its own gets one by its content: a number is never broken, words may wrap.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from generator.word.tables.content import FONT_POINTS, Want, column_wants
from generator.word.tables.table import Alignment, FinishedTable, TableColumn

PORTRAIT_MM = 165
"""Room between the margins of a portrait page (30 and 15 mm)."""
LANDSCAPE_MM = 252
"""Room between the margins of a landscape page (30 and 15 mm)."""

_LARGEST_PART = 2
"""No column takes more than this part (a half) of the room on account of one long text."""


def twips(mm: Decimal | Fraction | int) -> int:
    """Millimetres as twips: 165 mm is 9354."""
    return round(Fraction(mm) * 7200 / 127)


def landscape_needed(
    table: FinishedTable, portrait_mm: Decimal | int = PORTRAIT_MM, *, points: int = FONT_POINTS
) -> bool:
    """Whether the table is too wide for a portrait page (khổ dọc).

    True when the columns, numbers unbroken, names on two lines and titles on three at most, do
    not fit in `portrait_mm`; a column with a width of its own counts with that.
    """
    fixed = _fixed(table.columns)
    comfort = [fixed.get(n, want.comfort) for n, want in enumerate(column_wants(table, points))]
    return sum(comfort) > twips(portrait_mm)


def column_widths(table: FinishedTable, room: int, *, points: int = FONT_POINTS) -> tuple[int, ...]:
    """The width of every column in twips, summing to `room`, for text of `points` size."""
    widths: dict[int, Fraction] = {n: Fraction(w) for n, w in _fixed(table.columns).items()}
    shares = _shares(table.columns)
    free = [n for n in range(len(table.columns)) if n not in widths and n not in shares]
    wants = column_wants(table, points)
    left = _left(widths, room)
    if shares:
        widths |= {n: min(Fraction(wants[n].natural), left / _LARGEST_PART) for n in free}
        part = _left(widths, room) / sum(shares.values(), Fraction(0))
        widths |= {n: max(part * share, Fraction(wants[n].least)) for n, share in shares.items()}
    else:
        rigid = [table.columns[n].alignment is not Alignment.TEXT for n in free]
        widths |= zip(free, _spread([wants[n] for n in free], rigid, left), strict=True)
    return _scaled([widths[n] for n in range(len(table.columns))], room)


def _fixed(columns: Sequence[TableColumn]) -> dict[int, int]:
    return {n: twips(column.mm) for n, column in enumerate(columns) if column.mm is not None}


def _shares(columns: Sequence[TableColumn]) -> dict[int, Fraction]:
    return {
        n: Fraction(column.share)
        for n, column in enumerate(columns)
        if column.share is not None and column.mm is None
    }


def _left(widths: Mapping[int, Fraction], room: int) -> Fraction:
    return max(room - sum(widths.values(), Fraction(0)), Fraction(0))


def _spread(wants: Sequence[Want], rigid: Sequence[bool], room: Fraction) -> list[Fraction]:
    """Widths by content: in proportion when all fits, else the slack above what is needed.

    Where even single words do not fit, columns of figures (`rigid`) keep theirs.
    """
    most = room / _LARGEST_PART
    titled = [max(Fraction(w.least), min(Fraction(w.titled), most)) for w in wants]
    natural = [max(Fraction(w.least), min(Fraction(w.natural), most)) for w in wants]
    least = [Fraction(want.least) for want in wants]
    kept = [width if keep else width / 2 for width, keep in zip(least, rigid, strict=True)]
    for low, high in pairwise((kept, least, natural, titled)):
        if sum(low) <= room < sum(high):
            return _between(low, high, room)
    return titled if sum(titled) <= room else least


def _between(low: list[Fraction], high: list[Fraction], room: Fraction) -> list[Fraction]:
    slack, wish = room - sum(low), sum(high) - sum(low)
    return [a + (b - a) * slack / wish for a, b in zip(low, high, strict=True)]


def _scaled(widths: Sequence[Fraction], room: int) -> tuple[int, ...]:
    """Whole twips in the same proportion, cut where running totals fall, so the sum is exact."""
    total, run, edges = sum(widths), Fraction(0), [0]
    for width in widths:
        run += width
        edges.append(round(run * room / total))
    return tuple(right - left for left, right in pairwise(edges))
