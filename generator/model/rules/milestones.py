"""The day on which a target was reached, against the campaign's days and against what was counted."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from generator.model.campaign import Target
from generator.model.fields import Number
from generator.model.results import Precision
from generator.model.rules.amounts import Bounds
from generator.model.rules.base_sizes import base_size
from generator.model.rules.days import PhaseSpan, spans
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
            yield from _outside(known, target.reached_on.of_day, path)
            yield from _contradicted(known, target, timeline, path)
            yield from _later(known, target, timeline, path)


def _outside(known: Known, day: datetime.date, at: Path) -> Iterator[Flaw]:
    starts, ends = known.campaign.starts, known.campaign.ends
    if starts <= day <= ends:
        return
    fact = say(
        "đạt mục tiêu ngày {day}, ngoài thời gian của chiến dịch ({starts} - {ends})",
        day=short_date(day),
        starts=short_date(starts),
        ends=short_date(ends),
    )
    code = "E-REACHED-DATE" if day < starts else "W-REACHED-DATE"
    yield Flaw(code, at, fact, say("kiểm tra năm của ngày đạt"))


def _later(known: Known, target: Target, timeline: Sequence[Counted], at: Path) -> Iterator[Flaw]:
    """A day of reaching that no snapshot has come to yet; documents of an earlier one say nothing of it."""
    code = known.indicator_code(target.indicator)
    newest = max((item.as_of for item in timeline if item.indicator.code == code), default=None)
    if newest and target.reached_on and target.reached_on.of_day > newest.of_day:
        fact = say(
            "ghi đạt {day}, sau lần chốt mới nhất {newest}; văn bản dùng số liệu đến lần chốt đó"
            " không nói mục tiêu này đã đạt",
            day=target.reached_on.said,
            newest=newest.said,
        )
        remedy = say("thêm số liệu chốt của thời điểm đạt, hoặc sửa «reached_on:»")
        yield Flaw("I-REACHED-LATER", at, fact, remedy)


def _contradicted(
    known: Known, target: Target, timeline: Sequence[Counted], at: Path
) -> Iterator[Flaw]:
    indicator, goal = known.indicator(target.indicator), _goal(known, target)
    if not (goal and target.reached_on and indicator and not indicator.falls_well):
        return
    for stand in _stands(known, target, timeline):
        if fact := _verdict(stand, goal, target.reached_on):
            yield Flaw(
                "W-REACHED", at, fact, say("sửa thời điểm đạt («reached_on:») hoặc số liệu chốt")
            )
            return


def _verdict(stand: Stand, goal: Number, reached: Moment) -> Message | None:
    """What a snapshot says against a moment of reaching, if anything; a day alone is any hour of it."""
    as_of, bounds = stand
    low, high = bounds.low, bounds.high
    values = {"day": reached.said, "moment": as_of.said, "goal": shown(goal)}
    is_before = as_of.of_day < reached.day if reached.at is None else as_of < reached
    if is_before and low >= goal:
        values["count"] = shown(low, Precision.EXACT if high == low else Precision.OVER)
        return say("ghi đạt {day}, nhưng {moment} đã có {count}, đủ {goal}", **values)
    if as_of >= reached and high is not None and high < goal:
        values["count"] = shown(high, Precision.EXACT if high == low else Precision.NEARLY)
        return say("ghi đạt {day}, nhưng {moment} mới có {count}, chưa đủ {goal}", **values)
    return None


def _goal(known: Known, target: Target) -> Number | None:
    if target.count is not None:
        return target.count
    whole = known.targets.get(target.of_target or "")
    if target.rate is None or target.base_on is not None:
        return None
    if whole:
        return None if whole.count is None else target.rate * whole.count
    size = base_size(known, target.base) if target.base else None
    if size is None or size.precision is not Precision.EXACT:
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
    for span in spans(known):
        if span.phase.code == target.phase:
            yield from _within(known, span, mine)


def _within(known: Known, span: PhaseSpan, mine: Sequence[Stand]) -> Iterator[Stand]:
    """What a phase added to what had been done on its eve, or at the snapshot that it opens with."""
    opened = None
    if span.starts > known.campaign.starts:
        named, eve = span.phase.opens_as_of, span.starts - datetime.timedelta(days=1)
        before = [
            bounds
            for as_of, bounds in mine
            if (as_of.of_day == eve if named is None else as_of.instant == named.instant)
        ]
        if not before:
            return
        opened = before[-1]
    for as_of, bounds in mine:
        if span.starts <= as_of.of_day <= span.last:
            yield as_of, bounds.minus(opened) if opened else bounds
