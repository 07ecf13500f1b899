"""Where the YAML parser stopped, what it said, and what had been left open by then.

The words for people are left to `generator.records.syntax`.
"""

from __future__ import annotations

from typing import NamedTuple

from yaml.error import MarkedYAMLError

from generator.problems import Message, Problem
from generator.workspace.nodes import Source

Spot = tuple[int, int]
"""Line and column, counted from 1."""


class Progress(NamedTuple):
    """How far reading had got: what may have been left open."""

    quoted: Spot
    quoted_until: int
    opened: Spot
    """Where the innermost mapping or list began that is still open."""


class Complaint:
    """One stop of the parser: its words, the place it names, the text around."""

    def __init__(self, source: Source, fault: MarkedYAMLError, progress: Progress) -> None:
        self.source = source
        self.progress = progress
        self.said = fault.problem or ""
        self.context = fault.context or ""
        self.line, self.column = source.within(*_spot(fault.problem_mark))
        self.opened = _spot(fault.context_mark)
        self.text = source.line(self.line)

    @property
    def character(self) -> str:
        """The character at the place, empty at the end of a line."""
        return self.text[self.column - 1 : self.column]

    def refuse(self, code: str, said: Message, hint: Message, spot: Spot | None = None) -> Problem:
        place = self.source.place(*(spot or (self.line, self.column)))
        return Problem(f"E-YAML-{code}", place, said, hint)


def _spot(mark: object) -> Spot:
    return getattr(mark, "line", 0) + 1, getattr(mark, "column", 0) + 1
