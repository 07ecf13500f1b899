"""What is reckoned when it is first asked for, and values of which nothing changes, both made quickly.

A command uses a tenth of the patterns that its modules hold: `regex` is `re.compile`, put off.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["changing", "once", "regex", "unchanging"]

Value = TypeVar("Value")

if TYPE_CHECKING:
    from dataclasses import dataclass as changing
    from dataclasses import dataclass as unchanging
    from functools import cached_property as once
    from re import compile as regex
else:
    import re

    _LEFT_OUT = object()

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

    class regex:  # noqa: N801
        """A pattern of `re` that is compiled when something is first sought with it."""

        def __init__(self, pattern: str | bytes, flags: int = 0) -> None:
            self.pattern, self._flags = pattern, flags

        def __getattr__(self, name: str) -> Any:
            if name.startswith("__"):
                raise AttributeError(name)
            compiled = re.compile(self.pattern, self._flags)
            vars(self).update((one, getattr(compiled, one)) for one in _OF_PATTERNS)
            return getattr(compiled, name)

        def __reduce__(self) -> tuple[type, tuple[str | bytes, int]]:
            return regex, (self.pattern, self._flags)

    _OF_PATTERNS = [name for name in dir(re.Pattern) if not name.startswith("_")]

    def unchanging(*, eq: bool = True, **options: bool) -> Callable[[type], type]:
        """A frozen dataclass as the type checker sees it, which refuses changes.

        Python writes code for each frozen class, which takes longer than all else while a command starts;
        here classes share theirs, and what makes one is written when the first is made.
        """
        compared = {"__eq__": _is_equal, "__hash__": _hash} if eq else {}
        return lambda kind: _shared(kind, compared, options)

    def changing(kind: type) -> type:
        """A dataclass whose values change; made as quickly, and equal or not by what it holds now."""
        return _shared(kind, {"__eq__": _is_equal, "__hash__": None}, {})

    def _shared(kind: type, compared: dict[str, Any], options: dict[str, bool]) -> type:
        """A dataclass with what all of them share."""
        bare = {"frozen": False, "eq": False, "repr": False, "init": False}
        is_made = options.get("init", True) and "__init__" not in kind.__dict__
        made = dataclass(kind, **options | bare)
        if is_made:
            made.__init__ = _first_of(made)
        for name, method in {"__repr__": _shown, **compared}.items():
            if kind.__dict__.get(name) is None:
                setattr(made, name, method)
        names = [one.name for one in fields(made) if one.compare]
        made.__compared__ = attrgetter(*names or ["__class__"])
        return made

    def _first_of(kind: type) -> Callable[..., None]:
        """Makes the first of a class, and from then on those that follow are made at once."""

        def __init__(self: Any, *given: Any, **named: Any) -> None:  # noqa: N807
            kind.__init__ = _init_of(kind)
            kind.__init__(self, *given, **named)

        return __init__

    def _init_of(kind: type) -> Callable[..., None]:
        """As a dataclass is made: each field given, else its default, else what its factory makes."""
        told: dict[str, Any] = {"_left_out": _LEFT_OUT}
        given: list[str] = ["self"]
        by_name: list[str] = []
        steps: list[str] = []
        for one in fields(kind):
            name, value = one.name, one.name
            default = "" if one.default is MISSING else f"_d_{name}"
            told[f"_d_{name}"] = one.default
            if one.default_factory is not MISSING:
                told[f"_f_{name}"], default = one.default_factory, "_left_out"
                value = (
                    f"_f_{name}() if {name} is _left_out else {name}"
                    if one.init
                    else f"_f_{name}()"
                )
            if one.init:
                asked = f"{name}={default}" if default else name
                (by_name if one.kw_only else given).append(asked)
            elif one.default is not MISSING:
                value = default
            steps.append(f"self.{name} = {value}")
        if hasattr(kind, "__post_init__"):
            steps.append("self.__post_init__()")
        asked = ", ".join([*given, *(["*", *by_name] if by_name else [])])
        lines = "".join(f"\n    {step}" for step in steps or ["pass"])
        exec(f"def __init__({asked}):{lines}", told)  # noqa: S102 - of names of fields alone
        return told["__init__"]

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
