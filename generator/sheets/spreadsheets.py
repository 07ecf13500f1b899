"""A file that somebody sent → its worksheets, or one refusal in words.

What it is decides, not what it is called; only a CSV file must also be named so.
"""

from __future__ import annotations

from pathlib import Path

from generator.ooxml import check_size, read_file
from generator.problems import say
from generator.sheets.delimited import Delimited
from generator.sheets.refusal import refuse
from generator.sheets.sniffing import is_package, is_text, wrong_kind
from generator.sheets.workbook import Workbook
from generator.sheets.workbook_parts import refusing

_TEXT_NAMES = frozenset({".csv", ".tsv", ".txt", ""})


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
