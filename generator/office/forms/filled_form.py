"""A form while it is filled in: what somebody said, what follows from it, and what is missing or wrong.

Nothing is asked here, and nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from generator.office.forms.choices import Choice, allowed, chosen, only, value_of
from generator.office.forms.form_entries import Answers, FormEntry, Questionnaire
from generator.problems import GeneratorError, Message, Misused, NotFound, Place, Problem, say
from generator.workspace import FORBIDDEN, composed, forbidden_character

NOTHING = "-"
"""Typed where an entry may stay open and something is proposed."""


class FilledForm:
    """A form while it is filled in: `typed` holds what somebody said, as the record will."""

    def __init__(self, form: Questionnaire) -> None:
        self.form = form
        self.typed: dict[str, str] = {}
        self.spelled: dict[str, tuple[str, str]] = {}
        """What was said otherwise than the record will hold it, and as it will."""

    def take(self, given: Mapping[str, str | None]) -> dict[str, GeneratorError]:
        """What was said; what cannot be read comes back with its reason."""
        refused: dict[str, GeneratorError] = {}
        for entry in self.form.entries:
            text = given.get(entry.key)
            if text is None:
                continue
            try:
                full = entry.spelled_out(text, self.typed)
                self.typed[entry.key] = self.read(entry, full)
                if full != text:
                    self.spelled[entry.key] = (text, full)
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
            found = self.proposal(entry, {**self.typed, **known}) if found is None else found
            if found is not None or (entry.optional and not entry.asked):
                known[entry.key] = found or ""
        return known

    def offered(self, entry: FormEntry) -> str | None:
        """What is proposed for an entry whether or not it was filled in, from what was said and what stands before it."""
        known, keys = self.answers(), [one.key for one in self.form.entries]
        before = keys[: keys.index(entry.key)]
        said = {**self.typed, **{key: known[key] for key in before if key in known}}
        return self.proposal(entry, said)

    def proposal(self, entry: FormEntry, known: Answers) -> str | None:
        """What is proposed for an entry, once that is known which it follows from, and a record would take it."""
        with suppress(KeyError, GeneratorError):
            return _acceptable(entry, known)
        return None

    def turned_down(self, entry: FormEntry) -> Message | None:
        """Why a record would not take what would be proposed for an entry; nothing where it would."""
        known = self.answers()
        try:
            with suppress(KeyError):
                _acceptable(entry, known)
        except GeneratorError as fault:
            return fault.message
        return None

    def still_open(self) -> Iterator[FormEntry]:
        """The entries of which nothing is known, as they come up."""
        for entry in self.form.entries:
            known = self.answers()
            if entry.key not in known and entry.fits(known):
                yield entry

    def proposed(self, known: Answers) -> list[FormEntry]:
        """The entries that nobody said anything about, and that will hold something."""
        return [
            entry
            for entry in self.form.entries
            if entry.key not in self.typed and known.get(entry.key)
        ]

    def misread(self, refused: Mapping[str, GeneratorError]) -> Iterator[Problem]:
        for entry in self.form.entries:
            if entry.key in refused:
                fault = refused[entry.key]
                said, hint = fault.message, None
                if isinstance(fault, NotFound):
                    said, hint = fault.said, fault.hint
                yield Problem("E-OPTION", _place(entry), said, hint)

    def out_of_place(self, known: Answers) -> Iterator[Problem]:
        """What options say that has no place beside the rest; not what holds anyway."""
        for entry in self.form.entries:
            text = self.typed.get(entry.key)
            if text and not entry.fits(known) and text != only(entry.choices(known)):
                said = say("không dùng được cùng những gì đã nêu: {label}", label=entry.label)
                hint = say("bỏ {option}", option=entry.option)
                yield Problem("E-OPTION", _place(entry), said, hint)

    def missing(self, refused: Mapping[str, GeneratorError]) -> Iterator[Problem]:
        """What nothing is known of; not that which usually follows from what is missing too."""
        for entry in self.still_open():
            if entry.key not in refused and (entry.asked or not self._waits(entry)):
                said = say("chưa nêu: {label}", label=entry.label)
                if why := self.turned_down(entry):
                    said = say("chưa nêu: {label} ({why})", label=entry.label, why=why)
                choices = entry.choices(self.answers())
                yield Problem("E-OPTION", _place(entry), said, allowed(choices, entry.explained))

    def _waits(self, entry: FormEntry) -> bool:
        try:
            entry.propose(self.answers())
        except KeyError:
            return True
        return False

    def read(self, entry: FormEntry, text: str) -> str:
        """A text as the record will hold it. Raises `GeneratorError`."""
        if entry.many and "\n" in text:
            return "\n".join(self.read(entry, line) for line in text.splitlines())
        typed = composed(text).strip()
        if found := FORBIDDEN.search(typed):
            raise Misused(forbidden_character(found.group()))
        if entry.optional and typed == NOTHING:
            return ""
        if choices := self._choices(entry):
            return value_of(chosen(typed, choices, entry.explained))
        entry.read(typed)
        return typed

    def _choices(self, entry: FormEntry) -> Sequence[Choice]:
        """What there is to choose from; nothing while that is unknown from which it follows."""
        with suppress(KeyError):
            return entry.choices(self.answers())
        return ()


def _place(entry: FormEntry) -> Place:
    return Place("", part=entry.option)


def _acceptable(entry: FormEntry, known: Answers) -> str | None:
    """What is proposed for an entry. Raises `GeneratorError` where a record would not take it."""
    found = entry.propose(known)
    if found and not entry.choices(known):
        entry.read(found)
    return found
