"""The one writer of packages: sorted members, fixed times, nothing that differs between runs.

The same parts give the same bytes on any machine with the same deflate; which deflate was used
can be told. Members that never change are deflated once and kept; those of an archive of finished
documents are stored. Names and contents of the parts are decided elsewhere.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property
from typing import IO

from generator.ooxml.unpacking import PackageRefused, unpack_parts
from generator.problems import GeneratorError, ProgramMissing, say
from generator.workspace import unchanging

CONTENT_TYPES = "[Content_Types].xml"
OWNERS = 0o600 << 16
"""The rights that the standard library notes for a member; readers of packages ignore them."""

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4sH24s4H")
_PLACE = struct.Struct("<2L")
_LISTED = _CENTRAL.size + _PLACE.size
_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR = struct.Struct("<4sLQL")
_FAR = struct.Struct("<2HQ")
_VERSION, _VERSION64 = 20, 45
_STORED, _DEFLATED = 0, 8
_UTF8_NAME = 0x800
_TIME, _DATE = 0, 0x21
_SHORT, _LONG = 0xFFFF, 0xFFFFFFFF


@unchanging(frozen=True)
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


@unchanging(frozen=True)
class Member:
    """One part made ready: the bytes that stand in the package.

    `length` is what it takes there; `local` may be only its head (see `describe_member`).
    """

    name: str
    local: bytes
    length: int

    @cached_property
    def listed(self) -> tuple[bytes, bytes]:
        """What the directory says of it before its rights and where it is: mostly what stands in its place; its name."""
        return _CENTRAL.pack(b"PK\1\2", _VERSION, self.local[4:28], 0, 0, 0, 0), self.name.encode()


def deflate_member(name: str, data: bytes, deflate: Deflate = ZLIB) -> Member:
    """A part made ready for the package."""
    packed = deflate.compress(data)
    head = describe_member(name, deflate.checksum(data), size=len(data), packed=len(packed))
    return Member(name, head.local + packed, head.length)


def describe_member(name: str, checksum: int, *, size: int, packed: int | None = None) -> Member:
    """The member of a part that is deflated already, without its data; stored without `packed`."""
    title = name.encode()
    method = _STORED if packed is None else _DEFLATED
    length = size if packed is None else packed
    flags = 0 if name.isascii() else _UTF8_NAME
    about = (_VERSION, flags, method, _TIME, _DATE, checksum, length, size, len(title), 0)
    local = _LOCAL.pack(b"PK\3\4", *about) + title
    return Member(name, local, len(local) + length)


class LongMember:
    """A long part, deflated piece by piece into a file of its own."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._deflate = zlib.compressobj(wbits=-15)
        self._checksum = self._size = 0

    def write(self, data: bytes) -> None:
        """Takes the next piece."""
        self._checksum = zlib.crc32(data, self._checksum)
        self._size += len(data)
        self._stream.write(self._deflate.compress(data))
        if self._size > _LONG:
            raise GeneratorError(say("tài liệu gộp quá lớn; hãy gộp ít bản hơn trong một tệp"))

    def finish(self, name: str) -> Member:
        """The member, without its data: that is in the file."""
        self._stream.write(self._deflate.flush())
        packed = self._stream.tell()
        return describe_member(name, self._checksum, size=self._size, packed=packed)


def member_order(name: str) -> tuple[bool, str]:
    """Content types first, as readers expect; the others by name."""
    return (name != CONTENT_TYPES, name)


def write_package(members: Sequence[Member], *, rights: int = 0) -> bytes:
    """The package of these members, which stand in `member_order`."""
    directory = write_directory(members, rights=rights)
    return b"".join((*[member.local for member in members], directory))


def write_directory(members: Iterable[Member], *, rights: int = 0) -> bytes:
    """What ends a package of these members; zip64 where there are too many, or one is too far."""
    pieces: list[bytes] = []
    count = offset = 0
    for member in members:
        if offset < _LONG:
            listed, title = member.listed
            pieces += (listed, _PLACE.pack(rights, offset), title)
        else:
            pieces.append(_write_far(member, offset, rights))
        count += 1
        offset += member.length
    directory = b"".join(pieces)
    return directory + _write_end(count, len(directory), offset)


def pack(parts: Mapping[str, bytes], deflate: Deflate = ZLIB) -> bytes:
    """The package of these parts."""
    names = sorted(parts, key=member_order)
    members = [deflate_member(name, parts[name], deflate) for name in names]
    return write_package(members, rights=OWNERS)


def digest_of(data: bytes) -> str:
    """One hash of what the parts of a package made here hold unpacked, whichever deflate was used.

    Taken from the directory: names, sizes and checksums.
    """
    _, _, _, _, count, _, spot, _ = _END.unpack_from(data, len(data) - _END.size)
    pieces: list[bytes] = []
    for _ in range(count):
        end = spot + _LISTED + data[spot + 28] + 256 * data[spot + 29]
        pieces += (data[spot + 16 : spot + 20], data[spot + 24 : spot + 28])  # checksum, size
        pieces += (data[spot + _LISTED : end], b"\0")
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
    except PackageRefused:
        return {}


def _write_far(member: Member, offset: int, rights: int) -> bytes:
    """What the directory says of a member that is too far for a usual entry."""
    extra = _FAR.pack(1, 8, offset)
    about = (b"PK\1\2", _VERSION, member.local[4:28], len(extra), 0, 0, 0)
    return _CENTRAL.pack(*about) + _PLACE.pack(rights, _LONG) + member.name.encode() + extra


def _write_end(count: int, size: int, start: int) -> bytes:
    short, near = min(count, _SHORT), (min(size, _LONG), min(start, _LONG))
    end = _END.pack(b"PK\5\6", 0, 0, short, short, *near, 0)
    if count < _SHORT and start + size < _LONG:
        return end
    versions = (_VERSION64, _VERSION64, 0, 0)
    end64 = _END64.pack(b"PK\6\6", _END64.size - 12, *versions, count, count, size, start)
    return end64 + _LOCATOR.pack(b"PK\6\7", 0, start + size, 1) + end
