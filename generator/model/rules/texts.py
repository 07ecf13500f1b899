"""What is typed in a document, as against what the records fill in: figures, and the campaign's name.

A figure typed by hand stays as it is when the records change. The name is spelled in one way: the
sources of a single campaign spelled it in five, «01 triệu» and «1 triệu», a comma or a dash,
«Covid-19» and «Covid – 19»; a quoted name that is nearly it is most likely meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from generator.model.document import Document
from generator.model.rules.flaw import Flaw, Path, first_names, placed
from generator.model.rules.known import Known
from generator.problems import say
from generator.wording import fold

FILLED = "\ufffc"
_OPENING = re.compile(r"\{[{%#]")
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_FIGURE = re.compile(r"(?<![\w.,/])(?:\d{1,3}(?:\.\d{3})+(?!\d|/\D|\.\d)|\d{1,9}(?:,\d{1,9})?\s?%)")
_QUOTED = re.compile(r"“([^“”]{1,500})”|\"([^\"]{1,500})\"")
_MARKS = " ,.;:“”\"'"
_LIKENESS = 0.85
_FEWEST_WORDS = 3


def literal(text: str) -> str:
    """The text with every Jinja expression, statement and comment replaced by one mark."""
    kept: list[str] = []
    place = 0
    while opening := _OPENING.search(text, place):
        end = text.find(_CLOSING[opening[0]], opening.end())
        if end < 0:
            break
        kept += text[place : opening.start()], FILLED
        place = end + 2
    return "".join([*kept, text[place:]])


def check_names(known: Known) -> Iterator[Flaw]:
    """Quoted names that are almost the campaign's full or short name."""
    names = [_bare(known.campaign.name), _bare(known.campaign.short_name)]
    for document, at in known.documents:
        for text, path in _texts(document, at):
            yield from _near_misses(text, names, path)


def check_figures(known: Known) -> Iterator[Flaw]:
    """Counts with thousands dots and percentages outside `{{ }}`."""
    for document, at in known.documents:
        for text, path in _bodies(document, at):
            if typed := list(dict.fromkeys(_FIGURE.findall(literal(text)))):
                fact = say(
                    "số liệu gõ tay trong thân văn bản: {figures}", figures=first_names(typed)
                )
                remedy = say(
                    "lấy số từ hồ sơ, ví dụ {example}, hoặc ghi vào facts",
                    example="{{ figures.count }}",
                )
                yield Flaw("I-FIGURE-TYPED", path, fact, remedy)


def _bodies(document: Document, at: Path) -> Iterator[tuple[str, Path]]:
    """The prose of a document and of its annexes."""
    yield document.body, (*at, "body")
    for place, annex in enumerate(document.annexes):
        if annex.body:
            yield annex.body, (*at, "annexes", place, "body")


def _texts(document: Document, at: Path) -> Iterator[tuple[str, Path]]:
    """Everything in a document that may name the campaign."""
    yield document.subject, (*at, "subject")
    yield from _bodies(document, at)
    for name in ("addressees", "legal_bases", "recipients"):
        yield from placed(getattr(document, name), *at, name)
    for place, annex in enumerate(document.annexes):
        yield annex.title, (*at, "annexes", place, "title")
        if annex.attached_to:
            yield annex.attached_to, (*at, "annexes", place, "attached_to")
    for code, text in document.fields.items():
        yield text, (*at, "fields", code)


def _near_misses(text: str, names: list[str], path: Path) -> Iterator[Flaw]:
    quotations = [match[1] or match[2] for match in _QUOTED.finditer(literal(text))]
    for quoted in dict.fromkeys(quotations):
        if _bare(quoted) in names:
            continue
        meant = next((name for name in names if _is_near(_words(quoted), _words(name))), None)
        if meant:
            fact = say("tên «{quoted}» khác tên chính thức «{name}»", quoted=quoted, name=meant)
            remedy = say("viết {name}", name="{{ campaign.name }}")
            yield Flaw("W-NAME", path, fact, remedy)


def _bare(name: str) -> str:
    """A name without its quotation marks, or the quoted part where only a part is quoted."""
    quoted = _QUOTED.search(name)
    inner = (quoted[1] or quoted[2]) if quoted else name
    return " ".join(inner.split()).strip(_MARKS)


def _words(name: str) -> list[str]:
    """The words for comparing: without marks, capitals, punctuation and leading zeros."""
    return [word.lstrip("0") or "0" for word in re.findall(r"\w+", fold(_bare(name)))]


def _is_near(quoted: list[str], name: list[str]) -> bool:
    if quoted == name:
        return True
    if min(len(quoted), len(name)) <= _FEWEST_WORDS:
        return False
    return SequenceMatcher(None, quoted, name, autojunk=False).ratio() >= _LIKENESS
