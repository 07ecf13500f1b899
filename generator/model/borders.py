"""Who passed over the border of a superior by a change: a number of its own was of those below it before.

What it has since is less what those had who went, and more by what those have who came.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Container, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import chain

from generator.model.campaign import Change, Tier
from generator.model.roster import Roster, Units
from generator.workspace import once, unchanging

_DAY = datetime.timedelta(days=1)
TreeOf = Callable[[datetime.date], Roster]


@unchanging(frozen=True)
class Crossing:
    """A change by which some units went out of a superior's, or others came.

    `gone` and `joined` are asked on its eve: who went, and who became one with units of the superior, or a new unit
    below it, without a number for the two together. `come` have a number of their own since its day.
    """

    change: Change
    gone: tuple[str, ...]
    joined: tuple[str, ...] = ()
    come: tuple[str, ...] = ()

    @property
    def eve(self) -> datetime.date:
        return self.change.on - _DAY


@unchanging(frozen=True, eq=False)
class Borders:
    """The superiors of a campaign by the trees of its days, with the changes at which units passed over their borders."""

    units: Units
    tree: TreeOf

    def crossings(
        self, code: str, day: datetime.date, recorded: Container[str]
    ) -> Iterator[Crossing]:
        """Those of a unit by a day since it has its number, the earliest first; `recorded`: who has a number of its own."""
        units = self.units
        if units.is_flat or not units.successions or units.by_code[code].tier is Tier.OWN:
            return
        made = units.successions.get(code)
        began = made.on if made else datetime.date.min
        forms = {code}
        if made and not made.is_split and code not in recorded:
            forms |= {*made.predecessors}
        for change in self._near(forms):
            touched = {*change.predecessors, *change.into}
            if code in touched or not began <= change.on <= day:
                continue
            if change.on > began or len(forms) > 1:
                at_once = forms if change.on == began else {code}
                found = _crossing(change, at_once, self.tree, recorded)
                if found:
                    yield found

    def _near(self, forms: AbstractSet[str]) -> Iterator[Change]:
        """The changes of units that stood below some others before, or stand there since."""
        places = {place for code in forms for place in self._places.get(code, ())}
        yield from (self._changes[place] for place in sorted(places))

    @once
    def _changes(self) -> list[Change]:
        told = (one for one in self.units.campaign.changes if one.into)
        return sorted(told, key=lambda one: one.on)

    @once
    def _places(self) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, change in enumerate(self._changes):
            before, now = self.tree(change.on - _DAY), self.tree(change.on)
            above = chain(*map(before.above, change.predecessors), *map(now.above, change.into))
            for up in {*above}:
                found.setdefault(up, []).append(place)
        return found


def _crossing(
    change: Change, forms: set[str], tree: TreeOf, recorded: Container[str]
) -> Crossing | None:
    before, now = tree(change.on - _DAY), tree(change.on)
    old, new = change.predecessors, change.into
    if change.split and change.split in now.units:
        return None
    inside = tuple(one for one in old if not forms.isdisjoint(before.above(one)))
    since = tuple(one for one in new if not forms.isdisjoint(now.above(one)))
    if (len(inside), len(since)) in {(0, 0), (len(old), len(new))}:
        return None
    if not since or change.split or since[0] in recorded:
        return Crossing(change, inside, come=since)
    return Crossing(change, (), joined=tuple(one for one in old if one not in inside))
