"""Of which phase a new document speaks where nobody says: that of its figures, the whole where that cannot be reckoned."""

from __future__ import annotations

import datetime
from operator import itemgetter

from generator import figures as exact
from generator.figures import Tally
from generator.model.campaign import Campaign, Phase
from generator.model.coded import by_code
from generator.model.document import Document
from generator.office.skeleton import speaks_of_whole
from generator.problems import Message, say
from generator.wording import Moment, short_date
from generator.workspace import unchanging

GIVES_QUOTAS = "quota_"
"""What the frames of documents that give quotas begin with."""
WHOLE_CAMPAIGN = "*"
"""Said in the place of a phase, whose code it cannot be."""
_REPORT = "report"
_PASSAGE = "passages."
"""In the text of a document: the passages speak of its phase; what names its figures by hand has chosen none."""


@unchanging(frozen=True)
class PhaseBegun:
    """The code of the phase, none for the whole campaign, and what decided it where that is to be told."""

    code: str
    why: Message | None = None


def phase_begun(campaign: Campaign, skeleton: str, moment: Moment | None = None) -> PhaseBegun:
    """The phase of the figures of a moment, of the newest for none.

    A report goes on with that of the report before while it runs. The whole campaign is spoken of where the phase
    has no quotas and the whole has, and where the beginning of the phase was not counted.
    What gives quotas speaks of the whole, its phases beside it; of a phase only where nothing else is given.
    """
    if speaks_of_whole(skeleton):
        return PhaseBegun("")
    figures = exact.figures_on(campaign, moment)
    if skeleton.startswith(GIVES_QUOTAS):
        return PhaseBegun(exact.only_given_phase(figures.indicators.values()) or "")
    kept = _kept(campaign, skeleton, figures.as_of)
    if kept is not None and not kept.code:
        return kept
    phase = kept.code if kept else exact.current_phase(figures)
    now, whole = exact.tally_of(figures, phase=phase), exact.tally_of(figures)
    if phase and now.unopened:
        return PhaseBegun("", _unopened(now.name, now.unopened))
    if kept or now.goals or _has_quotas(now) or not _has_quotas(whole):
        return kept or PhaseBegun(phase)
    return PhaseBegun("")


def _unopened(phase: str, day: datetime.date) -> Message:
    return say(
        "cả chiến dịch (chưa có số liệu chốt ngày {day} để tính riêng {phase})",
        day=short_date(day),
        phase=phase,
    )


def _has_quotas(tally: Tally) -> bool:
    """Whether quotas are given, also where they have no sum, as rates have none."""
    return tally.quota is not None or any(row.goal is not None for row in tally.rows)


def _kept(campaign: Campaign, skeleton: str, day: datetime.date) -> PhaseBegun | None:
    """What the report before speaks of; nothing without one, and where its phase is over by that day."""
    reports = (one for one in campaign.documents if one.kind == _REPORT and _PASSAGE in one.body)
    days = [(_day_of(one), one) for one in reports]
    dated = [(at, one) for at, one in days if at and at <= day]
    if skeleton != _REPORT or not dated:
        return None
    _, last = max(dated, key=itemgetter(0))
    phase: Phase | None = by_code(campaign.phases).get(last.phase or "")
    if last.phase is None:
        return PhaseBegun("", say("cả chiến dịch, như báo cáo trước")) if campaign.phases else None
    if phase is None or day > phase.last:
        return None
    return PhaseBegun(phase.code, say("{phase}, như báo cáo trước", phase=phase.name))


def _day_of(document: Document) -> datetime.date | None:
    """The day of its figures, else its own."""
    return document.as_of.of_day if document.as_of else document.date
