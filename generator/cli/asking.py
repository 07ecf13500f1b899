"""Whatever is put to the person at the terminal; without a person, or with no answer, doubts stand."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any, Protocol, TypeVar

import click

from generator.cli.console import Console, is_watched
from generator.problems import Exit, GeneratorError, Message, Misused, say, with_hint
from generator.sheets import Ask, Question, ask_nobody, explained, without_answer
from generator.workspace import composed

Offered = TypeVar("Offered")
_AGREED = {"c", "có", "co", "y", "yes"}
_REFUSED = {"k", "không", "khong", "n", "no"}


class Person(Protocol):
    """Who answers."""

    def is_there(self) -> bool:
        """Whether somebody can read questions and answer them."""

    def answer(self, prompt: str) -> str:
        """What is typed. Raises `EOFError` when nothing more will come, `KeyboardInterrupt` on Ctrl-C."""


class Terminal:
    """The person at the terminal."""

    def is_there(self) -> bool:
        return sys.stdin.isatty() and is_watched(sys.stderr)

    def answer(self, prompt: str) -> str:
        try:
            typed: str = click.prompt(
                prompt, default="", show_default=False, prompt_suffix="", err=True
            )
        except click.Abort as stopped:
            raise (stopped.__context__ or stopped) from None
        return typed


TERMINAL: Person = Terminal()


EXPLAIN = "?"
BACK = frozenset({"<", "quay lại", "quay lai"})
"""What is typed to be asked the question before once more."""


ALL = frozenset({"*", "tất cả", "tat ca", "all"})
"""What is typed to take this proposal and all others that stand alone."""


class TurnedBack(Exception):
    """The question before is to be asked again."""


class Stopped(GeneratorError):
    """Ctrl-C at a question."""

    exit_code = Exit.STOPPED


def has_person() -> bool:
    """Whether somebody can read questions and answer them."""
    return TERMINAL.is_there()


def answered(prompt: str) -> str:
    """One line from the person, in NFC. Raises `Misused` where nothing more comes, `Stopped`."""
    try:
        return composed(TERMINAL.answer(prompt)).strip()
    except EOFError:
        click.echo(err=True)
        said = say("hết câu trả lời (Ctrl-D, Ctrl-Z) khi đang hỏi; không ghi gì thêm")
        raise Misused(with_hint(said, _AGAIN)) from None
    except KeyboardInterrupt:
        click.echo(err=True)
        raise Stopped(say("đã dừng, không ghi gì thêm")) from None


_AGAIN = say("chạy lại và trả lời, hoặc nêu đủ bằng tùy chọn")


def by_number(answer: str, offered: Sequence[Offered]) -> Offered | None:
    """What stands at a number, counted from 1; nothing where an answer is no such number."""
    is_one = answer.isdecimal() and 0 < int(answer) <= len(offered)
    return offered[int(answer) - 1] if is_one else None


def asker(console: Console, *, wanted: bool) -> Ask:
    """Whom to ask: the person at the terminal, or nobody."""
    if not wanted or not has_person():
        return ask_nobody

    return _Asker(console)


class _Asker:
    """Asks the person; once it is said so, takes what alone is proposed, each told and each unit once."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._accepts = False
        self._taken: set[str] = set()

    def __call__(self, question: Question) -> int | None:
        proposed = str(question.options[0]) if question.is_proposal else ""
        if self._accepts and proposed and proposed not in self._taken:
            self._taken.add(proposed)
            told = say("{place}: {question}; nhận đề nghị: {answer}", place=question.place, question=question.message, answer=question.options[0])  # fmt: skip
            self._console.say(told)
            return 0
        _show(self._console, question)
        try:
            chosen = _chosen(self._console, question)
        except _AllAccepted:
            self._accepts, chosen = True, 0
        except TurnedBack:
            self._accepts = False
            raise
        if chosen is not None:
            self._taken.add(str(question.answer(chosen)))
        return chosen


class _AllAccepted(Exception):
    """What is proposed here is taken, and wherever one unit alone is."""


def _chosen(console: Console, question: Question) -> int | None:
    """The answer: an option by its number, or what else may be meant by what it is called."""
    offered: tuple[int, ...] = tuple(range(len(question.options)))
    prompt = question.wanted or _prompt_of(question)
    while answer := answered(f"{prompt.text(console.translate)}: "):
        if answer == "0" and question.wanted is None:
            break
        _stop_at(answer, question)
        if answer == EXPLAIN:
            _explain(console, question)
            continue
        if (index := by_number(answer, offered)) is not None:
            return index
        hits = question.find(answer)
        if hits.sure:
            console.say(say("hiểu là {meant}", meant=question.answer(hits.found[0])))
            return hits.found[0]
        if hits.found:
            offered = hits.found
            _list(console, [question.answer(index) for index in offered])
        elif question.wanted or question.code in _OF_DAYS:
            console.say(say("không đọc được «{text}»", text=answer))
        elif question.others is not None:
            console.say(say("không thấy «{text}»; gõ mã, tên hoặc một phần tên", text=answer))
        else:
            console.say(say("Gõ một số từ 1 đến {last}.", last=len(offered)))
    return None


def _prompt_of(question: Question) -> Message:
    """What may be typed where there is something to choose from."""
    if question.code in _OF_DAYS and question.others is not None:
        return _TYPE_DAY
    return _TYPE_NUMBER if question.others is None else _TYPE_ANY


def _stop_at(answer: str, question: Question) -> None:
    """Raises `TurnedBack`, or `_AllAccepted`, for an answer that is none to this question alone."""
    if answer.casefold() in BACK:
        raise TurnedBack
    if question.is_proposal and answer.casefold() in ALL:
        raise _AllAccepted


_OF_DAYS = frozenset({"E-XLS-AS-OF", "E-IMPORT-AHEAD"})
"""Questions to which a day may be typed."""
_TYPE_DAY = say("Gõ số thứ tự, hoặc ngày khác, ví dụ 25/4/2022; nhấn Enter để dừng")
_TYPE_NUMBER = say("Gõ số thứ tự của cách trả lời, hoặc nhấn Enter để bỏ qua")
_TYPE_ANY = say("Gõ số thứ tự, hoặc mã, tên, một phần tên đơn vị; nhấn Enter để bỏ qua dòng này")


def _show(console: Console, question: Question) -> None:
    where = f"{question.place}: " if str(question.place) else ""
    path = f"{question.place.path}: " if question.place.path else ""
    click.echo(f"\n{where}{path}{question.message.text(console.translate)}", err=True)
    if question.beside:
        click.echo(f"  ({question.beside})", err=True)
    _list(console, question.options)
    left = say("Enter: {left}. Gõ «?» để xem giải thích, «<» để quay lại câu trước.", left=without_answer(question))  # fmt: skip
    click.echo(f"  {left.text(console.translate)}", err=True)
    if question.is_proposal:
        more = say("Gõ «*» để nhận đề nghị này và mọi đề nghị chỉ có một đơn vị sau đây.")
        click.echo(f"  {more.text(console.translate)}", err=True)


def _explain(console: Console, question: Question) -> None:
    for line in explained(question):
        click.echo(f"  {line.text(console.translate)}", err=True)


def _list(console: Console, options: Sequence[Message]) -> None:
    for place, option in enumerate(options, start=1):
        click.echo(f"  {place}. {option.text(console.translate)}", err=True)


def confirmed(console: Console, question: Message, *, in_doubt: bool = False) -> bool:
    """Whether a person agrees; nobody to ask counts as yes. Enter alone agrees, `in_doubt` it does not."""
    if not has_person():
        return True
    choice = (say("[c/K]") if in_doubt else say("[C/k]")).text(console.translate)
    asked = f"{question.text(console.translate)} {choice}: "
    while True:
        answer = answered(asked).casefold() or ("k" if in_doubt else "c")
        if answer in _AGREED or answer in _REFUSED:
            return answer in _AGREED
        if answer == EXPLAIN:
            console.say(
                say(
                    "«c»: làm như vừa nêu ở trên; «k» hoặc Ctrl-C: không ghi gì; Enter: chữ viết hoa trong ngoặc."
                )
            )
            continue
        console.say(say("Gõ «c» (có) hoặc «k» (không)."))


def agreed(
    console: Console, question: Message, asked: Mapping[str, Any], *, in_doubt: bool = False
) -> bool:
    """Whether to go on: `--yes` and `--no-input` agree, else the person is asked."""
    return asked["yes"] or asked["no_input"] or confirmed(console, question, in_doubt=in_doubt)


def may_write(
    console: Console, question: Message, asked: Mapping[str, Any], *, known: Message | None = None
) -> bool:
    """Whether a plan that was shown is to be written: not what is `known` already, nor on a mere look.

    Raises `click.Abort` where nobody agrees.
    """
    if known is not None:
        console.say(known)
    elif asked["dry_run"]:
        console.say(say("chỉ xem, chưa ghi gì"))
    elif agreed(console, question, asked):
        return True
    else:
        raise click.Abort
    return False
