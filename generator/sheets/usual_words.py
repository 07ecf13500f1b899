"""What people write in tables of results, as data beside the code (`words.yaml`), and names in its light.

Names are compared with every usual phrase in its short form, so that `Liên đoàn Lao động huyện`,
`LĐLĐ H.` and the scanning slip `LĐLD H` are one. Which unit a name means is decided in `matching`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

from generator.wording import fold, nfc
from generator.workspace import read_yaml, regex

_IGNORED = frozenset({"va"})
_INITIALS = regex(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")
_WORD = regex(r"[^\W_]+")
_SEVERAL = 2


class Token(NamedTuple):
    """A word of a name: without diacritics, and as it was spelled (nothing for a short form)."""

    bare: str
    spelled: str = ""


class _Phrase(NamedTuple):
    long: tuple[Token, ...]
    short: tuple[Token, ...]
    strict: bool
    """Whether it counts only with its diacritics."""


@cache
def usual(part: str) -> frozenset[str]:
    """The words of a part of the list, as they are compared."""
    return frozenset(map(fold, _listed()[part]))


@cache
def spelled(part: str) -> frozenset[str]:
    """The words of a part of the list as they are written, in small letters."""
    return frozenset(map(nfc, _listed()[part]))


@cache
def register_title(part: str) -> frozenset[str]:
    """The titles over a column of a register, as they are compared."""
    return frozenset(map(fold, _listed()["register"][part]))


NUMBER_OF = regex(r"(?:tong )?so(?: luong)?\b")
"""What stands before the thing that is counted, in a title."""


def known_base(title: str) -> str | None:
    """The code of the base that a title usually means, with «số» before it or without."""
    return _bases().get(title) or _bases().get(NUMBER_OF.sub("", title).strip())


@cache
def _bases() -> Mapping[str, str]:
    return {fold(name): code for code, names in _listed()["bases"].items() for name in names}


@cache
def _listed() -> Mapping[str, Any]:
    words, _ = read_yaml(Path(__file__).with_name("words.yaml"))
    return words or {}


def tokens(text: str, *, lenient: bool = False) -> tuple[Token, ...]:
    """The words of a name with usual phrases in their short form, `và` left out.

    Words for places (huyện, phường …) are shortened only where they carry their diacritics, since
    `quan` may be a part of a name; `lenient` shortens them without as well.
    """
    return tuple(_shortened(words_of(text), lenient=lenient))


def kind_words(said: Sequence[Token]) -> Iterator[bool]:
    """Which words of a name only say what kind of unit it is: `tỉnh`, and neither `tình` nor the bare `tinh` of
    a name that has diacritics elsewhere («Khoa Tinh thần»); `X.` of «X. Bình Lư», and not that of «Đội X».
    """
    is_marked: bool | None = None
    for place, (word, after) in enumerate(zip_longest(said, said[1:])):
        if not place and _is_hamlet(word, said):
            yield True
            continue
        is_kind = word.bare in usual("generic") and not (
            after is None and _is_letters_of_place(word)
        )
        if is_kind and word.spelled and word.bare in _places_in_full():
            is_marked = any(map(_is_marked, said)) if is_marked is None else is_marked
            is_kind = not is_marked
        yield is_kind


def _is_hamlet(word: Token, said: Sequence[Token]) -> bool:
    """Whether a first word says but what kind of place is called so: «Bản» of «Bản Nậm Cuổi», not «Ban» of «Ban Dân vận»."""
    if word.bare not in usual("hamlets") or len(said) < _SEVERAL:
        return False
    return not word.spelled or word.spelled in _hamlets() or not any(map(_is_marked, said))


@cache
def _hamlets() -> frozenset[str]:
    """These words with their diacritics."""
    return frozenset(map(nfc, _listed()["hamlets"]))


def in_words(short: str) -> tuple[str, ...] | None:
    """The words of which a usual short form has the first letters: `ccb` is cựu chiến binh."""
    return _initials().get(short)


@cache
def _initials() -> Mapping[str, tuple[str, ...]]:
    """Usual phrases by their first letters, where these are their short form."""
    found: dict[str, tuple[str, ...]] = {}
    for phrase, short in _listed()["phrases"].items():
        words = tuple(fold(phrase).split())
        if short == "".join(word[0] for word in words):
            found.setdefault(short, words)
    return found


@cache
def _places_in_full() -> frozenset[str]:
    """Words for places that have no shorter form, which other words may be too without their diacritics."""
    return frozenset(short for place, short in _listed()["places"].items() if fold(place) == short)


def _is_letters_of_place(word: Token) -> bool:
    """Whether somebody wrote the letters that stand for a place: H, TP; a name of the place comes after them."""
    return word.spelled == word.bare and word.bare in _letters_of_places()


@cache
def _letters_of_places() -> frozenset[str]:
    return frozenset(_listed()["places"].values()) - _places_in_full()


def _is_marked(word: Token) -> bool:
    return not word.spelled.isascii() and fold(word.spelled) != word.spelled


def plain_words(text: str) -> Iterator[str]:
    """The words of a name in full, without those for the kind of unit; letters behind another word stay."""
    words, known, place, is_begun = words_of(text), _table(), 0, False
    kinds = [*kind_words(words)]
    while place < len(words):
        phrases = known.get(words[place].bare, ())
        phrase = _phrase_at(words, place, phrases, lenient=False)
        length = len(phrase.long) if phrase else 1
        is_kind = all(kind_words(phrase.short)) if phrase else kinds[place] and not is_begun
        if not is_kind:
            is_begun = True
            yield from (word.bare for word in words[place : place + length])
        place += length


def words_of(text: str) -> list[Token]:
    """The words of a name as they stand, none in its short form."""
    joined = nfc(text).casefold()
    if "." in joined:
        joined = _INITIALS.sub(lambda found: found[0].replace(".", "") + " ", joined)
    words = map(_token, _WORD.findall(joined))
    return [word for word in words if word.bare not in _IGNORED]


@lru_cache(maxsize=20_000)
def _token(word: str) -> Token:
    """A word as it is compared; `01` is 1. Names are made of few words, met again and again."""
    bare = fold(word)
    is_number = bare.isascii() and bare.isdigit()
    return Token((bare.lstrip("0") or "0") if is_number else bare, word)


def _shortened(words: Sequence[Token], *, lenient: bool) -> Iterator[Token]:
    known = _table()
    place = 0
    while place < len(words):
        word = words[place]
        phrases = known.get(word.bare)
        phrase = _phrase_at(words, place, phrases, lenient=lenient) if phrases else None
        if phrase is None:
            yield word
            place += 1
        else:
            yield from phrase.short
            place += len(phrase.long)


def _phrase_at(
    words: Sequence[Token], place: int, phrases: Sequence[_Phrase], *, lenient: bool
) -> _Phrase | None:
    """The longest of some phrases that stands at a place."""
    for phrase in phrases:
        found = words[place : place + len(phrase.long)]
        if [word.bare for word in found] != [word.bare for word in phrase.long]:
            continue
        if lenient or not phrase.strict or tuple(found) == phrase.long:
            return phrase
    return None


@cache
def _table() -> dict[str, list[_Phrase]]:
    """The phrases by their first word, longest first."""
    table: dict[str, list[_Phrase]] = {}
    places = _listed()["places"]
    for phrase, short in {**_listed()["phrases"], **places}.items():
        long = tuple(Token(fold(word), word) for word in nfc(phrase).split())
        strict = phrase in places and len(long) == 1
        known = _Phrase(long, tuple(map(Token, short.split())), strict)
        table.setdefault(long[0].bare, []).append(known)
    for phrases in table.values():
        phrases.sort(key=lambda phrase: -len(phrase.long))
    return table
