"""A zip archive of finished documents, written as a stream, of any number and size.

Members are stored: a `.docx` is deflated already. The directory is made at the end from the
entries, so that no document is kept in memory.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from generator import ooxml
from generator.office.manifest import MadeFile


def write_stored(stream: IO[bytes], entry: MadeFile, data: bytes) -> None:
    """Appends one member."""
    stream.write(_member(entry).local + data)


def read_stored(stream: IO[bytes], entry: MadeFile) -> bytes:
    """The data of the member at this place, if it is the one of this entry; else less or other."""
    stream.seek(len(_member(entry).local), 1)
    return stream.read(entry.size)


def write_directory(stream: IO[bytes], entries: Iterable[MadeFile]) -> None:
    """Ends the archive with the directory of its members, which stand in this order."""
    stream.write(ooxml.write_directory(_member(entry) for entry in entries if entry.was_made))


def _member(entry: MadeFile) -> ooxml.Member:
    return ooxml.describe_member(entry.name, entry.checksum, size=entry.size)
