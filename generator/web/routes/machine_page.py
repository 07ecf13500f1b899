"""What this machine and folder lack; a backup made and taken along; records brought to today's form."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from generator.model.campaign import Counted
from generator.office import (
    Kept,
    back_up,
    backups_in,
    bring_up,
    figures_that_differ,
    folder_signs,
    machine_signs,
)
from generator.problems import Severity, find, say
from generator.records import FORMAT, asked_by_upgrade, format_of, plan_upgrade
from generator.web.addresses import reads, takes, writes
from generator.web.files_out import download
from generator.web.incoming import form_of
from generator.web.opened_here import open_here
from generator.web.progress_told import clock_now
from generator.web.turning import desk_of, go_to, page, problems_text
from generator.workspace import all_locked, settle

BASE = "/machine"
_PATIENCE = 5.0
"""How many seconds a backup waits for who holds something."""
_MOST = 50
_MADE_KINDS = (Counted.PERIOD, Counted.STATE)
"""What a number may be that is not counted on from moment to moment."""


@contextmanager
def _nobody_changes(request: Request) -> Iterator[None]:
    desk = desk_of(request)
    with all_locked(desk.workspace, holder=desk.holder, patience=_PATIENCE):
        settle(desk.workspace)
        yield


def _shown(request: Request, made: Path | None = None, kept: Kept | None = None) -> Response:
    workspace = desk_of(request).workspace
    backups = backups_in(workspace)
    return page(
        request,
        "machine.html",
        made=made,
        kept=kept,
        doubt=problems_text(request, kept.doubts) if kept else "",
        passed_over=[*map(workspace.shown, kept.passed_over)] if kept else [],
        backups=backups[:_MOST],
        root=workspace.root,
        more=len(backups) - _MOST,
        form=format_of(workspace),
        known=FORMAT,
        is_brought_up="upgraded" in request.query_params,
    )


def _page(request: Request) -> Response:
    return _shown(request)


def _back_up(request: Request) -> Response:
    with _nobody_changes(request):
        made = back_up(desk_of(request).workspace, clock_now())
    return _shown(request, *made)


def _take_along(request: Request) -> Response:
    known = {one.name: one for one in backups_in(desk_of(request).workspace)}
    path = find(known, request.path_params["backup"], say("không có bản sao lưu này"))
    return download(path.name, path.read_bytes())


def _open_folder(request: Request) -> Response:
    root = desk_of(request).workspace.root
    open_here(root, root)
    return go_to(request, BASE)


def _signs(request: Request) -> Response:
    """Whether it can be written is tried where this page may write; what is tried is taken away again."""
    desk = desk_of(request)
    tomorrow = (clock_now() + datetime.timedelta(days=1)).timestamp()
    folder = folder_signs(desk.workspace, tomorrow, tries=not desk.only_reads)
    signs = [*machine_signs(desk.workspace), *folder]
    wrong = [one for weight in Severity for one in signs if one.severity is weight]
    fine = [one for one in signs if one.severity is None]
    return page(request, "machine_signs.html", wrong=wrong, fine=fine)


def _answers(request: Request) -> dict[str, Counted]:
    """What was said of each number that is asked about, by its key; what nobody asks is passed over."""
    given = form_of(request).text if request.method == "POST" else request.query_params.get
    meant = {one.value: one for one in _MADE_KINDS}
    said = {
        key: given(f"counted.{key}", "") for key in asked_by_upgrade(desk_of(request).workspace)
    }
    return {key: meant[text] for key, text in said.items() if text in meant}


def _plan(request: Request) -> Response:
    """What would change, asked first where a number may mean two things."""
    desk = desk_of(request)
    asked, answers = asked_by_upgrade(desk.workspace), _answers(request)
    is_open = asked.keys() != answers.keys()
    files = [] if is_open else plan_upgrade(desk.workspace, answers)
    return page(
        request,
        "upgrade.html",
        asked=asked,
        answers=answers,
        is_open=is_open,
        files=[(desk.workspace.shown(one.path), one.reasons) for one in files],
        figures=[*figures_that_differ(desk.opened(), answers)] if files else [],
        known=FORMAT,
    )


def _bring_up(request: Request) -> Response:
    workspace, answers = desk_of(request).workspace, _answers(request)
    with _nobody_changes(request):
        if files := plan_upgrade(workspace, answers):
            bring_up(workspace, files, clock_now())
    return go_to(request, f"{BASE}?upgraded")


ROUTES = [
    reads(BASE, _page),
    takes(f"{BASE}/backups", _back_up),
    reads(f"{BASE}/backups/{{backup}}", _take_along),
    reads(f"{BASE}/folder", _open_folder, methods=("POST",)),
    reads(f"{BASE}/signs", _signs, methods=("POST",)),
    reads(f"{BASE}/upgrade", _plan),
    writes(f"{BASE}/upgrade", _bring_up),
]
