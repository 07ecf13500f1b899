"""What stands in the register, for those who only look."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from generator.model.books import GENERAL, RowState, Secrecy
from generator.register.desk import look
from generator.register.issuing import years_around
from generator.register.ledger import Ledger
from generator.register.opening import Register
from generator.register.shelf import Entry


def expected_number(
    register: Register, kind: str | None, day: datetime.date, secrecy: Secrecy | None = None
) -> int | None:
    """The number that a document of this kind and day would get now; `None` outside all terms.

    Another clerk may take it first: the number given is told by `reserve` and `issue`.
    """
    period = register.numbering.period_of(day)
    if period is None:
        return None
    ledger = Ledger(look(register, years_around(register, [day])))
    return ledger.expected((period, register.numbering.series_of(kind, secrecy)))


def list_rows(
    register: Register,
    *,
    year: int | None = None,
    series: str | None = None,
    states: Collection[RowState] = tuple(RowState),
) -> list[Entry]:
    """The rows of a year, or of all, as they stand in the books."""
    shelf = look(register, None if year is None else [year])
    return [
        entry
        for entry in shelf.entries()
        if entry.row.state in states and series in {None, entry.row.series}
    ]


def find_key(register: Register, key: str) -> Entry | None:
    """The row that keeps a number for a key, or has issued it."""
    return Ledger(look(register)).held(key)


def find_number(
    register: Register, number: int, *, period: str, series: str = GENERAL
) -> Entry | None:
    """The row of a number in a year or a term."""
    return Ledger(look(register)).at((period, series), number)
