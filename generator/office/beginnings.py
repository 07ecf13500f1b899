"""What gaps of a new document are filled with that its kind decides, and to whom it goes."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.model.campaign import Campaign
from generator.standard import Kind

BLANK = "…"
"""What stands where the clerk has to write."""

COPIES = frozenset({"copy", "duplicate"})
"""Kinds whose text is that of another document; an extract has a part of one, which is typed."""


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
        "copies": kind.code in COPIES,
        "sent_to": kind.sent_to,
        "fields": bool(kind.fields),
    }
    yield from (name for name, is_there in has.items() if is_there)


_HEAPS = ("khối ", "cụm ", "nhóm ", "khu vực ")
"""Words by which a name is that of a heap of units, and not of those who read a letter."""


def receivers(campaign: Campaign) -> str:
    """The lines of a record that name the units by their groups: to whom, and who gets a copy."""
    names = [_reading(group.name) for group in campaign.groups] if campaign.units else []
    return "\n".join(f"  - {_written(name)}" for name in names or ["Các đơn vị"])


def _reading(group: str) -> str:
    is_heap = group.casefold().startswith(_HEAPS)
    return f"Các đơn vị thuộc {group[:1].lower()}{group[1:]}" if is_heap else group


def _written(name: str) -> str:
    """A name as a line of a list: within quotation marks where YAML would read something else."""
    plain = name.replace(",", "").replace("-", "").replace(" ", "").isalnum() and name[0].isalpha()
    return name if plain else json.dumps(name, ensure_ascii=False)
