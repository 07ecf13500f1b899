"""The numbers of rows (TT): where they leave out or repeat one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.audit.tables.rows import LabelKind, LabelledRow
from generator.audit.tables.table_layout import TableLayout
from generator.workspace import unchanging

_FEWEST = 3
_LONG = 5
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@unchanging(frozen=True)
class OrdinalRun:
    """Rows numbered one after the other; `wrong` is the one that breaks it, `meant` what it would be."""

    rows: tuple[int, ...]
    wrong: int | None = None
    meant: int = 0
    before: int = 0


def runs(layout: TableLayout) -> Iterator[OrdinalRun]:
    """Every run of numbers in the ordinal column, with the one break that it may have."""
    for rows in _series(layout.rows):
        numbers = [_number(row.mark) for row in rows]
        if len(rows) > 1:
            yield _run([row.index for row in rows], numbers)


def _series(rows: Sequence[LabelledRow]) -> Iterator[list[LabelledRow]]:
    """Rows of one depth under one row, begun anew where they count from 1 again."""
    open_runs: dict[float, list[LabelledRow]] = {}
    for row in rows:
        for depth in [depth for depth in open_runs if depth > row.depth and row.mark]:
            yield open_runs.pop(depth)
        if not row.mark or row.kind is not LabelKind.ITEM or _number(row.mark) < 0:
            continue
        run = open_runs.setdefault(row.depth, [])
        if run and _begins(row, rows[row.index + 1 :]):
            yield run
            open_runs[row.depth] = run = []
        run.append(row)
    yield from open_runs.values()


def _begins(row: LabelledRow, following: Sequence[LabelledRow]) -> bool:
    """Whether a row counts from 1 again: it is 1 and the next of its depth is not 3."""
    beside = next((other for other in following if other.depth == row.depth and other.mark), None)
    return _number(row.mark) == 1 and (beside is None or _number(beside.mark) != 3)  # noqa: PLR2004


def _number(mark: str) -> int:
    """What a mark counts; -1 where it counts nothing."""
    last = mark.rpartition(".")[2]
    if last.isdecimal():
        return int(last)
    if mark and all(letter in _ROMAN for letter in mark):
        values = [_ROMAN[letter] for letter in mark]
        return sum(
            -one if one < following else one
            for one, following in zip(values, [*values[1:], 0], strict=True)
        )
    return -1


def _run(rows: list[int], numbers: list[int]) -> OrdinalRun:
    breaks = [at for at, (one, two) in enumerate(pairwise(numbers), 1) if two != one + 1]
    if not breaks:
        return OrdinalRun(tuple(rows))
    if len(rows) < _FEWEST:
        return _pair(rows, numbers)
    first = breaks[0]
    for at in (first, first - 1):
        meant = numbers[at - 1] + 1 if at else numbers[1] - 1
        mended = [*numbers[:at], meant, *numbers[at + 1 :]]
        if meant > 0 and all(two == one + 1 for one, two in pairwise(mended)):
            return OrdinalRun(tuple(rows), rows[at], meant, numbers[at - 1] if at else 0)
    if len(breaks) == 1 and len(rows) >= _LONG:
        return OrdinalRun(tuple(rows), rows[first], numbers[first - 1] + 1, numbers[first - 1])
    return OrdinalRun(())


def _pair(rows: list[int], numbers: list[int]) -> OrdinalRun:
    """Of two that do not follow each other, the one that is not where it belongs."""
    if numbers[0] == 1 and numbers[1] != 1:
        return OrdinalRun(tuple(rows), rows[1], 2, 1)
    return OrdinalRun(tuple(rows), rows[0], 1, 0) if numbers[1] == 2 else OrdinalRun(())  # noqa: PLR2004
