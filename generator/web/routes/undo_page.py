"""The step that was saved last, taken back with one click from where it was saved; nothing of others is touched."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from generator.office import mark_of_last, take_back
from generator.problems import Misused, say
from generator.web.addresses import writes
from generator.web.desk import Desk
from generator.web.incoming import SentForm, form_of
from generator.web.turning import desk_of, go_to
from generator.workspace import all_locked, settle


def _refuse_other_deed(desk: Desk, sent: SentForm) -> None:
    """Raises `Misused` where the button pressed says another thing than would be done: its page is older."""
    mark = sent.text("mark")
    if mark == mark_of_last(desk.workspace) and (sent.text("deed") == "again") != desk.is_back(
        mark
    ):
        raise Misused(say("nút vừa bấm nói việc khác với bước vừa lưu; không có gì bị đổi, tải lại trang rồi bấm lại"))  # fmt: skip


def _undo(request: Request) -> Response:
    desk, sent = desk_of(request), form_of(request)
    with all_locked(desk.workspace, holder=desk.holder):
        settle(desk.workspace)
        _refuse_other_deed(desk, sent)
        take_back(desk.workspace, sent.text("mark"))
    return go_to(request, sent.text("back", "/"))


ROUTES = [writes("/undo", _undo)]
