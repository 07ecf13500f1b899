"""The lines of each component, and the runs that print nothing but them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.lint.parts.letter import Letter
from generator.lint.reading.paragraphs import Line
from generator.lint.reading.runs import Run


def lines_of_part(letter: Letter, part: str) -> list[Line]:
    """The lines that a part of the format data (`motto`, `recipient_item`) covers."""
    one = {
        "number_symbol": letter.number,
        "addressees": letter.greeting,
        "signature_name": letter.signature.name,
    }
    many = {
        "addressee_item": letter.addressees,
        "urgency": [mark.line for mark in letter.marks if mark.kind == "urgency"],
        "circulation": [mark.line for mark in letter.marks if mark.kind == "circulation"],
        "signature_authority": letter.signature.authority,
        "recipient_item": letter.recipients,
        "annex_label": [annex.label for annex in letter.annexes if annex.label],
        "annex_title": [line for annex in letter.annexes for line in annex.title],
        "attached_to": [line for annex in letter.annexes for line in annex.attached_to],
    }
    if part in many:
        return many[part]
    found = one[part] if part in one else getattr(letter, part)
    if isinstance(found, Line):
        return [found]
    return list(found or [])


def own_runs(line: Line, lines: Iterable[Line]) -> Iterator[Run]:
    """The runs of a line that hold nothing but these lines, so that no other text is changed."""
    held = Counter[int]()
    for one in lines:
        for run in one.runs:
            held[id(run.element)] += _letters(run)
    whole = {id(run.element): _letters(run) for run in line.paragraph.runs}
    for run in line.runs:
        key = id(run.element)
        if run.text.strip() and whole.get(key) == held[key]:
            yield run


def _letters(run: Run) -> int:
    return sum(not letter.isspace() for letter in run.text)
