"""One difference between two states of the records, as data and in words.

Which differences there are is found in `generator.history.comparing` and the modules beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import unified_diff
from enum import StrEnum
from itertools import islice
from typing import Self

from generator.problems import Message, Translate, say


class Section(StrEnum):
    """The part of a campaign's records and its heading, in the order in which changes are told."""

    heading: Message

    def __new__(cls, value: str, heading: Message) -> Self:
        """The name of the part in the records, with what it is called."""
        part = str.__new__(cls, value)
        part._value_, part.heading = value, heading
        return part

    CAMPAIGN = "campaign", say("Chiến dịch")
    INDICATORS = "indicators", say("Chỉ tiêu thống kê")
    PHASES = "phases", say("Giai đoạn")
    BASES = "bases", say("Cơ sở tính")
    TARGETS = "targets", say("Mục tiêu")
    GROUPS = "groups", say("Nhóm đơn vị")
    UNITS = "units", say("Đơn vị")
    QUOTAS = "quotas", say("Chỉ tiêu giao")
    RESULTS = "results", say("Số liệu chốt")
    DOCUMENTS = "documents", say("Văn bản")
    REFERENCES = "references", say("Văn bản viện dẫn")
    FACTS = "facts", say("Dữ kiện")


class ChangeKind(StrEnum):
    """Whether something is new, gone, or another than before."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class RecordChange:
    """One difference: of what (`subject`), what it is (`fact`), and where in the record.

    `old` and `new` are written as on paper, `None` where there is nothing; `difference` is signed.
    `lines` are those taken out of a text (`- …`) and put into it (`+ …`).
    """

    part: Section
    kind: ChangeKind
    path: tuple[str, ...]
    subject: Message
    fact: Message
    old: str | None = None
    new: str | None = None
    difference: str | None = None
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Topic:
    """A place in the record and what people call it; changes found there are made from it."""

    part: Section
    path: tuple[str, ...]
    subject: Message

    def inside(self, *steps: str) -> Topic:
        """A place further in, still of the same subject."""
        return Topic(self.part, (*self.path, *steps), self.subject)

    def change(
        self,
        fact: Message,
        old: str | None = None,
        new: str | None = None,
        kind: ChangeKind = ChangeKind.CHANGED,
    ) -> RecordChange:
        """Something that is another than before."""
        return RecordChange(self.part, kind, self.path, self.subject, fact, old, new)

    def appeared(self, fact: Message | None = None) -> RecordChange:
        """Something that is new."""
        return self.change(fact or say("mới"), kind=ChangeKind.ADDED)

    def disappeared(self) -> RecordChange:
        """Something that is gone."""
        return self.change(say("không còn"), kind=ChangeKind.REMOVED)


class Label(Message):
    """What a field is called: its explanation up to the first comma, colon, bracket or dash."""

    def text(self, translate: Translate = str) -> str:
        words = translate(self.source)
        ends = [place for mark in (",", ";", ":", " (", " - ") if (place := words.find(mark)) > 0]
        short = words[: min(ends, default=len(words))]
        return short if short[:2].isupper() else short[:1].lower() + short[1:]


def changed_lines(old: str, new: str) -> tuple[str, ...]:
    """The lines that were taken out and put in, in the order of the text."""
    lines = unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm="")
    heads = 2
    return tuple(
        f"{line[0]} {line[1:]}" for line in islice(lines, heads, None) if not line.startswith("@@")
    )
