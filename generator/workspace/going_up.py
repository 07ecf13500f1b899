"""The folders in which a workspace may be found; apart, because every command asks for its language here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def upwards(start: Path) -> Iterator[Path]:
    """The folder itself, then each that holds it."""
    yield from (start, *start.parents)
