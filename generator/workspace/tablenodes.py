"""Rows and columns of a table as mappings of a record; where a value stands follows from its cell."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import NamedTuple

from generator.workspace.nodes import Block, Source, Step, pack

Cell = tuple[int, int]
"""Row and column, counted from 0."""


class _Placed(Block):
    """A mapping of which no place is kept."""

    __slots__ = ()

    @abstractmethod
    def _own(self) -> Cell:
        """Where the mapping itself stands."""

    @abstractmethod
    def _cells(self, key: str) -> tuple[Cell, Cell] | None:
        """Where a key and its value stand; `None` for a key that was adopted."""

    def own_mark(self) -> int:
        return pack(*self._own())

    def key_mark(self, key: str) -> int:
        cells = self._cells(key)
        return pack(*(cells[0] if cells else self._own()))

    def value_mark(self, key: Step) -> int:
        cells = self._cells(str(key))
        return pack(*(cells[1] if cells else self._own()))

    def has_place(self, key: Step) -> bool:
        return self._cells(str(key)) is not None

    def _keep_places(self) -> None:
        """They follow from the table, whatever is adopted or dropped."""


class RowColumns(NamedTuple):
    """The columns of which each row has a mapping, and the one where it stands itself."""

    own: int
    named: Mapping[str, int]


class RowBlock(_Placed):
    """What stands in some columns of a row, by what the columns are called; keys are where their values are."""

    __slots__ = ("_columns", "_row")

    def __init__(self, source: Source, row: int, columns: RowColumns) -> None:
        super().__init__(source)
        self._row = row
        self._columns = columns

    def _own(self) -> Cell:
        return self._row, self._columns.own

    def _cells(self, key: str) -> tuple[Cell, Cell] | None:
        column = self._columns.named.get(key)
        return None if column is None else ((self._row, column),) * 2


class ColumnBlock(_Placed):
    """What stands in a column, by what stands in the same row of another; `rows` is where each name stands."""

    __slots__ = ("_head", "_names", "_rows")

    def __init__(self, source: Source, head: Cell, names: int, rows: Mapping[str, int]) -> None:
        super().__init__(source)
        self._head = head
        self._names = names
        self._rows = rows

    def _own(self) -> Cell:
        return self._head

    def _cells(self, key: str) -> tuple[Cell, Cell] | None:
        row = self._rows.get(key)
        return None if row is None else ((row, self._names), (row, self._head[1]))
