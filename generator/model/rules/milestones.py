"""The day on which a target was reached, against the campaign's days and against what was counted."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from generator.model.campaign import Target
from generator.model.fields import Number
from generator.model.results import Precision
from generator.model.rules.amounts import Bounds
from generator.model.rules.base_sizes import base_size
from generator.model.rules.days import PhaseSpan, phase_spans
from generator.model.rules.flaw import Flaw, Path, placed, shown
from generator.model.rules.known import Known
from generator.model.rules.timeline import Counted
from generator.problems import Message, say
from generator.wording import Moment, short_date

Stand = tuple[Moment, Bounds]
"""What had been done within a target's period at one moment."""


def check(known: Known, timeline: Sequence[Counted]) -> Iterator[Flaw]:
    """Days of reaching that lie outside the campaign or that the snapshots contradict."""
    for target, at in placed(known.campaign.targets, "targets"):
        if target.reached_on:
            path = (*at, "reached_on")
            yield from _outside(known, target.reached_on.day, path)
            yield from _contradicted(known, target, timeline, path)


def _outside(known: Known, day: datetime.date, at: Path) -> Iterator[Flaw]:
    starts, ends = known.campaign.starts, known.campaign.ends
    if starts <= day <= ends:
        return
    fact = say(
        "đạt mục tiêu ngày {day}, ngoài thời gian của chương trình ({starts} - {ends})",
        day=short_date(day),
        starts=short_date(starts),
        ends=short_date(ends),
    )
    code = "E-REACHED-DATE" if day < starts else "W-REACHED-DATE"
    yield Flaw(code, at, fact, say("kiểm tra năm của ngày đạt"))


def _contradicted(
    known: Known, target: Target, timeline: Sequence[Counted], at: Path
) -> Iterator[Flaw]:
    goal = _goal(known, target)
    day = target.reached_on.day if target.reached_on else None
    if not goal or day is None:
        return
    for stand in _stands(known, target, timeline):
        if fact := _verdict(stand, goal, day):
            yield Flaw("W-REACHED", at, fact, say("sửa reached_on hoặc số liệu chốt"))
            return


def _verdict(stand: Stand, goal: Number, day: datetime.date) -> Message | None:
    """What a snapshot says against a day of reaching, if anything."""
    as_of, bounds = stand
    low, high = bounds.low, bounds.high
    values = {"day": short_date(day), "moment": as_of.said, "goal": shown(goal)}
    if as_of.day < day and low >= goal:
        values["count"] = shown(low, Precision.EXACT if high == low else Precision.OVER)
        return say("ghi đạt ngày {day}, nhưng {moment} đã có {count}, đủ {goal}", **values)
    is_past = as_of.day > day or (as_of.day == day and as_of.at is None)
    if is_past and high is not None and high < goal:
        values["count"] = shown(high, Precision.EXACT if high == low else Precision.NEARLY)
        return say("ghi đạt ngày {day}, nhưng {moment} mới có {count}, chưa đủ {goal}", **values)
    return None


def _goal(known: Known, target: Target) -> Number | None:
    if target.count is not None:
        return target.count
    size = base_size(known, target.base) if target.base else None
    if target.rate is None or size is None or size.precision is not Precision.EXACT:
        return None
    return target.rate * size.value


def _stands(known: Known, target: Target, timeline: Sequence[Counted]) -> Iterator[Stand]:
    code = known.indicator_code(target.indicator)
    mine = [
        (item.as_of, item.bounds)
        for item in timeline
        if item.indicator.code == code and item.indicator.grows and item.bounds
    ]
    if target.phase is None:
        yield from mine
    for place, span in enumerate(phase_spans(known)):
        if span.phase.code == target.phase:
            yield from _within(span, mine, has_earlier=place > 0)


def _within(span: PhaseSpan, mine: Sequence[Stand], *, has_earlier: bool) -> Iterator[Stand]:
    """What a phase added to what had been done before it."""
    before = [bounds for as_of, bounds in mine if has_earlier and as_of.day < span.starts]
    if has_earlier and not before:
        return
    for as_of, bounds in mine:
        if span.starts <= as_of.day <= span.last:
            yield as_of, bounds.minus(before[-1]) if before else bounds
