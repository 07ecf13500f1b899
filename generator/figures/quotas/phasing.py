"""What each phase gets together: totals that are given, or the whole by weights.

Rates are weights and share whatever the whole is; numbers are totals and must add up to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from generator.figures.quotas.demand import DemandUnclear, PhaseWeight
from generator.figures.quotas.phases import split_phases, weigh_phases
from generator.figures.quotas.scope import Scope, no_phase
from generator.model.campaign import Campaign, Phase, Target
from generator.model.coded import by_code, codes_of
from generator.problems import find, say

Amounts = Mapping[str, int | Fraction]


def phase_totals(scope: Scope, asked: Mapping[str, PhaseWeight], total: int) -> dict[str, int]:
    """The total of each phase, in the order of the campaign. Raises `DemandUnclear`."""
    amounts = _amounts(scope, asked)
    if all(isinstance(amount, int) for amount in amounts.values()):
        return {code: int(amount) for code, amount in amounts.items()}
    if any(isinstance(amount, int) for amount in amounts.values()):
        raise DemandUnclear(say("các giai đoạn phải cùng là số, hoặc cùng là tỷ lệ"))
    return weigh_phases(total, amounts)


def by_phase(quotas: Mapping[str, int], totals: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """The quotas of each phase by unit, from those of the whole."""
    cells = split_phases(quotas, totals)
    return {phase: {code: cells[code][phase] for code in quotas} for phase in totals}


def _amounts(scope: Scope, asked: Mapping[str, PhaseWeight]) -> Amounts:
    phases = scope.campaign.phases
    for code in asked:
        find(by_code(phases), code, no_phase(code))
    if not asked:
        return {phase.code: _of_target(_only_target(scope, phase)) for phase in phases}
    return {
        phase.code: _amount(scope.campaign, asked[phase.code])
        for phase in phases
        if phase.code in asked
    }


def _amount(campaign: Campaign, weight: PhaseWeight) -> int | Fraction:
    if not isinstance(weight, str):
        return weight
    refusal = say("không có mục tiêu «{code}»", code=weight)
    return _of_target(find(by_code(campaign.targets), weight, refusal))


def _of_target(target: Target) -> int | Fraction:
    amount = target.count if target.count is not None else target.rate
    if amount is None or target.rate_to is not None:
        said = say("mục tiêu «{name}» không phải là một số hay một tỷ lệ", name=target.name)
        raise DemandUnclear(said)
    return int(amount) if target.count is not None else Fraction(amount)


def _only_target(scope: Scope, phase: Phase) -> Target:
    """The one target of the phase that is in force; two are refused, so that nobody guesses."""
    campaign = scope.campaign
    replaced = {target.replaces for target in campaign.targets}
    found = [
        target
        for target in campaign.targets
        if target.phase == phase.code
        and campaign.indicator_code(target.indicator) == scope.indicator.code
        and target.code not in replaced
    ]
    if len(found) == 1:
        return found[0]
    said = say(
        "giai đoạn «{phase}» có {count} mục tiêu ({codes}); nêu rõ bằng --phases {phase}=…",
        phase=phase.code,
        count=len(found),
        codes=", ".join(codes_of(found)) or "–",
    )
    raise DemandUnclear(said)
