"""The books of a register as they stand, held against the marker before anything is believed.

A book that is missing, empty, cut or unreadable stops the run: numbering never starts anew by
itself. Locks, and what to do about a change left half done, are `generator.register.changing`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from generator.model.books import Book, BookMark, Highest, Marker, Numbering, Row
from generator.model.fields import Record
from generator.problems import Place, Problem, errors, say
from generator.records import bind
from generator.register.issuing_body import Register, RegisterDamaged, RegisterMissing
from generator.workspace import Block, Write, decode, locate, read_yaml_text, regex, unchanging

_YEAR = regex(r"(\d{4})\.yaml")

Model = TypeVar("Model", bound=Record)

SeriesKey = tuple[str, str]
"""A series within a period: `("2022", "general")`."""


@unchanging(frozen=True)
class LoadedBook:
    """A book with the bytes it was read from; `data` is `None` for a book not yet written.

    Of a book that is changed `text` and `book` are as they shall be, all else as it was read.
    """

    path: Path
    name: str
    data: bytes | None
    text: str
    block: Block
    book: Book

    @property
    def write(self) -> Write:
        """The change that writes it."""
        return Write(self.path, self.data, self.text.encode())

    def place(self, index: int) -> Place:
        """Where a row stands."""
        return locate(self.block, ("rows", index))


@unchanging(frozen=True)
class BookRow:
    """A row and where it stands: the book's year, and its index there."""

    year: int
    index: int
    row: Row
    place: Place


@unchanging(frozen=True)
class Shelf:
    """The marker, and those books that were asked for."""

    register: Register
    marker: Marker
    marker_data: bytes | None
    books: Mapping[int, LoadedBook]

    def rows(self) -> Iterator[BookRow]:
        """All rows of the books at hand, year by year as they stand in the files."""
        for year in sorted(self.books):
            book = self.books[year]
            for index, row in enumerate(book.book.rows):
                yield BookRow(year, index, row, book.place(index))

    def mark(self, year: int) -> BookMark | None:
        """What the marker knows of a book."""
        return next((mark for mark in self.marker.books if mark.year == year), None)


def load_shelf(register: Register, years: Iterable[int] | None = None) -> Shelf:
    """The books of these years that exist, or all; sound, or `RegisterDamaged`/`RegisterMissing`."""
    marker_data = register.read(register.marker)
    found = book_years(register)
    if marker_data is None:
        raise _no_marker(register, found)
    marker, problems = parse(Marker, marker_data, register.shown(register.marker))
    if marker is None:
        raise _unreadable(register, register.marker, problems)
    known = [mark.year for mark in marker[1].books]
    _compare_years(register, known, found)
    wanted = known if years is None else sorted(set(years).intersection(known))
    books = {year: load_book(register, year) for year in wanted}
    shelf = Shelf(register, marker[1], marker_data, books)
    for mark in marker[1].books:
        if mark.year in books:
            _compare(books[mark.year], mark, register.numbering)
    return shelf


def book_years(register: Register) -> list[int]:
    """The years whose books lie in the folder."""
    names = (path.name for path in register.folder.glob("*.yaml"))
    return sorted(int(found[1]) for name in names if (found := _YEAR.fullmatch(name)))


def is_book(path: Path) -> bool:
    """Whether a file is called as the book of a year is."""
    return _YEAR.fullmatch(path.name) is not None


def load_book(register: Register, year: int) -> LoadedBook:
    """One book, readable at least; `RegisterDamaged` when it is not."""
    path = register.book(year)
    data = register.read(path)
    if data is None:
        raise register.damaged(path, say("không thấy tệp"))
    loaded, problems = parse_book(path, register.shown(path), data)
    if loaded is None:
        raise _unreadable(register, path, problems)
    said = {"issuer": loaded.book.issuer, "year": loaded.book.year}
    if said != {"issuer": register.issuer, "year": year}:
        raise register.damaged(path, say("trong tệp ghi là sổ năm {year} của «{issuer}»", **said))
    return loaded


def parse_book(path: Path, name: str, data: bytes) -> tuple[LoadedBook | None, list[Problem]]:
    """A book from its bytes, or nothing and what is wrong with it."""
    found, problems = parse(Book, data, name)
    if found is None:
        return None, problems
    block, book = found
    return LoadedBook(path, name, data, data.decode(), block, book), problems


def parse(
    model: type[Model], data: bytes, name: str
) -> tuple[tuple[Block, Model] | None, list[Problem]]:
    """A record of the register from its bytes."""
    text, problems = decode(data, name)
    if problems:
        return None, problems
    block, problems = read_yaml_text(text, name)
    if block is None:
        return None, errors(problems)
    record, found = bind(model, block)
    return (None if record is None else (block, record)), [*problems, *found]


def mark_of(book: Book, numbering: Numbering, before: BookMark | None = None) -> BookMark:
    """What the marker shall say of a book; a highest number once seen is never lowered."""
    highest = _highest(book, numbering)
    for mark in before.highest if before else ():
        key = (mark.period, mark.series)
        highest[key] = max(mark.number, highest.get(key, 0))
    marks = (
        Highest(period=period, series=series, number=number)
        for (period, series), number in sorted(highest.items())
    )
    return BookMark(year=book.year, rows=len(book.rows), highest=tuple(marks))


def _highest(book: Book, numbering: Numbering) -> dict[SeriesKey, int]:
    """The highest number in each series; a first number says that those before it are used up."""
    found: dict[SeriesKey, int] = {
        (first.period, first.series): first.number - 1 for first in book.first_numbers
    }
    for row in book.rows:
        key = series_in(book.year, row, numbering)
        found[key] = max(row.number, found.get(key, 0))
    return found


def series_in(year: int, row: Row, numbering: Numbering) -> SeriesKey:
    """The series that a row of a year's book belongs to: by its date, and by what is written in it."""
    return numbering.period_of(row.date) or str(year), row.series


def _no_marker(register: Register, years: list[int]) -> RegisterMissing | RegisterDamaged:
    if not years:
        return RegisterMissing(register.shown(register.folder))
    fact = say("không thấy tệp ghi số cao nhất")
    remedy = say("nếu sổ còn đủ thì chạy «vanthu register adopt»")
    return register.damaged(register.marker, fact, remedy=remedy)


def _unreadable(register: Register, path: Path, problems: list[Problem]) -> RegisterDamaged:
    fact = say("không đọc được ({count} lỗi)", count=len(errors(problems)))
    return register.damaged(path, fact, problems)


def _compare_years(register: Register, known: list[int], found: list[int]) -> None:
    """Each book that the marker knows must be there, and none that it does not."""
    if lost := [year for year in known if year not in found]:
        raise register.damaged(register.book(lost[0]), say("không thấy tệp"))
    if strange := [year for year in found if year not in known]:
        fact = say("tệp ghi số cao nhất không biết sổ này")
        remedy = say("nếu sổ đúng thì chạy «vanthu register adopt»")
        raise register.damaged(register.book(strange[0]), fact, remedy=remedy)


def _compare(loaded: LoadedBook, mark: BookMark, numbering: Numbering) -> None:
    count = len(loaded.book.rows)
    if count < mark.rows:
        fact = say("chỉ còn {count} dòng, trước đó có {rows}", count=count, rows=mark.rows)
        raise RegisterDamaged(loaded.name, fact)
    highest = _highest(loaded.book, numbering)
    for seen in mark.highest:
        if highest.get((seen.period, seen.series), 0) < seen.number:
            fact = say(
                "số cao nhất của dãy «{series}» phải từ {number} trở lên",
                series=seen.series,
                number=seen.number,
            )
            raise RegisterDamaged(loaded.name, fact)
