"""A register begun, and one taken over as it stands: the two things that are never done by themselves.

Everything else in the package refuses a register that is missing or smaller than it was.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.files import failure
from generator.model.register import BookMark, FirstNumber, Marker
from generator.problems import Message, Place, Problem, RecordsInvalid, say
from generator.register import disk
from generator.register.desk import Decision, marker_change, prepare, read_file, transact
from generator.register.editing import new_book
from generator.register.faults import RegisterDamaged
from generator.register.journal import Change
from generator.register.opening import Register
from generator.register.shelf import Shelf, book_years, load_book, load_shelf, mark_of, parse
from generator.wording import padded


def init_register(
    register: Register, day: datetime.date, first: Mapping[str, int] | None = None
) -> Path:
    """Begin the book of a day's year; the file made.

    `first` gives, by series, the number with which an office goes on that begins in mid-year. A book
    that was lost without a copy may be begun again only behind the highest number it is known to
    have had. Raises `RecordsInvalid` when the book is there.
    """
    try:
        disk.make_folder(register.folder)
    except OSError as error:
        raise failure(Path(register.shown(register.folder)), error) from error
    firsts = _first_numbers(register, day, first or {})
    return transact(register, lambda: _begin(register, day.year, firsts))


def adopt_register(register: Register) -> Marker:
    """Take the books as they stand for whole: after rows were put right by hand, or the marker lost.

    A highest number that the marker has seen is kept, so that none is given again. Books that cannot
    be read raise `RegisterDamaged`.
    """
    prepare(register)
    return transact(register, lambda: _adopt(register))


def _first_numbers(
    register: Register, day: datetime.date, first: Mapping[str, int]
) -> list[FirstNumber]:
    period = register.numbering.period_of(day)
    if period is None:
        raise RecordsInvalid(
            [_problem(register, day.year, "TERM", say("ngày không thuộc nhiệm kỳ"))]
        )
    return [
        FirstNumber(period=period, series=series, number=number)
        for series, number in sorted(first.items())
    ]


def _begin(register: Register, year: int, firsts: Sequence[FirstNumber]) -> Decision[Path]:
    shelf = _known(register)
    mark = shelf.mark(year)
    if mark is not None and year in book_years(register):
        load_shelf(register, [year])
        said = say("đã có sổ năm {year}", year=year)
        raise RecordsInvalid([_problem(register, year, "EXISTS", said)])
    if mark is not None:
        _must_go_on(register, mark, firsts)
    book = new_book(register, year, firsts)
    changes = [
        Change(book.path, None, book.text.encode()),
        marker_change(shelf, [mark_of(book.book, register.numbering, mark)]),
    ]
    return Decision(book.path, changes)


def _known(register: Register) -> Shelf:
    """The marker alone; an empty one when there was never a register."""
    years = book_years(register)
    data = read_file(register, register.marker)
    if data is None and not years:
        return Shelf(register, Marker(issuer=register.issuer), None, {})
    return load_shelf(register, ()) if _is_complete(register, years) else _marker_only(register)


def _is_complete(register: Register, years: Sequence[int]) -> bool:
    """Whether every book that the marker knows is there."""
    return all(mark.year in years for mark in _marker_only(register).marker.books)


def _marker_only(register: Register) -> Shelf:
    data = read_file(register, register.marker)
    name = register.shown(register.marker)
    found, problems = parse(Marker, data or b"", name)
    if found is None:
        raise RegisterDamaged(name, say("không đọc được tệp đánh dấu"), problems)
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
                number=padded(seen.number),
            )
            raise RegisterDamaged(register.shown(register.book(mark.year)), fact)


def _adopt(register: Register) -> Decision[Marker]:
    years = book_years(register)
    data = read_file(register, register.marker)
    found, _ = parse(Marker, data or b"", register.shown(register.marker))
    marker = found[1] if found else Marker(issuer=register.issuer)
    for mark in marker.books:
        if mark.year not in years:
            raise RegisterDamaged(register.shown(register.book(mark.year)), say("không thấy tệp"))
    shelf = Shelf(register, marker, data, {year: load_book(register, year) for year in years})
    marks = [
        mark_of(book.book, register.numbering, shelf.mark(year))
        for year, book in shelf.books.items()
    ]
    adopted = marker.model_copy(update={"books": tuple(marks)})
    return Decision(adopted, [marker_change(shelf, marks)])


def _problem(register: Register, year: int, code: str, said: Message) -> Problem:
    return Problem(f"E-REGISTER-{code}", Place(register.shown(register.book(year))), said)
