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
from enum import Enum
from pathlib import Path

from generator.ooxml.part_names import part_called
from generator.problems import GeneratorError, Message, Place, Problem, say
from generator.wording import number
from generator.workspace import unchanging

PACKED_CAP = 30_000_000
_STEP = 1_000_000
_ENCRYPTED = 0x1
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Those of the standard for packages; others give out more at once than is asked of them."""
_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError),
    *(OSError, ValueError, RuntimeError, LookupError),
)


@unchanging(frozen=True)
class Caps:
    """The most that a package may hold; `ratio` holds for parts that are larger than `ratio_from`.

    `elements` and `attributes` are those of one part, counted before anybody parses it: each takes a
    hundred bytes and more of memory, however few it takes in the file.
    """

    parts: int = 3_000
    unpacked: int = 200_000_000
    ratio: int = 200
    ratio_from: int = 1_000_000
    elements: int = 1_000_000
    attributes: int = 1_500_000


FOREIGN = Caps()
OWN = Caps(ratio=1_100, elements=50_000_000, attributes=50_000_000)
"""What this program made may deflate as well as deflate can: thousands of rows that are alike."""


class PackageFault(Enum):
    """Why a file is not opened as a package, with what is said where a Word file was wanted."""

    MISSING = say("không có tệp này")
    NO_FILE = say("không phải tệp đọc được")
    UNREADABLE = say("không đọc được tệp; xem lại quyền đọc")
    BIG = say("tệp lớn {found} byte, quá mức {cap} byte")
    EMPTY = say("tệp rỗng")
    OLD_OFFICE = say(
        "tệp được đặt mật khẩu hoặc ở dạng .doc cũ; hãy bỏ mật khẩu rồi lưu dạng .docx"
    )
    NO_PACKAGE = say("không phải tệp .docx")
    DAMAGED = say("tệp hỏng hoặc tải chưa đủ; hãy mở bằng Word rồi lưu lại")
    PARTS = say("trong tệp có {found} phần, quá mức {cap}")
    NAME = say("tên phần trong tệp không hợp lệ")
    TWICE = say("trong tệp có hai phần trùng tên")
    LOCKED = say("tệp được đặt mật khẩu; hãy bỏ rồi lưu lại")
    UNPACKED = say("phần này bung ra quá lớn (mức chung {cap} byte)")
    RATIO = say("phần này bung ra quá lớn: gấp {found} lần, quá mức {cap}")
    ELEMENTS = say(
        "phần này có {found} phần tử và thuộc tính XML, quá mức {cap}; hãy tách thành nhiều tệp"
    )


FaultWords = tuple[str, Message, Message | None]
"""Code, sentence and hint; the sentence may ask for what was `found` and the `cap`."""


def word_file_faults(codes: Mapping[str, str]) -> Mapping[PackageFault, FaultWords]:
    """The words for each fault of a Word file; `codes` are the names of faults under each code.

    >>> word_file_faults({"E-X": "EMPTY BIG", "E-Y": "LOCKED"})[PackageFault.BIG][0]
    'E-X'
    """
    return {
        PackageFault[name]: (code, PackageFault[name].value, None)
        for code, names in codes.items()
        for name in names.split()
    }


class PackageRefused(GeneratorError):
    """A package that is not opened, or a part that is not unpacked.

    Who opens a file tells it in words of its own; a document made here that goes beyond the caps is
    told in those of a Word file.
    """

    def __init__(self, fault: PackageFault, part: str = "", found: int = 0, cap: int = 0) -> None:
        self.fault = fault
        self.part = part
        self._values = {"found": number(found), "cap": number(cap)}
        said = Message(fault.value.source, self._values)
        super().__init__(
            say("phần «{part}»: {reason}", part=part_called(part), reason=said) if part else said
        )
        self.args = (fault, part, found, cap)

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
        for info in infos:
            info.filename = info.filename.replace("\\", "/")
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
        data = b"".join(pieces)
        self._refuse_crowd(name, data)
        return data

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

    def _refuse_crowd(self, part: str, data: bytes) -> None:
        """Counts what a parser would make of a part; in one that is no XML both are few."""
        elements = data.count(b"<") - data.count(b"</")
        attributes = data.count(b'="') + data.count(b"='")
        for found, cap in (
            (elements, self._caps.elements),
            (attributes, self._caps.attributes),
        ):
            if found > cap:
                raise PackageRefused(PackageFault.ELEMENTS, part, found, cap)

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
    if info.compress_type not in _METHODS:
        raise PackageRefused(PackageFault.DAMAGED, info.filename)
