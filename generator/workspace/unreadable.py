"""The refusal of a text that does not say what its field needs, and how such a text is quoted."""

from __future__ import annotations

import unicodedata

from generator.problems import GeneratorError, Message, say

_QUOTED = 40


class NotationError(GeneratorError):
    """A text that cannot be read; `code` is stable (`E-NUM-COMMA`), the message says the remedy."""

    def __init__(self, code: str, message: Message) -> None:
        super().__init__(message)
        self.code = code


def code_point(character: str) -> str:
    """How a character that cannot be shown is named: `U+202E`."""
    return f"U+{ord(character):04X}"


def quoted(text: str) -> str:
    """A text as a message may show it: at most 40 characters, what cannot be seen as `U+202E`."""
    shown = "".join(
        code_point(char) if unicodedata.category(char)[0] in "CZ" and char != " " else char
        for char in text[:_QUOTED]
    )
    return f"{shown}…" if len(text) > _QUOTED else shown


def empty() -> NotationError:
    """The refusal of a text with nothing in it."""
    return NotationError("E-EMPTY", say("để trống"))
