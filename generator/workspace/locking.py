"""One clerk at a time: the locks of campaigns, registers and whatever is written, and who holds them.

A lock is held from reading to writing by whoever changes something. It is the operating system's, so
a run that was killed holds nothing. Where it lies on a network drive it may not hold; then what was
read is compared again when it is written (see `journal`).
"""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from contextvars import ContextVar
from pathlib import Path, PureWindowsPath

from generator.problems import Busy, Message, say
from generator.workspace import disk
from generator.workspace.boundary import leads_out
from generator.workspace.file_names import safe_name
from generator.workspace.files import failure, refuse_outside
from generator.workspace.folders import Workspace
from generator.workspace.rehearsal import is_rehearsal

_LOCKS = "locks"
PAGE_SEAT = "page"
"""The lock of who has the workspace open in a page."""
_HOLDER = ".holder"
PATIENCE = 30.0
_POLL_SECONDS = 0.02
_LONGEST: ContextVar[float] = ContextVar("longest", default=float("inf"))
_HOLDER_CAP = 200
_MOUNTS = Path("/proc/self/mounts")
_REMOTE = frozenset(
    ("9p", "afs", "cifs", "davfs", "fuse.rclone", "fuse.sshfs", "nfs", "nfs4", "smb3", "smbfs")
)
_DRIVE_REMOTE = 4


@contextmanager
def waiting_at_most(seconds: float) -> Iterator[None]:
    """Within, no lock is waited for longer than that, however patient who asks for it is."""
    token = _LONGEST.set(seconds)
    try:
        yield
    finally:
        _LONGEST.reset(token)


@contextmanager
def locked(
    workspace: Workspace, name: str, what: Message, *, holder: str = "", patience: float = PATIENCE
) -> Iterator[None]:
    """Holds a lock of the workspace; waits at most `patience` seconds, then `Busy` names the holder.

    Within `waiting_at_most` it waits no longer than is said there. `name` tells the lock from others, `what` says to people what is locked.
    """
    from filelock import FileLock, Timeout

    if is_rehearsal():
        yield
        return
    path = _lock_file(workspace, name)
    lock, patience = FileLock(path), min(patience, _LONGEST.get())
    try:
        lock.acquire(timeout=patience, poll_interval=_POLL_SECONDS)
    except Timeout:
        raise _busy(path, what, patience) from None
    except OSError as error:
        raise failure(Path(workspace.shown(path)), error) from error
    try:
        _sign(path, holder)
        yield
    finally:
        _sign(path, "")
        lock.release()


def campaign_locked(
    workspace: Workspace, code: str, *, holder: str = "", patience: float = PATIENCE
) -> AbstractContextManager[None]:
    """`locked` for the records of a campaign; what there is none of cannot be held."""
    if code not in workspace.campaign_folders():
        return nullcontext()
    return _known_locked(workspace, code, holder, patience)


def _known_locked(
    workspace: Workspace, code: str, holder: str, patience: float = PATIENCE
) -> AbstractContextManager[None]:
    what = say("chiến dịch «{code}»", code=code)
    return locked(workspace, f"campaign-{code}", what, holder=holder, patience=patience)


def register_locked(
    workspace: Workspace, issuer: str, *, holder: str = "", patience: float = PATIENCE
) -> AbstractContextManager[None]:
    """`locked` for the register of an issuing body."""
    what = say("sổ của {issuer}", issuer=issuer)
    return locked(workspace, f"register-{issuer}", what, holder=holder, patience=patience)


def output_locked(
    workspace: Workspace, folder: Path, *, holder: str = "", patience: float = PATIENCE
) -> AbstractContextManager[None]:
    """`locked` for a folder of documents, from looking at what is there to writing over it.

    Nothing is held of one outside of the workspace: nothing is issued into it.
    """
    if leads_out(folder, workspace.root):
        return nullcontext()
    shown = workspace.shown(folder)
    what = say("thư mục văn bản «{folder}»", folder=shown)
    return locked(workspace, f"output-{shown}", what, holder=holder, patience=patience)


@contextmanager
def all_locked(
    workspace: Workspace, *, holder: str = "", patience: float = PATIENCE
) -> Iterator[None]:
    """Holds every campaign and every register, in the order in which others take them."""
    registers = workspace.register.iterdir() if workspace.register.is_dir() else ()
    with ExitStack() as held:
        for code in workspace.campaign_folders():
            held.enter_context(_known_locked(workspace, code, holder, patience))
        for folder in sorted(one for one in registers if one.is_dir()):
            one = register_locked(workspace, folder.name, holder=holder, patience=patience)
            held.enter_context(one)
        yield


def _lock_file(workspace: Workspace, name: str) -> Path:
    """Where a lock lies; its folder is made, and nothing is written through links."""
    path = workspace.hidden / _LOCKS / f"{safe_name(name)}.lock"
    for one in (path, path.with_suffix(_HOLDER)):
        refuse_outside(workspace, one)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise failure(Path(workspace.shown(path.parent)), error) from error
    keep_out_of_git(workspace)
    return path


def keep_out_of_git(workspace: Workspace) -> None:
    """What the program keeps for itself is no record, also where the office's own list says nothing."""
    ignored = workspace.hidden / ".gitignore"
    with suppress(OSError):
        if not ignored.exists():
            disk.write_new(ignored, b"*\n")


def _sign(path: Path, holder: str) -> None:
    """For those who wait; the one who holds the lock works on without it."""
    with suppress(OSError):
        path.with_suffix(_HOLDER).write_text(holder, encoding="utf-8")


def held_locks(workspace: Workspace) -> Iterator[Message]:
    """What somebody holds at this moment, and who; what nobody holds is let go again at once.

    That a page is open keeps nobody waiting.
    """
    from filelock import FileLock, Timeout

    for path in sorted((workspace.hidden / _LOCKS).glob("*.lock")):
        if path.stem == PAGE_SEAT or path.is_symlink() or not path.is_file():
            continue
        lock = FileLock(path)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            name, by = path.stem, _held_by(path)
            yield say("{name}: {by}", name=name, by=by or say("một lệnh vanthu khác dùng"))
        except OSError:
            continue
        else:
            lock.release()


def is_held(workspace: Workspace, name: str) -> bool:
    """Whether somebody holds a lock at this moment; also where nobody can tell that, as on a network drive."""
    from filelock import FileLock, Timeout

    path = workspace.hidden / _LOCKS / f"{safe_name(name)}.lock"
    if path.is_symlink() or not path.is_file():
        return False
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except (Timeout, OSError):
        return True
    lock.release()
    return locks_are_doubtful(workspace.root)


def _busy(path: Path, what: Message, patience: float) -> Busy:
    by = _held_by(path)
    said = say(
        "{what} đang được {by}; đã chờ {seconds} giây, làm lại sau ít phút",
        what=what,
        by=by or say("một lệnh vanthu khác dùng"),
        seconds=f"{patience:g}",
    )
    return Busy(said)


def _held_by(path: Path) -> Message | None:
    """Who holds a lock, as they wrote it, and since when they have."""
    holder, since = "", ""
    with suppress(OSError):
        signed = path.with_suffix(_HOLDER)
        found = signed.read_text(encoding="utf-8", errors="replace")
        holder = " ".join(found.split())[:_HOLDER_CAP]
        taken = datetime.datetime.fromtimestamp(signed.stat().st_mtime, datetime.UTC)
        since = f"{taken.astimezone():%H:%M %d/%m/%Y}"
    return say("{holder} dùng từ {since}", holder=holder, since=since) if holder else None


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
