"""What is doubtful is asked, and refused where nobody answers; nothing is ever guessed.

Who is asked (a person at a terminal, a web page, nobody) is given by the caller as one function.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.problems import Message, Place, Problem

Value = TypeVar("Value")


@dataclass(frozen=True)
class Question:
    """A doubt at a place, and what may be meant."""

    place: Place
    message: Message
    options: tuple[Message, ...]


Ask = Callable[[Question], int | None]
"""The index of the option that a person chose; `None` leaves the doubt and so refuses it."""


def ask_nobody(question: Question) -> None:
    """For runs without a person: every doubt is refused."""


def settle(ask: Ask, doubt: Problem, choices: Sequence[tuple[Message, Value]]) -> Value | Problem:
    """What the doubt turned out to mean, or the doubt itself as a problem."""
    if not choices:
        return doubt
    options = tuple(label for label, _ in choices)
    chosen = ask(Question(doubt.place, doubt.message, options))
    return doubt if chosen is None else choices[chosen][1]
