"""The columns of a file as a person sees them, to say which is what, also where nothing could be read of them."""

from __future__ import annotations

from itertools import islice

from generator.problems import RecordsInvalid
from generator.sheets.band import find_band
from generator.sheets.column_search import band_of_words, clipped
from generator.sheets.doubts import Ask
from generator.sheets.grid import Grid
from generator.sheets.spreadsheets import choose_sheet, open_spreadsheet
from generator.sheets.unit_results import SourceFile
from generator.workspace import column_letters, quoted, unchanging

_SAMPLES = 3
_MOST = 40


@unchanging(frozen=True)
class SeenColumn:
    """A column by its letters, with what stands over it and its first cells; a hidden one is named too."""

    letters: str
    title: str
    first: tuple[str, ...]
    is_hidden: bool = False


def seen_columns(file: SourceFile, sheet: str | None, ask: Ask) -> list[SeenColumn]:
    """The columns of the worksheet that is read, the first forty; none of a file that cannot be opened, or of which it is not known which one that is."""
    try:
        grid = choose_sheet(open_spreadsheet(file.data, file.name), sheet, _has_rows, ask)
    except RecordsInvalid:
        return []
    band = find_band(grid, lambda _: False) or band_of_words(grid)
    columns = sorted({column for row in grid.rows for column in row.cells})
    return [_seen(grid, column, band.shown(column), band.first_row) for column in columns[:_MOST]]


def _has_rows(grid: Grid) -> bool:
    return bool(grid.rows)


def _seen(grid: Grid, column: int, title: str, first_row: int) -> SeenColumn:
    cells = (
        clipped(row.cells[column].words)
        for row in grid.rows
        if row.number >= first_row and column in row.cells
    )
    first = tuple(islice(cells, _SAMPLES))
    return SeenColumn(column_letters(column), quoted(title), first, column in grid.hidden_columns)
