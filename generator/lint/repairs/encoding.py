"""Repairs of the letters themselves: codes of before Unicode, and marks that stand apart from their letter.

Each change can be taken back, which is what declares it: what is not, is left as it stands.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from generator.lint.looks import counted
from generator.lint.reading.anatomy import WordFile
from generator.lint.reading.legacy_fonts import code_of_font, shows_capitals
from generator.lint.reading.legacy_runs import LegacyText
from generator.lint.reading.ooxml import TAG, Element, child
from generator.lint.repairs import edits
from generator.lint.repairs.edits import Correction, Repair
from generator.problems import say
from generator.standard import Standard
from generator.wording import LegacyCode, nfc
from generator.workspace import regex

RULE = "ND30-I.4-unicode"
_APART = regex("[A-Za-zÀ-ỹ][\u0300-\u0303\u0306\u0309\u031b\u0323]+")


def _to_unicode(document: WordFile, standard: Standard) -> Iterator[Correction]:
    """Each text that is in such a code as a whole; one of which a sign has no meaning is left alone."""
    font = standard.text("font.family")
    changed: dict[LegacyCode, list[LegacyText]] = {}
    for one in document.legacy:
        nodes = [node for run in one.runs for node in _texts(run.element)]
        made = [one.code.read(node.text or "") for node in nodes]
        soft = any(child(run.element, "w:softHyphen") is not None for run in one.runs)
        if soft or None in made:
            continue
        for node, text in zip(nodes, made, strict=True):
            node.text = text
        for run in one.runs:
            if code_of_font(run.format) is not None:
                edits.set_font(run.element, font)
            if shows_capitals(run.format):
                edits.set_value(run.element, "caps", "1")
        changed.setdefault(one.code, []).append(one)
    for code, texts in changed.items():
        message = say("bộ mã {code} thành Unicode", code=code.value)
        yield texts[0].paragraph.spot, counted(message, len(texts))


def _together(document: WordFile, _standard: Standard) -> Iterator[Correction]:
    changed = []
    for paragraph in document.everything:
        nodes = [node for run in paragraph.runs for node in _texts(run.element)]
        made = [_APART.sub(lambda found: _composed(found[0]), node.text or "") for node in nodes]
        if made != [node.text or "" for node in nodes]:
            changed.append(paragraph)
            for node, text in zip(nodes, made, strict=True):
                node.text = text
    for first in changed[:1]:
        message = say("chữ Unicode tổ hợp thành dựng sẵn")
        yield first.spot, counted(message, len(changed))


def _composed(letter: str) -> str:
    made = nfc(letter)
    return made if len(made) == 1 else letter


def _texts(run: Element) -> list[Element]:
    return [node for node in run if node.tag == TAG["w:t"]]


def can_be_had_back(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether each piece of a text is the same, is that of an old code, or the same letters put together."""
    return len(old) == len(new) and all(map(_is_from, old, new))


def _is_from(old: str, new: str) -> bool:
    if any(code.write(new) == old for code in LegacyCode) or old == new:
        return True
    return unicodedata.normalize("NFD", old) == unicodedata.normalize("NFD", new)


LETTERS: tuple[tuple[str, Repair], ...] = ((RULE, _to_unicode), (RULE, _together))
