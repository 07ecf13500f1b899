"""Questions of an import as forms: asked on the page as the command asks them, answered by what was chosen or typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.exchange import answer_again, question_key
from generator.problems import Message
from generator.sheets import Question, SourceFile
from generator.web.incoming import SentForm

_KEY, _CHOSEN, _TYPED = "question", "chosen", "typed"
_OFFERED = 2_000


@dataclass(frozen=True)
class AskedQuestion:
    """A question, its key, and what was answered; `is_unread` where the answer meant nothing."""

    key: str
    question: Question
    said: str = ""
    is_unread: bool = False

    @property
    def options(self) -> Sequence[str]:
        """The answers that are offered, as they are sent back."""
        return [str(option) for option in self.question.options]

    @property
    def is_typed(self) -> bool:
        """Whether something else may be typed."""
        return self.question.wanted is not None or self.question.others is not None

    @property
    def others(self) -> Sequence[Message]:
        """What may be meant too, for who types to choose from."""
        return [label for label, _ in (self.question.others or ())[:_OFFERED]]


@dataclass
class FormAsk:
    """Whom an import asks: the answers of a form; what it has none to is left open, and refused for now."""

    files: Sequence[SourceFile]
    answers: Mapping[str, str]
    open: dict[str, AskedQuestion] = field(default_factory=dict)
    answered: dict[str, AskedQuestion] = field(default_factory=dict)

    def __call__(self, question: Question) -> int | None:
        """The answer that was given."""
        key = question_key(question, {file.name: file.data for file in self.files})
        said = self.answers.get(key, "")
        index = _index(question, said) if said else None
        if index is None:
            self.open[key] = AskedQuestion(key, question, said, is_unread=bool(said))
        else:
            self.answered[key] = AskedQuestion(key, question, said)
        return index


def _index(question: Question, said: str) -> int | None:
    """An answer that is offered, or what is meant by a text where it is meant for certain."""
    known = answer_again(question, said)
    if known is not None:
        return known
    hits = question.find(said)
    return hits.found[0] if hits.sure else None


def answers_in(form: SentForm) -> dict[str, str]:
    """The answers of a form by the keys of their questions: what was typed goes before what was chosen."""
    found: dict[str, str] = {}
    for name, keys in form.fields.items():
        if name.startswith(f"{_KEY} "):
            number = name.removeprefix(f"{_KEY} ")
            said = form.text(f"{_TYPED} {number}") or form.text(f"{_CHOSEN} {number}")
            found[keys[0].replace("\r\n", "\n")] = said
    return found
