"""Who has a workspace open in a page: one writes, others read until the one is gone or gives way.

Two things tell that somebody is there: a lock of the operating system, which a killed run lets go at once, and
a sign that is renewed every few seconds. On a network drive the lock may hold nothing, so there the sign alone
counts, and one who is silent for a minute is gone. How long ago that was is told by the disk's own clock.
Nothing depends on it but who is told to wait: what two write at once is found when it is saved.
"""

from __future__ import annotations

import json
import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.problems import GeneratorError
from generator.workspace import disk
from generator.workspace.files import refuse_outside, write_atomically
from generator.workspace.folders import Workspace
from generator.workspace.lazily import unchanging
from generator.workspace.locking import PAGE_SEAT, keep_out_of_git, locks_are_doubtful

if TYPE_CHECKING:
    from filelock import BaseFileLock

_LOCK, _SIGN, _PROBE = (f"locks/{PAGE_SEAT}.{end}" for end in ("lock", "json", "probe"))
_SILENT = 8.0
_SILENT_FAR = 60.0
"""Seconds after which one who gives no sign is gone: on a disk of this machine, and on a network drive."""
_LONGEST = 200
_LARGEST = 4_096


@unchanging(frozen=True)
class Sitter:
    """Who has the page open, since when as their machine wrote it."""

    who: str
    since: str
    token: str


@unchanging(frozen=True)
class Seated:
    """Whether the seat is mine; `by` is who has it, nobody where the folder takes no sign. `is_sure` is false where
    locks may hold nothing.
    """

    is_mine: bool
    by: Sitter | None
    is_sure: bool


class PageSeat:
    """The seat of one run at a workspace; `look` is called every few seconds as long as it runs."""

    def __init__(self, workspace: Workspace, who: str, since: str) -> None:
        self.workspace = workspace
        self.me = Sitter(who, since, secrets.token_hex(16))
        self.is_sure = not locks_are_doubtful(workspace.root)
        self._lock: BaseFileLock | None = None

    def look(self) -> Seated:
        """Who has the seat now; renews the sign where it is mine, and takes the seat where nobody has it."""
        with suppress(OSError, GeneratorError):
            if not self.workspace.root.is_dir():
                return Seated(is_mine=False, by=None, is_sure=self.is_sure)
            found = self._sitter()
            if found and found.token != self.me.token and not self._is_gone(found):
                self._let_go()
                return Seated(is_mine=False, by=found, is_sure=self.is_sure)
            if found and found.token == self.me.token:
                os.utime(self._file(_SIGN))
                self._hold()
                return Seated(is_mine=True, by=self.me, is_sure=self.is_sure)
            self.take_over()
            return Seated(is_mine=True, by=self.me, is_sure=self.is_sure)
        return Seated(is_mine=False, by=None, is_sure=self.is_sure)

    def take_over(self) -> None:
        """The seat is mine from here on; who had it is told so at the next look. Raises `MachineFailed`."""
        told = {"who": self.me.who, "since": self.me.since, "token": self.me.token}
        write_atomically(self._file(_SIGN), json.dumps(told, ensure_ascii=False).encode())
        keep_out_of_git(self.workspace)
        self._hold()

    def leave(self) -> None:
        """The seat is free, where it was mine."""
        with suppress(OSError, GeneratorError):
            found = self._sitter()
            if found and found.token == self.me.token:
                disk.remove(self._file(_SIGN))
        self._let_go()

    def _sitter(self) -> Sitter | None:
        path = self._file(_SIGN)
        try:
            if path.stat().st_size > _LARGEST:
                return None
            told: Any = json.loads(disk.read(path) or b"")
            words = [told[key] for key in ("who", "since", "token")]
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError, RecursionError):
            return None
        who, since, token = (" ".join(str(one).split())[:_LONGEST] for one in words)
        return Sitter(who, since, token)

    def _is_gone(self, sitter: Sitter) -> bool:
        """Whether nobody is there: no lock and no sign; of a run of my own that was killed the lock says enough."""
        probe = self._file(_PROBE)
        probe.write_bytes(b"")
        silent = probe.stat().st_mtime - self._file(_SIGN).stat().st_mtime
        if not self.is_sure:
            return silent > _SILENT_FAR
        is_mine = sitter.who == self.me.who
        return (is_mine or silent > _SILENT) and self._hold()

    def _hold(self) -> bool:
        """Whether the lock is mine now."""
        from filelock import FileLock, Timeout

        if self._lock is None:
            lock = FileLock(self._file(_LOCK))
            try:
                lock.acquire(timeout=0)
            except Timeout:
                return False
            self._lock = lock
        return True

    def _let_go(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _file(self, name: str) -> Path:
        path = self.workspace.hidden / name
        refuse_outside(self.workspace, path)
        path.parent.mkdir(parents=True, exist_ok=True)
        return path
