"""What a window yields of what is recorded: the whole campaign, a phase, a drive, or what lies between two snapshots.

A cumulative count yields the difference of its two ends, unit by unit where not both are complete; what
came in by period is added up; a stock and a rate are what they are at the end. Where an end is not
recorded nothing is guessed: what is unknown is told with what would make it known.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from itertools import pairwise

from generator.figures.coverage import Lack, LackKind, unknown, wrong
from generator.figures.figure import Figure, Operation, added, difference, total
from generator.figures.passing_on import AsFigures
from generator.figures.readings import NOTHING, Reading, Readings, Stand, summed
from generator.figures.windows import Period, Sources, Window, Yield
from generator.model.campaign import Tier
from generator.model.results import Status
from generator.model.roster import Roster, Units
from generator.problems import say
from generator.wording import Moment, short_date
from generator.workspace import once, unchanging

_DAY = datetime.timedelta(days=1)
_Readings = dict[str | None, Reading]


@unchanging(frozen=True, eq=False)
class Counting(Yield):
    """What a window yields of an indicator that is recorded."""

    readings: Readings
    window: Window
    _counts: _Readings = field(default_factory=dict)
    _changes: _Readings = field(default_factory=dict)
    _growths: _Readings = field(default_factory=dict)
    _befores: _Readings = field(default_factory=dict)

    @once
    def _end(self) -> Stand | None:
        inside = [one for one in self.readings.snapshots if self.window.holds(one.as_of.of_day)]
        return self.readings.at(inside[-1]) if inside else None

    @property
    def end(self) -> Moment | None:
        return self._end.moment if self._end else None

    @property
    def alone(self) -> frozenset[str]:
        return frozenset(self._end.roster.alone) if self._end else frozenset()

    def end_by(self, moment: Moment) -> Moment | None:
        moments = (one.as_of for one in self.readings.snapshots)
        return max((one for one in moments if one <= moment), default=None)

    @once
    def _before(self) -> Stand | None:
        found = self.readings.before(self._end.snapshot) if self._end else None
        return self.readings.at(found) if found else None

    @property
    def before_end(self) -> Moment | None:
        return self._before.moment if self._before else None

    @once
    def _opening(self) -> Stand | None:
        """The snapshot that the record names, else the last one of the eve."""
        asked, known = self.window.opens_as_of, self.readings.snapshots
        meant = self._meant_by(asked) if asked else set()
        named = [one for one in known if one.as_of in meant]
        eve = [one for one in known if one.as_of.of_day == self.window.eve]
        found = named or eve
        return self.readings.at(found[-1]) if found else None

    def _meant_by(self, asked: Moment) -> set[Moment]:
        """The moments that a name means: of its day, where there are any, whatever they speak of."""
        taken = [one.as_of for one in self.readings.campaign.snapshots]
        by_day = asked.at is None
        of_day = {
            one
            for one in taken
            if one.instant == asked.instant or (by_day and one.of_day == asked.day)
        }
        return of_day or {one for one in taken if one.is_meant_by(asked)}

    @property
    def opening(self) -> Moment | None:
        return self._opening.moment if self._opening else None

    @property
    def is_level(self) -> bool:
        return self.readings.indicator.is_level

    @property
    def opens_as_of(self) -> Moment | None:
        return None if self._is_as_it_stands else self.opened_as_of

    @property
    def opened_as_of(self) -> Moment | None:
        if self.window.opens_as_of is None or self.readings.is_by_period or self._opening is None:
            return None
        opening = self._opening.moment
        return opening if opening.of_day != self.window.eve else None

    @property
    def unopened(self) -> datetime.date | None:
        is_told = self._lack or self.readings.is_by_period or self._is_as_it_stands
        is_there = is_told or self._end is None or self._opening is not None
        return None if is_there else self.window.eve

    def stood(self, code: str | None) -> Reading:
        return self.count(code) if self._end is None else self._at_end(self._end, code)

    def own_part(self, code: str) -> Reading:
        end, opening = self._end, self._opening
        if self._lack or end is None:
            return NOTHING
        if self.readings.is_by_period:
            there = [one for one in self._periods if code in one.roster.units]
            parts = [one.own_part(code) for one in there]
            return summed(parts, added(part.figure for part in parts))
        if self._is_as_it_stands:
            return end.own_part(code)
        return self._own_part(opening, end, code) if opening else NOTHING

    def count(self, code: str | None) -> Reading:
        if code is not None and code not in self.readings.units.by_code:
            return replace(NOTHING, lack=self._not_reported(code))
        if self._is_as_it_stands and self._end is not None and code is not None:
            return self._at_end(self._end, code)
        return _remembered(self._counts, code, self._count_of)

    def change(self, code: str | None) -> Reading:
        return _remembered(self._changes, code, self._change_of)

    def growth(self, code: str | None) -> Reading:
        return _remembered(self._growths, code, self._growth_of)

    def before(self, code: str | None) -> Reading:
        return _remembered(self._befores, code, self._before_of)

    @once
    def unlimited(self) -> AsFigures | None:
        return self._end.unlimited if self._end and self._is_as_it_stands else None

    @once
    def _is_as_it_stands(self) -> bool:
        """Whether the result is what stood counted at the end, with nothing to take off or to add."""
        stock = not self.readings.is_by_period and not self._lack
        return stock and (not self.readings.indicator.grows or self.window.opens_with_campaign)

    def _count_of(self, code: str | None) -> Reading:
        lack = self._lack
        if lack:
            return replace(NOTHING, lack=lack)
        if self.readings.is_by_period:
            return self._added_up(code, self._periods)
        end = self._end
        if end is None:
            return replace(NOTHING, lack=self._nothing_counted)
        if self._is_as_it_stands:
            return self._at_end(end, code)
        opening = self._opening
        if opening is None:
            return replace(NOTHING, lack=self._no_opening)
        return self._between(opening, end, code, self.window.first)

    def _at_end(self, end: Stand, code: str | None) -> Reading:
        if code is not None and code not in end.roster.units:
            return replace(NOTHING, lack=self._not_reported(code))
        found = end.of(code)
        if found.figure is None and not found.lack:
            return replace(found, lack=self._not_reported(code))
        return found

    def _change_of(self, code: str | None) -> Reading:
        if self.readings.is_by_period or self.readings.indicator.grows:
            return self.count(code)
        if self._end is None:
            return replace(NOTHING, lack=self._nothing_counted)
        if self._opening is None:
            return replace(NOTHING, lack=self._no_opening)
        return self._between(self._opening, self._end, code, self.window.first)

    def _growth_of(self, code: str | None) -> Reading:
        lack = self._lack
        if self.readings.indicator.counts_as is None:
            lack = _undecided(self.readings.indicator.name)
        if lack or self._end is None:
            return replace(NOTHING, lack=lack or self._nothing_counted)
        if self.readings.is_by_period:
            last = [one for one in self._periods if one.snapshot is self._end.snapshot]
            return self._added_up(code, last)
        if self._before is None:
            return replace(NOTHING, lack=self._no_earlier)
        return self._grown(self._before, self._end, code)

    def _before_of(self, code: str | None) -> Reading:
        if self._lack or self._end is None or self._before is None:
            return replace(NOTHING, lack=self._lack or self._no_earlier)
        if self.readings.is_by_period:
            return self._added_up(code, self._earlier_periods)
        return self._stood_at(self._before, self._end, code)

    def stood_at(self, moment: Moment, code: str | None) -> Reading:
        if self._lack or self._end is None:
            return replace(NOTHING, lack=self._lack or self._nothing_counted)
        if self.readings.is_by_period:
            return self._added_up(code, [one for one in self._periods if one.moment <= moment])
        known = [one for one in self.readings.snapshots if one.as_of <= moment]
        if not known:
            return replace(NOTHING, lack=self._no_earlier)
        return self._stood_at(self.readings.at(known[-1]), self._end, code)

    @property
    def opens_later(self) -> bool:
        return self.readings.indicator.grows and not self._is_as_it_stands

    def _stood_at(self, earlier: Stand, end: Stand, code: str | None) -> Reading:
        """What a node of the end had earlier, of a window that opens later what of it."""
        if not self.opens_later:
            return self._before_end(earlier, end, code)
        opening = self._opening
        if opening is None or earlier.moment < opening.moment:
            return replace(NOTHING, lack=self._no_earlier if opening else self._no_opening)
        if code is not None and code in end.roster.alone:
            return self._own_part(opening, earlier, code)
        return self._yielded_by(opening, earlier, code)

    def _yielded_by(self, opening: Stand, earlier: Stand, code: str | None) -> Reading:
        """What the window had yielded by an earlier moment, for a node of a later one."""
        units, day = self.readings.units, earlier.moment.of_day
        if code is None or code in earlier.roster.units:
            return self._between(opening, earlier, code, self.window.first)
        made = units.successions.get(code)
        parts: Sequence[str] = ()
        if made and day < made.on:
            if made.is_split:
                return NOTHING
            parts = made.predecessors
        elif units.joined_by(code, day):
            return NOTHING
        parts = [*parts, *earlier.older_below(code)]
        found = together([self._yielded_by(opening, earlier, one) for one in parts])
        return found if found.of or found.lack else Reading(earlier.zero.figure, 1, 1)

    def base_since(self, moment: Moment, code: str | None) -> Figure | None:
        known = [one for one in self.readings.snapshots if one.as_of.instant == moment.instant]
        if not (known and self.opens_later) or self._end is None:
            return None
        earlier = self.readings.at(known[0])
        return self._base_at(earlier, self._end, code, self._grown(earlier, self._end, code))

    def _grown(self, earlier: Stand, end: Stand, code: str | None) -> Reading:
        """By how much a node grew from one snapshot to another."""
        first = min(earlier.moment.of_day + _DAY, end.moment.of_day)
        found = self._between(earlier, end, code, first)
        return replace(found, fallen=tuple(self._fallen(earlier, end, code)))

    def _fallen(self, earlier: Stand, end: Stand, code: str | None) -> Iterator[tuple[str, Moment]]:
        """The lowest units whose counts were put right to less than they were, and than which; these did not grow by a known number."""
        if not self._has_fallen(earlier, end, code):
            return
        below = end.roster.below(code)
        if code is not None and (code in end.own.counts or not below):
            yield self._named(code), earlier.moment
            return
        for one in below:
            yield from self._fallen(earlier, end, one)

    def _base_at(
        self, earlier: Stand, end: Stand, code: str | None, grown: Reading
    ) -> Figure | None:
        """What all who make `grown` had of the window; nothing where that is not known of each."""
        if grown.figure is None:
            return None
        stood = self._stood_at(earlier, end, code)
        below = end.roster.below(code)
        is_own = grown.figure.working.operation is Operation.DIFFERENCE or not below
        if is_own and stood.is_complete:
            return stood.figure
        found = {one: self._grown(earlier, end, one) for one in below}
        grew = {one: reading for one, reading in found.items() if reading.figure is not None}
        bases = [
            base
            for one, reading in grew.items()
            if (base := self._base_at(earlier, end, one, reading)) is not None or reading.of
        ]
        bases += self._own_bases_at(earlier, end, code)
        lacks = None in bases or (grown.is_complete and len(grew) < len(below))
        return None if lacks else added(bases)

    def _own_bases_at(self, earlier: Stand, end: Stand, code: str | None) -> list[Figure | None]:
        """What a unit that stands beside those below it had of the window itself, where it is known to have grown."""
        if code is None or self._opening is None or not self._is_beside(end, code):
            return []
        grown = self._own_part(earlier, end, code).figure
        return [] if grown is None else [self._own_part(self._opening, earlier, code).figure]

    def _before_end(self, opening: Stand, end: Stand, code: str | None) -> Reading:
        """What a node of the end had earlier: of who stands alone since, what it had itself."""
        is_alone = code is not None and code in end.roster.alone
        return opening.own_part(code) if is_alone and code else _opened(opening, code)

    def opened(self, code: str | None) -> Reading:
        if self._end is None or self._opening is None:
            return replace(NOTHING, lack=self._no_opening if self._end else self._nothing_counted)
        return self._before_end(self._opening, self._end, code)

    def since(self, moment: Moment, code: str | None) -> Reading:
        if self._lack or self._end is None:
            return self.growth(code)
        if self.readings.is_by_period:
            return self._added_up(code, [one for one in self._periods if one.moment > moment])
        known = next(
            (one for one in self.readings.snapshots if one.as_of.instant == moment.instant), None
        )
        if known is None:
            return replace(NOTHING, lack=self._no_earlier)
        return self._grown(self.readings.at(known), self._end, code)

    def _between(
        self, opening: Stand, end: Stand, code: str | None, first: datetime.date
    ) -> Reading:
        """The difference of two moments: of the totals where both are complete, else unit by unit.

        Of the units those belong to it that took part on some day from `first` on.
        """
        if code is not None and self._is_gone(code, first, end):
            had = end.of(code)
            last = had if had.figure is not None else end.zero
            return replace(self._subtracted(last, last, 0), known=0, of=0)
        if code is not None and code in end.roster.alone:
            own = self._own_part(opening, end, code)
            lack = own.lack or self._not_both(opening.moment, end.moment, None, code)
            return own if own.figure is not None else replace(NOTHING, lack=lack)
        now = end.of(code) if code is None or code in end.roster.units else NOTHING
        then = _opened(opening, code)
        below = end.roster.below(code)
        if code is not None and (end.is_one(code) or self._are_gone(below, first, end, code)):
            below = ()
        gone = self._gone_since(opening, end, code)
        are_same = not (gone or self._come_since(opening, end, code))
        if (
            are_same
            and is_known(now)
            and is_known(then)
            and not self._is_crossed(opening, end, code)
        ):
            if self._has_fallen(opening, end, code):
                return self._without_fallen(opening, end, code, first)
            found = self._subtracted(now, then, self._belongs(code, first, end))
            return self._own_fault(opening, end, code) or self._checked(found, code)
        if not below:
            is_one = code is not None and end.is_one(code)
            gone_of = [] if is_one else self._gone_at(opening, end, code)
            come = code is not None and self._has_come(code, opening, end)
            return replace(
                NOTHING,
                of=self._belongs_as_one(code, first, end) + len(gone_of),
                apart=int(come) + len(gone_of),
                lack=self._not_both(opening.moment, end.moment, now, code),
            )
        return self._by_unit(opening, end, code, first)

    def _has_fallen(self, opening: Stand, end: Stand, code: str | None) -> bool:
        """Whether a count that was put right since is less than what it, or one that it is added up of, had at the opening."""
        if not (self.readings.indicator.grows and self._was_corrected(opening, end)):
            return False
        now = end.of(code) if code is None or code in end.roster.units else NOTHING
        then = _opened(opening, code)
        if (
            now.figure is not None
            and then.figure is not None
            and now.figure.value < then.figure.value
        ):
            return True
        is_recorded = code is not None and code in end.own.counts
        return not is_recorded and any(
            self._has_fallen(opening, end, one) for one in end.roster.below(code)
        )

    def _was_corrected(self, opening: Stand, end: Stand) -> bool:
        return any(opening.moment < one <= end.moment for one in self._corrections)

    @once
    def _corrections(self) -> tuple[Moment, ...]:
        """The moments whose counts put earlier ones right."""
        told = ((one.as_of, self.readings.result(one)) for one in self.readings.snapshots)
        return tuple(moment for moment, result in told if result and result.corrected)

    def _without_fallen(
        self, opening: Stand, end: Stand, code: str | None, first: datetime.date
    ) -> Reading:
        """What those yield whose counts have not fallen; of the others it is not known what they had at the opening."""
        below = end.roster.below(code)
        is_recorded = code is not None and code in end.own.counts
        unit = self._named(code) if code else self.readings.indicator.name
        lack = Lack(
            LackKind.CORRECTED,
            say(
                "số lũy kế của «{name}» đã đính chính, thấp hơn số tính đến {moment}",
                name=unit,
                moment=opening.moment.said,
            ),
            say("sửa cả số của lần chốt ấy cho đúng; hoặc chỉ nêu kết quả lũy kế"),
            since=opening.moment,
        )
        if is_recorded or not below:
            return replace(NOTHING, of=self._belongs_as_one(code, first, end), lack=lack)
        found = self._by_unit(opening, end, code, first)
        is_fault = found.lack is not None and found.lack.is_error
        return found if found.figure is not None or is_fault else replace(found, lack=lack)

    def _gone_since(self, opening: Stand, end: Stand, code: str | None) -> list[str]:
        """The topmost units below one that had a stock and left between two moments, nobody in their place."""
        units = self.readings.units
        if not self.readings.is_state or units.is_steady:
            return []
        then, last = opening.moment.of_day, end.moment.of_day
        left = [
            one
            for one in opening.roster.units
            if all(
                each not in units.last_days and units.has_left(each, last)
                for each in (one, *_subtree(opening.roster, one))
            )
        ]
        return [
            one
            for one in left
            if (code is None or code in units.superiors_on(one, then))
            and set(left).isdisjoint(opening.roster.above(one))
        ]

    def _gone_at(self, opening: Stand, end: Stand, code: str | None) -> list[str]:
        """Those of them that no other superior who stayed stood between."""
        return [
            one
            for one in self._gone_since(opening, end, None)
            if code
            == next((up for up in opening.roster.above(one) if up in end.roster.units), None)
        ]

    def _come_since(self, opening: Stand, end: Stand, code: str | None) -> list[str]:
        """The units below one that joined between two moments, for nobody else and below nobody who merged since."""
        units = self.readings.units
        if not self.readings.is_state or units.is_steady:
            return []
        return [
            one
            for one in end.roster.units
            if self._has_come(one, opening, end) and (code is None or code in end.roster.above(one))
        ]

    def _has_come(self, code: str, opening: Stand, end: Stand) -> bool:
        """Whether a unit with a stock joined between two moments, for nobody else and below nobody who merged since."""
        units, then = self.readings.units, opening.moment.of_day
        is_new = code not in units.successions and not units.joined_by(code, then)
        return (
            self.readings.is_state
            and is_new
            and not any(
                up in units.successions and not units.joined_by(up, then)
                for up in end.roster.above(code)
            )
        )

    def _is_gone(self, code: str, first: datetime.date, end: Stand) -> bool:
        """Whether a unit of the end left before a day, and all below it; not who passed over to others after the end."""
        there = (code, *_subtree(end.roster, code))
        has_left, passed_over = self.readings.units.has_left, self.readings.units.last_days
        there_on = min(first, end.moment.of_day)
        return code in end.roster.units and all(
            has_left(one, there_on if one in passed_over else first) for one in there
        )

    def _are_gone(self, below: Sequence[str], first: datetime.date, end: Stand, code: str) -> bool:
        """Whether nobody of those below a unit that counts nothing beside them was there since a day."""
        is_alone = not self._is_beside(end, code)
        return is_alone and all(self._is_gone(one, first, end) for one in below)

    def _by_unit(
        self, opening: Stand, end: Stand, code: str | None, first: datetime.date
    ) -> Reading:
        parts = [self._between(opening, end, one, first) for one in end.roster.below(code)]
        if code is not None and self._is_beside(end, code) and self._belongs(code, first, end):
            parts.append(self._own_part(opening, end, code))
        parts += [replace(NOTHING, apart=1) for _ in self._gone_at(opening, end, code)]
        found = together(parts)
        if found.figure is None and found.lack is None:
            return replace(found, lack=self._not_both(opening.moment, end.moment, None, code))
        if self.readings.indicator.is_rate:
            return replace(found, figure=None, lack=self._not_reported(code))
        return found

    def _is_beside(self, end: Stand, code: str) -> bool:
        return not self.readings.indicator.is_rate and end.roster.stands_beside(code)

    def _own_fault(self, opening: Stand, end: Stand, code: str | None) -> Reading | None:
        """The own part of a unit that stands beside those below it, where it contradicts itself."""
        if code is None or not self._is_beside(end, code):
            return None
        own = self._own_part(opening, end, code)
        return own if own.lack else None

    def _own_part(self, opening: Stand, end: Stand, code: str) -> Reading:
        """What a unit that stands beside those below it yields itself."""
        joined = self.readings.units.joined_by(code, opening.moment.of_day)
        first = opening.own_part(code) if joined else opening.zero
        found = self._subtracted(end.own_part(code), first, 1)
        return self._checked(found, code)

    def _checked(self, found: Reading, code: str | None) -> Reading:
        """A cumulative count never falls: where it does the records contradict themselves."""
        grows = self.readings.indicator.grows
        return _not_negative(found, self.readings, code) if grows else found

    def _subtracted(self, now: Reading, then: Reading, belongs: int) -> Reading:
        if now.figure is None or then.figure is None:
            return NOTHING
        of = now.of or belongs
        if not of:
            return Reading(difference(now.figure, then.figure), 0, 0)
        return Reading(
            difference(now.figure, then.figure),
            of,
            of,
            now.carried or then.carried,
            now.estimated or then.estimated,
        )

    def _belongs(self, code: str | None, first: datetime.date, end: Stand) -> int:
        """1 for a unit that took part on some day of the time, else 0; the whole always does."""
        active = code is None or self.readings.units.was_active(code, first, end.moment.of_day)
        return int(active)

    def _belongs_as_one(self, code: str | None, first: datetime.date, end: Stand) -> int:
        """The same of a unit with all below it, which goes on as one while any of them does."""
        below = _subtree(end.roster, code) if code is not None else ()
        return int(any(self._belongs(one, first, end) for one in (code, *below)))

    def _is_crossed(self, opening: Stand, end: Stand, code: str | None) -> bool:
        """Whether units passed over the border of a unit between the two moments."""
        units = self.readings.units
        if code is None or not units.successions or units.is_flat:
            return False
        made = units.successions.get(code)
        first, last = opening.moment.of_day, end.moment.of_day
        if made and made.is_split and first < made.on <= last:
            first = made.on
        roster = units.on(first, with_left=self.readings.indicator.grows)
        told = _told_by_openings(units, code)
        over = [one for one in units.ended_between(first, last) if one in roster.units]
        ground = {code, *units.merged_into(code)}
        after = {code, *_subtree(end.roster, code)}
        return any(
            (image in after)
            is ground.isdisjoint((one, *roster.above(one), *units.superiors_on(one, first)))
            for one in over
            if one not in told
            for image in units.became(one, last)
        )

    @once
    def _periods(self) -> list[Stand]:
        """The periods that lie in the window."""
        return [
            self.readings.at(one)
            for one, starts in self.readings.periods
            if self.window.first <= starts
            and self.window.first <= one.as_of.of_day
            and (self.window.is_whole or one.as_of.of_day <= self.window.last)
        ]

    @property
    def _earlier_periods(self) -> list[Stand]:
        last = self._end.snapshot if self._end else None
        return [one for one in self._periods if one.snapshot is not last]

    @property
    def is_by_period(self) -> bool:
        return self.readings.is_by_period

    def reported_in(self, code: str | None, until: Moment | None) -> Sources:
        if not self.is_by_period or self._lack:
            return {}
        found: dict[Period, frozenset[str] | None] = {}
        for days, one, reading in self._told_of(code):
            if reading.figure is not None and not (until and one.moment > until):
                told = self._leaves_then(code, one).items()
                who = frozenset(f"{unit} {known}/{of}" for unit, (known, of) in told if known)
                found[days] = None if is_known(reading) else who
        return found

    def missed(self, code: str | None) -> tuple[Period, ...]:
        if not self.is_by_period or self._lack:
            return ()
        told = self._told_of(code)
        return tuple(
            days for days, one, reading in told if not is_known(_own_in(one, code, reading))
        )

    def _told_of(self, code: str | None) -> Iterator[tuple[Period, Stand, Reading]]:
        """Each period that a unit was to report, with what is known of it."""
        starts = {one.as_of: first for one, first in self.readings.periods}
        for one in self._periods:
            if self._is_expected(code, one):
                reading = one.before_change(code) if code else one.of(None)
                yield (starts[one.moment], one.moment.of_day), one, reading

    def added_by_period(self, codes: Sequence[str], *, before: bool = False) -> Reading:
        """What came in of several units, added up period by period, each with who stood below whom then.

        `before`: up to the snapshot before the end.
        """
        if self._lack or self._end is None:
            return self.count(None)
        periods = self._earlier_periods if before else self._periods
        return self._each_once([(one, self._apart_in(one, codes)) for one in periods])

    def _apart_in(self, period: Stand, codes: Sequence[str]) -> list[str]:
        """Whose counts in a period hold those of all of some units; of one made since, who it was made of."""
        there = {unit for code in codes for unit in self._there_in(period, code)}
        holding = {unit for unit in there if period.of(unit).figure is not None}
        return [
            one
            for one in period.roster.units
            if one in there and holding.isdisjoint(period.roster.above(one))
        ]

    def _there_in(self, period: Stand, code: str) -> list[str]:
        if code in period.roster.units:
            return [code]
        if not self._is_expected(code, period):
            return []
        made = self.readings.units.successions[code]
        return [unit for one in made.predecessors for unit in self._there_in(period, one)]

    def _added_up(self, code: str | None, periods: Sequence[Stand]) -> Reading:
        if not periods:
            return replace(NOTHING, lack=self._nothing_counted)
        if code is not None and self.readings.indicator.counts_as is None:
            periods = [one for one in periods if code in one.roster.units]
            if not periods:
                return replace(NOTHING, lack=self._not_reported(code))
        parts = [one.before_change(code) if code else one.of(None) for one in periods]
        expected = [
            part for part, one in zip(parts, periods, strict=True) if self._is_expected(code, one)
        ]
        known = [part.figure for part in expected if part.figure is not None]
        if not known:
            return replace(NOTHING, of=min(1, len(expected)), lack=self._not_reported(code))
        all_complete = all(is_known(part) for part in expected)
        known_of = self._reported(code, periods)
        told = sum(is_known(part) for part in expected)
        is_silent = code is None and any(one.figure is None and not one.of for one in expected)
        is_part = code is not None and not all_complete and len(expected) > 1
        return Reading(
            known[0] if len(known) == 1 else total(known),
            *known_of,
            estimated=any(part.estimated for part in expected),
            periods=(told, len(expected)) if is_part or is_silent else None,
        )

    def _is_expected(self, code: str | None, period: Stand) -> bool:
        if code is None or code in period.roster.units:
            return True
        succession = self.readings.units.successions.get(code)
        if succession is None or succession.is_split or period.moment.of_day >= succession.on:
            return False
        return any(self._is_expected(one, period) for one in succession.predecessors)

    def _reported(self, code: str | None, periods: Sequence[Stand]) -> tuple[int, int]:
        """Units that reported every period, of all that belong to some; who merged is one unit."""
        leaves = [self._leaves([code], one) for one in periods if self._is_expected(code, one)]
        return self._through(leaves)

    def _through(self, periods: Sequence[Mapping[str, tuple[int, int]]]) -> tuple[int, int]:
        """From how many of how many units there are records in all periods that they belong to."""
        found: dict[str, tuple[int, int]] = {}
        for leaves in periods:
            for unit, known in leaves.items():
                found[unit] = _of_both(found.get(unit), known)
        found = self._lowest(found)
        return sum(known for known, _ in found.values()), sum(of for _, of in found.values())

    def _lowest(self, found: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
        """Who reported in some periods for units that report in others: those count, each by itself."""
        if self.readings.units.is_flat:
            return found
        above = {code: set(self.readings.units.superiors(code)) & found.keys() for code in found}
        beside = {code for code in found if self.readings.units.by_code[code].tier is Tier.OWN}
        superiors = set[str]().union(*above.values()) - beside
        return {
            code: (
                0 if any(found[up][0] < found[up][1] for up in above[code] - beside) else known,
                of,
            )
            for code, (known, of) in found.items()
            if code not in superiors
        }

    def _leaves(self, codes: Sequence[str | None], period: Stand) -> dict[str, tuple[int, int]]:
        """Who of some units reported a period, on the ground of the units of the end."""
        units, leaves = self.readings.units, dict[str, tuple[int, int]]()
        for code in codes:
            leaves |= self._leaves_then(code, period)
        if not units.successions or self._end is None:
            return leaves
        found: dict[str, tuple[int, int]] = {}
        for one, (known, of) in leaves.items():
            now = units.successor_of(one, self._end.moment.of_day)
            if now in found:
                whole = known == of and found[now][0] == found[now][1]
                found[now] = (int(whole), 1)
            else:
                found[now] = (known, of)
        return found

    def _leaves_then(self, code: str | None, period: Stand) -> dict[str, tuple[int, int]]:
        """The same, of the units that there were."""
        if code is None or code in period.roster.units:
            return period.leaves(code)
        made = self.readings.units.successions.get(code)
        before = made.predecessors if made and not made.is_split else ()
        parts = [self._leaves_then(one, period) for one in before]
        return {one: known for part in parts for one, known in part.items()}

    @once
    def units_together(self) -> Reading:
        """What the units add up to, whatever was published."""
        if self._lack or self._end is None:
            return self.count(None)
        if self.readings.is_by_period:
            return self._units_of_periods
        if self._is_as_it_stands:
            return self._end.of_units(self._end.roster.tops)
        return together([self.count(code) for code in self._end.roster.tops])

    @property
    def _units_of_periods(self) -> Reading:
        return self._each_once([(one, one.roster.tops) for one in self._periods])

    def _each_once(self, asked: Sequence[tuple[Stand, Sequence[str]]]) -> Reading:
        """The sum over some units of each period, none of them below another."""
        sums = [one.of_units(codes) for one, codes in asked]
        known, of = self._through([self._leaves(codes, one) for one, codes in asked])
        figure = added(one.figure for one in sums)
        return Reading(figure, known, of, estimated=any(one.estimated for one in sums))

    @property
    def is_published(self) -> bool:
        if self._end is None:
            return False
        moments = self._periods if self.readings.is_by_period else [self._end]
        return any(_has_total(one) for one in moments)

    @once
    def _lack(self) -> Lack | None:
        """What makes every figure of the window a contradiction, or a guess."""
        if self.readings.indicator.counts_as is None and len(self.readings.snapshots) > 1:
            return _undecided(self.readings.indicator.name)
        return self._period_fault if self.readings.is_by_period else None

    @property
    def _period_fault(self) -> Lack | None:
        periods = self.readings.periods
        for (one, _), (other, starts) in pairwise(periods):
            if starts <= one.as_of.of_day:
                return wrong(
                    say(
                        "kỳ số liệu {other} bắt đầu ngày {day}, khi kỳ {one} chưa hết",
                        other=other.as_of.said,
                        one=one.as_of.said,
                        day=short_date(starts),
                    ),
                    say("sửa «from» hoặc «as_of» để các kỳ không chồng nhau"),
                )
        window = self.window
        for one, starts in periods:
            day = one.as_of.of_day
            begins_before = starts < window.first <= day
            ends_after = not window.is_whole and starts <= window.last < day
            if begins_before or ends_after:
                return wrong(
                    say(
                        "kỳ số liệu {starts} - {ends} vắt qua ranh giới của {window}",
                        starts=short_date(starts),
                        ends=short_date(day),
                        window=window.name or say("chiến dịch"),
                    ),
                    say("ghi riêng số liệu trước và sau ranh giới, mỗi kỳ một lần chốt"),
                )
        return None

    @once
    def _nothing_counted(self) -> Lack:
        name = self.readings.indicator.name
        if self.window.is_whole:
            return unknown(
                say("chưa có số liệu chốt nào của «{name}»", name=name),
                say("nhập kết quả vào thư mục results/"),
            )
        return unknown(
            say(
                "chưa có số liệu chốt của «{name}» trong {window}",
                name=name,
                window=self.window.name,
            ),
            say("nhập số liệu chốt của một ngày trong thời gian này"),
        )

    @once
    def _no_opening(self) -> Lack:
        eve = short_date(self.window.eve)
        return unknown(
            say(
                "không có số liệu chốt ngày {eve}, nên không biết {window} bắt đầu từ số nào",
                eve=eve,
                window=self.window.name or say("chiến dịch"),
            ),
            say(
                "nhập số liệu chốt ngày {eve}, hoặc ghi ở giai đoạn «opens_as_of:» một lần chốt khác",
                eve=eve,
            ),
        )

    @once
    def _no_earlier(self) -> Lack:
        return unknown(
            say("chưa có lần chốt số liệu nào trước đó"), say("nhập số liệu của lần chốt trước")
        )

    def _not_reported(self, code: str | None) -> Lack:
        if code is None:
            fact = say("chưa đơn vị nào báo cáo «{name}»", name=self.readings.indicator.name)
            return unknown(fact, say("nhập số của các đơn vị hoặc tổng đã công bố"))
        fact = say("«{unit}» chưa báo cáo", unit=self._named(code))
        return unknown(fact, say("nhập số của đơn vị, hoặc ghi «missing: carry_forward» ở chỉ số"))

    def _not_both(
        self, opening: Moment, end: Moment, now: Reading | None, code: str | None
    ) -> Lack:
        unit = self._named(code) if code else say("các đơn vị")
        moment = end if now is not None and now.figure is None else opening
        fact = say("«{unit}» không có số liệu chốt {moment}", unit=unit, moment=moment.said)
        return unknown(fact, say("nhập số của lần chốt ấy"))

    def _named(self, code: str) -> str:
        unit = self.readings.units.by_code.get(code)
        return unit.label if unit else code


def _remembered(
    known: _Readings, code: str | None, find: Callable[[str | None], Reading]
) -> Reading:
    if code not in known:
        known[code] = find(code)
    return known[code]


def _own_in(period: Stand, code: str | None, reading: Reading) -> Reading:
    """What a unit itself is to report of a period: its own part alone where it stands beside those below it."""
    is_there = code is not None and code in period.roster.units
    beside = is_there and period.roster.stands_beside(code or "")
    return period.own_part(code) if beside and code else reading


def _opened(opening: Stand, code: str | None) -> Reading:
    """What a node of the end had at an earlier moment: nothing before it was there."""
    if code is None:
        return opening.of(None)
    units = opening.readings.units
    day = opening.moment.of_day
    succession = units.successions.get(code)
    if succession and day < succession.on:
        before = opening.before_change(code)
        if opening.readings.indicator.is_rate:
            return before
        besides = [opening.of(one) for one in opening.older_below(code)]
        return together([before, *besides]) if besides else before
    if units.joined_by(code, day):
        return opening.of(code) if code in opening.roster.units else NOTHING
    return opening.before_joining(code)


def grown_from(growth: Figure) -> Figure | None:
    """What those had before that grew, read from the working; `None` where nothing was taken off."""
    working = growth.working
    if working.operation is Operation.DIFFERENCE:
        return working.operands[1]
    if working.operation is not Operation.SUM or not working.operands:
        return None
    parts = [grown_from(part) for part in working.operands]
    return None if any(part is None for part in parts) else added(parts)


def is_known(reading: Reading) -> bool:
    """Whether all that belongs to it is there: every unit, and every period, also one of which only a total was sent."""
    return reading.figure is not None and reading.is_complete and reading.periods is None


def together(parts: Sequence[Reading]) -> Reading:
    """What several nodes yield, those of which it is known; an error of one is an error of all."""
    fault = next((part.lack for part in parts if part.lack and part.lack.is_error), None)
    known = [part for part in parts if part.figure is not None]
    figures = [part.figure for part in known if part.figure is not None]
    nobody = not any(part.of for part in known)
    figure = total(figures) if figures and fault is None and not nobody else None
    return summed(parts, figure, told=known, lack=fault)


def _not_negative(found: Reading, readings: Readings, code: str | None) -> Reading:
    """A cumulative count never falls: where it does the records contradict themselves."""
    if found.figure is None or found.figure.value >= 0:
        return found
    name = readings.units.by_code[code].label if code else readings.indicator.name
    lack = wrong(
        say("số lũy kế của «{name}» giảm so với số đầu kỳ", name=name),
        say("kiểm tra hai lần chốt; nếu là số hiện có tại thời điểm, ghi «counted: state»"),
    )
    return replace(found, figure=None, lack=lack)


def _of_both(one: tuple[int, int] | None, other: tuple[int, int]) -> tuple[int, int]:
    """From how many of a unit's own there are records in both periods, of the most there were."""
    if one is None:
        return other
    if not (one[0] and other[0]):
        return 0, max(one[1], other[1])
    of = max(one[1], other[1])
    return of - max(one[1] - one[0], other[1] - other[0]), of


def _has_total(stand: Stand) -> bool:
    result = stand.readings.result(stand.snapshot)
    sent_back = stand.snapshot.status is Status.RETURNED
    return result is not None and result.total is not None and not sent_back


def _subtree(roster: Roster, code: str) -> Iterable[str]:
    waiting = list(roster.below(code))
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(roster.below(one))


def _told_by_openings(units: Units, code: str) -> set[str]:
    """The units of which a unit is or was a part: what it took over of them is recorded."""
    made = (units.successions.get(one) for one in (code, *units.forerunners(code)))
    split = [one.predecessors[0] for one in made if one and one.is_split]
    return {*split, *(gone for one in split for gone in units.forerunners(one))}


def _undecided(name: str) -> Lack:
    return wrong(
        say(
            "«{name}»: «cumulative: không» chưa nói số liệu là của từng kỳ hay tại thời điểm",
            name=name,
        ),
        say("ghi «counted: period» (phát sinh trong kỳ) hoặc «counted: state» (hiện có)"),
    )
