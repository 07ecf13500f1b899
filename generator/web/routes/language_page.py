"""The switch of languages: kept by the browser, not by the workspace."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from generator.web.addresses import nearest_page, reads
from generator.web.incoming import form_of
from generator.web.turning import LANGUAGE, go_to
from generator.wording import LANGUAGES

_YEAR = 366 * 24 * 3600


def _here(request: Request, sent: str) -> str:
    """The page on which somebody chose; of one that answers what was sent, the nearest that is read."""
    path, _, query = sent.partition("?")
    found = nearest_page(request, path)
    return f"{path}?{query}" if query and found == path else found


def _choose(request: Request) -> Response:
    asked = request.path_params["language"]
    answer = go_to(request, _here(request, form_of(request).text("here")))
    if asked in LANGUAGES:
        answer.set_cookie(LANGUAGE, asked, max_age=_YEAR, httponly=True, samesite="strict")
    return answer


ROUTES = [reads("/language/{language}", _choose, methods=("POST",), needs_folder=False)]
