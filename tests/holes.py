"""Holes in what is printed: where a sentence has nothing in the place of a word."""

from __future__ import annotations

import re

_NUMBER_TO_COME = re.compile(r"[Ss]ố:? {2,}/")
_HOLE = re.compile(
    r".{0,30}(?:\S  +\S|\S [;,.:)]|\(\s*[);,.]|(?:đạt|là|bình quân)\s*[;.](?!/)|bình quân \().{0,30}"
)


def holes(text: str) -> list[str]:
    """Two blanks, a blank before a sign, empty brackets, a verb before the end of its clause."""
    return [
        one[0]
        for line in text.splitlines()
        for one in _HOLE.finditer(_NUMBER_TO_COME.sub("số /", line).replace("số /", "số"))
    ]
