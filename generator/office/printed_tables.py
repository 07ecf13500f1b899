"""The tables of a finished Word file as they were printed, and in which cells two differ: by names of rows and columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.workspace import regex, unchanging

_ORDINAL = regex(r"\(?(?:\d{1,4}|[IVXLC]+|[a-zđA-ZĐ])?[.)]?")
_LIKENESS = 0.5
"""The part of their names, or of their cells, that two tables or rows share at least, of which one became the other."""
Texts = tuple[str, ...]
Name = tuple[str, int]
"""What a row or a column is called, and how many before it are called so."""


class CellChange(NamedTuple):
    """A cell, by its row and column, that says another thing; a whole row where there is no column, or the reverse.

    Nothing before is what came anew, nothing after what is gone. Without row and column it is the order of the rows.
    """

    row: str
    column: str
    before: str | None
    after: str | None


@unchanging(frozen=True)
class PrintedTable:
    """A table with figures: the texts of its cells, `heads` for the columns, `names` for the rows below them."""

    rows: tuple[Texts, ...]
    names: tuple[Name, ...]
    columns: tuple[Name, ...]

    @property
    def text(self) -> str:
        """All of it on one line."""
        lines = [[name for name, _ in self.columns], *self.rows]
        return " ".join(text for line in lines for text in line if text)

    def is_like(self, other: PrintedTable) -> bool:
        """Whether one may have become the other: they share rows or columns."""
        return _share(self.names, other.names) or _share(self.columns, other.columns)


def _share(one: Sequence[object], other: Sequence[object]) -> bool:
    common = (Counter(one) & Counter(other)).total()
    return 2 * common >= _LIKENESS * (len(one) + len(other))


def changed_cells(then: PrintedTable, now: PrintedTable) -> list[CellChange]:
    """Every cell of the rows that both have, then rows and columns that only one has, and another order of rows.

    Ordinals follow from the rows and are told where nothing else differs.
    """
    if then == now:
        return []
    columns = _columns(then, now)
    rows = _rows(then, now, columns)
    ordinals = {at for at, other in columns.items() if _is_ordinal(then, at) and _is_ordinal(now, other)}  # fmt: skip
    told = {at: other for at, other in columns.items() if at not in ordinals}
    found = [
        *_cells(then, now, rows, told),
        *_only_one(then, now, rows),
        *_only_one_column(then, now, columns),
        *_order(then, now, rows),
    ]
    return found or [*_cells(then, now, rows, columns)]


def _columns(then: PrintedTable, now: PrintedTable) -> Mapping[int, int]:
    """The columns of the one and where they stand in the other; of as many the renamed ones too."""
    known = {name: at for at, name in enumerate(now.columns)}
    found = {at: known[name] for at, name in enumerate(then.columns) if name in known}
    if len(then.columns) == len(now.columns):
        left = (at for at in range(len(now.columns)) if at not in found.values())
        found |= dict(zip((at for at in range(len(then.columns)) if at not in found), left, strict=True))  # fmt: skip
    return found


def _rows(then: PrintedTable, now: PrintedTable, columns: Mapping[int, int]) -> Mapping[int, int]:
    """The rows of the one and where they stand in the other; one under another name is the same with most of its cells."""
    known = {name: at for at, name in enumerate(now.names)}
    found = {at: known[name] for at, name in enumerate(then.names) if name in known}
    left = [at for at in range(len(now.rows)) if at not in found.values()]
    for at in range(len(then.rows)):
        if at in found:
            continue
        row = then.rows[at]
        mine = [row[one] for one in columns]
        fit = (one for one in left if _share(mine, [now.rows[one][to] for to in columns.values()]))
        if (other := next(fit, None)) is not None:
            left.remove(other)
            found[at] = other
    return dict(sorted(found.items()))


def _is_ordinal(table: PrintedTable, at: int) -> bool:
    return at == 0 and len(table.columns) > 1 and all(_ORDINAL.fullmatch(row[at]) for row in table.rows[:-1])  # fmt: skip


def _cells(
    then: PrintedTable, now: PrintedTable, rows: Mapping[int, int], columns: Mapping[int, int]
) -> Iterator[CellChange]:
    for row, other in rows.items():
        for column, to in columns.items():
            before, after = then.rows[row][column], now.rows[other][to]
            if before != after:
                yield CellChange(then.names[row][0], then.columns[column][0], before, after)


def _only_one(
    then: PrintedTable, now: PrintedTable, rows: Mapping[int, int]
) -> Iterator[CellChange]:
    for at, (name, _) in enumerate(then.names):
        if at not in rows:
            yield CellChange(name, "", "; ".join(filter(None, then.rows[at])), None)
    for at, (name, _) in enumerate(now.names):
        if at not in rows.values():
            yield CellChange(name, "", None, "; ".join(filter(None, now.rows[at])))


def _only_one_column(
    then: PrintedTable, now: PrintedTable, columns: Mapping[int, int]
) -> Iterator[CellChange]:
    for at, (name, _) in enumerate(then.columns):
        if at not in columns:
            yield CellChange("", name, name, None)
        elif (other := now.columns[columns[at]][0]) != name:
            yield CellChange("", name, name, other)
    for at, (name, _) in enumerate(now.columns):
        if at not in columns.values():
            yield CellChange("", name, None, name)


def _order(then: PrintedTable, now: PrintedTable, rows: Mapping[int, int]) -> Iterator[CellChange]:
    if [*rows.values()] != sorted(rows.values()):
        before = "; ".join(then.names[at][0] for at in rows)
        after = "; ".join(now.names[at][0] for at in sorted(rows.values()))
        yield CellChange("", "", before, after)
