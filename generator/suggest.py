"""«có phải «x»?»: the known word that a mistyped one was most likely meant to be.

Shared by everything that refuses a name it does not know. What is refused, and where, is left to
the caller.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cached_property

from generator.problems import Message, say

_FEW = 2_000
_LIKENESS = 0.6


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, capitals and small letters alike; `None` when none is near."""
    folded = {name.casefold(): name for name in known}
    close = get_close_matches(word.casefold(), folded, n=1, cutoff=_LIKENESS)
    return folded[close[0]] if close else None


def did_you_mean(word: str, known: Iterable[str]) -> Message | None:
    """The hint «có phải «x»?», or nothing when no known word is near."""
    found = nearest(word, known)
    return say("có phải «{word}»?", word=found) if found else None


class Vocabulary:
    """Known words that many words are held against: a list of units, the codes of a campaign.

    A large list is searched for words one letter away only, and after `budget` hints no more are
    sought, so that a file of nothing but mistakes is still told in a moment.
    """

    def __init__(self, known: Iterable[str], *, budget: int = 50) -> None:
        self.known = frozenset(known)
        self._left = budget

    def __contains__(self, word: object) -> bool:
        return word in self.known

    def hint(self, word: str) -> Message | None:
        """`did_you_mean`, as long as the budget lasts."""
        if not self._left:
            return None
        self._left -= 1
        if len(self.known) <= _FEW:
            return did_you_mean(word, sorted(self.known))
        found = min(
            (near for near in self._one_letter_away(word) if near in self.known), default=None
        )
        return say("có phải «{word}»?", word=found) if found else None

    @cached_property
    def _letters(self) -> str:
        return "".join(sorted(set().union(*self.known)))

    def _one_letter_away(self, word: str) -> Iterator[str]:
        for place in range(len(word) + 1):
            before, after = word[:place], word[place:]
            yield before + after[1:]
            yield before + after[1:2] + after[:1] + after[2:]
            for letter in self._letters:
                yield before + letter + after
                yield before + letter + after[1:]
