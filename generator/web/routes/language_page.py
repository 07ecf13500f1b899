"""The switch of languages: kept by the browser, not by the workspace."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match

from generator.web.addresses import reads
from generator.web.incoming import form_of
from generator.web.turning import LANGUAGE, go_to
from generator.wording import LANGUAGES

_YEAR = 366 * 24 * 3600


def _here(request: Request, sent: str) -> str:
    """The page on which somebody chose; of one that answers what was sent, the nearest that is read."""
    path, _, query = sent.partition("?")
    if _is_read(request, path):
        return f"{path}?{query}" if query else path
    while path.strip("/"):
        path = path.rpartition("/")[0]
        if _is_read(request, path):
            return path
    return "/"


def _is_read(request: Request, path: str) -> bool:
    scope = {"type": "http", "method": "GET", "path": path, "headers": []}
    routes = request.app.routes
    return any(one.matches(scope)[0] is Match.FULL for one in routes)


def _choose(request: Request) -> Response:
    asked = request.path_params["language"]
    answer = go_to(request, _here(request, form_of(request).text("here")))
    if asked in LANGUAGES:
        answer.set_cookie(LANGUAGE, asked, max_age=_YEAR, httponly=True, samesite="strict")
    return answer


ROUTES = [reads("/language/{language}", _choose, methods=("POST",))]
