"""What is asked of an allocation, in the words of the records, and what that is in the campaign.

`Demand` holds codes, numbers, rates and moments; `resolve` looks up which units, base, indicator and
period they mean. What is asked for and does not exist, or could be meant in two ways, is refused
(`NotFound`, `DemandUnclear`); nothing is computed.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field
from fractions import Fraction

from generator.figures.given import Bases
from generator.figures.goals import Goals
from generator.figures.quotas.constraints import Limits
from generator.model.campaign import Base, Campaign, Group, Indicator, Phase, Target, Unit
from generator.model.coded import Coded, by_code
from generator.model.fields import Number
from generator.model.roster import Units
from generator.problems import Message, Misused, find, say, with_hint
from generator.wording import Moment, Rounding, fold, read_money, read_rate, working
from generator.workspace import unchanging

PhaseWeight = int | Fraction | str
"""A phase's part: its total, its weight as a rate, or the code of a target that says either."""


_IN_PARTS = say("chia một tổng tròn số, rồi ghi số lẻ vào ô chỉ tiêu của từng đơn vị; hoặc đếm bằng đơn vị nhỏ hơn (đồng thay cho triệu đồng)")  # fmt: skip
_AS_RATES = say(
    "ghi thẳng tỷ lệ giao vào ô chỉ tiêu của từng đơn vị; mức chung là một mục tiêu của chiến dịch"
)


def read_weight(text: str) -> PhaseWeight:
    """`5%`, `4.000`, or the code of a target. Raises `TextRefused`."""
    if text.endswith("%"):
        return read_rate(text)
    return read_money(text) if text[:1].isdigit() else text


class DemandUnclear(Misused):
    """The demand leaves open what is meant, or asks for what cannot be shared (exit 2)."""


@unchanging(frozen=True)
class Deduction:
    """What is done by a snapshot is taken off; `indicator` says of what, the quota's own by default."""

    moment: Moment
    indicator: str | None = None


@unchanging(frozen=True)
class Demand:
    """Yêu cầu giao chỉ tiêu: exactly one of `rate`, `total`, `target` (a target of the campaign), `among`.

    `among` hands down what a unit has received to those directly below it. `phases` spreads the quotas
    over phases; empty, by the phases' own targets. `groups` and `under` narrow the units to some groups
    or to those directly below one unit; `group_totals` say what a group gets together. `freed` units
    lose a quota fixed by hand before. A further table for the same period `adds_to` another one, or
    stands `in_place_of` it.
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
    among: str | None = None
    deduction: Deduction | None = None
    document: str | None = None
    code: str | None = None
    adds_to: str | None = None
    in_place_of: str | None = None

    @property
    def says_how_much(self) -> bool:
        """Whether a rate, a total or a target is named."""
        return not (self.rate is None and self.total is None and self.target is None)


@unchanging(frozen=True)
class Scope:
    """What is shared and among whom; `rate` or `total` is given, never both.

    `label` names the units meant when they are not all of them: `Khối huyện`. `bases` are the sizes
    of the base, of those units that have one; `superior` is the unit that hands down.
    """

    campaign: Campaign
    indicator: Indicator
    phase: Phase | None
    base: Base
    units: tuple[Unit, ...]
    bases: Mapping[str, int]
    rate: Fraction | None
    total: int | None
    label: str = ""
    superior: Unit | None = None

    @property
    def day(self) -> datetime.date:
        """The day whose units are meant: the last of the period."""
        return last_day(self.campaign, self.phase)

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(unit.code for unit in self.units)


def last_day(campaign: Campaign, phase: Phase | None) -> datetime.date:
    """The day on which units must take part to be given quotas."""
    return phase.ends if phase else campaign.ends


def resolve(campaign: Campaign, demand: Demand) -> Scope:
    """The demand in terms of this campaign. Raises `NotFound`, `DemandUnclear`."""
    target = _target(campaign, demand)
    indicator = _indicator(campaign, demand, target)
    phase = _phase(campaign, demand, target)
    base = _base(campaign, demand, target)
    _document(campaign, demand)
    groups = _groups(campaign, demand)
    day = last_day(campaign, phase)
    superior = superior_of(campaign, demand.under)
    members = Units(campaign).concerned_by(indicator)
    units = _units(members, superior, groups, day)
    sizes = {unit.code: Bases(members).of(base.code, day, unit.code) for unit in units}
    total = _total(campaign, demand, target, day)
    return Scope(
        campaign=campaign,
        indicator=indicator,
        phase=phase,
        base=base,
        units=units,
        bases={code: int(size.value) for code, size in sizes.items() if size is not None},
        rate=target.rate if target and total is None else demand.rate,
        total=total,
        label=_label(groups, superior),
        superior=superior,
    )


def period_of(campaign: Campaign, demand: Demand) -> tuple[Indicator, Phase | None]:
    """The indicator and the phase that are meant. Raises `NotFound`, `DemandUnclear`."""
    return _indicator(campaign, demand, None), _phase(campaign, demand, None)


def superior_of(campaign: Campaign, code: str | None) -> Unit | None:
    """The unit below which quotas are given; `None` for the highest tier. Raises `NotFound`."""
    if code is None:
        return None
    return find(by_code(campaign.units), code, say("không có đơn vị «{code}»", code=code))


def _target(campaign: Campaign, demand: Demand) -> Target | None:
    given = (demand.rate is not None, demand.total is not None, demand.target is not None)
    if sum(given) > 1 or not (any(given) or demand.group_totals):
        raise DemandUnclear(
            say("cần chỉ rõ đúng một trong ba: tỷ lệ (--rate), tổng (--total), mục tiêu (--target)")
        )
    if demand.rate is not None and demand.group_totals:
        raise DemandUnclear(say("--group-total chỉ dùng khi chia một tổng, không dùng với --rate"))
    if demand.target is None:
        return None
    refusal = say("không có mục tiêu «{code}»", code=demand.target)
    target = find(by_code(campaign.targets), demand.target, refusal)
    if target.rate_to is not None:
        said = say(
            "mục tiêu «{name}» là một khoảng tỷ lệ; cần chỉ rõ tỷ lệ bằng --rate", name=target.name
        )
        raise DemandUnclear(said)
    return target


def _indicator(campaign: Campaign, demand: Demand, target: Target | None) -> Indicator:
    asked = demand.indicator or (target.indicator if target else None)
    if asked is None:
        found = campaign.main_indicator
    else:
        refusal = say("không có chỉ số «{code}»", code=asked)
        found = find(by_code(campaign.indicators), asked, refusal)
    if found.is_rate:
        said = say("chỉ số «{code}» là tỷ lệ, không chia được", code=found.code)
        raise DemandUnclear(with_hint(said, _AS_RATES))
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
        by_name = {fold(one.name): one for one in campaign.bases}
        known = by_code(campaign.bases)
        said = say("không có cơ sở tính «{code}»", code=asked)
        return (
            known.get(asked)
            or by_name.get(fold(asked))
            or find(known, asked, said, _listed(campaign))
        )
    if len(campaign.bases) == 1:
        return campaign.bases[0]
    if not campaign.bases:
        raise DemandUnclear(
            say(
                "chiến dịch chưa có cơ sở tính (như số đoàn viên) để chia; nhập danh sách đơn vị có cột ấy: vanthu"
                " import units {campaign} TỆP.xlsx",
                campaign=campaign.code,
            )
        )
    raise DemandUnclear(with_hint(say("ghi cơ sở tính để chia ở --base"), _listed(campaign)))


def _listed(campaign: Campaign) -> Message:
    """The bases by code and name."""
    named = ", ".join(f"{one.code} ({one.name})" for one in campaign.bases)
    return say("các cơ sở tính: {named}", named=named)


def _document(campaign: Campaign, demand: Demand) -> None:
    if demand.document is not None:
        known: tuple[Coded, ...] = (*campaign.documents, *campaign.references)
        refusal = say("không có văn bản «{code}»", code=demand.document)
        find(by_code(known), demand.document, refusal)


def _total(
    campaign: Campaign, demand: Demand, target: Target | None, day: datetime.date
) -> int | None:
    if target is not None:
        return _of_target(campaign, target, day)
    if demand.total is None and demand.rate is None:
        return sum(demand.group_totals.values())
    return demand.total


def _of_target(campaign: Campaign, target: Target, day: datetime.date) -> int | None:
    """The number of a target, also of one that is a part of another; `None` for a rate of a base."""
    if target.count is None and target.of_target is None:
        return None
    members = Units(campaign)
    found = Goals(members, Bases(members), day).of(target)
    if found.goal is None:
        said = say("mục tiêu «{name}» chưa có số", name=target.name)
        raise DemandUnclear(found.lack.message if found.lack else said)
    return whole_amount(found.goal.value, say("mục tiêu «{name}»", name=target.name))


def whole_amount(value: Number, what: Message) -> int:
    """A number to be shared out. Raises `DemandUnclear`, with what to do, for one with a fraction."""
    return whole_number(value, what, _IN_PARTS)


def whole_number(value: Number, what: Message, hint: Message | None = None) -> int:
    """A number that can be shared out unit by unit. Raises `DemandUnclear` for one with a fraction; `hint` is what to do."""
    if value != int(value):
        said = say(
            "{what} là {value}, không phải số nguyên nên không chia được",
            what=what,
            value=working(value),
        )
        raise DemandUnclear(with_hint(said, hint))
    return int(value)


def _units(
    members: Units, superior: Unit | None, groups: tuple[Group, ...], day: datetime.date
) -> tuple[Unit, ...]:
    """The units of the highest tier, or those below one unit, that take part on a day."""
    wanted = {group.code for group in groups}
    below = members.on(day).below(superior.code if superior else None)
    found = (members.named(code, day) for code in below)
    units = tuple(unit for unit in found if not wanted or unit.group in wanted)
    if not units:
        raise DemandUnclear(say("không có đơn vị nào để giao chỉ tiêu"))
    return units


def _groups(campaign: Campaign, demand: Demand) -> tuple[Group, ...]:
    """The groups that alone are meant; none when all units are."""
    given = [_group(campaign, code) for code in demand.group_totals]
    if demand.groups:
        return tuple(_group(campaign, code) for code in demand.groups)
    has_total = demand.total is not None or demand.target is not None
    return () if has_total else tuple(given)


def _group(campaign: Campaign, code: str) -> Group:
    return find(by_code(campaign.groups), code, say("không có nhóm «{code}»", code=code))


def _label(groups: tuple[Group, ...], superior: Unit | None) -> str:
    names = [group.name for group in groups]
    return ", ".join([*names, *([superior.label] if superior else [])])
