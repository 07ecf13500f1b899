"""How a figure is written in a message of the rules: `1.775`, `52,249…%`, `trên 2.000`."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.fields import Number
from generator.model.results import Precision
from generator.problems import Message, say
from generator.wording import hedged, join_names, number, working

_NAMES_SHOWN = 3


def shown(value: Number, precision: Precision = Precision.EXACT) -> str:
    """A count with its dots or a rate with its sign, and the word for its precision."""
    text = number(value) if isinstance(value, int) else f"{working(value * 100)}%"
    return hedged(precision, text)


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
