"""What gaps of a new document are filled with that its kind decides, and to whom it goes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

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


_SORTS = (
    "tổ dân phố", "khu phố", "tổ chuyên môn", "thôn", "bản", "buôn", "làng", "ấp", "khóm", "khối", "xóm",
    "xã", "phường", "khoa", "phòng", "trường", "tổ", "lớp", "chi đoàn", "chi bộ",
)  # fmt: skip
"""First words by which a name tells what sort of unit it is, longer ones first."""
_ALL = "Các đơn vị"


def receivers(campaign: Campaign) -> str:
    """The lines of a record that name all units: by their groups, those of none by what sort they are.

    Of some of which nothing tells the sort it is «Các đơn vị», which are then all of them.
    """
    units = campaign.units
    groups = [_reading(group.name) for group in campaign.groups] if units else []
    known = {group.code for group in campaign.groups}
    alone = [unit.name for unit in units if unit.group not in known and not unit.parent]
    names = [_sorts_of(alone) if groups else _ALL] if alone or not groups else []
    return "\n".join(f"  - {_written(name)}" for name in dict.fromkeys([*names, *groups]))


def _sorts_of(names: Iterable[str]) -> str:
    """What units of such names are called together: «Các thôn, bản»; all have to say their sort.

    >>> _sorts_of(["Bản Nậm Cuổi 1", "Thôn Tân Lập"]), _sorts_of(["Bản A", "Đồn Biên phòng"])
    ('Các bản, thôn', 'Các đơn vị')
    """
    found = [_sort_of(name) for name in names]
    return f"Các {', '.join(dict.fromkeys(found))}" if found and all(found) else _ALL


def _sort_of(name: str) -> str:
    begun = name.casefold()
    return next((sort for sort in _SORTS if begun.startswith(f"{sort} ")), "")


def _reading(group: str) -> str:
    is_heap = group.casefold().startswith(_HEAPS)
    return f"Các đơn vị thuộc {group[:1].lower()}{group[1:]}" if is_heap else group


def _written(name: str) -> str:
    """A name as a line of a list: within quotation marks where YAML would read something else."""
    plain = name.replace(",", "").replace("-", "").replace(" ", "").isalnum() and name[0].isalpha()
    return name if plain else json.dumps(name, ensure_ascii=False)
