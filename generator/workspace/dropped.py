"""Words that YAML takes for a comment: behind a value, behind its quotes, or on a line further in.

A comment as people write it has a blank after its `#`, stands on a line of its own as far out as the
keys, and is left alone. Which values there are is known to the neighbour `building`.
"""

from __future__ import annotations

from typing import Any

from generator.workspace.lazily import regex
from generator.workspace.nodes import Source

Spot = tuple[int, int]
"""Line and column, counted from 1."""

_SUSPECT = regex(r"^[ \t]+#|[ \t]#[^\s#]|[\"'\]}>|+\-\d]#")
_BEHIND = regex(r"[ \t]+#(?=[^\s#])|#")
_HEADER = regex(r"[|>][+\-\d]*")
_FURTHER_IN = regex(r"([ \t]+)#(?P<close>[^\s#]?)")


class Dropped:
    """Looks behind the values of a file for what was meant to belong to them."""

    def __init__(self, source: Source) -> None:
        lines = source.text.split("\n") if "#" in source.text else ()
        self._source = source
        self._count = len(lines)
        self._suspects = {
            number for number, line in enumerate(lines, 1) if "#" in line and _SUSPECT.search(line)
        }

        self.is_likely = bool(self._suspects)

    def behind(self, event: Any, indent: int) -> Spot | None:
        """Where the words begin that a scalar lost; `indent` is the column of its key, from 1."""
        if event.style in {"|", ">"}:
            start = event.start_mark
            header = _HEADER.match(self._source.line(start.line + 1), start.column)
            end = header.end() if header else start.column
            return self._on_line(start.line + 1, end) or self._below_block(start.line + 1, indent)
        line, column = event.end_mark.line + 1, event.end_mark.column
        found = self._on_line(line, column)
        if found or line + 1 not in self._suspects:
            return found
        ends_its_line = not event.style and not self._source.line(line)[column:].strip()
        return self._below(line + 1, indent) if ends_its_line else None

    def after_bracket(self, event: Any) -> Spot | None:
        """Where words begin that stand right behind the bracket that closed a mapping or a list."""
        line, column = event.end_mark.line + 1, event.end_mark.column
        closed = line in self._suspects and self._source.character(line, column) in {"]", "}"}
        return self._on_line(line, column) if closed else None

    def _on_line(self, line: int, column: int) -> Spot | None:
        """The `#` behind a place, from 0, of a line."""
        found = line in self._suspects and _BEHIND.match(self._source.line(line), column)
        return (line, found.end()) if found else None

    def _below(self, line: int, indent: int, *, close: bool = True) -> Spot | None:
        """The `#` of a line further in than the key, with a letter right behind it."""
        found = line in self._suspects and _FURTHER_IN.match(self._source.line(line))
        if not found or len(found[1]) < indent or (close and not found["close"]):
            return None
        return line, len(found[1]) + 1

    def _below_block(self, line: int, indent: int) -> Spot | None:
        """The `#` of the line that ended a block, when it stands further in than the key."""
        own = 0
        while (line := line + 1) <= self._count:
            text = self._source.line(line)
            here = len(text) - len(text.lstrip())
            own = own or (here if text.strip() else 0)
            if text.strip() and here < own:
                return self._below(line, indent, close=False)
        return None
