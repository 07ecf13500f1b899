"""What the fields of a document print, where figures fill themselves in: a clerk reads words, not names in braces."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import NamedTuple

from generator.drafting import without_gaps
from generator.office.office import Office
from generator.office.previewing import DocumentNow
from generator.office.to_each import TO_EACH
from generator.office.workflow import expressions_of
from generator.office.writing_form import BLANK, FIELDS_OF_WORDS
from generator.problems import GeneratorError
from generator.workspace import regex

_FILLED = (*FIELDS_OF_WORDS, "file_name")
_GAP = regex(r"\{\{.*?\}\}|\{%.*%\}")
_UNKNOWN = "…"
_EACH = {TO_EACH["units"]: "tên đơn vị", TO_EACH["groups"]: "tên nhóm"}
"""What stands for whom a letter goes to, while there is none."""


class FieldPart(NamedTuple):
    """A piece of the text of a field: the words that it shows, and what fills it in where it follows the data."""

    text: str
    source: str = ""


def printed_fields(office: Office, now: DocumentNow) -> dict[str, list[FieldPart]]:
    """The text of each field in which something is filled in, in pieces: typed words, and what the page prints for each gap.

    Of a series it is that of its first letter, without one what all would have. The sources of a field, where there are any, else its words, make its text
    again; a line that prints nothing shows nothing. What cannot be filled in has dots.
    """
    printed = _printer(office, now)
    told = now.wanted.get("fields")
    blanks = told if isinstance(told, Mapping) else {}
    written = {key: _lines(now.wanted.get(key)) for key in _FILLED}
    written |= {f"{BLANK}{code}": _lines(text) for code, text in blanks.items()}
    return {
        key: [*_parts(lines, lambda text, key=key: printed(text, key))]  # type: ignore[misc]
        for key, lines in written.items()
        if any(_GAP.search(one) for one in lines)
    }


def as_printed(office: Office, now: DocumentNow) -> Callable[[str], str]:
    """What gives a title or header of the document as it is printed; what cannot be filled in has dots."""
    printed = _printer(office, now)
    return lambda text: printed(text, "title") or without_gaps(text)


def _printer(office: Office, now: DocumentNow) -> Callable[[str, str], str | None]:
    """What gives a text of the document as it is printed; `None` where it cannot be filled in."""
    work = now.work or now.unaddressed
    expressions = expressions_of(work, office) if work else None

    def printed(text: str, key: str) -> str | None:
        if "{" not in text:
            return text
        if expressions is None:
            return None
        expressions.problems.clear()
        with suppress(GeneratorError):
            found = expressions.text(text, key)
            return None if expressions.problems else found
        return None

    return printed


def _parts(lines: list[str], printed: Callable[[str], str | None]) -> Iterator[FieldPart]:
    for place, line in enumerate(lines):
        end = "\n" if place < len(lines) - 1 else ""
        if printed(line) == "":
            yield FieldPart("", line + end)
            continue
        yield from _of_line(line, printed)
        if end:
            yield FieldPart(end)


def _of_line(line: str, printed: Callable[[str], str | None]) -> Iterator[FieldPart]:
    """The pieces of a line; one alone where it prints another thing than its pieces do."""
    found, last = [], 0
    for gap in _GAP.finditer(line):
        told = printed(gap[0])
        shown = _EACH.get(gap[0], _UNKNOWN) if told is None else told
        found += [FieldPart(line[last : gap.start()]), FieldPart(shown, gap[0])]
        last = gap.end()
    found.append(FieldPart(line[last:]))
    whole = printed(line)
    if whole is not None and whole != "".join(one.text for one in found):
        found = [FieldPart(whole, line)]
    yield from (one for one in found if one.text or one.source)


def _lines(value: object) -> list[str]:
    if isinstance(value, list | tuple):
        return [*map(str, value)]
    return [str(value)] if value else []
