"""The parts of an opened record as fields of a page, in the same form in which a record is begun."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.office import Choice, FormEntry, FormRow, RecordPart, rows_of_part
from generator.problems import Message, Place, Problem, say
from generator.web.asked_forms import FormField
from generator.workspace import unchanging

Typed = Mapping[str, tuple[str, str]]
_Said = tuple[Mapping[str, Message], Mapping[str, Message], Mapping[str, Message]]
"""What is refused, asked and noted of fields, by their names."""


@unchanging(frozen=True)
class FilledRow:
    """A row with its fields; `title` is what it is called, `name` what says that it goes."""

    title: str | Message
    name: str
    fields: Sequence[FormField]
    is_new: bool
    is_dropped: bool = False


@unchanging(frozen=True)
class FilledPart:
    """A part of a record as it stands on a page."""

    part: RecordPart
    rows: Sequence[FilledRow]


def filled_parts(
    parts: Sequence[RecordPart],
    lengths: Mapping[str, int],
    typed: Typed,
    *,
    refused: Mapping[str, Message] | None = None,
    doubts: Mapping[str, Message] | None = None,
    noted: Mapping[str, Message] | None = None,
    dropped: Sequence[str] = (),
) -> list[FilledPart]:
    """Each part with its rows, as they stand in the file or as they were typed."""
    said = (refused or {}, doubts or {}, noted or {})
    return [
        FilledPart(one, [_row(one, row, typed, said, dropped) for row in rows_of_part(one, lengths.get(one.key, 0))])
        for one in parts
    ]  # fmt: skip


def _row(
    part: RecordPart,
    row: FormRow,
    typed: Typed,
    said: _Said,
    dropped: Sequence[str],
) -> FilledRow:
    name = row.lead.rstrip(".")
    known = {one.key: typed.get(f"{row.lead}{one.key}", ("", ""))[0] for one in row.entries}
    title: str | Message = (
        known.get("name") or known.get("position") or next(filter(None, known.values()), "")
    )
    fields = [
        _field(part, row, entry, typed, said)
        for entry in row.entries
        if row.is_new or f"{row.lead}{entry.key}" in typed
    ]
    if part.titles and name:
        title = next(iter(part.titles[int(name.rpartition(".")[2]) :]), title)
    if part.apart and name and not row.is_new:
        title = next(iter(part.apart[int(name.rpartition(".")[2]) :]), None) or title
    return FilledRow(title, name, fields, row.is_new, name in dropped)


def _field(
    part: RecordPart,
    row: FormRow,
    entry: FormEntry,
    typed: Typed,
    said: _Said,
) -> FormField:
    name = f"{row.lead}{entry.key}"
    value, before = typed.get(name, ("", ""))
    choices = list(entry.choices({}))
    if choices and value and all(one.value != value for one in choices):
        choices.append(Choice(value, say("{text}", text=value)))
    refused, doubts, noted = said
    wrong = [Problem("E-OPTION", Place(""), refused[name])] if name in refused else []
    return FormField(
        replace(entry, key=name), value, before, True, choices, wrong, doubts.get(name), noted.get(name),
        is_fixed=entry.key == "code" and part.coded and not row.is_new, open_means=entry.told_open({}),
    )  # fmt: skip
