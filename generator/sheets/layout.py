"""A worksheet to be made: its columns, rows and the lines around them; finished values, no looks.

What is said here is written by `workbook_writing` and, of what may be typed in, read again by
`unit_results`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from enum import Enum, auto
from typing import Self

from generator.model.fields import Number
from generator.wording import Moment
from generator.workspace import unchanging


@unchanging(frozen=True)
class Told:
    """A number that is shown in a way of its own: what the cell holds, its format, and as a text says it."""

    value: Number
    format: str
    said: str

    def __str__(self) -> str:
        return self.said


@unchanging(frozen=True)
class DayCell:
    """A day, with its hour where that is known, and as a text says it."""

    moment: Moment
    said: str

    def __str__(self) -> str:
        return self.said


@unchanging(frozen=True)
class Computed:
    """A number that the spreadsheet reckons itself: the formula, and what it comes to.

    Cells stand in it as `R[-1]C` or `R7C6`, those of another sheet by its place as `S[2]!R7C6`.
    """

    formula: str
    result: int | Told | None

    def __str__(self) -> str:
        return "" if self.result is None else str(self.result)


@unchanging(frozen=True)
class Linked:
    """A text that opens a file, named from the folder of the workbook, or a sheet of it by its place."""

    text: str
    file: str = ""
    sheet: int | None = None

    @property
    def leads(self) -> bool:
        """Whether there is anything to open."""
        return bool(self.file) or self.sheet is not None

    def __str__(self) -> str:
        return self.text


class Stepped(str):
    """A text that is set in by so many steps: the name of a unit below another one."""

    __slots__ = ("steps",)
    steps: int

    def __new__(cls, text: str, steps: int) -> Self:
        """The text with its steps."""
        made = super().__new__(cls, text)
        made.steps = steps
        return made


Value = str | Number | Told | DayCell | Computed | Linked | None


class Holds(Enum):
    """What a column holds, and with it how its cells look and what may be typed into them."""

    TEXT = "@"
    WHOLE = "#,##0"
    DECIMAL = "#,##0.0##"
    RATE = "0.0%"
    DAY = "dd/mm/yyyy"


@unchanging(frozen=True)
class Field:
    """A column of a table; one that is `open` may be filled in when the sheet is protected.

    `format` is that of its numbers, where it is not the usual one of what it holds. `steps` is by how much its texts
    are set in.
    """

    title: str
    holds: Holds = Holds.TEXT
    width: int = 12
    open: bool = False
    centred: bool = False
    format: str = ""
    steps: int = 0


class Highlight(Enum):
    """What makes a cell of numbers stand out by itself, also after it was changed."""

    BAR = auto()
    """A bar in the cell, full at 100 %."""
    LOW = auto()
    """A number below the limit."""
    SILENT = auto()
    """Nothing stands there."""
    LESS = auto()
    """A number below the one in another column."""


@unchanging(frozen=True)
class Marking:
    """What is marked in a column, counted from 0, of all rows that are no totals; `against` is a column too."""

    column: int
    mark: Highlight
    limit: Number = 0
    against: int = 0


@unchanging(frozen=True)
class RateBars:
    """A chart beside the table: a bar for each row, of these columns counted from 0; the axis ends at `top`."""

    names: int
    rates: int
    top: int


@unchanging(frozen=True)
class Worksheet:
    """A worksheet: lines above, the table, lines below.

    `heading` stands above the title, `stamps` are labelled lines above the table, which the import reads
    again. `bold` are the rows of totals and groups, counted from 0. A protected sheet takes entries only
    in open columns. The first `frozen` columns stay in sight; the rows above a last total can be `filtered`.
    A `table` is one of Excel's, by this name. `bars` are drawn beside the rows. `signers` sign below, the first one at the left.
    One that `remembers` keeps what its open cells hold, by what stands in this column, counted from 0. One
    that is `hidden` nobody sees.
    """

    name: str
    fields: Sequence[Field]
    rows: Sequence[Sequence[Value]]
    title: str = ""
    stamps: Sequence[tuple[str, str]] = ()
    remarks: Sequence[str] = ()
    bold: frozenset[int] = field(default_factory=frozenset)
    protected: bool = False
    heading: Sequence[str] = ()
    frozen: int = 0
    filtered: bool = False
    table: str = ""
    markings: Sequence[Marking] = ()
    signers: Sequence[str] = ()
    bars: RateBars | None = None
    remembers: int | None = None
    hidden: bool = False

    @property
    def first_row(self) -> int:
        """The row of the first line of the table, counted from 1."""
        above = len(self.heading) + bool(self.title) + len(self.stamps)
        return above + (2 if above else 1) + 1
