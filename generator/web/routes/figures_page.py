"""Where figures come in: who has sent theirs, who is late and what they are told, what changed since last time."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from generator.exchange import Returns, deadline_doubts, moves_of, returns_of_all, tell_moves
from generator.office import (
    Office,
    campaign_for_results,
    campaign_of,
    perhaps_exempt,
    reminders_of,
    reminders_text,
)
from generator.problems import Message, Place, Problem, RecordsInvalid
from generator.records import CampaignRecord
from generator.web.addresses import reads
from generator.web.desk import Desk
from generator.web.turning import desk_of, page, problems_text
from generator.wording import Moment, read_moment

FIGURES = "/campaigns/{code}/figures"
_LISTED = 500


def _page(request: Request) -> Response:
    """Where figures come in, and who has sent theirs."""
    with desk_of(request).office() as office:
        record, problems = _opened(office, request.path_params["code"])
        asked = request.query_params.get("as_of", "")
        returns = () if problems else _returns(desk_of(request), record, asked)
        deadline = request.query_params.get("deadline", "")
        owing = returns and sum(len(one.missing) for one in returns) <= _LISTED
        reminders = reminders_of(office, record, returns, deadline or None) if owing else []
        moves = [tell for one in _moves(record, returns) for tell in one]
        return page(
            request,
            "figures.html",
            campaign=record.campaign,
            returns=returns,
            may_be_exempt=_may_be_exempt(office, record, returns),
            moments=sorted((one.as_of for one in record.own.snapshots), reverse=True),
            locked={one.as_of for one in record.own.snapshots if one.locked},
            deadline=deadline,
            deadline_doubts=deadline_told(request, deadline, returns[0].moment) if returns else "",
            reminders=reminders,
            all_reminders=reminders_text(reminders),
            moves=moves,
            is_written="written" in request.query_params,
            listed=_LISTED,
            problems=problems_text(request, problems),
        )


def _opened(office: Office, code: str) -> tuple[CampaignRecord, Sequence[Problem]]:
    """The campaign, and what is wrong with it: figures come in all the same, but nothing is said of them."""
    known = [*office.problems]
    try:
        return campaign_of(office, code), ()
    except RecordsInvalid as fault:
        office.problems[:] = known
        return campaign_for_results(office, code), fault.problems


def _returns(desk: Desk, record: CampaignRecord, asked: str) -> tuple[Returns, ...]:
    """Who has sent for a moment; nothing where none was taken yet."""
    if not record.campaign.snapshots:
        return ()
    moment, key = read_moment(asked) if asked else None, ("returns", record.campaign.code, asked)
    if key not in desk.kept:
        desk.kept[key] = returns_of_all(record.campaign, moment)
    return tuple(desk.kept[key])


def _may_be_exempt(
    office: Office, record: CampaignRecord, returns: Sequence[Returns]
) -> dict[str, frozenset[str]]:
    """The units that may be said to be not concerned with one click, by the indicators."""
    if not any(one.given_none for one in returns):
        return {}
    asked = perhaps_exempt(record.own, office.library)
    return {one.indicator.code: one.codes for one in asked}


def _moves(record: CampaignRecord, returns: tuple[Returns, ...]) -> list[list[Message]]:
    """What changed against the moment before, indicator by indicator."""
    return [
        [*tell_moves(moves_of(record.campaign, one.moment, one.tally.indicator.code), sys.maxsize)]
        for one in returns
        if one.has_snapshot
    ]


def deadline_told(request: Request, deadline: str, moment: Moment) -> Markup:
    """What a unit would ask about a deadline as it was typed, as part of a page."""
    return problems_text(request, [*deadline_doubts(deadline, moment, Place(""))])


ROUTES = [reads(FIGURES, _page)]
