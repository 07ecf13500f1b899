"""A table of a finished Word file, read as the audit reads tables: what its rows and columns are called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from generator.audit import (
    Cell,
    RawCell,
    RawRow,
    TextSpot,
    TextTable,
    column_name,
    is_data,
    make_table,
    says_something,
)
from generator.office.printed_tables import Name, PrintedTable, Texts

_WORDS = ("{*}t", "{*}p", "{*}tab", "{*}br", "{*}noBreakHyphen")


def table_of(element: etree._Element) -> PrintedTable | None:
    """The table of a `w:tbl`; nothing of one that only sets words side by side."""
    rows = [_row(row) for row in element.iterfind("{*}tr")]
    return _printed(make_table(rows, TextSpot())) if is_data(rows) else None


def _row(row: etree._Element) -> RawRow:
    before = int(_value(row, "{*}trPr/{*}gridBefore") or 0)
    repeated = row.find("{*}trPr/{*}tblHeader") is not None
    return RawRow([_cell(cell) for cell in row.iterfind("{*}tc")], before, repeated)


def _cell(cell: etree._Element) -> RawCell:
    columns = int(_value(cell, "{*}tcPr/{*}gridSpan") or 1)
    merged = cell.find("{*}tcPr/{*}vMerge") is not None
    carries_on = merged and _value(cell, "{*}tcPr/{*}vMerge") != "restart"
    return RawCell(_text(cell), columns, carries_on)


def _value(element: etree._Element, path: str) -> str | None:
    found = element.find(path)
    return None if found is None else next(map(str, found.attrib.values()), None)


def _text(cell: etree._Element) -> str:
    signs = {"t": None, "noBreakHyphen": "-"}
    names = ((etree.QName(one).localname, one.text) for one in cell.iter(*_WORDS))
    return " ".join("".join(signs.get(name, " ") or text or "" for name, text in names).split())


def _printed(table: TextTable) -> PrintedTable:
    body = [tuple(cell.text for cell in row) for row in table.grid[table.heads :]]
    last = len(table.grid)
    heads = [
        column_name(table, Cell("", TextSpot(row=last, column=at + 1))) or str(at + 1)
        for at in range(len(body[0]) if body else 0)
    ]
    return PrintedTable(tuple(body), tuple(_numbered(_row_names(body))), tuple(_numbered(heads)))


def _row_names(body: Sequence[Texts]) -> Iterator[str]:
    """What each row says in the column that tells most rows apart, else in its first words, else its first text."""
    columns = [{text for text in column if says_something(text)} for column in zip(*body, strict=True)]  # fmt: skip
    at = max(range(len(columns)), key=lambda one: len(columns[one]), default=0)
    for row in body:
        texts = (row[at], *row)
        worded = next(filter(says_something, texts), None)
        yield worded or next(filter(None, texts), "")


def _numbered(names: Iterable[str]) -> Iterator[Name]:
    seen: Counter[str] = Counter()
    for name in names:
        yield name, seen[name]
        seen[name] += 1
