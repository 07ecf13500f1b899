"""Numbers recorded for some units, as they stand for every unit of a day: of bases and of quotas.

A unit's own number stands for all units below it, unless the unit says that it stands beside them. A
unit that came out of others and has none of its own has theirs; without either a unit has what those
below it have. So each leaf counts once.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import field, replace

from generator.figures.figure import Figure, Operation, Quantity, Working, added, difference, total
from generator.model.borders import Borders, Crossing
from generator.model.coded import InOrder, OfCodes
from generator.model.fields import Number
from generator.model.roster import Roster, Units
from generator.workspace import once, unchanging

_DAY = datetime.timedelta(days=1)

Sum = Callable[[Iterable[Figure | None]], Figure | None]


def added_whole(figures: Iterable[Figure | None]) -> Figure | None:
    """The sum when all parts are known; `None` otherwise, and when there are none."""
    parts = list(figures)
    return None if any(part is None for part in parts) else added(parts)


_Codes = Collection[AbstractSet[str]]
_MANY = 1_000
"""So many figures are not made only to be added up."""


class AsFigures(OfCodes[Figure]):
    """Numbers by unit, each a figure when it is asked for: one of very many is, as often as it is printed.

    All have one `working`, by which they are known again as numbers of this table.
    """

    def __init__(self, numbers: Mapping[str, Number], quantity: Quantity, noun: str) -> None:
        super().__init__(numbers)
        self.numbers = numbers
        self._quantity, self._noun = quantity, noun
        self.working = Working(Operation.GIVEN)

    def __getitem__(self, code: str) -> Figure:
        value = self.numbers[code]
        return Figure(value, working=self.working, quantity=self._quantity, noun=self._noun)

    def known_of(self, codes: Iterable[str]) -> int:
        """Of how many of some units there is one."""
        return sum(map(self.numbers.__contains__, codes))

    def added(self, codes: Iterable[str]) -> Figure | None:
        """The sum of those of some units that are known, as `added` makes it."""
        known = [*filter(self.numbers.__contains__, codes)]
        if len(known) <= _MANY or self._quantity is Quantity.RATE:
            return added(map(self.__getitem__, known))
        value = sum(map(self.numbers.__getitem__, known), start=0)
        working = Working(Operation.SUM, InOrder(known, self.__getitem__))
        return Figure(value, working=working, quantity=self._quantity, noun=self._noun)


@unchanging(frozen=True, eq=False)
class Everybody:
    """The units of a campaign as a tree of a day, whether they take part then or not.

    Only who came out of others, or passed over into others, is there from that day or until then; but a split
    unit stays of whose number its parts have nothing, and who was given something alone is there before its day.
    Where it `stays` with who left, nobody stands below one that stood beside others which go on without it; where it does not
    (`leaves`), who left by a day, or is yet to join, is not there.
    Each of `given` are the units that one table gives something; `among` are those of all tables that are added up.
    """

    units: Units
    given: _Codes
    among: _Codes
    stays: bool = False
    leaves: Callable[[datetime.date], AbstractSet[str]] = lambda _: frozenset()
    _trees: dict[datetime.date, Roster] = field(default_factory=dict)

    def on(self, day: datetime.date) -> Roster:
        """The tree of a day."""
        if day not in self._trees:
            to_come = {one for one, known in self.units.successions.items() if day < known.on}
            there = (self.units.unparted(one) - to_come for one in self.given)
            before = (frozenset({*one, *one.values()}) for one in self._heralds(day))
            besides = frozenset[str]().union(*there, *before)
            alone = self.units.outlived(day) if self.stays else frozenset()
            self._trees[day] = self.units.in_force(
                day, besides, self.heralded(day), alone, self.leaves(day)
            )
        return self._trees[day]

    def taking_part_on(self, day: datetime.date) -> Everybody:
        """The same of those who take part on a day, on whatever other day it is asked for."""
        return replace(self, leaves=lambda _: self.leaves(day), _trees={})

    def heralded(self, day: datetime.date, *, apart: bool = False) -> Mapping[str, str]:
        """Who stands below whom until their day; none below one that another table says nothing of.

        With `apart` none that comes of units below several superiors: they stand where they are counted.
        """
        units, found = self.units, self._heralds(day)
        codes = frozenset[str]().union(*self.among) if found else frozenset[str]()
        return {
            code: up
            for one in found
            for code, up in one.items()
            if code in units.parts.get(up, ())
            or (codes.isdisjoint(units.forerunners(up)) and not (apart and self._torn(up, day)))
        }

    def _torn(self, new: str, day: datetime.date) -> set[str]:
        """The superiors of a day who are above some of the units that one comes of and of itself, not above all."""
        if self.units.is_flat:
            return set()
        lines = [*self._lines_before(new, day), {*self.on(day).above(new)}]
        return _in_some(lines) - {*self.units.merged_into(new)}

    def ahead(
        self, day: datetime.date, known: Mapping[str, Figure], own: Collection[str]
    ) -> frozenset[str]:
        """The superiors whose number is of other units than stand below them on a day, as some merge or split only later.

        `known` are the numbers of the day, `own` who has one for all below it.
        """
        pairs = {*(pair for one in self._heralds(day) for pair in one.items())}
        parts = self.units.parts
        found: set[str] = set()
        for new in self.gathered(day, known):
            found |= self._torn(new, day)
        for split in {up for code, up in pairs if code in parts.get(up, ()) and code in known}:
            change = self.units.successions[parts[split][0]]
            lines = self._lines_before(parts[split][0], day)
            lines += [{*self.units.superiors_on(one, change.on)} for one in parts[split]]
            found |= _in_some(lines) & {*own} - {split}
        return frozenset(found)

    def gathered(
        self, day: datetime.date, known: Mapping[str, Figure]
    ) -> Mapping[str, frozenset[str]]:
        """The merged units that were given something before their day, with those of the day that they will come of."""
        pairs = {*(pair for one in self._heralds(day) for pair in one.items())}
        news = {up for code, up in pairs if code not in self.units.parts.get(up, ())}
        tree = self.units.in_force(day).units
        return {
            new: self.units.forerunners(new) & tree.keys()
            for new in news
            if (number := known.get(new)) and number.value
        }

    def _lines_before(self, new: str, day: datetime.date) -> list[set[str]]:
        """Each unit of a day that another one will come of, with all above it."""
        tree = self.units.in_force(day)
        before = (one for one in self.units.forerunners(new) if one in tree.units)
        return [{one, *tree.above(one)} for one in before]

    def _heralds(self, day: datetime.date) -> list[Mapping[str, str]]:
        return [one for codes in self.among if (one := self.units.heralded(codes, day))]


def _in_some(lines: Sequence[set[str]]) -> set[str]:
    """What is in some of several and not in all."""
    return {one for line in lines for one in line if not all(one in other for other in lines)}


@unchanging(frozen=True, eq=False)
class Recorded:
    """Numbers by unit; `tree` says who is there on a day, `is_whole` whether a sum may not leave out parts."""

    units: Units
    own: Mapping[str, Figure]
    tree: Callable[[datetime.date], Roster]
    is_whole: bool = False
    tree_of: Callable[[datetime.date], Callable[[datetime.date], Roster]] | None = None
    """The same `tree` of those who take part on a day, where that is not asked of the tree's own."""
    _known: dict[datetime.date, Mapping[str, Figure]] = field(default_factory=dict)
    _open: dict[datetime.date, set[str]] = field(default_factory=dict)
    is_settled: bool = False

    @property
    def add(self) -> Sum:
        return added_whole if self.is_whole else added

    def on(self, day: datetime.date) -> Mapping[str, Figure]:
        """The number of each unit that has one on a day; of those not there what was recorded, but where parts of it have theirs."""
        if day not in self._known:
            self._open[day] = set()
            self._known[day] = self._resolved(day, self.tree(day))
        return self._known[day]

    def open(self, day: datetime.date) -> AbstractSet[str]:
        """The units of a day whose number is not known since a part without one merged into them, or passed their border."""
        self.on(day)
        return self._open[day]

    def total(self, day: datetime.date) -> Figure | None:
        """The sum over the tops of the tree of a day."""
        known, tops = self.on(day), self.tree(day).tops
        if isinstance(known, AsFigures):
            is_open = self.is_whole and not {*tops} <= known.numbers.keys()
            return None if is_open else known.added(tops)
        is_open = not self.open(day).isdisjoint(tops)
        found = None if is_open else self.add(map(known.get, tops))
        return self._before_changes(day) if found is None else found

    def _before_changes(self, day: datetime.date) -> Figure | None:
        """The sum on the eve of the newest change, where nobody came or left since and nothing was recorded anew."""
        changes = [one for one in self.units.campaign.changes if one.into and one.on <= day]
        newest = max((one.on for one in changes), default=None)
        if newest is None or not (self.is_whole or self.open(day)):
            return None
        new = {code for one in changes if one.on == newest for code in one.into}
        eve = newest - _DAY
        is_steady = not self.is_whole or not any(
            (unit.active_from and eve < unit.active_from <= day and unit.code not in new)
            or (unit.active_to and eve <= unit.active_to < day)
            for unit in self.units.campaign.units
        )
        if not is_steady or not self.own.keys().isdisjoint(new):
            return None
        if self.tree_of is None:
            return self.total(eve)
        return Recorded(self.units, self.own, self.tree_of(day)).total(eve)

    @once
    def _lasting(self) -> Recorded:
        """The same without what units have that joined since the campaign began: no older number holds them."""
        starts = self.units.campaign.starts
        joined = {
            unit.code: Figure(0, quantity=self.own[unit.code].quantity)
            for unit in self.units.campaign.units
            if unit.active_from and unit.active_from > starts and unit.code in self.own
        }
        if not joined or not self.is_whole or self.is_settled:
            return self
        own = {**self.own, **joined}
        return Recorded(self.units, own, self.tree, is_whole=True, is_settled=True)

    @once
    def _borders(self) -> Borders:
        return Borders(self.units, self.tree)

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
        for code in self.units.ended_by(day):
            if self.units.is_parted(code, self.own.keys()):
                found.pop(code, None)
        for code in reversed(roster.in_tree_order):
            number, below = self._of(code, day), [found.get(one) for one in roster.below(code)]
            if self._is_open(code, day, roster):
                self._open[day].add(code)
                number = None
            elif roster.stands_beside(code):
                number = self._beside(number, below)
            elif number is None:
                number = self.add(below)
            else:
                number = self._since(code, number, day, below)
            if number is not None:
                found[code] = number
            else:
                found.pop(code, None)
        return found

    def _is_open(self, code: str, day: datetime.date, roster: Roster) -> bool:
        """Whether a share of which nobody said how much came to a unit, went out of it, or is in its sum."""
        if self.is_whole or not self.units.parts:
            return False
        own = self.own.get(code)
        if own is None and self._is_mixed(code, day):
            return True
        is_sum = own is None or roster.stands_beside(code)
        if is_sum and not self._open[day].isdisjoint(roster.below(code)):
            return True
        return (own is None or own.quantity is not Quantity.RATE) and any(
            self._is_share(gone, one.eve)
            for one in self._borders.crossings(code, day, self.own)
            for gone in (*one.gone, *one.joined)
        )

    def _is_mixed(self, code: str, day: datetime.date) -> bool:
        """Whether a unit is one merged of several, of one of which it is not known how much it had."""
        known = self.units.successions.get(code)
        if known is None or known.is_split or day < known.on:
            return False
        return any(self._is_share(one, known.on - _DAY) for one in known.predecessors)

    def _is_share(self, code: str, day: datetime.date) -> bool:
        """Whether a unit has some unknown part of a number: as a part without one of a unit that had it, or since."""
        if code in self.open(day):
            return True
        known = self.units.successions.get(code)
        if code in self.own or known is None or not known.is_split or day < known.on:
            return False
        split, eve = known.predecessors[0], known.on - _DAY
        if self.units.is_parted(split, self.own.keys()):
            return False
        had = self.on(eve).get(split)
        return bool(had.value) if had is not None else self._is_share(split, eve)

    def _since(
        self, code: str, number: Figure, day: datetime.date, below: Sequence[Figure | None]
    ) -> Figure | None:
        """A unit's own number less what units had that went out of it by then, and with what others brought.

        It is of those who were below it before. What is exactly what those below it have since, or would leave less
        than those of them have who were there from the first, was written down after. `None` where it is not known who had how much.
        """
        moved: Figure | None = number
        if number.quantity is Quantity.RATE:
            return number
        for one in self._borders.crossings(code, day, self.own):
            eve = self.on(one.eve)
            is_told_before = not eve.keys().isdisjoint(one.change.predecessors)
            is_of_before = is_told_before or self.own.keys().isdisjoint(one.change.into)
            if moved is not None and is_of_before:
                moved = self._moved(moved, one, eve)
        if moved is number:
            return number
        together = self.add(below)
        if together is not None and together.value == number.value:
            return number
        if self._lasting is not self:
            lasting = self._lasting.on(day)
            below = [lasting.get(one) for one in self.tree(day).below(code)]
        least = added(below)
        is_too_little = moved is not None and moved.value < (least.value if least else 0)
        return number if is_too_little else moved

    def _moved(self, number: Figure, one: Crossing, eve: Mapping[str, Figure]) -> Figure | None:
        gone = [eve.get(code) for code in one.gone]
        come = [eve.get(code) for code in one.joined] + [self.own.get(code) for code in one.come]
        less, more = self.add(gone), self.add(come)
        if (self.is_whole and gone and less is None) or (self.is_whole and come and more is None):
            return None
        rest = number if less is None else difference(number, less)
        return rest if more is None else total([rest, more])

    def _beside(self, own: Figure | None, below: Iterable[Figure | None]) -> Figure | None:
        """A unit's own number with those below it; of rates, which make no sum, its own alone."""
        is_rate = own is not None and own.quantity is Quantity.RATE
        return own if is_rate else self.add([own, *below])

    def _of(self, code: str, day: datetime.date) -> Figure | None:
        """The number recorded for a unit, else what its predecessors had on their last day.

        The parts of a unit that was split have nothing of its number: nobody said how much.
        """
        own = self.own.get(code)
        succession = self.units.successions.get(code)
        if own is not None or succession is None or succession.is_split or day < succession.on:
            return own
        if not self.is_whole and self._is_mixed(code, day):
            return None
        before = self.on(succession.on - _DAY)
        return self.add(before.get(one) for one in succession.predecessors)
