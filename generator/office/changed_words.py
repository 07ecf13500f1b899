"""Where two texts of a document differ, as passages before and after, short enough for one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import reduce
from itertools import islice, zip_longest
from typing import NamedTuple

from generator.problems import Message, say

SHOWN = 3
"""How many passages are told; that there are more is told by «…»."""
_BESIDE = 4
"""Words on each side of what differs."""
_LONGEST = 90
_LIKENESS = 0.5
"""The part of their words that two passages share at least, of which one became the other."""
Texts = Sequence[str]
"""The paragraphs of one file."""


class Passages(NamedTuple):
    """A passage and what it became: one that came anew was nothing before, one that is gone is nothing after.

    It stood, or would have stood, at a place of the text as it was.
    """

    before: str | None
    after: str | None
    text: Texts = ()
    at: int = 0

    @property
    def above(self) -> Texts:
        """What stands above it, the nearest last."""
        return self.text[: self.at]

    @property
    def cut(self) -> tuple[str | None, str | None]:
        """Both, short: what differs with some words beside it."""
        if self.before is None or self.after is None:
            return self.before and _cut(self.before), self.after and _cut(self.after)
        return narrowed(self.before.split(), self.after.split())


def passages_told_of(passages: Iterable[Passages]) -> Message | None:
    """The first of these in one sentence; nothing where there are none.

    >>> str(passages_told_of(changed_passages([["đã ban hành 03 văn bản"]], [["đã ban hành 04 văn bản"]])))
    '“đã ban hành 03 văn bản” → “đã ban hành 04 văn bản”'
    """
    found = [_told(one) for one in islice(passages, SHOWN + 1)]
    if not found:
        return None
    told = reduce(lambda one, other: say("{one}; {other}", one=one, other=other), found[:SHOWN])
    return say("{told} …", told=told) if len(found) > SHOWN else told


def changed_passages(then: Iterable[Texts], now: Iterable[Texts]) -> Iterator[Passages]:
    """All passages that differ, file by file."""
    pairs = zip_longest(then, now, fillvalue=())
    return (one for before, after in pairs for one in _of_file(before, after))


def _of_file(before: Texts, after: Texts) -> Iterator[Passages]:
    for tag, start, end, other, until in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if tag != "equal":
            for one, new in _paired(before[start:end], after[other:until]):
                at = start if one is None else before.index(one, start)
                yield Passages(one, new, before, at)


def _paired(old: Texts, new: Texts) -> Iterator[tuple[str | None, str | None]]:
    """Each passage with the one that it became: in their order where they are as many, else the next one like it."""
    if len(old) == len(new):
        yield from zip(old, new, strict=True)
        return
    at = 0
    for one in old:
        found = next((place for place in range(at, len(new)) if _alike(one, new[place])), None)
        if found is None:
            yield one, None
        else:
            yield from ((None, text) for text in new[at:found])
            yield one, new[found]
            at = found + 1
    yield from ((None, text) for text in new[at:])


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.split(), other.split()).ratio() >= _LIKENESS


def _told(one: Passages) -> Message:
    before, after = one.cut
    if before is None:
        return say("thêm “{text}”", text=after)
    if after is None:
        return say("bỏ “{text}”", text=before)
    return say("“{before}” → “{after}”", before=before, after=after)


def narrowed(old: Sequence[str], new: Sequence[str], *, marked: bool = True) -> tuple[str, str]:
    """What differs in each, with some words beside it; that others stand there is `marked` by «…»."""
    least = min(len(old), len(new))
    lead = next((at for at in range(least) if old[at] != new[at]), least)
    rest = least - lead
    tail = next((at for at in range(rest) if old[-1 - at] != new[-1 - at]), rest)
    before, after = (_around(one, lead, tail, marked=marked) for one in (old, new))
    return before, after


def _around(words: Sequence[str], lead: int, tail: int, *, marked: bool) -> str:
    start, end = max(0, lead - _BESIDE), min(len(words), len(words) - tail + _BESIDE)
    if not marked:
        return " ".join(words[start:end])
    said = _cut(" ".join(words[start:end]))
    return f"{'… ' if start else ''}{said}{' …' if end < len(words) else ''}"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"
