"""The rows of a register while a change is being decided: as read, and with what is added to them.

Finds rows by key, by number and by symbol, and knows the next number of each series. Whether a number
may be given is `generator.register.giving`; nothing is written here.

A book gets its rows with all its other lines left as they stand: what clerks wrote between them stays.
One that is written in a way that cannot be added to is refused, never guessed at.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.model.books import Book, BookMark, FirstNumber, Marker, Row
from generator.model.named import read_named
from generator.problems import Message, Place, Problem, RecordsInvalid, say
from generator.records import amended, edited, texts_of, write_yaml_text
from generator.register.copies import Copy, bearer, copies_beside
from generator.register.issuing_body import Register
from generator.register.shelf import (
    BookRow,
    LoadedBook,
    SeriesKey,
    Shelf,
    mark_of,
    parse_book,
    series_in,
)
from generator.wording import nfc
from generator.workspace import ITEM_LIMIT, Items, Write

Spot = tuple[int, int]
"""A row's place: the year of its book, and its index there."""
_MARKER_HEADER = """\
Số cao nhất đã cấp và số dòng của từng quyển sổ. Vanthu tự ghi và dùng để biết sổ bị mất, bị
cụt; không sửa tay."""
_BOOK_HEADER = """\
Sổ đăng ký văn bản đi năm {year} của «{issuer}». Số do vanthu cấp; có thể ghi tay
sent (ngày chuyển), received (ký nhận), note (ghi chú). Không xóa dòng: số bỏ đi thì hủy."""


@dataclass
class Ledger:
    """The books of a shelf, with rows added and changed; `doubts` are told, `files` written with them.

    `elsewhere` are numbers that only a copy of a book has, each with the file.
    """

    shelf: Shelf
    opened: dict[int, LoadedBook] = field(default_factory=dict)
    doubts: list[Problem] = field(default_factory=list)
    files: list[Write] = field(default_factory=list)
    elsewhere: dict[tuple[SeriesKey, int], str] = field(default_factory=dict)
    _rows: dict[Spot, BookRow] = field(default_factory=dict)
    _touched: set[Spot] = field(default_factory=set)
    _counts: dict[int, int] = field(default_factory=dict)
    _found: dict[object, BookRow] = field(default_factory=dict)
    _numbered: dict[int, dict[Spot, None]] = field(default_factory=dict)
    _highest: dict[SeriesKey, int] = field(default_factory=dict)
    _first: dict[SeriesKey, int] = field(default_factory=dict)
    _latest: dict[SeriesKey, datetime.date] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for year, book in self.shelf.books.items():
            self._counts[year] = len(book.book.rows)
            for first in book.book.first_numbers:
                self._first.setdefault((first.period, first.series), first.number)
                self._see((first.period, first.series), first.number - 1)
        for one in self.shelf.rows():
            self._enter(one)
        if copies := [*copies_beside(self.register)]:
            self._count_copies(copies)

    def _count_copies(self, copies: Sequence[Copy]) -> None:
        """What copies of the books say was given is given; what they know alone is told."""
        known = {(self.series_of(one), one.row.number, bearer(one.row)) for one in self.rows()}
        highest = dict(self._highest)
        for copy in copies:
            new: set[int] = set()
            for series, number, of in copy.given:
                is_told = (series, number, of) in known if of else number <= highest.get(series, 0)
                if not is_told:
                    new.add(number)
                self._see(series, number)
                if self.at(series, number) is None:
                    self.elsewhere.setdefault((series, number), copy.file)
            self.doubts.append(copy.doubt(sorted(new)))

    @property
    def register(self) -> Register:
        return self.shelf.register

    def absolute(self, path: Path) -> Path:
        """A file of the workspace."""
        return self.register.workspace.root / path

    def rows(self) -> Iterator[BookRow]:
        """All rows, those added too."""
        return iter(self._rows.values())

    def in_series(self, series: SeriesKey) -> Iterator[BookRow]:
        """The rows of one series."""
        return (one for one in self.rows() if self.series_of(one) == series)

    def series_of(self, one: BookRow) -> SeriesKey:
        """The series that a row belongs to."""
        return series_in(one.year, one.row, self.register.numbering)

    def knows(self, series: SeriesKey) -> bool:
        """Whether a series has begun: it has a number, or its first one was declared."""
        return series in self._highest

    def expected(self, series: SeriesKey) -> int:
        """The next number of a series."""
        return self._highest.get(series, 0) + 1

    def first(self, series: SeriesKey) -> int:
        """The number with which a series begins."""
        return self._first.get(series, 1)

    def comes_last(self, series: SeriesKey, number: int, day: datetime.date) -> bool:
        """Whether no row of a series has a higher number or a later day."""
        latest = self._latest.get(series, day)
        return number >= self._highest.get(series, 0) and day >= latest

    def at(self, series: SeriesKey, number: int) -> BookRow | None:
        """The row that has a number."""
        return self._found.get((series, number))

    def meant(self, series: SeriesKey, number: int, known: BookRow | None) -> BookRow | None:
        """The row that has a number; where several have it the `known` one, as it stands now.

        Raises `RecordsInvalid` where nobody can tell which of them is meant.
        """
        spots = self._numbered.get(number, {})
        found = [one for spot in spots if self.series_of(one := self._rows[spot]) == series]
        if len(found) > 1:
            same = [one for one in found if known is not None and _is_same(one, known)]
            if not same:
                raise stands_twice(found)
            return same[0]
        return found[0] if found else None

    def with_symbol(self, year: int, number: int, symbol: str) -> BookRow | None:
        """The row that has this number and symbol, in whatever series."""
        return self._found.get((year, number, symbol))

    def held(self, key: str) -> BookRow | None:
        """The row that keeps a number for a key, or has issued it."""
        return self._found.get(nfc(key))

    def kept(self, key: str) -> BookRow:
        """The row of a key that is known to have one."""
        return self._found[nfc(key)]

    def named(self, text: str) -> list[BookRow]:
        """The rows that a text can mean: `12/BC-LĐLĐ ngày 20/4/2022`, or `12/BC-LĐLĐ` of whatever year."""
        wanted = read_named(text)
        if wanted is None:
            return []
        spots = self._numbered.get(wanted.number, {})
        return [one for spot in spots if wanted.fits(*(one := self._rows[spot]).row.name)]

    def add(self, year: int, row: Row) -> None:
        """A row at the end of a year's book."""
        spot = (year, self._counts.get(year, 0))
        self._counts[year] = spot[1] + 1
        self._touched.add(spot)
        self._enter(BookRow(*spot, row, Place(self.register.shown(self.register.book(year)))))

    def put(self, one: BookRow, row: Row) -> None:
        """Another row in the place of one."""
        spot = (one.year, one.index)
        self._touched.add(spot)
        self._forget(self._rows[spot])
        self._enter(replace(one, row=row))

    def has_book(self, year: int) -> bool:
        """Whether a year has its book; the one after a known book is begun by this very question."""
        if year in self.shelf.books or year in self.opened:
            return True
        follows = self.shelf.mark(year - 1) is not None or year - 1 in self.opened
        if not follows or self.shelf.mark(year) is not None:
            return False
        self.opened[year] = new_book(self.register, year, ())
        return True

    def edited(self) -> list[LoadedBook]:
        """The books that changed, as they shall be written."""
        changed: dict[int, dict[int, Row]] = {year: {} for year in self.opened}
        for year, index in sorted(self._touched):
            changed.setdefault(year, {})[index] = self._rows[year, index].row
        books = self.opened | dict(self.shelf.books)
        return [edit_book(books[year], rows) for year, rows in sorted(changed.items()) if rows]

    def writes(self) -> list[Write]:
        """All files to be written: the books that changed, the marker after them, then the others."""
        edited = self.edited()
        if not edited:
            return self.files
        numbering = self.register.numbering
        marks = [mark_of(one.book, numbering, self.shelf.mark(one.book.year)) for one in edited]
        return [*(one.write for one in edited), marker_write(self.shelf, marks), *self.files]

    def _enter(self, one: BookRow) -> None:
        row, series = one.row, self.series_of(one)
        self._rows[one.year, one.index] = one
        self._numbered.setdefault(row.number, {})[one.year, one.index] = None
        for name in self._names(one):
            self._found.setdefault(name, one)
        self._see(series, row.number)
        self._latest[series] = max(row.date, self._latest.get(series, row.date))

    def _forget(self, one: BookRow) -> None:
        for name in self._names(one):
            if self._found.get(name) is one:
                del self._found[name]

    def _names(self, one: BookRow) -> Iterator[object]:
        """What a row is found by: its number in the series, number and symbol in the year, its key."""
        row = one.row
        yield self.series_of(one), row.number
        if row.symbol:
            yield one.year, row.number, row.symbol
        if row.key and row.is_live:
            yield row.key

    def _see(self, series: SeriesKey, number: int) -> None:
        self._highest[series] = max(number, self._highest.get(series, 0))


def _is_same(one: BookRow, other: BookRow) -> bool:
    return (one.year, one.index, one.row.key) == (other.year, other.index, other.row.key)


def stands_twice(found: Sequence[BookRow]) -> RecordsInvalid:
    """The refusal of what is asked for by a number that several rows have, as when two versions of a book were put together."""
    rows = "; ".join(one.row.named_apart for one in found)
    number = found[0].row.told["number"]
    said = say(
        "số {number} đứng ở {count} dòng của sổ: {rows}", number=number, count=len(found), rows=rows
    )
    hint = say("nêu văn bản của dòng ấy: thêm --row CHIẾN_DỊCH/VĂN_BẢN, hoặc trích yếu")
    place = replace(found[0].place, path="")
    return RecordsInvalid([Problem("E-REGISTER-WHICH", place, said, hint)])


def marker_write(shelf: Shelf, marks: Sequence[BookMark]) -> Write:
    """The marker with these marks in the place of those of the same years."""
    known = {mark.year: mark for mark in (*shelf.marker.books, *marks)}
    books = tuple(known[year] for year in sorted(known))
    marker = Marker(issuer=shelf.register.issuer, books=books)
    text = write_yaml_text(marker, _MARKER_HEADER)
    return Write(shelf.register.marker, shelf.marker_data, text.encode())


def new_book(register: Register, year: int, first_numbers: Sequence[FirstNumber]) -> LoadedBook:
    """A book without rows, not yet written."""
    book = Book(issuer=register.issuer, year=year)
    if first_numbers:
        book = book.model_copy(update={"first_numbers": tuple(first_numbers)})
    header = _BOOK_HEADER.format(year=year, issuer=register.issuer)
    text = write_yaml_text(book, header) + "rows:\n"
    path = register.book(year)
    loaded, problems = parse_book(path, register.shown(path), text.encode())
    if loaded is None:
        raise RecordsInvalid(problems)
    return replace(loaded, data=None)


def edit_book(loaded: LoadedBook, rows: Mapping[int, Row]) -> LoadedBook:
    """The book with these rows by their index, not yet written; those behind the last are added.

    Raises `RecordsInvalid` when the file is written in a way that cannot be added to.
    """
    known: list[Row] = [*loaded.book.rows]
    written = loaded.block.get("rows")
    told = [*written] if isinstance(written, Items) else []
    for index, row in sorted(rows.items()):
        if index < len(loaded.book.rows):
            told[index] = amended(told[index], texts_of(known[index]), texts_of(row))
            known[index] = row
        else:
            told.append(texts_of(row))
            known.append(row)
    book = loaded.book.model_copy(update={"rows": tuple(known)})
    if _values(book) > ITEM_LIMIT:
        said = say("sổ sẽ dài quá mức đọc được")
        hint = say("cấp một số chung cho cả loạt thay vì mỗi bản một số")
        raise _refused(loaded, "FULL", said, hint)
    text = edited(loaded.text, loaded.block, {**loaded.block, "rows": told})
    if text is None:
        said = say("sổ không viết theo mẫu nên không ghi thêm được")
        hint = say("viết mỗi dòng thành một mục «- number: …» dưới «rows:», mỗi trường một dòng")
        raise _refused(loaded, "FORM", said, hint)
    return replace(loaded, text=text, book=book)


def _values(book: Book) -> int:
    """At least as many values as a reader of the book will count."""
    return 100 + sum(5 + len(row.model_fields_set) + len(row.recipients) for row in book.rows)


def _refused(loaded: LoadedBook, code: str, said: Message, hint: Message) -> RecordsInvalid:
    return RecordsInvalid([Problem(f"E-REGISTER-{code}", Place(loaded.name), said, hint)])
