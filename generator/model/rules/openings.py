"""What a phase begins with: a cumulative count on its eve, or the snapshot that the record names.

Without it nobody knows what was done in the phase and what before.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from generator.model.campaign import Indicator
from generator.model.results import Result, Snapshot
from generator.model.rules.days import PhaseSpan, spans
from generator.model.rules.flaw import Flaw, Path, first_names
from generator.model.rules.issuing import check_moment
from generator.model.rules.known import Known
from generator.model.rules.standing import counting
from generator.problems import say
from generator.wording import Moment, short_date

_DAY = datetime.timedelta(days=1)


def check(known: Known) -> Iterator[Flaw]:
    """Phases whose opening counts are not known, wholly or of some units."""
    for span in spans(known):
        at: Path = ("phases", span.place)
        yield from _named(known, span, (*at, "opens_as_of"))
        if span.starts > known.campaign.starts:
            yield from _unknown(known, span, at)
            yield from _units(known, span, at)


def _named(known: Known, span: PhaseSpan, at: Path) -> Iterator[Flaw]:
    """A snapshot that is named must have been taken, and before the phase began."""
    moment = span.phase.opens_as_of
    yield from check_moment(known, moment, at)
    if moment is None:
        return
    if span.starts <= known.campaign.starts:
        fact = say("«{name}» bắt đầu cùng chiến dịch nên không có số đầu kỳ", name=span.phase.name)
        yield Flaw("W-PHASE-OPENS", at, fact, say("bỏ dòng «opens_as_of:»"))
    elif moment.of_day >= span.starts:
        fact = say(
            "số đầu kỳ chốt {moment}, sau khi «{name}» bắt đầu ngày {day}",
            moment=moment.said,
            name=span.phase.name,
            day=short_date(span.starts),
        )
        yield Flaw("E-PHASE-OPENS", at, fact, say("ghi một lần chốt trước ngày đó"))


def _unknown(known: Known, span: PhaseSpan, at: Path) -> Iterator[Flaw]:
    lacking = [
        indicator
        for indicator in known.indicators.values()
        if indicator.grows
        and newest(known, span, indicator)
        and not opening(known, span, indicator)
    ]
    if lacking:
        eve = short_date(span.starts - _DAY)
        fact = say(
            "«{name}» bắt đầu ngày {day} nhưng không có số liệu chốt cuối ngày {eve} của {indicators};"
            " kết quả trong giai đoạn không tính được",
            name=span.phase.name,
            day=short_date(span.starts),
            eve=eve,
            indicators=first_names([indicator.name for indicator in lacking]),
        )
        remedy = say(
            "chốt số liệu ngày {eve}, hoặc ghi số đầu kỳ thành lần chốt của ngày đó", eve=eve
        )
        if earlier := _earlier(known, span, lacking):
            moment = earlier.said.replace("ngày ", "")
            remedy = say(
                "{remedy}, hoặc lấy lần chốt trước đó: «opens_as_of: {moment}»",
                remedy=remedy,
                moment=moment,
            )
        yield Flaw("W-PHASE-OPENING", at, fact, remedy)


def _earlier(known: Known, span: PhaseSpan, lacking: Sequence[Indicator]) -> Moment | None:
    """The newest snapshot before the phase that has all that is lacking."""
    counted = (
        snapshot.as_of
        for snapshot in known.campaign.snapshots
        if snapshot.as_of.of_day < span.starts
        and all(known.campaign.result_of(snapshot, one.code) for one in lacking)
    )
    return max(counted, default=None)


def _units(known: Known, span: PhaseSpan, at: Path) -> Iterator[Flaw]:
    """Units that have a count at the end of a phase and none at its opening; the whole may be known."""
    for indicator in known.indicators.values():
        end, begins = newest(known, span, indicator), opening(known, span, indicator)
        if not (indicator.grows and end and begins):
            continue
        had, has = counting(known, *begins), counting(known, *end)
        there = {unit.code for unit in known.active(begins[0].as_of.of_day)}
        fresh = [
            unit
            for unit in known.concerned(known.campaign.units, indicator)
            if unit.code in has and unit.code in there
        ]
        bare = known.tree.without(had, fresh)
        if bare:
            fact = say(
                "«{name}», {indicator}: đơn vị chưa có số đầu kỳ {moment}: {names};"
                " kết quả trong giai đoạn của các đơn vị này không tính được",
                name=span.phase.name,
                indicator=indicator.name,
                moment=begins[0].as_of.said,
                names=first_names([unit.label for unit in bare]),
            )
            remedy = say(
                "ghi số của các đơn vị này vào lần chốt {moment}; đơn vị tham gia sau thì ghi ngày ở «active_from:»",
                moment=begins[0].as_of.said,
            )
            yield Flaw("W-PHASE-UNITS", at, fact, remedy)


Taken = tuple[Snapshot, Result]


def newest(known: Known, span: PhaseSpan, indicator: Indicator) -> Taken | None:
    """The newest snapshot of an indicator inside a phase."""
    return _newest(known, indicator, span.starts, span.last)


def opening(known: Known, span: PhaseSpan, indicator: Indicator) -> Taken | None:
    """The snapshot that a phase opens with: the one that it names, else the newest of its eve."""
    if span.phase.opens_as_of:
        return _at(known, indicator, span.phase.opens_as_of)
    eve = span.starts - _DAY
    return _newest(known, indicator, eve, eve)


def _at(known: Known, indicator: Indicator, moment: Moment) -> Taken | None:
    if moment.at is None:
        return _newest(known, indicator, moment.day, moment.day)
    snapshot = known.campaign.snapshot_at(moment)
    result = known.campaign.result_of(snapshot, indicator.code)
    return (snapshot, result) if snapshot and result else None


def _newest(
    known: Known, indicator: Indicator, first: datetime.date, last: datetime.date
) -> Taken | None:
    inside = [
        (snapshot, result)
        for snapshot in known.campaign.snapshots
        if first <= snapshot.as_of.of_day <= last
        and (result := known.campaign.result_of(snapshot, indicator.code))
    ]
    return max(inside, key=lambda one: one[0].as_of, default=None)
