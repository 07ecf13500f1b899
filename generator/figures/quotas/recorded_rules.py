"""The rule behind the quotas and the reason of each, as the record keeps them: official Vietnamese.

The record's language is that of the documents, whatever language its people read messages in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from generator.figures.printed_rules import ROUNDED
from generator.figures.quotas.apportioning import places_of
from generator.figures.quotas.constraints import UNLIMITED, Limits
from generator.figures.quotas.demand import Demand, Scope
from generator.figures.quotas.dividing import QuotaRow, Sharing
from generator.figures.quotas.reasons import RATE_DECIMALS, PartOfPhase
from generator.model.campaign import Base
from generator.wording import Rounding, number, padded, percent

_BREAK = ". "


def rule_of(scope: Scope, demand: Demand, limits: Limits) -> str:
    """`6% × số CĐCS, làm tròn đến hàng đơn vị; tối thiểu 2`, after the units meant if not all."""
    base = f"số {scope.base.label}"
    if scope.rate is not None:
        rule = rule_of_rate(scope.rate, base, demand.rounding, limits)
    else:
        rule = rule_of_total(scope.total or 0, base, limits)
    clauses = [rule, *_groups(scope, demand), *_deduction(scope, demand)]
    return _labelled(scope, "; ".join(clauses))


def rule_of_phase(sharing: Sharing, phase: str) -> str:
    """`chỉ tiêu giai đoạn 1 là 2.036 sáng kiến, phân bổ theo tỷ trọng của từng đơn vị trong chỉ tiêu chung`."""
    names = {known.code: known.name for known in sharing.scope.campaign.phases}
    part = f"{number(sharing.phase_totals[phase])} {sharing.scope.indicator.unit_of_measure}"
    rule = f"chỉ tiêu {names[phase]} là {part}, phân bổ theo tỷ trọng của từng đơn vị trong chỉ tiêu chung"
    return _labelled(sharing.scope, rule)


def reason_of_phase(sharing: Sharing, row: QuotaRow, phase: str) -> str:
    """`631 × 2.036 ÷ 5.091 = 252,349… → 252; …`: the unit's part of the phase, and why so rounded."""
    totals, whole = sharing.phase_totals, sharing.whole.quota
    remainders = [row.quota * part % (whole or 1) for part in totals.values()]
    places = dict(zip(totals, places_of(remainders), strict=True))
    floors = sum(row.quota * part // (whole or 1) for part in totals.values())
    part = PartOfPhase(
        row.quota,
        totals[phase],
        whole,
        row.phases[phase],
        places[phase],
        row.quota - floors,
    )
    return str(part.words())


def joined(old: str, new: str, scope: Scope) -> str:
    """The rule for some of the units put in place of theirs, beside the rules of the others."""
    if not scope.label or not old:
        return new
    head = f"{scope.label}: "
    return _BREAK.join([*(one for one in old.split(_BREAK) if not one.startswith(head)), new])


def _labelled(scope: Scope, rule: str) -> str:
    return f"{scope.label}: {rule}" if scope.label else rule


def _groups(scope: Scope, demand: Demand) -> list[str]:
    names = {group.code: group.name for group in scope.campaign.groups}
    return [f"{names[code]} cộng {number(part)}" for code, part in demand.group_totals.items()]


def _deduction(scope: Scope, demand: Demand) -> list[str]:
    if demand.deduction is None:
        return []
    taken = demand.deduction.moment
    asked = demand.deduction.indicator
    names = {known.code: known.name for known in scope.campaign.indicators}
    what = names[asked] if asked and asked != scope.indicator.code else "số đã thực hiện"
    return [f"trừ {what} tính đến {taken.in_full}"]


def rule_of_rate(
    rate: Fraction, base: str, rounding: Rounding = Rounding.HALF_UP, limits: Limits = UNLIMITED
) -> str:
    """`6% × số CĐCS, làm tròn đến hàng đơn vị; tối thiểu 2`; `base` names what is counted."""
    factors = f"{percent(rate, RATE_DECIMALS)} × {base}"
    return "; ".join([f"{factors}, {ROUNDED[rounding]}", *_clauses(limits)])


def rule_of_total(total: int, base: str, limits: Limits = UNLIMITED) -> str:
    """`chia 5.091 theo số đoàn viên, phần lẻ chia theo thứ tự từ lớn đến nhỏ; tối đa 300`."""
    rule = f"chia {number(total)} theo {base}, phần lẻ chia theo thứ tự từ lớn đến nhỏ"
    return "; ".join([rule, *_clauses(limits)])


def bases_in_rule(rule: str, bases: Iterable[Base]) -> list[Base]:
    """The bases that a rule of ours shares by."""
    return [one for one in bases if any(f"{way} số {one.label}, " in rule for way in ("×", "theo"))]


def _clauses(limits: Limits) -> Iterator[str]:
    if limits.minimum:
        yield f"tối thiểu {number(limits.minimum)}"
    if limits.maximum is not None:
        yield f"tối đa {number(limits.maximum)}"
    if own := limits.floors.keys() | limits.ceilings.keys():
        yield f"{padded(len(own))} đơn vị có mức riêng"
    if limits.fixed:
        yield f"{padded(len(limits.fixed))} đơn vị được ấn định"
