"""A worksheet to be made: its columns, rows and the lines around them; finished values, no looks.

What is said here is written by `workbook_writing` and, of what may be typed in, read again by
`unit_results`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from generator.model.fields import Number


@dataclass(frozen=True)
class Told:
    """A number that is shown in a way of its own: what the cell holds, its format, and as a text says it."""

    value: Number
    format: str
    said: str

    def __str__(self) -> str:
        return self.said


Value = str | Number | Told | None


class Holds(Enum):
    """What a column holds, and with it how its cells look and what may be typed into them."""

    TEXT = "@"
    WHOLE = "#,##0"
    DECIMAL = "#,##0.##"
    RATE = "0.0%"


@dataclass(frozen=True)
class Field:
    """A column of a table; one that is `open` may be filled in when the sheet is protected."""

    title: str
    holds: Holds = Holds.TEXT
    width: int = 12
    open: bool = False


@dataclass(frozen=True)
class Worksheet:
    """A worksheet: lines above, the table, lines below.

    `stamps` are labelled lines above the table, which the import reads again. `bold` are the rows of
    totals and groups, counted from 0. A protected sheet takes entries only in open columns.
    """

    name: str
    fields: Sequence[Field]
    rows: Sequence[Sequence[Value]]
    title: str = ""
    stamps: Sequence[tuple[str, str]] = ()
    remarks: Sequence[str] = ()
    bold: frozenset[int] = field(default_factory=frozenset)
    protected: bool = False

    @property
    def first_row(self) -> int:
        """The row of the first line of the table, counted from 1."""
        above = bool(self.title) + len(self.stamps)
        return above + (2 if above else 1) + 1
