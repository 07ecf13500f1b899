"""The units that may be meant by a name with words left out or shortened: «Hội Phụ nữ», «Khoa HSCC», «Ng. Chiến».

Every word that was said must stand in the name in its order: itself, as the first letters of several, or as how one
begins; words of the name may be missing. All units that fit are named: this only suggests, it decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from generator.model.campaign import Unit
from generator.sheets.usual_words import in_words, kind_words, usual, words_of
from generator.wording import fold, nfc
from generator.workspace import regex

_DOTTED = regex(r"\b([^\W\d_]{1,3})\.")
_CAPITALS = regex(r"\b[A-ZĐ]{2,8}\b")
_LETTERS_AND_NUMBER = regex(r"([a-z]+)([0-9]+)")
_VOWELS = frozenset("aeiouy")
_INITIALS = 2
"""Letters without a vowel may be the first ones of two words; more are one word that was clipped."""

Words = Sequence[str]


class _Spread(NamedTuple):
    """A name as it was written and with usual abbreviations in full.

    `letters` are words written as initials, `begun` those of which but the beginning was written; `spelled` has the
    words with their diacritics, by how they are compared.
    """

    written: tuple[str, ...]
    full: tuple[str, ...]
    letters: frozenset[str]
    begun: frozenset[str]
    spelled: frozenset[tuple[str, str]]
    begins: frozenset[str]
    """The first letters of the words as they were written."""
    begin: frozenset[str]
    """Those of the full words."""


class LikelyNames:
    """Units by their names in full words; `own` are the names of the issuing body, which may stand in a name or not."""

    def __init__(self, units: Iterable[Unit], own: Sequence[str] = ()) -> None:
        self._units = tuple(units)
        self._own = {word for name in own for word in _spread(name).full}

    def of(self, text: str) -> list[Unit]:
        """The units that may be meant, the likeliest first; of initials that one has of its whole name no other."""
        if all(kind_words(words_of(text))):
            return []
        said = _spread(text)
        fitting = ((unit, name) for unit, name in self._known if _may_fit(said, name))
        costs = {unit.code: cost for unit, name in fitting for cost in [self._cost(said, name)] if cost}  # fmt: skip
        found = [unit for unit in self._units if unit.code in costs]
        if said.letters and len(found) > 1:
            whole = {unit.code for unit, name in self._known if self._is_whole(said, name)}
            meant = [unit for unit in found if unit.code in whole]
            found = meant if len(meant) == 1 else found
        return sorted(found, key=lambda unit: costs[unit.code])

    def of_short(self, text: str) -> list[Unit]:
        """The same of a text in which a word is written in short; else none."""
        said = _spread(text)
        return self.of(text) if said.letters or said.begun else []

    def whole(self, text: str) -> list[Unit]:
        """The units of whose names a text has every word, each itself or shortened: «K. Nội TH»."""
        said = _spread(text)
        return [
            unit
            for unit, name in self._known
            if _left_out(said, name.full) == {} and not _otherwise(said, name)
        ]

    @cached_property
    def _known(self) -> list[tuple[Unit, _Spread]]:
        return [(unit, _spread(unit.name)) for unit in self._units]

    def _cost(self, said: _Spread, name: _Spread) -> tuple[int, bool, int] | None:
        """How many words have other diacritics, whether the first was left out, and how many that tell something."""
        left = _left_out(said, name.full)
        if left is None:
            left = _left_out(name, said.full)
            if left is None or not set(left.values()) <= self._harmless:
                return None
        return (
            _otherwise(said, name),
            0 in left,
            sum(word not in self._harmless for word in left.values()),
        )

    def _is_whole(self, said: _Spread, name: _Spread) -> bool:
        """Whether a text has all of a name but its word for a kind of unit: «XN» of «Khoa Xét nghiệm»."""
        left = _left_out(said, name.full)
        return left is not None and all(
            word in self._harmless or (not place and word in usual("kinds"))
            for place, word in left.items()
        )

    @cached_property
    def _harmless(self) -> set[str]:
        """Words that tell no unit from another."""
        return {*usual("harmless"), *self._own}


def _may_fit(said: _Spread, name: _Spread) -> bool:
    """Whether each word of one may stand in the other, by their first letters: most names are passed over by this."""
    return said.begins <= name.begin or name.begins <= said.begin


def _left_out(said: _Spread, name: Words) -> dict[int, str] | None:
    """The words of a name that were not said, by their place; nothing where something was said that is not in it."""
    left = dict(enumerate(name))
    since = 0
    for word in said.written:
        place, size = _standing(word, name, since, said)
        if not size:
            return None
        since = place + size
        for one in range(place, since):
            del left[one]
    is_another = any(word.isdigit() for word in said.written) and any(word.isdigit() for word in left.values())  # fmt: skip
    return None if is_another else left


def _standing(word: str, name: Words, since: int, said: _Spread) -> tuple[int, int]:
    """Where a word first stands in a name, and as how many: itself, initials of several, the beginning of one."""
    for place in range(since, len(name)):
        if name[place] == word:
            return place, 1
        behind = name[place : place + len(word)]
        if word in said.letters and "".join(one[0] for one in behind) == word:
            return place, len(word)
        if word in said.begun and (name[place].startswith(word) or _is_clipped(word, name[place])):
            return place, 1
    return 0, 0


def _is_clipped(word: str, full: str) -> bool:
    """Whether three letters or more, none of them a vowel, stand in a word in their order from its first: `trg`."""
    letters = iter(full)
    is_begun = len(word) > _INITIALS and word[0] == full[0] and not set(word) & _VOWELS
    return is_begun and all(one in letters for one in word)


def _otherwise(said: _Spread, name: _Spread) -> int:
    """How many words of a name were said with other diacritics; of a text that has none, none."""
    if all(spelled.isascii() for _, spelled in said.spelled):
        return 0
    known = {bare for bare, _ in name.spelled}
    return sum(one[0] in known and one not in name.spelled for one in said.spelled)


def _spread(text: str) -> _Spread:
    """The words of a text."""
    told = words_of(text)
    words = tuple(part for word in told for part in _parted(word.bare))
    clipped = {word for word in words if len(word) > 1 and not set(word) & _VOWELS}
    letters = {fold(one) for one in _CAPITALS.findall(nfc(text))} | clipped
    letters |= {word for word in words[:1] if len(word) == 1}
    begun = clipped | {fold(one) for one in _DOTTED.findall(nfc(text))}
    full = tuple(part for word in words for part in (in_words(word) or (word,)))
    spelled = frozenset((word.bare, word.spelled) for word in told)
    begins, begin = (frozenset(one[0] for one in part) for part in (words, full))
    return _Spread(words, full, frozenset(letters), frozenset(begun), spelled, begins, begin)


def _parted(word: str) -> tuple[str, ...]:
    """`kp3` is `kp 3`."""
    found = _LETTERS_AND_NUMBER.fullmatch(word)
    return (found[1], found[2].lstrip("0") or "0") if found else (word,)
