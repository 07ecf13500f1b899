"""A form filled in: what options said, what follows from it, and the rest by the person at the terminal.

Nothing is taken that was not shown. Where nobody can be asked all that is missing is told at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

import click

from generator.cli.asking import answered, by_number, confirmed, has_person
from generator.cli.choices import Choice, allowed, chosen, like, listed, only, value_of
from generator.cli.console import Console
from generator.cli.forms import Answers, FormEntry, Questionnaire
from generator.problems import (
    GeneratorError,
    Message,
    Misused,
    NotFound,
    Place,
    Problem,
    errors,
    say,
)
from generator.workspace import FORBIDDEN, composed, forbidden_character

NOTHING = "-"
"""Typed where an entry may stay open and something is proposed."""
_EXPLAIN = "?"


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
    filling = _Filling(console, form)
    refused = filling.take(given)
    if ask and has_person() and not console.report.is_wanted:
        return filling.together(refused, yes=yes)
    return filling.alone(refused)


class _Filling:
    """A form while it is filled in: `typed` holds what somebody said."""

    def __init__(self, console: Console, form: Questionnaire) -> None:
        self.console = console
        self.form = form
        self.typed: dict[str, str] = {}

    def take(self, given: Mapping[str, str | None]) -> dict[str, GeneratorError]:
        """What options say; what cannot be read comes back with its reason."""
        refused: dict[str, GeneratorError] = {}
        for entry in self.form.entries:
            text = given.get(entry.key)
            if text is None:
                continue
            full = entry.full(text)
            if full != text:
                self.console.say(say("{label}: {value}", label=entry.label, value=full))
            try:
                self.typed[entry.key] = self._read(entry, full)
            except GeneratorError as fault:
                refused[entry.key] = fault
        return refused

    def answers(self) -> dict[str, str]:
        """All that is known: what was said, else what is proposed for it."""
        known: dict[str, str] = {}
        for entry in self.form.entries:
            if not entry.fits(known):
                continue
            found = self.typed.get(entry.key)
            found = self._proposal(entry, known) if found is None else found
            if found is not None or (entry.optional and not entry.asked):
                known[entry.key] = found or ""
        return known

    def _proposal(self, entry: FormEntry, known: Answers) -> str | None:
        """What is proposed for an entry, once that is known which it follows from, and a record would take it."""
        with suppress(KeyError, GeneratorError):
            return _acceptable(entry, known)
        return None

    def _turned_down(self, entry: FormEntry) -> Message | None:
        """Why a record would not take what would be proposed for an entry; nothing where it would."""
        known = self.answers()
        try:
            with suppress(KeyError):
                _acceptable(entry, known)
        except GeneratorError as fault:
            return fault.message
        return None

    def _open(self) -> Iterator[FormEntry]:
        """The entries of which nothing is known, as they come up."""
        for entry in self.form.entries:
            known = self.answers()
            if entry.key not in known and entry.fits(known):
                yield entry

    def alone(self, refused: Mapping[str, GeneratorError]) -> Answers:
        """The answers with nobody to ask."""
        problems = [*self._misread(refused), *self._missing(refused)]
        if problems:
            raise Unanswered(problems)
        known = self.answers()
        if wrong := [*self._out_of_place(known), *errors(self.form.check(known))]:
            raise Unanswered(wrong)
        for entry in self._proposed(known):
            self.console.say(
                say("{label}: {value} (đề nghị; muốn khác thì thêm {option})", label=entry.label,
                    value=self._shown(entry, known), option=entry.option)
            )  # fmt: skip
        return known

    def _misread(self, refused: Mapping[str, GeneratorError]) -> Iterator[Problem]:
        for entry in self.form.entries:
            if entry.key in refused:
                fault = refused[entry.key]
                said, hint = fault.message, None
                if isinstance(fault, NotFound):
                    said, hint = fault.said, fault.hint
                yield Problem("E-OPTION", self._place(entry), said, hint)

    def _out_of_place(self, known: Answers) -> Iterator[Problem]:
        """What options say that has no place beside the rest; not what holds anyway."""
        for entry in self.form.entries:
            text = self.typed.get(entry.key)
            if text and not entry.fits(known) and text != only(entry.choices(known)):
                said = say("không dùng được cùng những gì đã nêu: {label}", label=entry.label)
                hint = say("bỏ {option}", option=entry.option)
                yield Problem("E-OPTION", self._place(entry), said, hint)

    def _missing(self, refused: Mapping[str, GeneratorError]) -> Iterator[Problem]:
        """What nothing is known of; not that which usually follows from what is missing too."""
        for entry in self._open():
            if entry.key not in refused and (entry.asked or not self._waits(entry)):
                said = say("chưa nêu: {label}", label=entry.label)
                if why := self._turned_down(entry):
                    said = say("chưa nêu: {label} ({why})", label=entry.label, why=why)
                choices = entry.choices(self.answers())
                yield Problem(
                    "E-OPTION", self._place(entry), said, allowed(choices, entry.explained)
                )

    def _waits(self, entry: FormEntry) -> bool:
        try:
            entry.propose(self.answers())
        except KeyError:
            return True
        return False

    def _place(self, entry: FormEntry) -> Place:
        return Place("", part=self.console.translate(entry.option))

    def _proposed(self, known: Answers) -> list[FormEntry]:
        """The entries that nobody said anything about, and that will hold something."""
        return [
            entry
            for entry in self.form.entries
            if entry.key not in self.typed and known.get(entry.key)
        ]

    def together(self, refused: Mapping[str, GeneratorError], *, yes: bool) -> Answers:
        """The answers with a person's help."""
        for key, fault in refused.items():
            self._echo(fault.message)
            self._ask(next(one for one in self.form.entries if one.key == key))
        for entry in self._open():
            self._ask(entry)
        if misplaced := [*self._out_of_place(self.answers())]:
            raise Unanswered(misplaced)
        while True:
            known = self.answers()
            wrong = self.form.check(known)
            self.console.problems(wrong)
            if not errors(wrong) and (yes or not self._proposed(known) or self._agreed()):
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
        elif answer == _EXPLAIN:
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
        return next(found, say("{value}", value=value) if value else entry.left_open)

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
        if default is None and (why := self._turned_down(entry)):
            self._echo(why)
        told = f" [{self._shown(entry, known).text(translate)}]" if default else ""
        prompt = f"{entry.label.text(translate)}{told}: "
        while True:
            answer = answered(prompt)
            if answer == _EXPLAIN:
                self._echo(entry.explained)
            elif answer or default is not None or entry.optional:
                try:
                    self.typed[entry.key] = self._heard(entry, answer, choices, default or "")
                except GeneratorError as fault:
                    self._echo(fault.message)
                else:
                    return
            else:
                self._echo(say("mục này cần có; gõ «?» để xem giải thích"))

    def _ask_lines(self, entry: FormEntry) -> None:
        """Answers one after the other, until Enter alone."""
        lines: list[str] = []
        label = entry.label.text(self.console.translate)
        self._echo(say("{explained}; nhấn Enter khi đã hết", explained=entry.explained))
        while (answer := answered(f"{label} {len(lines) + 1}: ")) or not lines:
            try:
                lines += [self._read(entry, answer)] if answer else []
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
            return self._read(entry, entry.full(answer))
        except NotFound:
            near = like(answer, choices)
            if len(near) == 1 and confirmed(
                self.console, say("Có phải «{label}»?", label=near[0].label)
            ):
                return value_of(near[0])
            raise

    def _read(self, entry: FormEntry, text: str) -> str:
        """A text as the record will hold it. Raises `GeneratorError`."""
        if entry.many and "\n" in text:
            return "\n".join(self._read(entry, line) for line in text.splitlines())
        typed = composed(text).strip()
        if found := FORBIDDEN.search(typed):
            raise Misused(forbidden_character(found.group()))
        if entry.optional and typed == NOTHING:
            return ""
        if choices := entry.choices(self.answers()):
            return value_of(chosen(typed, choices, entry.explained))
        entry.read(typed)
        return typed


def _acceptable(entry: FormEntry, known: Answers) -> str | None:
    """What is proposed for an entry. Raises `GeneratorError` where a record would not take it."""
    found = entry.propose(known)
    if found and not entry.choices(known):
        entry.read(found)
    return found
