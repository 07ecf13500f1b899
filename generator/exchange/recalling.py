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

_LETTERS = 16


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
    if question.wanted is not None:
        return next(iter(question.find(said).found), None)
    others = (str(label) == said for label, _ in question.others or ())
    return next((len(options) + place for place, is_it in enumerate(others) if is_it), None)
