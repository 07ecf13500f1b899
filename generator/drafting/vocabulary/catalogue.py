"""Every name of the vocabulary with its value now and its meaning, for people and for checks.

Walks the values that a document would be given; of a list it shows the first member, `units[]`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from generator.drafting.vocabulary.filters import printed
from generator.drafting.vocabulary.limits import settle
from generator.drafting.vocabulary.meanings import MEANINGS, NAMES
from generator.drafting.vocabulary.numerals import NotKnown
from generator.figures import Tally
from generator.problems import Message, say
from generator.workspace import unchanging

_DEPTH = 6
_MANY = 20
_WHOLE = "campaign"
"""Told last, since most of its figures are those of others under a longer name."""
ANY_CODE = "MÃ"
"""Stands for the code of any of so many things that they are not listed."""


@unchanging(frozen=True)
class NameEntry:
    """One name: its dotted path, what stands there now, and what it means."""

    path: str
    now: Any
    meaning: Message
    is_open: bool = False
    """Whether more names may stand below it that its value of now does not show."""

    @property
    def value(self) -> str:
        """What it prints now."""
        return shown_now(self.now)


def list_names(names: Mapping[str, Any]) -> Iterator[NameEntry]:
    """The entries of all names, in the order of the vocabulary."""
    for name, value in names.items():
        yield from _walk(name, value, _meaning(name), (), None)


def list_topics(names: Mapping[str, Any]) -> Iterator[tuple[str, Message, list[NameEntry]]]:
    """The names by the first of them, each with what it means; for people.

    What a result offers is told once, and of the others only that they are there, also of the results of
    the unit that a letter is for: so nothing is reckoned twice, and few lines say all.
    """
    seen: set[type] = set()
    known = [name for name in NAMES if name in names and name != _WHOLE]
    ordered = [*known, *(name for name in names if name not in NAMES), _WHOLE]
    by_code: set[type] = set()
    for name in (one for one in ordered if one in names):
        meaning, value = _meaning(name), names[name]
        if type(value) in by_code:
            yield name, meaning, [NameEntry(name, value, meaning, is_open=True)]
            continue
        yield name, meaning, list(_walk(name, value, meaning, (), seen))
        if name not in NAMES and type(value) in MEANINGS:
            by_code.add(type(value))


def _meaning(name: str) -> Message:
    return NAMES.get(name) or say("số liệu theo mã chỉ số, hoặc tên dùng trong mẫu Word")


def _walk(
    path: str, value: Any, meaning: Message, above: tuple[type, ...], seen: set[type] | None
) -> Iterator[NameEntry]:
    """A name and those below it; of very many by code one stands for all, under the code `MÃ`."""
    kind = type(value)
    once = seen is not None and isinstance(value, Tally) and kind in seen
    ends = len(above) > _DEPTH or kind in above or once
    many = isinstance(value, Mapping) and len(value) > _MANY
    yield NameEntry(path, value, meaning, is_open=ends or many or _is_empty(value))
    if ends:
        return
    if seen is not None:
        seen.add(kind)
    if isinstance(value, Mapping):
        for key, inner in islice(value.items(), 1 if many else None):
            yield from _walk(f"{path}.{ANY_CODE if many else key}", inner, meaning, above, seen)
    elif isinstance(value, list | tuple) and value:
        yield from _walk(f"{path}[]", value[0], meaning, above, seen)
    elif kind in MEANINGS:
        for name, said in MEANINGS[kind].items():
            yield from _walk(f"{path}.{name}", _known(value, name), said, (*above, kind), seen)


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
