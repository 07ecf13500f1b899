"""Lines that the form itself closes: addressees, recipients, legal bases; what was typed of its marks goes.

People type «- Như trên;» as they see it on paper; the dash, the sign at the end and the words before
the colon are set by the template, so that each stands there once.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from generator.workspace import regex

SAME_AS_ABOVE = ("như trên", "như kính gửi")
_CLOSING = regex(r"[;,\s]|(?<![.…])(?<!\bv\.v)\.")
_START = regex(r"^\s*[-–]\s+")


@lru_cache(256)
def bare(line: str, label: str = "") -> str:
    """The words of a line without the dash, the label and the closing sign that the form sets.

    >>> bare("- Như trên;"), bare("Lưu: VT.", "Lưu:"), bare("Báo, đài v.v.")
    ('Như trên', 'VT', 'Báo, đài v.v.')
    """
    rest = without_label(_START.sub("", line), label)
    end = len(rest)
    while end and _CLOSING.match(rest, end - 1):
        end -= 1
    return rest[:end]


def without_label(line: str, label: str) -> str:
    """The line without the words that the form sets before it: «V/v», «Lưu:»."""
    is_there = label and line.casefold().startswith(label.casefold())
    rest = line[len(label) :] if is_there else line
    return rest.lstrip() if is_there and not rest[:1].isalnum() else line


def closed(lines: Sequence[str]) -> list[str]:
    """The lines with `;` after each and `.` after the last (II.6.a)."""
    found = [bare(line) for line in lines]
    return [f"{line};" for line in found[:-1]] + [f"{line}." for line in found[-1:]]


def is_same_as_above(line: str) -> bool:
    """Whether a recipient is whom the document is addressed to."""
    return line.casefold().startswith(SAME_AS_ABOVE)
