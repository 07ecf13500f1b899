"""What is pasted into a document, as strips of its text; nothing is kept of it here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request

from generator.drafting import PastedBlock, PastedRun, strips_pasted
from generator.problems import Misused, say
from generator.web.sent_document import SentDocument, asks
from generator.web.strip_json import strip_out
from generator.web.turning import said_of

_REFUSED = say("không đọc được phần vừa dán; dán lại, hay dán từng phần")
_MOST_BLOCKS, _LONGEST, _DEEPEST = 5_000, 200_000, 6


def _paste(request: Request, sent: SentDocument) -> dict[str, Any]:
    found = sent.told.get("blocks")
    if not isinstance(found, list) or len(found) > _MOST_BLOCKS:
        raise Misused(_REFUSED)
    strips, told = strips_pasted([_block(one) for one in found])
    said = said_of(request)
    return {"strips": [strip_out(one) for one in strips], "said": [said(one) for one in told]}


def _block(sent: object) -> PastedBlock:
    if not isinstance(sent, dict):
        raise Misused(_REFUSED)
    rows = tuple(tuple(map(_run, _listed(row))) for row in _listed(sent.get("rows", [])))
    level = sent.get("level", 1)
    return PastedBlock(
        tuple(map(_run, _listed(sent.get("runs", [])))),
        level if type(level) is int and 1 <= level <= _DEEPEST else 1,
        _text(sent, "mark"),
        sent.get("isHeading") is True,
        rows,
    )


def _run(sent: object) -> PastedRun:
    if not isinstance(sent, dict):
        raise Misused(_REFUSED)
    looks = (sent.get("bold") is True, sent.get("italic") is True)
    return PastedRun(_text(sent, "text"), *looks, _text(sent, "font"), sent.get("isBreak") is True)


def _listed(sent: object) -> list[Any]:
    if not isinstance(sent, list):
        raise Misused(_REFUSED)
    return sent


def _text(sent: Mapping[str, Any], key: str) -> str:
    found = sent.get(key, "")
    if not isinstance(found, str) or len(found) > _LONGEST:
        raise Misused(_REFUSED)
    return found


ROUTES = [asks("pasted", _paste)]
