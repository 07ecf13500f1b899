"""Questions of an import as forms: asked on the page as the command asks them, answered by what was chosen or typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.exchange import KnownColumns, answer_again, question_key
from generator.problems import Message, say
from generator.sheets import Question, SourceFile, explained, without_answer
from generator.web.incoming import SentForm
from generator.workspace import unchanging

_KEY, _CHOSEN, _TYPED, _PICKED = "question", "chosen", "typed", "picked"
_PROPOSED, _ALL = "proposed", "accept"
_OFFERED, _LISTED = 2_000, 200
LEFT_OUT = "left-out"
"""The answer that nothing is to be taken: only a person says so."""
_NAMED_BY_FILES = "E-XLS-AS-OF"
_FITS_ALONE = say("chọn sẵn, vì mọi chữ của tên ấy chỉ khớp đơn vị này; không đúng thì chọn khác")
_NAMED_ALONE = say("chọn sẵn, vì tệp chỉ ghi một ngày; không đúng thì chọn khác")


@unchanging(frozen=True)
class AskedQuestion:
    """A question, its key, and what was answered; `is_unread` where the answer meant nothing."""

    key: str
    question: Question
    said: str = ""
    is_unread: bool = False
    near: tuple[Message, ...] = ()
    """What may be meant by an answer that is not clear."""
    is_waiting: bool = False
    """Whether it was asked before, and nobody answered."""

    @property
    def options(self) -> Sequence[str]:
        """The answers that are offered, as they are sent back."""
        return [str(option) for option in self.question.options]

    @property
    def proposed(self) -> str:
        """The unit that alone is proposed, as it is sent back, while nothing was answered."""
        return self.options[0] if self.question.is_proposal and not self.said else ""

    @property
    def likely(self) -> tuple[str, Message] | None:
        """The one answer that is likely while nothing was answered, as it is sent back, and why; most have none."""
        if not self.said and self.question.likely is not None:
            return self.options[0], self.question.likely
        if self.said or len(self.options) != 1:
            return None
        if self.question.is_proposal:
            return self.options[0], _FITS_ALONE
        is_named = self.question.code == _NAMED_BY_FILES
        return (self.options[0], _NAMED_ALONE) if is_named else None

    @property
    def is_typed(self) -> bool:
        """Whether something else may be typed."""
        return self.question.wanted is not None or self.question.others is not None

    @property
    def others(self) -> Sequence[Message]:
        """What may be meant too, for who types to choose from; what is offered stands there already."""
        labels = (label for label, _ in (self.question.others or ())[:_OFFERED])
        return [one for one in labels if str(one) not in self.options]

    @property
    def why(self) -> Sequence[Message]:
        """What is asked and why, with an example."""
        return [*explained(self.question)][:1]

    @property
    def without(self) -> Message:
        """What becomes of it where nothing is answered."""
        return without_answer(self.question)

    @property
    def is_listed(self) -> bool:
        """Whether these are so few that they stand in a list to choose from."""
        return self.question.wanted is None and 0 < len(self.others) <= _LISTED

    @property
    def typed(self) -> str:
        """What stands where something may be typed."""
        elsewhere = {
            *self.options,
            *map(str, self.near),
            *map(str, self.others if self.is_listed else ()),
        }
        return "" if self.said in elsewhere or self.near else self.said


@dataclass
class FormAsk:
    """Whom an import asks: the answers of a form; what it has none to is left open, and refused for now as what is left out."""

    files: Sequence[SourceFile]
    answers: Mapping[str, str]
    columns: KnownColumns
    open: dict[str, AskedQuestion] = field(default_factory=dict)
    left: dict[str, AskedQuestion] = field(default_factory=dict)
    """What somebody said is to be left out."""
    answered: dict[str, AskedQuestion] = field(default_factory=dict)

    def __call__(self, question: Question) -> int | None:
        """The answer that was given."""
        key = question_key(question, {file.name: file.data for file in self.files})
        if key not in self.answers:
            key = self._key_without_moment(question, key)
        said = self.answers.get(key, "")
        if said == LEFT_OUT:
            self.left[key] = AskedQuestion(key, question, said)
            return None
        index, near = _meant(question, said) if said else (None, ())
        if key not in self.answers:
            index = self.columns.answer(question)
        if index is None:
            waits = key in self.answers and not said
            self.open[key] = AskedQuestion(key, question, said, bool(said), near, waits)
        else:
            told = str(question.answer(index)) if question.wanted is None else said
            self.answered[key] = AskedQuestion(key, question, told)
        return index

    def _key_without_moment(self, question: Question, key: str) -> str:
        """The key under which the same was answered beside the question of when the figures are; else the one it has."""
        _, mark, row = question.beside.partition(" | ")
        files = {file.name: file.data for file in self.files}
        before = question_key(replace(question, beside=f"{mark}{row}"), files)
        return before if before in self.answers else key

    def keep(self) -> None:
        """What was answered of columns is known for the next table that looks the same."""
        for one in self.answered.values():
            if (chosen := answer_again(one.question, one.said)) is not None:
                self.columns.keep(one.question, chosen)
        for one in (*self.open.values(), *self.left.values()):
            self.columns.drop(one.question)


def _meant(question: Question, said: str) -> tuple[int | None, tuple[Message, ...]]:
    """An answer that is offered, or what is meant by a text for certain; else what may be meant by it."""
    known = answer_again(question, said)
    if known is not None:
        return known, ()
    hits = question.find(said)
    if hits.sure:
        return hits.found[0], ()
    return None, tuple(question.answer(one) for one in hits.found)


def likely_answers(questions: Sequence[AskedQuestion]) -> dict[str, tuple[str, Message]]:
    """The likely answers by the keys of their questions, with why; none that two questions have alike."""
    found = {one.key: one.likely for one in questions if one.likely is not None}
    often = Counter(answer for answer, _ in found.values())
    return {key: told for key, told in found.items() if often[told[0]] == 1}


def proposals(questions: Sequence[AskedQuestion]) -> list[AskedQuestion]:
    """The questions to which one unit alone is proposed, and each unit once; none where there is but one such question."""
    often = Counter(one.proposed for one in questions)
    found = [one for one in questions if one.proposed and often[one.proposed] == 1]
    return found if len(found) > 1 else []


def answers_in(form: SentForm) -> dict[str, str]:
    """The answers of a form by the keys of their questions: what was typed goes before what was picked or chosen.

    Where all proposals are accepted, what is proposed is the answer to whatever has none.
    """
    parts = (_TYPED, _PICKED, _CHOSEN, *([_PROPOSED] if form.text(_ALL) else []))
    found: dict[str, str] = {}
    for name, keys in form.fields.items():
        if name.startswith(f"{_KEY} "):
            number = name.removeprefix(f"{_KEY} ")
            said = next(filter(None, (form.text(f"{part} {number}") for part in parts)), "")
            found[keys[0].replace("\r\n", "\n")] = said
    return found
