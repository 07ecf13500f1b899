"""What the last command wrote, kept in the hidden folder, so that it can be taken back.

The old contents go there in the very change that writes the new ones. Made documents are not kept:
they can be made again, and what gives out a number is never taken back. Whether a deed may be taken
back, and how, is left to the callers.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import field, replace
from pathlib import Path
from typing import Any

from generator.problems import GeneratorError, say
from generator.workspace import disk
from generator.workspace.files import failure, refuse_outside
from generator.workspace.folders import HIDDEN, Workspace
from generator.workspace.lazily import changing, unchanging
from generator.workspace.listing import Write, digest
from generator.workspace.signing import SignedBy, signature_now

KEPT_CAP = 64 * 1024 * 1024
_FILE = f"{HIDDEN}/undo/last.json"
_FORM = 1
_LARGE = 1 << 20
_LONGEST = 200
_QUICKLY, _TIGHTLY = 1, 6


class NothingToUndo(GeneratorError):
    """No command has written here yet, or what was kept of it cannot be used."""


@unchanging(frozen=True)
class Done:
    """One file of a deed: what it was (`None`: no file) and the digest of what it became."""

    path: Path
    before: bytes | None
    after: str | None
    is_kept: bool = True
    """Whether `before` is known; of made documents and of very large files it is not."""


@unchanging(frozen=True)
class Deed:
    """What a command did to the files of a workspace."""

    command: str
    files: tuple[Done, ...]
    by: SignedBy | None = None
    """Who did it, and when; nobody where no face has said so."""


@changing
class _Several:
    """What was changed so far in the course of one command."""

    command: str
    changes: dict[Path, Write] = field(default_factory=dict)

    def with_more(self, changes: Sequence[Write]) -> dict[Path, Write]:
        """Every file once, as it was before all of it and is after."""
        known = dict(self.changes)
        for one in changes:
            earlier = known.get(one.path)
            known[one.path] = replace(one, before=earlier.before) if earlier else one
        return known


_SEVERAL: ContextVar[_Several | None] = ContextVar("several", default=None)


@contextmanager
def as_one_deed(command: str) -> Iterator[None]:
    """Changes that are committed within are taken back together, as those of one command."""
    token = _SEVERAL.set(_Several(command))
    try:
        yield
    finally:
        _SEVERAL.reset(token)


def remember_deed(changes: Sequence[Write]) -> None:
    """Changes that now hold; what follows in the course of the same command adds to them."""
    if several := _SEVERAL.get():
        several.changes = several.with_more(changes)


def named_deed(command: str) -> str:
    """The command in whose course something is committed."""
    several = _SEVERAL.get()
    return several.command if several else command


def deed_file(workspace: Workspace) -> Path:
    """Where the last deed is kept."""
    return workspace.root / _FILE


def deed_writes(workspace: Workspace, command: str, changes: Sequence[Write]) -> Iterator[Write]:
    """The change that keeps a deed in the place of the one before; none for documents made again."""
    if several := _SEVERAL.get():
        command, changes = several.command, list(several.with_more(changes).values())
    if all(_is_made(workspace, change) for change in changes):
        return
    room, entries = KEPT_CAP, []
    for change in changes:
        size = len(change.before or b"")
        is_kept = not _is_made(workspace, change) and size <= room
        room -= size if is_kept else 0
        entries.append(_entry(workspace, change, is_kept=is_kept))
    told: dict[str, object] = {"form": _FORM, "command": command, "files": entries}
    if by := signature_now():
        told |= {"who": by.who, "when": by.when}
    data = json.dumps(told, ensure_ascii=False, indent=1).encode()
    yield Write(deed_file(workspace), disk.read(deed_file(workspace)), data)


def _is_made(workspace: Workspace, change: Write) -> bool:
    return change.path.is_relative_to(workspace.output)


def _entry(workspace: Workspace, change: Write, *, is_kept: bool) -> dict[str, object]:
    before = change.before if is_kept else None
    packed = None if before is None else base64.b64encode(squeezed(before)).decode()
    return {
        "path": workspace.shown(change.path),
        "before": packed,
        "after": digest(change.after),
        "kept": is_kept,
    }


def last_deed(workspace: Workspace) -> Deed:
    """The last deed. Raises `NothingToUndo`, also for what no run of ours can have written."""
    path = deed_file(workspace)
    refuse_outside(workspace, path)
    try:
        data = disk.read(path)
        if data is not None:
            return _read(workspace, json.loads(data))
    except (ValueError, KeyError, TypeError, RecursionError, zlib.error):
        said = say("{file}: không đúng mẫu nên không hoàn tác được; xóa tệp ấy", file=_FILE)
        raise NothingToUndo(said) from None
    except OSError as error:
        raise failure(Path(_FILE), error) from error
    raise NothingToUndo(say("chưa có lệnh nào ghi dữ liệu để hoàn tác"))


def _read(workspace: Workspace, told: Mapping[str, Any]) -> Deed:
    if told["form"] != _FORM or not isinstance(told["command"], str) or not told["files"]:
        raise ValueError
    files, room = [], KEPT_CAP
    for entry in told["files"]:
        name, after = entry["path"], entry["after"]
        path = workspace.below(name) if isinstance(name, str) else None
        if path is None or not (after is None or isinstance(after, str)):
            raise ValueError
        before = None if entry["before"] is None else _old(entry["before"], room)
        room -= len(before or b"")
        files.append(Done(path, before, after, entry["kept"] is True))
    return Deed(told["command"], tuple(files), _signed(told.get("who"), told.get("when")))


def _signed(who: object, when: object) -> SignedBy | None:
    is_told = isinstance(who, str) and isinstance(when, str)
    return SignedBy(str(who)[:_LONGEST], str(when)[:_LONGEST]) if is_told and who else None


def _old(packed: str, room: int) -> bytes:
    return unpacked(base64.b64decode(packed, validate=True), room)


def squeezed(data: bytes) -> bytes:
    """What is kept of a file; of a very large one quickly rather than tightly, as somebody waits for it."""
    return zlib.compress(data, _QUICKLY if len(data) > _LARGE else _TIGHTLY)


def unpacked(packed: bytes, room: int) -> bytes:
    """What was packed. Raises `ValueError` for what unpacks beyond the room that is left, or is cut off."""
    stream = zlib.decompressobj()
    data = stream.decompress(packed, room + 1)
    if len(data) > room or not stream.eof:
        raise ValueError
    return data
