"""The rows of a register while a change is being decided: as read, and with what is added to them.

Finds rows by key, by number and by symbol, and knows the next number of each series. Whether a number
may be given is `generator.register.giving`; nothing is written here.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from generator.model.books import Row
from generator.problems import Place
from generator.register.editing import EditedBook, RowEdit, edit_book, new_book
from generator.register.opening import Register
from generator.register.shelf import Entry, LoadedBook, SeriesKey, Shelf, is_live
from generator.wording import nfc

Key = TypeVar("Key")

Spot = tuple[int, int]
"""A row's place: the year of its book, and its index there."""


@dataclass
class Ledger:
    """The books of a shelf, with rows added and changed."""

    shelf: Shelf
    opened: dict[int, LoadedBook] = field(default_factory=dict)
    _entries: dict[Spot, Entry] = field(default_factory=dict)
    _touched: set[Spot] = field(default_factory=set)
    _counts: dict[int, int] = field(default_factory=dict)
    _by_key: dict[str, Entry] = field(default_factory=dict)
    _by_number: dict[tuple[SeriesKey, int], Entry] = field(default_factory=dict)
    _by_symbol: dict[tuple[int, int, str], Entry] = field(default_factory=dict)
    _highest: dict[SeriesKey, int] = field(default_factory=dict)
    _first: dict[SeriesKey, int] = field(default_factory=dict)
    _latest: dict[SeriesKey, datetime.date] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for year, book in self.shelf.books.items():
            self._counts[year] = len(book.book.rows)
            for first in book.book.first_numbers:
                self._first.setdefault((first.period, first.series), first.number)
                self._see((first.period, first.series), first.number - 1)
        for entry in self.shelf.entries():
            self._enter(entry)

    @property
    def register(self) -> Register:
        return self.shelf.register

    def entries(self) -> Iterator[Entry]:
        """All rows, those added too."""
        return iter(self._entries.values())

    def in_series(self, series: SeriesKey) -> Iterator[Entry]:
        """The rows of one series."""
        return (entry for entry in self.entries() if self.series_of(entry) == series)

    def series_of(self, entry: Entry) -> SeriesKey:
        """The series that a row belongs to: by its date, and by what is written in it."""
        period = self.register.numbering.period_of(entry.row.date)
        return period or str(entry.year), entry.row.series

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

    def at(self, series: SeriesKey, number: int) -> Entry | None:
        """The row that has a number."""
        return self._by_number.get((series, number))

    def with_symbol(self, year: int, number: int, symbol: str) -> Entry | None:
        """The row that has this number and symbol, in whatever series."""
        return self._by_symbol.get((year, number, symbol))

    def held(self, key: str) -> Entry | None:
        """The row that keeps a number for a key, or has issued it."""
        return self._by_key.get(nfc(key))

    def add(self, year: int, row: Row) -> Entry:
        """A row at the end of a year's book."""
        spot = (year, self._counts.get(year, 0))
        self._counts[year] = spot[1] + 1
        entry = Entry(*spot, row, Place(self.register.shown(self.register.book(year))))
        self._touched.add(spot)
        self._enter(entry)
        return entry

    def put(self, entry: Entry, row: Row) -> None:
        """Another row in the place of one."""
        spot = (entry.year, entry.index)
        self._touched.add(spot)
        self._forget(self._entries[spot])
        self._enter(replace(entry, row=row))

    def has_book(self, year: int) -> bool:
        """Whether a year has its book; the one after a known book is begun by this very question."""
        if year in self.shelf.books or year in self.opened:
            return True
        follows = self.shelf.mark(year - 1) is not None or year - 1 in self.opened
        if not follows or self.shelf.mark(year) is not None:
            return False
        self.opened[year] = new_book(self.register, year, ())
        return True

    def edited(self) -> list[EditedBook]:
        """The books that changed, as they shall be written."""
        edits: dict[int, list[RowEdit]] = {year: [] for year in self.opened}
        for year, index in sorted(self._touched):
            known = self.shelf.books.get(year)
            is_new = known is None or index >= len(known.book.rows)
            edit = RowEdit(None if is_new else index, self._entries[year, index].row)
            edits.setdefault(year, []).append(edit)
        books = self.opened | dict(self.shelf.books)
        return [edit_book(books[year], found) for year, found in sorted(edits.items()) if found]

    def _enter(self, entry: Entry) -> None:
        row, series = entry.row, self.series_of(entry)
        self._entries[entry.year, entry.index] = entry
        if row.key and is_live(row):
            self._by_key.setdefault(row.key, entry)
        self._by_number.setdefault((series, row.number), entry)
        if row.symbol:
            self._by_symbol.setdefault((entry.year, row.number, row.symbol), entry)
        self._see(series, row.number)
        self._latest[series] = max(row.date, self._latest.get(series, row.date))

    def _forget(self, entry: Entry) -> None:
        row = entry.row
        _drop(self._by_key, row.key or "", entry)
        _drop(self._by_number, (self.series_of(entry), row.number), entry)
        _drop(self._by_symbol, (entry.year, row.number, row.symbol or ""), entry)

    def _see(self, series: SeriesKey, number: int) -> None:
        self._highest[series] = max(number, self._highest.get(series, 0))


def _drop(index: dict[Key, Entry], key: Key, entry: Entry) -> None:
    if index.get(key) is entry:
        del index[key]
