"""Rows of registers as people look them up: how far each has come, found by any of its words."""

from __future__ import annotations

from collections.abc import Container, Iterable

from generator.model.books import Row, RowState
from generator.office.inquiry import Found
from generator.problems import Message, say
from generator.register import Register, columns
from generator.wording import fold

_STATES = {
    RowState.RESERVED: say("đang giữ số"),
    RowState.ISSUED: say("đã ban hành"),
    RowState.VOID: say("đã hủy"),
}


def state_told(row: Row, undone: Container[str]) -> Message:
    """How far a number has come, or that its document was replaced or called back.

    One whose replacements are all `undone` is not in force again by that, and is told so.
    """
    if row.is_called_back:
        return say("đã thu hồi")
    if row.replaced_by and all(one in undone for one in row.replaced_by):
        return say("được thay thế; văn bản thay thế đã thu hồi")
    return say("được thay thế") if row.replaced_by else _STATES[row.state]


def rows_with(found: Iterable[Found], words: str) -> list[Found]:
    """The rows that have each of these words in one of their columns, whatever their accents and capitals."""
    wanted = [fold(word) for word in words.split()]
    return [one for one in found if all(word in _text(one[1].row) for word in wanted)]


def _text(row: Row) -> str:
    return fold(" ".join((*columns(row), row.key or "")))


def period_of(register: Register, row: Row) -> str:
    """The year or the term whose numbers a row belongs to."""
    return register.numbering.period_of(row.date) or str(row.date.year)
