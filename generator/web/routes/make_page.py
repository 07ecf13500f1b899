"""Files of documents made, watched, stopped, opened and taken along; each with how it stands to the records."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from http import HTTPStatus
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from generator.office import (
    blanks_left,
    campaign_of,
    document_called,
    fates_of,
    file_by_key,
    made_files,
    makeable_campaigns,
    sums_borne,
    told,
    verify,
)
from generator.problems import Problem, find, say
from generator.records import CampaignRecord
from generator.web.addresses import reads, takes
from generator.web.errands import Errand
from generator.web.files_out import download
from generator.web.incoming import form_of
from generator.web.making_files import FORMS, Making, WantedFile, make_files, summary_of
from generator.web.opened_here import open_here
from generator.web.turning import desk_of, go_to, is_part, page, problems_text, translate_of

BASE = "/campaigns/{campaign}"
_EVERY = 0.25
"""Seconds between two looks at an errand."""
_MOST = 300


def _code(request: Request) -> str:
    code: str = request.path_params["campaign"]
    return code


def _page(request: Request) -> Response:
    desk, code = desk_of(request), _code(request)
    with desk.office() as office:
        record = campaign_of(office, code)
        sums = problems_text(request, sums_borne(office, code), mends=True)
    return page(
        request,
        "make.html",
        campaign=record.campaign,
        asked=request.query_params.get("document", ""),
        forms=FORMS,
        errand=desk.errands.told(code, request.query_params.get("errand", "")),
        sums=sums,
    )


def _begin(request: Request) -> Response:
    """Begins it; a form sent before its script was there gets a whole page that tells how it goes on."""
    desk, code, sent = desk_of(request), _code(request), form_of(request)
    with desk.office() as office:
        known = {one.code: one for one in campaign_of(office, code).campaign.documents}
    documents = sent.texts("document")
    for one in documents:
        find(known, one, say("không có văn bản «{code}»", code=one))
    forms: dict[str, WantedFile] = {one.value: one for one in WantedFile}
    chosen = find(forms, sent.text("form", WantedFile.WORD), say("không có dạng tệp này"))
    asked = Making(code, documents, chosen, desk.holder, is_draft=bool(sent.text("draft")))
    errand = desk.errands.begin(code, lambda one: make_files(one, desk.opened(), asked), asked)
    if not is_part(request):
        return go_to(request, f"/campaigns/{code}/make?errand={errand.code}")
    return page(request, "errand.html", errand=errand, status=HTTPStatus.ACCEPTED)


def _progress(request: Request) -> Response:
    errand = desk_of(request).errands.of(request.path_params["errand"])
    return StreamingResponse(_events(request, errand), media_type="text/event-stream")


async def _events(request: Request, errand: Errand) -> AsyncIterator[str]:
    """How far it is, as often as that changes, until it is over."""
    translate, before = translate_of(request), ""
    while True:
        is_over = errand.is_over
        now = {"stage": errand.stage, "done": errand.done, "total": errand.total, "over": is_over,
               "told": summary_of(errand).text(translate)}  # fmt: skip
        said = json.dumps(now, ensure_ascii=False)
        if said != before:
            yield f"data: {said}\n\n"
            before = said
        if is_over or await request.is_disconnected():
            return
        await asyncio.sleep(_EVERY)


def _outcome(request: Request) -> Response:
    errand = desk_of(request).errands.of(request.path_params["errand"])
    problems: list[Problem] = list(errand.problems)
    return page(request, "outcome.html", errand=errand, told=summary_of(errand),
                problems=problems_text(request, problems))  # fmt: skip


def _stop(request: Request) -> Response:
    desk_of(request).errands.of(request.path_params["errand"]).stop()
    return Response(status_code=HTTPStatus.NO_CONTENT)


_OPENED = (".docx", ".pdf", ".zip", ".doc", ".odt")
"""What a clerk opens or sends; the rest is what programs read."""


def _made(request: Request) -> Response:
    """The files of a campaign, or of one document, each with how it stands to the records."""
    desk, code = desk_of(request), _code(request)
    asked = request.query_params.get("document", "")
    office = desk.opened()
    records = makeable_campaigns(office, [code])
    known = {path: key for key, path in made_files(desk.workspace, code).items()}
    folder = desk.workspace.output / code
    units = {one.code: one.label for record in records for one in record.campaign.units}
    found = [
        (
            one.path.name,
            _called(records, units, one.path.relative_to(folder)),
            desk.workspace.shown(one.path),
            known.get(one.path),
            told(one),
            one.is_wrong,
        )
        for one in sorted(
            verify(office, records, output=None), key=lambda one: one.path.parent != folder
        )
        if not asked or one.path.stem.startswith(asked) or one.path.parent.name == asked
    ]
    opened = [one for one in found if one[0].endswith(_OPENED)]
    beside = [one for one in found if not one[0].endswith(_OPENED)]
    return page(request, "made.html", code=code, files=opened[:_MOST], more=len(opened) - _MOST, beside=beside[:_MOST],
                fates=fates_of(office, records))  # fmt: skip


def _called(records: Sequence[CampaignRecord], units: Mapping[str, str], path: Path) -> str:
    """What the document of a made file is called; before it the unit, where each has one."""
    called = document_called(records, path.as_posix())
    unit = units.get(path.stem) if path.parent.name else None
    return f"{unit}: {called}" if unit and called else called


def _blanks(request: Request) -> Response:
    """The documents, or the one, in which somebody has still to write something; those that went out are no matter any more."""
    desk, code = desk_of(request), _code(request)
    asked = request.query_params.get("document", "")
    with desk.office() as office:
        record = campaign_of(office, code)
        found = [
            (one, count)
            for one in record.campaign.documents
            if asked in {"", one.code} and one.number is None
            if (count := blanks_left(office, record, one.code))
        ]
    return page(request, "blanks.html", campaign=record.campaign, blanks=found)


def _open(request: Request) -> Response:
    workspace = desk_of(request).workspace
    path = file_by_key(workspace, _code(request), request.path_params["file"])
    is_folder = request.path_params["what"] == "folder"
    open_here(path.parent if is_folder else path, workspace.output)
    return Response(status_code=HTTPStatus.NO_CONTENT)


def _download(request: Request) -> Response:
    path = file_by_key(desk_of(request).workspace, _code(request), request.path_params["file"])
    return download(path.name, path.read_bytes())


ROUTES = [
    reads(f"{BASE}/make", _page),
    takes(f"{BASE}/make", _begin),
    reads(f"{BASE}/made", _made),
    reads(f"{BASE}/blanks", _blanks),
    reads("/errands/{errand}/events", _progress),
    reads("/errands/{errand}/outcome", _outcome),
    reads("/errands/{errand}/stop", _stop, methods=("POST",)),
    reads(f"{BASE}/made/{{file}}", _download),
    reads(f"{BASE}/made/{{file}}/open/{{what}}", _open, methods=("POST",)),
]
