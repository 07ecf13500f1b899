"""Units and quotas: one table of texts, each read by the office, added up while it is typed, saved where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from generator.model.books import Row
from generator.model.campaign import Campaign
from generator.office import (
    CellEdit,
    GridEdits,
    GridPlan,
    GridUnclear,
    Office,
    RowEdit,
    UnitGrid,
    campaign_for_table,
    edited_units,
    grid_sums,
    is_large,
    issued_untrue_with,
    marks_of,
    newly_perhaps_exempt,
    placed,
    plan_grid,
    write_grid,
)
from generator.problems import MachineFailed, Message, Problem
from generator.records import CampaignRecord
from generator.web.addresses import reads, takes, writes
from generator.web.desk import Desk
from generator.web.grid_drafts import forget_typed, keep_typed, typed_before
from generator.web.grid_traffic import (
    cell_at,
    columns_shown,
    edits_of,
    look_shown,
    matrix_of,
    rows_shown,
    stands,
    sums_shown,
)
from generator.web.incoming import form_of, json_of
from generator.web.progress_told import moment_now
from generator.web.since_the_look import seal_of
from generator.web.turning import desk_of, go_to, page, problems_text, said_of, text_of
from generator.workspace import regex

_PATH = 300
_PLACE = regex(r"-?[0-9]{1,6}")
"""Columns of a paste count from nought, its rows from -1 downward."""
_PLAIN = 200
"""So many rows are shown where the browser runs no script."""
_NOTHING: Mapping[tuple[str, str], str] = MappingProxyType({})
_BASE = "/campaigns/{code}/units"


class _TableRead(NamedTuple):
    record: CampaignRecord
    grid: UnitGrid
    marks: Mapping[Path, str | None]
    """What each file held that it was read from."""

    @property
    def stand(self) -> str:
        """How the files of the table itself stand, in a few letters; what was reported is none of them."""
        folder = self.record.folder
        ours = [
            (path.name, mark)
            for path, mark in self.marks.items()
            if path.parent == folder or not path.is_relative_to(folder)
        ]
        return seal_of(repr(sorted(ours, key=str)))


def _opened(request: Request) -> _TableRead:
    """The campaign as it stands, with its table; worked out once until a file of it is another one."""
    desk, code = desk_of(request), request.path_params["code"]
    with desk.office() as office:
        known = desk.kept.get(("units", code))
        if known is None:
            record = campaign_for_table(office, code)
            known = desk.kept["units", code] = _TableRead(
                record, UnitGrid(record.own), marks_of(record)
            )
        found: _TableRead = known
        return found


def _still(desk: Desk, office: Office, code: str) -> CampaignRecord:
    """The same to be changed: as it was read for the page, where each of its files holds the same to the byte."""
    known: _TableRead | None = desk.kept.get(("units", code))
    if known is not None and marks_of(known.record) == known.marks:
        return known.record
    return campaign_for_table(office, code)


def _page(request: Request) -> Response:
    found = _opened(request)
    return _shown(request, found.record, found.grid, stand=found.stand)


def _next_step(campaign: Campaign) -> str:
    """What a campaign that has no document yet is gone on with, from its units: `share`, `letter` or nothing."""
    if campaign.documents or not campaign.units:
        return ""
    if campaign.quotas:
        return "letter"
    return "share" if campaign.bases else ""


def _shown(
    request: Request,
    record: CampaignRecord,
    grid: UnitGrid,
    *,
    stand: str = "",
    typed: Mapping[tuple[str, str], str] = _NOTHING,
    status: int = HTTPStatus.OK,
    problems: tuple[Problem, ...] = (),
    refused: Message | None = None,
) -> Response:
    told = said_of(request)
    asked = cell_at(grid, request.query_params.get("at", "")[:_PATH])
    data = {
        "columns": columns_shown(grid, told),
        "stand": stand,
        **rows_shown(grid, "", asked["page"] if asked else 1, told),
    }
    data["at"] = asked
    data["kept"] = typed_before(desk_of(request), request.path_params["code"])
    data["next"] = _next_step(record.campaign)
    data["sums"] = sums_shown(grid_sums(record.own), told)
    shown = [column for column in grid.columns if column.open]
    return page(
        request,
        "units.html",
        status,
        campaign=record.campaign,
        data=data,
        columns=shown,
        units=grid.campaign.units[:_PLAIN],
        text=grid.text,
        standing=grid.standing,
        typed=typed,
        left=max(0, len(grid.campaign.units) - _PLAIN),
        refused=refused,
        problems=problems_text(request, problems),
    )


def _rows(request: Request) -> Response:
    opened = _opened(request)
    asked = request.query_params
    wanted = asked.get("page", "1")
    place = int(wanted) if wanted.isdecimal() and len(wanted) < len("1000000") else 1
    found = rows_shown(opened.grid, asked.get("q", "")[:200], place, said_of(request))
    return JSONResponse({**found, "stand": opened.stand})


def _stand(request: Request) -> Response:
    """How the table stands: another word once it was saved anew, from wherever."""
    return JSONResponse({"stand": _opened(request).stand})


def _look(request: Request) -> Response:
    record = _opened(request).record
    edited = edited_units(record.own, edits_of(json_of(request)))
    return JSONResponse(look_shown(edited, grid_sums(edited.after), said_of(request)))


def _place(request: Request) -> Response:
    record, grid, _ = _opened(request)
    sent = json_of(request)
    keys = [str(key) for key in sent.get("keys", [])]
    new = {str(row): str(name) for row, name in dict(sent.get("new", {})).items()}
    answers = {str(place): str(key) for place, key in dict(sent.get("told", {})).items()}
    told = {int(place): key for place, key in answers.items() if _PLACE.fullmatch(place)}
    cells, is_sure = matrix_of(sent.get("cells")), sent.get("sure") is True
    found = placed(grid, record.root, cells, keys, new, told=told, is_sure=is_sure)
    rows = [
        {
            "down": one.down,
            "unit": one.unit,
            "new": one.is_new,
            "cells": one.cells,
            "stands": stands(grid, one.unit, one.cells),
        }
        for one in found.rows
    ]
    tell = said_of(request)
    asked = [
        {"place": one.place, "said": tell(one.said), "choices": [[tell(title), key] for title, key in one.choices]}
        for one in found.asked
    ]  # fmt: skip
    return JSONResponse({"rows": rows, "said": [tell(one) for one in found.said], "asked": asked})


def _keep(request: Request) -> Response:
    """What is typed is kept apart from the records, every few seconds."""
    is_kept = keep_typed(desk_of(request), request.path_params["code"], json_of(request))
    return JSONResponse({"kept": is_kept, "when": moment_now()})


def _save(request: Request) -> Response:
    """All of it is written, or nothing; what is not stays kept as it was typed, where the disk takes that."""
    sent, desk, code = json_of(request), desk_of(request), request.path_params["code"]
    with suppress(MachineFailed):
        keep_typed(desk, code, sent)
    answer = _saved(request, sent)
    if answer.status_code == HTTPStatus.OK:
        with desk.typing.turn:
            desk.typing.done(sent)
            forget_typed(desk, code, sent)
    return answer


def _saved(request: Request, sent: Mapping[str, Any]) -> Response:
    edits, told, code = edits_of(sent), said_of(request), request.path_params["code"]
    desk = desk_of(request)
    with desk.holding(code) as office:
        record = _still(desk, office, code)
        edited = edited_units(record.own, edits)
        look: dict[str, Any] = look_shown(edited, grid_sums(edited.after), told)
        try:
            plan = plan_grid(record, office.library, edited)
        except GridUnclear as fault:
            status = HTTPStatus.CONFLICT if edited.conflicts else HTTPStatus.UNPROCESSABLE_ENTITY
            return JSONResponse({**look, "said": told(fault.message)}, status)
        untrue = () if sent.get("even_wrong") is True else _untrue(office, plan)
        look["problems"] = str(problems_text(request, plan.problems))
        if (plan.wrong or untrue) and sent.get("even_wrong") is not True:
            look["problems"] += "".join(_told_before(request, plan, untrue))
            return JSONResponse({**look, "is_wrong": True}, HTTPStatus.UNPROCESSABLE_ENTITY)
        write_grid(plan)
    asked = newly_perhaps_exempt(edited.before, edited.after, office.library)
    return JSONResponse({
        **look,
        "is_saved": True,
        "codes": edited.codes,
        "next": _next_step(edited.after),
        "asked": [one.indicator.code for one in asked],
    })  # fmt: skip


def _untrue(office: Office, plan: GridPlan) -> list[Row]:
    """The documents that went out and would no longer say what was signed; of a very large campaign that is told later."""
    record = plan.record
    is_told_now = not is_large(record.folder) and any(office.rows_of(record.campaign))
    return issued_untrue_with(record.workspace, record.folder, plan.writes) if is_told_now else []


def _told_before(request: Request, plan: GridPlan, untrue: Sequence[Row]) -> Iterator[str]:
    """What comes of what would be wrong, and what would be untrue, before anybody insists."""
    if plan.wrong:
        yield text_of(request, "saving_anyway.html", wrong=plan.wrong)
    yield text_of(request, "issued_untrue.html", code=plan.record.campaign.code, rows=untrue)


def _save_plain(request: Request) -> Response:
    """What a browser without script sends: each cell beside what stood in it."""
    form, code = form_of(request), request.path_params["code"]
    typed = {
        (row, key): form.text(f"cell {row} {key}", was)
        for name in form.fields
        if name.startswith("was ")
        for row, key in [name.removeprefix("was ").split(" ", 1)]
        for was in [form.text(name)]
    }
    rows: dict[str, dict[str, CellEdit]] = {}
    for (row, key), now in typed.items():
        if (was := form.text(f"was {row} {key}")) != now:
            rows.setdefault(row, {})[key] = CellEdit(was, now)
    edits = [RowEdit(row, cells, is_new=row.startswith("+")) for row, cells in rows.items()]
    with desk_of(request).holding(code) as office:
        record = campaign_for_table(office, code)
        grid, refused = UnitGrid(record.own), None
        problems: tuple[Problem, ...] = ()
        try:
            plan = plan_grid(record, office.library, edited_units(record.own, GridEdits(edits)))
            problems = tuple(plan.wrong)
        except GridUnclear as fault:
            refused = fault.message
        if refused is None and not problems:
            write_grid(plan)
            return go_to(request, _BASE.format(code=code))
    return _shown(
        request,
        record,
        grid,
        typed=typed,
        status=HTTPStatus.UNPROCESSABLE_ENTITY,
        problems=problems,
        refused=refused,
    )


ROUTES = [
    reads(_BASE, _page),
    reads(f"{_BASE}/rows", _rows),
    reads(f"{_BASE}/stand", _stand),
    reads(f"{_BASE}/look", _look, methods=("POST",)),
    reads(f"{_BASE}/place", _place, methods=("POST",)),
    takes(f"{_BASE}/keep", _keep),
    writes(f"{_BASE}/save", _save),
    writes(f"{_BASE}/plain", _save_plain),
]
