"""The first page: the campaigns of the office, how far each has come, and what is to be done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from generator.model.campaign import Campaign
from generator.office import Office, name_before_reading
from generator.problems import errors
from generator.web.addresses import reads
from generator.web.progress_told import standing_or_fault
from generator.web.shut_campaigns import shut_campaign
from generator.web.told_apart import campaigns_apart
from generator.web.turning import desk_of, page, problems_text


def _home(request: Request) -> Response:
    desk = desk_of(request)
    with desk.office() as office:
        later = desk.unread_yet(office)
        records = office.campaigns(whole=False, without={*later.values()})
        campaigns = [standing_or_fault(request, office, record.campaign) for record in records]
        known = {one.campaign.code for one in campaigns}
        unread = sorted(set(office.workspace.campaign_folders()) - known - later.keys())
        problems = _problems(request, office)
        issuers = list(office.library.issuers.values())
        return page(
            request,
            "home.html",
            campaigns=sorted(campaigns, key=lambda one: one.is_over),
            called=_called(one.campaign for one in campaigns),
            unread=unread,
            later={
                code: name_before_reading(office.workspace, folder)
                for code, folder in later.items()
            },
            issuers=issuers,
            names=_names(office),
            problems=problems,
        )


def _problems(request: Request, office: Office) -> Markup:
    """What is wrong, each with the way to where it is mended, which is no page that is shut itself."""
    desk = desk_of(request)

    @cache
    def opens(page: str) -> bool:
        shut = shut_campaign(desk, page)
        return shut is None or shut.opens(page)

    return problems_text(request, errors(office.problems), mends=True, opens=opens)


def _called(campaigns: Iterable[Campaign]) -> Mapping[str, str]:
    return campaigns_apart(campaigns, lambda one: one.name)


def _names(office: Office) -> dict[str, str]:
    return defaultdict(str, {one.code: one.name for one in office.library.issuers.values()})


def _standing(request: Request) -> Response:
    """The row of one campaign, where the page was shown before it was read."""
    code, desk = request.path_params["campaign"], desk_of(request)
    with desk.office() as office:
        record = next(iter(office.campaigns([code], whole=False)), None)
        if record is None:
            problems = _problems(request, office)
            return page(request, "campaign_unread.html", code=code, problems=problems)
        one = standing_or_fault(request, office, record.campaign)
        called = _called([record.campaign])
        return page(request, "campaign_row.html", one=one, called=called, names=_names(office))


ROUTES = [reads("/", _home), reads("/campaigns/{campaign}/standing", _standing)]
