"""Units below units: which counts stand for which units, so that nothing is added twice.

A unit's figure stands for all units below it, unless it is only its own (`tier: own`). Where a unit
and its superior both have one, only the superior's belongs into a sum. Every walk is linear, however
deep the tree.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence

from generator.model.campaign import Tier, Unit
from generator.model.coded import Thing, codes_of, column_of, has_any
from generator.model.rings import Cycle, cycles
from generator.model.rules.flaw import Flaw
from generator.problems import Message

Said = tuple[Message, Message]


def rings(
    code: str, things: Sequence[Thing], chain: Iterable[Cycle], path: tuple[str, str], said: Said
) -> Iterator[Flaw]:
    """A finding for each ring, at the `path` (list and field) of the first that belongs to it."""
    found = [*chain]
    places = {thing.code: place for place, thing in enumerate(things)} if found else {}
    name, field = path
    for ring in found:
        fact = Message(said[0].source, {"ring": " → ".join([*ring, ring[0]])})
        yield Flaw(code, (name, places[ring[0]], field), fact, said[1])


class Tree:
    """Who is directly below whom; parents that are unknown or form a ring are left out."""

    def __init__(self, units: Iterable[Unit]) -> None:
        listed = units if isinstance(units, tuple) else [*units]
        has_tree = has_any(listed, "parent")
        below = {unit.code: unit.parent for unit in listed if unit.parent} if has_tree else {}
        known = {unit.code for unit in listed} if below else ()
        parents = {code: parent for code, parent in below.items() if parent in known}
        self.cycles = cycles(parents)
        ringed = {code for ring in self.cycles for code in ring}
        self._parents = {code: up for code, up in parents.items() if code not in ringed}
        tiers = zip(codes_of(listed), column_of(listed, "tier"), strict=True) if parents else ()
        self._own = {code for code, tier in tiers if tier is Tier.OWN}
        self._superiors = frozenset(self._parents.values())
        self._downward = self._parents_first()

    @property
    def parents(self) -> Mapping[str, str]:
        """The superior of each unit that has one, after that superior."""
        return {code: self._parents[code] for code in self._downward}

    def is_superior(self, code: str) -> bool:
        """Whether units stand below one."""
        return code in self._superiors

    def nested(self, codes: Collection[str]) -> list[str]:
        """Those of `codes` that have a superior among `codes`."""
        below = self._below(codes)
        return [code for code in codes if code in below]

    def without(self, given: Container[str], wanted: Sequence[Unit]) -> list[Unit]:
        """The wanted units for which nothing is given: not to them, above them, or to all below."""
        bare = [unit for unit in wanted if unit.code not in given]
        if not self._parents or not bare:
            return bare
        covered = self._below(given) | self._above(given, {unit.code for unit in wanted})
        return [unit for unit in bare if unit.code not in covered]

    def _below(self, given: Container[str]) -> set[str]:
        """Every unit with a superior among `given`, near or far."""
        below: set[str] = set()
        for code in self._downward:
            up = self._parents[code]
            if (up in given and up not in self._own) or up in below:
                below.add(code)
        return below

    def _above(self, given: Container[str], wanted: set[str]) -> set[str]:
        """Every unit whose wanted units directly below are all covered."""
        superiors: set[str] = set()
        lacking: set[str] = set()
        for code in reversed(self._downward):
            if code not in wanted:
                continue
            superiors.add(self._parents[code])
            if code not in given and (code not in superiors or code in lacking | self._own):
                lacking.add(self._parents[code])
        return superiors - lacking - self._own

    def _parents_first(self) -> list[str]:
        """Every unit that has a parent, after that parent."""
        children: dict[str, list[str]] = {}
        for code, parent in self._parents.items():
            children.setdefault(parent, []).append(code)
        order = [code for code in children if code not in self._parents]
        for code in order:
            order.extend(children.get(code, ()))
        return [code for code in order if code in self._parents]
