"""The tally that a table or a list of returns is of: which moment, which indicator, which span."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.figures import Figures, Tally, compute_figures, find_snapshot
from generator.model.campaign import Campaign
from generator.problems import GeneratorError, Message, did_you_mean, say
from generator.wording import Moment
from generator.wording import moment as write_moment


class NotKnown(GeneratorError):
    """An indicator, phase or moment that the campaign does not have (exit 2)."""

    exit_code = 2


@dataclass(frozen=True)
class Asked:
    """Figures of a moment; without a snapshot `taken` is false and nothing is counted."""

    figures: Figures
    moment: Moment | None
    taken: bool

    def tally(self, indicator: str | None = None, phase: str | None = None) -> Tally:
        """The result of an indicator (the first by default) in a phase or the whole."""
        campaign = self.figures.campaign
        code = indicator or campaign.main_indicator.code
        if code not in self.figures.indicators:
            said = say("không có chỉ tiêu thống kê «{code}»", code=code)
            raise NotKnown(_with_hint(said, code, self.figures.indicators))
        whole = self.figures.indicators[code]
        if phase is not None and phase not in whole.phases:
            said = say("không có giai đoạn «{code}»", code=phase)
            raise NotKnown(_with_hint(said, phase, whole.phases))
        return whole.phases[phase] if phase else whole


def figures_at(campaign: Campaign, moment: Moment | None) -> Asked:
    """The figures of a moment, or of the newest snapshot when none is named.

    Raises `NotKnown` for a moment without a snapshot.
    """
    asked = figures_on(campaign, moment)
    if moment is not None and not asked.taken:
        shown = write_moment(moment.day, moment.at)
        raise NotKnown(say("chưa có số liệu chốt {moment}", moment=shown))
    return asked


def figures_on(campaign: Campaign, moment: Moment | None) -> Asked:
    """The same, but of a moment without a snapshot there are units and quotas all the same."""
    newest = max((one.as_of for one in campaign.snapshots), default=None)
    asked = moment or newest
    snapshot = find_snapshot(campaign, asked) if asked else None
    figures = compute_figures(campaign, snapshot, as_of=asked.day if asked else None)
    return Asked(figures, snapshot.as_of if snapshot else asked, snapshot is not None)


def _with_hint(said: Message, word: str, known: Iterable[str]) -> Message:
    hint = did_you_mean(word, list(known))
    return say("{said}; {hint}", said=said, hint=hint) if hint else said
