"""A new issuing body: the form that the terminal asks, all of it at once; also on the way to a campaign."""

from __future__ import annotations

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from generator.office import issuer_form, new_issuer
from generator.problems import say
from generator.web.addresses import reads, writes
from generator.web.asked_forms import AskedForm, blank, judge, proposals
from generator.web.incoming import SentForm, form_of
from generator.web.routes.campaign_form_page import CARRIED, campaign_again, carried_of
from generator.web.turning import desk_of, go_to, page, problems_text

ADDRESS = "/new/issuer"
_RARE = ("short_name", "abbreviation", "collective", "people", "lower", "code")
_LEAD = say(
    "Cơ quan đứng tên trên văn bản. Gõ tên trước: phần lớn các mục sau được đề nghị theo tên, chỗ nào chưa đúng thì sửa."
)


def _shown(
    request: Request, judged: AskedForm, sent: SentForm, status: int = HTTPStatus.OK
) -> Response:
    return page(
        request,
        "form.html",
        status,
        judged=judged,
        target=ADDRESS,
        lead=_LEAD,
        deed=say("Lập cơ quan"),
        back="/",
        rare=_RARE,
        rare_open=False,
        carried=carried_of(sent),
        asks=status != HTTPStatus.OK and judged.answers is not None,
        problems=problems_text(request, judged.problems),
    )


def _form(request: Request) -> Response:
    return _shown(request, blank(issuer_form(desk_of(request).workspace)), SentForm())


def _first(request: Request) -> Response:
    """From the form of a campaign, which is gone on with afterwards."""
    sent = form_of(request)
    began = {f"{CARRIED}{key}": texts for key, texts in sent.fields.items()}
    return _shown(request, blank(issuer_form(desk_of(request).workspace)), SentForm(began))


def _propose(request: Request) -> Response:
    return proposals(request, issuer_form(desk_of(request).workspace), form_of(request))


def _write(request: Request) -> Response:
    desk, sent = desk_of(request), form_of(request)
    judged = judge(issuer_form(desk.workspace), sent)
    if judged.answers is None or (judged.is_asked and not sent.text("even")):
        return _shown(request, judged, sent, HTTPStatus.UNPROCESSABLE_ENTITY)
    new_issuer(desk.workspace, judged.answers)
    began = carried_of(sent)
    if began:
        return campaign_again(request, began, judged.answers["code"])
    return go_to(request, "/new/campaign")


ROUTES = [
    reads(ADDRESS, _form),
    reads(f"{ADDRESS}/proposals", _propose, methods=("POST",)),
    reads(f"{ADDRESS}/first", _first, methods=("POST",)),
    writes(ADDRESS, _write),
]
