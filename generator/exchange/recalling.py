"""Answers that are given again: by the question that was asked and what it stood beside, never by their number.

So a row that was corrected meanwhile, another unit or another day is asked about anew. Where answers are kept
(a file of the workspace, a form that is sent back) is left to who asks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256

from generator.exchange.sources import bare_name
from generator.sheets import Question, row_of
from generator.workspace import regex

_LETTERS = 16
_OF_ROWS = frozenset({"E-XLS-UNIT-TWICE", "E-XLS-LISTED-TWICE"})
"""Questions which of several rows counts."""
_COLUMN = regex(r"[A-Z]{1,3}(?=[0-9]+\Z)")


def question_key(question: Question, files: Mapping[str, bytes]) -> str:
    """The question with its place on any machine, and what it stands beside in a few letters.

    `files` are the bytes of the files that are read, by name: of a whole file all of it counts.
    """
    file = str(question.place.file)
    place = replace(question.place, file=bare_name(file))
    beside = question.beside.encode() or (b"" if row_of(question.place) else files.get(file, b""))
    return f"{place}: {question.message} [{sha256(beside).hexdigest()[:_LETTERS]}]"


def answer_again(question: Question, said: str) -> int | None:
    """Where an answer stands among those that may be given now; one that was typed is read again.

    `None` where it may not be given any more.
    """
    options = [str(option) for option in question.options]
    if said in options:
        return options.index(said)
    if question.code in _OF_ROWS:
        alike = [place for place, one in enumerate(options) if _is_same_row(said, one)]
        return alike[0] if len(alike) == 1 else None
    if question.wanted is not None:
        hits = question.find(said)
        return hits.found[0] if hits.sure else None
    others = (str(label) == said for label, _ in question.others or ())
    return next((len(options) + place for place, is_it in enumerate(others) if is_it), None)


def _is_same_row(said: str, option: str) -> bool:
    """Whether two answers name one row, «C13: 8» and «C13: 8, 190»: with columns more or fewer, and no other figure."""
    (place, _, counts), (other, _, others) = said.rpartition(": "), option.rpartition(": ")
    known, now = set(counts.split(", ")), set(others.split(", "))
    is_same = _COLUMN.sub("", place) == _COLUMN.sub("", other)
    return is_same and (known <= now or now <= known)
