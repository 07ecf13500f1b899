"""A form filled in: what options said, what follows from it, and the rest by the person at the terminal.

Nothing is taken that was not shown. Where nobody can be asked all that is missing is told at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import click

from generator.cli.asking import BACK, EXPLAIN, answered, by_number, confirmed, has_person
from generator.cli.console import Console
from generator.cli.language import N_
from generator.cli.options import json_of_files_option, rehearsal_option, together, yes_option
from generator.office import (
    Answers,
    Choice,
    FilledForm,
    FormEntry,
    Questionnaire,
    like,
    listed,
    value_of,
)
from generator.problems import GeneratorError, Message, Misused, NotFound, Problem, errors, say

filling_options = together(
    click.option(
        "--no-input", is_flag=True, help=N_("Không hỏi; thiếu mục nào thì nêu hết rồi dừng.")
    ),
    yes_option,
    rehearsal_option,
    json_of_files_option,
)
"""Of commands that fill in a form."""


class Unanswered(Misused):
    """Something was not said, or not as it can be read, and nobody can be asked."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(
            say("lệnh còn thiếu hoặc sai các mục dưới đây; chạy ở cửa sổ lệnh để được hỏi từng mục")
        )
        self.problems = tuple(problems)


def fill_in(
    console: Console,
    form: Questionnaire,
    given: Mapping[str, str | None],
    *,
    ask: bool,
    yes: bool = False,
) -> Answers:
    """The answers to a form.

    `yes` takes what is proposed without showing the form. Raises `Unanswered` where nobody is asked and
    something is missing.
    """
    filling = _Conversation(console, form)
    refused = filling.take(given)
    filling.tell_spelled()
    filling.tell_doubts()
    if ask and has_person() and not console.report.is_wanted:
        return filling.together(refused, yes=yes)
    return filling.alone(refused)


class _Conversation(FilledForm):
    """A form filled in by options and by the person at the terminal."""

    def __init__(self, console: Console, form: Questionnaire) -> None:
        super().__init__(form)
        self.console = console
        self._asked: list[FormEntry] = []

    def tell_spelled(self) -> None:
        """Tells what was said short and is spelled out."""
        for entry in self.form.entries:
            if entry.key in self.spelled:
                full = self.spelled[entry.key][1]
                self.console.say(say("{label}: {value}", label=entry.label, value=full))

    def tell_doubts(self) -> None:
        """Tells what is asked of that which was said, though a record takes it."""
        for entry in self.form.entries:
            text = self.typed.get(entry.key)
            if text and (doubt := entry.doubt(text)):
                self.console.say(say("{label}: {value}", label=entry.label, value=doubt))

    def _told(self, problems: Iterable[Problem]) -> list[Problem]:
        """With the options as they are spelled in the reader's language."""
        return [
            replace(one, place=replace(one.place, part=self.console.translate(one.place.part)))
            for one in problems
        ]

    def alone(self, refused: Mapping[str, GeneratorError]) -> Answers:
        """The answers with nobody to ask."""
        problems = self._told((*self.misread(refused), *self.missing(refused)))
        if problems:
            raise Unanswered(problems)
        known = self.answers()
        if wrong := [
            *self._told(self.out_of_place(known)),
            *errors(self._told(self.form.wrong(known))),
        ]:
            raise Unanswered(wrong)
        for entry in self.proposed(known):
            self.console.say(
                say("{label}: {value} (đề nghị; muốn khác thì thêm {option})", label=entry.label,
                    value=self._shown(entry, known), option=entry.option)
            )  # fmt: skip
        return known

    def together(self, refused: Mapping[str, GeneratorError], *, yes: bool) -> Answers:
        """The answers with a person's help."""
        for key, fault in refused.items():
            self._echo(fault.message)
            self._ask(next(one for one in self.form.entries if one.key == key))
        for entry in self.still_open():
            self._ask(entry)
        if misplaced := self._told(self.out_of_place(self.answers())):
            raise Unanswered(misplaced)
        while True:
            known = self.answers()
            wrong = self._told(self.form.wrong(known))
            self.console.problems(wrong)
            if not errors(wrong) and (yes or not self.proposed(known) or self._agreed()):
                return self.answers()
            if errors(wrong):
                self._mend()

    def _agreed(self) -> bool:
        """Shows the form; whether it may stay so. A number mends that entry first."""
        shown = self._lines()
        said = say("Nhấn Enter để ghi, hoặc gõ số của mục muốn sửa")
        answer = answered(f"{said.text(self.console.translate)}: ")
        if not answer:
            return True
        self._mend_at(answer, shown)
        return False

    def _mend(self) -> None:
        shown = self._lines()
        said = say("Gõ số của mục cần sửa")
        self._mend_at(answered(f"{said.text(self.console.translate)}: "), shown)

    def _mend_at(self, answer: str, shown: Sequence[FormEntry]) -> None:
        if entry := by_number(answer, shown):
            self._ask(entry)
        elif answer == EXPLAIN:
            for one in shown:
                self._echo(say("{label}: {explained}", label=one.label, explained=one.explained))
        else:
            self._echo(say("Gõ một số từ 1 đến {last}.", last=len(shown)))

    def _lines(self) -> list[FormEntry]:
        """The form as it stands, each entry with its number."""
        known = self.answers()
        shown = [entry for entry in self.form.entries if entry.key in known]
        translate = self.console.translate
        width = max(len(entry.label.text(translate)) for entry in shown)
        click.echo(f"\n{self.form.title.text(translate)}", err=True)
        for number, entry in enumerate(shown, start=1):
            label = entry.label.text(translate).ljust(width)
            click.echo(
                f"{number:>3}. {label}  {self._shown(entry, known).text(translate)}", err=True
            )
        return shown

    def _shown(self, entry: FormEntry, known: Answers) -> Message:
        value = known[entry.key]
        if entry.many:
            lines = value.splitlines()
            return say("{count}: {names}", count=len(lines), names="; ".join(lines))
        found = (one.label for one in entry.choices(known) if one.value == value)
        return next(found, say("{value}", value=value) if value else entry.told_open(known))

    def _echo(self, said: Message) -> None:
        """A part of the conversation, said also to who wants to hear of faults only."""
        click.echo(said.text(self.console.translate), err=True)

    def _ask(self, entry: FormEntry) -> None:
        """One question, put again with the reason until the answer can be read."""
        if entry.many:
            self._ask_lines(entry)
            return
        known = self.answers()
        choices = entry.choices(known)
        translate = self.console.translate
        self._list(choices)
        default = known.get(entry.key)
        if default is None and (why := self.turned_down(entry)):
            self._echo(why)
        told = f" [{self._shown(entry, known).text(translate)}]" if default else ""
        prompt = f"{entry.label.text(translate)}{told}: "
        while True:
            answer = answered(prompt)
            if answer == EXPLAIN:
                self._echo(entry.explained)
            elif answer.casefold() in BACK:
                self._again(entry)
                return
            elif answer or default is not None or entry.optional:
                try:
                    heard = self._heard(entry, answer, choices, default or "")
                except GeneratorError as fault:
                    self._echo(fault.message)
                    continue
                self.typed[entry.key] = heard
                if heard == default or not (doubt := entry.doubt(heard)):
                    self._asked.append(entry)
                    return
                self._echo(doubt)
                self._echo(say("Nhấn Enter để giữ «{typed}», hoặc gõ lại.", typed=heard))
                default = heard
            else:
                self._echo(say("mục này cần có; gõ «?» để xem giải thích"))

    def _again(self, entry: FormEntry) -> None:
        """The question before once more, then this one."""
        if self._asked:
            self._ask(self._asked.pop())
        else:
            self._echo(say("đây là câu đầu tiên"))
        self._ask(entry)

    def _ask_lines(self, entry: FormEntry) -> None:
        """Answers one after the other, until Enter alone."""
        lines: list[str] = []
        label = entry.label.text(self.console.translate)
        self._echo(say("{explained}; nhấn Enter khi đã hết", explained=entry.explained))
        while (answer := answered(f"{label} {len(lines) + 1}: ")) or not lines:
            try:
                lines += [self.read(entry, answer)] if answer else []
            except GeneratorError as fault:
                self._echo(fault.message)
        self.typed[entry.key] = "\n".join(lines)

    def _list(self, choices: Sequence[Choice]) -> None:
        """The choices by number; how many more there are, that are called by name."""
        shown = listed(choices)
        for number, choice in enumerate(shown, start=1):
            click.echo(f"{number:>4}. {choice.label.text(self.console.translate)}", err=True)
        if more := len(choices) - len(shown):
            self._echo(say("… và {count} lựa chọn khác: gõ tên", count=more))

    def _heard(self, entry: FormEntry, answer: str, choices: Sequence[Choice], default: str) -> str:
        """What an answer at the terminal means; by its number, too, or half its name."""
        if not answer:
            return default
        if choice := by_number(answer, listed(choices)):
            return value_of(choice)
        try:
            return self.read(entry, entry.spelled_out(answer, self.typed))
        except NotFound:
            near = like(answer, choices)
            if len(near) == 1 and confirmed(
                self.console, say("Có phải «{label}»?", label=near[0].label)
            ):
                return value_of(near[0])
            raise
