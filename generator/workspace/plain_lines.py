"""Long runs of lines `code: number`, as counts by unit are written, read without the parser.

The parser is given blank lines in their place, so that all others stay where they are; between which
two keys of one mapping the lines belong is known to `building`, and held against what the parser met.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.workspace.lazily import regex
from generator.workspace.nodes import pack

_ENTRY = r"\w[\w.&-]{0,59}+: [0-9][0-9.]*+(?:,[0-9]++)?+\n"
_RUN = regex(rf"^( *+){_ENTRY}(?:\1{_ENTRY}){{6,}}+", re.MULTILINE)
_LINE = pack(1, 0)
_COLUMN = pack(0, 1)

Shared = Callable[[str, str], str]
"""The one object that stands for all equal texts, the second of two equal ones where there was none yet."""


class PlainLines(NamedTuple):
    """The lines between the first and the last of a run, in which nothing but entries can stand."""

    text: str
    before: int
    """Where the key above them stands."""

    def read(self, key: Shared, value: Shared) -> tuple[dict[str, str], list[int]]:
        """What they say, fewer than there are lines where a key is repeated; and the places of it."""
        parts = self.text.replace(":", "").split()
        keys, texts = parts[::2], parts[1::2]
        first = self.before + _LINE
        lines = range(first, first + _LINE * len(keys), _LINE)
        marks = [0] * len(parts)
        marks[::2] = lines
        marks[1::2] = [at + (len(one) + 2) * _COLUMN for one, at in zip(keys, lines, strict=True)]
        return dict(zip(map(key, keys, keys), map(value, texts, texts), strict=True)), marks


def set_apart(text: str) -> tuple[str, dict[int, PlainLines]]:
    """The text with blank lines for runs, and the runs by the place of the key that follows them."""
    pieces: list[str] = []
    runs: dict[int, PlainLines] = {}
    done = line = 0
    for start, end, indent in _inner(text):
        line += text.count("\n", done, start)
        lines = PlainLines(text[start:end], pack(line - 1, indent))
        count = lines.text.count("\n")
        pieces += (text[done:start], "\n" * count)
        done, line = end, line + count
        runs[pack(line, indent)] = lines
    return "".join((*pieces, text[done:])), runs


def _inner(text: str) -> Iterator[tuple[int, int, int]]:
    """From where to where the lines between the first and the last of each run go, and their indent."""
    for run in _RUN.finditer(text):
        start = text.index("\n", run.start()) + 1
        yield start, text.rindex("\n", 0, run.end() - 1) + 1, len(run[1])
