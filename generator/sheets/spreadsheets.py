"""A file that somebody sent → the worksheet with its results, or one refusal in words.

What it is decides, not what it is called; only a CSV file must also be named so. Of what is no
spreadsheet only the first bytes and the names inside a package are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from generator.ooxml import CONTENT_TYPES, check_size, read_file
from generator.problems import Message, Place, Problem, say
from generator.sheets.delimited import Delimited, encoding_of
from generator.sheets.doubts import Ask, SpreadsheetRefused, refuse, settle
from generator.sheets.grid import Grid
from generator.sheets.workbook import Workbook
from generator.sheets.workbook_parts import WorkbookParts, refusing
from generator.wording import fold, nfc
from generator.workspace import regex

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKAGE = b"PK\x03\x04"
_EMPTY_PACKAGE = b"PK\x05\x06"
_HEAD = 4_096
_HTML = regex(rb"\s*<(?:!doctype html|html|head|body|table|meta|style)\b", re.IGNORECASE)
_SAVE = say("mở bằng Excel rồi lưu dạng .xlsx")
_IMAGES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF", b"II*\0", b"MM\0*")
_MARKS: tuple[tuple[tuple[bytes, ...], Message, Message], ...] = (
    ((b"%PDF",), say("đây là tệp PDF"), say("đề nghị đơn vị gửi tệp Excel gốc")),
    (_IMAGES, say("đây là tệp ảnh"), say("nhập số vào tệp Excel rồi đưa tệp ấy vào")),
    ((b"{\\rtf",), say("đây là văn bản RTF"), say("chép bảng sang Excel rồi lưu dạng .xlsx")),
    ((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b"), say("đây là tệp nén"), say("giải nén trước")),
    ((b"<?xml",), say("đây là tệp XML, không phải .xlsx"), _SAVE),
)
_WORKBOOK = regex(rb"spreadsheetml\.sheet\.main|ms-excel\.sheet\.macroEnabled\.main")
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
_TEXT_NAMES = frozenset({".csv", ".tsv", ".txt", ""})
_NAME_SHEET = say("chỉ rõ bằng --sheet")

_Wrong = tuple[str, Message, Message]
"""Code, what the file is, and what to do about it."""

Spreadsheet = Workbook | Delimited
"""Worksheets that can be read by name, those that people see and those that are hidden."""


def read_source(path: Path, name: str | None = None) -> bytes:
    """The bytes of a file, never above the cap; `name` is the file as the user gave it."""
    with refusing(name or str(path)):
        return read_file(path)


def open_spreadsheet(data: bytes, name: str) -> Spreadsheet:
    """The workbook or CSV file in `data`; raises `SpreadsheetRefused` with the reason."""
    with refusing(name):
        check_size(len(data))
    if data.startswith((_PACKAGE, _EMPTY_PACKAGE)):
        parts = WorkbookParts(data, name)
        if wrong := _wrong_package(parts):
            raise refuse(name, *wrong)
        return Workbook(parts)
    if wrong := _wrong_kind(data):
        raise refuse(name, *wrong)
    if b"\0" in data[:_HEAD] and encoding_of(data) == "utf-8-sig":
        hint = say("đề nghị đơn vị gửi lại tệp Excel (.xlsx) hoặc CSV")
        raise refuse(name, "E-XLS-KIND", say("không phải tệp Excel hay CSV"), hint)
    if Path(name).suffix.lower() not in _TEXT_NAMES:
        said = say("đây là tệp chữ, không phải .xlsx")
        raise refuse(name, "E-XLS-KIND", said, say("đổi tên thành .csv, hoặc lưu dạng .xlsx"))
    return Delimited(data, name)


def choose_sheet(
    spreadsheet: Spreadsheet, named: str | None, is_table: Callable[[Grid], bool], ask: Ask
) -> Grid:
    """The worksheet to read; a hidden one is never taken, not even when it is named.

    `is_table` tells those that have such a table as is looked for.
    """
    if not spreadsheet.sheets:
        said = say("mọi trang tính đều ẩn")
        raise refuse(spreadsheet.name, "E-XLS-SHEET", said, say("bỏ ẩn rồi lưu lại"))
    if named is not None:
        return spreadsheet.read(_sheet_called(spreadsheet, named))
    if len(spreadsheet.sheets) == 1:
        return spreadsheet.read(spreadsheet.sheets[0])
    grids = [spreadsheet.read(sheet) for sheet in spreadsheet.sheets]
    filled = [grid for grid in grids if grid.rows]
    found = [grid for grid in filled if is_table(grid)] or filled
    return found[0] if len(found) == 1 else _asked(spreadsheet, found, ask)


def _sheet_called(spreadsheet: Spreadsheet, named: str) -> str:
    wanted = fold(named)
    for sheet in spreadsheet.sheets:
        if nfc(named) == sheet or wanted == fold(sheet):
            return sheet
    if any(wanted == fold(sheet) for sheet in spreadsheet.hidden):
        said, hint = say("trang tính «{sheet}» đang ẩn", sheet=named), say("bỏ ẩn rồi lưu lại")
    else:
        said = say("không có trang tính «{sheet}»", sheet=named)
        hint = say("các trang tính: {sheets}", sheets=", ".join(spreadsheet.sheets))
    raise refuse(spreadsheet.name, "E-XLS-SHEET", said, hint)


def _asked(spreadsheet: Spreadsheet, found: list[Grid], ask: Ask) -> Grid:
    if not found:
        raise refuse(spreadsheet.name, "E-XLS-EMPTY", say("các trang tính đều trống"))
    names = ", ".join(grid.sheet for grid in found)
    said: Message = say("không rõ số liệu ở trang tính nào: {names}", names=names)
    doubt = Problem("E-XLS-SHEET", Place(spreadsheet.name), said, _NAME_SHEET)
    choices = [(say("{sheet}", sheet=grid.sheet), grid) for grid in found]
    settled = settle(ask, doubt, choices)
    if isinstance(settled, Problem):
        raise SpreadsheetRefused([settled])
    return settled


def _wrong_kind(data: bytes) -> _Wrong | None:
    """What a file is that is neither a package nor plain text; nothing when it may be text."""
    if not data.strip():
        return "E-XLS-EMPTY", say("tệp rỗng"), say("đề nghị đơn vị gửi lại tệp")
    if data.startswith(_OLD_OFFICE):
        return _old_office(data)
    if _HTML.match(data.removeprefix(b"\xef\xbb\xbf")[:_HEAD]):
        return "E-XLS-KIND", say("đây là trang web (HTML) mang tên .xls, .xlsx"), _SAVE
    for starts, said, hint in _MARKS:
        if data.startswith(starts):
            return "E-XLS-KIND", said, hint
    return None


def _wrong_package(parts: WorkbookParts) -> _Wrong | None:
    """What a package holds when it is no workbook; nothing when it is one."""
    names = parts.names
    if "xl/workbook.bin" not in names and any(name.startswith("xl/") for name in names):
        return None
    if CONTENT_TYPES in names and _WORKBOOK.search(parts.read(CONTENT_TYPES)):
        return None
    for start, said, hint in _INSIDE:
        if any(name.startswith(start) for name in names):
            return "E-XLS-KIND", said, hint
    return "E-XLS-KIND", say("đây là tệp nén, không phải .xlsx"), say("giải nén trước")


def _old_office(data: bytes) -> _Wrong:
    """A password makes of an .xlsx the same kind of file that an .xls is."""
    for stream, said, hint in _STREAMS:
        if stream.encode("utf-16-le") in data:
            return "E-XLS-LOCKED" if stream == "EncryptedPackage" else "E-XLS-KIND", said, hint
    said = say("tệp được đặt mật khẩu hoặc ở dạng Office cũ")
    return "E-XLS-LOCKED", said, say("bỏ mật khẩu rồi lưu dạng .xlsx")
