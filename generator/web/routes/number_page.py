"""One count that was put down is corrected: asked for alone, then read, shown and written as any figures that come in."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from generator.model.campaign import Campaign
from generator.model.results import Result, Snapshot
from generator.office import campaign_for_results, printed
from generator.problems import NotFound, say
from generator.web.addresses import reads
from generator.web.incoming import SentForm, form_of
from generator.web.routes.figures_in_page import READING
from generator.web.routes.figures_page import FIGURES
from generator.web.turning import desk_of, page
from generator.web.ways_to_records import count_of
from generator.wording import read_moment

_GONE = say("không còn số này trong dữ liệu; tải lại trang rồi bấm lại")


def _found(campaign: Campaign, form: SentForm) -> tuple[Snapshot, Result]:
    unit, moment = form.text("unit"), read_moment(form.text("as_of"))
    known = count_of(campaign, form.text("indicator"), unit, moment)
    if not known or known[0].as_of.instant != moment.instant or known[1].total is not None:
        raise NotFound(_GONE)
    return known


def _number(request: Request) -> Response:
    """What stands there, and a field for what is right."""
    form = SentForm({key: [value] for key, value in request.query_params.items()})
    with desk_of(request).office() as office:
        campaign = campaign_for_results(office, request.path_params["code"]).own
        snapshot, result = _found(campaign, form)
        return page(
            request,
            "number.html",
            campaign=campaign,
            unit=next(one for one in campaign.units if one.code == form.text("unit")),
            indicator=next(one for one in campaign.indicators if one.code == form.text("indicator")),
            snapshot=snapshot,
            now=printed(result.counts[form.text("unit")]),
        )  # fmt: skip


def _read(request: Request) -> Response:
    """As a table of this unit alone, of the same moment."""
    form, code = form_of(request), request.path_params["code"]
    with desk_of(request).office() as office:
        campaign = campaign_for_results(office, code).own
        snapshot, _ = _found(campaign, form)
        name = next(one.name for one in campaign.units if one.code == form.text("unit"))
    told = {"as_of": [str(snapshot.as_of)], "indicator": [form.text("indicator")], "reason": [form.text("reason")]}  # fmt: skip
    table = f"Đơn vị\tKết quả\n{name}\t{form.text('number')}"
    return READING.look(request, SentForm({**told, "corrects": ["yes"], "pasted": [table]}))


ROUTES = [
    reads(f"{FIGURES}/number", _number),
    reads(f"{FIGURES}/number", _read, methods=("POST",)),
]
