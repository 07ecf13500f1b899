"""Opens the package of a workbook that nobody vouches for, and gives its parts one at a time.

Names and caps are checked before anything is unpacked, and counted again while unpacking, since a
header may lie. What the parts say is left to `workbook` and `sheet`.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from generator.problems import say
from generator.sheets.refusal import (
    PARTS_CAP,
    RATIO_CAP,
    RATIO_FROM,
    UNPACKED_CAP,
    above_cap,
    damaged,
    refuse,
)
from generator.sheets.sniffing import wrong_package

_STEP = 1_000_000
_ENCRYPTED = 0x1
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError),
    *(OSError, ValueError, RuntimeError),
)
_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_UNPACKED = say("số byte khi giải nén")


class Package:
    """The parts of a workbook by name, unpacked only when they are asked for."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._left = UNPACKED_CAP
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            infos = [info for info in self._archive.infolist() if not info.is_dir()]
        except _BROKEN:
            raise damaged(name) from None
        self._infos = self._checked(infos)

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._infos

    def read(self, part: str) -> bytes:
        """A part that is XML, checked for what no workbook needs; refused when it is missing."""
        info = self._infos.get(part.lower())
        if info is None:
            raise damaged(self.name, part)
        try:
            data = self._unpack(info)
        except _BROKEN:
            raise damaged(self.name, part) from None
        self._refuse_markup(data, part)
        return data

    def _checked(self, infos: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
        names = [info.filename for info in infos]
        if len(names) > PARTS_CAP:
            raise above_cap(self.name, len(names), PARTS_CAP, say("số phần trong gói"))
        for info in infos:
            self._refuse_name(info)
        if wrong := wrong_package(names):
            raise refuse(self.name, *wrong)
        size = sum(info.file_size for info in infos)
        if size > UNPACKED_CAP:
            raise above_cap(self.name, size, UNPACKED_CAP, _UNPACKED)
        known = {name.lower(): info for name, info in zip(names, infos, strict=True)}
        if len(known) < len(names):
            raise refuse(self.name, "E-XLS-DAMAGED", say("gói có hai phần trùng tên"))
        return known

    def _refuse_name(self, info: zipfile.ZipInfo) -> None:
        part = info.filename
        steps = part.replace("\\", "/").split("/")
        if part.startswith(("/", "\\")) or ":" in part or ".." in steps:
            raise refuse(
                self.name, "E-XLS-DAMAGED", say("tên phần trong gói không hợp lệ"), part=part
            )
        if info.flag_bits & _ENCRYPTED:
            said = say("tệp được đặt mật khẩu")
            raise refuse(self.name, "E-XLS-LOCKED", said, say("bỏ mật khẩu rồi lưu lại"))

    def _unpack(self, info: zipfile.ZipInfo) -> bytes:
        pieces: list[bytes] = []
        size = 0
        with self._archive.open(info) as stream:
            while piece := stream.read(_STEP):
                pieces.append(piece)
                size += len(piece)
                self._refuse_bloat(info, size)
        self._left -= size
        return b"".join(pieces)

    def _refuse_bloat(self, info: zipfile.ZipInfo, size: int) -> None:
        part = info.filename
        if size > self._left:
            raise above_cap(self.name, size, UNPACKED_CAP, _UNPACKED, part=part)
        ratio = size // max(info.compress_size, 1)
        if size > RATIO_FROM and ratio > RATIO_CAP:
            raise above_cap(self.name, ratio, RATIO_CAP, say("tỷ lệ nén của một phần"), part=part)

    def _refuse_markup(self, data: bytes, part: str) -> None:
        """No document type and no other encoding than UTF-8, which all programs write."""
        declared = _DECLARED.match(data.removeprefix(b"\xef\xbb\xbf")[:200])
        known = declared is None or declared[1].lower() in {b"utf-8", b"utf8", b"us-ascii"}
        if not known or data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:200]:
            raise refuse(
                self.name,
                "E-XLS-ENCODING",
                say("phần trong gói không phải UTF-8"),
                say("mở bằng Excel rồi lưu lại"),
                part=part,
            )
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            said = say("tệp có khai báo DTD, không phải do Excel lưu")
            raise refuse(self.name, "E-XLS-DTD", said, say("mở bằng Excel rồi lưu lại"), part=part)
