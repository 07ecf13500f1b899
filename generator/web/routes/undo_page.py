"""The step that was saved last, taken back with one click from where it was saved; nothing of others is touched."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from generator.office import take_back
from generator.web.addresses import writes
from generator.web.incoming import form_of
from generator.web.turning import desk_of, go_to
from generator.workspace import all_locked, settle


def _undo(request: Request) -> Response:
    desk, sent = desk_of(request), form_of(request)
    with all_locked(desk.workspace, holder=desk.holder):
        settle(desk.workspace)
        take_back(desk.workspace, sent.text("mark"))
    return go_to(request, sent.text("back", "/"))


ROUTES = [writes("/undo", _undo)]
