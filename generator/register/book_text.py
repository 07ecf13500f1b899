"""A book with rows added or changed, all its other lines left as they stand.

What clerks wrote between the rows stays. The result is read back before anybody writes it: a book
that would not hold exactly the rows it should is refused, never guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model.books import Book, FirstNumber, Row
from generator.problems import Place, Problem, RecordsInvalid, say
from generator.records import write_yaml_text
from generator.register.register import Register
from generator.register.shelf import LoadedBook, parse_book
from generator.register.staging import Write
from generator.workspace import (
    ITEM_LIMIT,
    Items,
    closed,
    is_aside,
    line_end,
    next_key,
    split,
    unpack,
)

_DASH = re.compile(r"( *)- +\S")
_ROWS = re.compile(r"rows\s*:")
_HEADER = """\
Sổ đăng ký văn bản đi năm {year} của «{issuer}». Số do chương trình cấp; có thể ghi tay
sent (ngày chuyển), received (ký nhận), note (ghi chú). Không xóa hàng: số bỏ đi thì hủy."""


@dataclass(frozen=True)
class EditedBook:
    """A book as it shall be, and the change that writes it."""

    book: Book
    write: Write


def new_book(register: Register, year: int, first_numbers: Sequence[FirstNumber]) -> LoadedBook:
    """A book without rows, not yet written."""
    book = Book(issuer=register.issuer, year=year)
    if first_numbers:
        book = book.model_copy(update={"first_numbers": tuple(first_numbers)})
    header = _HEADER.format(year=year, issuer=register.issuer)
    text = write_yaml_text(book, header) + "rows:\n"
    path = register.book(year)
    loaded, problems = parse_book(path, register.shown(path), text.encode())
    if loaded is None:
        raise RecordsInvalid(problems)
    return LoadedBook(path, loaded.name, None, loaded.text, loaded.block, loaded.book)


def edit_book(loaded: LoadedBook, rows: Mapping[int, Row]) -> EditedBook:
    """The book with these rows by their index; those behind the last are added.

    Raises `RecordsInvalid` when the file is written in a way that cannot be added to.
    """
    count = len(loaded.book.rows)
    changed = {index: row for index, row in rows.items() if index < count}
    added = [row for index, row in sorted(rows.items()) if index >= count]
    layout = _layout(loaded)
    if layout is None or not _reads_back(loaded, layout, [*changed.values(), *added]):
        raise RecordsInvalid([_unusual(loaded)])
    book = _wanted(loaded.book, changed, added)
    if _values(book) > ITEM_LIMIT:
        raise RecordsInvalid([_full(loaded)])
    text = "".join(_edited(layout, changed, added))
    return EditedBook(book, Write(loaded.path, loaded.data, text.encode()))


def _wanted(book: Book, changed: Mapping[int, Row], added: Sequence[Row]) -> Book:
    rows = (changed.get(index, row) for index, row in enumerate(book.rows))
    return book.model_copy(update={"rows": (*rows, *added)})


@dataclass(frozen=True)
class _Layout:
    """The lines of a book: those before the rows, those of each row, and those after them.

    The lines of a row end before the blank lines and comments that stand above the next one.
    """

    head: list[str]
    rows: list[tuple[list[str], list[str]]]
    tail: list[str]
    indent: int
    end: str

    def written(self, rows: Sequence[Row]) -> Iterator[str]:
        """The lines of rows as this book writes them."""
        if rows:
            for line in write_yaml_text({"rows": rows}).split("\n")[1:-1]:
                yield f"{' ' * self.indent}{line[2:]}{self.end}" if line else self.end


def _layout(loaded: LoadedBook) -> _Layout | None:
    """The lines sorted out; nothing when the rows are not one item a line, all alike indented."""
    written = closed(split(loaded.text))
    end = line_end(written)
    items = loaded.block.get("rows")
    if not isinstance(items, Items) or not items:
        return _Layout(_begun(written, end), [], [], 2, end)
    starts = [unpack(items.value_mark(index))[0] - 1 for index in range(len(items))]
    indents = {_indent(written[start]) for start in starts}
    indent = indents.pop()
    if indents or indent is None or starts != sorted(set(starts)):
        return None
    stops = [*starts[1:], next_key(loaded.block, starts[-1], len(written))]
    rows = [_parted(written[start:stop], indent) for start, stop in zip(starts, stops, strict=True)]
    return _Layout(written[: starts[0]], rows, written[stops[-1] :], indent, end)


def _begun(written: list[str], end: str) -> list[str]:
    """The lines up to a `rows:` with nothing behind it; such a key stands last."""
    return [*(line for line in written if not _ROWS.match(line)), f"rows:{end}"]


def _parted(written: list[str], indent: int) -> tuple[list[str], list[str]]:
    """The lines of a row, and what stands between it and the next."""
    stop = len(written)
    while stop > 1 and is_aside(written[stop - 1], indent):
        stop -= 1
    return written[:stop], written[stop:]


def _indent(line: str) -> int | None:
    found = _DASH.match(line)
    return len(found[1]) if found else None


def _edited(layout: _Layout, changed: Mapping[int, Row], added: Sequence[Row]) -> Iterator[str]:
    yield from layout.head
    for index, (own, between) in enumerate(layout.rows):
        yield from layout.written([changed[index]]) if index in changed else own
        if index < len(layout.rows) - 1:
            yield from between
    yield from layout.written(added)
    yield from layout.rows[-1][1] if layout.rows else ()
    yield from layout.tail


def _reads_back(loaded: LoadedBook, layout: _Layout, rows: Sequence[Row]) -> bool:
    """Whether the new lines, between the first and the last of the book, read as these rows.

    The lines of the other rows are not touched, so that they need not be read again.
    """
    text = "".join([*layout.head, *layout.written(rows), *layout.tail])
    found, _ = parse_book(loaded.path, loaded.name, text.encode())
    return found is not None and found.book == loaded.book.model_copy(update={"rows": tuple(rows)})


def _values(book: Book) -> int:
    """At least as many values as a reader of the book will count."""
    return 100 + sum(5 + len(row.model_fields_set) + len(row.recipients) for row in book.rows)


def _full(loaded: LoadedBook) -> Problem:
    return Problem(
        "E-REGISTER-FULL",
        Place(loaded.name),
        say("sổ sẽ dài quá mức đọc được"),
        say("cấp một số chung cho cả đợt thay vì mỗi thư một số"),
    )


def _unusual(loaded: LoadedBook) -> Problem:
    return Problem(
        "E-REGISTER-FORM",
        Place(loaded.name),
        say("sổ không viết theo mẫu nên không ghi thêm được"),
        say("viết mỗi hàng thành một mục «- number: …» dưới rows, mỗi khóa một dòng"),
    )
