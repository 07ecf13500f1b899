"""The few steps by which files are written, each of which may fail on its own.

Every byte of a record, a register or a document goes through here, so that tests can fail at any one
of them. What the steps add up to is `generator.workspace.files` for one file, and
`generator.workspace.journal` for several.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from stat import S_ISREG
from typing import TypeVar

Result = TypeVar("Result")

_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
SHARES_BADLY = os.name == "nt"
_TRIES, _PAUSE = 20, 0.05
_FLAGS = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)


def read(path: Path) -> bytes | None:
    """What stands in a file; `None` when there is none."""
    try:
        return _patiently(path.read_bytes)
    except FileNotFoundError:
        return None


def _patiently(step: Callable[[], Result]) -> Result:
    """A step that Windows refuses for the moment in which another program reads the file."""
    for _ in range(_TRIES if SHARES_BADLY else 0):
        try:
            return step()
        except PermissionError:
            time.sleep(_PAUSE)
    return step()


def write_new(path: Path, data: bytes) -> None:
    """A new file, on the disk when this returns; one that exists is refused."""
    _write(path, (data,))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """The same of a file that is too large to be held whole."""
    _write(path, pieces)


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    with os.fdopen(os.open(path, _FLAGS, 0o666), "wb") as stream:
        for piece in pieces:
            stream.write(piece)
        stream.flush()
        os.fsync(stream.fileno())


def keep_rights(path: Path, like: Path) -> None:
    """Gives a new file the rights of the one it will replace; one of its own keeps those it has."""
    try:
        found = like.stat(follow_symlinks=False)
    except FileNotFoundError:
        return
    if S_ISREG(found.st_mode):
        path.chmod(found.st_mode & 0o777)


def move(source: Path, target: Path) -> None:
    """Puts a file in the place of another, in one step."""
    _patiently(lambda: source.replace(target))


def claim(source: Path, target: Path) -> None:
    """Gives a file a name that nobody may have yet: `FileExistsError` when somebody has."""
    if os.name != "posix":
        source.rename(target)
        return
    try:
        target.hardlink_to(source)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if target.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), target) from None
        source.replace(target)
    else:
        source.unlink()


def remove(path: Path) -> None:
    """Takes a file away; nothing happens when it is gone already."""
    path.unlink(missing_ok=True)


def make_folder(path: Path) -> None:
    path.mkdir(parents=True, exist_ok=True)


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder durable where the system can; Windows has no such call and needs none."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
