"""A document issued: what number, what day, what will be written is shown first; then all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from generator.model.campaign import Campaign
from generator.model.document import Document, Secrecy
from generator.office import Request as Issue
from generator.office import campaign_of, issue, paper_day_in_full, propose
from generator.problems import GeneratorError, Message, Misused, Problem, RecordsInvalid, find, say
from generator.register import Numbers, RegisterMissing
from generator.web.addresses import reads, writes
from generator.web.document_findings import findings_of
from generator.web.doubted_days import odd_in, without_places
from generator.web.incoming import SentForm, form_of
from generator.web.issued_shown import issued_document
from generator.web.progress_told import today
from generator.web.since_the_look import seal_of, seal_of_records
from generator.web.turning import desk_of, in_page_words, page, problems_text
from generator.wording import read_date, short_date
from generator.workspace import TextRefused, bytes_of, yaml_files

BASE = "/campaigns/{campaign}/documents/{document}/issue"
_YEAR_LONG = 4
_PRINTED = "W-ISSUE-PRINTED"
_CHANGED = say("dữ liệu hoặc lời văn đã đổi từ lúc xem trước nên chưa ban hành: xem lại dưới đây")
_PINNED = {
    "as_of": say("Số liệu đến"),
    "base": say("Cơ sở tính trong bảng"),
    "phase": say("Giai đoạn"),
    "secrecy": say("Độ mật"),
}
"""What of that which a document takes by itself is shown before; who signs stands beside its number."""


class _Misread(Misused):
    """What cannot be read, with the entry in which it stands."""

    def __init__(self, field: str, said: Message) -> None:
        super().__init__(said)
        self.field = field


def _shown(
    request: Request,
    sent: SentForm,
    fault: GeneratorError | None = None,
    *,
    is_again: bool = False,
) -> Response:
    """The form; `is_again` where what is asked for was issued by the same press before."""
    desk, code, name = (
        desk_of(request),
        request.path_params["campaign"],
        request.path_params["document"],
    )
    with desk.office() as office:
        record = campaign_of(office, code, name)
        document = _document(record.campaign.documents, name)
        issued = issued_document(office, record, name)
    wrong = fault.problems if isinstance(fault, RecordsInvalid) else ()
    day = sent.text("day") or short_date(document.date or today())
    return page(
        request,
        "issue.html",
        HTTPStatus.UNPROCESSABLE_ENTITY if fault else HTTPStatus.OK,
        campaign=record.campaign,
        document=document,
        issued=issued,
        record_file=record.place("documents", record.campaign.documents.index(document)).file,
        day=day,
        year=_year_of(day),
        is_again=is_again,
        begun=request.query_params.get("begun", "")[:_YEAR_LONG],
        sent=sent,
        secrecies=[one.value for one in Secrecy],
        fault=in_page_words(desk_of(request), fault) if fault else None,
        at=fault.field if isinstance(fault, _Misread) else "",
        meant=str(fault.message.values.get("meant", "")) if isinstance(fault, _Misread) else "",
        needs_register=isinstance(fault, RegisterMissing)
        or any(one.code == "E-REGISTER-YEAR" for one in wrong),
        issuer=document.issuer or record.campaign.issuer,
        problems=problems_text(request, without_places(wrong)),
    )


def _document(documents: tuple[Document, ...], name: str) -> Document:
    known = {one.code: one for one in documents}
    return find(known, name, say("không có văn bản «{code}»", code=name))


def _form(request: Request) -> Response:
    return _shown(request, SentForm({"day": [request.query_params.get("day", "")]}))


def _year_of(day: str) -> str:
    """The year whose book is wanted; empty where the day cannot be read."""
    try:
        return str(read_date(day).year)
    except TextRefused:
        return ""


def _request(request: Request, sent: SentForm) -> Issue:
    """What the form asks for. Raises `_Misread` for an entry that cannot be read."""
    number, reissue = sent.text("number"), bool(sent.text("reissue"))
    if number and not (number.isascii() and number.isdecimal() and int(number)):
        said = say("số văn bản phải là một số nguyên dương: «{text}»", text=number)
        raise _Misread("number", said)
    try:
        typed = "" if reissue else sent.text("day")
        day = read_date(_in_full(request, typed)) if typed else None
    except TextRefused as fault:
        raise _Misread("day", fault.message) from None
    return Issue(
        request.path_params["campaign"],
        request.path_params["document"],
        number=int(number) if number else None,
        day=day,
        each=bool(sent.text("each")),
        reason=sent.text("reason"),
        secrecy=Secrecy(sent.text("secrecy")) if sent.text("secrecy") in set(Secrecy) else None,
        reissue=reissue,
        as_printed=bool(sent.text("as_printed")),
        bears_sums=True,
        holder=desk_of(request).holder,
    )


def _in_full(request: Request, typed: str) -> str:
    """The day that is typed; a year that is left out is that of the campaign."""
    with desk_of(request).office() as office:
        campaign = campaign_of(office, request.path_params["campaign"]).campaign
    return paper_day_in_full(typed, campaign)


def _preview(request: Request) -> Response:
    """What would be given and written; nothing is."""
    sent, seal = form_of(request), _seen(request)
    try:
        asked = _request(request, sent)
        with desk_of(request).office() as office:
            found = propose(office, asked)
    except GeneratorError as fault:
        return _shown(request, sent, fault)
    said = None if sent.text("seen") in {"", seal} else _CHANGED
    if said and not (found.new or found.renewed):
        return _shown(request, sent, is_again=True)
    findings = _findings(request, found)
    return _told(request, "issue_plan.html", found, sent, findings, said=said, seal=seal)


def _seen(request: Request) -> str:
    """How the campaign and the record of the document stand: who agrees agrees to what was shown of them."""
    of, desk = request.path_params, desk_of(request)
    folder = desk.workspace.campaign_folders().get(of["campaign"])
    told = (
        [bytes_of(one) for one in yaml_files(folder / "documents") if not one.is_dir()]
        if folder
        else []
    )
    return seal_of(repr((told, seal_of_records(desk, of["campaign"]))))


def _findings(request: Request, found: Numbers) -> list[Problem]:
    """What the document's own page would tell, besides what is told of its number: of what would go out."""
    if not (found.new or found.renewed):
        return []
    said = {str(one.message) for one in found.warnings}
    desk, path = desk_of(request), request.path_params
    return [
        one
        for one in findings_of(desk, path["campaign"], path["document"])
        if str(one.message) not in said
    ]


def _told(
    request: Request,
    template: str,
    found: Numbers,
    sent: SentForm,
    findings: Sequence[Problem] = (),
    *,
    said: Message | None = None,
    seal: str = "",
) -> Response:
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
        said=said,
        seal=seal,
        odd=odd_in(found, today()),
        printed=[one.message for one in found.warnings if one.code == _PRINTED],
        warnings=problems_text(request, without_places(_but_printed(found.warnings))),
        findings=problems_text(request, findings),
        is_wrong=any(one.is_error for one in findings),
    )


def _but_printed(problems: Sequence[Problem]) -> list[Problem]:
    """All but what is asked about by itself: that what was made to be signed is another than what would go out."""
    return [one for one in problems if one.code != _PRINTED]


def _pinned(found: Numbers, campaign: Campaign) -> list[tuple[Message, str]]:
    """What a document takes by itself, in words; of bases where there is another one that it could have taken."""
    taken = found.new[0].issue.pinned if found.new else {}
    bases = {one.code: one.name for one in campaign.bases}
    names = bases | {one.code: one.name for one in campaign.phases}
    return [
        (_PINNED[key], names.get(value, value))
        for key, value in taken.items()
        if key in _PINNED and isinstance(value, str) and (key != "base" or len(bases) > 1)
    ]


def _write(request: Request) -> Response:
    sent = form_of(request)
    if sent.text("seen") not in {"", _seen(request)}:
        return _preview(request)
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
