"""A resolved demand → the share of every unit, by phase where asked, each with its reason.

The sums are exact: of the whole, of each group with a total of its own, of each phase. What cannot
be met is told as problems, all at once. The shares are the lines of a table.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from generator.figures.moment import figures_at, tally_of
from generator.figures.quotas.apportioning import Allocation, by_rate, by_total, deduct
from generator.figures.quotas.constraints import AllocationImpossible, Fault, Limits
from generator.figures.quotas.demand import Deduction, Demand, Scope, whole_number
from generator.figures.quotas.phases import by_phase, phase_totals
from generator.figures.quotas.reasons import Reason
from generator.model.campaign import Unit
from generator.model.coded import by_code
from generator.model.fields import Number
from generator.model.roster import Units
from generator.problems import Message, Place, Problem, RecordsInvalid, did_you_mean, say
from generator.records import CampaignRecord
from generator.wording import number
from generator.workspace import once, unchanging


@unchanging(frozen=True)
class QuotaRow:
    """One unit's line: its base (`None` where it is not recorded), its quota and the reason."""

    unit: Unit
    base: int | None
    quota: int
    reason: Message
    is_fixed: bool
    phases: Mapping[str, int] = field(default_factory=dict)


@unchanging(frozen=True)
class Subtotal:
    """What some of the units get together; their base is `None` where that of one is not recorded."""

    code: str
    name: str
    units: int
    base: int | None
    quota: int
    phases: Mapping[str, int]


@unchanging(frozen=True)
class Sharing:
    """The shares in the order of tables; `uncounted` are units with nothing known to deduct."""

    scope: Scope
    rows: tuple[QuotaRow, ...]
    phase_totals: Mapping[str, int] = field(default_factory=dict)
    uncounted: tuple[Unit, ...] = ()

    @once
    def whole(self) -> Subtotal:
        """The sums of all lines."""
        return _add_up("", "", self.rows, self.phase_totals)

    @once
    def groups(self) -> tuple[Subtotal, ...]:
        """The sums of each group that has units here, in the order of the record."""
        mine = {
            group: [row for row in self.rows if row.unit.group == group.code]
            for group in self.scope.campaign.groups
        }
        return tuple(
            _add_up(group.code, group.name, rows, self.phase_totals)
            for group, rows in mine.items()
            if rows
        )


def _add_up(code: str, name: str, rows: Sequence[QuotaRow], phases: Mapping[str, int]) -> Subtotal:
    bases = [row.base for row in rows if row.base is not None]
    return Subtotal(
        code,
        name,
        len(rows),
        sum(bases) if len(bases) == len(rows) else None,
        sum(row.quota for row in rows),
        {phase: sum(row.phases[phase] for row in rows) for phase in phases},
    )


def share(record: CampaignRecord, scope: Scope, demand: Demand, limits: Limits) -> Sharing:
    """The shares within these limits. Raises `RecordsInvalid` with all that stands in the way."""
    place = Place(scope.campaign.code)
    faults = [*_strangers(scope, limits, place), *_baseless(record, scope, limits.fixed)]
    if faults:
        raise RecordsInvalid(faults)
    try:
        return _shared(scope, demand, limits)
    except AllocationImpossible as fault:
        told = [Problem(one.code, place, one.message) for one in fault.faults]
        raise RecordsInvalid(told) from None


def _shared(scope: Scope, demand: Demand, limits: Limits) -> Sharing:
    done = _done_by(scope, demand.deduction) if demand.deduction else {}
    known = {code: count for code, count in done.items() if count}
    allocation = deduct(_allocate(scope, demand, limits, known), known)
    totals, cells = _phases(scope, demand, allocation)
    rows = (
        QuotaRow(
            unit,
            scope.bases.get(unit.code),
            allocation.reasons[unit.code].quota,
            allocation.reasons[unit.code].words(),
            unit.code in limits.fixed,
            {phase: quotas[unit.code] for phase, quotas in cells.items()},
        )
        for unit in scope.units
    )
    uncounted = tuple(unit for unit in scope.units if done.get(unit.code, 0) is None)
    return Sharing(scope, tuple(rows), totals, uncounted)


def _allocate(scope: Scope, demand: Demand, limits: Limits, done: Mapping[str, int]) -> Allocation:
    bases = {unit.code: scope.bases.get(unit.code, 0) for unit in scope.units}
    if scope.rate is not None:
        return by_rate(bases, scope.rate, demand.rounding, limits)
    found: dict[str, Reason] = {}
    for total, codes in _parts(scope, demand):
        some = {code: bases[code] for code in codes}
        found |= by_total(total, some, limits.holding(done).only(codes)).reasons
    return Allocation({code: found[code] for code in bases})


def _parts(scope: Scope, demand: Demand) -> Iterator[tuple[int, Sequence[str]]]:
    """The totals with those who share each: groups with a total of their own, and all others."""
    totals, total = demand.group_totals, scope.total or 0
    rest = total - sum(totals.values())
    others = [unit.code for unit in scope.units if unit.group not in totals]
    if rest < 0 or (rest and not others):
        said = say(
            "tổng của các nhóm cộng lại là {given}, không khớp tổng {total};"
            " sửa --group-total hoặc --total",
            given=number(total - rest),
            total=number(total),
        )
        raise AllocationImpossible([Fault("E-QUOTA-GROUPS", said)])
    for group, part in totals.items():
        yield part, [unit.code for unit in scope.units if unit.group == group]
    if others:
        yield rest, others


def _phases(
    scope: Scope, demand: Demand, allocation: Allocation
) -> tuple[dict[str, int], dict[str, dict[str, int]]]:
    """The total of each phase, and its quotas by unit."""
    if demand.phases is None:
        return {}, {}
    totals = phase_totals(scope, demand.phases, allocation.total)
    return totals, by_phase(allocation.quotas, totals)


def _baseless(record: CampaignRecord, scope: Scope, fixed: Collection[str]) -> Iterator[Problem]:
    """The units whose base is not recorded, each at its line; a fixed quota needs none."""
    bare = {unit.code for unit in scope.units if unit.code not in scope.bases}
    for index, unit in enumerate(scope.campaign.units):
        if unit.code in bare and unit.code not in fixed:
            said = say("«{unit}» chưa có số {base}", unit=unit.label, base=scope.base.name)
            remedy = say(
                "ghi «{base}» ở «bases:» của đơn vị (không có thì ghi 0), hoặc ấn định bằng --fixed {unit}=…",
                base=scope.base.code,
                unit=unit.code,
            )
            yield Problem(
                "E-QUOTA-BASE", record.place("units", index, "bases", scope.base.code), said, remedy
            )


def _done_by(scope: Scope, deduction: Deduction) -> dict[str, int | None]:
    """What each unit had done by the snapshot, `None` where that is not known.

    Of the quota's own indicator it is what was done in the quota's phase; of a unit that several merged
    into since it is what all of these had.
    """
    figures = figures_at(scope.campaign, deduction.moment)
    asked = deduction.indicator or scope.indicator.code
    phase = scope.phase.code if scope.phase and asked == scope.indicator.code else None
    tally = tally_of(figures, asked, phase)
    rows = tally.unit.items()
    counts = {code: row.count.value for code, row in rows if row.count is not None}
    if not tally.indicator.is_rate:
        counts |= _merged(Units(scope.campaign), scope.codes, counts)
    return {
        unit.code: whole_number(
            counts[unit.code], say("số đã thực hiện của «{unit}»", unit=unit.label)
        )
        if unit.code in counts
        else None
        for unit in scope.units
    }


def _merged(
    units: Units, codes: Iterable[str], counts: Mapping[str, Number]
) -> Mapping[str, Number]:
    """The counts of those of some units without one that came out of others, each of which has one."""
    found = {code: _count_of(units, code, counts) for code in codes if code not in counts}
    return {code: count for code, count in found.items() if count is not None}


def _count_of(
    units: Units, code: str, counts: Mapping[str, Number], until: datetime.date = datetime.date.max
) -> Number | None:
    """The count of a unit, or what all that merged into it before a day have together."""
    known = units.successions.get(code)
    if code in counts or known is None:
        return counts.get(code)
    if known.is_split or known.on >= until:
        return None
    parts = [_count_of(units, one, counts, known.on) for one in known.predecessors]
    had = [part for part in parts if part is not None]
    return sum(had, start=0) if len(had) == len(parts) else None


def _strangers(scope: Scope, limits: Limits, place: Place) -> Iterator[Problem]:
    """Bounds for units that get no share here."""
    meant = set(scope.codes)
    known = by_code(scope.campaign.units)
    for code in {**limits.floors, **limits.ceilings, **limits.fixed}:
        if code in meant:
            continue
        said, hint = (
            say("không có đơn vị «{code}»", code=code),
            did_you_mean(code, {one: known[one] for one in sorted(meant)}),
        )
        if code in known:
            name = known[code].label
            said = say("đơn vị «{name}» không thuộc các đơn vị được giao", name=name)
            hint = say("bỏ mức riêng của đơn vị này, hoặc xem lại --group, --under, ngày tham gia")
        yield Problem("E-QUOTA-UNKNOWN", place, said, hint)
