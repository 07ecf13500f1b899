"""Opens a Word file that nobody vouches for, and refuses it before a library unpacks it.

A template travels by mail between offices: it may be cut, locked, hold macros, point outside or
be a bomb. Caps are counted while unpacking. What the tags inside mean is left to `places`.
"""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from pathlib import Path

from generator.problems import Message, Place, Problem, TemplateBroken, say

PACKED_CAP = 30_000_000
UNPACKED_CAP = 200_000_000
PARTS_CAP = 3_000
RATIO_CAP = 200
RATIO_FROM = 1_000_000
_STEP = 1_000_000
_ENCRYPTED = 0x1


def refuse(name: str, code: str, message: Message, *, part: str = "") -> TemplateBroken:
    """One fault of a template as the exception to raise."""
    return TemplateBroken([Problem(code, Place(name, part=part), message)])


def read_source(source: Path | bytes, name: str) -> bytes:
    """The bytes of a template given as a file or already in memory, never above the cap."""
    if isinstance(source, bytes):
        if len(source) > PACKED_CAP:
            raise _too_big(name, len(source))
        return source
    try:
        found = source.stat()
        if not stat.S_ISREG(found.st_mode):
            raise refuse(name, "E-TPL-FILE", say("không phải một tệp"))
        if found.st_size > PACKED_CAP:
            raise _too_big(name, found.st_size)
        return source.read_bytes()
    except FileNotFoundError:
        raise refuse(name, "E-TPL-FILE", say("không có tệp này")) from None
    except OSError:
        raise refuse(name, "E-TPL-FILE", say("không đọc được tệp; xem lại quyền đọc")) from None


def unpack(data: bytes, name: str) -> dict[str, bytes]:
    """The members of the package by name; raises `TemplateBroken` with the reason in words."""
    _refuse_by_signature(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read_members(archive, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
        raise refuse(
            name, "E-TPL-ZIP", say("gói hỏng hoặc bị cắt; hãy mở bằng Word rồi lưu lại")
        ) from None


def not_well_formed(name: str, part: str = "") -> TemplateBroken:
    """The refusal of a package with a part that is not XML."""
    message = say("gói hỏng: có phần không phải XML; hãy mở bằng Word rồi lưu lại")
    return refuse(name, "E-TPL-ZIP", message, part=part)


def _too_big(name: str, size: int) -> TemplateBroken:
    return refuse(
        name,
        "E-TPL-CAP",
        say("tệp lớn {size} byte, quá mức {cap} byte", size=size, cap=PACKED_CAP),
    )


def _refuse_by_signature(data: bytes, name: str) -> None:
    if not data:
        raise refuse(name, "E-TPL-FILE", say("tệp rỗng"))
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise refuse(
            name,
            "E-TPL-LOCKED",
            say("tệp được đặt mật khẩu hoặc ở dạng .doc cũ; hãy bỏ mật khẩu rồi lưu dạng .docx"),
        )
    if not data.startswith(b"PK\x03\x04"):
        raise refuse(name, "E-TPL-FILE", say("không phải tệp .docx"))


def _read_members(archive: zipfile.ZipFile, name: str) -> dict[str, bytes]:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > PARTS_CAP:
        raise refuse(
            name,
            "E-TPL-CAP",
            say("gói có {count} phần, quá mức {cap}", count=len(infos), cap=PARTS_CAP),
        )
    members: dict[str, bytes] = {}
    left = UNPACKED_CAP
    for info in infos:
        _refuse_member(info, members, name)
        members[info.filename] = _read_member(archive, info, left, name)
        left -= len(members[info.filename])
    return members


def _refuse_member(info: zipfile.ZipInfo, members: dict[str, bytes], name: str) -> None:
    part = info.filename
    if part in members:
        raise refuse(name, "E-TPL-ZIP", say("gói có hai phần trùng tên"), part=part)
    if part.startswith(("/", "\\")) or ":" in part or ".." in part.replace("\\", "/").split("/"):
        raise refuse(name, "E-TPL-ZIP", say("tên phần trong gói không hợp lệ"), part=part)
    if info.flag_bits & _ENCRYPTED:
        raise refuse(name, "E-TPL-LOCKED", say("tệp được đặt mật khẩu; hãy bỏ rồi lưu lại"))


def _read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int, name: str) -> bytes:
    pieces: list[bytes] = []
    size = 0
    with archive.open(info) as stream:
        while piece := stream.read(_STEP):
            pieces.append(piece)
            size += len(piece)
            bloated = size > RATIO_FROM and size > RATIO_CAP * info.compress_size
            if size > left or bloated:
                raise refuse(
                    name,
                    "E-TPL-CAP",
                    say("phần này bung ra quá lớn (mức chung {cap} byte)", cap=UNPACKED_CAP),
                    part=info.filename,
                )
    return b"".join(pieces)
