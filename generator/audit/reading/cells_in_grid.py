"""A table as rows of cells, however it came, made a grid: merged cells, heads, what stands above.

A head is told by Word's repeated-header flag and by place: rows that merged cells of the head reach
into, and the row that numbers the columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.audit.manuscript import Cell, TextSpot, TextTable
from generator.audit.reading import signs
from generator.ooxml import MOST_COLUMNS
from generator.workspace import regex

_FIGURE = regex(r"[-+–(]?\s*\d[\d.,]*\s*%?\)?")
_YEAR = regex(r"(?:19|20)\d\d")
_ORDINAL = regex(r"\(?(?:\d{1,2}|[A-ZĐ])\)?(?:\s*=.*)?|\(?\d{1,2}\s*=[\d\s()+:/x*%=-]+\)?")
_NUMBERING = 3
_MOST_HEADS = 15


@dataclass
class RawCell:
    """A cell as the file has it: `columns` it takes, whether it only carries on the one above."""

    text: str
    columns: int = 1
    carries_on: bool = False
    paragraph: int = 0
    page: int = 0


@dataclass
class RawRow:
    """A row of cells behind `before` columns that it leaves out; `repeated` is Word's head flag."""

    cells: list[RawCell]
    before: int = 0
    repeated: bool = False


def is_data(rows: Sequence[RawRow]) -> bool:
    """Whether rows are a table to be read as one, and not only a frame that sets words side by side."""
    wide = sum(len(row.cells) > 1 for row in rows)
    return wide > 1 and any(is_figure(cell.text) for row in rows for cell in row.cells)


def is_figure(text: str) -> bool:
    """Whether a cell holds a bare number."""
    return _FIGURE.fullmatch(text.strip()) is not None


def make_table(rows: Sequence[RawRow], spot: TextSpot, *, laid_out: bool = False) -> TextTable:
    """The grid of a table; every cell knows the table's place and its own row and column.

    Of one that is `laid_out` as on paper a row may be a line of a wrapped head.
    """
    grid: list[list[Cell]] = []
    for number, row in enumerate(rows, 1):
        above = grid[-1] if grid else []
        grid.append(list(_laid(row, number, above, spot)))
    width = max(map(len, grid), default=0)
    for number, line in enumerate(grid, 1):
        line += [_blank(spot, number, at) for at in range(len(line) + 1, width + 1)]
    heads = len(head_of(rows)) if laid_out else _heads(rows, grid)
    return TextTable(spot, grid, heads)


def _laid(row: RawRow, number: int, above: Sequence[Cell], spot: TextSpot) -> Iterable[Cell]:
    column = min(row.before, MOST_COLUMNS)
    yield from (_blank(spot, number, at + 1) for at in range(column))
    for raw in row.cells:
        taken = min(max(raw.columns, 1), MOST_COLUMNS - column)
        if taken <= 0:
            return
        holder = above[column] if raw.carries_on and column < len(above) else None
        if holder is not None:
            holder.rows = max(holder.rows, number - holder.spot.row + 1)
            cell = holder
        else:
            cell = Cell(raw.text, _placed(spot, number, column + 1, raw), columns=taken)
        yield from [cell] * taken
        column += taken


def _placed(spot: TextSpot, row: int, column: int, raw: RawCell) -> TextSpot:
    return TextSpot(
        raw.page or spot.page, spot.annex, spot.heading, raw.paragraph or spot.paragraph,
        spot.table, row, column, spot.part,
    )  # fmt: skip


def _blank(spot: TextSpot, row: int, column: int) -> Cell:
    return Cell("", _placed(spot, row, column, RawCell("")))


def _heads(rows: Sequence[RawRow], grid: Sequence[Sequence[Cell]]) -> int:
    """How many rows at the top are heads; the last row never is."""
    if not grid:
        return 0
    heads = _title_rows(grid)
    if _has_figures(grid[heads]) and not rows[heads].repeated:
        return heads
    heads += 1
    while heads < len(grid) - 1 and (rows[heads].repeated or _goes_on(grid, heads)):
        heads += 1
    if heads < len(grid) - 1 and is_numbering(grid[heads]):
        heads += 1
    return min(heads, max(len(grid) - 1, 1))


def head_of(rows: Sequence[RawRow]) -> list[list[str]]:
    """The words of the lines above the first with figures, or down to the row that numbers the columns.

    Of a table that is laid out as on paper, where a head may take several lines.
    """
    top = [row.cells for row in rows[:_MOST_HEADS]]
    numbered = next((at for at, row in enumerate(top, 1) if is_numbering(row)), 0)
    figured = next((at for at, row in enumerate(top) if _has_figures(row)), 0)
    heads = min(numbered or figured, len(rows) - 1)
    return [[cell.text for cell in row] for row in top[:heads]]


def _title_rows(grid: Sequence[Sequence[Cell]]) -> int:
    """Rows of a single cell above the head: a caption, «Đơn vị tính»."""
    at = 0
    while at < len(grid) - 2 and len({id(cell) for cell in grid[at]}) == 1 and len(grid[at]) > 1:
        at += 1
    return at


def _goes_on(grid: Sequence[Sequence[Cell]], row: int) -> bool:
    """Whether a row still belongs to the head: cells reach into it, or a merged title stands over it.

    In a pasted table what was merged is empty: the first cell then, and several others are not.
    """
    if _has_figures(grid[row]):
        return False
    first, *others = (cell.text.strip() for cell in grid[row])
    if not first and sum(map(bool, others)) > 1:
        return True
    reached = any(cell.spot.row <= row for cell in grid[row])
    under = grid[row - 1]
    merged = {id(cell) for cell in under if cell.columns > 1 and cell.columns < len(under)}
    apart = len({id(cell) for cell in grid[row]}) > 1
    return apart and (reached or bool(merged))


def _has_figures(row: Sequence[Cell | RawCell]) -> bool:
    """Whether a row holds figures; years and the numbers of columns are none."""
    texts = [cell.text.strip() for cell in row]
    found = [text for text in texts if is_figure(text) and not _YEAR.fullmatch(text)]
    return bool(found) and not is_numbering(row)


def is_numbering(row: Sequence[Cell | RawCell]) -> bool:
    """The row «A, B, 1, 2, 3=1:2» that numbers the columns."""
    texts = [cell.text.strip() for cell in row if cell.text.strip()]
    if len(texts) < min(_NUMBERING, len(row)) or not all(map(_ORDINAL.fullmatch, texts)):
        return False
    numbers = [int(found[0]) for text in texts if (found := re.match(r"\d+", text.strip("() ")))]
    return bool(numbers) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def describe(table: TextTable, above: Sequence[str]) -> None:
    """Fill in caption and unit of measure from the lines just above, the nearest last, and its title rows."""
    titles = [table.grid[at][0].text for at in range(_title_rows(table.grid))] if table.grid else []
    lines = [*above, *titles]
    table.unit_of_measure = next(filter(None, map(signs.unit_of_measure, reversed(lines))), "")
    worded = [
        line for line in lines if not (signs.unit_of_measure(line) or signs.is_attached(line))
    ]
    called = next((line for line in reversed(worded) if signs.is_caption(line)), "")
    nearest = worded[-1] if worded else ""
    is_title = not (signs.is_item(nearest) or signs.is_finished(nearest) or "\t" in nearest)
    table.caption = " ".join((called or (nearest if is_title else "")).split())
