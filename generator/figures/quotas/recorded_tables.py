"""The tables of quotas that are recorded already, for whoever allocates: which one is meant.

Of one indicator and period there may be several, told apart by their codes; a further one says what it
replaces or adds to. What a superior has received is read from the table that is written to.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace

from generator.figures.given import Quotas
from generator.figures.quotas.demand import (
    Demand,
    DemandUnclear,
    last_day,
    period_of,
    superior_of,
    whole_number,
)
from generator.model.campaign import Campaign, Indicator, Quota, Unit
from generator.model.roster import Units
from generator.problems import find, say, with_hint
from generator.workspace import unchanging


@unchanging(frozen=True)
class Tables:
    """The recorded tables of one indicator and period, by their place in the record."""

    campaign: Campaign
    indicator: Indicator
    phase: str | None
    known: Mapping[int, Quota]

    @classmethod
    def of(cls, campaign: Campaign, indicator: Indicator, phase: str | None) -> Tables:
        """Those of a phase, of the whole campaign for `None`."""
        known = {
            index: quota
            for index, quota in enumerate(campaign.quotas)
            if campaign.indicator_code(quota.indicator) == indicator.code and quota.phase == phase
        }
        return cls(campaign, indicator, phase, known)

    def meant(self, demand: Demand) -> int | None:
        """The place of the one that is written to; `None` for a new one.

        Raises `DemandUnclear` when there are several and no code says which.
        """
        if demand.code is not None:
            return self._coded(demand.code)
        if demand.adds_to or demand.in_place_of:
            return None
        if len(self.known) > 1:
            codes = ", ".join(quota.code or "–" for quota in self.known.values())
            said = say(
                "có {count} bảng chỉ tiêu như vậy ({codes})", count=len(self.known), codes=codes
            )
            raise DemandUnclear(say("{said}; cần chỉ rõ một bảng bằng --code", said=said))
        return next(iter(self.known), None)

    def links(self, demand: Demand) -> dict[str, str]:
        """What the record of a table says of the one that it replaces or adds to.

        Raises `NotFound`, `DemandUnclear`.
        """
        if demand.adds_to and demand.in_place_of:
            raise DemandUnclear(
                say("cần chỉ rõ một trong hai: giao bổ sung (--adds-to), giao thay (--in-place-of)")
            )
        code = demand.adds_to or demand.in_place_of
        if code is None:
            return {}
        named = {quota.code: quota for quota in self.known.values() if quota.code}
        find(named, code, say("không có bảng chỉ tiêu «{code}» của cùng thời kỳ", code=code))
        return {"adds_to" if demand.adds_to else "replaces": code}

    def of_whole(self, demand: Demand) -> Demand:
        """The demand for the whole, as it is to be read for this phase: its tables have own codes."""
        return replace(
            demand,
            code=self._own(demand.code),
            adds_to=self._linked(demand.adds_to),
            in_place_of=self._linked(demand.in_place_of),
        )

    def received(self, superior: Unit, demand: Demand, day: datetime.date) -> int | None:
        """What a unit has in the table that is written to, for all below it; `None` for nothing."""
        index = self.meant(demand)
        if index is None:
            return None
        given = Quotas(Units(self.campaign), self.indicator).alone(self.known[index], day)
        had = given.received(superior.code)
        return (
            None
            if had is None
            else whole_number(had.value, say("số giao cho «{unit}»", unit=superior.label))
        )

    def _coded(self, code: str) -> int | None:
        found = next((index for index, one in self.known.items() if one.code == code), None)
        if found is None and any(one.code == code for one in self.campaign.quotas):
            said = say(
                "mã «{code}» là của bảng chỉ tiêu khác thời kỳ hoặc khác chỉ số",
                code=code,
            )
            raise DemandUnclear(said)
        return found

    def _own(self, code: str | None) -> str | None:
        return f"{code}_{self.phase}" if code else None

    def _linked(self, code: str | None) -> str | None:
        """The table of this phase that stands for one of the whole: so called, or the only one."""
        if code is None or not self.known:
            return None
        codes = [quota.code for quota in self.known.values() if quota.code]
        return codes[0] if len(codes) == len(self.known) == 1 else self._own(code)


def hand_down(campaign: Campaign, demand: Demand) -> Demand:
    """A demand to share what a unit has received, as one of that total among those below it.

    Where it has received something in every phase too, the phases are shared likewise. Raises
    `NotFound`, `DemandUnclear`.
    """
    superior = superior_of(campaign, demand.among)
    if superior is None:
        return demand
    if demand.says_how_much or demand.under:
        raise DemandUnclear(say("--among không dùng cùng --rate, --total, --target, --under"))
    indicator, phase = period_of(campaign, demand)
    tables = Tables.of(campaign, indicator, phase.code if phase else None)
    total = tables.received(superior, demand, last_day(campaign, phase))
    if total is None:
        said = say("«{unit}» chưa được giao chỉ tiêu này để giao tiếp", unit=superior.label)
        remedy = say(
            "cần chỉ rõ giai đoạn (--phase), bảng đã giao (--code), hoặc tổng được giao (--under {code} --total …)",
            code=superior.code,
        )
        raise DemandUnclear(with_hint(said, remedy))
    asked = replace(demand, among=None, under=superior.code, total=total)
    if phase or demand.phases is not None or demand.deduction:
        return asked
    return replace(asked, phases=_phases_received(campaign, indicator, superior, demand))


def _phases_received(
    campaign: Campaign, indicator: Indicator, superior: Unit, demand: Demand
) -> Mapping[str, int] | None:
    """What a unit has received in each phase; `None` unless in all of them."""
    found: dict[str, int] = {}
    for phase in campaign.phases:
        if not phase.within:
            tables = Tables.of(campaign, indicator, phase.code)
            had = tables.received(superior, tables.of_whole(demand), phase.ends)
            if had is None:
                return None
            found[phase.code] = had
    return found or None
