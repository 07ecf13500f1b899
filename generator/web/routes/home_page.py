"""The first page: the campaigns of the office, how far each has come, and what is to be done."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from generator.web.addresses import reads
from generator.web.turning import desk_of, page, problems_text


def _home(request: Request) -> Response:
    with desk_of(request).office() as office:
        campaigns = [record.campaign for record in office.campaigns(whole=False)]
        problems = problems_text(request, office.problems)
        return page(request, "home.html", campaigns=campaigns, problems=problems)


ROUTES = [reads("/", _home)]
