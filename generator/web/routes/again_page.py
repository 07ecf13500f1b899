"""Last year's campaign begun again: what is kept, moved and cleared is shown, then written."""

from __future__ import annotations

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from generator.office import (
    Office,
    Questionnaire,
    again_as_said,
    again_form,
    begin_again,
    campaign_of,
    plan_renewal,
)
from generator.web.addresses import reads, writes
from generator.web.asked_forms import AskedForm, blank, judge, proposals
from generator.web.incoming import SentForm, form_of
from generator.web.turning import desk_of, go_to, page, problems_text

BASE = "/campaigns/{campaign}/again"


def _old(request: Request) -> str:
    code: str = request.path_params["campaign"]
    return code


def _shown(
    request: Request, judged: AskedForm, sent: SentForm, status: int = HTTPStatus.OK
) -> Response:
    with desk_of(request).office() as office:
        campaign = campaign_of(office, _old(request)).campaign
    return page(
        request,
        "again.html",
        status,
        judged=judged,
        campaign=campaign,
        chosen=sent.texts("document"),
        keeps=bool(sent.text("keep_bases")),
        problems=problems_text(request, judged.problems),
    )


def _asked(request: Request, office: Office) -> Questionnaire:
    return again_form(office, campaign_of(office, _old(request)).campaign.code)


def _form(request: Request) -> Response:
    with desk_of(request).office() as office:
        judged = blank(_asked(request, office))
    return _shown(request, judged, SentForm())


def _propose(request: Request) -> Response:
    sent = form_of(request)
    with desk_of(request).office() as office:
        return proposals(request, _asked(request, office), sent)


def _write(request: Request) -> Response:
    """The plan first; on a second yes it is written."""
    desk, sent, old = desk_of(request), form_of(request), _old(request)
    office = desk.opened()
    judged = judge(_asked(request, office), sent)
    if judged.answers is None:
        return _shown(request, judged, sent, HTTPStatus.UNPROCESSABLE_ENTITY)
    keeps, documents = bool(sent.text("keep_bases")), sent.texts("document")
    plan = plan_renewal(office, old, again_as_said(judged.answers, documents, keeps_bases=keeps))
    if not sent.text("agreed"):
        campaign = campaign_of(office, old).campaign
        return page(request, "again_plan.html", campaign=campaign, told=plan.told,
                    answers=judged.answers, documents=documents, keeps=keeps)  # fmt: skip
    begin_again(desk.workspace, plan)
    return go_to(request, f"/campaigns/{judged.answers['code']}")


ROUTES = [
    reads(BASE, _form),
    reads(f"{BASE}/proposals", _propose, methods=("POST",)),
    writes(BASE, _write),
]
