"""Numbers recorded for some units, as they stand for every unit of a day: of bases and of quotas.

A unit's own number stands for all units below it, unless the unit says that it stands beside them. A
unit that came out of others and has none of its own has theirs; without either a unit has what those
below it have. So each leaf counts once.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field

from generator.figures.figure import Figure, Quantity, added
from generator.model.coded import OfCodes
from generator.model.fields import Number
from generator.model.roster import Roster, Units
from generator.workspace import unchanging

_DAY = datetime.timedelta(days=1)

Sum = Callable[[Iterable[Figure | None]], Figure | None]


def added_whole(figures: Iterable[Figure | None]) -> Figure | None:
    """The sum when all parts are known; `None` otherwise, and when there are none."""
    parts = list(figures)
    return None if any(part is None for part in parts) else added(parts)


class AsFigures(OfCodes[Figure]):
    """Numbers by unit, each a figure when it is asked for: one of very many is, as often as it is printed."""

    def __init__(self, numbers: Mapping[str, Number], quantity: Quantity, noun: str) -> None:
        super().__init__(numbers)
        self.numbers = numbers
        self._quantity, self._noun = quantity, noun

    def __getitem__(self, code: str) -> Figure:
        return Figure(self.numbers[code], quantity=self._quantity, noun=self._noun)


@unchanging(frozen=True, eq=False)
class Everybody:
    """The units of a campaign as a tree of a day, whether they take part then or not.

    Only who came out of others, or passed over into others, is there from that day or until then.
    """

    units: Units
    _trees: dict[datetime.date, Roster] = field(default_factory=dict)

    def on(self, day: datetime.date) -> Roster:
        """The tree of a day."""
        if self.units.is_steady:
            return self.units.on(day)
        key = day if self.units.successions else datetime.date.min
        if key not in self._trees:
            there = {
                code: unit for code, unit in self.units.by_code.items() if self._stands(code, day)
            }
            self._trees[key] = Roster.of(self.units, there)
        return self._trees[key]

    def _stands(self, code: str, day: datetime.date) -> bool:
        succession, last = self.units.successions.get(code), self.units.last_days.get(code)
        to_come = succession is not None and day < succession.on
        return not to_come and (last is None or day <= last)


@unchanging(frozen=True, eq=False)
class Recorded:
    """Numbers by unit; `tree` says who is there on a day, `add` whether a sum may leave out parts."""

    units: Units
    own: Mapping[str, Figure]
    tree: Callable[[datetime.date], Roster]
    add: Sum = added
    _known: dict[datetime.date, Mapping[str, Figure]] = field(default_factory=dict)

    def on(self, day: datetime.date) -> Mapping[str, Figure]:
        """The number of each unit that has one on a day; of those not there what was recorded."""
        if day not in self._known:
            self._known[day] = self._resolved(day, self.tree(day))
        return self._known[day]

    def total(self, day: datetime.date) -> Figure | None:
        """The sum over the tops of the tree of a day, and what units had that were split since.

        Nobody said how much of the latter each part has, unless the parts have numbers of their own.
        """
        known = self.on(day)
        return self.add([*map(known.get, self.tree(day).tops), *self._split_since(day)])

    def _split_since(self, day: datetime.date) -> list[Figure]:
        return [
            self.own[change.split]
            for change in self.units.campaign.changes
            if change.split
            and change.split in self.own
            and change.on <= day
            and self.own.keys().isdisjoint(change.into)
        ]

    def stated(self, day: datetime.date) -> Mapping[str, Figure]:
        """What units have by themselves, recorded or passed on, and not as a sum of others."""
        if not self.units.successions:
            return self.own
        passed = {code: self._of(code, day) for code in self.units.successions}
        return {**self.own, **{code: one for code, one in passed.items() if one is not None}}

    def bare(self, day: datetime.date) -> Iterator[str]:
        """The units of a day that keep a sum from being whole: with no number, above or below."""
        known, roster = self.on(day), self.tree(day)
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
            return self.own
        found = dict(self.own)
        for code in reversed(roster.in_tree_order):
            number, below = self._of(code, day), roster.below(code)
            if roster.stands_beside(code):
                number = self.add([number, *map(found.get, below)])
            elif number is None:
                number = self.add(map(found.get, below))
            if number is not None:
                found[code] = number
            else:
                found.pop(code, None)
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
