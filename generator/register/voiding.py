"""Numbers given up: the row stays, with its reason, and the number is never given again."""

from __future__ import annotations

import datetime

from generator.model.books import GENERAL, Row, RowState
from generator.problems import say
from generator.register.changing import change_books
from generator.register.giving import void_row
from generator.register.going_out import one_line
from generator.register.issuing_body import Register
from generator.register.ledger import Ledger
from generator.register.shelf import SeriesKey
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
    not yet reached; for the same reason again the command was only repeated.
    """
    if not reason.strip():
        raise register.refusal("REASON", register.folder, say("hủy số phải nêu lý do"))
    told = one_line(reason)
    return change_books(register, lambda ledger: _void(ledger, (period, series), number, told, day))


def _void(
    ledger: Ledger, series: SeriesKey, number: int, reason: str, day: datetime.date | None
) -> Row:
    held = ledger.at(series, number)
    if held is None:
        row = _missing(ledger, series, number, reason, day)
        ledger.add(row.date.year, row)
        return row
    row = held.row
    if row.state is not RowState.VOID:
        row = row.model_copy(update={"state": RowState.VOID, "reason": reason})
        ledger.put(held, row)
    elif row.reason != reason:
        said = say("số {number} đã hủy: {reason}", number=serial(number), reason=row.reason or "")
        raise ledger.register.refusal("VOID", ledger.register.folder, said)
    return row


def _missing(
    ledger: Ledger, series: SeriesKey, number: int, reason: str, day: datetime.date | None
) -> Row:
    register = ledger.register
    if not ledger.first(series) <= number < ledger.expected(series):
        said = say("số {number} chưa được cấp", number=serial(number))
        raise register.refusal("NUMBER", register.folder, said)
    if (
        day is None
        or register.numbering.period_of(day) != series[0]
        or day.year not in ledger.shelf.books
    ):
        said = say("số {number} không có hàng trong sổ", number=serial(number))
        hint = say("cho biết ngày để ghi hàng hủy")
        raise register.refusal("DAY", register.folder, said, hint)
    return void_row(number, day, series[1], reason)
