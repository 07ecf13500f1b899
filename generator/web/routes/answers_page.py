"""What was answered to something that was sent; once it is gone, the page from which it was sent."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from generator.web.addresses import nearest_page, reads
from generator.web.pages_answered import ANSWERS, kept_page
from generator.web.turning import desk_of, go_to


def _answer(request: Request) -> Response:
    found = kept_page(desk_of(request).answers, request.path_params["key"])
    return found or go_to(request, nearest_page(request, request.query_params.get("of", "/")))


ROUTES = [reads(f"{ANSWERS}/{{key}}", _answer, needs_folder=False)]
