"""Every name of the vocabulary with its value now and its meaning, for people and for checks.

Walks the values that a document would be given; of a list it shows the first member, `units[]`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.drafting.vocabulary.filters import printed
from generator.drafting.vocabulary.limits import settle
from generator.drafting.vocabulary.meanings import MEANINGS, NAMES
from generator.drafting.vocabulary.numerals import NotKnown
from generator.problems import Message, say

_DEPTH = 6


@dataclass(frozen=True)
class NameEntry:
    """One name: its dotted path, what it prints now, and what it means."""

    path: str
    value: str
    meaning: Message
    is_open: bool = False
    """Whether more names may stand below it that its value of now does not show."""


def list_names(names: Mapping[str, Any]) -> Iterator[NameEntry]:
    """The entries of all names, in the order of the vocabulary."""
    for name, value in names.items():
        meaning = NAMES.get(name, say("tên dùng trong mẫu Word"))
        yield from _walk(name, value, meaning, ())


def _walk(path: str, value: Any, meaning: Message, above: tuple[type, ...]) -> Iterator[NameEntry]:
    kind = type(value)
    ends = len(above) > _DEPTH or kind in above
    yield NameEntry(path, shown_now(value), meaning, is_open=ends or _is_empty(value))
    if ends:
        return
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _walk(f"{path}.{key}", inner, meaning, above)
    elif isinstance(value, list | tuple) and value:
        yield from _walk(f"{path}[]", value[0], meaning, above)
    elif kind in MEANINGS:
        for name, said in MEANINGS[kind].items():
            yield from _walk(f"{path}.{name}", _known(value, name), said, (*above, kind))


def _known(owner: Any, name: str) -> Any:
    """What an owner has under a name; `None` where it cannot be said now."""
    try:
        return getattr(owner, name)
    except NotKnown:
        return None


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, Mapping | list | tuple) and not value)


def shown_now(value: Any) -> str:
    """What a name prints; nothing for a group of names, «–» for what is not known."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "✓" if value else "✗"
    try:
        return settle(str(printed(value)))
    except NotKnown:
        return ""
