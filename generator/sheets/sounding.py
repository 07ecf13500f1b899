"""Names as they sound: «Bản Trang» is Bản Chang, «Khuổi Nặng» Khuổi Lặng, «Nà Mạ II» Nà Mạ 2, «T. Bản Chang» Bản Chang.

Consonants that people write for one another are one, and words before a name that only say what kind of unit it is
may be left out. Names that sound alike may be of two units all the same: this only suggests.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from generator.sheets.usual_words import usual
from generator.wording import fold, nfc
from generator.workspace import regex

_WORD = regex(r"[^\W_]+")
_ROMAN = {
    one: str(at)
    for at, one in enumerate(
        ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], 1
    )
}
_FIRST = (("tr", "ch"), ("gi", "d"), ("s", "x"))
_FIRST_ALONE = {"n": "l", "p": "b", "k": "c"}
"""Other first letters, where neither `h` nor `g` follows."""
_LAST = (("nh", "n"), ("ng", "n"), ("ch", "t"), ("c", "t"))


def sounds(text: str) -> frozenset[str]:
    """How a name may sound, with all its words and without the first ones for its kind; nothing of what has no letters."""
    words = _WORD.findall(nfc(text))
    spoken = [_ROMAN.get(word, "") if at else "" for at, word in enumerate(words)]
    said = [number or fold(word) for word, number in zip(words, spoken, strict=True)]
    kinds = next((at for at, word in enumerate(said) if word not in _kinds()), len(said))
    tails = ([_sound(word) for word in said[at:]] for at in range(kinds + 1))
    return frozenset(" ".join(one) for one in tails if any(map(str.isalpha, "".join(one))))


def sounding_alike(text: str, known: Mapping[str, Iterable[str]]) -> list[str]:
    """What of `known`, by how it may sound, sounds as a name does."""
    found = (one for sound in sorted(sounds(text)) for one in known.get(sound, ()))
    return list(dict.fromkeys(found))


@cache
def _kinds() -> frozenset[str]:
    return frozenset({*usual("generic"), *usual("hamlets"), *usual("harmless"), "t"})


def _sound(word: str) -> str:
    for one, other in _FIRST:
        if word.startswith(one):
            word = other + word.removeprefix(one)
            break
    if word[:1] in _FIRST_ALONE and word[1:2] not in {"h", "g"}:
        word = _FIRST_ALONE[word[0]] + word[1:]
    for one, other in _LAST:
        if word.endswith(one) and word != one:
            word = word.removesuffix(one) + other
            break
    return word.replace("y", "i")
