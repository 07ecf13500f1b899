"""Copies of a book that lie beside it, as OneDrive and Windows make them: told, and their numbers never given again.

`2025 (1).yaml`, `2025-MAYTINH.yaml`: what another machine wrote while both were apart may hold numbers that
the book itself does not know.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.books import Book, Marker, Row
from generator.problems import Place, Problem, Severity, say
from generator.register.issuing_body import Register
from generator.register.shelf import SeriesKey, is_book, parse, series_in
from generator.wording import serial
from generator.workspace import unchanging

_SHOWN = 20


@unchanging(frozen=True)
class Copy:
    """What a file beside the books says was given: each number with what bears it, the highest of a marker with nothing.

    `is_read` tells whether it could be read as a book or a marker of this body.
    """

    file: str
    given: tuple[tuple[SeriesKey, int, str], ...] = ()
    is_read: bool = False

    def doubt(self, new: Sequence[int]) -> Problem:
        """That it lies there, with the numbers that the books do not know as it does."""
        if not self.is_read:
            said = say("bản chép của sổ không đọc được, số ghi trong đó chưa được tính")
        elif new:
            shown = ", ".join(serial(number) for number in new[:_SHOWN])
            numbers = f"{shown}, …" if len(new) > _SHOWN else shown
            said = say("bản chép của sổ, có dòng mà sổ không có: số {numbers}", numbers=numbers)
        else:
            said = say("bản chép của sổ, không có số nào mà sổ không có")
            hint = say("dời tệp này ra khỏi thư mục của sổ")
            return Problem("W-REGISTER-COPY", Place(self.file), said, hint, Severity.WARNING)
        hint = say("chép các dòng ấy vào sổ của năm, rồi dời tệp này ra khỏi thư mục của sổ")
        return Problem("W-REGISTER-COPY", Place(self.file), said, hint, Severity.WARNING)


def bearer(row: Row) -> str:
    """What bears the number of a row: its document, else its title."""
    return row.key or row.title


def copies_beside(register: Register) -> Iterator[Copy]:
    """The files of a register's folder that are neither a book nor the marker, though they look like one."""
    if not register.folder.is_dir():
        return
    for path in sorted(register.folder.iterdir()):
        is_record = path.suffix.casefold() in {".yaml", ".yml"} and not path.name.startswith(".")
        if is_record and path.is_file() and path != register.marker and not is_book(path):
            yield _read(register, register.shown(path), register.read(path) or b"")


def _read(register: Register, file: str, data: bytes) -> Copy:
    book, _ = parse(Book, data, file)
    if book is not None and book[1].issuer == register.issuer:
        return Copy(file, tuple(_in_book(register, book[1])), is_read=True)
    marker, _ = parse(Marker, data, file)
    if marker is not None and marker[1].issuer == register.issuer:
        return Copy(file, tuple(_in_marker(marker[1])), is_read=True)
    return Copy(file)


def _in_book(register: Register, book: Book) -> Iterator[tuple[SeriesKey, int, str]]:
    for row in book.rows:
        yield series_in(book.year, row, register.numbering), row.number, bearer(row)


def _in_marker(marker: Marker) -> Iterator[tuple[SeriesKey, int, str]]:
    for mark in marker.books:
        for seen in mark.highest:
            yield (seen.period, seen.series), seen.number, ""
