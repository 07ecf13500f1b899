"""What a journal lists: the files of a change, each with its old and its new content staged beside it.

A journal is believed only as far as it could be ours: files within the workspace, reached through no
link, and staged contents with bare names of our own. Anything else is refused whole, with the way to be
rid of it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from generator.problems import MachineFailed, Message, say
from generator.workspace import disk
from generator.workspace.files import failure
from generator.workspace.folders import Workspace
from generator.workspace.lazily import regex, unchanging

STAGED = ".staged-"
_KEYS = {"path", "before", "after", "new"}
_NEW = regex(re.escape(STAGED) + r"[0-9a-f]{8}-\d{1,6}\.new")
_DIGEST = regex(r"[0-9a-f]{64}")


class JournalRefused(MachineFailed):
    """A journal that no run of ours can have written; nothing that it says is done."""

    def __init__(self, name: str, reason: Message) -> None:
        super().__init__(
            say(
                "{file}: tệp ghi tạm của lần ghi chưa xong không dùng được: {reason}; không làm theo tệp này;"
                " xem lại dữ liệu và sổ («vanthu check», «vanthu register check»), rồi xóa tệp ấy",
                file=name,
                reason=reason,
            )
        )


@unchanging(frozen=True)
class Write:
    """A file to be written: what was read there and what it shall be; `None`: no such file."""

    path: Path
    before: bytes | None
    after: bytes | None


@unchanging(frozen=True)
class Staged:
    """One file of a change, by the digests of its old and its new content (`None`: no file)."""

    path: Path
    before: str | None
    after: str | None
    new: Path
    """The new content; empty where the file is to be removed. Once it is gone the step is done."""

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
            return found not in {self.before, self.after} or self._is_cut
        return found == self.before != self.after

    @property
    def _is_cut(self) -> bool:
        """Whether what was staged is no longer what was to be written."""
        return self.after is not None and digest(disk.read(self.new)) != self.after

    def apply(self) -> None:
        """The new content in its place; of a file to be removed nothing."""
        if self.after is None:
            disk.remove(self.path)
            disk.remove(self.new)
        else:
            disk.move(self.new, self.path)

    def take_back(self) -> None:
        """What stood there before, in its place again."""
        if self.old is None:
            disk.remove(self.path)
        elif self.old.exists():
            disk.move(self.old, self.path)

    def discard(self) -> None:
        """What was staged is taken away."""
        disk.remove(self.new)
        if self.old:
            disk.remove(self.old)


def digest(data: bytes | None) -> str | None:
    """What tells two contents apart."""
    return None if data is None else hashlib.sha256(data).hexdigest()


def listed(workspace: Workspace, steps: Iterable[Staged]) -> bytes:
    """The journal of a change."""
    entries = [
        {
            "path": workspace.shown(step.path),
            "before": step.before,
            "after": step.after,
            "new": step.new.name,
        }
        for step in steps
    ]
    return json.dumps(entries, ensure_ascii=False, indent=1).encode()


def read_steps(workspace: Workspace, journal: Path) -> list[Staged]:
    """What a journal lists. Raises `JournalRefused` for anything that is not as `listed` writes it."""
    name = workspace.shown(journal)
    try:
        entries = json.loads(disk.read(journal) or b"")
    except (ValueError, RecursionError):
        raise JournalRefused(name, say("không đọc được")) from None
    except OSError as error:
        raise failure(Path(name), error) from error
    if not isinstance(entries, list) or not entries:
        raise JournalRefused(name, say("không đúng mẫu"))
    return [_read_step(workspace, name, entry) for entry in entries]


def _read_step(workspace: Workspace, journal: str, entry: Any) -> Staged:
    if not isinstance(entry, dict) or entry.keys() != _KEYS or not _is_ours(entry):
        raise JournalRefused(journal, say("không đúng mẫu"))
    path = workspace.below(entry["path"])
    if path is None:
        raise JournalRefused(
            journal, say("ghi tên tệp ngoài thư mục làm việc: «{name}»", name=entry["path"])
        )
    step = Staged(path, entry["before"], entry["after"], path.with_name(entry["new"]))
    for staged in (step.new, step.old):
        if staged is not None and staged.is_symlink():
            raise JournalRefused(journal, say("«{name}» là một liên kết", name=staged.name))
    return step


def _is_ours(entry: dict[str, Any]) -> bool:
    digests = [entry["before"], entry["after"]]
    return (
        isinstance(entry["path"], str)
        and isinstance(entry["new"], str)
        and _NEW.fullmatch(entry["new"]) is not None
        and digests != [None, None]
        and all(one is None or (isinstance(one, str) and _DIGEST.fullmatch(one)) for one in digests)
    )
