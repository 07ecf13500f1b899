"""Numbers kept and documents issued: register, record and metadata in one step or not at all.

A batch is one step too: every number of it is given, or none. The text of the document and its Word
file are made by the caller, who reserves first where they show the number.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.model.books import Row, RowState, Span
from generator.problems import Problem, RecordsInvalid, say
from generator.register.desk import Decision, book_changes, prepare, transact
from generator.register.giving import Given, Giving
from generator.register.ledger import Ledger
from generator.register.opening import Register
from generator.register.outgoing import Outgoing
from generator.register.recording import Issuance, Numbered, Recording
from generator.register.shelf import Entry, book_years, load_shelf
from generator.wording import serial, short_date


@dataclass(frozen=True)
class Receipt:
    """What came of it, in the order asked: numbers, doubts, and the years whose books were begun."""

    given: tuple[Given, ...]
    warnings: tuple[Problem, ...] = ()
    opened: tuple[int, ...] = ()


def reserve(register: Register, asked: Sequence[Outgoing]) -> Receipt:
    """Keep a number for each; a key that has one gets the same again.

    Raises `RecordsInvalid` with every refusal, and then keeps none.
    """
    prepare(register)
    return transact(register, lambda: _reserve(register, asked))


def issue(register: Register, asked: Sequence[Issuance]) -> Receipt:
    """Issue documents: rows, records, metadata and files together.

    Numbers kept for their keys are used, others are given now. A document that is issued already and
    is what it was then is left as it is; one that changed is refused. Raises `RecordsInvalid` with
    every refusal, and then issues none.
    """
    prepare(register)
    return transact(register, lambda: _issue(register, asked))


def years_around(register: Register, days: Iterable[datetime.date]) -> list[int]:
    """The books that can hold a number for these days, or a key that has one already."""
    found = {day.year + step for day in days for step in (-1, 0, 1)}
    if register.numbering.span is Span.TERM:
        found.update(book_years(register))
    return sorted(found)


def _giving(register: Register, asked: Sequence[Outgoing]) -> Giving:
    years = years_around(register, (one.day for one in asked))
    return Giving(Ledger(load_shelf(register, years)))


def _reserve(register: Register, asked: Sequence[Outgoing]) -> Decision[Receipt]:
    giving = _giving(register, asked)
    given = [giving.give(one) for one in asked]
    _refuse(giving.problems)
    ledger = giving.ledger
    return Decision(_receipt(giving, given), book_changes(ledger.shelf, ledger.edited()))


def _issue(register: Register, asked: Sequence[Issuance]) -> Decision[Receipt]:
    giving = _giving(register, [one.outgoing for one in asked])
    given = [_one(giving, one) for one in asked]
    fresh = [
        Numbered(one, got.row)
        for one, got in zip(asked, given, strict=True)
        if got is not None and not _is_done(got)
    ]
    recording = Recording(giving.ledger, giving.problems)
    files = recording.changes(fresh)
    giving.warnings += recording.doubts(fresh)
    _refuse(giving.problems)
    ledger = giving.ledger
    changes = [*book_changes(ledger.shelf, ledger.edited()), *files]
    return Decision(_receipt(giving, given), changes)


def _one(giving: Giving, asked: Issuance) -> Given | None:
    """The row of one document: issued now, or as it was issued before."""
    given = giving.give(asked.outgoing)
    entry = giving.ledger.held(asked.outgoing.key)
    if given is None or entry is None:
        return None
    if entry.row.state is RowState.ISSUED:
        return _as_before(giving, asked, entry, given)
    if given.again:
        series = giving.ledger.series_of(entry)
        giving.warn_of_disorder(asked.outgoing, series, entry.row.number)
    row = _issued_row(giving, asked, entry.row)
    giving.ledger.put(entry, row)
    return replace(given, row=row, again=False)


def _issued_row(giving: Giving, asked: Issuance, kept: Row) -> Row:
    """The row as issued; what a clerk noted in the kept row stays."""
    register = giving.ledger.register
    path = asked.record
    record = register.shown(register.workspace.root / path) if path else None
    row = asked.outgoing.row(
        kept.number, kept.series, RowState.ISSUED, frozen=asked.frozen, record=record
    )
    noted = {
        name: value
        for name in ("sent", "received", "note")
        if (value := getattr(kept, name)) is not None and getattr(row, name) is None
    }
    return Row(**{name: getattr(row, name) for name in row.model_fields_set} | noted)


def _as_before(giving: Giving, asked: Issuance, entry: Entry, given: Given) -> Given:
    """An issued document stays what it is (Decree 30, Điều 18.3)."""
    if entry.row.frozen != asked.frozen:
        said = say(
            "văn bản đã ban hành, số {number} ngày {day}, nay đã khác lúc ban hành",
            number=serial(entry.row.number),
            day=short_date(entry.row.date),
        )
        hint = say("ban hành văn bản sửa đổi, thay thế hoặc đính chính; không sửa văn bản cũ")
        giving.refuse("ISSUED", asked.outgoing, said, hint, entry)
    return given


def _is_done(given: Given) -> bool:
    """Whether a document was issued by an earlier run."""
    return given.again and given.row.state is RowState.ISSUED


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        raise RecordsInvalid(problems)


def _receipt(giving: Giving, given: Sequence[Given | None]) -> Receipt:
    return Receipt(
        tuple(one for one in given if one is not None),
        tuple(giving.warnings),
        tuple(giving.ledger.opened),
    )
