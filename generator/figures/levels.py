"""Campaigns of campaigns: the totals of one handed up, and one that includes others.

An included campaign is one unit of the campaign above. For each moment of the lower campaign the upper
one gets a snapshot with its total, how many units that total is of, and how exact it is; nobody types
these. Finding and reading the lower campaigns is left to those who open a workspace.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.figures.alike import differences
from generator.figures.readings import Readings
from generator.model.campaign import Campaign, Counted, Include, Indicator
from generator.model.coded import by_code
from generator.model.handed import (
    FORM,
    CarriedCounts,
    Handed,
    HandedIndicator,
    HandedSnapshot,
    HandedTotal,
)
from generator.model.results import Included, Result, Snapshot, Status
from generator.model.roster import Units
from generator.model.rules import Flaw, Path
from generator.problems import Message, say
from generator.wording import Moment, short_date
from generator.workspace import unchanging


def hand_over(campaign: Campaign, issuer: str, until: Moment | None = None) -> Handed | None:
    """Everything counted up to a moment, as it goes to the level above; `None` where there is nothing.

    What is not recorded but worked out of two other indicators (`of`) is left out: the level above
    works it out of their totals.
    """
    units = Units(campaign)
    snapshots = [
        HandedSnapshot(as_of=known.as_of, source=known.source, totals=totals)
        for known in _in_time(campaign.snapshots)
        if until is None or known.as_of <= until
        if (totals := tuple(_totals(campaign, units, known)))
    ]
    if not snapshots:
        return None
    return Handed(
        form=FORM,
        campaign=campaign.code,
        name=campaign.name,
        issuer=issuer,
        starts=campaign.starts,
        as_of=until or snapshots[-1].as_of,
        indicators=tuple(HandedIndicator.of(one) for one in campaign.indicators if one.of is None),
        snapshots=tuple(snapshots),
    )


def _in_time(snapshots: Iterable[Snapshot]) -> list[Snapshot]:
    return sorted(snapshots, key=lambda snapshot: snapshot.as_of)


def _totals(campaign: Campaign, units: Units, snapshot: Snapshot) -> Iterator[HandedTotal]:
    for indicator in campaign.indicators:
        if indicator.of is None and campaign.result_of(snapshot, indicator.code):
            concerned = units.concerned_by(indicator)
            yield from _total(Readings(campaign, indicator, concerned, snapshot), snapshot)


def _total(readings: Readings, snapshot: Snapshot) -> Iterator[HandedTotal]:
    stand = readings.at(snapshot)
    whole = stand.of(None)
    if whole.figure is None:
        return
    known, of = (whole.known, whole.of) if whole.of else (1, 1)
    missing = stand.missing()
    listed = (code for code in stand.roster.in_tree_order if code in missing)
    day = snapshot.as_of.of_day
    yield HandedTotal(
        indicator=readings.indicator.code,
        total=whole.figure.value,
        precision=whole.figure.precision,
        since=_begins(readings),
        known=known,
        of=of,
        missing=tuple(readings.units.named(code, day).name for code in listed),
        carried=tuple(CarriedCounts(as_of=one, units=count) for one, count in whole.carried),
        estimated=whole.estimated,
    )


def _begins(readings: Readings) -> datetime.date | None:
    """The first day of the period that the last snapshot gives; `None` where it is no period's."""
    indicator = readings.indicator
    if indicator.is_rate or indicator.counts_as is not Counted.PERIOD:
        return None
    return readings.periods[-1][1]


def include(campaign: Campaign, handed: Mapping[str, Handed]) -> tuple[Campaign, list[Flaw]]:
    """The campaign with what was handed up (by unit) among its snapshots, and what is wrong with it.

    Snapshots that were recorded keep their places. Of a campaign that something is wrong with nothing
    is included.
    """
    joining = _Joining(campaign)
    for place, one in enumerate(campaign.includes):
        if one.unit in handed:
            joining.take(one, handed[one.unit], ("includes", place))
    return joining.joined, joining.flaws


def mismatches(campaign: Campaign, one: Include, handed: Handed, at: Path = ()) -> Iterator[Flaw]:
    """Indicators of the level below that are not what those here are, and those that nothing is for."""
    theirs, ours = by_code(handed.indicators), by_code(campaign.indicators)
    for code in one.indicators.keys() - theirs.keys():
        fact = say("«{name}» không có chỉ số «{code}»", name=handed.name, code=code)
        remedy = say("các mã ở đó: {codes}", codes=", ".join(theirs))
        yield Flaw("E-INCLUDE-INDICATOR", (*at, "indicators", code), fact, remedy)
    pairs = [
        (theirs[code], ours[mine])
        for code, mine in matched_indicators(campaign, one, handed).items()
    ]
    if not pairs:
        fact = say("«{name}» không có chỉ số nào của chiến dịch này", name=handed.name)
        remedy = say(
            "ghi «indicators: {{mã ở đó: mã ở đây}}»; các mã ở đó: {codes}", codes=", ".join(theirs)
        )
        yield Flaw("E-INCLUDE-INDICATOR", at, fact, remedy)
    for below, here in pairs:
        for fact in _differences(below, here):
            remedy = say("sửa cho hai nơi giống nhau, hoặc đổi cặp mã ở «indicators:»")
            yield Flaw("E-INCLUDE-MEASURE", at, fact, remedy)


def matched_indicators(campaign: Campaign, one: Include, handed: Handed) -> dict[str, str]:
    """Which indicator here each of theirs is: those that the record names, else those of one code."""
    ours = by_code(campaign.indicators)
    theirs = by_code(handed.indicators)
    pairs = one.indicators or {code: code for code in theirs}
    return {code: mine for code, mine in pairs.items() if code in theirs and mine in ours}


def same_indicator(below: HandedIndicator, here: Indicator) -> bool:
    """Whether both count one thing in one way, whatever they are called."""
    return not any(_differences(below, here))


def _differences(below: HandedIndicator, here: Indicator) -> Iterator[Message]:
    names = {"code": below.code, "ours": here.code}
    yield from differences(below, here)
    if below.measure is here.measure and here.of is not None:
        yield say("«{ours}» ở đây được tính từ hai số khác, không nhận số của «{code}»", **names)
    if below.decimals > here.decimals:
        yield say(
            "«{code}» có {theirs} chữ số thập phân, «{ours}» ở đây có {mine}",
            theirs=below.decimals,
            mine=here.decimals,
            **names,
        )


@unchanging(frozen=True)
class _Arrived:
    """One total on its way into a snapshot of the campaign above."""

    unit: str
    indicator: str
    total: HandedTotal
    source: str | None
    at: Path

    @property
    def behind(self) -> Included:
        carried = tuple((one.as_of, one.units) for one in self.total.carried)
        return Included(self.total.known, self.total.of, self.total.precision, carried)


@dataclass
class _Joining:
    campaign: Campaign
    entries: dict[Moment, list[_Arrived]] = field(default_factory=dict)
    flaws: list[Flaw] = field(default_factory=list)

    def take(self, one: Include, handed: Handed, at: Path) -> None:
        self.flaws += mismatches(self.campaign, one, handed, at)
        self.flaws += self._early(handed, at)
        codes = matched_indicators(self.campaign, one, handed)
        for snapshot in handed.snapshots:
            for total in snapshot.totals:
                if total.indicator in codes:
                    mine = codes[total.indicator]
                    entry = _Arrived(one.unit, mine, total, snapshot.source, at)
                    self.entries.setdefault(snapshot.as_of, []).append(entry)

    def _early(self, handed: Handed, at: Path) -> Iterator[Flaw]:
        if handed.starts < self.campaign.starts:
            fact = say(
                "«{name}» bắt đầu ngày {theirs}, chiến dịch này ngày {ours}: số lũy kế gồm cả phần trước đó",
                name=handed.name,
                theirs=short_date(handed.starts),
                ours=short_date(self.campaign.starts),
            )
            remedy = say("kiểm tra ngày bắt đầu («starts:») của hai chiến dịch")
            yield Flaw("W-INCLUDE-STARTS", at, fact, remedy)

    @property
    def joined(self) -> Campaign:
        if any(flaw.severity.value == "error" for flaw in self.flaws) or not self.entries:
            return self.campaign
        known = {snapshot.as_of: snapshot for snapshot in self.campaign.snapshots}
        snapshots = [self._merged(snapshot) for snapshot in self.campaign.snapshots]
        added = sorted(self.entries.keys() - known.keys())
        snapshots += [self._new(moment, self.entries[moment]) for moment in added]
        if any(flaw.severity.value == "error" for flaw in self.flaws):
            return self.campaign
        return self.campaign.model_copy(update={"snapshots": tuple(snapshots)})

    def _merged(self, snapshot: Snapshot) -> Snapshot:
        entries = self.entries.get(snapshot.as_of, [])
        since = self._since(entries, self._own_periods(snapshot))
        if not entries:
            return (
                snapshot
                if since == snapshot.since
                else snapshot.model_copy(update={"since": since})
            )
        statuses = {**_statuses(entries, snapshot.status), **snapshot.statuses}
        results = self._results(snapshot.results, entries)
        update = {"results": results, "statuses": statuses, "since": since or snapshot.since}
        return snapshot.model_copy(update=update)

    def _new(self, moment: Moment, entries: Sequence[_Arrived]) -> Snapshot:
        sources = {entry.source for entry in entries}
        return Snapshot(
            as_of=moment,
            since=self._since(entries, {}),
            source=sources.pop() if len(sources) == 1 else None,
            statuses=_statuses(entries, Status.VALID),
            results=self._results((), entries),
        )

    def _results(self, known: Sequence[Result], entries: Sequence[_Arrived]) -> tuple[Result, ...]:
        results = {self.campaign.indicator_code(one.indicator): one for one in known}
        for entry in entries:
            result = results.get(entry.indicator) or Result(indicator=entry.indicator)
            if entry.unit not in result.counts:
                given = {entry.unit: (entry.total.total, entry.behind)}
                results[entry.indicator] = result.including(given)
        return tuple(results.values())

    def _own_periods(self, snapshot: Snapshot) -> dict[str, datetime.date]:
        """The first days of the periods that a recorded snapshot gives, by indicator, where others join them.

        They are written out: with other snapshots among those recorded, what went before is another.
        """
        units = Units(self.campaign)
        joined = {one.indicator for entries in self.entries.values() for one in entries}
        found = {
            indicator.code: _begins(Readings(self.campaign, indicator, units, snapshot))
            for indicator in self.campaign.indicators
            if indicator.code in joined and self.campaign.result_of(snapshot, indicator.code)
        }
        return {code: day for code, day in found.items() if day}

    def _since(
        self, entries: Sequence[_Arrived], own: Mapping[str, datetime.date]
    ) -> datetime.date | None:
        """The first day of the period that a snapshot gives; all that it says of periods has the same."""
        days = set(own.values()) | {one.total.since for one in entries if one.total.since}
        if len(days) > 1:
            place = entries[0].at if entries else ("snapshots",)
            fact = say(
                "các số của cùng một lần chốt thuộc các kỳ khác nhau, bắt đầu: {days}",
                days=", ".join(map(short_date, sorted(days))),
            )
            remedy = say("ghi ngày đầu kỳ («from:») ở các lần chốt cho cùng một kỳ")
            self.flaws.append(Flaw("E-INCLUDE-PERIOD", place, fact, remedy))
        return min(days, default=None)


def _statuses(entries: Iterable[_Arrived], status: Status) -> dict[str, Status]:
    """Estimated where a total is; else not what the snapshot says of counts that were typed."""
    estimated = {entry.unit for entry in entries if entry.total.estimated}
    return {
        entry.unit: Status.ESTIMATED if entry.unit in estimated else Status.VALID
        for entry in entries
        if entry.unit in estimated or status is not Status.VALID
    }
