"""Numbers and names that stand once in a part, told apart again where a loop has copied them.

What a loop makes is a copy, with its bookmarks, controls and drawings; Word calls a file damaged in
which two of them have one number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from generator.workspace import regex

SIGNS = regex("<wp:docPr|<w:bookmarkStart|<w:bookmarkEnd|<w:sdtPr")
"""Finds what has a number of its own."""
FIRST_DRAWING = 1001
_DRAWING = regex(rb'(<wp:docPr\b[^>]*?\sid=")[^"]*')
_CONTROL = regex(rb'(<w:id w:val=")(-?\d+)(?="/>)')
_BOOKMARK = regex(rb"<w:bookmark(?P<end>Start|End)\b[^>]*?/>")
_NUMBER = regex(rb'(\sw:id=")([^"]*)')
_COUNT = regex(rb"[0-9]{1,9}")
_NAME = regex(rb'(\sw:name=")([^"]*)')


def renew_ids(xml: bytes, *, drawings: bool) -> bytes:
    """The part with numbers that stand once; the first of several keeps its own.

    `drawings`: they are all counted anew, as docxtpl does in the main part. A bookmark of which only
    the beginning or only the end is left goes.
    """
    if drawings:
        numbers = count(FIRST_DRAWING)
        xml = _DRAWING.sub(lambda found: b"%s%d" % (found[1], next(numbers)), xml)
    controls = _Numbers(found[2] for found in _CONTROL.finditer(xml))
    xml = _CONTROL.sub(lambda found: found[1] + controls.taken(found[2]), xml)
    return _bookmarked(xml)


class _Numbers:
    """Numbers in the order in which they are met."""

    def __init__(self, known: Iterator[bytes]) -> None:
        self._met: set[bytes] = set()
        self._free = count(max((int(one) for one in known if _COUNT.fullmatch(one)), default=0) + 1)

    def taken(self, number: bytes) -> bytes:
        """The number, or a free one where it was met before."""
        if number not in self._met:
            self._met.add(number)
            return number
        return b"%d" % next(self._free)


def _bookmarked(xml: bytes) -> bytes:
    marks = list(_BOOKMARK.finditer(xml))
    if not marks:
        return xml
    numbers = _Numbers(_number(one) for one in marks)
    names: dict[bytes, int] = {}
    opened: dict[bytes, int] = {}
    written = [b""] * len(marks)
    for place, found in enumerate(marks):
        number = _number(found)
        if found["end"] == b"Start":
            opened[number] = place
        elif (start := opened.pop(number, None)) is not None:
            own = numbers.taken(number)
            written[start] = _named(_NUMBER.sub(rb"\g<1>" + own, marks[start].group()), names)
            written[place] = _NUMBER.sub(rb"\g<1>" + own, found.group())
    kept = iter(written)
    return _BOOKMARK.sub(lambda _: next(kept), xml)


def _number(found: re.Match[bytes]) -> bytes:
    number = _NUMBER.search(found.group())
    return number[2] if number else b""


def _named(start: bytes, names: dict[bytes, int]) -> bytes:
    """The beginning of a bookmark; the second of a name is `name_2`."""
    found = _NAME.search(start)
    if found is None:
        return start
    names[found[2]] = again = names.get(found[2], 0) + 1
    return start if again == 1 else _NAME.sub(rb"\g<1>\g<2>_%d" % again, start)
