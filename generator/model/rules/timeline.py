"""Every result of every snapshot in the order of time: against its units, its parts, what was before.

A result is one indicator's line in a snapshot; a cumulative count never falls. Whether a target was
reached when it is said to have been is left to `milestones`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model.campaign import Indicator
from generator.model.fields import Number
from generator.model.results import Breakdown, Result, Snapshot, Status
from generator.model.rules.amounts import Added, Bounds, added, disagreement
from generator.model.rules.flaw import Flaw, Path, shown
from generator.model.rules.known import Known
from generator.problems import Message, say
from generator.wording import Moment, number

_TOTAL = ""
_TOLD = 50


@dataclass(frozen=True)
class Counted:
    """Kết quả of one indicator at one moment, with the way to it and the sum of its units."""

    path: Path
    snapshot: Snapshot
    result: Result
    indicator: Indicator
    parts: Added

    @property
    def as_of(self) -> Moment:
        return self.snapshot.as_of

    @property
    def bounds(self) -> Bounds | None:
        """The total as published, else as the units add up to; `None` when nobody knows."""
        if self.result.total is not None:
            return Bounds.of(self.result.total, self.result.precision)
        return self.parts.bounds if self.parts.is_complete else None

    @property
    def text(self) -> str:
        """The total for a message: as published, else what the units add up to."""
        if self.result.total is not None:
            return shown(self.result.total, self.result.precision)
        return shown(self.parts.value)


def counted(known: Known) -> list[Counted]:
    """All results of indicators that are declared, in the order of time."""
    found = [
        Counted(path, snapshot, result, indicator, added(known, result.counts, snapshot.as_of.day))
        for snapshot, result, path in known.results
        if (indicator := known.indicators.get(known.indicator_code(result.indicator)))
    ]
    return sorted(found, key=lambda item: item.as_of)


def check_sums(timeline: Sequence[Counted]) -> Iterator[Flaw]:
    """Totals that the units or the parts contradict; rates are never added."""
    for item in timeline:
        if not item.indicator.is_rate:
            yield from _total_of_units(item)
            for place, breakdown in enumerate(item.result.breakdowns):
                yield from _parts(item, breakdown, (*item.path, "breakdowns", place))


def _total_of_units(item: Counted) -> Iterator[Flaw]:
    result = item.result
    if result.total is None or not result.counts:
        return
    if fact := disagreement(result.total, result.precision, item.parts):
        remedy = say("sửa total hoặc số của đơn vị; tổng chưa chắc chắn thì ghi precision")
        yield Flaw("E-RESULT-SUM", (*item.path, "total"), fact, remedy)


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
        remedy = say("ghi thêm phần còn thiếu, hoặc đặt tên phần còn lại ở remainder")
        yield Flaw("W-BREAKDOWN-REST", (*at, "counts"), fact, remedy)


Seen = dict[str, Counted]


def check_falls(known: Known, timeline: Sequence[Counted]) -> Iterator[Flaw]:
    """Counts of units, and totals, that are smaller than before.

    An error between two counts of one status; a warning where a stricter or looser check_falls (submitted,
    valid) or an estimate may explain the fall.
    """
    series: dict[str, list[Counted]] = {}
    for item in timeline:
        if item.indicator.grows:
            series.setdefault(item.indicator.code, []).append(item)
    for items in series.values():
        yield from _falls(known, items)


def _falls(known: Known, items: Iterable[Counted]) -> Iterator[Flaw]:
    last: Seen = {}
    alike: dict[Status, Seen] = {status: {} for status in Status}
    for item in items:
        same = alike[item.snapshot.status]
        yield from _units(known, item, same, last)
        yield from _totals(item, same, last)
        fresh = dict.fromkeys(item.result.counts, item)
        if item.bounds:
            fresh[_TOTAL] = item
        same.update(fresh)
        last.update(fresh)


def _units(known: Known, item: Counted, same: Seen, last: Seen) -> Iterator[Flaw]:
    counts = item.result.counts
    fallen = _fallen(counts, last) | _fallen(counts, same)
    for unit, before in list(fallen.items())[:_TOLD]:
        now, then = shown(counts[unit]), shown(before.result.counts[unit])
        fact = _fact(known.unit_name(unit), (now, item), (then, before))
        yield _finding((*item.path, "counts", unit), fact, item, before)
    if len(fallen) > _TOLD:
        fact = say("còn {count} đơn vị khác có số giảm", count=number(len(fallen) - _TOLD))
        yield Flaw("W-COUNT-FALLS", (*item.path, "counts"), fact, say("kiểm tra lại tệp số liệu"))


def _fallen(counts: Mapping[str, Number], seen: Seen) -> Seen:
    """Where each unit that has less now had more before."""
    return {
        unit: before
        for unit, count in counts.items()
        if (before := seen.get(unit)) and before.result.counts[unit] > count
    }


def _totals(item: Counted, same: Seen, last: Seen) -> Iterator[Flaw]:
    for before in (same.get(_TOTAL), last.get(_TOTAL)):
        if before and item.bounds and before.bounds and item.bounds.is_below(before.bounds):
            fact = _fact(item.indicator.name, (item.text, item), (before.text, before))
            end = "counts" if item.result.total is None else "total"
            yield _finding((*item.path, end), fact, item, before)
            return


def _fact(name: str, now: tuple[str, Counted], before: tuple[str, Counted]) -> Message:
    return say(
        "«{name}»: {moment} có {count}, ít hơn {earlier} có {previous}",
        name=name,
        moment=now[1].as_of.said,
        count=now[0],
        earlier=before[1].as_of.said,
        previous=before[0],
    )


def _finding(path: Path, fact: Message, item: Counted, before: Counted) -> Flaw:
    status = item.snapshot.status
    is_sure = status is before.snapshot.status and status is not Status.ESTIMATED
    if is_sure:
        remedy = say("sửa số; nếu số liệu riêng từng kỳ, ghi cumulative: không ở chỉ tiêu thống kê")
        return Flaw("E-COUNT-FALLS", path, fact, remedy)
    return Flaw("W-COUNT-FALLS", path, fact, say("kiểm tra status của hai lần chốt"))
