"""From a demand to the entries of the records: shares, rules, and what would be replaced.

An entry is for one indicator and one period; several for the same are told apart by their codes. One
that is there already is never replaced unasked; when it is, quotas fixed in it by hand stay fixed, and
units that were not meant keep what it gave them. Writing is left to `writing_down`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import replace as replaced
from typing import TypeVar

from generator.figures.quotas.demand import Demand, DemandUnclear, Scope, resolve
from generator.figures.quotas.dividing import Sharing, share
from generator.figures.quotas.recorded_rules import joined, reason_of_phase, rule_of, rule_of_phase
from generator.model.campaign import Quota
from generator.model.fields import Number
from generator.model.rules.tree import Tree
from generator.problems import Problem, say
from generator.records import CampaignRecord

Value = TypeVar("Value")


@dataclass(frozen=True)
class Entry:
    """An entry to be recorded; `index` is the place of the one it replaces, `before` what it was."""

    quota: Quota
    index: int | None
    before: Quota | None


def existing(scope: Scope, phase: str | None, code: str | None) -> int | None:
    """The place of the entry for the same indicator and period, of this code when one is asked.

    Raises `DemandUnclear` when there are several and no code says which.
    """
    main = scope.campaign.main_indicator.code
    rivals = {
        index: quota
        for index, quota in enumerate(scope.campaign.quotas)
        if (quota.indicator or main) == scope.indicator.code and quota.phase == phase
    }
    if code is not None:
        return next((index for index, quota in rivals.items() if quota.code == code), None)
    if len(rivals) > 1:
        shown = ", ".join(quota.code or "–" for quota in rivals.values())
        said = say("có {count} bảng chỉ tiêu như vậy ({codes})", count=len(rivals), codes=shown)
        raise DemandUnclear(say("{said}; nêu --code", said=said))
    return next(iter(rivals), None)


def entry_of(scope: Scope, demand: Demand, table: Quota, index: int | None) -> Entry:
    """The entry that would hold a table of new quotas, in the place of the one at `index`."""
    before = None if index is None else scope.campaign.quotas[index]
    old = before or Quota(counts={})
    counts = _beside(scope, old.counts, table.counts)
    given: dict[str, object] = {
        "code": table.code or old.code,
        "indicator": _indicator(scope, demand.indicator or old.indicator),
        "phase": table.phase,
        "document": demand.document or old.document,
        "counts": counts,
        "total": _total(scope, counts),
        "fixed": _fixed(scope, old, table),
        "rule": joined(old.rule or "", table.rule or "", scope),
        "reasons": _beside(scope, old.reasons, table.reasons),
    }
    return Entry(
        Quota.model_validate({key: one for key, one in given.items() if one not in (None, (), "")}),
        index,
        before,
    )


def _beside(scope: Scope, old: Mapping[str, Value], new: Mapping[str, Value]) -> dict[str, Value]:
    """The new values, and where only some units were meant those of the others, in table order."""
    if not scope.label:
        return dict(new)
    places = {unit.code: place for place, unit in enumerate(scope.campaign.units)}
    values = {**old, **new}
    return {code: values[code] for code in sorted(values, key=lambda one: places.get(one, 0))}


def _indicator(scope: Scope, said: str | None) -> str | None:
    """The code of the indicator; the first one of the campaign goes without saying."""
    is_main = scope.indicator.code == scope.campaign.main_indicator.code
    return None if is_main and not said else scope.indicator.code


def _total(scope: Scope, counts: Mapping[str, Number]) -> Number:
    """The sum, units below other units of the table left out."""
    twice = set(Tree(scope.campaign.units).nested(counts))
    return sum((count for code, count in counts.items() if code not in twice), start=0)


def _fixed(scope: Scope, old: Quota, table: Quota) -> tuple[str, ...]:
    others = old.fixed if scope.label else ()
    return (*(code for code in others if code not in table.counts), *table.fixed)


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


def _phase_entry(sharing: Sharing, demand: Demand, phase: str) -> Entry:
    code = f"{demand.code}_{phase}" if demand.code else None
    table = Quota(
        phase=phase,
        code=code,
        counts={row.unit.code: row.phases[phase] for row in sharing.rows},
        rule=rule_of_phase(sharing, phase),
        reasons={row.unit.code: reason_of_phase(sharing, row, phase) for row in sharing.rows},
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
            place = record.place("quotas", entry.index or 0, "fixed")
            yield Problem("E-QUOTA-PHASE-FIXED", place, said, remedy)
