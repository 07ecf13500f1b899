"""Whose letters there are of a document that is made for many: the first of them on its page, the others by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from starlette.requests import Request

from generator.office import DocumentNow, Office, left_out_now, letters_now
from generator.problems import Message, say
from generator.web.sent_document import SentDocument, asks, now_of
from generator.web.turning import desk_of, said_of
from generator.wording import fold, number

MOST = 200
"""So many are sent at once."""


_NOBODY = say("theo «Chỉ gửi những nơi» thì hiện không nơi nào có bản gửi")


class LettersShown(NamedTuple):
    """Whom the letters are for that a page shows, by code and name, and what is said of the others."""

    shown: Sequence[tuple[str, str]]
    said: Message | None
    is_searched: bool = False
    """Whether they are too many for a list."""


def letters_shown(office: Office, now: DocumentNow, find: str = "") -> LettersShown:
    """The letters to those whose names hold some words, with or without accents; all where none are asked for."""
    found, words = letters_now(office, now), fold(find).split()
    if found is None:
        return LettersShown((), None)
    if words:
        found = [one for one in found if all(word in fold(one[1]) for word in words)]
    is_searched = bool(words) or len(found) > MOST
    if is_searched:
        said = say("{count} nơi nhận; gõ tên để tìm", count=number(len(found)))
    else:
        said = say("{count} nơi nhận", count=number(len(found))) if found else _NOBODY
    if not words and (left_out := left_out_now(office, now)):
        said = say("{said}; {left_out}", said=said, left_out=left_out)
    return LettersShown(found[:MOST], said, is_searched)


def _letters(request: Request, sent: SentDocument) -> dict[str, Any]:
    with desk_of(request).office() as office:
        found = letters_shown(office, now_of(office, sent), sent.text("find"))
    said = said_of(request)(found.said) if found.said else ""
    return {"letters": found.shown, "said": said, "isSearched": found.is_searched}


ROUTES = [asks("letters", _letters)]
