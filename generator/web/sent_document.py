"""What the script of a document's page sends and is answered: strips, fields and columns, and the document with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from generator.drafting import cut_body, join_strips
from generator.office import (
    LISTS,
    DocumentNow,
    Office,
    Spotted,
    brought_tables,
    campaign_of,
    document_now,
    paper_day_in_full,
    recorded,
    with_blanks,
    with_columns,
)
from generator.problems import GeneratorError, Misused, RecordsInvalid, say
from generator.records import CampaignRecord
from generator.web.addresses import reads
from generator.web.incoming import json_of
from generator.web.strip_json import problems_out, strips_in, values_in
from generator.web.turning import desk_of, named_at_home, said_of
from generator.workspace import TextRefused

DOCUMENT = "/campaigns/{campaign}/documents/{document}"
_NOT_SENT = say("trang gửi lên nội dung không đọc được; tải lại trang rồi làm lại")


class SentDocument:
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

    def _own_words(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The own words in the place of passages, with those typed; `None` gives a passage its own back."""
        found = self.told.get("own", {})
        if not isinstance(found, dict):
            raise Misused(_NOT_SENT)
        if not found:
            return {}
        typed = {name: _own_text(one) for name, one in found.items()}
        there = values.get("passages")
        merged = {**(there if isinstance(there, Mapping) else {}), **typed}
        kept = {name: text for name, text in merged.items() if text and text.strip()}
        return {"passages": kept or None}

    @property
    def body(self) -> str | None:
        """The body as it is now; nothing where the page sends none."""
        if "strips" not in self.told:
            return None
        return join_strips(cut_body(self.text("base")), strips_in(self.told["strips"]))

    def changes(self, office: Office, record: CampaignRecord) -> dict[str, Any]:
        """What is other than in the record."""
        values = recorded(record, self.document)
        body = self.body
        told = with_blanks(values, self.values)
        told |= {} if body is None else {"body": body or None}
        if day := told.get("date"):
            with suppress(TextRefused):
                told["date"] = paper_day_in_full(day, record.campaign)
        known = self.told.get("knownColumns", {})
        told |= self._own_words(values)
        if chosen := self._columns:
            brought = brought_tables(office, document_now(office, record, self.document, {}))
            there = known if isinstance(known, dict) else {}
            named = record.campaign.indicator_names
            told |= with_columns(values, chosen, there, brought, named)
        return {key: value for key, value in told.items() if value != values.get(key)}


def _own_text(sent: object) -> str | None:
    """The own words for a passage: as they stand, or strips of what they were."""
    if isinstance(sent, str | None):
        return sent
    base = sent.get("base") if isinstance(sent, dict) else None
    if not isinstance(sent, dict) or not isinstance(base, str):
        raise Misused(_NOT_SENT)
    return join_strips(cut_body(base), strips_in(sent.get("strips")))


def answered(handler: Callable[[Request, SentDocument], Any]) -> Callable[[Request], Response]:
    """An answer to the page's script; what is refused is told as its problems are."""

    def answer(request: Request) -> Response:
        said = said_of(request)
        try:
            found = handler(request, SentDocument(request))
        except RecordsInvalid as fault:
            told = problems_out(map(Spotted, fault.problems), said, request.path_params["campaign"])
            return JSONResponse({"said": said(fault.message), "problems": told}, HTTPStatus.UNPROCESSABLE_ENTITY)  # fmt: skip
        except GeneratorError as fault:
            refused = named_at_home(desk_of(request), fault.message)
            return JSONResponse({"said": said(refused)}, HTTPStatus.UNPROCESSABLE_ENTITY)
        return found if isinstance(found, Response) else JSONResponse(found)

    return answer


def asks(what: str, handler: Callable[[Request, SentDocument], Any]) -> Route:
    """An address below a document that its page asks something of, with the document as it is there."""
    return reads(f"{DOCUMENT}/{what}", answered(handler), methods=("POST",))


def now_of(office: Office, sent: SentDocument) -> DocumentNow:
    record = campaign_of(office, sent.campaign)
    changes = sent.changes(office, record)
    return document_now(office, record, sent.document, changes, sent.text("member") or None)
