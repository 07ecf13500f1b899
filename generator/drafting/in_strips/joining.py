"""Strips put together again: what nobody has touched as it was written, all else anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.drafting.in_strips.strand_text import NotWritten, is_sound, write_strip
from generator.drafting.in_strips.strip import (
    ITEMS,
    CutBody,
    StrandKind,
    Strip,
    StripKind,
    plain,
    tidied,
)
from generator.workspace import unchanging

_PARTED = "\n\n"
_DEEPEST = 6


@unchanging(frozen=True)
class Reworked:
    """A strip as a person left it, and which of the body as it was it came from; `None` for a new one."""

    strip: Strip
    of: int | None = None


def join_strips(before: CutBody, wanted: Sequence[Reworked]) -> str:
    """The body with these strips; those that say what they said come back as they were written.

    Raises `NotWritten` where an expression or a statement is more than one, or words cannot be written.
    """
    kept = [one for one in map(_tidy, wanted) if _has_words(one.strip)]
    told, at_depth = before.lead if kept and kept[0].of == 0 else "", [0]
    for place, one in enumerate(kept):
        old = _old(before, one)
        strip = old if old and old.said == one.strip.said else _written(one.strip, old, at_depth)
        _go_on(at_depth, strip)
        told += strip.source
        told += _gap(before, one, kept[place + 1] if place + 1 < len(kept) else None)
    return told


def _tidy(one: Reworked) -> Reworked:
    """The strip as a body would have it."""
    strip = one.strip
    if strip.kind is StripKind.LOCKED:
        return one
    strands = (
        replace(strand, text=plain(strand.text)) if strand.kind is StrandKind.TEXT else strand
        for strand in strip.strands
    )
    level = max(1, min(strip.level, _DEEPEST))
    return Reworked(replace(strip, level=level, strands=tidied(strands)), one.of)


def _has_words(strip: Strip) -> bool:
    return bool(strip.source.strip() if strip.kind is StripKind.LOCKED else strip.strands)


def _old(before: CutBody, one: Reworked) -> Strip | None:
    is_known = one.of is not None and 0 <= one.of < len(before.strips)
    return before.strips[one.of] if is_known and one.of is not None else None


def _written(strip: Strip, old: Strip | None, at_depth: list[int]) -> Strip:
    """A strip written anew, as far in as what it was, or as its level asks for."""
    if strip.kind is StripKind.LOCKED:
        return strip
    if not all(map(is_sound, strip.strands)):
        raise NotWritten
    is_alike = old is not None and (old.kind, old.level) == (strip.kind, strip.level)
    indent = old.indent if old and is_alike else _indent(strip, at_depth)
    made = replace(strip, indent=indent)
    return replace(made, source=write_strip(made))


def _indent(strip: Strip, at_depth: Sequence[int]) -> str:
    depth = strip.level - 1 if strip.kind in ITEMS else 0
    return " " * at_depth[min(depth, len(at_depth) - 1)]


def _go_on(at_depth: list[int], strip: Strip) -> None:
    """How far in items stand below what came last, by their level."""
    if strip.kind in ITEMS:
        del at_depth[strip.level :]
        width = len(strip.source) - len(strip.source.lstrip(" \t"))
        mark = strip.source.lstrip(" \t").split(" ")[0]
        at_depth.append(width + len(mark) + 1)
    elif strip.kind is not StripKind.LOCKED and not strip.indent:
        del at_depth[1:]


def _gap(before: CutBody, one: Reworked, after: Reworked | None) -> str:
    """What parts two strips: as they were parted, else an empty line; behind the last what ended the body."""
    last = before.strips[-1].gap if before.strips else "\n"
    if after is None:
        return last
    old, follows = _old(before, one), _old(before, after)
    is_next = old and follows and one.of is not None and after.of == one.of + 1
    is_same = is_next and old and follows and _sort(old) == _sort(one.strip)
    if old and follows and is_same and _sort(follows) == _sort(after.strip):
        return old.gap
    return _PARTED


def _sort(strip: Strip) -> tuple[object, ...]:
    return strip.kind, strip.level, strip.mark
