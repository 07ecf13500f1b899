"""The kinds of document as a text names them: by the title above the subject, by abbreviation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from generator.lint.reading.fold import fold
from generator.standard import Kind, shipped_kinds


@dataclass(frozen=True)
class Titles:
    """All kinds that a title may name, by their folded titles."""

    kinds: Mapping[str, Kind]

    def find(self, folded: str) -> Kind | None:
        """The kind whose title this is, a final colon left aside."""
        return self.kinds.get(folded.rstrip(" :."))

    def abbreviations(self) -> frozenset[str]:
        return frozenset(kind.abbreviation for kind in self.kinds.values() if kind.abbreviation)


def titles_of(kinds: Iterable[Kind]) -> Titles:
    """The titles of kinds; of two that share one, the later holds."""
    return Titles({fold(kind.title or kind.name): kind for kind in kinds})


@cache
def shipped_titles() -> Titles:
    """The titles of the kinds that travel with the program."""
    return titles_of(shipped_kinds())
