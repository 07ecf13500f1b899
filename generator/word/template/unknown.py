"""What is known by name but has no value: it stands there, is false, and is refused when it is used.

`{% if x %}`, `x is none`, `x or y` and `default` go by it. Whoever prints it, reckons or compares
with it, or gives it to a filter, gets a refusal that names it; which words that has is not decided here.
In a draft nothing is refused: a `Gap` stands where the figure belongs, and is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NoReturn

from generator.problems import GeneratorError, Message, say
from generator.workspace import changing


class FigureRefused(GeneratorError):
    """A figure cannot be told: the message says which and why, `hint` what helps."""

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__(message)
        self.hint = hint


Refusal = Callable[[Any, str, str], FigureRefused]
"""The refusal of a name that an owner has no value for; the last is how the text calls it."""
TellGap = Callable[[GeneratorError, int], str]
"""Takes down what is refused in a draft, and at which line; what is printed in its place."""


TellAt = Callable[[GeneratorError, int, int], str]
"""The same, told the line and the column."""


def plain_refusal(_owner: Any, name: str, path: str) -> FigureRefused:
    """The refusal where nothing is known of the owner."""
    return FigureRefused(say("chưa có số liệu «{name}»", name=path or name))


@changing
class Leniency:
    """How a sandbox takes refusals just now: `tell` is there while a draft is written."""

    tell: TellGap | None = None


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


class Nobody(tuple[Any, ...]):  # noqa: SLOT001 - a tuple takes no slots of its own
    """A list without anything in it that knows how the text calls it."""

    path: str

    @classmethod
    def called(cls, path: str) -> Nobody:
        """The list of this name."""
        made = cls()
        made.path = path
        return made


def named_if_empty(found: Any, path: str) -> Any:
    """A value as the text has it; an empty list with its name."""
    return Nobody.called(path) if path and type(found) is tuple and not found else found


def path_of_empty(rows: Any) -> str:
    """How the text calls an empty list; nothing where it has no name."""
    return rows.path if isinstance(rows, Nobody) else ""


class Gap:
    """What a draft has in the place of a figure: it is false, and told wherever it is used.

    What is reckoned from it is a gap too, `used` already; a comparison with it does not hold.
    """

    __slots__ = ("_line", "_tell", "fault", "used")

    def __init__(
        self,
        fault: Callable[[], GeneratorError],
        tell: TellGap,
        line: Callable[[], int],
        *,
        used: bool = True,
    ) -> None:
        self.fault = fault
        self.used = used
        self._tell = tell
        self._line = line

    def _told(self, *_: object) -> str:
        return self._tell(self.fault(), self._line())

    def __bool__(self) -> bool:
        return False

    def _is_false(self, *_: object) -> bool:
        self._told()
        return False

    def __eq__(self, other: object) -> bool:
        return other is None or (not isinstance(other, str | bool) and self._is_false())

    def _reckoned(self, *_: object) -> Gap:
        return Gap(self.fault, self._tell, self._line)

    def __len__(self) -> int:
        return int(self._is_false())

    def __iter__(self) -> Iterator[Any]:
        self._told()
        return iter(())

    __hash__ = object.__hash__
    __lt__ = __le__ = __gt__ = __ge__ = __contains__ = _is_false
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _reckoned
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = _reckoned
    __neg__ = __pos__ = __abs__ = _reckoned
    __str__ = __format__ = __html__ = _told
