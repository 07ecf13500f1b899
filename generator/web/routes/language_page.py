"""The switch of languages: kept by the browser, not by the workspace."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from generator.web.addresses import reads
from generator.web.turning import LANGUAGE, go_to
from generator.wording import LANGUAGES

_YEAR = 366 * 24 * 3600


def _choose(request: Request) -> Response:
    asked = request.path_params["language"]
    answer = go_to(request, "/")
    if asked in LANGUAGES:
        answer.set_cookie(LANGUAGE, asked, max_age=_YEAR, httponly=True, samesite="strict")
    return answer


ROUTES = [reads("/language/{language}", _choose, methods=("POST",))]
