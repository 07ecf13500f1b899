"""Numbers by unit or by any other name: each that is new, gone or another, with its difference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.history.difference import Change, ChangeKind, Spot
from generator.history.field_changes import difference, from_to, shown, words
from generator.model.fields import Number
from generator.problems import Message, say


def count_changes(
    spot: Spot,
    names: Mapping[str, Message],
    old: Mapping[str, Number],
    new: Mapping[str, Number],
) -> Iterator[Change]:
    """Every number that is not what it was; `names` are what the keys are called."""
    for code in {**new, **old}:
        before, after = old.get(code), new.get(code)
        if before != after:
            label = names.get(code) or words(code)
            yield amount_change(spot.inside(code), label, before, after)


def amount_change(
    spot: Spot, label: Message, before: Number | None, after: Number | None
) -> Change:
    """One number that is new, gone or another."""
    old, new, apart = shown(before), shown(after), difference(before, after)
    found = spot.change(from_to(label, old, new, apart), old, new)
    if before is None or after is None:
        kind = ChangeKind.ADDED if before is None else ChangeKind.REMOVED
        return replace(found, kind=kind)
    return replace(found, difference=apart)


def total_of(declared: Number | None, counts: Mapping[str, Number]) -> Number | None:
    """The published total, else the sum; nothing when nothing is counted."""
    if declared is not None:
        return declared
    return sum(counts.values(), start=0) if counts else None


def said_total(units: int, total: Number | None) -> Message:
    """What a new table holds, in short."""
    if total is None:
        return say("mới")
    if not units:
        return say("mới: tổng {total}", total=shown(total))
    return say("mới: {units} đơn vị, tổng {total}", units=units, total=shown(total))
