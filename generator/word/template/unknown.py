"""What is known by name but has no value: it stands there, is false, and is refused when it is used.

`{% if x %}`, `x is none`, `x or y` and `default` go by it. Whoever prints it, reckons or compares
with it, or gives it to a filter, gets a refusal that names it; which words that has is not decided here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

from generator.problems import GeneratorError, Message, say


class FigureRefused(GeneratorError):
    """A figure cannot be told: the message says which and why, `hint` what helps."""

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__(message)
        self.hint = hint


Refusal = Callable[[Any, str, str], FigureRefused]
"""The refusal of a name that an owner has no value for; the last is how the text calls it."""


def plain_refusal(_owner: Any, name: str, path: str) -> FigureRefused:
    """The refusal where nothing is known of the owner."""
    return FigureRefused(say("chưa có số liệu «{name}»", name=path or name))


class Unknown:
    """A name of an owner without a value, until it is used."""

    __slots__ = ("_refusal", "name", "owner", "path")

    def __init__(self, owner: Any, name: str, path: str, refusal: Refusal) -> None:
        self.owner = owner
        self.name = name
        self.path = path
        self._refusal = refusal

    def refused(self) -> FigureRefused:
        """Why it cannot be used."""
        return self._refusal(self.owner, self.name, self.path)

    def _refuse(self, *_: object) -> NoReturn:
        raise self.refused()

    def __bool__(self) -> bool:
        return False

    def __eq__(self, other: object) -> bool:
        """It is nothing, and no text; whether it is some number nobody knows."""
        return other is None or (not isinstance(other, str | bool) and self._refuse())

    __hash__ = object.__hash__
    __lt__ = __le__ = __gt__ = __ge__ = _refuse
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _refuse
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = _refuse
    __neg__ = __pos__ = __abs__ = __int__ = __float__ = __index__ = _refuse
    __str__ = __format__ = __html__ = __len__ = __iter__ = __contains__ = _refuse
