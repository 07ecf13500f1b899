"""What superiors have since units passed over their border, and of whom that is not known.

A number of its own was of those below it before; it is less by what those had who went, more by what came.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import field
from functools import cache

from generator.model.borders import Borders, Crossing, TreeOf
from generator.model.fields import Number
from generator.model.rules.known import Known
from generator.model.rules.standing import Stand, stands
from generator.workspace import changing, unchanging


@unchanging(frozen=True)
class Unsaid:
    """Who went out of a superior's, or came to it, without a number of its own.

    `is_share`: one of them has a part of the number of a unit that was split.
    """

    gone: tuple[str, ...] = ()
    come: tuple[str, ...] = ()
    is_share: bool = False

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.gone, *self.come)


@changing
class Moved:
    """Numbers by unit as they are on a day; `open` are superiors with those of whom nobody said how much passed over."""

    counts: dict[str, Number]
    open: dict[str, Unsaid] = field(default_factory=dict)


def moved(
    known: Known,
    given: Mapping[str, Number],
    day: datetime.date,
    tree: TreeOf,
    joined: AbstractSet[str] = frozenset(),
) -> Moved:
    """The numbers of a day; no older number holds what those have who `joined`."""
    found = Moved(dict(given))
    units = known.roster
    if units.is_flat or not units.successions:
        return found
    roster, borders = tree(day), Borders(units, tree)
    on = cache(lambda eve: stands(tree(eve), given).superiors)
    for code in [one for one in reversed(roster.superiors) if one in given]:
        value = given[code]
        gone, come = list[str](), list[str]()
        passed = list(borders.crossings(code, day, given))
        if not passed:
            continue
        for one in passed:
            less, more, bare = _parts(one, given, on(one.eve))
            value += sum(more, start=0) - sum(less, start=0)
            gone += bare.gone
            come += bare.come
        lasting = {one: 0 if one in joined else had for one, had in found.counts.items()}
        least = stands(roster, lasting).below[code].value
        is_share = any(_is_share(known, one, given) for one in (*gone, *come))
        if is_share or given[code] != least:
            if gone or come:
                found.open[code] = Unsaid(tuple(gone), tuple(come), is_share)
            elif value >= least:
                found.counts[code] = value
    return found


def _parts(
    one: Crossing, given: Mapping[str, Number], superiors: Mapping[str, Stand]
) -> tuple[list[Number], list[Number], Unsaid]:
    """What goes, what comes, and the units that have no number."""
    had = dict(_had(one, given, superiors))
    come = {code: given[code] for code in one.come if code in given}
    if not had and not given.keys().isdisjoint(one.change.into):
        return [], [], Unsaid()
    bare = Unsaid(
        tuple(code for code in one.gone if code not in had),
        tuple(code for code in one.joined if code not in had)
        + tuple(code for code in one.come if code not in come),
    )
    less = [had[code] for code in one.gone if code in had]
    more = [had[code] for code in one.joined if code in had]
    return less, [*more, *come.values()], bare


def _had(
    one: Crossing, given: Mapping[str, Number], superiors: Mapping[str, Stand]
) -> Iterator[tuple[str, Number]]:
    """What each unit that ended had on the eve, by itself or by those below it."""
    for code in one.change.predecessors:
        if code in given:
            yield code, given[code]
        elif code in superiors and superiors[code].is_complete:
            yield code, superiors[code].value


def _is_share(known: Known, code: str, given: Mapping[str, Number]) -> bool:
    """Whether a unit without a number came out of one that was split and had one, by itself or by merging."""
    if code in given:
        return False
    made = known.roster.successions.get(code)
    if made is None:
        return False
    if not made.is_split:
        return any(_is_share(known, one, given) for one in made.predecessors)
    before = {
        one for split in made.predecessors for one in (split, *known.roster.merged_into(split))
    }
    return not before.isdisjoint(given) or any(
        _is_share(known, one, given) for one in made.predecessors
    )
