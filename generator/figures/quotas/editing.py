"""A file of quotas with entries added or replaced, every other line left as it stands.

Comments between entries stay where they are; those inside a replaced entry are kept above the new
one. Whether the text then says what it should is looked at by `generator.figures.recording`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.figures.quotas.entries import Entry
from generator.model.campaign import Quota
from generator.records import write_yaml_text
from generator.workspace import Block, Items, closed, is_aside, line_end, next_key, split, unpack

_DASH = re.compile(r"( *)-(?:\s|$)")
_BARE_DASH = re.compile(r" *-\s*(?:#.*)?$")
_OPEN_KEY = re.compile(r"(quotas\s*:)\s*?(?:[ ](?:\[\s*\]|~|null))?(\s+#.*)?\s*$")
_QUOTED = re.compile(r"\"(?:\\.|[^\"\\])*\"|'[^']*'")
_COMMENT = re.compile(r"(?:^|\s)#")
_INDENT = 2


def edited(text: str, block: Block | None, entries: Sequence[Entry]) -> str:
    """The text of the file with these entries; `block` is what it holds now, `None` for no file."""
    lines = closed(split(text))
    end = line_end(lines)
    items = block.get("quotas") if block is not None else None
    if block is None or not isinstance(items, Items) or not items:
        return "".join([*_opened(lines, end), *_written(entries, _INDENT, end)])
    return "".join(_replaced(lines, _spans(lines, block, items), entries, end))


def _opened(lines: Sequence[str], end: str) -> Iterator[str]:
    """The lines, `quotas:` with nothing behind it last."""
    key = "quotas:"
    for line in lines:
        if found := _OPEN_KEY.match(line.rstrip("\r\n")):
            key = f"{found[1]}{found[2] or ''}"
        else:
            yield line
    yield f"{key}{end}"


Span = tuple[int, int]


def _spans(lines: Sequence[str], block: Block, items: Items) -> list[Span]:
    """Of each entry its first line, and the line after its last."""
    starts = [_start(lines, unpack(items.value_mark(index))[0] - 1) for index in range(len(items))]
    limits = [*starts[1:], next_key(block, starts[-1], len(lines))]
    return [
        (start, _stop(lines, start, limit)) for start, limit in zip(starts, limits, strict=True)
    ]


def _start(lines: Sequence[str], line: int) -> int:
    """The line of the dash, which may stand alone above the entry."""
    if not _DASH.match(lines[line]) and line and _BARE_DASH.match(lines[line - 1].rstrip("\r\n")):
        return line - 1
    return line


def _stop(lines: Sequence[str], start: int, limit: int) -> int:
    """Blank lines and comments behind an entry are not its own, unless they stand deeper."""
    depth = _depth(lines[start])
    while limit > start + 1 and is_aside(lines[limit - 1], depth):
        limit -= 1
    return limit


def _depth(line: str) -> int:
    found = _DASH.match(line)
    return len(found[1]) if found else 0


def _replaced(
    lines: Sequence[str], spans: Sequence[Span], entries: Sequence[Entry], end: str
) -> Iterator[str]:
    changed = {entry.index: entry for entry in entries if entry.index is not None}
    added = [entry for entry in entries if entry.index is None]
    depth = _depth(lines[spans[0][0]])
    done = 0
    for index, (start, stop) in enumerate(spans):
        yield from lines[done:start]
        if index in changed:
            yield from _comments(lines[start:stop], depth, end)
            yield from _written([changed[index]], depth, end)
        else:
            yield from lines[start:stop]
        done = stop
    yield from _written(added, depth, end)
    yield from lines[done:]


def _comments(lines: Sequence[str], depth: int, end: str) -> Iterator[str]:
    """What people noted inside an entry; a note behind a value takes its line with it."""
    for line in lines:
        bare = line.strip()
        if _COMMENT.search(_QUOTED.sub("", line)):
            yield f"{' ' * depth}{bare if bare.startswith('#') else f'# {bare}'}{end}"


def _written(entries: Sequence[Entry], depth: int, end: str) -> Iterator[str]:
    quotas: list[Quota] = [entry.quota for entry in entries]
    if quotas:
        for line in write_yaml_text({"quotas": quotas}).split("\n")[1:-1]:
            yield f"{' ' * depth}{line.removeprefix(' ' * _INDENT)}{end}" if line else end
