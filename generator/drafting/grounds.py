"""On whose ground figures of another moment or phase stand: that of the units that are spoken of now.

What merged since is added up as it was then; a unit that came later had nothing. A part of a unit that
was split later had no number of its own, unless all its parts are asked for together.
"""

from __future__ import annotations

from collections.abc import Container, Iterable

from generator.model.roster import Units
from generator.workspace import unchanging


@unchanging(frozen=True)
class Former:
    """The units that stood for some of now; `lost` had no number of their own."""

    codes: tuple[str, ...]
    lost: int = 0


def ground(asked: Iterable[str], units: Units, there: Container[str]) -> Former:
    """Those who stand for the units `asked` where only those `there` are."""
    found: dict[str, None] = {}
    parts: dict[str, set[str]] = {}
    waiting = list(asked)
    while waiting:
        code = waiting.pop(0)
        known = units.successions.get(code)
        if code in there:
            found[code] = None
        elif known and not known.is_split:
            waiting += known.predecessors
        elif known:
            whole = known.predecessors[0]
            parts.setdefault(whole, set()).add(code)
            if parts[whole] == set(known.change.into):
                del parts[whole]
                waiting.append(whole)
    return Former(tuple(found), sum(len(one) for whole, one in parts.items() if whole not in found))
