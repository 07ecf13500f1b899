"""What is reckoned when it is first asked for, and values of which nothing changes, both made quickly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["once", "unchanging"]

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
        """A frozen dataclass as the type checker sees it, which refuses changes.

        Python writes code for each frozen class, which takes longer than all else while a command starts;
        here classes share theirs.
        """

        def made(kind: type) -> type:
            made = dataclass(kind, **options | {"frozen": False, "eq": False, "repr": False})
            shared = {
                "__repr__": _shown,
                **({"__eq__": _is_equal, "__hash__": _hash} if eq else {}),
            }
            for name, method in shared.items():
                if kind.__dict__.get(name) is None:
                    setattr(made, name, method)
            compared = [one.name for one in fields(made) if one.compare]
            made.__compared__ = attrgetter(*compared or ["__class__"])
            return made

        return made

    def _is_equal(self: Any, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return self.__compared__(self) == self.__compared__(other)

    def _hash(self: Any) -> int:
        return hash(self.__compared__(self))

    @recursive_repr()
    def _shown(self: Any) -> str:
        values = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
        return f"{type(self).__qualname__}({', '.join(values)})"
