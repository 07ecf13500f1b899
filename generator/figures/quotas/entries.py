"""One table of quotas as an entry of the records: which it replaces, and what it will say.

An entry is for one indicator and one period; several for the same are told apart by their codes.
Units that were not meant keep what the replaced entry gave them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from generator.figures.quotas.demand import Demand, DemandUnclear
from generator.figures.quotas.recorded_rules import joined
from generator.figures.quotas.scope import Scope
from generator.model.campaign import Quota
from generator.model.fields import Number
from generator.model.rules.tree import Tree
from generator.problems import say

Value = TypeVar("Value")


@dataclass(frozen=True)
class QuotaTable:
    """What is new: the quotas of one period for the units meant."""

    phase: str | None
    code: str | None
    counts: Mapping[str, int]
    fixed: tuple[str, ...]
    rule: str
    reasons: Mapping[str, str]


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


def entry_of(scope: Scope, demand: Demand, table: QuotaTable, index: int | None) -> Entry:
    """The entry that would hold a table, in the place of the one at `index`."""
    before = None if index is None else scope.campaign.quotas[index]
    counts = _beside(scope, before.counts if before else {}, table.counts)
    given: dict[str, object] = {
        "code": table.code or (before.code if before else None),
        "indicator": _indicator(scope, demand, before),
        "phase": table.phase,
        "document": demand.document or (before.document if before else None),
        "counts": counts,
        "total": _total(scope, counts),
        "fixed": _fixed(scope, before, table),
        "rule": joined((before.rule or "") if before else "", table.rule, scope),
        "reasons": _beside(scope, before.reasons if before else {}, table.reasons),
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


def _indicator(scope: Scope, demand: Demand, before: Quota | None) -> str | None:
    """The code of the indicator; the first one of the campaign goes without saying."""
    said = demand.indicator or (before.indicator if before else None)
    is_main = scope.indicator.code == scope.campaign.main_indicator.code
    return None if is_main and not said else scope.indicator.code


def _total(scope: Scope, counts: Mapping[str, Number]) -> Number:
    """The sum, units below other units of the table left out."""
    twice = set(Tree(scope.campaign.units).nested(counts))
    return sum((count for code, count in counts.items() if code not in twice), start=0)


def _fixed(scope: Scope, before: Quota | None, table: QuotaTable) -> tuple[str, ...]:
    others = before.fixed if before and scope.label else ()
    return (*(code for code in others if code not in table.counts), *table.fixed)
