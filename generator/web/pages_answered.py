"""What a page answered to what was sent, kept for a while, so that the browser is led to it and sends nothing again.

A page is never itself the answer to a POST: going back, or loading it anew, asks for what was answered.
"""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

if TYPE_CHECKING:
    from collections.abc import Callable

ANSWERS = "/answers"
_MOST, _BYTES = 60, 32 * 1024 * 1024


class KeptAnswers:
    """The last answers, in memory alone: so many, and no more than so many bytes."""

    def __init__(self, most: int = _MOST, cap: int = _BYTES) -> None:
        self._most, self._cap = most, cap
        self._kept: OrderedDict[str, tuple[int, bytes]] = OrderedDict()
        self._turn = threading.Lock()

    def keep(self, status: int, body: bytes) -> str:
        """The key under which an answer is found; the last one is kept whatever its size."""
        key = secrets.token_urlsafe(9)
        with self._turn:
            self._kept[key] = (status, body)
            while len(self._kept) > 1 and (len(self._kept) > self._most or self._size() > self._cap):  # fmt: skip
                self._kept.popitem(last=False)
        return key

    def of(self, key: str) -> tuple[int, bytes] | None:
        """An answer: its status and its page."""
        with self._turn:
            return self._kept.get(key)

    def _size(self) -> int:
        return sum(len(body) for _, body in self._kept.values())


def answered_apart(request: Request, answer: Response, kept: KeptAnswers, go_to: Callable[[Request, str], Response]) -> Response:  # fmt: skip
    """The answer; of a page that answers a POST, the way to it. Parts that a script asked for are given as they are."""
    is_page = isinstance(answer, HTMLResponse) and "hx-request" not in request.headers
    if request.method != "POST" or not is_page:
        return answer
    key = kept.keep(answer.status_code, bytes(answer.body))
    led = go_to(request, f"{ANSWERS}/{key}?of={request.url.path}")
    led.headers.update({name: told for name, told in answer.headers.items() if name.startswith("vanthu-")})  # fmt: skip
    return led


def kept_page(kept: KeptAnswers, key: str) -> Response | None:
    """What was answered; nothing where it is not kept any more."""
    found = kept.of(key)
    return HTMLResponse(found[1], HTTPStatus(found[0])) if found else None
