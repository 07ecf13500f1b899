"""A table as the offices draw it, before it is Word: columns, header, rows, what stands around.

Everything in it is finished text. Which figures stand in which column is decided by the annexes,
how wide a column is by `widths`, and the WordprocessingML by `ooxml`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import field, replace
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple, overload

from generator.problems import GeneratorError, say
from generator.workspace import unchanging


class Alignment(StrEnum):
    """How a column stands: words to the left, figures to the right, ordinals in the middle."""

    TEXT = "text"
    NUMBER = "number"
    CENTRE = "centre"


class RowKind(StrEnum):
    """What a body row says; group, subtotal and total rows are bold, the remainder is italic."""

    ROW = "row"
    GROUP = "group"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    REMAINDER = "remainder"


class TableMisshapen(GeneratorError):
    """The cells of a row do not fill the columns of the table exactly."""


class TableColumn(NamedTuple):
    """One column (cột). Its width is fixed by `mm`, a `share` of what is left, or its content."""

    alignment: Alignment = Alignment.TEXT
    mm: Decimal | int | None = None
    share: Decimal | int | None = None


class MergedCell(NamedTuple):
    """A cell that is merged with its neighbours or aligned unlike its column."""

    text: str
    colspan: int = 1
    rowspan: int = 1
    alignment: Alignment | None = None


Cells = tuple["str | MergedCell", ...]


class TableRow(NamedTuple):
    """A body row (dòng); cells covered by a merged cell above are left out, as in HTML.

    `tier`: how many rows it stands below, by which its name is indented.
    """

    cells: Cells
    kind: RowKind = RowKind.ROW
    tier: int = 0


class PlainRows(Sequence[TableRow]):
    """Rows with a text in each column and nothing else to say of them, given column by column."""

    def __init__(self, columns: Sequence[Sequence[str]]) -> None:
        self.columns = columns

    def __len__(self) -> int:
        return len(self.columns[0])

    @overload
    def __getitem__(self, place: int) -> TableRow: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[TableRow]: ...
    def __getitem__(self, place: int | slice) -> TableRow | Sequence[TableRow]:
        if isinstance(place, slice):
            return PlainRows([column[place] for column in self.columns])
        return TableRow(tuple(column[place] for column in self.columns))


@unchanging(frozen=True)
class Signer:
    """One place of the sign-off row (Người lập biểu, Thủ trưởng).

    `above` is the place and date over the title, `hint` the line under it ("(Ký, họ tên)").
    """

    title: str
    name: str = ""
    hint: str = ""
    above: str = ""


@unchanging(frozen=True, eq=False)
class FinishedTable:
    """A whole table with what stands over and under it.

    `header` has one to three rows. `column_numbers` is the row "(1) (2) …", see `number_columns`.
    `measure` is the unit of measure that holds for the whole table ("sáng kiến"). `known` is what was found of
    tables that differ in their rows alone, by what it hangs on.
    """

    columns: tuple[TableColumn, ...]
    header: tuple[Cells, ...]
    rows: Sequence[TableRow]
    column_numbers: tuple[str, ...] = ()
    measure: str = ""
    notes: tuple[str, ...] = ()
    signers: tuple[Signer, ...] = ()
    known: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        if not self.columns:
            raise TableMisshapen(say("bảng không có cột nào"))

    def with_figures(self, columns: Sequence[Sequence[str]]) -> FinishedTable:
        """The same table with other rows of figures, given column by column."""
        made = replace(self, rows=PlainRows(columns))
        vars(made)["known"] = self.known
        return made

    @cached_property
    def by_column(self) -> Sequence[Sequence[str]] | None:
        """The texts of a table of nothing but rows of figures with a text in each column, none in a tier."""
        rows, count = self.rows, len(self.columns)
        if isinstance(rows, PlainRows):
            return rows.columns
        usual = all(
            row.kind is RowKind.ROW and not row.tier and len(row.cells) == count for row in rows
        )
        if not (usual and are_texts(chain.from_iterable(row.cells for row in rows))):
            return None
        return list(zip(*(map(str, row.cells) for row in rows), strict=True))


def are_texts(cells: Iterable[str | MergedCell]) -> bool:
    """Whether none of them is merged."""
    return not any(issubclass(kind, MergedCell) for kind in set(map(type, cells)))


TIER_INDENT = 198
"""How far the name of a row stands in for each tier, in twips: 3,5 mm."""
_MOST_TIERS = 6


def indents(row: TableRow, columns: Sequence[TableColumn]) -> dict[int, int]:
    """How far the text of a row stands in, by column: only in the first column of words."""
    words = (n for n, column in enumerate(columns) if column.alignment is Alignment.TEXT)
    first = next(words, None)
    if first is None or not row.tier:
        return {}
    return {first: TIER_INDENT * min(row.tier, _MOST_TIERS)}


def number_columns(count: int) -> tuple[str, ...]:
    """The labels of the row of column numbers: (1) (2) (3) …"""
    return tuple(f"({position})" for position in range(1, count + 1))


def merge_header(paths: Sequence[tuple[str, ...]]) -> tuple[Cells, ...]:
    """Header rows from one path of titles per column, top level first.

    Neighbours with the same upper titles share one cell; the last title of a path reaches down
    to the bottom of the header and is never shared.

    >>> merge_header([("TT",), ("Chỉ tiêu", "Giai đoạn 1"), ("Chỉ tiêu", "Giai đoạn 2")])[0]
    (MergedCell(text='TT', colspan=1, rowspan=2, alignment=None), \
MergedCell(text='Chỉ tiêu', colspan=2, rowspan=1, alignment=None))
    """
    levels = max(map(len, paths), default=0)
    return tuple(_header_row(paths, level, levels) for level in range(levels))


def _header_row(paths: Sequence[tuple[str, ...]], level: int, levels: int) -> Cells:
    cells: list[MergedCell] = []
    opened: tuple[str, ...] = ()
    for path in paths:
        if len(path) <= level:
            opened = ()
        elif len(path) == level + 1:
            opened = ()
            cells.append(MergedCell(path[level], rowspan=levels - level))
        elif path[: level + 1] == opened:
            cells[-1] = MergedCell(path[level], colspan=cells[-1].colspan + 1)
        else:
            opened = path[: level + 1]
            cells.append(MergedCell(path[level]))
    return tuple(cells)
