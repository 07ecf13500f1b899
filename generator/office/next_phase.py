"""Of which phase the next document speaks, where that of the one before is over when the new figures were taken."""

from __future__ import annotations

import re

from generator.figures import compute_figures, newest_snapshot, tally_of
from generator.model.campaign import Campaign, Phase
from generator.model.coded import by_code
from generator.model.document import Document
from generator.problems import Message, say
from generator.wording import Moment, short_date
from generator.workspace import unchanging


@unchanging(frozen=True)
class PhaseOver:
    """The phase that is over, the moment of the new figures, and the phase in which that lies: none for the whole."""

    gone: Phase
    moment: Moment
    now: Phase | None
    uncounted: Phase | None = None
    """The phase in which it lies, where what that began with was not counted: the whole is spoken of."""

    @property
    def code(self) -> str | None:
        return self.now.code if self.now else None

    @property
    def told(self) -> Message:
        """That it is over, and of what the next document speaks."""
        known = {"gone": self.gone.name, "day": short_date(self.gone.last)}
        if self.now:
            return say(
                "{gone} đã hết ngày {day}: báo cáo kế tiếp nói về {now}",
                **known,
                now=self.now.name,
            )
        if self.uncounted:
            return say(
                "{gone} đã hết ngày {day}, chưa có số liệu chốt để tính riêng {now}: báo cáo kế tiếp nói về cả chiến dịch",
                **known,
                now=self.uncounted.name,
            )
        return say(
            "cảnh báo: {gone} đã hết ngày {day}, số liệu {moment} không thuộc giai đoạn nào: báo cáo kế tiếp nói về cả chiến dịch; muốn khác thì ghi «phase:» của nó",
            **known,
            moment=self.moment.said,
        )

    def left_in(self, text: str) -> list[Message]:
        """That a record still names the phase that is over, by its name or by its code; else nothing."""
        names = "|".join(map(re.escape, (self.gone.name, self.gone.code)))
        if not re.search(rf"(?<!\w)(?:{names})(?!\w)", text, re.IGNORECASE):
            return []
        return [
            say(
                "cảnh báo: lời văn hay bảng của báo cáo kế tiếp còn nói đến {gone}, xem lại",
                gone=self.gone.name,
            )
        ]


def phase_over(campaign: Campaign, document: Document) -> PhaseOver | None:
    """Nothing where the phase of a document still runs at the newest moment, or it speaks of the whole."""
    newest = newest_snapshot(campaign)
    gone = by_code(campaign.phases).get(document.phase or "")
    if newest is None or gone is None or newest.as_of.of_day <= gone.last:
        return None
    now = _running(campaign, newest.as_of)
    if now and tally_of(compute_figures(campaign, newest), phase=now.code).unopened:
        return PhaseOver(gone, newest.as_of, None, now)
    return PhaseOver(gone, newest.as_of, now)


def _running(campaign: Campaign, moment: Moment) -> Phase | None:
    """The phase that runs then; a peak within another is not taken for it."""
    first = campaign.first_days()
    return next(
        (
            phase
            for phase in campaign.phases
            if phase.within is None and first[phase.code] <= moment.of_day <= phase.last
        ),
        None,
    )
