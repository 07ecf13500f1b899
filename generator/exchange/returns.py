"""Returns tracking: which units have reported for a day, which have not, what is known so far.

Works on tallies, which know who has reported; the letter that reminds the others takes its list
from the same records when it is drafted, so that it stays true when late returns come in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.figures import Figure, Tally, UnitProgress
from generator.model.campaign import Campaign
from generator.notation import Moment
from generator.wording import pair


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


def track_returns(campaign: Campaign, tally: Tally, moment: Moment) -> Returns:
    """Who has reported for a moment; `tally` must be of that moment, or of no snapshot at all."""
    earlier = last_reported(campaign, tally.indicator.code, moment)
    rows = tuple(Return(row, earlier.get(row.code)) for row in tally.units)
    return Returns(tally, moment, rows)


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


def names(rows: Sequence[Return]) -> list[str]:
    """The units as tables name them, for a list or a message."""
    return [row.row.short_name for row in rows]
