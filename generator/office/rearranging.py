"""Units that merge, split, get another name or end on a day: how the records are to be, by what a form says of it.

Nothing is computed here. A unit that others merge into and that was there before ends with them, and a new one of its
name goes on: old and new numbers can be told apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Any

from generator.figures import typed_quotas
from generator.model.campaign import Campaign, Change, Quota, Unit
from generator.model.fields import Number
from generator.model.results import Snapshot
from generator.model.roster import Units
from generator.office.begun_units import short_of
from generator.sheets import proposed_code
from generator.wording import as_spelled
from generator.workspace import fold, unchanging

_DAY = timedelta(days=1)


class Happening(StrEnum):
    """What becomes of units on a day."""

    MERGE = "merge"
    """Several become one that begins with that day."""
    JOIN = "join"
    """Some pass over into one that goes on."""
    SPLIT = "split"
    """One becomes several that begin with that day."""
    RENAME = "rename"
    END = "end"


@unchanging(frozen=True)
class Rearranging:
    """What happens to units from a day on: `name` is that of the new unit or the new name, `into` who goes on.

    Where it `carries` the counts of the new unit contain what its forerunners had counted; else these stay beside it.
    """

    what: Happening
    day: date
    units: tuple[str, ...]
    name: str = ""
    short_name: str = ""
    group: str = ""
    kind: str = ""
    code: str = ""
    into: str = ""
    carries: bool = True
    quotas: Mapping[int, Number | None] = field(default_factory=dict)
    """What was typed for who goes on, by the place of the table of quotas; `None` for what forerunners have together."""
    parts: tuple[str, ...] = ()
    """The names of the parts of a split."""
    shares: Mapping[tuple[str, str], Number] = field(default_factory=dict)
    """What was typed for the parts, by the key of a `SplitMeasure` and the name of the part; all else is left open."""


@unchanging(frozen=True)
class Rearranged:
    """The campaign before and after; `successor` is the code of who goes on, `forerunners` are those who end."""

    before: Campaign
    after: Campaign
    asked: Rearranging
    forerunners: tuple[str, ...] = ()
    successor: str = ""
    parts: tuple[str, ...] = ()
    """The codes of the parts of a split, in the order of their names."""

    @property
    def is_merged(self) -> bool:
        """Whether one unit goes on in the place of others."""
        return bool(self.successor) and self.asked.carries

    @property
    def moved(self) -> list[tuple[Snapshot, Snapshot]]:
        """The snapshots that say another unit by now, as they are and as they shall be."""
        pairs = zip(self.before.snapshots, self.after.snapshots, strict=True)
        return [(one, other) for one, other in pairs if one is not other]


def rearranged(campaign: Campaign, asked: Rearranging) -> Rearranged:
    """The campaign with what happens; what is asked makes sense."""
    return _Rearranging(campaign, asked).done()


def begins_then(campaign: Campaign, code: str, day: date) -> bool:
    """Whether a unit begins with a day, as it stands: it need not begin anew for others to merge into it."""
    units = {unit.code: unit for unit in campaign.units}
    return code in units and units[code].active_from == day


def not_passed_over(campaign: Campaign) -> list[Unit]:
    """The units that have not passed over to others; some may have ended by themselves."""
    over = Units(campaign).last_days
    return [unit for unit in campaign.units if unit.code not in over]


class _Rearranging:
    def __init__(self, campaign: Campaign, asked: Rearranging) -> None:
        self.campaign, self.asked = campaign, asked
        self.units = {unit.code: unit for unit in campaign.units}

    def done(self) -> Rearranged:
        asked = self.asked
        match asked.what:
            case Happening.RENAME:
                names = {"name": asked.name, "short_name": asked.short_name or None}
                return self._with_change({"rename": asked.units[0], **names})
            case Happening.END:
                return self._with_units([*map(self._ended, self.campaign.units)])
            case Happening.SPLIT:
                return self._split()
            case _:
                return self._merged()

    @cached_property
    def _goes_on(self) -> bool:
        """Whether who others merge into is there before, so that a new unit goes on for it."""
        return bool(self.asked.into) and not begins_then(
            self.campaign, self.asked.into, self.asked.day
        )

    def _merged(self) -> Rearranged:
        asked, goes_on = self.asked, self._goes_on and self.asked.carries
        old = [one for one in self.units if one in asked.units or (goes_on and one == asked.into)]
        new = None if asked.into and not goes_on else self._new(old)
        successor = new.code if new else asked.into
        units = [*map(self._ended, self.campaign.units)] if not asked.carries else [*self.units.values()]  # fmt: skip
        if new is not None:
            last = max(place for place, unit in enumerate(units) if unit.code in old)
            units.insert(last + 1, new)
        found = self._with_units(units)
        if asked.carries:
            merge = {"merge": tuple(old), "into": (successor,)}
            found = self._with_change(merge, found.after)
        after = found.after
        if new is not None and goes_on:
            moved = tuple(self._moved(asked.into, successor))
            after = after.model_copy(update={"snapshots": moved})
        after = after.model_copy(update={"quotas": tuple(self._quotas(after, successor, old))})
        return Rearranged(self.campaign, after, asked, tuple(old), successor)

    def _split(self) -> Rearranged:
        """The parts stand behind the unit; one of its own name takes over what it reported from the day on."""
        asked, old = self.asked, self.units[self.asked.units[0]]
        taken = {fold(code) for code in self.units}
        parts = [self._part(name, old, taken) for name in asked.parts]
        codes = tuple(part.code for part in parts)
        units = [*self.units.values()]
        at = units.index(old) + 1
        after = self.campaign.model_copy(update={"units": (*units[:at], *parts, *units[at:])})
        opening = {part.code: dict(self._shares("opening", part.name)) for part in parts}
        opening = {code: counts for code, counts in opening.items() if counts}
        said = {"split": old.code, "into": codes, "opening": opening}
        after = self._with_change(said, after).after
        same = next((one.code for one in parts if as_spelled(one.name) == as_spelled(old.name)), "")
        if same:
            after = after.model_copy(update={"snapshots": tuple(self._moved(old.code, same))})
        after = after.model_copy(update={"quotas": tuple(self._shared(after, old.code, codes))})
        return Rearranged(self.campaign, after, asked, (old.code,), parts=codes)

    def _part(self, name: str, old: Unit, taken: set[str]) -> Unit:
        is_same = as_spelled(name) == as_spelled(old.name)
        code = _numbered(old.code, taken) if is_same else proposed_code(name, taken)
        taken.add(fold(code))
        short = old.short_name if is_same else short_of(name) or None
        bases = dict(self._shares("base", name))
        kept = {key: getattr(old, key) for key in ("group", "kind", "parent")}
        told = {"name": name, "short_name": short, **kept, "bases": bases}
        return _unit_with(Unit(code=code, name=name), told)

    def _shares(self, sort: str, name: str) -> Iterator[tuple[str, Number]]:
        """What was typed for a part: of openings by indicator, of bases by base."""
        for (key, part), value in self.asked.shares.items():
            kind, _, code = key.partition(" ")
            if kind == sort and part == name:
                yield code, value

    def _shared(self, after: Campaign, old: str, codes: Sequence[str]) -> Iterator[Quota]:
        """The tables with what was typed for the parts; a declared total follows where all of them have theirs."""
        for place, table in enumerate(self.campaign.quotas):
            shares = [(code, self.asked.shares.get((f"quota {place}", name))) for code, name in zip(codes, self.asked.parts, strict=True)]  # fmt: skip
            typed = {code: share for code, share in shares if share is not None}
            own, total = table.counts.get(old), table.total
            follows = total is not None and own is not None and not self._is_rate(table)
            if follows and len(typed) == len(codes):
                total = _plus(total, _less(sum(typed.values(), start=0), own or 0))
            yield typed_quotas(after, table, typed, total) if typed else table

    def _with_units(self, units: Sequence[Unit]) -> Rearranged:
        after = self.campaign.model_copy(update={"units": tuple(units)})
        return Rearranged(self.campaign, after, self.asked, self.asked.units)

    def _with_change(self, said: Mapping[str, Any], before: Campaign | None = None) -> Rearranged:
        told = {key: one for key, one in said.items() if one}
        change = Change(on=self.asked.day, **told)
        now = before or self.campaign
        after = now.model_copy(update={"changes": (*now.changes, change)})
        return Rearranged(self.campaign, after, self.asked, self.asked.units)

    def _ended(self, unit: Unit) -> Unit:
        if unit.code not in self.asked.units:
            return unit
        return _unit_with(unit, {"active_to": self.asked.day - _DAY})

    def _new(self, old: Sequence[str]) -> Unit:
        """The unit that goes on: of a new name, or of that of one that was there."""
        asked, taken = self.asked, {fold(code) for code in self.units}
        if asked.into:
            kept = self.units[asked.into]
            said = {"code": asked.code or _numbered(kept.code, taken), "bases": {}}
            return _unit_with(kept, {**said, "active_from": None, "active_to": None})
        of_all = [self.units[code] for code in old]
        same = {key: _same([getattr(unit, key) for unit in of_all]) for key in ("group", "kind", "parent")}  # fmt: skip
        told: dict[str, Any] = {
            "name": asked.name,
            "short_name": asked.short_name or short_of(asked.name) or None,
            "group": asked.group or same["group"],
            "kind": asked.kind or same["kind"],
            "parent": same["parent"],
            "active_from": None if asked.carries else asked.day,
        }
        code = asked.code or proposed_code(asked.name, taken)
        return _unit_with(Unit(code=code, name=asked.name), told)

    def _moved(self, old: str, successor: str) -> Iterator[Snapshot]:
        """What who goes on reported from the day on is the new unit's."""
        for one in self.campaign.snapshots:
            is_of_it = one.as_of.of_day >= self.asked.day
            yield _moved(one, old, successor) if is_of_it else one

    def _quotas(self, after: Campaign, successor: str, old: Sequence[str]) -> Iterator[Quota]:
        """The tables with what was typed for who goes on; a declared total follows what the units then have."""
        units = Units(after)
        for place, table in enumerate(self.campaign.quotas):
            own = table.counts.get(successor)
            typed = self.asked.quotas.get(place, own)
            theirs = self._of_old(units, table, old)
            more = _less(theirs if typed is None else typed, _plus(theirs, own))
            follows = table.total is not None and not self._is_rate(table)
            if place in self.asked.quotas or (more and follows):
                total = table.total + more if table.total is not None and follows else table.total
                yield typed_quotas(after, table, {successor: typed} if typed != own else {}, total)
            else:
                yield table

    def _of_old(self, units: Units, table: Quota, old: Sequence[str]) -> Number | None:
        passes_over = self.asked.carries and not self._is_rate(table)
        return _together(units, table, old) if passes_over else None

    def _is_rate(self, table: Quota) -> bool:
        code = self.campaign.indicator_code(table.indicator)
        return any(one.code == code and one.is_rate for one in self.campaign.indicators)


def _plus(one: Number | None, other: Number | None) -> Number:
    return (one or 0) + (other or 0)


def _less(one: Number | None, other: Number) -> Number:
    return (one or 0) - other


def _together(units: Units, table: Quota, codes: Sequence[str]) -> Number | None:
    """What units have together in a table; nothing where none has any."""
    found = [one for code in codes for one in [_own(units, table, code)] if one is not None]
    return sum(found, start=0) if found else None


def _own(units: Units, table: Quota, code: str) -> Number | None:
    if code in table.counts:
        return table.counts[code]
    known = units.successions.get(code)
    return _together(units, table, known.predecessors) if known and not known.is_split else None


def _same(values: Sequence[Any]) -> Any:
    """What all have; nothing where they differ."""
    return values[0] if values and all(one == values[0] for one in values) else None


def _numbered(code: str, taken: set[str]) -> str:
    numbers = range(2, len(taken) + 3)
    return next(one for number in numbers if fold(one := f"{code}_{number}") not in taken)


def _unit_with(unit: Unit, said: Mapping[str, Any]) -> Unit:
    """A unit with what is said of it anew; what is said to be nothing is left out."""
    given = {**{key: getattr(unit, key) for key in unit.model_fields_set}, **said}
    return Unit.model_validate(
        {key: one for key, one in given.items() if one not in (None, "", (), {})}
    )


def _moved(snapshot: Snapshot, old: str, new: str) -> Snapshot:
    """A snapshot that says the new unit where it said the old one; the same where it does not speak of it."""
    if (
        not any(old in result.counts for result in snapshot.results)
        and old not in snapshot.statuses
    ):
        return snapshot
    results = tuple(
        one.model_copy(update={"counts": _with_key(one.counts, old, new)}) if old in one.counts else one
        for one in snapshot.results
    )  # fmt: skip
    said: dict[str, object] = {"results": results}
    for key in ("statuses", "remarks"):
        if old in getattr(snapshot, key):
            said[key] = _with_key(getattr(snapshot, key), old, new)
    return snapshot.model_copy(update=said)


def _with_key(found: Mapping[str, Any], old: str, new: str) -> dict[str, Any]:
    return {new if key == old else key: value for key, value in found.items()}
