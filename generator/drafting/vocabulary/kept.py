"""What is the same for all letters of a batch is reckoned for the first of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, TypeVarTuple

Made = TypeVar("Made")
Asked = TypeVarTuple("Asked")
_MOST = 4


def kept_for_the_same(work: Callable[[*Asked], Made]) -> Callable[[*Asked], Made]:
    """The function, which keeps what it made for the very objects of its last calls; nothing may change them."""
    kept: dict[tuple[int, ...], tuple[object, Made]] = {}

    @wraps(work)
    def asked(*args: *Asked) -> Made:
        key = tuple(map(id, args))
        if key not in kept:
            if len(kept) >= _MOST:
                kept.clear()
            kept[key] = (args, work(*args))
        return kept[key][1]

    return asked
