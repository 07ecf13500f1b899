"""Which item of a list became which: those that stay are found by their codes, or by what they say."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from generator.workspace import Node

Pair = tuple[int | None, int | None]
"""An item before and an item after, by their indexes; `None` where it is new, or is gone."""
_NAMES = ("code", "unit")


def aligned(before: Sequence[Node], after: Sequence[Any]) -> Iterator[Pair]:
    """Every item of both lists once, in order.

    Where items only changed their places, each place is one that says something else now.
    """
    head = 0
    while head < min(len(before), len(after)) and _is_same(before[head], after[head]):
        yield head, head
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and _is_same(before[~tail], after[~tail]):
        tail += 1
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    for first, second in _between(old, new):
        yield _further(first, head), _further(second, head)
    for place in reversed(range(tail)):
        yield len(before) - 1 - place, len(after) - 1 - place


def _is_same(one: Any, other: Any) -> bool:
    return one is other or one == other


def _further(index: int | None, by: int) -> int | None:
    return None if index is None else index + by


def _between(old: Sequence[Node], new: Sequence[Any]) -> Iterator[Pair]:
    if len(old) == len(new) or not old or not new:
        yield from _by_place(range(len(old)), range(len(new)))
        return
    first, second = _names_of(old, new)
    found = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    gone = {name for tag, start, stop, *_ in found if tag != "equal" for name in first[start:stop]}
    come = {name for tag, *_, start, stop in found if tag != "equal" for name in second[start:stop]}
    if gone & come:
        yield from _by_place(range(len(old)), range(len(new)))
        return
    for _, *spans in found:
        yield from _by_place(range(*spans[:2]), range(*spans[2:]))


def _by_place(old: Collection[int], new: Collection[int]) -> Iterator[Pair]:
    """One for one; what is left over is gone, or new."""
    yield from zip(old, new, strict=False)
    yield from ((one, None) for one in [*old][len(new) :])
    yield from ((None, one) for one in [*new][len(old) :])


def _names_of(old: Sequence[Node], new: Sequence[Any]) -> tuple[list[str], list[str]]:
    """What tells the items of both lists apart: a code that each has once, else all that it says."""
    for key in _NAMES:
        codes = [[named(one, key) for one in items] for items in (old, new)]
        if all("" not in some and len(set(some)) == len(some) for some in codes):
            return codes[0], codes[1]
    return [str(one) for one in old], [str(one) for one in new]


def named(item: Any, key: str) -> str:
    """What stands under a key of an item; empty where there is no text."""
    found = item.get(key) if isinstance(item, dict) else None
    return found if isinstance(found, str) else ""
