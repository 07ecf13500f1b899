"""The days of the campaign and of its phases, and how phases lie to one another in time."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.campaign import Phase
from generator.model.rules.known import Known

_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class PhaseSpan:
    """A phase with its place in the list and the days that really belong to it."""

    place: int
    phase: Phase
    starts: datetime.date
    last: datetime.date


def phase_spans(known: Known) -> list[PhaseSpan]:
    """The phases in the order of time.

    A phase without a first day begins after the one before it, the first one with the campaign.
    """
    spans: list[PhaseSpan] = []
    phases = sorted(enumerate(known.campaign.phases), key=lambda item: (item[1].ends, item[0]))
    for place, phase in phases:
        after = spans[-1].last + _DAY if spans else known.campaign.starts
        last = phase.ends if phase.last_day_counts else phase.ends - _DAY
        spans.append(PhaseSpan(place, phase, phase.starts or after, last))
    return sorted(spans, key=lambda span: (span.starts, span.place))


def overlaps(known: Known) -> Iterator[tuple[PhaseSpan, PhaseSpan]]:
    """Each phase that begins before another has ended, with that other."""
    latest: PhaseSpan | None = None
    for span in phase_spans(known):
        if latest and span.starts <= latest.last:
            yield span, latest
        if latest is None or span.last > latest.last:
            latest = span


def make_up_the_whole(known: Known) -> bool:
    """Whether the phases reach to the end of the campaign, none overlapping another.

    Only then do their targets and quotas add up to those of the whole; a campaign of which only the
    first phase is recorded has nothing to add.
    """
    ends = [phase.ends for phase in known.campaign.phases]
    return bool(ends) and max(ends) >= known.campaign.ends and not any(overlaps(known))
