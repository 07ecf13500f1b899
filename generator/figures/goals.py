"""What a target asks for: a number, a rate, or a part of something whose size must be known.

A part of a base or of another target is rounded once to what can be counted: up, or down where less is
better, since «at most» is no more. How precisely the whole is known, the goal is known too. Of a range the
goal is the end that must be reached: the lower one, and where less is better the upper one.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from generator.figures.coverage import Lack, unknown, wrong
from generator.figures.figure import Figure, Operation, Quantity, Working, product
from generator.figures.given import Bases
from generator.model.campaign import Indicator, Target
from generator.model.coded import by_code
from generator.model.fields import Number
from generator.model.roster import Units
from generator.problems import say
from generator.workspace import once, unchanging


@unchanging(frozen=True)
class Goal:
    """Mức đề ra của một mục tiêu, with the far end of a range, up to which more (or less) is asked for.

    `whole` is what a rate is of: the size of a base or another target's goal, and `of` its name; there
    is none for a number, for the rate that an indicator itself measures, and for part of a range. `lack` says why there is
    no goal.
    """

    goal: Figure | None = None
    goal_to: Figure | None = None
    whole: Figure | None = None
    of: str | None = None
    lack: Lack | None = None


@unchanging(frozen=True, eq=False)
class Goals:
    """The goals of a campaign's targets as of a day; a base is that of its own day where one is named."""

    units: Units
    bases: Bases
    day: datetime.date

    def of(self, target: Target) -> Goal:
        """What a target asks for."""
        if target.code not in self._found:
            self._found[target.code] = self._reckoned(target)
        return self._found[target.code]

    @once
    def _found(self) -> dict[str, Goal]:
        return {}

    @once
    def _targets(self) -> Mapping[str, Target]:
        return by_code(self.units.campaign.targets)

    def _reckoned(self, target: Target) -> Goal:
        indicator = self._indicator(target)
        if target.count is not None:
            return Goal(_given(target.count, target, indicator))
        if target.rate is None:
            said = say("mục tiêu «{name}» chưa có số", name=target.name)
            remedy = say("ghi số tuyệt đối ở «count:» hoặc tỷ lệ ở «rate:»")
            return Goal(lack=unknown(said, remedy))
        if target.of_target is not None:
            return self._of_target(target, indicator, target.of_target)
        if indicator.is_rate:
            rate, far = target.rates(falls=indicator.falls_well)
            return Goal(_rate_given(rate, target, indicator), _rate_given(far, target, indicator))
        return self._of_base(target, indicator)

    def _of_base(self, target: Target, indicator: Indicator) -> Goal:
        if target.base is None:
            said = say("mục tiêu «{name}» không nói là tỷ lệ của số nào", name=target.name)
            remedy = say("ghi mã cơ sở tính ở «of:», ví dụ «of: members» hoặc «of: {{target: MÃ}}»")
            return Goal(lack=unknown(said, remedy))
        day = target.base_on or self.day
        size = self.bases.of(target.base, day)
        name = next(
            (base.name for base in self.units.campaign.bases if base.code == target.base), None
        )
        if size is None:
            lack = self.bases.lack(target.base, day)
            return Goal(of=name, lack=_because(target, lack) if lack else None)
        rate, far = target.rates(falls=indicator.falls_well)
        return Goal(_part(rate, size, indicator), _part(far, size, indicator), size, name)

    def _of_target(self, target: Target, indicator: Indicator, code: str) -> Goal:
        chain = self._chain(target)
        if isinstance(chain, Lack):
            return Goal(lack=chain)
        for known in reversed(chain[1:]):
            found = self.of(known)
        if found.goal is None:
            lack = _because(target, found.lack) if found.lack else None
            return Goal(of=self._targets[code].name, lack=lack)
        falls = indicator.falls_well
        near, beyond = _ends(found.goal, found.goal_to, falls=falls)
        rate, far = target.rates(falls=falls)
        is_range = far is not None or found.goal_to is not None
        return Goal(
            _part(rate, near, indicator),
            _part(rate if far is None else far, beyond, indicator) if is_range else None,
            found.goal if found.goal_to is None else None,
            self._targets[code].name,
        )

    def _chain(self, target: Target) -> list[Target] | Lack:
        """The targets that this one is a part of, one after the other; or why there is no last one."""
        chain = [target]
        while (code := chain[-1].of_target) and chain[-1].count is None:
            if code not in self._targets:
                said = say("không có mục tiêu nào mã «{code}»", code=code)
                return wrong(said, say("ghi mã của một mục tiêu đã khai ở «of:»"))
            codes = [known.code for known in chain]
            if code in codes:
                ring = " → ".join([*codes[codes.index(code) :], code])
                said = say("các mục tiêu tính theo nhau thành vòng: {ring}", ring=ring)
                return wrong(said, say("ghi số tuyệt đối («count:») cho một mục tiêu trong vòng"))
            other = self._targets[code]
            if self._indicator(other).is_rate != self._indicator(target).is_rate:
                said = say(
                    "mục tiêu «{name}» và «{other}» không cùng là số lượng hay cùng là tỷ lệ",
                    name=target.name,
                    other=other.name,
                )
                return wrong(said, say("ghi mục tiêu cùng loại ở «of:»"))
            chain.append(other)
        return chain

    def _indicator(self, target: Target) -> Indicator:
        campaign = self.units.campaign
        code = campaign.indicator_code(target.indicator)
        return by_code(campaign.indicators).get(code, campaign.main_indicator)


def _given(value: Number, target: Target, indicator: Indicator) -> Figure:
    sort = Quantity.RATE if indicator.is_rate else Quantity.COUNT
    return Figure(value, target.precision, quantity=sort, noun=indicator.asked)


def _rate_given(rate: Fraction | None, target: Target, indicator: Indicator) -> Figure | None:
    return None if rate is None else _given(rate, target, indicator)


def _ends(goal: Figure, goal_to: Figure | None, *, falls: bool) -> tuple[Figure, Figure]:
    """The ends of what another target asks for, first the one that a part of it must reach."""
    ends = sorted((goal, goal if goal_to is None else goal_to), reverse=falls)
    return ends[0], ends[1]


def _part(rate: Fraction | None, whole: Figure, indicator: Indicator) -> Figure | None:
    """A rate of a whole, in the least steps that the indicator counts in."""
    if rate is None:
        return None
    part = product(Figure(rate, quantity=Quantity.RATE), whole)
    return part if indicator.is_rate else countable(part, indicator).of(indicator.asked)


def countable(figure: Figure, indicator: Indicator) -> Figure:
    """The least number that can be counted and is no less; the greatest no more where less is better.

    Of 1.851,75 sáng kiến asked for 1.852; of 11,68 hộ nghèo at most, 11. An indicator with `decimals`
    is counted in parts.
    """
    steps = 10**indicator.decimals
    scaled = figure.value * steps
    whole = scaled // 1 if indicator.falls_well else -(-scaled // 1)
    value = Fraction(whole, steps)
    plain = int(value) if value.denominator == 1 else value
    if value == figure.value:
        return replace(figure, value=plain)
    rounded = Operation.AT_MOST if indicator.falls_well else Operation.AT_LEAST
    return replace(figure, value=plain, working=Working(rounded, (figure,)))


def _because(target: Target, lack: Lack) -> Lack:
    said = say("mục tiêu «{name}»: {why}", name=target.name, why=lack.message)
    return Lack(lack.kind, said, lack.hint)
