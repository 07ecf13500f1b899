"""A record without the piece in which a fault of syntax stands, so that what is wrong behind it is told too.

The piece is the line to blame with what is further in, where its cause lies in that line alone, else the
item of the outermost list, else all that stands under its key. Lines keep their numbers, items theirs.
"""

from __future__ import annotations

from generator.problems import Problem
from generator.workspace.lazily import regex
from generator.workspace.nodes import Source

_OF_ONE_LINE = frozenset(
    f"E-YAML-{code}"
    for code in (
        "AFTER-QUOTE", "COLON", "CURLY", "ESCAPE", "KEY", "QUOTE", "SPACE", "SPECIAL", "WIDE",
    )
)  # fmt: skip
_TOP = regex(r"[a-z][a-z\d_]*:(?:\s|$)")
_ITEM = regex(r" *-(?:\s|$)")
_SIGNS = regex(r"\s*(?:[\[{#]|.*[:：])")
"""How a line begins, or what it holds, that may be a part of the record by itself."""


def left_out(source: Source, cause: Problem) -> Source | None:
    """The record as it would be without the piece; nothing where that would leave out nothing."""
    lines = source.text.split("\n")
    first, end = _piece(lines, cause)
    if not "".join(lines[first:end]).strip():
        return None
    dash = _ITEM.match(lines[first])
    kept = dash.group() if dash else ""
    lines[first:end] = [kept, *[""] * (end - first - 1)]
    return Source(source.name, "\n".join(lines))


def is_left_out(line: str) -> bool:
    """Whether nothing is left of a line."""
    return line.strip() in {"", "-"}


def _piece(lines: list[str], cause: Problem) -> tuple[int, int]:
    """The first line of the piece, and the line behind its last, counted from 0."""
    number = cause.place.line - 1
    if cause.code in _OF_ONE_LINE:
        return number, _end_of_entry(lines, number)
    first, end = _under_key(lines, number)
    below = next((line for line in lines[first + 1 : end] if _says(line)), "")
    if cause.code == "E-YAML-INDENT" or not _ITEM.match(below):
        return first, end
    items = [at for at in range(first + 1, end) if _is_peer(lines[at], below)]
    begun = max((at for at in items if at <= number), default=0)
    between = range(begun + 1, number)
    if not begun or any(_is_further_out(lines[at], below) for at in between):
        return first, end
    beyond = (
        at for at in range(number + 1, end) if at in items or _is_further_out(lines[at], below)
    )
    return begun, next(beyond, end)


def _under_key(lines: list[str], number: int) -> tuple[int, int]:
    """From the key of the record that a line stands under to the next one."""
    first = next((at for at in range(number, -1, -1) if _TOP.match(lines[at])), 0)
    beyond = (at for at in range(number + 1, len(lines)) if _TOP.match(lines[at]))
    return first, next(beyond, len(lines))


def _end_of_entry(lines: list[str], first: int) -> int:
    """Behind what is further in than a line, what goes on with it, and the list that is its value."""
    own, is_item = _indent(lines[first]), bool(_ITEM.match(lines[first]))
    for at in range(first + 1, len(lines)):
        line, here = lines[at], _indent(lines[at])
        is_list = not is_item and bool(_ITEM.match(line))
        goes_on = is_list or not (_ITEM.match(line) or _SIGNS.match(line))
        if line.strip() and (here < own or (here == own and not goes_on)):
            return at
    return len(lines)


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _is_peer(line: str, item: str) -> bool:
    return bool(_ITEM.match(line)) and _indent(line) == _indent(item)


def _is_further_out(line: str, item: str) -> bool:
    """Whether a line that looks like a key stands further out than an item."""
    return bool(_SIGNS.match(line)) and _says(line) and _indent(line) < _indent(item)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
