"""What a clerk does with the page, in short, and its keys."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from generator.web.addresses import reads
from generator.web.turning import page


def _help(request: Request) -> Response:
    return page(request, "help.html")


ROUTES = [reads("/help", _help)]
