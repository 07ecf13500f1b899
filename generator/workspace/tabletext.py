"""CSV → rows of texts with places, named as Excel names them: `units.csv:5:D`.

A table that people keep in Excel: comma, semicolon and tab are known, with or without the mark at its
start; blank rows and columns count for nothing. Cells are texts as they stand, for only the field knows
what they mean; which column is which is left to the caller. Changing cells is `tableediting`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

from generator.problems import Message, Place, Problem, about, errors, say
from generator.workspace.cleaning import BOM, clean
from generator.workspace.lazily import unchanging
from generator.workspace.nodes import Source
from generator.workspace.yamltext import read_data

TABLE_SIZE_LIMIT = 64 * 1024 * 1024
TABLE_CELL_LIMIT = 5_000_000
DELIMITERS = {",": say("dấu phẩy"), ";": say("dấu chấm phẩy"), "\t": say("phím Tab")}
RUN_AS_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet may take for a formula."""

_SIGNS = re.escape("".join(RUN_AS_FORMULAS))
_RUN = re.compile(f"'*[{_SIGNS}]")
_GUARDED = re.compile(f"'+[{_SIGNS}]")
_NAMED = re.compile(r"sep=(.)(?:\r\n|\r|\n|\Z)", re.IGNORECASE)
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?E[+-]\d+", re.IGNORECASE)
_SPOILT = re.compile(r"\dE[+-]\d|#", re.IGNORECASE)
_EXCEL_ERRORS = frozenset(
    ("#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!")
)
_LETTERS = 26
_TOLD = 200
_TITLES = 100_000
"""Within so many letters the titles end."""

Known = Callable[[str], bool]
"""Whether a title is that of a column that the table may have."""


def column_letters(column: int) -> str:
    """`A` for 1, `AA` for 27."""
    written = ""
    while column:
        column, index = divmod(column - 1, _LETTERS)
        written = chr(ord("A") + index) + written
    return written


def guarded(text: str) -> str:
    """A text as a cell holds it that no spreadsheet may run: `'` before what would be a formula."""
    return f"'{text}" if _RUN.match(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return text[1:] if text[:1] == "'" and _GUARDED.match(text) else text


class TableSource(Source):
    """A CSV file read; its places have a row, the letter of a column and its title."""

    __slots__ = ("_records", "delimiter", "titles")
    is_table = True

    def __init__(self, name: str, text: str, delimiter: str, titles: Sequence[str]) -> None:
        super().__init__(name, text)
        self.delimiter = delimiter
        self.titles = titles
        self._records: list[str] = []

    def line(self, number: int) -> str:
        """What stands in a row of the table, counted from 1, on one line."""
        if not self._records:
            self._records = split_rows(self.text, self.delimiter)
        raw = self._records[number - 1] if 0 < number <= len(self._records) else ""
        return raw.rstrip("\r\n").replace("\n", " ")

    def character(self, line: int, column: int) -> str:  # noqa: ARG002 - quotes and brackets say nothing here
        """No value of a table stands in quotes or brackets that say what it is."""
        return ""

    def place(self, line: int, column: int = 0, path: str = "") -> Place:
        """A cell; `column` counts cells."""
        extract = self.line(line)
        spans = cell_spans(extract, self.delimiter)
        start = spans[column - 1][0] if 0 < column <= len(spans) else len(extract)
        title = self.titles[column - 1] if 0 < column <= len(self.titles) else ""
        return Place(self.name, line, start + 1, title, path, extract, column_letters(column))


@unchanging(frozen=True)
class CsvTable:
    """The rows of a table that are not blank, by their number; the first of them gives the titles."""

    source: TableSource
    head: int
    rows: Sequence[tuple[int, list[str]]]

    @property
    def titles(self) -> Sequence[str]:
        """What stands over each column."""
        return self.source.titles

    def place(self, row: int, column: int, path: str = "") -> Place:
        """A cell, both counted from 1."""
        return self.source.place(row, column, path)


def read_table(path: Path, name: str, known: Known) -> tuple[CsvTable | None, list[Problem]]:
    """The table in a file, or nothing and what is wrong with it; warnings come with either."""
    with about(name):
        data, problems = read_data(path, name, TABLE_SIZE_LIMIT)
        return (None, problems) if data is None else read_table_data(data, name, known)


def read_table_data(data: bytes, name: str, known: Known) -> tuple[CsvTable | None, list[Problem]]:
    """The same of the bytes of a file."""
    text, problems = decode_table(data, name)
    return (None, problems) if problems else _read(text, name, known)


def decode_table(data: bytes, name: str) -> tuple[str, list[Problem]]:
    """The text of a CSV file; empty, with the fault, when it is not UTF-8. Its mark stays."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:4]:
        said = say("tệp lưu ở dạng UTF-16 («Unicode Text» của Excel), không phải CSV UTF-8")
        return "", [_not_utf8(Place(name, 1), said)]
    if data[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        return "", [_not_utf8(Place(name), say("tệp là sổ Excel đổi tên, không phải CSV UTF-8"))]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as fault:
        row = len(re.findall(rb"\r\n|\r|\n", data[: fault.start])) + 1
        said = say(
            "tệp lưu ở bảng mã cũ (Windows-1258, Windows-1252, TCVN3 …), không phải CSV UTF-8"
            " (byte {byte})",
            byte=f"0x{data[fault.start]:02x}",
        )
        return "", [_not_utf8(Place(name, row), said)]


def _not_utf8(place: Place, said: Message) -> Problem:
    hint = say(
        "mở bằng Excel, chọn Tệp > Lưu như (Save As) > «CSV UTF-8 (Comma delimited)», xem lại dấu"
        " tiếng Việt"
    )
    return Problem("E-CSV-ENCODING", place, said, hint)


def _read(text: str, name: str, known: Known) -> tuple[CsvTable | None, list[Problem]]:
    raw, problems = clean(text.removeprefix(BOM), name)
    body, delimiter = parted(raw.text, known)
    rows, faults = _rows(body, delimiter, name)
    titles = rows[0][1] if rows else []
    source = TableSource(name, body, delimiter, titles)
    problems = [*(_in_table(one, source) for one in problems), *faults]
    if not errors(problems) and not rows:
        hint = say("ghi tên các cột ở dòng đầu, hoặc xóa tệp")
        problems.append(Problem("E-CSV-EMPTY", Place(name, 1), say("tệp không có dòng nào"), hint))
    if errors(problems):
        return None, problems
    table = CsvTable(source, rows[0][0], rows[1:])
    return table, [*problems, *_spoilt(table)]


def parted(text: str, known: Known) -> tuple[str, str]:
    """The text without a line `sep=;`, and the delimiter that gives most titles that are known."""
    if named := _NAMED.match(text):
        return text[named.end() :], named[1]
    return text, max(";,\t", key=lambda one: _fit(text, one, known))


def _fit(text: str, delimiter: str, known: Known) -> tuple[int, int]:
    rows = csv.reader(io.StringIO(text[:_TITLES], newline=""), delimiter=delimiter)
    try:
        titles = next((row for row in rows if any(map(str.strip, row))), [])
    except csv.Error:
        return 0, 0
    return sum(known(title.strip()) for title in titles), len(titles)


class _Said(dict[str, str]):
    """What cells say, by how they are written; equal ones are one object, since few differ."""

    def __missing__(self, written: str) -> str:
        said = self[written] = unguarded(written.strip())
        return said


def _rows(
    text: str, delimiter: str, name: str
) -> tuple[list[tuple[int, list[str]]], list[Problem]]:
    rows: list[tuple[int, list[str]]] = []
    if text.count(delimiter) > TABLE_CELL_LIMIT:
        return rows, [_too_many(Place(name))]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    said = _Said().__getitem__
    number = done = 0
    try:
        for number, row in enumerate(reader, start=1):
            done = reader.line_num
            if any(told := [*map(said, row)]):
                rows.append((number, told))
    except csv.Error:
        return rows, [_quote(text, delimiter, Place(name, number + 1), done)]
    return rows, []


def _too_many(place: Place) -> Problem:
    said = say("tệp có hơn {limit} ô", limit=TABLE_CELL_LIMIT)
    return Problem(
        "E-CSV-CELLS", place, said, say("xóa các cột và dòng thừa, hoặc tách chiến dịch")
    )


def _quote(text: str, delimiter: str, place: Place, above: int) -> Problem:
    """A quote that is never closed, or closed before the end of its cell; told where it opens."""
    written = "".join(list(io.StringIO(text, newline=""))[above : above + 1]).rstrip("\r\n")
    spans = cell_spans(written, delimiter)
    column = next((n for n, span in enumerate(spans, 1) if _is_torn(written[slice(*span)])), 1)
    at = replace(
        place, column=spans[column - 1][0] + 1, extract=written, cell=column_letters(column)
    )
    said = say("ô mở đầu bằng ngoặc kép mà không đóng, hoặc sau ngoặc đóng còn chữ")
    hint = say('đóng ngoặc kép ở cuối ô; ngoặc kép bên trong ô viết hai lần: ""')
    return Problem("E-CSV-QUOTE", at, said, hint)


def _is_torn(cell: str) -> bool:
    return cell[:1] == '"' and not re.fullmatch(r'"(?:[^"]|"")*"', cell)


def _in_table(problem: Problem, source: TableSource) -> Problem:
    """A fault of the text at its row and column."""
    place = problem.place
    if not place.line:
        return problem
    try:
        counts = [raw.count("\n") for raw in split_rows(source.text, source.delimiter)]
    except csv.Error:
        return problem
    ends = [*accumulate(counts)]
    row = next((n for n, end in enumerate(ends, 1) if place.line <= end), len(ends) or 1)
    spans = cell_spans(place.extract, source.delimiter)
    column = next((n for n, (_, end) in enumerate(spans, 1) if place.column <= end + 1), 1)
    return replace(problem, place=replace(place, line=row, cell=column_letters(column)))


def _spoilt(table: CsvTable) -> Iterator[Problem]:
    """What Excel made of a value that did not fit its column, or that it could not work out."""
    text = table.source.text
    if not ("#" in text or "+" in text or "-" in text) or not _SPOILT.search(text):
        return
    told = 0
    for number, cells in table.rows:
        for column, cell in enumerate(cells, start=1):
            if found := _by_excel(cell):
                yield Problem("E-CSV-EXCEL", table.place(number, column), *found)
                told += 1
        if told >= _TOLD:
            return


def _by_excel(cell: str) -> tuple[Message, Message] | None:
    if "#" in cell[:1] and cell in _EXCEL_ERRORS:
        said = say("Excel ghi «{text}»: công thức bị lỗi", text=cell)
        return said, say("sửa công thức trong Excel rồi lưu lại, hoặc gõ giá trị")
    if cell[:1].isdigit() and _SHORTENED.fullmatch(cell):
        said = say("Excel đã thu gọn số thành «{text}»", text=cell)
        return said, say("trong Excel định dạng cột là Text (hoặc Number), gõ lại số rồi lưu")
    return None


def split_rows(text: str, delimiter: str) -> list[str]:
    """What was written for each row, blank ones too, with its line end. Raises `csv.Error`."""
    lines = list(io.StringIO(text, newline=""))
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    rows, done = [], 0
    for _ in reader:
        rows.append("".join(lines[done : reader.line_num]))
        done = reader.line_num
    return rows


def cell_spans(row: str, delimiter: str) -> list[tuple[int, int]]:
    """From where to where each cell of a row is written, its quotes with it."""
    cell = re.compile(f'(?:"(?:[^"]|"")*")?[^{re.escape(delimiter)}\r\n]*')
    spans, at = [], 0
    while True:
        found = cell.match(row, at)
        spans.append((at, found.end() if found else at))
        at = spans[-1][1] + 1
        if row[at - 1 : at] != delimiter:
            return spans
