"""A fault between records, as the rules see it, and how figures are written in it.

Rules know the way into the record, not the file; the loader of records turns the way into file, line
and column, and showing it is left to others.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from generator.model.fields import DecimalCount, Number
from generator.model.results import Precision
from generator.problems import Message, Place, Problem, Severity, say
from generator.wording import hedged, join_names, number, working
from generator.workspace import unchanging

Path = tuple[str | int, ...]
Thing = TypeVar("Thing")

_SEVERITIES = {"E": Severity.ERROR, "W": Severity.WARNING, "I": Severity.INFO}
_NAMES_SHOWN = 3


@unchanging(frozen=True)
class Flaw:
    """One fault: a stable `code`, the way to the value, what is wrong and what to do about it.

    `path` leads from the campaign to the value: `("units", 3, "bases", "members")`. It may end in a
    field that the file leaves out; then the block around it is meant.
    """

    code: str
    path: Path
    message: Message
    hint: Message | None = None

    @property
    def severity(self) -> Severity:
        """The code's first letter tells: `E-` stops a run, `W-` asks, `I-` only informs."""
        return _SEVERITIES[self.code[0]]

    def at(self, place: Place) -> Problem:
        """The fault as a problem, at the place in a file that its way leads to."""
        return Problem(self.code, place, self.message, self.hint, self.severity)

    @property
    def identity(self) -> tuple[object, ...]:
        """What tells whether the same was said before of a campaign that has changed since."""
        return self.code, self.path, str(self.message)


def placed(things: Iterable[Thing], *at: str | int) -> Iterator[tuple[Thing, Path]]:
    """Each thing of a list with the way to it; `at` is the way to the list."""
    for place, thing in enumerate(things):
        yield thing, (*at, place)


def repeated(keyed: Iterable[tuple[Hashable, Thing]]) -> Iterator[tuple[Thing, Thing]]:
    """Each thing whose key was there before, with the first that had it."""
    first: dict[Hashable, Thing] = {}
    for key, thing in keyed:
        earlier = first.setdefault(key, thing)
        if earlier is not thing:
            yield thing, earlier


def shown(value: Number, precision: Precision = Precision.EXACT) -> str:
    """A count with its dots and decimals or a rate with its sign, and the word for its precision."""
    return hedged(precision, _written(value))


def _written(value: Number) -> str:
    if isinstance(value, int):
        return number(int(value))
    return working(value) if isinstance(value, DecimalCount) else f"{working(value * 100)}%"


def shown_gap(one: Number, other: Number) -> str:
    """How far two figures are apart."""
    return shown(one - other if one > other else other - one)


def first_names(names: Sequence[str]) -> Message:
    """The first few of a list and how many there are besides."""
    listed = join_names(names[:_NAMES_SHOWN])
    if len(names) <= _NAMES_SHOWN:
        return Message("{names}", {"names": listed})
    return say(
        "{names}… (còn {count} nữa)",
        names=", ".join(names[:_NAMES_SHOWN]),
        count=number(len(names) - _NAMES_SHOWN),
    )
