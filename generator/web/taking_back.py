"""After each step that a page saved: how it can be taken back, told to the page and its script."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote, unquote, urlsplit

from starlette.requests import Request
from starlette.responses import Response

from generator.web.desk import LastStep
from generator.web.record_addresses import step_part
from generator.web.turning import desk_of, said_of

_STEP, _STEP_OF = "vanthu-step", "vanthu-step-of"
_NAMED = 2
_UNDO = "/undo"


def with_way_back(request: Request, handler: Callable[[], Response]) -> Response:
    """The answer of a handler that writes; where it saved something that may be taken back, with the mark of that."""
    from generator.office import files_of_last, mark_of_last, may_be_taken_back

    desk = desk_of(request)
    before = mark_of_last(desk.workspace)
    answer = handler()
    mark = mark_of_last(desk.workspace)
    desk.saves += mark != before
    if mark != before and may_be_taken_back(desk.workspace):
        is_back = request.url.path == _UNDO and not desk.is_back(before)
        what = tuple(step_part(name) for name in files_of_last(desk.workspace))
        desk.last_step = LastStep(mark, _address(request, answer), is_back, what[:_NAMED])
        answer.headers[_STEP] = mark
        told = map(said_of(request), desk.last_step.what)
        answer.headers[_STEP_OF] = quote(", ".join(told))
    return answer


def _address(request: Request, answer: Response) -> str:
    """Where the reader is after it: where the answer leads, else the page whose script sent it."""
    led = answer.headers.get("location") or answer.headers.get("hx-redirect")
    return unquote(urlsplit(led or request.headers.get("referer", "")).path)
