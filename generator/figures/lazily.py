"""What is made when it is first asked for: of many tallies, rows and figures few are printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["Lazily", "once", "unchanging"]

Value = TypeVar("Value")

if TYPE_CHECKING:
    from dataclasses import dataclass as unchanging
    from functools import cached_property as once
else:

    class once:  # noqa: N801
        """`cached_property` without the lock that Python 3.11 takes: reckoned twice a figure is the same."""

        def __init__(self, find: Callable[[Any], Value]) -> None:
            self._find = find
            self.__doc__ = find.__doc__

        def __set_name__(self, _owner: type, name: str) -> None:
            self._name = name

        def __get__(self, owner: Any, _type: type | None = None) -> Any:
            if owner is None:
                return self
            found = owner.__dict__[self._name] = self._find(owner)
            return found

    def unchanging(*, eq: bool = True, **options: bool) -> Callable[[type], type]:
        """Frozen as the type checker sees it, which refuses changes; made in a quarter of the time."""
        return dataclass(eq=eq, unsafe_hash=eq, **options | {"frozen": False})


class Lazily(Mapping[str, Value]):
    """A mapping of known codes; `make` gives the value of one."""

    def __init__(self, codes: Iterable[str], make: Callable[[str], Value]) -> None:
        self._codes = dict.fromkeys(codes)
        self._make = make
        self._made: dict[str, Value] = {}

    def __getitem__(self, code: str) -> Value:
        if code not in self._made:
            if code not in self._codes:
                raise KeyError(code)
            self._made[code] = self._make(code)
        return self._made[code]

    def __contains__(self, code: object) -> bool:
        return code in self._codes

    def __iter__(self) -> Iterator[str]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)
