"""A zip archive of finished documents, written as a stream, of any number and size.

Members are stored: a `.docx` is deflated already. The directory is made at the end from the
entries, so that nothing is kept in memory; beyond 65.535 members it takes the zip64 form.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import IO

from generator.office.manifest import Entry
from generator.ooxml import (
    CENTRAL,
    CENTRAL_SIGN,
    LOCAL,
    LOCAL_SIGN,
    LONG,
    STORED,
    VERSION,
    member_fields,
    write_end,
)


def write_stored(stream: IO[bytes], entry: Entry, data: bytes) -> None:
    """Appends one member."""
    stream.write(LOCAL.pack(LOCAL_SIGN, *_fields(entry)) + entry.name.encode() + data)


def read_stored(stream: IO[bytes], entry: Entry) -> bytes:
    """The data of the member at this place, if it is the one of this entry; else less or other."""
    stream.seek(LOCAL.size + len(entry.name.encode()), 1)
    return stream.read(entry.size)


def write_directory(stream: IO[bytes], entries: Iterable[Entry]) -> None:
    """Ends the archive with the directory of its members, which stand in this order."""
    start = stream.tell()
    offset = count = 0
    for entry in entries:
        if entry.was_made:
            name = entry.name.encode()
            stream.write(_central(entry, name, offset))
            offset += LOCAL.size + len(name) + entry.size
            count += 1
    stream.write(write_end(count, stream.tell() - start, start))


def _fields(entry: Entry, extra: int = 0) -> tuple[int, ...]:
    size = entry.size
    return member_fields(entry.name, STORED, entry.checksum, packed=size, size=size, extra=extra)


def _central(entry: Entry, name: bytes, offset: int) -> bytes:
    extra = struct.pack("<2HQ", 1, 8, offset) if offset >= LONG else b""
    fields = (VERSION, *_fields(entry, len(extra)), 0, 0, 0, 0, min(offset, LONG))
    return CENTRAL.pack(CENTRAL_SIGN, *fields) + name + extra
