"""Figures in: a unit's workbook or a pasted table, read, asked about, shown, written; who is late, and what they are told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from generator.exchange import (
    Returns,
    Sending,
    deadline_doubts,
    entry_forms,
    moves_of,
    plan_lock,
    plan_return,
    returns_of_all,
    tell_moves,
    write_import,
    write_snapshot,
)
from generator.model.campaign import Campaign
from generator.office import (
    Office,
    campaign_for_results,
    campaign_of,
    issuer_name,
    reminders_of,
    reminders_text,
)
from generator.ooxml import pack
from generator.problems import Message, Misused, NotFound, Place, Problem, RecordsInvalid, say
from generator.records import CampaignRecord
from generator.web.addresses import reads, writes
from generator.web.desk import Desk
from generator.web.figures_reading import OPTIONS, FiguresRead, read_figures
from generator.web.files_out import download
from generator.web.incoming import SentForm, form_of
from generator.web.shown_reading import reading_shown, word_of_files
from generator.web.turning import desk_of, go_to, page, problems_text
from generator.wording import Moment, day_in_full, read_moment

_BASE = "/campaigns/{code}/figures"
_LISTED = 500
_NO_FILE = say("chưa chọn tệp nào và chưa dán bảng nào")
_CHANGED = say("dữ liệu vừa có người thay đổi: xem lại dưới đây rồi ghi")
_NO_REMARK = say("ghi lý do trả lại để đơn vị biết phải sửa gì")


def _page(request: Request) -> Response:
    """Where figures come in, and who has sent theirs."""
    with desk_of(request).office() as office:
        record, problems = _opened(office, request.path_params["code"])
        asked = request.query_params.get("as_of", "")
        returns = () if problems else _returns(desk_of(request), record, asked)
        deadline = request.query_params.get("deadline", "")
        owing = returns and sum(len(one.missing) for one in returns) <= _LISTED
        reminders = reminders_of(office, record, returns, deadline or None) if owing else []
        moves = [tell for one in _moves(record, returns) for tell in one]
        return page(
            request,
            "figures.html",
            campaign=record.campaign,
            returns=returns,
            moments=sorted((one.as_of for one in record.own.snapshots), reverse=True),
            locked={one.as_of for one in record.own.snapshots if one.locked},
            deadline=deadline,
            deadline_doubts=_doubts_of(request, deadline, returns[0].moment) if returns else "",
            reminders=reminders,
            all_reminders=reminders_text(reminders),
            moves=moves,
            is_written="written" in request.query_params,
            listed=_LISTED,
            problems=problems_text(request, problems),
        )


def _opened(office: Office, code: str) -> tuple[CampaignRecord, Sequence[Problem]]:
    """The campaign, and what is wrong with it: figures come in all the same, but nothing is said of them."""
    known = [*office.problems]
    try:
        return campaign_of(office, code), ()
    except RecordsInvalid as fault:
        office.problems[:] = known
        return campaign_for_results(office, code), fault.problems


def _returns(desk: Desk, record: CampaignRecord, asked: str) -> tuple[Returns, ...]:
    """Who has sent for a moment; nothing where none was taken yet."""
    if not record.campaign.snapshots:
        return ()
    moment, key = read_moment(asked) if asked else None, ("returns", record.campaign.code, asked)
    if key not in desk.kept:
        desk.kept[key] = returns_of_all(record.campaign, moment)
    return tuple(desk.kept[key])


def _moves(record: CampaignRecord, returns: tuple[Returns, ...]) -> list[list[Message]]:
    """What changed against the moment before, indicator by indicator."""
    return [
        [*tell_moves(moves_of(record.campaign, one.moment, one.tally.indicator.code))]
        for one in returns
        if one.has_snapshot
    ]


def _read(request: Request) -> Response:
    """What a file says, shown before anything of it is written."""
    form, desk = form_of(request), desk_of(request)
    word = word_of_files(request, form, _NO_FILE)
    with desk.office() as office:
        found = read_figures(office, request.path_params["code"], desk.uploads.files(word), form)
    return _shown(request, found, form, word)


def _shown(
    request: Request, found: FiguresRead, form: SentForm, word: str, said: Message | None = None
) -> Response:
    return reading_shown(
        request, found, form, word, template="figures_read.html", options=OPTIONS, said=said
    )


def _write(request: Request) -> Response:
    """What was shown and agreed to becomes a record, as `import results` writes it."""
    form, desk, code = form_of(request), desk_of(request), request.path_params["code"]
    word = form.text("kept")
    with desk.holding(code) as office:
        found = read_figures(office, code, desk.uploads.files(word), form)
        if found.plan is None or found.digest != form.text("seen"):
            return _shown(request, found, form, word, _CHANGED if found.plan else None)
        if found.is_news:
            write_import(found.plan)
    moment = found.plan.snapshot.as_of
    return go_to(request, f"{_BASE.format(code=code)}?as_of={_in_address(moment)}&written")


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
    return go_to(request, f"{_BASE.format(code=code)}?as_of={_in_address(moment)}")


def _lock(request: Request) -> Response:
    """A moment is locked: nothing more comes into it without a reason."""
    form, code = form_of(request), request.path_params["code"]
    moment = read_moment(form.text("as_of"))
    with desk_of(request).holding(code) as office:
        target, locked = plan_lock(campaign_of(office, code), moment)
        write_snapshot(target, locked, target.comment, "returns --lock")
    return go_to(request, f"{_BASE.format(code=code)}?as_of={_in_address(moment)}")


def _sheets(request: Request) -> Response:
    """The entry sheets for a moment: one for all, or one for each unit in a packed file.

    A deadline that a unit would ask about is told first, and then written as it was typed.
    """
    asked = request.query_params
    with desk_of(request).office() as office:
        record = campaign_of(office, request.path_params["code"])
        moment = _moment(asked.get("as_of", ""), record.campaign)
        doubts = _doubts_of(request, asked.get("deadline", ""), moment)
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


def _doubts_of(request: Request, deadline: str, moment: Moment) -> Markup:
    """What a unit would ask about a deadline as it was typed, as part of a page."""
    return problems_text(request, [*deadline_doubts(deadline, moment, Place(""))])


def _sending(office: Office, record: CampaignRecord, deadline: str) -> Sending:
    return Sending(office.library.issuers.get(record.campaign.issuer), deadline)


ROUTES = [
    reads(_BASE, _page),
    reads(f"{_BASE}/read", _read, methods=("POST",)),
    writes(f"{_BASE}/write", _write),
    writes(f"{_BASE}/return", _send_back),
    writes(f"{_BASE}/lock", _lock),
    reads(f"{_BASE}/sheets", _sheets),
]
