"""The one reader of packages, which trusts nobody: caps are counted while unpacking.

A Word file or a workbook travels by mail between offices: it may be cut, locked or a bomb, or no
package at all. What a refusal is called is said by who opened the file; what the parts say is
left to their readers.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from generator.problems import Message, Place, Problem
from generator.wording import number

PACKED_CAP = 30_000_000
_STEP = 1_000_000
_ENCRYPTED = 0x1
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError),
    *(OSError, ValueError, RuntimeError, LookupError),
)


@dataclass(frozen=True)
class Caps:
    """The most that a package may hold; `ratio` holds for parts that are larger than `ratio_from`."""

    parts: int = 3_000
    unpacked: int = 200_000_000
    ratio: int = 200
    ratio_from: int = 1_000_000


FOREIGN = Caps()
OWN = Caps(ratio=1_100)
"""What this program made may deflate as well as deflate can: thousands of rows that are alike."""


class PackageFault(Enum):
    """Why a file is not opened as a package."""

    MISSING = auto()
    NO_FILE = auto()
    UNREADABLE = auto()
    BIG = auto()
    EMPTY = auto()
    OLD_OFFICE = auto()
    NO_PACKAGE = auto()
    DAMAGED = auto()
    PARTS = auto()
    NAME = auto()
    TWICE = auto()
    LOCKED = auto()
    UNPACKED = auto()
    RATIO = auto()


FaultWords = tuple[str, Message, Message | None]
"""Code, sentence and hint; the sentence may ask for what was `found` and the `cap`."""


class PackageRefused(Exception):
    """A package that is not opened, or a part that is not unpacked."""

    def __init__(self, fault: PackageFault, part: str = "", found: int = 0, cap: int = 0) -> None:
        super().__init__(fault.name, part, found, cap)
        self.fault = fault
        self.part = part
        self._values = {"found": number(found), "cap": number(cap)}

    def told(self, file: str, words: Mapping[PackageFault, FaultWords]) -> Problem:
        """The fault in the words that somebody has for each."""
        code, said, hint = words[self.fault]
        message = Message(said.source, {**said.values, **self._values})
        return Problem(code, Place(file, part=self.part), message, hint)


def read_file(path: Path) -> bytes:
    """The bytes of a file, never above the cap."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise PackageRefused(PackageFault.NO_FILE)
        check_size(found.st_size)
        return path.read_bytes()
    except FileNotFoundError:
        raise PackageRefused(PackageFault.MISSING) from None
    except OSError as error:
        raise PackageRefused(PackageFault.UNREADABLE) from error


def check_size(size: int) -> None:
    """Refuses a file of more bytes than any package may have."""
    if size > PACKED_CAP:
        raise PackageRefused(PackageFault.BIG, found=size, cap=PACKED_CAP)


def unpack_parts(data: bytes, caps: Caps = OWN) -> dict[str, bytes]:
    """All parts of a package by name, in its own order."""
    package = Unpacking(data, caps)
    return {name: package.read(name) for name in package.names}


class Unpacking:
    """A package whose parts are unpacked when they are asked for; case does not tell them apart.

    Raises `PackageRefused` when it is opened, for what its directory shows, or when a part is read.
    """

    def __init__(self, data: bytes, caps: Caps = FOREIGN) -> None:
        _check_start(data)
        self._caps = caps
        self._left = caps.unpacked
        with _refusing():
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            infos = [info for info in self._archive.infolist() if info.filename[-1:] != "/"]
        self.names = [info.filename for info in infos]
        self._infos = self._checked(infos)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._infos

    def read(self, name: str) -> bytes:
        """A part; one that is missing makes the package a damaged one."""
        pieces: list[bytes] = []
        size = 0
        with _refusing(name):
            info = self._infos[name.lower()]
            with self._archive.open(info) as stream:
                while piece := stream.read(_STEP):
                    pieces.append(piece)
                    size += len(piece)
                    self._refuse_bloat(info, size)
        self._left -= size
        return b"".join(pieces)

    def _checked(self, infos: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
        if len(infos) > self._caps.parts:
            raise PackageRefused(PackageFault.PARTS, found=len(infos), cap=self._caps.parts)
        known: dict[str, zipfile.ZipInfo] = {}
        for info in infos:
            _refuse_member(info)
            if info.filename.lower() in known:
                raise PackageRefused(PackageFault.TWICE, info.filename)
            known[info.filename.lower()] = info
        self._refuse_size(sum(info.file_size for info in infos), self._caps.unpacked)
        return known

    def _refuse_size(self, size: int, left: int, part: str = "") -> None:
        if size > left:
            raise PackageRefused(PackageFault.UNPACKED, part, size, self._caps.unpacked)

    def _refuse_bloat(self, info: zipfile.ZipInfo, size: int) -> None:
        """What a header says of the size may be a lie."""
        self._refuse_size(size, self._left, info.filename)
        ratio = size // info.compress_size
        if size > self._caps.ratio_from and ratio > self._caps.ratio:
            raise PackageRefused(PackageFault.RATIO, info.filename, ratio, self._caps.ratio)


def _check_start(data: bytes) -> None:
    if not data:
        raise PackageRefused(PackageFault.EMPTY)
    if data.startswith(_OLD_OFFICE):
        raise PackageRefused(PackageFault.OLD_OFFICE)
    if not data.startswith(_STARTS):
        raise PackageRefused(PackageFault.NO_PACKAGE)


@contextmanager
def _refusing(part: str = "") -> Iterator[None]:
    """Whatever the library says of a broken package, as a refusal."""
    try:
        yield
    except _BROKEN as error:
        raise PackageRefused(PackageFault.DAMAGED, part) from error


def _refuse_member(info: zipfile.ZipInfo) -> None:
    name = info.filename.replace("\\", "/")
    if not name or name.startswith("/") or ":" in name or ".." in name.split("/"):
        raise PackageRefused(PackageFault.NAME, info.filename)
    if info.flag_bits & _ENCRYPTED:
        raise PackageRefused(PackageFault.LOCKED)
