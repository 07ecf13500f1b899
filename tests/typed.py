"""A person at the terminal whose answers a test knows beforehand."""

from __future__ import annotations

from generator.cli import asking

NEW = "--name Thử --issuer ldld-song-hoa --starts 01/01/2025 --ends 31/12/2025 --counts lượt --unit-of-measure lượt --kind drive"
"""What a new campaign of the invented office must be told."""


class Typist:
    """Types what it was given, line by line; when nothing is left the input ends. Counts its lines."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.prompts = []

    def is_there(self):
        return True

    def answer(self, prompt):
        self.prompts.append(prompt)
        if not self.answers:
            raise EOFError
        answer = self.answers.pop(0)
        if isinstance(answer, BaseException):
            raise answer
        return answer


def typing(monkeypatch, *answers):
    """From here on these lines are typed at questions."""
    person = Typist(*answers)
    monkeypatch.setattr(asking, "TERMINAL", person)
    return person


def nobody(monkeypatch):
    """From here on there is no terminal."""
    monkeypatch.setattr(asking, "TERMINAL", asking.Terminal())
