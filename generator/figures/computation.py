"""One indicator's way from counts, quotas and targets to tallies, whole and phase by phase."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace
from typing import Any

from generator.figures.comparing import Against, Then
from generator.figures.counting import Counting
from generator.figures.figure import Figure, added
from generator.figures.given import Bases, Given, Quotas
from generator.figures.goals import Goals
from generator.figures.progress import Span, TargetProgress
from generator.figures.quotients import Fixed, Quotient
from generator.figures.readings import Readings
from generator.figures.tally import IndicatorTally, Tally
from generator.figures.windows import Window, Yield
from generator.model.campaign import Campaign, Indicator, Phase, Target, Unit
from generator.model.coded import Lazily, by_code
from generator.model.results import Snapshot
from generator.model.roster import Roster, Units
from generator.wording import Moment
from generator.workspace import once, unchanging


@unchanging(frozen=True, eq=False)
class Computation:
    """The tallies of one indicator as of a day; `of` gives the computation of another indicator."""

    campaign: Campaign
    units: Units
    indicator: Indicator
    snapshot: Snapshot | None
    as_of: datetime.date
    goals: Goals
    of: Callable[[str], Computation]
    then: Callable[[Computation, Phase | None], Then | None]
    rows_on: datetime.date | None = None
    ground: Units | None = None
    """The units whose figures are asked for, where they are fewer than those that the indicator concerns."""
    _made: dict[str | None, Yield] = field(default_factory=dict)

    @once
    def concerned(self) -> Units:
        """The units that the indicator concerns: what others have is no figure of it."""
        return self.ground or self.units.concerned_by(self.indicator)

    @once
    def exempt(self) -> frozenset[str]:
        """The others, which have rows all the same."""
        if self.concerned is self.units:
            return frozenset()
        return frozenset(self.units.by_code.keys() - self.concerned.by_code.keys())

    @once
    def readings(self) -> Readings:
        """What was recorded up to the snapshot."""
        is_part = self.ground is not None
        return Readings(
            self.campaign, self.indicator, self.concerned, self.snapshot, is_part=is_part
        )

    @once
    def quotas(self) -> Quotas:
        """What units were given of this indicator."""
        return Quotas(self.concerned, self.indicator)

    @once
    def _quotas_held(self) -> Quotas:
        """The same as counts are held against them."""
        return replace(self.quotas, held=True)

    def _quotas_beside(self, yields: Yield) -> Quotas:
        """What units were given, beside what a window yields: what is only given, or not counted yet, is that of all."""
        is_held = self.rows_on is None and yields.end is not None
        return self._quotas_held if is_held else self.quotas

    @once
    def tally(self) -> IndicatorTally:
        result = self.campaign.result_of(self.snapshot, self.indicator.code)
        return IndicatorTally(
            **self._parts(None),
            name=self.campaign.short_name,
            standing=result.standing if result else None,
            breakdowns_known=result.breakdowns if result else (),
            phases=self._phases,
            find_given=self._beside,
            find_asked=lambda given: self._given(given, self.tally.day),
        )

    def table(self, code: str, phase: str | None) -> Given | None:
        """What one table of quotas gives by itself, beside what is counted in its phase; `None` for no such table."""
        known = next((one for one in self.campaign.phases if one.code == phase), None)
        yields = self.yields(known)
        quotas = replace(self._quotas_beside(yields), until=self._rows_day(yields))
        return quotas.table(code, self.as_of)

    def _beside(self, phase: str) -> Given:
        """The quotas of a phase as they are on the day of the rows of the whole, of whom its count is."""
        part = self._phases[phase]
        quotas = replace(self._quotas_beside(part.yields), until=part.day)
        return quotas.given(phase, self.tally.day)

    def _parts(self, phase: Phase | None) -> dict[str, Any]:
        """What the tallies of the whole and of a phase have in common."""
        yields = self.yields(phase)
        day = self._rows_day(yields)
        given = self._quotas_beside(yields).given(phase.code if phase else None, day)
        roster = self._roster(yields, day, given)
        counted = self._counted(roster)
        return {
            "indicator": self.indicator,
            "span": self._span(phase),
            "campaign": self.campaign,
            "members": self.units,
            "yields": yields,
            "roster": roster,
            "counted": counted,
            "given": given,
            "other_units": self._other_units(given, yields, day),
            "to_come": self._to_come(roster, self._last_day(yields), day),
            "come_and_gone": self._come_and_gone(roster, self._last_day(yields), day),
            "exempt": self.exempt,
            "sizes": lambda code: self._sizes(code, day),
            "is_sized": lambda code: self._sized_on(code, day) is not None,
            "find_targets": lambda tally: self._targets(phase, tally),
            "find_goals": lambda: self._goals_of(phase),
            "find_next": lambda: self._next(phase),
            "day": day,
            "older": self._older(yields),
            "against": self._against(phase, yields, counted),
        }

    @once
    def _phases(self) -> Mapping[str, Tally]:
        """Each phase by code, in the order of the record, reckoned when it is asked for."""
        phases = by_code(self.campaign.phases)
        return Lazily(
            phases, lambda code: Tally(**self._parts(phases[code]), name=phases[code].name)
        )

    def _next(self, phase: Phase | None) -> Tally | None:
        """The phase that comes next; none after the whole and a drive."""
        if phase is None or phase.within:
            return None
        later = [one for one in self._main_phases if one.ends > phase.ends]
        return self._phases[later[0].code] if later else None

    @property
    def _main_phases(self) -> list[Phase]:
        """Phases in the order of time, without drives."""
        main = [phase for phase in self.campaign.phases if phase.within is None]
        return sorted(main, key=lambda phase: phase.ends)

    def yields(self, phase: Phase | None) -> Yield:
        """What the whole or a phase yields."""
        code = phase.code if phase else None
        if code not in self._made:
            window = self.window(phase)
            self._made[code] = self._yields(window, lambda one: one.yields(phase))
        return self._made[code]

    def _yields(self, window: Window, yielded: Callable[[Computation], Yield]) -> Yield:
        """What a window yields; of a quotient what is `yielded` by both of its numbers in it."""
        if self.indicator.of is None:
            return Counting(self.readings, window)
        count, base = self.indicator.of
        upper = yielded(self._of_the_same_units(count))
        day = upper.end.of_day if upper.end else self.as_of
        names = {known.code: known.name for known in self.campaign.bases}
        divisor = names.get(base) or self.of(base).indicator.name
        lower = (
            Fixed(window, lambda on, code: self._base_then(base, on, code), day, names[base])
            if base in names
            else yielded(self._of_the_same_units(base))
        )
        grows = self.of(count).indicator.grows
        roster = self.concerned.on(day, with_left=grows)
        units = self.concerned
        return Quotient(window, upper, lower, roster, units, self.indicator.name, divisor)

    def _of_the_same_units(self, code: str) -> Computation:
        """The computation of a number of a quotient, of the units that the quotient concerns."""
        found = self.of(code)
        if found.concerned is self.concerned:
            return found
        return replace(found, ground=self.concerned, _made={})

    def _sizes(self, code: str, day: datetime.date) -> dict[str, Figure]:
        """The bases of a unit, none of one that does not take part."""
        on = self._sized_on(code, day)
        return {} if on is None else self.goals.bases.of_unit(code, on)

    def _sized_on(self, code: str, day: datetime.date) -> datetime.date | None:
        """Of which day the bases of a unit are: of one that has a row of a day and passed over since, of that day.

        `None` of one that has left or is yet to come: the whole has nothing of it.
        """
        if self.units.is_steady:
            return self.as_of
        until = self._rows_until
        on = day if code in self.units.ended_by(until) else until
        return on if self.units.is_active(code, on) else None

    def _base_on(self, base: str, day: datetime.date, code: str | None) -> Figure | None:
        """The size of a base on a day, of none for a unit that left."""
        units = self.concerned
        if code is not None and not (code in units.by_code and units.is_active(code, day)):
            return None
        sizes = self.goals.bases if units is self.units else self._sizes_concerned
        return sizes.of(base, day, code)

    def _base_then(self, base: str, day: datetime.date, code: str | None) -> Figure | None:
        """The same of a unit of a later day: of one that merged since, of those that it was made of."""
        made = self.concerned.successions.get(code or "")
        if made is None or day >= made.on or made.is_split:
            return self._base_on(base, day, code)
        parts = [self._base_then(base, day, one) for one in made.predecessors]
        return None if None in parts else added(parts)

    @once
    def _sizes_concerned(self) -> Bases:
        return Bases(self.concerned)

    def window(self, phase: Phase | None) -> Window:
        """The days of the whole or of a phase, and where its count opens."""
        first = self._starts(phase)
        opens = first <= self.campaign.starts and not self.indicator.is_rate
        if phase is None:
            return Window(first, self.campaign.last, opens and not self.indicator.is_state)
        return Window(
            first,
            phase.last,
            opens_with_campaign=opens and not self.indicator.is_state,
            opens_as_of=phase.opens_as_of,
            name=phase.name,
        )

    def _roster(self, yields: Yield, day: datetime.date, given: Given) -> Roster:
        """Whose rows there are: who took part on some day up to the end, who joined since, who has a quota.

        Where units passed over since the end it is the old ones that have rows. What a unit did by period
        before it was split is nobody else's, so it keeps its row. A quota is in the total also where its
        unit has left or is yet to come: so is its row.
        """
        if self.units.is_steady:
            return self.units.on(self.as_of)
        at_end = self.units.on(day, with_left=self.indicator.grows)
        known, passed_over = at_end.units, self.units.ended_by(day)
        if self.exempt:
            concerned = self.concerned.on(day, with_left=self.indicator.grows)
            known = {**known, **concerned.units}
        if self.readings.is_by_period:
            known, passed_over = self.units.by_code, passed_over & self.units.heirs.keys()
        there = {
            code: unit
            for code, unit in known.items()
            if self.units.was_active(code, min(yields.window.first, day), day)
            and code not in passed_over
            and (self.units.is_active(code, day) or self._has_count(yields, code))
        }
        joined = {
            code: unit
            for code, unit in self.units.on(self._last_day(yields)).units.items()
            if code not in self.units.successions and not self.units.joined_by(code, day)
        }
        listed = there | joined | self._given(given, day)
        order = (code for code in self.units.by_code if code in listed)
        alone = self.units.outlived(day) if self.indicator.grows else frozenset()
        return Roster.of(self.units, {code: listed[code] for code in order}, given.heralded, alone)

    def _has_count(self, yields: Yield, code: str) -> bool:
        return code not in self.exempt and yields.count(code).figure is not None

    def _counted(self, roster: Roster) -> Roster:
        """The rows as they stand in counts: who will merge stands where it is until then, wherever its quota is."""
        if not roster.parents or not self.units.successions:
            return roster
        return Roster.of(self.units, roster.units, alone=roster.alone)

    def _given(self, given: Given, day: datetime.date) -> dict[str, Unit]:
        """The units with a quota that is in the total, whether they take part by now or not.

        One of 0 is there for those below it that have more, and where less is better. Of rates there is no total, and a unit that left
        has no more to reach.
        """
        tree = given.roster
        if tree is None:
            return {}
        asked = {code for code in tree.units if self._is_asked(code, given, day)}
        above = {up for code in asked for up in tree.above(code)} if tree.parents else set()
        return {
            code: unit
            for code, unit in tree.units.items()
            if (code in asked or (code in above and code in given.units))
            and not (self.indicator.is_rate and self.units.has_left(code, day))
        }

    def _other_units(self, given: Given, yields: Yield, day: datetime.date) -> frozenset[str]:
        """Of what there is at a moment: who was given something as of a later day, and was not counted, or the other way round."""
        if not self.indicator.is_state or self.rows_on is None or yields.end is None:
            return frozenset()
        counted, units = yields.end.of_day, self.units
        since = units.gone_by(day) - units.gone_by(counted)
        there = units.yet_to_join(counted) & (given.roster.units.keys() if given.roster else set())
        asked = (code for code in since | there if self._is_asked(code, given, counted))
        return frozenset(asked)

    def _is_asked(self, code: str, given: Given, day: datetime.date) -> bool:
        """Whether it was given something: where less is better also 0, of who takes part or will."""
        quota = given.units.get(code)
        is_least = self.indicator.falls_well and not self.units.has_left(code, day)
        return quota is not None and (quota.value != 0 or is_least)

    def _to_come(self, roster: Roster, last: datetime.date, day: datetime.date) -> frozenset[str]:
        """The units with a row that do not take part yet: by the last day, or by that of the rows where old ones stand for them.

        Who is counted after the last day takes part by then.
        """
        if self.units.is_steady:
            return frozenset()
        news, last = self.units.successions, max(last, day)
        return frozenset(
            code
            for code in roster.units
            if not self.units.joined_by(code, day if code in news else last)
        )

    def _come_and_gone(
        self, roster: Roster, last: datetime.date, day: datetime.date
    ) -> frozenset[str]:
        """The units with a row that joined after its day and left by the last one."""
        units = self.units
        if units.is_steady:
            return frozenset()
        since = (code for code in roster.units if not units.joined_by(code, day))
        return frozenset(code for code in since if units.has_left(code, last))

    def _rows_day(self, yields: Yield) -> datetime.date:
        """Whose rows there are: those of the day of the counts, or of a later one that is asked for, within the window."""
        last, end = self._last_day(yields), yields.end
        if end is None:
            return last
        return end.of_day if self.rows_on is None else max(end.of_day, last)

    @property
    def _rows_until(self) -> datetime.date:
        """The day up to which units come and go."""
        return max(self.as_of, self.rows_on or self.as_of)

    def _last_day(self, yields: Yield) -> datetime.date:
        return min(self._rows_until, max(yields.window.last, yields.window.first))

    def _against(self, phase: Phase | None, yields: Yield, roster: Roster) -> Against | None:
        """The same of the moment that a document compares with."""
        found = self.then(self, phase)
        if found is None:
            return None
        return Against(
            yields,
            found.yields,
            self.indicator,
            self.concerned,
            self._of_concerned(roster),
            found.ground,
            found.lack,
            found.scale,
            found.units,
        )

    def _of_concerned(self, roster: Roster) -> Roster:
        """The rows of those whom the indicator concerns."""
        if not self.exempt:
            return roster
        rows = {code: one for code, one in roster.units.items() if code not in self.exempt}
        return Roster.of(self.concerned, rows, alone=roster.alone)

    def as_of_snapshot(self, snapshot: Snapshot | None, day: datetime.date) -> Computation:
        """The same as it stood at another snapshot."""
        of = {}

        def other(code: str) -> Computation:
            if code not in of:
                of[code] = replace(self.of(code), snapshot=snapshot, as_of=day, of=other, _made={})
            return of[code]

        return other(self.indicator.code)

    def shifted(self, phase: Phase | None) -> Yield:
        """The same window a year before, within this campaign."""
        window = self.window(phase)
        first, last = day_of_year_before(window.first), year_before(window.last)
        earlier = replace(window, first=first, last=last, opens_with_campaign=False)
        return self._yields(earlier, lambda one: one.shifted(phase))

    def _older(self, yields: Yield) -> Moment | None:
        """The moment of a count that is older than what was asked for, be it by hours.

        What was done in a phase that is over stays so on any later day; what there was then, or its rate, is of then.
        """
        is_of_then = self.indicator.is_level
        end = yields.end
        last = self.as_of if is_of_then else min(self.as_of, yields.window.last)
        if end is None:
            return None
        is_of_day = end.of_day == last == self._now.of_day
        return end if end.of_day < last or (is_of_day and end.instant < self._now.instant) else None

    def history(self, code: str | None) -> Iterator[tuple[Moment, Figure]]:
        """The known counts, snapshot by snapshot."""
        phase = next((phase for phase in self.campaign.phases if phase.code == code), None)
        for snapshot in self.readings.snapshots:
            if phase is None or self._starts(phase) <= snapshot.as_of.of_day <= phase.last:
                count = self._as_of(snapshot, phase)
                if count is not None:
                    yield snapshot.as_of, count

    def _as_of(self, snapshot: Snapshot, phase: Phase | None) -> Figure | None:
        """The count as it stood at an earlier snapshot, with what limited it then."""
        then = self
        if snapshot is not self.snapshot:
            then = self.as_of_snapshot(snapshot, snapshot.as_of.of_day)
        yields = then.yields(phase)
        return yields.count(None).limited(None, yields.opens_as_of)

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
        return self._first_days[phase.code] if phase else self.campaign.starts

    @once
    def _first_days(self) -> Mapping[str, datetime.date]:
        return self.campaign.first_days()

    def _is_mine(self, indicator: str | None) -> bool:
        return self.campaign.indicator_code(indicator) == self.indicator.code

    def _targets(self, phase: Phase | None, tally: Tally) -> Mapping[str, TargetProgress]:
        return {
            target.code: self._target(target, phase, tally) for target in self._targets_of(phase)
        }

    def _targets_of(self, phase: Phase | None) -> Iterator[Target]:
        code = phase.code if phase else None
        for target in self.campaign.targets:
            if target.phase == code and self._is_mine(target.indicator):
                yield target

    def _goals_of(self, phase: Phase | None) -> list[Figure]:
        """What the targets of the whole or of a phase ask for, of ranges both ends."""
        goals = [self.goals.of(target) for target in self._targets_of(phase)]
        ends = (end for one in goals for end in (one.goal, one.goal_to))
        return [end for end in ends if end is not None]

    def _target(self, target: Target, phase: Phase | None, tally: Tally) -> TargetProgress:
        asked = self.goals.of(target)
        progress = TargetProgress(
            count=tally.count,
            goal=asked.goal,
            lower=self.indicator.falls_well,
            goal_to=asked.goal_to,
            target=target,
            span=self._span(phase),
            base=asked.whole,
            of=asked.of,
            replaced=any(known.replaces == target.code for known in self.campaign.targets),
            is_made=not self.indicator.is_level and not self.indicator.falls_well,
            comes_in=not self.indicator.is_level and self.indicator.falls_well,
            older=tally.older,
            counted=tally.lack("count"),
            lacking_goal=asked.lack,
        )
        return replace(progress, reached_on=self._reached_on(progress, phase))

    def _reached_on(self, progress: TargetProgress, phase: Phase | None) -> datetime.date | None:
        """The recorded day unless it is yet to come, else the first snapshot since which it is reached; of a ceiling on what comes in no day is."""
        recorded = progress.target.reached_on
        if recorded is not None:
            return recorded.of_day if recorded <= self._now else None
        found = None
        if progress.goal is not None and progress.reached and not progress.comes_in:
            for moment, count in reversed(list(self.history(phase.code if phase else None))):
                if not replace(progress, count=count).reached:
                    break
                found = moment.of_day
        return found

    @property
    def _now(self) -> Moment:
        return self.snapshot.as_of if self.snapshot else Moment(self.as_of)


def day_of_year_before(day: datetime.date) -> datetime.date:
    """The same day of the year before; 28 February for the 29th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def year_before(day: datetime.date) -> datetime.date:
    """The same day of the year before as the last of a span: for the last of February the last of it."""
    next_day = day_of_year_before(day + datetime.timedelta(days=1))
    is_last = next_day.day == 1
    return next_day - datetime.timedelta(days=1) if is_last else day_of_year_before(day)
