"""Names found in a text: units, groups, phases, indicators, whole and as words stand, longest first."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

from generator.wording import as_spelled
from generator.workspace import regex, unchanging

Named = TypeVar("Named", bound=Hashable)
_WORD = regex(r"\w+")


@unchanging(frozen=True, slots=True)
class Mention(Generic[Named]):
    """Who or what is named in a text, from `start` to `end`; several things may share a name."""

    start: int
    end: int
    meant: tuple[Named, ...]


@dataclass
class NameFinder(Generic[Named]):
    """Things by all that they are called, as words in a row; a text is read once, whatever their number."""

    _by_first: dict[str, dict[tuple[str, ...], tuple[Named, ...]]] = field(default_factory=dict)
    _longest: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, called: Iterable[tuple[str, Named]]) -> NameFinder[Named]:
        """From names with what each means; empty ones are passed over."""
        made: NameFinder[Named] = cls()
        for name, meant in called:
            made._add(name, meant)
        return made

    def and_of(self, called: Iterable[tuple[str, Named]]) -> NameFinder[Named]:
        """The same with more names."""
        made = NameFinder({word: {**known} for word, known in self._by_first.items()}, {**self._longest})  # fmt: skip
        for name, meant in called:
            made._add(name, meant)
        return made

    def _add(self, name: str, meant: Named) -> None:
        words = tuple(word for _, _, word in words_of(name))
        if not words:
            return
        known = self._by_first.setdefault(words[0], {})
        if meant not in known.get(words, ()):
            known[words] = (*known.get(words, ()), meant)
        self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    def exactly(self, text: str) -> tuple[Named, ...]:
        """What a text means that says a name and nothing else."""
        words = tuple(word for _, _, word in words_of(text))
        return self._by_first.get(words[0], {}).get(words, ()) if words else ()

    def found(self, text: str) -> list[Mention[Named]]:
        """Every name in a text; of names within each other the longest."""
        words = words_of(text)
        found: list[Mention[Named]] = []
        place = 0
        while place < len(words):
            size, meant = self._longest_at(words, place)
            if meant:
                found.append(Mention(words[place][0], words[place + size - 1][1], meant))
            place += size
        return found

    def _longest_at(
        self, words: list[tuple[int, int, str]], place: int
    ) -> tuple[int, tuple[Named, ...]]:
        first = words[place][2]
        known = self._by_first.get(first)
        if known is None:
            return 1, ()
        for size in range(min(self._longest[first], len(words) - place), 0, -1):
            said = tuple(word for _, _, word in words[place : place + size])
            if said in known:
                return size, known[said]
        return 1, ()


def words_of(text: str) -> list[tuple[int, int, str]]:
    """The words of a text with their places, as they are compared: small, wherever a tone mark is put."""
    return [(one.start(), one.end(), _spelled(one[0])) for one in _WORD.finditer(text)]


_spelled = lru_cache(maxsize=20_000)(as_spelled)
"""Names are made of few words, met again and again."""
