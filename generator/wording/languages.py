"""The languages in which people are addressed: Vietnamese is the source, others are catalogues of gettext.

Which one is read by whom is decided by the faces.
"""

from __future__ import annotations

import gettext
from pathlib import Path

from generator.problems import Sentence, Translate

LANGUAGES = ("vi", "en")
LOCALES = Path(__file__).resolve().parent / "locales"


def translator(language: str) -> Translate:
    """The function that turns a Vietnamese sentence into the language; Vietnamese is the source.

    A sentence with a number in it has a singular and a plural in the catalogue where they differ.
    """
    if language == "vi":
        return str
    catalogue = gettext.translation("vanthu", LOCALES, [language], fallback=True)

    def translate(source: str) -> str:
        sentence = source if isinstance(source, Sentence) else Sentence.of(source, {})
        told = catalogue.ngettext(source, source, sentence.number)
        return catalogue.gettext(source) if told == source else told

    return translate
