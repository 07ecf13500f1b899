"""The table of a unit's own results in its letter: all of it but the figures is the same for every unit.

Where nothing else is to be said of any unit than what it counted and what it was given, each cell is made of
these two numbers. Any other table is made line by line, by `tabulate`.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator import word, wording
from generator.drafting.column_texts import ColumnView
from generator.drafting.lines import Line
from generator.drafting.unwritten import may_have_blank
from generator.model.document import Rows, Show, Table
from generator.model.fields import Number
from generator.workspace import unchanging

_ROWS = {Rows.INDICATORS, Rows.PHASES}
"""Rows that are the same for every unit."""
_MOST = 64
_WHOLE = {int, type(None)}

Numbers = Sequence[Any]
"""What was counted, or given, row by row: whole numbers, and nothing where there is none."""
Tell = Callable[[Numbers, Numbers, int], Iterable[str]]
"""A column, of what was counted, what was given, and with how many decimals a rate is told."""


class _Numerals(dict[int | None, str]):
    """Numbers as they are told; small ones come again in every letter."""

    def __missing__(self, number: int) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
            self[None] = ""
        self[number] = said = wording.number(number)
        return said


_REMEMBERED = 16_384
_said = _Numerals({None: ""}).__getitem__


def _above(ones: Numbers, others: Numbers) -> Iterator[str]:
    """By how much each number is above another; nothing where it is not."""
    for one, other in zip(ones, others, strict=True):
        is_above = one is not None and other is not None and one > other
        yield _said(one - other) if is_above else ""


def _rates(counts: Numbers, quotas: Numbers, decimals: int) -> Iterator[str]:
    for count, quota in zip(counts, quotas, strict=True):
        is_known = count is not None and quota
        yield wording.percent_of(count, quota, decimals) if is_known else ""


_TELL: Mapping[Show, Tell] = {
    Show.COUNT: lambda counts, _quotas, _decimals: map(_said, counts),
    Show.PHASE_COUNT: lambda counts, _quotas, _decimals: map(_said, counts),
    Show.QUOTA: lambda _counts, quotas, _decimals: map(_said, quotas),
    Show.RATE: _rates,
    Show.SURPLUS: lambda counts, quotas, _decimals: _above(counts, quotas),
    Show.SHORTFALL: lambda counts, quotas, _decimals: _above(quotas, counts),
}


def says_the_same(table: Table) -> bool:
    """Whether rows, columns and words of a table are the same for every unit."""
    is_asked = table.of_all or table.where or table.group or table.sort not in {None, "order"}
    if table.rows not in _ROWS or is_asked or any(one.when for one in table.columns):
        return False
    return not any(map(may_have_blank, _texts(table)))


def _texts(table: Table) -> Iterator[str]:
    around = (table.total_label, table.remainder_label, table.unit_of_measure)
    yield from filter(None, (*around, table.preparer, table.head))
    yield from table.notes
    for column in table.columns:
        yield from (column.header,) if isinstance(column.header, str) else column.header


@unchanging(frozen=True)
class OwnTable:
    """Such a table: what stands around its rows, and what each column says.

    `recorded` are counts and quotas of the units, row by row, `units` those that have a row.
    """

    frame: word.FinishedTable
    columns: Sequence[tuple[str, ...] | Tell]
    recorded: Sequence[tuple[Mapping[str, Number], Mapping[str, Number]]]
    units: Sequence[Container[str]]
    decimals: int

    def of(self, unit: str) -> word.FinishedTable | None:
        """The table of a unit; `None` where more is to be said of it than whole numbers."""
        counts = [known.get(unit) for known, _ in self.recorded]
        quotas = [known.get(unit) for _, known in self.recorded]
        are_whole = {*map(type, counts), *map(type, quotas)} <= _WHOLE
        if not (are_whole and all(unit in known for known in self.units)):
            return None
        columns = [
            tuple(tell(counts, quotas, self.decimals)) if callable(tell) else tell
            for tell in self.columns
        ]
        return self.frame.with_figures(columns)


def own_table(
    frame: word.FinishedTable, views: Sequence[ColumnView], lines: Sequence[Line], decimals: int
) -> OwnTable | None:
    """What the table of one unit has in common with those of all; `None` where lines say more than two numbers."""
    tallies = [line.stand.tally for line in lines if line.stand]
    recorded = [one for tally in tallies if (one := tally.as_recorded)]
    columns = [column for view in views if (column := _column(view, lines))]
    is_whole = len(recorded) == len(lines) and len(columns) == len(views)
    if frame.by_column is None or not (lines and is_whole):
        return None
    units = {id(tally.roster.places): tally.roster.places for tally in tallies}
    is_flat = all(line.code not in tally.roster.parents for line in lines for tally in tallies[:1])
    return OwnTable(frame, columns, recorded, tuple(units.values()), decimals) if is_flat else None


def _column(view: ColumnView, lines: Sequence[Line]) -> tuple[str, ...] | Tell | None:
    """What a column says: the same of every unit, or a figure; `None` where it is another one."""
    if view.is_plain and view.looks_as_it_stands and view.column.show in _TELL:
        return _TELL[view.column.show]
    if view.is_of_figures:
        return None
    texts = view.plain_cells(lines, tuple(map(str, range(1, len(lines) + 1))))
    found = tuple(text for text in texts if text is not None)
    return found if len(found) == len(texts) else None


class OwnTables:
    """The tables of letters that speak of the same figures; `make` looks at one when it is asked for again."""

    def __init__(self, make: Callable[[Table], OwnTable | None]) -> None:
        self._make = make
        self._met: dict[int, Table] = {}
        self._made: dict[int, OwnTable | None] = {}

    def find(self, table: Table) -> OwnTable | None:
        """What it has in common for all units; nothing where it has too little, or is met the first time."""
        key = id(table)
        if key in self._made:
            return self._made[key]
        if key in self._met:
            self._made[key] = made = self._make(table)
            return made
        if len(self._met) >= _MOST:
            self._met.clear()
            self._made.clear()
        self._met[key] = table
        return None
