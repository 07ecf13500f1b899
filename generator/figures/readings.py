"""What stood counted of one indicator at one snapshot, for every unit and for the whole.

A unit's own record is the whole of its subtree; without one its units below are added up. Who has not
reported is left out or stands with what was reported before, and both are kept count of. What lies
between two snapshots is left to `windows`.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace

from generator.figures.coverage import (
    Carried,
    Coverage,
    Divisors,
    Fallen,
    Lack,
    add_carried,
    each_once,
)
from generator.figures.figure import Figure, Operation, Quantity, Working, total
from generator.figures.passing_on import AsFigures
from generator.model.campaign import Campaign, Indicator, Missing
from generator.model.fields import Number
from generator.model.results import Included, Result, Snapshot, Status
from generator.model.roster import Roster, Succession, Units
from generator.wording import Moment
from generator.workspace import once, unchanging


@unchanging(frozen=True, slots=True)
class Reading:
    """A value (`None`: unknown) with how many of how many units it speaks for, and what limits it."""

    figure: Figure | None
    known: int
    of: int
    carried: Carried = ()
    estimated: bool = False
    periods: tuple[int, int] | None = None
    lack: Lack | None = None
    of_both_years: bool = False
    of_both_numbers: bool = False
    divisors: Divisors = ()
    fallen: Fallen = ()
    apart: int = 0
    """How many of the units that are not known were not there at one of two moments."""

    @property
    def is_complete(self) -> bool:
        return self.known == self.of

    def limited(self, as_of: Moment | None, opens_as_of: Moment | None) -> Figure | None:
        """The figure with what limits it."""
        told = self.carried or self.estimated or self.periods or as_of or opens_as_of
        if self.figure is None or (self.known == self.of and not (told or self.divisors)):
            return self.figure
        return self.figure.limited(self.coverage(as_of, opens_as_of))

    def coverage(self, as_of: Moment | None, opens_as_of: Moment | None) -> Coverage:
        """The same as a figure carries it."""
        return Coverage(
            known=self.known,
            of=self.of,
            as_of=as_of,
            carried=self.carried,
            estimated=self.estimated,
            opens_as_of=opens_as_of,
            periods=self.periods,
            of_both_years=self.of_both_years,
            of_both_numbers=self.of_both_numbers,
            divisors=self.divisors,
            fallen=self.fallen,
            apart=self.apart,
        )


NOTHING = Reading(None, 0, 1)


def summed(
    parts: Sequence[Reading],
    figure: Figure | None,
    *,
    told: Sequence[Reading] | None = None,
    lack: Lack | None = None,
) -> Reading:
    """Several readings as one, of this figure; what limits it is that of the parts `told`, of all for none."""
    limiting = parts if told is None else told
    return Reading(
        figure,
        sum(part.known for part in parts),
        sum(part.of for part in parts),
        add_carried(part.carried for part in limiting),
        any(part.estimated for part in limiting),
        lack=lack,
        divisors=each_once(part.divisors for part in limiting),
        fallen=each_once(part.fallen for part in parts),
        apart=sum(part.apart for part in parts),
    )


_NAMED = 1_000
"""Of more units than these the working of a sum keeps no terms: nobody reads them, and they take room."""


@unchanging(frozen=True, slots=True)
class Own:
    """What a unit itself recorded."""

    moment: Moment
    value: Number
    status: Status
    behind: Included | None = None

    def reading(self, of: Readings, carried: Carried = ()) -> Reading:
        """What it says: for itself alone, or for the campaign that it stands for."""
        estimated = self.status is Status.ESTIMATED
        if self.behind is None:
            figure = Figure(self.value, quantity=of.quantity, noun=of.noun)
            return Reading(figure, 1, 1, carried, estimated)
        behind = self.behind
        figure = Figure(self.value, behind.precision, quantity=of.quantity, noun=of.noun)
        older = add_carried((carried, behind.carried))
        return Reading(figure, behind.known, behind.of, older, estimated)


@unchanging(frozen=True, slots=True)
class Records:
    """What units recorded at one snapshot, by code: the counts as they are, each a record when asked."""

    snapshot: Snapshot
    counts: Mapping[str, Number]
    behind: Mapping[str, Included] = field(default_factory=dict)

    def __contains__(self, code: object) -> bool:
        return code in self.counts

    def get(self, code: str) -> Own | None:
        """The record of a unit."""
        value = self.counts.get(code)
        if value is None:
            return None
        snapshot = self.snapshot
        return Own(snapshot.as_of, value, snapshot.status_of(code), self.behind.get(code))

    @property
    def is_estimated(self) -> bool:
        """Whether the count of some unit is an estimate."""
        statuses = self.snapshot.statuses
        if self.snapshot.status is Status.ESTIMATED:
            return any(
                statuses.get(code, Status.ESTIMATED) is Status.ESTIMATED for code in self.counts
            )
        return any(
            status is Status.ESTIMATED and code in self.counts for code, status in statuses.items()
        )


@unchanging(frozen=True)
class Readings:
    """All that was recorded of one indicator up to a snapshot, by moment and by unit."""

    campaign: Campaign
    indicator: Indicator
    units: Units
    until: Snapshot | None
    is_part: bool = False
    """Whether `units` are fewer than those of whom totals were published, which then say nothing of them."""

    @once
    def noun(self) -> str:
        """What its counts count: sáng kiến, hộ."""
        return self.indicator.noun

    @once
    def quantity(self) -> Quantity:
        """What its counts are: rates for an indicator that measures a rate."""
        return Quantity.RATE if self.indicator.is_rate else Quantity.COUNT

    @once
    def snapshots(self) -> tuple[Snapshot, ...]:
        """Snapshots up to the one in hand that say something of this indicator, oldest first."""
        if self.until is None:
            return ()
        last = self.until.as_of
        known = (one for one in self.campaign.snapshots if one.as_of <= last and self.result(one))
        return tuple(sorted(known, key=lambda snapshot: snapshot.as_of))

    def result(self, snapshot: Snapshot | None) -> Result | None:
        """What a snapshot says of this indicator."""
        found = self.campaign.result_of(snapshot, self.indicator.code)
        if found is None or snapshot is None or self.units.campaign is self.campaign:
            return found
        if snapshot.as_of not in self._of_concerned:
            self._of_concerned[snapshot.as_of] = self._told_of_concerned(found)
        return self._of_concerned[snapshot.as_of]

    @once
    def _of_concerned(self) -> dict[Moment, Result | None]:
        return {}

    def _told_of_concerned(self, found: Result) -> Result | None:
        """What a result says of those whom the indicator concerns; `None` where that is nothing."""
        known = self.units.by_code
        counts = {code: count for code, count in found.counts.items() if code in known}
        total = None if self.is_part else found.total
        if not counts and total is None:
            return None
        return found.model_copy(update={"counts": counts, "total": total})

    @once
    def periods(self) -> tuple[tuple[Snapshot, datetime.date], ...]:
        """Each snapshot with the first day of its period: as recorded, else the day after the one before."""
        found: list[tuple[Snapshot, datetime.date]] = []
        after = self.campaign.starts
        for snapshot in self.snapshots:
            found.append((snapshot, snapshot.since or after))
            after = snapshot.as_of.of_day + datetime.timedelta(days=1)
        return tuple(found)

    def before(self, snapshot: Snapshot) -> Snapshot | None:
        """The snapshot of this indicator before another one, of the campaign's own where it has some."""
        earlier = [known for known in self.snapshots if known.as_of < snapshot.as_of]
        own = [known for known in earlier if not known.is_of_others]
        found = own or earlier
        return found[-1] if found else None

    def at(self, snapshot: Snapshot) -> Stand:
        """What stood counted at a snapshot."""
        moment = snapshot.as_of
        if moment not in self._stands:
            roster = self.units.on(moment.of_day, with_left=self.indicator.grows)
            self._stands[moment] = Stand(self, snapshot, roster)
        return self._stands[moment]

    @once
    def _stands(self) -> dict[Moment, Stand]:
        return {}

    def own(self, snapshot: Snapshot) -> Records:
        """The records that count: of active units, not sent back."""
        result = self.result(snapshot)
        if result is None:
            return Records(snapshot, {})
        counts, day = result.counts, snapshot.as_of.of_day
        sent_back = Status.RETURNED in {snapshot.status, *snapshot.statuses.values()}
        known = self.units.by_code
        if not self.units.is_steady or sent_back or not counts.keys() <= known.keys():
            counts = {
                code: value
                for code, value in counts.items()
                if code in known
                and snapshot.status_of(code) is not Status.RETURNED
                and self.units.is_active(code, day)
            }
        return Records(snapshot, counts, result.included)

    @once
    def _history(self) -> Mapping[str, Sequence[Own]]:
        found: dict[str, list[Own]] = {}
        for snapshot in self.snapshots:
            records = self.own(snapshot)
            for code in records.counts:
                if own := records.get(code):
                    found.setdefault(code, []).append(own)
        return found

    def last_own(self, code: str, until: Moment) -> Own | None:
        """The last record of a unit up to a moment."""
        known = self._history.get(code, ())
        place = bisect_right(known, until, key=lambda own: own.moment)
        return known[place - 1] if place else None

    @once
    def _below(self) -> Mapping[str, Sequence[Moment]]:
        """The moments at which something was recorded below each unit, oldest first."""
        found: dict[str, set[Moment]] = {}
        for code, known in self._history.items():
            above = set(self.units.superiors(code))
            for up in above.union(*(self.units.heirs_of(one) for one in above)):
                found.setdefault(up, set()).update(own.moment for own in known)
        return {code: sorted(moments) for code, moments in found.items()}

    def newest_below(self, code: str, until: Moment) -> Moment | None:
        """When something was last recorded below a unit, by a moment."""
        known = self._below.get(code, ())
        place = bisect_right(known, until)
        return known[place - 1] if place else None

    def was_reported_below(self, code: str, until: Moment) -> bool:
        """Whether anything was ever recorded below a unit by a moment."""
        return self.newest_below(code, until) is not None

    def carries(self, code: str) -> bool:
        """Whether a unit that has not reported stands with what it reported last."""
        if self.is_by_period:
            return False
        return self.indicator.missing is Missing.CARRY_FORWARD or code in self.units.included

    @once
    def is_by_period(self) -> bool:
        """Whether each snapshot gives what came in since the one before."""
        return not (self.indicator.grows or self.indicator.is_level)

    @once
    def is_state(self) -> bool:
        """Whether each snapshot gives what there is at its moment."""
        return self.indicator.is_state


@unchanging(frozen=True, eq=False)
class Stand:
    """What stood counted at one snapshot: of the whole (`None`) and of each unit that is there."""

    readings: Readings
    snapshot: Snapshot
    roster: Roster
    _known: dict[str | None, Reading] = field(default_factory=dict)

    def of(self, code: str | None) -> Reading:
        """The reading of a unit, of the whole for `None`."""
        if code not in self._known:
            self._known[code] = self._whole() if code is None else self._of_unit(code)
        return self._known[code]

    @once
    def own(self) -> Records:
        return self.readings.own(self.snapshot)

    @property
    def moment(self) -> Moment:
        return self.snapshot.as_of

    def of_units(self, codes: Iterable[str]) -> Reading:
        """Several units together."""
        return self._sum([self.of(code) for code in codes])

    def own_part(self, code: str) -> Reading:
        """What a unit that stands beside those below it counts itself."""
        has_left = self.readings.units.has_left(code, self.moment.of_day)
        own = self._newest_own(code) if has_left else self.own.get(code)
        return own.reading(self.readings) if own else self._carried(code) or NOTHING

    def leaves(self, code: str | None) -> dict[str, tuple[int, int]]:
        """The units whose records make up a reading: from how many each has a record, of how many.

        A published total covers all of them.
        """
        reading = self.of(code)
        below = self.roster.below(code)
        if code is not None and (not below or self._speaks_for_all(code)):
            return {code: (reading.known, reading.of)} if reading.of else {}
        found = {one: known for each in below for one, known in self.leaves(each).items()}
        if code is not None and self._is_beside(code):
            found[code] = (int(code in self.own or self._carried(code) is not None), 1)
        if code is None and reading.is_complete:
            return {one: (of, of) for one, (_, of) in found.items()}
        return found

    def missing(self) -> set[str]:
        """The units that are missing from the whole."""
        return {code for code, (known, of) in self.leaves(None).items() if known < of}

    def _speaks_for_all(self, code: str) -> bool:
        """Whether a unit with others below it stands with what it recorded itself, or as one unit."""
        if self.readings.units.has_left(code, self.moment.of_day):
            return False
        if self._is_beside(code):
            return self.is_one(code)
        if code in self.own or not self.readings.was_reported_below(code, self.moment):
            return True
        return not self._reported_now(code) and self._carried(code) is not None

    def is_one(self, code: str) -> bool:
        """Whether a unit counts as one, whatever stands below it: nothing was recorded there."""
        if self._is_beside(code) and self.own_part(code).figure is not None:
            return False
        return not self.readings.was_reported_below(code, self.moment)

    def _is_added(self, code: str) -> bool:
        """Whether a unit without a record of its own is the sum of those below it."""
        return bool(self.roster.below(code)) and self.readings.was_reported_below(code, self.moment)

    def _whole(self) -> Reading:
        result = self.readings.result(self.snapshot)
        below = (
            self._plain_sum if self.is_plain else self._sum(list(map(self.of, self.roster.tops)))
        )
        if result is None or result.total is None or self.snapshot.status is Status.RETURNED:
            return below
        figure = Figure(
            result.total, result.precision, quantity=self.readings.quantity, noun=self.readings.noun
        )
        estimated = self.snapshot.status is Status.ESTIMATED
        return Reading(figure, below.of, below.of, estimated=estimated)

    @once
    def is_plain(self) -> bool:
        """Whether units only count what they recorded, each for itself."""
        units = self.readings.units
        carried = self.readings.indicator.missing is Missing.CARRY_FORWARD or units.included
        return units.is_flat and units.is_steady and not carried and not self.own.behind

    @property
    def _plain_sum(self) -> Reading:
        """All units added up, without a reading of each; the working names each of a few."""
        counts = self.own.counts
        if self.readings.indicator.is_rate or len(counts) <= _NAMED:
            return self._sum(list(map(self.of, self.roster.tops)))
        value = sum(counts.values(), start=0)
        whole = Figure(value, working=Working(Operation.SUM), noun=self.readings.noun)
        tops = len(self.roster.tops)
        return Reading(whole, len(counts), tops, estimated=self.own.is_estimated)

    def _of_unit(self, code: str) -> Reading:
        return self._alone(code) if self.is_plain else self._unit(code)

    def _unit(self, code: str) -> Reading:
        if not self.readings.units.is_steady and self.readings.units.has_left(
            code, self.moment.of_day
        ):
            return self._left(code)
        below = self.roster.below(code)
        own = self.own.get(code)
        if own and not self._is_beside(code):
            return own.reading(self.readings)
        if self._is_beside(code) and not self.is_one(code):
            return self._sum([self.own_part(code), *map(self.of, below)])
        if not (below and self._reported_now(code)) and (carried := self._carried(code)):
            return carried
        if not self._is_added(code):
            return NOTHING
        return self._sum([self.of(one) for one in below])

    def _alone(self, code: str) -> Reading:
        """What a unit recorded that counts for itself alone."""
        figure = self._recorded.get(code)
        if figure is None:
            return NOTHING
        return Reading(figure, 1, 1, (), self.snapshot.status_of(code) is Status.ESTIMATED)

    @once
    def _recorded(self) -> AsFigures:
        """What units recorded."""
        return AsFigures(self.own.counts, self.readings.quantity, self.readings.noun)

    @property
    def unlimited(self) -> AsFigures | None:
        """What units recorded, where each counts for itself alone and nothing limits it."""
        return self._recorded if self.is_plain and not self.own.is_estimated else None

    def _is_beside(self, code: str) -> bool:
        is_rate = self.readings.indicator.is_rate
        return bool(self.roster.parents) and not is_rate and self.roster.stands_beside(code)

    def _left(self, code: str) -> Reading:
        """A unit that left stands with what it last had and is missing nowhere."""
        own = self._newest_own(code)
        below = [self.of(one) for one in self.roster.below(code)]
        mine = own.reading(self.readings) if own else None
        if mine is None or self._is_beside(code):
            mine = self._sum([*([mine] if mine else []), *below])
        return Reading(mine.figure, 0, 0, mine.carried, mine.estimated)

    def _newest_own(self, code: str) -> Own | None:
        """The last record of a unit, unless something newer was recorded below it."""
        own = self.readings.last_own(code, self.moment)
        if own is None or self._is_beside(code) or code in self.roster.alone:
            return own
        below = self.readings.newest_below(code, self.moment)
        return None if below is not None and below > own.moment else own

    def _reported_now(self, code: str) -> bool:
        return any(one in self.own or self._reported_now(one) for one in self.roster.below(code))

    def _carried(self, code: str) -> Reading | None:
        if not self.readings.carries(code):
            return None
        if own := self._newest_own(code):
            return own.reading(self.readings, ((own.moment, 1),))
        if self.readings.last_own(code, self.moment):
            return None
        succession = self.readings.units.successions.get(code)
        return self._inherited(code, succession) if succession else None

    def _inherited(self, code: str, succession: Succession) -> Reading | None:
        """What a unit begins with, carried until it reports itself."""
        eve = [one for one in self.readings.snapshots if one.as_of.of_day < succession.on]
        if not eve:
            return None
        newer = self.readings.newest_below(code, self.moment)
        if newer is not None and newer.of_day >= succession.on:
            return None
        then = self.readings.at(eve[-1])
        older = [then.of(one) for one in then.older_below(code)]
        begins = then.before_change(code)
        begins = self._sum([begins, *older]) if older else begins
        if begins.figure is None:
            return None
        carried = begins.carried or ((eve[-1].as_of, 1),)
        known_of = (1, 1) if begins.is_complete else (begins.known, begins.of)
        return Reading(begins.figure, *known_of, carried, begins.estimated)

    def older_below(self, code: str) -> list[str]:
        """The topmost units there that stand below a later one; not what merged into it, nor what is below that once it joins."""
        units = self.readings.units
        if units.is_flat:
            return []
        forms = (code, *units.merged_into(code))
        below = self._later_below
        here = dict.fromkeys(one for form in forms for one in below.get(form, ()))
        day = self.moment.of_day
        to_join = (up for up in forms[1:] if up not in units.successions)
        told = {one for up in to_join if not units.joined_by(up, day) for one in below.get(up, ())}
        return [
            one
            for one in here
            if one not in told
            and here.keys().isdisjoint(self.roster.above(one))
            and all(code not in units.heirs_of(up) for up in (one, *self.roster.above(one)))
        ]

    @once
    def _later_below(self) -> Mapping[str, Sequence[str]]:
        """The units that are there, in their order, by each one that the record puts above them."""
        found: dict[str, list[str]] = {}
        for one in self.roster.units:
            for up in self.readings.units.superiors_on(one, self.moment.of_day):
                found.setdefault(up, []).append(one)
        return found

    def before_change(self, code: str) -> Reading:
        """A unit that is not there yet, on the ground of what it will be made of."""
        units = self.readings.units
        succession = units.successions.get(code)
        if succession is None or succession.on <= self.moment.of_day:
            return self._there_or_to_join(code)
        if not succession.is_split:
            return self._sum(list(map(self.before_change, succession.predecessors)))
        if self.readings.is_by_period:
            return replace(NOTHING, of=0)
        opening = succession.change.opening.get(code, {}).get(self.readings.indicator.code)
        eve = [one for one in self.readings.snapshots if one.as_of.of_day < succession.on]
        if opening is None or eve[-1] is not self.snapshot:
            return NOTHING
        return Reading(
            Figure(opening, quantity=self.readings.quantity, noun=self.readings.noun), 1, 1
        )

    def _there_or_to_join(self, code: str) -> Reading:
        if code in self.roster.units:
            return self.of(code)
        joined = self.readings.units.joined_by(code, self.moment.of_day)
        return NOTHING if joined else self.before_joining(code)

    def before_joining(self, code: str) -> Reading:
        """What a unit had before it was there: nothing, but what those had counted that stand below it since.

        A stock was somewhere else then, and is not known; in a period before it nothing is expected of it.
        """
        if self.readings.is_by_period:
            return replace(NOTHING, of=0)
        older = list(map(self.of, self.older_below(code)))
        is_lost = any(one.figure is None and one.of for one in older)
        if is_lost or self.readings.indicator.is_rate or (self.readings.is_state and not older):
            return NOTHING
        found = self._sum(older)
        return self.zero if found.figure is None else found

    @property
    def zero(self) -> Reading:
        """What a unit had that was not there yet."""
        return Reading(Figure(0, quantity=self.readings.quantity, noun=self.readings.noun), 1, 1)

    def _sum(self, parts: Sequence[Reading]) -> Reading:
        """Parts added up; nobody adds rates, and of nothing known nothing is known."""
        known = [part.figure for part in parts if part.figure is not None]
        is_rate = self.readings.indicator.is_rate
        return summed(parts, None if is_rate or not known else total(known))
