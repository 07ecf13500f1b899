"""Several units called together: a group without the first word of its name, or all units of one sort.

«khối đoàn thể» is the group «Các đoàn thể»; «khối thôn, bản» are the units whose names begin with «Thôn» and «Bản».
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import permutations

from generator.model.campaign import Unit
from generator.workspace import regex

_FIRST = regex(r"(?:các|khối|nhóm|cụm|khu vực)\s+(?=\S)", re.IGNORECASE)
_LEADS = ("khối", "các", "nhóm", "khối các")
_SORT = regex(
    r"thôn|bản|ấp|buôn|làng|sóc|tổ dân phố|khu phố|tổ|xã|phường|đặc khu|thị trấn|huyện|quận|trường|công ty|khoa|phòng",
    re.IGNORECASE,
)
_MOST = 3


def group_names(name: str) -> Iterator[str]:
    """How a group is called besides its own name: another word for «group» in front of what it is made of."""
    found = _FIRST.match(name)
    if found is None:
        return
    rest = name[found.end() :]
    for lead in _LEADS:
        yield f"{lead} {rest}"


def sorts_of(units: Iterable[Unit]) -> dict[str, list[str]]:
    """The codes of units by what they are, the first words of their names: `thôn`, `bản`; units of no known sort are left out."""
    found: dict[str, list[str]] = {}
    for unit in units:
        if sort := _SORT.match(unit.name):
            found.setdefault(sort[0].casefold(), []).append(unit.code)
    return found


def short_label(name: str) -> str:
    """A unit's name without the word that says what it is; nothing of one that has none such."""
    sort = _SORT.match(name)
    return name[sort.end() :].strip() if sort else ""


def sort_names(sorts: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """How units of some sorts are called together, with these sorts: «khối thôn, bản», «các bản»."""
    known = sorted(sorts)
    if len(known) > _MOST:
        return
    for size in range(1, len(known) + 1):
        for some in permutations(known, size):
            *others, last = some
            together = {", ".join(some), f"{', '.join(others)} và {last}" if others else last}
            for lead in _LEADS:
                yield from ((f"{lead} {one}", tuple(sorted(some))) for one in together)
