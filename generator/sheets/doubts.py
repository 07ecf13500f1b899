"""What is doubtful is asked, and refused where nobody answers; nothing is ever guessed.

Who is asked (a person at a terminal, a web page, nobody) is given by the caller as one function.
What cannot be read at all, or holds more than it may, is refused as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import islice
from typing import Generic, NamedTuple, TypeVar

from generator.problems import GeneratorError, Message, Place, Problem, RecordsInvalid, say
from generator.wording import number
from generator.workspace import unchanging

Value = TypeVar("Value")

ROW_CAP = 150_000
COLUMN_CAP = 200
CELL_CAP = 1_000_000
LETTER_CAP = 20_000_000
SHEET_CAP = 500
MERGE_CAP = 20_000
_SHOWN = 3
ABOVE_CAP = say("{what}: {found}, quá mức {cap}")
SPLIT = say("tách thành nhiều tệp nhỏ")
DAMAGED = (
    "E-XLS-DAMAGED",
    say("tệp hỏng hoặc tải chưa đủ"),
    say("mở bằng Excel rồi lưu lại, hoặc đề nghị đơn vị gửi lại tệp"),
)


class Hits(NamedTuple):
    """What a typed text may mean, by index among the answers; one that is `sure`, or those to choose from."""

    found: tuple[int, ...] = ()
    sure: bool = False


def _no_hits(text: str) -> Hits:
    del text
    return Hits()


@unchanging(frozen=True)
class Question:
    """A doubt at a place, and what may be meant.

    `others` may be meant too, though they are not offered: they are found by what is typed.
    """

    place: Place
    message: Message
    options: tuple[Message, ...]
    others: Sequence[tuple[Message, object]] | None = None
    find: Callable[[str], Hits] = _no_hits
    """Where the answers are that a text means."""
    wanted: Message | None = None
    """What is typed where there is nothing to choose from; then «0» is an answer too."""
    beside: str = ""
    """What stands in its row, and of when it is: the same doubt beside something else is another one."""
    code: str = ""
    hint: Message | None = None
    """The remedy of the doubt."""
    shape: str = ""
    """Of what a table looks like it is asked, where the answer holds for every table that looks the same."""
    values: tuple[str, ...] = ()
    """What the options mean in any such table, whatever stands in its rows."""
    is_proposal: bool = False
    """Whether the one option explains every word that is asked about: such may be accepted together."""
    likely: Message | None = None
    """Why the first option is the likely one; nothing where none is."""

    def answer(self, index: int) -> Message:
        """What was answered by the index of an option, or behind these of another."""
        offered = len(self.options)
        return self.options[index] if index < offered else (self.others or ())[index - offered][0]


Ask = Callable[[Question], int | None]
"""The index of the answer that a person chose; `None` leaves the doubt and so refuses it."""


@unchanging(frozen=True)
class Search(Generic[Value]):
    """All things that may be meant by a doubt, with their labels, and where a text finds them among these.

    Values that are typed are not there before: what is read of a text joins the things.
    """

    things: Sequence[tuple[Message, Value]]
    find: Callable[[str], Hits]
    wanted: Message | None = None
    """What is to be typed, where nothing is there to choose from."""


def typed(
    wanted: Message,
    read: Callable[[str], tuple[Message, Value]],
    offered: Callable[[str], Sequence[str]] | None = None,
) -> Search[Value]:
    """Whatever somebody types: `read` gives what it means, with its label, or raises `GeneratorError`.

    Of a text that means nothing `offered` are others that may be meant.
    """
    things: list[tuple[Message, Value]] = []

    def taken(text: str) -> tuple[int, ...]:
        try:
            things.append(read(text))
        except GeneratorError:
            return ()
        return (len(things) - 1,)

    def find(text: str) -> Hits:
        if found := taken(text):
            return Hits(found, sure=True)
        return Hits(tuple(one for other in (offered or _nothing)(text) for one in taken(other)))

    return Search(things, find, wanted)


def _nothing(text: str) -> Sequence[str]:
    del text
    return ()


def first_few(texts: Iterable[str]) -> str:
    """The first three of what is doubtful, and that there are more."""
    shown = [*islice(texts, _SHOWN + 1)]
    return "; ".join(shown[:_SHOWN]) + (" …" if len(shown) > _SHOWN else "")


def ask_nobody(question: Question) -> None:
    """For runs without a person: every doubt is refused."""


def settle(
    ask: Ask,
    doubt: Problem,
    choices: Sequence[tuple[Message, Value]],
    search: Search[Value] | None = None,
    *,
    shape: str = "",
    is_proposal: bool = False,
    likely: Message | None = None,
) -> Value | Problem:
    """What the doubt turned out to mean, or the doubt itself as a problem; `shape`, `is_proposal` and `likely` as in `Question`."""
    if not choices and search is None:
        return doubt
    question = _question(doubt, [label for label, _ in choices], search)
    if is_proposal or likely:
        question = replace(question, is_proposal=is_proposal, likely=likely)
    if shape:
        values = tuple(str(value) for _, value in choices)
        question = replace(question, shape=shape, values=values)
    chosen = ask(question)
    if chosen is None:
        return doubt
    if search is not None and chosen >= len(choices):
        return search.things[chosen - len(choices)][1]
    return choices[chosen][1]


def _question(doubt: Problem, options: Sequence[Message], search: Search[Value] | None) -> Question:
    if search is None:
        return Question(
            doubt.place, doubt.message, tuple(options), code=doubt.code, hint=doubt.hint
        )

    def find(text: str) -> Hits:
        found, sure = search.find(text)
        return Hits(tuple(len(options) + index for index in found), sure)

    wanted = None if options else search.wanted
    return Question(
        doubt.place,
        doubt.message,
        tuple(options),
        search.things,
        find,
        wanted,
        code=doubt.code,
        hint=doubt.hint,
    )


class SpreadsheetRefused(RecordsInvalid):
    """A spreadsheet that cannot be read at all; `problems` says why and what to do."""


def refuse(
    name: str, code: str, message: Message, hint: Message | None = None, *, part: str = ""
) -> SpreadsheetRefused:
    """One fault of a file as the exception to raise."""
    return SpreadsheetRefused([Problem(code, Place(name, part=part), message, hint)])


def above_cap(
    name: str, what: Message, found: int, cap: int, *, part: str = "", hint: Message = SPLIT
) -> SpreadsheetRefused:
    """The refusal of what has more of something than anybody fills in."""
    said = say(ABOVE_CAP.source, what=what, found=number(found), cap=number(cap))
    return refuse(name, "E-XLS-CAP", said, hint, part=part)


def damaged(name: str, part: str = "") -> SpreadsheetRefused:
    """The refusal of a workbook whose parts do not fit together."""
    return refuse(name, *DAMAGED, part=part)
