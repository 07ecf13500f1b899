"""An office's list of units in: new units, changed ones and their bases, after they have been shown.

First a plan, which writes nothing and tells everything; then units, groups and bases in one step. What a
list does not say stays as it is; a unit that it does not name is kept.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from generator import sheets
from generator.exchange.parts import part_writes
from generator.exchange.sources import Answers, comment_on
from generator.exchange.unit_matching import Match, Matching, Name
from generator.model.campaign import Base, Campaign, Group, Unit
from generator.model.fields import new_code
from generator.model.library import Library
from generator.model.roster import Units
from generator.model.rules import PART_ABOVE, Flaw, check_campaign
from generator.problems import Message, Misused, Place, Problem, RecordsInvalid, errors, say
from generator.records import CampaignRecord
from generator.sheets import ListedUnit, UnitIndex, proposed_code, worded_code
from generator.wording import as_spelled, fold
from generator.workspace import Write, commit, quoted, unchanging, without_collection
from generator.workspace import fold as fold_name


@unchanging(frozen=True)
class UnitsPlan:
    """What an import would write, what it changes, and all that is to be told of it."""

    record: CampaignRecord
    after: Campaign
    listed: sheets.UnitList
    matches: tuple[Match, ...]
    files: tuple[Write, ...]
    problems: tuple[Problem, ...]

    @property
    def before(self) -> Campaign:
        """The campaign as it is."""
        return self.record.own

    @property
    def new_groups(self) -> tuple[Group, ...]:
        """Groups that the record does not have yet."""
        return self.after.groups[len(self.before.groups) :]

    @property
    def new_bases(self) -> tuple[Base, ...]:
        """Bases that the record does not have yet."""
        return self.after.bases[len(self.before.bases) :]

    @property
    def new(self) -> tuple[Unit, ...]:
        """Units that the record does not have yet."""
        return self.after.units[len(self.before.units) :]

    @cached_property
    def changed(self) -> list[tuple[Unit, Unit]]:
        """Units that change, each as it is and as it will be."""
        pairs = zip(self.before.units, self.after.units, strict=False)
        return [(then, now) for then, now in pairs if then != now]

    @cached_property
    def kept(self) -> list[Unit]:
        """Units of the record that the list does not name; they stay."""
        named = {one.unit.code for one in self.matches if one.unit}
        return [unit for unit in self.before.units if unit.code not in named]


def plan_units(
    record: CampaignRecord,
    library: Library,
    files: Sequence[sheets.SourceFile],
    request: sheets.ListRequest,
    ask: sheets.Ask = sheets.ask_nobody,
) -> UnitsPlan:
    """The units as they will be; writes nothing. Raises `RecordsInvalid` with every refusal."""
    with without_collection():
        return _Planning(record, library, request, Answers(ask)).plan(files)


def write_units(plan: UnitsPlan) -> list[Path]:
    """Put the planned lists in their place. Raises `Busy` when something was changed meanwhile."""
    commit(plan.record.workspace, plan.files, "import units")
    return [one.path for one in plan.files]


@dataclass
class _Planning:
    record: CampaignRecord
    library: Library
    request: sheets.ListRequest
    ask: Answers
    problems: list[Problem] = field(default_factory=list)

    @property
    def campaign(self) -> Campaign:
        return self.record.own

    def plan(self, files: Sequence[sheets.SourceFile]) -> UnitsPlan:
        own = self.library.names_of(self.campaign.issuer)
        listed = sheets.read_unit_list(
            files, self.campaign, replace(self.request, own=own), self.ask
        )
        matching = Matching(UnitIndex(_going_on(self.campaign), own), self.ask)
        names = [unit.name for unit in self.campaign.units]
        rows = [replace(one, sorts=one.sorts.beside(names)) for one in listed.units]
        matches = [_called_in_full(one) for one in matching.match(rows)]
        self.problems += [*listed.problems, *matching.problems]
        after = _Merging(self, matches, listed, own).merged()
        self._refuse_errors()
        self.problems += self._doubts(after, matches)
        self._refuse_errors()
        comment = comment_on(listed.sources, self.ask.lines)
        now = self.campaign
        lists = {
            "bases": (now.bases, after.bases),
            "groups": (now.groups, after.groups),
            "units": (now.units, after.units),
        }
        writes = part_writes(self.record, lists, comment)
        return UnitsPlan(
            self.record, after, listed, tuple(matches), tuple(writes), tuple(self.problems)
        )

    def _refuse_errors(self) -> None:
        if errors(self.problems):
            raise RecordsInvalid(self.problems)

    def _doubts(self, after: Campaign, matches: Sequence[Match]) -> Iterator[Problem]:
        """What the rules between records say of the new units and had not said before."""
        known = {one.identity for one in check_campaign(self.campaign, self.library)}
        new = [one.listed for one in matches if one.unit is None]
        places = dict(enumerate(new, start=len(self.campaign.units)))
        codes = {unit.code: index for index, unit in enumerate(self.campaign.units)}
        places |= {codes[one.unit.code]: one.listed for one in matches if one.unit}
        for found in check_campaign(after, self.library):
            if found.identity not in known and _is_told(found):
                yield found.at(self._place(found, places))

    def _place(self, found: Flaw, places: Mapping[int, ListedUnit]) -> Place:
        """The cell that a finding is about, else the record."""
        if found.path[:1] == ("units",) and len(found.path) > 1:
            listed = places.get(int(found.path[1]))
            if listed is not None:
                fields = (listed.places.get(str(step)) for step in reversed(found.path[2:]))
                return next(filter(None, fields), listed.place)
        if found.path[:1] and found.path[0] in _IMPORTED:
            return Place(self.record.workspace.shown(self.record.folder / "units.yaml"))
        return self.record.place(*found.path)


def _called_in_full(one: Match) -> Match:
    """A new unit, or one that is renamed, with the sort that stands over the names of the list."""
    is_named = one.unit is None or one.name is Name.CHANGED
    full = one.listed.sorts.full(one.listed.name)
    if not is_named or full == one.listed.name:
        return one
    return replace(one, listed=replace(one.listed, name=full), written=one.listed.name)


def _going_on(campaign: Campaign) -> list[Unit]:
    """The units that a list of today may mean, as they stand in the record."""
    called = {unit.code for unit in Units(campaign).called_on()}
    return [unit for unit in campaign.units if unit.code in called]


_IMPORTED = frozenset({"units", "groups", "bases"})


def _is_told(found: Flaw) -> bool:
    """All that is wrong; of what is only to be known (new units have no quota yet) what is of the list."""
    return found.code.startswith(("E-", PART_ABOVE)) or found.path[0] in _IMPORTED


class _Merging:
    """Puts what a list says into the units that are there, and new ones behind them."""

    def __init__(
        self,
        planning: _Planning,
        matches: Sequence[Match],
        listed: sheets.UnitList,
        own: Sequence[str],
    ) -> None:
        self.campaign, self.problems = planning.campaign, planning.problems
        self.matches, self.listed = matches, listed
        self.own = {as_spelled(name) for name in own}
        self.codes = self._codes()
        self.groups = self._groups()
        self.rows = {
            (one.listed.sheet, one.listed.row): code
            for one, code in zip(matches, self.codes, strict=True)
        }

    def merged(self) -> Campaign:
        """The campaign with its units, groups and bases as they will be."""
        known = {base.code for base in self.campaign.bases}
        bases = [
            Base(code=code, name=name)
            for code, name in self.listed.bases.items()
            if code not in known
        ]
        names: dict[str, str] = {}
        for name, code in self.groups.items():
            names.setdefault(code, name)
        there = {group.code for group in self.campaign.groups}
        groups = [Group(code=code, name=name) for code, name in names.items() if code not in there]
        told = dict(self._told())
        units = [told.pop(unit.code, unit) for unit in self.campaign.units]
        changes = {
            "bases": (*self.campaign.bases, *bases),
            "groups": (*self.campaign.groups, *groups),
            "units": (*units, *told.values()),
        }
        return self.campaign.model_copy(update=changes)

    def _codes(self) -> list[str]:
        """The code of each row's unit: of the record, of the list, or proposed."""
        taken = {fold_name(unit.code) for unit in self.campaign.units}
        given = [self._given(one, taken) for one in self.matches]
        taken |= {fold_name(code) for code in given if code}
        codes = []
        for one, code in zip(self.matches, given, strict=True):
            proposed = code or proposed_code(one.listed.name, taken)
            taken.add(fold_name(proposed))
            codes.append(proposed)
        return codes

    def _given(self, one: Match, taken: Container[str]) -> str | None:
        """The code that the record or the list gives; one that cannot be a code is refused."""
        if one.unit is not None:
            return one.unit.code
        if one.listed.code is None:
            return None
        try:
            code = new_code(one.listed.code)
        except Misused as fault:
            self._refuse_code(one, "E-CODE", fault.message)
            return None
        if fold_name(code) in taken:
            said = say("mã «{code}» trùng một mã đã có, chỉ khác chữ hoa, chữ thường", code=code)
            self._refuse_code(one, "E-CODE-TWICE", said)
        return code

    def _refuse_code(self, one: Match, code: str, said: Message) -> None:
        hint = say("sửa mã, hoặc bỏ cột mã để mã được đặt từ tên")
        self.problems.append(Problem(code, one.listed.places["code"], said, hint))

    def _groups(self) -> dict[str, str]:
        """The code of each group that the list names, by its name."""
        known = {
            fold(name): group.code
            for group in self.campaign.groups
            for name in (group.name, group.code)
        }
        taken = {fold_name(group.code) for group in self.campaign.groups}
        found: dict[str, str] = {}
        for one in self.matches:
            name = one.listed.group
            if name is None or name in found:
                continue
            code = known.get(fold(name))
            if code is None:
                code = worded_code(name, taken)
                taken.add(code)
                known[fold(name)] = code
            found[name] = code
        return found

    def _told(self) -> Iterator[tuple[str, Unit]]:
        """Every listed unit as it will be, by its code."""
        superiors = UnitIndex(
            [*self.campaign.units, *(self._bare(one, code) for one, code in self._new())]
        )
        for one, code in zip(self.matches, self.codes, strict=True):
            unit = one.unit or self._bare(one, code)
            said = {**self._names(one, unit), **self._said(one, unit)}
            parent = self._parent(one, superiors)
            if parent is not None and parent != unit.parent:
                said["parent"] = parent
            yield code, unit.model_copy(update=said) if said else unit

    def _new(self) -> Iterator[tuple[Match, str]]:
        for one, code in zip(self.matches, self.codes, strict=True):
            if one.unit is None:
                yield one, code

    @staticmethod
    def _bare(one: Match, code: str) -> Unit:
        return Unit(code=code, name=one.listed.name)

    @staticmethod
    def _names(one: Match, unit: Unit) -> dict[str, object]:
        """What changes of its names."""
        listed, said = one.listed, dict[str, object]()
        if one.name is Name.CHANGED:
            said["name"] = listed.name
        if listed.short_name and listed.short_name != unit.short_name:
            said["short_name"] = listed.short_name
        also = (listed.name,) if one.name is Name.ALSO else ()
        known = {as_spelled(name) for name in (*unit.names, *map(str, said.values()))}
        new = [name for name in (*listed.aliases, *also) if as_spelled(name) not in known]
        if new:
            said["aliases"] = (*unit.aliases, *new)
        return said

    def _said(self, one: Match, unit: Unit) -> dict[str, object]:
        """What changes of its group, tier and bases."""
        listed, said = one.listed, dict[str, object]()
        group = self.groups.get(listed.group or "")
        if group is not None and group != unit.group:
            said["group"] = group
        if listed.tier is not None and listed.tier is not unit.tier:
            said["tier"] = listed.tier
        bases = {**unit.bases, **listed.bases}
        if bases != unit.bases:
            said["bases"] = bases
        return said

    def _parent(self, one: Match, units: UnitIndex) -> str | None:
        """The code of the superior that the list names; none for the issuing body."""
        listed = one.listed
        if listed.superior is None:
            return None
        if isinstance(listed.superior, int):
            return self.rows.get((listed.sheet, listed.superior))
        if as_spelled(listed.superior) in self.own:
            return None
        found = units.find(listed.superior)
        if found.sure:
            return found.units[0].code
        said = say("không rõ đơn vị cấp trên «{name}»", name=quoted(listed.superior))
        hint = say("ghi tên hoặc mã của một đơn vị trong danh sách")
        self.problems.append(Problem("E-XLS-PARENT", listed.places["parent"], said, hint))
        return None
