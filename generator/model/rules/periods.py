"""Periods (kỳ báo cáo) of what is counted anew each time: they follow each other, and phases hold them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.model.campaign import Counted, Indicator
from generator.model.results import Snapshot
from generator.model.rules.days import PhaseSpan, spans
from generator.model.rules.flaw import Flaw, Path, placed
from generator.model.rules.known import Known
from generator.problems import say
from generator.wording import short_date
from generator.workspace import unchanging

_DAY = datetime.timedelta(days=1)


@unchanging(frozen=True)
class Period:
    """Kỳ: from its first to its last day, both included."""

    first: datetime.date
    last: datetime.date
    path: Path

    @property
    def said(self) -> str:
        return f"{short_date(self.first)} - {short_date(self.last)}"


def check(known: Known) -> Iterator[Flaw]:
    """Periods that begin after their end, overlap, leave days out or cross the border of a phase."""
    snapshots = list(placed(known.campaign.snapshots, "snapshots"))
    for snapshot, at in snapshots:
        yield from _order(snapshot, at)
        yield from _idle(known, snapshot, at)
    told: set[tuple[str, Path]] = set()
    for indicator in known.indicators.values():
        if indicator.counts_as is Counted.PERIOD and not indicator.is_rate:
            for flaw in (
                *_of_indicator(known, periods(known, indicator)),
                *_same_day(known, indicator),
            ):
                if (flaw.code, flaw.path) not in told:
                    told.add((flaw.code, flaw.path))
                    yield flaw


def periods(known: Known, indicator: Indicator) -> list[Period]:
    """The periods of an indicator in the order of time; one that was sent back still has its days."""
    found: list[Period] = []
    for snapshot, at in _counted(known, indicator):
        first = snapshot.since or (found[-1].last + _DAY if found else known.campaign.starts)
        key = "as_of" if snapshot.since is None else "from"
        if first <= snapshot.as_of.of_day:
            found.append(Period(first, snapshot.as_of.of_day, (*at, key)))
    return found


def _counted(known: Known, indicator: Indicator) -> list[tuple[Snapshot, Path]]:
    """The snapshots that count an indicator, in the order of time, each with its place."""
    mine = [
        (snapshot, at)
        for snapshot, at in placed(known.campaign.snapshots, "snapshots")
        if known.campaign.result_of(snapshot, indicator.code)
    ]
    return sorted(mine, key=lambda one: one[0].as_of)


def _same_day(known: Known, indicator: Indicator) -> Iterator[Flaw]:
    """A second snapshot of one day adds to the first, unless it was meant to take its place."""
    for (one, _), (other, at) in pairwise(_counted(known, indicator)):
        if other.since is None and other.as_of.of_day == one.as_of.of_day:
            fact = say(
                "chốt {moment} cùng ngày với lần chốt {other}; được cộng thêm như số phát sinh từ lúc ấy",
                moment=other.as_of.said,
                other=one.as_of.said,
            )
            remedy = say(
                "nếu là số thay cho lần trước thì xóa lần trước; nếu là số thêm thì để nguyên"
            )
            yield Flaw("W-PERIOD-SAME-DAY", (*at, "as_of"), fact, remedy)


def _order(snapshot: Snapshot, at: Path) -> Iterator[Flaw]:
    if snapshot.since and snapshot.since > snapshot.as_of.of_day:
        fact = say(
            "kỳ bắt đầu ngày {first}, sau thời điểm chốt {moment}",
            first=short_date(snapshot.since),
            moment=snapshot.as_of.said,
        )
        yield Flaw(
            "E-PERIOD-ORDER",
            (*at, "from"),
            fact,
            say("sửa ngày đầu kỳ («from:») hoặc thời điểm chốt («as_of:»)"),
        )


def _idle(known: Known, snapshot: Snapshot, at: Path) -> Iterator[Flaw]:
    counted = [known.indicator(result.indicator) for result in snapshot.results]
    if snapshot.since and not any(one and one.counts_as is Counted.PERIOD for one in counted):
        fact = say(
            "lần chốt này không có chỉ số nào là số phát sinh trong kỳ; ngày đầu kỳ («from:») không được dùng"
        )
        remedy = say("bỏ dòng «from:», hoặc ghi «counted: period» ở chỉ số")
        yield Flaw("W-PERIOD-IDLE", (*at, "from"), fact, remedy)


def _of_indicator(known: Known, found: Sequence[Period]) -> Iterator[Flaw]:
    before: Period | None = None
    for period in found:
        yield from _early(known, period)
        yield from _follows(known, before, period)
        for span in spans(known):
            yield from _border(period, span)
        before = period if before is None or period.last > before.last else before


def _early(known: Known, period: Period) -> Iterator[Flaw]:
    if period.first < known.campaign.starts:
        fact = say(
            "kỳ {period} bắt đầu trước chiến dịch (ngày {day})",
            period=period.said,
            day=short_date(known.campaign.starts),
        )
        remedy = say("sửa ngày đầu kỳ («from:»); chỉ ghi số phát sinh từ ngày bắt đầu chiến dịch")
        yield Flaw("E-PERIOD-EARLY", period.path, fact, remedy)


def _follows(known: Known, before: Period | None, period: Period) -> Iterator[Flaw]:
    expected = before.last + _DAY if before else known.campaign.starts
    if before and period.first < expected:
        fact = say("kỳ {period} trùng ngày với kỳ {other}", period=period.said, other=before.said)
        remedy = say(
            "sửa ngày đầu kỳ («from:») hoặc thời điểm chốt («as_of:») để hai kỳ không chung ngày nào"
        )
        yield Flaw("E-PERIOD-OVERLAP", period.path, fact, remedy)
    elif period.first > expected:
        fact = say(
            "từ ngày {first} đến ngày {last} không thuộc kỳ nào; tổng các kỳ không gồm những ngày này",
            first=short_date(expected),
            last=short_date(period.first - _DAY),
        )
        remedy = say("thêm số liệu của những ngày đó, hoặc sửa ngày đầu kỳ («from:»)")
        yield Flaw("W-PERIOD-GAP", period.path, fact, remedy)


def _border(period: Period, span: PhaseSpan) -> Iterator[Flaw]:
    """A period that lies in a phase with one end only can be counted neither in it nor outside."""
    enters = period.first < span.starts <= period.last <= span.last
    leaves = span.starts <= period.first <= span.last < period.last
    if not (enters or leaves):
        return
    border = span.last if leaves else span.starts - _DAY
    fact = say(
        "kỳ {period} vắt qua ngày {day} của «{name}»; không biết bao nhiêu thuộc giai đoạn này",
        period=period.said,
        day=short_date(span.last if leaves else span.starts),
        name=span.phase.name,
    )
    remedy = say(
        "chốt riêng đến hết ngày {day} và từ ngày {next}",
        day=short_date(border),
        next=short_date(border + _DAY),
    )
    code = "W-PERIOD-BORDER" if span.phase.within else "E-PERIOD-BORDER"
    yield Flaw(code, period.path, fact, remedy)
