"""The files of this program, for the hashes of what it makes and finds: another state of it answers anew."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path


def own_files(
    folder: Path, *, suffix: str = "", without: Collection[str] = ()
) -> Iterator[tuple[str, bytes]]:
    """Each file below a folder with what it holds, in the order of names; folders `without` are passed over."""
    passed_over = {"__pycache__", *without}
    lead = len(str(folder)) + 1
    for above, below, names in os.walk(folder):
        below[:] = sorted(name for name in below if name not in passed_over)
        inner = above[lead:].replace(os.sep, "/")
        for name in sorted(one for one in names if one.endswith(suffix)):
            with Path(above, name).open("rb", buffering=0) as file:
                yield f"{inner}/{name}", file.read()
