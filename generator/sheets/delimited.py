"""CSV files: read into a `Grid`, their letters decoded and their delimiter found; and written.

Comma, semicolon and tab are known; a file that could be parted in two ways is refused. Every cell
is a text; one that a spreadsheet would run as a formula is guarded by `'`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from generator.model.fields import DecimalCount
from generator.problems import Place, Problem, say
from generator.sheets.doubts import SpreadsheetRefused, refuse
from generator.sheets.grid import CellKind, Grid, SheetCell, SheetRow, address, check_size
from generator.sheets.layout import Computed, Field, Holds, Value, Worksheet
from generator.wording import percent, quantity
from generator.workspace import DELIMITERS, guarded, regex, unguarded

_NAMED = regex(r"sep=(.)(?:\r\n?|\n)", re.IGNORECASE)
_RATE = regex(r"(-?[\d.]+)(?:,(\d+))?%")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_HEAD = 4_096
_AT_LEAST = 3
"""Of so many bytes of a text in UTF-16 one is nought, and more: the half of a plain letter, a digit, a blank."""
_DECIMALS = 9
_SAMPLE = 200
_ALIKE = 0.8
_NOT_ALL = 0.99
_FIELD_CAP = 100_000


class Delimited:
    """A CSV file opened: one worksheet without a name, none hidden."""

    sheets: tuple[str, ...] = ("",)
    hidden: tuple[str, ...] = ()

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._text = _decode(data, name)

    def read(self, sheet: str = "") -> Grid:
        """The rows; a cell guarded by `'` against being run is given without it."""
        named = _NAMED.match(self._text)
        text = self._text[named.end() :] if named else self._text
        delimiter = named[1] if named else _find_delimiter(text, self.name)
        rows = _read_rows(text, delimiter, self.name)
        return Grid(self.name, sheet, rows, all_text=True)


def encoding_of(data: bytes) -> str:
    """How a text is written: UTF-16 is known by its mark, or by its noughts, which stand in every other place alone."""
    if data.startswith(_UTF16):
        return "utf-16"
    head = data[:_HEAD]
    first, second = head[::2].count(0), head[1::2].count(0)
    if (first and second) or max(first, second) * _AT_LEAST < len(head):
        return "utf-8-sig"
    return "utf-16-be" if first else "utf-16-le"


def _decode(data: bytes, name: str) -> str:
    try:
        text = data.decode(encoding_of(data))
    except UnicodeDecodeError as fault:
        raise _not_utf8(data, fault, name) from None
    if "\0" in text:
        raise refuse(name, "E-CSV-ENCODING", say("tệp có ký tự U+0000, không phải tệp CSV"))
    return text


def _not_utf8(data: bytes, fault: UnicodeDecodeError, name: str) -> SpreadsheetRefused:
    line = data.count(b"\n", 0, fault.start) + 1
    said = say("tệp không lưu ở dạng UTF-8 (byte {byte})", byte=f"0x{data[fault.start]:02x}")
    hint = say("trong Excel chọn lưu dạng «CSV UTF-8», hoặc lưu dạng .xlsx")
    return SpreadsheetRefused([Problem("E-CSV-ENCODING", Place(name, line), said, hint)])


def _find_delimiter(text: str, name: str) -> str:
    """The one delimiter that parts all rows, or else most of them, into equally many cells."""
    evenness = {delimiter: _evenness(text, delimiter) for delimiter in DELIMITERS}
    least = 1 if 1 in evenness.values() else _ALIKE
    fitting = [delimiter for delimiter, even in evenness.items() if even >= least]
    if len(fitting) == 1:
        return fitting[0]
    hint = say("lưu dạng .xlsx, hoặc thêm dòng đầu «sep=;»")
    if not fitting:
        said = say("không tìm thấy dấu ngăn cột; chỉ nhận dấu phẩy, dấu chấm phẩy và phím Tab")
        raise refuse(name, "E-CSV-DELIMITER", said, hint)
    one, other = (DELIMITERS[found] for found in fitting[:2])
    said = say("không rõ cột ngăn bằng {one} hay {other}", one=one, other=other)
    raise refuse(name, "E-CSV-DELIMITER", said, hint)


def _evenness(text: str, delimiter: str) -> float:
    """The share of rows that have the usual number of cells; titles above a table lower it little."""
    widths: list[int] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if any(row):
                widths.append(len(row))
            if len(widths) >= _SAMPLE:
                break
    except csv.Error:
        return 0
    parted = [width for width in widths if width > 1]
    usual = max(set(parted), key=parted.count, default=0)
    if len(parted) == len(widths):
        return parted.count(usual) / max(len(widths), 1)
    return min(parted.count(usual) / max(len(parted), len(widths) // 2, 1), _NOT_ALL)


def _read_rows(text: str, delimiter: str, name: str) -> list[SheetRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[SheetRow] = []
    count = 0
    try:
        for number, values in enumerate(reader, start=1):
            if cells := _cells(values):
                rows.append(SheetRow(number, cells))
                count += len(cells)
                check_size(name, len(rows), max(cells), count, part=address(number, 1))
    except csv.Error:
        said = say("ngoặc kép mở mà không đóng, hoặc ô quá dài")
        place = Place(name, reader.line_num)
        raise SpreadsheetRefused([Problem("E-CSV-QUOTE", place, said)]) from None
    return rows


def _cells(values: Sequence[str]) -> dict[int, SheetCell]:
    return {
        column: SheetCell(CellKind.TEXT, unguarded(value))
        for column, value in enumerate(values, start=1)
        if value and not value.isspace()
    }


def write_csv(sheet: Worksheet) -> bytes:
    """The table alone as CSV in UTF-8 with its mark; a cell that would be run is guarded by `'`.

    Columns are parted by `;` and decimals by a comma, as Excel in Vietnam reads them. Beside each rate as it
    is printed stands its number, for programs; one that is known as «gần …» alone has none.
    """
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow([title for column in sheet.fields for title in _titles(column)])
    for row in sheet.rows:
        cells = zip(row, sheet.fields, strict=True)
        writer.writerow([text for value, column in cells for text in _texts(value, column)])
    return written.getvalue().encode("utf-8-sig")


def _has_number(column: Field) -> bool:
    return column.holds is Holds.RATE and not column.open


def _titles(column: Field) -> list[str]:
    title = guarded(column.title)
    return [title, f"{title} (số thập phân)"] if _has_number(column) else [title]


def _texts(value: Value, column: Field) -> list[str]:
    shown = value.result if isinstance(value, Computed) else value
    if not _has_number(column):
        return [_plain(shown)]
    return [_plain(shown), _number_in(_plain(shown))]


def _number_in(rate: str) -> str:
    """`86,3%` as `0,863`; nothing of what is no bare rate."""
    found = _RATE.fullmatch(rate)
    if not found:
        return ""
    whole, after = found[1].replace(".", ""), found[2] or ""
    value = Decimal(f"{whole}.{after or 0}").scaleb(-2)
    return f"{value:.{len(after) + 2}f}".replace(".", ",")


def _plain(value: Value) -> str:
    if isinstance(value, DecimalCount):
        return quantity(value, _DECIMALS).replace(".", "")
    if isinstance(value, Fraction):
        return percent(value, _DECIMALS)
    return guarded(value) if isinstance(value, str) else str("" if value is None else value)
