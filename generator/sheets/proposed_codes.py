"""Codes proposed from names: short, without diacritics, and safe as a part of a file's name everywhere."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import count

from generator.sheets.usual_words import Token, tokens, usual
from generator.wording import fold
from generator.workspace import safe_name

_WORD = re.compile(r"[a-z0-9]+")
_LONGEST = 30
_SHORTEST = 3


def proposed_code(name: str, taken: Container[str] = ()) -> str:
    """A code for what bears a name, other than those that are taken, which are written small.

    Words for the kind of unit are left out where the rest tells enough: `LĐLĐ huyện Phong Thổ` is
    `phong_tho`, `LĐLĐ huyện Hà` is `ldld_h_ha`.
    """
    return next(code for code in _candidates(tokens(name)) if code not in taken)


def worded_code(name: str, taken: Container[str] = ()) -> str:
    """The same with all words of the name as they are spelled: `Khối huyện` is `khoi_huyen`."""
    words = tuple(Token(word) for word in _WORD.findall(fold(name)))
    return next(code for code in _numbered(_joined(words)) if code not in taken)


def _candidates(said: tuple[Token, ...]) -> Iterator[str]:
    core = _joined(token for token in said if token.bare not in usual("generic"))
    whole = _joined(said)
    if len(core) >= _SHORTEST:
        yield core
    yield from _numbered(whole)


def _numbered(code: str) -> Iterator[str]:
    yield code
    yield from (f"{code}_{number}" for number in count(2))


def _joined(said: Iterator[Token] | tuple[Token, ...]) -> str:
    """Words joined by `_` and cut between them; `dv` before what cannot begin a code."""
    first, *rest = [word for token in said if (word := fold(token.bare)).isascii()] or ["dv"]
    code = first[:_LONGEST]
    for word in rest:
        if len(code) + 1 + len(word) > _LONGEST:
            break
        code = f"{code}_{word}"
    return code if code[:1].isalpha() and safe_name(code) == code else f"dv_{code}"
