"""A book with rows added or changed, all its other lines left as they stand.

What clerks wrote between the rows stays. The result is read back before anybody writes it: a book
that would not hold exactly the rows it should is refused, never guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model.register import Book, FirstNumber, Row
from generator.problems import Place, Problem, RecordsInvalid, say
from generator.records.nodes import Items, unpack
from generator.records.writing import write_yaml_text
from generator.register import lines
from generator.register.opening import Register
from generator.register.shelf import LoadedBook, parse_book

_DASH = re.compile(r"( *)- ")
_HEADER = """\
Sổ đăng ký văn bản đi năm {year} của «{issuer}». Số do chương trình cấp; có thể ghi tay
sent (ngày chuyển), received (ký nhận), note (ghi chú). Không xóa hàng: số bỏ đi thì hủy."""


@dataclass(frozen=True)
class RowEdit:
    """A row to be put in the place of another, or at the end (`index` None)."""

    index: int | None
    row: Row


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


def edit_book(loaded: LoadedBook, edits: Sequence[RowEdit]) -> LoadedBook:
    """The book with these rows; `data` of the result is what is to be written.

    Raises `RecordsInvalid` when the file is written in a way that cannot be added to.
    """
    changed = {edit.index: edit.row for edit in edits if edit.index is not None}
    added = [edit.row for edit in edits if edit.index is None]
    text = "".join(_edited(loaded, changed, added))
    found, _ = parse_book(loaded.path, loaded.name, text.encode())
    if found is None or found.book != _wanted(loaded.book, changed, added):
        raise RecordsInvalid([_unusual(loaded)])
    return found


def _wanted(book: Book, changed: Mapping[int, Row], added: Sequence[Row]) -> Book:
    kept = (changed.get(index, row) for index, row in enumerate(book.rows))
    return book.model_copy(update={"rows": (*kept, *added)})


def _edited(loaded: LoadedBook, changed: Mapping[int, Row], added: Sequence[Row]) -> Iterator[str]:
    written = lines.closed(lines.split(loaded.text))
    end = lines.line_end(written)
    items = loaded.block.get("rows")
    if not isinstance(items, Items) or not items:
        yield from _begun(written)
        yield from _rows(added, 2, end)
        return
    spans = list(_spans(loaded, items, written))
    indent = _indent(written[spans[0][0]])
    yield from written[: spans[0][0]]
    for index, (start, stop, following) in enumerate(spans):
        row = changed.get(index)
        yield from written[start:stop] if row is None else _rows([row], indent, end)
        if index == len(spans) - 1:
            yield from _rows(added, indent, end)
        yield from written[stop:following]
    yield from written[spans[-1][2] :]


def _begun(written: list[str]) -> list[str]:
    """The lines up to a `rows:` with nothing behind it; such a key stands last."""
    head = [line for line in written if not re.match(r"rows\s*:", line)]
    return [*head, f"rows:{lines.line_end(written)}"]


def _spans(loaded: LoadedBook, items: Items, written: list[str]) -> Iterator[tuple[int, int, int]]:
    """Of each row its first line, the line after its last, and where the next thing begins."""
    starts = [unpack(items.value_mark(index))[0] - 1 for index in range(len(items))]
    stops = [*starts[1:], _line_after(loaded, starts[-1], len(written))]
    indent = _indent(written[starts[0]])
    for start, following in zip(starts, stops, strict=True):
        stop = following
        while stop > start + 1 and lines.is_aside(written[stop - 1], indent):
            stop -= 1
        yield start, stop, following


def _line_after(loaded: LoadedBook, last: int, count: int) -> int:
    """Where the key after the rows begins, or the end of the file."""
    block = loaded.block
    keys = (unpack(block.key_mark(key))[0] - 1 for key in (*block, *block.blank))
    return min((line for line in keys if line > last), default=count)


def _indent(line: str) -> int:
    found = _DASH.match(line)
    return len(found[1]) if found else 0


def _rows(rows: Sequence[Row], indent: int, end: str) -> Iterator[str]:
    if not rows:
        return
    for line in write_yaml_text({"rows": rows}).split("\n")[1:-1]:
        yield f"{' ' * indent}{line[2:]}{end}" if line else end


def _unusual(loaded: LoadedBook) -> Problem:
    return Problem(
        "E-REGISTER-FORM",
        Place(loaded.name),
        say("sổ không viết theo mẫu nên không ghi thêm được"),
        say("viết mỗi hàng thành một mục «- number: …» dưới rows, mỗi khóa một dòng"),
    )
