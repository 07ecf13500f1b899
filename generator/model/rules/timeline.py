"""Every result of every snapshot in the order of time: against its units, its parts, what was before.

A result is one indicator's line in a snapshot; a cumulative count never falls, in whatever form it
stands: recorded of a unit, published as a total, or added up. Whether a target was reached when it is
said to have been is left to `milestones`.
"""

from __future__ import annotations

import datetime
from collections import deque
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from generator.model.campaign import Change, Indicator
from generator.model.fields import Number
from generator.model.results import Breakdown, Result, Snapshot, Status
from generator.model.roster import Succession
from generator.model.rules.amounts import Added, Bounds, disagreement
from generator.model.rules.flaw import Flaw, Path, first_names, shown, shown_gap
from generator.model.rules.known import Known
from generator.model.rules.standing import WHOLE, Standing, Stands, counting
from generator.problems import Message, say
from generator.wording import Moment, number, short_date
from generator.workspace import changing, unchanging

_TOLD = 50


@unchanging(frozen=True)
class Counted:
    """Kết quả of one indicator at one moment, with the way to it and where everybody stands."""

    path: Path
    snapshot: Snapshot
    result: Result
    indicator: Indicator
    counts: Mapping[str, Number]
    stands: Stands

    @property
    def as_of(self) -> Moment:
        return self.snapshot.as_of

    @property
    def total(self) -> Number | None:
        """The published total; one that was sent back does not count."""
        return None if self.snapshot.status is Status.RETURNED else self.result.total

    @property
    def parts(self) -> Added:
        """The units added up."""
        added = self.stands.added
        return Added(added.value, len(self.counts), added.is_complete)

    @property
    def bounds(self) -> Bounds | None:
        """The total as published, else as the units add up to; `None` when nobody knows."""
        if self.total is not None:
            return Bounds.of(self.total, self.result.precision)
        return self.parts.bounds if self.parts.is_complete else None

    @property
    def text(self) -> str:
        """The total for a message: as published, else what the units add up to."""
        if self.total is not None:
            return shown(self.total, self.result.precision)
        return shown(self.parts.value)


def counted(known: Known) -> list[Counted]:
    """All results of indicators that are declared, in the order of time."""
    found = [
        (snapshot, result, path, indicator)
        for snapshot, result, path in known.results
        if (indicator := known.indicator(result.indicator))
    ]
    standings: dict[str, Standing] = {}
    timeline = []
    for snapshot, result, path, indicator in sorted(found, key=lambda item: item[0].as_of):
        standing = standings.setdefault(indicator.code, Standing(known, indicator))
        counts = counting(known, snapshot, result)
        stands = standing.at(snapshot, counts)
        timeline.append(Counted(path, snapshot, result, indicator, counts, stands))
    return timeline


def check_sums(timeline: Sequence[Counted]) -> Iterator[Flaw]:
    """Totals that the units or the parts contradict; rates are never added."""
    for item in timeline:
        if not item.indicator.is_rate:
            yield from _total_of_units(item)
            for place, breakdown in enumerate(item.result.breakdowns):
                yield from _parts(item, breakdown, (*item.path, "breakdowns", place))


def _total_of_units(item: Counted) -> Iterator[Flaw]:
    """Units above a published total; a total above complete units has a row for what is left."""
    if item.total is None or not item.counts:
        return
    path, parts, total = (*item.path, "total"), item.parts, item.total
    if Bounds.of(total, item.result.precision).is_below(parts.bounds):
        fact = disagreement(total, item.result.precision, parts)
        remedy = say(
            "sửa tổng («total:») hoặc số của đơn vị; tổng chưa chắc chắn thì ghi mức chính xác ở «precision:»"
        )
        if fact:
            yield Flaw("E-RESULT-SUM", path, fact, remedy)
    elif Bounds.of(total, item.result.precision).is_below(Bounds(item.stands.added.floor, None)):
        fact = say(
            "tổng ghi {total}, không đủ cho {sum} đã báo cáo lần này và {gap} mà đơn vị chưa báo cáo đã có từ trước",
            total=item.text,
            sum=shown(parts.value),
            gap=shown_gap(item.stands.added.floor, parts.value),
        )
        remedy = say(
            "bỏ dòng «total:», văn bản tự cộng và ghi «tạm tính»; hoặc ghi tổng đã công bố"
        )
        yield Flaw("W-RESULT-PARTIAL", path, fact, remedy)
    elif parts.bounds.is_below(Bounds.of(total, item.result.precision)):
        rest = say(
            "tổng ghi {total}, cộng {count} đơn vị được {sum}; {gap} không nằm ở đơn vị nào",
            total=item.text,
            count=number(parts.count),
            sum=shown(parts.value),
            gap=shown_gap(total, parts.value),
        )
        remedy = say(
            "phần này in thành một dòng riêng; nếu không phải vậy, sửa tổng («total:») hoặc số của đơn vị («counts:»)"
        )
        yield Flaw("I-RESULT-REST", path, rest, remedy)


def _parts(item: Counted, breakdown: Breakdown, at: Path) -> Iterator[Flaw]:
    if item.bounds is None:
        return
    parts = sum(breakdown.counts.values(), start=0)
    values = {"name": breakdown.name, "sum": shown(parts), "total": item.text}
    if item.bounds.is_below(Bounds.of(parts)):
        fact = say("«{name}»: các phần cộng lại được {sum}, vượt tổng {total}", **values)
        remedy = say("sửa số của các phần hoặc tổng")
        yield Flaw("E-BREAKDOWN-SUM", (*at, "counts"), fact, remedy)
    elif Bounds.of(parts).is_below(item.bounds) and not breakdown.remainder:
        fact = say("«{name}»: các phần cộng lại được {sum}, chưa đủ tổng {total}", **values)
        remedy = say("ghi thêm phần còn thiếu, hoặc đặt tên phần còn lại ở «remainder:»")
        yield Flaw("W-BREAKDOWN-REST", (*at, "counts"), fact, remedy)


@unchanging(frozen=True, slots=True)
class _Before:
    """What stood somewhere when it was last known."""

    item: Counted
    floor: Number
    published: str = ""
    is_least: bool = False

    @property
    def text(self) -> str | Message:
        """The count for a message; of what not all had reported for the least that there was."""
        told = self.published or shown(self.floor)
        return say("ít nhất {count}", count=told) if self.is_least else told


@unchanging(frozen=True, slots=True)
class _Seen:
    """What stood at one moment, by unit."""

    item: Counted
    floors: Mapping[str, Number]
    published: str = ""
    least: Container[str] = ()
    """Of whom there may have been more."""

    def before(self, code: str) -> _Before:
        return _Before(self.item, self.floors[code], self.published, code in self.least)


@changing
class _Memory:
    """What stood everywhere before: of all snapshots, and of those of one status; the latest first."""

    last: deque[_Seen] = field(default_factory=deque)
    alike: dict[Status, deque[_Seen]] = field(default_factory=dict)
    anew: dict[str, datetime.date] = field(default_factory=dict)
    """From when on there is something to hold against who lost units by a change."""

    def before(self, code: str) -> _Before | None:
        """What stood somewhere last."""
        seen = self._latest(self.last, code)
        return seen.before(code) if seen else None

    def fallen(self, code: str, status: Status, high: Number) -> _Before | None:
        """What was more than `high` before, if anything was; of one status first."""
        for known in (self.alike.get(status, ()), self.last):
            seen = self._latest(known, code)
            if seen and seen.floors[code] > high:
                return seen.before(code)
        return None

    def keep(self, status: Status, now: _Seen) -> None:
        self.alike.setdefault(status, deque()).appendleft(now)
        self.last.appendleft(now)

    def _latest(self, known: Iterable[_Seen], code: str) -> _Seen | None:
        for seen in known:
            if code in seen.floors:
                begins = self.anew.get(code)
                return seen if begins is None or seen.item.as_of.of_day >= begins else None
        return None


def check_falls(known: Known, timeline: Sequence[Counted]) -> Iterator[Flaw]:
    """Counts that are smaller than before, wherever they stand.

    An error between two counts of one status; a warning where a stricter or looser check (submitted,
    valid) or an estimate may explain the fall. A result that says it was corrected is believed.
    """
    series: dict[str, list[Counted]] = {}
    for item in timeline:
        if item.indicator.grows:
            series.setdefault(item.indicator.code, []).append(item)
    for items in series.values():
        yield from _falls(known, items)


def _falls(known: Known, items: Iterable[Counted]) -> Iterator[Flaw]:
    memory = _Memory()
    for item in items:
        if item.result.corrected:
            memory = _Memory()
        _succeed(known, memory, item)
        yield from _units(known, memory, item)
        yield from _whole(memory, item)
        _keep(memory, item)


def _succeed(known: Known, memory: _Memory, item: Counted) -> None:
    """A successor begins with what its predecessors had, a part with what it was handed.

    Who lost units to others by a change begins anew.
    """
    for change, bereft in known.changes:
        if change.on > item.as_of.of_day:
            break
        for code in change.into:
            if code not in change.predecessors and not memory.before(code):
                _begin(memory, change, code, item.indicator)
        memory.anew.update(dict.fromkeys(bereft, change.on))


def _begin(memory: _Memory, change: Change, code: str, indicator: Indicator) -> None:
    had = [one for one in map(memory.before, change.predecessors) if one]
    if not had:
        return
    floor = sum((one.floor for one in had), start=0)
    if change.split:
        floor = change.opening.get(code, {}).get(indicator.code, 0)
    latest = max(had, key=lambda one: one.item.as_of).item
    is_least = len(had) < len(change.predecessors) or any(one.is_least for one in had)
    least = {code} if is_least and not change.split else ()
    memory.keep(latest.snapshot.status, _Seen(latest, {code: floor}, least=least))


def _units(known: Known, memory: _Memory, item: Counted) -> Iterator[Flaw]:
    fallen: dict[str, tuple[Number, _Before]] = {}
    for code, value, is_own in item.stands.complete if memory.last else ():
        if not is_own and any(one in fallen for one in item.stands.roster.below(code)):
            continue
        before = memory.fallen(code, item.snapshot.status_of(code), value)
        if before:
            fallen[code] = value, before
    if not fallen:
        return
    places = {code: place for place, code in enumerate(item.result.counts)}
    order = sorted(fallen, key=lambda code: places.get(code, -1))
    for code in order[:_TOLD]:
        value, before = fallen[code]
        now = shown(value), item
        origin = _origin(known, code, before.item.as_of.of_day)
        fact = (
            _fact_since(known, code, origin, now, before)
            if origin
            else _fact(known.unit_name(code), now, before)
        )
        end = (code,) if code in item.counts else ()
        statuses = (item.snapshot.status_of(code), before.item.snapshot.status_of(code))
        yield _finding((*item.path, "counts", *end), fact, item.indicator, statuses)
    if len(fallen) > _TOLD:
        fact = say("còn {count} đơn vị khác có số giảm", count=number(len(fallen) - _TOLD))
        yield Flaw("W-COUNT-FALLS", (*item.path, "counts"), fact, say("kiểm tra lại tệp số liệu"))


def _whole(memory: _Memory, item: Counted) -> Iterator[Flaw]:
    high = item.bounds.high if item.bounds else None
    status = item.snapshot.status
    before = None if high is None else memory.fallen(WHOLE, status, high)
    if before:
        fact = _fact(item.indicator.name, (item.text, item), before)
        end = "counts" if item.total is None else "total"
        statuses = (status, before.item.snapshot.status)
        yield _finding((*item.path, end), fact, item.indicator, statuses)


def _keep(memory: _Memory, item: Counted) -> None:
    open_ones = {code for code, one in item.stands.superiors.items() if not one.is_complete}
    for status, floors in _by_status(item.snapshot, item.stands.floors).items():
        memory.keep(status, _Seen(item, floors, least=open_ones))
    bounds = item.bounds
    floor = bounds.low if bounds else item.stands.added.floor
    if bounds or item.counts:
        text = item.text if bounds else ""
        least = () if bounds else {WHOLE}
        memory.keep(item.snapshot.status, _Seen(item, {WHOLE: floor}, text, least))


def _by_status(
    snapshot: Snapshot, floors: Mapping[str, Number]
) -> Mapping[Status, Mapping[str, Number]]:
    if not snapshot.statuses:
        return {snapshot.status: floors}
    found: dict[Status, dict[str, Number]] = {}
    for code, floor in floors.items():
        found.setdefault(snapshot.status_of(code), {})[code] = floor
    return found


def _fact(name: str, now: tuple[str, Counted], before: _Before) -> Message:
    return say(
        "«{name}»: {moment} có {count}, ít hơn {earlier} có {previous}",
        name=name,
        moment=now[1].as_of.said,
        count=now[0],
        earlier=before.item.as_of.said,
        previous=before.text,
    )


def _origin(known: Known, code: str, day: datetime.date) -> Succession | None:
    """What a unit came out of, where it was not there itself on a day."""
    found = known.roster.successions.get(code)
    return found if found and day < found.on else None


def _fact_since(
    known: Known, code: str, origin: Succession, now: tuple[str, Counted], before: _Before
) -> Message:
    """That a unit has less than what it came out of had: for a day on which it was not, that is named."""
    told = {
        "name": known.unit_name(code),
        "moment": now[1].as_of.said,
        "count": now[0],
        "previous": before.text,
        "forerunners": first_names([known.unit_name(one) for one in origin.predecessors]),
    }
    if origin.is_split:
        return say(
            "«{name}»: {moment} có {count}, ít hơn {previous} nhận từ {forerunners} ngày {day}",
            **told,
            day=short_date(origin.on),
        )
    return say(
        "«{name}»: {moment} có {count}, ít hơn {forerunners} {earlier} có {previous}",
        **told,
        earlier=before.item.as_of.said,
    )


def _finding(
    path: Path, fact: Message, indicator: Indicator, statuses: tuple[Status, Status]
) -> Flaw:
    now, then = statuses
    if now is then and now is not Status.ESTIMATED:
        remedy = say(
            "sửa số; nếu là số đính chính, ghi «corrected: có» ở kết quả này; nếu «{name}» không phải số lũy kế thì ở chỉ số ghi «counted: state» (số hiện có tại thời điểm) hoặc «counted: period» (số phát sinh trong kỳ)",
            name=indicator.name,
        )
        return Flaw("E-COUNT-FALLS", path, fact, remedy)
    remedy = say(
        "kiểm tra tình trạng («status:») của hai lần chốt; nếu là số đính chính, ghi «corrected: có»"
    )
    return Flaw("W-COUNT-FALLS", path, fact, remedy)
