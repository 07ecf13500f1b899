"""Vietnamese letters: one spelling for comparing, and the order of the alphabet.

Texts are compared in NFC. Alphabetical order is that of the dictionaries: letter by letter
a ă â b c d đ e ê …, tone marks (none, huyền, hỏi, ngã, sắc, nặng) only where the letters of a
syllable agree, and syllable by syllable.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from generator import problems
from generator.workspace import regex

SortKey = tuple[tuple[tuple[int, str, str], ...], str]

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_VOWELS = "aăâeêioôơuưy"
_SYLLABLE = regex(r"[0-9]+|[^\W\d_]+|[^\W_]")
_LETTERS = regex(r"[^\W\d_]+")


def _ranks() -> dict[int, str]:
    return {ord(letter): chr(ord("a") + rank) for rank, letter in enumerate(_ALPHABET)}


def _toned() -> dict[str, tuple[str, str]]:
    """Each toned vowel with its bare letter and the rank of its tone."""
    return {
        unicodedata.normalize("NFC", vowel + mark): (vowel, str(rank))
        for vowel in _VOWELS
        for rank, mark in enumerate(_TONES)
        if rank
    }


_RANKS = _ranks()
_TONED = _toned()
_BARE = {ord(toned): vowel for toned, (vowel, _) in _TONED.items()}
_TONE = {ord(toned): rank for toned, (_, rank) in _TONED.items()}
_NOT_TONED = regex(f"[^{''.join(_TONED)}]+")


def nfc(text: str) -> str:
    """The text in composed letters (NFC), the only form in which texts are compared and kept."""
    return unicodedata.normalize("NFC", text)


fold = problems.fold
"""The text for matching: no diacritics (đ is d), small letters, single blanks."""


def as_spelled(text: str) -> str:
    """A name for telling whether it is another's: its letters and marks, wherever a tone mark is put.

    >>> as_spelled("Hòa Bình") == as_spelled("Hoà  bình"), as_spelled("Số 12") == as_spelled("Số 21")
    (True, False)
    """
    composed = nfc(text.casefold())
    return " ".join(_LETTERS.sub(lambda found: _tone_last(found[0]), composed).split())


@lru_cache(maxsize=20_000)
def _tone_last(syllable: str) -> str:
    """A syllable with its tone mark behind its letters; names are made of few, met again and again."""
    tones = "".join(_TONES[int(_TONE[ord(letter)])] for letter in syllable if ord(letter) in _TONE)
    return syllable.translate(_BARE) + tones


def sort_key(text: str) -> SortKey:
    """The place of a name in Vietnamese alphabetical order; for `sorted(names, key=sort_key)`.

    Case and punctuation do not count, numbers count by value (`Khối 2` before `Khối 10`); only
    names alike in all this are ordered by their very characters.
    """
    composed = nfc(text)
    return tuple(_syllable_key(part) for part in _SYLLABLE.findall(composed.lower())), composed


def _syllable_key(syllable: str) -> tuple[int, str, str]:
    if syllable.isascii() and syllable.isdigit():
        digits = syllable.lstrip("0")
        return 0, f"{len(digits):03d}{digits}", ""
    bare = syllable.translate(_BARE)
    tones = _NOT_TONED.sub("", syllable).translate(_TONE)
    return 1, bare.translate(_RANKS), tones
