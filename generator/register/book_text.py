"""A book with rows added or changed, all its other lines left as they stand.

What clerks wrote between the rows stays. The result is read back before anybody writes it: a book
that would not hold exactly the rows it should is refused, never guessed at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.model.books import Book, FirstNumber, Row
from generator.problems import Message, Place, Problem, RecordsInvalid, say
from generator.records import amended, edited, texts_of, write_yaml_text
from generator.register.issuing_body import Register
from generator.register.shelf import LoadedBook, parse_book
from generator.workspace import ITEM_LIMIT, Items

_HEADER = """\
Sổ đăng ký văn bản đi năm {year} của «{issuer}». Số do chương trình cấp; có thể ghi tay
sent (ngày chuyển), received (ký nhận), note (ghi chú). Không xóa hàng: số bỏ đi thì hủy."""


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
    return replace(loaded, data=None)


def edit_book(loaded: LoadedBook, rows: Mapping[int, Row]) -> LoadedBook:
    """The book with these rows by their index, not yet written; those behind the last are added.

    Raises `RecordsInvalid` when the file is written in a way that cannot be added to.
    """
    known: list[Row] = [*loaded.book.rows]
    written = loaded.block.get("rows")
    told = [*written] if isinstance(written, Items) else []
    for index, row in sorted(rows.items()):
        if index < len(loaded.book.rows):
            told[index] = amended(told[index], texts_of(known[index]), texts_of(row))
            known[index] = row
        else:
            told.append(texts_of(row))
            known.append(row)
    book = loaded.book.model_copy(update={"rows": tuple(known)})
    if _values(book) > ITEM_LIMIT:
        said = say("sổ sẽ dài quá mức đọc được")
        hint = say("cấp một số chung cho cả đợt thay vì mỗi thư một số")
        raise _refused(loaded, "FULL", said, hint)
    text = edited(loaded.text, loaded.block, {**loaded.block, "rows": told})
    if text is None:
        said = say("sổ không viết theo mẫu nên không ghi thêm được")
        hint = say("viết mỗi hàng thành một mục «- number: …» dưới rows, mỗi khóa một dòng")
        raise _refused(loaded, "FORM", said, hint)
    return replace(loaded, text=text, book=book)


def _values(book: Book) -> int:
    """At least as many values as a reader of the book will count."""
    return 100 + sum(5 + len(row.model_fields_set) + len(row.recipients) for row in book.rows)


def _refused(loaded: LoadedBook, code: str, said: Message, hint: Message) -> RecordsInvalid:
    return RecordsInvalid([Problem(f"E-REGISTER-{code}", Place(loaded.name), said, hint)])
