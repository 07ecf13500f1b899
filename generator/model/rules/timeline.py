"""Every result of every snapshot in the order of time, and each against its units and its parts.

A result is one indicator's line in a snapshot. Whether counts grow is left to `falls`, whether a target
was reached when it is said to have been to `milestones`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.campaign import Indicator, Measure
from generator.model.results import Breakdown, Result, Snapshot
from generator.model.rules.flaw import Flaw, Path
from generator.model.rules.known import Known
from generator.model.rules.shown import shown
from generator.model.rules.sums import Added, Bounds, added, disagreement
from generator.problems import say
from generator.wording import Moment


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
        if item.indicator.measure is not Measure.RATE:
            yield from _total(item)
            for place, breakdown in enumerate(item.result.breakdowns):
                yield from _parts(item, breakdown, (*item.path, "breakdowns", place))


def _total(item: Counted) -> Iterator[Flaw]:
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
