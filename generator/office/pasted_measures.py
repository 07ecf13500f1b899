"""Figures of a paste in another unit of measure than is recorded: «ĐVT: 1.000 đồng» above, «(nghìn đồng)» in a title.

Taken as đồng they would be wrong by thousands: they are multiplied, and that is told. What may be in đồng already,
or is a unit of measure of other things, is asked about once for its column.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice

from generator.model.campaign import Indicator
from generator.office.grid_columns import CellSort, GridColumn
from generator.office.pasted_head import PastedDoubt, first_texts
from generator.problems import Message, say
from generator.sheets import (
    CellKind,
    SheetCell,
    amount_of_bare,
    other_measure,
    rescaled_cell,
    tens_between,
    usual,
)
from generator.wording import fold, in_full, number
from generator.workspace import quoted, unchanging

MEASURES = -900_000
"""Where it is asked whether a column is multiplied, by the column, and the answers that say so or not."""
_TIMES, _AS_IT_IS = "=times", "=as it is"
_LARGE = 1_000_000
"""So many thousands of đồng are likelier đồng already."""


@unchanging(frozen=True)
class PastedColumns:
    """The rows of a paste with the titles of its columns, what stands around them, and the column that each is, by place."""

    rows: Sequence[Sequence[str]]
    titles: Sequence[str]
    around: Sequence[str]
    columns: Mapping[int, GridColumn]


@dataclass
class Measured:
    """The rows in the units of measure that are recorded, with what was done; what is `asked` keeps them from going anywhere."""

    rows: list[Sequence[str]]
    said: list[Message] = field(default_factory=list)
    asked: list[PastedDoubt] = field(default_factory=list)


def lines_around(cells: Sequence[Sequence[str]]) -> list[str]:
    """The rows of a paste that have but one cell, and that one words: its name, its unit of measure, its notes."""
    told = ([one.strip() for one in row if one.strip()] for row in cells)
    return [one[0] for one in told if len(one) == 1 and any(map(str.isalpha, one[0]))]


def measured(paste: PastedColumns, told: Mapping[int, str]) -> Measured:
    """The figures of a paste as they are recorded; `told` are answers, by place."""
    found = Measured([*paste.rows])
    around = [*paste.around, *_in_column(paste)]
    for place, column in paste.columns.items():
        indicator = column.indicator
        if indicator is None or indicator.is_rate or not _amounts(paste.rows, place):
            continue
        title = paste.titles[place] if place < len(paste.titles) else ""
        lines = around if column.holds is CellSort.QUOTA else ()
        stated = other_measure([title], lines, indicator.recorded_in)
        if stated is not None:
            _settle(found, place, _Stated(title.strip(), stated, indicator), told)
    return found


class _Stated:
    """A column that states another unit of measure than its indicator has."""

    def __init__(self, title: str, words: str, indicator: Indicator) -> None:
        self.title, self.words, self.measure = title, words, indicator.recorded_in
        self.tens = tens_between(words, self.measure) or 0

    def converted(self, place: int, rows: Sequence[Sequence[str]]) -> Message:
        """That it is multiplied or divided, with what becomes of the first figure."""
        before, after = next(islice(self._changed(place, rows), 1))
        names = {"factor": number(10 ** abs(self.tens)), "before": before, "after": after, "measure": self.measure}  # fmt: skip
        if self.tens > 0:
            return say("đổi ra {measure}: nhân cả cột với {factor}, ví dụ {before} thành {after}", **names)  # fmt: skip
        return say("đổi ra {measure}: chia cả cột cho {factor}, ví dụ {before} thành {after}", **names)  # fmt: skip

    def _changed(self, place: int, rows: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
        for text in _amounts(rows, place):
            yield text, _times(text, self.tens)


def _settle(found: Measured, place: int, stated: _Stated, told: Mapping[int, str]) -> None:
    """Multiplies a column whose unit of measure is certain, or of which somebody said so."""
    key = MEASURES - place
    answer = told.get(key) or ("" if _is_doubtful(found.rows, place, stated) else _TIMES)
    named = {"stated": quoted(stated.words), "measure": stated.measure, "title": stated.title}
    named["title"] = stated.title or first_texts(_amounts(found.rows, place))
    if answer == _AS_IT_IS:
        return
    if answer != _TIMES or not stated.tens:
        choices = [(stated.converted(place, found.rows), _TIMES)] if stated.tens else []
        kept = (say("các số trong cột đã tính bằng {measure}", measure=stated.measure), _AS_IT_IS)
        said = say("cột «{title}» của phần dán ghi đơn vị tính «{stated}», dữ liệu ghi số này bằng «{measure}»: là số nào?", **named)  # fmt: skip
        found.asked.append(PastedDoubt(key, said, (*choices, kept)))
        return
    left = [text for text in _texts(found.rows, place) if _is_unread(text)]
    how = stated.converted(place, found.rows)
    found.said.append(say("cột «{title}» ghi đơn vị tính «{stated}»: {how}", how=how, **named))
    if left:
        found.said.append(say("không đổi được nên không dán: {texts}", texts=first_texts(left)))
    found.rows = [_row(row, place, stated.tens) for row in found.rows]


def _is_doubtful(rows: Sequence[Sequence[str]], place: int, stated: _Stated) -> bool:
    """Whether figures that are to be made larger are so large that they may be so already."""
    amounts = (amount_of_bare(_cell(text)) or 0 for text in _amounts(rows, place))
    return not stated.tens or (stated.tens > 0 and max(amounts) >= _LARGE)


def _in_column(paste: PastedColumns) -> list[str]:
    """The unit of measure that a column of its own states for all rows."""
    titled = (at for at, one in enumerate(paste.titles) if fold(one) in usual("measure"))
    texts = {text for at in islice(titled, 1) for text in _texts(paste.rows, at)}
    return [f"ĐVT: {text}" for text in texts] if len(texts) == 1 else []


def _texts(rows: Sequence[Sequence[str]], place: int) -> list[str]:
    return [row[place].strip() for row in rows if place < len(row) and row[place].strip()]


def _amounts(rows: Sequence[Sequence[str]], place: int) -> list[str]:
    """The cells of a column that are numbers and nothing else."""
    return [text for text in _texts(rows, place) if amount_of_bare(_cell(text)) is not None]


def _row(row: Sequence[str], place: int, tens: int) -> Sequence[str]:
    if place >= len(row):
        return row
    text = row[place].strip()
    now = "" if _is_unread(text) else _times(text, tens)
    return [*row[:place], now, *row[place + 1 :]]


def _is_unread(text: str) -> bool:
    """Whether a cell has figures, no words that say of what, and is no number for certain."""
    has_figures = any(map(str.isdigit, text)) and not any(map(str.isalpha, text))
    return has_figures and amount_of_bare(_cell(text)) is None


def _times(text: str, tens: int) -> str:
    cell = rescaled_cell(_cell(text), tens)
    return in_full(Decimal(cell.text)) if cell.kind is CellKind.NUMBER else text


def _cell(text: str) -> SheetCell:
    return SheetCell(CellKind.TEXT, text)
