"""What a register would forget, were older files put in its place: then a number could be given twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.books import Book, Marker, Row
from generator.register.issuing_body import Register
from generator.register.shelf import SeriesKey, parse, series_in
from generator.wording import serial


@dataclass
class _Known:
    """What the files of a register say was given; of those that cannot be read, nothing."""

    rows: dict[tuple[SeriesKey, int], Row] = field(default_factory=dict)
    highest: dict[SeriesKey, int] = field(default_factory=dict)

    def see(self, series: SeriesKey, number: int) -> None:
        self.highest[series] = max(number, self.highest.get(series, 0))


def forgotten(register: Register, now: Mapping[str, bytes], then: Mapping[str, bytes]) -> list[str]:
    """The numbers that files by name hold `now` and would not hold `then`, or would for something else.

    Where no row has it, the highest number of a series is told.
    """
    known, left = _known(register, now), _known(register, then)
    lost = [
        row.number_symbol
        for spot, row in known.rows.items()
        if spot not in left.rows or left.rows[spot].key != row.key
    ]
    lower = [
        f"{serial(number)} ({series[1]} {series[0]})"
        for series, number in known.highest.items()
        if left.highest.get(series, 0) < number and (series, number) not in known.rows
    ]
    return [*lost, *lower]


def _known(register: Register, files: Mapping[str, bytes]) -> _Known:
    known, marker = _Known(), register.marker.name
    for name, data in files.items():
        if name == marker:
            _see_marker(known, data, name)
        elif name.endswith(".yaml"):
            _see_book(known, register, data, name)
    return known


def _see_marker(known: _Known, data: bytes, name: str) -> None:
    found, _ = parse(Marker, data, name)
    for mark in found[1].books if found else ():
        for seen in mark.highest:
            known.see((seen.period, seen.series), seen.number)


def _see_book(known: _Known, register: Register, data: bytes, name: str) -> None:
    found, _ = parse(Book, data, name)
    if found is None:
        return
    book = found[1]
    for first in book.first_numbers:
        known.see((first.period, first.series), first.number - 1)
    for row in book.rows:
        series = series_in(book.year, row, register.numbering)
        known.rows[series, row.number] = row
        known.see(series, row.number)
