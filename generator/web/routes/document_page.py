"""The page of a document: its fields, its text with figures as chips, the page as printed beside it, saving."""

from __future__ import annotations

import base64
import datetime
from collections.abc import Callable, Mapping
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from generator.drafting import cut_body, join_strips, list_figures
from generator.office import (
    LISTS,
    DocumentNow,
    Office,
    PageShown,
    SavingFate,
    Spotted,
    campaign_of,
    chips_of,
    columns_of,
    document_fields,
    document_now,
    document_spot,
    faults_of,
    open_file,
    passage_strips,
    passages_told,
    read_over,
    recorded,
    save_changes,
    table_choices,
    with_columns,
)
from generator.problems import (
    GeneratorError,
    Message,
    Misused,
    Problem,
    RecordsInvalid,
    say,
)
from generator.records import CampaignRecord
from generator.web.addresses import reads, writes
from generator.web.desk import Desk
from generator.web.document_says import SAYS
from generator.web.guarding import PREVIEW
from generator.web.incoming import json_of
from generator.web.record_addresses import clash_address
from generator.web.strip_json import facts_out, problems_out, strips_in, strips_out, values_in
from generator.web.text_mending import text_shown
from generator.web.turning import desk_of, go_to, page, translate_of
from generator.word import draw_chart
from generator.wording import fold
from generator.workspace import Unsaved, drop_unsaved, keep_unsaved, unsaved_in

_BASE = "/campaigns/{campaign}/documents/{document}"
_NOT_SENT = say("trang gửi lên nội dung không đọc được; tải lại trang rồi làm lại")
_FOUND = 40
_LINE_OF_FONT = 1.149
"""How high a single line of Times New Roman is, in the size of its type."""
_FRAME = '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>.</title></head><body></body></html>'


class _Sent:
    """What a page sends of a document: the body that it began with, the strips as they are now, changed fields."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.campaign: str = request.path_params["campaign"]
        self.document: str = request.path_params["document"]
        told = self.told = json_of(request)
        self.values = values_in(told.get("values", {}), LISTS)

    def text(self, key: str) -> str:
        found = self.told.get(key, "")
        if not isinstance(found, str):
            raise Misused(_NOT_SENT)
        return found

    @property
    def _columns(self) -> dict[str, list[str]]:
        """The columns chosen of each table, as the page calls them."""
        found = self.told.get("columns", {})
        if not isinstance(found, dict):
            raise Misused(_NOT_SENT)
        return {
            key: [str(one) for one in keys] for key, keys in found.items() if isinstance(keys, list)
        }

    @property
    def body(self) -> str | None:
        """The body as it is now; nothing where the page sends none."""
        if "strips" not in self.told:
            return None
        return join_strips(cut_body(self.text("base")), strips_in(self.told["strips"]))

    def changes(self, values: Mapping[str, object]) -> dict[str, Any]:
        """What is other than in the record."""
        body = self.body
        told = {**self.values, **({} if body is None else {"body": body or None})}
        known = self.told.get("knownColumns", {})
        told |= with_columns(values, self._columns, known if isinstance(known, dict) else {})
        return {key: value for key, value in told.items() if value != values.get(key)}


def _said(request: Request) -> Callable[[object], str]:
    translate = translate_of(request)

    def told(value: object) -> str:
        return value.text(translate) if isinstance(value, Message) else translate(str(value))

    return told


def _document(request: Request) -> Response:
    campaign, code = request.path_params["campaign"], request.path_params["document"]
    desk = desk_of(request)
    with desk.office() as office:
        record = campaign_of(office, campaign)
        try:
            values = recorded(record, code)
        except RecordsInvalid:
            found = faults_of(desk.workspace, document_spot(record, code)[0])
            return text_shown(request, found, campaign=record.campaign)
        path, way = document_spot(record, code)
        opened = open_file(desk.workspace, path)
        kept = _kept(request, opened.name, way)
        changes = dict(kept["changes"]) if kept and request.query_params.get("draft") else {}
        if kept and changes and kept["opened"] != opened.digest:
            return go_to(request, clash_address(kept["key"]))
        now = document_now(office, record, code, changes)
        wanted = now.wanted
        fields = document_fields(office, record, wanted)
        title = _title(office, str(wanted.get("kind", "")))
        base = str(wanted.get("body", ""))
        data = {
            "base": base,
            "strips": strips_out(now.body),
            "opened": opened.digest,
            "values": {one.key: one.value for one in fields},
            "recorded": {one.key: one.value for one in document_fields(office, record, values)},
            "columns": columns_of(values),
            "says": {key: _said(request)(text) for key, text in SAYS.items()},
            "at": request.url.path,
            "frame": PREVIEW,
            "line": _LINE_OF_FONT,
            "readOnly": desk.is_read_only,
            "isDraft": bool(changes),
            "kept": {"when": kept["when"]} if kept and not changes else None,
            **_shown_of(request, office, now),
        }
        return page(
            request,
            "document.html",
            campaign=record.campaign,
            code=code,
            title=title,
            fields=fields,
            tables=table_choices(wanted),
            number=str(values.get("number", "")),
            members=_members(now, record),
            data=data,
        )


def _title(office: Office, kind: str) -> str:
    known = office.library.kinds.get(kind)
    return known.name if known else kind


def _members(now: DocumentNow, record: CampaignRecord) -> list[tuple[str, str]]:
    """Whose letters there are, of a document that is made for many."""
    asked = now.wanted.get("for_each")
    if asked == "units":
        return [(one.code, one.label) for one in record.campaign.units]
    return [(one.code, one.name) for one in record.campaign.groups] if asked else []


def _kept(request: Request, name: str, way: tuple[str | int, ...]) -> dict[str, Any] | None:
    """What this person typed into the document and did not save."""
    desk = desk_of(request)
    for one in unsaved_in(desk.workspace, name, desk.who):
        changes = {
            str(path[len(way)]): value
            for path, value in one.changes.items()
            if path[: len(way)] == way and len(path) == len(way) + 1
        }
        if changes:
            return {"when": one.when, "changes": changes, "opened": one.opened, "key": one.key}
    return None


def _shown_of(request: Request, office: Office, now: DocumentNow) -> dict[str, Any]:
    """The page as printed with all that is told of it."""
    desk, said = desk_of(request), _said(request)
    campaign, code = request.path_params["campaign"], request.path_params["document"]
    shown = desk.previews.page(office, now, (campaign, code))
    reader = chips_of(office, now)
    return {
        "docx": base64.b64encode(shown.data).decode(),
        "charts": _charts(shown),
        "isCurrent": shown.is_current,
        "problems": problems_out(shown.problems, said),
        "facts": facts_out(reader.facts(str(now.wanted.get("body", ""))), said) if reader else {},
        "typed": [one._asdict() for one in desk.previews.typed(now)],
        "passages": {
            one.passage.code: {
                "title": one.passage.head.title or one.passage.code,
                "lines": [said(line) for line in one.lines],
                "why": said(one.why) if one.why else "",
            }
            for one in passages_told(office, now)
        },
    }


def _charts(shown: PageShown) -> list[str]:
    charts = shown.drafted.charts.values() if shown.drafted else ()
    return [base64.b64encode(draw_chart(one, "svg")).decode() for one in charts]


def _answered(handler: Callable[[Request, _Sent], Any]) -> Callable[[Request], Response]:
    """An answer to the page's script; what is refused is told as its problems are."""

    def answer(request: Request) -> Response:
        said = _said(request)
        try:
            found = handler(request, _Sent(request))
        except RecordsInvalid as fault:
            told = problems_out(map(Spotted, fault.problems), said)
            return JSONResponse({"said": said(fault.message), "problems": told}, HTTPStatus.UNPROCESSABLE_ENTITY)  # fmt: skip
        except GeneratorError as fault:
            return JSONResponse({"said": said(fault.message)}, HTTPStatus.UNPROCESSABLE_ENTITY)
        return found if isinstance(found, Response) else JSONResponse(found)

    return answer


def _now(office: Office, sent: _Sent) -> DocumentNow:
    record = campaign_of(office, sent.campaign)
    changes = sent.changes(recorded(record, sent.document))
    return document_now(office, record, sent.document, changes, sent.text("member") or None)


def _show(request: Request, sent: _Sent) -> dict[str, Any]:
    with desk_of(request).office() as office:
        return _shown_of(request, office, _now(office, sent))


def _read_over(request: Request, sent: _Sent) -> dict[str, Any]:
    """What the linter and the audit find in the page as it is now."""
    desk = desk_of(request)
    with desk.office() as office:
        now = _now(office, sent)
        shown = desk.previews.page(office, now, (sent.campaign, sent.document))
        reader = chips_of(office, now)
        if not (shown.is_current and reader):
            return {"problems": []}
        facts = reader.facts(str(now.wanted.get("body", "")))
        found = read_over(office, sent.campaign, shown.data, now.body, facts)
    return {"problems": problems_out(found, _said(request))}


def _others(request: Request, sent: _Sent) -> dict[str, Any]:
    """What else could stand in the place of a chip."""
    said = _said(request)
    with desk_of(request).office() as office:
        reader = chips_of(office, _now(office, sent))
        found = reader.others(sent.text("tag")) if reader else []
    return {
        "others": [
            {"expression": one.expression, "text": one.text, "meaning": said(one.meaning)}
            for one in found
        ]
    }


def _words(request: Request, sent: _Sent) -> dict[str, Any]:
    """The words of a passage as strips, to be changed in the text itself."""
    with desk_of(request).office() as office:
        strips = passage_strips(office, _now(office, sent), sent.text("name"))
    return {"strips": [{**one, "of": None} for one in strips_out(strips)]}


def _find(request: Request, sent: _Sent) -> dict[str, Any]:
    """Figures by a word of their names or meanings, with or without its accents."""
    said, words = _said(request), fold(sent.text("find")).split()
    with desk_of(request).office() as office:
        now = _now(office, sent)
        listed = list_figures(now.work.figures) if now.work else ()
        told = (
            {"expression": one.path, "text": one.told, "meaning": said(one.meaning), "whose": one.subject}
            for one in listed
        )  # fmt: skip
        found = [
            one
            for one in told
            if all(word in fold(f"{one['expression']} {one['meaning']} {one['whose']}") for word in words)
        ]  # fmt: skip
    return {"figures": found[:_FOUND], "count": len(found)}


def _print(request: Request, sent: _Sent) -> Response:
    """The page as LibreOffice prints it."""
    desk = desk_of(request)
    with desk.office() as office:
        shown = desk.previews.page(office, _now(office, sent), (sent.campaign, sent.document))
    if not shown.data or not shown.is_current:
        raise RecordsInvalid([one.problem for one in shown.problems if one.problem.is_error])
    return Response(desk.prints.pdf(shown.data), media_type="application/pdf")


def _when() -> str:
    return datetime.datetime.now().strftime("%H:%M %d/%m/%Y")  # noqa: DTZ005 - as the clock on the wall


def _ways(
    office: Office, sent: _Sent
) -> tuple[CampaignRecord, Any, dict[tuple[str | int, ...], Any]]:
    record = campaign_of(office, sent.campaign)
    path, way = document_spot(record, sent.document)
    changes = sent.changes(recorded(record, sent.document))
    return record, path, {(*way, key): value for key, value in changes.items()}


def _save(request: Request, sent: _Sent) -> Response:
    desk, said = desk_of(request), _said(request)
    with desk.office() as office:
        _, path, changes = _ways(office, sent)
    even_wrong = sent.told.get("evenWrong") is True
    saving = save_changes(
        desk.workspace, path, sent.text("opened") or None, changes, who=desk.who, when=_when(), even_wrong=even_wrong
    )  # fmt: skip
    problems: tuple[Problem, ...] = saving.new_errors or saving.problems
    told = {
        "fate": saving.fate.value,
        "opened": saving.digest,
        "when": _when(),
        "problems": problems_out(map(Spotted, problems), said),
        "clash": _clash(desk, path) if saving.fate is SavingFate.CLASHED else "",
    }
    clashed = saving.fate is SavingFate.CLASHED
    wrong = HTTPStatus.CONFLICT if clashed else HTTPStatus.UNPROCESSABLE_ENTITY
    return JSONResponse(told, HTTPStatus.OK if saving.is_saved else wrong)


def _clash(desk: Desk, path: Path) -> str:
    """Where what was typed, kept already, is held against the file."""
    kept = unsaved_in(desk.workspace, desk.workspace.shown(path), desk.who)
    return clash_address(kept[0].key) if kept else ""


def _keep(request: Request, sent: _Sent) -> dict[str, Any]:
    """What is typed is kept apart from the record, every few seconds."""
    desk = desk_of(request)
    with desk.office() as office:
        _, path, changes = _ways(office, sent)
    name, who = desk.workspace.shown(path), desk.who
    if changes:
        keep_unsaved(desk.workspace, Unsaved(name, who, _when(), sent.text("opened"), changes))
    else:
        drop_unsaved(desk.workspace, name, who)
    return {"kept": bool(changes)}


def _drop(request: Request, sent: _Sent) -> dict[str, Any]:
    desk = desk_of(request)
    with desk.office() as office:
        path, _ = document_spot(campaign_of(office, sent.campaign), sent.document)
    drop_unsaved(desk.workspace, desk.workspace.shown(path), desk.who)
    return {}


def _frame(_: Request) -> Response:
    """The empty sheet in which the page's script lays the preview; nothing in it runs."""
    return HTMLResponse(_FRAME)


_asks = partial(reads, methods=("POST",))
ROUTES = [
    reads(PREVIEW, _frame),
    reads(_BASE, _document),
    _asks(f"{_BASE}/shown", _answered(_show)),
    _asks(f"{_BASE}/over", _answered(_read_over)),
    _asks(f"{_BASE}/others", _answered(_others)),
    _asks(f"{_BASE}/words", _answered(_words)),
    _asks(f"{_BASE}/figures", _answered(_find)),
    _asks(f"{_BASE}/print", _answered(_print)),
    writes(f"{_BASE}/save", _answered(_save)),
    writes(f"{_BASE}/keep", _answered(_keep)),
    writes(f"{_BASE}/drop", _answered(_drop)),
]
