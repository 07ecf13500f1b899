"""What gaps of a new document are filled with that its kind decides, and to whom it goes."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.model.campaign import Campaign
from generator.office.called_together import ALL_UNITS, called_together, group_addressed
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


_FEW = 5
_TAKING_PART = f"{ALL_UNITS} tham gia {{{{ campaign.called_short }}}}"


def receivers(campaign: Campaign) -> str:
    """The lines of a record that name all units: by those groups that are named as bodies, else by their sort.

    Regions, clusters and ranks («Vùng cao», «Cụm số 1») are parts of a table and receive nothing. Where nothing
    tells the sort of units, a few are listed, and many are those that take part in the campaign.
    """
    units = campaign.units
    addressed = {group.code: group_addressed(group.name) for group in campaign.groups if units}
    groups = [name for name in addressed.values() if name]
    alone = [unit.name for unit in units if not (unit.parent or addressed.get(unit.group or ""))]
    others = [called_together(alone)] if alone or not groups else []
    names = [*others, *groups]
    if ALL_UNITS in others:
        direct = [unit.name for unit in units if not unit.parent]
        names = direct if 0 < len(direct) <= _FEW else [_TAKING_PART]
    return "\n".join(f"  - {_written(name)}" for name in dict.fromkeys(names))


def _written(name: str) -> str:
    """A name as a line of a list: within quotation marks where YAML would read something else."""
    plain = name.replace(",", "").replace("-", "").replace(" ", "").isalnum() and name[0].isalpha()
    return name if plain else json.dumps(name, ensure_ascii=False)
