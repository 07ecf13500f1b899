"""An office and a campaign changed after they were begun: the fields of their records, saved as all records are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from generator.model.campaign import Campaign
from generator.office import (
    Office,
    RecordPart,
    Saving,
    SavingFate,
    as_changed,
    campaign_parts,
    group_parts,
    issuer_parts,
    length_of_part,
    open_file,
    read_sheet,
    save_changes,
    texts_of_sheet,
    untrue_with,
    written_campaign,
)
from generator.problems import Message, Problem, find, say
from generator.web.addresses import reads, writes
from generator.web.desk import Desk
from generator.web.incoming import SentForm, form_of
from generator.web.progress_told import moment_now
from generator.web.record_addresses import clash_address, mending_address
from generator.web.record_fields import FilledPart, filled_parts
from generator.web.turning import desk_of, go_to, page, problems_text
from generator.web.ways_to_mend import field_at
from generator.workspace import unchanging, unsaved_in, yaml_files

_ISSUER = "/issuers/{issuer}"
_CAMPAIGN = "/campaigns/{campaign}/change"
_YEAR_TAKEN = say("{day}: ngày gõ không ghi năm, lấy năm theo thời gian của chiến dịch")


@unchanging(frozen=True)
class _Sheet:
    """A file of a record with what may be changed in it; `name` tells it from others of the same page."""

    name: str
    path: Path
    parts: Sequence[RecordPart]


@unchanging(frozen=True)
class _Shown:
    """A form of the page: where it was opened, its fields, what is said of them."""

    name: str
    opened: str
    parts: Sequence[FilledPart]
    problems: Sequence[Problem] = ()
    untrue: Sequence[Message] = ()
    may_insist: bool = False
    wrong: Sequence[Problem] = ()
    """What would be wrong where somebody insists."""


def _issuer_sheets(request: Request) -> tuple[str, list[_Sheet], Campaign | None]:
    desk, code = desk_of(request), request.path_params["issuer"]
    with desk.office() as office:
        path = _issuer_file(office, code)
        known = office.library.issuers.get(code)
    sheet = _Sheet("issuer", path, issuer_parts(desk.workspace))
    return known.name if known else code, [sheet], None


def _issuer_file(office: Office, code: str) -> Path:
    """The file of an issuing body, known by its code alone."""
    files = {path.stem: path for path in yaml_files(office.workspace.issuers)}
    return find(files, code, say("không có cơ quan «{code}»", code=code))


def _campaign_sheets(request: Request) -> tuple[str, list[_Sheet], Campaign | None]:
    desk = desk_of(request)
    with desk.office() as office:
        record = written_campaign(office, request.path_params["campaign"])
        campaign, folder = record.own, record.folder
        parts = campaign_parts(desk.workspace, office.library, campaign)
    main, apart = folder / "campaign.yaml", folder / "units.yaml"
    values = None if main.is_dir() else open_file(desk.workspace, main).values
    if apart.exists() and not (values is not None and "groups" in values):
        sheets = [_Sheet("campaign", main, parts), _Sheet("groups", apart, group_parts())]
    else:
        sheets = [_Sheet("campaign", main, (*parts, *group_parts()))]
    return campaign.name, sheets, campaign


def _as_opened(desk: Desk, sheet: _Sheet, taken: Sequence[str] = ()) -> _Shown | None:
    """The form as the file has it, with the fields whose year was taken just now; nothing where that cannot be read."""
    if sheet.path.is_dir():
        return None
    found = open_file(desk.workspace, sheet.path)
    if found.values is None:
        return None
    texts = texts_of_sheet(found.values, sheet.parts)
    lengths = {one.key: len(found.values.get(one.key) or ()) for one in sheet.parts if one.key}
    typed = {name: (text, text) for name, text in texts.items()}
    noted = {name: say(_YEAR_TAKEN.source, day=texts[name]) for name in taken if name in texts}
    fields = filled_parts(sheet.parts, lengths, typed, noted=noted)
    return _Shown(sheet.name, found.digest or "", fields)


def _page(
    request: Request,
    title: str,
    shown: Sequence[_Shown],
    campaign: Campaign | None,
    status: int = HTTPStatus.OK,
) -> Response:
    return page(
        request,
        "record_form.html",
        status,
        called=title,
        shown=[(one, problems_text(request, one.problems)) for one in shown],
        campaign=campaign,
        target=request.url.path,
        saved=request.query_params.get("saved", ""),
        frame="campaign.html" if campaign else "frame.html",
    )


def _show(request: Request, sheets_of: Any) -> Response:
    title, sheets, campaign = sheets_of(request)
    taken = request.query_params.getlist("taken")
    found = [(one, _as_opened(desk_of(request), one, taken)) for one in sheets]
    for sheet, shown in found:
        if shown is None:
            return go_to(request, mending_address(desk_of(request).workspace.shown(sheet.path)))
    return _page(request, title, [one for _, one in found if one], campaign)


def _typed(sent: SentForm) -> dict[str, tuple[str, str]]:
    lead = "proposed."
    names = (name for name in sent.fields if f"{lead}{name}" in sent.fields)
    return {name: (sent.text(name), sent.text(f"{lead}{name}")) for name in names}


def _save(request: Request, sheets_of: Any) -> Response:
    desk, sent = desk_of(request), form_of(request)
    title, sheets, campaign = sheets_of(request)
    sheet = next((one for one in sheets if one.name == sent.text("sheet")), sheets[0])
    typed = _typed(sent)
    new = {one.key: int(not one.titles) for one in sheet.parts}
    lengths = {
        one.key: max(length_of_part(one, typed) - new[one.key], 0) for one in sheet.parts if one.key
    }
    read = read_sheet(sheet.parts, {"": 1, **lengths}, typed, sent.texts("drop"))
    insists, opened = bool(sent.text("even")), sent.text("opened")
    saving, untrue, refused = None, [], dict(read.refused)
    if not refused and not insists:
        after = as_changed(desk.workspace, sheet.path, opened or None, read.changes)
        untrue = untrue_with(desk.workspace, sheet.path, after) if after and read.changes else []
    asked = {} if insists else read.doubts
    if not (refused or untrue or asked):
        saving = save_changes(desk.workspace, sheet.path, opened or None, read.changes,
                              who=desk.who, when=moment_now(), even_wrong=insists)  # fmt: skip
        if saving.is_saved:
            years = () if sent.texts("drop") else read.years
            taken = "".join(f"&taken={name}" for name in years)
            return go_to(request, f"{request.url.path}?saved={saving.fate.value}{taken}")
        if saving.fate is SavingFate.CLASHED:
            return go_to(request, _clash(desk, sheet.path))
    told = _at_fields(saving, typed)
    fields = filled_parts(
        sheet.parts,
        lengths,
        typed,
        refused={**refused, **told},
        doubts=asked,
        noted=read.years,
        dropped=sent.texts("drop"),
    )
    shown = _Shown(
        sheet.name, opened, fields, _elsewhere(saving, typed), untrue, not refused, _wrong(saving)
    )
    others = [found for one in sheets if one is not sheet and (found := _as_opened(desk, one))]
    return _page(request, title, [shown, *others], campaign, HTTPStatus.UNPROCESSABLE_ENTITY)


def _clash(desk: Desk, path: Path) -> str:
    kept = unsaved_in(desk.workspace, desk.workspace.shown(path), desk.who)
    return clash_address(kept[0].key) if kept else "/history"


def _wrong(saving: Saving | None) -> Sequence[Problem]:
    return () if saving is None else saving.new_errors or saving.problems


def _at_fields(saving: Saving | None, typed: Mapping[str, object]) -> dict[str, Message]:
    """What is wrong with single fields."""
    return {name: one.message for one in _wrong(saving) if (name := field_at(one.place)) in typed}


def _elsewhere(saving: Saving | None, typed: Mapping[str, object]) -> list[Problem]:
    return [one for one in _wrong(saving) if field_at(one.place) not in typed]


def _issuer(request: Request) -> Response:
    return _show(request, _issuer_sheets)


def _issuer_saved(request: Request) -> Response:
    return _save(request, _issuer_sheets)


def _campaign(request: Request) -> Response:
    return _show(request, _campaign_sheets)


def _campaign_saved(request: Request) -> Response:
    return _save(request, _campaign_sheets)


ROUTES = [
    reads(_ISSUER, _issuer),
    writes(_ISSUER, _issuer_saved),
    reads(_CAMPAIGN, _campaign),
    writes(_CAMPAIGN, _campaign_saved),
]
