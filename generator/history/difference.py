"""What can differ between two states of a record: field by field, code by code, number by number.

A difference is data and words; what a field is called is the beginning of its explanation in the model.
Which records are held against each other is left to `comparing`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterator, Mapping
from difflib import unified_diff
from enum import StrEnum
from fractions import Fraction
from typing import Any, Self, TypeVar

from generator.model.fields import DecimalCount, Number, Record
from generator.problems import Message, Translate, say
from generator.records import texts_of, write_yaml_text
from generator.wording import Moment, number, points, short_date, working
from generator.workspace import unchanging

_QUANTITIES = frozenset(("count", "total", "rate", "rate_to"))
_SHORT = 120

One = TypeVar("One")
Name = Callable[[One], Message]
Changes = Callable[["Topic", One, One], Iterator["RecordChange"]]


class Section(StrEnum):
    """The part of a campaign's records and its heading, in the order in which changes are told."""

    heading: Message

    def __new__(cls, value: str, heading: Message) -> Self:
        """The name of the part in the records, with what it is called."""
        part = str.__new__(cls, value)
        part._value_, part.heading = value, heading
        return part

    CAMPAIGN = "campaign", say("Chiến dịch")
    INDICATORS = "indicators", say("Chỉ số")
    PHASES = "phases", say("Giai đoạn")
    BASES = "bases", say("Cơ sở tính")
    TARGETS = "targets", say("Mục tiêu")
    GROUPS = "groups", say("Nhóm đơn vị")
    UNITS = "units", say("Đơn vị")
    QUOTAS = "quotas", say("Chỉ tiêu giao")
    RESULTS = "results", say("Số liệu chốt")
    DOCUMENTS = "documents", say("Văn bản")
    PASSAGES = "passages", say("Đoạn")
    REFERENCES = "references", say("Văn bản viện dẫn")
    FACTS = "facts", say("Dữ kiện")


class ChangeKind(StrEnum):
    """Whether something is new, gone, or another than before."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@unchanging(frozen=True)
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


@unchanging(frozen=True)
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
        **more: Any,
    ) -> RecordChange:
        """Something that is another than before; `more` is a difference, or lines."""
        return RecordChange(self.part, kind, self.path, self.subject, fact, old, new, **more)

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
    body = [*lines][2:]
    return tuple(f"{line[0]} {line[1:]}" for line in body if not line.startswith("@@"))


def words(text: str) -> Message:
    """A name from the records as a message, whatever signs it holds."""
    return say("{text}", text=text)


def record_changes(
    topic: Topic, old: Record, new: Record, *, skip: Collection[str] = ()
) -> Iterator[RecordChange]:
    """Every field that says something else than before, but for those to skip."""
    for name, field in type(new).model_fields.items():
        before, after = getattr(old, name), getattr(new, name)
        if name not in skip and before != after:
            yield value_change(topic.inside(name), Label(field.description or name), before, after)


def value_change(topic: Topic, label: Message, before: object, after: object) -> RecordChange:
    """One value that is another now; of lists and long texts the lines are told."""
    key = topic.path[-1]
    if _is_long(before) or _is_long(after):
        lines = changed_lines(_block(key, before), _block(key, after))
        return topic.change(say("{label}: đã sửa", label=label), lines=lines)
    old, new = shown(before), shown(after)
    apart = difference(before, after) if key in _QUANTITIES else None
    return topic.change(from_to(label, old, new, apart), old, new, difference=apart)


def from_to(label: Message, old: str | None, new: str | None, apart: str | None) -> Message:
    """`đoàn viên: 4.000 → 4.100 (+100)`, with «chưa có» and «không còn» for what is not there."""
    gaps = {"label": label, "old": old, "new": new, "apart": apart}
    if old is None:
        return say("{label}: chưa có → {new}", **gaps)
    if new is None:
        return say("{label}: {old} → không còn", **gaps)
    if apart is None:
        return say("{label}: {old} → {new}", **gaps)
    return say("{label}: {old} → {new} ({apart})", **gaps)


def difference(old: object, new: object) -> str | None:
    """`+20`, `-5`, of rates in percentage points; nothing where there is nothing to subtract."""
    if type(old) is int and type(new) is int:
        return f"{'+' if new > old else ''}{number(new - old)}"
    if isinstance(old, DecimalCount) or isinstance(new, DecimalCount):
        if not isinstance(old, int | DecimalCount) or not isinstance(new, int | DecimalCount):
            return None
        return f"{'+' if new > old else '-'}{working(abs(Fraction(new) - Fraction(old)))}"
    if isinstance(old, Fraction) and isinstance(new, Fraction):
        return f"{'+' if new > old else ''}{points(new - old)}"
    return None


def shown(value: object) -> str | None:
    """A single value as on paper; `None` where there is nothing."""
    if value is None:
        return None
    if type(value) is int:
        return number(value)
    if isinstance(value, DecimalCount):
        return working(value)
    if isinstance(value, Moment):
        return value.said
    if isinstance(value, datetime.date):
        return short_date(value)
    return str(texts_of(value))


def _is_long(value: object) -> bool:
    if isinstance(value, str):
        return len(value) > _SHORT or "\n" in value
    return isinstance(value, Record | tuple | list | dict)


def _block(key: str, value: object) -> str:
    if value is None or value in ((), {}):
        return ""
    return value if isinstance(value, str) else write_yaml_text({key: value})


def keyed_changes(
    section: Section,
    maps: tuple[Mapping[str, One], Mapping[str, One]],
    name: Name[One],
    changes: Changes[One],
    fresh: Callable[[One], Message | None] = lambda _: None,
) -> Iterator[RecordChange]:
    """What is new in the second mapping, what is gone, and what is another, in its order."""
    before, after = maps
    for key, one in after.items():
        topic = Topic(section, (section.value, key), name(one))
        if key in before:
            yield from changes(topic, before[key], one)
        else:
            yield topic.appeared(fresh(one))
    for key, one in before.items():
        if key not in after:
            yield Topic(section, (section.value, key), name(one)).disappeared()


def count_changes(
    topic: Topic,
    names: Mapping[str, Message],
    old: Mapping[str, Number],
    new: Mapping[str, Number],
) -> Iterator[RecordChange]:
    """Every number that is not what it was; `names` are what the keys are called."""
    for code in {**new, **old}:
        before, after = old.get(code), new.get(code)
        if before != after:
            label = names.get(code) or words(code)
            yield amount_change(topic.inside(code), label, before, after)


def amount_change(
    topic: Topic, label: Message, before: Number | None, after: Number | None
) -> RecordChange:
    """One number that is new, gone or another."""
    old, new, apart = shown(before), shown(after), difference(before, after)
    kinds = {before: ChangeKind.ADDED, after: ChangeKind.REMOVED}
    kind = kinds.get(None, ChangeKind.CHANGED)
    return topic.change(from_to(label, old, new, apart), old, new, kind, difference=apart)
