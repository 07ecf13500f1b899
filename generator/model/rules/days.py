"""Days in their order: the campaign, its phases and how they lie in it, the time of each unit."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from generator.model.campaign import Phase
from generator.model.coded import has_any
from generator.model.rings import cycles
from generator.model.rules.flaw import Flaw, Path, placed
from generator.model.rules.known import Known
from generator.model.rules.tree import rings
from generator.problems import Message, say
from generator.wording import short_date
from generator.workspace import regex, unchanging

_LENGTH = regex(r"(?<![\w/.,])(\d{1,3})\s+(?:ngày(?:\s+đêm)?)(?!\w)(?!\s+\d)", re.IGNORECASE)
_RING = (
    say("các giai đoạn nằm trong nhau thành vòng: {ring}"),
    say("bỏ dòng «within:» ở giai đoạn lớn nhất"),
)
_TOO_LATE = say("«{name}» kết thúc ngày {day}, sau khi chiến dịch kết thúc ngày {limit}")
_TOO_EARLY = say("«{name}» bắt đầu ngày {day}, trước khi chiến dịch bắt đầu ngày {limit}")
_OVER_BEFORE = say("«{name}» kết thúc ngày {day}, trước khi chiến dịch bắt đầu ngày {limit}")


@unchanging(frozen=True)
class PhaseSpan:
    """A phase with its place in the list and the days that really belong to it."""

    place: int
    phase: Phase
    starts: datetime.date
    last: datetime.date


def spans(known: Known) -> list[PhaseSpan]:
    """Every phase in the order of time, those that lie in another (đợt cao điểm) too."""
    first_days = known.campaign.first_days()
    found = [
        PhaseSpan(place, phase, phase.starts or first_days[phase.code], phase.last)
        for place, phase in enumerate(known.campaign.phases)
    ]
    return sorted(found, key=lambda span: (span.starts, span.place))


def phase_spans(known: Known) -> list[PhaseSpan]:
    """The phases in the order of time, without those that lie in another."""
    return [span for span in spans(known) if span.phase.within is None]


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
    ends = [span.phase.ends for span in phase_spans(known)]
    return bool(ends) and max(ends) >= known.campaign.ends and not any(overlaps(known))


def check(known: Known) -> Iterator[Flaw]:
    """Days that come before what they should follow, and phases that leave the campaign or overlap."""
    campaign = known.campaign
    yield from _in_order(campaign.starts, campaign.ends, ("ends",))
    for phase, at in placed(campaign.phases, "phases"):
        yield from _in_order(phase.starts, phase.ends, (*at, "ends"))
        yield from _inside(known, phase, at)
        yield from known.check(phase, at, "within")
    yield from _within(known)
    units = campaign.units if has_any(campaign.units, "active_to") else ()
    for place, unit in enumerate(units):
        if unit.active_from and unit.active_to:
            at = ("units", place, "active_to")
            yield from _in_order(unit.active_from, unit.active_to, at)
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
    remedy = say("sửa ngày của giai đoạn hoặc ngày của chiến dịch")
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
        remedy = say(
            "sửa ngày; nếu ngày cuối không tính, ghi «last_day_counts: không»; đợt cao điểm trong một giai đoạn thì ghi mã giai đoạn đó ở «within:»"
        )
        yield Flaw("W-PHASE-OVERLAP", ("phases", span.place, "starts"), fact, remedy)


def _within(known: Known) -> Iterator[Flaw]:
    """A phase that lies in another lies in it wholly, says its first day, and in no ring."""
    by_code = {span.phase.code: span for span in spans(known)}
    chain = {code: span.phase.within for code, span in by_code.items() if span.phase.within}
    ringed = cycles({code: up for code, up in chain.items() if up in by_code})
    yield from rings("E-PHASE-CYCLE", known.campaign.phases, ringed, ("phases", "within"), _RING)
    in_ring = {code for ring in ringed for code in ring}
    for code, span in by_code.items():
        holder = by_code.get(span.phase.within or "")
        if holder is None or code in in_ring:
            continue
        if span.phase.starts is None:
            fact = say(
                "«{name}» nằm trong giai đoạn khác nhưng chưa có ngày bắt đầu", name=span.phase.name
            )
            yield Flaw(
                "E-PHASE-STARTS", ("phases", span.place), fact, say("ghi ngày bắt đầu ở «starts:»")
            )
        elif span.starts < holder.starts or span.last > holder.last:
            fact = say(
                "«{name}» ({days}) không nằm trọn trong «{other}» ({limits})",
                name=span.phase.name,
                days=_days(span),
                other=holder.phase.name,
                limits=_days(holder),
            )
            remedy = say("sửa ngày, hoặc ghi ở «within:» giai đoạn chứa trọn đợt này")
            yield Flaw("E-PHASE-WITHIN", ("phases", span.place, "within"), fact, remedy)


def _days(span: PhaseSpan) -> str:
    return f"{short_date(span.starts)} - {short_date(span.last)}"


def check_lengths(known: Known) -> Iterator[Flaw]:
    """Names that tell a number of days beside dates that make another."""
    campaign = known.campaign
    last = campaign.last
    named: list[tuple[str, Path, datetime.date, datetime.date]] = [
        (campaign.name, ("name",), campaign.starts, last)
    ]
    named += [
        (span.phase.name, ("phases", span.place, "name"), span.starts, span.last)
        for span in spans(known)
    ]
    for name, path, first, end in named:
        told = _LENGTH.search(name)
        days = (end - first).days + 1
        if told and int(told[1]) not in (days, days - 1):
            fact = say(
                "«{name}» nói {told} ngày, nhưng từ ngày {first} đến hết ngày {last} là {days} ngày",
                name=name,
                told=int(told[1]),
                first=short_date(first),
                last=short_date(end),
                days=days,
            )
            yield Flaw("W-NAME-DAYS", path, fact, say("sửa tên, hoặc sửa ngày bắt đầu, kết thúc"))
