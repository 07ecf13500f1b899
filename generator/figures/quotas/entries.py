"""The entries that would hold new quotas: what is new, and what an entry for the same already says.

An entry is for one indicator and one period. Units that were not meant keep what it gave them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from generator.figures.quotas.by_hand import sum_of_quotas
from generator.figures.quotas.demand import Demand, Scope
from generator.figures.quotas.recorded_rules import joined
from generator.figures.quotas.recorded_tables import Tables
from generator.model.campaign import Quota
from generator.workspace import unchanging

Value = TypeVar("Value")


@unchanging(frozen=True)
class Entry:
    """An entry to be recorded; `index` is the place of the one it replaces, `before` what it was.

    `replaces_some` says whether anything of that one gets lost, and not only more is added.
    """

    quota: Quota
    index: int | None
    before: Quota | None
    replaces_some: bool = True


def entry_of(scope: Scope, demand: Demand, table: Quota, tables: Tables) -> Entry:
    """The entry that would hold a table of new quotas, in the place of the one that is meant."""
    index = tables.meant(demand)
    before = None if index is None else scope.campaign.quotas[index]
    old = before or Quota(counts={})
    counts = _beside(scope, old.counts, table.counts)
    links: dict[str, str | None] = {"replaces": old.replaces, "adds_to": old.adds_to}
    links = {**tables.links(demand)} or links
    given: dict[str, object] = {
        "code": table.code or old.code,
        "indicator": _indicator(scope, demand.indicator or old.indicator),
        "phase": table.phase,
        "document": demand.document or old.document,
        **links,
        "counts": counts,
        "total": sum_of_quotas(scope.campaign, counts),
        "fixed": _fixed(scope, old, table),
        "rule": joined(old.rule or "", table.rule or "", scope),
        "reasons": _beside(scope, old.reasons, table.reasons),
    }
    return Entry(
        Quota.model_validate({key: one for key, one in given.items() if one not in (None, (), "")}),
        index,
        before,
        replaces_some=not scope.label or any(code in old.counts for code in table.counts),
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


def _fixed(scope: Scope, old: Quota, table: Quota) -> tuple[str, ...]:
    others = old.fixed if scope.label else ()
    return (*(code for code in others if code not in table.counts), *table.fixed)
