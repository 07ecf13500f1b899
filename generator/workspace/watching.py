"""Which files of a workspace have changed since one last looked: by time and size, then by what they hold.

Cheap enough to be asked every two seconds, on network drives too, where no system tells of changes. It looks
at names, not at open files, so that an editor that writes beside and renames is seen like any other.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import file_digest
from pathlib import Path

from generator.workspace.files import TEMPORARY
from generator.workspace.folders import Workspace
from generator.workspace.listing import STAGED

Stamps = Mapping[str, tuple[int, int]]
"""Time and size of each file, by path."""
_ROOM = 64 * 1024 * 1024
"""So many bytes are read at the first look, to know later what was only touched."""
_LOOKED_AGAIN = 2


def file_stamps(workspace: Workspace) -> Stamps:
    """Time and size of each file that records, registers and templates are read from."""
    found = dict[str, tuple[int, int]]()
    with suppress(OSError):
        found[str(workspace.settings)] = _seen(workspace.settings.stat())
    for folder in (workspace.campaigns, workspace.templates):
        found.update(_below(folder))
    return found


def _below(folder: Path | str) -> Iterator[tuple[str, tuple[int, int]]]:
    try:
        with os.scandir(folder) as listed:
            entries = [*listed]
    except OSError:
        return
    for entry in entries:
        with suppress(OSError):
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path)
            elif not entry.name.startswith((TEMPORARY, STAGED, "~$")):
                yield entry.path, _seen(entry.stat(follow_symlinks=False))


def _seen(found: os.stat_result) -> tuple[int, int]:
    return found.st_mtime_ns, found.st_size


class FileWatch:
    """What a workspace held at the last look."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._stamps = file_stamps(workspace)
        self._digests = dict[str, str]()
        self._young = dict[str, int]()
        room = _ROOM
        for path, (_, size) in self._stamps.items():
            room -= size
            if room > 0:
                self._is_another(path)

    def changed(self) -> tuple[str, ...]:
        """The files that say something else than at the last look, are new or are gone, as people know them.

        A file that was just written is looked into at the next looks too: clocks of disks are coarse.
        """
        stamps = file_stamps(self.workspace)
        moved = {path for path, seen in stamps.items() if self._stamps.get(path) != seen}
        gone = self._stamps.keys() - stamps.keys()
        again = (self._young.keys() & stamps.keys()) - moved
        self._stamps = stamps
        self._young = {path: left - 1 for path, left in self._young.items() if left > 1}
        self._young |= dict.fromkeys(moved, _LOOKED_AGAIN)
        told = {path for path in moved | again if self._is_another(path)} | gone
        for path in gone:
            self._digests.pop(path, None)
        return tuple(sorted(self.workspace.shown(Path(path)) for path in told))

    def _is_another(self, path: str) -> bool:
        """Whether a file holds something else than was known of it; what cannot be read now may do."""
        known = self._digests.get(path)
        try:
            with Path(path).open("rb") as stream:
                self._digests[path] = file_digest(stream, "sha256").hexdigest()
        except OSError:
            self._digests.pop(path, None)
            return True
        return self._digests[path] != known
