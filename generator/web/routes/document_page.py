"""The page of a document: its fields, its text with figures as chips, the page as printed beside it, saving."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from generator.drafting import ChipReader, FigureFacts, cut_body, listed_subject
from generator.model.campaign import Campaign
from generator.model.document import Document
from generator.office import (
    TO_EACH,
    DocumentNow,
    Office,
    PageShown,
    Spotted,
    TypedHere,
    adds_nothing,
    as_printed,
    brought_tables,
    campaign_of,
    chips_of,
    columns_of,
    command_words,
    document_fields,
    document_now,
    document_spot,
    faults_of,
    heads_capital,
    made_standing,
    open_file,
    passages_told,
    printed_fields,
    recorded,
    signed_file,
    strip_names,
    sums_borne,
    table_choices,
)
from generator.problems import Message, RecordsInvalid, say
from generator.records import CampaignRecord
from generator.web.addresses import reads
from generator.web.document_says import SAYS
from generator.web.guarding import PREVIEW
from generator.web.issued_shown import IssuedDocument, issued_document
from generator.web.next_step import NextStep, next_step
from generator.web.record_addresses import clash_address
from generator.web.routes.document_letters_page import MOST, letters_shown
from generator.web.sent_document import DOCUMENT, SentDocument, asks, now_of
from generator.web.strip_json import facts_out, problems_out, strips_out
from generator.web.text_mending import text_shown
from generator.web.turning import desk_of, go_to, page, said_of
from generator.web.ways_to_records import ways_to_records
from generator.word import draw_chart
from generator.wording import short_date
from generator.workspace import bytes_of, unsaved_in

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
        issued = issued_document(office, record, code)
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
            "toEach": TO_EACH,
            "ownPassage": _own_passage(now),
            "names": {key: said_of(request)(one) for key, one in strip_names(office, now).items()},
            "line": _LINE_OF_FONT,
            "readOnly": desk.is_read_only,
            "isDraft": bool(changes),
            "isOut": issued.is_out,
            "own": _own_typed(changes, values),
            "tab": kept["tab"] if kept else "",
            "draft": {key: kept[key] for key in ("when", "key")} if kept else None,
            "kept": [
                {key: one[key] for key in ("when", "key", "tab")}
                | {"stands": one["opened"] == opened.digest}
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
                for one in table_choices(
                    wanted, brought, as_printed(office, now), record.campaign.indicator_names
                )
            ],
            issued=issued,
            next=_next_step(office, record, code, issued),
            earlier=list(_earlier(record.campaign, code)),
            letters=letters_shown(office, now),
            receivers=_receivers(record),
            data=data,
        )


def _own_passage(now: DocumentNow) -> str:
    """The passage that tells a unit of itself: of what it is given, or of what it has done."""
    gives = now.work is not None and now.work.document.gives_quotas
    return "unit_quotas" if gives else "own_figures"


def _own_typed(changes: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, str | None]:
    """The own words of a draft; those that it gave up are `None`."""
    if "passages" not in changes:
        return {}
    return {**dict.fromkeys(values.get("passages") or {}), **(changes["passages"] or {})}


_EARLIER = {
    "replaces": say("Dự thảo này thay thế:"),
    "corrects": say("Dự thảo này đính chính:"),
    "recalls": say("Dự thảo này thông báo thu hồi:"),
}


def _earlier(campaign: Campaign, code: str) -> Iterator[tuple[Message, str, str]]:
    """What a document is written for: how it is said, what that is called, and the address of its page."""
    known = {one.code: one for one in campaign.documents}
    for key, said in _EARLIER.items():
        for name in getattr(known[code], key) if code in known else ():
            of = known.get(name)
            where = DOCUMENT.format(campaign=campaign.code, document=name) if of else ""
            yield said, _called(of, campaign) if of else name, where


def _called(document: Document, campaign: Campaign) -> str:
    number = document.number
    called = listed_subject(document, campaign)
    day = f" ngày {short_date(document.date)}" if document.date else ""
    return f"{called} (số {number}{day})" if number else called


def _next_step(
    office: Office, record: CampaignRecord, code: str, issued: IssuedDocument
) -> NextStep:
    campaign = record.campaign
    number = next((one.number for one in campaign.documents if one.code == code), None)
    return next_step(issued, made_standing(office, record, code), campaign.code, code, number)


def _receivers(record: CampaignRecord) -> list[tuple[str, str]]:
    """The units to tick as those that get a copy, by code and name; none where they are too many for a list."""
    units = record.campaign.units
    return [(one.code, one.name) for one in units] if len(units) <= MOST else []


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
        if changes and not adds_nothing(desk.workspace, one):
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
        "charts": charts_of(shown),
        "isCurrent": shown.is_current,
        "headsCapital": heads_capital(office, now),
        "printed": {
            key: [[one.text, one.source] for one in parts]
            for key, parts in printed_fields(office, now).items()
        },
        "problems": problems_out(
            [*map(Spotted, sums_borne(office, campaign)), *shown.problems], said, campaign
        ),
        "facts": _facts_out(reader, campaign_of(office, campaign), _facts(reader, now, own), said)
        if reader
        else {},
        "commands": command_words(reader, _texts(now, own), said) if reader else {},
        "typed": [_typed_out(one, reader, said) for one in desk.previews.typed(now)],
        "passages": {
            one.passage.code: {
                "title": said(one.passage.head.title or one.passage.code),
                "lines": [said(line) for line in one.lines],
                "why": said(one.why) if one.why else "",
                "own": own.get(one.passage.code, ""),
                "strips": strips_out(cut_body(own.get(one.passage.code, ""))),
            }
            for one in passages_told(office, now)
        },
    }


def _typed_out(
    one: TypedHere, reader: ChipReader | None, said: Callable[[object], str]
) -> dict[str, Any]:
    """A figure that was typed by hand, with what the one that would give it means."""
    tag = f"{{{{ {one.name} }}}}"
    found = reader.facts(tag).get(tag) if reader and one.name else None
    meant = said(found.meaning) if found and found.meaning else ""
    return {**one._asdict(), "meaning": meant}


def _facts(reader: ChipReader, now: DocumentNow, own: Mapping[str, Any]) -> dict[str, FigureFacts]:
    """What the chips say, of the body and of the own words in it."""
    return {tag: told for text in _texts(now, own) for tag, told in reader.facts(text).items()}


def _facts_out(
    reader: ChipReader,
    record: CampaignRecord,
    facts: Mapping[str, FigureFacts],
    said: Callable[[object], str],
) -> dict[str, dict[str, Any]]:
    taken = reader.subject.figures.taken
    spots = {tag: reader.spot(tag) for tag in facts}
    ways = {tag: ways_to_records(record, spot, taken) for tag, spot in spots.items() if spot}
    return facts_out(facts, ways, said)


def _texts(now: DocumentNow, own: Mapping[str, Any]) -> list[str]:
    return [*map(str, own.values()), str(now.wanted.get("body", ""))]


def charts_of(shown: PageShown) -> list[dict[str, str]]:
    """The charts of a page in their order: drawn, and told in words to who does not see them."""
    charts = shown.drafted.charts.values() if shown.drafted else ()
    return [
        {"picture": base64.b64encode(draw_chart(one, "svg")).decode(), "described": one.described}
        for one in charts
    ]


def _show(request: Request, sent: SentDocument) -> dict[str, Any]:
    desk = desk_of(request)
    desk.looks[(sent.campaign, sent.document)] += 1
    with desk.office() as office:
        return _shown_of(request, office, now_of(office, sent))


def _print(request: Request, sent: SentDocument) -> Response:
    """The page as LibreOffice prints it; of what went out, where nothing of it was changed, the paper that was signed."""
    desk = desk_of(request)
    if sent.told.get("signed") is True:
        with desk.office() as office:
            record = campaign_of(office, sent.campaign)
            path = signed_file(office, record, sent.document, sent.text("member"))
            data = bytes_of(path) if path else None
        if data:
            return Response(desk.prints.pdf(data), media_type="application/pdf")
    with desk.office() as office:
        shown = desk.previews.page(office, now_of(office, sent), (sent.campaign, sent.document))
    if not shown.data or not shown.is_current:
        raise RecordsInvalid([one.problem for one in shown.problems if one.problem.is_error])
    return Response(desk.prints.pdf(shown.data), media_type="application/pdf")


def _frame(_: Request) -> Response:
    """The empty sheet in which the page's script lays the preview; nothing in it runs."""
    return HTMLResponse(_FRAME)


ROUTES = [
    reads(PREVIEW, _frame),
    reads(DOCUMENT, _document),
    asks("shown", _show),
    asks("print", _print),
]
