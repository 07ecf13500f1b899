"""Paragraphs that are the items of one list: dashes, numbers, letters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.audit.manuscript import TextPassage
from generator.workspace import regex, unchanging

_MARKED = regex(r"\s*(?P<mark>[-–+*•]|[0-9]{1,2}[.)]|[a-zđ]\))\s*(?P<text>.+)", re.DOTALL)
_MOST = 60


@unchanging(frozen=True, slots=True)
class ListItem:
    """A paragraph behind its mark."""

    passage: TextPassage
    text: str


def items_behind(passages: Sequence[TextPassage], at: int) -> list[ListItem]:
    """The items that follow a paragraph, up to one with another mark or none; not those of its own list."""
    mark = _mark(passages[at + 1]) if at + 1 < len(passages) else ""
    if not mark or _mark(passages[at]) == mark:
        return []
    found = []
    for passage in passages[at + 1 : at + 1 + _MOST]:
        marked = _MARKED.match(passage.text)
        if marked is None or _mark(passage) != mark:
            break
        found.append(ListItem(passage, marked["text"]))
    return found


def _mark(passage: TextPassage) -> str:
    """A bullet by its sign, a number or letter by its form; "" where there is none."""
    found = _MARKED.match(passage.text)
    if found is None:
        return ""
    return re.sub(r"[0-9]+|[a-zđ](?=\))", "1", found["mark"])
