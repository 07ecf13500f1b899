"""The records of the zip format, with what could differ between runs held fixed.

Times are 1980-01-01, rights and systems are left out. Used for packages and for archives of them.
"""

from __future__ import annotations

import struct

LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")
LOCAL_SIGN, CENTRAL_SIGN, END_SIGN = b"PK\3\4", b"PK\1\2", b"PK\5\6"
VERSION = 20
STORED, DEFLATED = 0, 8
SHORT, LONG = 0xFFFF, 0xFFFFFFFF

_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR = struct.Struct("<4sLQL")
_VERSION64 = 45
_UTF8_NAME = 0x800
_TIME, _DATE = 0, 0x21


def member_fields(
    name: str, method: int, checksum: int, *, packed: int, size: int, extra: int = 0
) -> tuple[int, ...]:
    """What the local header and the directory both say of a member, in their order."""
    flags = 0 if name.isascii() else _UTF8_NAME
    length = len(name) if name.isascii() else len(name.encode())
    return (VERSION, flags, method, _TIME, _DATE, checksum, packed, size, length, extra)


def write_end(count: int, size: int, start: int) -> bytes:
    """What ends an archive with a directory of this many members; zip64 where it has to be."""
    end = END.pack(
        *(END_SIGN, 0, 0, min(count, SHORT), min(count, SHORT)),
        *(min(size, LONG), min(start, LONG), 0),
    )
    if count < SHORT and start + size < LONG:
        return end
    versions = (_VERSION64, _VERSION64, 0, 0)
    end64 = _END64.pack(b"PK\6\6", _END64.size - 12, *versions, count, count, size, start)
    return end64 + _LOCATOR.pack(b"PK\6\7", 0, start + size, 1) + end
