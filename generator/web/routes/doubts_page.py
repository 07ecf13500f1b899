"""What is wrong or doubtful in a campaign, each with the page on which it is mended."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from generator.office import check_kept, check_known, check_office, is_large
from generator.problems import Problem
from generator.web.addresses import reads
from generator.web.mended_pages import mended_at
from generator.web.turning import desk_of, page

BASE = "/campaigns/{campaign}/doubts"


def _found(request: Request) -> list[Problem]:
    """What `check` finds; by an office of its own, since it may take long and keeps nobody waiting."""
    desk, code = desk_of(request), request.path_params["campaign"]
    return check_kept(
        desk.workspace, [code], desk.opened, lambda office: check_office(office, [code])
    )


def _waits(request: Request) -> bool:
    """Whether nothing is looked for until somebody asks: it would take long, and slow down all else meanwhile."""
    desk, code = desk_of(request), request.path_params["campaign"]
    folder = desk.workspace.campaign_folders().get(code)
    if folder is None or "now" in request.query_params or not is_large(folder):
        return False
    return check_known(desk.workspace, [code]) is None


def _doubts(request: Request) -> Response:
    if _waits(request):
        return page(request, "doubts_later.html", code=request.path_params["campaign"])
    found = _found(request)
    return page(request, "doubts.html", found=[(one, mended_at(one)) for one in found])


def _count(request: Request) -> Response:
    """In a clerk's words: what must be mended, and what is worth another look."""
    if _waits(request):
        return page(request, "count_later.html", code=request.path_params["campaign"])
    found = _found(request)
    wrong = sum(one.is_error for one in found)
    return page(
        request,
        "count.html",
        wrong=wrong,
        doubtful=len(found) - wrong,
        code=request.path_params["campaign"],
    )


def _issued(request: Request) -> Response:
    """The documents that went out and no longer say what was signed."""
    found = [] if _waits(request) else _found(request)
    told = [(one, mended_at(one)) for one in found if one.code.startswith("E-ISSUED-")]
    return page(request, "issued_doubts.html", found=told)


ROUTES = [reads(BASE, _doubts), reads(f"{BASE}/count", _count), reads(f"{BASE}/issued", _issued)]
