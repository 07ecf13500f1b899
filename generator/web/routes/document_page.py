"""The page of a document: its fields, its text with figures as chips, the page as printed beside it, saving."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from generator.drafting import ChipReader, FigureFacts, Spoken, cut_body, list_figures
from generator.office import (
    DocumentNow,
    Office,
    PageShown,
    brought_tables,
    campaign_of,
    chips_of,
    columns_of,
    document_fields,
    document_now,
    document_spot,
    faults_of,
    looked_at,
    open_file,
    page_asked,
    passage_strips,
    passages_offered,
    passages_told,
    read_over,
    recorded,
    table_choices,
)
from generator.problems import (
    RecordsInvalid,
)
from generator.web.addresses import reads
from generator.web.document_says import SAYS
from generator.web.guarding import PREVIEW
from generator.web.issued_shown import issued_document
from generator.web.record_addresses import clash_address
from generator.web.routes.document_letters_page import letters_shown
from generator.web.sent_document import DOCUMENT, SentDocument, answered, now_of, said_of
from generator.web.strip_json import facts_out, problems_out, strips_out
from generator.web.text_mending import text_shown
from generator.web.turning import desk_of, go_to, page
from generator.word import draw_chart
from generator.wording import fold
from generator.workspace import unsaved_in

_FOUND = 40
_LINE_OF_FONT = 1.149
"""How high a single line of Times New Roman is, in the size of its type."""
_FRAME = '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>.</title></head><body></body></html>'


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
        drafts = list(_kept(request, opened.name, way))
        wanted_key = request.query_params.get("draft")
        kept = next((one for one in drafts if one["key"] == wanted_key), None)
        changes = dict(kept["changes"]) if kept else {}
        if kept and kept["opened"] != opened.digest:
            return go_to(request, clash_address(kept["key"]))
        now = document_now(office, record, code, changes)
        wanted = now.wanted
        fields = document_fields(office, record, wanted)
        brought = brought_tables(office, now)
        before, columns = columns_of(values, brought), columns_of(wanted, brought)
        title = _title(office, str(wanted.get("kind", "")))
        base = str(wanted.get("body", ""))
        data = {
            "base": base,
            "strips": strips_out(now.body),
            "opened": opened.digest,
            "values": {one.key: one.value for one in fields},
            "recorded": {one.key: one.value for one in document_fields(office, record, values)},
            "columns": columns,
            "says": {key: said_of(request)(text) for key, text in SAYS.items()},
            "at": request.url.path,
            "frame": PREVIEW,
            "line": _LINE_OF_FONT,
            "readOnly": desk.is_read_only,
            "isDraft": bool(changes),
            "own": _own_typed(changes, values),
            "tab": kept["tab"] if kept else "",
            "kept": [
                {key: one[key] for key in ("when", "key", "tab")}
                for one in drafts
                if one is not kept
            ],
            **_shown_of(request, office, now),
        }
        return page(
            request,
            "document.html",
            campaign=record.campaign,
            code=code,
            title=title,
            fields=fields,
            tables=[
                (one, before.get(one.key) != columns[one.key])
                for one in table_choices(wanted, brought)
            ],
            issued=issued_document(office, record, code),
            letters=letters_shown(office, now),
            data=data,
        )


def _own_typed(changes: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, str | None]:
    """The own words of a draft; those that it gave up are `None`."""
    if "passages" not in changes:
        return {}
    return {**dict.fromkeys(values.get("passages") or {}), **(changes["passages"] or {})}


def _title(office: Office, kind: str) -> str:
    known = office.library.kinds.get(kind)
    return known.name if known else kind


def _kept(request: Request, name: str, way: tuple[str | int, ...]) -> Iterator[dict[str, Any]]:
    """What this person typed into the document and did not save, tab by tab, the newest first."""
    desk = desk_of(request)
    for one in unsaved_in(desk.workspace, name, desk.who):
        changes = {
            str(path[len(way)]): value
            for path, value in one.changes.items()
            if path[: len(way)] == way and len(path) == len(way) + 1
        }
        if changes:
            yield {"when": one.when, "changes": changes, "opened": one.opened, "key": one.key, "tab": one.tab}  # fmt: skip


def _shown_of(request: Request, office: Office, now: DocumentNow) -> dict[str, Any]:
    """The page as printed with all that is told of it."""
    desk, said = desk_of(request), said_of(request)
    campaign, code = request.path_params["campaign"], request.path_params["document"]
    shown = desk.previews.page(office, now, (campaign, code))
    reader = chips_of(office, now)
    told = now.wanted.get("passages")
    own: Mapping[str, Any] = told if isinstance(told, Mapping) else {}
    return {
        "docx": base64.b64encode(shown.data).decode(),
        "charts": _charts(shown),
        "isCurrent": shown.is_current,
        "problems": problems_out(shown.problems, said),
        "facts": facts_out(_facts(reader, now, own), said) if reader else {},
        "typed": [one._asdict() for one in desk.previews.typed(now)],
        "passages": {
            one.passage.code: {
                "title": one.passage.head.title or one.passage.code,
                "lines": [said(line) for line in one.lines],
                "why": said(one.why) if one.why else "",
                "own": own.get(one.passage.code, ""),
                "strips": strips_out(cut_body(own.get(one.passage.code, ""))),
            }
            for one in passages_told(office, now)
        },
    }


def _facts(reader: ChipReader, now: DocumentNow, own: Mapping[str, Any]) -> dict[str, FigureFacts]:
    """What the chips say, of the body and of the own words in it."""
    texts = [*map(str, own.values()), str(now.wanted.get("body", ""))]
    return {tag: told for text in texts for tag, told in reader.facts(text).items()}


def _charts(shown: PageShown) -> list[str]:
    charts = shown.drafted.charts.values() if shown.drafted else ()
    return [base64.b64encode(draw_chart(one, "svg")).decode() for one in charts]


def _show(request: Request, sent: SentDocument) -> dict[str, Any]:
    desk = desk_of(request)
    desk.looks[(sent.campaign, sent.document)] += 1
    with desk.office() as office:
        return _shown_of(request, office, now_of(office, sent))


def _read_over(request: Request, sent: SentDocument) -> dict[str, Any]:
    """What the linter and the audit find in the page as it is now; given up where somebody goes on typing."""
    desk, key = desk_of(request), (sent.campaign, sent.document)
    looks = desk.looks[key]
    with desk.office() as office:
        now = now_of(office, sent)
        shown = desk.previews.page(office, now, key)
        reader = chips_of(office, now)
        if not (shown.is_current and reader):
            return {"problems": []}
        facts = reader.facts(str(now.wanted.get("body", "")))
        asked = page_asked(office)
    looked = looked_at(shown.data, asked)
    with desk.office() as office:
        if desk.looks[key] != looks:
            return {"problems": [], "isOld": True}
        found = read_over(office, sent.campaign, looked, now.body, facts)
    return {"problems": problems_out(found, said_of(request))}


def _others(request: Request, sent: SentDocument) -> dict[str, Any]:
    """What else could stand in the place of a chip."""
    said = said_of(request)
    with desk_of(request).office() as office:
        reader = chips_of(office, now_of(office, sent))
        found = reader.others(sent.text("tag")) if reader else []
    return {
        "others": [
            {"expression": one.expression, "text": one.text, "meaning": said(one.meaning)}
            for one in found
        ]
    }


def _words(request: Request, sent: SentDocument) -> dict[str, Any]:
    """The words of a passage as strips, to be changed in the text itself."""
    with desk_of(request).office() as office:
        strips = passage_strips(office, now_of(office, sent), sent.text("name"))
    text = strips.text.strip() + "\n"
    return {"text": text, "strips": strips_out(cut_body(text))}


def _passages(request: Request, sent: SentDocument) -> dict[str, Any]:
    """The ready passages that may be put into the document, with what they say now."""
    said, words = said_of(request), fold(sent.text("find")).split()
    with desk_of(request).office() as office:
        told = [_passage_out(one, said) for one in passages_offered(office, now_of(office, sent))]
    return {
        "passages": [
            one for one in told if all(word in fold(" ".join(one.values())) for word in words)
        ]
    }


def _passage_out(one: Spoken, said: Callable[[object], str]) -> dict[str, str]:
    lines = "\n".join(said(line) for line in one.lines)
    return {
        "name": one.passage.code,
        "title": one.passage.head.title,
        "text": lines or (said(one.why) if one.why else ""),
    }


def _find(request: Request, sent: SentDocument) -> dict[str, Any]:
    """Figures by a word of their names or meanings, with or without its accents."""
    said, words = said_of(request), fold(sent.text("find")).split()
    with desk_of(request).office() as office:
        now = now_of(office, sent)
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


def _print(request: Request, sent: SentDocument) -> Response:
    """The page as LibreOffice prints it."""
    desk = desk_of(request)
    with desk.office() as office:
        shown = desk.previews.page(office, now_of(office, sent), (sent.campaign, sent.document))
    if not shown.data or not shown.is_current:
        raise RecordsInvalid([one.problem for one in shown.problems if one.problem.is_error])
    return Response(desk.prints.pdf(shown.data), media_type="application/pdf")


def _frame(_: Request) -> Response:
    """The empty sheet in which the page's script lays the preview; nothing in it runs."""
    return HTMLResponse(_FRAME)


_asks = partial(reads, methods=("POST",))
ROUTES = [
    reads(PREVIEW, _frame),
    reads(DOCUMENT, _document),
    _asks(f"{DOCUMENT}/shown", answered(_show)),
    _asks(f"{DOCUMENT}/over", answered(_read_over)),
    _asks(f"{DOCUMENT}/others", answered(_others)),
    _asks(f"{DOCUMENT}/words", answered(_words)),
    _asks(f"{DOCUMENT}/passages", answered(_passages)),
    _asks(f"{DOCUMENT}/figures", answered(_find)),
    _asks(f"{DOCUMENT}/print", answered(_print)),
]
