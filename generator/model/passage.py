"""Passages (đoạn): named words of a document, in official Vietnamese, that follow the figures.

A body names one on a line of its own, `{{ passages.results }}`. It may bring a table or a chart with it. Ours
travel with the program; the office's own of the same name lie over them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from functools import cached_property

from pydantic import Field

from generator.model.document import NAMED_PASSAGE, Chart, Table
from generator.model.fields import Code, Record, Text, optional
from generator.problems import Place, Problem, errors
from generator.workspace import Block, locate, regex, unchanging

PASSAGE_NAME = regex(r"[a-z][a-z0-9_]*")
"""What a passage may be called, so that a body can name it."""


class PassageHead(Record):
    """Phần mở đầu của một đoạn, between two lines `---`."""

    title: Text = Field(description="Tên của đoạn, nói cho người soạn")
    kinds: tuple[Code, ...] = optional("Loại văn bản dùng đoạn này; để trống là mọi loại", ())
    when: Text | None = optional("Điều kiện để in đoạn này")
    silent: Text | None = optional("Vì sao đoạn không in gì, nói cho người soạn")
    table: Table | None = optional("Bảng của đoạn, in sau lời văn; chỗ khác: {{ tables.TÊN }}")
    chart: Chart | None = optional("Biểu đồ của đoạn, in sau lời văn")


@unchanging(frozen=True)
class Passage:
    """A passage as it was read; `start` is where its text begins, `lines` are those of its file.

    What is wrong with it is kept in `faults` until somebody names it.
    """

    code: str
    head: PassageHead = field(default_factory=lambda: PassageHead(title="-"))
    text: str = ""
    start: Place = field(default_factory=lambda: Place(""))
    lines: tuple[str, ...] = field(default=(), repr=False)
    block: Block | None = field(default=None, repr=False)
    """Its head as it stands in the file."""
    is_own: bool = False
    faults: tuple[Problem, ...] = ()

    @cached_property
    def is_broken(self) -> bool:
        """Whether it cannot be used."""
        return bool(errors(self.faults))

    @property
    def beside(self) -> tuple[str, ...]:
        """What it brings that its text does not place itself: `table`, `chart`."""
        brought = {"table": self.head.table, "chart": self.head.chart}
        return tuple(
            family
            for family, one in brought.items()
            if one and not re.search(rf"\b{family}s\.{self.code}\b", self.text)
        )

    def at(self, line: int, column: int) -> Place:
        """The place of line n of its text in its file."""
        row = self.start.line + line - 1
        extract = self.lines[row - 1] if 0 < row <= len(self.lines) else ""
        return Place(self.start.file, row, column, extract=extract)

    def spot(self, *path: str | int) -> Place:
        """The place of a value of its head."""
        return locate(self.block, path) if self.block is not None else self.start


Passages = Mapping[str, Passage]
"""Passages by name."""


def passages_named(text: str) -> list[str]:
    """The passages that a text names, as far as can be seen without filling it."""
    return list(dict.fromkeys(NAMED_PASSAGE.findall(text)))


def all_named(names: Iterable[str], passages: Passages) -> Iterator[Passage]:
    """The passages of these names, and those that they name themselves, each once."""
    left, seen = list(names), set[str]()
    while left:
        name = left.pop(0)
        if name in passages and name not in seen:
            seen.add(name)
            yield passages[name]
            left += passages_named(passages[name].text)
