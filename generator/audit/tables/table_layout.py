"""A table as it is judged: columns, rows and figures; a table that goes on in the next is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from weakref import WeakKeyDictionary

from generator.audit.manuscript import Cell, Manuscript, TextPassage, TextTable
from generator.audit.tables.cell_measures import as_measured
from generator.audit.tables.cell_values import (
    Amount,
    Reading,
    Style,
    Void,
    digits_of,
    read_cell,
    style_of,
)
from generator.audit.tables.heads import ColumnRole, HeadedColumn, head_rows, read_columns
from generator.audit.tables.rows import LabelledRow, read_rows
from generator.workspace import regex

_ROWS = 5_000
_COLUMNS = 60
_MARKS = regex(r"\(?(?:[IVXLC]{1,7}|[A-ZĐ]|\d{1,3}(?:\.\d{1,3}){0,4}|[a-zđ])\s?[.)/]{0,2}")
_GOES_ON = regex(r"\W*(?:tiếp theo|tiếp|trang \d+|\d+)\W*", re.IGNORECASE)
_MOST = 0.6
_PAIR = 2
_FIRST = (["1"], ["I"], ["A"], ["01"], ["1."])


@dataclass
class TableLayout:
    """`readings[row][column]` of the rows below the heads, that `rows` and `columns` tell of."""

    table: TextTable
    columns: list[HeadedColumn]
    rows: list[LabelledRow]
    readings: list[list[Reading]]
    cells: list[list[Cell]]

    def amount(self, row: int, column: int) -> Amount | None:
        reading = self.readings[row][column]
        return reading if isinstance(reading, Amount) else None

    @cached_property
    def _places(self) -> dict[int, tuple[int, int]]:
        return {
            id(reading): (row, column)
            for row, readings in enumerate(self.readings)
            for column, reading in enumerate(readings)
            if isinstance(reading, Amount)
        }

    def place(self, amount: Amount) -> tuple[int, int]:
        """The row and the column of an amount, below the heads."""
        return self._places[id(amount)]

    @cached_property
    def numeric(self) -> list[int]:
        """The columns whose figures count, measure or rate something."""
        told = {ColumnRole.COUNT, ColumnRole.DIFFERENCE, ColumnRole.RATE, ColumnRole.MEAN}
        return [column.index for column in self.columns if column.role in told]

    @cached_property
    def counted(self) -> list[int]:
        """The columns whose figures can be added up."""
        told = {ColumnRole.COUNT, ColumnRole.DIFFERENCE}
        return [column.index for column in self.columns if column.role in told]


_KNOWN: WeakKeyDictionary[Manuscript, list[TableLayout]] = WeakKeyDictionary()


def layouts_of(manuscript: Manuscript) -> list[TableLayout]:
    """All tables of a manuscript that hold figures, read once."""
    known = _KNOWN.get(manuscript)
    if known is None:
        known = [found for table in whole_tables(manuscript) if (found := read_layout(table))]
        _KNOWN[manuscript] = known
    return known


def whole_tables(manuscript: Manuscript) -> Iterator[TextTable]:
    """The tables, one that goes on after a page's end put together with what it continues."""
    last: TextTable | None = None
    for block in manuscript.blocks:
        if isinstance(block, TextPassage):
            if last is not None and block.text.strip() and not _GOES_ON.fullmatch(block.text):
                yield last
                last = None
            continue
        if last is not None and (joined := _joined(last, block)):
            last = joined
            continue
        if last is not None:
            yield last
        last = block
    if last is not None:
        yield last


def _joined(first: TextTable, second: TextTable) -> TextTable | None:
    if not first.grid or not second.grid or len(first.grid[0]) != len(second.grid[0]):
        return None
    same = _texts(first, first.heads) == _texts(second, second.heads) and first.heads > 0
    skipped = second.heads if same else 0
    if not same and second.heads > 0 and not _is_next(first, second):
        return None
    if not same and not _is_next(first, second):
        return None
    grid = [*first.grid, *second.grid[skipped:]]
    return TextTable(first.spot, grid, first.heads, first.caption, first.unit_of_measure)


def _texts(table: TextTable, rows: int) -> list[list[str]]:
    return [[cell.text.strip() for cell in row] for row in table.grid[:rows]]


def _is_next(first: TextTable, second: TextTable) -> bool:
    """Whether the second table begins with the number after the last of the first."""
    last, begins = first.grid[-1][0].text.strip(" ."), second.grid[0][0].text.strip(" .")
    return last.isdecimal() and begins.isdecimal() and int(begins) == int(last) + 1


def is_too_large(table: TextTable) -> bool:
    """Whether a table has more rows or columns than are looked at."""
    return _width(table) > _COLUMNS or len(table.grid) > _ROWS


def _width(table: TextTable) -> int:
    return max((len(row) for row in table.grid), default=0)


def read_layout(table: TextTable) -> TableLayout | None:
    """A table with figures below its heads; None where it has none, or is too large to be one."""
    width = _width(table)
    if not width or is_too_large(table):
        return None
    heads = head_rows(table)
    cells = [row for row in table.grid[heads:] if len(row) == width and not _repeats(row, table)]
    if not cells:
        return None
    readings = _readings(cells, width)
    numeric = [_is_numeric([row[at] for row in readings]) for at in range(width)]
    signs = [_has_signs([row[at] for row in readings]) for at in range(width)]
    columns = _ordinal_found(read_columns(table, heads, numeric, signs), cells)
    if not any(numeric):
        return None
    ordinal = next((column.index for column in columns if column.role is ColumnRole.ORDINAL), None)
    names = next((column.index for column in columns if column.role is ColumnRole.WORDS), None)
    readings = as_measured(table, columns, cells, readings)
    rows = read_rows([(_text(row, ordinal), _text(row, names)) for row in cells])
    return TableLayout(table, columns, rows, readings, cells)


def _repeats(row: list[Cell], table: TextTable) -> bool:
    """Whether a row within the table says the heads again."""
    texts = [cell.text.strip() for cell in row]
    return any(texts == [cell.text.strip() for cell in head] for head in table.grid[: table.heads])


_NUMBERING = regex(r"(?:\d{1,3}(?:\.\d{1,2}){0,3}\.?|[IVXLC]+|[A-ZĐa-zđ])?[.)]?")
"""What numbers the rows of a table: 1, 1.2, 1.2.1, II, a; such a column tells nothing of how others write figures."""


def _readings(cells: list[list[Cell]], width: int) -> list[list[Reading]]:
    digits = [[digits_of(cell) for cell in row] for row in cells]
    first = 1 if all(_NUMBERING.fullmatch(row[0].text.strip()) for row in cells) else 0
    every = style_of(chain.from_iterable(row[first:] for row in digits)) or Style.DOT
    styles = [style_of((row[at] for row in digits), every) or every for at in range(width)]
    seen: set[int] = set()
    return [[_once(row, at, styles[at], seen) for at in range(width)] for row in cells]


def _once(row: list[Cell], at: int, style: Style, seen: set[int]) -> Reading:
    """A merged cell is read where it begins; where it reaches to, nothing stands."""
    cell = row[at]
    if id(cell) in seen:
        return Void.EMPTY
    seen.add(id(cell))
    return read_cell(cell, style)


def _is_numeric(readings: list[Reading]) -> bool:
    figures = sum(1 for reading in readings if isinstance(reading, Amount))
    words = sum(1 for reading in readings if reading is Void.WORDS)
    return figures > 0 and figures >= _MOST * (figures + words)


def _has_signs(readings: list[Reading]) -> bool:
    figures = [reading for reading in readings if isinstance(reading, Amount)]
    return bool(figures) and sum(amount.percent for amount in figures) >= _MOST * len(figures)


def _ordinal_found(columns: list[HeadedColumn], cells: list[list[Cell]]) -> list[HeadedColumn]:
    """A first column that holds nothing but marks is the ordinal one, whatever its head says."""
    first = columns[0]
    if any(column.role is ColumnRole.ORDINAL for column in columns) or len(columns) <= _PAIR:
        return columns
    texts = [text for row in cells if (text := row[0].text.strip())]
    marked = all(_MARKS.fullmatch(text) for text in texts) and texts[:1] in _FIRST
    numbered = [text.strip(" .").lstrip("0") for text in texts] == [
        str(at) for at in range(1, len(texts) + 1)
    ]
    if not (numbered or (marked and not first.head)):
        return columns
    return [HeadedColumn(0, first.head, first.words, ColumnRole.ORDINAL, first.label), *columns[1:]]


def _text(row: list[Cell], at: int | None) -> str:
    return row[at].text if at is not None else ""
