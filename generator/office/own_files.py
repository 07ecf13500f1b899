"""The files of this program, for the hashes of what it makes and finds: another state of it answers anew."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from io import FileIO
from pathlib import Path
from typing import Protocol


class Hash(Protocol):
    """What takes in bytes."""

    def update(self, data: bytes, /) -> None:
        """Takes in some more."""


def take_in(
    digest: Hash, folder: Path, *, suffix: str | tuple[str, ...] = "", without: Collection[str] = ()
) -> None:
    """Every file below a folder with its name; folders `without` are passed over."""
    for name, data in _own_files(folder, suffix, without):
        digest.update(f"\0{name}\0{len(data)}\0".encode())
        digest.update(data)


def _own_files(
    folder: Path, suffix: str | tuple[str, ...], without: Collection[str]
) -> Iterator[tuple[str, bytes]]:
    """Each file with what it holds, in the order of names."""
    passed_over = {"__pycache__", *without}
    lead = len(str(folder)) + 1
    for above, below, names in os.walk(folder):
        below[:] = sorted(name for name in below if name not in passed_over)
        inner = above[lead:].replace(os.sep, "/")
        for name in sorted(one for one in names if one.endswith(suffix)):
            with FileIO(f"{above}{os.sep}{name}") as file:
                yield f"{inner}/{name}", file.readall()
