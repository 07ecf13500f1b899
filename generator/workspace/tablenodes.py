"""Rows of a table, and items all written alike, as mappings of a record; where a value stands follows from its cell or line."""

from __future__ import annotations

import threading
from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from generator.workspace.nodes import Block, Items, Source, Step, pack

Cell = tuple[int, int]
"""Row and column, counted from 0."""
_FILLING = threading.Lock()
Columns = Mapping[tuple[str, ...], Sequence[str]]
"""What stands in the rows of a table, by what stands over it."""


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


class Spots(NamedTuple):
    """Where a mapping begins, and each of its keys and their values: by lines below the first, and columns."""

    own: Cell
    named: dict[str, tuple[Cell, Cell]]


class FormBlock(_Placed):
    """A mapping written as many others are, with the same keys on the same lines, from its own first line on."""

    __slots__ = ("_line", "_spots")

    def __init__(self, source: Source, line: int, spots: Spots, texts: Iterable[str]) -> None:
        super().__init__(source)
        self._line = line
        self._spots = spots
        self.update(zip(spots.named, texts, strict=False))

    def _own(self) -> Cell:
        return self._below(self._spots.own)

    def _cells(self, key: str) -> tuple[Cell, Cell] | None:
        spots = self._spots.named.get(key)
        return None if spots is None else (self._below(spots[0]), self._below(spots[1]))

    def _below(self, spot: Cell) -> Cell:
        return self._line + spot[0], spot[1]


class RowItems(Items):
    """So many mappings, as those of the rows of a table, each made when somebody looks at it, by its place among them.

    Until then `columns` says the same of all of them, where there are such.
    """

    __slots__ = ("_columns", "_count", "_head", "_made", "_make")

    def __init__(
        self,
        source: Source,
        head: Cell,
        columns: Columns | None,
        make: Callable[[int], Block],
        count: int,
    ) -> None:
        super().__init__(source)
        self._head = head
        self._columns = columns
        self._count = count
        self._make = make
        self._made: dict[int, Block] | None = {}

    @property
    def columns(self) -> Columns | None:
        """A text for each row by what stands over it, empty where it says nothing.

        Nothing once a row was looked at, which may have been changed since.
        """
        return None if self._made is None or self._made else self._columns

    def _fill(self) -> None:
        """From now on an ordinary list; whoever looks meanwhile waits for it."""
        if self._made is None:
            return
        with _FILLING:
            if (made := self._made) is not None:
                rows = [
                    made[place] if place in made else self._make(place)
                    for place in range(self._count)
                ]
                self.extend(rows)
                self.close(pack(*self._head), [row.own_mark() for row in rows])
                self._made = None

    def __len__(self) -> int:
        return super().__len__() if self._made is None else self._count

    def __iter__(self) -> Iterator[str | Block | Items | None]:
        self._fill()
        return super().__iter__()

    def __reversed__(self) -> Iterator[str | Block | Items | None]:
        self._fill()
        return super().__reversed__()

    def __contains__(self, row: object) -> bool:
        self._fill()
        return super().__contains__(row)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, list):
            return NotImplemented
        self._fill()
        return super().__eq__(other)

    __hash__ = None  # type: ignore[assignment]

    def __getitem__(self, at: Any) -> Any:
        made = self._made
        if made is None or not isinstance(at, int) or not 0 <= at < self._count:
            self._fill()
            return super().__getitem__(at)
        return made[at] if at in made else made.setdefault(at, self._make(at))

    def drop(self, index: int) -> None:
        self._fill()
        super().drop(index)

    def own_mark(self) -> int:
        self._fill()
        return super().own_mark()

    def value_mark(self, index: Step) -> int:
        self._fill()
        return super().value_mark(index)
