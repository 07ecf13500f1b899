"""Numbers recorded for some units, as they stand for every unit of a day: of bases and of quotas.

A unit's own number stands for all units below it. A unit that came out of others and has none of its
own has theirs; without either a unit has what those below it have. So each leaf counts once.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.figures.figure import Figure, added
from generator.figures.roster import Roster, Units

_DAY = datetime.timedelta(days=1)

Sum = Callable[[Iterable[Figure | None]], Figure | None]


def added_whole(figures: Iterable[Figure | None]) -> Figure | None:
    """The sum when all parts are known; `None` otherwise, and when there are none."""
    parts = list(figures)
    return None if any(part is None for part in parts) else added(parts)


@dataclass(frozen=True, eq=False)
class Recorded:
    """Numbers by unit; `add` says whether a sum may leave out parts that are not known."""

    units: Units
    own: Mapping[str, Figure]
    add: Sum = added
    _known: dict[tuple[Roster, datetime.date], Mapping[str, Figure]] = field(
        default_factory=dict, repr=False
    )

    def on(self, day: datetime.date, roster: Roster | None = None) -> Mapping[str, Figure]:
        """The numbers of the units of a day, or of a tree of them; units without one are left out."""
        tree = roster or self.units.on(day)
        if (tree, day) not in self._known:
            self._known[tree, day] = self._resolved(day, tree)
        return self._known[tree, day]

    def total(self, day: datetime.date, roster: Roster | None = None) -> Figure | None:
        """The sum over the tops of the tree of a day."""
        tree = roster or self.units.on(day)
        known = self.on(day, tree)
        return self.add(known.get(code) for code in tree.tops)

    def stated(self, day: datetime.date) -> Mapping[str, Figure]:
        """What units have by themselves, recorded or passed on, and not as a sum of others."""
        if not self.units.successions:
            return self.own
        passed = {code: self._of(code, day) for code in self.units.successions}
        return {**self.own, **{code: one for code, one in passed.items() if one is not None}}

    def bare(self, day: datetime.date) -> Iterator[str]:
        """The units of a day that keep a sum from being whole: with no number, above or below."""
        known, roster = self.on(day), self.units.on(day)
        waiting = list(reversed(roster.tops))
        while waiting:
            code = waiting.pop()
            if code in known:
                continue
            if not roster.below(code):
                yield code
            waiting.extend(reversed(roster.below(code)))

    def _resolved(self, day: datetime.date, roster: Roster) -> Mapping[str, Figure]:
        if not roster.parents and not self.units.successions:
            return {code: one for code, one in self.own.items() if code in roster.units}
        found: dict[str, Figure] = {}
        for code in reversed(roster.in_tree_order):
            number = self._of(code, day)
            if number is None:
                number = self.add(found.get(below) for below in roster.below(code))
            if number is not None:
                found[code] = number
        return found

    def _of(self, code: str, day: datetime.date) -> Figure | None:
        """The number recorded for a unit, else what its predecessors had on their last day.

        The parts of a unit that was split have nothing of its number: nobody said how much.
        """
        own = self.own.get(code)
        succession = self.units.successions.get(code)
        if own is not None or succession is None or succession.is_split or day < succession.on:
            return own
        before = self.on(succession.on - _DAY)
        return self.add(before.get(one) for one in succession.predecessors)
