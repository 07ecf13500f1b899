"""What units and their groups are called together: those whom a document is sent to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.office.bodies import spelled
from generator.workspace import regex

ALL_UNITS = "Các đơn vị"

_SORTS = (
    "tổ dân phố", "khu phố", "tổ chuyên môn", "thôn", "bản", "buôn", "làng", "ấp", "khóm", "khối", "xóm",
    "khoa", "phòng", "trường", "tổ", "lớp", "chi đoàn", "chi bộ",
)  # fmt: skip
"""First words by which a name tells what sort of unit it is, longer ones first."""
_PARTS = (
    "công đoàn cơ sở", "công đoàn bộ phận", "công đoàn ngành", "tổ công đoàn", "công đoàn", "nghiệp đoàn", "chi nhánh",
    "phân xưởng", "xưởng", "trung tâm", "trạm", "ban", "đội",
)  # fmt: skip
"""First words that tell it likewise, where units are not told apart by their places alone («Trạm Y tế xã A»)."""
_BELOW = frozenset({"khoa", "phòng", *_PARTS})
"""Sorts of units that belong to whoever writes to them: «Các khoa, phòng trực thuộc»."""
_SHORT = {"k.": "khoa", "p.": "phòng", "tt.": "trung tâm"}
_LEVELS = (
    "tỉnh", "huyện", "quận", "thị xã", "thành phố", "xã", "phường", "thị trấn", "đặc khu"
)  # fmt: skip
"""Words of places, in the order in which they are listed: «các xã, phường, thị trấn»."""
_PLACED = regex(rf"(.*?)(?<!hợp tác)(?:^| )({'|'.join(_LEVELS)}) ", re.IGNORECASE)

_BODIES = (
    "ban", "bệnh viện", "bộ", "chi", "chi cục", "chi đoàn", "chi hội", "công an", "công đoàn", "công ty", "cơ quan",
    "cơ sở", "cục", "doanh nghiệp", "đảng bộ", "đảng ủy", "đoàn", "đoàn thể", "đơn vị", "đồn", "hợp tác xã", "hội",
    "khoa", "liên đoàn", "lớp", "mặt trận", "nhà máy", "phòng", "sở", "tập đoàn", "tổ", "tổng công ty", "trạm",
    "trung tâm", "trường", "ủy ban", "văn phòng", "viện", "xí nghiệp", *_SORTS, *_LEVELS,
)  # fmt: skip
"""First words of a group's name that is one of bodies: «Các đoàn thể», «Công đoàn ngành», «Xã, phường»."""
_BLOCK = regex(r"khối (?!thi đua\b|số\b|(?:\d+|[ivx]+|\w)\b)", re.IGNORECASE)
"""A block that says of what: «Khối huyện», «Khối doanh nghiệp»; not «Khối 2», «Khối thi đua số 1»."""
_FIRST = regex(rf"(?:các|{'|'.join(_BODIES)})\b", re.IGNORECASE)


def group_addressed(group: str) -> str:
    """A group as those who read a letter; empty where its name is of a region, a rank or a heap.

    >>> group_addressed("Các đoàn thể"), group_addressed("Khối huyện"), group_addressed("Vùng cao")
    ('Các đoàn thể', 'Các đơn vị thuộc khối huyện', '')
    """
    if _BLOCK.match(group):
        return f"{ALL_UNITS} thuộc {group[:1].lower()}{group[1:]}"
    is_heap = group.casefold().startswith("khối")
    return group if _FIRST.match(group) and not is_heap else ""


def called_together(names: Iterable[str]) -> str:
    """What units of such names are called together; all have to say their sort, or one body of places.

    >>> called_together(["Bản Nậm Cuổi 1", "Thôn Tân Lập"]), called_together(["Bản A", "Đồn Biên phòng"])
    ('Các bản, thôn', 'Các đơn vị')
    >>> called_together(["Khoa Nội", "Phòng Tổ chức", "Khoa Sản", "Trung tâm Cấp cứu"])
    'Các khoa, phòng, trung tâm trực thuộc'
    >>> called_together(["Hội Nông dân thị trấn Ít Ong", "HND xã Mường Bú"]), called_together(["Phường A", "Xã B"])
    ('Hội Nông dân các xã, thị trấn', 'Các xã, phường')
    """
    known = [spelled(name) for name in names]
    return (
        _of_sorts(known, _SORTS)
        or _of_places(known)
        or _of_sorts(known, (*_PARTS, *_SORTS))
        or ALL_UNITS
    )


def _of_sorts(names: Iterable[str], sorts: Iterable[str]) -> str:
    found = dict.fromkeys(_sort_of(name, sorts) for name in names)
    if not found or "" in found:
        return ""
    return f"Các {', '.join(found)}{' trực thuộc' if _BELOW.issuperset(found) else ''}"


def _sort_of(name: str, sorts: Iterable[str]) -> str:
    first, gap, rest = name.casefold().partition(" ")
    begun = f"{_SHORT.get(first, first)}{gap}{rest}"
    return next((sort for sort in sorts if begun.startswith(f"{sort} ")), "")


def _of_places(names: Iterable[str]) -> str:
    """«Hội Nông dân các xã, thị trấn» of bodies that are told apart by their places alone."""
    found = [_PLACED.match(name) for name in names]
    parts = [(one[1], one[2].casefold()) for one in found if one]
    heads = {head for head, _ in parts}
    if len(heads) != 1 or len(parts) < len(found):
        return ""
    levels = ", ".join(sorted({level for _, level in parts}, key=_LEVELS.index))
    head = heads.pop()
    return f"{head} các {levels}" if head else f"Các {levels}"
