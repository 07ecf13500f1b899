"""What the manual says of one word: a key of the records, or a code of a message."""

from __future__ import annotations

from generator.office.manual.known_codes import code_text, known_codes
from generator.office.manual.known_keys import keys_text, known_keys
from generator.problems import Message, did_you_mean
from generator.wording import translator


def entry_text(asked: str, language: str = "vi") -> str | None:
    """The key or the code as a page of Markdown; `None` where it is neither."""
    return code_text(asked, translator(language)) or keys_text(asked, language)


def nearest_entry(asked: str) -> Message | None:
    """The key or code that was most likely meant."""
    names = [name for one in known_keys() for name in (one.way, one.way.rsplit(".", 1)[-1])]
    return did_you_mean(asked, dict.fromkeys([*known_codes(), *names]).keys())
