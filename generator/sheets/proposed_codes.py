"""Codes proposed from names: short, without diacritics, and safe as a part of a file's name everywhere."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import count

from generator.sheets.usual_words import Token, kind_words, plain_words, tokens
from generator.wording import fold
from generator.workspace import regex, safe_name

_WORD = regex(r"[a-z0-9]+")
_LONGEST = 30
_SHORTEST = 3


def proposed_code(name: str, taken: Container[str] = ()) -> str:
    """A code for what bears a name, other than those that are taken, which are written small.

    Words for the kind of unit are left out where the rest tells enough: `LĐLĐ huyện Phong Thổ` is
    `phong_tho`, `LĐLĐ huyện Hà` is `ldld_h_ha`, `Công đoàn ngành Y tế` is `y_te`.
    """
    return next(code for code in _candidates(name) if code not in taken)


def worded_code(name: str, taken: Container[str] = ()) -> str:
    """The same with all words of the name as they are spelled: `Khối huyện` is `khoi_huyen`."""
    words = _WORD.findall(fold(name))
    return next(code for code in _numbered(_joined(words)) if code not in taken)


def _candidates(name: str) -> Iterator[str]:
    known = tokens(name)
    said = [token.bare for token in known]
    for words in (list(_told_apart(known)), list(plain_words(name))):
        if len("".join(words)) >= _SHORTEST:
            yield _joined(words)
    yield from _numbered(_joined(said))


def _told_apart(known: Sequence[Token]) -> Iterator[str]:
    """The words without those for the kind of unit; letters that somebody wrote behind another word stay, since
    they may be a part of the name: «Khoa X quang».
    """
    is_begun = False
    for word, is_kind in zip(known, kind_words(known), strict=True):
        is_begun = is_begun or not is_kind
        if not is_kind or (is_begun and word.spelled):
            yield word.bare


def _numbered(code: str) -> Iterator[str]:
    yield code
    yield from (f"{code}_{number}" for number in count(2))


def _joined(said: Sequence[str]) -> str:
    """Words joined by `_` and cut between them; `dv` before what cannot begin a code."""
    first, *rest = [word for word in said if word.isascii()] or ["dv"]
    code = first[:_LONGEST]
    for word in rest:
        if len(code) + 1 + len(word) > _LONGEST:
            break
        code = f"{code}_{word}"
    return code if code[:1].isalpha() and safe_name(code) == code else f"dv_{code}"
