"""What was opened to be changed, kept by its digest, so that two changes of one text can be held against it.

It lies in the hidden folder, packed; what does not unpack to its own digest is as if it were not there. Only
the newest stay, and whoever finds nothing does without.
"""

from __future__ import annotations

import zlib
from contextlib import suppress
from pathlib import Path

from generator.problems import GeneratorError
from generator.workspace import disk
from generator.workspace.deeds import KEPT_CAP, squeezed, unpacked
from generator.workspace.files import refuse_outside, write_atomically
from generator.workspace.folders import Workspace
from generator.workspace.lazily import regex
from generator.workspace.listing import digest
from generator.workspace.locking import keep_out_of_git

_FOLDER = "opened"
_DIGEST = regex(r"[0-9a-f]{64}")
_KEPT = 64
_ROOM = 64 * 1024 * 1024


def keep_opened(workspace: Workspace, data: bytes) -> None:
    """Keeps what somebody begins to change; does nothing where that cannot be written."""
    path = workspace.hidden / _FOLDER / str(digest(data))
    if len(data) > KEPT_CAP or path.exists():
        return
    with suppress(GeneratorError, OSError):
        refuse_outside(workspace, path)
        write_atomically(path, squeezed(data))
        keep_out_of_git(workspace)
        _keep_newest(path)


def opened_before(workspace: Workspace, known: str) -> bytes | None:
    """What has this digest, as it was opened; nothing where it is not kept any more."""
    path = workspace.hidden / _FOLDER / known
    if not _DIGEST.fullmatch(known):
        return None
    with suppress(GeneratorError, OSError, ValueError, zlib.error):
        refuse_outside(workspace, path)
        packed = disk.read(path)
        data = None if packed is None else unpacked(packed, KEPT_CAP)
        return data if digest(data) == known else None
    return None


def _keep_newest(path: Path) -> None:
    found = sorted(path.parent.glob("?" * 64), key=lambda one: one.stat().st_mtime, reverse=True)
    room = _ROOM
    for place, one in enumerate(found):
        room -= one.stat().st_size
        if one != path and (place >= _KEPT or room < 0):
            disk.remove(one)
