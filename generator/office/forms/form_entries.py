"""Forms: what must be known, each thing with its question, its option and what is proposed for it.

How they are filled in is `filled_form`; at the terminal questions are put, on a page all of it is seen at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.office.forms.choices import Choice
from generator.problems import Message, Problem, say

Answers = Mapping[str, str]
"""What is known so far, by the key of its entry; of an entry that was left open the empty text."""
_NONE = say("(không có)")


def _nothing_known(_: Answers) -> str | None:
    return None


def _no_choices(_: Answers) -> Sequence[Choice]:
    return ()


def _always(_: Answers) -> bool:
    return True


def _no_doubt(_: str) -> Message | None:
    return None


@dataclass(frozen=True)
class FormEntry:
    """One thing that a form holds: said by its option, proposed from what is known, or asked for.

    `read` raises `GeneratorError` at what no record would take. What is `optional` may stay open; what is
    `asked` often follows from nothing, and then is asked for all the same. `full` is an answer spelled out.
    Of `many` each answer is a line.
    `left_open` tells what no answer means.
    """

    key: str
    label: Message
    explained: Message
    read: Callable[[str], object] = str
    choices: Callable[[Answers], Sequence[Choice]] = _no_choices
    propose: Callable[[Answers], str | None] = _nothing_known
    optional: bool = False
    asked: bool = False
    many: bool = False
    left_open: Message = _NONE
    full: Callable[[str], str] = str
    fits: Callable[[Answers], bool] = _always
    doubt: Callable[[str], Message | None] = _no_doubt
    """What is asked of an answer that a record would take."""
    named: str = ""
    """What it is called on the command line, where that is no option of its key."""

    @property
    def option(self) -> str:
        """What says it on the command line."""
        return self.named or f"--{self.key.replace('_', '-')}"


def _nothing_wrong(_: Answers) -> Sequence[Problem]:
    return ()


@dataclass(frozen=True)
class Questionnaire:
    """What must be known, in the order in which it is asked, and what may be wrong with it as a whole."""

    title: Message
    entries: tuple[FormEntry, ...]
    check: Callable[[Answers], Sequence[Problem]] = _nothing_wrong
