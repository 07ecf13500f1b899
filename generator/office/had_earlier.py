"""Whom the letters of a series go to that replaces another: those who got one of that, as the register tells."""

from __future__ import annotations

from generator.drafting import find_earlier
from generator.model.document import Document
from generator.office.office import Office
from generator.office.workflow import Work, subject_of
from generator.workspace import regex

_ASKED_FIRST = regex(r"\{%-?\s*(?:el)?if\b[^%]*\breplaces\b")


def code_of(key: str | None) -> str:
    """Whom a letter is for, by the key of its row; empty for a document of its own."""
    return "/".join((key or "").split("/")[2:])


def had_the_replaced(work: Work, office: Office) -> frozenset[str] | None:
    """The codes of those who got a letter that this one's replace, or one of these; nothing where anybody may get one.

    That is so where it replaces no series of which each letter has its own number, and where its text
    asks whether there is anything to replace (`{% if replaces %}`), which speaks to the others too.
    """
    document = work.document
    if not document.replaces or _ASKED_FIRST.search(document.model_dump_json()):
        return None
    subject = subject_of(work, office)
    found = find_earlier(subject, ("replaces",))
    rows = [row for one in found for row in one.rows]
    of_series = all(isinstance(one.record, Document) and one.record.for_each for one in found)
    if not of_series or not rows or not all(code_of(row.key) for row in rows):
        return None
    own = [row for row in subject.own_rows if row.is_of(work.name)]
    return frozenset(code_of(row.key) for row in (*rows, *own))
