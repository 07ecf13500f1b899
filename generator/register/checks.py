"""What is wrong or odd in the books: the same number twice, holes, disorder, rows that lack something.

Every finding stands at its row. Whether a document still is what was issued is
`generator.office.verification`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from generator.model.books import Row, RowState
from generator.problems import Message, Place, Problem, Severity, say
from generator.register.changing import look
from generator.register.issuing_body import Register
from generator.register.ledger import Ledger
from generator.register.linking import check_links
from generator.register.shelf import BookRow, SeriesKey
from generator.wording import serial, short_date

_HOLES_SHOWN = 20


def check_register(register: Register, today: datetime.date | None = None) -> list[Problem]:
    """Everything wrong (errors) or odd (warnings) in all books.

    With `today`, numbers that are kept for days gone by are told too. A book that is missing, cut or
    unreadable raises `RegisterDamaged`.
    """
    ledger = Ledger(look(register))
    entries = list(ledger.rows())
    found = [
        *ledger.doubts,
        *_twice(ledger, entries),
        *_holes(ledger, entries),
        *_disorder(ledger, entries),
        *check_links(ledger, entries),
        *(problem for entry in entries for problem in _row(ledger, entry, today)),
    ]
    return sorted(found, key=lambda problem: problem.place)


def copy_doubts(register: Register) -> list[Problem]:
    """The copies of books that lie beside them, each with what it knows alone."""
    return Ledger(look(register)).doubts


def _twice(ledger: Ledger, entries: Iterable[BookRow]) -> Iterator[Problem]:
    """The same number in a series, the same number and symbol in a year, the same key."""
    seen: dict[object, BookRow] = {}
    numbered: dict[tuple[SeriesKey, int], list[BookRow]] = {}
    for entry in entries:
        row = entry.row
        before = numbered.setdefault((ledger.series_of(entry), row.number), [])
        if before:
            first = next((one for one in before if not _is_given_up(one)), before[0])
            said = say("số {number} đã có", **row.told)
            yield _same_number(first, entry, _with_line(said, first))
        elif row.symbol:
            other = seen.setdefault(("symbol", entry.year, row.number_symbol), entry)
            if other is not entry:
                said = say("số, ký hiệu {number} đã có", number=row.number_symbol)
                yield _error("SYMBOL", entry, _with_line(said, other))
        if row.key and row.is_live:
            held = seen.setdefault(("key", row.key), entry)
            if held is not entry:
                yield _error("HELD", entry, _with_line(say("«{key}» đã có số", key=row.key), held))
        before.append(entry)


def _is_given_up(one: BookRow) -> bool:
    """Whether it is told why nothing bears its number."""
    return one.row.state is RowState.VOID and bool(one.row.reason)


def _same_number(first: BookRow, entry: BookRow, said: Message) -> Problem:
    """A number that stands twice; of which one is given up, so that one document has it, that is only odd."""
    if not _is_given_up(first) and not _is_given_up(entry):
        hint = say(
            "văn bản nào chưa gửi đi thì hủy số ở dòng của nó (vanthu register void … --row …), rồi ban hành lại để được số khác"
        )
        return replace(_error("TWICE", entry, said), hint=hint)
    hint = say("cấp trùng rồi hủy bớt một dòng thì để nguyên; số đã hủy không cấp lại")
    return _warning("GIVEN-UP", entry, said, hint)


def _with_line(said: Message, first: BookRow) -> Message:
    place = f"{first.place.file}:{first.place.line}"
    return say("{said} ở {place}", said=said, place=place)


def _holes(ledger: Ledger, entries: Iterable[BookRow]) -> Iterator[Problem]:
    """Numbers between the first and the highest that no row has."""
    files: dict[SeriesKey, str] = {}
    for entry in entries:
        files[ledger.series_of(entry)] = entry.place.file
    for series, file in files.items():
        numbers = range(ledger.first(series), ledger.expected(series))
        missing = [
            number
            for number in numbers
            if not ledger.at(series, number) and (series, number) not in ledger.elsewhere
        ]
        if missing:
            said = say(
                "dãy «{series}» thiếu số {numbers}", series=series[1], numbers=_shown(missing)
            )
            hint = say("tìm lại văn bản, hoặc ghi hủy bằng «vanthu register void»")
            yield Problem("E-REGISTER-HOLE", Place(file), said, hint)


def _shown(numbers: list[int]) -> str:
    shown = ", ".join(serial(number) for number in numbers[:_HOLES_SHOWN])
    return f"{shown}, …" if len(numbers) > _HOLES_SHOWN else shown


def _disorder(ledger: Ledger, entries: Iterable[BookRow]) -> Iterator[Problem]:
    """A row dated before one with a lower number."""
    live = [(ledger.series_of(entry), entry) for entry in entries if entry.row.is_live]
    live.sort(key=lambda found: (found[0], found[1].row.number))
    for (series, before), (same, entry) in pairwise(live):
        if series == same and entry.row.date < before.row.date:
            said = say(
                "số {number} ngày {day}, trước ngày {other_day} của số {other}",
                **entry.row.told,
                other=serial(before.row.number),
                other_day=short_date(before.row.date),
            )
            yield _warning("ORDER", entry, said, say("xem lại ngày của hai văn bản"))


def _row(ledger: Ledger, entry: BookRow, today: datetime.date | None) -> Iterator[Problem]:
    """What a row lacks, or says of another year; whether its number is kept for a day gone by."""
    row = entry.row
    if row.date.year != entry.year:
        said = say("ngày {day} không thuộc năm {year}", **row.told, year=entry.year)
        yield _error("YEAR", entry, said)
    elif ledger.register.numbering.period_of(row.date) is None:
        yield _error("TERM", entry, say("ngày {day} không thuộc nhiệm kỳ nào", **row.told))
    if row.state is RowState.VOID and not row.reason:
        said = say("số {number} hủy không có lý do", **row.told)
        yield _warning("REASON", entry, said, say("ghi lý do ở «reason:»"))
    if row.state is RowState.ISSUED and (lacking := _lacking(row)):
        said = say("số {number} còn để trống: {columns}", **row.told, columns=lacking)
        yield _warning("LACKS", entry, said, say("ghi thêm vào dòng của sổ"))
    if today is not None and row.state is RowState.RESERVED and row.date < today:
        said = say("số {number} giữ từ ngày {day} chưa ban hành", **row.told)
        yield _warning("KEPT", entry, said, say("ban hành văn bản, hoặc hủy số"))


def _lacking(row: Row) -> str:
    columns = {"người ký": row.signer, "nơi nhận": row.recipients, "bản lưu": row.archive}
    return ", ".join(name for name, value in columns.items() if not value)


def _error(code: str, entry: BookRow, said: Message) -> Problem:
    return Problem(f"E-REGISTER-{code}", entry.place, said)


def _warning(code: str, entry: BookRow, said: Message, hint: Message) -> Problem:
    return Problem(f"W-REGISTER-{code}", entry.place, said, hint, Severity.WARNING)
