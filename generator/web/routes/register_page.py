"""The outgoing register as a table: looked through, exported, begun; numbers given up and documents called back."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from generator.model.books import Row
from generator.office import (
    documents_speaking_of,
    one_row,
    period_of,
    register_of,
    register_sheet,
    registers_of,
    rows_of,
    rows_with,
    state_told,
)
from generator.problems import GeneratorError, Misused, Place, RecordsInvalid, find, say
from generator.register import (
    BookRow,
    Register,
    RegisterDamaged,
    columns,
    copy_doubts,
    init_register,
    issuers_with_register,
    recall,
    undone_among,
    void,
)
from generator.web.addresses import nearest_page, reads, writes
from generator.web.damaged_register import damage_told
from generator.web.files_out import download
from generator.web.incoming import SentForm, form_of
from generator.web.issued_shown import named_in_campaign, page_of
from generator.web.progress_told import today
from generator.web.turning import desk_of, go_to, page, problems_text

BASE = "/register"
_MOST = 500
_YEARS = range(2000, 2101)


def _year(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and int(text) in _YEARS else None


def _registers(request: Request) -> list[Register]:
    desk = desk_of(request)
    with desk.office() as office:
        there = issuers_with_register(office.workspace)
        return registers_of(office, None, desk.holder) if there else []


def _shown(
    request: Request, fault: GeneratorError | None = None, sent: SentForm | None = None
) -> Response:
    desk, asked = desk_of(request), request.query_params
    year, words = _year(asked.get("year", "")), asked.get("words", "")
    with desk.office() as office:
        issuers = {code: one.name for code, one in office.library.issuers.items()}
    registers = _registers(request) if issuers else []
    campaigns = desk.workspace.campaign_folders()
    every = rows_of(registers)
    twins = Counter(_spot(*one) for one in every)
    found = rows_with([one for one in every if year in {None, one[1].row.date.year}], words)
    undone = {
        body.issuer: undone_among(one for of, one in every if of.issuer == body.issuer)
        for body in registers
    }
    found.sort(key=lambda one: (one[1].row.date, one[1].row.number), reverse=True)
    return page(
        request,
        "register.html",
        HTTPStatus.UNPROCESSABLE_ENTITY if fault else HTTPStatus.OK,
        rows=[(f"{BASE}/{_spot(*one)}", columns(one[1].row, undone[one[0].issuer]), state_told(one[1].row, undone[one[0].issuer]), one[1].row, page_of(campaigns, one[1].row), _chosen(*one, twins)) for one in found[:_MOST]],
        more=len(found) - _MOST,
        count=len(found),
        years=sorted({one.row.date.year for _, one in every}, reverse=True),
        year=year,
        words=words,
        issuers=issuers,
        begun=[one.issuer for one in registers],
        asked_issuer=asked.get("issuer", ""),
        this_year=_year(asked.get("book", "")) or today().year,
        back=(sent or SentForm()).text("back") or asked.get("back", ""),
        day=(sent or SentForm()).text("day") or asked.get("day", ""),
        fault=fault.message if fault else None,
        copies=problems_text(request, [one for body in registers for one in copy_doubts(body)]),
        refused=_refused(request, fault),
        sent=sent or SentForm(),
        sent_row=f"?row={asked.get('row', '')}",
        named_in_campaign=named_in_campaign,
    )  # fmt: skip


def _refused(request: Request, fault: GeneratorError | None) -> str:
    """What is wrong; where it stands is this very page."""
    problems = fault.problems if isinstance(fault, RecordsInvalid) else ()
    return problems_text(request, [replace(one, place=Place("")) for one in problems])


def _table(request: Request) -> Response:
    try:
        return _shown(request)
    except RegisterDamaged as fault:
        said = damage_told(desk_of(request), fault)
        return page(
            request,
            "register_damaged.html",
            said=said,
            file=fault.name,
            two_versions=fault.has_two_versions,
        )


def _spot(register: Register, one: BookRow) -> str:
    """A row's body, year, series and number, as an address tells them."""
    return f"{register.issuer}/{one.year}/{one.row.series}/{one.row.number}"


def _chosen(register: Register, one: BookRow, twins: Mapping[str, int]) -> str:
    """What tells an address which of several rows that have a number is meant."""
    return f"?row={one.index}" if twins[_spot(register, one)] > 1 else ""


def _row(request: Request) -> tuple[Register, BookRow]:
    """The row that an address speaks of. Raises `NotFound`."""
    of = request.path_params
    desk = desk_of(request)
    with desk.office() as office:
        register = register_of(office, of["issuer"], desk.holder)
    there = rows_of([register], what=str(of["number"]), year=of["year"], series=of["series"])
    asked = request.query_params.get("row")
    return one_row([one for one in there if asked in {None, str(one[1].index)}], str(of["number"]))


def _asked_once(request: Request, deed: str, sent: SentForm) -> Response | None:
    """What giving up a number, or calling a document back, means; nothing where that was seen, or no reason is told yet."""
    if sent.text("sure") or not sent.text("reason"):
        return None
    register, one = _row(request)
    with desk_of(request).office() as office:
        speaking = documents_speaking_of(office, one.row)
    return page(
        request,
        "register_undoing.html",
        speaking=speaking,
        row=one.row,
        address=f"{BASE}/{_spot(register, one)}",
        chosen=f"?row={row}" if (row := request.query_params.get("row")) else "",
        deed=deed,
        sent=sent,
    )


def _void(request: Request) -> Response:
    sent = form_of(request)
    try:
        if asked := _asked_once(request, "void", sent):
            return asked
        register, one = _row(request)
        row: Row = one.row
        void(register, row.number, sent.text("reason"), period=period_of(register, row),
             series=row.series, day=row.date, known=one)  # fmt: skip
    except GeneratorError as fault:
        return _shown(request, fault, sent)
    return go_to(request, f"{BASE}?{urlencode({'words': row.number_symbol})}")


def _recall(request: Request) -> Response:
    sent = form_of(request)
    try:
        if asked := _asked_once(request, "recall", sent):
            return asked
        row = recall(*_row(request), sent.text("reason"))
    except GeneratorError as fault:
        return _shown(request, fault, sent)
    return go_to(request, f"{BASE}?{urlencode({'words': row.number_symbol})}")


def _after_begun(request: Request, sent: SentForm, year: int) -> str:
    """Where a book was begun from, with the day that had been typed there; else the register."""
    if not sent.text("back"):
        return BASE
    told = {"begun": str(year), "day": sent.text("day")}
    return f"{nearest_page(request, sent.text('back'))}?{urlencode(told)}"


def _begin(request: Request) -> Response:
    """The book of a year begun, with the number with which an office goes on."""
    desk, sent = desk_of(request), form_of(request)
    try:
        year = _year(sent.text("year"))
        first = sent.text("first")
        if year is None:
            raise Misused(
                say("năm của sổ là một năm từ 2000 đến 2100: «{text}»", text=sent.text("year"))
            )
        if first and not (first.isascii() and first.isdecimal() and int(first)):
            raise Misused(say("số đầu tiên phải là một số nguyên dương: «{text}»", text=first))
        with desk.office() as office:
            known = office.library.issuers
            code = sent.text("issuer")
            find(known, code, say("không có cơ quan ban hành «{code}»", code=code))
            register = register_of(office, code, desk.holder)
        init_register(
            register, datetime.date(year, 12, 31), {"general": int(first)} if first else {}
        )
    except GeneratorError as fault:
        return _shown(request, fault, sent)
    return go_to(request, _after_begun(request, sent, year))


def _export(request: Request) -> Response:
    """The ten columns for Excel, of one body."""
    desk, asked = desk_of(request), request.query_params
    with desk.office() as office:
        register = register_of(office, request.path_params["issuer"], desk.holder)
        path, data, _ = register_sheet(office, register, _year(asked.get("year", "")), None, "xlsx")
    return download(path.name, data)


ROW = f"{BASE}/{{issuer}}/{{year:int}}/{{series}}/{{number:int}}"
ROUTES = [
    reads(BASE, _table),
    writes(f"{BASE}/begin", _begin),
    reads(f"{BASE}/{{issuer}}/export", _export),
    writes(f"{ROW}/void", _void),
    writes(f"{ROW}/recall", _recall),
]
