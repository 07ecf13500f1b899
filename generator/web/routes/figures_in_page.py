"""Figures that come in: a unit's workbook or a pasted table, read, asked about, shown, written; sent back, locked, asked for by a sheet."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from generator.exchange import (
    Sending,
    entry_forms,
    plan_lock,
    plan_return,
    write_import,
    write_snapshot,
    writes_of_import,
)
from generator.model.campaign import Campaign
from generator.office import Office, campaign_of, is_large, issued_untrue_with, issuer_name
from generator.ooxml import pack
from generator.problems import Misused, NotFound, say
from generator.records import CampaignRecord
from generator.web.addresses import reads, writes
from generator.web.figures_reading import OPTIONS, FiguresRead, read_figures
from generator.web.files_out import download
from generator.web.incoming import form_of
from generator.web.routes.figures_page import FIGURES, deadline_told
from generator.web.shown_reading import ReadingPage
from generator.web.turning import desk_of, go_to, page
from generator.wording import Moment, day_in_full, read_moment

_NO_FILE = say("chưa chọn tệp nào và chưa dán bảng nào")
_NO_REMARK = say("ghi lý do trả lại để đơn vị biết phải sửa gì")


READING = ReadingPage(read_figures, "figures_read.html", OPTIONS, _NO_FILE)


def _untrue(request: Request) -> Response:
    """The documents that went out and would no longer say what was signed, once this is written; nothing is."""
    form, desk, code = form_of(request), desk_of(request), request.path_params["code"]
    found = read_figures(desk.opened(), code, desk.uploads.files(form.text("kept")), form)
    folder = desk.workspace.campaign_folders()[code]
    due = writes_of_import(found.plan) if found.plan and found.is_news else []
    rows = [] if not due or is_large(folder) else issued_untrue_with(desk.workspace, folder, due)
    return page(request, "issued_untrue.html", code=code, rows=rows)


def _write(request: Request) -> Response:
    """What was shown and agreed to becomes a record, as `import results` writes it."""
    return READING.agree(request, partial(_written, request.path_params["code"]))


def _written(code: str, found: FiguresRead) -> str:
    plan = found.plan
    if plan is None:
        raise Misused(_NO_FILE)
    if found.is_news:
        write_import(plan)
    return f"{FIGURES.format(code=code)}?as_of={_in_address(plan.snapshot.as_of)}&written"


def _in_address(moment: Moment) -> str:
    return str(moment).replace(" ", "+")


def _send_back(request: Request) -> Response:
    """The figures of a unit go back to it with a remark."""
    form, code = form_of(request), request.path_params["code"]
    moment, remark = read_moment(form.text("as_of")), form.text("remark")
    if not remark:
        raise Misused(_NO_REMARK)
    with desk_of(request).holding(code) as office:
        record = campaign_of(office, code)
        target, snapshot, _ = plan_return(record, moment, form.texts("unit"), remark)
        write_snapshot(target, snapshot, target.comment, "returns --return")
    return go_to(request, f"{FIGURES.format(code=code)}?as_of={_in_address(moment)}")


def _lock(request: Request) -> Response:
    """A moment is locked: nothing more comes into it without a reason."""
    form, code = form_of(request), request.path_params["code"]
    moment = read_moment(form.text("as_of"))
    with desk_of(request).holding(code) as office:
        target, locked = plan_lock(campaign_of(office, code), moment)
        write_snapshot(target, locked, target.comment, "returns --lock")
    return go_to(request, f"{FIGURES.format(code=code)}?as_of={_in_address(moment)}")


def _sheets(request: Request) -> Response:
    """The entry sheets for a moment: one for all, or one for each unit in a packed file.

    A deadline that a unit would ask about is told first, and then written as it was typed.
    """
    asked = request.query_params
    with desk_of(request).office() as office:
        record = campaign_of(office, request.path_params["code"])
        moment = _moment(asked.get("as_of", ""), record.campaign)
        doubts = deadline_told(request, asked.get("deadline", ""), moment)
        if doubts and "as_typed" not in asked:
            there = f"{request.url.path}?{request.url.query}&as_typed=yes"
            return page(
                request,
                "deadline.html",
                campaign=record.campaign,
                problems=doubts,
                as_typed=there,
            )
        forms = entry_forms(
            record.campaign,
            moment,
            missing="missing" in asked,
            group=asked.get("group") or None,
            sending=_sending(office, record, asked.get("deadline", "")),
        )
        if "each" in asked:
            return download(f"{forms.stem}.zip", pack(dict(forms.apart())))
        name = f"{forms.stem}.xlsx"
        made = forms.together().encoded(Path(name), issuer_name(office, record.campaign))
        return download(name, made)


def _moment(text: str, campaign: Campaign) -> Moment:
    if not text.strip():
        raise NotFound(say("ghi thời điểm của số liệu, ví dụ 25/4/2022"))
    return read_moment(day_in_full(text, campaign.starts, campaign.ends))


def _sending(office: Office, record: CampaignRecord, deadline: str) -> Sending:
    return Sending(office.library.issuers.get(record.campaign.issuer), deadline)


ROUTES = [
    reads(f"{FIGURES}/read", READING.look, methods=("POST",)),
    reads(f"{FIGURES}/untrue", _untrue, methods=("POST",)),
    writes(f"{FIGURES}/write", _write),
    writes(f"{FIGURES}/return", _send_back),
    writes(f"{FIGURES}/lock", _lock),
    reads(f"{FIGURES}/sheets", _sheets),
]
