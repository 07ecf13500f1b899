"""A document issued: what number, what day, what will be written is shown first; then all of it or nothing."""

from __future__ import annotations

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from generator.model.campaign import Campaign
from generator.model.document import Document, Secrecy
from generator.office import Request as Issue
from generator.office import campaign_of, issue, propose
from generator.problems import GeneratorError, Message, Misused, RecordsInvalid, find, say
from generator.register import Numbers, RegisterMissing
from generator.web.addresses import reads, writes
from generator.web.incoming import SentForm, form_of
from generator.web.issued_shown import issued_document
from generator.web.progress_told import today
from generator.web.turning import desk_of, page, problems_text
from generator.wording import day_in_full, read_date, short_date
from generator.workspace import TextRefused

BASE = "/campaigns/{campaign}/documents/{document}/issue"
_PATIENCE = 10.0
_PINNED = {
    "as_of": say("Số liệu đến"),
    "base": say("Cơ sở tính"),
    "phase": say("Giai đoạn"),
    "secrecy": say("Độ mật"),
}
"""What of that which a document takes by itself is shown before; who signs stands beside its number."""


def _shown(request: Request, sent: SentForm, fault: GeneratorError | None = None) -> Response:
    desk, code, name = (
        desk_of(request),
        request.path_params["campaign"],
        request.path_params["document"],
    )
    with desk.office() as office:
        record = campaign_of(office, code)
        document = _document(record.campaign.documents, name)
        issued = issued_document(office, record, name)
    wrong = fault.problems if isinstance(fault, RecordsInvalid) else ()
    return page(
        request,
        "issue.html",
        HTTPStatus.UNPROCESSABLE_ENTITY if fault else HTTPStatus.OK,
        campaign=record.campaign,
        document=document,
        issued=issued,
        day=sent.text("day") or short_date(document.date or today()),
        sent=sent,
        secrecies=[one.value for one in Secrecy],
        fault=fault.message if fault else None,
        needs_register=isinstance(fault, RegisterMissing),
        issuer=document.issuer or record.campaign.issuer,
        problems=problems_text(request, wrong),
    )


def _document(documents: tuple[Document, ...], name: str) -> Document:
    known = {one.code: one for one in documents}
    return find(known, name, say("không có văn bản «{code}»", code=name))


def _form(request: Request) -> Response:
    return _shown(request, SentForm())


def _request(request: Request, sent: SentForm) -> Issue:
    number, reissue = sent.text("number"), bool(sent.text("reissue"))
    if number and not (number.isascii() and number.isdecimal() and int(number)):
        raise Misused(say("số văn bản phải là một số nguyên dương: «{text}»", text=number))
    try:
        typed = "" if reissue else sent.text("day")
        day = read_date(day_in_full(typed)) if typed else None
    except TextRefused as fault:
        raise Misused(say("ngày văn bản: {said}", said=fault.message)) from None
    return Issue(
        request.path_params["campaign"],
        request.path_params["document"],
        number=int(number) if number else None,
        day=day,
        each=bool(sent.text("each")),
        reason=sent.text("reason"),
        secrecy=Secrecy(sent.text("secrecy")) if sent.text("secrecy") in set(Secrecy) else None,
        reissue=reissue,
        holder=desk_of(request).holder,
        patience=_PATIENCE,
    )


def _preview(request: Request) -> Response:
    """What would be given and written; nothing is."""
    sent = form_of(request)
    try:
        asked = _request(request, sent)
        with desk_of(request).office() as office:
            found = propose(office, asked)
    except GeneratorError as fault:
        return _shown(request, sent, fault)
    return _told(request, "issue_plan.html", found, sent)


def _told(request: Request, template: str, found: Numbers, sent: SentForm) -> Response:
    """The numbers that would be given, or were, and the files."""
    desk = desk_of(request)
    with desk.office() as office:
        campaign = campaign_of(office, request.path_params["campaign"]).campaign
    return page(
        request,
        template,
        campaign=campaign,
        document=request.path_params["document"],
        found=found,
        pinned=_pinned(found, campaign),
        files=[desk.workspace.shown(path) for path in found.files],
        sent=sent,
        warnings=problems_text(request, found.warnings),
    )


def _pinned(found: Numbers, campaign: Campaign) -> list[tuple[Message, str]]:
    """What a document takes by itself, in words."""
    taken = found.new[0].issue.pinned if found.new else {}
    bases = {one.code: one.name for one in campaign.bases}
    names = bases | {one.code: one.name for one in campaign.phases}
    return [
        (_PINNED[key], names.get(value, value)) for key, value in taken.items() if key in _PINNED
    ]


def _write(request: Request) -> Response:
    sent = form_of(request)
    try:
        asked = _request(request, sent)
        done = issue(desk_of(request).workspace, asked)
    except GeneratorError as fault:
        return _shown(request, sent, fault)
    return _told(request, "issued.html", done, sent)


ROUTES = [
    reads(BASE, _form),
    reads(f"{BASE}/preview", _preview, methods=("POST",)),
    writes(BASE, _write),
]
