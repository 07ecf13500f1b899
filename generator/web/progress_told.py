"""How a campaign stands, in the words of the office: for the first page and for its overview."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request

from generator.figures import Figures, Tally, figures_at, tally_of
from generator.model.campaign import Campaign
from generator.office import Office, targets_told, whole_told
from generator.problems import GeneratorError, Message, say
from generator.web.turning import translate_of
from generator.wording import in_reader_words, moment, short_date


@dataclass(frozen=True)
class HowFar:
    """A campaign on one line: as of when, of how many units, how much, how far each target is, what comes next."""

    campaign: Campaign
    as_of: str
    whole: str
    targets: Sequence[tuple[str, str]]
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
        targets = [(name, in_reader_words(far, translate)) for _, name, far in targets_told(tally)]
    except GeneratorError:
        return HowFar(campaign, "", "", (), deadline, is_over)
    coverage = coverage_of(tally) if tally.units else ""
    return HowFar(campaign, as_of(figures), whole, targets, deadline, is_over, coverage)


def as_of(figures: Figures) -> str:
    """The moment of figures as text; empty where there are none."""
    return moment(figures.taken.day, figures.taken.at) if figures.taken else ""


def coverage_of(tally: Tally) -> str:
    """How many of the units have figures: `11/11`."""
    known = sum(row.count is not None for row in tally.units)
    return f"{known}/{len(tally.units)}"


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
