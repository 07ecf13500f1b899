"""Rows of units in tiers: each is followed by those below it, and numbered under it: 1, 1.1, 1.2, 2.

A unit whose superiors are not among the rows stands as the tops do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator import figures as exact
from generator.drafting.lines import Line

Numbers = tuple[int, ...]
"""The place of a row among those of its tier, below the places of the rows that it belongs to."""


def numbered(lines: Sequence[Line], tally: exact.Tally) -> Iterator[tuple[Line, Numbers]]:
    """The rows with their numbers; rows of one tier, below the same one, keep their order."""
    parents = tally.roster.parents
    shown = {line.code for line in lines if isinstance(line.progress, exact.UnitProgress)}
    below: dict[str, list[Line]] = {}
    for line in lines:
        up = parents.get(line.code) if line.code in shown else None
        while up is not None and up not in shown:
            up = parents.get(up)
        below.setdefault(up or "", []).append(line)
    waiting = _places(below.get("", ()), ())
    while waiting:
        line, numbers = waiting.pop()
        yield line, numbers
        if line.code in shown:
            waiting += _places(below.get(line.code, ()), numbers)


def _places(lines: Sequence[Line], above: Numbers) -> list[tuple[Line, Numbers]]:
    """Rows with their numbers, the last one first."""
    return [(line, (*above, place)) for place, line in enumerate(lines, start=1)][::-1]
