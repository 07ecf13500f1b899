"""Campaigns of every shape, most of them sound: what units did is drawn first, then who told of it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

import pytest

from generator.model.campaign import (
    Base,
    Better,
    Campaign,
    Change,
    Counted,
    Group,
    Indicator,
    Measure,
    Missing,
    Phase,
    Quota,
    RankBy,
    Scale,
    Target,
    Tier,
    TieRule,
    Unit,
    Whole,
)
from generator.model.results import Included, Precision, Result, Snapshot, Status
from generator.wording import Moment
from tests.oracle.dice import Dice

Case = tuple[Campaign, Snapshot]
MONEY = {"measure": Measure.MONEY, "unit_of_measure": "đồng"}
WEIGHT = {"unit_of_measure": "kg", "decimals": 1}
MEASURED = (
    (MONEY, 1_234_567),
    (MONEY | {"shown_in": Scale(unit="triệu đồng")}, 250_000),
    (MONEY | {"shown_in": Scale(unit="triệu đồng", decimals=1)}, 50_001),
    (MONEY | {"shown_in": Scale(unit="tỷ đồng", decimals=2)}, 4_999_999),
    (WEIGHT, Fraction(1, 10)),
    (WEIGHT | {"shown_in": Scale(unit="tấn", decimals=1)}, Fraction(505, 10)),
    ({"unit_of_measure": "m", "shown_in": Scale(unit="km")}, 500),
)
"""Units of measure with how many of them stand for each one of what was drawn: halves and digits to be rounded."""
EXAMPLES = pytest.mark.parametrize(
    "examples",
    [range(6), pytest.param(range(6, 36), marks=pytest.mark.slow)],
    ids=["few", "many"],
)
"""The numbers of campaigns: the first few, and in the slow run many more."""
FIRST = datetime.date(2022, 1, 1)
DAY = datetime.timedelta(days=1)
LENGTH = 240


class Shape(StrEnum):
    """What a campaign certainly has; `ANY` leaves all of it to chance."""

    ANY = "any"
    TIERS = "tiers"
    MISSING = "missing"
    CARRIED = "carried"
    STATE = "state"
    PERIOD = "period"
    RATE = "rate"
    DRIVES = "drives"
    CHANGES = "changes"
    QUOTAS = "quotas"
    COMERS = "comers"
    TOTALS = "totals"
    STATUSES = "statuses"
    INCLUDES = "includes"
    RATE_QUOTAS = "rate_quotas"
    CHAINS = "chains"
    LEAVERS = "leavers"
    EXEMPT = "exempt"
    DEEP = "deep"
    MEASURES = "measures"
    TIES = "ties"
    PHASED = "phased"
    QUOTIENTS = "quotients"


def day(offset: int) -> datetime.date:
    return FIRST + offset * DAY


def asked(shape: Shape, number: int) -> Case:
    """A campaign of a shape, for ever the same of a number, with the snapshot that is asked of it."""
    return drawn(Dice(f"{shape} {number}"), shape)


def drawn(dice: Dice, shape: Shape) -> Case:
    """A campaign with the snapshot as of which its figures are asked for: mostly the last."""
    maker = Maker(dice, shape)
    campaign = maker.campaign()
    if shape in {Shape.EXEMPT, Shape.DEEP, Shape.TIES}:
        campaign = maker.exempting(campaign)
    if shape is Shape.MEASURES:
        campaign = maker.measuring(campaign)
    places = len(campaign.snapshots) - 1
    back = dice.one_of(0, 0, 0, 1, 2, 3)
    ordered = sorted(campaign.snapshots, key=lambda one: one.as_of)
    return campaign, ordered[max(places - back, 0)]


@dataclass
class Maker:
    """Draws the parts of one campaign, each from what is already there; nothing here goes through a set."""

    dice: Dice
    shape: Shape
    units: dict[str, Unit] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.number, self.chance, self.one_of = self.dice.number, self.dice.chance, self.dice.one_of

    def wanted(self, shape: Shape, times: int) -> bool:
        return self.shape is shape or self.chance(times)

    def campaign(self) -> Campaign:
        phases = self.phases()
        moments = self.moments(phases)
        phases = [self.opened(phase, moments) for phase in phases]
        self.make_units(moments)
        always = self.shape in {Shape.RATE_QUOTAS, Shape.CHAINS, Shape.DEEP}
        always = always or (self.shape is Shape.QUOTIENTS and self.chance(5))
        if self.units and (always or self.wanted(Shape.CHANGES, 1)):
            self.make_change(moments)
            if self.shape is Shape.CHAINS:
                self.change_again(moments)
            elif self.chance(3):
                self.make_change(moments, "2")
            self.changes.sort(key=lambda one: one.on)
        bases = self.bases()
        indicators = self.indicators(bases)
        histories = {one.code: History(self, one, moments) for one in indicators if one.of is None}
        snapshots = [self.snapshot(place, moments, histories) for place in range(len(moments))]
        for history in histories.values():
            history.hand_over(snapshots, self.changes)
        return Campaign(
            code="c",
            name="Chương trình",
            short_name="CT",
            issuer="x",
            starts=FIRST,
            ends=day(LENGTH),
            last_day_counts=not self.chance(1),
            tie_rule=self.one_of(*TieRule),
            rank_by=self.one_of(None, None, RankBy.COUNT),
            indicators=tuple(indicators),
            phases=tuple(phases),
            bases=tuple(bases),
            targets=tuple(self.targets(indicators, phases, bases)),
            groups=(Group(code="g1", name="Nhóm 1"), Group(code="g2", name="Nhóm 2")),
            units=tuple(self.units.values()),
            quotas=tuple(self.quotas(indicators, phases)),
            snapshots=tuple(snapshots),
            changes=tuple(self.changes),
        )

    # In what they are measured

    def measuring(self, campaign: Campaign) -> Campaign:
        """The campaign with money, weights and lengths, some printed in a larger unit of measure."""
        times = {one.code: 1 for one in campaign.indicators}
        measures: dict[str, dict[str, object]] = {}
        for one in campaign.indicators:
            if not one.is_rate and self.chance(9):
                measures[one.code], times[one.code] = self.one_of(*MEASURED)
        indicators = [
            one.model_copy(update=measures.get(one.code, {})) for one in campaign.indicators
        ]

        def of(code: str | None) -> int | Fraction:
            return times[code or indicators[0].code]

        def more(one: Quota | Result) -> dict[str, object]:
            by = of(one.indicator)
            total = None if one.total is None else one.total * by
            return {"counts": {code: n * by for code, n in one.counts.items()}, "total": total}

        snapshots = []
        for one in campaign.snapshots:
            results = [each.model_copy(update=more(each)) for each in one.results]
            snapshots.append(one.model_copy(update={"results": tuple(results)}))
        changes = [
            one.model_copy(
                update={
                    "opening": {
                        unit: {code: n * of(code) for code, n in counts.items()}
                        for unit, counts in one.opening.items()
                    }
                }
            )
            for one in campaign.changes
        ]
        return campaign.model_copy(
            update={
                "indicators": tuple(indicators),
                "quotas": tuple(one.model_copy(update=more(one)) for one in campaign.quotas),
                "snapshots": tuple(snapshots),
                "changes": tuple(changes),
            }
        )

    # Whom indicators do not concern

    def exempting(self, campaign: Campaign) -> Campaign:
        """The campaign with units that some of its indicators do not concern, and that have nothing of these."""
        indicators = tuple(
            one.model_copy(update={"exempt": tuple(self.some_exempt())})
            for one in campaign.indicators
        )
        exempt = {one.code: self.with_those_below(one.exempt) for one in indicators}

        def left(one: Quota | Result) -> dict[str, object]:
            gone = exempt[one.indicator or indicators[0].code]
            return {"counts": {code: n for code, n in one.counts.items() if code not in gone}}

        quotas = [one.model_copy(update=left(one)) for one in campaign.quotas]
        snapshots = []
        for one in campaign.snapshots:
            results = [each.model_copy(update=left(each)) for each in one.results]
            told = tuple(each for each in results if each.counts or each.total is not None)
            if told:
                snapshots.append(one.model_copy(update={"results": told}))
        if not snapshots:
            return campaign
        return campaign.model_copy(
            update={
                "indicators": indicators,
                "quotas": tuple(quotas) if all(one.counts for one in quotas) else (),
                "snapshots": tuple(snapshots),
            }
        )

    def some_exempt(self) -> list[str]:
        """Units that nothing happens to, nor to those below them, and whose own part does not stand beside others."""
        touched = {code for one in self.changes for code in (*one.predecessors, *one.into)}
        touched |= {one.rename for one in self.changes if one.rename}
        return [
            code
            for code, unit in self.units.items()
            if self.chance(3)
            and not (unit.tier is Tier.OWN and self.children(code))
            and touched.isdisjoint(self.with_those_below([code]))
        ]

    def with_those_below(self, codes: Sequence[str]) -> set[str]:
        return {code for code in self.units if not set(codes).isdisjoint(self.line(code))}

    # Units

    def make_units(self, moments: list[Moment]) -> None:
        size = self.one_of(0, 1, 2, 2, 3, 3, 3, 4, 4, 5, 6)
        if self.chance(1):
            size = self.number(7, 40)
        leaves = self.shape is Shape.LEAVERS
        is_deep = self.shape is Shape.DEEP
        is_tiered = leaves or is_deep or self.wanted(Shape.TIERS, 4)
        size = max(size, 4) if self.shape in {Shape.TIES, Shape.QUOTIENTS} else size
        size = max(size, 3 if is_tiered else 2) if self.shape is not Shape.ANY else size
        size = max(size, 5) if is_deep else size
        comes = leaves or self.wanted(Shape.COMERS, 2)
        is_ordered = self.chance(3)
        for place in range(size):
            unit = self.drawn_unit(place, moments if comes else (), is_tiered=is_tiered)
            order = self.number(1, size) if is_ordered else None
            self.add(unit.model_copy(update={"order": order}))

    def add(self, unit: Unit) -> None:
        self.units[unit.code] = unit

    def drawn_unit(self, place: int, moments: Sequence[Moment], *, is_tiered: bool) -> Unit:
        """A unit, where it may come and go mostly about when figures were taken."""
        parent = None
        if is_tiered and place:
            shallow = [code for code in self.units if self.depth(code) < 4]
            must = place == 1 and self.shape is Shape.TIERS
            if self.shape is Shape.DEEP and place in {1, 2}:
                must, shallow = True, [f"u{place - 1}"]
            parent = self.one_of(*([] if must else [None]), *shallow)
        dates = {}
        if moments and self.chance(4):
            dates["active_from"] = self.day_about(moments, FIRST + DAY)
        if moments and self.chance(3):
            first = dates.get("active_from", FIRST)
            dates["active_to"] = self.day_about(moments, first + DAY)
        is_own = is_tiered and self.chance(5 if self.shape is Shape.LEAVERS else 2)
        if self.shape is Shape.LEAVERS and moments and parent is None and self.chance(7):
            dates["active_to"] = self.day_about(moments, dates.get("active_from", FIRST) + DAY)
        return Unit(
            code=f"u{place}",
            name=f"Đơn vị {place}",
            parent=parent,
            tier=Tier.OWN if is_own else Tier.WHOLE,
            group=self.one_of(None, "g1", "g2"),
            **dates,
        )

    def depth(self, code: str) -> int:
        parent = self.units[code].parent
        return 1 if parent is None else 1 + self.depth(parent)

    def children(self, code: str | None) -> list[str]:
        return [unit.code for unit in self.units.values() if unit.parent == code]

    def children_at(self, code: str | None, at: datetime.date) -> list[str]:
        """Those below a unit on a day, of one that was made by a merger those of all."""
        merged = {one: change for change in self.changes for one in change.merge}
        found = []
        for unit in self.units.values():
            change = merged.get(unit.parent)
            parent = change.into[0] if change and change.on <= at else unit.parent
            if parent == code:
                found.append(unit.code)
        return found

    def make_change(self, moments: list[Moment], more: str = "") -> None:
        """A merger, a split or a new name, of units that come from nowhere; `more` ends the codes of a second one."""
        touched = {code for one in self.changes for code in (*one.predecessors, *one.into)}
        on = day(self.number(2, 180))
        if len(moments) > 1 and self.chance(7):
            on = self.one_of(*moments[:-1]).day + DAY
        lasting = [
            code
            for code, unit in self.units.items()
            if not (unit.active_to or code in touched) and (unit.active_from or FIRST) < on
        ]
        leaves = [code for code in lasting if not self.children(code)]
        if not leaves:
            return
        kind = self.one_of("rename", "split", "merge", "merge")
        if kind == "rename":
            self.changes.append(Change(on=on, rename=leaves[0], name="Tên mới"))
        elif kind == "merge":
            self.merge(self.side_by_side(lasting if self.chance(6) else leaves), on, more)
        else:
            parts = (f"s1{more}", f"s2{more}")
            for part in parts:
                self.add(self.successor(part, self.one_of(leaves[0], leaves[0], leaves[-1])))
            self.changes.append(Change(on=on, split=leaves[0], into=parts))

    def change_again(self, moments: list[Moment]) -> None:
        """What came of a change passes over once more: it merges with another unit, or is split."""
        made = [code for change in self.changes for code in change.into]
        if not made:
            return
        first, code = self.changes[0].on, self.one_of(*made)
        later = [one.day + DAY for one in moments[:-1] if one.day >= first]
        on = self.one_of(*later, first + self.number(1, 40) * DAY)
        touched = {one for change in self.changes for one in change.predecessors}
        others = [
            one
            for one, unit in self.units.items()
            if not (unit.active_to or unit.active_from or self.children(one))
            and touched.isdisjoint(self.line(one))
        ]
        merged = self.side_by_side([code, *(one for one in others if one != code)])
        if len(merged) > 1 and self.chance(7):
            self.merge(merged, on, "2")
        elif not self.children(code):
            for part in ("s12", "s22"):
                self.add(self.successor(part, code))
            self.changes.append(Change(on=on, split=code, into=("s12", "s22")))

    def side_by_side(self, codes: list[str]) -> list[str]:
        """Some of the units, none above another."""
        found: list[str] = []
        wanted = self.number(2, 3)
        for code in codes:
            if len(found) < wanted and not any(
                one in self.line(code) or code in self.line(one) for one in found
            ):
                found.append(code)
        return found

    def line(self, code: str) -> list[str]:
        """A unit and its superiors."""
        parent = self.units[code].parent
        return [code, *(self.line(parent) if parent else ())]

    def merge(self, merged: list[str], on: datetime.date, more: str = "") -> None:
        """Some units as one; now and then with others below it, old ones or one that joins."""
        if len(merged) < 2:
            return
        new, late = f"m{more}", f"n{more}"
        self.add(self.successor(new, merged[-1] if self.chance(3) else merged[0]))
        self.changes.append(Change(on=on, merge=tuple(merged), into=(new,)))
        if self.chance(2):
            order = self.units[new].order
            self.add(
                Unit(code=late, name=f"Đơn vị {late}", parent=new, active_from=on, order=order)
            )
        made = [code for change in self.changes for code in change.into]
        others = [
            code
            for code in self.units
            if code not in (new, late, *made, *merged, *self.line(new))
            and not self.units[code].parent
        ]
        if others and self.chance(2):
            code = self.one_of(*others)
            self.units[code] = self.units[code].model_copy(update={"parent": new})

    def successor(self, code: str, of: str) -> Unit:
        old = self.units[of]
        return Unit(
            code=code,
            name=f"Đơn vị {code}",
            parent=old.parent,
            group=old.group,
            order=old.order,
        )

    def is_active(self, code: str, at: datetime.date) -> bool:
        for change in self.changes:
            if (code in change.into and at < change.on) or (
                code in change.predecessors and change.on <= at
            ):
                return False
        return self.units[code].is_active(at)

    # Time

    def day_about(self, moments: Sequence[Moment], earliest: datetime.date) -> datetime.date:
        """A day from the earliest on: mostly that of a moment, or the one before or after it."""
        near = [one.day for one in moments if one.day > earliest]
        if not near or self.chance(4):
            return earliest + self.number(0, 149) * DAY
        return self.one_of(*near) + self.one_of(-1, 0, 1) * DAY

    def phases(self) -> list[Phase]:
        found: list[Phase] = []
        at = self.one_of(0, 0, 0, 5)
        has_drives = self.wanted(Shape.DRIVES, 3)
        is_phased = self.shape is Shape.PHASED
        for place in range(self.number(2 if is_phased else int(has_drives), 3)):
            gap = self.one_of(0, 0, 0, 7) if not is_phased else 0
            first = at + gap
            last = first + self.number(10, 60)
            counts = not self.chance(1)
            found.append(
                Phase(
                    code=f"p{place}",
                    name=f"giai đoạn {place}",
                    starts=None if first == at and self.chance(3) and place else day(first),
                    ends=day(last if counts else last + 1),
                    last_day_counts=counts,
                )
            )
            if has_drives and (self.chance(5) or not place):
                begins = first + self.number(0, 5)
                ends = max(begins, last - self.number(0, 5))
                found.append(
                    Phase(
                        code=f"d{place}",
                        name=f"cao điểm {place}",
                        starts=day(begins),
                        ends=day(ends),
                        within=f"p{place}",
                    )
                )
            at = last + 1
        return found

    def moments(self, phases: list[Phase]) -> list[Moment]:
        """When figures were taken: on eves and last days of phases, and on other days."""
        days = {day(self.number(0, LENGTH)) for _ in range(self.number(1, 3))}
        for phase in phases:
            if self.chance(9):
                days.add(phase.last)
            if phase.starts and phase.starts > FIRST and self.chance(9):
                days.add(phase.starts - DAY)
            if self.chance(4):
                days.add(phase.last - self.number(1, 8) * DAY)
        if self.chance(1):
            days.add(FIRST - DAY)
        if self.chance(1):
            days.add(day(LENGTH + self.number(1, 20)))
        moments = set()
        for one in sorted(days)[:8]:
            hour = datetime.time(self.one_of(8, 17)) if self.chance(2) else None
            moments.add(Moment(one, hour))
        return sorted(moments)

    def opened(self, phase: Phase, moments: list[Moment]) -> Phase:
        """The phase, opening now and then with a snapshot of another day."""
        before = [one for one in moments if phase.starts and one.day < phase.starts - DAY]
        if not before or not self.chance(3):
            return phase
        return phase.model_copy(update={"opens_as_of": before[-1]})

    # What is measured

    def indicators(self, bases: list[Base]) -> list[Indicator]:
        firsts = {Shape.STATE: "state", Shape.PERIOD: "period", Shape.RATE: "rate"}
        firsts |= {Shape.RATE_QUOTAS: "rate", Shape.DEEP: "period", Shape.PHASED: "cumulative"}
        first = firsts.get(self.shape)
        kinds = ["cumulative"] * 3 + ["state", "state", "period", "period", "rate", "undecided"]
        found = [self.indicator(0, first or self.one_of(*kinds[:-1]))]
        more = range(1, self.number(1, 3))
        found += [self.indicator(place, self.one_of(*kinds)) for place in more]
        counted = [one for one in found if not one.is_rate]
        if counted and (self.shape in {Shape.RATE, Shape.QUOTIENTS} or self.chance(3)):
            below = [base.code for base in bases] + [one.code for one in counted[1:]]
            if below:
                found.append(self.rate_of((counted[0].code, self.one_of(*below))))
            if below and self.shape is Shape.QUOTIENTS and len(counted) > 1:
                more = self.rate_of((counted[1].code, counted[0].code))
                found.append(more.model_copy(update={"code": "q2"}))
        return found

    def indicator(self, place: int, kind: str) -> Indicator:
        keys = {
            "cumulative": {"counted": self.one_of(None, Counted.CUMULATIVE)},
            "state": {"counted": Counted.STATE},
            "period": {"counted": Counted.PERIOD},
            "rate": {"measure": Measure.RATE},
            "undecided": {"cumulative": False},
        }[kind]
        carries = kind != "period" and (self.shape is Shape.PHASED or self.wanted(Shape.CARRIED, 2))
        return Indicator(
            code=f"i{place}",
            name=f"chỉ tiêu {place}",
            unit_of_measure="%" if kind == "rate" else "sáng kiến",
            better=Better.LOWER if self.chance(2) else Better.HIGHER,
            missing=Missing.CARRY_FORWARD if carries else Missing.LEAVE_OUT,
            **keys,
        )

    @staticmethod
    def rate_of(of: tuple[str, str]) -> Indicator:
        return Indicator(
            code="q",
            name="tỷ lệ",
            unit_of_measure="%",
            measure=Measure.RATE,
            of=of,
            may_exceed=True,
        )

    def bases(self) -> list[Base]:
        found = []
        for place in range(self.number(0, 2)):
            code = f"b{place}"
            whole = 0
            for unit in list(self.units.values()):
                if not self.chance(8) and not self.chance(8):
                    continue
                size = self.number(0, 50) if not self.children(unit.code) else 200
                if self.children(unit.code) and self.chance(5):
                    continue
                whole += size
                self.add(unit.model_copy(update={"bases": {**unit.bases, code: size}}))
            declared = whole + self.number(0, 9) if self.chance(2) else None
            found.append(Base(code=code, name=f"cơ sở {place}", total=declared))
        return found

    def targets(
        self, indicators: list[Indicator], phases: list[Phase], bases: list[Base]
    ) -> list[Target]:
        found: list[Target] = []
        rates = {one.code for one in indicators if one.is_rate}
        for place in range(self.number(0, 3)):
            indicator = self.one_of(*indicators)
            numbers = [one.code for one in found if one.indicator not in rates]
            keys = {
                "code": f"t{place}",
                "name": f"mục tiêu {place}",
                "indicator": indicator.code,
                "phase": self.one_of(None, *(phase.code for phase in phases)),
            }
            if indicator.is_rate:
                keys["rate"] = Fraction(self.number(0, 100), 100)
            elif bases and self.chance(4):
                on = day(self.number(0, LENGTH)) if self.chance(5) else None
                code = self.one_of(*bases).code
                keys["rate"] = Fraction(self.number(1, 100), 100)
                keys["of"] = Whole(base=code, on=on) if on else code
            elif numbers and self.chance(4):
                keys["rate"] = Fraction(self.number(1, 100), 100)
                keys["of"] = Whole(target=self.one_of(*numbers))
            else:
                keys["count"] = self.number(0, 60)
            found.append(Target(**keys))
        return found

    def quotas(self, indicators: list[Indicator], phases: list[Phase]) -> list[Quota]:
        found: list[Quota] = []
        of_rates = self.shape is Shape.RATE_QUOTAS
        counted = [one for one in indicators if of_rates or not one.is_rate]
        changed = any(change.into for change in self.changes)
        wanted = of_rates or self.wanted(Shape.QUOTAS, 7 if changed else 3)
        wanted = wanted or (self.shape is Shape.TIES and self.chance(6))
        if not self.units or not counted or not wanted:
            return []
        for _ in range(self.number(1, 2)):
            indicator = counted[0].code if of_rates else self.one_of(*counted).code
            phase = self.one_of(None, *(phase.code for phase in phases))
            if any((one.indicator, one.phase) == (indicator, phase) for one in found):
                continue
            found.append(self.quota(f"q{len(found)}", indicator, phase))
            first = found[-1].code
            if self.shape is Shape.QUOTAS or self.chance(4):
                how = self.one_of("adds_to", "adds_to", "replaces", "replaces", "neither")
                more = {} if how == "neither" else {how: first}
                found.append(self.quota(f"q{len(found)}", indicator, phase, **more))
                if how == "adds_to" and self.chance(3):
                    code = f"q{len(found)}"
                    replaced = self.one_of(first, found[-1].code)
                    found.append(self.quota(code, indicator, phase, replaces=replaced))
        return found

    def quota(self, code: str, indicator: str, phase: str | None, **more: str) -> Quota:
        everybody = self.chance(7)
        most = self.one_of(4, 20, 20, 900) if self.shape is not Shape.TIES else 2
        counts = {unit: self.number(0, most) for unit in self.units if everybody or self.chance(6)}
        for change in self.changes:
            if change.into:
                left_out = self.one_of((), change.predecessors, change.into)
                counts = {unit: count for unit, count in counts.items() if unit not in left_out}
        if not counts:
            counts = {next(iter(self.units)): 3}
        if self.shape is Shape.RATE_QUOTAS:
            counts = {unit: Fraction(min(count, most), most) for unit, count in counts.items()}
        return Quota(code=code, indicator=indicator, phase=phase, counts=counts, **more)

    # What was told

    def snapshot(
        self, place: int, moments: list[Moment], histories: dict[str, History]
    ) -> Snapshot:
        results = [
            result
            for place_of, history in enumerate(histories.values())
            if (not place_of and place == len(moments) - 1) or self.chance(9)
            if (result := history.result(place)) is not None
        ]
        if not results:
            code = next(iter(histories), None)
            results = [Result(indicator=code, total=0)]
        statuses = {}
        status = Status.VALID
        if self.wanted(Shape.STATUSES, 1):
            sorts = [Status.ESTIMATED, Status.RETURNED, Status.SUBMITTED]
            statuses = {unit: self.one_of(*sorts) for unit in self.units if self.chance(2)}
            status = self.one_of(Status.VALID, Status.VALID, Status.ESTIMATED, Status.RETURNED)
        since = None
        if self.chance(3) and self.shape is Shape.PERIOD and moments[place].day >= FIRST:
            since = self.since(place, moments)
        return Snapshot(
            as_of=moments[place],
            since=since,
            status=status,
            statuses=statuses,
            results=tuple(results),
        )

    def since(self, place: int, moments: list[Moment]) -> datetime.date:
        before = moments[place - 1].day + DAY if place else FIRST
        latest = max((moments[place].day - before).days, 0)
        if self.chance(1):
            return before - 3 * DAY
        return before + self.number(0, min(latest, 5)) * DAY


class History:
    """What the units did of one indicator, and how much of it each snapshot tells."""

    def __init__(self, maker: Maker, indicator: Indicator, moments: list[Moment]) -> None:
        self.maker = maker
        self.indicator = indicator
        self.moments = moments
        self.diligence = 10
        if maker.shape in {Shape.MISSING, Shape.CARRIED, Shape.PHASED} or maker.chance(5):
            self.diligence = maker.one_of(9, 8, 5)
        self.upper = maker.one_of("none", "none", "all", "some")
        self.totals = maker.one_of(
            *(["some", "all"] if maker.shape is Shape.TOTALS else ["none", "none", "some", "all"])
        )
        self.own_work = maker.chance(2)
        self.rest = 0
        self.slips = maker.chance(1)
        self.most = maker.one_of(2, 9, 9, 9, 400) if maker.shape is not Shape.TIES else 2
        self.sizes = self._sizes()
        self.did: list[dict[str, int]] = []
        for place in range(len(moments)):
            self.did.append(self._did(place))

    def _did(self, place: int) -> dict[str, int]:
        """What each unit did by itself up to a moment; of a state or a period, at it."""
        maker, at = self.maker, self.moments[place].day
        before = self.did[-1] if place and self.indicator.grows else {}
        now: dict[str, int] = {}
        for code, unit in maker.units.items():
            works = not maker.children(code) or unit.tier is Tier.OWN or self.own_work
            done = maker.number(0, self.most) if works and maker.is_active(code, at) else 0
            now[code] = done + before.get(code, 0)
        for change in maker.changes:
            if change.on <= at:
                had = sum(now.pop(one) for one in change.predecessors)
                for code, share in self._shares(change, had).items():
                    now[code] += share
        return now

    @staticmethod
    def _shares(change: Change, had: int) -> dict[str, int]:
        """What each new unit takes over of a count."""
        if len(change.into) != 2:
            return dict.fromkeys(change.into, had)
        first, second = change.into
        return {first: had - had // 2, second: had // 2}

    def opening(self, change: Change) -> dict[str, int]:
        """What each part of a split unit takes over."""
        earlier = [place for place, one in enumerate(self.moments) if one.day < change.on]
        had = self.did[earlier[-1]].get(change.split, 0) if earlier else 0
        return self._shares(change, had)

    def hand_over(self, snapshots: list[Snapshot], changes: list[Change]) -> None:
        """The opening counts of split units, recorded mostly."""
        for place, change in enumerate(changes):
            if not change.split or self.indicator.is_rate or not self.maker.chance(8):
                continue
            opening = {part: dict(of) for part, of in change.opening.items()}
            for part, count in self.opening(change).items():
                opening.setdefault(part, {})[self.indicator.code] = count
            changes[place] = change.model_copy(update={"opening": opening})

    def whole(self, code: str, place: int) -> int:
        children = self.maker.children_at(code, self.moments[place].day)
        below = sum(self.whole(child, place) for child in children)
        return self.did[place].get(code, 0) + below

    def result(self, place: int) -> Result | None:
        maker = self.maker
        counts: dict[str, int | Fraction] = {}
        for code in maker.units:
            at = self.moments[place].day
            if maker.is_active(code, at) and self._tells(code, at):
                counts[code] = self._told(code, place)
        if self.slips and counts and maker.chance(3):
            slipped = maker.one_of(*counts)
            counts[slipped] = counts[slipped] // 2 if not self.indicator.is_rate else Fraction(0)
        total = self._total(place)
        if total is None and not counts:
            return None
        precision = Precision.EXACT
        if total is not None and maker.chance(1):
            precision = maker.one_of(*Precision)
        result = Result(
            indicator=self.indicator.code, counts=counts, total=total, precision=precision
        )
        return self._included(result) if maker.shape is Shape.INCLUDES else result

    def _included(self, result: Result) -> Result:
        """The result with some counts that stand for whole campaigns."""
        maker = self.maker
        included = {}
        for unit, count in result.counts.items():
            of = self.sizes.get(unit)
            if of is None:
                continue
            known = maker.number(1, of) if maker.chance(5) else of
            is_carried = known > 1 and self.indicator.counts_as in {
                Counted.CUMULATIVE,
                Counted.STATE,
            }
            carried = ((self.moments[0], 1),) if is_carried and maker.chance(2) else ()
            included[unit] = (count, Included(known, of, carried=carried))
        if result.total is None and len(included) == len(result.counts):
            included = dict(list(included.items())[1:])
        return result.including(included)

    def _sizes(self) -> dict[str, int]:
        """How many units there are in those that stand for whole campaigns."""
        maker = self.maker
        if maker.shape is not Shape.INCLUDES or self.indicator.is_rate:
            return {}
        alone = [unit for unit in maker.units if not maker.children(unit)]
        return {unit: maker.number(1, 5) for unit in alone if maker.chance(5)}

    def _tells(self, code: str, at: datetime.date) -> bool:
        is_leaf = not self.maker.children_at(code, at) or self.maker.units[code].tier is Tier.OWN
        if not is_leaf and not self.indicator.is_rate:
            if self.upper == "none":
                return False
            if self.upper == "some":
                return self.maker.chance(5)
        return not self.maker.chance(10 - self.diligence)

    def _told(self, code: str, place: int) -> int | Fraction:
        if self.indicator.is_rate:
            return Fraction(self.maker.number(0, 20), 20)
        if self.maker.units[code].tier is Tier.OWN:
            return self.did[place].get(code, 0)
        return self.whole(code, place)

    def _total(self, place: int) -> int | Fraction | None:
        maker = self.maker
        has = {"none": False, "all": True}.get(self.totals)
        if has is None:
            has = maker.chance(5)
        if not maker.units and not self.indicator.is_rate:
            has = True
        if self.indicator.is_rate:
            return Fraction(maker.number(0, 20), 20) if has or not maker.units else None
        if maker.chance(3):
            self.rest += maker.number(0, 5)
        if not has:
            return None
        at = self.moments[place].day
        tops = sum(self.whole(code, place) for code in maker.children_at(None, at))
        return tops + self.rest
