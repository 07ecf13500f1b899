"""How a campaign stands, in the words of the office: for the first page and for its overview."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from starlette.requests import Request

from generator.figures import Figures, Tally, figures_at, tally_of
from generator.model.campaign import Campaign
from generator.office import Office, ToldTarget, every_target_told, whole_told
from generator.problems import GeneratorError, Message, Translate, say
from generator.web.renewed import told_of
from generator.web.turning import desk_of, trace_kept, translate_of
from generator.wording import in_reader_words, moment, short_date
from generator.workspace import unchanging


@unchanging(frozen=True)
class TargetShown:
    """A target with whose it is, in the reader's words: how far it is, or what it asks for and what is lacking."""

    name: str
    far: str
    lack: str


@unchanging(frozen=True)
class HowFar:
    """A campaign on one line: as of when, of how many units, how much, how far each target is, what comes next."""

    campaign: Campaign
    as_of: str
    whole: str
    targets: Sequence[TargetShown]
    deadline: Message
    is_over: bool = False
    coverage: str = ""


def clock_now() -> datetime.datetime:
    """The moment on the clock of this machine, by which a backup is called; figures know no clock."""
    return datetime.datetime.now(tz=datetime.UTC).astimezone()


def today() -> datetime.date:
    """The day on this machine, for what is still to come."""
    return clock_now().date()


def moment_now() -> str:
    """The moment as people write it: when something was typed or saved."""
    return clock_now().strftime("%H:%M %d/%m/%Y")


def standing_of(request: Request, office: Office, campaign: Campaign) -> HowFar:
    """The newest figures of a campaign; nothing of them where they cannot be reckoned."""
    translate = translate_of(request)
    deadline, is_over = _deadline(campaign)
    try:
        figures = office.again(figures_at(campaign, None))
        tally = tally_of(figures, None, None)
        whole = in_reader_words(whole_told(tally), translate)
        targets = targets_shown(figures, translate)
    except GeneratorError:
        return HowFar(campaign, "", "", (), deadline, is_over)
    coverage = coverage_of(tally) if tally.unit else ""
    return HowFar(campaign, as_of(figures, tally), whole, targets, deadline, is_over, coverage)


@unchanging(frozen=True)
class NotReckoned:
    """A campaign whose newest figures cannot be told for a fault nobody foresaw: why, and where its trace is kept."""

    campaign: Campaign
    why: Message
    kept: str
    is_over: bool = False


def standing_or_fault(request: Request, office: Office, campaign: Campaign) -> HowFar | NotReckoned:
    """How far a campaign is; a fault that nobody foresaw is told at it alone, and takes no other one down."""
    try:
        return standing_of(request, office, campaign)
    except Exception as fault:  # noqa: BLE001 - the others have to be seen all the same
        told, desk = told_of(fault), desk_of(request)
        return NotReckoned(campaign, told.message, trace_kept(desk, told))


def targets_shown(figures: Figures, translate: Translate) -> list[TargetShown]:
    """Every target of a campaign, of whichever indicator; with its phase where two are called the same."""
    targets = [*every_target_told(figures)]
    phases = {one.code: one.name for one in figures.campaign.phases}
    often = Counter(str(one.name) for one in targets)
    shown = (_target(one, translate) for one in targets)
    return [
        replace(one, name=f"{one.name}, {phases[of]}")
        if often[str(told.name)] > 1 and (of := told.progress.target.phase) in phases
        else one
        for told, one in zip(targets, shown, strict=True)
    ]


def _target(one: ToldTarget, translate: Translate) -> TargetShown:
    far, lack = in_reader_words(one.far, translate), one.lack
    return TargetShown(one.name.text(translate), far, lack.text(translate) if lack else "")


def as_of(figures: Figures, tally: Tally) -> str:
    """The moment of what some results count as text; empty where nothing was counted."""
    counted = figures.counted_on(tally)
    return moment(counted.day, counted.at) if counted else ""


def coverage_of(tally: Tally) -> str:
    """How many of the units have figures: `11/11`; those too of which it is not known how much is of the phase.

    Where units stand below others, of those who report, as papers count them: who is the sum of others is none.
    """
    if tally.roster.parents and not tally.members.is_flat:
        return f"{len(tally.sent_in)}/{len(tally.sent_in) + len(tally.unreported)}"
    return f"{tally.heard_of + len(tally.uncounted)}/{tally.awaited}"


def _deadline(campaign: Campaign) -> tuple[Message, bool]:
    """The next end of a phase, or of the whole."""
    now = today()
    for phase in sorted(campaign.phases, key=lambda one: one.ends):
        if phase.last >= now:
            days = (phase.last - now).days
            return say("{name}: đến hết ngày {day}, còn {count} ngày", name=phase.name,
                       day=short_date(phase.last), count=days), False  # fmt: skip
    if campaign.last >= now:
        days = (campaign.last - now).days
        return say(
            "đến hết ngày {day}, còn {count} ngày", day=short_date(campaign.last), count=days
        ), False
    return say("đã kết thúc ngày {day}", day=short_date(campaign.last)), True
