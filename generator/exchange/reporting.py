"""Returns tracking: which units have reported for a day, which have not, what is known so far.

Works on tallies, which know who has reported; the letter that reminds the others takes its list
from the same records when it is drafted, so that it stays true when late returns come in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.exchange.changes import counts_of, shown_amount
from generator.figures import Tally, UnitProgress, figures_on, tally_of
from generator.model.campaign import Campaign, Measure
from generator.model.fields import Number
from generator.problems import Message, NotFound, say
from generator.wording import Moment, pair


@dataclass(frozen=True)
class Return:
    """Whether a unit has reported, and when it last had before the moment in question.

    `count` is what it reported; a count of zero is a report.
    """

    row: UnitProgress
    count: Number | None = None
    last: Moment | None = None

    @property
    def reported(self) -> bool:
        """Đã báo cáo."""
        return self.count is not None


@dataclass(frozen=True)
class Returns:
    """Tình hình báo cáo of an indicator as of a moment, unit by unit in the order of tables."""

    tally: Tally
    moment: Moment
    rows: tuple[Return, ...]
    has_snapshot: bool = True

    @property
    def reported(self) -> tuple[Return, ...]:
        """Đơn vị đã báo cáo."""
        return tuple(row for row in self.rows if row.reported)

    @property
    def missing(self) -> tuple[Return, ...]:
        """Đơn vị chưa báo cáo."""
        return tuple(row for row in self.rows if not row.reported)

    @property
    def is_complete(self) -> bool:
        """Whether all have reported."""
        return not self.missing

    @property
    def label(self) -> str:
        """`195/200 đơn vị`: what a total that is not complete must carry."""
        return f"{pair(len(self.reported), len(self.rows))} đơn vị"

    @property
    def total(self) -> Number | None:
        """What the units that have reported make together, provisional unless all have.

        `None` when nobody has, and of rates, which are not added up.
        """
        counts = [row.count for row in self.rows if row.count is not None]
        if not counts or self.tally.indicator.measure is Measure.RATE:
            return None
        return sum(counts)


def returns_of(
    campaign: Campaign, moment: Moment | None = None, indicator: str | None = None
) -> Returns:
    """Who has reported for a moment (the newest snapshot by default); nobody where none was taken.

    Raises `NotFound` for a campaign without any snapshot when no moment is named, and for an
    indicator that it does not have.
    """
    figures = figures_on(campaign, moment)
    asked = figures.taken or moment
    if asked is None:
        raise NotFound(say("chưa có số liệu chốt nào; nêu ngày cần xem bằng --as-of"))
    tally = tally_of(figures, indicator)
    counts = counts_of(campaign, tally.indicator.code, figures.snapshot)
    earlier = last_reported(campaign, tally.indicator.code, asked)
    rows = tuple(Return(row, counts.get(row.code), earlier.get(row.code)) for row in tally.units)
    return Returns(tally, asked, rows, has_snapshot=figures.snapshot is not None)


def tell_returns(returns: Returns) -> Iterator[Message]:
    """The state of the returns in lines for a person: what is known so far, and who is missing."""
    indicator = returns.tally.indicator
    day = returns.moment.said
    known = pair(len(returns.reported), len(returns.rows))
    yield say(
        "{name}, tính đến {day}: {known} đơn vị đã báo cáo",
        name=indicator.name,
        day=day,
        known=known,
    )
    if returns.total is not None:
        gaps = {"total": shown_amount(returns.total), "measure": indicator.unit_of_measure}
        if returns.is_complete:
            yield say("cộng {total} {measure}", **gaps)
        else:
            yield say("tạm tính {known} đơn vị: {total} {measure}", known=known, **gaps)
    for row in returns.missing:
        yield _told_missing(row)


def _told_missing(row: Return) -> Message:
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


def provisional_label(tally: Tally) -> str:
    """`195/200 đơn vị`: how many of the units that take part have reported."""
    return f"{pair(len(tally.reported), len(tally.units))} đơn vị"
