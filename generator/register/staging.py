"""One file of a change: what it was, what it shall be, and both contents laid ready beside it.

Also the list of them as the journal keeps it. In which order they are written, and what is done when
one cannot be, is `generator.register.journal`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.register import disk
from generator.workspace import failure

STAGED = ".register-"


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
    after: str
    new: Path
    old: Path | None

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


def plan_step(change: Write, name: str) -> Staged:
    """The step that makes a change, its contents to be staged under this name."""
    beside = change.path.parent
    old = None if change.before is None else beside / f"{name}.old"
    after = hashlib.sha256(change.after).hexdigest()
    return Staged(change.path, digest(change.before), after, beside / f"{name}.new", old)


def sync_folders(steps: Iterable[Staged], root: Path) -> None:
    """Makes the names in all folders concerned durable."""
    for folder in dict.fromkeys(step.path.parent for step in steps):
        with telling(folder, root):
            disk.sync(folder)


@contextmanager
def telling(path: Path, root: Path) -> Iterator[None]:
    """Failures of the disk in words, with the name of the file as people know it."""
    try:
        yield
    except OSError as error:
        raise failure(Path(shown(path, root)), error) from error


def shown(path: Path, root: Path) -> str:
    """A path as people know it, from the root of the workspace where it lies in there."""
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def list_steps(steps: Iterable[Staged], root: Path) -> bytes:
    """The journal of a change."""
    entries = [
        {
            "path": shown(step.path, root),
            "before": step.before,
            "after": step.after,
            "new": step.new.name,
            "old": step.old.name if step.old else None,
        }
        for step in steps
    ]
    return json.dumps(entries, ensure_ascii=False, indent=1).encode()


def read_steps(data: bytes | None, root: Path) -> list[Staged]:
    """What a journal lists; a draft cut while it was written lists nothing, and staged nothing."""
    try:
        entries = json.loads(data or b"[]")
    except ValueError:
        return []
    return [_listed(entry, root) for entry in entries]


def _listed(entry: dict[str, Any], root: Path) -> Staged:
    path = root / entry["path"]
    old = path.parent / entry["old"] if entry["old"] else None
    return Staged(path, entry["before"], entry["after"], path.parent / entry["new"], old)
