"""A new campaign: its form, or last year's campaign begun again."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from generator.office import Questionnaire, campaign_form, issuer_choices, new_campaign
from generator.problems import say
from generator.records import load_library
from generator.web.addresses import reads, writes
from generator.web.asked_forms import PROPOSED, AskedForm, begun, blank, judge, proposals
from generator.web.incoming import SentForm, form_of
from generator.web.turning import desk_of, go_to, page, problems_text

ADDRESS = "/new/campaign"
CARRIED = "carried."
"""Before the fields of a form that waits while another is filled in."""
_RARE = ("kind", "short_name", "counted_as", "decimals", "code")
_LEAD = say(
    "Một chiến dịch, phong trào hay chương trình có chỉ tiêu giao cho các đơn vị. Danh sách đơn vị dán vào sau."
)


def carried_of(sent: SentForm) -> dict[str, str]:
    """What stands in a form that waits."""
    return {
        key.removeprefix(CARRIED): texts[0]
        for key, texts in sent.fields.items()
        if key.startswith(CARRIED)
    }


def _asked(request: Request) -> Questionnaire:
    workspace = desk_of(request).workspace
    library, _ = load_library(workspace)
    return campaign_form(workspace, issuer_choices(library))


def _shown(request: Request, judged: AskedForm, status: int = HTTPStatus.OK) -> Response:
    desk = desk_of(request)
    return page(
        request,
        "new_campaign.html",
        status,
        judged=judged,
        target=ADDRESS,
        lead=_LEAD,
        deed=say("Lập chiến dịch"),
        back="/",
        rare=_RARE,
        rare_open=False,
        carried={},
        asks=False,
        has_issuer=any(one.choices for one in judged.fields if one.name == "issuer"),
        earlier=desk.campaign_names(),
        problems=problems_text(request, judged.problems),
    )


def _form(request: Request) -> Response:
    return _shown(request, blank(_asked(request)))


def campaign_again(request: Request, began: Mapping[str, str], issuer: str) -> Response:
    """The form as it was left, with the issuing body that was made meanwhile."""
    fields = {key: [text] for key, text in began.items()}
    fields["issuer"], fields[f"{PROPOSED}issuer"] = [issuer], [""]
    return _shown(request, begun(_asked(request), SentForm(fields)))


def _propose(request: Request) -> Response:
    return proposals(request, _asked(request), form_of(request))


def _write(request: Request) -> Response:
    desk = desk_of(request)
    judged = judge(_asked(request), form_of(request))
    if judged.answers is None:
        return _shown(request, judged, HTTPStatus.UNPROCESSABLE_ENTITY)
    new_campaign(desk.workspace, judged.answers)
    return go_to(request, f"/campaigns/{judged.answers['code']}/units")


ROUTES = [
    reads(ADDRESS, _form),
    reads(f"{ADDRESS}/proposals", _propose, methods=("POST",)),
    writes(ADDRESS, _write),
]
