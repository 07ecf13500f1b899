"""Every result of every snapshot with what the rules need of it, made once.

A result is one indicator's line in a snapshot; what is wrong with it is found in `snapshots`,
`result_sums`, `breakdowns`, `falls` and `milestones`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.campaign import Indicator
from generator.model.results import Result, Snapshot
from generator.model.rules.bounds import Bounds
from generator.model.rules.finding import Path
from generator.model.rules.known import Known
from generator.model.rules.sums import Added, added
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


def counted(known: Known) -> list[Counted]:
    """All results of indicators that are declared, in the order of time."""
    return sorted(_counted(known), key=lambda item: item.as_of)


def _counted(known: Known) -> Iterator[Counted]:
    for place, snapshot in enumerate(known.campaign.snapshots):
        for row, result in enumerate(snapshot.results):
            indicator = known.indicators.get(known.indicator_code(result.indicator))
            if indicator:
                parts = added(known, result.counts, snapshot.as_of.day)
                path = ("snapshots", place, "results", row)
                yield Counted(path, snapshot, result, indicator, parts)
