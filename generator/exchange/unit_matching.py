"""Which unit of the campaign each row of a list is: by code, name, short name or alias, or a new one.

What is not certain is asked about: a name that fits several, that is almost a known one, or that belongs
to another unit than the code. Nobody to ask refuses the row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property

from generator.model.campaign import Unit
from generator.problems import Message, Problem, say
from generator.sheets import (
    Ask,
    ListedUnit,
    Search,
    UnitIndex,
    settle,
    spelled_otherwise,
    unit_search,
)
from generator.wording import amount, as_spelled
from generator.workspace import fold as fold_name
from generator.workspace import quoted, unchanging


class Name(Enum):
    """What becomes of a unit's name: as it is, as listed, or as it is with the listed one as an alias."""

    KEPT = auto()
    CHANGED = auto()
    ALSO = auto()


@unchanging(frozen=True)
class Match:
    """A row and the unit that it is; of a new one there is none."""

    listed: ListedUnit
    unit: Unit | None = None
    name: Name = Name.KEPT
    own_code: bool = False
    """Whether the list has another code for it than the record."""
    written: str = ""
    """Its name as the list has it, where that lacks the sort of unit that stands over it."""


_Choice = tuple[Message, Match]


@dataclass
class Matching:
    """Finds the units of a list; refusals are in `problems`."""

    index: UnitIndex
    ask: Ask
    problems: list[Problem] = field(default_factory=list)

    def match(self, listed: Sequence[ListedUnit]) -> list[Match]:
        """Each row with its unit, without those that were refused."""
        listed = self._without_twins(listed)
        found = {place: self._sure(one) for place, one in enumerate(listed)}
        taken = {one.unit.code for one in found.values() if one is not None and one.unit}
        free = {unit.code for unit in self.index.units} - taken
        for place, one in enumerate(listed):
            if found[place] is None:
                found[place] = self._doubtful(one, free)
        return list(self._once([one for one in found.values() if one is not None]))

    def _sure(self, listed: ListedUnit) -> Match | None:
        """The unit that code and name, or the name alone, mean for certain."""
        by_code = self.index.by_code(listed.code or "").units
        by_name = self.index.find(listed.name)
        if by_code and by_code[0] in by_name.units:
            return Match(listed, by_code[0])
        if by_name.sure and not by_code:
            meant = self.index.meant_name(listed.name, by_name.units[0])
            if meant is not None:
                self.problems.append(spelled_otherwise(listed.place, listed.name, meant))
            return Match(listed, by_name.units[0], own_code=listed.code is not None)
        return None

    def _doubtful(self, listed: ListedUnit, free: set[str]) -> Match | None:
        """The unit that somebody says it is; a new one where none is near."""
        units, doubt = self._near(listed, free)
        if doubt is None:
            return Match(listed)
        also = Name.KEPT if self.index.may_be_several(listed.name) else Name.ALSO
        choices: list[tuple[Message, Match | Unit]] = list(_choices(listed, units, also))
        settled = settle(self.ask, doubt, choices, self._search)
        if isinstance(settled, Problem):
            self.problems.append(settled)
            return None
        return Match(listed, settled, also) if isinstance(settled, Unit) else settled

    @cached_property
    def _search(self) -> Search[Match | Unit]:
        known = unit_search(self.index)
        return Search(known.things, known.find)

    def _near(self, listed: ListedUnit, free: set[str]) -> tuple[list[Unit], Problem | None]:
        """The units that a row may be, and the doubt; no doubt where it is a new one."""
        by_code = self.index.by_code(listed.code or "").units
        by_name = self.index.find(listed.name).units
        names = {"name": quoted(listed.name)}
        if by_code:
            said = say("mã là của «{one}» nhưng tên là «{name}»", one=by_code[0].label, **names)
            hint = say(
                "sửa mã hoặc tên cho khớp danh sách đơn vị; hoặc ghi tên này vào cách gọi khác («aliases:») của đơn vị ấy"
            )
            return [*by_code, *by_name], Problem("E-XLS-UNIT-DIFFERS", listed.place, said, hint)
        if by_name:
            return list(by_name), self._unclear(listed, by_name)
        by_short = self.index.find(listed.short_name or "").units if listed.short_name else ()
        alike = self.index.alike(listed.name, free)
        likely = self.index.abbreviated(listed.name) if free and not alike else ()
        near = by_short or alike or likely
        meant = [unit for unit in near if unit.code in free]
        return meant, self._unclear(listed, meant) if meant else None

    def _unclear(self, listed: ListedUnit, units: Sequence[Unit]) -> Problem:
        label = " / ".join(unit.label for unit in units[:3])
        said = say(
            "không rõ «{name}» là đơn vị mới hay là «{label}» đã có",
            name=quoted(listed.name),
            label=label,
        )
        hint = say(
            "ghi tên như trong danh sách đơn vị, thêm cột mã, hoặc ghi tên này vào cách gọi khác («aliases:») của đơn vị ấy"
        )
        return Problem("E-XLS-UNIT-UNKNOWN", listed.place, said, hint)

    def _without_twins(self, listed: Sequence[ListedUnit]) -> list[ListedUnit]:
        """The rows without those that say the name of another once more, asked about before anything else."""
        rows: dict[object, list[ListedUnit]] = {}
        for one in listed:
            rows.setdefault((self._identity(Match(one)), one.code), []).append(one)
        left = {id(one) for alike in rows.values() for one in self._kept(alike)}
        return [one for one in listed if id(one) in left]

    def _once(self, matches: Sequence[Match]) -> Iterator[Match]:
        """Every unit once, by one of the rows that turned out to be it."""
        rows: dict[object, list[ListedUnit]] = {}
        for one in matches:
            rows.setdefault(self._identity(one), []).append(one.listed)
        left = {id(one) for alike in rows.values() for one in self._kept(alike)}
        yield from (one for one in matches if id(one.listed) in left)

    def _kept(self, alike: Sequence[ListedUnit]) -> Sequence[ListedUnit]:
        """The row of a unit that is read, where it stands in several; without an answer the first, the others refused."""
        if len(alike) == 1:
            return alike
        first, *others = alike
        doubts = [_again(one, first) for one in others]
        choices = [(say("{place}: {counts}", place=one.place, counts=_figures(one)), one) for one in alike]  # fmt: skip
        settled = settle(self.ask, doubts[0], choices)
        if isinstance(settled, ListedUnit):
            return [settled]
        self.problems += doubts
        return [first]

    def _identity(self, one: Match) -> object:
        if one.unit is not None:
            return one.unit.code
        if one.listed.code:
            return fold_name(one.listed.code), "code"
        superior = one.listed.superior
        within = (one.listed.sheet, superior) if isinstance(superior, int) else superior
        return as_spelled(one.listed.name), within


def _again(listed: ListedUnit, first: ListedUnit) -> Problem:
    """That a unit stands in a row for the second time."""
    said = say(
        "đơn vị «{name}» còn một dòng nữa ở {other}", name=quoted(listed.name), other=first.place
    )
    return Problem("E-XLS-LISTED-TWICE", listed.place, said, say("giữ một dòng"))


def _figures(listed: ListedUnit) -> str:
    """The bases of a row, for people."""
    return ", ".join(amount(count) for count in listed.bases.values()) or amount(None)


def _choices(listed: ListedUnit, units: Sequence[Unit], also: Name) -> Iterator[_Choice]:
    """What a row may be; its name is remembered where it is that of one unit alone."""
    for unit in units:
        names = {"label": unit.label, "code": unit.code}
        yield (
            say("là «{label}» ({code}), giữ tên trong dữ liệu, nhớ cách gọi này", **names)
            if also is Name.ALSO
            else say("là «{label}» ({code}), giữ tên trong dữ liệu, lần sau hỏi lại", **names),
            Match(listed, unit, also),
        )
        yield (
            say("là «{label}» ({code}), đổi sang tên này", **names),
            Match(listed, unit, Name.CHANGED),
        )
    yield say("là đơn vị mới"), Match(listed)
