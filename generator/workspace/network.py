"""Whether a folder lies on another machine, where locks may not hold.

Only to warn: the register compares what it read before it writes, wherever it lies.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path, PureWindowsPath

_MOUNTS = Path("/proc/self/mounts")
_REMOTE = frozenset(
    ("9p", "afs", "cifs", "davfs", "fuse.rclone", "fuse.sshfs", "nfs", "nfs4", "smb3", "smbfs")
)
_DRIVE_REMOTE = 4


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
