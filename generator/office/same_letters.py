"""Letters of a series that say nothing of whom they are for: the same paper, many times over, or only what all have done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from generator.drafting import whom_names
from generator.model.document import ForEach
from generator.model.passage import all_named
from generator.office.letters import examples_of, with_annexes
from generator.office.office import Office
from generator.office.workflow import Work, make, whole_draft
from generator.problems import Problem, RecordsInvalid, Severity, say
from generator.workspace import regex

_SEVERAL = 2
_NAMES = regex(
    r"(?<![.\w])([a-z_]\w*)(?:\.(?:short_name|full_name|name|code|group|called)\b)?", re.ASCII
)
_TAGS = regex(r"\{[{%].*?[%}]\}", re.DOTALL)
_WHETHER = regex(r"\b\w+ is (?:not )?defined\b")
_OF_ALL = frozenset({"figures", "result", "targets", "indicators"})
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


def only_of_all(work: Work, office: Office) -> Iterator[Problem]:
    """A remark where letters to units print what all have done together, and no figure of the unit itself.

    Tables, charts and annexes may be the unit's own and are not judged.
    """
    document = work.document
    shown = document.annexes or document.tables or document.charts
    if document.for_each is not ForEach.UNITS or shown:
        return
    named = list(all_named(document.named_passages, office.library.passages))
    if any(one.head.table or one.head.chart for one in named):
        return
    own = [document.body or "", *document.passages.values()]
    texts = [*own, *(one.text for one in named if one.code not in document.passages)]
    spoken = {name for text in texts for name in _figures_named(text)}
    if not spoken & _OF_ALL or spoken & {*whom_names(work.record.campaign)}:
        return
    told = say("bản gửi từng đơn vị chỉ in số liệu của cả chiến dịch, không có số của đơn vị nhận")
    hint = say(
        "muốn nói kết quả của chính đơn vị thì đặt «{own}» ở một dòng riêng; nếu đúng ý thì để nguyên",
        own="{{ passages.own_figures }}",
    )
    yield Problem("I-SERIES-WHOLE", work.place("body"), told, hint, Severity.INFO)


def _figures_named(text: str) -> Iterator[str]:
    """The first names of what a text takes from the figures, mere names of units apart; not those that it only asks after."""
    for tag in _TAGS.findall(text):
        told = _WHETHER.sub("", tag)
        yield from (one[1] for one in _NAMES.finditer(told) if one[0] == one[1])


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
