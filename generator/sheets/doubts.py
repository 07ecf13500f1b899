"""What is doubtful is asked, and refused where nobody answers; nothing is ever guessed.

Who is asked (a person at a terminal, a web page, nobody) is given by the caller as one function.
What cannot be read at all, or holds more than it may, is refused as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.problems import Message, Place, Problem, RecordsInvalid, say
from generator.wording import number

Value = TypeVar("Value")

ROW_CAP = 150_000
COLUMN_CAP = 200
CELL_CAP = 1_000_000
LETTER_CAP = 20_000_000
SHEET_CAP = 500
MERGE_CAP = 20_000
ABOVE_CAP = say("{what}: {found}, quá mức {cap}")
SPLIT = say("tách thành nhiều tệp nhỏ")
DAMAGED = (
    "E-XLS-DAMAGED",
    say("tệp hỏng hoặc tải chưa đủ"),
    say("mở bằng Excel rồi lưu lại, hoặc đề nghị đơn vị gửi lại tệp"),
)


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
