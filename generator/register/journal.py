"""Several files changed together or not at all, whatever happens in between.

All new contents are written beside their targets first, then one journal is given its name: from
that moment the change holds. What follows are renames, which need no room on the disk; a run that
was killed among them is completed by the next one, and a rename that is refused puts everything
back. What is written where is the caller's; holding the lock is `generator.register.changing`.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Busy, MachineFailed, say
from generator.register import disk
from generator.register.issuing_body import RegisterDamaged
from generator.workspace import failure

JOURNAL = ".journal"
_DRAFT = ".journal-"
_STAGED = ".register-"


class Stale(Exception):
    """A file is no longer what it was when it was read."""


@dataclass(frozen=True)
class Write:
    """A file to be written: what was read there (`None`: nothing) and what it shall be."""

    path: Path
    before: bytes | None
    after: bytes


@dataclass(frozen=True)
class Staged:
    """One file of a change, with its new and its old content staged beside it."""

    path: Path
    before: str | None
    after: str | None
    new: Path

    @property
    def old(self) -> Path | None:
        """The old content; none where there was no file."""
        return None if self.before is None else self.new.with_suffix(".old")

    @property
    def found(self) -> str | None:
        """The digest of what stands at the target now."""
        try:
            return digest(disk.read(self.path))
        except OSError as error:
            raise failure(self.path, error) from error

    @property
    def is_pending(self) -> bool:
        """Whether the new content is still to be put in its place."""
        return self.new.exists()

    @property
    def is_spoilt(self) -> bool:
        """Not to be completed: somebody else wrote the target, or it was already put back."""
        found = self.found
        if self.is_pending:
            return found not in {self.before, self.after}
        return found == self.before != self.after


def digest(data: bytes | None) -> str | None:
    """What tells two contents apart."""
    return None if data is None else hashlib.sha256(data).hexdigest()


def commit(folder: Path, root: Path, changes: Iterable[Write]) -> None:
    """Write all changes, in their order. Call it under the lock of `folder`, after `recover`.

    Raises `Stale` when a file is not what its change says was read, `MachineFailed` when the disk
    refuses; either way the files are as they were.
    """
    wanted = [change for change in changes if change.before != change.after]
    if not wanted:
        return
    token = secrets.token_hex(4)
    steps = [
        Staged(
            change.path,
            digest(change.before),
            digest(change.after),
            change.path.with_name(f"{_STAGED}{token}-{at}.new"),
        )
        for at, change in enumerate(wanted)
    ]
    draft = folder / f"{_DRAFT}{token}"
    try:
        _stage(draft, steps, wanted, root)
        _enter(draft, folder, steps, root)
    except BaseException:
        _withdraw(draft, folder, steps, token)
        raise
    _settle(folder, steps, root)


def recover(folder: Path, root: Path) -> bool:
    """Complete or undo what a killed run left; whether there was a change to settle.

    Call it under the lock of `folder`. Raises `RegisterDamaged` when the journal cannot be read.
    """
    journal = folder / JOURNAL
    found = disk.read(journal)
    if found is not None:
        steps = _read_steps(found, root)
        if not steps:
            raise RegisterDamaged(_shown(journal, root), say("không đọc được nhật ký ghi dở"))
        with suppress(Stale):
            _settle(folder, steps, root)
    for draft in sorted(folder.glob(f"{_DRAFT}*")):
        with _telling(draft, root):
            _discard(_read_steps(disk.read(draft), root))
            disk.remove(draft)
    return found is not None


def is_open(folder: Path) -> bool:
    """Whether a change was begun here and not ended, by a run that works or was killed."""
    return (folder / JOURNAL).exists() or any(folder.glob(f"{_DRAFT}*"))


def _stage(draft: Path, steps: Sequence[Staged], changes: Sequence[Write], root: Path) -> None:
    """The journal's draft first, so that nothing lies about unlisted; then every content."""
    with _telling(draft, root):
        disk.write_new(draft, _listed(steps, root))
        disk.sync(draft.parent)
    for step, change in zip(steps, changes, strict=True):
        with _telling(step.path, root):
            disk.make_folder(step.path.parent)
            if step.old and change.before is not None:
                disk.write_new(step.old, change.before)
                disk.keep_rights(step.old, step.path)
            disk.write_new(step.new, change.after)
            disk.keep_rights(step.new, step.path)
    _sync_folders(steps, root)


def _enter(draft: Path, folder: Path, steps: Sequence[Staged], root: Path) -> None:
    """From here on the change holds, and no other can.

    What was read is compared here too, though `_settle` does: where no lock holds, another run may
    settle this journal as soon as it has its name, so it shall not get it in vain.
    """
    if any(step.found != step.before for step in steps):
        raise Stale
    try:
        disk.claim(draft, folder / JOURNAL)
        disk.sync(folder)
    except FileExistsError:
        raise Busy(say("sổ đang được một lần chạy khác dùng; chạy lại sau ít phút")) from None
    except OSError as error:
        raise failure(Path(_shown(folder, root)), error) from error


def _withdraw(draft: Path, folder: Path, steps: Sequence[Staged], token: str) -> None:
    """Take back what was staged and not yet applied; what cannot be is left to `recover`."""
    with suppress(OSError):
        _discard(steps)
        listed = disk.read(folder / JOURNAL) or b""
        if f'"{_STAGED}{token}-'.encode() in listed:
            disk.remove(folder / JOURNAL)
        disk.remove(draft)


def _discard(steps: Iterable[Staged]) -> None:
    for step in steps:
        disk.remove(step.new)
        if step.old:
            disk.remove(step.old)


def _settle(folder: Path, steps: Sequence[Staged], root: Path) -> None:
    """Complete the change; undo it when it cannot be completed."""
    if any(step.is_spoilt for step in steps):
        _undo(folder, steps, root)
        raise Stale
    try:
        _apply(steps, root)
    except MachineFailed:
        _undo(folder, steps, root)
        raise
    _clean(folder, steps)


def _apply(steps: Sequence[Staged], root: Path) -> None:
    for step in steps:
        if step.is_pending:
            with _telling(step.path, root):
                disk.move(step.new, step.path)
    _sync_folders(steps, root)


def _undo(folder: Path, steps: Sequence[Staged], root: Path) -> None:
    """Put everything back, last file first; a file that somebody wrote since is left alone."""
    for step in reversed(steps):
        if step.found == step.after != step.before:
            with _telling(step.path, root):
                if step.old is None:
                    disk.remove(step.path)
                elif step.old.exists():
                    disk.move(step.old, step.path)
    _sync_folders(steps, root)
    _clean(folder, steps)


def _clean(folder: Path, steps: Sequence[Staged]) -> None:
    """What was staged, then the journal; what cannot be removed now, the next run removes."""
    with suppress(OSError):
        _discard(steps)
        disk.remove(folder / JOURNAL)
        disk.sync(folder)


def _sync_folders(steps: Iterable[Staged], root: Path) -> None:
    """Makes the names in all folders concerned durable."""
    for folder in dict.fromkeys(step.path.parent for step in steps):
        with _telling(folder, root):
            disk.sync(folder)


@contextmanager
def _telling(path: Path, root: Path) -> Iterator[None]:
    """Failures of the disk in words, with the name of the file as people know it."""
    try:
        yield
    except OSError as error:
        raise failure(Path(_shown(path, root)), error) from error


def _shown(path: Path, root: Path) -> str:
    """A path as people know it, from the root of the workspace where it lies in there."""
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def _listed(steps: Iterable[Staged], root: Path) -> bytes:
    """The journal of a change."""
    entries = [
        {
            "path": _shown(step.path, root),
            "before": step.before,
            "after": step.after,
            "new": step.new.name,
        }
        for step in steps
    ]
    return json.dumps(entries, ensure_ascii=False, indent=1).encode()


def _read_steps(data: bytes | None, root: Path) -> list[Staged]:
    """What a journal lists; a draft cut while it was written lists nothing, and staged nothing."""
    try:
        entries = json.loads(data or b"[]")
    except ValueError:
        return []
    paths = [root / entry["path"] for entry in entries]
    return [
        Staged(path, entry["before"], entry["after"], path.with_name(entry["new"]))
        for path, entry in zip(paths, entries, strict=True)
    ]
