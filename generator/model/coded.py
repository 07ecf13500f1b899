"""Things that have a code, and mappings by code that make their values when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Protocol, TypeVar


class Coded(Protocol):
    """Anything that records name by its code."""

    @property
    def code(self) -> str: ...


Thing = TypeVar("Thing", bound=Coded)
Value = TypeVar("Value")


def by_code(things: Iterable[Thing]) -> dict[str, Thing]:
    """Things by their code; of two with one code the first counts."""
    listed = [*things]
    found = {thing.code: thing for thing in listed}
    if len(found) < len(listed):
        found = {}
        for thing in listed:
            found.setdefault(thing.code, thing)
    return found


def codes_of(things: Iterable[Coded]) -> list[str]:
    """The codes, in the order of the things."""
    return [thing.code for thing in things]


class OfCodes(Mapping[str, Value]):
    """A mapping of codes that are known beforehand; how the value of one is found is left open."""

    def __init__(self, codes: Collection[str]) -> None:
        self._codes = codes

    def __contains__(self, code: object) -> bool:
        return code in self._codes

    def __iter__(self) -> Iterator[str]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)


class Lazily(OfCodes[Value]):
    """Each value made once, as few of many are asked for; `make` gives that of a code."""

    def __init__(self, codes: Iterable[str], make: Callable[[str], Value]) -> None:
        super().__init__(codes if isinstance(codes, Mapping) else dict.fromkeys(codes))
        self._make = make
        self._made: dict[str, Value] = {}

    def __getitem__(self, code: str) -> Value:
        if code not in self._made:
            if code not in self._codes:
                raise KeyError(code)
            self._made[code] = self._make(code)
        return self._made[code]
