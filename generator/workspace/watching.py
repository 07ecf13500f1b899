"""Which files of a workspace have changed since one last looked: by time and size, then by what they hold.

Cheap enough to be asked every two seconds, on network drives too, where no system tells of changes. It looks
at names, not at open files, so that an editor that writes beside and renames is seen like any other.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import file_digest
from pathlib import Path
from typing import NamedTuple

from generator.workspace.files import TEMPORARY
from generator.workspace.folders import Workspace
from generator.workspace.listing import STAGED

Stamps = Mapping[str, tuple[int, ...]]
"""By path the time, the size, the time that no program can set back, and which file it is; nothing of one not there."""
_ROOM = 64 * 1024 * 1024
"""So many bytes are read at the first look, to know later what was only touched."""
_COARSE = 3_000_000_000
"""So many nanoseconds may lie between two times of a disk."""


def file_stamps(workspace: Workspace) -> Stamps:
    """Each file that records, registers and templates are read from, as the disk knows it."""
    found = dict[str, tuple[int, ...]]()
    with suppress(OSError):
        found[str(workspace.settings)] = _seen(workspace.settings.stat())
    for folder in (workspace.campaigns, workspace.templates):
        found.update(_below(folder))
    return found


class Stand(NamedTuple):
    """How the files of a workspace stand; of those that were just written also what they hold."""

    stamps: Stamps
    young: Mapping[str, str]

    def is_as(self, before: Stand) -> bool:
        """Whether all files say what they said."""
        return self.stamps == before.stamps and all(
            self.young.get(path) == digest or _digest(path) == digest
            for path, digest in before.young.items()
        )


def stand_of(workspace: Workspace, beside: Iterable[Path] = ()) -> Stand:
    """How the files stand, with those `beside` that are read too, whether they are there or not.

    Two changes within one tick of the disk's clock leave its time as it was: what is so young is known by its content.
    """
    stamps = {**file_stamps(workspace)}
    for path in beside:
        stamps[str(path)] = ()
        with suppress(OSError):
            stamps[str(path)] = _seen(path.stat())
    now = time.time_ns()
    young = (
        path for path, seen in stamps.items() if seen and now - max(seen[0], seen[2]) < _COARSE
    )
    return Stand(stamps, {path: _digest(path) for path in young})


def _digest(path: str) -> str:
    try:
        with Path(path).open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def _below(folder: Path | str) -> Iterator[tuple[str, tuple[int, ...]]]:
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


def _seen(found: os.stat_result) -> tuple[int, ...]:
    return found.st_mtime_ns, found.st_size, found.st_ctime_ns, found.st_ino


class FileWatch:
    """What a workspace held at the last look."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._stamps = file_stamps(workspace)
        self._digests = dict[str, str]()
        self._young = dict[str, int]()
        """By path until when it may be written once more without another time."""
        room = _ROOM
        for path, seen in self._stamps.items():
            room -= seen[1]
            if room > 0:
                self._is_another(path)

    def changed(self) -> tuple[str, ...]:
        """The files that say something else than at the last look, are new or are gone, as people know them.

        A file that was just written is looked into for a while, however often one looks: clocks of disks are coarse.
        """
        stamps = file_stamps(self.workspace)
        moved = {path for path, seen in stamps.items() if self._stamps.get(path) != seen}
        gone = self._stamps.keys() - stamps.keys()
        again = (self._young.keys() & stamps.keys()) - moved
        self._stamps = stamps
        now = time.monotonic_ns()
        self._young = {path: until for path, until in self._young.items() if now < until}
        self._young |= dict.fromkeys(moved, now + _COARSE)
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
