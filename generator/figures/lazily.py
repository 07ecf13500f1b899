"""Values by code, each made when it is first asked for: of many tallies and rows few are printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

Value = TypeVar("Value")


class Lazily(Mapping[str, Value]):
    """A mapping of known codes; `make` gives the value of one."""

    def __init__(self, codes: Iterable[str], make: Callable[[str], Value]) -> None:
        self._codes = tuple(codes)
        self._make = make
        self._made: dict[str, Value] = {}

    def __getitem__(self, code: str) -> Value:
        if code not in self._codes:
            raise KeyError(code)
        if code not in self._made:
            self._made[code] = self._make(code)
        return self._made[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)
