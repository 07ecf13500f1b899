"""What is asked of an allocation, in the words of the records, and what that is in the campaign.

`Demand` holds codes, numbers, rates and moments; `resolve` looks up which units, base, indicator and
period they mean. What is asked for and does not exist, or could be meant in two ways, is refused
(`NotFound`, `DemandUnclear`); nothing is computed.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from generator.figures.counting import active_units
from generator.figures.quotas.constraints import Limits
from generator.model.campaign import Base, Campaign, Group, Indicator, Phase, Target, Unit
from generator.model.coded import Coded, by_code, codes_of
from generator.problems import Message, Misused, find, say
from generator.wording import Moment, Rounding

PhaseWeight = int | Fraction | str
"""A phase's part: its total, its weight as a rate, or the code of a target that says either."""


class DemandUnclear(Misused):
    """The demand leaves open what is meant, or asks for what cannot be shared (exit 2)."""


@dataclass(frozen=True)
class Deduction:
    """What is done by a snapshot is taken off; `indicator` says of what, the quota's own by default."""

    moment: Moment
    indicator: str | None = None


@dataclass(frozen=True)
class Demand:
    """Yêu cầu giao chỉ tiêu: exactly one of `rate`, `total` and `target` (a target of the campaign).

    `phases` spreads the quotas over phases; empty, by the phases' own targets. `groups` and `under`
    narrow the units to some groups or to those directly below one unit; `group_totals` say what a
    group gets together. `freed` units lose a quota fixed by hand before.
    """

    rate: Fraction | None = None
    total: int | None = None
    target: str | None = None
    of: str | None = None
    rounding: Rounding = Rounding.HALF_UP
    limits: Limits = field(default_factory=Limits)
    freed: frozenset[str] = frozenset()
    indicator: str | None = None
    phase: str | None = None
    phases: Mapping[str, PhaseWeight] | None = None
    groups: tuple[str, ...] = ()
    group_totals: Mapping[str, int] = field(default_factory=dict)
    under: str | None = None
    deduction: Deduction | None = None
    document: str | None = None
    code: str | None = None


@dataclass(frozen=True)
class Scope:
    """What is shared and among whom; `rate` or `total` is given, never both.

    `label` names the units meant when they are not all of them: `Khối huyện`.
    """

    campaign: Campaign
    indicator: Indicator
    phase: Phase | None
    base: Base
    units: tuple[Unit, ...]
    rate: Fraction | None
    total: int | None
    label: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(unit.code for unit in self.units)


def resolve(campaign: Campaign, demand: Demand) -> Scope:
    """The demand in terms of this campaign. Raises `NotFound`, `DemandUnclear`."""
    target = _target(campaign, demand)
    indicator = _indicator(campaign, demand, target)
    phase = _phase(campaign, demand, target)
    base = _base(campaign, demand, target)
    _document(campaign, demand)
    groups = _groups(campaign, demand)
    day = phase.ends if phase else campaign.ends
    return Scope(
        campaign=campaign,
        indicator=indicator,
        phase=phase,
        base=base,
        units=_units(campaign, _superior(campaign, demand), groups, day),
        rate=target.rate if target else demand.rate,
        total=_total(demand, target),
        label=_label(demand, groups, campaign),
    )


def _target(campaign: Campaign, demand: Demand) -> Target | None:
    given = (demand.rate is not None, demand.total is not None, demand.target is not None)
    if sum(given) > 1 or not (any(given) or demand.group_totals):
        raise DemandUnclear(say("nêu đúng một trong ba: --rate, --total, --target"))
    if demand.rate is not None and demand.group_totals:
        raise DemandUnclear(say("--group-total chỉ dùng khi chia một tổng, không dùng với --rate"))
    if demand.target is None:
        return None
    refusal = say("không có mục tiêu «{code}»", code=demand.target)
    target = find(by_code(campaign.targets), demand.target, refusal)
    if target.rate_to is not None:
        said = say("mục tiêu «{name}» là một khoảng tỷ lệ; nêu --rate", name=target.name)
        raise DemandUnclear(said)
    return target


def _indicator(campaign: Campaign, demand: Demand, target: Target | None) -> Indicator:
    asked = demand.indicator or (target.indicator if target else None)
    if asked is None:
        found = campaign.main_indicator
    else:
        refusal = say("không có chỉ tiêu thống kê «{code}»", code=asked)
        found = find(by_code(campaign.indicators), asked, refusal)
    if found.is_rate:
        said = say("chỉ tiêu thống kê «{code}» là tỷ lệ, không chia được", code=found.code)
        raise DemandUnclear(said)
    return found


def _phase(campaign: Campaign, demand: Demand, target: Target | None) -> Phase | None:
    asked = demand.phase or (target.phase if target else None)
    if asked is None:
        return None
    if demand.phases is not None:
        said = say("đã nêu riêng giai đoạn «{code}» thì không dùng --phases", code=asked)
        raise DemandUnclear(said)
    return find(by_code(campaign.phases), asked, no_phase(asked))


def no_phase(code: str) -> Message:
    """The words that refuse a phase."""
    return say("không có giai đoạn «{code}»", code=code)


def _base(campaign: Campaign, demand: Demand, target: Target | None) -> Base:
    asked = demand.of or (target.base if target else None)
    if asked is not None:
        return find(by_code(campaign.bases), asked, say("không có cơ sở tính «{code}»", code=asked))
    if len(campaign.bases) == 1:
        return campaign.bases[0]
    said = say(
        "nêu cơ sở để chia bằng --of; các cơ sở tính: {codes}",
        codes=", ".join(codes_of(campaign.bases)),
    )
    raise DemandUnclear(said)


def _document(campaign: Campaign, demand: Demand) -> None:
    if demand.document is not None:
        known: tuple[Coded, ...] = (*campaign.documents, *campaign.references)
        refusal = say("không có văn bản «{code}»", code=demand.document)
        find(by_code(known), demand.document, refusal)


def _total(demand: Demand, target: Target | None) -> int | None:
    if target is not None:
        return int(target.count) if target.count is not None else None
    if demand.total is None and demand.rate is None:
        return sum(demand.group_totals.values())
    return demand.total


def _units(
    campaign: Campaign, parent: str | None, groups: tuple[Group, ...], day: datetime.date
) -> tuple[Unit, ...]:
    """The units of the highest tier, or those below one unit, that take part on a day."""
    known = {unit.code for unit in campaign.units}
    wanted = {group.code for group in groups}
    units = tuple(
        unit
        for unit in active_units(campaign, day)
        if (unit.parent if unit.parent in known else None) == parent
        and (not wanted or unit.group in wanted)
    )
    if not units:
        raise DemandUnclear(say("không có đơn vị nào để giao chỉ tiêu"))
    return units


def _superior(campaign: Campaign, demand: Demand) -> str | None:
    if demand.under is None:
        return None
    refusal = say("không có đơn vị «{code}»", code=demand.under)
    return find(by_code(campaign.units), demand.under, refusal).code


def _groups(campaign: Campaign, demand: Demand) -> tuple[Group, ...]:
    """The groups that alone are meant; none when all units are."""
    given = [_group(campaign, code) for code in demand.group_totals]
    if demand.groups:
        return tuple(_group(campaign, code) for code in demand.groups)
    has_total = demand.total is not None or demand.target is not None
    return () if has_total else tuple(given)


def _group(campaign: Campaign, code: str) -> Group:
    return find(by_code(campaign.groups), code, say("không có nhóm «{code}»", code=code))


def _label(demand: Demand, groups: tuple[Group, ...], campaign: Campaign) -> str:
    names = [group.name for group in groups]
    names += [unit.label for unit in campaign.units if unit.code == demand.under]
    return ", ".join(names)
