"""What the fields of a document print, where figures fill themselves in: a clerk reads words, not names in braces."""

from __future__ import annotations

from collections.abc import Callable

from generator.drafting import without_gaps
from generator.office.office import Office
from generator.office.previewing import DocumentNow
from generator.office.workflow import expressions_of
from generator.office.writing_form import FIELDS_OF_WORDS
from generator.problems import GeneratorError


def printed_fields(office: Office, now: DocumentNow) -> dict[str, str]:
    """The text of each field in which something is filled in, as the page prints it; of a series its first letter."""
    if now.work is None:
        return {}
    written = {key: _lines(now.wanted.get(key)) for key in FIELDS_OF_WORDS}
    filled = {key: lines for key, lines in written.items() if any("{{" in one for one in lines)}
    if not filled:
        return {}
    found: dict[str, str] = {}
    expressions = expressions_of(now.work, office)
    for key, lines in filled.items():
        try:
            texts = [expressions.text(one, key) for one in lines]
        except GeneratorError:
            continue
        if told := "; ".join(filter(None, texts)):
            found[key] = told
    return found


def as_printed(office: Office, now: DocumentNow) -> Callable[[str], str]:
    """What gives a title or header of the document as it is printed; what cannot be filled in has dots."""
    expressions = expressions_of(now.work, office) if now.work else None

    def printed(text: str) -> str:
        if expressions is None or "{" not in text:
            return without_gaps(text)
        try:
            return expressions.text(text, "title") or without_gaps(text)
        except GeneratorError:
            return without_gaps(text)

    return printed


def _lines(value: object) -> list[str]:
    if isinstance(value, list | tuple):
        return [*map(str, value)]
    return [str(value)] if value else []
