"""The first page: the campaigns of the office, how far each has come, and what is to be done."""

from __future__ import annotations

from collections import defaultdict

from starlette.requests import Request
from starlette.responses import Response

from generator.problems import errors
from generator.web.addresses import reads
from generator.web.progress_told import standing_of
from generator.web.turning import desk_of, page, problems_text


def _home(request: Request) -> Response:
    with desk_of(request).office() as office:
        records = office.campaigns(whole=False)
        campaigns = [standing_of(request, office, record.campaign) for record in records]
        known = {one.campaign.code for one in campaigns}
        unread = sorted(set(office.workspace.campaign_folders()) - known)
        problems = problems_text(request, errors(office.problems), mends=True)
        issuers = list(office.library.issuers.values())
        return page(
            request,
            "home.html",
            campaigns=sorted(campaigns, key=lambda one: one.is_over),
            unread=unread,
            issuers=issuers,
            names=defaultdict(str, {one.code: one.name for one in issuers}),
            problems=problems,
        )


ROUTES = [reads("/", _home)]
