"""A cumulative count never falls: what stood counted at one moment still stands at the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.model.campaign import Measure
from generator.model.fields import Number
from generator.model.results import Status
from generator.model.rules.flaw import Flaw, Path
from generator.model.rules.known import Known
from generator.model.rules.shown import shown
from generator.model.rules.timeline import Counted
from generator.problems import Message, say
from generator.wording import number

_TOTAL = ""
_TOLD = 50

Seen = dict[str, Counted]


def check(known: Known, timeline: Sequence[Counted]) -> Iterator[Flaw]:
    """Counts of units, and totals, that are smaller than before.

    An error between two counts of one status; a warning where a stricter or looser check (submitted,
    valid) or an estimate may explain the fall.
    """
    series: dict[str, list[Counted]] = {}
    for item in timeline:
        if item.indicator.cumulative and item.indicator.measure is not Measure.RATE:
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
