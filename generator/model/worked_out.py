"""What the recorded reason of a quota says was given, so that it can be held against the quota itself."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.campaign import Quota
from generator.workspace import regex

_WHOLE = r"(\d{1,3}(?:\.\d{3})*)"
_LAST = regex(rf"(?:còn|tối thiểu|tối đa|ấn định|có cơ sở tính, giao) {_WHOLE}$")
"""A bound, a number set by hand, or what is left: where it stands last it is what was given."""
_RESULT = regex(rf"(?:→|=) {_WHOLE}(?:; .+)?$")
_ONE_MORE = regex(r"; (?:phần lẻ lớn .+: cộng 1|\+1 để đủ tổng của giai đoạn)$")


def told_by(reason: str) -> int | None:
    """The quota that a reason of `allocate` ends in; `None` for words of somebody's own.

    `1.250 × 12 ÷ 273 = 54,945… → 54; phần lẻ lớn thứ 3: cộng 1` ends in 55.
    """
    if last := _LAST.search(reason):
        return _whole(last[1])
    found = _RESULT.search(reason)
    return _whole(found[1]) + bool(_ONE_MORE.search(reason)) if found else None


def set_by_hand(table: Quota) -> Iterator[str]:
    """The units that the rule of a table gave something else, or nothing: marked as fixed or not."""
    if table.rule:
        fixed, changed = set(table.fixed), set(changed_by_hand(table))
        yield from (code for code in table.counts if code in fixed or code in changed)


def changed_by_hand(table: Quota) -> Iterator[str]:
    """Those whose reason ends in another number than they have."""
    for code, reason in table.reasons.items():
        told = told_by(reason)
        if told is not None and code in table.counts and told != table.counts[code]:
            yield code


def _whole(written: str) -> int:
    return int(written.replace(".", ""))
