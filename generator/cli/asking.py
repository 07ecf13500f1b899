"""Doubts put to the person at the terminal; without a person, or with no answer, they stand."""

from __future__ import annotations

import sys

import click

from generator.cli.console import Console
from generator.problems import Message, say
from generator.sheets import Ask, Question, ask_nobody


def asker(console: Console, *, wanted: bool) -> Ask:
    """Whom to ask: the person at the terminal, or nobody."""
    if not wanted or not has_person():
        return ask_nobody

    def ask(question: Question) -> int | None:
        _show(console, question)
        answer = click.prompt(
            say("Gõ số thứ tự của cách trả lời, hoặc nhấn Enter để bỏ qua dòng này").text(
                console.translate
            ),
            default=0,
            show_default=False,
            type=click.IntRange(0, len(question.options)),
            err=True,
        )
        return answer - 1 if answer else None

    return ask


_AGREED = {"c", "có", "co", "y", "yes"}
_REFUSED = {"k", "không", "khong", "n", "no"}


def has_person() -> bool:
    """Whether somebody can read questions and answer them."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def _show(console: Console, question: Question) -> None:
    where = f"{question.place}: " if str(question.place) else ""
    path = f"{question.place.path}: " if question.place.path else ""
    click.echo(f"\n{where}{path}{question.message.text(console.translate)}", err=True)
    for place, option in enumerate(question.options, start=1):
        click.echo(f"  {place}. {option.text(console.translate)}", err=True)


def confirmed(console: Console, question: Message) -> bool:
    """Whether a person agrees; nobody to ask counts as yes."""
    if not has_person():
        return True
    choice = say("[C/k]").text(console.translate)
    asked = f"{question.text(console.translate)} {choice}"
    while True:
        answer = click.prompt(asked, default="c", show_default=False, err=True).strip().casefold()
        if answer in _AGREED or answer in _REFUSED:
            return answer in _AGREED
        console.say(say("Gõ «c» (có) hoặc «k» (không)."))
