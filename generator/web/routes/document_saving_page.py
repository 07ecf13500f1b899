"""What is typed into a document: saved, kept apart, dropped, and held against the file as it stands."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from generator.office import (
    Office,
    SavingFate,
    Spotted,
    campaign_for_words,
    document_spot,
    save_changes,
)
from generator.problems import Problem
from generator.records import CampaignRecord
from generator.web.addresses import reads, writes
from generator.web.desk import Desk
from generator.web.incoming import tab_of
from generator.web.progress_told import moment_now
from generator.web.record_addresses import clash_address
from generator.web.sent_document import DOCUMENT, SentDocument, answered
from generator.web.strip_json import problems_out
from generator.web.turning import desk_of, said_of
from generator.workspace import Unsaved, bytes_of, digest, drop_unsaved, keep_unsaved, unsaved_in


def _ways(
    office: Office, sent: SentDocument
) -> tuple[CampaignRecord, Any, dict[tuple[str | int, ...], Any]]:
    record = campaign_for_words(office, sent.campaign)
    path, way = document_spot(record, sent.document)
    changes = sent.changes(office, record)
    return record, path, {(*way, key): value for key, value in changes.items()}


def _save(request: Request, sent: SentDocument) -> Response:
    desk, said = desk_of(request), said_of(request)
    with desk.office() as office:
        _, path, changes = _ways(office, sent)
    even_wrong = sent.told.get("evenWrong") is True
    saving = save_changes(
        desk.workspace, path, sent.text("opened") or None, changes, who=desk.who, when=moment_now(), tab=tab_of(sent.told), even_wrong=even_wrong
    )  # fmt: skip
    if saving.is_saved:
        desk.typing.done(sent.told)
    problems: tuple[Problem, ...] = saving.new_errors or saving.problems
    told = {
        "fate": saving.fate.value,
        "opened": saving.digest,
        "when": moment_now(),
        "problems": problems_out(map(Spotted, problems), said, sent.campaign),
        "clash": _clash(desk, path, tab_of(sent.told)) if saving.fate is SavingFate.CLASHED else "",
    }
    clashed = saving.fate is SavingFate.CLASHED
    wrong = HTTPStatus.CONFLICT if clashed else HTTPStatus.UNPROCESSABLE_ENTITY
    return JSONResponse(told, HTTPStatus.OK if saving.is_saved else wrong)


def _clash(desk: Desk, path: Path, tab: str) -> str:
    """Where what was typed in a tab, kept already, is held against the file."""
    kept = unsaved_in(desk.workspace, desk.workspace.shown(path), desk.who)
    return next((clash_address(one.key) for one in kept if one.tab == tab), "")


def _keep(request: Request, sent: SentDocument) -> dict[str, Any]:
    """What is typed is kept apart from the record, every few seconds and as its page goes; not what comes late."""
    desk, tab = desk_of(request), tab_of(sent.told)
    with desk.office() as office:
        _, path, changes = _ways(office, sent)
    with desk.typing.turn:
        if desk.typing.is_late(sent.told):
            return {"kept": False, "clash": ""}
        typed = Unsaved(desk.workspace.shown(path), desk.who, moment_now(), sent.text("opened"), changes, tab)  # fmt: skip
        if changes:
            keep_unsaved(desk.workspace, typed)
        else:
            drop_unsaved(desk.workspace, typed)
        desk.typing.kept(sent.told)
    clash = _clash(desk, path, tab)
    return {
        "kept": bool(changes),
        "clash": clash,
        "stands": typed.opened == digest(bytes_of(path)),
        "when": typed.when,
        "key": typed.key,
        "tab": tab,
    }


def _stand(request: Request) -> Response:
    """What the file of the document is by now: the page knows by it whether another changed it."""
    campaign, document = request.path_params["campaign"], request.path_params["document"]
    with desk_of(request).office() as office:
        path, _ = document_spot(campaign_for_words(office, campaign), document)
    return JSONResponse({"opened": digest(bytes_of(path))})


def _drop(request: Request, sent: SentDocument) -> dict[str, Any]:
    """What was typed earlier and is not wanted."""
    desk = desk_of(request)
    with desk.office() as office:
        path, _ = document_spot(campaign_for_words(office, sent.campaign), sent.document)
    for one in unsaved_in(desk.workspace, desk.workspace.shown(path), desk.who):
        if one.key == sent.text("key"):
            drop_unsaved(desk.workspace, one)
            if one.tab == tab_of(sent.told):
                desk.typing.done(sent.told)
    return {}


ROUTES = [
    reads(f"{DOCUMENT}/stand", _stand),
    writes(f"{DOCUMENT}/save", answered(_save)),
    writes(f"{DOCUMENT}/keep", answered(_keep)),
    writes(f"{DOCUMENT}/drop", answered(_drop)),
]
