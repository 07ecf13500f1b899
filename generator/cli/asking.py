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
            say("Chọn số, hoặc Enter để bỏ lại").text(console.translate),
            default=0,
            show_default=False,
            type=click.IntRange(0, len(question.options)),
            err=True,
        )
        return answer - 1 if answer else None

    return ask


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
    return click.confirm(question.text(console.translate), default=True, err=True)
