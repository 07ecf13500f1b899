"""Whether units that were given no quota of an indicator are concerned at all: asked beside what was saved, answered with one click."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from generator.model.books import Row
from generator.office import (
    PerhapsExempt,
    Saving,
    as_changed,
    campaign_for_table,
    exempting,
    issued_untrue_with,
    open_file,
    perhaps_exempt,
    save_changes,
)
from generator.problems import Misused, say
from generator.records import CampaignRecord, Way
from generator.web.addresses import reads, takes, writes
from generator.web.desk import Desk
from generator.web.incoming import SentForm, form_of
from generator.web.progress_told import moment_now
from generator.web.turning import desk_of, go_to, page, problems_text
from generator.workspace import Write, drop_unsaved, unsaved_in

_BASE = "/campaigns/{code}/units/exempt"
_BACKS = ("units", "figures")
_TAB = "exempt"
_OTHER_NOW = say(
    "chỉ tiêu hay danh sách đơn vị đã đổi từ lúc trang hỏi; chưa ghi gì, tải lại trang rồi trả lời lại"
)


def _asked(request: Request) -> Response:
    """The questions as part of a page, of these indicators or of all, without those that were put off."""
    desk, code = desk_of(request), request.path_params["code"]
    of = request.query_params.getlist("of")
    with desk.office() as office:
        found = perhaps_exempt(campaign_for_table(office, code).own, office.library)
    asked = [
        one
        for one in found
        if (not of or one.indicator.code in of) and _put_off(code, one) not in desk.put_off
    ]
    shown = [] if desk.only_reads else asked
    return page(request, "perhaps_exempt.html", code=code, asked=shown, back="units")


def _put_off(campaign: str, one: PerhapsExempt) -> tuple[str, ...]:
    return (campaign, one.indicator.code, *sorted(one.codes))


def _meant(request: Request, sent: SentForm) -> tuple[CampaignRecord, PerhapsExempt]:
    """The question that is answered, as it stands now. Raises `Misused` where it is another one by now."""
    with desk_of(request).office() as office:
        record = campaign_for_table(office, request.path_params["code"])
        asked = perhaps_exempt(record.own, office.library)
    for one in asked:
        if one.indicator.code == sent.text("indicator") and one.codes >= {*sent.texts("unit")}:
            return record, one
    raise Misused(_OTHER_NOW)


def _later(request: Request) -> Response:
    """Their quotas come later: not asked again of the same units while the program runs."""
    sent, code = form_of(request), request.path_params["code"]
    _, one = _meant(request, sent)
    desk_of(request).put_off.add(_put_off(code, one))
    return go_to(request, f"/campaigns/{code}/{_back(sent)}")


def _back(sent: SentForm) -> str:
    back = sent.text("back")
    return back if back in _BACKS else _BACKS[0]


def _exempt(request: Request) -> Response:
    """They are not concerned: written into the indicator, unless it would make a signed document untrue and nobody insists."""
    desk, sent, code = desk_of(request), form_of(request), request.path_params["code"]
    record, one = _meant(request, sent)
    opened = open_file(desk.workspace, record.folder / "campaign.yaml")
    changes = exempting(record, one, sent.texts("unit"))
    untrue: list[Row] = []
    if not sent.text("even"):
        after = as_changed(desk.workspace, opened.path, opened.digest, changes)
        writes = [Write(opened.path, None, after)] if after else []
        untrue = issued_untrue_with(desk.workspace, record.folder, writes)
    saving = None if untrue else _saved(desk, opened.path, opened.digest, changes)
    if saving and saving.is_saved:
        return go_to(request, f"/campaigns/{code}/{_back(sent)}")
    problems = (saving.new_errors or saving.problems) if saving else ()
    return page(
        request,
        "exempt_refused.html",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        campaign=record.campaign,
        problems=problems_text(request, problems),
        rows=untrue,
        one=one,
        units=sent.texts("unit"),
        back=_back(sent),
    )


def _saved(desk: Desk, path: Path, opened: str | None, changes: Mapping[Way, Any]) -> Saving:
    """What is not written is no draft of anybody: it was a click, that may be made again."""
    try:
        return save_changes(
            desk.workspace, path, opened, changes, who=desk.who, when=moment_now(), tab=_TAB
        )
    finally:
        for kept in unsaved_in(desk.workspace, desk.workspace.shown(path), desk.who):
            if kept.tab == _TAB:
                drop_unsaved(desk.workspace, kept)


ROUTES = [
    reads(_BASE, _asked),
    writes(_BASE, _exempt),
    takes(f"{_BASE}/later", _later),
]
