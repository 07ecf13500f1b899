"""Vietnamese text folded for recognising, never for judging.

A component must be found although it is misspelt, so the finder compares without tone marks, case
and blanks; the rules compare the text itself.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from generator import wording
from generator.workspace import regex

_SHARE = 0.8
_BLANKS = regex(r"\s+")
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u200b": "", "\ufeff": ""})
_TONE_PLACES = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
LOWER = "a-zđàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
UPPER = LOWER.upper()
_TONE = regex("|".join(_TONE_PLACES), re.IGNORECASE)


def compose(text: str) -> str:
    """Text in NFC with ordinary spaces; runs of blanks stay as they are."""
    if text.isascii():
        return text
    return wording.nfc(text).translate(_SPACES)


def tidy(text: str) -> str:
    """Composed, with single spaces and none at the ends."""
    return _BLANKS.sub(" ", compose(text)).strip()


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Folded as everywhere, in capitals as titles are set: `Độc lập` → `DOC LAP`."""
    return wording.fold(text.translate(_SPACES)).upper()


def letters(text: str) -> str:
    """Folded, letters only: what is left of `Độc lập- Tự do` is `DOCLAPTUDO`."""
    return "".join(letter for letter in fold(text) if letter.isalpha())


def alike(text: str, wanted: str) -> bool:
    """Whether two texts are the same but for a slip of typing."""
    found, model = letters(text), letters(wanted)
    if found == model:
        return True
    if not found or abs(len(found) - len(model)) > len(model) * 2 * (1 - _SHARE):
        return False
    return SequenceMatcher(None, found, model, autojunk=False).ratio() >= _SHARE


def same_tones(text: str) -> str:
    """One way of placing tone marks: `hoà`, `hòa` and `uỷ`, `ủy` become the same text."""
    return _TONE.sub(_tone_moved, compose(text))


def _tone_moved(found: re.Match[str]) -> str:
    pair = found[0]
    moved = _TONE_PLACES[pair.lower()]
    if pair.isupper():
        return moved.upper()
    return moved.capitalize() if pair[0].isupper() else moved


def is_upper(text: str) -> bool:
    """Whether all its letters are capitals; a text without letters is not."""
    return text.upper() == text and any(letter.isalpha() for letter in text)
