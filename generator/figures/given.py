"""What was given before anything was counted: how large bases are, and the quotas of units.

A total that was declared goes before a sum, also where it is zero. What is not known, or could be
meant in two ways, is `None`, and `lack` says why.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import field, replace
from functools import partial
from typing import Any

from generator.figures.coverage import Lack, unknown, wrong
from generator.figures.figure import OF_BASE, Figure, Quantity, added, difference_of, total
from generator.figures.passing_on import AsFigures, Everybody, Recorded, added_whole
from generator.figures.printed_rules import printed_rule, true_reasons
from generator.figures.quota_tables import begun, standing
from generator.model.campaign import Indicator, Quota, Tier
from generator.model.coded import by_code
from generator.model.fields import Number
from generator.model.roster import Roster, Units
from generator.problems import Message, say
from generator.wording import number
from generator.workspace import once, regex, unchanging

_NAMED = 5
_RECKONED = regex(r" = |^theo tỷ lệ là |^ấn định \d|^không có cơ sở tính, giao ")
"""By which a reason of a quota is known for what `allocate` writes: a sum, a bound, a number set by hand."""


@unchanging(frozen=True, eq=False)
class Bases:
    """Cơ sở tính của các đơn vị và của cả chiến dịch, on any day."""

    units: Units

    def of(self, base: str, day: datetime.date, unit: str | None = None) -> Figure | None:
        """The size of a base on a day, of a unit with those below it, or of the whole.

        The whole is what is declared, else every top's number; one that is missing makes it unknown.
        """
        if unit is not None:
            return self._recorded(base).on(day).get(unit)
        declared = self._declared.get(base)
        return declared if declared is not None else self._recorded(base).total(day)

    def of_unit(self, unit: str, day: datetime.date) -> dict[str, Figure]:
        """The bases that are known of a unit, by code."""
        codes = [base.code for base in self.units.campaign.bases]
        sizes = {code: self.of(code, day, unit) for code in codes}
        return {code: size for code, size in sizes.items() if size is not None}

    def lack(self, base: str, day: datetime.date, unit: str | None = None) -> Lack | None:
        """Why the size of a base is not known."""
        if self.of(base, day, unit) is not None:
            return None
        names = {known.code: known.name for known in self.units.campaign.bases}
        recorded, roster = self._recorded(base), self.units.on(day)
        bare = [code for code in recorded.bare(day) if unit is None or _is_in(roster, code, unit)]
        remedy = say("ghi «{code}:» dưới «bases:» của đơn vị (không có thì ghi 0)", code=base)
        if unit is None:
            remedy = say("{remedy}, hoặc ghi tổng («total:») của cơ sở tính này", remedy=remedy)
        said = say(
            "chưa có số {base} của {units}",
            base=names.get(base, base),
            units=_named(self.units, bare, day) if bare else self.units.campaign.short_name,
        )
        return unknown(said, remedy)

    @once
    def _declared(self) -> Mapping[str, Figure]:
        return {
            base.code: Figure(base.total, base.precision, noun=OF_BASE + base.code)
            for base in self.units.campaign.bases
            if base.total is not None
        }

    @once
    def _found(self) -> dict[str, Recorded]:
        return {}

    def _recorded(self, base: str) -> Recorded:
        if base not in self._found:
            sizes = {
                unit.code: unit.bases[base]
                for unit in self.units.campaign.units
                if base in unit.bases
            }
            own = AsFigures(sizes, Quantity.COUNT, OF_BASE + base)
            self._found[base] = Recorded(self.units, own, self.units.on, is_whole=True)
        return self._found[base]


@unchanging(frozen=True, eq=False)
class Given:
    """Chỉ tiêu giao của một chỉ số trong một thời kỳ: of each unit, and of all together.

    `notes` are the reasons of single units; `open` are those of a table of whose share nobody said how much it is, `ahead` are those whose number is of other units than are counted below them, since some merge or split only later; `gathered`: merged units that were given something before their day, with those that they will come of. `heralded`: who stands below whom
    until one of them comes of the other, which alone was given something. `left` is what a total that was recorded holds of units that left or are yet to join, where no count
    of theirs is beside it; `awaited` are those yet to join whose quotas are in no total. Where `lack` is there, nothing else is.
    """

    units: Mapping[str, Figure] = field(default_factory=dict)
    find_total: Callable[[], Figure | None] = lambda: None
    declared: Figure | None = None
    notes: Mapping[str, str] = field(default_factory=dict)
    find_rule: Callable[[], str] = str
    lack: Lack | None = None
    roster: Roster | None = None
    heralded: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[Mapping[str, Figure], ...] = ()
    open: AbstractSet[str] = frozenset()
    ahead: AbstractSet[str] = frozenset()
    gathered: Mapping[str, AbstractSet[str]] = field(default_factory=dict)
    left: Figure | None = None
    awaited: AbstractSet[str] = frozenset()

    @property
    def is_remarked(self) -> bool:
        """Whether a note says more of a unit than how its quota was reckoned."""
        return any(not _RECKONED.search(note) for note in self.notes.values())

    @once
    def total(self) -> Figure | None:
        """What all have together."""
        return self.find_total()

    @once
    def rule(self) -> str:
        """How all were worked out, and who of them was not."""
        return self.find_rule()

    def not_handed_down(self, superior: str | None = None) -> Figure | None:
        """Số chưa giao tiếp: what a unit (the whole for `None`) received less what those below it got.

        `None` where nothing was received apart from them, or nothing handed down yet.
        """
        below = self.roster.below(superior) if self.roster else ()
        handed = added(self.units.get(code) for code in below)
        if superior is None:
            return difference_of(self.declared, added([handed, self.left]))
        return difference_of(self.received(superior), handed)

    def of_row(self, code: str) -> Figure | None:
        """What a unit has in its row: who is yet to come of others that were given something has nothing until its day."""
        return self.of_rows.get(code)

    @once
    def of_rows(self) -> Mapping[str, Figure]:
        """The same of all: of those who stand in the tree of the day, in whose place no others do."""
        roster = self.roster
        if roster is None or self.units.keys() <= roster.units.keys():
            return self.units
        return {code: one for code, one in self.units.items() if code in roster.units}

    def added(self, codes: Collection[str]) -> Figure | None:
        """What some units have together, each that stands below another of them as a part of it."""
        there = set(codes) & self.units.keys()
        above = self.roster.above if self.roster else lambda _: ()
        return added(self.units[code] for code in codes if there.isdisjoint(above(code)))

    def own_part(self, unit: str) -> Figure | None:
        """What a unit that stands beside those below it was given itself; `None` where only those were given something."""
        return added(source[unit] for source in self.sources if unit in source)

    def received(self, unit: str) -> Figure | None:
        """Số được giao: what a unit was given itself for all below it, not what those below add up to."""
        given = any(unit in source for source in self.sources)
        return self.units.get(unit) if given else None


@unchanging(frozen=True, eq=False)
class Quotas:
    """The quotas of one indicator, in any period, for the units of any day.

    Of what there is at a moment the count of a unit that left is in no total, and neither is its quota: from the
    end of its last day, or where something is counted on an earlier day, `until` that one. Where they are `held` against
    a count, neither is that of a unit which is yet to join.
    """

    units: Units
    indicator: Indicator
    until: datetime.date = datetime.date.max
    held: bool = False

    def given(self, phase: str | None, day: datetime.date) -> Given:
        """The quotas of a phase; of the whole (`None`) those of all main phases where only they exist.

        What there is at a moment, and a rate, does not add up over phases.
        Who came or left in between is there too: a table says what was given, not who is at work.
        """
        tables = self._begun(phase, day)
        if tables or phase is not None:
            return self._held(tables, phase, day)
        parts = {
            known.code: self._begun(known.code, day)
            for known in self.units.campaign.phases
            if not known.within
        }
        if not self._make_up_the_whole(parts) or not all(parts.values()) or self.indicator.is_level:
            return Given(lack=self._nothing(None))
        among = [one for part in parts.values() for one in part]
        each = [self._held(part, code, day, among) for code, part in parts.items()]
        return self._together(each, among, day)

    def _make_up_the_whole(self, phases: Collection[str]) -> bool:
        """Whether phases reach to the end of the campaign."""
        campaign = self.units.campaign
        ends = [phase.ends for phase in campaign.phases if phase.code in phases]
        return bool(ends) and max(ends) >= campaign.ends

    def _begun(self, phase: str | None, day: datetime.date) -> Sequence[Quota]:
        """The tables of a phase; beside a count without those which take the place of others only with units that come later."""
        tables = self._tables.get(phase, [])
        if not self.held or not self.units.successions:
            return tables
        found = standing(tables, self._what(phase))
        return tables if isinstance(found, Lack) else begun(tables, self.units, day)

    def table(self, code: str, day: datetime.date) -> Given | None:
        """One table alone, by its code, whether it holds or not; `None` for no such table."""
        found = next((table for table in self._mine if table.code == code), None)
        return self._added((found,), day) if found else None

    def alone(self, table: Quota, day: datetime.date) -> Given:
        """What a table gives by itself, recorded or not."""
        return self._read(table, day, [table])

    @once
    def _trees(self) -> dict[tuple[tuple[int, ...], ...], Everybody]:
        return {}

    def _everybody(self, tables: Sequence[Quota], among: Sequence[Quota]) -> Everybody:
        """The trees that these tables say, which are some of all `among`; one for all where nobody passes over."""
        told = (tables, among) if self.units.successions else ((), ())
        key = tuple(tuple(map(id, some)) for some in told)
        if key not in self._trees:
            given, all_given = map(self._given_by, told)
            grows, leaves = self.indicator.grows, self._out_on
            self._trees[key] = Everybody(self.units, given, all_given, grows, leaves)
        return self._trees[key]

    def _out_on(self, day: datetime.date) -> AbstractSet[str]:
        """Those whose quotas are in no total of a day any more or yet, and are nobody else's."""
        if not self.indicator.is_state:
            return frozenset()
        return self.units.gone_by(min(day, self.until)) | self._awaited_on(day)

    def _awaited_on(self, day: datetime.date) -> AbstractSet[str]:
        """Those of them that are yet to join."""
        is_out = self.held and self.indicator.is_state
        return self.units.yet_to_join(min(day, self.until)) if is_out else frozenset()

    def _given_by(self, tables: Iterable[Quota]) -> list[AbstractSet[str]]:
        """Whom each of some tables gives something; rates are nobody's but those units' that have them."""
        return [] if self.indicator.is_rate else [one.counts.keys() for one in tables]

    @once
    def _mine(self) -> Sequence[Quota]:
        campaign, code = self.units.campaign, self.indicator.code
        return [one for one in campaign.quotas if campaign.indicator_code(one.indicator) == code]

    @once
    def _tables(self) -> Mapping[str | None, list[Quota]]:
        found: dict[str | None, list[Quota]] = {}
        for table in self._mine:
            found.setdefault(table.phase, []).append(table)
        return found

    def _held(
        self,
        tables: Sequence[Quota],
        phase: str | None,
        day: datetime.date,
        among: Sequence[Quota] = (),
    ) -> Given:
        if not tables:
            return Given(lack=self._nothing(phase))
        held = standing(tables, self._what(phase))
        if isinstance(held, Lack):
            return Given(lack=held)
        if self.indicator.is_rate and len(held) > 1:
            said = say("chỉ tiêu của {what} là tỷ lệ, không cộng được", what=self._what(phase))
            remedy = say("ở bảng giao sau ghi «replaces:» thay cho «adds_to:»")
            return Given(lack=wrong(said, remedy))
        return self._added(held, day, among)

    def _added(
        self, tables: Sequence[Quota], day: datetime.date, among: Sequence[Quota] = ()
    ) -> Given:
        """What tables give together, each worked out for itself in the tree of all `among` which they are."""
        parts = [self._read(table, day, among or tables) for table in tables]
        if len(parts) == 1:
            return parts[0]
        return Given(
            units=_merged(parts),
            find_total=lambda: added_whole(part.total for part in parts),
            declared=added_whole(part.declared for part in parts),
            left=added(part.left for part in parts),
            awaited=frozenset[str]().union(*(part.awaited for part in parts)),
            notes=_joined_notes([part.notes for part in parts]),
            find_rule=lambda: "; ".join(part.rule for part in parts if part.rule),
            sources=tuple(one for part in parts for one in part.sources),
            open=frozenset[str]().union(*(part.open for part in parts)),
            **_of_later_in_all(parts),
            **self._standing_on(day, tables, among or tables),
        )

    def _standing_on(
        self, day: datetime.date, tables: Sequence[Quota], among: Sequence[Quota]
    ) -> dict[str, Any]:
        everybody = self._everybody(tables, among)
        heralded = everybody.heralded(day, apart=self.held)
        return {"roster": everybody.on(day), "heralded": heralded}

    def _of_later(self, table: Quota, among: Sequence[Quota], day: datetime.date) -> dict[str, Any]:
        if not self.held or not self.units.successions or self.indicator.is_rate:
            return {}
        known = self._recorded(table, among).on(day)
        own = table.counts.keys() & known.keys()
        whole = {code for code in own if self.units.by_code[code].tier is Tier.WHOLE}
        everybody = self._everybody([table], among)
        return {
            "ahead": everybody.ahead(day, known, whole),
            "gathered": everybody.gathered(day, known),
        }

    def _together(
        self, parts: Sequence[Given], tables: Sequence[Quota], day: datetime.date
    ) -> Given:
        """The quotas of all phases; where one has only a total, those of single units are unknown."""
        if fault := next((part.lack for part in parts if part.lack), None):
            return Given(lack=fault)
        return Given(
            units=_merged(parts) if all(part.units for part in parts) else {},
            find_total=lambda: added_whole(part.total for part in parts),
            declared=added_whole(part.declared for part in parts),
            sources=tuple(one for part in parts for one in part.sources),
            **_of_later_in_all(parts),
            **self._standing_on(day, tables, tables),
        )

    def _read(self, table: Quota, day: datetime.date, among: Sequence[Quota]) -> Given:
        recorded = self._recorded(table, among)
        declared, left = self._declared(table, among, day)
        return Given(
            units=recorded.on(day),
            find_total=lambda: recorded.total(day) if declared is None else declared,
            declared=declared,
            notes=self._notes_of(table),
            find_rule=partial(printed_rule, table, self.units, day),
            sources=(recorded.stated(day),),
            open=frozenset(recorded.open(day)),
            **self._of_later(table, among, day),
            left=left,
            awaited=self._awaited_on(day) & table.counts.keys(),
            **self._standing_on(day, [table], among),
        )

    def _declared(
        self, table: Quota, among: Sequence[Quota], day: datetime.date
    ) -> tuple[Figure | None, Figure | None]:
        """The total that a table says, and what it still holds of those who are not there: nothing where it is only the sum of all units."""
        declared = None if table.total is None else self._figure(table.total)
        if declared is None or not self._out_on(day):
            return declared, None
        every = self._of_everybody._recorded(table, among).total(day)  # noqa: SLF001 (its own kind)
        there = self._recorded(table, among).total(day)
        if every is None or every.value == declared.value:
            return (declared if every is None else there), None
        left = difference_of(every, there) if there else every
        return declared, left if left and left.value else None

    @once
    def _of_everybody(self) -> Quotas:
        """The same as if nobody had left or were yet to join."""
        return replace(self, until=datetime.date.min, held=False)

    @once
    def _true_notes(self) -> dict[int, Mapping[str, str]]:
        return {}

    def _notes_of(self, table: Quota) -> Mapping[str, str]:
        if id(table) not in self._true_notes:
            self._true_notes[id(table)] = true_reasons(table)
        return self._true_notes[id(table)]

    @once
    def _found(self) -> dict[tuple[int, ...], Recorded]:
        return {}

    def _recorded(self, table: Quota, among: Sequence[Quota]) -> Recorded:
        key = (id(table), *map(id, among)) if self.units.successions else (id(table),)
        if key not in self._found:
            own = AsFigures(self._counts(table), self._sort, self.indicator.asked)
            everybody = self._everybody([table], among)
            of_day = (
                (lambda day: everybody.taking_part_on(day).on) if self.indicator.is_state else None
            )
            self._found[key] = Recorded(self.units, own, everybody.on, tree_of=of_day)
        return self._found[key]

    def _counts(self, table: Quota) -> Mapping[str, Number]:
        """What a table gives to those whom the indicator concerns."""
        if not self.units.campaign.said_exempt(self.indicator):
            return table.counts
        known = self.units.by_code
        return {code: count for code, count in table.counts.items() if code in known}

    def _figure(self, value: Number) -> Figure:
        return Figure(value, quantity=self._sort, noun=self.indicator.asked)

    @property
    def _sort(self) -> Quantity:
        return Quantity.RATE if self.indicator.is_rate else Quantity.COUNT

    def _what(self, phase: str | None) -> Message:
        phases = by_code(self.units.campaign.phases)
        period = phases[phase].name if phase in phases else self.units.campaign.short_name
        return say("{indicator}, {period}", indicator=self.indicator.name, period=period)

    def _nothing(self, phase: str | None) -> Lack:
        said = say("chưa giao chỉ tiêu: {what}", what=self._what(phase))
        code = self.units.campaign.code
        remedy = say("ghi vào quotas.yaml, hoặc dùng «vanthu allocate {code} …»", code=code)
        return unknown(said, remedy)


def heralded_in_all(parts: Sequence[Given]) -> Mapping[str, str]:
    """Who stands below whom until a change, in none of some quotas beside each other with numbers of their own."""
    found = {code: up for part in parts for code, up in part.heralded.items()}
    return {
        code: up
        for code, up in found.items()
        if all(
            part.heralded.get(code) == up or not {code, up} <= part.units.keys() for part in parts
        )
    }


def _of_later_in_all(parts: Sequence[Given]) -> dict[str, Any]:
    return {
        "ahead": frozenset[str]().union(*(part.ahead for part in parts)),
        "gathered": {code: before for part in parts for code, before in part.gathered.items()},
    }


def _merged(parts: Sequence[Given]) -> dict[str, Figure]:
    """What units have of several; nothing of whom it is not known how much one of them gives."""
    found: dict[str, list[Figure]] = {}
    for part in parts:
        for code, figure in part.units.items():
            if not any(code in one.open for one in parts):
                found.setdefault(code, []).append(figure)
    return {code: some[0] if len(some) == 1 else total(some) for code, some in found.items()}


def _joined_notes(parts: Iterable[Mapping[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in parts:
        for code, note in part.items():
            found[code] = f"{found[code]}; {note}" if code in found else note
    return found


def _is_in(roster: Roster, code: str, superior: str) -> bool:
    at: str | None = code
    while at is not None and at != superior:
        at = roster.parents.get(at)
    return at == superior


def _named(units: Units, codes: Sequence[str], day: datetime.date) -> Message | str:
    """`3 đơn vị (…)` with the first names, or the only name."""
    names = [units.named(code, day).label for code in codes[:_NAMED]]
    listed = ", ".join([*names, *(["…"] if len(codes) > _NAMED else [])])
    if len(codes) == 1:
        return listed
    return say("{count} đơn vị ({names})", count=number(len(codes)), names=listed)
