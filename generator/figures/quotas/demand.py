"""What is asked of an allocation, in the words of the records: codes, numbers, rates, moments.

Nothing is looked up here; whether the codes exist is seen when the demand meets a campaign.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from generator.figures.quotas.constraints import Limits
from generator.problems import Misused
from generator.wording import Moment, Rounding


class DemandUnclear(Misused):
    """The demand leaves open what is meant, or asks for what cannot be shared (exit 2)."""


PhaseWeight = int | Fraction | str
"""A phase's part: its total, its weight as a rate, or the code of a target that says either."""


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
