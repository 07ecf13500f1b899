"""A record opened as a form: what stands in each field, what was changed there, and what no record would take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, count
from typing import Any

from generator.office.codes_beside import code_beside
from generator.office.forms.filled_form import NOTHING
from generator.office.forms.form_entries import FormEntry, year_told
from generator.office.forms.record_parts import RecordPart
from generator.problems import GeneratorError, Message, Misused, say
from generator.records import Way
from generator.workspace import (
    FORBIDDEN,
    Block,
    Items,
    Node,
    composed,
    forbidden_character,
    unchanging,
)

Typed = Mapping[str, tuple[str, str]]
"""What stands in each field of a form now, and what stood there when it was opened."""


@unchanging(frozen=True)
class FormRow:
    """A row of a part, or the record itself: its entries by the names of their fields."""

    lead: str
    """How the names of its fields begin: `signatories.0.`."""
    entries: tuple[FormEntry, ...]
    is_new: bool = False


@dataclass
class ReadSheet:
    """What a form says is other than in the file, and what of it cannot be read, by field."""

    changes: dict[Way, Any] = field(default_factory=dict)
    refused: dict[str, Message] = field(default_factory=dict)
    doubts: dict[str, Message] = field(default_factory=dict)
    years: dict[str, Message] = field(default_factory=dict)
    """In which fields a day was typed without its year, and which it was taken for."""


def rows_of_part(part: RecordPart, length: int) -> Iterator[FormRow]:
    """The rows of a part of which there are so many, and an empty one behind them."""
    if not part.key:
        yield FormRow("", part.entries)
        return
    for at in range(length + (not part.titles)):
        yield FormRow(f"{part.key}.{at}.", part.entries, is_new=at == length)


def texts_of_sheet(values: Block | None, parts: Sequence[RecordPart]) -> dict[str, str]:
    """What stands in the file, by the names of the fields; a value that no line can hold is left out."""
    found: dict[str, str] = {}
    for part in parts:
        there: Node = values.get(part.key) if part.key and values is not None else values
        rows = there if part.key and isinstance(there, Items) else [there] if not part.key else []
        for at, row in enumerate(rows):
            lead = f"{part.key}.{at}." if part.key else ""
            for entry in part.entries:
                text = _text(row.get(entry.key) if isinstance(row, Block) else None, entry)
                if text is not None:
                    found[f"{lead}{entry.key}"] = text
    return found


def length_of_part(part: RecordPart, names: Mapping[str, object]) -> int:
    """How many rows of a part have fields of these names."""
    if not part.key:
        return 1
    return next(at for at in count() if not any(name.startswith(f"{part.key}.{at}.") for name in names))  # fmt: skip


def _text(node: Node, entry: FormEntry) -> str | None:
    if isinstance(node, Items):
        if not all(isinstance(one, str) for one in node):
            return None
        return "\n".join(entry.shown(str(one)) for one in node)
    return None if isinstance(node, Block) else str(node or "")


def read_sheet(
    parts: Sequence[RecordPart], length: Mapping[str, int], typed: Typed, dropped: Sequence[str]
) -> ReadSheet:
    """What was typed into the fields of rows of which the file has so many; `dropped` are rows that go."""
    found = ReadSheet()
    for part in parts:
        for row in rows_of_part(part, length[part.key]):
            if row.lead.rstrip(".") in dropped and not row.is_new and row.lead:
                found.changes[_way(row.lead)] = None
            elif row.is_new:
                _read_new(part, row, typed, found)
            else:
                _read_row(row, typed, found)
    return found


def _read_row(row: FormRow, typed: Typed, found: ReadSheet) -> None:
    for entry in row.entries:
        name = f"{row.lead}{entry.key}"
        text, before = typed.get(name, ("", ""))
        if text != before and (value := _read(entry, name, text, found)) is not _WRONG:
            found.changes[(*_way(row.lead), entry.key)] = value


def _read_new(part: RecordPart, row: FormRow, typed: Typed, found: ReadSheet) -> None:
    texts = {entry.key: typed.get(f"{row.lead}{entry.key}", ("", ""))[0] for entry in row.entries}
    if not any(texts.values()):
        return
    read = {one.key: _read(one, f"{row.lead}{one.key}", texts[one.key], found) for one in row.entries}  # fmt: skip
    said = {key: text for key, text in read.items() if text is not None and text is not _WRONG}
    if part.coded and "code" not in said:
        said = {"code": _free_code(part, said, typed, found), **said}
    ordered = {"code": said.pop("code"), **said} if "code" in said else said
    found.changes[_way(row.lead)] = ordered


def _free_code(part: RecordPart, said: Mapping[str, Any], typed: Typed, found: ReadSheet) -> str:
    """A code that no other row has, new ones among them."""
    taken = {text for name, (text, _) in typed.items() if name.startswith(f"{part.key}.") and name.endswith(".code")}  # fmt: skip
    new = (value for way, value in found.changes.items() if way[0] == part.key)
    taken |= {value["code"] for value in new if isinstance(value, dict) and "code" in value}
    return code_beside(part.key, said, taken)


def _way(lead: str) -> Way:
    steps = [step for step in lead.split(".") if step]
    return tuple(int(step) if step.isdecimal() else step for step in steps)


class _Unread:
    """What could not be read."""


_WRONG = _Unread()


def _read(entry: FormEntry, name: str, text: str, found: ReadSheet) -> Any:
    """A text as the record will hold it; nothing for one that is left open."""
    try:
        return _taken(entry, name, text, found)
    except GeneratorError as fault:
        found.refused[name] = fault.message
        return _WRONG


def _taken(entry: FormEntry, name: str, text: str, found: ReadSheet) -> Any:
    said = composed(text).strip()
    if not said or (entry.optional and said == NOTHING):
        if not entry.optional:
            raise Misused(say("chưa nêu: {label}", label=entry.label))
        return None
    if wrong := FORBIDDEN.search(said.replace("\n", "")):
        raise Misused(forbidden_character(wrong.group()))
    lines = [line.strip() for line in said.split("\n") if line.strip()] if entry.many else [said]
    if entry.many:
        meant = chain.from_iterable(entry.full(line).split("\n") for line in lines)
        lines = list(dict.fromkeys(meant))
    else:
        lines = [entry.full(line) for line in lines]
        if told := year_told(said, lines[0]):
            found.years[name] = told
    for line in lines:
        entry.read(line)
        if doubt := entry.doubt(line):
            found.doubts[name] = doubt
    return lines if entry.many else lines[0]
