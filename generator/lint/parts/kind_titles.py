"""The kinds of document as a text names them: by the title above the subject, by abbreviation."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from generator.lint.reading.fold import fold
from generator.standard import Kind, shipped_kinds


@cache
def _by_title() -> Mapping[str, Kind]:
    """The kinds that travel with the program; of two that share a title, the later holds."""
    return {fold(kind.title or kind.name): kind for kind in shipped_kinds()}


def find_kind(folded: str) -> Kind | None:
    """The kind whose title this is, a final colon left aside."""
    return _by_title().get(folded.rstrip(" :."))


@cache
def abbreviations() -> frozenset[str]:
    """The short forms of kinds that a symbol may begin with."""
    return frozenset(kind.abbreviation for kind in shipped_kinds() if kind.abbreviation)
