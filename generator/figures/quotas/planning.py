"""From a demand to the entries of the records: shares, rules, and what would be replaced.

An entry that is there already is never replaced unasked; when it is, quotas fixed in it by hand stay
fixed. Writing is `generator.figures.recording`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from dataclasses import replace as replaced

from generator.figures.quotas.demand import Demand, DemandUnclear
from generator.figures.quotas.dividing import share
from generator.figures.quotas.entries import Entry, QuotaTable, entry_of, existing
from generator.figures.quotas.quota_lines import Sharing
from generator.figures.quotas.recorded_rules import reason_of_phase, rule_of, rule_of_phase
from generator.figures.quotas.scope import Scope, resolve
from generator.problems import Problem, say
from generator.records import CampaignRecord


@dataclass(frozen=True)
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


def plan_quotas(record: CampaignRecord, demand: Demand, *, replace: bool) -> QuotaPlan:
    """The quotas asked for, and the entries that would hold them.

    Raises `DemandUnclear` and `RecordsInvalid`.
    """
    scope = resolve(record.campaign, demand)
    place = existing(scope, scope.phase.code if scope.phase else None, demand.code)
    kept = _kept(scope, demand, place) if replace else {}
    limits = replaced(demand.limits, fixed={**kept, **demand.limits.fixed})
    sharing = share(record, scope, demand, limits)
    main = entry_of(scope, demand, _table(sharing, demand, rule_of(scope, demand, limits)), place)
    phases = tuple(_phase_entry(sharing, demand, phase) for phase in sharing.phase_totals)
    conflicts = _lost(record, phases) if replace else _there(record, (main, *phases))
    return QuotaPlan(record, sharing, (main, *phases), tuple(kept), tuple(conflicts))


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


def _table(sharing: Sharing, demand: Demand, rule: str) -> QuotaTable:
    phase = sharing.scope.phase
    return QuotaTable(
        phase.code if phase else None,
        demand.code,
        {row.unit.code: row.quota for row in sharing.rows},
        tuple(row.unit.code for row in sharing.rows if row.is_fixed),
        rule,
        {row.unit.code: str(row.reason) for row in sharing.rows},
    )


def _phase_entry(sharing: Sharing, demand: Demand, phase: str) -> Entry:
    code = f"{demand.code}_{phase}" if demand.code else None
    table = QuotaTable(
        phase,
        code,
        {row.unit.code: row.phases[phase] for row in sharing.rows},
        (),
        rule_of_phase(sharing, phase),
        {row.unit.code: reason_of_phase(sharing, row, phase) for row in sharing.rows},
    )
    return entry_of(sharing.scope, demand, table, existing(sharing.scope, phase, code))


def _there(record: CampaignRecord, entries: Sequence[Entry]) -> Iterator[Problem]:
    """The entries that would be replaced though nobody said so."""
    for entry in entries:
        if entry.index is not None:
            said = say("chỉ tiêu này đã giao ở đây")
            remedy = say("thêm --replace để thay, hoặc --code MÃ để ghi thành bảng khác")
            yield Problem("E-QUOTA-EXISTS", record.place("quotas", entry.index), said, remedy)


def _lost(record: CampaignRecord, phases: Sequence[Entry]) -> Iterator[Problem]:
    """Quotas of a phase fixed by hand, which a split of the whole cannot keep."""
    for entry in phases:
        if entry.before is not None and entry.before.fixed:
            said = say(
                "chỉ tiêu ấn định của riêng giai đoạn sẽ mất khi chia lại từ cả chương trình"
            )
            remedy = say("bỏ fixed ở đây, hoặc chia riêng giai đoạn này bằng --phase")
            yield Problem(
                "E-QUOTA-PHASE-FIXED",
                record.place("quotas", entry.index or 0, "fixed"),
                said,
                remedy,
            )
