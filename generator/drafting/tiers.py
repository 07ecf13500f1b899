"""Rows of units in tiers: each is followed by those below it, and numbered under it: 1, 1.1, 1.2, 2.

A unit whose superiors are not among the rows stands as the tops do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from generator import figures as exact
from generator.drafting.lines import Line, within

AnyRow = TypeVar("AnyRow")
Numbers = tuple[int, ...]
"""The place of a row among those of its tier, below the places of the rows that it belongs to."""


def numbered(lines: Sequence[Line], tally: exact.Tally) -> Iterator[tuple[Line, Numbers]]:
    """The rows with their numbers; rows of one tier, below the same one, keep their order."""

    def unit_of(line: Line) -> str | None:
        return line.code if isinstance(line.progress, exact.UnitProgress) else None

    held = {line.code: codes[0] for line in lines if len(codes := within(line)) == 1}
    if held:
        return in_tiers(lines, lambda line: line.code, held)
    return in_tiers(lines, unit_of, tally.roster.parents)


def in_tiers(
    rows: Sequence[AnyRow], unit_of: Callable[[AnyRow], str | None], parents: Mapping[str, str]
) -> Iterator[tuple[AnyRow, Numbers]]:
    """Rows of any kind with their numbers; `unit_of` tells the code of those that are units."""
    shown = {code for one in rows if (code := unit_of(one)) is not None}
    below: dict[str | None, list[AnyRow]] = {}
    for row in rows:
        code = unit_of(row)
        up = parents.get(code) if code is not None else None
        while up is not None and up not in shown:
            up = parents.get(up)
        below.setdefault(up, []).append(row)
    waiting = _places(below.get(None, ()), ())
    while waiting:
        row, numbers = waiting.pop()
        yield row, numbers
        if (code := unit_of(row)) is not None:
            waiting += _places(below.get(code, ()), numbers)


def said_place(numbers: Numbers) -> str:
    """The number of a row as it is written: «1.2»."""
    return ".".join(map(str, numbers))


def _places(rows: Sequence[AnyRow], above: Numbers) -> list[tuple[AnyRow, Numbers]]:
    """Rows with their numbers, the last one first."""
    return [(row, (*above, place)) for place, row in enumerate(rows, start=1)][::-1]
