"""Campaigns with the year before them, of mostly the same units: another campaign's, or earlier in their own records."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from fractions import Fraction

from generator.model.campaign import Campaign, Counted, Indicator, Phase, Unit
from generator.model.results import Result, Snapshot
from tests.oracle.campaigns import FIRST, Shape, drawn
from tests.oracle.dice import Dice
from tests.oracle.years import a_year_less


@dataclass(frozen=True)
class YearCase:
    """A campaign, the snapshot that is asked of it, and the campaign of the year before; None where that is in its own records."""

    campaign: Campaign
    snapshot: Snapshot
    earlier: Campaign | None


def asked_of_years(shape: Shape, number: int) -> YearCase:
    """Two years of a shape, for ever the same of a number."""
    dice = Dice(f"two years {shape} {number}")
    campaign, snapshot = drawn(dice, shape)
    maker = _Before(dice, campaign)
    if dice.chance(3):
        return YearCase(maker.both_in_one(), snapshot, None)
    earlier = maker.campaign_before()
    measured = tuple(maker.in_other_units(one) for one in campaign.indicators)
    return YearCase(campaign.model_copy(update={"indicators": measured}), snapshot, earlier)


class _Before:
    """Draws what was a year before a campaign, from what it is now."""

    def __init__(self, dice: Dice, now: Campaign) -> None:
        self.dice = dice
        self.now = now
        made = {code for change in now.changes for code in change.into}
        kept = [one for one in now.units if one.code not in made and dice.chance(8)]
        codes = {one.code for one in kept}
        gone = [
            Unit(
                code=f"x{place}",
                name=f"Đơn vị x{place}",
                parent=dice.one_of(None, *codes) if codes and dice.chance(4) else None,
            )
            for place in range(dice.number(0, 2))
        ]
        self.units = [self._then(one, codes) for one in [*kept, *gone]]

    def _then(self, unit: Unit, codes: set[str]) -> Unit:
        """A unit as it was: below the same one where that was there, from beginning to end."""
        parent = unit.parent if unit.parent in codes else None
        bases = {code: self.dice.number(1, 50) for code in unit.bases}
        plain = {"parent": parent, "active_from": None, "active_to": None, "bases": bases}
        return unit.model_copy(update=plain)

    def campaign_before(self) -> Campaign:
        update = {
            "code": "e",
            "starts": a_year_less(self.now.starts),
            "ends": a_year_less(self.now.ends),
            "phases": tuple(map(self._phase, self.now.phases)),
            "units": tuple(self.units),
            "snapshots": tuple(self._snapshots()),
            "changes": (),
            "quotas": (),
            "targets": (),
            "indicators": tuple(
                one.model_copy(update={"exempt": (), **self._measure(one, "kg")})
                for one in self.now.indicators
            ),
        }
        return self.now.model_copy(update=update)

    def in_other_units(self, indicator: Indicator) -> Indicator:
        """What was counted in some unit of measure, now in another one: mostly such as can be converted."""
        measure = self.dice.one_of("kg", "kg", "kg", "tấn", "tấn", "người")
        return indicator.model_copy(update=self._measure(indicator, measure))

    @staticmethod
    def _measure(indicator: Indicator, measure: str) -> dict[str, str]:
        return {} if indicator.is_rate else {"unit_of_measure": measure}

    @staticmethod
    def _phase(phase: Phase) -> Phase:
        opens = None
        days = {
            key: a_year_less(one)
            for key in ("starts", "ends")
            if (one := getattr(phase, key)) is not None
        }
        return phase.model_copy(update={**days, "opens_as_of": opens})

    def _snapshots(self) -> list[Snapshot]:
        found, had = [], {}
        for one in sorted(self.now.snapshots, key=lambda one: one.as_of):
            moment = one.as_of.__class__(a_year_less(one.as_of.day), one.as_of.at)
            results = tuple(self._result(each, had) for each in one.results)
            if self.dice.chance(9):
                found.append(Snapshot(as_of=moment, results=results))
        return found

    def _result(self, now: Result, had: dict[tuple[str, str], int]) -> Result:
        code = now.indicator or self.now.indicators[0].code
        indicator = next(one for one in self.now.indicators if one.code == code)
        superiors = {one.parent for one in self.units}
        counts = {}
        for unit in self.units:
            if unit.code in superiors and not indicator.is_rate:
                continue
            if self.dice.chance(8):
                before = had.get((code, unit.code), 0) if indicator.grows else 0
                counts[unit.code] = had[code, unit.code] = before + self.dice.number(0, 9)
        if indicator.is_rate:
            counts = {unit: self._rate(count) for unit, count in counts.items()}
            total = self._rate(self.dice.number(0, 9)) if self.dice.chance(5) else None
        else:
            is_told = not counts or self.dice.chance(2)
            total = sum(had.get((code, one.code), 0) for one in self.units) if is_told else None
        if total is None and not counts:
            total = 0
        return Result(indicator=code, counts=counts, total=total)

    @staticmethod
    def _rate(count: int) -> Fraction:
        return Fraction(min(count, 9), 9)

    def both_in_one(self) -> Campaign:
        """One campaign over both years, of stocks and rates: who was there only in one of them came or went at its end."""
        eve = FIRST - datetime.timedelta(days=1)
        now, before = self.now, {one.code for one in self.units}
        made = {code for change in now.changes for code in change.into}
        units = [
            one
            if one.code in before | made or one.active_from
            else one.model_copy(update={"active_from": FIRST})
            for one in now.units
        ]
        known = {one.code for one in now.units}
        units += [
            one.model_copy(update={"active_to": eve}) for one in self.units if one.code not in known
        ]
        stocks = {"counted": Counted.STATE, "cumulative": None}
        indicators = [
            one if one.is_rate else one.model_copy(update=stocks) for one in now.indicators
        ]
        earlier = [
            one for one in self._snapshots() if one.as_of.day < FIRST - datetime.timedelta(days=2)
        ]
        return now.model_copy(
            update={
                "starts": a_year_less(now.starts),
                "units": tuple(units),
                "indicators": tuple(indicators),
                "snapshots": (*earlier, *now.snapshots),
            }
        )
