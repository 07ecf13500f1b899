"""The lines of a file as they stand, so that a record is changed without losing what people wrote.

Comments, order, line ends and the mark at the start of a Windows file all stay. What is changed, and
whether it still reads as it should, is the callers'.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.workspace.nodes import Block, unpack

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_ASIDE = re.compile(r"\s*(?:#.*)?")


def split(text: str) -> list[str]:
    """The lines, each with its end."""
    return _LINE.findall(text)


def line_end(lines: Iterable[str]) -> str:
    """The end that the file's lines have."""
    first = next(iter(lines), "\n")
    return first[len(first.rstrip("\r\n")) :] or "\n"


def closed(lines: list[str]) -> list[str]:
    """The same lines, the last one ended too."""
    if not lines or lines[-1].endswith(("\r", "\n")):
        return lines
    return [*lines[:-1], lines[-1] + line_end(lines)]


def next_key(block: Block, after: int, count: int) -> int:
    """The line of the first key of `block` below the line `after`; `count` when there is none."""
    keys = (unpack(block.key_mark(key))[0] - 1 for key in (*block, *block.blank))
    return min((line for line in keys if line > after), default=count)


def is_aside(line: str, indent: int) -> bool:
    """Whether a line is blank, or a comment that stands no deeper than `indent`."""
    return _ASIDE.fullmatch(line.rstrip("\r\n")) is not None and _depth(line) <= indent


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" ")) if line.strip() else 0
