"""A resolved demand → the share of every unit, by phase where asked, each with its reason.

The sums are exact: of the whole, of each group with a total of its own, of each phase. What cannot
be met is told as problems, all at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.figures.quotas.apportioning import Allocation, Share, by_rate, by_total, deduct
from generator.figures.quotas.basis import baseless, bases_of, done_by, uncounted
from generator.figures.quotas.constraints import AllocationImpossible, Fault, Limits
from generator.figures.quotas.demand import Demand
from generator.figures.quotas.limits import only, strangers
from generator.figures.quotas.phasing import by_phase, phase_totals
from generator.figures.quotas.quota_lines import Row, Sharing
from generator.figures.quotas.scope import Scope
from generator.problems import Place, Problem, RecordsInvalid, say
from generator.records import CampaignRecord
from generator.wording import number


def share(record: CampaignRecord, scope: Scope, demand: Demand, limits: Limits) -> Sharing:
    """The shares within these limits. Raises `RecordsInvalid` with all that stands in the way."""
    place = Place(scope.campaign.code)
    faults = [*strangers(scope, limits, place), *baseless(record, scope, limits.fixed)]
    if faults:
        raise RecordsInvalid(faults)
    try:
        return _shared(scope, demand, limits)
    except AllocationImpossible as fault:
        told = [Problem(one.code, place, one.message) for one in fault.faults]
        raise RecordsInvalid(told) from None


def _shared(scope: Scope, demand: Demand, limits: Limits) -> Sharing:
    done = done_by(scope, demand.deduction) if demand.deduction else {}
    known = {code: count for code, count in done.items() if count}
    allocation = deduct(_allocate(scope, demand, limits, known), known)
    totals, cells = _phases(scope, demand, allocation)
    rows = (
        Row(
            unit,
            unit.bases.get(scope.base.code),
            allocation.shares[unit.code].quota,
            allocation.shares[unit.code].reason.words(),
            unit.code in limits.fixed,
            {phase: quotas[unit.code] for phase, quotas in cells.items()},
        )
        for unit in scope.units
    )
    return Sharing(scope, tuple(rows), totals, uncounted(scope, done))


def _allocate(scope: Scope, demand: Demand, limits: Limits, done: Mapping[str, int]) -> Allocation:
    bases = bases_of(scope)
    if scope.rate is not None:
        return by_rate(bases, scope.rate, demand.rounding, limits)
    shares: dict[str, Share] = {}
    for total, codes in _parts(scope, demand):
        some = {code: bases[code] for code in codes}
        shares |= by_total(total, some, only(limits.holding(done), codes)).shares
    return Allocation({code: shares[code] for code in bases})


def _parts(scope: Scope, demand: Demand) -> Iterator[tuple[int, Sequence[str]]]:
    """The totals with those who share each: groups with a total of their own, and all others."""
    totals, total = demand.group_totals, scope.total or 0
    rest = total - sum(totals.values())
    others = [unit.code for unit in scope.units if unit.group not in totals]
    if rest < 0 or (rest and not others):
        raise AllocationImpossible([_disagreement(total, sum(totals.values()))])
    for group, part in totals.items():
        yield part, [unit.code for unit in scope.units if unit.group == group]
    if others:
        yield rest, others


def _disagreement(total: int, given: int) -> Fault:
    return Fault(
        "E-QUOTA-GROUPS",
        say(
            "tổng của các nhóm cộng lại là {given}, không khớp tổng {total};"
            " sửa --group-total hoặc --total",
            given=number(given),
            total=number(total),
        ),
    )


def _phases(
    scope: Scope, demand: Demand, allocation: Allocation
) -> tuple[dict[str, int], dict[str, dict[str, int]]]:
    """The total of each phase, and its quotas by unit."""
    if demand.phases is None:
        return {}, {}
    totals = phase_totals(scope, demand.phases, allocation.total)
    return totals, by_phase(allocation.quotas, totals)
