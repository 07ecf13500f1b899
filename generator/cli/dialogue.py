"""The questions of one command as a dialogue: «<» asks the one before again, and no other answer is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from generator.cli.app import Session
from generator.cli.asking import TurnedBack
from generator.exchange import answer_again, question_key
from generator.problems import say
from generator.sheets import Ask, Question, SourceFile

Made = TypeVar("Made")


class Dialogue:
    """Whom to ask; what was answered already is not asked again when all is gone through once more."""

    def __init__(
        self, session: Session, ask: Ask, files: Sequence[SourceFile], drop: Callable[[str], None]
    ) -> None:
        self._session, self._ask, self._drop = session, ask, drop
        self._files: Mapping[str, bytes] = {file.name: file.data for file in files}
        self._given: dict[str, str | None] = {}

    def __call__(self, question: Question) -> int | None:
        """The answer that was given before, else that of the person."""
        key = question_key(question, self._files)
        said = self._given.get(key)
        index = None if said is None else answer_again(question, said)
        if index is not None or (said is None and key in self._given):
            return index
        chosen = self._ask(question)
        self._given[key] = None if chosen is None else str(question.answer(chosen))
        return chosen

    def through(self, make: Callable[[Ask], Made]) -> Made:
        """What is made with all answers, gone through again each time that somebody turns back."""
        while True:
            try:
                return make(self)
            except TurnedBack:
                self._turn_back()

    def _turn_back(self) -> None:
        if self._given:
            self._drop(self._given.popitem()[0])
        else:
            self._session.say(say("đây là câu đầu tiên"))
