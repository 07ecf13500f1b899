"""Lines told one below the other, of which a long run of one kind is shown in part and opened to be read whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from generator.problems import Message
from generator.workspace import unchanging

_SHOWN = 60


@unchanging(frozen=True)
class FoldedLines:
    """Lines that are seen, and those of the same kind that follow when they are opened."""

    shown: tuple[Message, ...]
    more: tuple[Message, ...] = ()


def folded(lines: Iterable[Message]) -> Iterator[FoldedLines]:
    """Runs of one sentence (and of one label in it), each with its first lines; what is left over is never lost."""
    for _, run in groupby(lines, lambda one: (one.source, str(one.values.get("label", "")))):
        told = tuple(run)
        yield FoldedLines(told[:_SHOWN], told[_SHOWN:])
