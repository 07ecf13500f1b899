"""What the open cells of a sheet held when it was handed out, kept in the workbook out of sight.

So a reading tells what was typed since from what merely stands there still. It is known by the title of the
column and the code of the row, whatever was sorted, moved or added; a CSV file, and a sheet copied into
another workbook, remember nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from typing import NamedTuple

from generator.model.fields import DecimalCount, Number
from generator.sheets.grid import CellKind, Grid, SheetCell
from generator.sheets.layout import Field, Value, Worksheet
from generator.sheets.stamps import AS_OF_LABEL, CAMPAIGN_LABEL, Stamp, Stamps, read_stamps
from generator.sheets.usual_words import usual
from generator.wording import fold
from generator.workspace import regex, unchanging

PREFILLED = "vanthu - số đã in sẵn"
"""The name of the worksheet that remembers; it is never taken for one with results."""

_STAMPS = frozenset({CAMPAIGN_LABEL, AS_OF_LABEL})
_EXACT = regex(r"-?[0-9]+(?:/[0-9]+)?")
_DIGITS = Context(prec=15)
"""So many digits a spreadsheet keeps of a number."""


class CellBefore(NamedTuple):
    """What a cell held when its sheet was handed out, `None` where it was empty; whether it is the very same still."""

    amount: Number | None
    stands: bool


@unchanging(frozen=True)
class Prefilled:
    """What cells held, by the code of their row and the title of their column."""

    rows: Mapping[str, Mapping[str, str]]
    titles: frozenset[str]

    def text(self, code: str, title: str) -> str | None:
        """What a cell held, in words; `None` where it is not known."""
        row = self.rows.get(code)
        return None if row is None or title not in self.titles else row.get(title, "")


NOTHING_KNOWN = Prefilled({}, frozenset())
"""Of a sheet that remembers nothing."""


def same_amount(one: Number | None, other: Number | None) -> bool:
    """Whether a spreadsheet cannot tell two numbers apart."""
    if one is None or other is None:
        return one is other
    return one == other or _in_digits(one) == _in_digits(other)


def _in_digits(amount: Number) -> Decimal:
    exact = Fraction(amount)
    return _DIGITS.divide(
        _DIGITS.create_decimal(exact.numerator), _DIGITS.create_decimal(exact.denominator)
    )


def remembering(sheets: Sequence[Worksheet]) -> Iterator[Worksheet]:
    """The sheets, and behind them unseen what those hold that remember it."""
    yield from sheets
    yield from (_of(sheet, sheet.remembers) for sheet in sheets if sheet.remembers is not None)


def _of(sheet: Worksheet, key: int) -> Worksheet:
    kept = [key, *(place for place, field in enumerate(sheet.fields) if field.open)]
    return Worksheet(
        name=PREFILLED,
        fields=[Field(sheet.fields[place].title) for place in kept],
        rows=[[_exact(row[place]) for place in kept] for row in sheet.rows if row[key] is not None],
        stamps=[one for one in sheet.stamps if one[0] in _STAMPS],
        hidden=True,
    )


def _exact(value: Value) -> str | None:
    """A cell as a text that no program rounds."""
    if value is None:
        return None
    return str(Fraction(value)) if isinstance(value, int | Fraction) else str(value)


def read_prefilled(grid: Grid | None, stamps: Stamps) -> Prefilled:
    """What a worksheet remembers of the sheet with these stamps: nothing where it is of another campaign or moment."""
    head = next((row for row in grid.rows if _is_head(row.cells)), None) if grid else None
    if grid is None or head is None:
        return NOTHING_KNOWN
    own = read_stamps(grid, head.number)
    if _said(own.campaign) != _said(stamps.campaign) or _said(own.as_of) != _said(stamps.as_of):
        return NOTHING_KNOWN
    key, *columns = head.cells
    titles = {column: head.cells[column].words for column in columns}
    often = Counter(titles.values())
    titles = {column: title for column, title in titles.items() if often[title] == 1}
    below = (row for row in grid.rows if row.number > head.number and key in row.cells)
    rows = {
        row.cells[key].words: {
            titles[column]: cell.words for column, cell in row.cells.items() if column in titles
        }
        for row in below
    }
    return Prefilled(rows, frozenset(titles.values()))


def amount_in(text: str, *, is_rate: bool) -> Number | None:
    """The number that a remembered text stands for; `None` where there was none."""
    if not _EXACT.fullmatch(text):
        return None
    exact = Fraction(text)
    if is_rate:
        return exact
    return int(exact) if exact.denominator == 1 else DecimalCount(exact)


def _is_head(cells: Mapping[int, SheetCell]) -> bool:
    first = next(iter(cells.values()))
    return first.kind is CellKind.TEXT and fold(first.words) in usual("code")


def _said(stamp: Stamp | None) -> str:
    return stamp.text if stamp else ""
