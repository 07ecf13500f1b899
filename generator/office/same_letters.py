"""Letters of a series that say nothing of whom they are for: the same paper, many times over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from generator.model.document import ForEach
from generator.office.letters import examples_of, with_annexes
from generator.office.office import Office
from generator.office.workflow import Work, make, whole_draft
from generator.problems import Problem, RecordsInvalid, Severity, say

_SEVERAL = 2
_LOOKED_AT = 8
"""How many letters in turn are held against the first, beside those of every shape; one that differs ends it."""


def same_letters(letters: Iterable[Work], count: int, office: Office) -> Iterator[Problem]:
    """One warning where all letters of a document are the same to the byte, annexes and template included.

    A document that goes to one only, or a letter of which cannot be made yet, is not judged.
    """
    if count < _SEVERAL:
        return
    rest = iter(letters)
    first = list(islice(rest, _LOOKED_AT))
    if _are_alike(chain(first, _shapes(rest)), office):
        yield _told(first[0], count)


def _shapes(letters: Iterable[Work]) -> Iterator[Work]:
    """One letter of each shape, sought once somebody asks."""
    yield from examples_of(letters)


def _are_alike(letters: Iterable[Work], office: Office) -> bool:
    try:
        made = (_made(one, office) for one in letters)
        first = next(made)
        return all(one == first for one in made)
    except RecordsInvalid:
        return False


def _made(letter: Work, office: Office) -> list[bytes]:
    """The files of one letter."""
    whole = whole_draft(letter, office)
    files = with_annexes(letter, office)
    return [make(office, one, whole.of_file(one.annex)) for one in files]


def _told(letter: Work, count: int) -> Problem:
    if letter.document.for_each is ForEach.GROUPS:
        said = say("{count} bản giống hệt nhau: không bản nào nói đến nhóm của mình", count=count)
        hint = say(
            "ghi «{name}» ở «addressees:», số liệu của nhóm ấy trong lời văn;"
            " gửi chung một bản thì bỏ dòng «for_each:»",
            name="{{ group.name }}",
        )
    else:
        said = say("{count} bản giống hệt nhau: không bản nào nói đến đơn vị của mình", count=count)
        hint = say(
            "ghi «{name}» ở «addressees:», chỉ tiêu của đơn vị ấy («{quota}»)"
            " trong lời văn; gửi chung một bản thì bỏ dòng «for_each:»",
            name="{{ unit.name }}",
            quota="{{ unit.quota|number }}",
        )
    return Problem("W-SERIES-SAME", letter.place("for_each"), said, hint, Severity.WARNING)
