"""The text under the pen: its small letters, place for place, and what of it has been read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.workspace import regex

UPPER = "A-Z" + "".join(
    letter for letter in map(chr, [*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)]) if letter.isupper()
)
_DIGITS = regex(r"[0-9]+")
_SENTENCE_END = regex(r"[.!?…](?=\s|$|[”\"»])|\n")
_WORD = regex(r"[a-z]{2,}")
_SAMPLE, _FEW = 400, 3
_AROUND = " \t\n\u00a0+-−–()%*"
_REACH = 700


class Paper:
    """A text, its small letters (`low`, as long as the text), the places already read and masked.

    `bare` is the text without signs and brackets around it, in a cell often a number alone; `is_foreign`
    says that the words are of another language, where commas part the thousands; `broken` are figures
    that cannot be read.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.low = _lowered(text)
        self.bare = text.strip(_AROUND)
        self.is_foreign = len(_WORD.findall(self.low, 0, _SAMPLE)) >= _FEW and self.low.isascii()
        self.broken: list[tuple[int, int]] = []
        self._taken = bytearray(len(text))
        self._masked: list[tuple[int, int]] = []

    def is_free(self, start: int, end: int) -> bool:
        return self._taken.find(1, start, end) < 0

    def take(self, start: int, end: int) -> None:
        self._taken[start:end] = b"\1" * (end - start)

    def mask(self, start: int, end: int) -> None:
        self.take(start, end)
        self._masked.append((start, end))

    @property
    def masked(self) -> tuple[tuple[int, int], ...]:
        """All stretches that were masked, and digits that nobody could read."""
        unread = (match.span() for match in self.matches(_DIGITS))
        return tuple(sorted([*self._masked, *unread]))

    def matches(self, pattern: re.Pattern[str], *, cased: bool = False) -> Iterator[re.Match[str]]:
        """What matches in the small letters, or as it is written, and has not been read yet."""
        found = pattern.finditer(self.text if cased else self.low)
        return (match for match in found if self.is_free(*match.span()))

    def before(self, place: int, reach: int = 40) -> str:
        """The small letters in front of a place, as far as they matter."""
        return self.low[max(0, place - reach) : place]

    def sentence_end(self, place: int) -> int:
        """Where the sentence ends that goes on at a place, or the text as far as one reads on."""
        last = min(len(self.low), place + _REACH)
        end = _SENTENCE_END.search(self.low, place, last)
        return end.start() if end else last


def _lowered(text: str) -> str:
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
