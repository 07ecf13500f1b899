"""One indicator's way from counts, quotas and targets to tallies, whole and phase by phase."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.figures.counting import Counting, Counts, active_units, base_total
from generator.figures.figure import Figure
from generator.figures.progress import Span, TargetProgress, UnitProgress, required
from generator.figures.tally import IndicatorTally, Tally
from generator.model.campaign import Campaign, Indicator, Phase, Quota, Target
from generator.model.fields import Number
from generator.wording import Moment


@dataclass(frozen=True)
class Computation:
    """The tallies of one indicator as of a day."""

    campaign: Campaign
    counting: Counting
    as_of: datetime.date

    @property
    def indicator(self) -> Indicator:
        return self.counting.indicator

    @property
    def tally(self) -> IndicatorTally:
        now, before = self.counting.snapshot, self.counting.before
        earlier = self.counting.until(before)
        result = self.counting.result(now)
        return IndicatorTally(
            **self._parts(None, self.counting.until(now), earlier),
            name=self.campaign.short_name,
            standing=result.standing if result else None,
            previous=earlier.known,
            previous_as_of=before.as_of if before else None,
            breakdowns_known=result.breakdowns if result else (),
            phases=self._phases,
        )

    def _parts(
        self, phase: Phase | None, counts: Counts, earlier: Counts | None = None
    ) -> dict[str, Any]:
        """What the tallies of the whole and of a phase have in common."""
        quota = self._quota(phase.code if phase else None)
        return {
            "indicator": self.indicator,
            "span": self._span(phase),
            "declared": counts.total,
            "rows": self._rows(counts, quota, earlier),
            "targets": self._targets(phase, counts),
            "campaign": self.campaign,
            "quota_total": self._given(quota.total) if quota else None,
            "rule": (quota.rule or "") if quota else "",
        }

    @property
    def _phases(self) -> Mapping[str, Tally]:
        """Each phase by code, in the order of the record; the one that comes next hangs on each."""
        found: dict[str, Tally] = {}
        after: Tally | None = None
        for phase in sorted(self.campaign.phases, key=lambda phase: phase.ends, reverse=True):
            parts = self._parts(phase, self.counting.within(phase, self._starts(phase)))
            after = found[phase.code] = Tally(**parts, name=phase.name, next=after)
        return {phase.code: found[phase.code] for phase in self.campaign.phases}

    def history(self, code: str | None) -> Iterator[tuple[Moment, Figure]]:
        """The known counts, snapshot by snapshot."""
        phase = next((phase for phase in self.campaign.phases if phase.code == code), None)
        for known in self.counting.snapshots:
            if phase is None:
                counts = self.counting.until(known)
            elif self._starts(phase) <= known.as_of.day <= phase.ends:
                counts = self.counting.within(phase, self._starts(phase), known)
            else:
                continue
            if counts.known is not None:
                yield known.as_of, counts.known

    def _span(self, phase: Phase | None) -> Span:
        span = phase or self.campaign
        return Span(
            starts=self._starts(phase),
            ends=span.ends,
            as_of=min(self.as_of, span.ends),
            last_day_counts=span.last_day_counts,
            day_count=self.campaign.day_count,
        )

    def _starts(self, phase: Phase | None) -> datetime.date:
        """A phase without a first day begins after the one before it, the first with the campaign."""
        if phase is None or phase.starts:
            return phase.starts if phase and phase.starts else self.campaign.starts
        earlier = [known.ends for known in self.campaign.phases if known.ends < phase.ends]
        return max(earlier) + datetime.timedelta(days=1) if earlier else self.campaign.starts

    def _quota(self, phase: str | None) -> Quota | None:
        """The quotas of a phase, or of the whole (those of all phases added up when only they exist)."""
        mine = [quota for quota in self.campaign.quotas if self._is_mine(quota.indicator)]
        exact = [quota for quota in mine if quota.phase == phase]
        if exact:
            return exact[-1]
        phases = {known.code for known in self.campaign.phases}
        if phase is None and phases and phases == {quota.phase for quota in mine}:
            return _merged(mine)
        return None

    def _is_mine(self, indicator: str | None) -> bool:
        return self.campaign.indicator_code(indicator) == self.indicator.code

    def _rows(
        self, counts: Counts, quota: Quota | None, earlier: Counts | None
    ) -> tuple[UnitProgress, ...]:
        goals, notes = (quota.counts, quota.reasons) if quota else ({}, {})
        before = earlier.units if earlier else {}
        return tuple(
            UnitProgress(
                count=counts.units.get(unit.code),
                goal=self._given(goals.get(unit.code)),
                unit=unit,
                note=notes.get(unit.code, ""),
                previous=before.get(unit.code),
            )
            for unit in active_units(self.campaign, self.as_of)
        )

    def _targets(self, phase: Phase | None, counts: Counts) -> Mapping[str, TargetProgress]:
        code = phase.code if phase else None
        return {
            target.code: self._target(target, phase, counts)
            for target in self.campaign.targets
            if target.phase == code and self._is_mine(target.indicator)
        }

    def _target(self, target: Target, phase: Phase | None, counts: Counts) -> TargetProgress:
        base = base_total(self.campaign, target.base, self.as_of)
        goal, goal_to = self._goals(target, base)
        found = self.counting.reached_on(goal, phase, self._starts(phase)) if goal else None
        return TargetProgress(
            count=counts.known,
            goal=goal,
            goal_to=goal_to,
            target=target,
            span=self._span(phase),
            reached_on=target.reached_on.day if target.reached_on else found,
            base=base,
            of=next(
                (known.name for known in self.campaign.bases if known.code == target.base), None
            ),
            replaced=any(known.replaces == target.code for known in self.campaign.targets),
        )

    def _given(self, value: Number | None) -> Figure | None:
        return None if value is None else Figure(value, quantity=self.counting.quantity)

    def _goals(self, target: Target, base: Figure | None) -> tuple[Figure | None, Figure | None]:
        if target.count is not None:
            return Figure(target.count, target.precision, quantity=self.counting.quantity), None
        if target.rate is None or base is None:
            return None, None
        upper = required(target.rate_to, base) if target.rate_to is not None else None
        return required(target.rate, base), upper


def _merged(quotas: list[Quota]) -> Quota:
    """The quotas of all phases added up."""
    counts: dict[str, Number] = {}
    for quota in quotas:
        for code, count in quota.counts.items():
            counts[code] = counts.get(code, 0) + count
    totals = [quota.total for quota in quotas if quota.total is not None]
    whole = sum(totals) if len(totals) == len(quotas) else None
    return Quota(counts=counts, total=whole)
