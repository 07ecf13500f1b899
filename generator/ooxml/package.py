"""The `.docx` package as bytes: sorted members, fixed times, nothing that differs between runs.

The same parts give the same bytes on any machine with the same deflate; which deflate was used
can be told. Members that never change are deflated once and kept. Names and contents of the
parts are decided elsewhere.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator.ooxml.zipformat import (
    CENTRAL,
    CENTRAL_SIGN,
    DEFLATED,
    END,
    LOCAL,
    LOCAL_SIGN,
    VERSION,
    member_fields,
    write_end,
)
from generator.problems import ProgramMissing, say

_CONTENT_TYPES = "[Content_Types].xml"


@dataclass(frozen=True)
class Deflate:
    """A way to deflate, by the name under which manifests mention it."""

    name: str
    compress: Callable[[bytes], bytes]
    checksum: Callable[[bytes], int]


def _zlib(data: bytes) -> bytes:
    stream = zlib.compressobj(wbits=-15)
    return stream.compress(data) + stream.flush()


ZLIB = Deflate("zlib", _zlib, zlib.crc32)


@cache
def find_deflate(name: str = "zlib") -> Deflate:
    """The deflate of that name: `zlib`, or `isal` where the extra `fast` is installed.

    Raises `LookupError` for another name and `ProgramMissing` where the extra is missing.
    """
    if name == "zlib":
        return ZLIB
    if name != "isal":
        raise LookupError(name)
    try:
        from isal import isal_zlib
    except ImportError:
        message = say("cần cài phần thêm «fast» để nén bằng isal: pip install 'vanthu[fast]'")
        raise ProgramMissing(message) from None

    def compress(data: bytes) -> bytes:
        return bytes(isal_zlib.compress(data, level=1, wbits=-15))

    return Deflate("isal", compress, isal_zlib.crc32)


@dataclass(frozen=True)
class Member:
    """One part, deflated: the bytes that stand in the package and what the directory says.

    `length` is what it takes in the package; `local` may be only its head (see `describe_member`).
    """

    name: str
    local: bytes
    central: bytes
    length: int


def deflate_member(name: str, data: bytes, deflate: Deflate = ZLIB) -> Member:
    """A part made ready for the package."""
    packed = deflate.compress(data)
    head = describe_member(name, deflate.checksum(data), size=len(data), packed=len(packed))
    return Member(name, head.local + packed, head.central, head.length)


def describe_member(name: str, checksum: int, *, size: int, packed: int) -> Member:
    """The member of a part that is deflated already, without the data itself."""
    fields = member_fields(name, DEFLATED, checksum, packed=packed, size=size)
    local = LOCAL.pack(LOCAL_SIGN, *fields) + name.encode()
    central = CENTRAL.pack(CENTRAL_SIGN, VERSION, *fields, 0, 0, 0, 0, 0)[:-4]
    return Member(name, local, central, len(local) + packed)


def member_order(name: str) -> tuple[bool, str]:
    """Content types first, as readers expect; the others by name."""
    return (name != _CONTENT_TYPES, name)


def write_package(members: Sequence[Member]) -> bytes:
    """The package of these members, which stand in `member_order`."""
    return b"".join((*[member.local for member in members], write_directory(members)))


def write_directory(members: Iterable[Member]) -> bytes:
    """What ends a package of these members."""
    central: list[bytes] = []
    offset = count = 0
    for member in members:
        central += (member.central, offset.to_bytes(4, "little"), member.name.encode())
        offset += member.length
        count += 1
    directory = b"".join(central)
    return directory + write_end(count, len(directory), offset)


def pack(parts: Mapping[str, bytes], deflate: Deflate = ZLIB) -> bytes:
    """The package of these parts."""
    names = sorted(parts, key=member_order)
    return write_package([deflate_member(name, parts[name], deflate) for name in names])


def unpack_parts(data: bytes) -> dict[str, bytes]:
    """The parts of a package that this program made."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def digest_of(data: bytes) -> str:
    """One hash of what the parts of a package made here hold unpacked, whichever deflate was used.

    Taken from the directory: names, sizes and checksums.
    """
    _, _, _, _, count, _, spot, _ = END.unpack_from(data, len(data) - END.size)
    pieces: list[bytes] = []
    for _ in range(count):
        end = spot + CENTRAL.size + data[spot + 28] + 256 * data[spot + 29]
        pieces += (data[spot + 16 : spot + 20], data[spot + 24 : spot + 28])  # checksum, size
        pieces += (data[spot + CENTRAL.size : end], b"\0")
        spot = end
    return hashlib.sha256(b"".join(pieces)).hexdigest()


def differing_parts(one: bytes, other: bytes) -> list[str]:
    """The names of the parts in which two packages differ once unpacked, in order.

    A package that cannot be read has no parts, so that all of the other's differ.
    """
    left, right = _readable_parts(one), _readable_parts(other)
    names = sorted(left.keys() | right.keys(), key=member_order)
    return [name for name in names if left.get(name) != right.get(name)]


def _readable_parts(data: bytes) -> dict[str, bytes]:
    try:
        return unpack_parts(data)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError):
        return {}
