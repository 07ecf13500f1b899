"""Files written whole or not at all.

Killed or cut off at any moment, the earlier file is there whole or the new one is. What goes into
a file, and which folder it belongs to, is left to the callers.
"""

from __future__ import annotations

import errno
import secrets
import shutil
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from generator.problems import NO_ROOM, GeneratorError, MachineFailed, Message, say
from generator.workspace import disk
from generator.workspace.boundary import leads_out
from generator.workspace.folders import HIDDEN, Workspace

TEMPORARY = ".tmp-"
SPARE = f"{TEMPORARY}."
"""How names begin of what a run lays ready for itself alone."""
_HOUR = 3600
_IN_USE = {32, 33}
_DENIED = 5
"""Windows says it of what may not be written, and of what another program has open where it is to be replaced."""
_MEGABYTE = 1_000_000
_FULL = say("ổ đĩa đã đầy, tệp cũ còn nguyên; xóa bớt hoặc dời tệp khác đi rồi làm lại")


def write_atomically(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Puts `data`, whole or in pieces, at `path`, durably; a failure leaves what was there. Makes missing folders.

    A symbolic link is replaced, never written through. Raises `MachineFailed` in words.
    """
    write_unswept(path, data)
    sweep([path])


def write_unswept(path: Path, data: bytes | Iterable[bytes]) -> None:
    """`write_atomically` for one of many files; whoever writes them sweeps when all are there."""
    temporary = path.parent / f"{SPARE}{secrets.token_hex(4)}"
    try:
        disk.make_folder(path.parent)
        if isinstance(data, bytes):
            disk.write_new(temporary, data)
        else:
            disk.write_pieces(temporary, data)
        disk.keep_rights(temporary, path)
        disk.move(temporary, path)
    except OSError as error:
        with suppress(OSError):
            disk.remove(temporary)
        raise failure(path, error) from error
    sync_folder(path.parent)


def put_in_place(ready: Path, path: Path) -> None:
    """A file that lies ready, in one step; a failure leaves what was there."""
    try:
        disk.move(ready, path)
    except OSError as error:
        raise failure(path, error) from error
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Makes names durable that are there for all to see: no failure takes them back."""
    with suppress(OSError):
        disk.sync_folder(folder)


def sweep(written: Iterable[Path]) -> None:
    """Takes away what killed runs laid ready beside files that were just written.

    What is less than an hour older may be that of a run at work; the clock is that of the disk.
    """
    for fresh in {path.parent: path for path in written}.values():
        _sweep_beside(fresh)


def _sweep_beside(fresh: Path) -> None:
    with suppress(OSError):
        now = fresh.stat().st_mtime
        for path in fresh.parent.glob(f"{SPARE}*"):
            if now - path.stat().st_mtime > _HOUR:
                shutil.rmtree(path) if path.is_dir() else disk.remove(path)


def sweep_hidden(workspace: Workspace) -> None:
    """Takes away what killed runs laid ready long ago among what the program keeps for itself."""
    with suppress(OSError):
        for path in workspace.hidden.glob(f"*/{SPARE}*"):
            is_ours = not leads_out(path, workspace.root)
            if is_ours and time.time() - path.lstat().st_mtime > _HOUR:
                disk.remove(path)


def make_folder(folder: Path) -> None:
    """A folder, with those above it. Raises `MachineFailed` in words."""
    try:
        disk.make_folder(folder)
    except OSError as error:
        raise failure(folder, error) from error


def bytes_of(path: Path, name: str = "") -> bytes | None:
    """What a file holds; None where there is none. Raises `MachineFailed` in words, with its `name`."""
    try:
        return disk.read(path)
    except OSError as error:
        raise failure(Path(name) if name else path, error, reading=True) from error


class Outside(GeneratorError):
    """A file that would be changed with others is a link or no file, or lies out of the workspace."""

    def __init__(self, name: str) -> None:
        super().__init__(
            say(
                "{file}: nằm ngoài thư mục làm việc, là một liên kết hoặc không phải tệp dữ liệu đọc được nên"
                " không ghi; để tệp thật trong thư mục làm việc",
                file=name,
            )
        )


def refuse_outside(workspace: Workspace, path: Path) -> None:
    """Raises `Outside` for a file that a change may not name."""
    name = workspace.shown(path)
    if workspace.below(name) is None or (path.exists() and not path.is_file()):
        raise Outside(name)


class FileExists(GeneratorError):
    """A file of that name is there and says something else; it is left as it is."""


def refuse_taken(path: Path, data: bytes, *, force: bool, source: Path | None = None) -> None:
    """Raises `FileExists` where something stands that says something else, unless `force` is there.

    The `source` that the data was made from is never written over.
    """
    if source is not None and path.exists() and path.samefile(source):
        raise FileExists(
            say("«{file}» là tệp gốc, không bao giờ bị ghi đè; đặt tên khác", file=path)
        )
    if not force and path.exists() and bytes_of(path) != data:
        said = say("«{file}» đã có và khác; thêm --force để ghi đè, hoặc đặt tên khác", file=path)
        raise FileExists(said)


def refuse_existing(path: Path) -> None:
    """Raises `FileExists` where anything stands: what begins something replaces nothing."""
    if path.exists():
        raise FileExists(say("«{file}» đã có; không ghi đè", file=path))


def write_new(path: Path, data: bytes, *, force: bool = False, source: Path | None = None) -> Path:
    """Puts `data` in its place, by the rules of `refuse_taken`; for one of many, as `write_unswept`."""
    refuse_taken(path, data, force=force, source=source)
    write_unswept(path, data)
    return path


def try_to_write(workspace: Workspace, folder: Path) -> Message | None:
    """Why nothing can be written into a folder of a workspace; nothing where it can.

    What was tried is taken away, as is what an earlier try left that was killed.
    """
    if leads_out(folder, workspace.root):
        return say("dẫn ra ngoài thư mục làm việc")
    tried = folder / f"{SPARE}{secrets.token_hex(4)}"
    try:
        disk.write_new(tried, b"")
        _sweep_beside(tried)
        tried.unlink()
    except OSError as error:
        return _reason(error, reading=False)
    return None


def failure(path: Path, error: OSError, *, reading: bool = False) -> MachineFailed:
    """What went wrong with a file, in words and with its name; of a path the part that is in the way."""
    reason = _reason(error, reading=reading)
    if error.errno in NO_ROOM and HIDDEN in path.parts:
        return MachineFailed(reason)
    if _is_refused(error) and not reading and HIDDEN in path.parts:
        return MachineFailed(say("thư mục làm việc: {reason}", reason=reason))
    return MachineFailed(say("{file}: {reason}", file=_in_the_way(path, error), reason=reason))


def no_room(folder: Path, size: int) -> MachineFailed:
    """That the drive of a folder is full, and how many bytes are needed, told in megabytes."""
    drive, megabytes = folder.drive, max(1, -(-size // _MEGABYTE))
    if drive:
        return MachineFailed(
            say(
                "{drive} {reason}; cần trống ít nhất {size} MB",
                drive=drive,
                reason=_FULL,
                size=megabytes,
            )
        )
    return MachineFailed(say("{reason}; cần trống ít nhất {size} MB", reason=_FULL, size=megabytes))


def _in_the_way(path: Path, error: OSError) -> Path:
    """The file that stands where a folder should be, as far as it can be found.

    What is asked is what the machine was asked for, which need not be what is told: a file that was staged beside it.
    """
    if not isinstance(error, NotADirectoryError | FileExistsError):
        return path
    asked = [Path(one) for one in (error.filename, error.filename2, path) if isinstance(one, str | Path)]  # fmt: skip
    for real in asked:
        with suppress(OSError):
            for one in (*reversed(real.parents), real):
                if one.is_file():
                    return _as_told(one, path)
    return path


def _as_told(real: Path, told: Path) -> Path:
    """A file by its way from where another one is told from, if both lie there."""
    top = told.parts[0] if told.parts else ""
    if top not in real.parts:
        return real
    at = len(real.parts) - 1 - real.parts[::-1].index(top)
    return Path(*real.parts[at:])


def move(ready: Path, path: Path) -> Message | None:
    """A file or folder that lies ready, in its place; why not where another program holds what stands there."""
    try:
        disk.move(ready, path)
    except PermissionError as error:
        return _reason(error, reading=False)
    return None


def _reason(error: OSError, *, reading: bool) -> Message:  # noqa: PLR0911 - a table
    if error.errno in NO_ROOM:
        return _FULL
    if getattr(error, "winerror", None) in _IN_USE:
        return say("tệp đang mở trong Word, Excel; hãy đóng lại rồi chạy tiếp")
    if isinstance(error, NotADirectoryError | FileExistsError):
        return say("không phải thư mục; đổi tên hoặc dời tệp ấy đi rồi làm lại")
    if isinstance(error, IsADirectoryError):
        return say("đang là thư mục, không phải tệp; đổi tên hoặc dời thư mục ấy đi rồi làm lại")
    if error.errno == errno.ENAMETOOLONG:
        return say("tên quá dài, máy không nhận; đặt tên ngắn hơn")
    if _is_refused(error) and reading:
        return say("không có quyền đọc; nhờ người phụ trách máy cho quyền đọc")
    if getattr(error, "winerror", None) == _DENIED:
        return say("tệp đang mở ở phần mềm khác, hoặc không có quyền ghi; đóng Word, Excel, bỏ thuộc tính chỉ đọc, hoặc nhờ người phụ trách máy cho quyền ghi")  # fmt: skip
    if _is_refused(error):
        return say("không có quyền ghi; bỏ thuộc tính chỉ đọc, hoặc nhờ người phụ trách máy cho quyền ghi")  # fmt: skip
    what = say("không đọc được") if reading else say("không ghi được")
    return say("{what}; kiểm tra ổ đĩa, ổ mạng rồi làm lại", what=what)


def _is_refused(error: OSError) -> bool:
    return isinstance(error, PermissionError) or error.errno == errno.EROFS
