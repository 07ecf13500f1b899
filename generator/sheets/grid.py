"""A worksheet as it was read: cells with what they are, rows and columns that are hidden, merges.

The same shape for a sheet of a workbook and for a CSV file. What the cells mean is left to others.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from generator.problems import Place, say
from generator.sheets.doubts import CELL_CAP, COLUMN_CAP, ROW_CAP, SPLIT, Ask, Question, above_cap
from generator.wording import nfc
from generator.workspace import column_letters, regex, unchanging

LAST_COLUMN = 16_384
LAST_ROW = 1_048_576
_LETTERS = 26
_ROW = regex(r"(?:^|!)[A-Z]{1,3}([0-9]+)\Z")
_STRAY = say("ô này nằm xa ngoài bảng; xóa nội dung ô nếu gõ nhầm (Ctrl+G để tới ô), hoặc tách tệp")
_CAPS = ((ROW_CAP, say("số dòng")), (COLUMN_CAP, say("số cột")), (CELL_CAP, say("số ô")))


class CellKind(StrEnum):
    """What stands in a cell; a formula counts as what it last came to."""

    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    BOOLEAN = "boolean"
    ERROR = "error"
    UNCALCULATED = "uncalculated"


class SheetCell(NamedTuple):
    """A cell that is not empty: `text` is what the file holds, a number as it is stored."""

    kind: CellKind
    text: str
    formula: bool = False

    @property
    def words(self) -> str:
        """The text in composed letters with single blanks between, whatever blanks they were."""
        return " ".join(nfc(self.text).split())


class SheetRow(NamedTuple):
    """A row that is not empty; columns count from 1."""

    number: int
    cells: Mapping[int, SheetCell]
    hidden: bool = False


class Merge(NamedTuple):
    """A range of merged cells, ends included."""

    top: int
    left: int
    bottom: int
    right: int


@unchanging(frozen=True)
class Grid:
    """A worksheet of a file (both named as the user knows them); `sheet` is empty for CSV."""

    file: str
    sheet: str
    rows: Sequence[SheetRow]
    merges: Sequence[Merge] = ()
    hidden_columns: frozenset[int] = field(default_factory=frozenset)
    all_text: bool = False
    day_0: date = date(1899, 12, 30)
    """The day from which dates are counted."""

    @cached_property
    def by_number(self) -> Mapping[int, SheetRow]:
        """The rows by their number."""
        return {row.number: row for row in self.rows}

    def cells(self, number: int) -> Mapping[int, SheetCell]:
        """The cells of a row; none of one that is empty."""
        row = self.by_number.get(number)
        return row.cells if row else {}

    def covering(self, row: int, column: int) -> SheetCell | None:
        """The cell at a place, also where it is merged over several rows or columns."""
        cell = self.cells(row).get(column)
        if cell is not None:
            return cell
        over = (
            self.cells(one.top).get(one.left)
            for _, one in sorted(self._merged_at(row))
            if one.left <= column <= one.right
        )
        return next((cell for cell in over if cell is not None), None)

    def _merged_at(self, row: int) -> Iterator[tuple[int, Merge]]:
        """The merges that a row has part in, each with its place in the file."""
        merges, reach = self._downwards
        place = bisect_right(merges, row, key=lambda one: one[1].top)
        while place and reach[place - 1] >= row:
            place -= 1
            if merges[place][1].bottom >= row:
                yield merges[place]

    @cached_property
    def _downwards(self) -> tuple[list[tuple[int, Merge]], list[int]]:
        """The merges from top to bottom, and how far down all up to each of them reach."""
        merges = sorted(enumerate(self.merges), key=lambda one: one[1].top)
        return merges, list(accumulate((one.bottom for _, one in merges), max))

    def place(self, row: int, column: int, title: str = "") -> Place:
        """Where a cell stands: `ket_qua.xlsx: Kết quả!C15`, with the title of its column."""
        cell = address(row, column)
        part = f"{self.sheet}!{cell}" if self.sheet else cell
        return Place(self.file, part=part, path=title)

    @property
    def whole(self) -> Place:
        """The worksheet itself as a place."""
        return Place(self.file, part=self.sheet)


def row_of(place: Place) -> int | None:
    """The row that a cell stands in; `None` of a whole sheet or file."""
    found = _ROW.search(place.part)
    return int(found[1]) if found else None


def beside(grid: Grid, ask: Ask, when: str = "") -> Ask:
    """Who is asked, with what stands in the row of each question, and of when the sheet is."""

    def asked(question: Question) -> int | None:
        row = row_of(question.place)
        cells = grid.cells(row) if row else {}
        words = " | ".join((when, *(cell.words for cell in cells.values())))
        return ask(replace(question, beside=words))

    return asked


def check_size(file: str, rows: int, column: int, cells: int, *, part: str) -> None:
    """Refuses a table of too many rows, columns or cells."""
    for found, (cap, what) in zip((rows, column, cells), _CAPS, strict=True):
        if found > cap:
            hint = _STRAY if cap == COLUMN_CAP else SPLIT
            raise above_cap(file, what, found, cap, part=part, hint=hint)


def address(row: int, column: int) -> str:
    """`C15` for row 15, column 3."""
    return f"{column_letters(column)}{row}"


def column_number(letters: str) -> int:
    """1 for `A`, 27 for `AA`; letters must be A to Z."""
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number
