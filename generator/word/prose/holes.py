"""Values that are put into a text after its Markdown was read: what they say changes, how it stands does not.

In the place of a value that begins and ends as a word does stands a sign between two that have the nature
of its first and its last letter, by which alone Markdown decides what is beside it; in the place of any
other a sign alone. A value by which the text would be laid out otherwise (an empty one) stands in it as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, zip_longest

from generator.word.prose.blocks import escape_markdown, shown
from generator.workspace import regex

_WORD, _BARE = "\U000f0010", "\U000f0011"
_FIGURE, _LETTER = "\U0001d7ce", "\U0001d400"
"""A figure and a letter, of which Markdown takes no notice else: mathematical ones."""
HOLE = regex(f"[{_FIGURE}{_LETTER}]{_WORD}[{_FIGURE}{_LETTER}]|{_BARE}")
_NO_SIGN = "\ufffd"
_NUMBERED = regex(
    rf"^[ \t]*(?:(?:[-+*]|[0-9]{{1,9}}[.)])[ \t]+)*(?:[0-9]|{_FIGURE}{_WORD}{_FIGURE})*{_FIGURE}{_WORD}{_FIGURE}[0-9]*[.)]",
    re.MULTILINE,
)
#: What XML or Word would have written otherwise than it stands, or a paragraph has to be looked at for.
_AWKWARD = regex(
    r"[&<>\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff\U000f0000-\U0010ffff]|^ | $|  |(?<![\w.,–-])-(?:\d|$)"
)


_REMEMBERED = 16_384
_SHORT = 64


class Hole(str):
    """What a text has in the place of a value.

    `shown` is the value, `escaped` how Markdown would have it, `data` its UTF-8 where it is its own XML;
    `longer` is how much longer than the hole the value is in Markdown.
    """

    __slots__ = ("data", "escaped", "longer", "shown")
    shown: str
    escaped: str
    data: bytes
    longer: int

    def __str__(self) -> str:
        return self


def hole_for(value: str) -> str:
    """What stands in a Markdown text for a value: a hole, or the value itself where it has to be seen."""
    return _short_hole(value) if len(value) <= _SHORT else _hole(value)


def _hole(value: str) -> str:
    escaped = escape_markdown(without_signs(value))
    if not escaped.strip() or "\x00" in value:
        return escaped
    is_word = escaped[0].isalnum()
    hole = Hole(f"{_nature(escaped[0])}{_WORD}{_nature(escaped[-1])}" if is_word else _BARE)
    hole.shown, hole.escaped, hole.longer = shown(escaped), escaped, len(escaped) - len(hole)
    hole.data = b"" if _AWKWARD.search(hole.shown) else hole.shown.encode()
    return hole


_short_hole = lru_cache(_REMEMBERED)(_hole)
"""The same; names, days and small numbers come again and again."""


def _nature(letter: str) -> str:
    return _FIGURE if letter.isdigit() else _LETTER


def without_signs(text: str) -> str:
    """The text where nothing could be taken for a hole; such characters have no meaning to lose."""
    return text.replace(_WORD, _NO_SIGN).replace(_BARE, _NO_SIGN)


def printed_length(pieces: Sequence[str]) -> int:
    """How long the pieces of a text are, with the values that stand in holes."""
    return len("".join(pieces)) + sum([one.longer for one in pieces if type(one) is Hole])


def filled(text: str, holes: Sequence[Hole]) -> str:
    """The text with what is printed of the values in its holes."""
    return _joined(text, [one.shown for one in holes])


def closed(text: str, holes: Sequence[Hole]) -> str:
    """A Markdown text with the values in its holes."""
    return _joined(text, [one.escaped for one in holes])


def _joined(text: str, values: Sequence[str]) -> str:
    if not values:
        return text
    between = zip_longest(HOLE.split(text), values, fillvalue="")
    return "".join(chain.from_iterable(between))


def count_holes(text: str) -> int:
    """How many holes a text has."""
    return text.count(_WORD) + text.count(_BARE)


def may_begin_a_list(text: str) -> bool:
    """Whether a line begins with a value that is a number, and a dot: a list, if it stood there itself."""
    return _WORD in text and _NUMBERED.search(text) is not None
