"""The refusal of a text that does not say what its field needs, and how such a text is quoted."""

from __future__ import annotations

import unicodedata

from generator.problems import GeneratorError, Message, say

_QUOTED = 40


class TextRefused(GeneratorError):
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


def refusal(code: str, message: Message, text: str, **gaps: object) -> TextRefused:
    """The refusal of a text, which the message shows as `{text}`; `gaps` are its other values."""
    return TextRefused(code, Message(message.source, {"text": quoted(text), **gaps}))


def empty() -> TextRefused:
    """The refusal of a text with nothing in it."""
    return TextRefused("E-EMPTY", say("để trống"))
