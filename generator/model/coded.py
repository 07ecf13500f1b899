"""Things that have a code."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar


class Coded(Protocol):
    """Anything that records name by its code."""

    @property
    def code(self) -> str: ...


Thing = TypeVar("Thing", bound=Coded)


def by_code(things: Iterable[Thing]) -> dict[str, Thing]:
    """Things by their code; of two with one code the first counts."""
    found: dict[str, Thing] = {}
    for thing in things:
        found.setdefault(thing.code, thing)
    return found


def codes_of(things: Iterable[Coded]) -> list[str]:
    """The codes, in the order of the things."""
    return [thing.code for thing in things]
