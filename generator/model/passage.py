"""Passages (đoạn): named words of a document, in official Vietnamese, that follow the figures.

A body names one on a line of its own, `{{ passages.results }}`. Ours travel with the program; the office's
own of the same name lie over them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.fields import Code, Record, Text, optional
from generator.problems import Place, Problem, errors

PASSAGE_NAME = re.compile(r"[a-z][a-z0-9_]*")
"""What a passage may be called, so that a body can name it."""


class PassageHead(Record):
    """Phần mở đầu của một đoạn, between two lines `---`."""

    title: Text
    kinds: tuple[Code, ...] = optional("Loại văn bản dùng đoạn này; để trống là mọi loại", ())


@dataclass(frozen=True)
class Passage:
    """A passage as it was read; `start` is where its text begins, `lines` are those of its file.

    What is wrong with it is kept in `faults` until somebody names it.
    """

    code: str
    title: str = ""
    kinds: tuple[str, ...] = ()
    kind_places: tuple[Place, ...] = field(default=(), repr=False)
    text: str = ""
    start: Place = field(default_factory=lambda: Place(""))
    lines: tuple[str, ...] = field(default=(), repr=False)
    is_own: bool = False
    faults: tuple[Problem, ...] = ()

    @property
    def is_broken(self) -> bool:
        """Whether it cannot be used."""
        return bool(errors(self.faults))

    def at(self, line: int, column: int) -> Place:
        """The place of line n of its text in its file."""
        row = self.start.line + line - 1
        extract = self.lines[row - 1] if 0 < row <= len(self.lines) else ""
        return Place(self.start.file, row, column, extract=extract)


Passages = Mapping[str, Passage]
"""Passages by name."""
