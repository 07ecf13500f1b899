"""A register begun, and one taken over as it stands: the two things that are never done by themselves.

Everything else in the package refuses a register that is missing or smaller than it was.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.model.books import BookMark, FirstNumber, Highest, Marker
from generator.problems import say
from generator.register.changing import must_exist, transact
from generator.register.giving import void_row
from generator.register.going_out import one_line
from generator.register.issuing_body import Register
from generator.register.ledger import Ledger, marker_write, new_book
from generator.register.shelf import Shelf, book_years, load_book, load_shelf, mark_of, parse
from generator.wording import serial
from generator.workspace import Write


def init_register(
    register: Register, day: datetime.date, first: Mapping[str, int] | None = None
) -> Path:
    """Begin the book of a day's year; the file made.

    `first` gives, by series, the number with which an office goes on that begins in mid-year. A book
    that was lost without a copy may be begun again only behind the highest number it is known to
    have had. Raises `RecordsInvalid` when the book is there.
    """
    register.refuse_file()
    firsts = _first_numbers(register, day, first or {})
    return transact(register, lambda: _begin(register, day.year, firsts), "register init")


def adopt_register(register: Register, reason: str = "") -> Marker:
    """Take the books as they stand for whole: after rows were put right by hand, or the marker lost.

    Numbers that the marker has seen and no row has any more are not given again: they get void rows,
    for which a `reason` is needed. Books that cannot be read raise `RegisterDamaged`.
    """
    must_exist(register)
    return transact(register, lambda: _adopt(register, one_line(reason)), "register adopt")


def _first_numbers(
    register: Register, day: datetime.date, first: Mapping[str, int]
) -> list[FirstNumber]:
    period = register.numbering.period_of(day)
    if period is None:
        raise register.refusal("TERM", register.book(day.year), say("ngày không thuộc nhiệm kỳ"))
    return [
        FirstNumber(period=period, series=series, number=number)
        for series, number in sorted(first.items())
    ]


def _begin(
    register: Register, year: int, firsts: Sequence[FirstNumber]
) -> tuple[Path, list[Write]]:
    shelf = known_shelf(register)
    mark = shelf.mark(year)
    if mark is not None and year in book_years(register):
        load_shelf(register, [year])
        raise register.refusal("EXISTS", register.book(year), say("đã có sổ năm {year}", year=year))
    if mark is not None:
        _must_go_on(register, mark, firsts)
    book = new_book(register, year, firsts)
    marker = marker_write(shelf, [mark_of(book.book, register.numbering, mark)])
    return book.path, [book.write, marker]


def known_shelf(register: Register) -> Shelf:
    """The marker alone; an empty one when there was never a register."""
    years, data = book_years(register), register.read(register.marker)
    if data is None and not years:
        return Shelf(register, Marker(issuer=register.issuer), None, {})
    found, problems = parse(Marker, data or b"", register.shown(register.marker))
    if found is None:
        raise register.damaged(register.marker, say("không đọc được tệp ghi số cao nhất"), problems)
    if all(mark.year in years for mark in found[1].books):
        return load_shelf(register, ())
    return Shelf(register, found[1], data, {})


def _must_go_on(register: Register, mark: BookMark, firsts: Sequence[FirstNumber]) -> None:
    """A lost book goes on behind its highest numbers; anything else would give them twice."""
    given = {(first.period, first.series): first.number for first in firsts}
    for seen in mark.highest:
        if given.get((seen.period, seen.series), 0) <= seen.number:
            fact = say(
                "không thấy tệp; không còn bản sao thì chỉ lập lại được với số đầu của dãy"
                " «{series}» lớn hơn {number}",
                series=seen.series,
                number=serial(seen.number),
            )
            raise register.damaged(register.book(mark.year), fact)


def _adopt(register: Register, reason: str) -> tuple[Marker, list[Write]]:
    shelf = _all_books(register)
    ledger = Ledger(shelf)
    for mark in shelf.marker.books:
        for seen in mark.highest:
            _void_lost(ledger, mark.year, seen, reason)
    edited = {book.book.year: book for book in ledger.edited()}
    marks = [
        mark_of((edited.get(year) or book).book, register.numbering)
        for year, book in shelf.books.items()
    ]
    marker = shelf.marker.model_copy(update={"books": tuple(marks)})
    return marker, [*(book.write for book in edited.values()), marker_write(shelf, marks)]


def _all_books(register: Register) -> Shelf:
    """Every book, whatever the marker says; a book that it knows must be there all the same."""
    years = book_years(register)
    data = register.read(register.marker)
    found, _ = parse(Marker, data or b"", register.shown(register.marker))
    marker = found[1] if found else Marker(issuer=register.issuer)
    if lost := [mark.year for mark in marker.books if mark.year not in years]:
        raise register.damaged(register.book(lost[0]), say("không thấy tệp"))
    return Shelf(register, marker, data, {year: load_book(register, year) for year in years})


def _void_lost(ledger: Ledger, year: int, seen: Highest, reason: str) -> None:
    """A void row for each number at the end of a series that is gone with its row."""
    series = (seen.period, seen.series)
    known = [one.row for one in ledger.in_series(series)]
    last = max((row.number for row in known), default=ledger.first(series) - 1)
    lost = range(last + 1, seen.number + 1)
    if lost and not reason:
        fact = say(
            "dãy «{series}» mất số {first} đến {last}; tìm không được thì nêu lý do để ghi hủy",
            series=seen.series,
            first=serial(lost[0]),
            last=serial(lost[-1]),
        )
        raise ledger.register.damaged(ledger.register.book(year), fact)
    first, last_day = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    within = first if ledger.register.numbering.period_of(first) == seen.period else last_day
    day = max((row.date for row in known), default=within)
    for number in lost:
        ledger.add(year, void_row(number, day, seen.series, reason))
