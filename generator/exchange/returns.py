"""Returns tracking: which units have reported for a day, and which have not.

Works on tallies, which know who has reported. The letter to those that have not is made in `reminding`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import field
from datetime import date, timedelta
from functools import cached_property

from generator.exchange.changes import counts_of, last_snapshot, shown_amount
from generator.figures import (
    Tally,
    UnitProgress,
    asked_for,
    figures_on,
    reporters,
    tally_of,
)
from generator.model.campaign import Campaign, Counted, Indicator
from generator.model.coded import InOrder
from generator.model.fields import Number
from generator.model.results import Snapshot, Status, open_remark
from generator.model.roster import Units
from generator.problems import Message, NotFound, say
from generator.wording import Moment, number, pair, short_date
from generator.workspace import unchanging

_WAITING = (
    (say("ước tính, chờ số chính thức"), Status.ESTIMATED),
    (say("mới gửi, chưa kiểm tra"), Status.SUBMITTED),
)


@unchanging(frozen=True)
class Return:
    """Whether a unit has reported, and when it last had before the moment in question.

    `count` is what it reported; a count of zero is a report. An included campaign reports for `of`
    units, of which it has `known`. `is_returned`: it had reported, and that was sent back.
    """

    row: UnitProgress
    count: Number | None = None
    last: Moment | None = None
    known: int = 0
    of: int = 1
    is_returned: bool = False
    status: Status | None = None
    """What stage of checking its count has passed; `None` where it sent nothing for the moment."""
    remark: str | None = None
    """Why its last count was sent back, while no other came."""

    @property
    def reported(self) -> bool:
        """Đã báo cáo đủ."""
        return self.known == self.of


@unchanging(frozen=True, eq=False)
class Returns:
    """Tình hình báo cáo of an indicator as of a moment, unit by unit in the order of tables."""

    tally: Tally
    moment: Moment
    reporters: Mapping[str, tuple[int, int]]
    """From how many units each that is to report has reported, of how many."""
    counts: Mapping[str, Number]
    sent_back: AbstractSet[str]
    make: Callable[[str], Return]
    has_snapshot: bool = True
    left: Mapping[str, Number] = field(default_factory=dict)
    """The last counts of units that left, which the whole holds still."""
    since: date | None = None
    """The first day of the period, where only what came in during it is told."""

    @cached_property
    def rows(self) -> Sequence[Return]:
        """Each unit that is to report; made when somebody looks at it, as there may be very many."""
        return InOrder([*self.reporters], self.make)

    @cached_property
    def reported(self) -> Sequence[Return]:
        """Đơn vị đã báo cáo."""
        known = [code for code, (known, of) in self.reporters.items() if known == of]
        return InOrder(known, self.make)

    @cached_property
    def missing(self) -> Sequence[Return]:
        """Đơn vị chưa báo cáo, those whose report was sent back among them."""
        late = [code for code, (known, of) in self.reporters.items() if known != of]
        return InOrder(late, self.make)

    @cached_property
    def given_none(self) -> tuple[UnitProgress, ...]:
        """Those still missing that were given no quota while others were: it may not concern them at all."""
        if not self.tally.with_quota:
            return ()
        late = {code for code, (known, of) in self.reporters.items() if known != of}
        return tuple(row for row in self.tally.given_none if row.code in late)

    @property
    def returned(self) -> tuple[Return, ...]:
        """Đơn vị bị trả lại số liệu."""
        if not self.sent_back:
            return ()
        return tuple(self.make(code) for code in self.reporters if code in self.sent_back)

    @property
    def open(self) -> tuple[Return, ...]:
        """Đơn vị còn phải gửi, gửi lại, chốt số chính thức, hoặc chờ kiểm tra."""
        waiting = {status for _, status in _WAITING}
        return tuple(row for row in self.rows if not row.reported or row.status in waiting)

    @property
    def known(self) -> str:
        """`195/200`: of how many units there are reports."""
        parts = self.reporters.values()
        return pair(sum(known for known, _ in parts), sum(of for _, of in parts))

    @property
    def is_complete(self) -> bool:
        """Whether all have reported."""
        return not self.missing

    @property
    def label(self) -> str:
        """`195/200 đơn vị`: what a total that is not complete must carry."""
        return f"{self.known} đơn vị"

    @property
    def total(self) -> Number | None:
        """What the units that have reported make together with those that left, provisional unless all have.

        `None` when nobody has, and of rates, which are not added up.
        """
        counts = [self.counts[code] for code in self.reporters if code in self.counts]
        if not counts or self.tally.indicator.is_rate:
            return None
        return sum([*counts, *self.left.values()])


def returns_of(
    campaign: Campaign, moment: Moment | None = None, indicator: str | None = None
) -> Returns:
    """Who has reported for a moment (the newest snapshot by default); nobody where none was taken.

    Of a rate that is worked out from two other numbers it is who has sent the first of these.

    Raises `NotFound` for a campaign without any snapshot when no moment is named, and for an
    indicator that it does not have.
    """
    figures = figures_on(campaign, moment or _newest_typed(campaign))
    asked = figures.taken or moment
    if asked is None:
        raise NotFound(say("chưa có số liệu chốt nào; hãy chỉ rõ ngày cần xem bằng --as-of"))
    tally = tally_of(figures, indicator)
    if tally.indicator.of:
        tally = tally_of(figures, tally.indicator.of[0])
    code = tally.indicator.code
    if figures.snapshot and not campaign.result_of(figures.snapshot, code):
        tally = tally_of(figures_on(asked_for(campaign, code, asked), asked), code)
    counts = counts_of(campaign, code, figures.snapshot)
    result = campaign.result_of(figures.snapshot, code)
    sent = result.counts.keys() if result else frozenset[str]()
    earlier = last_reported(campaign, code, asked)
    expected = reporters(campaign, tally.indicator, asked)

    def make(unit: str) -> Return:
        known, of = expected[unit]
        return Return(
            row=tally.unit[unit],
            count=counts.get(unit),
            last=earlier.get(unit),
            known=known,
            of=of,
            is_returned=unit in sent and unit not in counts,
            status=figures.snapshot.status_of(unit) if figures.snapshot and unit in sent else None,
            remark=open_remark(campaign.snapshots, unit, asked) if unit not in counts else None,
        )

    back = frozenset[str]() if sent <= counts.keys() else sent - counts.keys()
    has_snapshot = figures.snapshot is not None
    return Returns(
        tally,
        asked,
        expected,
        counts,
        back,
        make,
        has_snapshot=has_snapshot,
        left=_left_in_whole(campaign, tally, figures.snapshot, [*expected], counts),
        since=_period_began(campaign, tally.indicator, figures.snapshot),
    )


def _left_in_whole(
    campaign: Campaign,
    tally: Tally,
    snapshot: Snapshot | None,
    asked: Sequence[str],
    counts: Mapping[str, Number],
) -> Mapping[str, Number]:
    """What units that left had last, where the whole is what was reported and this."""
    if snapshot is None or tally.count is None or tally.indicator.is_rate:
        return {}
    left = counts_of_left(campaign, tally.indicator, snapshot, Units(campaign))
    reported = [counts[code] for code in asked if code in counts]
    return left if sum([*reported, *left.values()]) == tally.count.value else {}


def _period_began(
    campaign: Campaign, indicator: Indicator, snapshot: Snapshot | None
) -> date | None:
    """The first day of what came in by a snapshot, where an earlier one has what came in before it."""
    if snapshot is None or indicator.counts_as is not Counted.PERIOD:
        return None
    before = last_snapshot(campaign, indicator.code, snapshot.as_of)
    after = before.as_of.of_day + timedelta(days=1) if before else None
    return snapshot.since or after


def counts_of_left(
    campaign: Campaign, indicator: Indicator, snapshot: Snapshot, units: Units
) -> dict[str, Number]:
    """The last counts of those who left, for whom nobody else speaks now."""
    day = snapshot.as_of.of_day
    gone = units.on(day, with_left=True).units.keys() - units.on(day).units.keys()
    found: dict[str, Number] = {}
    for one in campaign.snapshots:
        if one.as_of <= snapshot.as_of and indicator.grows:
            counts = counts_of(campaign, indicator.code, one)
            found.update(
                {
                    code: counts[code]
                    for code in units.by_code
                    if code in gone and code in counts and units.is_active(code, one.as_of.of_day)
                }
            )
    return found


def returns_of_all(campaign: Campaign, moment: Moment | None = None) -> tuple[Returns, ...]:
    """Who has reported what is counted at a moment: the first indicator, then the others counted there."""
    first = returns_of(campaign, moment)
    snapshot = campaign.snapshot_at(first.moment)
    counted = [
        campaign.indicator_code(one.indicator)
        for one in (snapshot.results if snapshot else ())
        if one.counts
    ]
    others = dict.fromkeys(code for code in counted if code != first.tally.indicator.code)
    return (first, *(returns_of(campaign, first.moment, code) for code in others))


def owed_by_unit(returns: Sequence[Returns]) -> Iterator[tuple[Return, list[Indicator]]]:
    """Each unit that has not reported all, and the indicators that it owes, in the order of tables."""
    lacking = [{one.row.code: one for one in each.missing} for each in returns]
    codes = dict.fromkeys(code for each in returns for code in each.reporters)
    for code in codes if any(lacking) else ():
        owing = [
            each.tally.indicator
            for each, late in zip(returns, lacking, strict=True)
            if code in late
        ]
        if owing:
            yield next(late[code] for late in lacking if code in late), owing


def tell_all_returns(all_returns: Sequence[Returns]) -> Iterator[Message]:
    """The state of the first indicator, and of each other for which other units are missing."""
    first, *others = all_returns
    yield from tell_returns(first)
    for one in others:
        if _lacking(one) != _lacking(first):
            yield from tell_returns(one)


def _lacking(returns: Returns) -> list[str]:
    return [one.row.code for one in returns.missing]


def _newest_typed(campaign: Campaign) -> Moment | None:
    """The newest moment of which something was recorded here, not only in an included campaign."""
    typed = (
        snapshot.as_of
        for snapshot in campaign.snapshots
        if any(result.as_typed for result in snapshot.results)
    )
    return max(typed, default=None)


def tell_returns(returns: Returns) -> Iterator[Message]:
    """The state of the returns in lines for a person: what is known so far, and who is missing."""
    indicator = returns.tally.indicator
    if not returns.rows:
        yield say(
            "chiến dịch chưa có danh sách đơn vị nên không theo dõi báo cáo được; ghi đơn vị ở units.yaml hoặc"
            " nhập bằng «vanthu import units»"
        )
        return
    day = returns.moment.said
    known = returns.known
    yield say(
        "{name}, tính đến {day}: {known} đơn vị đã báo cáo",
        name=indicator.name,
        day=day,
        known=known,
    )
    if returns.total is not None:
        gaps = {"total": shown_amount(returns.total), "measure": indicator.recorded_in}
        if returns.is_complete:
            told = say("cộng {total} {measure}", **gaps)
        else:
            told = say("tạm tính {known} đơn vị: {total} {measure}", known=known, **gaps)
        yield _with_scope(told, returns)
    for row in returns.missing:
        if not row.is_returned:
            yield _told_missing(row)
    for row in returns.returned:
        yield _told_returned(row)


def _with_scope(told: Message, returns: Returns) -> Message:
    """A sum with what it is of: of one period alone, or also of units that left."""
    if returns.since is not None:
        first, last = short_date(returns.since), short_date(returns.moment.of_day)
        return say("{told} (riêng kỳ {first} - {last})", told=told, first=first, last=last)
    if not returns.left:
        return told
    return say(
        "{told}, gồm {more} của {count} đơn vị đã thôi tham gia",
        told=told,
        more=shown_amount(sum(returns.left.values(), start=0)),
        count=number(len(returns.left)),
    )


def _told_returned(row: Return) -> Message:
    name, remark = row.row.name, row.remark
    if remark is None:
        return say("  trả lại: {name}", name=name)
    return say("  trả lại: {name}: {remark}", name=name, remark=remark)


def tell_open(
    all_returns: Sequence[Returns], campaign: Campaign, deadline: str | None = None
) -> Iterator[Message]:
    """What must still come of all that is counted at a moment before its figures are frozen: from whom, what, until when.

    Without a deadline it is the end of the phase that the moment lies in.
    """
    returns = all_returns[0]
    until = deadline or _end_of_phase(campaign, returns.moment)
    count = len({one.row.code for each in all_returns for one in each.open})
    if not count:
        yield say("không còn gì phải chờ trước khi khóa sổ số liệu {day}", day=returns.moment.said)
        return
    yield say(
        "còn {count} đơn vị phải xong trước khi khóa sổ số liệu {day}, hạn {until}",
        count=count,
        day=returns.moment.said,
        until=until,
    )
    for row, owing in owed_by_unit(all_returns):
        told = _told_returned(row) if row.is_returned else _told_missing(row)
        if len(owing) < len(all_returns):
            names = ", ".join(one.name for one in owing)
            told = say("{told}; còn thiếu: {names}", told=told, names=names)
        yield told
    for said, status in _WAITING:
        waiting = (row.row for each in all_returns for row in each.rows if row.status is status)
        for name in dict.fromkeys(row.name for row in waiting):
            yield say("  {said}: {name}", said=said, name=name)


def _end_of_phase(campaign: Campaign, moment: Moment) -> str:
    """`hết ngày 31/5/2025 (giai đoạn 1)`; the end of the campaign where no phase holds the day."""
    day, first = moment.of_day, campaign.first_days()
    for phase in campaign.phases:
        if first[phase.code] <= day <= phase.last:
            return f"hết ngày {short_date(phase.last)} ({phase.name})"
    return f"hết ngày {short_date(campaign.last)}"


def _told_missing(row: Return) -> Message:
    if row.known:
        known = pair(row.known, row.of)
        return say("  mới có {known} đơn vị: {name}", known=known, name=row.row.name)
    if row.last is None:
        return say("  chưa báo cáo: {name}", name=row.row.name)
    name, last = row.row.name, row.last.said
    return say("  chưa báo cáo: {name} (gần nhất: {last})", name=name, last=last)


def last_reported(campaign: Campaign, indicator: str, before: Moment) -> Mapping[str, Moment]:
    """When each unit last reported an indicator before a moment; units that never did are left out."""
    earlier = [snapshot for snapshot in campaign.snapshots if snapshot.as_of < before]
    return {
        unit: snapshot.as_of
        for snapshot in sorted(earlier, key=lambda one: one.as_of)
        for unit in counts_of(campaign, indicator, snapshot)
    }


def standing_counts(
    campaign: Campaign, indicator: Indicator, before: Moment
) -> Mapping[str, Number]:
    """What stands counted of each unit from before a moment, by its code: a nought reported now would take it back.

    Only of what grows; units of which nothing stands, or nought, are left out.
    """
    if not indicator.grows:
        return {}
    earlier = [snapshot for snapshot in campaign.snapshots if snapshot.as_of < before]
    found: dict[str, Number] = {}
    for snapshot in sorted(earlier, key=lambda one: one.as_of):
        found.update(counts_of(campaign, indicator.code, snapshot))
    return {unit: count for unit, count in found.items() if count}


def provisional_label(tally: Tally) -> str:
    """`195/200 đơn vị`: of how many units the sum of those that take part speaks."""
    parts = [tally.coverage_of(row.code) for row in tally.present]
    return f"{pair(sum(part.known for part in parts), sum(part.of for part in parts))} đơn vị"
