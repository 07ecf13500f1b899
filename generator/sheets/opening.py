"""A file that somebody sent → its worksheets, or one refusal in words.

What it is decides, not what it is called; only a CSV file must also be named so.
"""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Protocol

from generator.problems import say
from generator.sheets.delimited import Delimited
from generator.sheets.grid import Grid
from generator.sheets.refusal import PACKED_CAP, above_cap, refuse
from generator.sheets.sniffing import is_package, is_text, wrong_kind
from generator.sheets.workbook import Workbook

_TEXT_NAMES = frozenset({".csv", ".tsv", ".txt", ""})
_SIZE = say("số byte của tệp")


class Spreadsheet(Protocol):
    """Worksheets that can be read by name."""

    name: str

    @property
    def sheets(self) -> tuple[str, ...]:
        """The visible worksheets, in order."""

    @property
    def hidden(self) -> tuple[str, ...]:
        """The hidden worksheets."""

    def read(self, sheet: str) -> Grid:
        """One worksheet."""


def read_source(path: Path, name: str | None = None) -> bytes:
    """The bytes of a file, never above the cap; `name` is the file as the user gave it."""
    name = name or str(path)
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise refuse(name, "E-FILE-KIND", say("không phải là tệp thường"))
        if found.st_size > PACKED_CAP:
            raise above_cap(name, found.st_size, PACKED_CAP, _SIZE)
        return path.read_bytes()
    except FileNotFoundError:
        said, hint = say("không có tệp này"), say("kiểm tra tên tệp và thư mục")
        raise refuse(name, "E-FILE-MISSING", said, hint) from None
    except OSError:
        hint = say("xin quyền đọc tệp, hoặc đóng chương trình đang giữ tệp")
        raise refuse(name, "E-FILE-READ", say("không đọc được tệp"), hint) from None


def open_spreadsheet(data: bytes, name: str) -> Spreadsheet:
    """The workbook or CSV file in `data`; raises `SpreadsheetRefused` with the reason."""
    if len(data) > PACKED_CAP:
        raise above_cap(name, len(data), PACKED_CAP, _SIZE)
    if is_package(data):
        return Workbook(data, name)
    if wrong := wrong_kind(data):
        raise refuse(name, *wrong)
    if not is_text(data):
        hint = say("xin lại tệp Excel (.xlsx) hoặc CSV")
        raise refuse(name, "E-XLS-KIND", say("không phải tệp Excel hay CSV"), hint)
    if Path(name).suffix.lower() not in _TEXT_NAMES:
        said = say("đây là tệp chữ, không phải .xlsx")
        raise refuse(name, "E-XLS-KIND", said, say("đổi tên thành .csv, hoặc lưu dạng .xlsx"))
    return Delimited(data, name)
