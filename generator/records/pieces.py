"""The text of a record in pieces that can be changed each by itself: keys, items, paragraphs of a long text.

All pieces put one after the other are the text again, byte for byte. A comment goes with what stands below
it. What is no record, or is written in an unusual way, falls into its lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from generator.records.aligning import named
from generator.workspace import Block, Items, Node, child, read_yaml_text, regex, unchanging, unpack

_LINE = regex(r"[^\n]*\n|[^\n]+")
_NAMING = ("code", "unit", "group", "target", "indicator", "as_of")
_LARGE = 2_000_000
HEAD = ""
"""How the piece is named that stands before all others of a mapping or a list."""


@unchanging(frozen=True)
class Piece:
    """A stretch of a text; `name` tells it from its neighbours where one has a name."""

    name: str | None
    text: str
    inner: tuple[Piece, ...] = ()
    """What it consists of, where that can be taken apart."""


class _Together(Exception):
    """Several things stand on one line."""


def pieces_of(text: str) -> tuple[Piece, ...]:
    r"""The pieces of a record whose lines end with `\n`; of anything else, and of very large ones, its lines."""
    block, _ = read_yaml_text(text, "") if len(text) < _LARGE else (None, ())
    lines = _LINE.findall(text)
    if block is not None and not _on_one_line(block):
        try:
            return _entries(block, lines, 0, len(lines))
        except _Together:
            pass
    return tuple(Piece(None, line) for line in lines)


def _entries(block: Block, lines: Sequence[str], first: int, stop: int) -> tuple[Piece, ...]:
    """The entries of a mapping that stands on the lines from `first` to `stop`."""
    spots = sorted((unpack(block.key_mark(key))[:2], key) for key in (*block, *block.blank))
    starts = [_with_asides(lines, line - 1, column - 1, first) for (line, column), _ in spots]
    keys = [key for _, key in spots]
    return _laid(block, keys, keys, lines, [first, *starts, stop])


def _members(items: Items, lines: Sequence[str], first: int, stop: int) -> tuple[Piece, ...]:
    """The items of a list, by name where each has one of its own."""
    starts = []
    for index in range(len(items)):
        line, column, _ = unpack(items.value_mark(index))
        dash = lines[line - 1][: column - 1].rstrip()
        if not dash.endswith("-"):
            raise _Together
        starts.append(_with_asides(lines, line - 1, len(dash) - 1, first))
    names = ["/".join(filter(None, (named(one, key) for key in _NAMING))) for one in items]
    is_told = "" not in names and len(set(names)) == len(names)
    return _laid(
        items,
        [*range(len(items))],
        names if is_told else [None] * len(items),
        lines,
        [first, *starts, stop],
    )


def _laid(
    holder: Block | Items,
    steps: Sequence[str | int],
    names: Sequence[str | None],
    lines: Sequence[str],
    bounds: Sequence[int],
) -> tuple[Piece, ...]:
    """A piece for each step, and one for what stands before the first."""
    if any(start >= stop for start, stop in pairwise(bounds[1:])) or bounds[0] > bounds[1]:
        raise _Together
    found = [Piece(HEAD, "".join(lines[bounds[0] : bounds[1]]))] if bounds[0] < bounds[1] else []
    for step, name, (start, stop) in zip(steps, names, pairwise(bounds[1:]), strict=True):
        found.append(_piece(holder, step, name, lines, start, stop))
    return tuple(found)


def _piece(
    holder: Block | Items, step: str | int, name: str | None, lines: Sequence[str], *span: int
) -> Piece:
    start, stop = span
    text = "".join(lines[start:stop])
    try:
        return Piece(name, text, tuple(_inside(holder, step, lines, start, stop)))
    except _Together:
        return Piece(name, text)


def _inside(
    holder: Block | Items, step: str | int, lines: Sequence[str], start: int, stop: int
) -> Iterable[Piece]:
    """What a value consists of that has lines of its own."""
    value: Node = child(holder, step)
    if isinstance(value, Block | Items):
        if not value or _on_one_line(value):
            return ()
        take = _entries if isinstance(value, Block) else _members
        return take(value, lines, start, stop)  # type: ignore[arg-type] # each takes its own kind
    line, _, is_literal = unpack(holder.value_mark(step)) if value else (0, 0, False)
    return _paragraphs(lines, start, line, stop) if is_literal else ()


def _paragraphs(lines: Sequence[str], start: int, body: int, stop: int) -> Iterator[Piece]:
    """The paragraphs of a text, each with the blank lines below it."""
    yield Piece(HEAD, "".join(lines[start:body]))
    begun = body
    for at in range(body + 1, stop):
        if lines[at].strip() and not lines[at - 1].strip():
            yield Piece(None, "".join(lines[begun:at]))
            begun = at
    if begun < stop:
        yield Piece(None, "".join(lines[begun:stop]))


def _on_one_line(node: Block | Items) -> bool:
    return node.source.character(*unpack(node.own_mark())[:2]) in {"{", "["}


def _with_asides(lines: Sequence[str], line: int, indent: int, first: int) -> int:
    """The line where an entry begins together with the comments and blank lines above it."""
    while line > first and _is_aside(lines[line - 1], indent):
        line -= 1
    return line


def _is_aside(line: str, indent: int) -> bool:
    bare = line.strip()
    return not bare or (bare.startswith("#") and len(line) - len(line.lstrip(" ")) <= indent)
