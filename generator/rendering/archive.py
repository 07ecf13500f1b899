"""A zip archive of finished documents, written as a stream, of any number and size.

Members are stored: a `.docx` is deflated already. The directory is made at the end from the
entries, so that nothing is kept in memory; beyond 65.535 members it takes the zip64 form.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import IO

from generator.rendering.manifest import Entry

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR = struct.Struct("<4sLQL")
_VERSION, _VERSION64 = 20, 45
_UTF8_NAME = 0x800
_TIME, _DATE = 0, 0x21  # 1980-01-01 00:00:00
_SHORT, _LONG = 0xFFFF, 0xFFFFFFFF


def write_stored(stream: IO[bytes], entry: Entry, data: bytes) -> None:
    """Appends one member."""
    name = entry.name.encode()
    stream.write(_LOCAL.pack(b"PK\3\4", *_common(entry, len(name))) + name + data)


def read_stored(stream: IO[bytes], entry: Entry) -> bytes:
    """The data of the member at this place, if it is the one of this entry; else less or other."""
    stream.seek(_LOCAL.size + len(entry.name.encode()), 1)
    return stream.read(entry.size)


def write_directory(stream: IO[bytes], entries: Iterable[Entry]) -> None:
    """Ends the archive with the directory of its members, which stand in this order."""
    start = stream.tell()
    offset = count = 0
    for entry in entries:
        if entry.was_made:
            name = entry.name.encode()
            stream.write(_central(entry, name, offset))
            offset += _LOCAL.size + len(name) + entry.size
            count += 1
    size = stream.tell() - start
    if count >= _SHORT or start + size >= _LONG:
        stream.write(_end64(count, size, start))
    counts = (min(count, _SHORT), min(count, _SHORT))
    stream.write(_END.pack(b"PK\5\6", 0, 0, *counts, min(size, _LONG), min(start, _LONG), 0))


def _common(entry: Entry, length: int, extra: int = 0) -> tuple[int, ...]:
    flags = 0 if entry.name.isascii() else _UTF8_NAME
    sizes = (entry.checksum, entry.size, entry.size, length, extra)
    return (_VERSION, flags, 0, _TIME, _DATE, *sizes)


def _central(entry: Entry, name: bytes, offset: int) -> bytes:
    extra = struct.pack("<2HQ", 1, 8, offset) if offset >= _LONG else b""
    common = _common(entry, len(name), len(extra))
    record = _CENTRAL.pack(b"PK\1\2", _VERSION, *common, 0, 0, 0, 0, min(offset, _LONG))
    return record + name + extra


def _end64(count: int, size: int, start: int) -> bytes:
    record = _END64.pack(
        b"PK\6\6", _END64.size - 12, _VERSION64, _VERSION64, 0, 0, count, count, size, start
    )
    return record + _LOCATOR.pack(b"PK\6\7", 0, start + size, 1)
