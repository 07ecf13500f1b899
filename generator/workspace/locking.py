"""One clerk at a time: the lock of an issuing body's register, and who holds it.

The lock is the operating system's, so a run that was killed holds nothing. Where it lies on a network
drive it may not hold; then what was read is compared again when it is written (see `journal`).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PureWindowsPath

from generator.problems import Busy, say
from generator.workspace.files import failure

LOCK = ".lock"
_HOLDER = ".lock-holder"
_POLL_SECONDS = 0.02
_HOLDER_CAP = 200
_MOUNTS = Path("/proc/self/mounts")
_REMOTE = frozenset(
    ("9p", "afs", "cifs", "davfs", "fuse.rclone", "fuse.sshfs", "nfs", "nfs4", "smb3", "smbfs")
)
_DRIVE_REMOTE = 4


@contextmanager
def locked(folder: Path, holder: str, patience: float, name: str = "") -> Iterator[None]:
    """Holds the lock of a folder; waits at most `patience` seconds, then `Busy` names the holder.

    `name` is the folder as people know it.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(folder / LOCK)
    try:
        lock.acquire(timeout=patience, poll_interval=_POLL_SECONDS)
    except Timeout:
        raise _busy(folder, patience) from None
    except OSError as error:
        raise failure(Path(name or folder), error) from error
    try:
        _sign(folder, holder)
        yield
    finally:
        _sign(folder, "")
        lock.release()


def _sign(folder: Path, holder: str) -> None:
    """For those who wait; a register works on without it."""
    with suppress(OSError):
        (folder / _HOLDER).write_text(holder, encoding="utf-8")


def _busy(folder: Path, patience: float) -> Busy:
    holder = ""
    with suppress(OSError):
        found = (folder / _HOLDER).read_text(encoding="utf-8", errors="replace")
        holder = " ".join(found.split())[:_HOLDER_CAP]
    said = say(
        "sổ đang được {holder} dùng; đã chờ {seconds} giây, chạy lại sau ít phút",
        holder=holder or say("một lần chạy khác"),
        seconds=f"{patience:g}",
    )
    return Busy(said)


def locks_are_doubtful(folder: Path) -> bool:
    """Whether a folder is known to be on a network drive; `False` where that cannot be told."""
    where = folder.resolve()
    if sys.platform == "win32":
        return _is_remote_drive(where)
    with suppress(OSError):
        return file_system_of(where, _MOUNTS.read_text(encoding="utf-8")) in _REMOTE
    return False


def file_system_of(folder: Path, mounts: str) -> str:
    """The kind of file system that holds a folder, from a list of mounts as Linux keeps it."""
    best = (-1, "")
    for line in mounts.splitlines():
        _, point, kind, *_ = [*line.split(), "", "", ""]
        mounted = Path(point.replace("\\040", " "))
        if point and folder.is_relative_to(mounted):
            best = max(best, (len(mounted.parts), kind), key=lambda found: found[0])
    return best[1]


def _is_remote_drive(folder: Path) -> bool:
    drive = PureWindowsPath(folder).drive
    if drive.startswith("\\\\"):
        return True
    if sys.platform != "win32":
        return False
    import ctypes

    kind: int = ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\")
    return kind == _DRIVE_REMOTE
