"""The rows of titles over a table: which they are, and what stands over each column.

Titles may take up to three rows, with cells merged across and down; rows of column numbers under
them (`(1) (2) …`) belong to them too. Which title means what is decided in `column_titles`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.sheets.base_titles import stated_alone
from generator.sheets.cell_amounts import Unclear
from generator.sheets.cell_days import read_day
from generator.sheets.column_titles import (
    counted_title,
    full_title,
    likeness_to_named,
    means_other,
    plain_title,
)
from generator.sheets.doubts import COLUMN_CAP
from generator.sheets.grid import CellKind, Grid, Merge, SheetCell, SheetRow
from generator.sheets.measures import is_measure
from generator.sheets.usual_words import usual
from generator.wording import fold, short_date
from generator.workspace import regex, unchanging

_SEARCHED = 100
_TALLEST = 3
_A_YEAR = regex(r"20[0-9]{2}")
_TIME = regex(
    r"[0-9]{1,2} (?:thang|quy|tuan|ngay|nam)\b|[0-9]{1,2}[/.-][0-9]{1,4}(?:[/.-][0-9]{2,4})?(?![0-9])|20[0-9]{2}(?![0-9])"
)
_LABEL = regex(r"\(?([0-9]{1,2})\)?(?:\s*=.*)?|\(?[A-ZĐ]{1,2}\)?")
_SURE = 2
_LEAST_NUMBERED = 3
_LONGEST_MEASURE = 4
"""So many words has a unit of measure at most."""

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

    def counted(self, column: int) -> tuple[str, ...]:
        """The same over figures."""
        return tuple(map(counted_title, self.titles[column]))

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
        column in row.cells
        and (cell.kind is CellKind.NUMBER or (grid.all_text and cell.words[0].isdigit()))
        for column, cell in below.cells.items()
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
    first, of_measures = _below(grid, bottom, anchor)
    if of_measures is None and bottom > row.number and _is_of_measures(grid.cells(bottom), anchor):
        of_measures, bottom = bottom, bottom - 1
    if of_measures is None:
        return Band(dict(_paths(grid, top, bottom)), first)
    titles = dict(_paths(grid, top, bottom, also=grid.cells(of_measures)))
    return Band(_measured(titles, grid, of_measures), first)


def _below(grid: Grid, bottom: int, anchor: int) -> tuple[int, int | None]:
    """The first row of data below the titles, and which row before it holds units of measure."""
    first, of_measures, is_numbered = bottom + 1, None, False
    while cells := grid.cells(first):
        if not is_numbered and is_numbering(cells):
            is_numbered = True
        elif of_measures is None and _is_of_measures(cells, anchor):
            of_measures = first
        else:
            break
        first += 1
    return first, of_measures


def _measured(
    titles: Mapping[int, tuple[str, ...]], grid: Grid, number: int
) -> dict[int, tuple[str, ...]]:
    """The titles with the units of measure of a row: in brackets, or below where they alone tell columns apart."""
    times = Counter(titles.values())
    found = dict(titles)
    for column, words in _spread(grid, number).items():
        over, measure = titles.get(column, ()), stated_alone(words).strip("()[] ")
        if _is_blank(words) or is_measure_label(words) or words in over:
            continue
        if over and times[over] == 1:
            found[column] = (*over[:-1], f"{over[-1]} ({measure})")
        else:
            found[column] = (*over, words)
    return dict(sorted(found.items()))


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
    while bottom < row + _TALLEST - 1 and _is_second(
        grid.cells(bottom + 1), grid.cells(bottom), anchor
    ):
        bottom += 1
    return bottom


def _is_of_measures(cells: Mapping[int, SheetCell], anchor: int) -> bool:
    """A row of units of measure below the titles: «(triệu đồng)», «Kg», others among them; «Đơn vị tính» may stand before them."""
    said = {column: cell for column, cell in cells.items() if not _is_blank(cell.words)}
    labels = [cell.words for column, cell in said.items() if column <= anchor]
    words = [
        stated_alone(cell.words).strip("()[] ") for column, cell in said.items() if column > anchor
    ]
    if not words or any(cell.kind is not CellKind.TEXT for cell in said.values()):
        return False
    if any(len(one.split()) > _LONGEST_MEASURE for one in words):
        return False
    known = sum(map(is_measure, words))
    return all(map(is_measure_label, labels)) and (bool(labels) or 2 * known >= len(words))


def is_measure_label(words: str) -> bool:
    """Whether words say that units of measure follow: «ĐVT», «Đơn vị tính:»."""
    return plain_title(words.strip("()[] ")) in usual("measure")


def _is_blank(words: str) -> bool:
    return not words.strip("()[] -–—.…xX")


def _is_second(cells: Mapping[int, SheetCell], above: Mapping[int, SheetCell], anchor: int) -> bool:
    """A second row of titles: only words and times, nothing for the unit or left of it, finer than above."""
    if min(cells, default=0) <= anchor or not all(map(_may_be_title, cells.values())):
        return False
    return len(cells) > 1 and not set(cells) <= set(above)


def _may_be_title(cell: SheetCell) -> bool:
    """Words, or a time: «9 tháng», «31/12/2025», a year."""
    if cell.kind is CellKind.TEXT:
        return not cell.words[0].isdigit() or _TIME.match(fold(cell.words)) is not None
    return cell.kind is CellKind.DATE or _A_YEAR.fullmatch(cell.words) is not None


def is_numbering(cells: Mapping[int, SheetCell]) -> bool:
    """`(1) (2) (3)`, `A B 1 2 3`: numbers of columns, not figures."""
    labels = [_LABEL.fullmatch(cells[column].words) for column in sorted(cells)]
    numbers = [int(label[1]) for label in labels if label and label[1]]
    if not all(labels) or len(labels) < _LEAST_NUMBERED or not numbers:
        return False
    first = numbers[0]
    return first <= _LEAST_NUMBERED and numbers == list(range(first, first + len(numbers)))


def _paths(
    grid: Grid, top: int, bottom: int, also: Iterable[int] = ()
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The titles of each column that has any of its own, and of some others what is merged over them."""
    numbers = range(top, bottom + 1)
    spread = [_spread(grid, number) for number in numbers]
    own = {column for number in numbers for column in grid.cells(number)}
    for column in sorted(own.union(also)):
        found = tuple(dict.fromkeys(filter(None, (titles.get(column, "") for titles in spread))))
        if found or column in own:
            yield column, found


def _spread(grid: Grid, number: int) -> dict[int, str]:
    """The titles of a row, those merged across or down in every column that they cover."""
    titles = {column: _words(cell, grid) for column, cell in grid.cells(number).items()}
    for merge in grid.merges:
        if merge.top <= number <= merge.bottom:
            titles |= _covered(grid, merge)
    return _filled(titles, grid, number) if grid.all_text else titles


def _words(cell: SheetCell, grid: Grid) -> str:
    """What a title says; a day that Excel stores is written out."""
    if cell.kind is not CellKind.DATE:
        return cell.words
    try:
        return short_date(read_day(cell, grid.day_0))
    except Unclear:
        return cell.words


def _covered(grid: Grid, merge: Merge) -> dict[int, str]:
    cell = grid.cells(merge.top).get(merge.left)
    return (
        dict.fromkeys(range(merge.left, min(merge.right, COLUMN_CAP) + 1), _words(cell, grid))
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
