"""The text under the pen: its small letters, place for place, and what of it has been read."""

from __future__ import annotations

import re
from collections.abc import Iterator


class Sheet:
    """A text with its small letters (`low`, as long as the text) and the places already read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.low = _lowered(text)
        self._taken = bytearray(len(text))

    def is_free(self, start: int, end: int) -> bool:
        return self._taken.find(1, start, end) < 0

    def take(self, start: int, end: int) -> None:
        self._taken[start:end] = b"\1" * (end - start)

    def matches(
        self, pattern: re.Pattern[str], *, exact_case: bool = False
    ) -> Iterator[re.Match[str]]:
        """What matches in the small letters and was not read yet."""
        found = pattern.finditer(self.text if exact_case else self.low)
        return (match for match in found if self.is_free(*match.span()))

    def before(self, place: int, reach: int = 48) -> str:
        """The small letters in front of a place, as far as they matter."""
        return self.low[max(0, place - reach) : place]

    def after(self, place: int, reach: int = 96) -> str:
        return self.low[place : place + reach]


def _lowered(text: str) -> str:
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
