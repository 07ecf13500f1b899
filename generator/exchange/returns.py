"""Returns tracking: which units have reported for a day, which have not, what is known so far.

Works on tallies, which know who has reported; the letter that reminds the others takes its list
from the same records when it is drafted, so that it stays true when late returns come in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.figures import (
    Figure,
    Tally,
    UnitProgress,
    compute_figures,
    find_snapshot,
)
from generator.model.campaign import Campaign
from generator.model.fields import Number
from generator.notation import Moment
from generator.problems import GeneratorError, Message, say
from generator.wording import moment as write_moment
from generator.wording import number, pair, percent


class NoReturns(GeneratorError):
    """There is nothing to track returns for (exit 2)."""

    exit_code = 2


@dataclass(frozen=True)
class Return:
    """Whether a unit has reported, and when it last had before the day in question."""

    row: UnitProgress
    last: Moment | None = None

    @property
    def reported(self) -> bool:
        """Whether its count is known; a count of zero is a report."""
        return self.row.count is not None


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
        return provisional_label(self.tally)

    @property
    def total(self) -> Figure | None:
        """What the units that have reported make together: provisional unless all have."""
        return self.tally.units_count


def returns_of(
    campaign: Campaign, moment: Moment | None = None, indicator: str | None = None
) -> Returns:
    """Who has reported for a moment (the newest snapshot by default); nobody where none was taken.

    Raises `NoReturns` for a campaign without any snapshot when no moment is named, and for an
    indicator that it does not have.
    """
    newest = max((one.as_of for one in campaign.snapshots), default=None)
    asked = moment or newest
    if asked is None:
        raise NoReturns(say("chưa có số liệu chốt nào; nêu ngày cần xem bằng --as-of"))
    snapshot = find_snapshot(campaign, asked)
    figures = compute_figures(campaign, snapshot, as_of=asked.day)
    code = indicator or campaign.main_indicator.code
    if code not in figures.indicators:
        raise NoReturns(say("không có chỉ tiêu thống kê «{code}»", code=code))
    at = snapshot.as_of if snapshot else asked
    found = track_returns(campaign, figures.indicators[code], at)
    return replace(found, has_snapshot=snapshot is not None)


def track_returns(campaign: Campaign, tally: Tally, moment: Moment) -> Returns:
    """The returns that a tally of a moment shows, each unit with the last time it had reported."""
    earlier = last_reported(campaign, tally.indicator.code, moment)
    rows = tuple(Return(row, earlier.get(row.code)) for row in tally.units)
    return Returns(tally, moment, rows)


def tell_returns(returns: Returns) -> Iterator[Message]:
    """The state of the returns in lines for a person: what is known so far, and who is missing."""
    day = write_moment(returns.moment.day, returns.moment.at)
    name = returns.tally.indicator.name
    yield say("{name}, tính đến {day}: {label} đã báo cáo", name=name, day=day, label=returns.label)
    if returns.total is not None:
        measure = returns.tally.indicator.unit_of_measure
        shown = _shown(returns.total.value)
        if returns.is_complete:
            yield say("cộng {total} {measure}", total=shown, measure=measure)
        else:
            gaps = {"label": returns.label, "total": shown, "measure": measure}
            yield say("tạm tính {label}: {total} {measure}", **gaps)
    for row in returns.missing:
        yield _told_missing(row)


def _told_missing(row: Return) -> Message:
    if row.last is None:
        return say("  chưa báo cáo: {name}", name=row.row.name)
    last = write_moment(row.last.day, row.last.at)
    return say("  chưa báo cáo: {name} (gần nhất: {last})", name=row.row.name, last=last)


def _shown(value: Number) -> str:
    return number(value) if isinstance(value, int) else percent(value)


def last_reported(campaign: Campaign, indicator: str, before: Moment) -> Mapping[str, Moment]:
    """When each unit last reported an indicator before a moment; units that never did are left out."""
    main = campaign.main_indicator.code
    last: dict[str, Moment] = {}
    for snapshot in sorted(campaign.snapshots, key=lambda one: one.as_of):
        if snapshot.as_of >= before:
            break
        for result in snapshot.results:
            if (result.indicator or main) == indicator:
                last |= dict.fromkeys(result.counts, snapshot.as_of)
    return last


def provisional_label(tally: Tally) -> str:
    """`195/200 đơn vị`: how many of the units that take part have reported."""
    return f"{pair(len(tally.reported), len(tally.units))} đơn vị"
