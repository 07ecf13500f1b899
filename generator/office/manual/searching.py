"""Where the manual speaks of something: the parts that have all words, diacritics and capitals aside."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from generator.office.manual.manual_text import (
    anchor_of,
    heading_of,
    manual_parts,
    manual_text,
)
from generator.office.manual.topics import ManualTopic, all_topics
from generator.wording import fold
from generator.workspace import regex, unchanging

_MOST = 30
_AROUND = 70
_NO_WORD = regex(r"\W")
_MARKS = regex(r"\]\([^)]*\)|[`*|#\[\]]|-{3,}")


@unchanging(frozen=True)
class ManualHit:
    """A part of a page that has what was asked for, and the words around it."""

    topic: ManualTopic
    heading: str
    anchor: str
    extract: str


def find_in_manual(asked: str, language: str = "vi") -> list[ManualHit]:
    """The parts that have all words, those that have them in their heading first; nothing of nothing."""
    words = fold(asked).split()
    if not words:
        return []
    hits = [(_rank(words, one), one) for one in _all_parts(language)]
    found = sorted((rank, place) for place, (rank, _) in enumerate(hits) if rank)
    return [_hit(words, *hits[place][1]) for _, place in found[:_MOST]]


_Part = tuple[ManualTopic, str, str, str]


def _rank(words: list[str], part: _Part) -> int:
    """1 to 4: together in the heading, in it, together in the text, in it; 0 where one is lacking."""
    _, heading, _, folded = part
    together = f" {' '.join(words)}"
    for rank, text in ((1, f" {fold(heading)}"), (3, folded)):
        if together in text:
            return rank
        if all(f" {word}" in text for word in words):
            return rank + 1
    return 0


def _hit(words: list[str], topic: ManualTopic, heading: str, text: str, folded: str) -> ManualHit:
    found = max(folded.find(f" {' '.join(words)}"), folded.find(f" {words[0]}"))
    start = text.rfind(" ", 0, max(found - _AROUND // 2, 0)) + 1
    end = text.find(" ", start + 2 * _AROUND)
    cut = text[start : end if end > 0 else None]
    return ManualHit(topic, heading, anchor_of(heading), f"{'… ' if start else ''}{cut}")


@cache
def _all_parts(language: str) -> tuple[_Part, ...]:
    return tuple(_parts(language))


def _parts(language: str) -> Iterator[_Part]:
    for topic in all_topics().values():
        for part in manual_parts(manual_text(topic, language)):
            plain = " ".join(_MARKS.sub(" ", part).split())
            yield topic, heading_of(part), plain, f" {_NO_WORD.sub(' ', fold(plain))}"
