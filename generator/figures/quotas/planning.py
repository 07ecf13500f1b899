"""From a demand to the entries of the records: shares, rules, and what would be replaced.

An entry is for one indicator and one period; several for the same are told apart by their codes. One
that is there already is never replaced unasked; when it is, quotas fixed in it by hand stay fixed, and
units that were not meant keep what it gave them. Writing is left to `writing_down`.
"""

from __future__ import annotations

from dataclasses import replace as replaced

from generator.figures.figure import Figure
from generator.figures.given import Quotas
from generator.figures.quotas.conflicts import already_given, beside_others, lost
from generator.figures.quotas.demand import Demand, DemandUnclear, Scope, resolve
from generator.figures.quotas.dividing import Sharing, share
from generator.figures.quotas.entries import Entry, entry_of
from generator.figures.quotas.recorded_rules import reason_of_phase, rule_of, rule_of_phase
from generator.figures.quotas.recorded_tables import Tables, hand_down
from generator.model.campaign import Quota, Unit
from generator.model.roster import Units
from generator.problems import Problem, say
from generator.records import CampaignRecord
from generator.workspace import unchanging


@unchanging(frozen=True)
class Handing:
    """Giao tiếp: what a superior has received, and how much of it no unit below it has."""

    superior: Unit
    received: Figure
    left: Figure


@unchanging(frozen=True)
class QuotaPlan:
    """What would be recorded; `kept` units were fixed by hand before, `conflicts` forbid writing."""

    record: CampaignRecord
    sharing: Sharing
    entries: tuple[Entry, ...]
    kept: tuple[str, ...]
    conflicts: tuple[Problem, ...]

    @property
    def main(self) -> Entry:
        """The entry of the whole, or of the one phase asked for; those of single phases follow."""
        return self.entries[0]

    @property
    def handing(self) -> Handing | None:
        """What the superior of the units has and hands down, once the plan is recorded."""
        scope, superior = self.sharing.scope, self.sharing.scope.superior
        if superior is None:
            return None
        quotas = Quotas(Units(scope.campaign), scope.indicator)
        given = quotas.alone(self.main.quota, scope.day)
        received, left = given.received(superior.code), given.not_handed_down(superior.code)
        return None if received is None or left is None else Handing(superior, received, left)


def plan_quotas(record: CampaignRecord, asked: Demand, *, replace: bool) -> QuotaPlan:
    """The quotas asked for, and the entries that would hold them.

    Raises `DemandUnclear` and `RecordsInvalid`.
    """
    demand = hand_down(record.campaign, asked)
    scope = resolve(record.campaign, demand)
    tables = Tables.of(scope.campaign, scope.indicator, scope.phase.code if scope.phase else None)
    kept = _kept(scope, demand, tables.meant(demand)) if replace else {}
    limits = replaced(demand.limits, fixed={**kept, **demand.limits.fixed})
    sharing = share(record, scope, demand, limits)
    table = _table(sharing, demand, rule_of(scope, demand, limits))
    pairs = [(entry_of(scope, demand, table, tables), tables)]
    pairs += [_of_phase(sharing, demand, phase) for phase in sharing.phase_totals]
    entries = tuple(entry for entry, _ in pairs)
    rivals = [one for entry, known in pairs for one in beside_others(record, entry, known)]
    there = lost(record, entries[1:]) if replace else already_given(record, entries)
    return QuotaPlan(record, sharing, entries, tuple(kept), (*rivals, *there))


def _kept(scope: Scope, demand: Demand, place: int | None) -> dict[str, int]:
    """The quotas that were fixed by hand and are neither freed nor fixed anew."""
    before = scope.campaign.quotas[place] if place is not None else None
    fixed = {code: before.counts[code] for code in before.fixed} if before else {}
    for code in sorted(demand.freed - fixed.keys()):
        raise DemandUnclear(say("«{code}» không có chỉ tiêu ấn định", code=code))
    gone = demand.freed | demand.limits.fixed.keys()
    return {
        code: int(count)
        for code, count in fixed.items()
        if code in scope.codes and code not in gone
    }


def _table(sharing: Sharing, demand: Demand, rule: str) -> Quota:
    phase = sharing.scope.phase
    return Quota(
        phase=phase.code if phase else None,
        code=demand.code,
        counts={row.unit.code: row.quota for row in sharing.rows},
        fixed=tuple(row.unit.code for row in sharing.rows if row.is_fixed),
        rule=rule,
        reasons={row.unit.code: str(row.reason) for row in sharing.rows},
    )


def _of_phase(sharing: Sharing, demand: Demand, phase: str) -> tuple[Entry, Tables]:
    """The entry of one of the phases that the quotas are spread over, and the tables beside it."""
    scope = sharing.scope
    tables = Tables.of(scope.campaign, scope.indicator, phase)
    mine = tables.of_whole(demand)
    table = Quota(
        phase=phase,
        code=mine.code,
        counts={row.unit.code: row.phases[phase] for row in sharing.rows},
        rule=rule_of_phase(sharing, phase),
        reasons={row.unit.code: reason_of_phase(sharing, row, phase) for row in sharing.rows},
    )
    return entry_of(scope, mine, table, tables), tables
