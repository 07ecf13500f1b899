"""Rows that are no unit's: totals, headings of groups, remarks under the table."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.model.campaign import Group
from generator.wording import fold

_WHOLE = r"(?:tong(?: cong| so)?|cong(?: chung| don)?)"
_PART = r"(?:toan|cac|ca|khoi|nhom|cum|muc|phan|[ivx]+|[0-9]+)"
_TOTAL = re.compile(rf"{_WHOLE}(?: {_PART}\b.*)?|toan (?:tinh|thanh pho|nganh|huyen|don vi)")
_LEAD = re.compile(rf"^(?:{_WHOLE}|[ivx]+[.)])\s+")
_MARK = re.compile(r"[IVX]{1,5}|[A-ZĐ]")
_FRINGE = " .:*"


def is_total(label: str) -> bool:
    """Tổng, Tổng cộng, Cộng khối II, Toàn tỉnh …"""
    return _TOTAL.fullmatch(fold(label).strip(_FRINGE)) is not None


def is_group_mark(ordinal: str) -> bool:
    """A Roman number or a capital letter in the column of ordinals: groups are numbered so."""
    return _MARK.fullmatch(ordinal.strip(" .)")) is not None


class GroupLabels:
    """The groups of a campaign by what a row may call them."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self._codes = {
            fold(name): group.code for group in groups for name in (group.name, group.code)
        }

    def find(self, label: str) -> str | None:
        """The code of the group that a label names, also after `Cộng` or a Roman number."""
        if not self._codes:
            return None
        said = fold(label)
        known = self._codes.get(said.strip(_FRINGE))
        return known or self._codes.get(_LEAD.sub("", said).strip(_FRINGE))
