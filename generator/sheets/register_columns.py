"""Which columns of an office's register of outgoing documents hold its columns of the decree's form.

Number and symbol may stand in one column or in two, the kind in front of the subject or in a column of
its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from generator.problems import say
from generator.sheets.band import NO_BAND, find_band
from generator.sheets.column_search import ColumnSearch, told_columns
from generator.sheets.column_titles import plain_title
from generator.sheets.doubts import Ask, SpreadsheetRefused
from generator.sheets.grid import Grid
from generator.sheets.usual_words import register_title
from generator.workspace import unchanging

FIELDS = (
    "number",
    "symbol",
    "date",
    "kind",
    "title",
    "signer",
    "recipients",
    "archive",
    "copies",
    "sent",
    "received",
    "note",
    "secrecy",
)
_NEEDED = {
    "number": say("không thấy cột số, ký hiệu"),
    "date": say("không thấy cột ngày tháng văn bản"),
    "title": say("không thấy cột tên loại và trích yếu"),
}


@unchanging(frozen=True)
class RegisterColumns:
    """Where a register keeps what is read from it; `first_row` is the first that may be a document's."""

    fields: Mapping[str, int]
    first_row: int = 1
    titles: Mapping[int, str] = field(default_factory=dict)


def read_register_columns(text: str) -> dict[str, str]:
    """`number=A,date=B` as a mapping."""
    return told_columns(text, FIELDS.__contains__, "number=A,date=B,title=C", FIELDS)


def find_register_columns(grid: Grid, told: Mapping[str, str], ask: Ask) -> RegisterColumns:
    """The columns of a register; raises `SpreadsheetRefused` with all that could not be found."""
    return _Search(grid, find_band(grid, _is_other, _likeness) or NO_BAND, told, ask).columns()


def has_register(grid: Grid) -> bool:
    """Whether a sheet has titles over numbers and over subjects."""
    band = find_band(grid, _is_other, _likeness) or NO_BAND
    titles = {plain_title(one) for column in band.titles for one in band.path(column)}
    return not titles.isdisjoint(register_title("title"))


def _likeness(title: str) -> int:
    return 2 if title in register_title("number") else 0


def _is_other(path: tuple[str, ...]) -> bool:
    title = plain_title(path[-1])
    return title in register_title("title") or title in register_title("date")


class _Search(ColumnSearch):
    hint = say("chỉ rõ bằng --columns, ví dụ --columns number=A,date=B,title=C")

    def columns(self) -> RegisterColumns:
        self.find_titles("number", _is_other, "E-XLS-COLUMN", _NEEDED["number"])
        found = {key: column for key in FIELDS if (column := self._column(key)) is not None}
        self.once(found)
        if self.problems:
            raise SpreadsheetRefused(self.problems)
        return RegisterColumns(found, self.band.first_row, self.titles)

    def _column(self, key: str) -> int | None:
        if key == "number" and self.is_named:
            return self.named_at
        if key in self.told:
            return self.told_at(key)
        found = self.like(lambda title: plain_title(title) in register_title(key))
        if not found and key in _NEEDED:
            return self.asked("E-XLS-COLUMN", _NEEDED[key], found)
        return self.single(found)
