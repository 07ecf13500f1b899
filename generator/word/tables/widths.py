"""How wide each column is, and whether the table needs a landscape page.

Widths are whole twips (1/20 pt) that sum exactly to the room given. A column without a width of
its own gets one by its content: a number is never broken, words may wrap. What the content asks for
(unbroken, on one line, comfortable) is measured as Word sets it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, TypeVar

from generator.ooxml import text_width
from generator.word.tables.between_margins import PaperSize, twips
from generator.word.tables.placement import lay_out
from generator.word.tables.table import (
    Alignment,
    Cells,
    FinishedTable,
    PlainRows,
    RowKind,
    TableColumn,
    indents,
)

_LARGEST_PART = 2
"""No column takes more than this part (a half) of the room on account of one long text."""
FONT_POINTS = 12
"""Size of the text of tables where the style sheet says nothing else."""

_FEW_COLUMNS = 10
_HEADER_LINES = 3
_TITLE_LINE = 1300
"""A title shorter than this (23 mm) is not broken where there is room."""
_TEXT_LINES = 2
SAFETY = 20
_REMEMBERED = 8192
_ALIKE = 256


def landscape_needed(
    table: FinishedTable,
    portrait_mm: Decimal | int = PaperSize.PORTRAIT.room_mm,
    *,
    points: int = FONT_POINTS,
) -> bool:
    """Whether the table is too wide for a portrait page (khổ dọc).

    True when the columns, numbers unbroken, names on two lines and titles on three at most, do
    not fit in `portrait_mm`; a column with a width of its own counts with that.
    """

    def needed() -> bool:
        fixed, wants = _fixed(table.columns), column_wants(table, points)
        comfort = [fixed.get(n, want.comfort) for n, want in enumerate(wants)]
        return sum(comfort) > twips(portrait_mm)

    return once_for_alike(table, (landscape_needed, portrait_mm), points, needed)


def column_widths(table: FinishedTable, room: int, *, points: int = FONT_POINTS) -> tuple[int, ...]:
    """The width of every column in twips, summing to `room`, for text of `points` size."""
    return _widths(table.columns, column_wants(table, points), room)


Found = TypeVar("Found")


def once_for_alike(
    table: FinishedTable, asked: Hashable, points: int, find: Callable[[], Found]
) -> Found:
    """What is found of a table, once for all that differ in nothing but figures and have them as wide."""
    if not isinstance(table.rows, PlainRows):
        return find()
    known, key = table.known, (asked, points, _likeness(table, points))
    if key not in known:
        if len(known) >= _ALIKE:
            known.clear()
        known[key] = find()
    found: Found = known[key]
    return found


@lru_cache(maxsize=2)
def _likeness(table: FinishedTable, points: int) -> tuple[Hashable, ...]:
    """The words of a table, and how wide its figures are at the most."""
    told: Sequence[Sequence[str]] = table.by_column or ()
    return tuple(
        [
            tuple(texts)
            if column.alignment is Alignment.TEXT
            else _need_of_figures(texts, points)[0]
            for column, texts in zip(table.columns, told, strict=True)
        ]
    )


@lru_cache(maxsize=1024)
def _widths(
    columns: tuple[TableColumn, ...], wants: tuple[Want, ...], room: int
) -> tuple[int, ...]:
    """The widths of columns that ask for so much."""
    widths = {n: _wide_enough(columns[n], wants[n], w) for n, w in _fixed(columns).items()}
    shares = _shares(columns)
    free = [n for n in range(len(columns)) if n not in widths and n not in shares]
    left = _left(widths, room)
    if shares:
        widths |= {n: min(Fraction(wants[n].natural), left / _LARGEST_PART) for n in free}
        part = _left(widths, room) / sum(shares.values(), Fraction(0))
        widths |= {n: max(part * share, Fraction(wants[n].least)) for n, share in shares.items()}
    else:
        rigid = [columns[n].alignment is not Alignment.TEXT for n in free]
        widths |= zip(free, _spread([wants[n] for n in free], rigid, left), strict=True)
    return _scaled(_unbroken([widths[n] for n in range(len(columns))], wants, room), room)


def _unbroken(widths: list[Fraction], wants: Sequence[Want], room: int) -> list[Fraction]:
    """The same widths, unless scaled to the room a text would break: then the wide columns give way."""
    low = [min(width, Fraction(want.least)) for width, want in zip(widths, wants, strict=True)]
    total = sum(widths)
    breaks = any(width * room < least * total for width, least in zip(widths, low, strict=True))
    return _between(low, widths, Fraction(room)) if breaks and sum(low) <= room else widths


def _wide_enough(column: TableColumn, want: Want, own: int) -> Fraction:
    """The width that a column has of its own, as long as no figure breaks in it."""
    return Fraction(own if column.alignment is Alignment.TEXT else max(own, want.least))


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


class Want(NamedTuple):
    """Twips: `least` breaks no word, `natural` keeps each text on one line, `comfort` on two.

    `titled` is what the header would like besides, when there is room left.
    """

    least: int = 0
    natural: int = 0
    comfort: int = 0
    titled: int = 0

    def and_for(self, need: _Need) -> Want:
        """The same with room for a text more."""
        least, natural, comfort = map(max, self[:3], need)
        return Want(least, natural, comfort, self.titled)

    def widened(self, room: int) -> Want:
        """The same with room for margins."""
        titled = max(self.natural, self.titled)
        return Want(self.least + room, self.natural + room, self.comfort + room, titled + room)


def cell_margin(columns: int) -> int:
    """Room left and right of a cell's text, in twips; many columns stand closer together."""
    return 85 if columns <= _FEW_COLUMNS else 40


@lru_cache(maxsize=2)
def column_wants(table: FinishedTable, points: int = FONT_POINTS) -> tuple[Want, ...]:
    """What every column asks for, its margins included."""
    header = _wants_of_header(table.header, table.column_numbers, len(table.columns), points)
    needs = _needs_of_body(table, points) or [_NO_NEED] * len(header)
    room = 2 * cell_margin(len(header)) + SAFETY
    return tuple([_with_room(*one, room) for one in zip(header, needs, strict=True)])


@lru_cache(maxsize=4096)
def _with_room(want: Want, need: _Need, room: int) -> Want:
    return want.and_for(need).widened(room)


_Need = tuple[int, int, int]
"""What a text asks for: unbroken, on one line, and on as many as it may stand."""
_NO_NEED = (0, 0, 0)


def _needs_of_body(table: FinishedTable, points: int) -> list[_Need]:
    """What the texts of each column ask for."""
    if table.by_column is not None:
        return [
            (_need_of_words if column.alignment is Alignment.TEXT else _need_of_figures)(
                texts, points
            )
            for column, texts in zip(table.columns, table.by_column, strict=False)
        ]
    needs: list[set[_Need]] = [{_NO_NEED} for _ in table.columns]
    body = lay_out([row.cells for row in table.rows], len(needs))
    for row, cells in zip(table.rows, body, strict=True):
        bold = row.kind not in (RowKind.ROW, RowKind.REMAINDER)
        indented = indents(row, table.columns)
        for cell in cells:
            if cell.span == 1 and cell.text:
                alignment = cell.alignment or table.columns[cell.column].alignment
                broken, beside = alignment is Alignment.TEXT, indented.get(cell.column, 0)
                found = _need(cell.text, points, broken=broken, bold=bold, beside=beside)
                needs[cell.column].add(found)
    return list(map(_of_all, needs))


def _of_all(needs: Iterable[_Need]) -> _Need:
    """What asks for as much as each of some texts."""
    least, natural, comfort = map(max, zip(*needs, strict=True))
    return least, natural, comfort


@lru_cache(maxsize=256)
def _need_of_words(texts: tuple[str, ...], points: int) -> _Need:
    """What the texts of a column ask for that may be broken; names of rows are the same in many tables."""
    asked = (_need(text, points, broken=True, bold=False, beside=0) for text in texts if text)
    return _of_all([_NO_NEED, *asked])


def _need_of_figures(texts: Sequence[str], points: int) -> _Need:
    widest = max(map(_figure_widths(points).__getitem__, texts), default=0)
    return widest, widest, widest


@lru_cache(maxsize=256)
def _wants_of_header(
    header: tuple[Cells, ...], numbers: tuple[str, ...], columns: int, points: int
) -> tuple[Want, ...]:
    wants = [Want()] * columns
    for cells in lay_out(header, columns):
        for cell in cells:
            word = _longest(cell.text.split(), points, bold=True)
            whole = text_width(cell.text, points, bold=True)
            titled = min(whole, max(whole // _HEADER_LINES, _TITLE_LINE))
            for column in range(cell.column, cell.column + cell.span):
                own = word // cell.span
                want = wants[column].and_for((own, own, own))
                wants[column] = want._replace(titled=max(want.titled, titled // cell.span))
    for column, label in enumerate(numbers):
        width = text_width(label, points, bold=False)
        wants[column] = wants[column].and_for((width, width, width))
    return tuple(wants)


@lru_cache(maxsize=8192)
def _need(text: str, points: int, *, broken: bool, bold: bool, beside: int) -> _Need:
    """Words may wrap; what is not `broken` (a figure) keeps its line. `beside` is an indent."""
    natural = _longest(text.splitlines(), points, bold=bold) + beside
    if not broken:
        return natural, natural, natural
    least = _longest(text.split(), points, bold=bold) + beside
    return least, max(least, natural), max(least, -(-natural // _TEXT_LINES))


class _FigureWidths(dict[str, int]):
    """How wide each figure is, as many come again and again."""

    def __init__(self, points: int) -> None:
        super().__init__()
        self._points = points

    def __missing__(self, text: str) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[text] = found = _longest(text.splitlines(), self._points, bold=False)
        return found


_figure_widths = lru_cache(maxsize=8)(_FigureWidths)


def _longest(texts: Iterable[str], points: int, *, bold: bool) -> int:
    return max((text_width(text, points, bold=bold) for text in texts), default=0)
