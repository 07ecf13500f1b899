"""The rows of titles over a table: which they are, and what stands over each column.

Titles may take up to three rows, with cells merged across and down; rows of column numbers under
them (`(1) (2) …`) belong to them too. Which title means what is decided in `column_titles`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.sheets.column_titles import (
    full_title,
    likeness_to_named,
    means_other,
    plain_title,
)
from generator.sheets.doubts import COLUMN_CAP
from generator.sheets.grid import CellKind, Grid, Merge, SheetCell, SheetRow
from generator.sheets.measures import is_measure
from generator.sheets.usual_words import usual
from generator.workspace import regex, unchanging

_SEARCHED = 100
_TALLEST = 3
_LABEL = regex(r"\(?([0-9]{1,2})\)?(?:\s*=.*)?|\(?[A-ZĐ]{1,2}\)?")
_SURE = 2
_LEAST_NUMBERED = 3

CountTitle = Callable[[tuple[str, ...]], bool]
Likeness = Callable[[str], int]
"""How surely a title, as it is compared, means what each row of a table is called by: 2 for certain."""


@unchanging(frozen=True)
class Band:
    """The titles of a table: over each column its titles, top first; `first_row` is the first of data."""

    titles: Mapping[int, tuple[str, ...]]
    first_row: int

    def path(self, column: int) -> tuple[str, ...]:
        """The titles over a column, for comparing."""
        return tuple(map(full_title, self.titles[column]))

    def shown(self, column: int) -> str:
        """The titles over a column, for people."""
        return " / ".join(self.titles.get(column, ()))


NO_BAND = Band({}, first_row=1)
"""Of a sheet without titles."""


def find_band(
    grid: Grid, is_count: CountTitle, named: Likeness = likeness_to_named, least: int = 2
) -> Band | None:
    """The titles of the table on a sheet; nothing when no row looks like titles.

    `named` knows the title over what rows are called by, else the unit's or its code's; `least` is how
    many titles there are at least.
    """
    found, best = None, 0
    for row in grid.rows[:_SEARCHED]:
        likeness = _likeness_to_titles(row, is_count, named) if len(row.cells) >= least else 0
        if likeness > best:
            found, best = row, likeness
        if likeness > _SURE:
            break
    return _band(grid, found, _anchor(found, named)) if found else None


def band_over(grid: Grid, anchor: int, is_known: CountTitle) -> Band | None:
    """The titles of a table whose rows are called by what stands in the column `anchor`, whatever is written over it.

    They are the first row that has words there and a known title elsewhere, else words over figures.
    """
    rows = [row for row in grid.rows[:_SEARCHED] if _may_be_titles(grid, row, anchor)]
    known = (row for row in rows if _has_known(row, anchor, is_known))
    over = (row for row in rows if _is_over_figures(grid, row))
    found = next(known, None) or next(over, None)
    return _band(grid, found, anchor) if found else None


def _may_be_titles(grid: Grid, row: SheetRow, anchor: int) -> bool:
    """Whether there is nothing but words, over the anchor too, and no line that goes across it."""
    across = any(one.top <= row.number <= one.bottom and one.left <= anchor <= one.right and one.left < one.right for one in grid.merges)  # fmt: skip
    words = all(cell.kind is CellKind.TEXT and not cell.words[0].isdigit() for cell in row.cells.values())  # fmt: skip
    return anchor in row.cells and len(row.cells) > 1 and words and not across


def _has_known(row: SheetRow, anchor: int, is_known: CountTitle) -> bool:
    titles = (plain_title(cell.words) for column, cell in row.cells.items() if column != anchor)
    return any(one in usual("ordinal") or means_other(one) or is_known((one,)) for one in titles)


def _is_over_figures(grid: Grid, row: SheetRow) -> bool:
    """Whether below one of the words the next row has a number."""
    below = next((one for one in grid.rows if one.number > row.number), None)
    return below is not None and any(
        column in row.cells and cell.kind is CellKind.NUMBER for column, cell in below.cells.items()
    )


def _likeness_to_titles(row: SheetRow, is_count: CountTitle, named: Likeness) -> int:
    """How surely a row is of titles: 3 with the unit or its code, and an ordinal or a count.

    2 with a sure title of the unit alone, 1 with a likely one and an ordinal or a count, else 0.
    """
    titles = [plain_title(cell.words) for cell in row.cells.values() if cell.kind is CellKind.TEXT]
    likeness = max(map(named, titles), default=0)
    has_more = any(one in usual("ordinal") or is_count((one,)) for one in titles)
    if likeness == _SURE:
        return likeness + has_more
    return int(has_more) if likeness else 0


def _band(grid: Grid, row: SheetRow, anchor: int) -> Band:
    top = _top(grid, row.number, anchor)
    bottom = _bottom(grid, row.number, anchor)
    first = bottom + 1 + is_numbering(grid.cells(bottom + 1))
    return Band(dict(_paths(grid, top, bottom)), first)


def _anchor(row: SheetRow, named: Likeness) -> int:
    """The column of what rows are called by; of the code only where there is no other."""
    likeness = {
        column: 1 if title in usual("code") else named(title)
        for column, cell in row.cells.items()
        for title in [plain_title(cell.words)]
    }
    return max(likeness, key=lambda column: (likeness[column], -column))


def _top(grid: Grid, row: int, anchor: int) -> int:
    """Titles merged across the columns right of the unit may stand one row higher."""
    above = any(
        merge.top == merge.bottom == row - 1 and merge.left > anchor and merge.right > merge.left
        for merge in grid.merges
    )
    return row - 1 if above and row - 1 in grid.by_number else row


def _bottom(grid: Grid, row: int, anchor: int) -> int:
    down = [merge.bottom for merge in grid.merges if merge.top == row]
    bottom = min(max(down, default=row), row + _TALLEST - 1)
    if bottom == row and _is_second(grid.cells(row + 1), grid.cells(row), anchor):
        bottom = row + 1
    return bottom + _is_of_measures(grid.cells(bottom + 1), anchor)


def _is_of_measures(cells: Mapping[int, SheetCell], anchor: int) -> bool:
    """A row of nothing but units of measure below the titles: «(triệu đồng)», «Kg»."""
    return min(cells, default=0) > anchor and all(
        cell.kind is CellKind.TEXT and is_measure(cell.words.strip("()[]"))
        for cell in cells.values()
    )


def _is_second(cells: Mapping[int, SheetCell], above: Mapping[int, SheetCell], anchor: int) -> bool:
    """A second row of titles: only words, nothing for the unit or left of it, finer than above."""
    if min(cells, default=0) <= anchor:
        return False
    if any(cell.kind is not CellKind.TEXT or cell.words[0].isdigit() for cell in cells.values()):
        return False
    return len(cells) > 1 and not set(cells) <= set(above)


def is_numbering(cells: Mapping[int, SheetCell]) -> bool:
    """`(1) (2) (3)`, `A B 1 2 3`: numbers of columns, not figures."""
    labels = [_LABEL.fullmatch(cells[column].words) for column in sorted(cells)]
    numbers = [int(label[1]) for label in labels if label and label[1]]
    if not all(labels) or len(labels) < _LEAST_NUMBERED or not numbers:
        return False
    first = numbers[0]
    return first <= _LEAST_NUMBERED and numbers == list(range(first, first + len(numbers)))


def _paths(grid: Grid, top: int, bottom: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    numbers = range(top, bottom + 1)
    spread = [_spread(grid, number) for number in numbers]
    for column in sorted({column for number in numbers for column in grid.cells(number)}):
        found = (titles.get(column, "") for titles in spread)
        yield column, tuple(dict.fromkeys(filter(None, found)))


def _spread(grid: Grid, number: int) -> dict[int, str]:
    """The titles of a row, those merged across or down in every column that they cover."""
    titles = {column: cell.words for column, cell in grid.cells(number).items()}
    for merge in grid.merges:
        if merge.top <= number <= merge.bottom:
            titles |= _covered(grid, merge)
    return _filled(titles, grid, number) if grid.all_text else titles


def _covered(grid: Grid, merge: Merge) -> dict[int, str]:
    cell = grid.cells(merge.top).get(merge.left)
    return (
        dict.fromkeys(range(merge.left, min(merge.right, COLUMN_CAP) + 1), cell.words)
        if cell
        else {}
    )


def _filled(titles: dict[int, str], grid: Grid, number: int) -> dict[int, str]:
    """A CSV file knows no merged cells: a title reaches over the finer ones below it."""
    filled = dict(titles)
    for column in sorted(grid.cells(number + 1)):
        if column not in filled and column - 1 in filled:
            filled[column] = filled[column - 1]
    return filled
