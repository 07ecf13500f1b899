"""Forms: what must be known, each thing with its question, its option and what is proposed for it.

How they are filled in is `filled_form`; at the terminal questions are put, on a page all of it is seen at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from generator.office.forms.choices import Choice
from generator.problems import Message, Place, Problem, say
from generator.workspace import regex, unchanging

Answers = Mapping[str, str]
"""What is known so far, by the key of its entry; of an entry that was left open the empty text."""
_NONE = say("(không có)")
_INDEX = regex(r"\[\d+\]")
_YEAR = regex(r"(?<![0-9])2[0-9]{3}(?![0-9])")


def _nothing_known(_: Answers) -> str | None:
    return None


def _no_choices(_: Answers) -> Sequence[Choice]:
    return ()


def _always(_: Answers) -> bool:
    return True


def _no_doubt(_: str) -> Message | None:
    return None


def year_told(typed: str, full: str) -> Message | None:
    """That days typed without a year, or with half of one, were taken for those of the campaign; nothing of others."""
    if len(_YEAR.findall(full)) == len(_YEAR.findall(typed)):
        return None
    return say("«{text}» là {full}: năm theo thời gian của chiến dịch", text=typed, full=full)


@unchanging(frozen=True)
class FormEntry:
    """One thing that a form holds: said by its option, proposed from what is known, or asked for.

    `read` raises `GeneratorError` at what no record would take. What is `optional` may stay open; what is
    `asked` often follows from nothing, and then is asked for all the same. `full` is an answer spelled out, `full_beside`
    what it is beside all else that is known.
    Of `many` each answer is a line.
    `left_open` tells what no answer means, `shown` what is read for each line that the record holds.
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
    left_open: Message | Callable[[Answers], Message] = _NONE
    full: Callable[[str], str] = str
    full_beside: Callable[[str, Answers], str] | None = None
    shown: Callable[[str], str] = str
    fits: Callable[[Answers], bool] = _always
    doubt: Callable[[str], Message | None] = _no_doubt
    """What is asked of an answer that a record would take."""
    named: str = ""
    """What it is called on the command line, where that is no option of its key."""
    writes: str = ""
    """The way to it in the record, without places in lists, where that is not its key: `indicators.decimals`."""

    def told_open(self, known: Answers) -> Message:
        """What no answer means, with what else is known."""
        return self.left_open if isinstance(self.left_open, Message) else self.left_open(known)

    def spelled_out(self, text: str, known: Answers) -> str:
        """An answer spelled out, beside what else is known. Raises `GeneratorError` where that must be asked about."""
        return self.full(text) if self.full_beside is None else self.full_beside(text, known)

    @property
    def option(self) -> str:
        """What says it on the command line."""
        return self.named or f"--{self.key.replace('_', '-')}"

    @property
    def way(self) -> str:
        """The way to it in the record, without places in lists."""
        return self.writes or self.key


def _nothing_wrong(_: Answers) -> Sequence[Problem]:
    return ()


@unchanging(frozen=True)
class Questionnaire:
    """What must be known, in the order in which it is asked, and what may be wrong with it as a whole."""

    title: Message
    entries: tuple[FormEntry, ...]
    check: Callable[[Answers], Sequence[Problem]] = _nothing_wrong

    def wrong(self, known: Answers) -> list[Problem]:
        """What is wrong as a whole: of a record that is not there yet at the entry that would write it."""
        return [self._at_entry(one) for one in self.check(known)]

    def _at_entry(self, problem: Problem) -> Problem:
        way = _INDEX.sub("", problem.place.path) + "."
        writing = [one for one in self.entries if way.startswith(f"{one.way}.")]
        if not writing:
            return problem
        nearest = max(writing, key=lambda one: len(one.way))
        return replace(problem, place=Place("", part=nearest.option))
