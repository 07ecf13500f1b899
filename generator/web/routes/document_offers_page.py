"""What may be put into a document: figures found by words, ready passages, what else could stand in a chip's place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from starlette.requests import Request

from generator.drafting import Spoken, cut_body
from generator.office import (
    DocumentNow,
    Office,
    chips_of,
    offered_figures,
    passage_strips,
    passages_offered,
)
from generator.web.sent_document import SentDocument, asks, now_of
from generator.web.strip_json import strips_out
from generator.web.turning import desk_of, said_of
from generator.wording import fold
from generator.workspace import regex, without_collection


@contextmanager
def _taken(request: Request, sent: SentDocument) -> Iterator[tuple[Office, DocumentNow]]:
    """The office with the document as it is there, taken from the desk: whoever writes meanwhile puts another there.

    What registers have of it is read before.
    """
    desk = desk_of(request)
    with desk.office() as office:
        now = now_of(office, sent)
        chips_of(office, now)
    with desk.searching, without_collection():
        yield office, now


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
    with _taken(request, sent) as (office, now):
        told = [_passage_out(one, said) for one in passages_offered(office, now)]
    return {
        "passages": [
            one for one in told if all(word in fold(" ".join(one.values())) for word in words)
        ]
    }


_HEADING = regex(r"^#+ +", re.MULTILINE)
"""Before the words of a heading of a body; a list shows the words alone."""


def _passage_out(one: Spoken, said: Callable[[object], str]) -> dict[str, str]:
    lines = "\n".join(_HEADING.sub("", said(line)) for line in one.lines)
    return {
        "name": one.passage.code,
        "title": said(one.passage.head.title),
        "text": lines or (said(one.why) if one.why else ""),
    }


def _find(request: Request, sent: SentDocument) -> dict[str, Any]:
    """Figures by a word of their names or meanings, with or without its accents."""
    said = said_of(request)
    with _taken(request, sent) as (office, now):
        found, count = offered_figures(office, now, sent.text("find"), said)
        told = [
            {"expression": one.expression, "text": one.text, "meaning": said(one.meaning), "whose": said(one.whose)}
            for one in found
        ]  # fmt: skip
    return {"figures": told, "count": count}


ROUTES = [
    asks("others", _others),
    asks("words", _words),
    asks("passages", _passages),
    asks("figures", _find),
]
