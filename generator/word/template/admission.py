"""Opens a Word file that nobody vouches for, and refuses it before a library unpacks it.

A template travels by mail between offices: it may be cut, locked, hold macros, point outside or
be a bomb. What the tags inside mean is left to `places`.
"""

from __future__ import annotations

from pathlib import Path

from generator.ooxml import (
    FOREIGN,
    PackageRefused,
    check_size,
    read_file,
    unpack_parts,
    word_file_faults,
)
from generator.problems import Message, Place, Problem, TemplateBroken, say

_WORDS = word_file_faults(
    {
        "E-TPL-FILE": "MISSING NO_FILE UNREADABLE EMPTY NO_PACKAGE",
        "E-TPL-CAP": "BIG PARTS UNPACKED RATIO",
        "E-TPL-LOCKED": "OLD_OFFICE LOCKED",
        "E-TPL-ZIP": "DAMAGED NAME TWICE",
    }
)


def refuse(name: str, code: str, message: Message, *, part: str = "") -> TemplateBroken:
    """One fault of a template as the exception to raise."""
    return TemplateBroken([Problem(code, Place(name, part=part), message)])


def open_source(source: Path | bytes, name: str) -> tuple[bytes, dict[str, bytes]]:
    """The bytes of a template, from a file or already in memory, and its parts by name."""
    try:
        data = read_file(source) if isinstance(source, Path) else source
        check_size(len(data))
        return data, unpack_parts(data, FOREIGN)
    except PackageRefused as refused:
        raise TemplateBroken([refused.told(name, _WORDS)]) from None


def not_well_formed(name: str, part: str = "") -> TemplateBroken:
    """The refusal of a package with a part that is not XML."""
    message = say("gói hỏng: có phần không phải XML; hãy mở bằng Word rồi lưu lại")
    return refuse(name, "E-TPL-ZIP", message, part=part)
