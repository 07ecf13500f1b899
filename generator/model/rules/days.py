"""Days in their order: the campaign, its phases and how they lie in it, the time of each unit."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.campaign import Phase
from generator.model.rules.flaw import Flaw, Path, placed
from generator.model.rules.known import Known
from generator.problems import Message, say
from generator.wording import short_date

_DAY = datetime.timedelta(days=1)
_TOO_LATE = say("«{name}» kết thúc ngày {day}, sau khi chương trình kết thúc ngày {limit}")
_TOO_EARLY = say("«{name}» bắt đầu ngày {day}, trước khi chương trình bắt đầu ngày {limit}")
_OVER_BEFORE = say("«{name}» kết thúc ngày {day}, trước khi chương trình bắt đầu ngày {limit}")


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


def check(known: Known) -> Iterator[Flaw]:
    """Days that come before what they should follow, and phases that leave the campaign or overlap."""
    campaign = known.campaign
    yield from _in_order(campaign.starts, campaign.ends, ("ends",))
    for phase, at in placed(campaign.phases, "phases"):
        yield from _in_order(phase.starts, phase.ends, (*at, "ends"))
        yield from _inside(known, phase, at)
    for unit, at in placed(campaign.units, "units"):
        yield from _in_order(unit.active_from, unit.active_to, (*at, "active_to"))
    yield from _overlapping(known)


def _in_order(
    starts: datetime.date | None, ends: datetime.date | None, path: Path
) -> Iterator[Flaw]:
    """A finding when the end comes before the start; a day that is left open is never wrong."""
    if starts and ends and ends < starts:
        fact = say(
            "kết thúc ngày {ends}, trước khi bắt đầu ngày {starts}",
            ends=short_date(ends),
            starts=short_date(starts),
        )
        remedy = say("sửa ngày bắt đầu hoặc ngày kết thúc")
        yield Flaw("E-DATE-ORDER", path, fact, remedy)


def _inside(known: Known, phase: Phase, at: Path) -> Iterator[Flaw]:
    """The ends of a phase that lie outside of the campaign; of one that is over before it, the last."""
    starts, ends = known.campaign.starts, known.campaign.ends
    early = phase.starts is not None and phase.starts < starts
    faults: tuple[tuple[bool, str, datetime.date | None, datetime.date, Message], ...] = (
        (phase.ends > ends, "ends", phase.ends, ends, _TOO_LATE),
        (early, "starts", phase.starts, starts, _TOO_EARLY),
        (not early and phase.ends < starts, "ends", phase.ends, starts, _OVER_BEFORE),
    )
    remedy = say("sửa ngày của giai đoạn hoặc ngày của chương trình")
    for is_wrong, key, day, limit, fact in faults:
        if is_wrong and day:
            values = {"name": phase.name, "day": short_date(day), "limit": short_date(limit)}
            yield Flaw("E-PHASE-OUTSIDE", (*at, key), Message(fact.source, values), remedy)


def _overlapping(known: Known) -> Iterator[Flaw]:
    for span, other in overlaps(known):
        fact = say(
            "«{name}» bắt đầu ngày {day} khi «{other}» chưa hết ngày {limit}",
            name=span.phase.name,
            day=short_date(span.starts),
            other=other.phase.name,
            limit=short_date(other.last),
        )
        remedy = say("sửa ngày; nếu ngày cuối không tính, ghi last_day_counts: không")
        yield Flaw("W-PHASE-OVERLAP", ("phases", span.place, "starts"), fact, remedy)
