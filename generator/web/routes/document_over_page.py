"""The page of a document read over while nobody types: letters that lack something, format, figures against the records."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from generator.office import (
    chips_of,
    known_to_audit,
    looked_at,
    page_asked,
    read_over,
    unmade_letters,
)
from generator.web.sent_document import SentDocument, asks, now_of
from generator.web.strip_json import problems_out
from generator.web.turning import desk_of, said_of
from generator.workspace import without_collection


def _read_over(request: Request, sent: SentDocument) -> dict[str, Any]:
    """What the linter and the audit find in the page as it is now; given up where somebody goes on typing."""
    desk, key = desk_of(request), (sent.campaign, sent.document)
    looks = desk.looks[key]
    said = said_of(request)
    with desk.office() as office:
        now = now_of(office, sent)
        unmade = unmade_letters(office, now)
        shown = desk.previews.page(office, now, key)
        reader = chips_of(office, now)
        if not (shown.is_current and reader):
            return {"problems": problems_out(unmade, said, sent.campaign)}
        facts = reader.facts(str(now.wanted.get("body", "")))
        asked = page_asked(office)
    looked = looked_at(shown.data, asked)
    with desk.office() as office:
        if desk.looks[key] != looks:
            return {"problems": [], "isOld": True}
        known = known_to_audit(office, sent.campaign)
    with desk.auditing, without_collection():
        found = read_over(known, looked, now.body, facts)
    return {"problems": problems_out([*unmade, *found], said, sent.campaign)}


ROUTES = [asks("over", _read_over)]
