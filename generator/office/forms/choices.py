"""Things to choose from at a question, by an option or on a page: by value, by name, by a part of it, or what is near."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.problems import Message, NotFound, joined, nearest, say
from generator.wording import fold
from generator.workspace import unchanging


@unchanging(frozen=True)
class Choice:
    """Something to choose: what it means, what it is called, and what else it may be called.

    `made` makes it first, and returns its value; what is not `listed` can be typed all the same.
    """

    value: str
    label: Message
    names: tuple[str, ...] = ()
    made: Callable[[], str] | None = None
    listed: bool = True

    def called(self, text: str) -> bool:
        """Whether it is meant by a text, whatever its diacritics and capitals."""
        return fold(text) in map(fold, (self.value, self.label.text(), *self.names))

    def resembles(self, text: str) -> bool:
        """Whether the text is a part of what it is called."""
        return fold(text) in fold(" ".join((self.value, self.label.text(), *self.names)))


def listed(choices: Sequence[Choice]) -> list[Choice]:
    """The choices that are shown."""
    return [one for one in choices if one.listed]


def only(choices: Sequence[Choice]) -> str | None:
    """The value of the one choice that there is already."""
    there = [one.value for one in choices if not one.made]
    return there[0] if len(there) == 1 else None


def value_of(choice: Choice) -> str:
    """What a record will hold; it is made first where that has to be."""
    return choice.made() if choice.made else choice.value


def chosen(text: str, choices: Sequence[Choice], explained: Message) -> Choice:
    """The choice of that name. Raises `NotFound` with what may be meant, or what there is."""
    exact = [one for one in choices if one.value == text]
    called = exact or [one for one in choices if one.called(text)]
    if called:
        return called[0]
    near = like(text, choices)
    hint = None
    if near:
        hint = say("có phải «{word}»?", word=near[0].value)
        if near[0].label.text() != near[0].value:
            hint = say("có phải «{word}» ({label})?", word=near[0].value, label=near[0].label)
    raise NotFound(say("không có «{text}»", text=text), hint or allowed(choices, explained))


def like(text: str, choices: Sequence[Choice]) -> list[Choice]:
    """The choices that a text is a part of, else the one most like it, if any is."""
    if near := [one for one in choices if one.resembles(text)]:
        return near
    names = {
        fold(name): one for one in choices for name in (one.value, one.label.text(), *one.names)
    }
    found = nearest(fold(text), names)
    return [names[found]] if found else []


def allowed(choices: Sequence[Choice], explained: Message) -> Message:
    """What may stand in an entry: one of its choices, or as it is explained."""
    named = [_named(one) for one in listed(choices) if not one.made]
    return say("một trong: {choices}", choices=joined(named)) if named else explained


def _named(choice: Choice) -> Message:
    """What is typed for a choice, and what it is."""
    if choice.label.text() == choice.value:
        return choice.label
    return say("{value} ({label})", value=choice.value, label=choice.label)
