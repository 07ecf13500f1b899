"""Whose a file is that stands where a document belongs: the one place that decides it.

What follows (it is kept, made anew or refused) is left to those who write.
"""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path

from generator.office.manifest import MadeFile, hash_file


class Owner(Enum):
    """`OURS` is as it was made, a `PERSON` worked on it since, a `STRANGER`'s we never made."""

    NOBODY = auto()
    OURS = auto()
    PERSON = auto()
    STRANGER = auto()


def owner_of(path: Path, made: MadeFile | None) -> Owner:
    """Whose the file is, `made` being what the manifest says of it; nobody's where none can be read."""
    found = hash_file(path)
    if not found:
        return Owner.NOBODY
    if made is None or not made.was_made:
        return Owner.STRANGER
    return Owner.OURS if found == made.sha256 else Owner.PERSON
