"""Cells of a CSV file changed in place: all else, its separator, quotes and line ends too, stays byte for byte.

What comes out is read again and must say what was wanted, else nothing is changed. New tables are what Excel
opens by itself: UTF-8 with its mark, `;`, and the line ends of Windows.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from generator.workspace.cleaning import BOM
from generator.workspace.tabletext import Known, cell_spans, guarded, parted, split_rows, unguarded

_ENDS = "\r\n"


@dataclass
class TableEdits:
    """What shall change: cells by row and column, rows that come behind others, rows that go.

    Rows count from 1, columns from 0; a row behind row 0 comes last.
    """

    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    added: list[tuple[int, Mapping[int, str]]] = field(default_factory=list)
    removed: set[int] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.cells or self.added or self.removed)


def edited_table(text: str, known: Known, edits: TableEdits) -> str | None:
    """The text of a table with these edits in it; nothing where it is written too unusually for that."""
    body, delimiter = parted(text.removeprefix(BOM), known)
    rows = split_rows(body, delimiter)
    end = _end_of(rows[0]) if rows else _ENDS
    changed = [*rows]
    for number, cells in _by_row(edits.cells).items():
        changed[number - 1] = _changed(rows[number - 1], delimiter, cells)
    last = max((n for n, row in enumerate(rows, 1) if row.strip(f" {delimiter}\r\n")), default=0)
    behind: dict[int, list[str]] = {}
    for number, new in edits.added:
        behind.setdefault(number or last, []).append(_changed(end, delimiter, new))
    written: list[str] = []
    for number, row in enumerate(changed, start=1):
        written += [row] * (number not in edits.removed)
        written += behind.pop(number, [])
    lines = _closed([*written, *(line for lines in behind.values() for line in lines)], end, rows)
    after = "".join(lines)
    if not _says(after, rows, delimiter, edits, last):
        return None
    return text[: len(text) - len(body)] + after


def _end_of(row: str) -> str:
    return row[len(row.rstrip("\r\n")) :] or _ENDS


def _by_row(cells: Mapping[tuple[int, int], str]) -> dict[int, dict[int, str]]:
    found: dict[int, dict[int, str]] = {}
    for (row, column), text in cells.items():
        found.setdefault(row, {})[column] = text
    return found


def _changed(row: str, delimiter: str, cells: Mapping[int, str]) -> str:
    bare = row.rstrip("\r\n")
    written = [bare[start:stop] for start, stop in cell_spans(bare, delimiter)]
    written += [""] * (max(cells, default=0) + 1 - len(written))
    for column, text in cells.items():
        written[column] = _cell(text, delimiter, quoted=written[column][:1] == '"')
    return delimiter.join(written) + row[len(bare) :]


def _cell(text: str, delimiter: str, *, quoted: bool = False) -> str:
    safe = guarded(text)
    if quoted or {delimiter, '"', "\n", "\r"}.intersection(safe):
        return '"' + safe.replace('"', '""') + '"'
    return safe


def _closed(lines: Sequence[str], end: str, before: Sequence[str]) -> list[str]:
    """Each line with its end, but for the last one of a file that had none there."""
    closed = [line if line.endswith(("\r", "\n")) else line + end for line in lines]
    if closed and before and not before[-1].endswith(("\r", "\n")):
        closed[-1] = closed[-1].removesuffix(end)
    return closed


def _says(after: str, rows: Sequence[str], delimiter: str, edits: TableEdits, last: int) -> bool:
    """Whether what was written is read as it was wanted; of many rows those that read the same as before are not pulled apart."""
    if edits.added or edits.removed:
        return _texts(after, delimiter) == _wanted(rows, delimiter, edits, last)
    try:
        now = split_rows(after, delimiter)
    except csv.Error:
        return False
    wanted = _by_row(edits.cells)
    return len(rows) == len(now) and all(
        _told_in(_cells_of(one, delimiter), wanted.get(number, {}))
        == _told_in(_cells_of(other, delimiter))
        for number, (one, other) in enumerate(zip(rows, now, strict=True), start=1)
        if one != other or number in wanted
    )


def _cells_of(row: str, delimiter: str) -> list[str]:
    """What stands in the cells of a row, as it is written."""
    return next(csv.reader(io.StringIO(row, newline=""), delimiter=delimiter, strict=True), [])


def _told_in(row: Sequence[str], cells: Mapping[int, str] = MappingProxyType({})) -> list[str]:
    """What a row says once these cells are put into it."""
    told = [unguarded(cell.strip()) for cell in row]
    _put(told, cells)
    return _bare(told)


def _texts(text: str, delimiter: str) -> list[list[str]]:
    """What is read in the cells of each row that is not blank."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        told = [[unguarded(cell.strip()) for cell in row] for row in rows]
    except csv.Error:
        return []
    return [_bare(row) for row in told if any(row)]


def _bare(row: list[str]) -> list[str]:
    while row and not row[-1]:
        row.pop()
    return row


def _wanted(rows: Sequence[str], delimiter: str, edits: TableEdits, last: int) -> list[list[str]]:
    """What shall be read once the edits are made."""
    told = [*csv.reader(io.StringIO("".join(rows), newline=""), delimiter=delimiter)]
    kept = {n: [unguarded(cell.strip()) for cell in row] for n, row in enumerate(told, 1)}
    for number, cells in _by_row(edits.cells).items():
        _put(kept[number], cells)
    behind: dict[int, list[list[str]]] = {}
    for number, given in edits.added:
        new: list[str] = []
        _put(new, given)
        behind.setdefault(number or last, []).append(new)
    found = [*behind.pop(0, [])]
    for number, row in kept.items():
        found += [row] * (number not in edits.removed)
        found += behind.pop(number, [])
    return [_bare(row) for row in found if any(row)]


def _put(row: list[str], cells: Mapping[int, str]) -> None:
    row += [""] * (max(cells, default=0) + 1 - len(row))
    for column, text in cells.items():
        row[column] = text.replace("\r\n", "\n").strip()


def new_table(titles: Sequence[str], rows: Collection[Sequence[str]]) -> bytes:
    """A table as Excel opens it by itself."""
    lines = (";".join(_cell(cell, ";") for cell in row) for row in (titles, *rows))
    return (BOM + "".join(f"{line}{_ENDS}" for line in lines)).encode()
