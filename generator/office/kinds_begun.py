"""What a new document is begun with that its kind decides, and no campaign."""

from __future__ import annotations

from collections.abc import Iterator

from generator.standard import Kind

BLANK = "…"
"""What stands where the clerk has to write."""


def gaps_of(kind: Kind) -> dict[str, str]:
    """The gaps of a skeleton by name: the kind, and its blanks line by line."""
    lines = (f"  {one.code}: {BLANK} # {one.label}" for one in kind.fields if one.required)
    return {"kind": kind.code, "kind_name": kind.name, "fields": "\n".join(lines)}


def features_of(kind: Kind) -> Iterator[str]:
    """What skeletons ask of a kind: its code, how its headings are numbered, what it has."""
    yield kind.code
    yield kind.outline.value
    has = {
        "decides": kind.template == "decision.docx",
        "copies": kind.template == "copy.docx",
        "sent_to": kind.sent_to,
        "fields": bool(kind.fields),
    }
    yield from (name for name, is_there in has.items() if is_there)
