"""Who belongs to a campaign on a day, and who stands below whom: the tree that figures are added along.

Units come and go, merge and split; a tree is that of one day. A cumulative count keeps what a unit did
that has left: such a unit stays in the tree unless somebody else speaks for it now.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from types import MappingProxyType

from generator.model.campaign import Base, Campaign, Change, Indicator, Tier, Unit
from generator.model.coded import codes_of, column_of, has_any
from generator.model.rings import cycles
from generator.workspace import unchanging


@unchanging(frozen=True)
class Succession:
    """A unit that stands in the place of others from a day on."""

    on: datetime.date
    predecessors: tuple[str, ...]
    change: Change

    @property
    def is_split(self) -> bool:
        """Whether it is a part of its predecessor."""
        return self.change.split is not None


@unchanging(frozen=True)
class Units:
    """The units of a campaign with all that happens to them; one for all indicators and moments."""

    campaign: Campaign

    @cached_property
    def by_code(self) -> Mapping[str, Unit]:
        """Each unit; one that names no group is in that of the nearest superior that names one."""
        units = dict(zip(codes_of(self.campaign.units), self.campaign.units, strict=True))
        if self.is_flat:
            return units
        return {code: _in_its_group(unit, units) for code, unit in units.items()}

    @cached_property
    def common_bases(self) -> tuple[Base, ...]:
        """The bases that every unit has, of its own or from those that merged into it; none where there are no units."""
        known = self.campaign.bases if self.campaign.units else ()
        return tuple(one for one in known if self._all_have(one.code))

    def _all_have(self, base: str) -> bool:
        units = self.campaign.units
        given = column_of(units, "bases")
        if not self.campaign.changes or all(base in bases for bases in given):
            return all(base in bases for bases in given)
        have = {code for code, bases in zip(codes_of(units), given, strict=True) if base in bases}
        for change in sorted(self.campaign.changes, key=lambda one: one.on):
            if change.merge and have.issuperset(change.merge):
                have.update(change.into)
        return have.issuperset(codes_of(units))

    @property
    def common_base(self) -> Base | None:
        """The first of them."""
        return next(iter(self.common_bases), None)

    @cached_property
    def successions(self) -> Mapping[str, Succession]:
        """Successors by code; a unit is none of its own, and rules refuse one that is said to be."""
        return {
            code: Succession(change.on, change.predecessors, change)
            for change in self.campaign.changes
            if change.predecessors
            for code in change.into
            if code not in change.predecessors
        }

    @cached_property
    def last_days(self) -> Mapping[str, datetime.date]:
        """The last day of each unit that ends by a change: the day before it."""
        day = datetime.timedelta(days=1)
        return {
            code: change.on - day
            for change in self.campaign.changes
            for code in change.predecessors
            if code not in change.into
        }

    @cached_property
    def heirs(self) -> Mapping[str, str]:
        """The unit that each one that was merged passed over into; parts of a split have several."""
        return {
            code: successor
            for successor, known in self.successions.items()
            if not known.is_split
            for code in known.predecessors
        }

    def merged_into(self, code: str) -> list[str]:
        """The units that a merged one came out of, near and far."""
        found: list[str] = []
        waiting = [code]
        while waiting:
            known = self.successions.get(waiting.pop())
            if known and not known.is_split:
                new = [one for one in known.predecessors if one not in {code, *found}]
                found += new
                waiting += new
        return found

    def stood_for(self, codes: Collection[str]) -> set[str]:
        """The units in whose place others among `codes` stand: those that these came out of, by merging or as parts."""
        merged = (
            gone for code in self.successions if code in codes for gone in self.merged_into(code)
        )
        return {*merged, *(code for code in self.parts if self.is_parted(code, codes))}

    @cached_property
    def parts(self) -> Mapping[str, tuple[str, ...]]:
        """The parts of each unit that ended by a split."""
        return {
            change.split: change.into
            for change in self.campaign.changes
            if change.split and change.split not in change.into
        }

    def is_parted(self, code: str, codes: Collection[str]) -> bool:
        """Whether some part of a split unit, near or far, is among `codes`: they stand in its place."""
        seen, waiting = {code}, [*self.parts.get(code, ())]
        while waiting:
            part = waiting.pop()
            if part in codes:
                return True
            if part not in seen:
                seen.add(part)
                heir = self.heirs.get(part)
                waiting += [*self.parts.get(part, ()), *([heir] if heir else [])]
        return False

    def unparted(self, codes: AbstractSet[str]) -> frozenset[str]:
        """The split units that have something among `codes` of which nobody said how much each part has."""
        return (
            frozenset(
                code
                for code in self.parts
                if not codes.isdisjoint((code, *self.merged_into(code)))
                and not self.is_parted(code, codes)
            )
            if self.parts
            else frozenset()
        )

    def standing_for(self, code: str, present: Mapping[str, Unit]) -> str | None:
        """A unit itself where it is there, else the one that it passed over into, near or far."""
        seen = {code}
        at: str | None = code
        while at is not None and at not in present:
            at = self.heirs.get(at)
            if at in seen:
                return None
            seen.add(at or "")
        return at

    @cached_property
    def renamings(self) -> Mapping[str, list[Change]]:
        """The changes of name of each unit, in the order of time."""
        found: dict[str, list[Change]] = {}
        for change in sorted(self.campaign.changes, key=lambda change: change.on):
            if change.rename:
                found.setdefault(change.rename, []).append(change)
        return found

    @cached_property
    def included(self) -> frozenset[str]:
        """Units that are campaigns of their own; their moments are seldom those of the upper one."""
        return frozenset(include.unit for include in self.campaign.includes)

    def exempt_of(self, indicator: Indicator) -> frozenset[str]:
        """The units that an indicator does not concern (không thuộc diện): those that are said, and all below them."""
        said = self.campaign.said_exempt(indicator)
        if not said or self.is_flat:
            return frozenset(code for code in said if code in self.by_code)
        return frozenset(
            code
            for code in self.by_code
            if code in said or not said.isdisjoint(self.superiors(code))
        )

    def concerned_by(self, indicator: Indicator) -> Units:
        """The units without those that an indicator does not concern: for it there are none of these."""
        exempt = self.exempt_of(indicator)
        if not exempt:
            return self
        if exempt not in self._concerned:
            self._concerned[exempt] = Units(_without(self.campaign, exempt))
        return self._concerned[exempt]

    @cached_property
    def _concerned(self) -> dict[frozenset[str], Units]:
        return {}

    @cached_property
    def is_steady(self) -> bool:
        """Whether every unit takes part from beginning to end."""
        units, days = self.campaign.units, ("active_from", "active_to")
        return not self.successions and not any(has_any(units, day) for day in days)

    @cached_property
    def is_flat(self) -> bool:
        """Whether no unit stands below another."""
        return not has_any(self.campaign.units, "parent")

    def is_active(self, code: str, day: datetime.date) -> bool:
        """Whether a unit takes part on a day."""
        if self.is_steady:
            return True
        return self.joined_by(code, day) and not self.has_left(code, day)

    def joined_by(self, code: str, day: datetime.date) -> bool:
        """Whether it was there by a day, perhaps gone again."""
        succession = self.successions.get(code)
        if succession and day < succession.on:
            return False
        first = self.by_code[code].active_from
        return first is None or first <= day

    def ended_by(self, day: datetime.date) -> frozenset[str]:
        """The units that passed over to successors by a day."""
        return frozenset(code for code, last in self.last_days.items() if last < day)

    def ended_between(self, first: datetime.date, last: datetime.date) -> list[str]:
        """The units that passed over to successors after one day, by another."""
        return [code for code, over in self.last_days.items() if first <= over < last]

    def became(self, code: str, day: datetime.date) -> list[str]:
        """What a unit was by a day: itself, or what it passed over into, of parts all of them."""
        found: list[str] = []
        waiting, seen = [code], set[str]()
        while waiting:
            one = waiting.pop()
            if one in seen:
                continue
            seen.add(one)
            ended = self.last_days.get(one)
            if ended is None or ended >= day:
                found.append(one)
            else:
                heir = self.heirs.get(one)
                waiting += [*self.parts.get(one, ()), *([heir] if heir else [])]
        return found

    def in_force(
        self,
        day: datetime.date,
        besides: AbstractSet[str] = frozenset(),
        heralded: Mapping[str, str] = MappingProxyType({}),
        alone: AbstractSet[str] = frozenset(),
        without: AbstractSet[str] = frozenset(),
    ) -> Roster:
        """The tree of those in whose place no others stand on a day, whether they take part then or not.

        Those `besides` are there although others came out of them, or they are yet to come of others; `heralded`
        says who of them stands below whom until then; below those `alone` nobody stands; those `without` whom it is are not there.
        """
        if self.is_steady:
            return self.on(day)
        to_come = {code for code, known in self.successions.items() if day < known.on}
        out = ((self.ended_by(day) | to_come) - besides) | without
        there = {code: one for code, one in self.by_code.items() if code not in out}
        return Roster.of(self, there, heralded, alone)

    def heralded(self, codes: AbstractSet[str], day: datetime.date) -> Mapping[str, str]:
        """Who stands below whom until a change where `codes`, which have something, are only those that come of it.

        The parts stand below the unit that will be split, those that will merge below what they become.
        """
        found: dict[str, str] = {}
        if not codes or not self.successions:
            return found
        above = {up for code in codes for up in self.superiors(code)}
        ended = self.ended_by(day)
        for code, known in self.successions.items():
            if known.on <= day or not (code in codes or self.is_parted(code, codes)):
                continue
            before = self.forerunners(code)
            if not codes.isdisjoint(before):
                continue
            if known.is_split:
                found[code] = known.predecessors[0]
            elif above.isdisjoint(before):
                found |= {one: code for one in self.merged_into(code) if one not in ended}
        return found

    def forerunners(self, code: str) -> frozenset[str]:
        """The units that one came out of, near and far, by merging or as a part."""
        found: set[str] = set()
        waiting = [code]
        while waiting:
            known = self.successions.get(waiting.pop())
            new = {*known.predecessors} - found if known else set()
            found |= new
            waiting += new
        return frozenset(found - {code})

    def days_of(self, code: str) -> tuple[datetime.date | None, datetime.date | None]:
        """From when until when a unit takes part, by itself or by a change; `None` where that is not bounded."""
        unit, succession = self.by_code[code], self.successions.get(code)
        first = unit.active_from or (succession.on if succession else None)
        return first, unit.active_to or self.last_days.get(code)

    def has_left(self, code: str, day: datetime.date) -> bool:
        """Whether its last day is over."""
        ended = self.last_days.get(code)
        last = self.by_code[code].active_to
        return bool((ended and ended < day) or (last and last < day))

    def gone_by(self, day: datetime.date) -> frozenset[str]:
        """The units that left by a day, and in whose place no others stand."""
        if self.is_steady:
            return frozenset()
        codes = (code for code in self.by_code if code not in self.last_days)
        return frozenset(code for code in codes if self.has_left(code, day))

    def yet_to_join(self, day: datetime.date) -> frozenset[str]:
        """The units that take part only after a day, in nobody else's place."""
        if self.is_steady:
            return frozenset()
        codes = (code for code in self.by_code if code not in self.successions)
        return frozenset(code for code in codes if not self.joined_by(code, day))

    def was_active(self, code: str, first: datetime.date, last: datetime.date) -> bool:
        """Whether it took part on some day from `first` to `last`."""
        if self.is_steady:
            return True
        return self.joined_by(code, last) and not self.has_left(code, first)

    def on(self, day: datetime.date, *, with_left: bool = False) -> Roster:
        """Who is there on a day; with those who left and for whom nobody else speaks now."""
        key = (None, False) if self.is_steady else (day, with_left)
        if key not in self._rosters:
            there = self._present(day, with_left=with_left)
            alone = self.outlived(day) if with_left else frozenset()
            self._rosters[key] = Roster.of(self, there, alone=alone)
        return self._rosters[key]

    @cached_property
    def _rosters(self) -> dict[tuple[datetime.date | None, bool], Roster]:
        return {}

    def _present(self, day: datetime.date, *, with_left: bool) -> dict[str, Unit]:
        if self.is_steady:
            return dict(self.by_code)
        present = {code for code in self.by_code if self.is_active(code, day)}
        if with_left:
            present |= self._lingering(day, present)
        return {code: unit for code, unit in self.by_code.items() if code in present}

    def outlived(self, day: datetime.date) -> frozenset[str]:
        """The units that stood beside those below them and left by a day before some of these did: what they had stays theirs."""
        return frozenset(
            code
            for code, below in self._beside_others.items()
            if self.has_left(code, day) and any(self._outlives(one, code, day) for one in below)
        )

    @cached_property
    def _beside_others(self) -> Mapping[str, list[str]]:
        """The units that leave and stand beside others, with these, near and far."""
        units = self.campaign.units if has_any(self.campaign.units, "active_to") else ()
        ending = [one.code for one in units if one.active_to and one.tier is Tier.OWN]
        found: dict[str, list[str]] = {
            code: [] for code in ending if code not in self.last_days and not self.is_flat
        }
        for one in self.by_code if found else ():
            for up in self.superiors(one):
                if up in found:
                    found[up].append(one)
        return found

    def _outlives(self, one: str, code: str, day: datetime.date) -> bool:
        last = self.by_code[code].active_to or datetime.date.max
        return last < day and self.was_active(one, last + datetime.timedelta(days=1), day)

    def _lingering(self, day: datetime.date, active: set[str]) -> set[str]:
        """Units that left, none of which and none below which is active or passed over; who stood beside these stays."""
        spoken_for = set(active)
        for code, ended in self.last_days.items():
            if ended < day:
                spoken_for.add(code)
        above = {up for code in spoken_for for up in self.superiors(code)}
        gone = (code for code in self.by_code if self.has_left(code, day))
        alone = self.outlived(day)
        return {
            code for code in gone if code not in spoken_for and (code not in above or code in alone)
        }

    def heirs_of(self, code: str) -> list[str]:
        """The units that one passed over into by merging, one after the other."""
        found: list[str] = []
        while (heir := self.heirs.get(code)) and heir not in found:
            found.append(heir)
            code = heir
        return found

    def successor_of(self, code: str, day: datetime.date) -> str:
        """The unit that several became by a day; a unit that did not merge is itself."""
        seen = {code}
        while (heir := self.heirs.get(code)) and self.successions[heir].on <= day:
            if heir in seen:
                break
            code = heir
            seen.add(code)
        return code

    def superiors(self, code: str) -> Iterator[str]:
        """The units above one, the nearest first; a ring is walked once."""
        seen = {code}
        up = self.by_code[code].parent if code in self.by_code else None
        while up and up in self.by_code and up not in seen:
            seen.add(up)
            yield up
            up = self.by_code[up].parent

    def superiors_on(self, code: str, day: datetime.date) -> Iterator[str]:
        """The units above one by a day, there or to come, the nearest first: in the place of one that merged its successor."""
        seen = {code}
        up = self.by_code[code].parent if code in self.by_code else None
        while up and up in self.by_code and up not in seen:
            seen.add(up)
            heir = self.heirs.get(up)
            if heir and self.successions[heir].on <= day and heir not in seen:
                up = heir
                continue
            yield up
            up = self.by_code[up].parent

    def called_on(self, day: datetime.date | None = None) -> tuple[Unit, ...]:
        """The units as lists of a day, else of the last, call them: with new names as aliases.

        Who is not there then and bears a name of one that is, who goes on for it, is left out.
        """
        if self.is_steady and not self.renamings:
            return self.campaign.units
        over = self._over_by(day)
        there = {
            name for unit in self.campaign.units if unit.code not in over for name in unit.names
        }
        named = (
            unit
            for unit in self.campaign.units
            if unit.code not in over or there.isdisjoint(unit.names)
        )
        return tuple(map(self._with_new_names, named))

    def _over_by(self, day: datetime.date | None) -> frozenset[str]:
        if day is None:
            return frozenset(self.last_days)
        return frozenset(code for code in self.by_code if not self.is_active(code, day))

    def _with_new_names(self, unit: Unit) -> Unit:
        known = self.renamings.get(unit.code, ())
        names = (name for one in known for name in (one.name, one.short_name) if name)
        new = tuple(name for name in names if name not in unit.names)
        return unit.model_copy(update={"aliases": (*unit.aliases, *new)}) if new else unit

    def named(self, code: str, day: datetime.date) -> Unit:
        """A unit under the name that it bears on a day."""
        unit = self.by_code[code]
        for change in self.renamings.get(code, ()):
            if change.on <= day:
                names = {"name": change.name or unit.name, "short_name": change.short_name}
                unit = unit.model_copy(update=names)
        return unit


@unchanging(frozen=True, eq=False)
class Roster:
    """The units that are there on a day, as a tree; `children` of `None` are the tops.

    Below those `alone` nobody stands any more.
    """

    units: Mapping[str, Unit]
    parents: Mapping[str, str]
    children: Mapping[str | None, tuple[str, ...]]
    alone: AbstractSet[str] = frozenset()

    @classmethod
    def of(
        cls,
        units: Units,
        present: Mapping[str, Unit],
        heralded: Mapping[str, str] = MappingProxyType({}),
        alone: AbstractSet[str] = frozenset(),
    ) -> Roster:
        """The tree of these units: each hangs below its nearest superior that is there too, or as is `heralded`."""
        every = units.campaign.units
        is_given = any(order is not None for order in column_of(every, "order"))
        placed = [one.code for one in in_order(every)] if is_given else present
        ordered = [code for code in placed if code in present]
        is_tree = heralded or not units.is_flat
        parents = _parents(units, present, heralded, alone) if is_tree else {}
        if not parents:
            return cls(present, parents, {None: tuple(ordered)} if ordered else {}, alone)
        children: dict[str | None, list[str]] = {}
        for code in ordered:
            children.setdefault(parents.get(code), []).append(code)
        return cls(present, parents, {up: tuple(below) for up, below in children.items()}, alone)

    @property
    def tops(self) -> tuple[str, ...]:
        """Units with nobody above them."""
        return self.children.get(None, ())

    def below(self, code: str | None) -> tuple[str, ...]:
        """The units directly below one, of the campaign for `None`."""
        return self.children.get(code, ())

    @cached_property
    def in_tree_order(self) -> tuple[str, ...]:
        """Every unit, each followed by those below it."""
        if not self.parents:
            return self.tops
        found: list[str] = []
        waiting = list(reversed(self.tops))
        while waiting:
            code = waiting.pop()
            found.append(code)
            waiting.extend(reversed(self.below(code)))
        return tuple(found)

    @cached_property
    def superiors(self) -> tuple[str, ...]:
        """Every unit with others below it, each before those."""
        return tuple(code for code in self.in_tree_order if code in self.children)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Each unit with its place in that order."""
        return dict(zip(self.in_tree_order, range(len(self.in_tree_order)), strict=True))

    @cached_property
    def depths(self) -> Mapping[str, int]:
        """How deep each unit stands: 1 for the tops."""
        found: dict[str, int] = {}
        for code in self.in_tree_order:
            found[code] = found[self.parents[code]] + 1 if code in self.parents else 1
        return found

    def above(self, code: str) -> Iterator[str]:
        """The units above one that are there, the nearest first."""
        up = self.parents.get(code)
        while up is not None:
            yield up
            up = self.parents.get(up)

    def stands_beside(self, code: str) -> bool:
        """Whether a unit's count is only its own, beside those of the units below it."""
        below = self.below(code)
        return bool(below) and self.units[code].tier is Tier.OWN


def _parents(
    units: Units,
    present: Mapping[str, Unit],
    heralded: Mapping[str, str],
    alone: AbstractSet[str],
) -> dict[str, str]:
    """The nearest superior that is there, or what it passed over into; units in a ring have none."""
    found: dict[str, str] = {}
    for code in present:
        above = list(units.superiors(code))
        ringed = above and units.by_code[above[-1]].parent in {code, *above}
        nearest = None if ringed else _nearest(units, code, above, present, alone)
        if nearest:
            found[code] = nearest
    found |= {code: up for code, up in heralded.items() if code in present and up in present}
    for ring in cycles(found) if units.heirs else ():
        for code in ring:
            del found[code]
    return found


def _nearest(
    units: Units,
    code: str,
    above: list[str],
    present: Mapping[str, Unit],
    alone: AbstractSet[str],
) -> str | None:
    """The first superior that is there or has an heir there which is not below the unit itself."""
    for up in above:
        standing = units.standing_for(up, present)
        if not standing or standing in alone:
            continue
        if standing != code and code not in units.superiors(standing):
            return standing
    return None


def _in_its_group(unit: Unit, units: Mapping[str, Unit]) -> Unit:
    above, passed = unit, {unit.code}
    while not above.group and (up := units.get(above.parent or "")) and up.code not in passed:
        above = up
        passed.add(up.code)
    return unit if above.group == unit.group else unit.model_copy(update={"group": above.group})


def _without(campaign: Campaign, exempt: AbstractSet[str]) -> Campaign:
    """The campaign without some units: what was declared of all is not of the others."""
    changes = [_change_without(change, exempt) for change in campaign.changes]
    stands_for = {code for change in changes if change.predecessors for code in change.into}
    days = {
        code: {"active_from": change.on}
        for change in campaign.changes
        for code in change.into
        if code not in stands_for
    }
    day = datetime.timedelta(days=1)
    for change, left in zip(campaign.changes, changes, strict=True):
        if change.into and not left.into:
            days |= {code: {"active_to": change.on - day} for code in change.predecessors}
    units = (unit for unit in campaign.units if unit.code not in exempt)
    return campaign.model_copy(
        update={
            "units": tuple(
                unit.model_copy(update=days[unit.code]) if unit.code in days else unit
                for unit in units
            ),
            "changes": tuple(
                one for one in changes if one.rename or (one.predecessors and one.into)
            ),
            "includes": tuple(one for one in campaign.includes if one.unit not in exempt),
            "bases": tuple(one.model_copy(update={"total": None}) for one in campaign.bases),
        }
    )


def _change_without(change: Change, exempt: AbstractSet[str]) -> Change:
    def left(codes: Iterable[str]) -> tuple[str, ...]:
        return tuple(code for code in codes if code not in exempt)

    update = {
        "merge": left(change.merge),
        "into": left(change.into),
        "split": None if change.split in exempt else change.split,
        "rename": None if change.rename in exempt else change.rename,
    }
    return change.model_copy(update=update)


def in_order(units: Iterable[Unit]) -> list[Unit]:
    """Units in the order of tables: a given order goes before the file's."""
    listed = list(units)
    if all(unit.order is None for unit in listed):
        return listed
    places = {unit.code: place for place, unit in enumerate(listed, start=1)}
    return sorted(
        listed,
        key=lambda unit: (
            places[unit.code] if unit.order is None else unit.order,
            unit.order is None,
            places[unit.code],
        ),
    )


def exempt_units(campaign: Campaign, indicator: str) -> frozenset[str]:
    """The units that an indicator does not concern, by its code."""
    known = next(one for one in campaign.indicators if one.code == indicator)
    return Units(campaign).exempt_of(known) if campaign.said_exempt(known) else frozenset()


def concerned_by_none(campaign: Campaign, indicators: Iterable[str]) -> frozenset[str]:
    """The units that none of some indicators concerns, by their codes; nobody where there are no indicators."""
    exempt = [exempt_units(campaign, code) for code in indicators]
    return frozenset[str].intersection(*exempt) if exempt else frozenset[str]()


def active_units(campaign: Campaign, day: datetime.date) -> tuple[Unit, ...]:
    """Units taking part on a day, under their names of that day, each followed by those below it."""
    units = Units(campaign)
    roster = units.on(day)
    return tuple(units.named(code, day) for code in roster.in_tree_order)
