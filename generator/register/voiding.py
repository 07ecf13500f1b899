"""Numbers given up: the row stays, with its reason, and the number is never given again."""

from __future__ import annotations

import datetime

from generator.model.books import GENERAL, Row, RowState
from generator.problems import Message, Place, Problem, RecordsInvalid, say
from generator.register.desk import Decision, book_changes, prepare, transact
from generator.register.giving import void_row
from generator.register.ledger import Ledger
from generator.register.opening import Register
from generator.register.outgoing import one_line
from generator.register.shelf import Entry, SeriesKey, load_shelf
from generator.wording import serial


def void(
    register: Register,
    number: int,
    reason: str,
    *,
    period: str,
    series: str = GENERAL,
    day: datetime.date | None = None,
) -> Row:
    """Give up a number of a year or a term; its row as it is now.

    A number kept or issued keeps its columns. One that nobody ever had, left out by an oversight,
    gets a row of its own, dated `day`. Raises `RecordsInvalid` for a number that is void already, or
    not yet reached.
    """
    prepare(register)
    if not reason.strip():
        raise RecordsInvalid([_problem(register, "REASON", say("hủy số phải nêu lý do"))])
    return transact(
        register, lambda: _void(register, (period, series), number, one_line(reason), day)
    )


def _void(
    register: Register, series: SeriesKey, number: int, reason: str, day: datetime.date | None
) -> Decision[Row]:
    ledger = Ledger(load_shelf(register))
    entry = ledger.at(series, number)
    if entry is None:
        row = _missing(ledger, series, number, reason, day)
        ledger.add(row.date.year, row)
        return Decision(row, book_changes(ledger.shelf, ledger.edited()))
    if entry.row.state is RowState.VOID:
        return Decision(_voided(entry, register, reason))
    row = Row(**_given(entry.row) | {"state": RowState.VOID, "reason": reason})
    ledger.put(entry, row)
    return Decision(row, book_changes(ledger.shelf, ledger.edited()))


def _voided(entry: Entry, register: Register, reason: str) -> Row:
    """A row that is void already; for the same reason the command was only repeated."""
    if entry.row.reason == reason:
        return entry.row
    said = say(
        "số {number} đã hủy: {reason}",
        number=serial(entry.row.number),
        reason=entry.row.reason or "",
    )
    raise RecordsInvalid([_problem(register, "VOID", said)])


def _missing(
    ledger: Ledger, series: SeriesKey, number: int, reason: str, day: datetime.date | None
) -> Row:
    register = ledger.register
    if not ledger.first(series) <= number < ledger.expected(series):
        said = say("số {number} chưa được cấp", number=serial(number))
        raise RecordsInvalid([_problem(register, "NUMBER", said)])
    if (
        day is None
        or register.numbering.period_of(day) != series[0]
        or day.year not in ledger.shelf.books
    ):
        said = say("số {number} không có hàng trong sổ", number=serial(number))
        hint = say("cho biết ngày để ghi hàng hủy")
        raise RecordsInvalid([_problem(register, "DAY", said, hint)])
    return void_row(number, day, series[1], reason)


def _given(row: Row) -> dict[str, object]:
    return {name: getattr(row, name) for name in row.model_fields_set}


def _problem(register: Register, code: str, said: Message, hint: Message | None = None) -> Problem:
    return Problem(f"E-REGISTER-{code}", Place(register.shown(register.folder)), said, hint)
