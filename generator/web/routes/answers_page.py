"""What was answered to something that was sent; once it is gone, the page from which it was sent."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match, Route

from generator.web.addresses import reads
from generator.web.pages_answered import ANSWERS, kept_page
from generator.web.turning import desk_of, go_to


def _answer(request: Request) -> Response:
    found = kept_page(desk_of(request).answers, request.path_params["key"])
    return found or go_to(request, _page_above(request, request.query_params.get("of", "/")))


def _page_above(request: Request, address: str) -> str:
    """The nearest address above that is a page of its own."""
    routes = [one for one in request.app.routes if isinstance(one, Route) and "GET" in (one.methods or ())]  # fmt: skip
    steps = [step for step in address.split("/") if step]
    for length in range(len(steps), 0, -1):
        path = "/" + "/".join(steps[:length])
        scope = {"type": "http", "method": "GET", "path": path}
        if any(one.matches(scope)[0] is Match.FULL for one in routes):
            return path
    return "/"


ROUTES = [reads(f"{ANSWERS}/{{key}}", _answer)]
