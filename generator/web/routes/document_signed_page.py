"""A document that went out, on its page: the paper as it was signed, in what its record differs by now, that this is right."""

from __future__ import annotations

import base64
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from generator.office import (
    ChangedIssue,
    Office,
    Spotted,
    acknowledge,
    campaign_of,
    changes_of,
    recorded,
    registers_of,
    rows_of,
    signed_file,
    words_of_charts,
)
from generator.problems import Message, Problem, say
from generator.records import CampaignRecord
from generator.register import BookRow, issuers_with_register
from generator.web.addresses import reads, writes
from generator.web.incoming import form_of
from generator.web.issued_shown import issued_document
from generator.web.routes.document_page import charts_of
from generator.web.sent_document import DOCUMENT, SentDocument, answered, now_of
from generator.web.strip_json import problems_out
from generator.web.turning import desk_of, go_to, said_of
from generator.wording import number
from generator.workspace import bytes_of

_NUMBERS, _SEVERAL = 5, 2
_TOLD, _MOST = 12, 1000
"""So many places are told at once, and when they are asked for."""


def _signed(request: Request, sent: SentDocument) -> dict[str, Any]:
    """The paper that went out; its charts are drawn where those of today say the same."""
    desk, key = desk_of(request), (sent.campaign, sent.document)
    with desk.office() as office:
        record = campaign_of(office, sent.campaign)
        path = signed_file(office, record, sent.document, sent.text("member"))
        data = bytes_of(path) if path else None
        if data is None:
            return {"docx": "", "charts": []}
        today = desk.previews.page(office, now_of(office, sent), key)
        alike = bool(today.data) and words_of_charts(today.data) == words_of_charts(data)
        return {
            "docx": base64.b64encode(data).decode(),
            "charts": charts_of(today) if alike else [],
        }


def _changed(request: Request, sent: SentDocument) -> dict[str, Any]:
    """In what the record says another thing now than was signed; by an office of its own, as letters take long."""
    office = desk_of(request).opened()
    record = campaign_of(office, sent.campaign)
    unmade: list[BookRow] = []
    found = changes_of(office, record, sent.document, unmade)
    said = said_of(request)
    known = found or changes_of(office, record, sent.document, also_known=True)
    places = places_told(known, said)
    return {
        "problems": problems_out(map(Spotted, _of_series(found)), said, sent.campaign),
        "places": places[:_TOLD],
        "others": places[_TOLD:_MOST],
        "more": max(0, len(places) - _MOST),
        "same": said(_not_told(office, record, sent.document, unmade, differs=bool(known))),
    }


def _of_series(found: Sequence[ChangedIssue]) -> list[Problem]:
    """What is told of each number; of several that all say another thing now it is told once."""
    if len(found) < _SEVERAL or any(one.now is None for one in found):
        return [one.problem for one in found]
    message = say(
        "{count} bản đã khác lúc ban hành: số {numbers}; khác ở những chỗ nêu trên đây",
        count=number(len(found)),
        numbers=_numbers_told([one.one.row.number_symbol for one in found]),
    )
    return [replace(found[0].problem, message=message)]


def places_told(found: Sequence[ChangedIssue], said: Callable[[Any], str]) -> list[str]:
    """Each passage that differs, once; of several numbers with those in which it does."""
    numbers: dict[str, list[str]] = {}
    for one in found:
        for place in one.places or ():
            numbers.setdefault(place.told.text(said), []).append(one.one.row.number_symbol)
    if len(found) == 1:
        return [*numbers]
    return [
        said(say("{told} (cả {count} bản)", told=told, count=number(len(found))))
        if len({*of}) == len(found)
        else said(say("{told} (bản số {numbers})", told=told, numbers=_numbers_told(of)))
        for told, of in numbers.items()
    ]


def _numbers_told(numbers: Sequence[str]) -> str:
    different = [*dict.fromkeys(numbers)]
    return ", ".join(different[:_NUMBERS]) + (", …" if len(different) > _NUMBERS else "")


def _not_told(
    office: Office,
    record: CampaignRecord,
    document: str,
    unmade: Collection[BookRow],
    *,
    differs: bool,
) -> Message:
    """What it means that nothing is to be done: only what is in force, known as it was signed, and could be made was compared.

    What `differs` then is acknowledged in the register.
    """
    rows = issued_document(office, record, document).rows
    compared = [row for row in rows if row.is_in_force and row.frozen]
    if rows and not any(row.is_in_force for row in rows):
        return say("Văn bản không còn hiệu lực: không so dữ liệu hiện nay với bản đã ký nữa.")
    if not compared or unmade or document in record.blocked:
        return say("Chưa so được dữ liệu hiện nay với bản đã ký.")
    reasons = [row.acknowledged.reason for row in compared if row.acknowledged]
    if reasons and differs:
        return say(
            "Dữ liệu hiện nay khác bản đã ký; lý do đã ghi vào sổ («{reason}»).", reason=reasons[0]
        )
    return say("Dữ liệu hiện nay vẫn cho đúng bản đã ký.")


def _known(request: Request) -> Response:
    """That the record rightly says another thing by now is written into the register, with the reason."""
    code, document = request.path_params["campaign"], request.path_params["document"]
    desk, reason = desk_of(request), form_of(request).text("reason")
    with desk.office() as office:
        recorded(campaign_of(office, code), document)
        is_begun = issuers_with_register(desk.workspace)
        registers = registers_of(office, None, desk.holder) if is_begun else []
        key = f"{code}/{document}"
        found = [one for one in rows_of(registers) if one[1].row.is_of(key) and one[1].row.is_in_force]  # fmt: skip
        acknowledge(office, found, reason)
    return go_to(request, DOCUMENT.format(campaign=code, document=document))


ROUTES = [
    reads(f"{DOCUMENT}/signed", answered(_signed), methods=("POST",)),
    reads(f"{DOCUMENT}/changed", answered(_changed), methods=("POST",)),
    writes(f"{DOCUMENT}/known", _known),
]
