"""Whether a file of the workspace is another one than before: by time and size, never by content."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.workspace import Workspace


def stamp_of(workspace: Workspace) -> Mapping[str, tuple[int, int]]:
    """Time and size of each file that records, registers and templates are read from, by path."""
    root = workspace.settings
    files = [root] if root.is_file() else []
    found = {str(path): _seen(path.stat()) for path in files}
    for folder in (workspace.campaigns, workspace.templates):
        found.update(_below(folder))
    return found


def _below(folder: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    try:
        entries = [*os.scandir(folder)]
    except OSError:
        return
    for entry in entries:
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from _below(Path(entry.path))
            else:
                yield entry.path, _seen(entry.stat(follow_symlinks=False))
        except OSError:
            continue


def _seen(found: os.stat_result) -> tuple[int, int]:
    return found.st_mtime_ns, found.st_size
