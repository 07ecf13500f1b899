"""What a file really is, whatever its name says, so that a wrong one is refused in words.

Only the first bytes and the names inside a package are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from generator.problems import Message, say

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKAGE = b"PK\x03\x04"
_EMPTY_PACKAGE = b"PK\x05\x06"
_HEAD = 4_096
_HTML = re.compile(rb"\s*<(?:!doctype html|html|head|body|table|meta|style)\b", re.IGNORECASE)
_SAVE = say("mở bằng Excel rồi lưu dạng .xlsx")
_IMAGES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF", b"II*\0", b"MM\0*")
_MARKS: tuple[tuple[tuple[bytes, ...], Message, Message], ...] = (
    ((b"%PDF",), say("đây là tệp PDF"), say("xin tệp Excel gốc")),
    (_IMAGES, say("đây là tệp ảnh"), say("nhập số vào tệp Excel rồi đưa tệp ấy vào")),
    ((b"{\\rtf",), say("đây là văn bản RTF"), say("chép bảng sang Excel rồi lưu dạng .xlsx")),
    ((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b"), say("đây là tệp nén"), say("giải nén trước")),
    ((b"<?xml",), say("đây là tệp XML, không phải .xlsx"), _SAVE),
)
_INSIDE = (
    ("word/", say("đây là tệp Word"), say("chép bảng sang Excel rồi lưu dạng .xlsx")),
    ("ppt/", say("đây là tệp PowerPoint"), say("chép bảng sang Excel rồi lưu dạng .xlsx")),
    ("xl/workbook.bin", say("đây là tệp .xlsb"), _SAVE),
    ("content.xml", say("đây là tệp .ods"), say("mở bằng LibreOffice rồi lưu dạng .xlsx")),
)
_STREAMS = (
    ("EncryptedPackage", say("tệp được đặt mật khẩu"), say("bỏ mật khẩu rồi lưu lại")),
    ("WordDocument", say("đây là tệp Word cũ (.doc)"), _SAVE),
    ("Workbook", say("đây là tệp Excel cũ (.xls)"), _SAVE),
    ("Book", say("đây là tệp Excel cũ (.xls)"), _SAVE),
)

Wrong = tuple[str, Message, Message]
"""Code, what the file is, and what to do about it."""


def is_package(data: bytes) -> bool:
    """Whether the file is a package as .xlsx is; what is in it remains to be seen."""
    return data.startswith((_PACKAGE, _EMPTY_PACKAGE))


def is_text(data: bytes) -> bool:
    """Whether the file may be a CSV file: neither a known other kind nor full of zero bytes."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return wrong_kind(data) is None and b"\0" not in data[:_HEAD]


def wrong_kind(data: bytes) -> Wrong | None:
    """What a file is that is neither a package nor plain text; nothing when it may be text."""
    if not data.strip():
        return "E-XLS-EMPTY", say("tệp rỗng"), say("xin lại tệp")
    if data.startswith(_OLD_OFFICE):
        return _old_office(data)
    if _HTML.match(data.removeprefix(b"\xef\xbb\xbf")[:_HEAD]):
        return "E-XLS-KIND", say("đây là trang web (HTML) mang tên .xls, .xlsx"), _SAVE
    for starts, said, hint in _MARKS:
        if data.startswith(starts):
            return "E-XLS-KIND", said, hint
    return None


def wrong_package(names: Collection[str]) -> Wrong | None:
    """What a package holds when it is no workbook; nothing when it is one."""
    if "xl/workbook.bin" not in names and any(name.startswith("xl/") for name in names):
        return None
    for start, said, hint in _INSIDE:
        if any(name.startswith(start) for name in names):
            return "E-XLS-KIND", said, hint
    return "E-XLS-KIND", say("đây là tệp nén, không phải .xlsx"), say("giải nén trước")


def _old_office(data: bytes) -> Wrong:
    """A password makes of an .xlsx the same kind of file that an .xls is."""
    for stream, said, hint in _STREAMS:
        if stream.encode("utf-16-le") in data:
            return "E-XLS-LOCKED" if stream == "EncryptedPackage" else "E-XLS-KIND", said, hint
    said = say("tệp được đặt mật khẩu hoặc ở dạng Office cũ")
    return "E-XLS-LOCKED", said, say("bỏ mật khẩu rồi lưu dạng .xlsx")
