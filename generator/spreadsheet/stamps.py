"""What a sheet says of itself above its table: of which campaign it is, as of when.

Sheets that we give out carry this in labelled cells; others say «Tính đến ngày …» in their title.
Whether it agrees with what was asked for is checked where results are imported.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.notation import Moment, NotationError, read_moment
from generator.problems import Place
from generator.spreadsheet.grid import Grid, Row
from generator.wording import fold

CAMPAIGN_LABEL = "Mã chiến dịch"
AS_OF_LABEL = "Thời điểm chốt"
_TITLE = re.compile(
    r"\b(?:tính|số liệu)(?: chốt)?(?: đến| tới)?(?: hết)?"
    r"((?: lúc)? ?(?:[0-9]{1,2}\s*(?:h|giờ)\s*[0-9]{0,2})? ?(?:ngày )?[0-9]{1,2}/[0-9]{1,2}/[0-9]{4})",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Stamps:
    """What stands above a table, each with its cell; `is_ours` when it stands in our own labels."""

    campaign: str | None = None
    as_of: Moment | None = None
    is_ours: bool = False
    campaign_place: Place | None = None
    as_of_place: Place | None = None


def read_stamps(grid: Grid, first_row: int) -> Stamps:
    """The stamps above the first row of data."""
    stamps = Stamps()
    for row in grid.rows:
        if row.number >= first_row:
            break
        stamps = _labelled(grid, row, stamps)
    return stamps if stamps.is_ours else _titled(grid, first_row)


def _labelled(grid: Grid, row: Row, stamps: Stamps) -> Stamps:
    columns = sorted(row.cells)
    if len(columns) < 2:  # noqa: PLR2004
        return stamps
    label, text = fold(row.cells[columns[0]].words), row.cells[columns[1]].words
    place = grid.place(row.number, columns[1])
    if label == fold(CAMPAIGN_LABEL):
        return Stamps(text, stamps.as_of, True, place, stamps.as_of_place)
    if label == fold(AS_OF_LABEL) and (moment := _moment(text)):
        return Stamps(stamps.campaign, moment, True, stamps.campaign_place, place)
    return stamps


def _titled(grid: Grid, first_row: int) -> Stamps:
    for row in grid.rows:
        if row.number >= first_row:
            break
        for column, cell in row.cells.items():
            found = _TITLE.search(cell.words)
            moment = _moment(found[1]) if found else None
            if moment:
                return Stamps(as_of=moment, as_of_place=grid.place(row.number, column))
    return Stamps()


def _moment(text: str) -> Moment | None:
    try:
        return read_moment(text.strip())
    except NotationError:
        return None
