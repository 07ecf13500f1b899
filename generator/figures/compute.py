"""From a campaign and one snapshot to its figures: one tally for each indicator and each phase."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.figures.bases import base_total
from generator.figures.computation import Computation
from generator.figures.counting import Counting
from generator.figures.figure import Figure
from generator.figures.tally import IndicatorTally
from generator.model.campaign import Campaign
from generator.model.results import Snapshot
from generator.wording import Moment


@dataclass(frozen=True)
class Figures:
    """Số liệu của chiến dịch as of one snapshot; a tally is made when it is asked for."""

    campaign: Campaign
    snapshot: Snapshot | None
    as_of: datetime.date

    @cached_property
    def indicators(self) -> Mapping[str, IndicatorTally]:
        """Kết quả theo mã chỉ tiêu thống kê."""
        return {
            indicator.code: Computation(
                self.campaign, Counting(self.campaign, indicator, self.snapshot), self.as_of
            ).tally
            for indicator in self.campaign.indicators
        }

    def at(self, moment: Moment) -> Figures:
        """The figures of the same campaign as of another snapshot; none when it was not taken."""
        return compute_figures(
            self.campaign, find_snapshot(self.campaign, moment), as_of=moment.day
        )

    def history(self, indicator: str, phase: str | None = None) -> list[tuple[Moment, Figure]]:
        """What stood counted at each snapshot up to this one, oldest first; in a phase what of it."""
        found = next(known for known in self.campaign.indicators if known.code == indicator)
        computation = Computation(
            self.campaign, Counting(self.campaign, found, self.snapshot), self.as_of
        )
        return list(computation.history(phase))

    def base(self, code: str | None) -> Figure | None:
        """The size of a base: its declared total, else the sum when every active unit has it."""
        if code in self._bases:
            return self._bases[code]
        return base_total(self.campaign, code, self.as_of)

    @cached_property
    def _bases(self) -> dict[str | None, Figure | None]:
        codes = [base.code for base in self.campaign.bases]
        return {code: base_total(self.campaign, code, self.as_of) for code in codes}

    @property
    def main(self) -> IndicatorTally:
        """Kết quả của chỉ tiêu thống kê đầu tiên."""
        return self.indicators[self.campaign.main_indicator.code]


def find_snapshot(campaign: Campaign, moment: Moment) -> Snapshot | None:
    """The snapshot of a moment; without an hour the last one of that day."""
    exact = [known for known in campaign.snapshots if known.as_of == moment]
    same_day = [known for known in campaign.snapshots if known.as_of.day == moment.day]
    if exact or moment.at is not None:
        return exact[0] if exact else None
    return max(same_day, key=lambda known: known.as_of) if same_day else None


def compute_figures(
    campaign: Campaign, snapshot: Snapshot | None, *, as_of: datetime.date | None = None
) -> Figures:
    """The exact figures of a campaign as of `snapshot`.

    Without a snapshot there are targets and quotas but no counts; `as_of` then says from which day
    days are counted (the campaign's start by default).
    """
    day = as_of or (snapshot.as_of.day if snapshot else campaign.starts)
    return Figures(campaign, snapshot, day)
