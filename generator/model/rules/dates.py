"""Days in their order: the campaign, its phases within it, the time in which a unit takes part."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.model.campaign import Phase
from generator.model.rules.finding import Finding, Path
from generator.model.rules.known import Known
from generator.model.rules.spans import overlaps
from generator.problems import Message, say
from generator.wording import short_date


def check(known: Known) -> Iterator[Finding]:
    """Days that come before what they should follow, and phases that leave the campaign or overlap."""
    campaign = known.campaign
    yield from in_order(campaign.starts, campaign.ends, ("ends",))
    for place, phase in enumerate(campaign.phases):
        at: Path = ("phases", place)
        yield from in_order(phase.starts, phase.ends, (*at, "ends"))
        yield from _inside(known, phase, at)
    for place, unit in enumerate(campaign.units):
        if unit.active_from and unit.active_to:
            yield from in_order(unit.active_from, unit.active_to, ("units", place, "active_to"))
    yield from _overlapping(known)


def in_order(
    starts: datetime.date | None, ends: datetime.date | None, path: Path
) -> Iterator[Finding]:
    """A finding when the end comes before the start; a day that is left open is never wrong."""
    if starts and ends and ends < starts:
        yield Finding(
            "E-DATE-ORDER",
            path,
            say(
                "kết thúc ngày {ends}, trước khi bắt đầu ngày {starts}",
                ends=short_date(ends),
                starts=short_date(starts),
            ),
            say("sửa ngày bắt đầu hoặc ngày kết thúc"),
        )


def _inside(known: Known, phase: Phase, at: Path) -> Iterator[Finding]:
    campaign = known.campaign
    name, ends = phase.name, short_date(phase.ends)
    if phase.ends > campaign.ends:
        fact = say(
            "«{name}» kết thúc ngày {day}, sau khi chương trình kết thúc ngày {limit}",
            name=name,
            day=ends,
            limit=short_date(campaign.ends),
        )
        yield _outside((*at, "ends"), fact)
    if phase.starts and phase.starts < campaign.starts:
        fact = say(
            "«{name}» bắt đầu ngày {day}, trước khi chương trình bắt đầu ngày {limit}",
            name=name,
            day=short_date(phase.starts),
            limit=short_date(campaign.starts),
        )
        yield _outside((*at, "starts"), fact)
    elif phase.ends < campaign.starts:
        fact = say(
            "«{name}» kết thúc ngày {day}, trước khi chương trình bắt đầu ngày {limit}",
            name=name,
            day=ends,
            limit=short_date(campaign.starts),
        )
        yield _outside((*at, "ends"), fact)


def _outside(path: Path, fact: Message) -> Finding:
    return Finding(
        "E-PHASE-OUTSIDE", path, fact, say("sửa ngày của giai đoạn hoặc ngày của chương trình")
    )


def _overlapping(known: Known) -> Iterator[Finding]:
    for span, other in overlaps(known):
        yield Finding(
            "W-PHASE-OVERLAP",
            ("phases", span.place, "starts"),
            say(
                "«{name}» bắt đầu ngày {day} khi «{other}» chưa hết ngày {limit}",
                name=span.phase.name,
                day=short_date(span.starts),
                other=other.phase.name,
                limit=short_date(other.last),
            ),
            say("sửa ngày; nếu ngày cuối không tính, ghi last_day_counts: không"),
        )
