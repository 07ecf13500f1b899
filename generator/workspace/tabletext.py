"""CSV → rows of texts with places, named as Excel names them: `units.csv:5:D`.

A table that people keep in Excel: comma, semicolon and tab are known, with or without the mark at its
start; blank rows and columns count for nothing. Cells are texts as they stand, for only the field knows
what they mean; which column is which is left to the caller. Changing cells is `tableediting`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import accumulate, compress, islice, zip_longest
from pathlib import Path

from generator.problems import Message, Place, Problem, about, errors, say
from generator.workspace.cleaning import BOM, clean
from generator.workspace.lazily import regex, unchanging
from generator.workspace.nodes import Source
from generator.workspace.plain_cells import CutRows, cut_rows, is_plain
from generator.workspace.yamltext import read_data

TABLE_SIZE_LIMIT = 64 * 1024 * 1024
TABLE_CELL_LIMIT = 5_000_000
DELIMITERS = {",": say("dấu phẩy"), ";": say("dấu chấm phẩy"), "\t": say("phím Tab")}
RUN_AS_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet may take for a formula."""

_SIGNS = re.escape("".join(RUN_AS_FORMULAS))
_RUN = regex(f"'*[{_SIGNS}]")
_GUARDED = regex(f"'+[{_SIGNS}]")
_NAMED = regex(r"sep=(.)(?:\r\n|\r|\n|\Z)", re.IGNORECASE)
_SHORTENED = regex(r"\d(?:[.,]\d+)?E[+-]\d+", re.IGNORECASE)
_SPOILT = regex(r"\dE[+-]\d|#", re.IGNORECASE)
_EXCEL_ERRORS = frozenset(
    ("#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!")
)
_LETTERS = 26
_TOLD = 200
_AT_ONCE = 2_000
"""So many rows are read and then cleaned together."""
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
    """What stands below the titles, column by column; blank rows are left out.

    `numbers` are those of the rows, counted from 1 with blank ones. Each column, titled or not, has a cell for each
    of them, empty where the row ends before it.
    """

    source: TableSource
    head: int
    numbers: Sequence[int]
    columns: Sequence[Sequence[str]]

    @property
    def rows(self) -> Iterator[tuple[int, Sequence[str]]]:
        """The rows by their number, each as wide as the widest."""
        return zip(self.numbers, zip(*self.columns, strict=True), strict=True)

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
    cells, faults = _cells(body, delimiter, name)
    titles = [column[0] for column in cells.columns if column]
    source = TableSource(name, body, delimiter, titles)
    problems = [*(_in_table(one, source) for one in problems), *faults]
    if not errors(problems) and not cells.numbers:
        hint = say("ghi tên các cột ở dòng đầu, hoặc xóa tệp")
        problems.append(Problem("E-CSV-EMPTY", Place(name, 1), say("tệp không có dòng nào"), hint))
    if errors(problems):
        return None, problems
    head, *numbers = cells.numbers
    table = CsvTable(source, head, numbers, [column[1:] for column in cells.columns])
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


class _Cells:
    """What cells say, column by column; equal texts are one object, since few differ."""

    def __init__(self, *, has_guards: bool) -> None:
        self.numbers: list[int] = []
        self.columns: list[list[str]] = []
        self._has_guards = has_guards
        self._known: dict[str, str] = {}

    def add(self, first: int, rows: CutRows) -> None:
        """More rows, of which the first has this number; blank ones count, and are left out."""
        columns = [self._said(column) for column in rows.columns]
        numbers: Sequence[int] = range(first, first + rows.height)
        if not any(map(all, columns)):
            told = [any(row) for row in zip(*columns, strict=True)]
            columns = [[*compress(column, told)] for column in columns]
            numbers = [*compress(numbers, told)]
        before, wanted = len(self.numbers), len(columns)
        self.columns += ([""] * before for _ in range(wanted - len(self.columns)))
        columns += ([""] * len(numbers) for _ in range(len(self.columns) - wanted))
        for column, more in zip(self.columns, columns, strict=True):
            column.extend(more)
        self.numbers += numbers

    def _said(self, written: Iterable[str]) -> list[str]:
        said = map(str.strip, written)
        bare = [*(map(unguarded, said) if self._has_guards else said)]
        if len({*bare}) == len(bare):
            return bare
        return [*map(self._known.setdefault, bare, bare)]


def _cells(text: str, delimiter: str, name: str) -> tuple[_Cells, list[Problem]]:
    found = _Cells(has_guards="'" in text)
    if text.count(delimiter) > TABLE_CELL_LIMIT:
        return found, [_too_many(Place(name))]
    first = 1
    try:
        for rows in (cut_rows if is_plain(text, delimiter) else _read_rows)(text, delimiter):
            found.add(first, rows)
            first += rows.height
    except csv.Error:
        return found, [_quote(text, delimiter, name)]
    return found, []


def _read_rows(text: str, delimiter: str) -> Iterator[CutRows]:
    """The rows of any text. Raises `csv.Error`."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while rows := [*islice(reader, _AT_ONCE)]:
        yield CutRows(len(rows), [*zip_longest(*rows, fillvalue="")])


def _too_many(place: Place) -> Problem:
    said = say("tệp có hơn {limit} ô", limit=TABLE_CELL_LIMIT)
    return Problem(
        "E-CSV-CELLS", place, said, say("xóa các cột và dòng thừa, hoặc tách chiến dịch")
    )


def _quote(text: str, delimiter: str, name: str) -> Problem:
    """A quote that is never closed, or closed before the end of its cell; told where it opens."""
    above = _lines_read(text, delimiter)
    written = "".join(list(io.StringIO(text, newline=""))[above[-1] : above[-1] + 1]).rstrip("\r\n")
    spans = cell_spans(written, delimiter)
    column = next((n for n, span in enumerate(spans, 1) if _is_torn(written[slice(*span)])), 1)
    start = spans[column - 1][0] + 1
    at = Place(name, len(above), start, extract=written, cell=column_letters(column))
    said = say("ô mở đầu bằng ngoặc kép mà không đóng, hoặc sau ngoặc đóng còn chữ")
    hint = say('đóng ngoặc kép ở cuối ô; ngoặc kép bên trong ô viết hai lần: ""')
    return Problem("E-CSV-QUOTE", at, said, hint)


def _lines_read(text: str, delimiter: str) -> list[int]:
    """How many lines were read before each row, up to the one that cannot be."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    done = [0]
    with suppress(csv.Error):
        done += (reader.line_num for _ in reader)
    return done


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
    if '"' not in text and max(map(len, lines), default=0) <= csv.field_size_limit():
        return lines
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
