"""Texts of a record as people read them: figures by their values, passages and tables by their names, conditions in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from generator.office import Office, campaign_of, chips_of, document_now
from generator.problems import GeneratorError, Message, say
from generator.workspace import regex

_TAG = regex(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_NAMED = regex(r"(passages|tables|charts|pictures)\.([\w-]+)\Z")
_THINGS: Mapping[str, Message] = {
    "passages": say("Đoạn có sẵn"),
    "tables": say("Bảng"),
    "charts": say("Biểu đồ"),
    "pictures": say("Hình"),
}
_STATEMENTS: Mapping[str, Message] = {
    "if": say("nếu"),
    "elif": say("nếu"),
    "else": say("không thì"),
    "endif": say("hết"),
    "for": say("với mỗi"),
    "endfor": say("hết"),
    "set": say("đặt"),
}
_NOTE = say("ghi chú")
Say = Callable[[Message], str]


def alike_told_apart(texts: Sequence[str], known: Mapping[str, str], told: Say) -> list[str]:  # fmt: skip
    """Texts that stand beside each other, in words; where two would read the same but are not, with the names of figures."""
    plain = [_plain(text, known, told, is_named=False) for text in texts]
    if len({*plain}) == len({*texts}):
        return plain
    return [_plain(text, known, told, is_named=True) for text in texts]


def said_by_tags(
    office: Office, campaign: str, document: str, texts: Sequence[str], told: Say
) -> dict[str, str]:
    """What the figures in these texts print in a document, and what its passages are called, as far as that is known."""
    found: dict[str, str] = {}
    for tag in (tag for text in texts for tag in _TAG.findall(text)):
        passage = office.library.passages.get(_inner(tag).removeprefix("passages."))
        if passage is not None and passage.head.title:
            found[tag] = f"[{told(_THINGS['passages'])}: {passage.head.title}]"
    with suppress(GeneratorError):
        record = campaign_of(office, campaign)
        reader = chips_of(office, document_now(office, record, document, {}))
        facts = reader.facts("\n".join(texts)) if reader else {}
        found |= {tag: one.text for tag, one in facts.items() if not _NAMED.match(_inner(tag))}
    return found


def _inner(tag: str) -> str:
    return tag[2:-2].strip(" -+\n")


def _plain(text: str, known: Mapping[str, str], told: Say, *, is_named: bool) -> str:
    def worded(found: re.Match[str]) -> str:
        tag = found[0]
        inner = _inner(tag)
        if tag.startswith("{#"):
            return f"[{told(_NOTE)}: {inner}]"
        if tag.startswith("{%"):
            word, _, rest = inner.partition(" ")
            return f"[{' '.join(filter(None, (told(_STATEMENTS[word]) if word in _STATEMENTS else word, rest)))}]"
        if (thing := _NAMED.match(inner)) and tag not in known:
            return f"[{told(_THINGS[thing[1]])}: {thing[2]}]"
        value = known.get(tag, "")
        return f"{value} [{inner}]" if value and is_named else value or f"[{inner}]"

    return _TAG.sub(worded, text)
