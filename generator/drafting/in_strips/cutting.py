"""A body taken apart: where each strip begins and ends, as Markdown reads it, and which statements are its own.

A line of nothing but statements belongs to the paragraph in which it stands when it has to do with what is
said there; before, between and behind paragraphs it is a strip of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from generator import word
from generator.drafting.in_strips.strand_text import (
    STAND_IN,
    NotWritten,
    read_strands,
    with_stand_ins,
    write_strip,
)
from generator.drafting.in_strips.strip import (
    CutBody,
    LockedAs,
    Strip,
    StripKind,
    inserts,
    locked,
)
from generator.workspace import regex, unchanging

_STATEMENT = regex(r"\{%[-+]?\s*(\w+)")
_STRIPS = 4_096
_BODIES = 16
"""So many are kept: what a page began with is asked for at each of its keys."""
_OPENS, _GOES_ON = {"if", "for"}, {"elif", "else"}


@unchanging(frozen=True)
class _Line:
    """A line of a body, which ends where no tag is open: its text, and the first of its lines there."""

    text: str
    number: int
    tags: tuple[int, ...]
    bare: str
    """Its text with a sign for each tag; a line of nothing but statements is empty in it."""
    is_bare: bool

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()


@dataclass
class _Region:
    """The lines of a strip, from the first to the one behind the last; a text is what Markdown found there."""

    first: int
    stop: int
    block: word.TextBlock | None = None
    why: LockedAs | None = None


@lru_cache(_BODIES)
def cut_body(body: str) -> CutBody:
    """The body in strips; put together again they are the body."""
    lines = _lines(body)
    regions = _regions(lines)
    starts = [*(one.first for one in regions), len(lines)]
    lead = "\n".join(line.text for line in lines[: starts[0]])
    strips = []
    for region, behind in zip(regions, starts[1:], strict=True):
        source = "\n".join(line.text for line in lines[region.first : region.stop])
        gap = "".join(f"\n{line.text}" for line in lines[region.stop : behind])
        gap += "\n" * (behind < len(lines))
        strips.append(_strip(region, lines, source, gap))
    if regions and starts[0]:
        lead += "\n"
    return CutBody(lead, tuple(strips))


def _lines(body: str) -> list[_Line]:
    """The lines of a body, those in which a tag is open taken together."""
    spans = list(word.every_span(body))
    breaks = _breaks(body, spans)
    found, at, number, told = [], 0, 1, 0
    for stop in [*breaks, len(body)]:
        text = body[at:stop]
        tags = tuple(
            place for place, span in enumerate(spans[told:], told) if span.start < stop and span.end <= stop
        )  # fmt: skip
        told += len(tags)
        stood = with_stand_ins(text)
        is_bare = bool(stood.tags) and not stood.text.strip(f" \t{STAND_IN}")
        is_bare = is_bare and all(spans[one].sign in {"{%", "{#"} for one in tags)
        is_apart = is_bare or inserts(text)
        found.append(_Line(text, number, tags, "" if is_apart else stood.text, is_bare))
        number += text.count("\n") + 1
        at = stop + 1
    return found


def _breaks(body: str, spans: Sequence[word.TagSpan]) -> list[int]:
    left = iter(spans)
    span = next(left, None)
    found = []
    for at in (one.start() for one in re.finditer("\n", body)):
        while span and span.end <= at:
            span = next(left, None)
        if not (span and span.start < at):
            found.append(at)
    return found


def _regions(lines: Sequence[_Line]) -> list[_Region]:
    """The strips of a body by their lines, in order."""
    texts = [(at, line) for at, line in enumerate(lines) if not line.is_bare]
    blocks, _ = word.parse_markdown("\n".join(line.bare for _, line in texts))
    begins: dict[int, word.Block] = {
        texts[one.line - 1][0]: one for one in blocks if not isinstance(one, word.Inserted)
    }
    groups = _groups(lines)
    found: list[_Region] = []
    at = 0
    while at < len(lines):
        region = _region(lines, begins, groups, at)
        if region:
            found.append(region)
        at = max(region.stop if region else at, at + 1)
    return found


def _region(
    lines: Sequence[_Line], begins: Mapping[int, word.Block], groups: Mapping[int, int], at: int
) -> _Region | None:
    """The strip that begins at a line; `None` where that is blank."""
    line = lines[at]
    if line.is_blank:
        return None
    if line.is_bare:
        text = next((to for to in range(at, len(lines)) if not lines[to].is_bare), len(lines))
        if text in begins and (region := _text(lines, begins, text)):
            grown = _grown(lines, groups, region)
            if grown.first <= at:
                return grown
        return _Region(at, at + 1, why=LockedAs.STATEMENT)
    if at in begins:
        region = _text(lines, begins, at)
        return _grown(lines, groups, region) if region else _grid(lines, begins, at)
    if inserts(line.text):
        return _Region(at, at + 1)
    return _grid(lines, begins, at)


def _text(lines: Sequence[_Line], begins: Mapping[int, word.Block], at: int) -> _Region | None:
    """A text from its first line to its last that is no statement alone."""
    block = begins[at]
    if not isinstance(block, word.TextBlock):
        return None
    stop = last = at + 1
    if block.kind is not word.BlockKind.HEADING:
        while stop < len(lines) and _goes_on(lines[stop], begins, stop):
            stop += 1
            last = last if lines[stop - 1].is_bare else stop
    return _Region(at, last, block)


def _goes_on(line: _Line, begins: Mapping[int, word.Block], at: int) -> bool:
    return not line.is_blank and at not in begins and (line.is_bare or bool(line.bare))


def _grid(lines: Sequence[_Line], begins: Mapping[int, word.Block], at: int) -> _Region:
    """A table, or what Markdown reads no text in: up to what is blank, or to the next text."""
    stop = at + 1
    while stop < len(lines) and _goes_on(lines[stop], begins, stop) and not lines[stop].is_bare:
        stop += 1
    is_grid = isinstance(begins.get(at), word.SmallTable)
    return _Region(at, stop, why=LockedAs.GRID if is_grid else LockedAs.SOURCE)


def _grown(lines: Sequence[_Line], groups: Mapping[int, int], region: _Region) -> _Region:
    """A text with the statements right before and behind it that have to do with those in it."""
    first, stop = region.first, region.stop
    while first and lines[first - 1].is_bare:
        first -= 1
    while stop < len(lines) and lines[stop].is_bare:
        stop += 1
    begin, end = region.first, region.stop
    is_growing = region.block is None or region.block.kind is not word.BlockKind.HEADING
    while is_growing:
        inside = {groups[tag] for line in lines[begin:end] for tag in line.tags if tag in groups}
        touched = [
            at
            for at in (*range(first, begin), *range(end, stop))
            if any(groups.get(tag) in inside for tag in lines[at].tags)
        ]
        is_growing = bool(touched)
        begin, end = min([begin, *touched]), max([end, *(at + 1 for at in touched)])
    return _Region(begin, end, region.block)


def _groups(lines: Sequence[_Line]) -> dict[int, int]:
    """By the number of a tag the statement that it belongs to: of `if` its `else` and its `endif` too."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for line in lines:
        tags = with_stand_ins(line.text).tags
        for number, tag in zip(line.tags, tags, strict=True):
            named = _STATEMENT.match(tag)
            name = named[1] if named else ""
            if name in _OPENS:
                opened.append(number)
                found[number] = number
            elif opened and name in _GOES_ON:
                found[number] = opened[-1]
            elif opened and name.startswith("end"):
                found[number] = opened.pop()
    return found


def _strip(region: _Region, lines: Sequence[_Line], source: str, gap: str) -> Strip:
    line = lines[region.first].number
    if region.block is None:
        return locked(source, gap, line, region.why)
    own = lines[region.first : region.stop]
    made = _words(own, region.block)
    if made is None:
        return locked(source, gap, line, LockedAs.SOURCE)
    return replace(made, source=source, gap=gap, line=line)


def _words(lines: Sequence[_Line], block: word.TextBlock) -> Strip | None:
    """The words of a strip; `None` where they would not read the same when they are written anew."""
    kind = StripKind(block.kind.value)
    mark = "" if kind is StripKind.HEADING else block.mark
    return _read_words(_run_together(lines), kind, block.level, mark)


@lru_cache(_STRIPS)
def _read_words(text: str, kind: StripKind, level: int, mark: str) -> Strip | None:
    """The same of a text, most of which is asked for again while one strip after the other changes."""
    found = read_strands(text.lstrip(" \t"))
    if found is None or not found[1] or found[0].kind.value != kind.value:
        return None
    indent = text[: len(text) - len(text.lstrip(" \t"))]
    strip = Strip(kind, "", level=level, mark=mark, indent=indent, strands=found[1])
    try:
        written = write_strip(strip)
    except NotWritten:
        return None
    again = read_strands(written.lstrip(" \t"))
    return strip if again and again[1] == strip.strands else None


def _run_together(lines: Sequence[_Line]) -> str:
    """The lines of a text; a statement alone on one leaves no line behind."""
    told, before = "", ""
    for line in lines:
        if line.is_bare:
            before += line.text.strip(" \t")
            continue
        inner = line.text.lstrip(" \t")
        blank = line.text[: len(line.text) - len(inner)]
        told += ("\n" if told else "") + blank + before + inner
        before = ""
    return told + before
