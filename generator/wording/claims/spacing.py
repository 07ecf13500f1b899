"""Blanks in a row and signs without width, as typing and PDF files leave them: read as if they were not there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from generator.wording.claims.claim import Cited, ClaimedNumber, Claims, Joined, Stretch
from generator.workspace import regex

_LEFT_OUT = regex(r"(?<=[ \u00a0])[ \u00a0]+|[\u00ad\u200b-\u200d\u2060\ufeff]+")
Found = TypeVar("Found", ClaimedNumber, Joined, Stretch, Cited)


def read_through(text: str, read: Callable[[str], Claims]) -> Claims:
    """What `read` finds in the text with single blanks, at the places that it has in the text."""
    left_out = {place for match in _LEFT_OUT.finditer(text) for place in range(*match.span())}
    if not left_out:
        return read(text)
    places = [place for place in range(len(text)) if place not in left_out]
    return _moved(text, read("".join(text[place] for place in places)), places)


def _moved(text: str, found: Claims, places: list[int]) -> Claims:
    def span(start: int, end: int) -> tuple[int, int]:
        return places[start], places[end - 1] + 1

    def moved(one: Found) -> Found:
        start, end = span(one.start, one.end)
        return replace(one, start=start, end=end)

    return Claims(
        text,
        tuple(moved(one) for one in found.numbers),
        tuple(
            replace(moved(one), claims=tuple(moved(claim) for claim in one.claims))
            for one in found.joined
        ),
        tuple(
            replace(moved(one), ends=(moved(one.ends[0]), moved(one.ends[1])) if one.ends else None)
            for one in found.times
        ),
        tuple(moved(one) for one in found.cited),
        tuple(span(*one) for one in found.masked),
        tuple(span(*one) for one in found.broken),
    )
