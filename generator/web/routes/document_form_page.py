"""A new document of a campaign: chosen by what people want, asked for the rest, then written."""

from __future__ import annotations

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from generator.drafting import listed_subject
from generator.office import (
    Office,
    Questionnaire,
    TooManyPlaces,
    begin_as_said,
    campaign_of,
    document_form,
)
from generator.problems import Message, say
from generator.web.addresses import reads, writes
from generator.web.asked_forms import AskedForm, blank, judge, proposals
from generator.web.incoming import form_of
from generator.web.turning import desk_of, go_to, page, problems_text

BASE = "/campaigns/{campaign}/new/document"
_APART = ("campaign", "kind")
"""Entries that the page asks in its own way."""

_BEGUN = ("kind", "of", "as_of")
"""Entries that a link may fill in: a correction of a document, a report of a snapshot."""


_DEEDS = {
    "replacement": (
        say("Soạn văn bản thay thế"),
        say("Bấm «Soạn văn bản» thì có một dự thảo mới, chép lời của văn bản cũ, chưa có số; văn bản cũ vẫn như đã ký."),
    ),
    "correction": (
        say("Soạn công văn đính chính"),
        say("Bấm «Soạn văn bản» thì có một dự thảo mới, chưa có số; văn bản cũ vẫn như đã ký."),
    ),
    "recall": (
        say("Soạn thông báo thu hồi"),
        say("Bấm «Soạn văn bản» thì có một dự thảo mới, chưa có số; văn bản cũ vẫn như đã ký."),
    ),
}  # fmt: skip
"""What is begun for a document that went out: how it is called, and what comes of it."""


def _given(request: Request) -> dict[str, str]:
    return {"campaign": request.path_params["campaign"]}


def _asked(request: Request, office: Office) -> Questionnaire:
    campaign = campaign_of(office, request.path_params["campaign"]).campaign
    return document_form(office, None, campaign.code, numbers_codes=True, holds_moment=True)


def _shown(
    request: Request,
    office: Office,
    judged: AskedForm,
    status: int = HTTPStatus.OK,
    too_many: Message | None = None,
) -> Response:
    by_name = {one.name: one for one in judged.fields}
    campaign = campaign_of(office, request.path_params["campaign"]).campaign
    of = by_name["of"].value if "of" in by_name else ""
    deed, begins = _DEEDS.get(by_name["kind"].value, ("", "")) if of else ("", "")
    named = (listed_subject(one, campaign) for one in campaign.documents if one.code == of)
    return page(
        request,
        "new_document.html",
        status,
        campaign=campaign,
        judged=judged,
        deed=deed,
        begins=begins,
        too_many=too_many,
        old=next(named, of),
        kind=by_name["kind"],
        rest=[one for one in judged.fields if one.name not in _APART],
        problems=problems_text(request, judged.problems),
    )


def _form(request: Request) -> Response:
    with desk_of(request).office() as office:
        asked = {key: text for key in _BEGUN if (text := request.query_params.get(key))}
        return _shown(request, office, blank(_asked(request, office), {**asked, **_given(request)}))


def _propose(request: Request) -> Response:
    sent = form_of(request)
    with desk_of(request).office() as office:
        return proposals(request, _asked(request, office), sent, _given(request))


def _write(request: Request) -> Response:
    desk, sent, code = desk_of(request), form_of(request), request.path_params["campaign"]
    with desk.holding(code) as office:
        judged = judge(_asked(request, office), sent, _given(request))
        if judged.answers is None:
            return _shown(request, office, judged, HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            path = begin_as_said(office, judged.answers, opens_same=True)
        except TooManyPlaces as fault:
            return _shown(request, office, judged, HTTPStatus.UNPROCESSABLE_ENTITY, fault.message)
    return go_to(request, f"/campaigns/{code}/documents/{path.stem}")


ROUTES = [
    reads(BASE, _form),
    reads(f"{BASE}/proposals", _propose, methods=("POST",)),
    writes(BASE, _write),
]
