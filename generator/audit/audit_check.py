"""What a check is: a code, a weight, and a function over a manuscript."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator

from generator.audit.manuscript import Manuscript, TextPassage
from generator.audit.sentences import Stretched
from generator.problems import Message, Severity
from generator.workspace import unchanging


@unchanging(frozen=True, slots=True)
class FigureDoubt:
    """What a check found in a passage or cell, from `start` to `end` of its text.

    `working` shows the sum that was done («1.539 : 600 = 256,5%»); `decides` says that it turns the
    conclusion (met, not met; a rank; a sum carried upward): these are shown first. `others` are the
    passages that it was held against, with their stretches. `lighter` is its weight where that is less
    than its check's: figures that belong together in all likelihood, not for certain. `source` is the file
    and line of the record that it was held against, for who works with these files.
    """

    passage: TextPassage
    start: int
    end: int
    message: Message
    working: str = ""
    hint: Message | None = None
    decides: bool = False
    others: tuple[tuple[TextPassage, int, int], ...] = ()
    lighter: Severity | None = None
    source: str = ""


@unchanging(frozen=True, slots=True)
class Held:
    """A figure that a check could hold against something, whether it was right or not."""

    passage: TextPassage
    start: int
    end: int


Seen = FigureDoubt | Held


def places_of(
    passage: TextPassage, figures: Iterable[Stretched]
) -> tuple[tuple[TextPassage, int, int], ...]:
    """Where figures of a passage stand, as a doubt tells its `others`."""
    return tuple((passage, one.start, one.end) for one in figures)


def all_held(passage: TextPassage, figures: Iterable[Stretched]) -> Iterator[Held]:
    """Several figures of a passage that a check could hold against something."""
    return (Held(*place) for place in places_of(passage, figures))


@unchanging(frozen=True, slots=True)
class Check:
    """A check with its code, its weight and its manual (the docstring of its function)."""

    code: str
    severity: Severity
    run: Callable[[Manuscript], Iterator[Seen]]
    manual: str

    def weight_of(self, doubt: FigureDoubt) -> Severity:
        return doubt.lighter or self.severity

    def code_of(self, doubt: FigureDoubt) -> str:
        """Its code with the letter of the weight that the doubt has: `W-AUDIT-PERCENT`."""
        return self.weight_of(doubt).name[0] + self.code[1:]


def check(
    code: str, severity: Severity
) -> Callable[[Callable[[Manuscript], Iterator[Seen]]], Check]:
    """A decorator that makes a function a check; its docstring is the manual, in Vietnamese."""

    def made(run: Callable[[Manuscript], Iterator[Seen]]) -> Check:
        return Check(code, severity, run, inspect.cleandoc(run.__doc__ or ""))

    return made
